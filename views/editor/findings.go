package editor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/app/proof"
	"lontar/models"
	"lontar/views/kit"
)

// findings is the panel "Pemeriksaan": what was found in the texts and what
// the platforms say, each with its way out.
type findings struct {
	v      *view
	object *fyne.Container
	head   *fyne.Container
	list   *fyne.Container
	items  []item
	marked []int // the item behind each underline
	at     int   // chosen by Ctrl ., −1 none
	all    bool  // more than the first few are shown
	print  string
}

// few is how many findings are shown before "n more".
const few = 6

func newFindings(v *view) *findings {
	f := &findings{v: v, head: kit.Row(8), list: kit.Column(0), at: -1}
	f.object = kit.Column(8, f.head, f.list)
	return f
}

func (f *findings) sync() {
	s := f.v.s
	f.items = s.items()
	f.mark()
	print := fmt.Sprint(s.id, s.tab, f.all)
	for i := range f.items {
		it := &f.items[i]
		print += fmt.Sprint("|", it.Rule, it.Text, it.Start, it.Message, it.waived != nil, it.account)
	}
	if print == f.print {
		return
	}
	f.print = print
	f.at = min(f.at, len(f.items)-1)
	f.drawHead()
	f.drawList()
	f.object.Refresh()
	f.v.relaidIfBuilt()
}

// drawHead counts the kinds, and says what is fine.
func (f *findings) drawHead() {
	f.head.Objects = []fyne.CanvasObject{kit.Text(lang.T("editor.checks"), kit.Strong, kit.Ink)}
	count := map[string]int{}
	refused, warned := 0, 0
	for i := range f.items {
		it := &f.items[i]
		switch {
		case it.waived != nil:
		case it.problem != nil && it.problem.Level == platform.Error:
			refused++
		case it.problem != nil:
			warned++
		case it.Kind == proof.KindSpelling:
			count["spelling"]++
		case it.Kind == proof.KindHint:
			count["hint"]++
		case it.Kind == proof.KindClaim:
			count["claim"]++
		default:
			count["other"]++
		}
	}
	chip := func(n int, key string, kind kit.ChipKind) {
		if n > 0 {
			f.head.Add(kit.NewSmallChip(lang.N(key, n), kind, ""))
		}
	}
	chip(refused, "editor.n_refused", kit.RedChip)
	spelling := kit.AmberChip
	if count["spelling"] > 0 {
		spelling = kit.RedChip
	}
	chip(count["spelling"]+count["hint"], "editor.n_spelling", spelling)
	chip(count["claim"], "editor.n_claim", kit.AmberChip)
	chip(count["other"]+warned, "editor.n_hint", kit.AmberChip)
	f.head.Add(kit.Spacer())
	if refused+warned == 0 && len(f.v.s.pieces) > 0 {
		f.head.Add(kit.IconImage("check", kit.Accent, 16))
		f.head.Add(kit.Text(lang.T("editor.platforms_fine"), kit.Compact, kit.Ink2))
	}
	f.head.Refresh()
}

func (f *findings) drawList() {
	f.list.Objects = nil
	if len(f.items) == 0 {
		f.list.Hide()
		return
	}
	f.list.Show()
	rows := kit.Column(10)
	shown := f.items
	if len(shown) > few && !f.all {
		shown = shown[:few]
	}
	lines := false
	for i := range shown {
		if i > 0 && (f.large(&shown[i]) || !lines && !f.large(&shown[i])) {
			rows.Add(kit.Divider())
		}
		lines = !f.large(&shown[i])
		rows.Add(f.row(i))
	}
	if rest := len(f.items) - len(shown); rest > 0 {
		rows.Add(kit.Row(0, kit.NewButton(lang.T("editor.more_findings", "n", rest), "", kit.Ghost, func() { f.all = true; f.sync() }).Small(), kit.Spacer()))
	}
	f.list.Objects = []fyne.CanvasObject{kit.NewCard(kit.Pad(12, 14, 12, 14, rows))}
	f.list.Refresh()
}

// large reports whether an item is shown with its explanation below.
func (f *findings) large(it *item) bool {
	return it.problem == nil && it.Kind == proof.KindClaim && it.waived == nil
}

