package triage

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sync"
)

// Model is a workspace's own: a linear model of what its people corrected,
// beside what the program knows anyway. It only learns the difference, so a
// correction moves texts like the corrected one and leaves the others. It is
// safe for concurrent use.
type Model struct {
	mu       sync.RWMutex
	weights  map[uint32][5]int16 // feature → by kind, in 1/step
	examples int
}

const (
	step        = 256
	mostWeights = 40_000
	margin      = 3 // how clearly a corrected text wins
)

// NewModel is one that has learned nothing.
func NewModel() *Model { return &Model{weights: map[uint32][5]int16{}} }

// Examples is how many corrections the model has learned from.
func (m *Model) Examples() int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.examples
}

// Learn takes a person's word for what a text is. It moves the weights just so
// far that the text, and what is much like it, is of that kind.
func (m *Model) Learn(text string, kind Kind) {
	k := kindIndex(kind)
	s, err := load()
	if k < 0 || err != nil {
		return
	}
	text = shortened(text)
	list := read(text, s.book.words)
	known := s.logits(list, s.weigh(text, list))
	fs := features(s.book, list)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.examples++
	for range 6 {
		scores := known
		for i, w := range m.sum(fs) {
			scores[i] += w
		}
		rival := best(scores, k)
		lack := margin - (scores[k] - scores[rival])
		if lack <= 0 {
			break
		}
		m.move(fs, k, rival, min(lack/2+0.05, 4))
	}
	m.prune()
}

// best is the kind of the highest score but one.
func best(scores [5]float64, but int) int {
	at := -1
	for k := range scores {
		if k != but && (at < 0 || scores[k] > scores[at]) {
			at = k
		}
	}
	return at
}

func (m *Model) move(fs []feature, to, from int, by float64) {
	for _, f := range fs {
		d := math.Round(by * float64(f.value) * step)
		if d == 0 {
			continue
		}
		w := m.weights[f.hash]
		w[to] = clamp(float64(w[to]) + d)
		w[from] = clamp(float64(w[from]) - d)
		m.weights[f.hash] = w
	}
}

func clamp(x float64) int16 { return int16(min(max(x, -8*step), 8*step)) }

// prune forgets the slightest weights when there are too many.
func (m *Model) prune() {
	if len(m.weights) <= mostWeights {
		return
	}
	type entry struct {
		hash uint32
		size int
	}
	all := make([]entry, 0, len(m.weights))
	for h, w := range m.weights {
		size := 0
		for _, x := range w {
			size += int(max(x, -x))
		}
		all = append(all, entry{h, size})
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(a.size-b.size, cmp.Compare(a.hash, b.hash)) })
	for _, e := range all[:len(all)/4] {
		delete(m.weights, e.hash)
	}
}

func (m *Model) sum(fs []feature) (s [5]float64) {
	for _, f := range fs {
		w, ok := m.weights[f.hash]
		if !ok {
			continue
		}
		for k := range s {
			s[k] += float64(w[k]) * float64(f.value) / step
		}
	}
	return s
}

// scores is what the model adds for a text.
func (m *Model) scores(b *book, list []token) (s [5]float64) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if len(m.weights) == 0 {
		return s
	}
	return m.sum(features(b, list))
}

// magic begins a stored model; its last byte is the version of the format.
const magic = "LTM\x01"

// errModel says that bytes are no model of this version.
var errModel = errors.New("triage: not a model of this version")

// MarshalBinary gives the model as bytes to keep: a magic word, how many
// examples and weights there are, and the weights in the order of their hash.
func (m *Model) MarshalBinary() ([]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	hashes := make([]uint32, 0, len(m.weights))
	for h := range m.weights {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	out := make([]byte, 0, 16+len(hashes)*8)
	out = append(out, magic...)
	out = binary.AppendUvarint(out, uint64(m.examples))
	out = binary.AppendUvarint(out, uint64(len(hashes)))
	last := uint32(0)
	for _, h := range hashes {
		out = binary.AppendUvarint(out, uint64(h-last))
		last = h
		w, filled := m.weights[h], byte(0)
		for k, x := range w {
			if x != 0 {
				filled |= 1 << k
			}
		}
		out = append(out, filled)
		for _, x := range w {
			if x != 0 {
				out = binary.AppendVarint(out, int64(x))
			}
		}
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary gave. Bytes that are something else
// are refused, and the model stays as it was.
func (m *Model) UnmarshalBinary(data []byte) error {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return errModel
	}
	r := numbers{data: data[len(magic):]}
	examples, n := r.next(), r.next()
	if r.bad || n > mostWeights+1 || examples > math.MaxInt32 {
		return errModel
	}
	weights := make(map[uint32][5]int16, n)
	last := uint64(0)
	for range n {
		last += r.next()
		filled := r.next()
		if r.bad || last > math.MaxUint32 || filled > 31 {
			return errModel
		}
		var w [5]int16
		for k := range w {
			if filled>>k&1 == 1 {
				w[k] = clamp(float64(r.signed()))
			}
		}
		weights[uint32(last)] = w
	}
	if r.bad || len(r.data) > 0 {
		return errModel
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.weights, m.examples = weights, int(examples)
	return nil
}

// numbers reads varints one after another.
type numbers struct {
	data []byte
	bad  bool
}

func (r *numbers) next() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *numbers) signed() int64 {
	v, n := binary.Varint(r.data)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.data = r.data[n:]
	return v
}
