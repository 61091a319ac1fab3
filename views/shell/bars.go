package shell

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// compact is the width below which the brand scope shows logos only and
// subtitles go (TOKENS §4).
const compact = 1440

func (s *Shell) width() float32 { return s.window.Canvas().Size().Width }

// drawRail fills the rail: the mark, the screens, the settings at the foot.
func (s *Shell) drawRail() {
	main, foot := kit.Column(4), kit.Column(4)
	for i, e := range s.screens {
		badge := 0
		if e.id == placeCalendar {
			badge = s.warnings
		}
		item := newRailItem(e.icon, lang.T("shell.rail."+e.id), badge, i == s.shownPlace(), func() { s.show(i) })
		if e.hidden {
			continue
		}
		if e.id == placeSettings {
			foot.Add(item)
			continue
		}
		main.Add(item)
	}
	mark := kit.Pad(13, 0, 12, 0, container.NewCenter(kit.AppMark(38)))
	rail := kit.Panel(kit.Sunken, dock(nil, nil, nil, kit.VDivider(),
		kit.Pad(0, 4, 8, 3, dock(kit.Column(0, mark, main), foot, nil, nil, nil))))
	s.rail.Objects = []fyne.CanvasObject{kit.Fixed(88, 0, rail)}
	s.rail.Refresh()
}

// shownPlace is the place of the rail that is lit: a post belongs to the screen
// it was opened from.
func (s *Shell) shownPlace() int {
	if s.screens[s.at].id == placeEditor {
		return s.back
	}
	return s.at
}

// countWarnings counts what is wrong with the times of the present day's posts,
// for the badge of the calendar.
func (s *Shell) countWarnings() {
	service, day := s.plan, s.work.Now().Format(models.DayFormat)
	s.counting.Run(s.runner, func() func() {
		ctx := context.Background()
		cards, err := service.Cards(ctx, day, day, models.Filter{})
		var found []plan.Warning
		if err == nil {
			found, err = service.Warnings(ctx, cards)
		}
		return func() {
			if err != nil {
				slog.Warn("count warnings", "err", err)
				return
			}
			if service == s.plan && len(s.screens) > 0 && len(found) != s.warnings {
				s.warnings = len(found)
				s.drawRail()
			}
		}
	})
}

// Refresh draws title, scope and hints again; screens call it when theirs changed.
func (s *Shell) Refresh() {
	if s.top == nil || s.screen() == nil {
		return
	}
	s.drawTop()
	s.drawStatus()
}

func (s *Shell) drawTop() {
	screen := s.screen()
	left := kit.Row(12, kit.Text(screen.Title(), kit.Title, kit.Ink))
	if sub := screen.Subtitle(); sub != "" && s.width() >= compact {
		left.Add(kit.Text(sub, kit.Compact, kit.Ink2))
	}
	right := kit.Row(12, s.scopePicker())
	search := kit.NewButton(lang.T("shell.search"), "search", kit.Outlined, s.openPalette).Shortcut("Ctrl K").AlignLeft()
	right.Add(kit.Fixed(208, 32, search))
	if s.screens[s.at].id == placeCalendar {
		s.planButtons(right)
	}
	more := kit.NewButton("", "ellipsis", kit.Outlined, nil).Tip(lang.T("common.more"))
	more.SetTap(func() { s.showMore(more) })
	right.Add(more)
	right.Add(kit.NewButton(lang.T("shell.new_post"), "plus", kit.Primary, func() { s.NewPost("", "", 0) }))
	bar := dock(nil, nil, kit.Center(left), kit.Center(right), nil)
	s.top.Objects = []fyne.CanvasObject{dock(nil, kit.Divider(), nil, nil, kit.Fixed(0, 55, kit.Pad(0, 24, 0, 24, bar)))}
	s.top.Refresh()
}

// planButtons are the ways a plan comes in and goes out; where it is narrow
// they are pictures with a tooltip.
func (s *Shell) planButtons(bar *fyne.Container) {
	name := func(key string) string {
		if s.width() < compact {
			return ""
		}
		return lang.T(key)
	}
	bar.Add(kit.NewButton(name("shell.import_short"), "upload", kit.Outlined, func() { s.OpenImport("") }).Tip(lang.T("shell.import")))
	bar.Add(kit.NewButton(name("shell.export_short"), "download", kit.Outlined, s.ExportPlan).Tip(lang.T("shell.export")))
}

