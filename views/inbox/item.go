package inbox

import (
	"strings"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// Measures of a row, in px.
const (
	rowLead  = 65 // ring and the room around it
	rowEdge  = 16 // at the right
	rowPlain = 71 // a row without its lines of text
	rowLine  = 20
	ringSide = 36
)

// mark is a chip of a row.
type mark struct {
	text string
	kind kit.ChipKind
}

// item is a comment as the list draws it, put into words once.
type item struct {
	models.CommentCard
	name  string
	text  string
	lines []string // at the width of the list
	wide  float32  // that width
	marks []mark
	top   float32 // where it begins in the list
}

// newItem puts a card into words; it may run off the UI goroutine.
func (s *Screen) newItem(c models.CommentCard) *item {
	it := &item{CommentCard: c, name: authorName(c.Author, c.AuthorName), text: line(c.Body, cardMost)}
	it.marks = append(it.marks, mark{kindName(c.Kind), kindChip(c.Kind)})
	if c.Blocked {
		it.marks = append(it.marks, mark{lang.T("inboxview.blocked"), kit.RedChip})
	}
	for _, tag := range strings.Fields(c.Tags) {
		kind := kit.Plain
		if tag == "health" {
			kind = kit.AmberChip
		}
		it.marks = append(it.marks, mark{tagName(tag), kind})
	}
	return it
}

// urgent is the mark of a complaint that waits too long.
func (it *item) urgent(now int64) bool {
	return it.Kind == models.KindComplaint && it.State == models.CommentOpen && it.DueAt != 0 && it.DueAt <= now
}

// wrap breaks the text for a width in px of the whole row.
func (it *item) wrap(width float32) {
	if it.wide == width {
		return
	}
	it.wide = width
	room := width - rowLead - rowEdge
	if utf8.RuneCountInString(it.text) <= 24 { // surely one line
		it.lines = []string{it.text}
		return
	}
	it.lines = kit.Wrap(it.text, kit.Compact, room, 2)
}

func (it *item) height() float32 { return rowPlain + rowLine*float32(max(1, len(it.lines))) }
