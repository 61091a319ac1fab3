package calendar

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

const (
	weekSideWidth = 264 // px
	maxWarnings   = 8
	maxFree       = 6
)

// weekSide is the pane beside the week: readiness of next week's plan, empty
// recurring slots, and what is wrong with the times of this week.
type weekSide struct {
	s      *Screen
	body   *fyne.Container
	object fyne.CanvasObject
}

func newWeekSide(s *Screen) *weekSide {
	p := &weekSide{s: s, body: kit.Column(0)}
	p.object = container.NewVScroll(p.body)
	return p
}

func (p *weekSide) fill() {
	p.body.Objects = nil
	p.section(lang.T("calendar.readiness"), 0, p.readiness())
	p.section(lang.T("calendar.free_slots"), len(p.s.data.free), p.slots())
	p.section(lang.T("calendar.warnings"), len(p.s.data.warnings), p.warnings())
	p.body.Refresh()
}

// section adds a heading with its rows and a line under them.
func (p *weekSide) section(title string, n int, rows []fyne.CanvasObject) {
	if len(rows) == 0 {
		return
	}
	if len(p.body.Objects) > 0 {
		p.body.Add(kit.Divider())
	}
	head := kit.Row(8, kit.Text(title, kit.Strong, kit.Ink))
	if n > 0 {
		head.Add(kit.Text(strconv.Itoa(n), kit.Compact, kit.Ink2))
	}
	p.body.Add(kit.Pad(14, 16, 16, 16, kit.Column(10, append([]fyne.CanvasObject{head}, rows...)...)))
}

func (p *weekSide) readiness() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, r := range p.s.data.readiness {
		b := p.s.data.brands[r.BrandID]
		if b == nil || len(p.s.filter.Brands) > 0 && !slices.Contains(p.s.filter.Brands, b.ID) || r.Target == 0 && r.Deadline.IsZero() {
			continue
		}
		rows = append(rows, p.readyRow(b, r))
	}
	return rows
}

// readyRow: "9 dari 14 siap", a bar, and the deadline.
func (p *weekSide) readyRow(b *models.Brand, r plan.Readiness) fyne.CanvasObject {
	tok, note := kit.Ink2, ""
	if !r.Deadline.IsZero() {
		when := lang.Moment(r.Deadline, b.Zone)
		note = lang.T("calendar.deadline", "when", when)
		switch {
		case r.Late(p.s.host.Now()):
			tok, note = kit.Red, lang.T("calendar.deadline_past", "when", when)
		case r.Ready < r.Target && r.Deadline.Sub(p.s.host.Now()).Hours() < 24:
			tok = kit.Amber
		}
	}
	part := float32(0)
	if r.Target > 0 {
		part = min(1, float32(r.Ready)/float32(r.Target))
	}
	track, full := canvas.NewRectangle(kit.Color(kit.Track)), canvas.NewRectangle(kit.Color(kit.Accent))
	track.CornerRadius, full.CornerRadius = 2, 2
	count := lang.T("calendar.ready", "ready", lang.Int(r.Ready), "target", lang.Int(r.Target))
	if r.Target == 0 {
		count = lang.T("calendar.ready_none")
	}
	words := kit.Column(4,
		kit.Row(6, kit.NewLabel(b.Name, kit.Compact, kit.Ink), kit.Spacer(), kit.Text(count, kit.CaptionBold, kit.Ink)),
		container.New(&share{part}, track, full))
	if note != "" {
		words.Add(kit.NewLabel(note, kit.Caption, tok))
	}
	row := kit.Row(10, kit.Top(kit.Pad(2, 0, 0, 0, kit.Logo(b, 18))), kit.Grow(words))
	if len(r.Missing) == 0 {
		return row
	}
	return newTapRow(row, func() { p.s.showMissing(r) }, lang.T("calendar.show_missing"))
}

// share fills a part of a bar.
type share struct{ part float32 }

// MinSize is a bar of 4 px.
func (*share) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 4) }

// Layout draws track and share.
func (l *share) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(size.Width*l.part, size.Height))
}

// slots lists the empty recurring slots of the week, each with a button that
// begins its post, and one button that makes drafts for all of a brand.
func (p *weekSide) slots() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i, f := range p.s.data.free {
		b := p.s.data.brands[f.BrandID]
		if b == nil {
			continue
		}
		if i == maxFree {
			rows = append(rows, kit.Text(lang.T("calendar.and_more", "n", lang.Int(len(p.s.data.free)-i)), kit.Caption, kit.Ink3))
			break
		}
		sub := b.Name
		if f.Title != "" {
			sub = f.Title
		}
		add := kit.NewButton("", "plus", kit.Outlined, func() { p.s.createInSlot(f) }).Small()
		add.SetTip(lang.T("calendar.fill_slot"))
		rows = append(rows, kit.Row(10, kit.Logo(b, 18), kit.Grow(kit.Column(0,
			kit.NewLabel(lang.Weekday(parse(f.Day).Weekday(), true)+" "+lang.Clock(f.Clock), kit.CompactBold, kit.Ink),
			kit.NewLabel(sub, kit.Caption, kit.Ink2))), add))
	}
	if len(rows) > 0 {
		rows = append(rows, kit.NewButton(lang.T("calendar.fill_all"), "repeat-2", kit.Ghost, p.s.fillSlots).Small().AlignLeft())
	}
	return rows
}

