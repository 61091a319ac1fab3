package shell

import (
	"context"
	"log/slog"
	"net/url"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/models"
	"lontar/views/kit"
)

// ExportPlan asks which plan is wanted, of which days and as what, then where
// to write it.
func (s *Shell) ExportPlan() {
	if len(s.list) == 0 {
		return
	}
	o := planfile.ExportOptions{BrandID: s.list[0].ID}
	if len(s.scope) == 1 {
		o.BrandID = s.scope[0]
	}
	ending := ".xlsx"
	var brands []kit.Option
	for i := range s.list {
		brands = append(brands, kit.Option{Value: idText(s.list[i].ID), Text: s.list[i].Name, Object: kit.Logo(&s.list[i], 16)})
	}
	pick := kit.NewSelect("", brands, idText(o.BrandID), func(v string) { o.BrandID = idOf(v) })
	var period *kit.Segmented
	from := kit.NewDateField("", func(v string) { o.From = v; period.SetValue("") })
	to := kit.NewDateField("", func(v string) { o.To = v; period.SetValue("") })
	period = kit.NewSegmented([]kit.Option{
		{Value: "all", Text: lang.T("shell.export_all")}, {Value: "next", Text: lang.T("shell.export_next")}, {Value: "month", Text: lang.T("shell.export_month")},
	}, "all", func(v string) {
		o.From, o.To = exportDays(v, s.Now())
		from.SetValue(o.From)
		to.SetValue(o.To)
		period.SetValue(v)
	})
	kind := kit.NewSegmented([]kit.Option{{Value: ".xlsx", Text: "Excel (.xlsx)"}, {Value: ".csv", Text: "CSV"}}, ending, func(v string) { ending = v })
	body := kit.Column(12,
		kit.Field(lang.T("common.brand"), pick.Fill(), ""),
		kit.Field(lang.T("shell.export_period"), kit.Row(0, period), ""),
		columns(kit.Field(lang.T("shell.export_from"), from, ""), kit.Field(lang.T("shell.export_to"), to, "")),
		kit.Field(lang.T("shell.export_format"), kit.Row(0, kind), ""),
		kit.NewParagraph(lang.T("shell.export_note"), kit.Caption, kit.Ink2))
	var d *kit.Dialog
	d = s.overlay.Dialog(lang.T("shell.export"), body, 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("shell.export_go"), "download", kit.Primary, func() {
			if o.From != "" && o.To != "" && o.From > o.To {
				to.Entry.SetError(lang.T("shell.export_order"))
				return
			}
			d.Close()
			s.writePlan(o, ending)
		}))
}

// exportDays gives the days of a period's name: "all", "next" week, "month".
func exportDays(period string, now time.Time) (from, to string) {
	switch period {
	case "next":
		monday := now.AddDate(0, 0, 7-(int(now.Weekday())+6)%7)
		return monday.Format(models.DayFormat), monday.AddDate(0, 0, 6).Format(models.DayFormat)
	case "month":
		first := time.Date(now.Year(), now.Month(), 1, 12, 0, 0, 0, time.UTC)
		return first.Format(models.DayFormat), first.AddDate(0, 1, -1).Format(models.DayFormat)
	}
	return "", ""
}

func (s *Shell) writePlan(o planfile.ExportOptions, ending string) {
	name := ""
	for i := range s.list {
		if s.list[i].ID == o.BrandID {
			name = s.list[i].Name
		}
	}
	files := s.plans()
	s.ChooseSave(lang.T("shell.export_name", "brand", name)+ending, func(path string) {
		if filepath.Ext(path) == "" {
			path += ending
		}
		s.background.Add(1)
		s.runner.Run(func() func() {
			defer s.background.Done()
			n, err := files.Export(context.Background(), path, o)
			return func() {
				if err != nil {
					slog.Error("export plan", "file", path, "err", err)
					s.overlay.Toast("triangle-alert", lang.T("shell.export_failed", "reason", reason(err)), "", nil)
					return
				}
				s.overlay.Toast("check", lang.N("shell.plan_exported", n, "brand", name, "file", filepath.Base(path)),
					lang.T("shell.show_folder"), func() { showFolder(filepath.Dir(path)) })
			}
		})
	})
}

// showFolder opens a folder in the system's file manager.
func showFolder(dir string) {
	if err := fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(dir)}); err != nil {
		slog.Warn("open folder", "dir", dir, "err", err)
	}
}
