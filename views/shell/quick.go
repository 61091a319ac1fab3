package shell

import (
	"context"
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// NewPost asks for the least a post needs and creates it; brandID 0 takes the
// brand of the scope, a day without a clock gets the hour that is free on it.
// Enter saves. The dialog is there at once: reading the free hour would lose
// what is typed meanwhile.
func (s *Shell) NewPost(day, clock string, brandID int64) {
	if len(s.list) == 0 { // every brand is archived
		s.OpenBrands()
		return
	}
	if brandID == 0 {
		brandID = s.list[0].ID
		if len(s.scope) == 1 {
			brandID = s.scope[0]
		}
	}
	draft := plan.Draft{BrandID: brandID, Day: day, Clock: clock}
	title := kit.NewEntry(lang.T("shell.quick_title"))
	var brands []kit.Option
	for i := range s.list {
		brands = append(brands, kit.Option{Value: idText(s.list[i].ID), Text: s.list[i].Name, Object: kit.Logo(&s.list[i], 16)})
	}
	pillars := kit.NewSelect("", s.pillarOptions(brandID), "0", func(v string) { draft.PillarID = idOf(v) })
	pick := kit.NewSelect("", brands, idText(brandID), func(v string) {
		draft.BrandID, draft.PillarID = idOf(v), 0
		pillars.SetOptions(s.pillarOptions(draft.BrandID))
		pillars.SetValue("0")
	})
	date := kit.NewDateField(day, func(v string) { draft.Day = v })
	waiting := day != "" && clock == "" // for the free hour
	hour := kit.NewTimeField(clock, func(v string) { draft.Clock, waiting = v, false })
	if waiting {
		s.runner.Run(func() func() {
			free, err := s.plan.FreeClock(context.Background(), brandID, day)
			return func() {
				if err == nil && waiting && hour.Entry.Text == "" {
					hour.SetValue(free)
					draft.Clock, waiting = free, false
				}
			}
		})
	}
	form := kit.NewSelect("", formOptions(), "", func(v string) { draft.Form = models.Form(v) })
	body := kit.Column(12,
		kit.Field(lang.T("common.title"), title, ""),
		columns(kit.Field(lang.T("common.brand"), pick.Fill(), ""), kit.Field(lang.T("common.pillar"), pillars.Fill(), "")),
		columns(kit.Field(lang.T("common.date"), date, ""), kit.Field(lang.T("common.time"), hour, "")),
		kit.Field(lang.T("common.form"), form.Fill(), ""))
	var d *kit.Dialog
	save := func() {
		draft.Title = strings.TrimSpace(title.Text)
		if draft.Title == "" {
			title.SetError(lang.T("shell.quick_empty"))
			d.Focus(title)
			return
		}
		d.Close()
		s.createPost(draft, waiting)
	}
	title.OnSubmitted = func(string) { save() }
	d = s.overlay.Dialog(lang.T("shell.new_post"), body, 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("shell.create"), "", kit.Primary, save))
	d.Focus(title)
}

// createPost creates a post; free puts it at the free hour of its day.
func (s *Shell) createPost(draft plan.Draft, free bool) {
	s.runner.Run(func() func() {
		if free && draft.Day != "" {
			if clock, err := s.plan.FreeClock(context.Background(), draft.BrandID, draft.Day); err == nil {
				draft.Clock = clock
			}
		}
		p, err := s.plan.Create(context.Background(), draft)
		return func() {
			if err != nil {
				slog.Error("create post", "err", err)
				s.overlay.Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			where := lang.T("shell.undated")
			if day, clock := p.Slot(); day != "" {
				where = lang.When(day, clock)
			}
			s.overlay.Toast("check", lang.T("shell.created", "where", where), lang.T("common.undo"), func() {
				s.undo(s.plan.Undo)
			})
		}
	})
}

func (s *Shell) pillarOptions(brandID int64) []kit.Option {
	options := []kit.Option{{Value: "0", Text: lang.T("common.none")}}
	i := slices.IndexFunc(s.list, func(b models.Brand) bool { return b.ID == brandID })
	if i < 0 {
		return options
	}
	for k := range s.list[i].Pillars {
		if p := &s.list[i].Pillars[k]; p.ArchivedAt == 0 {
			options = append(options, kit.Option{Value: idText(p.ID), Text: p.Name, Color: kit.PillarColor(p)})
		}
	}
	return options
}

func formOptions() []kit.Option {
	options := []kit.Option{{Value: "", Text: lang.T("common.none")}}
	for _, f := range models.Forms {
		options = append(options, kit.Option{Value: string(f), Text: lang.Form(f)})
	}
	return options
}

func columns(a, b fyne.CanvasObject) fyne.CanvasObject {
	return kit.Row(12, kit.Grow(a), kit.Grow(b))
}
