package spell

import (
	"sync"

	"github.com/blevesearch/vellum"
	"github.com/blevesearch/vellum/levenshtein"

	"lontar/assets/words"
)

// twoSlips makes automata for words two slips away; its tables are large, so
// they are made at the first word that needs them.
var twoSlips = sync.OnceValues(func() (*levenshtein.LevenshteinAutomatonBuilder, error) {
	return levenshtein.NewLevenshteinAutomatonBuilder(2, true)
})

// farthest is how long a word may be for a search two slips wide.
const farthest = 24

// far adds the frequent words two slips away.
func (g *guesser) far(fst *vellum.FST, w string) {
	if len(w) < 4 || len(w) > farthest {
		return
	}
	build, err := twoSlips()
	if err != nil {
		return
	}
	dfa, err := build.BuildDfa(w, 2)
	if err != nil {
		return
	}
	it, err := fst.Search(dfa, nil, nil)
	for ; err == nil; err = it.Next() {
		key, v := it.Current()
		if v&g.langs == 0 || v&(words.Hidden|words.Doubtful|words.Name) != 0 {
			continue
		}
		if _, ok := g.best[string(key)]; ok {
			continue
		}
		word := string(key)
		cost := 2.0 - step*float64(g.class(word, v, g.langs))
		if word[0] != w[0] {
			cost += costFirst
		}
		g.best[word] = cost
	}
}
