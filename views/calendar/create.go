package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/views/kit"
)

// create begins a post: of the first brand shown, clock "" at the hour that is
// free there, day "" without a day. It asks at once, without reading: what is
// typed next belongs to the post.
func (s *Screen) create(day, clock string) {
	id := int64(0)
	if scope := s.inScope(); len(scope) > 0 && day != "" && clock == "" {
		id = scope[0].ID
	}
	s.host.NewPost(day, clock, id)
}

// createInSlot begins the post of an empty recurring slot.
func (s *Screen) createInSlot(f plan.FreeSlot) { s.host.NewPost(f.Day, f.Clock, f.BrandID) }

// The list of a day: its width in px, and how many posts it shows without scrolling.
const (
	dayWidth = 270
	dayMost  = 10
)

// openDay lists all posts of a day ("+n"), and what the day is called.
func (s *Screen) openDay(day string, at fyne.Position) {
	var popup *kit.Popup
	body := kit.Column(4, kit.Text(lang.DayLong(day), kit.CompactBold, kit.Ink))
	_, names := s.names.of(day)
	for _, n := range names {
		body.Add(kit.NewParagraph(n.Full, kit.Caption, n.Tone.token()).SetWidth(dayWidth))
	}
	s.popup = nil
	list := kit.Column(4)
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
		s.popup = append(s.popup, k)
		list.Add(kit.Fixed(dayWidth, cardLow, k))
	}
	if n := len(s.popup); n > dayMost {
		body.Add(kit.Fixed(dayWidth, dayMost*(cardLow+4), container.NewVScroll(list)))
	} else if n > 0 {
		body.Add(list)
	}
	s.readThumbs()
	body.Add(kit.NewButton(lang.T("calendar.menu_new"), "plus", kit.Ghost, func() {
		popup.Close()
		s.create(day, "")
	}).Small().AlignLeft())
	popup = s.host.Overlay().Popup(at, kit.Pad(12, 12, 8, 12, body))
}
