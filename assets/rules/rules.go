// Package rules ships what platforms demand as dated data, because it changes
// more often than the program does: every rule says where it was read and when.
package rules

import "embed"

// Platforms is platforms.json: names and addresses per platform.
//
//go:embed platforms.json
var Platforms []byte

// TLDs is tlds.txt: top level domains, a line each, "#" begins a note; those
// after "# retired" are no longer in the root zone.
//
//go:embed tlds.txt
var TLDs string

// EmojiSequences is emoji-sequences.txt: emoji of several code points.
//
//go:embed emoji-sequences.txt
var EmojiSequences string

// Files are the rules of content, PLATFORM.json each: a rule a line, with its
// value, unit, level, source and the day it was read.
//
//go:embed *.json
var Files embed.FS
