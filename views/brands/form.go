package brands

import (
	"context"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// formWidth is the widest the form grows, in px.
const formWidth = 880

// drawForm builds the form of the draft, with its problems at their fields.
func (s *Screen) drawForm() {
	if s.draft == nil {
		s.form.Objects = []fyne.CanvasObject{kit.Center(kit.Fixed(420, 0, kit.NewEmpty("store", lang.T("brands.empty.title"), lang.T("brands.empty.text"),
			kit.NewButton(lang.T("brands.add"), "plus", kit.Primary, s.add))))}
		s.form.Refresh()
		s.drawFoot()
		return
	}
	s.rows = nil
	parts := append([]fyne.CanvasObject{s.head(), s.tabs()}, s.parts()...)
	body := kit.Pad(24, 24, 32, 24, &fyne.Container{Layout: narrow{formWidth}, Objects: []fyne.CanvasObject{kit.Column(24, parts...)}})
	var offset fyne.Position
	if len(s.form.Objects) == 1 {
		if old, ok := s.form.Objects[0].(*container.Scroll); ok && s.drawn == s.tab {
			offset = old.Offset
		}
	}
	s.drawn = s.tab
	scroll := container.NewVScroll(body)
	s.form.Objects = []fyne.CanvasObject{scroll}
	s.form.Refresh()
	scroll.ScrollToOffset(offset)
	s.drawFoot()
}

// tabs switches between the form and the brand's words.
func (s *Screen) tabs() fyne.CanvasObject {
	return kit.Row(0, kit.NewSegmented([]kit.Option{
		{Value: tabProfile, Text: lang.T("voice.tab_profile")},
		{Value: tabHashtags, Text: lang.T("voice.tab_hashtags")},
		{Value: tabWords, Text: lang.T("voice.tab_words")},
		{Value: tabCampaigns, Text: lang.T("voice.tab_campaigns")},
	}, s.tab, s.toTab), kit.Spacer())
}

// parts are the sections of the tab shown.
func (s *Screen) parts() []fyne.CanvasObject {
	switch {
	case s.tab == tabProfile:
		return []fyne.CanvasObject{
			s.section("brands.identity", "", nil, s.identity()),
			s.section("brands.timing", "", nil, s.timing()),
			s.pillars(), s.accounts(), s.routines(),
			s.section("brands.voice", "", nil, s.voice()),
			s.section("brands.words", lang.T("brands.words_note"), nil, s.words()),
		}
	case s.draft.ID == 0:
		return []fyne.CanvasObject{kit.NewEmpty("store", lang.T("voice.unsaved.title"), lang.T("voice.unsaved.text"),
			kit.NewButton(lang.T("common.save"), "", kit.Primary, func() { s.save(nil) }))}
	case s.said == nil || s.said.brandID != s.draft.ID:
		return []fyne.CanvasObject{kit.Text(lang.T("common.loading"), kit.Compact, kit.Ink3)}
	case s.tab == tabHashtags:
		return s.hashtagTab()
	case s.tab == tabWords:
		return s.wordTab()
	}
	return s.campaignTab()
}

// narrow keeps its object at most so wide, at the left.
type narrow struct{ width float32 }

func (n narrow) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
func (n narrow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(min(n.width, size.Width), size.Height))
}

func (s *Screen) section(key, note string, action, content fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSection(lang.T(key), note, action, kit.NewCard(kit.Pad(16, 16, 16, 16, content)))
}

// head is the brand's mark and name, and the archive.
func (s *Screen) head() fyne.CanvasObject {
	b := s.draft
	name := b.Name
	if b.ID == 0 {
		name = lang.T("brands.new")
	}
	row := kit.Row(12, kit.Logo(b, 40), kit.Grow(kit.NewLabel(name, kit.Title, kit.Ink)))
	if b.ArchivedAt != 0 {
		row.Add(kit.NewChip(lang.T("brands.is_archived"), kit.Neutral, ""))
	}
	if stored := s.find(b.ID); stored != nil {
		id, label, icon := b.ID, lang.T("common.archive"), "package"
		out := stored.ArchivedAt == 0
		if !out {
			label, icon = lang.T("common.unarchive"), "archive-restore"
		}
		row.Add(kit.NewButton(label, icon, kit.Outlined, func() { s.guard(func() { s.archive(id, stored.Name, out) }) }))
	}
	return row
}

