package preview

import (
	"fmt"
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lontar/app/platform"
	"lontar/views/kit"
)

// look is how a platform writes a text.
type look struct {
	style kit.Style
	ink   color.Color
	link  color.Color // links, hashtags, mentions
	more  string      // the platform's word behind the fold
	lines int         // most lines while folded, 0 any
}

// rich is a text with coloured links and marks, wrapped to a width and folded
// where the platform folds. Its objects are used again from one text to the
// next, since it changes with every key.
type rich struct {
	widget.BaseWidget
	look    look
	width   float32
	lead    string // in bold before the text: Instagram's account name
	open    bool
	tapped  func()
	runs    []run
	height  float32
	objects []fyne.CanvasObject
	texts   []*canvas.Text
	marks   []*canvas.Rectangle
	faces   *richFace
}

// run is a piece of one line in one look.
type run struct {
	text  string
	x, y  float32
	w     float32
	color color.Color
	bold  bool
	mark  string
}

func newRich(l look, width float32) *rich {
	r := &rich{look: l, width: width}
	r.ExtendBaseWidget(r)
	return r
}

// set shows a text. fold is in code points, −1 for none.
func (r *rich) set(text string, entities []platform.Entity, marks []Mark, fold int) {
	r.layOut(text, entities, marks, fold)
	if r.faces != nil {
		r.faces.draw()
	}
}

// word is what is wrapped as one: a run of letters with the spaces behind it.
type word struct {
	text  string
	color color.Color
	mark  string
	bold  bool
	brk   bool // a line break
}

// words cuts a text into words, each in the colour of its entity and with its
// mark. Characters that cannot be seen are shown by their code.
func (r *rich) words(text string, entities []platform.Entity, marks []Mark) []word {
	var out []word
	var b strings.Builder
	var cur word
	flush := func() {
		if b.Len() > 0 {
			cur.text = b.String()
			out = append(out, cur)
			b.Reset()
		}
	}
	entity, i := 0, 0
	spaced := false
	for _, c := range text {
		for entity < len(entities) && entities[entity].End <= i {
			entity++
		}
		next := word{color: r.look.ink}
		if entity < len(entities) && entities[entity].Start <= i {
			next.color = r.look.link
		}
		for _, m := range marks {
			if m.Start <= i && i < m.End {
				next.mark = m.Kind
			}
		}
		if c == '\n' {
			flush()
			out = append(out, word{brk: true})
			spaced, i = false, i+1
			continue
		}
		space := unicode.IsSpace(c)
		if b.Len() > 0 && (next.color != cur.color || next.mark != cur.mark || spaced && !space) {
			flush()
		}
		cur.color, cur.mark = next.color, next.mark
		if hiddenRune(c) {
			flush()
			out = append(out, word{text: fmt.Sprintf("‹U+%04X›", c), color: kit.Color(kit.Red), mark: "error"})
		} else {
			b.WriteRune(c)
		}
		spaced, i = space, i+1
	}
	flush()
	return out
}

// hiddenRune reports characters that scramble or hide text: bidi controls and
// zero-width ones, but not the joiners inside emoji.
func hiddenRune(c rune) bool {
	switch {
	case c == 0x200B, c == 0x200E, c == 0x200F, c == 0x2060, c == 0xFEFF, c == 0x00AD, c == 0x061C, c == 0x180E:
		return true
	case c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069, c < 0x20 && c != '\n' && c != '\t', c == 0x7F:
		return true
	}
	return false
}

func (r *rich) layOut(text string, entities []platform.Entity, marks []Mark, fold int) {
	r.runs = r.runs[:0]
	full := []rune(text)
	shown := text
	cut := false
	if !r.open && fold >= 0 && fold < len(full) {
		shown, cut = strings.TrimRight(string(full[:fold]), " \n"), true
	}
	ws := r.words(shown, entities, marks)
	if r.lead != "" {
		ws = append([]word{{text: r.lead + " ", color: r.look.ink, bold: true}}, ws...)
	}
	most := r.look.lines
	if r.open || fold < 0 {
		most = 0
	}
	p := pen{r: r}
	for i, w := range ws {
		if !p.put(w, most) {
			cut = true
			_ = i
			break
		}
	}
	if cut {
		p.more(most)
	}
	p.flush()
	r.height = p.y + r.look.style.Line
	if len(r.runs) == 0 {
		r.height = 0
	}
}

// pen writes runs line by line.
type pen struct {
	r    *rich
	x, y float32
	line int
	cur  run
}

func (p *pen) flush() {
	if p.cur.text != "" {
		p.r.runs = append(p.r.runs, p.cur)
	}
	p.cur = run{}
}

func (p *pen) newLine() {
	p.flush()
	p.x, p.y, p.line = 0, p.y+p.r.look.style.Line, p.line+1
}

// put writes a word; it reports false when the lines are full.
func (p *pen) put(w word, most int) bool {
	st := p.r.look.style
	st.Bold = st.Bold || w.bold
	if w.brk {
		if most > 0 && p.line+1 >= most {
			return false
		}
		p.newLine()
		return true
	}
	width := kit.Measure(w.text, st)
	if p.x > 0 && p.x+kit.Measure(strings.TrimRight(w.text, " "), st) > p.r.width {
		if most > 0 && p.line+1 >= most {
			return false
		}
		p.newLine()
	}
	if width > p.r.width { // longer than a line: an address, or letters without spaces
		return p.putLong(w, st, most)
	}
	p.add(w, width)
	return true
}

