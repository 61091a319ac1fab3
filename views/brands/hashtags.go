package brands

import (
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/voice"
	"lontar/models"
	"lontar/views/kit"
)

// hashtagTab is what a brand tags and whom it mentions.
func (s *Screen) hashtagTab() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.groups(), s.banned(), s.people()}
}

func (s *Screen) groups() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, g := range s.said.groups {
		rows = append(rows, s.row(kit.IconImage("hash", kit.Ink3, 16), g.Name, g.Tags,
			joined(lang.N("voice.tags", len(g.List())), used(g)), func() { s.editGroup(g.HashtagGroup) }, func() { s.dropGroup(g.HashtagGroup) }))
	}
	return s.listing("voice.groups", "voice.groups_note", "voice.add_group", func() {
		s.editGroup(models.HashtagGroup{BrandID: s.said.brandID})
	}, lines(lang.T("voice.no_groups"), rows))
}

// used says how often a group was used and when last.
func used(g voice.Group) string {
	switch {
	case g.Uses == 0:
		return lang.T("voice.never_used")
	case g.LastUsed == "":
		return lang.N("voice.used", g.Uses)
	}
	return joined(lang.N("voice.used", g.Uses), lang.T("voice.last_used", "day", lang.DayMonth(g.LastUsed)))
}

func (s *Screen) editGroup(g models.HashtagGroup) {
	name := typed(lang.T("voice.group_example"), &g.Name)
	count := kit.Text(lang.N("voice.tags", len(voice.ParseTags(g.Tags))), kit.Caption, kit.Ink3)
	tags := typedLines("#OlahragaPuasa #SehatBareng", 3, &g.Tags)
	tags.OnChanged = func(t string) {
		g.Tags = t
		count.Text = lang.N("voice.tags", len(voice.ParseTags(t)))
		count.Refresh()
	}
	s.edit(&sheet{
		title: lang.T(newOr(g.ID, "voice.new_group", "voice.edit_group")),
		fields: []fyne.CanvasObject{
			kit.Field(lang.T("common.name"), name, ""),
			kit.Column(4, kit.Field(lang.T("common.hashtags"), tags, lang.T("voice.tags_note")), count),
		},
		first:  name,
		save:   func(ctx context.Context) error { return s.voices.SaveGroup(ctx, &g) },
		remove: s.only(g.ID, func() { s.dropGroup(g) }),
	})
}

func (s *Screen) dropGroup(g models.HashtagGroup) {
	s.forget(lang.T("voice.deleted", "name", g.Name), func(ctx context.Context) (func(context.Context) error, error) {
		was, err := s.voices.DeleteGroup(ctx, g.ID)
		return func(ctx context.Context) error { return s.voices.SaveGroup(ctx, &was) }, err
	})
}

func (s *Screen) banned() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, t := range s.said.banned {
		until := lang.T("voice.for_good")
		if t.Until != "" {
			until = lang.T("voice.until_day", "day", lang.DayYear(t.Until))
		}
		rows = append(rows, s.row(kit.IconImage("ban", kit.Red, 16), "#"+t.Tag, t.Reason, until, func() { s.editBanned(t) }, func() { s.dropBanned(t) }))
	}
	return s.listing("voice.banned", "voice.banned_note", "voice.add_tag", func() {
		s.editBanned(models.BannedTag{BrandID: s.said.brandID})
	}, lines(lang.T("voice.no_banned"), rows))
}

func (s *Screen) editBanned(t models.BannedTag) {
	tag := typed("#", &t.Tag)
	s.edit(&sheet{
		title: lang.T(newOr(t.ID, "voice.new_banned", "voice.edit_banned")),
		fields: []fyne.CanvasObject{
			kit.Field(lang.T("voice.hashtag"), tag, ""),
			kit.Field(lang.T("voice.reason"), typed(lang.T("voice.reason_example"), &t.Reason), ""),
			kit.Field(lang.T("voice.until"), kit.NewDateField(t.Until, func(d string) { t.Until = d }), lang.T("voice.until_note")),
		},
		first:  tag,
		save:   func(ctx context.Context) error { return s.voices.SaveBanned(ctx, &t) },
		remove: s.only(t.ID, func() { s.dropBanned(t) }),
	})
}

