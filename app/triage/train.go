package triage

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
)

// Line is a text and what it is. A line without a kind is one a model should
// have no opinion on.
type Line struct {
	Kind Kind
	Text string
}

// How the shipped model is trained.
const (
	rounds = 12
	speed  = 0.5
	decay  = 2e-5 // how much a weight is pulled back to nothing with each line
)

// Train makes the shipped model from lines, the same bytes every time on the
// same kind of processor. The rules' scores stand; the model learns what is to
// be added to them, so it says most where they are silent.
func Train(lines []Line) ([]byte, error) {
	b, err := loadBook()
	if err != nil {
		return nil, err
	}
	s := &Sorter{book: b}
	type example struct {
		known [5]float64
		fs    []feature
		kind  int
	}
	examples := make([]example, 0, len(lines))
	var count [5]int
	for _, l := range lines {
		list := read(l.Text, b.words)
		v := s.weigh(l.Text, list)
		e := example{v.score, pieces(b, list), kindIndex(l.Kind)}
		examples = append(examples, e)
		if e.kind >= 0 {
			count[e.kind]++
		}
	}
	weights := make([]float64, buckets*len(kinds))
	squares := make([]float64, len(weights))
	random := rand.New(rand.NewPCG(17, 8))
	for range rounds {
		random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, e := range examples {
			scores := e.known
			for _, f := range e.fs {
				at := int(f.hash%buckets) * len(kinds)
				for k := range scores {
					scores[k] += weights[at+k] * float64(f.value)
				}
			}
			p, fair := softmax(scores), 1.0 // p becomes the slope of the loss
			if e.kind >= 0 {
				p[e.kind]--
				fair = float64(len(examples)) / float64(len(kinds)*max(count[e.kind], 1))
			} else {
				for k, known := range softmax(e.known) {
					p[k] -= known
				}
			}
			for _, f := range e.fs {
				at := int(f.hash%buckets) * len(kinds)
				for k := range p {
					g := fair*p[k]*float64(f.value) + decay*weights[at+k]
					squares[at+k] += g * g
					weights[at+k] -= speed * g / (math.Sqrt(squares[at+k]) + 1)
				}
			}
		}
	}
	return pack(weights), nil
}

// pack rounds the weights to a byte each.
func pack(weights []float64) []byte {
	most := 1e-9
	for _, w := range weights {
		most = max(most, math.Abs(w))
	}
	scale := float32(most / 127)
	out := binary.LittleEndian.AppendUint32([]byte(shippedMagic), math.Float32bits(scale))
	for _, w := range weights {
		out = append(out, byte(int8(math.Round(w/float64(scale)))))
	}
	return out
}
