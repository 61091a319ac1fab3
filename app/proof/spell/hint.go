package spell

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lontar/assets/words"
)

// Rules of a hint.
const (
	NonStandard = "nonstandard"  // "apotik": standard Indonesian has "apotek"
	Pun         = "pun"          // "apapun": "pun" stands apart
	Double      = "double"       // "adalah merupakan": says it twice
	DiSeparate  = "di_separate"  // "dirumah": before a place "di" stands apart
	KeSeparate  = "ke_separate"  // "kesini": so does "ke"
	DiJoined    = "di_joined"    // "di kirim": before a verb "di" is joined
	KeJoined    = "ke_joined"    // "ke cantikan"
	AffixJoined = "affix_joined" // "ter baik", "produk nya"
)

// typo is the table's section of slips; they are reported as Spelling.
const typo = "typo"

// remark is what the table says of a word or of two or three in a row.
type remark struct {
	rule   string
	better []string
}

// book is hints.txt, read at the first text that needs it.
type book struct {
	remarks         map[string]remark
	places          map[string]string // lower case → as written
	passives, nouns map[string]bool
	opens           map[string]bool // first words of remarks on several
}

var hints = sync.OnceValue(func() *book { return readHints(words.Hints) })

// readHints reads the table; a line it does not understand is left out.
func readHints(table string) *book {
	b := &book{remarks: map[string]remark{}, places: map[string]string{}, passives: map[string]bool{}, nouns: map[string]bool{}, opens: map[string]bool{}}
	rule := ""
	for line := range strings.Lines(table) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if section, ok := strings.CutPrefix(line, "@"); ok {
			rule = section
			continue
		}
		for entry := range strings.FieldsSeq(line) {
			b.add(rule, strings.ReplaceAll(entry, "_", " "))
		}
	}
	return b
}

func (b *book) add(rule, entry string) {
	switch rule {
	case "place":
		b.places[strings.ToLower(entry)] = entry
	case "passive":
		b.passives[entry] = true
	case "noun":
		b.nouns[entry] = true
	default:
		wrong, right, ok := strings.Cut(entry, "=")
		if !ok {
			return
		}
		if rule == NonStandard || rule == Pun {
			if head, _, several := strings.Cut(wrong, " "); several {
				b.opens[head] = true
			}
		}
		if rule == Double {
			b.opens[wrong[:strings.IndexByte(wrong+" ", ' ')]] = true
		}
		if wrong == "dimana" || wrong == "dimanakah" {
			rule = DiSeparate
		}
		b.remarks[wrong] = remark{rule: rule, better: strings.Split(right, "|")}
	}
}

// single is the remark on one word, with what hangs on it put back.
func (b *book) single(low string) (remark, bool) {
	if r, ok := b.remarks[low]; ok {
		return r, true
	}
	if r, ok := b.place(low); ok {
		return r, true
	}
	for _, c := range []string{"nya", "ku", "mu", "lah", "kah"} {
		stem, ok := strings.CutSuffix(low, c)
		if !ok {
			continue
		}
		if r, ok := b.remarks[stem]; ok {
			out := remark{rule: r.rule}
			for _, w := range r.better {
				out.better = append(out.better, w+c)
			}
			return out, true
		}
	}
	return remark{}, false
}

// place: "dirumah" and "kesini", also with "-nya".
func (b *book) place(low string) (remark, bool) {
	for head, rule := range map[string]string{"di": DiSeparate, "ke": KeSeparate} {
		rest, ok := strings.CutPrefix(low, head)
		if !ok {
			continue
		}
		if p, ok := b.places[rest]; ok {
			return remark{rule: rule, better: []string{head + " " + p}}, true
		}
		if stem, ok := strings.CutSuffix(rest, "nya"); ok {
			if p, ok := b.places[stem]; ok {
				return remark{rule: rule, better: []string{head + " " + p + "nya"}}, true
			}
		}
	}
	return remark{}, false
}

// pair is the remark on two words with one blank between.
func (c *checker) pair(a, z token) (remark, bool) {
	b := hints()
	joined := a.low + z.low
	switch {
	case a.low == "di" && b.passives[z.low]:
		return remark{DiJoined, []string{joined}}, true
	case a.low == "ke" && (b.nouns[z.low] || b.nouns[strings.TrimSuffix(z.low, "nya")]):
		return remark{KeJoined, []string{joined}}, true
	case (a.low == "ter" || a.low == "ber" || a.low == "me" || a.low == "pe") && len(z.low) > 3 && c.plain(joined):
		return remark{AffixJoined, []string{joined}}, true
	case z.low == "nya" && len(a.low) > 2 && c.root(a.low, words.ID|words.EN):
		return remark{AffixJoined, []string{joined}}, true
	case b.opens[a.low]:
		r, ok := b.remarks[a.low+" "+z.low]
		return r, ok
	}
	return remark{}, false
}

// hint notes what the table says of the word, alone or with those before it,
// and says whether it did.
func (c *checker) hint(t token) bool {
	if c.langs&words.ID == 0 {
		return false
	}
	if r, ok := hints().single(t.low); ok && t.upper < 2 && !c.rightlyJoined(t.low, r.rule) {
		c.note(t.start, t.end, r)
		return true
	}
	if !c.follows(c.last, t) {
		return false
	}
	if c.follows(c.before, c.last) && hints().opens[c.before.low] {
		if r, ok := hints().remarks[c.before.low+" "+c.last.low+" "+t.low]; ok {
			c.note(c.before.start, t.end, r)
			return true
		}
	}
	if r, ok := c.pair(c.last, t); ok {
		c.note(c.last.start, t.end, r)
		return true
	}
	return false
}

// rightlyJoined: a dictionary's word only looks like "ke" before a place:
// "kemeja", "keluar".
func (c *checker) rightlyJoined(low, rule string) bool {
	return (rule == DiSeparate || rule == KeSeparate) && c.bits(low)&words.Dictionary != 0
}

// follows: one blank between two words of prose.
func (c *checker) follows(a, z token) bool {
	return a.end > a.start && !a.skip && !z.skip && z.start == a.end+1 && c.text[a.end] == ' '
}

// note adds a mistake in place of any it covers.
func (c *checker) note(start, end int, r remark) {
	for n := len(c.found); n > 0 && c.found[n-1].End > start; n-- {
		c.found = c.found[:n-1]
	}
	m := Mistake{Start: start, End: end, Word: c.text[start:end], Kind: Hint, Rule: r.rule, Better: r.better}
	if r.rule == typo {
		m.Kind, m.Rule = Spelling, ""
	}
	first, _ := utf8.DecodeRuneInString(m.Word)
	if unicode.IsUpper(first) {
		m.Better = make([]string, len(r.better))
		for i, w := range r.better {
			m.Better[i] = capital(w)
		}
	}
	c.found = append(c.found, m)
}

// capital writes a word's first letter large.
func capital(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}
