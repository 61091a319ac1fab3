package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/views/kit"
)

// dropMark is the dashed place a dragged card would get, with the hour it
// would get there, or why it cannot.
type dropMark struct {
	s       *Screen
	day     string // "" hidden
	text    string
	verdict verdict
	box     *kit.DashedRect
	icon    *canvas.Image
	words   *canvas.Text
}

func newDropMark(s *Screen) *dropMark {
	return &dropMark{
		s: s, box: kit.Dashed(kit.Accent).Fill(kit.Surface).Radius(5),
		icon: canvas.NewImageFromImage(s.art.blank), words: kit.Text("", kit.Caption, kit.Accent),
	}
}

func (d *dropMark) set(day, text string, v verdict) { d.day, d.text, d.verdict = day, text, v }

// lay draws the mark at a place of its owner.
func (d *dropMark) lay(x, y, w, h float32) {
	edge, fill, icon := kit.Accent, kit.Surface, "arrow-down-to-line"
	switch d.verdict {
	case warned:
		edge, fill, icon = kit.Amber, kit.AmberT, "triangle-alert"
	case refused:
		edge, fill, icon = kit.Red, kit.RedT, "ban"
	}
	d.box.SetTokens(edge, fill)
	put(d.box, x, y, w, h)
	setPicture(d.icon, d.s.art.icon(kit.Icon(icon, edge), 14))
	put(d.icon, x+9, y+(h-14)/2, 14, 14)
	d.words.Text, d.words.Color = kit.Fit(d.text, kit.Caption, w-36), kit.Color(edge)
	put(d.words, x+29, y, w-34, h)
	d.words.Refresh()
}

func (d *dropMark) objects() []fyne.CanvasObject {
	if d.day == "" {
		return nil
	}
	return []fyne.CanvasObject{d.box, d.icon, d.words}
}
