package kit

import (
	"image/color"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Overlay shows what lies above a window's content: toasts, tooltips and the
// ghost of a drag in a layer of its own (Wrap), and dialogs, menus and popups,
// which keep keys and pointer to themselves while they are open.
type Overlay struct {
	canvas fyne.Canvas
	layer  *fyne.Container // toast, ghost and tooltip, at free places
	toast  *toast
	ghost  fyne.CanvasObject
	tip    fyne.CanvasObject
	tipIn  *fyne.Container
	sheets []*sheet

	keys  func(*fyne.KeyEvent) // of the window, while a sheet is open
	runes func(rune)
}

var (
	overlaysMu sync.Mutex
	overlays   = map[fyne.Canvas]*Overlay{}
)

// NewOverlay makes the overlay of a window; target is a fyne.Window or a
// fyne.Canvas. Put Wrap(content) into the window.
func NewOverlay(target any) *Overlay {
	var c fyne.Canvas
	switch t := target.(type) {
	case fyne.Window:
		c = t.Canvas()
	case fyne.Canvas:
		c = t
	}
	o := &Overlay{canvas: c, layer: container.NewWithoutLayout()}
	overlaysMu.Lock()
	overlays[c] = o
	overlaysMu.Unlock()
	return o
}

// OverlayOf is the overlay of the window an object is shown in; one is made
// when the window has none yet. nil when the object is not shown.
func OverlayOf(obj fyne.CanvasObject) *Overlay {
	c := CanvasOf(obj)
	if c == nil {
		return nil
	}
	overlaysMu.Lock()
	o := overlays[c]
	overlaysMu.Unlock()
	if o == nil {
		o = NewOverlay(c)
	}
	return o
}

// Forget releases a closed window's overlay.
func (o *Overlay) Forget() {
	overlaysMu.Lock()
	delete(overlays, o.canvas)
	overlaysMu.Unlock()
}

// Wrap lays the layer of toasts, tooltips and ghosts above the window's content.
func (o *Overlay) Wrap(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(content, o.layer)
}

// Canvas is the canvas the overlay belongs to.
func (o *Overlay) Canvas() fyne.Canvas { return o.canvas }

// Open reports whether a dialog, menu or popup is open; shortcuts of the
// screen below are off while it is.
func (o *Overlay) Open() bool { return len(o.sheets) > 0 }

// CloseTop closes the topmost dialog, menu or popup, as Esc does.
func (o *Overlay) CloseTop() bool {
	if len(o.sheets) == 0 {
		return false
	}
	o.sheets[len(o.sheets)-1].dismiss()
	return true
}

// CloseAll closes everything that is open, without asking.
func (o *Overlay) CloseAll() {
	for len(o.sheets) > 0 {
		o.sheets[len(o.sheets)-1].close()
	}
}

// sheet covers the window while a dialog, menu or popup is open. It catches
// everything beside its content.
type sheet struct {
	widget.BaseWidget
	over    *Overlay
	content fyne.CanvasObject
	scrim   bool
	place   func(window fyne.Size) (fyne.Position, fyne.Size)
	onKey   func(*fyne.KeyEvent) bool
	onRune  func(rune) bool
	onClose func()
	stays   bool // neither Esc nor a tap beside closes it
	modal   bool // a tap beside does not close it
	float   *fyne.Container
	closed  bool
}

func (o *Overlay) open(s *sheet, focus fyne.Focusable) {
	o.hideTip()
	s.over = o
	s.float = container.NewWithoutLayout()
	s.ExtendBaseWidget(s)
	if len(o.sheets) == 0 {
		o.keys, o.runes = o.canvas.OnTypedKey(), o.canvas.OnTypedRune()
		o.canvas.SetOnTypedKey(o.typedKey)
		o.canvas.SetOnTypedRune(o.typedRune)
	}
	o.sheets = append(o.sheets, s)
	o.canvas.Overlays().Add(s)
	if focus != nil {
		o.canvas.Focus(focus)
	}
}

// typedKey and typedRune take the window's keys while a sheet is open.
func (o *Overlay) typedKey(e *fyne.KeyEvent) {
	if len(o.sheets) == 0 {
		return
	}
	top := o.sheets[len(o.sheets)-1]
	switch {
	case top.onKey != nil && top.onKey(e):
	case e.Name == fyne.KeyEscape:
		top.dismiss()
	}
}

func (o *Overlay) typedRune(r rune) {
	if len(o.sheets) > 0 {
		if top := o.sheets[len(o.sheets)-1]; top.onRune != nil {
			top.onRune(r)
		}
	}
}

func (s *sheet) dismiss() {
	if !s.stays {
		s.close()
	}
}

// close takes the sheet away and everything above it.
func (s *sheet) close() {
	if s.closed || s.over == nil {
		return
	}
	o := s.over
	at := -1
	for i, open := range o.sheets {
		if open == s {
			at = i
		}
	}
	if at < 0 {
		return
	}
	gone := append([]*sheet(nil), o.sheets[at:]...)
	o.sheets = o.sheets[:at]
	o.hideTip()
	for i := len(gone) - 1; i >= 0; i-- {
		o.canvas.Unfocus() // Fyne does not tell: a field that is gone would go on drawing its cursor
		o.canvas.Overlays().Remove(gone[i])
	}
	if len(o.sheets) == 0 {
		o.canvas.SetOnTypedKey(o.keys)
		o.canvas.SetOnTypedRune(o.runes)
		o.keys, o.runes = nil, nil
	}
	for i := len(gone) - 1; i >= 0; i-- {
		gone[i].closed = true
		if gone[i].onClose != nil {
			gone[i].onClose()
		}
	}
	if len(o.sheets) == 0 { // the widget below has the keyboard again: draw its ring
		if f := o.canvas.Focused(); f != nil {
			f.FocusGained()
		}
	}
}

// Tapped beside the content closes menus and popups.
func (s *sheet) Tapped(*fyne.PointEvent) {
	if !s.modal {
		s.dismiss()
	}
}

// TappedSecondary does as Tapped.
func (s *sheet) TappedSecondary(e *fyne.PointEvent) { s.Tapped(e) }

// Scrolled keeps the wheel from the content below.
func (s *sheet) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	if s.scrim {
		ground.FillColor = Color(Scrim)
	}
	catch := &catcher{}
	catch.ExtendBaseWidget(catch)
	f := &face{objects: []fyne.CanvasObject{ground, catch, s.content, s.float}}
	f.min = func() fyne.Size { return fyne.Size{} }
	f.layout = func(size fyne.Size) {
		ground.Resize(size)
		at, want := s.place(size)
		s.content.Move(at)
		s.content.Resize(want)
		catch.Move(at)
		catch.Resize(want)
	}
	f.refresh = func() {
		f.layout(s.Size())
		ground.Refresh()
		canvas.Refresh(s.content)
	}
	return f
}