func (f *findings) row(i int) fyne.CanvasObject {
	it := &f.items[i]
	switch {
	case it.waived != nil:
		return f.waivedRow(i)
	case it.problem != nil:
		return f.problemRow(it)
	case it.Kind == proof.KindClaim:
		return f.claimRow(i)
	}
	return f.line(i)
}

// claimRow is a promise with the brand's limits, the honest wording, and the
// three ways out.
func (f *findings) claimRow(i int) fyne.CanvasObject {
	it := &f.items[i]
	width := f.v.middleWidth() - 28 - 26
	title := kit.NewLabel(lang.T("editor.claim", "text", it.Text), kit.CompactBold, kit.Ink)
	kind := kit.NewLabel(it.Category, kit.Compact, kit.Ink3)
	kind.Full = true
	body := kit.Column(6, kit.Row(8, kit.Grow(title), kind))
	if it.Limits != "" {
		body.Add(kit.NewParagraph(lang.T("editor.claim_limits", "limits", it.Limits), kit.Compact, kit.Ink2).SetWidth(width))
	}
	ways := kit.Row(8)
	if len(it.Suggestions) > 0 {
		body.Add(kit.NewParagraph(lang.T("editor.claim_better", "text", it.Suggestions[0]), kit.Compact, kit.Ink).SetWidth(width))
		ways.Add(kit.NewButton(lang.T("editor.claim_take"), "", kit.SoftAmber, func() { f.take(i, it.Suggestions[0]) }).Small())
	}
	ways.Add(kit.NewButton(lang.T("editor.claim_write"), "", kit.Outlined, func() { f.choose(i) }).Small())
	ways.Add(kit.NewButton(lang.T("editor.claim_waive"), "", kit.Ghost, func() { f.waive(i) }).Small())
	body.Add(ways)
	return kit.Row(10, kit.Top(kit.IconImage("scale", kit.AmberI, 16)), kit.Grow(body))
}

// line is a finding on one line: the words around it, what is better, and the
// dictionary.
func (f *findings) line(i int) fyne.CanvasObject {
	it := &f.items[i]
	icon, tok, line := "triangle-alert", kit.AmberI, kit.AmberF
	switch it.Kind {
	case proof.KindSpelling:
		icon, tok, line = "spell-check", kit.Red, kit.Red
	case proof.KindHint:
		icon = "spell-check"
	}
	row := kit.Row(8, kit.IconImage(icon, tok, 16))
	if spelled(it) {
		row.Add(kit.Grow(newSnippet(f.v.s.textAt(it.place), it.Start, it.End, line)))
	} else {
		row.Add(kit.Grow(kit.NewLabel(it.Message, kit.Compact, kit.Ink)))
	}
	if len(it.Suggestions) > 0 {
		row.Add(kit.IconImage("arrow-right", kit.Ink3, 14))
		row.Add(kit.NewButton(offered(it.Suggestions[0]), "", kit.Outlined, func() { f.take(i, it.Suggestions[0]) }).Small())
	} else {
		row.Add(kit.NewButton(lang.T("editor.show"), "", kit.Ghost, func() { f.choose(i) }).Small())
	}
	if spelled(it) {
		row.Add(kit.NewIconButton("book-plus", lang.T("editor.learn"), func() { f.learn(i) }).Small())
	}
	more := kit.NewIconButton("ellipsis", lang.T("common.more"), nil).Small()
	more.SetTap(func() { f.menu(i, kit.Below(more)) })
	row.Add(more)
	return row
}

// offered is what the button of a suggestion says; without words it takes the
// found ones away.
func offered(better string) string {
	if better == "" {
		return lang.T("common.delete")
	}
	return better
}

// spelled reports whether a finding is about how one word is written: it is
// shown among its neighbours, and the word can be taught.
func spelled(it *item) bool { return it.Kind == proof.KindSpelling || it.Kind == proof.KindHint }

func (f *findings) problemRow(it *item) fyne.CanvasObject {
	icon, tok := "triangle-alert", kit.AmberI
	if it.problem.Level == platform.Error {
		icon, tok = "circle-alert", kit.Red
	}
	words := kit.NewParagraph(it.Message, kit.Compact, kit.Ink).SetWidth(f.v.middleWidth() - 28 - 56)
	row := kit.Row(8, kit.Top(kit.IconImage(icon, tok, 16)))
	if a := f.v.s.brand.Account(it.account); a != nil && f.v.s.tab == 0 {
		row.Add(kit.Top(kit.PlatformIcon(a.Platform, kit.Ink2, 14)))
	}
	row.Add(kit.Grow(words))
	return row
}

