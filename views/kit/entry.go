package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is a field for text: 32 px high on one line, or several lines. The
// edge shows hover, focus and error; an error message stands under the field.
type Entry struct {
	widget.Entry
	OnEscape func()                    // Esc; without it Esc goes to the window
	OnKey    func(*fyne.KeyEvent) bool // sees keys first; true keeps them from the text
	OnFocus  func(focused bool)
	// OnShortcut sees keys with Ctrl or Alt first; true keeps them from text and window.
	OnShortcut func(fyne.Shortcut) bool
	hovered    bool
	hasFocus   bool
	message    string
	wrong      bool
	height     float32
	bare       bool
}

// NewEntry makes a field of one line.
func NewEntry(placeholder string) *Entry {
	e := &Entry{height: 32}
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiEntry makes a field of several lines that wraps at words.
func NewMultiEntry(placeholder string, rows int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.PlaceHolder = placeholder
	e.SetMinRowsVisible(rows)
	e.ExtendBaseWidget(e)
	return e
}

// Small makes the field 28 px high.
func (e *Entry) Small() *Entry { e.height = 28; e.Refresh(); return e }

// Bare leaves out ground and edge, for a cell being edited.
func (e *Entry) Bare() *Entry { e.bare = true; e.Refresh(); return e }

// SetIcon puts an icon at the left end.
func (e *Entry) SetIcon(name string) { e.Entry.SetIcon(Icon(name, Ink3)) }

// SetError shows what is wrong under the field; "" takes it away.
func (e *Entry) SetError(msg string) {
	if e.message == msg && e.wrong == (msg != "") {
		return
	}
	e.message, e.wrong = msg, msg != ""
	e.Refresh()
}

// Error is the message under the field.
func (e *Entry) Error() string { return e.message }

// Set changes the text without calling OnChanged.
func (e *Entry) Set(text string) {
	f := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = f
}

// MouseIn shows the hover.
func (e *Entry) MouseIn(m *desktop.MouseEvent) { e.hovered = true; e.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (e *Entry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (e *Entry) MouseOut() { e.hovered = false; e.Refresh() }

// FocusGained draws the edge of 2 px.
func (e *Entry) FocusGained() {
	e.hasFocus = true
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost takes the focus edge away.
func (e *Entry) FocusLost() {
	e.hasFocus = false
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// Focused reports whether the keyboard is in the field.
func (e *Entry) Focused() bool { return e.hasFocus }

// TypedKey deletes whole clusters (an emoji of several code points at once),
// and hands Esc on.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(k) {
		return
	}
	if k.Name == fyne.KeyEscape {
		if e.OnEscape != nil {
			e.OnEscape()
			return
		}
		ForwardKey(e, k)
		return
	}
	n := 1
	if e.SelectedText() == "" {
		switch k.Name {
		case fyne.KeyBackspace, fyne.KeyLeft:
			n = clusterBefore(e.Text, e.CursorTextOffset())
		case fyne.KeyDelete, fyne.KeyRight:
			n = clusterAfter(e.Text, e.CursorTextOffset())
		}
	}
	for range n {
		e.Entry.TypedKey(k)
	}
}

// clusterBefore and clusterAfter count the runes of the cluster next to a rune offset.
func clusterBefore(s string, at int) int {
	pos := 0
	for c := range graphemeSeq(s) {
		n := len([]rune(c))
		if pos+n >= at {
			return max(1, at-pos)
		}
		pos += n
	}
	return 1
}

func clusterAfter(s string, at int) int {
	pos := 0
	for c := range graphemeSeq(s) {
		n := len([]rune(c))
		if pos+n > at {
			return max(1, pos+n-at)
		}
		pos += n
	}
	return 1
}

// CreateRenderer lays our own ground and edge behind the toolkit's entry.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	inner := e.Entry.CreateRenderer()
	if !e.MultiLine {
		hideBars(inner.Objects())
	}
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 6
	message := NewParagraph("", Caption, Red)
	message.MaxLines = 2
	alert := IconImage("circle-alert", Red, 16)
	r := &entryFace{inner: inner, e: e, ground: ground, message: message, alert: alert}
	r.paint()
	return r
}

// hideBars takes the scrollbar from a field of one line: the toolkit lays it
// over the words. The override belongs to the objects, not to the container.
func hideBars(objs []fyne.CanvasObject) {
	for _, o := range objs {
		if w, ok := o.(fyne.Widget); ok {
			container.NewThemeOverride(w, barless{fyne.CurrentApp().Settings().Theme()})
		}
	}
}

// barless is a theme whose scrollbars take no room.
type barless struct{ fyne.Theme }

// Size is nothing for scrollbars.
func (b barless) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNameScrollBar || n == theme.SizeNameScrollBarSmall {
		return 0
	}
	return fyne.CurrentApp().Settings().Theme().Size(n)
}

// Color follows the theme in force.
func (b barless) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}

