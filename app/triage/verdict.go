package triage

import (
	"math"
	"slices"
)

// sure is the chance below which a comment stays unsorted.
const sure = 0.42

// verdict puts the rules, the shipped model and the workspace's own together.
func (s *Sorter) verdict(text string, list []token, v weighed) Guess {
	logits := s.logits(list, v)
	var own [5]float64
	if s.own != nil {
		own = s.own.scores(s.book, list)
		for k := range logits {
			logits[k] += own[k]
		}
	}
	chances := softmax(logits)
	best := best(chances, -1)
	g := Guess{Kind: kinds[best], Confidence: calibrated(chances[best]), Tags: v.tags}
	if chances[best] < sure {
		g.Kind, g.Confidence = Unsorted, calibrated(max(1-chances[best], 0.3))
		best = iUnsorted
	}
	g.Reasons = s.reasons(text, list, v, best, own[best])
	g.Urgent = best == iComplaint && slices.ContainsFunc(v.found, func(e evidence) bool { return e.urgent && e.kind == iComplaint })
	return g
}

func (s *Sorter) logits(list []token, v weighed) [5]float64 {
	logits := v.score
	// Where the rules are loud the model has little to say: it saw words, not
	// the disguises and phrases they know.
	loudest := max(logits[iQuestion], logits[iComplaint], logits[iPraise], logits[iSpam])
	share := 0.85 / (1 + 0.3*loudest*loudest)
	for k, w := range s.shipped.scores(s.book, list) {
		logits[k] += min(max(share*w, -2.5), 2.5)
	}
	return logits
}

func softmax(x [5]float64) (p [5]float64) {
	top := slices.Max(x[:])
	sum := 0.0
	for k := range x {
		p[k] = math.Exp(x[k] - top)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

func (s *Sorter) reasons(text string, list []token, v weighed, kind int, own float64) []Reason {
	var given []Reason
	var from []evidence
	if own > 1 {
		given = append(given, Reason{Rule: "own"})
	}
	for _, e := range v.found {
		if e.kind != kind || len(given) == 4 || slices.ContainsFunc(from, func(o evidence) bool {
			return o.rule == e.rule && o.from < e.to && e.from < o.to
		}) {
			continue
		}
		r := Reason{Rule: e.rule}
		if e.to > e.from {
			r.Word = excerpt(text, list[e.from].start, list[e.to-1].end)
		}
		given, from = append(given, r), append(from, e)
	}
	if len(given) == 0 {
		if at := s.shipped.strongest(s.book, list, kind); at >= 0 {
			return []Reason{{Rule: "model", Word: excerpt(text, list[at].start, list[at].end)}}
		}
	}
	if len(given) == 0 && kind == iUnsorted {
		return []Reason{{Rule: "unsorted.nothing"}}
	}
	return given
}

// reliability is how often the sorter was right where it gave a chance, read
// off the shipped texts and off reviews and comments of other people's
// collections (2026-11).
var reliability = [][2]float64{{0, 0.25}, {0.45, 0.47}, {0.55, 0.56}, {0.65, 0.66}, {0.75, 0.82}, {0.85, 0.93}, {0.95, 0.98}, {1, 0.995}}

// calibrated turns the chance the sorter gives into how often it is right.
func calibrated(p float64) float64 {
	for i := 1; i < len(reliability); i++ {
		a, b := reliability[i-1], reliability[i]
		if p <= b[0] {
			return a[1] + (b[1]-a[1])*(p-a[0])/(b[0]-a[0])
		}
	}
	return reliability[len(reliability)-1][1]
}