// scopePicker chooses the brands the whole program shows: segments up to four
// brands, a select beyond.
func (s *Shell) scopePicker() fyne.CanvasObject {
	value := ""
	if len(s.scope) == 1 {
		value = idText(s.scope[0])
	}
	options := []kit.Option{{Value: "", Text: lang.T("common.all")}}
	logosOnly := s.width() < compact
	for i := range s.list {
		b := &s.list[i]
		o := kit.Option{Value: idText(b.ID), Text: b.Name, Object: kit.Logo(b, 16)}
		if logosOnly && len(s.list) <= 4 {
			o.Text = ""
		}
		options = append(options, o)
	}
	choose := func(v string) {
		if v == "" {
			s.setScope(nil)
			return
		}
		s.setScope([]int64{idOf(v)})
	}
	if len(s.list) > 4 {
		return kit.NewSelect(lang.T("common.brand"), options, value, choose)
	}
	return kit.NewSegmented(options, value, choose)
}

// setScope narrows every screen to brands, none: all.
func (s *Shell) setScope(ids []int64) {
	s.scope = ids
	for _, e := range s.screens {
		e.screen.SetBrands(ids)
	}
	s.Refresh()
}

// statusRoom is the rail, the padding and a gap in the middle, in px.
const statusRoom = 88 + 48 + 24

func (s *Shell) drawStatus() {
	if s.status == nil || s.screen() == nil {
		return
	}
	left := kit.Row(16,
		iconText("hard-drive", lang.T("shell.local"), kit.Ink2),
		iconText("check", lang.T("shell.saved", "time", lang.Clock(s.saved.Format(models.ClockFormat))), kit.Ink2))
	if text, tok := s.backupAge(); text != "" {
		left.Add(kit.Text(text, kit.Caption, tok))
	}
	if s.work.Example() {
		left.Add(kit.NewSmallChip(lang.T("shell.example", "day", lang.DayYear(s.work.Now().Format(models.DayFormat))), kit.AmberChip, ""))
		left.Add(kit.NewButton(lang.T("shell.example_remove"), "", kit.Ghost, s.RemoveExample).Small())
	}
	right := kit.Row(14)
	room := s.width() - 88 - 2*24 - left.MinSize().Width - 24
	for _, h := range s.screen().Hints() {
		hint := kit.Row(4)
		for _, k := range h.Keys {
			hint.Add(kit.KeyCap(k))
		}
		hint.Add(kit.Text(h.Text, kit.Caption, kit.Ink2))
		// What does not fit beside the state of the data stays in the map of the keys (F1).
		if left.MinSize().Width+right.MinSize().Width+hint.MinSize().Width+14+statusRoom > s.width() {
			break
		}
		if room -= hint.MinSize().Width + 14; room < 0 {
			break // the keyboard map has them all
		}
		right.Add(hint)
	}
	bar := dock(nil, nil, kit.Center(left), kit.Center(right), nil)
	// On a ground of its own: the picture painter lets the words of a field that
	// is scrolled half out of sight run on below its edge.
	s.status.Objects = []fyne.CanvasObject{kit.Panel(kit.Paper, dock(kit.Divider(), nil, nil, nil, kit.Fixed(0, 27, kit.Pad(0, 24, 0, 24, bar))))}
	s.status.Refresh()
}

// backupAge says when the last backup was made: amber after a week, red after a month.
func (s *Shell) backupAge() (string, kit.Token) {
	if s.backup.IsZero() {
		return lang.T("shell.no_backup"), kit.Ink2
	}
	age := time.Since(s.backup)
	tok := kit.Ink2
	switch {
	case age > 30*24*time.Hour:
		tok = kit.Red
	case age > 7*24*time.Hour:
		tok = kit.Amber
	}
	day := lang.Day(s.backup.Format(models.DayFormat))
	switch s.backup.Format(models.DayFormat) {
	case time.Now().Format(models.DayFormat):
		day = strings.ToLower(lang.T("common.today"))
	case time.Now().AddDate(0, 0, -1).Format(models.DayFormat):
		day = strings.ToLower(lang.T("common.yesterday"))
	}
	return lang.T("shell.backup", "day", day, "time", lang.Clock(s.backup.Format(models.ClockFormat))), tok
}

func iconText(icon, text string, tok kit.Token) fyne.CanvasObject {
	return kit.Row(6, kit.IconImage(icon, tok, 14), kit.Text(text, kit.Caption, tok))
}