func (s *Screen) dropBanned(t models.BannedTag) {
	s.forget(lang.T("voice.deleted", "name", "#"+t.Tag), func(ctx context.Context) (func(context.Context) error, error) {
		was, err := s.voices.DeleteBanned(ctx, t.ID)
		return func(ctx context.Context) error { return s.voices.SaveBanned(ctx, &was) }, err
	})
}

// people are those the brand mentions: one row each, with the platforms of the
// brand where they have no handle yet.
func (s *Screen) people() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, name := range names(s.said.handles) {
		on := handlesOf(s.said.handles, name)
		var have, miss []string
		for _, p := range s.platforms(on) {
			if on[p] != "" {
				have = append(have, lang.Platform(p)+" @"+on[p])
			} else {
				miss = append(miss, lang.Platform(p))
			}
		}
		note := ""
		if len(miss) > 0 {
			note = lang.T("voice.handle_missing", "platforms", lang.List(miss))
		}
		rows = append(rows, s.row(kit.IconImage("at-sign", kit.Ink3, 16), "@"+name, strings.Join(have, ", "), note,
			func() { s.editPerson(name, on) }, func() { s.dropPerson(name) }).warn(true))
	}
	return s.listing("voice.people", "voice.people_note", "voice.add_person", func() { s.editPerson("", map[models.Platform]string{}) },
		lines(lang.T("voice.no_people"), rows))
}

// names lists who is in the book, in its order.
func names(book []models.HandleEntry) []string {
	var out []string
	for _, h := range book {
		if !slices.ContainsFunc(out, func(n string) bool { return strings.EqualFold(n, h.Name) }) {
			out = append(out, h.Name)
		}
	}
	return out
}

func handlesOf(book []models.HandleEntry, name string) map[models.Platform]string {
	on := map[models.Platform]string{}
	for _, h := range book {
		if strings.EqualFold(h.Name, name) {
			on[h.Platform] = h.Handle
		}
	}
	return on
}

// platforms are those of the brand's accounts, then others with a handle.
func (s *Screen) platforms(on map[models.Platform]string) []models.Platform {
	var out []models.Platform
	for _, p := range models.Platforms {
		own := slices.ContainsFunc(s.draft.Accounts, func(a models.Account) bool { return a.Platform == p && a.ArchivedAt == 0 })
		if own && p != models.WhatsApp && p != models.Google || on[p] != "" {
			out = append(out, p)
		}
	}
	return out
}

func (s *Screen) editPerson(was string, on map[models.Platform]string) {
	name, id := was, s.said.brandID
	on = maps.Clone(on)
	first := typed(lang.T("voice.person_example"), &name)
	first.SetIcon("at-sign")
	fields := []fyne.CanvasObject{kit.Field(lang.T("voice.person"), first, lang.T("voice.person_note"))}
	list := s.platforms(on)
	if len(list) == 0 {
		list = []models.Platform{models.Instagram, models.Facebook, models.TikTok}
	}
	rows := kit.Column(8)
	for _, p := range list {
		e := kit.NewEntry(lang.T("brands.handle_example"))
		e.Set(on[p])
		e.OnChanged = func(t string) { on[p] = t }
		rows.Add(kit.Row(8, kit.Fixed(120, 0, kit.Row(6, kit.PlatformIcon(p, kit.Ink2, 14), kit.Text(lang.Platform(p), kit.Compact, kit.Ink2))), kit.Grow(e)))
	}
	fields = append(fields, rows)
	key, remove := "voice.new_person", func() { s.dropPerson(was) }
	if was != "" {
		key = "voice.edit_person"
	} else {
		remove = nil
	}
	s.edit(&sheet{
		title: lang.T(key), fields: fields, first: first, remove: remove,
		save: func(ctx context.Context) error { _, err := s.voices.SavePerson(ctx, id, was, name, on); return err },
	})
}

func (s *Screen) dropPerson(name string) {
	id := s.said.brandID
	s.forget(lang.T("voice.deleted", "name", "@"+name), func(ctx context.Context) (func(context.Context) error, error) {
		was, err := s.voices.DeletePerson(ctx, id, name)
		return func(ctx context.Context) error { return s.voices.RestorePerson(ctx, was) }, err
	})
}
