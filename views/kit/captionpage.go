package kit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// page is a text broken into lines of a width. An edit breaks only what it can
// have changed, so that a key costs the same in a long text as in a short one.
// Offsets are bytes; those given and returned lie between clusters.
type page struct {
	text  string
	paras []para
	width float32
	style Style
}

// para is what stands between two line breaks. Lines count from its start.
type para struct {
	start, end int
	lines      []span
}

type span struct{ start, end int }

func newPage(text string, st Style, width float32) *page {
	p := &page{text: text, width: width, style: st}
	p.paras = p.split(text, 0)
	return p
}

// setWidth breaks everything anew when the width is another one.
func (p *page) setWidth(w float32) bool {
	if w == p.width {
		return false
	}
	p.width = w
	for i := range p.paras {
		p.paras[i].lines = p.breakAll(p.text[p.paras[i].start:p.paras[i].end])
	}
	return true
}

func (p *page) split(s string, at int) []para {
	var out []para
	for part := range strings.SplitSeq(s, "\n") {
		out = append(out, para{at, at + len(part), p.breakAll(part)})
		at += len(part) + 1
	}
	return out
}

// splice puts s in the place of the bytes [at, until).
func (p *page) splice(at, until int, s string) {
	i, j := p.paraAt(at), p.paraAt(until)
	first, last := p.paras[i], p.paras[j]
	delta := len(s) - (until - at)
	p.text = p.text[:at] + s + p.text[until:]
	if i == j && !strings.Contains(s, "\n") {
		whole := p.text[first.start : first.end+delta]
		p.paras[i].lines = p.breakAgain(whole, first.lines, at-first.start, until-first.start, len(s))
		p.paras[i].end += delta
	} else {
		fresh := p.split(p.text[first.start:last.end+delta], first.start)
		p.paras = slices.Replace(p.paras, i, j+1, fresh...)
		i += len(fresh) - 1
	}
	for k := i + 1; k < len(p.paras); k++ {
		p.paras[k].start += delta
		p.paras[k].end += delta
	}
}

// paraAt is the paragraph an offset lies in.
func (p *page) paraAt(at int) int {
	i, ok := slices.BinarySearchFunc(p.paras, at, func(x para, at int) int { return x.start - at })
	if !ok {
		i--
	}
	return max(0, i)
}

func (p *page) breakAll(s string) []span {
	var lines []span
	for at := 0; ; {
		end := p.lineEnd(s, at)
		lines = append(lines, span{at, end})
		if end >= len(s) {
			return lines
		}
		at = end
	}
}

// breakAgain breaks a paragraph of which the bytes [at, until) became n others:
// from the line before the change until a line begins where one began before.
func (p *page) breakAgain(s string, old []span, at, until, n int) []span {
	k := 0
	for k+1 < len(old) && old[k+1].start < at {
		k++
	}
	k = max(0, k-1)
	lines := slices.Clone(old[:k])
	delta, behind := n-(until-at), k
	for from := old[k].start; ; {
		end := p.lineEnd(s, from)
		lines = append(lines, span{from, end})
		if end >= len(s) {
			return lines
		}
		from = end
		for behind < len(old) && old[behind].start+delta < from {
			behind++
		}
		if from >= at+n && behind < len(old) && old[behind].start >= until && old[behind].start+delta == from {
			for _, l := range old[behind:] {
				lines = append(lines, span{l.start + delta, l.end + delta})
			}
			return lines
		}
	}
}

// lineEnd is where the line that begins at a byte ends. Spaces at its end hang
// over the edge; a word longer than a line is cut between clusters.
func (p *page) lineEnd(s string, at int) int {
	x, end := float32(0), at
	for end < len(s) {
		body, next := nextUnit(s, end)
		w := widthOf(s[end:body], p.style)
		if x+w > p.width && p.width > 0 {
			if end > at {
				return end
			}
			return p.cut(s, at)
		}
		x += w + widthOf(s[body:next], p.style)
		end = next
	}
	return end
}

// cut is how many clusters fit a line, one at least.
func (p *page) cut(s string, at int) int {
	x, end := float32(0), at
	it := graphemes.FromString(s[at:])
	for it.Next() {
		x += widthOf(it.Value(), p.style)
		if x > p.width && end > at {
			break
		}
		end += len(it.Value())
	}
	return end
}

// unitMax bounds how far a word is read, so that a text without any space
// is broken in a time that grows with its length only.
const unitMax = 400

// nextUnit is what must stay on one line: until body a word, until next the
// spaces behind it.
func nextUnit(s string, at int) (body, next int) {
	it := graphemes.FromString(s[at:])
	body, n, prev := at, 0, ""
	for it.Next() {
		c := it.Value()
		if isGap(c) {
			break
		}
		if n > 0 && n < unitMax && breaksBefore(c) {
			return body, body
		}
		if n >= unitMax {
			return body, body
		}
		body += len(c)
		n++
		if breaksAfter(prev, c, s[body:]) {
			break
		}
		prev = c
	}
	next = body
	for next < len(s) && (s[next] == ' ' || s[next] == '\t') {
		_, size := firstCluster(s[next:])
		if size > 1 { // a space that carries a mark is no gap
			break
		}
		next += size
	}
	return body, next
}

