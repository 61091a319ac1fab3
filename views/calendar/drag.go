package calendar

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/plan"
)

const (
	flipAfter   = 650 * time.Millisecond // the pointer rests on an edge this long before the page turns
	scrollEvery = 40 * time.Millisecond
	edgeWidth   = 14 // px
)

// dragging is one or more cards on their way. The toolkit's end of a drag has
// no place, so the last one is kept.
type dragging struct {
	under   item   // the card under the pointer
	all     []item // what is carried, under included; one per post
	at      fyne.Position
	copying bool // Alt is held: copies go there
	over    bool // Esc ended it; the button is still held

	day, clock string // where under would go; "" nowhere
	tray       bool   // to the tray
	verdict    verdict
	reason     string

	free map[string]string // the hour a day offers to a card without one
	stop func()            // what the pointer waits for at an edge
	edge int
}

func (d *dragging) has(it item) bool {
	return slices.ContainsFunc(d.all, func(o item) bool {
		return o.PostID == it.PostID && (len(d.all) > 1 || o.place() == it.place())
	})
}

// renew follows posts that moved while they are carried: their places are what
// the drop is reckoned from.
func (d *dragging) renew(lists ...[]item) {
	now := map[int64][]item{}
	for _, list := range lists {
		for _, it := range list {
			now[it.PostID] = append(now[it.PostID], it)
		}
	}
	fresh := func(was item) item {
		list := now[was.PostID]
		if len(list) == 1 {
			return list[0]
		}
		for _, it := range list {
			if it.place() == was.place() {
				return it
			}
		}
		return was // on another page, or at several times
	}
	d.under = fresh(d.under)
	for i := range d.all {
		d.all[i] = fresh(d.all[i])
	}
}

// dragged follows the pointer.
func (s *Screen) dragged(w *card, at fyne.Position) {
	if w.ghost {
		return
	}
	if s.drag == nil {
		s.beginDrag(w)
		s.release()
	}
	d := s.drag
	if d.over {
		return
	}
	d.at = at
	d.copying = s.mods()&fyne.KeyModifierAlt != 0
	s.host.Overlay().MoveGhost(at.AddXY(8, 6))
	s.follow()
	s.watchEdges()
}

func (s *Screen) beginDrag(w *card) {
	it := w.it
	if s.pressed != nil {
		it = s.pressed.item
	}
	s.drag = &dragging{under: it, all: s.targetItems(it), free: map[string]string{}}
	ghost := newCard(s, w.look)
	ghost.ghost, ghost.along = true, len(s.drag.all)-1
	ghost.set(it, false)
	ghost.Resize(fyne.NewSize(min(max(w.Size().Width, 120), 168), ghost.height()))
	s.host.Overlay().Ghost(ghost)
	s.repaint()
}

// follow finds the place under the pointer and shows what the card would get there.
func (s *Screen) follow() {
	d := s.drag
	d.day, d.clock, d.tray, d.verdict, d.reason = "", "", false, fine, ""
	switch {
	case s.view == viewWeek:
		s.followWeek()
	case inside(s.month, d.at):
		s.followMonth()
	case s.tray.Visible() && inside(s.tray, d.at):
		d.tray = d.under.Day != "" && !d.copying
	}
	s.showTarget()
}

func (s *Screen) followMonth() {
	d := s.drag
	c := s.month.at(d.at.Subtract(origin(s.month)))
	if c == nil || c.day == d.under.Day && !d.copying {
		return
	}
	d.day = c.day
	if d.under.Day == "" {
		d.clock = s.freeClock(c.day)
	}
	s.judgeDrag()
}

func (s *Screen) followWeek() {
	d := s.drag
	if !inside(s.scroll, d.at) {
		return
	}
	day, minute := s.week.at(d.at.Subtract(origin(s.week)).SubtractXY(0, cardWeek/2))
	if day < 0 {
		return
	}
	d.day, d.clock = s.week.days[day], clockOf(minute)
	if d.day == d.under.Day && d.clock == d.under.Clock && !d.copying {
		d.day = ""
		return
	}
	s.judgeDrag()
}

func (s *Screen) judgeDrag() {
	d := s.drag
	clock := d.clock
	if clock == "" {
		clock = d.under.Clock
	}
	it := d.under
	if d.copying { // the copy stands beside the original
		it.PostID = 0
	}
	d.verdict, d.reason = judge(it, d.day, clock, s.data.items, s.data.gaps[it.BrandID], s.host.Now())
}

// showTarget marks the place: the hour it will get, or what is wrong with it.
func (s *Screen) showTarget() {
	d := s.drag
	text := ""
	if d.day != "" {
		text = d.under.hour
		switch {
		case d.clock != "":
			text = lang.Clock(d.clock)
		case d.under.Day == "" && d.under.Clock == "":
			text = lang.T("calendar.free_clock")
		}
		if d.reason != "" && text != "" {
			text = text + ", " + d.reason
		} else if d.reason != "" {
			text = d.reason
		}
		if d.copying {
			text = lang.T("calendar.copy_to", "where", text)
		}
	}
	if s.view == viewWeek {
		s.week.setDrop(d.day, d.clock, text, d.verdict)
		return
	}
	s.month.setDrop(d.day, text, d.verdict)
	s.tray.setDrop(d.tray)
	s.repaint()
}

