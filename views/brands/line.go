package brands

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/views/kit"
)

// line is one thing of a list that opens when tapped: a name over what it
// says, a note at the right, and the button that deletes it.
type line struct {
	widget.BaseWidget
	lead             fyne.CanvasObject // nil none
	name, text, note string
	noteToken        kit.Token
	open, remove     func()
	reached          func() // it got the keyboard
	hovered, focused bool
	ground, ring     *canvas.Rectangle
}

// row makes a line of the tab shown.
func (s *Screen) row(lead fyne.CanvasObject, name, text, note string, open, remove func()) *line {
	l := newLine(lead, name, text, note, open, remove)
	at := len(s.rows)
	l.reached = func() { s.at = at }
	s.rows = append(s.rows, l)
	return l
}

// refocus gives the keyboard back to the place in the list it was at before
// the list was drawn anew.
func (s *Screen) refocus() {
	c := s.host.Overlay().Canvas()
	old, isLine := c.Focused().(*line)
	if s.at < 0 || len(s.rows) == 0 || s.host.Overlay().Open() || c.Focused() != nil && (!isLine || slices.Contains(s.rows, old)) {
		return
	}
	c.Focus(s.rows[min(s.at, len(s.rows)-1)])
}

func newLine(lead fyne.CanvasObject, name, text, note string, open, remove func()) *line {
	l := &line{lead: lead, name: name, text: text, note: note, noteToken: kit.Ink3, open: open, remove: remove}
	l.ground, l.ring = canvas.NewRectangle(color.Transparent), kit.FocusRing(8)
	l.ground.CornerRadius = 8
	l.ExtendBaseWidget(l)
	return l
}

// warn colours the note: something is missing.
func (l *line) warn(on bool) *line {
	if on {
		l.noteToken = kit.Amber
	}
	return l
}

func (l *line) Tapped(*fyne.PointEvent)        { l.open() }
func (l *line) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (l *line) MouseIn(*desktop.MouseEvent)    { l.hovered = true; l.paint() }
func (l *line) MouseMoved(*desktop.MouseEvent) {}
func (l *line) MouseOut()                      { l.hovered = false; l.paint() }
func (l *line) FocusGained()                   { l.focused = true; l.reached(); l.paint() }
func (l *line) FocusLost()                     { l.focused = false; l.paint() }
func (l *line) TypedRune(r rune)               { kit.ForwardRune(l, r) }

// TypedKey opens with Enter and Space and deletes with Delete.
func (l *line) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.open()
	case fyne.KeyDelete, fyne.KeyBackspace:
		l.remove()
	default:
		kit.ForwardKey(l, e)
	}
}

func (l *line) paint() {
	l.ground.FillColor = color.Transparent
	if l.hovered {
		l.ground.FillColor = kit.Color(kit.Hover)
	}
	l.ground.Refresh()
	l.ring.StrokeColor = kit.Color(kit.Focus)
	l.ring.Hidden = !l.focused
	l.ring.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	var words fyne.CanvasObject = kit.NewLabel(l.name, kit.Compact, kit.Ink)
	if l.text != "" {
		words = kit.Column(0, words, kit.NewLabel(l.text, kit.Caption, kit.Ink3))
	}
	row := kit.Row(10)
	if l.lead != nil {
		row.Add(kit.Center(l.lead))
	}
	row.Add(kit.Grow(words))
	if l.note != "" {
		row.Add(kit.Center(kit.Text(l.note, kit.Caption, l.noteToken)))
	}
	row.Add(kit.Center(kit.NewIconButton("x", lang.T("common.delete"), l.remove).Small()))
	height := float32(48)
	if l.text == "" {
		height = 36
	}
	l.paint()
	return widget.NewSimpleRenderer(container.NewStack(l.ground, kit.Fixed(0, height, kit.Pad(4, 4, 4, 8, row)), l.ring))
}

// lines stacks rows with hairlines between them, or says what is missing.
func lines(none string, rows []fyne.CanvasObject) fyne.CanvasObject {
	if len(rows) == 0 {
		return kit.Pad(12, 16, 12, 16, kit.NewParagraph(none, kit.Compact, kit.Ink3))
	}
	body := kit.Column(0)
	for i, r := range rows {
		if i > 0 {
			body.Add(kit.Divider())
		}
		body.Add(kit.Pad(2, 6, 2, 6, r))
	}
	return body
}
