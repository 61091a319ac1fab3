package triage

import (
	"math"
	"sync"

	"github.com/blevesearch/vellum"

	"lontar/assets/words"
)

// feature is something of a text a model has a weight for.
type feature struct {
	hash  uint32
	value float32
	token int // where it is from
}

var frequencies = sync.OnceValue(func() *vellum.FST {
	f, err := vellum.Load(words.Frequency)
	if err != nil {
		return nil
	}
	return f
})

// rare is how much a word tells, 0.1…1: less the more often it is written.
func rare(b *book, t *token) float32 {
	switch {
	case t.class == edge, t.class == mark, t.class == mention:
		return 0.15
	case t.class == picture:
		return 0.4
	case b.skipped[t.word], negators[t.word]:
		return 0.15
	}
	f := frequencies()
	if f == nil {
		return 1
	}
	v, ok, err := f.Get([]byte(t.word))
	if !ok || err != nil {
		return 1
	}
	class := max(v&15, v>>4&15)
	return max(0.1, 1-0.055*float32(class))
}

// features are the words of a text and their neighbours, the more telling the
// heavier, together of length one.
func features(b *book, list []token) []feature {
	fs := make([]feature, 0, 2*len(list))
	var before *token
	beforeValue := float32(0)
	for i := range list {
		t := &list[i]
		if t.class == edge {
			before = nil
			continue
		}
		v := rare(b, t)
		fs = append(fs, feature{hash("", t.word), v, i})
		if t.stem != "" {
			fs = append(fs, feature{hash("", t.stem), v * 0.7, i})
		}
		if before != nil {
			fs = append(fs, feature{hash(before.word, t.word), 0.35 + 0.35*(v+beforeValue)/2, i})
		}
		before, beforeValue = t, v
	}
	sum := float32(0)
	for _, f := range fs {
		sum += f.value * f.value
	}
	if sum > 0 {
		scale := 1 / float32(math.Sqrt(float64(sum)))
		for i := range fs {
			fs[i].value *= scale
		}
	}
	return fs
}

// hash is FNV-1a of a word, or of two with a blank between.
func hash(a, b string) uint32 {
	h := uint32(2166136261)
	for i := range len(a) {
		h = (h ^ uint32(a[i])) * 16777619
	}
	if a != "" {
		h = (h ^ ' ') * 16777619
	}
	for i := range len(b) {
		h = (h ^ uint32(b[i])) * 16777619
	}
	return h
}
