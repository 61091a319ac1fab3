package proof

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"lontar/app/proof/token"
)

// mark is a finding before its place is counted in code points.
type mark struct {
	Finding
	from, to int // bytes
}

// reading is one text under check.
type reading struct {
	in     *Input
	text   string
	tokens []token.Token
	marks  []mark
	counts map[string]int
}

// most is how many findings of one kind are listed: a pasted file of rubbish
// must not drown the screen.
const most = 200

func read(in *Input) *reading {
	return &reading{in: in, text: in.Text, tokens: token.All(in.Text), counts: map[string]int{}}
}

// add notes a finding at the bytes from…to.
func (r *reading) add(f Finding, from, to int) {
	if r.counts[f.Kind]++; r.counts[f.Kind] > most {
		return
	}
	f.Text = r.text[from:to]
	r.marks = append(r.marks, mark{f, from, to})
}

// addTokens notes a finding at the tokens a to b, b included.
func (r *reading) addTokens(f Finding, a, b int) {
	r.add(f, r.tokens[a].Start, r.tokens[b].End)
}

// findings are the marks in the order of the text, placed in code points.
// What a stronger finding already covers is not said twice.
func (r *reading) findings() []Finding {
	slices.SortStableFunc(r.marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	r.dropCovered()
	place := r.places()
	out := make([]Finding, 0, len(r.marks))
	for _, m := range r.marks {
		m.Start, m.End = place[m.from], place[m.to]
		m.Text = string([]rune(m.Text))
		if m.Suggestions == nil {
			m.Suggestions = []string{}
		}
		out = append(out, m.Finding)
	}
	return out
}

// places counts the code points before every byte that is asked for, in one pass.
func (r *reading) places() map[int]int {
	var want []int
	for _, m := range r.marks {
		want = append(want, m.from, m.to)
	}
	slices.Sort(want)
	place, i, n := make(map[int]int, len(want)), 0, 0
	for _, w := range want {
		for i < w {
			_, size := utf8.DecodeRuneInString(r.text[i:])
			i += size
			n++
		}
		place[w] = n
	}
	return place
}

// dropCovered takes away spelling where another finding speaks of the same words.
func (r *reading) dropCovered() {
	end := -1
	var covers []mark
	for _, m := range r.marks {
		if covering[m.Kind] && m.to > end {
			covers = append(covers, m)
			end = m.to
		}
	}
	i := 0
	r.marks = slices.DeleteFunc(r.marks, func(m mark) bool {
		if m.Kind != KindSpelling && m.Kind != KindHint {
			return false
		}
		for i < len(covers) && covers[i].to <= m.from {
			i++
		}
		return i < len(covers) && covers[i].from < m.to
	})
}

// covering kinds explain their words better than "not in the dictionary" does.
var covering = map[string]bool{
	KindPlaceholder: true, KindLink: true, KindHidden: true, KindFancy: true, KindDouble: true, KindAvoid: true, KindPhone: true,
}
