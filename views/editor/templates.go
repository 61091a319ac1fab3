package editor

import (
	"context"
	"log/slog"
	"maps"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// templateMenu keeps the post as a template, or begins it from one.
func (s *Screen) templateMenu(at fyne.Position) {
	if s.post == nil {
		return
	}
	id, brand := s.id, s.brand.ID
	s.host.Runner().Run(func() func() {
		list, err := s.Voice.Templates(context.Background(), brand)
		return func() {
			if s.id != id || s.post == nil {
				return
			}
			if err != nil {
				slog.Error("editor: templates", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			items := []kit.MenuItem{{Icon: "bookmark-plus", Label: lang.T("editor.template_save"), Action: s.saveTemplate}}
			if len(list) > 0 {
				items = append(items, kit.MenuItem{})
			}
			for _, t := range list {
				items = append(items, kit.MenuItem{Icon: "file-text", Label: t.Name, Sub: []kit.MenuItem{
					{Icon: "check", Label: lang.T("editor.template_use"), Action: func() { s.useTemplate(t) }},
					{Icon: "trash-2", Label: lang.T("common.delete"), Danger: true, Action: func() { s.deleteTemplate(t) }},
				}})
			}
			s.host.Overlay().Menu(at, items)
		}
	})
}

// saveTemplate keeps what the post says under a name.
func (s *Screen) saveTemplate() {
	s.ask(lang.T("editor.template_save"), lang.T("editor.template_name"), s.post.Title, func(name string) {
		p := s.post.Clone()
		s.tell(func(ctx context.Context) error { _, err := s.Voice.SaveTemplate(ctx, name, p); return err }, lang.T("editor.template_saved", "name", name))
	})
}

// useTemplate lets the post say what a template says; its times and accounts
// stay. One undo takes it back.
func (s *Screen) useTemplate(t models.Template) {
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
		return
	}
	id := s.id
	s.host.Runner().Run(func() func() {
		from, err := s.Voice.FromTemplate(context.Background(), t.ID)
		return func() {
			if s.id != id || s.post == nil {
				return
			}
			if err != nil {
				slog.Error("editor: template", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			s.fill(from, t.Name)
		}
	})
}

// fill puts a template's content into the post.
func (s *Screen) fill(from *models.Post, name string) {
	was := s.post.Clone()
	s.say(from)
	s.host.Overlay().Toast("check", lang.T("editor.template_used", "name", name), lang.T("common.undo"), func() {
		if s.id == was.ID && s.post != nil {
			s.say(was)
		}
	})
}

// say makes the post say what another one does, account by account.
func (s *Screen) say(from *models.Post) {
	from = from.Clone()
	s.changeNow("template", func(p *models.Post) {
		if blank(p.Title) {
			p.Title = from.Title
		}
		p.Brief, p.Goal, p.Target, p.CTA, p.Link, p.Notes = from.Brief, from.Goal, from.Target, from.CTA, from.Link, from.Notes
		p.PillarID, p.Pillar2ID, p.Form, p.CampaignID = from.PillarID, from.Pillar2ID, from.Form, from.CampaignID
		p.Caption, p.Hashtags = from.Caption, from.Hashtags
		for i := range p.Variants {
			v := &p.Variants[i]
			if o := variant(from, v.AccountID); o != nil {
				v.OwnCaption, v.Caption, v.OwnHashtags, v.Hashtags = o.OwnCaption, o.Caption, o.OwnHashtags, o.Hashtags
				v.FirstComment, v.Link, v.Options = o.FirstComment, o.Link, maps.Clone(o.Options)
			}
		}
		for _, f := range from.Fields {
			p.SetField(f.ColumnID, f.Value)
		}
	})
	s.view.sync()
}

// deleteTemplate takes a template away; the toast brings it back.
func (s *Screen) deleteTemplate(t models.Template) {
	s.host.Runner().Run(func() func() {
		old, err := s.Voice.DeleteTemplate(context.Background(), t.ID)
		return func() {
			if err != nil {
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			s.host.Overlay().Toast("check", lang.T("editor.template_deleted", "name", old.Name), lang.T("common.undo"), func() {
				s.tell(func(ctx context.Context) error { return s.Voice.RestoreTemplate(ctx, &old) }, "")
			})
		}
	})
}