// waivedRow is a finding left as it is, with who said why.
func (f *findings) waivedRow(i int) fyne.CanvasObject {
	it := &f.items[i]
	words := kit.NewLabel(lang.T("editor.waived", "text", it.Text, "reason", it.waived.Reason), kit.Compact, kit.Ink3)
	return kit.Row(8, kit.IconImage("circle-slash", kit.Ink3, 16), kit.Grow(words),
		kit.NewButton(lang.T("editor.unwaive"), "", kit.Ghost, func() {
			s := f.v.s
			id := it.waived.ID
			s.tell(func(ctx context.Context) error { _, err := s.Voice.Unwaive(ctx, id); return err }, "")
		}).Small())
}

// menu shows the ways out of a finding.
func (f *findings) menu(i int, at fyne.Position) { f.v.s.host.Overlay().Menu(at, f.ways(i)) }

// ways are all suggestions and the ways to leave a finding.
func (f *findings) ways(i int) []kit.MenuItem {
	it := f.items[i]
	var items []kit.MenuItem
	for _, better := range it.Suggestions {
		items = append(items, kit.MenuItem{Icon: "check", Label: offered(better), Action: func() { f.take(i, better) }})
	}
	if len(items) > 0 {
		items = append(items, kit.MenuItem{})
	}
	items = append(items, kit.MenuItem{Icon: "search", Label: lang.T("editor.show"), Action: func() { f.choose(i) }})
	if spelled(&it) {
		items = append(items, kit.MenuItem{Icon: "book-plus", Label: lang.T("editor.learn"), Action: func() { f.learn(i) }})
	}
	items = append(items, kit.MenuItem{Icon: "circle-slash", Label: lang.T("editor.claim_waive"), Action: func() { f.waive(i) }})
	return items
}

// mark underlines the findings in the text that is shown.
func (f *findings) mark() {
	var marks []kit.Underline
	f.marked = f.marked[:0]
	length := len([]rune(f.v.writing.text()))
	for i := range f.items {
		it := &f.items[i]
		if !f.inText(it) || it.waived != nil || it.End > length {
			continue
		}
		u := kit.Underline{Start: it.Start, End: it.End, Kind: kit.Red, Tip: it.Message}
		if it.problem == nil && it.Kind != proof.KindSpelling {
			u.Kind, u.Fill = kit.AmberF, it.Kind == proof.KindClaim
		}
		marks, f.marked = append(marks, u), append(f.marked, i)
	}
	f.v.writing.entry.Mark(marks)
}

// inText reports whether an item's offsets are those of the text shown.
func (f *findings) inText(it *item) bool {
	s := f.v.s
	if it.field != platform.FieldText || it.End <= it.Start || it.problem != nil {
		return false
	}
	v := variant(s.post, s.tab)
	own := s.tab != 0 && v != nil && v.OwnCaption
	return own == (it.account != 0) && (it.account == 0 || it.account == s.tab)
}

// next goes to the next finding (Ctrl .).
func (f *findings) next() {
	for range f.items {
		f.at = (f.at + 1) % len(f.items)
		if f.items[f.at].waived == nil && f.items[f.at].problem == nil {
			f.choose(f.at)
			return
		}
	}
}

// apply takes the first suggestion of the chosen finding (Ctrl Shift .).
func (f *findings) apply() {
	if f.at < 0 {
		f.next()
	}
	if f.at >= 0 && f.at < len(f.items) && len(f.items[f.at].Suggestions) > 0 && f.items[f.at].problem == nil {
		at := f.at
		f.at = at - 1
		f.take(at, f.items[at].Suggestions[0])
	}
}

// markItems is what the menu of an underline offers.
func (f *findings) markItems(mark int) []kit.MenuItem {
	if mark < 0 || mark >= len(f.marked) {
		return nil
	}
	return f.ways(f.marked[mark])
}

