package calendar

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

const (
	hourHeight = 48 // px
	weekCard   = 36 // height of a card
	gutter     = 56 // the hours at the left
	foldHour   = 9  // hours before it are folded into a strip
	foldHeight = 34
	snap       = 15 // minutes
)

// week draws seven days by the hour. The first nine hours are folded until
// somebody opens them (posts for sahur stand there).
type week struct {
	widget.BaseWidget
	s      *Screen
	days   []string
	placed []placed
	slots  []free
	early  [7]int // cards in the folded hours, by day
}

// placed is a card with its place among those that overlap it.
type placed struct {
	day, lane, lanes int
	card             *card
}

// free is a recurring slot nobody has filled yet.
type free struct {
	day   int
	clock string
	brand int64
	view  *slotView
}

func newWeek(s *Screen) *week {
	w := &week{s: s}
	from, _ := s.period()
	for i := range 7 {
		w.days = append(w.days, addDays(from, i))
	}
	for d, day := range w.days {
		w.place(d, day)
		w.offer(d, day)
	}
	w.ExtendBaseWidget(w)
	return w
}

// place gives a day's cards their lanes: cards that overlap share the width.
func (w *week) place(d int, day string) {
	var list []models.Card
	for _, c := range w.s.cards {
		if c.Day != day {
			continue
		}
		if c.Clock != "" && minutes(c.Clock) < foldHour*60 && !w.s.unfolded {
			w.early[d]++
			continue
		}
		list = append(list, c)
	}
	for _, group := range clusters(list) {
		lanes := 0
		first := len(w.placed)
		var ends []int // when each lane is free again
		for _, c := range group {
			at := minutes(c.Clock)
			lane := slices.IndexFunc(ends, func(end int) bool { return end <= at })
			if lane < 0 {
				lane = len(ends)
				ends = append(ends, 0)
			}
			ends[lane] = at + cardMinutes
			lanes = max(lanes, lane+1)
			k := newCard(w.s, c, false)
			k.slim = true
			w.placed = append(w.placed, placed{day: d, lane: lane, card: k})
		}
		for i := first; i < len(w.placed); i++ {
			w.placed[i].lanes = lanes
		}
	}
}

// cardMinutes is how long a card is drawn, in minutes.
const cardMinutes = weekCard * 60 / hourHeight

// clusters splits cards in time order into runs that overlap without a gap.
func clusters(list []models.Card) [][]models.Card {
	var out [][]models.Card
	end := -1
	for _, c := range list {
		at := minutes(c.Clock)
		if len(out) == 0 || at >= end {
			out = append(out, nil)
			end = 0
		}
		out[len(out)-1] = append(out[len(out)-1], c)
		end = max(end, at+cardMinutes)
	}
	return out
}

// offer finds the recurring slots of a day that no post of the brand fills.
func (w *week) offer(d int, day string) {
	if day < w.s.host.Now().Format(models.DayFormat) {
		return
	}
	weekday := int(parse(day).Weekday())
	for _, slot := range w.s.slots {
		if slot.Weekday != weekday || slot.PausedAt != 0 || slot.FromDay > day || slot.UntilDay != "" && slot.UntilDay < day ||
			minutes(slot.Clock) < foldHour*60 && !w.s.unfolded {
			continue
		}
		taken := slices.ContainsFunc(w.s.cards, func(c models.Card) bool {
			return c.Day == day && c.BrandID == slot.BrandID && c.Clock != "" && abs(minutes(c.Clock)-minutes(slot.Clock)) < cardMinutes
		})
		if taken || slices.ContainsFunc(w.slots, func(f free) bool { return f.day == d && f.clock == slot.Clock && f.brand == slot.BrandID }) {
			continue
		}
		w.slots = append(w.slots, free{d, slot.Clock, slot.BrandID, newSlotView(w.s, day, slot)})
	}
}

func abs(n int) int { return max(n, -n) }

// minutes of a clock since midnight; a post without an hour stands at the top.
func minutes(clock string) int {
	t, err := time.Parse(models.ClockFormat, clock)
	if err != nil {
		return foldHour * 60
	}
	return t.Hour()*60 + t.Minute()
}

func clockOf(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }

// y is where a minute of the day lies.
func (w *week) y(m int) float32 {
	if w.s.unfolded {
		return foldHeight + float32(m)*hourHeight/60
	}
	return foldHeight + float32(m-foldHour*60)*hourHeight/60
}

// at is the day and snapped minute of a place inside; day −1 beside all.
func (w *week) at(p fyne.Position) (day, minute int) {
	column := (w.Size().Width - gutter) / 7
	day = int((p.X - gutter) / column)
	if p.X < gutter || day > 6 {
		return -1, 0
	}
	first := foldHour * 60
	if w.s.unfolded {
		first = 0
	}
	minute = first + int((p.Y-foldHeight)*60/hourHeight)
	minute = (minute + snap/2) / snap * snap
	return day, min(max(minute, first), 24*60-snap)
}

// Tapped on the strip opens the folded hours; on a day it takes the focus.
func (w *week) Tapped(e *fyne.PointEvent) {
	if e.Position.Y < foldHeight {
		w.s.unfolded = !w.s.unfolded
		w.s.render()
		return
	}
	if day, _ := w.at(e.Position); day >= 0 {
		w.s.focusDay(w.days[day])
	}
}

