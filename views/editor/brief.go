package editor

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// brief is the left pane: what the post is for, its files, who works on it.
type brief struct {
	v        *view
	object   *fyne.Container
	campaign *choice
	pillar   *choice
	form     *choice
	media    *mediaList
	person   *field
	avatar   *fyne.Container
	custom   *fyne.Container
}

func newBrief(v *view) *brief {
	s := v.s
	b := &brief{v: v, avatar: container.NewStack()}
	w := v.briefWidth()
	b.campaign = v.choose(lang.T("editor.campaign"), nil, func(p *models.Post) string { return idText(p.CampaignID) }, b.setCampaign)
	b.pillar = v.choose(lang.T("common.pillar"), v.pillarOptions(), func(p *models.Post) string { return idText(p.PillarID) }, func(value string) {
		s.changeNow("pillar", func(p *models.Post) { p.PillarID = idOf(value) })
	})
	b.form = v.choose(lang.T("common.form"), formOptions(), func(p *models.Post) string { return string(p.Form) }, func(value string) {
		s.changeNow("form", func(p *models.Post) { p.Form = models.Form(value) })
		v.sync() // other fields, other previews
	})
	plain := func(key, hint string, rows int, part func(p *models.Post) *string) fyne.CanvasObject {
		return v.text(key, lang.T("common."+key), hint, rows, part).shown
	}
	template := kit.NewButton(lang.T("editor.template"), "", kit.Link, nil).Small()
	template.SetTap(func() { s.templateMenu(kit.Below(template)) })
	head := kit.Row(8, kit.Text(lang.T("common.brief"), kit.Strong, kit.Ink), kit.Spacer(), template)
	b.media = newMediaList(v)
	b.person = v.text("pic", "", lang.T("editor.pic_hint"), 1, func(p *models.Post) *string { return &p.PIC })
	b.custom = v.customColumns()
	b.object = kit.Column(rowGap,
		head,
		kit.Field(lang.T("editor.campaign"), b.campaign.sel, ""),
		b.kinds(w),
		halves(w,
			plain("goal", lang.T("editor.goal_hint"), 1, func(p *models.Post) *string { return &p.Goal }),
			plain("target", lang.T("editor.target_hint"), 1, func(p *models.Post) *string { return &p.Target })),
		v.text("brief", lang.T("editor.brief"), lang.T("editor.brief_hint"), 4, func(p *models.Post) *string { return &p.Brief }).shown,
		kit.Divider(),
		b.media.object,
		kit.Field(lang.T("common.pic"), kit.Row(8, b.avatar, kit.Grow(b.person.shown)), ""),
		plain("cta", lang.T("editor.cta_hint"), 1, func(p *models.Post) *string { return &p.CTA }),
		plain("link", "https://", 1, func(p *models.Post) *string { return &p.Link }),
		plain("notes", lang.T("editor.notes_hint"), 2, func(p *models.Post) *string { return &p.Notes }),
		b.custom)
	return b
}

// kinds are pillar and form, side by side where both can be read.
func (b *brief) kinds(width float32) fyne.CanvasObject {
	pillar, form := kit.Field(lang.T("common.pillar"), b.pillar.sel, ""), kit.Field(lang.T("common.form"), b.form.sel, "")
	if !b.v.wide {
		return kit.Column(rowGap, pillar, form)
	}
	const gap = 6
	return kit.Row(gap, kit.Fixed((width-gap)*0.54, 0, pillar), kit.Fixed((width-gap)*0.46, 0, form))
}

func (b *brief) sync() {
	b.campaign.sel.SetOptions(b.campaignOptions())
	b.media.sync()
	b.avatar.Objects = nil
	if name := strings.TrimSpace(b.v.s.post.PIC); name != "" {
		b.avatar.Objects = []fyne.CanvasObject{kit.Avatar(name, 22)}
	}
	b.avatar.Hidden = len(b.avatar.Objects) == 0
	b.object.Refresh()
}

func (b *brief) campaignOptions() []kit.Option {
	opts := []kit.Option{{Value: "0", Text: lang.T("editor.no_campaign")}}
	for _, c := range b.v.s.known.campaigns {
		if c.ArchivedAt == 0 || c.ID == b.v.s.post.CampaignID {
			opts = append(opts, kit.Option{Value: idText(c.ID), Text: c.Name, Icon: "flag"})
		}
	}
	return append(opts, kit.Option{Value: newCampaign, Text: lang.T("editor.new_campaign"), Icon: "plus"})
}

// newCampaign is the choice that makes a campaign instead of choosing one.
const newCampaign = "new"

func (b *brief) setCampaign(value string) {
	s := b.v.s
	if value != newCampaign {
		s.changeNow("campaign", func(p *models.Post) { p.CampaignID = idOf(value) })
		return
	}
	b.campaign.sel.SetValue(idText(s.post.CampaignID))
	s.askCampaign()
}

func (v *view) pillarOptions() []kit.Option {
	opts := []kit.Option{{Value: "0", Text: lang.T("editor.no_pillar")}}
	for i := range v.s.brand.Pillars {
		p := &v.s.brand.Pillars[i]
		if p.ArchivedAt == 0 || p.ID == v.s.post.PillarID {
			opts = append(opts, kit.Option{Value: idText(p.ID), Text: p.Name, Color: kit.PillarColor(p)})
		}
	}
	return opts
}

func formOptions() []kit.Option {
	opts := []kit.Option{{Value: "", Text: lang.Form(models.FormNone)}}
	for _, f := range models.Forms {
		opts = append(opts, kit.Option{Value: string(f), Text: lang.Form(f)})
	}
	return opts
}
