package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// redraw shows the text as it is now. Lines that were drawn before are moved,
// not drawn again.
func (c *CaptionEntry) redraw() {
	if c.body != nil {
		c.body.update(false)
	}
}

// repaint shows focus and hover; the lines need not be drawn again for it.
func (c *CaptionEntry) repaint() {
	if c.edge != nil {
		c.edge()
	}
}

// MinSize is the height of the rows asked for.
func (c *CaptionEntry) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	rows := c.min
	if c.max > 0 {
		rows = max(c.min, min(c.max, c.page.rows()))
	}
	return fyne.NewSize(80, float32(rows)*captionStyle.Line+2*c.inset.Height)
}

// CreateRenderer implements fyne.Widget.
func (c *CaptionEntry) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 8
	f := &face{objects: []fyne.CanvasObject{ground, c.body}}
	f.min = c.MinSize
	paint := func() {
		fill, edge, width := Surface, Line2, float32(1)
		switch {
		case c.disabled:
			fill = Sunken
		case c.hasFocus:
			edge, width = Focus, 2
		case c.hovered && !c.readOnly:
			edge = Ctl
		}
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = Color(fill), Color(edge), width
		if c.bare {
			ground.FillColor, ground.StrokeWidth = color.Transparent, 0
		}
	}
	f.layout = func(s fyne.Size) {
		ground.Resize(s)
		edge := float32(2)
		if c.bare {
			edge = 0
		}
		c.body.Move(fyne.NewPos(0, edge))
		c.body.Resize(fyne.NewSize(s.Width, s.Height-2*edge))
		c.page.setWidth(max(20, s.Width-2*c.inset.Width))
		c.scroll = max(0, min(c.scroll, c.scrollMax()))
		c.body.update(false)
	}
	c.edge = func() {
		paint()
		ground.Refresh()
		c.redraw()
	}
	f.refresh = func() {
		c.edge()
		f.layout(c.Size())
		c.body.update(true)
	}
	paint()
	return f
}

// captionBody draws lines, marks, selection and caret, cut off at its edges.
type captionBody struct {
	widget.BaseWidget
	c       *CaptionEntry
	fills   rectangles // grounds of marks
	picks   rectangles // selection
	lines   []*canvas.Text
	unders  rectangles
	hidden  rectangles
	caret   *canvas.Rectangle
	thumb   *canvas.Rectangle
	hint    *Paragraph
	objects []fyne.CanvasObject
}

func newCaptionBody(c *CaptionEntry) *captionBody {
	b := &captionBody{c: c}
	b.caret = canvas.NewRectangle(Color(Accent))
	b.thumb = canvas.NewRectangle(Color(Line2))
	b.thumb.CornerRadius = 3
	b.hint = NewParagraph("", captionStyle, Ink3)
	b.unders.radius = 1
	b.fills.radius = 2
	b.picks.radius = 2
	b.ExtendBaseWidget(b)
	return b
}

// rectangles is a row of rectangles used again at each drawing.
type rectangles struct {
	all    []*canvas.Rectangle
	n      int
	radius float32
}

func (r *rectangles) put(x, y, w, h float32, col color.Color) {
	if r.n == len(r.all) {
		o := canvas.NewRectangle(col)
		o.CornerRadius = r.radius
		r.all = append(r.all, o)
	}
	o := r.all[r.n]
	r.n++
	if o.FillColor != col {
		o.FillColor = col
		o.Refresh()
	}
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	o.Show()
}

func (r *rectangles) end() {
	for _, o := range r.all[r.n:] {
		o.Hide()
	}
	r.n = 0
}

// update lays everything for what is seen now; all draws every line anew.
func (b *captionBody) update(all bool) {
	c := b.c
	if c.Size().Width <= 0 {
		return
	}
	edge := b.Position().Y
	left, top := c.inset.Width, c.inset.Height-edge-c.scroll
	first := max(0, int((-top)/captionStyle.Line))
	last := min(c.page.rows(), int((b.Size().Height-top)/captionStyle.Line)+1)
	b.place(first, last, left, top, all)
	for row := first; row < last; row++ {
		l, soft := c.page.rowSpan(row)
		b.marksOf(l, left, top+float32(row)*captionStyle.Line)
		b.pickOf(l, soft, left, top+float32(row)*captionStyle.Line)
		b.hiddenOf(l, left, top+float32(row)*captionStyle.Line)
	}
	b.fills.end()
	b.picks.end()
	b.unders.end()
	b.hidden.end()
	b.rest(left, top, all)
	b.collect()
	canvas.Refresh(b.caret) // also tells the window that something changed
}

