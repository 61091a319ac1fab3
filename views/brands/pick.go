package brands

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/views/kit"
)

// tile is something to choose by sight: a colour or a logo. The chosen one
// wears a ring.
type tile struct {
	widget.BaseWidget
	face         fyne.CanvasObject
	on           bool
	hot, focused bool
	tap          func()
	ring         *canvas.Rectangle
}

func newTile(face fyne.CanvasObject, on bool, tap func()) *tile {
	t := &tile{face: face, on: on, tap: tap, ring: canvas.NewRectangle(color.Transparent)}
	t.ring.StrokeWidth, t.ring.CornerRadius = 2, 8
	t.ExtendBaseWidget(t)
	return t
}

// newSwatch is a colour of px by px; the chosen one also has a tick.
func newSwatch(color string, on bool, px float32, tap func()) *tile {
	box := canvas.NewRectangle(kit.Hex(color))
	box.CornerRadius = 5
	face := container.NewStack(box)
	if on {
		face.Add(container.NewCenter(kit.IconImageColor("check", kit.Hex("#FFFFFF"), 14)))
	}
	return newTile(kit.Fixed(px, px, face), on, tap)
}

func (t *tile) Tapped(*fyne.PointEvent) {
	if t.tap != nil {
		t.tap()
	}
}
func (t *tile) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (t *tile) MouseIn(*desktop.MouseEvent)    { t.hot = true; t.paint() }
func (t *tile) MouseMoved(*desktop.MouseEvent) {}
func (t *tile) MouseOut()                      { t.hot = false; t.paint() }
func (t *tile) FocusGained()                   { t.focused = true; t.paint() }
func (t *tile) FocusLost()                     { t.focused = false; t.paint() }
func (t *tile) TypedRune(r rune)               { kit.ForwardRune(t, r) }

// TypedKey chooses with Enter and Space.
func (t *tile) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.Tapped(nil)
	default:
		kit.ForwardKey(t, e)
	}
}

func (t *tile) paint() {
	t.ring.StrokeColor = color.Transparent
	switch {
	case t.on || t.focused:
		t.ring.StrokeColor = kit.Color(kit.Focus)
	case t.hot:
		t.ring.StrokeColor = kit.Color(kit.Line2)
	}
	t.ring.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return widget.NewSimpleRenderer(container.NewStack(t.ring, kit.Pad(3, 3, 3, 3, t.face)))
}

func zoneText(zone string) string {
	for _, z := range brand.Zones() {
		if z.Zone == zone {
			return z.Text
		}
	}
	return zone
}

// zoneLines is how many zones the choice shows; typing narrows them.
const zoneLines = 9

// chooseZone searches the zones of the world, Indonesia's first.
func (s *Screen) chooseZone() {
	b := s.draft
	zones := brand.Zones()
	field := kit.NewEntry(lang.T("brands.zone_search"))
	field.SetIcon("search")
	list := kit.Column(2)
	var d *kit.Dialog
	var hits []brand.ZoneOption
	at := 0
	take := func(z brand.ZoneOption) {
		d.Close()
		b.Zone = z.Zone
		s.touch()
		s.drawForm()
	}
	draw := func() {
		list.Objects = nil
		for i, z := range hits {
			row := kit.NewButton(z.Text, "globe", kit.Ghost, func() { take(z) }).AlignLeft()
			row.SetSelected(i == at)
			list.Add(row)
		}
		if len(hits) == 0 {
			list.Add(kit.Pad(8, 0, 8, 12, kit.Text(lang.T("brands.zone_none"), kit.Compact, kit.Ink3)))
		}
		list.Refresh()
	}
	search := func(t string) {
		t = strings.ToLower(strings.TrimSpace(t))
		hits, at = nil, 0
		for _, z := range zones {
			if len(hits) < zoneLines && (strings.Contains(strings.ToLower(z.Text), t) || strings.Contains(strings.ToLower(z.Zone), t)) {
				hits = append(hits, z)
			}
		}
		draw()
	}
	field.OnChanged = search
	field.OnSubmitted = func(string) {
		if at < len(hits) {
			take(hits[at])
		}
	}
	field.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyDown:
			at = min(at+1, max(len(hits)-1, 0))
		case fyne.KeyUp:
			at = max(at-1, 0)
		default:
			return false
		}
		draw()
		return true
	}
	field.OnEscape = func() { d.Close() }
	search("")
	d = s.host.Overlay().Dialog(lang.T("brands.zone"), kit.Column(8, field, kit.Fixed(0, 320, list)), 440)
	d.Focus(field)
}
