package calendar

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

const (
	headHeight  = 56 // px, names of the seven days
	stripHeight = 30 // px, the folded early hours
)

// weekHead names the seven days above the hours, with what they are called or
// how much they hold, and the strip of folded hours.
type weekHead struct {
	widget.BaseWidget
	s      *Screen
	w      *week
	days   [7]*headDay
	strip  *canvas.Rectangle // hover of the strip
	fold   *canvas.Text
	lines  [2]*canvas.Rectangle
	edges  [7]*canvas.Rectangle
	over   bool
	object []fyne.CanvasObject
}

// headDay is one of the seven.
type headDay struct {
	ground                     *canvas.Rectangle
	name, number, hijri, note  *canvas.Text
	early                      *canvas.Text
	hijriText, noteText, times string
}

func newWeekHead(s *Screen, w *week) *weekHead {
	h := &weekHead{s: s, w: w, strip: canvas.NewRectangle(kit.Color(kit.Paper)), fold: kit.Text("", kit.Caption, kit.Ink2)}
	h.object = append(h.object, h.strip)
	for i := range h.days {
		d := &headDay{
			ground: canvas.NewRectangle(kit.Color(kit.Paper)), name: kit.Text("", kit.Compact, kit.Ink2),
			number: kit.Text("", kit.Heading, kit.Ink), hijri: kit.Text("", kit.Caption, kit.Ink3),
			note: kit.Text("", kit.Caption, kit.Ink2), early: kit.Text("", kit.Caption, kit.Accent),
		}
		h.days[i] = d
		h.edges[i] = canvas.NewRectangle(kit.Color(kit.Line))
		h.object = append(h.object, d.ground, d.name, d.number, d.hijri, d.note, d.early, h.edges[i])
	}
	for i := range h.lines {
		h.lines[i] = canvas.NewRectangle(kit.Color(kit.Line))
		h.object = append(h.object, h.lines[i])
	}
	h.lines[1].FillColor = kit.Color(kit.Line2)
	h.object = append(h.object, h.fold)
	h.ExtendBaseWidget(h)
	return h
}

// fill takes over what was read.
func (h *weekHead) fill() {
	s := h.s
	today := s.host.Now().Format(models.DayFormat)
	counts := map[string]int{}
	for _, it := range s.data.items {
		counts[it.Day]++
	}
	for i, d := range h.days {
		day := h.w.days[i]
		t := parse(day)
		label, _ := s.names.of(day)
		tok, nameTok, ground, bold := kit.Ink, kit.Ink2, kit.Paper, false
		switch {
		case day == today:
			tok, nameTok, ground, bold = kit.Accent, kit.Accent, kit.W2, true
		case label.Tone == ToneHoliday || t.Weekday() == time.Sunday:
			tok, nameTok = kit.Red, kit.Red
		}
		d.ground.FillColor = kit.Color(ground)
		d.name.Text, d.name.Color, d.name.TextStyle.Bold = lang.Weekday(t.Weekday(), false), kit.Color(nameTok), bold
		d.number.Text, d.number.Color = strconv.Itoa(t.Day()), kit.Color(tok)
		d.hijriText = s.names.hijri(day)
		d.noteText, d.note.Color = "", kit.Color(kit.Ink2)
		if n := counts[day]; n > 0 {
			d.noteText = lang.N("common.posts", n)
		}
		if label.Text != "" && label.Text != d.hijriText {
			d.noteText, d.note.Color = label.Text, kit.Color(label.Tone.token())
			if label.Tone == ToneDeadline {
				d.noteText += " " + lang.Clock(s.names.deadlines[day])
			}
		}
		d.times = earlyText(h.w.early(day))
	}
	h.fold.Text = h.w.foldName()
	h.arrange()
}

// earlyText tells of the posts the strip hides: their hours, or how many.
func earlyText(list []item) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0].hour + " " + list[0].name
	case 2:
		return list[0].hour + ", " + list[1].hour
	}
	return lang.N("common.posts", len(list))
}

func (h *weekHead) arrange() {
	size := h.Size()
	if size.IsZero() {
		return
	}
	col := (size.Width - gutter - barWidth) / 7
	put(h.strip, 0, headHeight, size.Width, stripHeight)
	h.strip.FillColor = kit.Color(kit.Paper)
	if h.over {
		h.strip.FillColor = kit.Color(kit.Hover)
	}
	for i, d := range h.days {
		x := gutter + float32(i)*col
		put(d.ground, x, 0, col, headHeight)
		put(h.edges[i], x, 0, 1, headHeight+stripHeight)
		style := kit.Compact
		if d.name.TextStyle.Bold {
			style = kit.CompactBold
		}
		nw, mw := kit.Measure(d.name.Text, style), kit.Measure(d.number.Text, kit.Heading)
		put(d.name, x+9, 9, nw, 20)
		put(d.number, x+9+nw+7, 7, mw, 24)
		room := col - 9 - nw - 7 - mw - 14
		d.hijri.Text = kit.Fit(d.hijriText, kit.Caption, room)
		if d.hijri.Text != d.hijriText { // half a Hijri day says nothing
			d.hijri.Text = ""
		}
		hw := kit.Measure(d.hijri.Text, kit.Caption)
		put(d.hijri, x+col-7-hw, 11, hw, 16)
		d.note.Text = kit.Fit(d.noteText, kit.Caption, col-17)
		put(d.note, x+9, 32, col-17, 16)
		d.early.Text = kit.Fit(d.times, kit.Caption, col-17)
		put(d.early, x+9, headHeight+7, col-17, 16)
	}
	put(h.lines[0], 0, headHeight, size.Width, 1)
	put(h.lines[1], 0, size.Height-1, size.Width, 1)
	put(h.fold, 10, headHeight+7, gutter-12, 16)
	h.strip.Refresh()
}

// Tapped on the strip opens or folds the early hours; on a day it takes the
// keyboard there.
func (h *weekHead) Tapped(e *fyne.PointEvent) {
	if e.Position.Y >= headHeight {
		h.s.toggleFold()
		return
	}
	if day, _ := h.w.at(fyne.NewPos(e.Position.X, 0)); day >= 0 {
		h.s.focusDay(h.w.days[day])
	}
}

// MouseIn and MouseMoved show that the strip opens.
func (h *weekHead) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (h *weekHead) MouseMoved(e *desktop.MouseEvent) { h.hover(e.Position.Y >= headHeight) }

// MouseOut ends the hover.
func (h *weekHead) MouseOut() { h.hover(false) }

func (h *weekHead) hover(on bool) {
	if on != h.over {
		h.over = on
		h.arrange()
	}
}

// CreateRenderer implements fyne.Widget.
func (h *weekHead) CreateRenderer() fyne.WidgetRenderer { return &weekHeadFace{h} }

type weekHeadFace struct{ h *weekHead }

func (f *weekHeadFace) Layout(fyne.Size)             { f.h.arrange() }
func (f *weekHeadFace) MinSize() fyne.Size           { return fyne.NewSize(560, headHeight+stripHeight) }
func (f *weekHeadFace) Objects() []fyne.CanvasObject { return f.h.object }
func (f *weekHeadFace) Destroy()                     {}
func (f *weekHeadFace) Refresh()                     { f.h.arrange(); canvas.Refresh(f.h) }
