package calendar

import (
	"context"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// weekHead names the seven days, with what they are called and how much they hold.
func (s *Screen) weekHead() fyne.CanvasObject {
	row := container.New(&weekColumns{})
	from, _ := s.period()
	today := s.host.Now().Format(models.DayFormat)
	for i := range 7 {
		day := addDays(from, i)
		t := parse(day)
		label, holiday := "", false
		if s.labels != nil {
			label, holiday = s.labels.Label(day)
		}
		tok, ground := kit.Ink, kit.Paper
		switch {
		case day == today:
			tok, ground = kit.Accent, kit.W2
		case holiday || t.Weekday() == time.Sunday:
			tok = kit.Red
		}
		n := 0
		for _, c := range s.cards {
			if c.Day == day {
				n++
			}
		}
		note := ""
		if n > 0 {
			note = lang.N("common.posts", n)
		}
		if label != "" {
			note = label
		}
		noteTok := kit.Ink2
		if holiday {
			noteTok = kit.Red
		}
		top := kit.Row(6, kit.Center(kit.Text(lang.Weekday(t.Weekday(), false), kit.Caption, tok)),
			kit.Text(strconv.Itoa(t.Day()), kit.Heading, tok))
		cell := container.NewStack(canvas.NewRectangle(kit.Color(ground)),
			kit.Pad(4, 4, 4, 8, kit.Column(0, top, kit.NewLabel(note, kit.Caption, noteTok))))
		row.Add(container.NewBorder(nil, nil, nil, kit.VDivider(), cell))
	}
	return container.NewBorder(nil, kit.Divider(), nil, nil, kit.Fixed(0, 52, row))
}

// weekColumns lays seven objects beside the gutter, as the hours below are.
type weekColumns struct{}

func (weekColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(700, 52) }

func (weekColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := (size.Width - gutter) / 7
	for i, o := range objects {
		o.Move(fyne.NewPos(gutter+float32(i)*w, 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}

// weekSide is the pane beside the week: readiness of next week's plan, and what
// is wrong with the times of this one.
func (s *Screen) weekSide() fyne.CanvasObject {
	body := kit.Column(12, kit.Text(lang.T("calendar.readiness"), kit.CompactBold, kit.Ink))
	for _, r := range s.readiness {
		if b := s.list[r.BrandID]; b != nil && (len(s.filter.Brands) == 0 || slices.Contains(s.filter.Brands, b.ID)) {
			body.Add(s.readinessRow(b, r))
		}
	}
	head := kit.Row(8, kit.Text(lang.T("calendar.warnings"), kit.CompactBold, kit.Ink),
		kit.Text(strconv.Itoa(len(s.warnings)), kit.Compact, kit.Ink2))
	body.Add(kit.Pad(8, 0, 0, 0, head))
	if len(s.warnings) == 0 {
		body.Add(kit.NewParagraph(lang.T("calendar.no_warnings"), kit.Compact, kit.Ink2).SetWidth(226))
	}
	for _, w := range s.warnings[:min(len(s.warnings), 12)] {
		body.Add(s.warningCard(w))
	}
	return container.NewBorder(nil, nil, kit.VDivider(), nil,
		kit.Fixed(264, 0, container.NewVScroll(kit.Pad(16, 14, 16, 14, body))))
}

// readinessRow: "9 dari 14 siap", with the deadline and a bar.
func (s *Screen) readinessRow(b *models.Brand, r plan.Readiness) fyne.CanvasObject {
	tok := kit.Ink2
	note := ""
	if !r.Deadline.IsZero() {
		note = lang.T("calendar.deadline", "when", lang.Moment(r.Deadline, b.Zone))
		if r.Late(s.host.Now()) {
			tok, note = kit.Red, lang.T("calendar.deadline_past", "when", lang.Moment(r.Deadline, b.Zone))
		}
	}
	part := float32(0)
	if r.Target > 0 {
		part = min(1, float32(r.Ready)/float32(r.Target))
	}
	track, full := canvas.NewRectangle(kit.Color(kit.Track)), canvas.NewRectangle(kit.Color(kit.Accent))
	track.CornerRadius, full.CornerRadius = 2, 2
	bar := container.New(&share{part}, track, full)
	words := kit.Column(3, kit.Text(kit.Fit(b.Name, kit.Compact, 180), kit.Compact, kit.Ink),
		kit.Text(lang.T("calendar.ready", "ready", lang.Int(r.Ready), "target", lang.Int(r.Target)), kit.CaptionBold, kit.Ink),
		kit.Fixed(0, 4, bar))
	if note != "" {
		words.Add(kit.NewLabel(note, kit.Caption, tok))
	}
	return container.NewBorder(nil, nil, kit.Pad(2, 10, 0, 0, kit.Column(0, kit.Logo(b, 18))), nil, words)
}

// share fills a part of a bar.
type share struct{ part float32 }

func (*share) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 4) }

func (l *share) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(size.Width*l.part, size.Height))
}

// warningCard says what is wrong and offers the way out.
func (s *Screen) warningCard(w plan.Warning) fyne.CanvasObject {
	first := w.Cards[0]
	title, text := "", ""
	ways := kit.Row(4)
	switch w.Kind {
	case plan.WarnConflict:
		last := w.Cards[1]
		title = lang.T("calendar.warn_conflict", "day", lang.Day(first.Day))
		text = lang.T("calendar.warn_conflict_text", "one", name(first), "at", lang.Clock(first.Clock),
			"other", name(last), "then", lang.Clock(last.Clock), "minutes", lang.Duration(w.Minutes))
		ways.Add(kit.NewButton(lang.T("calendar.warn_later"), "", kit.SoftTeal, func() {
			s.act(func(ctx context.Context) (plan.Done, error) {
				return s.plan.Shift(ctx, []int64{last.PostID}, 0, 30-w.Minutes)
			})
		}).Small())
	case plan.WarnPast:
		title = lang.T("calendar.warn_past", "when", lang.When(first.Day, first.Clock))
		text = lang.T("calendar.warn_past_text", "title", name(first))
	default:
		title = lang.T("calendar.warn_unapproved", "when", lang.When(first.Day, first.Clock))
		text = lang.T("calendar.warn_unapproved_text", "title", name(first))
	}
	if w.Kind != plan.WarnConflict {
		ways.Add(kit.NewButton(lang.T("common.open"), "", kit.SoftTeal, func() { s.host.OpenPost(first.PostID) }).Small())
	}
	ways.Add(kit.NewButton(lang.T("calendar.warn_leave"), "", kit.Ghost, func() { s.dismiss(w) }).Small())
	return kit.NewCard(kit.Pad(12, 12, 12, 12, kit.Column(6,
		container.NewBorder(nil, nil, kit.Pad(0, 8, 0, 0, kit.Center(kit.IconImage("triangle-alert", kit.AmberI, 14))), nil,
			kit.NewLabel(title, kit.CompactBold, kit.Ink)),
		kit.NewParagraph(text, kit.Compact, kit.Ink2).SetWidth(206), ways)))
}

func (s *Screen) dismiss(w plan.Warning) {
	s.host.Runner().Run(func() func() {
		err := s.plan.Dismiss(context.Background(), w)
		return func() {
			if err != nil {
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
			}
			s.Reload()
		}
	})
}
