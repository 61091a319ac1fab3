package answer

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lontar/app/triage"
)

// How well a word meets another one.
const (
	sameTopic = 1
	beginning = 2 // it begins with what was typed
	wholeWord = 3 // the same word, or a form of it
	exactWord = 4
)

// match says how well a word of a text meets what was typed, 0 not at all.
func match(typed, word string) int {
	switch {
	case typed == word:
		return exactWord
	case len(typed) >= 2 && strings.HasPrefix(word, typed):
		return beginning
	}
	for _, a := range forms(typed) {
		if slices.Contains(forms(word), a) {
			return wholeWord
		}
	}
	return 0
}

// forms are the roots a word may come from: Indonesian puts pieces before and
// after a root and changes its first letter, so that "pengiriman", "dikirim"
// and "kirimannya" are all about "kirim". A root has at least three letters.
func forms(word string) []string {
	out := []string{word}
	add := func(w string) {
		if len(w) >= 3 && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	for _, end := range []string{"nya", "lah", "kah", "ku", "mu"} {
		if w, ok := strings.CutSuffix(word, end); ok {
			add(w)
		}
	}
	for _, w := range slices.Clone(out) {
		for _, end := range []string{"an", "kan", "i"} {
			if s, ok := strings.CutSuffix(w, end); ok && len(s) >= 4 {
				add(s)
			}
		}
	}
	for _, w := range slices.Clone(out) {
		for _, p := range prefixes {
			if rest, ok := strings.CutPrefix(w, p.piece); ok {
				for _, letter := range p.letters {
					add(strings.TrimSpace(string(letter)) + rest)
				}
			}
		}
	}
	return out
}

// prefixes and the letters of the root they swallow; a space is none.
var prefixes = []struct{ piece, letters string }{
	{"meng", " k"},
	{"peng", " k"},
	{"meny", "s"},
	{"peny", "s"},
	{"men", " t"},
	{"pen", " t"},
	{"mem", " p"},
	{"pem", " p"},
	{"me", " "},
	{"pe", " "},
	{"di", " "},
	{"ber", " "},
	{"ter", " "},
	{"ke", " "},
	{"se", " "},
	{"per", " "},
	{"ng", " k"},
}

// plainText turns fancy letters into plain ones and takes out marks and what
// does not show.
func plainText(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToValidUTF8(text, " ")))
}

// Worth of a word by where it stands.
const (
	inTitle = 8
	inWords = 5
	inBody  = 2
)

// rank finds facts by words.
func (s *Service) rank(list []Fact, search string) []Fact {
	typed := wordsOf(cut(search, maxName))
	if len(typed) == 0 {
		return nil // only signs: nothing can match
	}
	score := func(f *Fact, all bool) int {
		sum := 0
		title, words, body := wordsOf(f.Title), wordsOf(f.Words), wordsOf(f.Body)
		for _, t := range typed {
			got := max(inTitle*bestMatch(t, title), inWords*bestMatch(t, words), inBody*bestMatch(t, body))
			if got == 0 && all {
				return 0
			}
			sum += got
		}
		return sum
	}
	for _, all := range []bool{true, false} {
		if found := best(list, len(list), func(f *Fact) int { return score(f, all) }); len(found) > 0 {
			return found
		}
	}
	topics := s.topics.of(search)
	return best(list, len(list), func(f *Fact) int {
		for _, t := range s.topics.of(f.Title + " " + f.Words) {
			if slices.Contains(topics, t) {
				return sameTopic
			}
		}
		return 0
	})
}

func bestMatch(typed string, words []string) int {
	got := 0
	for _, w := range words {
		got = max(got, match(typed, w))
	}
	return got
}

// best returns at most n facts with a score, the highest first; equal ones keep
// their order.
func best(list []Fact, n int, score func(*Fact) int) []Fact {
	type scored struct {
		fact  Fact
		score int
	}
	var found []scored
	for i := range list {
		if got := score(&list[i]); got > 0 {
			found = append(found, scored{list[i], got})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return -cmp.Compare(a.score, b.score) })
	out := make([]Fact, 0, min(n, len(found)))
	for _, f := range found[:min(n, len(found))] {
		out = append(out, f.fact)
	}
	return out
}

// topics remembers what texts are about: facts are asked about again with
// every comment that is opened.
type topics struct {
	mu    sync.Mutex
	known map[string][]string
}

const topicsKept = 4096

func (t *topics) of(text string) []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if tags, ok := t.known[text]; ok {
		return tags
	}
	sorter, err := triage.New()
	if err != nil {
		return nil // the sorter's files are compiled in; without it words still match
	}
	tags := sorter.Guess(text).Tags
	if t.known == nil || len(t.known) >= topicsKept {
		t.known = map[string][]string{}
	}
	t.known[text] = tags
	return tags
}
