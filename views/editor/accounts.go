package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// accounts are the brand's accounts as switches.
type accounts struct {
	v      *view
	object *fyne.Container
}

func newAccounts(v *view) *accounts {
	return &accounts{v: v, object: container.New(flow{inner, 6})}
}

func (a *accounts) sync() {
	s := a.v.s
	a.object.Objects = nil
	for i := range s.brand.Accounts {
		acc := &s.brand.Accounts[i]
		has := variant(s.post, acc.ID)
		if acc.ArchivedAt != 0 && has == nil {
			continue
		}
		a.object.Add(a.chip(acc, has))
	}
	if len(a.object.Objects) == 0 {
		a.object.Add(kit.NewParagraph(lang.T("editor.no_accounts"), kit.Caption, kit.Ink3).SetWidth(inner))
	}
	a.object.Refresh()
}

func (a *accounts) chip(acc *models.Account, has *models.Variant) fyne.CanvasObject {
	s := a.v.s
	kind := kit.Outlined
	if has != nil {
		kind = kit.SoftTeal
	}
	b := kit.NewButton(acc.Label(), "platform/"+string(acc.Platform), kind, nil).Small()
	b.SetTip(acc.Platform.Name() + ", " + acc.Label())
	id, on := acc.ID, has == nil
	b.SetTap(func() {
		if has != nil && locked(has) {
			s.host.Overlay().Toast("circle-alert", lang.T("editor.account_live", "account", acc.Label()), "", nil)
			return
		}
		if !on && has != nil && has.OwnCaption && !blank(has.Caption) {
			s.host.Overlay().Toast("check", lang.T("editor.account_off", "account", acc.Label()), lang.T("common.undo"), s.giveBack(*has))
		}
		s.changeNow("account:"+idText(id), func(p *models.Post) { setAccount(p, id, on) })
		a.v.sync()
	})
	return b
}

// giveBack puts a variant back on its account with what had been written for it.
func (s *Panel) giveBack(v models.Variant) func() {
	id := s.id
	v.ID = 0
	return func() {
		if s.id != id || s.post == nil {
			return
		}
		s.changeNow("account:"+idText(v.AccountID), func(p *models.Post) {
			setAccount(p, v.AccountID, true)
			if w := variant(p, v.AccountID); w != nil {
				old := w.ID
				*w = v
				w.ID, w.PostID = old, p.ID
			}
		})
		s.view.sync()
	}
}
