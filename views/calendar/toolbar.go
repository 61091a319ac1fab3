package calendar

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// toolbar: period, filters, views.
func (s *Screen) toolbar() fyne.CanvasObject {
	left := kit.Row(8,
		kit.NewIconButton("chevron-left", lang.T("common.previous"), func() { s.turn(-1) }),
		kit.NewIconButton("chevron-right", lang.T("common.next"), func() { s.turn(1) }),
		kit.NewButton(lang.T("common.today"), "", kit.Outlined, s.today),
		kit.Fixed(4, 0, kit.Spacer()),
		kit.Text(s.periodName(), kit.Heading, kit.Ink))
	if s.labels != nil && s.root.Size().Width >= 1300 {
		from, to := span(s.at)
		if s.view == viewWeek {
			from, to = s.period()
		}
		left.Add(kit.Text(s.labels.Period(from, to), kit.Compact, kit.Ink2))
	}
	right := kit.Row(12)
	if s.view == viewTable {
		right.Add(s.table.Tools())
	} else {
		right.Add(s.platformFilter())
		right.Add(s.pillarFilter())
		right.Add(s.statusFilter())
	}
	views := []kit.Option{
		{Value: viewMonth, Text: lang.T("calendar.view_month")},
		{Value: viewWeek, Text: lang.T("calendar.view_week")},
	}
	if s.table != nil {
		views = append(views, kit.Option{Value: viewTable, Text: lang.T("calendar.view_table")})
	}
	right.Add(kit.NewSegmented(views, s.view, s.setView))
	bar := container.NewBorder(nil, nil, kit.Center(left), kit.Center(right))
	return container.NewBorder(nil, kit.Divider(), nil, nil, kit.Fixed(0, 51, kit.Pad(0, 16, 0, 24, bar)))
}

func (s *Screen) periodName() string {
	if s.view == viewWeek {
		return lang.Range(s.period())
	}
	return lang.Month(s.at.Year(), s.at.Month())
}

func (s *Screen) platformFilter() fyne.CanvasObject {
	var options []kit.Option
	for _, p := range models.Platforms {
		if s.has(func(b *models.Brand) bool {
			return slices.ContainsFunc(b.Accounts, func(a models.Account) bool { return a.Platform == p && a.ArchivedAt == 0 })
		}) {
			options = append(options, kit.Option{
				Value: string(p), Text: lang.Platform(p),
				Object: kit.PlatformIcon(p, kit.Ink2, 14),
			})
		}
	}
	var chosen []string
	for _, p := range s.filter.Platforms {
		chosen = append(chosen, string(p))
	}
	return kit.NewMultiSelect(lang.T("common.platform"), options, chosen, func(v []string) {
		s.filter.Platforms = nil
		for _, p := range v {
			s.filter.Platforms = append(s.filter.Platforms, models.Platform(p))
		}
		s.Reload()
	})
}

// pillarFilter offers pillars by name: brands share names, not pillars.
func (s *Screen) pillarFilter() fyne.CanvasObject {
	ids := map[string][]int64{}
	var options []kit.Option
	for _, b := range s.inScope() {
		for i := range b.Pillars {
			p := &b.Pillars[i]
			if p.ArchivedAt != 0 {
				continue
			}
			if ids[p.Name] == nil {
				options = append(options, kit.Option{Value: p.Name, Text: p.Name, Color: kit.PillarColor(p)})
			}
			ids[p.Name] = append(ids[p.Name], p.ID)
		}
	}
	var chosen []string
	for name, list := range ids {
		if slices.ContainsFunc(list, func(id int64) bool { return slices.Contains(s.filter.Pillars, id) }) {
			chosen = append(chosen, name)
		}
	}
	slices.Sort(chosen)
	return kit.NewMultiSelect(lang.T("common.pillar"), options, chosen, func(v []string) {
		s.filter.Pillars = nil
		for _, name := range v {
			s.filter.Pillars = append(s.filter.Pillars, ids[name]...)
		}
		s.Reload()
	})
}

func (s *Screen) statusFilter() fyne.CanvasObject {
	var options []kit.Option
	for _, st := range append(slices.Clone(models.Statuses), models.Late) {
		options = append(options, kit.Option{
			Value: string(st), Text: lang.Status(st, nil),
			Object: kit.StatusIcon(st, 14),
		})
	}
	var chosen []string
	for _, st := range s.filter.Statuses {
		chosen = append(chosen, string(st))
	}
	return kit.NewMultiSelect(lang.T("common.status"), options, chosen, func(v []string) {
		s.filter.Statuses = nil
		for _, st := range v {
			s.filter.Statuses = append(s.filter.Statuses, models.Status(st))
		}
		s.Reload()
	})
}

