package inbox

import (
	"context"
	"log/slog"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

var periods = []int{7, 30, 90}

// openFigures shows how a period's comments were answered.
func (s *Screen) openFigures() {
	body := kit.Column(16)
	days := 7
	var options []kit.Option
	for _, n := range periods {
		options = append(options, kit.Option{Value: strconv.Itoa(n), Text: lang.N("common.days", n)})
	}
	var d *kit.Dialog
	var latest kit.Latest
	read := func() {
		until := s.host.Now()
		from, ids := until.AddDate(0, 0, -days), s.query.BrandIDs
		latest.Run(s.host.Runner(), func() func() {
			f, err := s.o.Figures(context.Background(), ids, from, until)
			return func() {
				if err != nil {
					slog.Error("inbox: figures", "err", err)
					s.failed(err)
					return
				}
				body.Objects = []fyne.CanvasObject{body.Objects[0], s.figures(f, from, until)}
				body.Refresh()
				if d != nil {
					d.Refresh()
				}
			}
		})
	}
	period := kit.NewSegmented(options, strconv.Itoa(days), func(v string) {
		days, _ = strconv.Atoi(v) // our own text
		read()
	})
	body.Add(kit.Row(0, period, kit.Spacer()))
	body.Add(kit.Text(lang.T("common.loading"), kit.Compact, kit.Ink3))
	read()
	d = s.host.Overlay().Dialog(lang.T("inboxview.figures.title"), body, 720, kit.NewButton(lang.T("common.close"), "", kit.Outlined, func() { d.Close() }))
}

// figures are the four headline figures and the tables.
func (s *Screen) figures(f Figures, from, until time.Time) fyne.CanvasObject {
	big := func(value, note, under string) fyne.CanvasObject {
		return kit.Grow(kit.Pad(14, 14, 14, 14, kit.Column(2, kit.Text(value, kit.Display, kit.Ink), kit.NewLabel(note, kit.Compact, kit.Ink2), kit.NewLabel(under, kit.Caption, kit.Ink3))))
	}
	head := kit.NewCard(kit.Row(0,
		big(percent(f.Answered, f.NeedAnswer), lang.T("inboxview.figures.answered"), lang.T("inboxview.figures.of", "n", f.Answered, "of", f.NeedAnswer)), kit.VDivider(),
		big(minutes(f.Median), lang.T("inboxview.figures.median"), lang.T("inboxview.figures.n", "n", f.Answered)), kit.VDivider(),
		big(minutes(f.P90), lang.T("inboxview.figures.p90"), lang.T("inboxview.figures.p90_note")), kit.VDivider(),
		big(percent(f.InTime, f.Promised), lang.T("inboxview.figures.in_time"), lang.T("inboxview.figures.of", "n", f.InTime, "of", f.Promised))))
	parts := kit.Column(16, kit.Text(lang.RangeShort(from.Format(models.DayFormat), until.Format(models.DayFormat))+" · "+lang.N("inboxview.comments", f.Comments), kit.Compact, kit.Ink2), head)
	if len(f.ByKind) > 0 {
		parts.Add(table(lang.T("inboxview.figures.kind"), f.ByKind, func(n string) string { return kindName(models.CommentKind(n)) }))
	}
	if len(f.ByPerson) > 0 {
		parts.Add(table(lang.T("inboxview.figures.person"), f.ByPerson, func(n string) string { return line(n, 60) }))
	}
	if len(f.How) > 0 {
		how := kit.Column(4, kit.Text(lang.T("inboxview.figures.how"), kit.CaptionBold, kit.Ink3))
		for _, l := range f.How {
			how.Add(kit.NewParagraph(l, kit.Caption, kit.Ink3).SetWidth(670))
		}
		parts.Add(how)
	}
	return parts
}

// percent is a share, "tidak tersedia" without anything to share.
func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return lang.Percent(float64(n) * 100 / float64(of))
}

func minutes(m float64) string {
	if m < 0 {
		return "–"
	}
	if n := int(m + 0.5); n >= 60 {
		return lang.T("inboxview.age.hours", "h", n/60, "m", n%60)
	}
	return lang.N("common.minutes", int(m+0.5))
}

// shares are the lines of a table of figures.
type shares struct {
	list []Share
	name func(string) string
}

func (s shares) Len() int { return len(s.list) }

func (s shares) Cell(row, col int) kit.GridCell {
	x := &s.list[row]
	text := [...]string{s.name(x.Name), lang.Int(x.Comments), lang.Int(x.Answered), minutes(x.Median), minutes(x.P90), percent(x.InTime, x.Promised)}[col]
	return kit.GridCell{Text: text, Token: kit.Ink}
}

func table(title string, list []Share, name func(string) string) fyne.CanvasObject {
	rows := shares{list, name}
	grid := kit.NewGrid(rows, []kit.GridColumn{
		{Title: title, Width: 150, Grow: true},
		{Title: lang.T("inboxview.figures.comments"), Width: 92, Right: true},
		{Title: lang.T("inboxview.figures.answered"), Width: 82, Right: true},
		{Title: lang.T("inboxview.figures.median"), Width: 110, Right: true},
		{Title: lang.T("inboxview.figures.p90"), Width: 110, Right: true},
		{Title: lang.T("inboxview.figures.in_time"), Width: 110, Right: true},
	}, 1)
	return kit.Fixed(0, kit.GridHeight(min(rows.Len(), 8)), grid)
}
