package calendar

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/views/kit"
)

// Tapped puts the keyboard on a day.
func (w *week) Tapped(e *fyne.PointEvent) {
	w.s.keyboard = false
	if day, _ := w.at(e.Position); day >= 0 {
		w.s.focusDay(w.days[day])
	}
}

// DoubleTapped creates a post at that hour.
func (w *week) DoubleTapped(e *fyne.PointEvent) {
	if day, minute := w.at(e.Position); day >= 0 {
		w.s.focusDay(w.days[day])
		w.s.create(w.days[day], clockOf(minute))
	}
}

// TappedSecondary opens the menu of an hour.
func (w *week) TappedSecondary(e *fyne.PointEvent) {
	if day, minute := w.at(e.Position); day >= 0 {
		w.s.focusDay(w.days[day])
		w.s.dayMenu(w.days[day], clockOf(minute), e.AbsolutePosition)
	}
}

// flag says under two cards that they are too close to each other.
type flag struct {
	widget.BaseWidget
	day, minute int
	text, short string
	ground      *canvas.Rectangle
	words       *canvas.Text
	icon        *canvas.Image
}

func newFlag(s *Screen) *flag {
	f := &flag{
		ground: canvas.NewRectangle(kit.Color(kit.AmberT)), words: kit.Text("", kit.Caption, kit.Amber),
		icon: canvas.NewImageFromImage(s.art.icon(kit.Icon("triangle-alert", kit.AmberI), 14)),
	}
	f.ground.CornerRadius, f.ground.StrokeWidth, f.ground.StrokeColor = 5, 1, kit.Color(kit.AmberL)
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *flag) CreateRenderer() fyne.WidgetRenderer { return &flagFace{f} }

type flagFace struct{ f *flag }

func (r *flagFace) Layout(s fyne.Size) {
	put(r.f.ground, 0, 0, s.Width, s.Height)
	put(r.f.icon, 8, (s.Height-14)/2, 14, 14)
	text := r.f.text
	if kit.Measure(text, kit.Caption) > s.Width-32 {
		text = r.f.short
	}
	r.f.words.Text = kit.Fit(text, kit.Caption, s.Width-32)
	put(r.f.words, 27, (s.Height-16)/2, s.Width-32, 16)
}
func (r *flagFace) MinSize() fyne.Size { return fyne.NewSize(40, flagHeight) }
func (r *flagFace) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.ground, r.f.icon, r.f.words}
}
func (r *flagFace) Destroy() {}
func (r *flagFace) Refresh() { r.Layout(r.f.Size()); r.f.ground.Refresh() }

// raiseFlags puts a flag under the later card of each conflict in this week.
func (w *week) raiseFlags() {
	w.flagged = 0
	for _, warning := range w.s.data.warnings {
		if warning.Kind != plan.WarnConflict {
			continue
		}
		last := warning.Cards[len(warning.Cards)-1]
		d := w.dayOf(last.Day)
		if d < 0 || minutes(last.Clock) < w.first()*60 {
			continue
		}
		taken := slices.ContainsFunc(w.flags[:w.flagged], func(f *flag) bool {
			return f.day == d && f.minute == minutes(last.Clock)
		})
		if taken {
			continue
		}
		if w.flagged == len(w.flags) {
			w.flags = append(w.flags, newFlag(w.s))
		}
		f := w.flags[w.flagged]
		w.flagged++
		f.day, f.minute = d, minutes(last.Clock)
		f.short = lang.Duration(warning.Minutes)
		f.text = lang.T("calendar.apart", "distance", lang.Duration(warning.Minutes))
		f.Refresh()
	}
}

// slotView is an unfilled recurring slot: dashed, "+ 20.00" and whose it is. A
// tap begins the post.
type slotView struct {
	widget.BaseWidget
	s     *Screen
	free  plan.FreeSlot
	edge  *kit.DashedRect
	hour  *canvas.Text
	title *canvas.Text
	logo  fyne.CanvasObject
	brand int64
	turn  int // of the logos
	hover bool
}

func newSlotView(s *Screen) *slotView {
	v := &slotView{
		s: s, edge: kit.Dashed(kit.Accent).Fill(kit.Paper).Radius(5),
		hour: kit.Text("", kit.CaptionBold, kit.Accent), title: kit.Text("", kit.Caption, kit.Ink2),
	}
	v.ExtendBaseWidget(v)
	return v
}

func (v *slotView) set(f plan.FreeSlot) {
	v.free = f
	v.hour.Text = "+ " + lang.Clock(f.Clock)
	if b := v.s.data.brands[f.BrandID]; b != nil && (v.brand != b.ID || v.turn != v.s.art.turn) {
		v.brand, v.turn, v.logo = b.ID, v.s.art.turn, kit.Logo(b, logoPx+1)
	}
	v.Refresh()
}

// Tapped begins a post in the slot.
func (v *slotView) Tapped(*fyne.PointEvent) {
	v.s.createInSlot(v.free)
}

// TappedSecondary opens the menu of the hour.
func (v *slotView) TappedSecondary(e *fyne.PointEvent) {
	v.s.dayMenu(v.free.Day, v.free.Clock, e.AbsolutePosition)
}

// MouseIn shows the hover.
func (v *slotView) MouseIn(*desktop.MouseEvent) { v.hover = true; v.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (v *slotView) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (v *slotView) MouseOut() { v.hover = false; v.Refresh() }

// Cursor is a hand.
func (v *slotView) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (v *slotView) CreateRenderer() fyne.WidgetRenderer { return &slotFace{v} }

type slotFace struct{ v *slotView }

func (f *slotFace) Layout(s fyne.Size) {
	v := f.v
	put(v.edge, 0, 0, s.Width, s.Height)
	x := float32(10)
	hw := kit.Measure(v.hour.Text, kit.CaptionBold)
	put(v.hour, x, (s.Height-16)/2, hw, 16)
	x += hw + 6
	if v.logo != nil {
		put(v.logo, x, (s.Height-logoPx-1)/2, logoPx+1, logoPx+1)
		x += logoPx + 7
	}
	v.title.Text = kit.Fit(v.free.Title, kit.Caption, s.Width-x-6)
	put(v.title, x, (s.Height-16)/2, max(0, s.Width-x-6), 16)
}

func (f *slotFace) MinSize() fyne.Size { return fyne.NewSize(40, slotHeight) }

func (f *slotFace) Objects() []fyne.CanvasObject {
	list := []fyne.CanvasObject{f.v.edge, f.v.hour, f.v.title}
	if f.v.logo != nil {
		list = append(list, f.v.logo)
	}
	return list
}
func (f *slotFace) Destroy() {}
func (f *slotFace) Refresh() {
	fill := kit.Paper
	if f.v.hover {
		fill = kit.Tint
	}
	f.v.edge.SetTokens(kit.Accent, fill)
	f.Layout(f.v.Size())
	f.v.hour.Refresh()
}
