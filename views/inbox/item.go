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
	lines []string // at the width of the list; nil until they are drawn
	rows  int      // how many lines there is room for
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

// sureOne and sureTwo are lengths in code points that surely fill one line, or
// more: only what lies between is measured before it is drawn.
const (
	sureOne = 24
	sureTwo = 60
)

// measure finds how many lines the text takes at a width in px of the whole row.
// A page of comments must not cost the frame it arrives in: the lines themselves
// are broken when they are drawn.
func (it *item) measure(width float32) {
	if it.wide == width {
		return
	}
	it.wide, it.lines, it.rows = width, nil, 1
	n := utf8.RuneCountInString(it.text)
	if n == len(it.text) && n <= sureOne {
		return
	}
	if n >= sureTwo || kit.Measure(it.text, kit.Compact) > width-rowLead-rowEdge {
		it.rows = 2
	}
}

// broken are the lines of the text.
func (it *item) broken() []string {
	if it.lines == nil {
		it.lines = kit.Wrap(it.text, kit.Compact, it.wide-rowLead-rowEdge, it.rows)
	}
	return it.lines
}

func (it *item) height() float32 { return rowPlain + rowLine*float32(it.rows) }
