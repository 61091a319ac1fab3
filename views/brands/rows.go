package brands

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// swap exchanges two neighbours of a list when both exist.
func swap[T any](list []T, i, j int) {
	if j >= 0 && j < len(list) {
		list[i], list[j] = list[j], list[i]
	}
}

// tools are the buttons at the end of a row: up, down, and archive or remove.
// Only what was stored is archived: posts may use it.
func (s *Screen) tools(move func(by int), stored, archived bool, toggle func()) fyne.CanvasObject {
	act := func(f func()) func() {
		return func() { f(); s.touch(); s.drawForm() }
	}
	icon, tip := "x", lang.T("common.delete")
	switch {
	case stored && archived:
		icon, tip = "archive-restore", lang.T("common.unarchive")
	case stored:
		icon, tip = "package", lang.T("common.archive")
	}
	return kit.Row(2,
		kit.NewIconButton("arrow-up", lang.T("brands.up"), act(func() { move(-1) })).Small(),
		kit.NewIconButton("arrow-down", lang.T("brands.down"), act(func() { move(1) })).Small(),
		kit.NewIconButton(icon, tip, act(toggle)).Small())
}

func note(text string) fyne.CanvasObject { return kit.Text(text, kit.Caption, kit.Red) }

func (s *Screen) pillars() fyne.CanvasObject {
	b := s.draft
	rows := kit.Column(8)
	for i := range b.Pillars {
		p := &b.Pillars[i]
		name := s.entry(lang.T("brands.pillar_example"), &p.Name, s.wrong(brand.FieldPillar, i))
		share := kit.NewEntry("0")
		share.Set(strconv.Itoa(p.Share))
		share.OnChanged = func(t string) {
			n, err := strconv.Atoi(t)
			if err != nil && t != "" {
				share.SetError(lang.T("brands.share_example"))
				return
			}
			share.SetError("")
			p.Share = n
			s.touch()
			s.drawSum()
		}
		toggle := func() {
			if p.ID == 0 {
				b.Pillars = slices.Delete(b.Pillars, i, i+1)
			} else {
				p.ArchivedAt = flip(p.ArchivedAt)
			}
		}
		color := newSwatch(hexOf(p), false, 24, nil)
		color.tap = func() { s.choosePillarColor(p, color) }
		row := kit.Row(8, color, kit.Grow(name), kit.Fixed(64, 0, share), kit.Text("%", kit.Compact, kit.Ink3),
			s.tools(func(by int) { swap(b.Pillars, i, i+by) }, p.ID != 0, p.ArchivedAt != 0, toggle))
		if p.ArchivedAt != 0 {
			name.Disable()
			share.Disable()
		}
		rows.Add(row)
	}
	s.sum = kit.Row(8)
	s.drawSum()
	rows.Add(s.sum)
	if w := s.wrong(brand.FieldShare, 0); w != "" {
		rows.Add(note(w))
	}
	add := kit.NewButton(lang.T("brands.add_pillar"), "plus", kit.Ghost, func() {
		colors := brand.PillarColors()
		c := colors[len(b.Pillars)%len(colors)]
		b.Pillars = append(b.Pillars, models.Pillar{Color: c, ColorDark: brand.PillarDark(c)})
		s.touch()
		s.drawForm()
	}).Small()
	return s.section("brands.pillars", lang.T("brands.pillars_note"), add, rows)
}

func hexOf(p *models.Pillar) string {
	if kit.IsDark() && p.ColorDark != "" {
		return p.ColorDark
	}
	return p.Color
}

func flip(at int64) int64 {
	if at != 0 {
		return 0
	}
	return time.Now().Unix()
}

// drawSum adds the shares up: together at most 100 %.
func (s *Screen) drawSum() {
	sum := 0
	for i := range s.draft.Pillars {
		if s.draft.Pillars[i].ArchivedAt == 0 {
			sum += s.draft.Pillars[i].Share
		}
	}
	tok := kit.Ink3
	if sum > 100 {
		tok = kit.Red
	}
	s.sum.Objects = []fyne.CanvasObject{kit.Text(lang.T("brands.share_sum", "sum", sum), kit.Caption, tok)}
	s.sum.Refresh()
}

func (s *Screen) choosePillarColor(p *models.Pillar, at fyne.CanvasObject) {
	grid := kit.Row(6)
	var pop *kit.Popup
	for _, c := range brand.PillarColors() {
		grid.Add(newSwatch(c, c == p.Color, 24, func() {
			p.Color, p.ColorDark = c, brand.PillarDark(c)
			pop.Close()
			s.touch()
			s.drawForm()
		}))
	}
	pop = s.host.Overlay().Popup(kit.Below(at), kit.Pad(10, 10, 10, 10, grid))
}

