package calendar

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// dragging is a card on its way. Fyne's DragEnd has no place, so the last one is kept.
type dragging struct {
	card  models.Card
	day   string // the day under the pointer, "" none
	clock string // the hour it would get there
	tray  bool   // the pointer is over the tray
	mark  *kit.DashedRect
	hint  *canvas.Text
	layer *fyne.Container
}

// dragged follows the pointer: the ghost moves, the day under it is marked
// with the hour the post will get.
func (s *Screen) dragged(w *card, e *fyne.DragEvent) {
	if w.ghost {
		return
	}
	if s.drag == nil {
		ghost := newCard(s, w.c, false)
		ghost.ghost = true
		ghost.Resize(fyne.NewSize(150, cardLow))
		s.host.Overlay().Ghost(ghost)
		s.drag = &dragging{card: w.c, mark: kit.Dashed(kit.Accent).Fill(kit.Surface), hint: kit.Text("", kit.Caption, kit.Accent)}
		s.drag.layer = container.NewWithoutLayout(s.drag.mark, s.drag.hint)
		s.root.Add(s.drag.layer)
	}
	s.host.Overlay().MoveGhost(e.AbsolutePosition.AddXY(8, 6))
	s.drag.day, s.drag.clock, s.drag.tray = "", s.drag.card.Clock, false
	if s.week != nil {
		s.overWeek(e.AbsolutePosition)
	} else {
		s.overMonth(e.AbsolutePosition)
	}
}

func (s *Screen) overMonth(at fyne.Position) {
	d := s.drag
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.month)
	inside := at.Subtract(origin)
	d.tray = inside.X > s.month.Size().Width && d.card.Day != ""
	c := s.month.at(inside)
	if c == nil || c.day == d.card.Day {
		d.layer.Hide()
		return
	}
	d.day = c.day
	text := lang.T("calendar.free_clock")
	if d.clock != "" {
		text = lang.Clock(d.clock)
	}
	s.mark(origin.AddXY(c.rect[0]+4, c.rect[1]+c.rect[3]-cardLow-4), c.rect[2]-10, text)
}

func (s *Screen) overWeek(at fyne.Position) {
	d := s.drag
	s.scrollAtEdge(at)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.week)
	day, minute := s.week.at(at.Subtract(origin).SubtractXY(0, weekCard/2))
	if day < 0 {
		d.layer.Hide()
		return
	}
	d.day, d.clock = s.week.days[day], clockOf(minute)
	column := (s.week.Size().Width - gutter) / 7
	s.mark(origin.AddXY(gutter+float32(day)*column+3, s.week.y(minute)+1), column-10, lang.Clock(d.clock))
}

// scrollAtEdge moves the hours when the pointer comes near their edge.
func (s *Screen) scrollAtEdge(at fyne.Position) {
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.scroll).Y
	y := s.scroll.Offset.Y
	switch {
	case at.Y < top+32:
		y -= 16
	case at.Y > top+s.scroll.Size().Height-32:
		y += 16
	default:
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
}

// mark draws the place the post will get; amber and red say why it is a bad one.
func (s *Screen) mark(at fyne.Position, width float32, text string) {
	d := s.drag
	d.layer.Show()
	edge, fill := kit.Accent, kit.Surface
	b := s.list[d.card.BrandID]
	zone := models.DefaultZone
	if b != nil {
		zone = b.Zone
	}
	moment := models.UnixAt(d.day, d.clock, zone)
	past := moment != 0 && moment < s.host.Now().Unix() || d.day < s.host.Now().Format(models.DayFormat)
	if other := s.tooClose(); past {
		edge, fill, text = kit.Red, kit.RedT, text+", "+lang.T("calendar.past_day")
	} else if other != "" {
		edge, fill, text = kit.Amber, kit.AmberT, text+", "+lang.T("calendar.close_to", "title", other)
	}
	root := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.root)
	at = at.Subtract(root)
	d.mark.SetTokens(edge, fill)
	d.mark.Move(at)
	d.mark.Resize(fyne.NewSize(width, cardLow))
	d.hint.Text, d.hint.Color = kit.Fit(text, kit.Caption, width-16), kit.Color(edge)
	d.hint.Move(at.AddXY(8, 10))
	d.hint.Resize(fyne.NewSize(width-16, 16))
	canvas.Refresh(d.layer)
}

// closeMinutes is the distance two posts of one account should keep.
const closeMinutes = 30

// tooClose names a post on the same account near the place under the pointer.
func (s *Screen) tooClose() string {
	d := s.drag
	if d.clock == "" {
		return ""
	}
	for _, c := range s.cards {
		if c.PostID == d.card.PostID || c.Day != d.day || c.Clock == "" || abs(minutes(c.Clock)-minutes(d.clock)) >= closeMinutes {
			continue
		}
		if slices.ContainsFunc(c.Accounts, func(id int64) bool { return slices.Contains(d.card.Accounts, id) }) {
			return name(c)
		}
	}
	return ""
}

// drop ends the drag where the pointer is.
func (s *Screen) drop() {
	d := s.drag
	s.endDrag()
	if d == nil {
		return // Esc was pressed on the way
	}
	ids := s.targets(d.card)
	switch {
	case d.tray:
		s.unschedule(ids)
	case d.day == "":
	case s.week != nil:
		if d.day != d.card.Day || d.clock != d.card.Clock {
			s.act(func(ctx context.Context) (plan.Done, error) {
				return s.plan.Move(ctx, plan.Place{PostID: d.card.PostID, Variants: d.card.Variants, Day: d.day, Clock: d.clock})
			})
		}
	case d.day != d.card.Day:
		s.place(ids, d.day)
	}
}

// endDrag takes ghost and mark away; nothing has moved.
func (s *Screen) endDrag() {
	if s.drag == nil {
		return
	}
	s.host.Overlay().HideGhost()
	s.root.Remove(s.drag.layer)
	s.drag = nil
}
