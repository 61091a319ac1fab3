// Package editor is the drafting editor: one idea written once, adapted per
// account, checked while it is typed, and shown as each platform will show it.
//
// What is typed is kept as a list of edits (edits.go) and applied to the post
// as it is stored at that moment, so that a move on the calendar and typing
// here never overwrite each other. Edits are saved within a second, when the
// editor is left, and by Flush when the program quits (saving.go).
//
// A key stroke changes the post in memory and what follows from it at once
// (counters, previews); proofreading runs off the UI when typing pauses.
package editor
