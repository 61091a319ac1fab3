package brands

import (
	"context"
	"log/slog"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"lontar/app/lang"
	"lontar/app/voice"
	"lontar/models"
	"lontar/views/kit"
)

// said is the voice of the brand shown, as stored. What is changed in it is
// stored at once, apart from the form.
type said struct {
	brandID   int64
	groups    []voice.Group
	banned    []models.BannedTag
	handles   []models.HandleEntry
	snippets  []models.Snippet
	words     []models.Word
	claims    []models.ClaimRule
	campaigns []models.Campaign
	templates []models.Template
}

// readWords reads the voice of the brand shown and draws it.
func (s *Screen) readWords() {
	if s.draft == nil || s.draft.ID == 0 || s.tab == tabProfile {
		return
	}
	id := s.draft.ID
	s.latestWords.Run(s.host.Runner(), func() func() {
		v, err := hear(context.Background(), s.voices, id)
		return func() {
			if err != nil {
				slog.Error("brands: read words", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), lang.T("common.retry"), s.readWords)
				return
			}
			s.said = v
			if s.draft != nil && s.draft.ID == id && s.tab != tabProfile {
				s.drawForm()
				s.refocus()
			}
		}
	})
}

func hear(ctx context.Context, svc *voice.Service, id int64) (*said, error) {
	v := &said{brandID: id}
	var err error
	read := func(f func() error) {
		if err == nil {
			err = f()
		}
	}
	read(func() (e error) { v.groups, e = svc.Groups(ctx, id); return })
	read(func() (e error) { v.banned, e = svc.Banned(ctx, id); return })
	read(func() (e error) { v.handles, e = svc.Handles(ctx, id); return })
	read(func() (e error) { v.snippets, e = svc.Snippets(ctx, id); return })
	read(func() (e error) { v.words, e = svc.Words(ctx, id); return })
	read(func() (e error) { v.claims, e = svc.ClaimRules(ctx, id); return })
	read(func() (e error) { v.campaigns, e = svc.Campaigns(ctx, id); return })
	read(func() (e error) { v.templates, e = svc.Templates(ctx, id); return })
	return v, err
}

// listing is a section whose card holds rows.
func (s *Screen) listing(key, note, add string, new func(), content fyne.CanvasObject) fyne.CanvasObject {
	var action fyne.CanvasObject
	if add != "" {
		action = kit.NewButton(lang.T(add), "plus", kit.Ghost, new).Small()
	}
	return kit.NewSection(lang.T(key), lang.T(note), action, kit.NewCard(content))
}

// wordTab is what a brand knows, avoids and must not promise.
func (s *Screen) wordTab() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.avoided(), s.claims(), s.knownWords(), s.snippets()}
}

func (s *Screen) avoided() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, w := range s.said.words {
		if w.Kind != models.WordAvoid {
			continue
		}
		instead := ""
		if w.Instead != "" {
			instead = lang.T("voice.instead_is", "word", w.Instead)
		}
		rows = append(rows, s.row(kit.IconImage("ban", kit.Red, 16), w.Word, "", joined(instead, scope(w.BrandID)), func() { s.editWord(w) }, func() { s.dropWord(w) }))
	}
	return s.listing("voice.avoid", "voice.avoid_note", "voice.add_word", func() {
		s.editWord(models.Word{BrandID: s.said.brandID, Kind: models.WordAvoid})
	}, lines(lang.T("voice.no_avoid"), rows))
}

