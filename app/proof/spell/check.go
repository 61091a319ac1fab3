package spell

import "strings"

// Check marks what looks wrong in a text. It reads the text once; its cost
// grows with the length and no faster.
func (s *Speller) Check(text string, o Options) []Mistake {
	r := s.borrow()
	defer s.giveBack(r)
	c := checker{reading: reading{reader: r, langs: mask(o.Languages), taught: o.Known}, text: text}
	scan(text, c.word)
	return c.found
}

type checker struct {
	reading
	text         string
	before, last token // the two words before
	found        []Mistake
}

func (c *checker) word(t token) {
	c.judge(t)
	c.before, c.last = c.last, t
}

func (c *checker) judge(t token) {
	if t.skip || c.taught != nil && c.taught(t.low) {
		return
	}
	if (t.upper == 0 || t.first && c.prose(t)) && c.hint(t) {
		return
	}
	if len(t.low) < 3 || !c.prose(t) {
		return
	}
	c.name = t.upper > 0
	if !c.known(t.low) {
		c.found = append(c.found, Mistake{Start: t.start, End: t.end, Word: t.text, Kind: Spelling})
	}
}

// prose says whether a word is to be judged at all: names inside a sentence,
// abbreviations and mixed case (product names) are not.
func (c *checker) prose(t token) bool {
	switch {
	case t.upper == 0:
		return true
	case t.upper > 1:
		return false
	default:
		return t.first && strings.ToUpper(t.text[:1]) == t.text[:1]
	}
}