type entryFace struct {
	inner   fyne.WidgetRenderer
	e       *Entry
	ground  *canvas.Rectangle
	message *Paragraph
	alert   *canvas.Image
}

func (r *entryFace) Destroy() { r.inner.Destroy() }

func (r *entryFace) below() float32 {
	if r.e.message == "" {
		return 0
	}
	w := r.e.Size().Width
	if w <= 0 {
		w = 240
	}
	return 4 + float32(len(Wrap(r.e.message, Caption, w, 2)))*Caption.Line
}

func (r *entryFace) MinSize() fyne.Size {
	m := r.inner.MinSize()
	if !r.e.MultiLine {
		m.Height = r.e.height
	}
	m.Width = max(m.Width, 40)
	m.Height += r.below()
	return m
}

func (r *entryFace) Layout(s fyne.Size) {
	h := s.Height - r.below()
	if !r.e.MultiLine && r.e.message != "" {
		h = r.e.height // the message may need a line more than there was room for
	}
	r.ground.Resize(fyne.NewSize(s.Width, h))
	r.inner.Layout(fyne.NewSize(s.Width, h))
	r.message.Move(fyne.NewPos(0, h+4))
	r.message.Resize(fyne.NewSize(s.Width, r.below()))
	r.alert.Resize(fyne.NewSquareSize(16))
	r.alert.Move(fyne.NewPos(s.Width-26, (min(h, 32)-16)/2))
}

// Objects puts our ground first; the toolkit's own box and border are clear.
func (r *entryFace) Objects() []fyne.CanvasObject {
	objs := []fyne.CanvasObject{r.ground}
	objs = append(objs, r.inner.Objects()...)
	return append(objs, r.alert, r.message)
}

func (r *entryFace) paint() {
	e := r.e
	fill, edge, width := Surface, Line2, float32(1)
	switch {
	case e.Disabled():
		fill = Sunken
	case e.wrong:
		edge = Red
		if e.hasFocus {
			width = 2
		}
	case e.hasFocus:
		edge, width = Focus, 2
	case e.hovered:
		edge = Ctl
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = Color(fill), Color(edge), width
	if e.bare {
		r.ground.FillColor, r.ground.StrokeWidth = color.Transparent, 0
	}
	setVisible(r.message, e.message != "")
	r.message.SetText(e.message)
	setVisible(r.alert, e.wrong && !e.MultiLine && e.ActionItem == nil)
	r.alert.Resource = Icon("circle-alert", Red)
	for _, o := range r.inner.Objects() { // the toolkit's box and border
		if box, ok := o.(*canvas.Rectangle); ok {
			box.FillColor, box.StrokeColor = color.Transparent, color.Transparent
		}
	}
	r.Layout(e.Size())
}

func (r *entryFace) Refresh() {
	r.inner.Refresh()
	r.paint()
	r.ground.Refresh()
	r.message.Refresh()
	r.alert.Refresh()
}

// Field puts a label above and a help line under a control; both may be "".
func Field(label string, obj fyne.CanvasObject, help string) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if label != "" {
		parts = append(parts, Text(label, Compact, Ink2))
	}
	parts = append(parts, obj)
	if help != "" {
		parts = append(parts, NewParagraph(help, Caption, Ink3))
	}
	return Column(4, parts...)
}
