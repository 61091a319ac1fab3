package preview

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/bidi"

	"lontar/views/kit"
)

// run is a piece of one line in one look, where it is drawn.
type run struct {
	text  string
	at    int // code point it begins at
	x, y  float32
	w     float32
	color color.Color
	bold  bool
	mark  string
	fold  bool // the platform's word behind the fold
	rtl   bool // of a paragraph read from right to left
}

// flow writes pieces line by line.
type flow struct {
	look  look
	width float32
	most  int // lines, 0 any
	// marksAfter is the worst mark that ends after a code point.
	marksAfter func(at int) string
	runs       []run
	x, y       float32
	line       int
	rtl        bool // the paragraph is read from right to left
	cur        run
}

// write lays the pieces out; it reports false when there are more than lines.
func (f *flow) write(pieces []piece) bool {
	f.rtl = rightToLeft(pieces)
	for i := 0; i < len(pieces); {
		if pieces[i].brk {
			if !f.paragraph(pieces[i+1:]) {
				return false
			}
			i++
			continue
		}
		end := i + 1
		for end < len(pieces) && pieces[end].joined && !pieces[end].brk {
			end++
		}
		if !f.word(pieces[i:end]) {
			return false
		}
		i = end
	}
	f.flush()
	return true
}

// word writes pieces that belong on one line.
func (f *flow) word(pieces []piece) bool {
	width := float32(0)
	for i, p := range pieces {
		text := p.text
		if i == len(pieces)-1 {
			text = strings.TrimRight(text, " ") // a space at the end may hang over
		}
		width += kit.Measure(text, f.style(p.bold))
	}
	if f.x > 0 && f.x+width > f.width && !f.newLine() {
		return false
	}
	for _, p := range pieces {
		if width <= f.width {
			f.add(p, kit.Measure(p.text, f.style(p.bold)))
		} else if !f.long(p) {
			return false
		}
	}
	return true
}

// long writes a piece of a word longer than a line, an address mostly.
func (f *flow) long(p piece) bool {
	st := f.style(p.bold)
	for rest := p.text; rest != ""; {
		n := fitting(rest, st, f.width-f.x)
		if n == 0 && f.x > 0 {
			if !f.newLine() {
				return false
			}
			continue
		}
		if n == 0 { // narrower than one character
			n = clusters(rest, 1)[0]
		}
		part := p
		part.text = rest[:n]
		f.add(part, kit.Measure(part.text, st))
		rest = rest[n:]
	}
	return true
}

func (f *flow) style(bold bool) kit.Style {
	st := f.look.style
	st.Bold = st.Bold || bold
	return st
}

func (f *flow) add(p piece, width float32) {
	if f.cur.text != "" && f.cur.color == p.color && f.cur.bold == p.bold && f.cur.mark == p.mark {
		f.cur.text += p.text
		f.cur.w += width
	} else {
		f.flush()
		f.cur = run{text: p.text, at: p.at, x: f.x, y: f.y, w: width, color: p.color, bold: p.bold, mark: p.mark, rtl: f.rtl}
	}
	f.x += width
}

func (f *flow) flush() {
	if f.cur.text != "" {
		f.runs = append(f.runs, f.cur)
	}
	f.cur = run{}
}

// newLine reports false when there is no line left.
func (f *flow) newLine() bool {
	if f.most > 0 && f.line+1 >= f.most {
		return false
	}
	if text := strings.TrimRight(f.cur.text, " "); text != f.cur.text { // no mark on the space at the end
		f.cur.text, f.cur.w = text, kit.Measure(text, f.style(f.cur.bold))
	}
	f.flush()
	f.x, f.y, f.line = 0, f.y+f.look.style.Line, f.line+1
	return true
}

// more ends a folded text with "…" and the platform's word, taking back as
// much of the last line as it needs.
func (f *flow) more() {
	f.flush()
	f.lift()
	st := f.look.style
	dots, word := "… ", f.look.more
	below := f.look.below && f.x+kit.Measure(dots+word, st) > f.width
	if word == "" || below {
		dots = "…"
	}
	room := f.width - kit.Measure(dots, st)
	if !below {
		room -= kit.Measure(word, st)
		if f.x > room && (f.most == 0 || f.line+1 < f.most) {
			room, dots = f.width-kit.Measure("…", st), "…" // the word goes on the next line
		}
	}
	f.takeBack(room)
	rtl, mark := f.rtl, ""
	if n := len(f.runs); n > 0 {
		last := f.runs[n-1]
		rtl, mark = last.rtl, f.rest(last.at+utf8.RuneCountInString(last.text))
	}
	f.runs = append(f.runs, run{text: dots, x: f.x, y: f.y, w: kit.Measure(dots, st), color: f.look.ink, rtl: rtl})
	f.x += kit.Measure(dots, st)
	if word == "" {
		return
	}
	if dots == "…" {
		f.x, f.y, f.line = 0, f.y+st.Line, f.line+1
	}
	f.runs = append(f.runs, run{text: word, x: f.x, y: f.y, w: kit.Measure(word, st), color: f.look.word, mark: mark, fold: true, rtl: rtl})
}