func (p *weekSide) warnings() []fyne.CanvasObject {
	list := p.s.data.warnings
	if len(list) == 0 {
		return []fyne.CanvasObject{kit.NewParagraph(lang.T("calendar.no_warnings"), kit.Compact, kit.Ink2).SetWidth(weekSideWidth - 32)}
	}
	var rows []fyne.CanvasObject
	for _, w := range list[:min(len(list), maxWarnings)] {
		rows = append(rows, p.warning(w))
	}
	if rest := len(list) - maxWarnings; rest > 0 {
		rows = append(rows, kit.Text(lang.T("calendar.and_more", "n", lang.Int(rest)), kit.Caption, kit.Ink3))
	}
	return rows
}

// warning says what is wrong and offers the way out.
func (p *weekSide) warning(w plan.Warning) fyne.CanvasObject {
	s, first := p.s, w.Cards[0]
	title, text := "", ""
	ways := kit.Row(4)
	switch w.Kind {
	case plan.WarnConflict:
		last := w.Cards[1]
		title = lang.T("calendar.warn_conflict", "day", lang.Day(first.Day))
		text = lang.T("calendar.warn_conflict_text", "one", nameOf(first), "at", lang.Clock(first.Clock),
			"other", nameOf(last), "then", lang.Clock(last.Clock), "account", s.accountName(first.BrandID, w.Account))
		clock, day := s.clockApart(w)
		ways.Add(kit.NewButton(lang.T("calendar.move_to", "time", lang.Clock(clock)), "", kit.SoftTeal, func() {
			s.act(func(ctx context.Context) (plan.Done, error) {
				return s.plan.Move(ctx, plan.Place{PostID: last.PostID, Variants: last.Variants, Day: day, Clock: clock})
			})
		}).Small())
	case plan.WarnPast:
		title = lang.T("calendar.warn_past", "when", lang.When(first.Day, first.Clock))
		text = lang.T("calendar.warn_past_text", "title", nameOf(first))
	default:
		title = lang.T("calendar.warn_unapproved", "when", lang.When(first.Day, first.Clock))
		text = lang.T("calendar.warn_unapproved_text", "title", nameOf(first), "status", lang.Status(first.Status, s.data.brands[first.BrandID]))
	}
	if w.Kind != plan.WarnConflict {
		ways.Add(kit.NewButton(lang.T("common.open"), "", kit.SoftTeal, func() { s.host.OpenPost(first.PostID) }).Small())
	}
	ways.Add(kit.NewButton(lang.T("calendar.warn_leave"), "", kit.Ghost, func() { s.dismiss(w) }).Small())
	head := kit.Row(8, kit.Top(kit.Pad(3, 0, 0, 0, kit.IconImage("triangle-alert", kit.AmberI, 14))),
		kit.Grow(kit.NewParagraph(title, kit.CompactBold, kit.Ink).SetWidth(weekSideWidth-32-24-22)))
	return kit.NewCard(kit.Pad(10, 12, 12, 12, kit.Column(6, head,
		kit.NewParagraph(text, kit.Compact, kit.Ink2).SetWidth(weekSideWidth-32-24), ways)))
}

// accountName is an account as people call it.
func (s *Screen) accountName(brandID, accountID int64) string {
	b := s.data.brands[brandID]
	if b == nil {
		return ""
	}
	if a := b.Account(accountID); a != nil {
		return b.Name + ", " + lang.Platform(a.Platform)
	}
	return b.Name
}

// clockApart is where the later post of a conflict is far enough from the
// earlier one and from everything else on its accounts.
func (s *Screen) clockApart(w plan.Warning) (clock, day string) {
	last := w.Cards[1]
	gap := s.data.gaps[last.BrandID]
	it := items([]models.Card{last}, s.data.brands, s.host.Now())[0]
	day = last.Day
	at := minutes(w.Cards[0].Clock) + gap
	if between(w.Cards[0].Day, last.Day) != 0 {
		at = minutes(last.Clock) + gap - w.Minutes
	}
	for at = (at + snap - 1) / snap * snap; at < 24*60; at += snap {
		if v, _ := judge(it, day, clockOf(at), s.data.items, gap, s.host.Now()); v == fine {
			return clockOf(at), day
		}
	}
	return "08:00", addDays(day, 1)
}

func (s *Screen) dismiss(w plan.Warning) {
	s.host.Runner().Run(func() func() {
		err := s.plan.Dismiss(context.Background(), w)
		return func() {
			if err != nil {
				s.tell(err)
				return
			}
			s.Reload()
		}
	})
}
