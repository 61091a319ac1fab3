package triage

import (
	"encoding/binary"
	"errors"
	"math"

	"lontar/assets/triage"
)

// shipped is the model that comes with the program: a linear one over the
// words of a text, their neighbours and pieces of words, on top of the rules.
// It was trained on what the rules leave open (see Train).
type shipped struct {
	scale   float64
	weights []int8 // bucket by bucket, a weight per kind
}

// The shipped model's file: a magic word whose last byte is the version, the
// scale of a weight as a 32-bit float, and the weights.
const (
	shippedMagic = "LTS\x01"
	buckets      = 1 << 16
)

func loadShipped() (*shipped, error) { return parseShipped(triage.Model) }

func parseShipped(data []byte) (*shipped, error) {
	if len(data) != len(shippedMagic)+4+buckets*len(kinds) || string(data[:4]) != shippedMagic {
		return nil, errors.New("triage: the shipped model is of another version; run go generate ./app/triage")
	}
	m := &shipped{scale: float64(math.Float32frombits(binary.LittleEndian.Uint32(data[4:])))}
	m.weights = make([]int8, buckets*len(kinds))
	for i, b := range data[8:] {
		m.weights[i] = int8(b)
	}
	return m, nil
}

// pieces are the features of a text with the pieces of four letters of its
// longer words, so that forms of a word nobody wrote down count too.
func pieces(b *book, list []token) []feature {
	fs := features(b, list)
	whole := len(fs)
	for i := range list {
		t := &list[i]
		if t.class != word && t.class != hashtag || len(t.word) < 5 || t.fancy {
			continue
		}
		w := "<" + t.word + ">"
		for at := 0; at+4 <= len(w); at++ {
			fs = append(fs, feature{hash("#", w[at:at+4]), 0, i})
		}
	}
	if n := len(fs) - whole; n > 0 { // all pieces together weigh half of the words
		v := float32(0.7 / math.Sqrt(float64(n)))
		for i := range fs[whole:] {
			fs[whole+i].value = v
		}
	}
	return fs
}

// scores is what the model adds for a text.
func (m *shipped) scores(b *book, list []token) (s [5]float64) {
	for _, f := range pieces(b, list) {
		at := int(f.hash%buckets) * len(kinds)
		for k := range s {
			s[k] += float64(m.weights[at+k]) * float64(f.value)
		}
	}
	for k := range s {
		s[k] *= m.scale
	}
	return s
}

// strongest is the token that speaks most for a kind, −1 when none does.
func (m *shipped) strongest(b *book, list []token, kind int) int {
	sums := make([]float64, len(list))
	for _, f := range pieces(b, list) {
		at := int(f.hash%buckets) * len(kinds)
		sums[f.token] += float64(m.weights[at+kind]) * float64(f.value)
	}
	at, most := -1, 0.0
	for i, sum := range sums {
		if sum > most && list[i].class == word && (rare(b, &list[i]) > 0.3 || at < 0) {
			at, most = i, sum
		}
	}
	return at
}
