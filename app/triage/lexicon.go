package triage

import (
	"fmt"
	"strings"
)

// lexicon turns words as people type them into one form each.
type lexicon struct {
	slang map[string]string // squashed spelling → canonical word
	exact map[string]string // spelling as it stands → canonical word, where squashing would mislead
}

// newLexicon refuses a spelling that is given to two words.
func newLexicon(groups map[string][]string, exact map[string]string) (*lexicon, error) {
	l := &lexicon{slang: map[string]string{}, exact: exact}
	for to, list := range groups {
		for _, from := range list {
			key := squash(from)
			if other, ok := l.slang[key]; ok && other != squash(to) {
				return nil, fmt.Errorf("triage: words.json: %q is both %q and %q", from, other, to)
			}
			l.slang[key] = squash(to)
		}
	}
	return l, nil
}

// squash writes every run of the same letter once: "bangettt", "kakk", "maaf".
// Rules go through it too, so nothing is lost that they look for. Digits stay.
func squash(s string) string {
	double := false
	for i := 1; i < len(s); i++ {
		if s[i] == s[i-1] && (s[i] < '0' || s[i] > '9') && s[i] < 0x80 {
			double = true
			break
		}
	}
	if !double {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] || s[i] >= '0' && s[i] <= '9' || s[i] >= 0x80 {
			b = append(b, s[i])
		}
	}
	return string(b)
}

var endings = []string{"nya", "ny", "nye", "kah", "lah", "x"}

// canon is the canonical form of a word and its stem, "" when the same.
func (l *lexicon) canon(raw string) (canonical, stem string) {
	if to, ok := l.exact[raw]; ok {
		return to, ""
	}
	w := squash(raw)
	if to, ok := l.slang[w]; ok {
		return to, ""
	}
	if n := len(w); n > 1 && w[n-1] == '2' { // "bener2": said twice
		w = w[:n-1]
		if to, ok := l.slang[w]; ok {
			return to, ""
		}
	}
	if h := len(w) / 2; h >= 3 && len(w)%2 == 0 && w[:h] == w[h:] {
		w = w[:h]
		if to, ok := l.slang[w]; ok {
			return to, ""
		}
	}
	for _, e := range endings {
		if base, ok := strings.CutSuffix(w, e); ok && len(base) >= 3 {
			if to, ok := l.slang[base]; ok {
				return w, to
			}
			return w, base
		}
	}
	return w, ""
}

// leet reads digits as the letters they look like: "g4c0r" is gacor. It is ""
// for words that are not written so. Digits at the end stay: they are a number.
func leet(raw string) string {
	end := len(raw)
	for end > 0 && raw[end-1] >= '0' && raw[end-1] <= '9' {
		end--
	}
	head := raw[:end]
	if head == "" || !strings.ContainsAny(head, "013456789") || head[0] >= '0' && head[0] <= '9' && len(head) < 4 {
		return ""
	}
	return squash(leetLetters.Replace(head))
}

var leetLetters = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "6", "g", "7", "t", "8", "b", "9", "g")
