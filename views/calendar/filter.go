package calendar

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// filters narrow what is shown by platform, pillar and status.
type filters struct {
	s                        *Screen
	platform, pillar, status *kit.MultiSelect
	pillars                  map[string][]int64 // by name: brands share names, not pillars
	offered                  string             // what the selects offer, to see a change
}

func newFilters(s *Screen) *filters {
	f := &filters{s: s}
	f.platform = kit.NewMultiSelect(lang.T("common.platform"), nil, nil, f.choosePlatforms)
	f.pillar = kit.NewMultiSelect(lang.T("common.pillar"), nil, nil, f.choosePillars)
	f.status = kit.NewMultiSelect(lang.T("common.status"), statusOptions(), nil, f.chooseStatuses)
	return f
}

func (f *filters) choosePlatforms(v []string) {
	f.s.filter.Platforms = nil
	for _, p := range v {
		f.s.filter.Platforms = append(f.s.filter.Platforms, models.Platform(p))
	}
	f.s.Reload()
}

func (f *filters) choosePillars(v []string) {
	f.s.filter.Pillars = nil
	for _, name := range v {
		f.s.filter.Pillars = append(f.s.filter.Pillars, f.pillars[name]...)
	}
	f.s.Reload()
}

func (f *filters) chooseStatuses(v []string) {
	f.s.filter.Statuses = nil
	for _, st := range v {
		f.s.filter.Statuses = append(f.s.filter.Statuses, models.Status(st))
	}
	f.s.Reload()
}

func statusOptions() []kit.Option {
	var options []kit.Option
	for _, st := range append(slices.Clone(models.Statuses), models.Late) {
		options = append(options, kit.Option{Value: string(st), Text: lang.Status(st, nil), Object: kit.StatusIcon(st, 14)})
	}
	return options
}

// fill offers what the brands in scope have, and shows what is chosen.
func (f *filters) fill() {
	platforms, pillars := f.offer()
	if offered := optionsKey(platforms) + "/" + optionsKey(pillars); offered != f.offered {
		f.offered = offered
		f.platform.SetOptions(platforms)
		f.pillar.SetOptions(pillars)
	}
	var p, l, st []string
	for _, v := range f.s.filter.Platforms {
		p = append(p, string(v))
	}
	for name, ids := range f.pillars {
		if slices.ContainsFunc(ids, func(id int64) bool { return slices.Contains(f.s.filter.Pillars, id) }) {
			l = append(l, name)
		}
	}
	slices.Sort(l)
	for _, v := range f.s.filter.Statuses {
		st = append(st, string(v))
	}
	show := func(m *kit.MultiSelect, v []string) {
		if !slices.Equal(m.Values(), v) {
			m.SetValues(v)
		}
	}
	show(f.platform, p)
	show(f.pillar, l)
	show(f.status, st)
}

// offer lists the platforms and pillars of the brands in scope.
func (f *filters) offer() (platforms, pillars []kit.Option) {
	has := map[models.Platform]bool{}
	f.pillars = map[string][]int64{}
	for _, b := range f.s.inScope() {
		for _, a := range b.Accounts {
			has[a.Platform] = has[a.Platform] || a.ArchivedAt == 0
		}
		for i := range b.Pillars {
			p := &b.Pillars[i]
			if p.ArchivedAt != 0 {
				continue
			}
			if f.pillars[p.Name] == nil {
				pillars = append(pillars, kit.Option{Value: p.Name, Text: p.Name, Color: kit.PillarColor(p)})
			}
			f.pillars[p.Name] = append(f.pillars[p.Name], p.ID)
		}
	}
	for _, p := range models.Platforms {
		if has[p] {
			platforms = append(platforms, kit.Option{Value: string(p), Text: lang.Platform(p), Object: kit.PlatformIcon(p, kit.Ink2, 14)})
		}
	}
	return platforms, pillars
}

func optionsKey(list []kit.Option) string {
	var words []string
	for _, o := range list {
		word := o.Value
		if o.Color != nil {
			word += kit.HexOf(o.Color)
		}
		words = append(words, word)
	}
	return strings.Join(words, "|")
}

// compact drops the word "Semua" where there is little room.
func (f *filters) compact(on bool) {
	for _, m := range []*kit.MultiSelect{f.platform, f.pillar, f.status} {
		m.Compact(on)
	}
}

// openAll shows the three filters in a popup, for the views whose toolbar has
// other things to hold.
func (f *filters) openAll(at fyne.Position) {
	own := newFilters(f.s)
	own.fill()
	var popup *kit.Popup
	clear := kit.NewButton(lang.T("calendar.clear_filters"), "", kit.Ghost, func() {
		popup.Close()
		f.s.clearFilters()
	}).Small().AlignLeft()
	body := kit.Column(10, kit.Fixed(220, 0, own.platform), own.pillar, own.status, clear)
	popup = f.s.host.Overlay().Popup(at, kit.Pad(12, 12, 8, 12, body))
}

// filterCount is how many of the filters narrow.
func (s *Screen) filterCount() int {
	n := 0
	for _, narrows := range []bool{len(s.filter.Platforms) > 0, len(s.filter.Pillars) > 0, len(s.filter.Statuses) > 0} {
		if narrows {
			n++
		}
	}
	return n
}

// filtered reports whether anything but the brands narrows what is shown.
func (s *Screen) filtered() bool { return s.filterCount() > 0 || s.filter.Text != "" }

func (s *Screen) clearFilters() {
	s.filter.Platforms, s.filter.Pillars, s.filter.Statuses, s.filter.Text = nil, nil, nil, ""
	s.bar.closeSearch()
	s.Reload()
}

func (s *Screen) setText(text string) {
	text = strings.TrimSpace(text)
	if text == s.filter.Text {
		return
	}
	s.filter.Text = text
	s.Reload()
}

// inScope lists the brands shown, in their order.
func (s *Screen) inScope() []*models.Brand {
	var list []*models.Brand
	for id, b := range s.data.brands {
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
