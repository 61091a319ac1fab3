package calendar

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// menu is the context menu of a card.
func (s *Screen) menu(it item, at fyne.Position) {
	ids := s.targets(it)
	list := []kit.MenuItem{
		{Icon: "pen-line", Label: lang.T("calendar.menu_open"), Shortcut: "Enter", Action: func() { s.host.OpenPost(it.PostID) }},
		{Icon: "copy", Label: lang.T("common.duplicate"), Shortcut: "Ctrl D", Action: func() { s.duplicate(ids) }},
		{Icon: "calendar-clock", Label: lang.T("calendar.menu_move"), Shortcut: "Ctrl G", Action: func() { s.moveTo(ids, at) }},
	}
	if it.Day != "" {
		if len(ids) == 1 {
			list = append(list, kit.MenuItem{Icon: "clock", Label: lang.T("calendar.menu_clock"), Action: func() { s.askClock(it, at) }})
		}
		list = append(list, kit.MenuItem{Icon: "inbox", Label: lang.T("calendar.menu_unschedule"), Action: func() { s.unschedule(ids) }})
	}
	present := it.Card.Status
	if len(ids) > 1 {
		present = ""
	}
	list = append(list,
		kit.MenuItem{},
		kit.MenuItem{Icon: "circle-dashed", Label: lang.T("calendar.menu_status"), Sub: s.statusItems(ids, it.brand, present)},
		kit.MenuItem{Icon: "layers", Label: lang.T("calendar.menu_pillar"), Sub: s.pillarItems(ids)},
		kit.MenuItem{Icon: "user", Label: lang.T("calendar.menu_pic"), Action: func() { s.askPIC(ids, at) }},
	)
	if s.selected[it.PostID] {
		list = append(list, kit.MenuItem{Icon: "x", Label: lang.T("calendar.menu_deselect"), Shortcut: "Esc", Action: s.clearSelection})
	} else {
		list = append(list, kit.MenuItem{Icon: "list-checks", Label: lang.T("calendar.menu_select"), Shortcut: lang.T("calendar.key_space"), Action: func() { s.toggle(it) }})
	}
	list = append(list,
		kit.MenuItem{},
		kit.MenuItem{Icon: "trash-2", Label: lang.T("common.delete"), Shortcut: "Del", Danger: true, Action: func() { s.remove(ids) }})
	s.host.Overlay().Menu(at, list)
}

// askClock asks for the hour of one card.
func (s *Screen) askClock(it item, at fyne.Position) {
	var popup *kit.Popup
	save := kit.NewButton(lang.T("common.save"), "", kit.Primary, nil).Small()
	picker := kit.NewTimePicker(it.Clock, nil)
	save.SetTap(func() {
		popup.Close()
		clock := picker.Value()
		if clock == "" || clock == it.Clock {
			return
		}
		s.wanted = it.PostID
		s.act(func(ctx context.Context) (plan.Done, error) {
			return s.plan.Move(ctx, plan.Place{PostID: it.PostID, Variants: it.Variants, Day: it.Day, Clock: clock})
		})
	})
	popup = s.host.Overlay().Popup(at, kit.Column(0, picker, kit.Pad(0, 10, 10, 10, kit.Row(0, kit.Spacer(), save))))
}

// dayMenu is the context menu of a day, or of an hour in the week.
func (s *Screen) dayMenu(day, clock string, at fyne.Position) {
	list := []kit.MenuItem{
		{Icon: "plus", Label: lang.T("calendar.menu_new"), Shortcut: "N", Action: func() { s.create(day, clock) }},
		{Icon: "calendar-days", Label: lang.T("calendar.menu_day"), Shortcut: "Enter", Disabled: s.countOn(day) == 0, Action: func() { s.openDay(day, at) }},
	}
	if s.view == viewMonth {
		list = append(list, kit.MenuItem{Icon: "columns-3", Label: lang.T("calendar.menu_week"), Action: func() { s.day = day; s.setView(viewWeek) }})
	}
	if s.countOn(day) > 0 {
		list = append(list, kit.MenuItem{Icon: "list-checks", Label: lang.T("calendar.menu_select_day"), Action: func() {
			for i := range s.data.items {
				if s.data.items[i].Day == day {
					s.selected[s.data.items[i].PostID] = true
				}
			}
			s.selectionChanged()
		}})
	}
	s.host.Overlay().Menu(at, list)
}

func (s *Screen) countOn(day string) int {
	n := 0
	for i := range s.data.items {
		if s.data.items[i].Day == day {
			n++
		}
	}
	return n
}

// pillarItems offers the pillars of the chosen posts' brands. Pillars of one
// name are one line: each post gets its own brand's.
func (s *Screen) pillarItems(ids []int64) []kit.MenuItem {
	var brands []*models.Brand
	for _, list := range [][]item{s.data.items, s.data.tray} {
		for i := range list {
			if it := &list[i]; slices.Contains(ids, it.PostID) && it.brand != nil && !slices.Contains(brands, it.brand) {
				brands = append(brands, it.brand)
			}
		}
	}
	var out []kit.MenuItem
	seen := map[string]bool{}
	for _, b := range brands {
		for i := range b.Pillars {
			p := &b.Pillars[i]
			if p.ArchivedAt != 0 || seen[p.Name] {
				continue
			}
			seen[p.Name] = true
			out = append(out, kit.MenuItem{Label: p.Name, Object: kit.Dot(kit.PillarColor(p), 8), Action: func() {
				s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.SetPillar(ctx, ids, p.ID) })
			}})
		}
	}
	return append(out, kit.MenuItem{Label: lang.T("calendar.no_pillar"), Object: kit.Dot(kit.Color(kit.Line2), 8), Action: func() {
		s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.SetPillar(ctx, ids, 0) })
	}})
}