// DoubleTapped creates a post at that hour.
func (w *week) DoubleTapped(e *fyne.PointEvent) {
	if day, minute := w.at(e.Position); day >= 0 && e.Position.Y >= foldHeight {
		w.s.host.NewPost(w.days[day], clockOf(minute), 0)
	}
}

func (w *week) hours() int {
	if w.s.unfolded {
		return 24
	}
	return 24 - foldHour
}

// MinSize is the height of the hours shown.
func (w *week) MinSize() fyne.Size {
	return fyne.NewSize(700, foldHeight+float32(w.hours())*hourHeight)
}

// CreateRenderer implements fyne.Widget.
func (w *week) CreateRenderer() fyne.WidgetRenderer {
	r := &weekRenderer{w: w}
	today := w.s.host.Now().Format(models.DayFormat)
	for i, day := range w.days {
		ground := canvas.NewRectangle(kit.Color(kit.Paper))
		if day == today {
			ground.FillColor = kit.Color(kit.W2)
		}
		r.grounds = append(r.grounds, ground)
		early := ""
		if w.early[i] > 0 {
			early = lang.N("common.posts", w.early[i])
		}
		r.early = append(r.early, kit.Text(early, kit.Caption, kit.Accent))
	}
	strip := fmt.Sprintf("00–%02d", foldHour)
	if w.s.unfolded {
		strip = lang.T("calendar.fold")
	}
	r.strip = kit.Text(strip, kit.Caption, kit.Ink2)
	first := 24 - w.hours()
	for h := range w.hours() {
		r.hours = append(r.hours, kit.Text(lang.Clock(clockOf((first+h)*60)), kit.Caption, kit.Ink2))
		r.lines = append(r.lines, canvas.NewRectangle(kit.Color(kit.Line)))
	}
	for range 8 {
		r.columns = append(r.columns, canvas.NewRectangle(kit.Color(kit.Line)))
	}
	r.now = canvas.NewRectangle(kit.Color(kit.Accent))
	r.pill = canvas.NewRectangle(kit.Color(kit.Accent))
	r.pill.CornerRadius = 5
	r.nowText = kit.Text(lang.Clock(w.s.host.Now().Format(models.ClockFormat)), kit.CaptionBold, kit.OnAcc)
	shown := slices.Contains(w.days, today)
	r.now.Hidden, r.pill.Hidden, r.nowText.Hidden = !shown, !shown, !shown
	return r
}

type weekRenderer struct {
	w                       *week
	grounds, lines, columns []*canvas.Rectangle
	early, hours            []*canvas.Text
	strip, nowText          *canvas.Text
	now, pill               *canvas.Rectangle
}

func (r *weekRenderer) Layout(size fyne.Size) {
	w := r.w
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	column := (size.Width - gutter) / 7
	for i, g := range r.grounds {
		place(g, gutter+float32(i)*column, 0, column, size.Height)
		place(r.early[i], gutter+float32(i)*column+8, 8, column-16, 16)
	}
	place(r.strip, 10, 4, gutter, 16)
	for i, t := range r.hours {
		y := foldHeight + float32(i)*hourHeight
		place(t, 10, max(y-8, foldHeight-9), gutter-12, 16)
		place(r.lines[i], gutter, y, size.Width-gutter, 1)
	}
	for i, c := range r.columns {
		place(c, gutter+float32(i)*column-1, 0, 1, size.Height)
	}
	now := w.s.host.Now()
	y := w.y(now.Hour()*60 + now.Minute())
	r.now.Hidden = r.now.Hidden || y < foldHeight
	place(r.now, gutter, y, size.Width-gutter, 1)
	r.pill.Hidden, r.nowText.Hidden = r.now.Hidden, r.now.Hidden
	place(r.pill, 6, y-9, gutter-12, 18)
	place(r.nowText, 11, y-8, gutter-20, 16)
	for _, p := range w.placed {
		lane := (column - 8) / float32(p.lanes)
		place(p.card, gutter+float32(p.day)*column+3+float32(p.lane)*lane, w.y(minutes(p.card.c.Clock))+1, lane-2, weekCard)
	}
	for _, f := range w.slots {
		place(f.view, gutter+float32(f.day)*column+3, w.y(minutes(f.clock))+1, column-10, 28)
	}
}

func (r *weekRenderer) MinSize() fyne.Size { return r.w.MinSize() }
func (r *weekRenderer) Destroy()           {}
func (r *weekRenderer) Refresh()           { r.Layout(r.w.Size()); canvas.Refresh(r.w) }

func (r *weekRenderer) Objects() []fyne.CanvasObject {
	var list []fyne.CanvasObject
	add := func(o fyne.CanvasObject) { list = append(list, o) }
	for i := range r.grounds {
		add(r.grounds[i])
	}
	for i := range r.lines {
		add(r.lines[i])
		add(r.hours[i])
	}
	for i := range r.columns {
		add(r.columns[i])
	}
	for i := range r.early {
		add(r.early[i])
	}
	add(r.strip)
	add(r.now)
	for _, f := range r.w.slots {
		add(f.view)
	}
	for _, p := range r.w.placed {
		add(p.card)
	}
	add(r.pill)
	add(r.nowText)
	return list
}
