package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is an Underline in bytes, with its place in the list it came in.
type mark struct {
	Underline
	at, until int
	index     int
}

// Mark shows underlines in the place of those shown so far. Between two calls
// they move with the text.
func (c *CaptionEntry) Mark(list []Underline) {
	c.marks = c.marks[:0:0]
	for i, u := range list {
		m := mark{Underline: u, index: i, at: c.page.bytesAt(u.Start), until: c.page.bytesAt(u.End)}
		if m.at < m.until {
			c.marks = append(c.marks, m)
		}
	}
	c.redraw()
}

// shiftMarks moves marks with an edit of the bytes [at, until) to n others; one
// whose text changed goes.
func shiftMarks(marks []mark, at, until, n int) []mark {
	kept := marks[:0]
	for _, m := range marks {
		switch {
		case m.until <= at:
		case m.at >= until:
			m.at += n - (until - at)
			m.until += n - (until - at)
		default:
			continue
		}
		kept = append(kept, m)
	}
	return kept
}

// markAt is the mark an offset lies in, the innermost one; nil without.
func (c *CaptionEntry) markAt(at int) *mark {
	var found *mark
	for i := range c.marks {
		m := &c.marks[i]
		if m.at <= at && at < m.until && (found == nil || m.until-m.at < found.until-found.at) {
			found = m
		}
	}
	return found
}

// prefixMost is how long a word to be completed may be.
const prefixMost = 60

// prefix is the word with "{", "#" or "@" in front that ends at the caret.
func (c *CaptionEntry) prefix() (word string, at int) {
	if c.caret != c.fix {
		return "", 0
	}
	from := c.page.paras[c.page.paraAt(c.caret)].start
	for i, n := c.caret, 0; i > from && n < prefixMost; n++ {
		r, size := utf8.DecodeLastRuneInString(c.page.text[from:i])
		i -= size
		switch {
		case strings.ContainsRune("{#@", r):
			if p, _ := utf8.DecodeLastRuneInString(c.page.text[from:i]); i > from && (unicode.IsLetter(p) || unicode.IsDigit(p)) && r != '{' {
				return "", 0 // a mail address, not a handle
			}
			return c.page.text[i:c.caret], i
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("_.-", r):
			return "", 0
		}
	}
	return "", 0
}

// complete asks for suggestions, or takes them away.
func (c *CaptionEntry) complete() {
	word, at := c.prefix()
	if word == "" || c.locked() || !c.hasFocus {
		c.hideComplete()
		return
	}
	c.completing = true
	if c.OnComplete != nil {
		c.OnComplete(word, c.page.runesAt(at))
	}
}

func (c *CaptionEntry) hideComplete() {
	c.hideSuggestions()
	if c.completing {
		c.completing = false
		if c.HideComplete != nil {
			c.HideComplete()
		}
	}
}
