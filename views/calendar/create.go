package calendar

import (
	"context"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/views/kit"
)

// create begins a post on a day, clock "" at the free hour of the first brand
// shown; day "" begins one without a day.
func (s *Screen) create(day, clock string) {
	scope := s.inScope()
	if len(scope) == 0 || day == "" || clock != "" { // without brands: they are still being read
		s.host.NewPost(day, clock, 0)
		return
	}
	id := scope[0].ID
	s.host.Runner().Run(func() func() {
		free, err := s.plan.FreeClock(context.Background(), id, day)
		if err != nil {
			free = ""
		}
		return func() { s.host.NewPost(day, free, id) }
	})
}

// createInSlot begins the post of an empty recurring slot.
func (s *Screen) createInSlot(f plan.FreeSlot) { s.host.NewPost(f.Day, f.Clock, f.BrandID) }

// openDay lists all posts of a day ("+n"), and what the day is called.
func (s *Screen) openDay(day string, at fyne.Position) {
	var popup *kit.Popup
	body := kit.Column(4, kit.Text(lang.DayLong(day), kit.CompactBold, kit.Ink))
	_, names := s.names.of(day)
	for _, n := range names {
		body.Add(kit.NewLabel(n.Full, kit.Caption, n.Tone.token()))
	}
	for _, it := range s.data.items {
		if it.Day != day {
			continue
		}
		k := newCard(s, lookMonth)
		k.set(it, false)
		k.tap = func() {
			popup.Close()
			s.focusOn(it)
			s.host.OpenPost(it.PostID)
		}
		body.Add(kit.Fixed(270, cardLow, k))
	}
	body.Add(kit.NewButton(lang.T("calendar.menu_new"), "plus", kit.Ghost, func() {
		popup.Close()
		s.create(day, "")
	}).Small().AlignLeft())
	popup = s.host.Overlay().Popup(at, kit.Pad(12, 12, 8, 12, body))
}
