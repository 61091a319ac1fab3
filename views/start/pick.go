package start

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	_ "embed"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

//go:embed leaf.svg
var leafSVG []byte

// pick is a platform to tick, a card of its own that turns teal when it is on.
type pick struct {
	widget.BaseWidget
	platform models.Platform
	check    *kit.Check
	changed  func(bool)
	ground   *canvas.Rectangle
}

func newPick(p models.Platform, on bool, changed func(bool)) *pick {
	w := &pick{platform: p, changed: changed}
	w.check = kit.NewCheck("", on, func(bool) { w.report() })
	w.ExtendBaseWidget(w)
	return w
}

// Tapped anywhere on the card ticks it.
func (w *pick) Tapped(*fyne.PointEvent) {
	w.check.Set(!w.check.On())
	w.report()
}

func (w *pick) report() {
	w.changed(w.check.On())
	w.paint()
}

func (w *pick) paint() {
	fill, edge := kit.Surface, kit.Line2
	if w.check.On() {
		fill, edge = kit.Tint, kit.Accent
	}
	w.ground.FillColor, w.ground.StrokeColor = kit.Color(fill), kit.Color(edge)
	w.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (w *pick) CreateRenderer() fyne.WidgetRenderer {
	w.ground = canvas.NewRectangle(color.Transparent)
	w.ground.StrokeWidth, w.ground.CornerRadius = 1, 6
	w.paint()
	line := kit.Row(10, kit.Center(w.check), kit.Center(kit.PlatformIcon(w.platform, kit.Ink2, 14)),
		kit.Center(kit.Text(lang.Platform(w.platform), kit.Compact, kit.Ink)))
	return widget.NewSimpleRenderer(container.NewStack(w.ground, kit.Fixed(0, 36, kit.Pad(0, 12, 0, 12, line))))
}

// swatch is a colour to choose.
type swatch struct {
	widget.BaseWidget
	color        string
	on, hasFocus bool
	tap          func()
	ring         *canvas.Rectangle
}

func newSwatch(color string, on bool, tap func()) *swatch {
	w := &swatch{color: color, on: on, tap: tap}
	w.ExtendBaseWidget(w)
	return w
}

func (w *swatch) Tapped(*fyne.PointEvent) { w.tap() }
func (w *swatch) MinSize() fyne.Size      { return fyne.NewSize(28, 32) }
func (w *swatch) FocusGained()            { w.hasFocus = true; w.paint() }
func (w *swatch) FocusLost()              { w.hasFocus = false; w.paint() }
func (w *swatch) TypedRune(r rune)        { kit.ForwardRune(w, r) }

func (w *swatch) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn {
		w.tap()
		return
	}
	kit.ForwardKey(w, e)
}

func (w *swatch) paint() {
	w.ring.Hidden = !w.on && !w.hasFocus
	w.ring.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (w *swatch) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(kit.Hex(w.color))
	box.CornerRadius = 5
	w.ring = canvas.NewRectangle(color.Transparent)
	w.ring.StrokeColor, w.ring.StrokeWidth, w.ring.CornerRadius = kit.Color(kit.Focus), 2, 8
	w.paint()
	objects := []fyne.CanvasObject{w.ring, kit.Pad(3, 3, 3, 3, box)}
	if w.on {
		objects = append(objects, container.NewCenter(kit.IconImageColor("check", kit.Hex("#FFFFFF"), 16)))
	}
	return widget.NewSimpleRenderer(kit.Fixed(28, 28, container.NewStack(objects...)))
}