// catcher lies behind the content of a sheet, so that a tap on its bare
// ground does not count as beside it.
type catcher struct{ widget.BaseWidget }

func (c *catcher) Tapped(*fyne.PointEvent)          {}
func (c *catcher) TappedSecondary(*fyne.PointEvent) {}
func (c *catcher) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// raised is the ground of what floats: white, an edge, round, one shadow.
func raised(radius float32, content fyne.CanvasObject) fyne.CanvasObject {
	r := canvas.NewRectangle(Color(Surface))
	r.CornerRadius = radius
	r.StrokeColor = Color(Line2)
	r.StrokeWidth = 1
	r.Shadow = shadow()
	return container.NewStack(r, content)
}

func shadow() canvas.Shadow {
	return canvas.Shadow{Color: Color(Shadow), BlurRadius: 16, Offset: fyne.NewPos(0, 4), Variant: canvas.DropShadow}
}

// clampTo keeps a box of size s at p inside a window with a margin of 8 px.
func clampTo(p fyne.Position, s, window fyne.Size) fyne.Position {
	p.X = max(8, min(p.X, window.Width-s.Width-8))
	p.Y = max(8, min(p.Y, window.Height-s.Height-8))
	return p
}

func (o *Overlay) showTip(words string, at fyne.Position) {
	o.hideTip()
	in := o.layer
	if n := len(o.sheets); n > 0 {
		in = o.sheets[n-1].float
	}
	box := tipBox(words)
	size := box.MinSize()
	box.Resize(size)
	p := at.AddXY(4, 20)
	if p.Y+size.Height > o.canvas.Size().Height-8 {
		p.Y = at.Y - size.Height - 8
	}
	box.Move(clampTo(p, size, o.canvas.Size()))
	in.Add(box)
	o.tip, o.tipIn = box, in
	canvas.Refresh(in)
}

func (o *Overlay) hideTip() {
	if o.tip != nil {
		o.tipIn.Remove(o.tip)
		o.tip = nil
	}
}

// Ghost shows what is being dragged, above everything.
func (o *Overlay) Ghost(obj fyne.CanvasObject) {
	o.HideGhost()
	if s := obj.Size(); s.IsZero() {
		obj.Resize(obj.MinSize())
	}
	o.ghost = obj
	o.layer.Add(obj)
}

// MoveGhost moves what is being dragged to a place in the window.
func (o *Overlay) MoveGhost(at fyne.Position) {
	if o.ghost != nil {
		o.ghost.Move(at)
		canvas.Refresh(o.layer)
	}
}

// HideGhost ends the picture of the drag.
func (o *Overlay) HideGhost() {
	if o.ghost != nil {
		o.layer.Remove(o.ghost)
		o.ghost = nil
	}
}

// toastTime is how long a toast stays when nobody points at it.
const toastTime = 6 * time.Second
