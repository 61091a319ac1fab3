package honesty

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lontar/app/proof/token"
)

// span is where an entry matched, in tokens.
type span struct {
	from, to int
	entry    *entry
}

// reading is one text under check.
type reading struct {
	text   string
	words  []word
	roles  map[string][]span
	claims []span
	// first and last tokens of every sentence
	sentences [][2]int
	// roles by where they end or start, for growing
	heads, tails map[int]int
}

// Check finds the claims of a text. Languages choose the rules ("id", "en");
// none means all. It reads the text once; the cost grows with the length.
func (c *Checker) Check(text string, languages ...string) []Claim {
	return c.CheckTokens(context.Background(), text, token.All(text), languages...)
}

// CheckTokens is Check for a text that is cut already. When ctx ends it
// answers with what it has read so far.
func (c *Checker) CheckTokens(ctx context.Context, text string, tokens []token.Token, languages ...string) []Claim {
	r := &reading{text: text, words: words(tokens, c.alias), roles: map[string][]span{}, heads: map[int]int{}, tails: map[int]int{}}
	r.cutSentences()
	c.scan(ctx, r, languages)
	var kept []span
	for _, s := range r.claims {
		if !r.excused(s) {
			kept = append(kept, r.finish(r.grow(s), c.open))
		}
	}
	return r.result(merge(kept))
}

func (r *reading) cutSentences() {
	for i, w := range r.words {
		if w.Number >= len(r.sentences) {
			r.sentences = append(r.sentences, [2]int{i, i})
		}
		r.sentences[len(r.sentences)-1][1] = i + 1
	}
}

// scan tries at every token the entries that begin with it.
func (c *Checker) scan(ctx context.Context, r *reading, languages []string) {
	try := func(key string, i int) {
		for _, n := range c.index[key] {
			e := &c.entries[n]
			if e.lang != "" && e.rule != nil && len(languages) > 0 && !slices.Contains(languages, e.lang) {
				continue
			}
			if end, ok := e.at(r.words, i); ok {
				r.found(span{i, end, e})
			}
		}
	}
	for i, w := range r.words {
		if i%breath == 0 && (ctx.Err() != nil || len(r.claims) > enough) {
			return
		}
		try(w.Norm, i)
		if w.stem != "" {
			try(w.stem, i)
		}
		if w.number {
			try("<n>", i)
		}
	}
}

// breath is how many words are read between two looks at the context.
const breath = 1 << 10

// enough is how many promises are looked at: no caption holds as many, and no
// screen lists them.
const enough = 4000

func (r *reading) found(s span) {
	switch s.entry.role {
	case "":
		r.claims = append(r.claims, s)
	case head:
		r.heads[s.to] = min(s.from, at(r.heads, s.to, s.from))
	case tail:
		r.tails[s.from] = max(s.to, r.tails[s.from])
	default:
		r.roles[s.entry.role] = append(r.roles[s.entry.role], s)
	}
}

func at(m map[int]int, key, otherwise int) int {
	if v, ok := m[key]; ok {
		return v
	}
	return otherwise
}

// grow takes in what belongs to the promise: "pasti" before, "dalam 7 hari" after.
func (r *reading) grow(s span) span {
	for range maxGrow {
		from, ok := r.heads[s.from]
		if !ok || from >= s.from || r.words[s.from].Break > token.Soft {
			break
		}
		s.from = from
	}
	for range maxGrow {
		to, ok := r.tails[s.to]
		if !ok || to <= s.to || r.words[s.to].Break > token.Soft {
			break
		}
		s.to = to
	}
	return s
}

// finish lets no claim end in the middle of "dalam 1 bulan": a word that opens
// something takes in what follows it, or goes.
func (r *reading) finish(s span, open map[string]bool) span {
	for range maxGrow {
		last := s.to - 1
		unclosed := open[r.words[last].Norm]
		if !unclosed && !(r.words[last].number && last > s.from && open[r.words[last-1].Norm]) {
			break
		}
		if s.to < len(r.words) && r.words[s.to].Break <= token.Soft && r.words[s.to].Kind <= token.Sign {
			s.to++
		} else if unclosed && last > s.from {
			s.to--
			break
		} else {
			break
		}
	}
	return s
}

// maxGrow bounds what one promise takes in on a side.
const maxGrow = 5

// merge makes one claim of those that share words. The rule that reaches
// furthest from the start names it, the first one where they are equal.
func merge(list []span) []span {
	slices.SortStableFunc(list, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(rank(a), rank(b)), cmp.Compare(b.to, a.to))
	})
	var out []span
	for _, s := range list {
		if n := len(out) - 1; n >= 0 && s.from < out[n].to {
			if rank(s) < rank(out[n]) {
				out[n].entry = s.entry
			}
			out[n].to = max(out[n].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// rank: warnings before mere information, a brand's own rule before all.
func rank(s span) int {
	switch {
	case s.entry.lang == "":
		return 0
	case s.entry.rule.Level != Info:
		return 1
	}
	return 2
}

func (r *reading) result(list []span) []Claim {
	out := make([]Claim, 0, len(list))
	for _, s := range list {
		a, b := r.words[s.from], r.words[s.to-1]
		claim := Claim{Rule: s.entry.rule, Text: r.text[a.Start:b.End], Start: a.At, End: b.Until, From: a.Start, To: b.End}
		for _, honest := range s.entry.rule.Suggestions {
			if honest = strings.TrimSpace(honest); honest != "" {
				claim.Suggestions = append(claim.Suggestions, likeStart(honest, a.Text))
			}
		}
		out = append(out, claim)
	}
	return out
}

// likeStart gives words the capital of the ones they replace.
func likeStart(words, old string) string {
	was, _ := utf8.DecodeRuneInString(old)
	r, n := utf8.DecodeRuneInString(words)
	if unicode.IsUpper(was) {
		return string(unicode.ToUpper(r)) + words[n:]
	}
	return words
}
