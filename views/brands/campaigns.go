package brands

import (
	"context"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// campaignTab is what posts can belong to and begin with.
func (s *Screen) campaignTab() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.campaigns(), s.templates()}
}

func (s *Screen) campaigns() fyne.CanvasObject {
	today := kit.Today().Format(models.DayFormat)
	var rows []fyne.CanvasObject
	for _, c := range s.said.campaigns {
		note := ""
		switch {
		case c.ArchivedAt != 0:
			note = lang.T("brands.is_archived")
		case c.Over(today):
			note = lang.T("voice.campaign_over")
		case c.FromDay > today:
			note = lang.T("voice.campaign_coming")
		case c.FromDay != "" || c.UntilDay != "":
			note = lang.T("voice.campaign_running")
		}
		utm := ""
		if c.WantUTM {
			utm = lang.T("voice.utm")
		}
		rows = append(rows, s.row(kit.IconImage("flag", kit.Ink3, 16), c.Name, joined(days(&c), c.Tags, utm), note,
			func() { s.editCampaign(c) }, func() { s.dropCampaign(c) }))
	}
	return s.listing("voice.campaigns", "voice.campaigns_note", "voice.add_campaign", func() {
		s.editCampaign(models.Campaign{BrandID: s.said.brandID})
	}, lines(lang.T("voice.no_campaigns"), rows))
}

// days says when a campaign runs.
func days(c *models.Campaign) string {
	switch {
	case c.FromDay != "" && c.UntilDay != "":
		return lang.Range(c.FromDay, c.UntilDay)
	case c.FromDay != "":
		return lang.T("voice.from_day", "day", lang.DayYear(c.FromDay))
	case c.UntilDay != "":
		return lang.T("voice.until_day", "day", lang.DayYear(c.UntilDay))
	}
	return ""
}

func (s *Screen) editCampaign(c models.Campaign) {
	name := typed(lang.T("voice.campaign_example"), &c.Name)
	fields := []fyne.CanvasObject{
		kit.Field(lang.T("common.name"), name, ""),
		kit.Row(12,
			kit.Grow(kit.Field(lang.T("voice.first_day"), kit.NewDateField(c.FromDay, func(d string) { c.FromDay = d }), "")),
			kit.Grow(kit.Field(lang.T("voice.last_day"), kit.NewDateField(c.UntilDay, func(d string) { c.UntilDay = d }), ""))),
		kit.Field(lang.T("common.hashtags"), typedLines("#RamadanBugar", 2, &c.Tags), lang.T("voice.campaign_tags_note")),
		kit.NewCheck(lang.T("voice.want_utm"), c.WantUTM, func(on bool) { c.WantUTM = on }),
	}
	if c.ArchivedAt != 0 {
		at := c.ArchivedAt
		fields = append(fields, kit.NewCheck(lang.T("brands.is_archived"), true, func(on bool) {
			c.ArchivedAt = 0
			if on {
				c.ArchivedAt = at
			}
		}))
	}
	s.edit(&sheet{
		title: lang.T(newOr(c.ID, "voice.new_campaign", "voice.edit_campaign")), fields: fields, first: name,
		save:   func(ctx context.Context) error { return s.voices.SaveCampaign(ctx, &c) },
		remove: s.only(c.ID, func() { s.dropCampaign(c) }),
	})
}

// dropCampaign deletes a campaign; one with posts goes into the archive.
func (s *Screen) dropCampaign(c models.Campaign) {
	s.forgetTold(func(ctx context.Context) (string, func(context.Context) error, error) {
		was, archived, err := s.voices.DeleteCampaign(ctx, c.ID)
		told := lang.T("voice.deleted", "name", c.Name)
		if archived {
			told = lang.T("voice.campaign_archived", "name", c.Name)
		}
		return told, func(ctx context.Context) error { return s.voices.SaveCampaign(ctx, &was) }, err
	})
}

func (s *Screen) templates() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, t := range s.said.templates {
		rows = append(rows, s.row(kit.IconImage("file-text", kit.Ink3, 16), t.Name, "", "", func() { s.renameTemplate(t) }, func() { s.dropTemplate(t) }))
	}
	return s.listing("voice.templates", "voice.templates_note", "", nil, lines(lang.T("voice.no_templates"), rows))
}

func (s *Screen) renameTemplate(t models.Template) {
	name := typed("", &t.Name)
	s.edit(&sheet{
		title: lang.T("voice.rename_template"), fields: []fyne.CanvasObject{kit.Field(lang.T("common.name"), name, "")}, first: name,
		save:   func(ctx context.Context) error { return s.voices.RenameTemplate(ctx, &t) },
		remove: func() { s.dropTemplate(t) },
	})
}

func (s *Screen) dropTemplate(t models.Template) {
	s.forget(lang.T("voice.deleted", "name", t.Name), func(ctx context.Context) (func(context.Context) error, error) {
		was, err := s.voices.DeleteTemplate(ctx, t.ID)
		return func(ctx context.Context) error { return s.voices.RestoreTemplate(ctx, &was) }, err
	})
}
