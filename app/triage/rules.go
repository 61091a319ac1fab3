package triage

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"lontar/assets/triage"
)

// ruleFile is a file of assets/triage: what speaks for one kind.
type ruleFile struct {
	Kind  Kind       `json:"kind"`
	Rules []ruleData `json:"rules"`
}

// ruleData is one reason a comment may be of a kind. Terms are words in the
// form the reader gives them; "a|b" either, "x*" every word beginning with x,
// ".." up to three words between, "..." one to three, "^" only at the beginning, "$" only at the
// end, where forms of address, emoji and particles do not count.
type ruleData struct {
	ID     string   `json:"id"`
	Weight float64  `json:"weight"`
	Urgent bool     `json:"urgent,omitempty"`
	Keep   bool     `json:"keep,omitempty"` // a "not" before it changes nothing
	Leet   bool     `json:"leet,omitempty"` // letters may be digits
	Ask    bool     `json:"ask,omitempty"`  // counts less in a long text without a question mark
	Terms  []string `json:"terms"`
}

type rule struct {
	id     string
	kind   int // index in kinds
	weight float64
	urgent bool
	keep   bool
	leet   bool
	ask    bool
}

// phrase is a compiled term.
type phrase struct {
	rule  *rule
	tag   string // of topics
	parts []part
	start bool
	end   bool
	words int
}

type part struct {
	any []string // one of these words
	pre []string // or one beginning so
	gap bool     // up to three words
	one bool     // of a gap: at least one
}

// book is all that is known by rule.
type book struct {
	words    *lexicon
	phrases  index
	topics   index
	skipped  map[string]bool // forms of address and particles
	brands   map[string]bool
	products map[string]bool
	lucky    map[string]bool
	rules    map[string]*rule
}

// index finds the phrases that may begin with a word.
type index struct {
	exact  map[string][]*phrase
	prefix map[string][]*phrase // by the first three bytes
}

var kinds = []Kind{Question, Complaint, Praise, Spam, Unsorted}

func kindIndex(k Kind) int { return slices.Index(kinds, k) }

func loadBook() (*book, error) {
	var words struct {
		Slang    map[string][]string `json:"slang"`
		Exact    map[string]string   `json:"exact"`
		Skipped  []string            `json:"skipped"`
		Brands   []string            `json:"brands"`
		Products []string            `json:"products"`
		Lucky    []string            `json:"lucky"`
	}
	if err := readJSON("words.json", &words); err != nil {
		return nil, err
	}
	lexicon, err := newLexicon(words.Slang, words.Exact)
	if err != nil {
		return nil, err
	}
	b := &book{words: lexicon, phrases: newIndex(), topics: newIndex(), rules: map[string]*rule{}}
	b.skipped, b.brands = b.set(words.Skipped), b.set(words.Brands)
	b.products, b.lucky = b.set(words.Products), b.set(words.Lucky)
	for _, name := range []string{"question.json", "complaint.json", "praise.json", "spam.json", "unsorted.json"} {
		var f ruleFile
		if err := readJSON(name, &f); err != nil {
			return nil, err
		}
		k := kindIndex(f.Kind)
		if k < 0 {
			return nil, fmt.Errorf("triage: %s: kind %q", name, f.Kind)
		}
		for _, d := range f.Rules {
			r := &rule{id: d.ID, kind: k, weight: d.Weight, urgent: d.Urgent, keep: d.Keep, leet: d.Leet, ask: d.Ask}
			b.rules[d.ID] = r
			for _, term := range d.Terms {
				if err := b.phrases.add(b.compile(term, r, "")); err != nil {
					return nil, fmt.Errorf("triage: %s: %s: %w", name, d.ID, err)
				}
			}
		}
	}
	var topics struct {
		Topics map[string][]string `json:"topics"`
	}
	if err := readJSON("topics.json", &topics); err != nil {
		return nil, err
	}
	for tag, terms := range topics.Topics {
		for _, term := range terms {
			if err := b.topics.add(b.compile(term, nil, tag)); err != nil {
				return nil, fmt.Errorf("triage: topics.json: %s: %w", tag, err)
			}
		}
	}
	return b, nil
}

func readJSON(name string, into any) error {
	data, err := triage.Files.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		return fmt.Errorf("triage: %s: %w", name, err)
	}
	return nil
}

func (b *book) set(list []string) map[string]bool {
	m := map[string]bool{}
	for _, w := range list {
		c, _ := b.words.canon(w)
		m[c] = true
	}
	return m
}

