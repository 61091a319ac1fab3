package spell

import (
	"sort"
	"strings"

	"lontar/assets/words"
)

// Suggest offers up to n right words for a wrong one, best first: near ones
// before far ones, frequent ones before rare ones.
func (s *Speller) Suggest(word string, n int, langs ...Language) []string {
	r := s.borrow()
	defer s.giveBack(r)
	low, _ := fold(word)
	if low == "" || len(low) > maxWord || n <= 0 {
		return nil
	}
	g := guesser{reading: reading{reader: r, langs: mask(langs)}, word: low, best: map[string]float64{}}
	g.near()
	return g.top(n)
}

type guesser struct {
	reading
	word string
	best map[string]float64
}

// near tries every word one slip away.
func (g *guesser) near() {
	w := g.word
	for i := 0; i <= len(w); i++ {
		if i < len(w) {
			g.try(w[:i]+w[i+1:], 1)
		}
		if i+1 < len(w) {
			g.try(w[:i]+w[i+1:i+2]+w[i:i+1]+w[i+2:], 1)
		}
		for c := byte('a'); c <= 'z'; c++ {
			if i < len(w) {
				g.try(w[:i]+string(c)+w[i+1:], 1)
			}
			g.try(w[:i]+string(c)+w[i:], 1)
		}
	}
}

func (g *guesser) try(w string, cost float64) {
	if w == g.word {
		return
	}
	b := g.bits(w)
	if b&g.langs == 0 || b&(words.Hidden|words.Doubtful|words.Name) != 0 {
		return
	}
	score := cost*10 - float64(g.class(w, b, g.langs))
	if old, ok := g.best[w]; !ok || score < old {
		g.best[w] = score
	}
}

func (g *guesser) top(n int) []string {
	out := make([]string, 0, len(g.best))
	for w := range g.best {
		out = append(out, w)
	}
	sort.Slice(out, func(i, j int) bool {
		if g.best[out[i]] != g.best[out[j]] {
			return g.best[out[i]] < g.best[out[j]]
		}
		return strings.Compare(out[i], out[j]) < 0
	})
	return out[:min(n, len(out))]
}
