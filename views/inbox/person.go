package inbox

import (
	"context"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// openPerson is the sheet of the person who wrote: what they said before, and
// what the officer notes of them.
func (s *Screen) openPerson() {
	p := s.talk.c.Person
	if p.ID == 0 || s.o.SavePerson == nil {
		return
	}
	name := authorName(p.Handle, p.Name)
	notes, labels := kit.NewMultiEntry(lang.T("inboxview.person.notes_hint"), 3), kit.NewEntry(lang.T("inboxview.person.labels_hint"))
	notes.SetText(p.Notes)
	labels.SetText(p.Labels)
	vip, block := kit.NewCheck(lang.T("inboxview.person.vip"), p.VIP, nil), kit.NewCheck(lang.T("inboxview.person.blocked"), p.BlockedAt != 0, nil)
	var d *kit.Dialog
	only := kit.NewButton(lang.T("inboxview.filter.person"), "message-circle", kit.Ghost, func() { d.Close(); s.filterPerson(p) }).Small()
	about := []string{lang.Platform(p.Platform)}
	if shown := line(p.Name, nameMost); shown != "" && shown != name {
		about = append([]string{shown}, about...)
	}
	if b := s.byID[p.BrandID]; b != nil {
		about = append(about, lang.T("inboxview.person.only", "brand", b.Name))
	}
	form := kit.Column(12,
		kit.Row(8, kit.Avatar(name, 32), kit.Grow(kit.NewLabel(strings.Join(about, " · "), kit.Compact, kit.Ink2)), only),
		kit.Field(lang.T("common.notes"), notes, ""),
		kit.Field(lang.T("inboxview.person.labels"), labels, ""),
		kit.Row(24, vip, block))
	history := kit.Column(0)
	for i := range s.talk.c.History {
		h := &s.talk.c.History[i]
		if h.ID == s.talk.id {
			continue
		}
		when := lang.T("inboxview.time_unknown")
		if h.At != 0 {
			when = lang.DayYear(time.Unix(h.At, 0).In(s.clock().brand(h.BrandID).Location()).Format(models.DayFormat))
		}
		text := kit.NewParagraph(line(h.Body, 200), kit.Compact, kit.Ink).SetWidth(400)
		text.MaxLines = 2
		open := kit.NewIconButton("arrow-right", lang.T("inboxview.person.show"), func() { d.Close(); s.Show(h.ID) }).Small()
		row := kit.Row(8, kit.Grow(kit.Column(2, kit.NewLabel(when+" · "+kindName(h.Kind)+" · "+howDone(h), kit.Caption, kit.Ink3), text)), open)
		history.Add(kit.Divider())
		history.Add(kit.Pad(8, 0, 8, 0, row))
	}
	if len(history.Objects) > 0 {
		form.Add(kit.NewSection(lang.T("inboxview.person.history"), "", nil, history))
	}
	save := kit.NewButton(lang.T("common.save"), "", kit.Primary, func() {
		next := p
		next.Notes, next.Labels, next.VIP = strings.TrimSpace(notes.Text), strings.TrimSpace(labels.Text), vip.On()
		switch {
		case !block.On():
			next.BlockedAt = 0
		case next.BlockedAt == 0:
			next.BlockedAt = s.host.Now().Unix()
		}
		d.Close()
		s.savePerson(next, "inboxview.person.saved")
	})
	d = s.host.Overlay().Dialog(name, form, 520, kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }), save)
	d.Focus(notes)
}

func (s *Screen) setVIP(p models.Person, on bool) {
	p.VIP = on
	key := "inboxview.vip_done"
	if !on {
		key = "inboxview.vip_off_done"
	}
	s.savePerson(p, key)
}

func (s *Screen) setBlocked(p models.Person, on bool) {
	p.BlockedAt = 0
	key := "inboxview.block_off_done"
	if on {
		p.BlockedAt, key = s.host.Now().Unix(), "inboxview.block_done"
	}
	s.savePerson(p, key)
}

// savePerson keeps a person, with the way back.
func (s *Screen) savePerson(next models.Person, key string) {
	before := s.talk.c.Person
	s.do(func(ctx context.Context) error { return s.o.SavePerson(ctx, &next) }, func() {
		s.reopen()
		s.host.Overlay().Toast("user", lang.T(key, "name", authorName(next.Handle, next.Name)), lang.T("common.undo"), func() {
			s.do(func(ctx context.Context) error { return s.o.SavePerson(ctx, &before) }, s.reopen)
		})
	})
}