func firstCluster(s string) (string, int) {
	if len(s) == 0 {
		return "", 0
	}
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) && s[0] != '\r' {
		return s[:1], 1
	}
	it := graphemes.FromString(s)
	it.Next()
	return it.Value(), len(it.Value())
}

func isGap(c string) bool { return c == " " || c == "\t" }

// wide clusters (emoji, Chinese, Japanese) may begin a line without a space.
func wide(c string) bool {
	r, _ := utf8.DecodeRuneInString(c)
	return r >= 0x2E80 && r < 0xA4D0 || r >= 0xF900 && r < 0xFB00 || r >= 0xFF00 && r < 0xFFF0 || r >= 0x1F000 && r < 0xE0000
}

func breaksBefore(c string) bool { return wide(c) }

func breaksAfter(prev, c, rest string) bool {
	if (c == "-" || c == "/") && prev != c { // "oleh-oleh", but not "-5" nor "//"
		r, _ := utf8.DecodeRuneInString(rest)
		return r != utf8.RuneError && r != '-' && r != '/' && (r < '0' || r > '9')
	}
	return wide(c) && !strings.ContainsAny(firstOf(rest), ".,!?:;)…”’")
}

func firstOf(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// longWord is where widths are added up instead of measured as a whole.
const longWord = 64

func widthOf(s string, st Style) float32 {
	if len(s) <= longWord {
		return Measure(shown(s), st)
	}
	var w float32
	for c := range graphemeSeq(s) {
		w += Measure(shown(c), st)
	}
	return w
}

// next and before are the borders of the clusters beside an offset.
func (p *page) next(at int) int {
	if at >= len(p.text) {
		return len(p.text)
	}
	_, n := firstCluster(p.text[at:])
	return at + n
}

func (p *page) before(at int) int {
	if at <= 0 {
		return 0
	}
	i := p.paraAt(at)
	if p.paras[i].start == at {
		return at - 1
	}
	from, last := p.safe(i, at-1), 0
	for c := range graphemeSeq(p.text[from:p.paras[i].end]) {
		last = from
		from += len(c)
		if from >= at {
			break
		}
	}
	return last
}

// snap moves an offset inside a cluster to the cluster's end.
func (p *page) snap(at int) int {
	at = max(0, min(at, len(p.text)))
	i := p.paraAt(at)
	from := p.safe(i, at)
	for c := range graphemeSeq(p.text[from:p.paras[i].end]) {
		if from >= at {
			return from
		}
		from += len(c)
	}
	return from
}

// safe is the start of the line an offset lies in: a border of clusters near it.
func (p *page) safe(i, at int) int {
	x := &p.paras[i]
	return x.start + x.lines[x.line(at-x.start)].start
}

// line is the line of a paragraph an offset of it lies in.
func (x *para) line(at int) int {
	i, ok := slices.BinarySearchFunc(x.lines, at, func(l span, at int) int { return l.start - at })
	if !ok {
		i--
	}
	return max(0, i)
}

// rows is how many lines there are.
func (p *page) rows() int {
	n := 0
	for i := range p.paras {
		n += len(p.paras[i].lines)
	}
	return n
}

// row is the line an offset lies in; at the border of two lines the one
// before when early is set.
func (p *page) row(at int, early bool) int {
	i := p.paraAt(at)
	n := 0
	for k := range i {
		n += len(p.paras[k].lines)
	}
	x := &p.paras[i]
	l := x.line(at - x.start)
	if early && l > 0 && x.lines[l].start == at-x.start {
		l--
	}
	return n + l
}

// rowSpan is where a line begins and ends; soft when the text goes on behind
// it in the same paragraph.
func (p *page) rowSpan(row int) (s span, soft bool) {
	for i := range p.paras {
		x := &p.paras[i]
		if row < len(x.lines) {
			l := x.lines[row]
			return span{x.start + l.start, x.start + l.end}, row+1 < len(x.lines)
		}
		row -= len(x.lines)
	}
	return span{len(p.text), len(p.text)}, false
}

// x is how far from the left an offset of a line is drawn.
func (p *page) x(l span, at int) float32 {
	w := lineWidth(p.text[l.start:max(l.start, min(at, l.end))], p.style)
	if p.width > 0 && w > p.width { // spaces that hang over the edge
		return p.width
	}
	return w
}

func lineWidth(s string, st Style) float32 {
	if s == "" {
		return 0
	}
	return raw(shown(s), st)
}

// at is the border of clusters nearest to a place on a line.
func (p *page) at(l span, x float32) int {
	ends := []int{l.start}
	at := l.start
	for c := range graphemeSeq(p.text[l.start:l.end]) {
		at += len(c)
		ends = append(ends, at)
	}
	lo, hi := 0, len(ends)-1 // the place is between lo and hi
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if p.x(l, ends[mid]) <= x {
			lo = mid
		} else {
			hi = mid
		}
	}
	if hi > lo && x-p.x(l, ends[lo]) > p.x(l, ends[hi])-x {
		lo = hi
	}
	return ends[lo]
}

// bytesAt and runesAt convert between code points and bytes.
func (p *page) bytesAt(runes int) int {
	if runes <= 0 {
		return 0
	}
	n := 0
	for i := range p.text {
		if n == runes {
			return i
		}
		n++
	}
	return len(p.text)
}

func (p *page) runesAt(at int) int { return utf8.RuneCountInString(p.text[:at]) }
