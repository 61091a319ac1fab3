package preview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/views/kit"
)

const arrowSize = 24 // px

// arrow is the round button over the side of a picture that turns the page. The
// arrow keys turn it too, either way.
type arrow struct {
	widget.BaseWidget
	disc, ring *canvas.Circle
	icon       string
	act        func()
	other      *arrow // the one that goes the other way
}

func newArrow(icon string, act func()) *arrow {
	a := &arrow{icon: icon, act: act, disc: canvas.NewCircle(color.NRGBA{255, 255, 255, 200}), ring: canvas.NewCircle(color.Transparent)}
	a.ring.StrokeWidth, a.ring.Hidden = 2, true
	a.ExtendBaseWidget(a)
	return a
}

// show hides an arrow that leads nowhere, handing the keyboard to the other.
func (a *arrow) show(on bool) {
	if on == a.Visible() {
		return
	}
	if on {
		a.Show()
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(a)
	held := c != nil && c.Focused() == fyne.Focusable(a)
	a.Hide()
	if held && a.other.Visible() {
		c.Focus(a.other)
	}
}

// Tapped turns the page.
func (a *arrow) Tapped(*fyne.PointEvent) { a.act() }

// Cursor is a hand.
func (a *arrow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn brightens the arrow.
func (a *arrow) MouseIn(*desktop.MouseEvent) { a.fill(255) }

// MouseMoved implements desktop.Hoverable.
func (a *arrow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (a *arrow) MouseOut() { a.fill(200) }

func (a *arrow) fill(alpha uint8) {
	a.disc.FillColor = color.NRGBA{255, 255, 255, alpha}
	a.disc.Refresh()
}

// FocusGained implements fyne.Focusable.
func (a *arrow) FocusGained() {
	a.ring.StrokeColor, a.ring.Hidden = kit.Color(kit.Focus), false
	a.Refresh()
}

// FocusLost implements fyne.Focusable.
func (a *arrow) FocusLost() {
	a.ring.Hidden = true
	a.Refresh()
}

// TypedRune turns the page at the space bar.
func (a *arrow) TypedRune(r rune) {
	if r == ' ' {
		a.act()
	}
}

// TypedKey turns the page on Enter and the arrow keys.
func (a *arrow) TypedKey(e *fyne.KeyEvent) {
	forward := a.icon == "chevron-right"
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		a.act()
	case fyne.KeyLeft, fyne.KeyRight:
		if forward != (e.Name == fyne.KeyRight) {
			a = a.other
		}
		a.act()
	}
}

// MinSize is that of the disc.
func (a *arrow) MinSize() fyne.Size { return fyne.NewSquareSize(arrowSize) }

// CreateRenderer implements fyne.Widget.
func (a *arrow) CreateRenderer() fyne.WidgetRenderer {
	icon := kit.Center(middle(kit.IconImageColor(a.icon, kit.Hex("#1A1A1A"), 14)))
	return widget.NewSimpleRenderer(container.NewStack(a.disc, a.ring, icon))
}