func (p *pen) putLong(w word, st kit.Style, most int) bool {
	runes := []rune(w.text)
	for len(runes) > 0 {
		n := fitRunes(runes, st, p.r.width-p.x)
		if n == 0 && p.x > 0 {
			if most > 0 && p.line+1 >= most {
				return false
			}
			p.newLine()
			continue
		}
		n = max(n, 1)
		part := w
		part.text = string(runes[:n])
		p.add(part, kit.Measure(part.text, st))
		runes = runes[n:]
	}
	return true
}

// fitRunes is how many runes fit a width, found by halving.
func fitRunes(runes []rune, st kit.Style, width float32) int {
	lo, hi := 0, min(len(runes), 200)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if kit.Measure(string(runes[:mid]), st) <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

func (p *pen) add(w word, width float32) {
	if p.cur.text != "" && p.cur.color == w.color && p.cur.bold == w.bold && p.cur.mark == w.mark {
		p.cur.text += w.text
		p.cur.w += width
	} else {
		p.flush()
		p.cur = run{text: w.text, x: p.x, y: p.y, w: width, color: w.color, bold: w.bold, mark: w.mark}
	}
	p.x += width
}

// more ends a folded text with the platform's word, taking back as much of the
// last line as it needs.
func (p *pen) more(most int) {
	st := p.r.look.style
	p.flush()
	word := "… " + p.r.look.more
	width := kit.Measure(word, st)
	if p.x+width > p.r.width && (most == 0 || p.line+1 < most) && len(p.r.runs) > 0 {
		p.r.runs = append(p.r.runs, run{text: "…", x: p.x, y: p.y, w: kit.Measure("…", st), color: p.r.look.ink})
		p.x, p.y, p.line = 0, p.y+st.Line, p.line+1
		word = p.r.look.more
		width = kit.Measure(word, st)
	}
	for p.x+width > p.r.width && len(p.r.runs) > 0 {
		last := &p.r.runs[len(p.r.runs)-1]
		if last.y != p.y {
			break
		}
		room := p.r.width - width - last.x
		runes := []rune(last.text)
		n := fitRunes(runes[:min(len(runes), 200)], st, room)
		if n == 0 {
			p.x = last.x
			p.r.runs = p.r.runs[:len(p.r.runs)-1]
			continue
		}
		last.text = string(runes[:n])
		last.w = kit.Measure(last.text, st)
		p.x = last.x + last.w
	}
	p.r.runs = append(p.r.runs, run{text: word, x: p.x, y: p.y, w: width, color: kit.Color(kit.Ink3)})
}

// plain is the text as shown, for tests and readers.
func (r *rich) plain() string {
	var b strings.Builder
	y := float32(0)
	for _, run := range r.runs {
		if run.y != y {
			b.WriteString("\n")
			y = run.y
		}
		b.WriteString(run.text)
	}
	return b.String()
}

// Tapped unfolds the text.
func (r *rich) Tapped(*fyne.PointEvent) {
	if r.tapped != nil {
		r.tapped()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *rich) CreateRenderer() fyne.WidgetRenderer {
	r.faces = &richFace{r}
	r.faces.draw()
	return r.faces
}

type richFace struct{ r *rich }

func (f *richFace) Destroy()                     {}
func (f *richFace) Layout(fyne.Size)             {}
func (f *richFace) Refresh()                     { f.draw() }
func (f *richFace) MinSize() fyne.Size           { return fyne.NewSize(f.r.width, f.r.height) }
func (f *richFace) Objects() []fyne.CanvasObject { return f.r.objects }

// draw gives each run an object of the last text, and hides what is left over.
func (f *richFace) draw() {
	r := f.r
	marks := 0
	for i, run := range r.runs {
		if i == len(r.texts) {
			r.texts = append(r.texts, canvas.NewText("", color.Black))
		}
		t := r.texts[i]
		st := r.look.style
		if t.Text != run.text || t.Color != run.color || t.Hidden || t.TextStyle.Bold != (run.bold || st.Bold) {
			t.Text, t.Color, t.Hidden = run.text, run.color, false
			t.TextSize, t.TextStyle.Bold = st.Size, run.bold || st.Bold
			t.Refresh()
		}
		t.Move(fyne.NewPos(run.x, run.y))
		t.Resize(fyne.NewSize(run.w, st.Line))
		if run.mark != "" {
			f.mark(marks, run)
			marks++
		}
	}
	for _, t := range r.texts[len(r.runs):] {
		t.Hide()
	}
	for _, m := range r.marks[marks:] {
		m.Hide()
	}
	if n := len(r.texts) + len(r.marks); n != len(r.objects) {
		r.objects = r.objects[:0]
		for _, m := range r.marks {
			r.objects = append(r.objects, m)
		}
		for _, t := range r.texts {
			r.objects = append(r.objects, t)
		}
	}
}

// mark lays amber ground under a warning and a red line under an error.
func (f *richFace) mark(i int, run run) {
	r := f.r
	if i == len(r.marks) {
		r.marks = append(r.marks, canvas.NewRectangle(color.Transparent))
	}
	m := r.marks[i]
	line := r.look.style.Line
	m.FillColor = kit.Color(kit.AmberT)
	at, size := fyne.NewPos(run.x, run.y+1), fyne.NewSize(run.w, line-2)
	if run.mark == "error" {
		m.FillColor = kit.Color(kit.Red)
		at, size = fyne.NewPos(run.x, run.y+line-2), fyne.NewSize(run.w, 1.5)
	}
	m.Hidden = false
	m.Move(at)
	m.Resize(size)
	m.Refresh()
}