// wrong is the text of a field's problem, "" when it has none.
func (s *Screen) wrong(field string, index int) string {
	if p := s.problems.Of(field, index); p != nil {
		return p.Text()
	}
	return ""
}

// entry is a field of one line bound to a string of the draft.
func (s *Screen) entry(placeholder string, value *string, problem string) *kit.Entry {
	e := kit.NewEntry(placeholder)
	e.Set(*value)
	e.OnChanged = func(t string) { *value = t; s.touch() }
	e.OnSubmitted = func(string) { s.save(nil) }
	e.SetError(problem)
	return e
}

func (s *Screen) multi(placeholder string, value *string) *kit.Entry {
	e := kit.NewMultiEntry(placeholder, 3)
	e.Set(*value)
	e.OnChanged = func(t string) { *value = t; s.touch() }
	return e
}

func (s *Screen) identity() fyne.CanvasObject {
	b := s.draft
	name := s.entry(lang.T("brands.name_example"), &b.Name, s.wrong(brand.FieldName, 0))
	hex := s.entry("#9A4A20", &b.Color, s.wrong(brand.FieldColor, 0))
	swatches := kit.Row(6)
	for _, c := range brand.Colors {
		swatches.Add(newSwatch(c, strings.EqualFold(c, b.Color), 24, func() {
			b.Color = c
			s.touch()
			s.drawForm()
		}))
	}
	hex.OnSubmitted = func(string) { s.drawForm() }
	return kit.Column(16,
		kit.Field(lang.T("brands.name"), name, ""),
		kit.Field(lang.T("common.color"), kit.Row(12, swatches, kit.Fixed(110, 0, hex)), lang.T("brands.color_note")),
		kit.Field(lang.T("brands.logo"), s.logos(), s.wrong(brand.FieldLogo, 0)))
}

// logos offers initials, the shipped glyphs and a picture.
func (s *Screen) logos() fyne.CanvasObject {
	b := s.draft
	row := kit.Row(6)
	choose := func(logo string) func() {
		return func() { b.Logo = logo; s.touch(); s.drawForm() }
	}
	mark := func(logo, tip string) {
		look := *b
		look.Logo = logo
		row.Add(kit.WithTooltip(newTile(kit.Logo(&look, 28), b.Logo == logo, choose(logo)), tip))
	}
	mark("", lang.T("brands.initials"))
	for _, g := range brand.Glyphs() {
		mark("glyph:"+g, lang.T("brands.glyph"))
	}
	if b.Logo != "" && !strings.HasPrefix(b.Logo, "glyph:") {
		mark(b.Logo, lang.T("brands.picture"))
	}
	row.Add(kit.NewButton(lang.T("brands.choose_picture"), "image-plus", kit.Outlined, s.choosePicture).Small())
	return row
}

func (s *Screen) choosePicture() {
	b := s.draft
	s.host.ChooseFile([]string{".png", ".jpg", ".jpeg", ".webp"}, func(path string) {
		s.host.Runner().Run(func() func() {
			m, err := s.media.Add(context.Background(), path)
			return func() {
				if err != nil {
					slog.Error("brands: logo", "err", err)
					s.host.Overlay().Toast("triangle-alert", lang.T("brands.picture_failed"), "", nil)
					return
				}
				b.Logo = m.Hash
				s.touch()
				s.drawForm()
			}
		})
	})
}