// rest is the worst mark in what is not shown, so that the fold hides none.
func (f *flow) rest(from int) string {
	if f.marksAfter == nil {
		return ""
	}
	return f.marksAfter(from)
}

// paragraph begins one; an empty line before it may be half as high.
func (f *flow) paragraph(pieces []piece) bool {
	empty, y := f.x == 0 && f.line > 0, f.y
	if !f.newLine() {
		return false
	}
	if empty && f.look.half {
		f.y = y + f.look.style.Line/2
	}
	f.rtl = rightToLeft(pieces)
	return true
}

// rightToLeft reports whether the first paragraph of the pieces begins with a
// letter of Arabic, Hebrew and their like: platforms write it from the right.
func rightToLeft(pieces []piece) bool {
	for _, p := range pieces {
		if p.brk {
			return false
		}
		for i := range p.text {
			switch props, _ := bidi.LookupString(p.text[i:]); props.Class() {
			case bidi.L:
				return false
			case bidi.R, bidi.AL:
				return true
			}
		}
	}
	return false
}

// mirror puts the runs of such paragraphs to the right. Words of the other
// direction keep their order among themselves.
func (f *flow) mirror() {
	for i := 0; i < len(f.runs); {
		j := i + 1
		for f.runs[i].rtl && latin(f.runs[i]) && j < len(f.runs) && f.runs[j].rtl && f.runs[j].y == f.runs[i].y && latin(f.runs[j]) {
			j++
		}
		first, last := f.runs[i], f.runs[j-1]
		for k := i; k < j; k++ {
			r := &f.runs[k]
			switch {
			case !r.rtl:
			case latin(*r):
				r.x = max(0, f.width-(last.x+last.w)+(r.x-first.x))
			default: // spaces belong at the other end than where they are drawn
				st := f.style(r.bold)
				text := strings.TrimLeft(r.text, " ")
				before := r.w - kit.Measure(text, st)
				r.text = strings.TrimRight(text, " ")
				r.w = kit.Measure(r.text, st)
				r.x = max(0, f.width-r.x-before-r.w)
			}
		}
		i = j
	}
}

// latin reports a run that is read from left to right.
func latin(r run) bool { return !rightToLeft([]piece{{text: r.text}}) }

// lift goes back over empty lines to the end of the last line with text.
func (f *flow) lift() {
	if len(f.runs) == 0 {
		return
	}
	last := f.runs[len(f.runs)-1]
	if last.y < f.y {
		f.line -= int((f.y-last.y)/f.look.style.Line + 0.5)
		f.x, f.y = last.x+last.w, last.y
	}
}

// takeBack shortens the last line until it ends before a place.
func (f *flow) takeBack(room float32) {
	for len(f.runs) > 0 {
		last := &f.runs[len(f.runs)-1]
		if last.y != f.y {
			return
		}
		st := f.style(last.bold)
		text := strings.TrimRight(last.text, " ")
		if last.x+kit.Measure(text, st) > room {
			text = text[:fitting(text, st, room-last.x)]
			if space := strings.LastIndexByte(text, ' '); space > 0 { // whole words where there are some
				text = text[:space]
			}
			text = strings.TrimRight(text, " ")
		}
		text = strings.TrimRight(text, " .,;:…") // "…" takes their place
		if text != "" {
			last.text, last.w = text, kit.Measure(text, st)
			f.x = last.x + last.w
			return
		}
		f.x = last.x
		f.runs = f.runs[:len(f.runs)-1]
	}
}

// fitting is how many bytes of a text fit a width, whole visible characters.
func fitting(s string, st kit.Style, width float32) int {
	ends := clusters(s, 200)
	lo, hi := 0, len(ends)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if fyne.MeasureText(s[:ends[mid-1]], st.Size, fyne.TextStyle{Bold: st.Bold}).Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 {
		return 0
	}
	return ends[lo-1]
}

// clusters are the ends of the first visible characters of a text, in bytes.
func clusters(s string, most int) []int {
	var ends []int
	it := graphemes.FromString(s)
	at := 0
	for len(ends) < most && it.Next() {
		at += len(it.Value())
		ends = append(ends, at)
	}
	return ends
}
