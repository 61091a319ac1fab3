package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// dragging is a card on its way. Fyne's DragEnd has no place, so the last one is kept.
type dragging struct {
	card  models.Card
	day   string // the day under the pointer, "" none
	tray  bool   // the pointer is over the tray
	mark  *kit.DashedRect
	hint  *canvas.Text
	layer *fyne.Container
}

// dragged follows the pointer: the ghost moves, the day under it is marked
// with the hour the post will get.
func (s *Screen) dragged(w *card, e *fyne.DragEvent) {
	if s.month == nil || w.ghost {
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
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.month)
	inside := e.AbsolutePosition.Subtract(origin)
	d := s.drag
	d.day, d.tray = "", inside.X > s.month.Size().Width && d.card.Day != ""
	c := s.month.at(inside)
	if c != nil {
		d.day = c.day
	}
	s.markTarget(c, origin)
}

func (s *Screen) markTarget(c *cell, origin fyne.Position) {
	d := s.drag
	if c == nil || c.day == d.card.Day {
		d.layer.Hide()
		return
	}
	d.layer.Show()
	clock := lang.T("calendar.free_clock")
	if d.card.Clock != "" {
		clock = lang.Clock(d.card.Clock)
	}
	edge, fill := kit.Accent, kit.Surface
	if c.day < s.host.Now().Format(models.DayFormat) {
		edge, fill = kit.Red, kit.RedT
		clock = lang.T("calendar.past_day")
	}
	root := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.root)
	at := fyne.NewPos(c.rect[0]+4, c.rect[1]+c.rect[3]-cardLow-4).Add(origin).Subtract(root)
	d.mark.SetTokens(edge, fill)
	d.mark.Move(at)
	d.mark.Resize(fyne.NewSize(c.rect[2]-10, cardLow))
	d.hint.Text, d.hint.Color = kit.Fit(clock, kit.Caption, c.rect[2]-26), kit.Color(edge)
	d.hint.Move(at.AddXY(10, 10))
	d.hint.Resize(fyne.NewSize(c.rect[2]-26, 16))
	canvas.Refresh(d.layer)
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
	case d.day != "" && d.day != d.card.Day:
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
