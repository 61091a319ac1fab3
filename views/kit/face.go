package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// face is a widget renderer put together from three functions.
type face struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func()
}

func (f *face) Destroy()                     {}
func (f *face) Layout(s fyne.Size)           { f.layout(s) }
func (f *face) MinSize() fyne.Size           { return f.min() }
func (f *face) Objects() []fyne.CanvasObject { return f.objects }
func (f *face) Refresh()                     { f.refresh() }

// control is the behaviour shared by everything that can be pointed at,
// focused and acted on. act runs on a tap, Space and Enter; keys sees other
// keys first; keys nobody uses go to the window.
type control struct {
	widget.BaseWidget
	hovered, focused, disabled bool
	act                        func()
	keys                       func(*fyne.KeyEvent) bool
	tip                        string
	tips                       tipper
}

// Hovered and Focused say what the pointer and the keyboard are at.
func (c *control) Hovered() bool { return c.hovered && !c.disabled }

// Focused reports whether the keyboard is at this control.
func (c *control) Focused() bool { return c.focused }

// Enable makes the control usable again.
func (c *control) Enable() {
	if c.disabled {
		c.disabled = false
		c.Refresh()
	}
}

// Disable shows the control as not usable.
func (c *control) Disable() {
	if !c.disabled {
		c.disabled = true
		c.hovered = false
		c.Refresh()
	}
}

// Disabled reports whether the control is not usable.
func (c *control) Disabled() bool { return c.disabled }

// SetTip sets the words shown when the pointer rests on the control.
func (c *control) SetTip(s string) { c.tip = s }

// Tapped acts.
func (c *control) Tapped(*fyne.PointEvent) {
	c.tips.leave()
	if !c.disabled && c.act != nil {
		c.act()
	}
}

// MouseIn shows the hover.
func (c *control) MouseIn(e *desktop.MouseEvent) {
	c.tips.enter(c.tip, e.AbsolutePosition, c.super)
	if c.disabled {
		return
	}
	c.hovered = true
	c.Refresh()
}

// MouseMoved keeps the tooltip at the pointer.
func (c *control) MouseMoved(e *desktop.MouseEvent) { c.tips.move(e.AbsolutePosition) }

// MouseOut ends the hover.
func (c *control) MouseOut() {
	c.tips.leave()
	if c.hovered {
		c.hovered = false
		c.Refresh()
	}
}

// Cursor is a hand over what can be acted on.
func (c *control) Cursor() desktop.Cursor {
	if c.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained draws the ring.
func (c *control) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost takes the ring away.
func (c *control) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune hands typed letters to the window's single-letter commands.
func (c *control) TypedRune(r rune) { ForwardRune(c.super(), r) }

// TypedKey acts on Space and Enter and hands what it does not use to the window.
func (c *control) TypedKey(e *fyne.KeyEvent) {
	switch {
	case c.keys != nil && c.keys(e):
	case e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		if !c.disabled && c.act != nil {
			c.act()
		}
	default:
		ForwardKey(c.super(), e)
	}
}

// self is set by widgets so that the shared code can find their canvas.
func (c *control) super() fyne.CanvasObject { return c.tips.owner }

func (c *control) extend(w fyne.Widget) {
	c.tips.owner = w
	c.ExtendBaseWidget(w)
}

// CanvasOf is the canvas an object is shown on, nil when it is on none.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil || o == nil {
		return nil
	}
	if c := app.Driver().CanvasForObject(o); c != nil {
		return c
	}
	// The toolkit knows the canvas of a widget only once it has been drawn; the
	// keyboard may be there before, and a key must not be lost.
	if f, ok := o.(fyne.Focusable); ok {
		for _, w := range app.Driver().AllWindows() {
			if w.Canvas().Focused() == f {
				return w.Canvas()
			}
		}
	}
	return nil
}

// FocusOn gives the keyboard to a widget, when it is on a canvas.
func FocusOn(f fyne.Focusable) {
	o, ok := f.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := CanvasOf(o); c != nil {
		c.Focus(f)
	}
}

// ForwardKey hands a key a focused widget does not use to the window's commands.
func ForwardKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := CanvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// ForwardRune hands a letter a focused widget does not use to the window's commands.
func ForwardRune(o fyne.CanvasObject, r rune) {
	if c := CanvasOf(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// FocusRing is the 2 px ring around a focused widget. Place it with
// PlaceRing and show it while the widget is focused.
func FocusRing(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(nil)
	r.StrokeColor = Color(Focus)
	r.StrokeWidth = 2
	r.CornerRadius = radius + 3
	r.Hide()
	return r
}

// PlaceRing lays a ring 2 px off a widget of this size.
func PlaceRing(r *canvas.Rectangle, s fyne.Size) {
	r.Move(fyne.NewPos(-4, -4))
	r.Resize(s.Add(fyne.NewSize(8, 8)))
}

// showRing keeps a ring in step with the focus.
func showRing(r *canvas.Rectangle, on bool) {
	r.StrokeColor = Color(Focus)
	if on {
		r.Show()
	} else {
		r.Hide()
	}
}

// Hint is a shortcut of the present screen, for the status bar.
type Hint struct {
	Keys []string
	Text string
}
