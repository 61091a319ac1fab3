package calendar

import (
	"context"
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
				slog.Error("calendar", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
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

func (s *Screen) undo() {
	s.host.Runner().Run(func() func() {
		_, err := s.plan.Undo(context.Background())
		return func() {
			if err != nil {
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
			}
		}
	})
}

func (s *Screen) shift(ids []int64, days int) {
	if len(ids) == 0 {
		return
	}
	s.focus = addDays(s.focus, days)
	s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.Shift(ctx, ids, days, 0) })
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
	var places []plan.Place
	for _, id := range ids {
		places = append(places, plan.Place{PostID: id})
	}
	s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.Move(ctx, places...) })
}

// moveTo is the menu's twin of a drag: choose the day.
func (s *Screen) moveTo(ids []int64, at fyne.Position) {
	var popup *kit.Popup
	picker := kit.NewDatePicker(s.focus, func(day string) {
		popup.Close()
		s.place(ids, day)
	})
	popup = s.host.Overlay().Popup(at, picker)
}

// place puts posts on a day, each at its hour; one without an hour gets the
// brand's free one.
func (s *Screen) place(ids []int64, day string) {
	all := append(slices.Clone(s.cards), s.tray...)
	s.act(func(ctx context.Context) (plan.Done, error) {
		var places []plan.Place
		for _, id := range ids {
			p := plan.Place{PostID: id, Day: day}
			i := slices.IndexFunc(all, func(c models.Card) bool { return c.PostID == id })
			if i >= 0 && all[i].Clock == "" {
				clock, err := s.plan.FreeClock(ctx, all[i].BrandID, day)
				if err != nil {
					return plan.Done{}, err
				}
				p.Clock = clock
			}
			places = append(places, p)
		}
		return s.plan.Move(ctx, places...)
	})
}

// targets are the posts a menu acts on: the selection when the card is part of it.
func (s *Screen) targets(c models.Card) []int64 {
	if s.selected[c.PostID] {
		return s.chosen()
	}
	return []int64{c.PostID}
}

// menu is the context menu of a card.
func (s *Screen) menu(c models.Card, at fyne.Position) {
	ids := s.targets(c)
	var statuses []kit.MenuItem
	for _, st := range models.Statuses {
		statuses = append(statuses, kit.MenuItem{
			Label: lang.Status(st, s.list[c.BrandID]), Object: kit.StatusIcon(st, 16), Checked: st == c.Status,
			Action: func() { s.setStatus(ids, st) },
		})
	}
	items := []kit.MenuItem{
		{Icon: "pen-line", Label: lang.T("calendar.menu_open"), Shortcut: "Enter", Action: func() { s.host.OpenPost(c.PostID) }},
		{Icon: "copy", Label: lang.T("common.duplicate"), Shortcut: "Ctrl D", Action: func() { s.duplicate(ids) }},
		{Icon: "calendar-clock", Label: lang.T("calendar.menu_move"), Action: func() { s.moveTo(ids, at) }},
	}
	if c.Day != "" {
		items = append(items, kit.MenuItem{Icon: "calendar", Label: lang.T("calendar.menu_unschedule"), Action: func() { s.unschedule(ids) }})
	}
	items = append(items,
		kit.MenuItem{Icon: "circle-dashed", Label: lang.T("calendar.menu_status"), Sub: statuses},
		kit.MenuItem{},
		kit.MenuItem{Icon: "trash-2", Label: lang.T("common.delete"), Shortcut: "Del", Danger: true, Action: func() { s.remove(ids) }})
	s.host.Overlay().Menu(at, items)
}

// selectionBar holds the actions on several posts.
func (s *Screen) selectionBar() fyne.CanvasObject {
	if len(s.selected) == 0 {
		return nil
	}
	ids := s.chosen()
	status := kit.NewButton(lang.T("common.status"), "circle-dashed", kit.Ghost, nil)
	status.SetTap(func() {
		var items []kit.MenuItem
		for _, st := range models.Statuses {
			items = append(items, kit.MenuItem{Label: lang.Status(st, nil), Object: kit.StatusIcon(st, 16), Action: func() { s.setStatus(ids, st) }})
		}
		s.host.Overlay().Menu(kit.Below(status), items)
	})
	pillar := kit.NewButton(lang.T("common.pillar"), "layers", kit.Ghost, nil)
	pillar.SetTap(func() { s.host.Overlay().Menu(kit.Below(pillar), s.pillarItems(ids)) })
	move := kit.NewButton(lang.T("calendar.menu_move"), "calendar-clock", kit.Ghost, nil)
	move.SetTap(func() { s.moveTo(ids, kit.Below(move)) })
	bar := kit.Row(4,
		kit.Pad(0, 8, 0, 4, kit.Text(lang.T("common.selected", "n", lang.Int(len(ids))), kit.CompactBold, kit.Ink)),
		status, move, pillar,
		kit.NewButton(lang.T("common.duplicate"), "copy", kit.Ghost, func() { s.duplicate(ids) }),
		kit.NewIconButton("trash-2", lang.T("common.delete"), func() { s.remove(ids) }),
		kit.NewIconButton("x", lang.T("common.close"), func() { clear(s.selected); s.render() }))
	return kit.Pad(8, 0, 8, 0, container.NewCenter(kit.NewCard(kit.Pad(8, 12, 8, 12, bar))))
}

// pillarItems offers the pillars of the chosen posts' brands; names shared by
// brands are set brand by brand.
func (s *Screen) pillarItems(ids []int64) []kit.MenuItem {
	byBrand := map[int64][]int64{}
	for _, c := range append(slices.Clone(s.cards), s.tray...) {
		if slices.Contains(ids, c.PostID) && !slices.Contains(byBrand[c.BrandID], c.PostID) {
			byBrand[c.BrandID] = append(byBrand[c.BrandID], c.PostID)
		}
	}
	var items []kit.MenuItem
	for _, b := range s.inScope() {
		posts := byBrand[b.ID]
		if len(posts) == 0 {
			continue
		}
		for i := range b.Pillars {
			p := &b.Pillars[i]
			if p.ArchivedAt != 0 {
				continue
			}
			label := p.Name
			if len(byBrand) > 1 {
				label = strings.Join([]string{b.Name, p.Name}, ": ")
			}
			items = append(items, kit.MenuItem{Label: label, Object: kit.Dot(kit.PillarColor(p), 8), Action: func() {
				s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.SetPillar(ctx, posts, p.ID) })
			}})
		}
	}
	return items
}

// openDay lists all posts of a day ("+n").
func (s *Screen) openDay(day string, cards []models.Card, at fyne.Position) {
	body := kit.Column(4, kit.Pad(0, 0, 4, 0, kit.Text(lang.DayLong(day), kit.CompactBold, kit.Ink)))
	for _, c := range cards {
		body.Add(kit.Fixed(250, cardLow, newCard(s, c, false)))
	}
	s.host.Overlay().Popup(at, kit.Pad(12, 12, 12, 12, body))
}
