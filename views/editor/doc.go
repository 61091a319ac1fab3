// Package post is the post panel: everything of one post in a pane at the
// right of the calendar, so that a plan can be completed without leaving it.
//
// What is typed is kept as a list of edits (edits.go) and applied to the post
// as it is stored at that moment, so that a move on the calendar and typing in
// the panel never overwrite each other. Edits are saved 800 ms after the last
// key, when the panel closes, and by Flush when the program quits.
package editor