// freeClock is the hour a card without one gets on a day; "" until it is known.
func (s *Screen) freeClock(day string) string {
	d := s.drag
	if d.under.Clock != "" {
		return d.under.Clock
	}
	clock, asked := d.free[day]
	if asked {
		return clock
	}
	d.free[day] = ""
	s.host.Runner().Run(func() func() {
		clock, err := s.plan.FreeClock(context.Background(), d.under.BrandID, day)
		return func() {
			d.free[day] = clock
			if err == nil && s.drag == d && !d.over && d.day == day {
				s.follow()
			}
		}
	})
	return d.free[day] // known at once when work is done in place
}

// dropped puts the cards down where the pointer is.
func (s *Screen) dropped() {
	d := s.drag
	s.release()
	s.endDrag()
	s.drag = nil
	s.repaint()
	switch {
	case d == nil || d.over:
	case d.tray:
		s.unschedule(idsOf(d.all))
	case d.day == "":
	case d.verdict == refused:
		s.host.Overlay().Toast("ban", lang.T("calendar.not_moved", "reason", d.reason), "", nil)
	default:
		places := carry(d.under, d.all, d.day, d.clock)
		if d.copying {
			s.copyTo(places)
			return
		}
		s.movePlaces(places, d.all)
	}
}

// cancelDrag ends a drag although the button is still held: nothing moves.
func (s *Screen) cancelDrag() {
	s.drag.over = true
	s.endDrag()
	s.repaint()
}

// endDrag takes ghost and marks away.
func (s *Screen) endDrag() {
	d := s.drag
	if d == nil {
		return
	}
	if d.stop != nil {
		d.stop()
		d.stop = nil
	}
	s.host.Overlay().HideGhost()
	s.month.setDrop("", "", fine)
	s.tray.setDrop(false)
	s.week.setDrop("", "", "", fine)
}

// watchEdges turns the page while the pointer rests at the left or right edge
// or on an arrow of the toolbar, and scrolls the hours near top and bottom.
func (s *Screen) watchEdges() {
	d := s.drag
	edge := s.edgeAt(d.at)
	if edge == d.edge && (edge == 0 || d.stop != nil) {
		return
	}
	if d.stop != nil {
		d.stop()
		d.stop = nil
	}
	d.edge = edge
	if edge == 0 {
		return
	}
	wait := flipAfter
	if edge == edgeUp || edge == edgeDown {
		wait = scrollEvery
	}
	d.stop = s.after(wait, func() {
		if s.drag != d || d.over {
			return
		}
		d.stop = nil
		switch edge {
		case edgeUp, edgeDown:
			s.scrollBy(float32(12 * (edge / edgeDown)))
		default:
			s.turn(edge)
		}
		s.follow()
		s.watchEdges()
	})
}

// Edges: −1 and 1 turn the page, the others scroll.
const (
	edgeUp   = -10
	edgeDown = 10
)

func (s *Screen) edgeAt(at fyne.Position) int {
	var body fyne.CanvasObject = s.month
	if s.view == viewWeek {
		body = s.scroll
	}
	p := at.Subtract(origin(body))
	size := body.Size()
	switch {
	case inside(s.bar.previous, at):
		return -1
	case inside(s.bar.next, at):
		return 1
	case p.Y < 0 || p.Y > size.Height:
		return 0
	case p.X >= 0 && p.X < edgeWidth:
		return -1
	case p.X > size.Width-edgeWidth && p.X <= size.Width:
		return 1
	case s.view != viewWeek:
		return 0
	case p.Y < 32 && s.scroll.Offset.Y > 0:
		return edgeUp
	case p.Y > size.Height-32 && s.scroll.Offset.Y < s.week.MinSize().Height-size.Height:
		return edgeDown
	}
	return 0
}

func (s *Screen) scrollBy(y float32) {
	limit := max(0, s.week.MinSize().Height-s.scroll.Size().Height)
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(limit, max(0, s.scroll.Offset.Y+y))))
}

func origin(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// inside reports whether a place of the window lies on an object.
func inside(o fyne.CanvasObject, at fyne.Position) bool {
	p, size := at.Subtract(origin(o)), o.Size()
	return p.X >= 0 && p.Y >= 0 && p.X < size.Width && p.Y < size.Height
}

func idsOf(list []item) []int64 {
	ids := make([]int64, len(list))
	for i := range list {
		ids[i] = list[i].PostID
	}
	return ids
}

// copyTo puts copies of posts at places.
func (s *Screen) copyTo(places []plan.Place) {
	s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.CopyTo(ctx, places...) })
}
