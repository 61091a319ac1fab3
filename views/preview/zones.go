package preview

import (
	"encoding/json"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	data "lontar/assets/preview"
	"lontar/models"
	"lontar/views/kit"
)

// zone is what the platform's own signs cover of a full-screen post, in percent
// of its sides.
type zone struct {
	Platform models.Platform
	Mode     string
	Top      float32
	Right    float32
	Bottom   float32
	Left     float32
}

var zones = sync.OnceValue(func() []zone {
	var file struct{ Zones []zone }
	if err := json.Unmarshal(data.Zones, &file); err != nil {
		panic("assets/preview/zones.json: " + err.Error()) // shipped with the program, read by a test
	}
	return file.Zones
})

// zoneOf is the zone of a way of showing.
func zoneOf(p models.Platform, mode string) (zone, bool) {
	for _, z := range zones() {
		if z.Platform == p && z.Mode == mode {
			return z, true
		}
	}
	return zone{}, false
}

// cover tints what the platform covers and draws an edge around what it leaves.
func (z zone) cover(width, height float32) fyne.CanvasObject {
	top, right, bottom, left := height*z.Top/100, width*z.Right/100, height*z.Bottom/100, width*z.Left/100
	box := container.NewWithoutLayout()
	add := func(r fyne.CanvasObject, x, y, w, h float32) {
		r.Move(fyne.NewPos(x, y))
		r.Resize(fyne.NewSize(w, h))
		box.Add(r)
	}
	tint := color.NRGBA{R: 0xE0, G: 0x3A, B: 0x2E, A: 96}
	add(rounded(tint, upper), 0, 0, width, top)
	foot := lower
	if z.Mode == Story { // the field for answers lies below
		foot = square
	}
	add(rounded(tint, foot), 0, height-bottom, width, bottom)
	add(canvas.NewRectangle(tint), 0, top, left, height-top-bottom)
	add(canvas.NewRectangle(tint), width-right, top, right, height-top-bottom)
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth = color.White, 1.5
	add(edge, left, top, width-left-right, height-top-bottom)
	name := badge(lang.T("preview.safe_zone"))
	name.Resize(name.MinSize())
	name.Move(fyne.NewPos(left+6, top+6))
	box.Add(name)
	return box
}

// zoned lays the zone over a screen, and makes the button that shows it.
func (v *View) zoned(width, height float32) (over, button fyne.CanvasObject) {
	z, ok := zoneOf(v.post.Platform, v.post.Mode)
	if !ok {
		return container.NewWithoutLayout(), nil
	}
	over = z.cover(width, height)
	var b *kit.Button
	show := func() {
		b.SetText(lang.T("preview.safe_show"))
		if v.safe {
			b.SetText(lang.T("preview.safe_hide"))
		}
		if v.safe {
			over.Show()
		} else {
			over.Hide()
		}
	}
	b = kit.NewButton("", "", kit.Link, func() { v.safe = !v.safe; show() }).Small()
	show()
	return over, b
}