// place draws the lines seen.
func (b *captionBody) place(first, last int, left, top float32, all bool) {
	ink := Color(Ink)
	if b.c.disabled {
		ink = Color(Ink3)
	}
	pool := linePool{all: b.lines, style: captionStyle, anew: all}
	for row := first; row < last; row++ {
		l, _ := b.c.page.rowSpan(row)
		at := fyne.NewPos(left, top+float32(row)*captionStyle.Line)
		pool.want(shown(b.c.page.text[l.start:l.end]), at, fyne.NewSize(b.c.page.width, captionStyle.Line))
	}
	b.lines = pool.place(ink)
}

// marksOf draws the marks of a line.
func (b *captionBody) marksOf(l span, left, y float32) {
	for i := range b.c.marks {
		m := &b.c.marks[i]
		at, until := max(m.at, l.start), min(m.until, l.end)
		if at >= until {
			continue
		}
		from, to := b.c.page.x(l, at), b.c.page.x(l, until)
		if m.Fill {
			b.fills.put(left+from-1, y+1, to-from+2, captionStyle.Line-2, Color(AmberT))
		}
		b.unders.put(left+from, y+captionStyle.Line-3, to-from, 2, Color(m.Kind))
	}
}

// pickOf draws the selection of a line; a selected line break is a little wide.
func (b *captionBody) pickOf(l span, soft bool, left, y float32) {
	at, until := b.c.selected()
	from, to := max(at, l.start), min(until, l.end)
	brk := !soft && at <= l.end && until > l.end
	if at == until || from > to || from == to && !brk {
		return
	}
	x, w := b.c.page.x(l, from), b.c.page.x(l, to)
	if brk {
		w += 5
	}
	tok := Tint2
	if !b.c.hasFocus {
		tok = Line
	}
	b.picks.put(left+x, y, w-x, captionStyle.Line, Color(tok))
}

// hiddenOf marks the characters of a line that have no look.
func (b *captionBody) hiddenOf(l span, left, y float32) {
	for _, i := range hiddens(b.c.page.text[l.start:l.end]) {
		x := lineWidth(b.c.page.text[l.start:l.start+i], b.c.page.style)
		b.hidden.put(left+x, y+5, 3, captionStyle.Line-10, Color(AmberF))
	}
}

// rest places caret, scroll bar and placeholder.
func (b *captionBody) rest(left, top float32, all bool) {
	c := b.c
	p := c.placeOf(c.caret, c.early)
	b.caret.Move(fyne.NewPos(left+p.X-1, top+c.scroll+p.Y+2))
	b.caret.Resize(fyne.NewSize(2, captionStyle.Line-4))
	setVisible(b.caret, c.hasFocus && !c.disabled)
	at, size, ok := c.bar()
	setVisible(b.thumb, ok)
	b.thumb.Move(fyne.NewPos(b.Size().Width-8, at-b.Position().Y))
	b.thumb.Resize(fyne.NewSize(5, size))
	if all {
		b.caret.FillColor, b.thumb.FillColor = Color(Accent), Color(Line2)
		b.thumb.Refresh()
	}
	b.hint.SetText(c.placeholder)
	setVisible(b.hint, c.page.text == "" && c.placeholder != "")
	b.hint.Move(fyne.NewPos(left, top))
	b.hint.Resize(fyne.NewSize(c.page.width, c.viewHeight()))
}

// collect lists what is drawn from the ground up.
func (b *captionBody) collect() {
	n := len(b.fills.all) + len(b.picks.all) + len(b.lines) + len(b.unders.all) + len(b.hidden.all) + 3
	if n == len(b.objects) {
		return
	}
	list := make([]fyne.CanvasObject, 0, n)
	for _, r := range []*rectangles{&b.fills, &b.picks} {
		for _, o := range r.all {
			list = append(list, o)
		}
	}
	for _, t := range b.lines {
		list = append(list, t)
	}
	for _, r := range []*rectangles{&b.unders, &b.hidden} {
		for _, o := range r.all {
			list = append(list, o)
		}
	}
	b.objects = append(list, b.hint, b.caret, b.thumb)
}

// CreateRenderer implements fyne.Widget.
func (b *captionBody) CreateRenderer() fyne.WidgetRenderer { return captionFace{b} }

// Scrolled moves the text with the wheel; at its ends the host may go on. What
// takes the wheel is cut off at its edges by the toolkit.
func (b *captionBody) Scrolled(e *fyne.ScrollEvent) {
	c := b.c
	if !c.scrollTo(c.scroll-e.Scrolled.DY) && c.OnOverscroll != nil {
		c.OnOverscroll(e)
	}
}

// captionFace is the body's renderer: everything is laid by update.
type captionFace struct{ b *captionBody }

func (f captionFace) Destroy()                     {}
func (f captionFace) Layout(fyne.Size)             {}
func (f captionFace) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (f captionFace) Objects() []fyne.CanvasObject { f.b.collect(); return f.b.objects }
func (f captionFace) Refresh()                     {}
