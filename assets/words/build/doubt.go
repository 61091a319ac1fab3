package main

import (
	"strings"

	"lontar/assets/words"
)

// doubt marks the words a caption hardly means: rare ones one slip of the
// finger away from a far more frequent word. They count as mistakes, since
// "unduk" in a caption is "untuk" and not a seahorse.
func (l *lexicon) doubt() {
	for w, bits := range l.words {
		if bits&words.Own != 0 || len(w) < 3 || strings.ContainsAny(w, "-'") {
			continue
		}
		need := l.needed(w, bits)
		if need > 15 {
			continue
		}
		edits(w, func(e string) bool {
			if e != w && max(l.idClass[e], l.enClass[e]) >= need && l.words[e]&words.Name == 0 {
				l.words[w] |= words.Doubtful
				return false
			}
			return true
		})
	}
}

// needed is the class a neighbour must have to cast doubt on a word: the more
// sources know the word, the higher; 16 means never.
func (l *lexicon) needed(w string, bits uint64) int {
	own := max(l.idClass[w], l.enClass[w])
	switch {
	case own >= 6:
		return 16
	case own >= 4:
		return own + 7
	case bits&words.Dictionary == 0:
		return 5
	case bits&words.Web != 0:
		return 12
	case len(w) >= 8:
		return 16
	case len(w) == 7:
		return 9
	case len(w) >= 5:
		return 7
	default:
		return 6
	}
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// edits calls each with every word one slip away, until it says stop.
func edits(w string, each func(string) bool) {
	for i := 0; i <= len(w); i++ {
		if i < len(w) && !each(w[:i]+w[i+1:]) {
			return
		}
		if i+1 < len(w) && !each(w[:i]+string(w[i+1])+string(w[i])+w[i+2:]) {
			return
		}
		for _, c := range letters {
			if i < len(w) && !each(w[:i]+string(c)+w[i+1:]) {
				return
			}
			if !each(w[:i] + string(c) + w[i:]) {
				return
			}
		}
	}
}