// scope marks what holds for all brands.
func scope(brandID int64) string {
	if brandID == 0 {
		return lang.T("voice.all_brands")
	}
	return ""
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// fewWords are drawn at once; years of taught words would make the tab slow.
const fewWords = 80

// knownWords are those the proofreading leaves alone, as pills that open.
func (s *Screen) knownWords() fyne.CanvasObject {
	pills := &fyne.Container{Layout: layout.NewRowWrapLayoutWithCustomPadding(6, 6)}
	n := 0
	for _, w := range s.said.words {
		if w.Kind == models.WordAvoid {
			continue
		}
		if n++; n > fewWords && !s.allWords {
			continue
		}
		b := kit.NewButton(w.Word, "", kit.Outlined, func() { s.editWord(w) }).Small()
		switch {
		case w.BrandID == 0:
			b.SetIcon("globe")
			b.Tip(lang.T("voice.all_brands"))
		case w.Kind == models.WordUse:
			b.SetIcon("check")
			b.Tip(lang.T("voice.kind_use"))
		}
		pills.Add(b)
	}
	if n > fewWords && !s.allWords {
		pills.Add(kit.NewButton(lang.T("voice.show_all", "n", lang.Int(n)), "chevron-down", kit.Ghost, func() {
			s.allWords = true
			s.drawForm()
		}).Small())
	}
	var content fyne.CanvasObject = kit.Pad(12, 16, 12, 16, pills)
	if len(pills.Objects) == 0 {
		content = lines(lang.T("voice.no_known"), nil)
	}
	return s.listing("voice.known", "voice.known_note", "voice.add_word", func() {
		s.editWord(models.Word{BrandID: s.said.brandID, Kind: models.WordKnown})
	}, content)
}

func (s *Screen) editWord(w models.Word) {
	id := s.said.brandID
	word := typed(lang.T("voice.word_example"), &w.Word)
	fields := []fyne.CanvasObject{kit.Field(lang.T("voice.word"), word, "")}
	if w.Kind == models.WordAvoid {
		fields = append(fields, kit.Field(lang.T("voice.instead"), typed(lang.T("voice.instead_example"), &w.Instead), lang.T("voice.instead_note")))
	} else {
		fields = append(fields, kit.NewSegmented([]kit.Option{
			{Value: string(models.WordKnown), Text: lang.T("voice.kind_known")},
			{Value: string(models.WordUse), Text: lang.T("voice.kind_use")},
		}, string(w.Kind), func(v string) { w.Kind = models.WordKind(v) }))
	}
	fields = append(fields, everywhere(&w.BrandID, id))
	s.edit(&sheet{
		title: lang.T(newOr(w.ID, "voice.new_word", "voice.edit_word")), fields: fields, first: word,
		save:   func(ctx context.Context) error { return s.voices.AddWord(ctx, &w) },
		remove: s.only(w.ID, func() { s.dropWord(w) }),
	})
}

// everywhere is the tick that makes something hold for all brands.
func everywhere(brandID *int64, own int64) fyne.CanvasObject {
	return kit.NewCheck(lang.T("voice.for_all"), *brandID == 0, func(on bool) {
		*brandID = own
		if on {
			*brandID = 0
		}
	})
}

func newOr(id int64, fresh, known string) string {
	if id == 0 {
		return fresh
	}
	return known
}

// only is f for what is stored, nothing for what is new.
func (s *Screen) only(id int64, f func()) func() {
	if id == 0 {
		return nil
	}
	return f
}

func (s *Screen) dropWord(w models.Word) {
	s.forget(lang.T("voice.deleted", "name", w.Word), func(ctx context.Context) (func(context.Context) error, error) {
		was, err := s.voices.RemoveWord(ctx, w.ID)
		return func(ctx context.Context) error { return s.voices.AddWord(ctx, &was) }, err
	})
}

func (s *Screen) claims() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, c := range s.said.claims {
		rows = append(rows, s.row(kit.IconImage("scale", kit.Amber, 16), c.Pattern, c.Instead, voice.ClaimLabel(s.draft, c), func() { s.editClaim(c) }, func() { s.dropClaim(c) }))
	}
	return s.listing("voice.claims", "voice.claims_note", "voice.add_claim", func() {
		s.editClaim(models.ClaimRule{BrandID: s.said.brandID})
	}, lines(lang.T("voice.no_claims"), rows))
}

func (s *Screen) editClaim(c models.ClaimRule) {
	pattern := typed(lang.T("voice.claim_example"), &c.Pattern)
	s.edit(&sheet{
		title: lang.T(newOr(c.ID, "voice.new_claim", "voice.edit_claim")),
		fields: []fyne.CanvasObject{
			kit.Field(lang.T("voice.claim"), pattern, lang.T("voice.claim_note")),
			kit.Field(lang.T("voice.category"), typed(lang.T("voice.category_example"), &c.Category), ""),
			kit.Field(lang.T("voice.honest"), typedLines(lang.T("voice.honest_example"), 2, &c.Instead), ""),
		},
		first:  pattern,
		save:   func(ctx context.Context) error { return s.voices.SaveClaimRule(ctx, &c) },
		remove: s.only(c.ID, func() { s.dropClaim(c) }),
	})
}

func (s *Screen) dropClaim(c models.ClaimRule) {
	s.forget(lang.T("voice.deleted", "name", c.Pattern), func(ctx context.Context) (func(context.Context) error, error) {
		was, err := s.voices.DeleteClaimRule(ctx, c.ID)
		return func(ctx context.Context) error { return s.voices.SaveClaimRule(ctx, &was) }, err
	})
}

func (s *Screen) snippets() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, sn := range s.said.snippets {
		rows = append(rows, s.row(kit.IconImage("quote", kit.Ink3, 16), "{"+sn.Name+"}", strings.Join(strings.Fields(sn.Text), " "), scope(sn.BrandID),
			func() { s.editSnippet(sn) }, func() { s.dropSnippet(sn) }))
	}
	return s.listing("voice.snippets", "voice.snippets_note", "voice.add_snippet", func() {
		s.editSnippet(models.Snippet{BrandID: s.said.brandID})
	}, lines(lang.T("voice.no_snippets"), rows))
}

func (s *Screen) editSnippet(sn models.Snippet) {
	name := typed(lang.T("voice.snippet_example"), &sn.Name)
	s.edit(&sheet{
		title: lang.T(newOr(sn.ID, "voice.new_snippet", "voice.edit_snippet")),
		fields: []fyne.CanvasObject{
			kit.Field(lang.T("common.name"), name, lang.T("voice.snippet_note", "example", "{jam_buka}")),
			kit.Field(lang.T("voice.text"), typedLines(lang.T("voice.text_example"), 4, &sn.Text), ""),
			everywhere(&sn.BrandID, s.said.brandID),
		},
		first:  name,
		save:   func(ctx context.Context) error { return s.voices.SaveSnippet(ctx, &sn) },
		remove: s.only(sn.ID, func() { s.dropSnippet(sn) }),
	})
}

func (s *Screen) dropSnippet(sn models.Snippet) {
	s.forget(lang.T("voice.deleted", "name", "{"+sn.Name+"}"), func(ctx context.Context) (func(context.Context) error, error) {
		was, err := s.voices.DeleteSnippet(ctx, sn.ID)
		return func(ctx context.Context) error { return s.voices.SaveSnippet(ctx, &was) }, err
	})
}