func (b *book) compile(term string, r *rule, tag string) *phrase {
	p := &phrase{rule: r, tag: tag}
	for _, field := range strings.Fields(term) {
		switch field {
		case "^":
			p.start = true
			continue
		case "$":
			p.end = true
			continue
		case "..", "...":
			p.parts = append(p.parts, part{gap: true, one: field == "..."})
			continue
		}
		var one part
		if list := read(field, b.words); len(list) > 1 && !strings.ContainsAny(field, "|*") { // "asal-asalan"
			for _, t := range list {
				p.parts = append(p.parts, part{any: []string{t.word}})
				p.words++
			}
			continue
		}
		for w := range strings.SplitSeq(field, "|") {
			if w == "" {
				continue
			}
			if pre, ok := strings.CutSuffix(w, "*"); ok {
				one.pre = append(one.pre, squash(strings.ToLower(pre)))
			} else if w[0] == '<' { // a class of tokens: <@>, <url>
				one.any = append(one.any, w)
			} else if list := read(w, b.words); len(list) == 1 {
				one.any = append(one.any, list[0].word)
			}
		}
		p.parts = append(p.parts, one)
		p.words++
	}
	return p
}

func newIndex() index {
	return index{map[string][]*phrase{}, map[string][]*phrase{}}
}

func (x index) add(p *phrase) error {
	if len(p.parts) == 0 || p.parts[0].gap || len(p.parts[0].any)+len(p.parts[0].pre) == 0 {
		return fmt.Errorf("a term of %d parts begins with no word", len(p.parts))
	}
	for i, part := range p.parts {
		if !part.gap && len(part.any)+len(part.pre) == 0 {
			return fmt.Errorf("part %d of a term is no word", i)
		}
	}
	for _, w := range p.parts[0].any {
		x.exact[w] = append(x.exact[w], p)
	}
	for _, w := range p.parts[0].pre {
		key := w[:min(3, len(w))]
		x.prefix[key] = append(x.prefix[key], p)
	}
	return nil
}

// match is a phrase found in a text.
type match struct {
	*phrase
	from, to int // tokens
	leet     bool
}

// find lists the phrases in a text.
func (x index) find(b *book, list []token) []match {
	var found []match
	try := func(ps []*phrase, at int) {
		for _, p := range ps {
			if to := p.at(b, list, at); to > 0 {
				found = append(found, match{p, at, to, false})
			}
		}
	}
	for i := range list {
		t := &list[i]
		try(x.exact[t.word], i)
		if t.stem != "" {
			try(x.exact[t.stem], i)
		}
		if len(t.word) > 2 {
			try(x.prefix[t.word[:3]], i)
		}
		if t.class == word || t.class == hashtag {
			if alt := leet(t.raw); alt != "" {
				for _, p := range x.exact[alt] {
					if p.rule != nil && p.rule.leet && len(p.parts) == 1 {
						found = append(found, match{p, i, i + 1, true})
					}
				}
			}
		}
	}
	return found
}

// at is the token after the phrase when it begins at a token, else 0.
func (p *phrase) at(b *book, list []token, at int) int {
	if p.start && !b.begins(list, at) {
		return 0
	}
	i, gap := at, part{}
	for _, want := range p.parts {
		if want.gap {
			gap = want
			continue
		}
		last := i
		if gap.gap {
			last = i + 3
		}
		if gap.one && i < len(list) && list[i].class != edge {
			i++
		}
		hit := false
		for ; i <= last && i < len(list) && (i == at || list[i].class != edge); i++ {
			if want.is(&list[i]) {
				hit = true
				break
			}
		}
		if !hit {
			return 0
		}
		i, gap = i+1, part{}
	}
	if p.end && !b.ends(list, i) {
		return 0
	}
	return i
}

func (w *part) is(t *token) bool {
	if t.class == mention || t.class == address {
		return slices.Contains(w.any, t.word)
	}
	if slices.Contains(w.any, t.word) || t.stem != "" && slices.Contains(w.any, t.stem) {
		return true
	}
	for _, pre := range w.pre {
		if strings.HasPrefix(t.word, pre) {
			return true
		}
	}
	return false
}

// begins reports whether nothing that counts stands before a token in its clause.
func (b *book) begins(list []token, at int) bool {
	for i := at - 1; i >= 0; i-- {
		if list[i].class == edge || list[i].class == mark {
			return true
		}
		if !b.light(&list[i]) {
			return false
		}
	}
	return true
}

// ends reports whether nothing that counts follows in the clause.
func (b *book) ends(list []token, at int) bool {
	for ; at < len(list); at++ {
		if list[at].class == edge || list[at].class == mark {
			return true
		}
		if !b.light(&list[at]) {
			return false
		}
	}
	return true
}

// light reports tokens that do not count: forms of address, particles, emoji.
func (b *book) light(t *token) bool {
	return t.class == picture || t.class == mention || t.class == mark || b.skipped[t.word]
}

// tags are the topics there are.
func (b *book) tags() map[string]bool {
	m := map[string]bool{}
	for _, index := range []map[string][]*phrase{b.topics.exact, b.topics.prefix} {
		for _, list := range index {
			for _, p := range list {
				m[p.tag] = true
			}
		}
	}
	return m
}