// choose brings the keyboard to the words of a finding.
func (f *findings) choose(i int) {
	it := f.items[i]
	f.at = i
	s := f.v.s
	if it.field == platform.FieldText {
		if !f.inText(&it) {
			f.v.writing.show(it.account)
		}
		f.v.jump(f.v.writing.object, f.v.writing.entry)
		f.v.writing.entry.Select(it.Start, it.End)
		return
	}
	if it.account != 0 && s.tab != it.account {
		f.v.writing.show(it.account)
	}
	f.v.jump(f.v.writing.own.object, nil)
}

// take puts a suggestion in the place of the words; one step of undo.
func (f *findings) take(i int, better string) {
	it := f.items[i]
	s := f.v.s
	if it.field == platform.FieldText {
		if !f.inText(&it) {
			f.v.writing.show(it.account)
		}
		f.v.writing.entry.Replace(seam([]rune(f.v.writing.text()), it.Start, it.End, better))
	} else {
		text := []rune(s.textAt(it.place))
		if it.End > len(text) {
			return
		}
		s.setTextAt(it.place, string(text[:it.Start])+better+string(text[it.End:]))
	}
	s.proof()
}

// seam widens the part of a text that a whole sentence takes the place of, so
// that no two signs meet: "Fit, pasti langsing!" becomes "Fit. Hasil berbeda."
func seam(text []rune, start, end int, better string) (from, to int, words string) {
	first, _ := utf8.DecodeRuneInString(better)
	if strings.HasSuffix(better, ".") && end < len(text) && strings.ContainsRune(".!?", text[end]) {
		end++
	}
	if unicode.IsUpper(first) && start < len(text) && unicode.IsLower(text[start]) {
		if head := strings.TrimRight(string(text[:start]), " "); strings.HasSuffix(head, ",") {
			start, better = utf8.RuneCountInString(head)-1, ". "+better
		}
	}
	return start, end, better
}

// learn teaches a word for the brand; the toast takes it back.
func (f *findings) learn(i int) {
	s := f.v.s
	w := &models.Word{BrandID: s.brand.ID, Word: f.items[i].Text, Kind: models.WordKnown}
	id := s.id
	s.host.Runner().Run(func() func() {
		err := s.Voice.AddWord(context.Background(), w)
		return func() {
			if err != nil {
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			s.host.Overlay().Toast("book-plus", lang.T("editor.learned", "word", w.Word, "brand", s.brand.Name), lang.T("common.undo"), func() {
				s.tell(func(ctx context.Context) error { _, err := s.Voice.RemoveWord(ctx, w.ID); return err }, "")
			})
			if s.id == id {
				s.load()
			}
		}
	})
}

// waive leaves a finding as it is, with a reason that is kept.
func (f *findings) waive(i int) {
	it, s := f.items[i], f.v.s
	s.ask(lang.T("editor.waive_title", "text", it.Text), lang.T("editor.waive_reason"), "", func(reason string) {
		w := &models.Waiver{PostID: s.id, AccountID: it.account, Rule: it.Rule, Text: it.Text, Reason: reason}
		s.tell(func(ctx context.Context) error { return s.Voice.Waive(ctx, w) }, lang.T("editor.waived_done"))
	})
}

// textAt is the text at a place of the post.
func (s *Screen) textAt(at place) string {
	if at.field == platform.FieldAlt {
		i := slices.IndexFunc(s.post.Media, func(m models.PostMedia) bool { return m.MediaID == at.media })
		if i < 0 {
			return ""
		}
		return s.post.Media[i].Alt
	}
	v := variant(s.post, at.account)
	switch {
	case at.account == 0 || v == nil:
		return s.post.Caption
	case at.field == platform.FieldText:
		return v.Text(s.post)
	}
	return value(v, at.field)
}

// setTextAt writes a field that is not the main text.
func (s *Screen) setTextAt(at place, text string) {
	if at.field == platform.FieldAlt {
		s.changeNow("alt:"+idText(at.media), func(p *models.Post) { setAlt(p, at.media, text) })
	} else {
		s.changeNow("option:"+at.field+":"+idText(at.account), func(p *models.Post) {
			if v := variant(p, at.account); v != nil {
				setValue(v, at.field, text)
			}
		})
	}
	s.view.brief.media.print = ""
	s.view.sync()
}