func (s *Screen) has(ok func(*models.Brand) bool) bool {
	return slices.ContainsFunc(s.inScope(), ok)
}

// inScope lists the brands shown, in their order.
func (s *Screen) inScope() []*models.Brand {
	var list []*models.Brand
	for id, b := range s.list {
		if b.ArchivedAt == 0 && (len(s.filter.Brands) == 0 || slices.Contains(s.filter.Brands, id)) {
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b *models.Brand) int {
		if a.Position != b.Position {
			return a.Position - b.Position
		}
		return int(a.ID - b.ID)
	})
	return list
}

// side is the tray of posts without a day, and the legend under it.
func (s *Screen) side() fyne.CanvasObject {
	width := float32(246)
	if s.root.Size().Width > 0 && s.root.Size().Width < 1300 {
		width = 216
	}
	head := kit.Pad(0, 12, 0, 12, container.NewBorder(nil, nil, kit.Center(kit.Row(8,
		kit.Text(lang.T("calendar.tray"), kit.CompactBold, kit.Ink),
		kit.Text(strconv.Itoa(len(s.tray)), kit.Compact, kit.Ink2))), nil))
	body := kit.Column(6)
	for _, b := range s.inScope() {
		first := true
		for _, c := range s.tray {
			if c.BrandID != b.ID {
				continue
			}
			if first {
				body.Add(kit.Pad(6, 0, 0, 0, kit.Text(kit.Fit(b.Name, kit.Caption, width-30), kit.Caption, kit.Ink2)))
				first = false
			}
			body.Add(newCard(s, c, false))
		}
	}
	body.Add(kit.NewButton(lang.T("calendar.add_undated"), "plus", kit.Ghost, func() { s.host.NewPost("", "", 0) }).AlignLeft())
	tray := container.NewBorder(container.NewBorder(nil, kit.Divider(), nil, nil, kit.Fixed(0, 51, head)), s.legend(), nil, nil,
		container.NewVScroll(kit.Pad(8, 12, 12, 12, body)))
	return container.NewBorder(nil, nil, kit.VDivider(), nil, kit.Fixed(width, 0, tray))
}

// legend explains edges and marks; it goes when the window is low (TOKENS §4).
func (s *Screen) legend() fyne.CanvasObject {
	if h := s.root.Size().Height; h > 0 && h < 700 {
		return nil
	}
	grid := func(items []fyne.CanvasObject) fyne.CanvasObject {
		rows := kit.Column(4)
		for i := 0; i < len(items); i += 2 {
			row := container.NewGridWithColumns(2, items[i])
			if i+1 < len(items) {
				row.Add(items[i+1])
			}
			rows.Add(row)
		}
		return rows
	}
	var pillars, marks []fyne.CanvasObject
	seen := map[string]bool{}
	for _, b := range s.inScope() {
		for i := range b.Pillars {
			p := &b.Pillars[i]
			if p.ArchivedAt != 0 || seen[p.Name] || len(seen) == 6 {
				continue
			}
			seen[p.Name] = true
			edge := canvas.NewRectangle(kit.PillarColor(p))
			edge.CornerRadius = 1
			pillars = append(pillars, kit.Row(8, kit.Center(kit.Fixed(3, 14, edge)), kit.Text(kit.Fit(p.Name, kit.Caption, 84), kit.Caption, kit.Ink2)))
		}
	}
	for _, st := range models.Statuses {
		marks = append(marks, kit.Row(8, kit.Center(kit.StatusIcon(st, 13)), kit.Text(kit.Fit(lang.Status(st, nil), kit.Caption, 84), kit.Caption, kit.Ink2)))
	}
	body := kit.Column(6)
	if len(pillars) > 0 {
		body.Add(kit.Text(lang.T("calendar.legend_pillars"), kit.Caption, kit.Ink3))
		body.Add(grid(pillars))
	}
	body.Add(kit.Text(lang.T("calendar.legend_status"), kit.Caption, kit.Ink3))
	body.Add(grid(marks))
	return container.NewBorder(kit.Divider(), nil, nil, nil, kit.Pad(12, 12, 14, 12, body))
}