func (s *Screen) timing() fyne.CanvasObject {
	b := s.draft
	zone := kit.NewButton(zoneText(b.Zone), "globe", kit.Outlined, s.chooseZone).AlignLeft()
	var replies []kit.Option
	known := false
	for _, m := range []int{0, 15, 30, 60, 120, 240, 480, 1440} {
		text := lang.Duration(m)
		if m == 0 {
			text = lang.T("common.none")
		}
		known = known || m == b.ReplyMinutes
		replies = append(replies, kit.Option{Value: strconv.Itoa(m), Text: text})
	}
	if !known {
		replies = append(replies, kit.Option{Value: strconv.Itoa(b.ReplyMinutes), Text: lang.Duration(b.ReplyMinutes)})
	}
	reply := kit.NewSelect("", replies, strconv.Itoa(b.ReplyMinutes), func(v string) { b.ReplyMinutes, _ = strconv.Atoi(v); s.touch() }).Fill()
	day := kit.NewSelect("", weekdays(), strconv.Itoa(b.PlanWeekday), func(v string) { b.PlanWeekday, _ = strconv.Atoi(v); s.touch() }).Fill()
	clock := kit.NewTimeField(b.PlanClock, func(v string) { b.PlanClock = v; s.touch() })
	return kit.Column(16,
		kit.Row(16, kit.Grow(kit.Field(lang.T("brands.zone"), zone, s.wrong(brand.FieldZone, 0))),
			kit.Grow(kit.Field(lang.T("brands.reply"), reply, s.wrong(brand.FieldReply, 0)))),
		s.hours(),
		kit.Field(lang.T("brands.deadline"), kit.Row(8, kit.Fixed(180, 0, day), kit.Fixed(140, 0, clock)),
			or(s.wrong(brand.FieldDeadline, 0), lang.T("brands.deadline_note"))))
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// weekdays offers Monday first.
func weekdays() []kit.Option {
	var out []kit.Option
	for i := 1; i <= 7; i++ {
		out = append(out, kit.Option{Value: strconv.Itoa(i % 7), Text: lang.Weekday(time.Weekday(i%7), false)})
	}
	return out
}

func (s *Screen) voice() fyne.CanvasObject {
	b := s.draft
	return kit.Column(16,
		kit.Field(lang.T("brands.audience"), s.multi(lang.T("brands.audience_example"), &b.Audience), ""),
		kit.Field(lang.T("brands.tone"), s.multi(lang.T("brands.tone_example"), &b.Tone), ""),
		kit.Field(lang.T("voice.pronoun"), kit.Row(0, kit.NewSegmented([]kit.Option{
			{Value: "", Text: lang.T("voice.pronoun_free")},
			{Value: "anda", Text: "Anda"},
			{Value: "kamu", Text: "kamu"},
			{Value: "kalian", Text: "kalian"},
		}, b.Pronoun, func(v string) { b.Pronoun = v; s.touch() }), kit.Spacer()), lang.T("voice.pronoun_note")),
		kit.Field(lang.T("brands.limits"), s.multi(lang.T("brands.limits_example"), &b.Limits), lang.T("brands.limits_note")))
}

// words lets the brand rename statuses, four in a row.
func (s *Screen) words() fyne.CanvasObject {
	b := s.draft
	rows := kit.Column(12)
	var row *fyne.Container
	for i, st := range models.Statuses {
		if i%4 == 0 {
			row = kit.Row(12)
			rows.Add(row)
		}
		e := kit.NewEntry(lang.Status(st, nil))
		e.Set(b.StatusWords[st])
		e.OnChanged = func(t string) {
			if b.StatusWords == nil {
				b.StatusWords = map[models.Status]string{}
			}
			if t = strings.TrimSpace(t); t == "" {
				delete(b.StatusWords, st)
			} else {
				b.StatusWords[st] = t
			}
			s.touch()
		}
		label := kit.Row(6, kit.StatusIcon(st, 14), kit.Text(lang.Status(st, nil), kit.Caption, kit.Ink3))
		row.Add(kit.Grow(kit.Column(4, label, e)))
	}
	if w := s.wrong(brand.FieldStatus, 0); w != "" {
		rows.Add(kit.Text(w, kit.Caption, kit.Red))
	}
	return rows
}

// drawFoot shows the bar that saves, while there is something to save.
func (s *Screen) drawFoot() {
	s.foot.Objects = nil
	if s.draft != nil && (s.dirty || s.draft.ID == 0 || s.note != "") {
		words := kit.Text(lang.T("common.not_saved"), kit.Compact, kit.Ink2)
		if s.note != "" {
			words = kit.Text(s.note, kit.Compact, kit.Red)
		}
		bar := kit.Row(8, words, kit.Spacer(),
			kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, s.revert),
			kit.NewButton(lang.T("common.save"), "", kit.Primary, func() { s.save(nil) }).Shortcut("Ctrl S"))
		s.foot.Objects = []fyne.CanvasObject{container.NewBorder(kit.Divider(), nil, nil, nil, kit.Fixed(0, 59, kit.Pad(0, 24, 0, 24, bar)))}
	}
	s.foot.Refresh()
	s.root.Refresh()
}
