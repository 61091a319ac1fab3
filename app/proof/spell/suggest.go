package spell

import (
	"slices"
	"sort"
	"strings"

	"lontar/assets/words"
)

// Suggest offers up to n right words for a wrong one, best first: what the
// table of mistakes says, near words before far ones, frequent before rare.
func (s *Speller) Suggest(word string, n int, langs ...Language) []string {
	r := s.borrow()
	defer s.giveBack(r)
	low, _ := fold(word)
	if low == "" || len(low) > maxWord || n <= 0 {
		return nil
	}
	g := guesser{reading: reading{reader: r, langs: mask(langs)}, best: map[string]float64{}}
	g.near(low, "")
	for _, c := range carried {
		if stem, ok := strings.CutSuffix(low, c); ok && len(stem) >= 3 && g.langs&words.ID != 0 {
			g.near(stem, c)
		}
	}
	if len(g.best) < n {
		g.far(s.words, low)
	}
	out := g.top(n)
	if r, ok := hints().remarks[low]; ok && g.langs&words.ID != 0 {
		out = slices.DeleteFunc(out, func(w string) bool { return slices.Contains(r.better, w) })
		out = append(slices.Clone(r.better), out...)
	}
	return out[:min(n, len(out))]
}

// carried are the endings a wrong word may carry untouched.
var carried = []string{"nya", "ku", "mu", "lah", "kah", "kan", "in"}

// guesser gathers candidates and what each costs; less is better.
type guesser struct {
	reading
	best map[string]float64
}

// What one slip costs: a lost letter is the commonest, a wrong first letter
// the rarest. A class of frequency is worth step.
const (
	costLost    = 0.80
	costSwapped = 0.80
	costExtra   = 0.95
	costDouble  = 0.60
	costChanged = 1.05
	costNear    = 0.85 // neighbour on the keyboard, or often confused
	costFirst   = 0.35
	costClitic  = 0.25
	step        = 0.055
)

// near tries every word one slip away; tail is a clitic cut off before.
func (g *guesser) near(w, tail string) {
	buf := make([]byte, 0, len(w)+1)
	for i := 0; i <= len(w); i++ {
		first := 0.0
		if i == 0 {
			first = costFirst
		}
		if i < len(w) {
			cost := costExtra
			if i > 0 && w[i] == w[i-1] {
				cost = costDouble
			}
			g.try(append(append(buf, w[:i]...), w[i+1:]...), tail, cost+first)
		}
		if i+1 < len(w) && w[i] != w[i+1] {
			g.try(append(append(append(buf, w[:i]...), w[i+1], w[i]), w[i+2:]...), tail, costSwapped+first)
		}
		for c := byte('a'); c <= 'z'; c++ {
			if i < len(w) && c != w[i] {
				g.try(append(append(append(buf, w[:i]...), c), w[i+1:]...), tail, changed(w[i], c)+first)
			}
			cost := costLost + first/3
			if i > 0 && w[i-1] == c {
				cost = costDouble
			}
			g.try(append(append(append(buf, w[:i]...), c), w[i:]...), tail, cost)
		}
	}
}

// try notes a candidate when the automaton knows it and may offer it.
func (g *guesser) try(w []byte, tail string, cost float64) {
	v, ok, err := g.words.Get(w)
	if err != nil || !ok || v&g.langs == 0 || v&(words.Hidden|words.Doubtful|words.Name) != 0 {
		return
	}
	word := string(w)
	if tail != "" {
		if !g.root(word, words.ID|words.EN) {
			return
		}
		cost += costClitic
	}
	cost -= step * float64(g.class(word, v, g.langs))
	word += tail
	if old, ok := g.best[word]; !ok || cost < old {
		g.best[word] = cost
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
		return out[i] < out[j]
	})
	return out[:min(n, len(out))]
}
