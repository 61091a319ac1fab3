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
	template := int64(0)
	templates := kit.NewSelect("", nil, "0", func(v string) { template = idOf(v) }).Fill()
	s.offerTemplates(templates, brandID)
	title := kit.NewEntry(lang.T("shell.quick_title"))
	var brands []kit.Option
	for i := range s.list {
		brands = append(brands, kit.Option{Value: idText(s.list[i].ID), Text: s.list[i].Name, Object: kit.Logo(&s.list[i], 16)})
	}
	pillars := kit.NewSelect("", s.pillarOptions(brandID), "0", func(v string) { draft.PillarID = idOf(v) })
	pick := kit.NewSelect("", brands, idText(brandID), func(v string) {
		draft.BrandID, draft.PillarID, template = idOf(v), 0, 0
		s.offerTemplates(templates, draft.BrandID)
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
		columns(kit.Field(lang.T("common.form"), form.Fill(), ""), kit.Field(lang.T("shell.template"), templates, "")))
	var d *kit.Dialog
	save := func(then func(id int64)) {
		draft.Title = strings.TrimSpace(title.Text)
		if draft.Title == "" {
			title.SetError(lang.T("shell.quick_empty"))
			d.Focus(title)
			return
		}
		d.Close()
		s.createPost(draft, template, waiting, then)
	}
	title.OnSubmitted = func(string) { save(nil) }
	d = s.overlay.Dialog(lang.T("shell.new_post"), body, 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("shell.create_write"), "pen-line", kit.Outlined, func() { save(s.OpenPost) }),
		kit.NewButton(lang.T("shell.create"), "", kit.Primary, func() { save(nil) }))
	d.Focus(title)
}

// offerTemplates fills a select with the templates of a brand.
func (s *Shell) offerTemplates(sel *kit.Select, brandID int64) {
	voices := s.voice
	sel.SetOptions([]kit.Option{{Value: "0", Text: lang.T("common.none")}})
	sel.SetValue("0")
	s.runner.Run(func() func() {
		list, err := voices.Templates(context.Background(), brandID)
		return func() {
			if err != nil {
				slog.Warn("list templates", "err", err)
				return
			}
			options := []kit.Option{{Value: "0", Text: lang.T("common.none")}}
			for _, t := range list {
				options = append(options, kit.Option{Value: idText(t.ID), Text: t.Name})
			}
			sel.SetOptions(options)
			sel.SetValue("0")
		}
	})
}

// create makes the post of a draft, from a template unless that is 0. What the
// draft says goes before what the template does.
func (s *Shell) create(ctx context.Context, draft plan.Draft, template int64) (*models.Post, error) {
	if template == 0 {
		return s.plan.Create(ctx, draft)
	}
	p, err := s.voice.FromTemplate(ctx, template)
	if err != nil {
		return nil, err
	}
	p.Title = draft.Title
	if draft.PillarID != 0 {
		p.PillarID = draft.PillarID
	}
	if draft.Form != models.FormNone {
		p.Form = draft.Form
	}
	return s.plan.Add(ctx, p, draft.Day, draft.Clock)
}

// createPost creates a post; free puts it at the free hour of its day. then,
// unless nil, goes on with it.
func (s *Shell) createPost(draft plan.Draft, template int64, free bool, then func(id int64)) {
	s.runner.Run(func() func() {
		if free && draft.Day != "" {
			if clock, err := s.plan.FreeClock(context.Background(), draft.BrandID, draft.Day); err == nil {
				draft.Clock = clock
			}
		}
		p, err := s.create(context.Background(), draft, template)
		return func() {
			if err != nil {
				slog.Error("create post", "err", err)
				s.overlay.Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			if then != nil {
				then(p.ID)
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
