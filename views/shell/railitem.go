package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/views/kit"
)

// railItem is one place of the rail: icon over label, 80 × 56.
type railItem struct {
	widget.BaseWidget
	icon, label    string
	badge          int // 0: none
	selected       bool
	hover, focused bool
	tap            func()

	ground, ring *canvas.Rectangle
}

func newRailItem(icon, label string, badge int, selected bool, tap func()) *railItem {
	r := &railItem{icon: icon, label: label, badge: badge, selected: selected, tap: tap}
	r.ExtendBaseWidget(r)
	return r
}

func (r *railItem) Tapped(*fyne.PointEvent)        { r.tap() }
func (r *railItem) MouseIn(*desktop.MouseEvent)    { r.hover = true; r.paint() }
func (r *railItem) MouseMoved(*desktop.MouseEvent) {}
func (r *railItem) MouseOut()                      { r.hover = false; r.paint() }
func (r *railItem) FocusGained()                   { r.focused = true; r.paint() }
func (r *railItem) FocusLost()                     { r.focused = false; r.paint() }
func (r *railItem) TypedRune(c rune)               { kit.ForwardRune(r, c) }

func (r *railItem) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.tap()
	default:
		kit.ForwardKey(r, e)
	}
}

func (r *railItem) paint() {
	if r.ground == nil {
		return
	}
	switch {
	case r.selected:
		r.ground.FillColor = kit.Color(kit.Tint2)
	case r.hover:
		r.ground.FillColor = kit.Color(kit.Hover)
	default:
		r.ground.FillColor = kit.Color(kit.Sunken)
	}
	r.ground.Refresh()
	r.ring.Hidden = !r.focused
	r.ring.Refresh()
}

// MinSize is the rail's fixed item size.
func (r *railItem) MinSize() fyne.Size { return fyne.NewSize(80, 56) }

// CreateRenderer implements fyne.Widget.
func (r *railItem) CreateRenderer() fyne.WidgetRenderer {
	style, tok := kit.Caption, kit.Ink2
	if r.selected {
		style, tok = kit.CaptionBold, kit.Accent
	}
	r.ground = canvas.NewRectangle(kit.Color(kit.Sunken))
	r.ground.CornerRadius = 8
	r.ring = canvas.NewRectangle(color.Transparent)
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = kit.Color(kit.Focus), 2, 8
	text := kit.Text(kit.Fit(r.label, style, 78), style, tok)
	text.Alignment = fyne.TextAlignCenter
	body := kit.Pad(8, 0, 6, 0, kit.Column(4, container.NewCenter(kit.IconImage(r.icon, tok, 20)), text))
	objects := []fyne.CanvasObject{r.ground, body}
	if r.badge > 0 {
		objects = append(objects, kit.Pad(4, 18, 36, 44, kit.Badge(r.badge, true)))
	}
	r.paint()
	return widget.NewSimpleRenderer(container.NewStack(append(objects, r.ring)...))
}
