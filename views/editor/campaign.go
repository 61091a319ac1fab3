package editor

import (
	"context"
	"log/slog"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// askCampaign asks for the name of a new campaign and puts the post into it.
func (s *Screen) askCampaign() {
	name := kit.NewEntry(lang.T("editor.campaign_hint"))
	utm := kit.NewCheck(lang.T("editor.campaign_utm"), false, nil)
	var d *kit.Dialog
	save := func() {
		if blank(name.Text) {
			name.SetError(lang.T("editor.campaign_empty"))
			return
		}
		c := &models.Campaign{BrandID: s.brand.ID, Name: name.Text, WantUTM: utm.On()}
		d.Close()
		s.addCampaign(c)
	}
	name.OnSubmitted = func(string) { save() }
	d = s.host.Overlay().Dialog(lang.T("editor.new_campaign"), kit.Column(rowGap, kit.Field(lang.T("editor.campaign"), name, ""), utm), 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("common.save"), "", kit.Primary, save))
	d.Focus(name)
}

func (s *Screen) addCampaign(c *models.Campaign) {
	id := s.id
	s.host.Runner().Run(func() func() {
		err := s.Voice.SaveCampaign(context.Background(), c)
		return func() {
			if err != nil {
				slog.Error("editor: campaign", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			if s.id == id && s.post != nil {
				s.changeNow("campaign", func(p *models.Post) { p.CampaignID = c.ID })
			}
		}
	})
}
