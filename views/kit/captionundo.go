package kit

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

func runeCount(s string) int { return utf8.RuneCountInString(s) }

type stepKind int

const (
	stepWhole  stepKind = iota // stands alone: paste, replace, cut
	stepType                   // letters typed one after another
	stepBack                   // Backspace, again and again
	stepDelete                 // Delete, again and again
)

// step is one change: gone was at a byte offset and come took its place.
type step struct {
	at         int
	gone, come string
	before     [2]int // caret and fix
	after      int
	kind       stepKind
	when       time.Time
}

// history holds what can be taken back (the first done steps) and done again.
type history struct {
	steps  []step
	done   int
	sealed bool // the next step begins anew
}

const (
	// stepPause ends a step of typing.
	stepPause = 1500 * time.Millisecond
	// stepMost bounds the memory of one field's undo.
	stepMost = 2000
)

// add remembers a step, as part of the last one when it goes on with it.
func (h *history) add(s step) {
	h.steps = h.steps[:h.done]
	if !h.sealed && h.done > 0 && h.steps[h.done-1].takes(s) {
		return
	}
	h.sealed = false
	if len(h.steps) >= stepMost {
		h.steps = append(h.steps[:0], h.steps[len(h.steps)/4:]...)
	}
	h.steps = append(h.steps, s)
	h.done = len(h.steps)
}

// seal ends the step in hand: the caret went elsewhere.
func (h *history) seal() { h.sealed = true }

// takes reports whether s goes on with this step, and joins it: letters of one
// word with the space behind it, or characters deleted in a row.
func (l *step) takes(s step) bool {
	if l.kind != s.kind || s.when.Sub(l.when) > stepPause {
		return false
	}
	switch s.kind {
	case stepType:
		if s.gone != "" || s.at != l.at+len(l.come) || newWord(l.come, s.come) {
			return false
		}
		l.come += s.come
	case stepBack:
		if s.come != "" || s.at+len(s.gone) != l.at || newWord(s.gone, l.gone) {
			return false
		}
		l.gone, l.at = s.gone+l.gone, s.at
	case stepDelete:
		if s.come != "" || s.at != l.at || newWord(l.gone, s.gone) {
			return false
		}
		l.gone += s.gone
	default:
		return false
	}
	l.after, l.when = s.after, s.when
	return true
}

// newWord reports whether a word begins between two pieces.
func newWord(left, right string) bool {
	l, _ := utf8.DecodeLastRuneInString(left)
	r, _ := utf8.DecodeRuneInString(right)
	return unicode.IsSpace(l) && !unicode.IsSpace(r) || strings.HasSuffix(left, "\n")
}

func (h *history) back() (step, bool) {
	if h.done == 0 {
		return step{}, false
	}
	h.done--
	h.sealed = true
	return h.steps[h.done], true
}

func (h *history) again() (step, bool) {
	if h.done == len(h.steps) {
		return step{}, false
	}
	h.done++
	h.sealed = true
	return h.steps[h.done-1], true
}
