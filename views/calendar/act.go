package calendar

import (
	"context"
	"log/slog"
	"slices"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// act carries out a command of the plan and says what it did, with the way back.
func (s *Screen) act(command func(context.Context) (plan.Done, error)) {
	s.host.Runner().Run(func() func() {
		done, err := command(context.Background())
		return func() {
			switch {
			case err != nil:
				s.tell(err)
			case !done.Nothing():
				icon := "check"
				if done.Warn {
					icon = "triangle-alert"
				}
				s.host.Overlay().Toast(icon, lang.T(done.Key, done.Args...), lang.T("common.undo"), s.undo)
			}
		}
	})
}

// tell says what went wrong.
func (s *Screen) tell(err error) {
	slog.Error("calendar", "err", err)
	s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
}

func (s *Screen) undo() {
	s.host.Runner().Run(func() func() {
		done, err := s.plan.Undo(context.Background())
		return func() {
			switch {
			case err != nil:
				s.tell(err)
			case !done.Nothing():
				s.host.Overlay().Toast("undo-2", lang.T("common.undone", "what", lang.T(done.Key, done.Args...)), "", nil)
			}
		}
	})
}

// shift moves posts by days and the keyboard with them.
func (s *Screen) shift(ids []int64, days int) {
	if len(ids) == 0 {
		return
	}
	if it, ok := s.focusedItem(); ok && it.Day != "" && slices.Contains(ids, it.PostID) {
		s.wanted = it.PostID
		if day := addDays(it.Day, days); day < s.data.from || day > s.data.to {
			s.day, s.at = day, firstOf(parse(day)) // the page turns with the card
		}
	}
	s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.Shift(ctx, ids, days, 0) })
}

// nudge moves posts by minutes.
func (s *Screen) nudge(by int) {
	ids := s.chosen()
	if len(ids) == 0 {
		return
	}
	if it, ok := s.focusedItem(); ok {
		s.wanted = it.PostID
	}
	s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.Shift(ctx, ids, 0, by) })
}

func (s *Screen) duplicate(ids []int64) {
	if len(ids) > 0 {
		s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.Duplicate(ctx, ids, "") })
	}
}

func (s *Screen) remove(ids []int64) {
	if len(ids) > 0 {
		s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.Delete(ctx, ids) })
	}
}

func (s *Screen) setStatus(ids []int64, st models.Status) {
	s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.SetStatus(ctx, ids, st) })
}

func (s *Screen) unschedule(ids []int64) {
	places := make([]plan.Place, len(ids))
	for i, id := range ids {
		places[i] = plan.Place{PostID: id}
	}
	s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.Move(ctx, places...) })
}

// moveTo is the menu's twin of a drag: choose the day.
func (s *Screen) moveTo(ids []int64, at fyne.Position) {
	if len(ids) == 0 {
		return
	}
	var popup *kit.Popup
	picker := kit.NewDatePicker(s.day, func(day string) {
		popup.Close()
		s.placeOn(ids, day)
	})
	popup = s.host.Overlay().Popup(at, picker)
}

// goTo asks for a day to show.
func (s *Screen) goTo(at fyne.Position) {
	var popup *kit.Popup
	picker := kit.NewDatePicker(s.day, func(day string) {
		popup.Close()
		s.GoTo(day)
	})
	popup = s.host.Overlay().Popup(at, picker)
}

// placeOn puts posts on a day, the first exactly, the others at their distance.
func (s *Screen) placeOn(ids []int64, day string) {
	var all []item
	for _, list := range [][]item{s.data.items, s.data.tray} {
		for _, it := range list {
			if slices.Contains(ids, it.PostID) && !slices.ContainsFunc(all, func(o item) bool { return o.PostID == it.PostID }) {
				all = append(all, it)
			}
		}
	}
	if len(all) == 0 || len(all) == 1 && all[0].Day == day {
		return
	}
	s.wanted = all[0].PostID
	s.movePlaces(carry(all[0], all, day, ""), all)
}

// movePlaces moves posts; one from the tray without an hour gets the hour its
// day offers, each its own.
func (s *Screen) movePlaces(places []plan.Place, all []item) {
	s.wanted = places[0].PostID
	s.act(func(ctx context.Context) (plan.Done, error) {
		taken := map[string]bool{}
		for i := range places {
			p, it := &places[i], all[i]
			if it.Day != "" || p.Clock != "" || it.Clock != "" {
				continue
			}
			clock, err := s.plan.FreeClock(ctx, it.BrandID, p.Day)
			if err != nil {
				return plan.Done{}, err
			}
			at := minutes(clock)
			for taken[p.Day+clockOf(at)] && at+60 < 24*60 {
				at += 60
			}
			p.Clock = clockOf(at)
			taken[p.Day+p.Clock] = true
		}
		return s.plan.Move(ctx, places...)
	})
}

// askPIC asks who takes care of posts.
func (s *Screen) askPIC(ids []int64, at fyne.Position) {
	var popup *kit.Popup
	entry := kit.NewEntry(lang.T("calendar.pic_who"))
	if it, ok := s.focusedItem(); ok {
		entry.Set(it.PIC)
	}
	save := func() {
		popup.Close()
		who := entry.Text
		s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.SetPIC(ctx, ids, who) })
	}
	entry.OnSubmitted = func(string) { save() }
	popup = s.host.Overlay().Popup(at, kit.Pad(12, 12, 12, 12, kit.Column(8, kit.Text(lang.T("common.pic"), kit.CaptionBold, kit.Ink),
		kit.Fixed(220, 0, entry), kit.Row(8, kit.Spacer(), kit.NewButton(lang.T("common.save"), "", kit.Primary, save).Small()))))
}

// fillSlots makes drafts for all empty recurring slots of the week shown.
func (s *Screen) fillSlots() {
	week := s.data.from
	var ids []int64
	for _, f := range s.data.free {
		if !slices.Contains(ids, f.BrandID) {
			ids = append(ids, f.BrandID)
		}
	}
	s.host.Runner().Run(func() func() {
		n := 0
		for _, id := range ids {
			done, err := s.plan.FillSlots(context.Background(), id, week)
			if err != nil {
				return func() { s.tell(err) }
			}
			n += len(done.New)
		}
		return func() {
			text := lang.T("plan.slots_filled", "n", n, "week", lang.RangeShort(week, addDays(week, 6)))
			undo := s.undo
			if len(ids) > 1 { // one step of undo per brand
				undo = func() { s.undoSteps(len(ids)) }
			}
			s.host.Overlay().Toast("check", text, lang.T("common.undo"), undo)
		}
	})
}

func (s *Screen) undoSteps(n int) {
	s.host.Runner().Run(func() func() {
		var err error
		for range n {
			if _, err = s.plan.Undo(context.Background()); err != nil {
				break
			}
		}
		return func() {
			if err != nil {
				s.tell(err)
			}
		}
	})
}

// showMissing goes to the first post of next week's plan that is not ready.
func (s *Screen) showMissing(r plan.Readiness) {
	clear(s.selected)
	for _, id := range r.Missing {
		s.selected[id] = true
	}
	s.wanted = r.Missing[0]
	s.day, s.focused = r.Week, place{}
	s.at = firstOf(parse(r.Week))
	keep := s.selected
	s.bringUp()
	s.selected = keep
	s.selectionChanged()
}
