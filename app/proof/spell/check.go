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
	slips        int   // names looked at closely so far
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
	if c.known(t.low) || t.upper > 0 && !c.slip(t.low) {
		return
	}
	c.found = append(c.found, Mistake{Start: t.start, End: t.end, Word: t.text, Kind: Spelling})
}

// prose says whether a word is to be judged at all: names inside a sentence,
// abbreviations and mixed case (product names) are not. A word in capitals is
// when the word before it is too: a headline.
func (c *checker) prose(t token) bool {
	switch {
	case t.upper == 0:
		return true
	case t.upper == len(t.low):
		return len(t.low) > 4 && c.last.upper > 2 && c.last.upper == len(c.last.low)
	case t.upper > 1:
		return false
	default:
		return t.first && strings.ToUpper(t.text[:1]) == t.text[:1]
	}
}

// closeLooks bounds how many names of one text are looked at closely, so that
// a long list of names costs no more than prose.
const closeLooks = 300

// slip: a word with a capital may be a name nobody listed; it is a mistake
// only when a common word is one slip away.
func (c *checker) slip(low string) bool {
	if c.slips++; c.slips > closeLooks {
		return false
	}
	g := guesser{reading: c.reading, best: map[string]float64{}}
	g.near(low, "")
	for w := range g.best {
		if len(w) > 3 && c.class(w, c.bits(w), c.langs) >= 6 {
			return true
		}
	}
	return false
}
