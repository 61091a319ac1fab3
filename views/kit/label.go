package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Label is one line of text that ends in "…" when its room is too small; the
// whole text is then in the tooltip. It asks for its full width only when Full is set.
type Label struct {
	widget.BaseWidget
	Full bool // ask for the width of the whole text

	text  string
	style Style
	tok   Token
	right bool
	cut   bool
	tips  tipper
	draw  *canvas.Text
}

// NewLabel makes a label that gives way when there is little room.
func NewLabel(s string, st Style, tok Token) *Label {
	l := &Label{text: s, style: st, tok: tok}
	l.draw = Text(s, st, tok)
	l.tips.owner = l
	l.ExtendBaseWidget(l)
	return l
}

// Text is the whole text.
func (l *Label) Text() string { return l.text }

// SetText changes the text.
func (l *Label) SetText(s string) {
	if s == l.text {
		return
	}
	l.text = s
	l.Refresh()
}

// SetToken changes the colour.
func (l *Label) SetToken(t Token) {
	if t == l.tok {
		return
	}
	l.tok = t
	l.Refresh()
}

// AlignRight sets the text flush right.
func (l *Label) AlignRight() *Label { l.right = true; return l }

// MouseIn starts the tooltip of a cut text.
func (l *Label) MouseIn(e *desktop.MouseEvent) {
	if l.cut {
		l.tips.enter(l.text, e.AbsolutePosition, l.self)
	}
}

// MouseMoved keeps the tooltip at the pointer.
func (l *Label) MouseMoved(e *desktop.MouseEvent) { l.tips.move(e.AbsolutePosition) }

// MouseOut ends the tooltip.
func (l *Label) MouseOut() { l.tips.leave() }

func (l *Label) self() fyne.CanvasObject { return l }

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		shown := Fit(l.text, l.style, s.Width+0.5)
		l.cut = shown != l.text
		l.draw.Text = shown
		l.draw.Alignment = fyne.TextAlignLeading
		if l.right {
			l.draw.Alignment = fyne.TextAlignTrailing
		}
		l.draw.Resize(s)
	}
	return &face{
		objects: []fyne.CanvasObject{l.draw},
		layout:  func(s fyne.Size) { place(s); l.draw.Refresh() },
		min: func() fyne.Size {
			w := Measure(l.text, l.style)
			if !l.Full {
				w = min(w, 24)
			}
			return fyne.NewSize(w, l.style.Line)
		},
		refresh: func() {
			l.draw.Color = Color(l.tok)
			place(l.Size())
			l.draw.Refresh()
		},
	}
}

// Paragraph is text that wraps to the width it is given.
type Paragraph struct {
	widget.BaseWidget
	MaxLines int // 0: all

	text  string
	style Style
	tok   Token
	width float32
	lines []*canvas.Text
}

// NewParagraph makes text that wraps at words.
func NewParagraph(s string, st Style, tok Token) *Paragraph {
	p := &Paragraph{text: s, style: st, tok: tok}
	p.ExtendBaseWidget(p)
	return p
}

// Text is the whole text.
func (p *Paragraph) Text() string { return p.text }

// SetText changes the text.
func (p *Paragraph) SetText(s string) {
	if s != p.text {
		p.text = s
		p.Refresh()
	}
}

// SetWidth tells the paragraph its width before the first layout, so that its
// height is right from the start.
func (p *Paragraph) SetWidth(w float32) *Paragraph { p.width = w; return p }

// Resize wraps anew when the width changes.
func (p *Paragraph) Resize(s fyne.Size) {
	if p.width != s.Width {
		p.width = s.Width
		p.BaseWidget.Resize(s)
		p.Refresh()
		return
	}
	p.BaseWidget.Resize(s)
}

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	f := &face{}
	broken := func() []string {
		w := p.width
		if w <= 0 {
			w = 360
		}
		return Wrap(p.text, p.style, w, p.MaxLines)
	}
	f.refresh = func() {
		shown := broken()
		if len(shown) != len(p.lines) {
			p.lines = make([]*canvas.Text, len(shown))
			f.objects = make([]fyne.CanvasObject, len(shown))
			for i := range shown {
				p.lines[i] = Text("", p.style, p.tok)
				f.objects[i] = p.lines[i]
			}
		}
		for i, s := range shown {
			t := p.lines[i]
			t.Text, t.Color = s, Color(p.tok)
			t.Move(fyne.NewPos(0, float32(i)*p.style.Line))
			t.Resize(fyne.NewSize(p.Size().Width, p.style.Line))
			t.Refresh()
		}
		canvas.Refresh(p)
	}
	f.layout = func(fyne.Size) { f.refresh() }
	f.min = func() fyne.Size {
		return fyne.NewSize(40, float32(max(1, len(broken())))*p.style.Line)
	}
	f.refresh()
	return f
}