func (s *Screen) accounts() fyne.CanvasObject {
	b := s.draft
	rows := kit.Column(8)
	var platforms []kit.Option
	for _, p := range models.Platforms {
		platforms = append(platforms, kit.Option{Value: string(p), Text: lang.Platform(p), Object: kit.PlatformIcon(p, kit.Ink2, 14)})
	}
	for i := range b.Accounts {
		a := &b.Accounts[i]
		platform := kit.NewSelect("", platforms, string(a.Platform), func(v string) { a.Platform = models.Platform(v); s.touch() }).Fill()
		handle := s.entry(lang.T("brands.handle_example"), &a.Handle, "")
		handle.SetIcon("at-sign")
		name := s.entry(lang.T("common.name"), &a.Name, "")
		url := s.entry("https://", &a.URL, "")
		if a.ArchivedAt != 0 {
			platform.Disable()
			handle.Disable()
			name.Disable()
			url.Disable()
		}
		toggle := func() {
			if a.ID == 0 {
				b.Accounts = slices.Delete(b.Accounts, i, i+1)
			} else {
				a.ArchivedAt = flip(a.ArchivedAt)
			}
		}
		rows.Add(kit.Row(8, kit.Fixed(150, 0, platform), kit.Grow(handle), kit.Grow(name), kit.Grow(url),
			s.tools(func(by int) { swap(b.Accounts, i, i+by) }, a.ID != 0, a.ArchivedAt != 0, toggle)))
		if w := s.wrong(brand.FieldAccount, i); w != "" {
			rows.Add(note(w))
		}
	}
	if len(b.Accounts) == 0 {
		rows.Add(kit.Text(lang.T("brands.no_accounts"), kit.Compact, kit.Ink3))
	}
	add := kit.NewButton(lang.T("brands.add_account"), "plus", kit.Ghost, func() {
		next := models.Instagram
		for _, p := range models.Platforms {
			if !slices.ContainsFunc(b.Accounts, func(a models.Account) bool { return a.Platform == p }) {
				next = p
				break
			}
		}
		b.Accounts = append(b.Accounts, models.Account{Platform: next, Name: b.Name})
		s.touch()
		s.drawForm()
	}).Small()
	return s.section("brands.accounts", lang.T("brands.accounts_note"), add, rows)
}

func id(v string) int64 {
	n, _ := strconv.ParseInt(v, 10, 64) // our own text
	return n
}

func text(n int64) string { return strconv.FormatInt(n, 10) }

// routines are the recurring slots: when this brand posts every week. They can
// name only what is stored.
func (s *Screen) routines() fyne.CanvasObject {
	b := s.draft
	rows := kit.Column(8)
	accounts := []kit.Option{{Value: "0", Text: lang.T("brands.all_accounts")}}
	for i := range b.Accounts {
		if a := &b.Accounts[i]; a.ID != 0 && a.ArchivedAt == 0 {
			accounts = append(accounts, kit.Option{Value: text(a.ID), Text: a.Label(), Object: kit.PlatformIcon(a.Platform, kit.Ink2, 14)})
		}
	}
	pillars := []kit.Option{{Value: "0", Text: lang.T("brands.any_pillar")}}
	for i := range b.Pillars {
		if p := &b.Pillars[i]; p.ID != 0 && p.ArchivedAt == 0 {
			pillars = append(pillars, kit.Option{Value: text(p.ID), Text: p.Name, Color: kit.PillarColor(p)})
		}
	}
	forms := []kit.Option{{Value: "", Text: lang.Form(models.FormNone)}}
	for _, f := range models.Forms {
		forms = append(forms, kit.Option{Value: string(f), Text: lang.Form(f)})
	}
	for i := range s.routine {
		slot := &s.routine[i]
		rows.Add(kit.Row(8,
			kit.Fixed(110, 0, kit.NewSelect("", weekdays(), strconv.Itoa(slot.Weekday), func(v string) { slot.Weekday, _ = strconv.Atoi(v); s.touch() }).Fill()),
			kit.Fixed(112, 0, kit.NewTimeField(slot.Clock, func(v string) { slot.Clock = v; s.touch() })),
			kit.Grow(kit.NewSelect("", accounts, text(slot.AccountID), func(v string) { slot.AccountID = id(v); s.touch() }).Fill()),
			kit.Grow(kit.NewSelect("", pillars, text(slot.PillarID), func(v string) { slot.PillarID = id(v); s.touch() }).Fill()),
			kit.Fixed(130, 0, kit.NewSelect("", forms, string(slot.Form), func(v string) { slot.Form = models.Form(v); s.touch() }).Fill()),
			kit.NewIconButton("x", lang.T("common.delete"), func() {
				s.routine = slices.Delete(s.routine, i, i+1)
				s.touch()
				s.drawForm()
			}).Small()))
	}
	if len(s.routine) == 0 {
		rows.Add(kit.Text(lang.T("brands.no_slots"), kit.Compact, kit.Ink3))
	}
	add := kit.NewButton(lang.T("brands.add_slot"), "plus", kit.Ghost, func() {
		slot := models.Slot{BrandID: b.ID, Weekday: int(time.Monday), Clock: "19:00"}
		if n := len(s.routine); n > 0 {
			slot = s.routine[n-1]
			slot.ID, slot.Weekday = 0, (slot.Weekday+1)%7
		}
		s.routine = append(s.routine, slot)
		s.touch()
		s.drawForm()
	}).Small()
	return s.section("brands.slots", lang.T("brands.slots_note"), add, rows)
}
