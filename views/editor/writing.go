package editor

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// writing is the middle of the editor: tabs of the base and the accounts, the
// text with its tools and counters, hashtags, and the fields of the platform.
type writing struct {
	v       *view
	object  *fyne.Container
	tabs    *fyne.Container
	note    *fyne.Container
	entry   *kit.CaptionEntry
	box     *captionBox
	words   *canvas.Text
	counts  *counts
	tags    *tags
	own     *ownFields
	tabKeys string
}

func newWriting(v *view) *writing {
	w := &writing{v: v}
	w.tabs = container.New(flow{v.middleWidth, 4})
	w.note = kit.Row(8)
	w.entry = kit.NewCaption(lang.T("editor.caption_hint")).Bare().Rows(7, 15)
	w.entry.OnChanged = w.typed
	w.entry.OnEscape = v.s.Leave
	w.entry.MarkItems = func(i int) []kit.MenuItem { return v.findings.markItems(i) }
	w.entry.OnComplete = w.complete
	w.entry.OnPasteFiles = v.s.pasteFiles
	w.entry.OnTooLong = func(taken, _ int) {
		v.s.host.Overlay().Toast("triangle-alert", lang.T("editor.too_long", "limit", lang.Int(taken)), "", nil)
	}
	w.entry.OnOverscroll = func(e *fyne.ScrollEvent) { v.middle.Scrolled(e) }
	w.words = kit.Text("", kit.Compact, kit.Ink3)
	w.counts = newCounts(w)
	w.box = newCaptionBox(w)
	w.tags = newTags(w)
	w.own = newOwnFields(w)
	w.object = kit.Column(rowGap, w.tabs, w.note, w.box, w.tags.object, w.own.object)
	return w
}

// focus takes the keyboard to the text.
func (w *writing) focus() {
	// The entry may not have been drawn yet: only then the toolkit knows its canvas.
	w.v.s.host.Overlay().Canvas().Focus(w.entry)
}

// typed takes the text for the base or for the account whose tab is open.
func (w *writing) typed(text string) {
	s := w.v.s
	id := s.tab
	if id == 0 {
		s.change("caption", func(p *models.Post) { p.Caption = text })
		return
	}
	s.change("caption:"+idText(id), func(p *models.Post) {
		if v := variant(p, id); v != nil {
			v.OwnCaption, v.Caption = true, text
		}
	})
	w.syncTabs()
}

// text is what the open tab shows.
func (w *writing) text() string {
	s := w.v.s
	if v := variant(s.post, s.tab); s.tab != 0 && v != nil {
		return v.Text(s.post)
	}
	return s.post.Caption
}

// show opens the text of an account, 0 the base.
func (w *writing) show(account int64) {
	w.v.s.tab = account
	w.v.sync()
	w.v.previews.reveal(account)
	w.focus()
}

// step opens the next or previous tab.
func (w *writing) step(d int) {
	ids, at := []int64{0}, 0
	for _, v := range w.v.s.post.Variants {
		if v.AccountID == 0 {
			continue
		}
		if v.AccountID == w.v.s.tab {
			at = len(ids)
		}
		ids = append(ids, v.AccountID)
	}
	w.show(ids[(at+d+len(ids))%len(ids)])
}

func (w *writing) sync() {
	if text := w.text(); w.entry.Text() != text {
		w.entry.SetText(text)
	}
	w.syncTabs()
	w.tags.sync()
	w.own.sync()
	w.count()
}

// count shows length and counters of the text as it is.
func (w *writing) count() {
	text := w.text()
	n := len(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' }))
	seconds := (n*60 + wordsPerMinute - 1) / wordsPerMinute
	about := ""
	if n > 0 {
		about = lang.T("editor.words", "n", lang.Int(n), "time", lang.Seconds(seconds))
	}
	if w.words.Text != about {
		w.words.Text = about
		w.words.Refresh()
	}
	w.counts.sync()
	w.tags.counted()
}

// wordsPerMinute is how fast people read on a screen (Brysbaert 2019: 238
// words of English a minute; Indonesian words are longer).
const wordsPerMinute = 200

// syncTabs draws the tabs anew when accounts, the open tab or a dot changed.
func (w *writing) syncTabs() {
	s := w.v.s
	keys := fmt.Sprint(s.id, s.tab)
	for _, v := range s.post.Variants {
		keys += fmt.Sprint("|", v.AccountID, v.OwnCaption || v.OwnHashtags)
	}
	if keys == w.tabKeys {
		return
	}
	w.tabKeys = keys
	w.tabs.Objects = []fyne.CanvasObject{newTab(w, 0, "file-text", lang.T("editor.base"), false, false)}
	for _, v := range s.post.Variants {
		if a := s.brand.Account(v.AccountID); a != nil {
			w.tabs.Add(newTab(w, a.ID, "platform/"+string(a.Platform), s.short(a), true, v.OwnCaption || v.OwnHashtags))
		}
	}
	add := kit.NewIconButton("plus", lang.T("editor.accounts"), nil)
	add.SetTap(func() { s.accountMenu(kit.Below(add)) })
	w.tabs.Add(add)
	w.tabs.Refresh()
	w.syncNote()
}

// syncNote says whether the account of the tab follows the base, or whether
// the base has followers.
func (w *writing) syncNote() {
	s := w.v.s
	w.note.Objects = nil
	v := variant(s.post, s.tab)
	switch {
	case s.tab == 0:
		var follow, own []string
		for _, o := range s.post.Variants {
			if a := s.brand.Account(o.AccountID); a != nil {
				if o.OwnCaption {
					own = append(own, s.short(a))
				} else {
					follow = append(follow, s.short(a))
				}
			}
		}
		if len(own) > 0 {
			text := lang.T("editor.base_own", "own", lang.List(own))
			if len(follow) > 0 {
				text = lang.T("editor.base_follow", "follow", lang.List(follow), "own", lang.List(own))
			}
			w.note.Add(kit.Grow(kit.NewLabel(text, kit.Caption, kit.Ink3)))
		}
	case v != nil && (v.OwnCaption || v.OwnHashtags):
		w.note.Add(kit.Text(lang.T("editor.changed"), kit.Caption, kit.Amber))
		w.note.Add(kit.Spacer())
		w.note.Add(kit.NewButton(lang.T("editor.follow"), "undo-2", kit.Ghost, func() { w.follow(s.tab) }).Small())
	case v != nil:
		w.note.Add(kit.Text(lang.T("editor.inherits"), kit.Caption, kit.Ink3))
	}
	w.note.Hidden = len(w.note.Objects) == 0
	w.note.Refresh()
	w.v.relaidIfBuilt()
}

// follow lets an account follow the base text again; the toast returns its own.
func (w *writing) follow(id int64) {
	s := w.v.s
	old := variant(s.post, id)
	if old == nil {
		return
	}
	was := *old
	set := func(own, ownTags bool, text, tags string) func() {
		return func() {
			if s.post == nil {
				return
			}
			s.pending = s.pending.without("caption:"+idText(id), "hashtags:"+idText(id))
			s.changeNow("own:"+idText(id), func(p *models.Post) {
				if v := variant(p, id); v != nil {
					v.OwnCaption, v.Caption, v.OwnHashtags, v.Hashtags = own, text, ownTags, tags
				}
			})
			s.view.sync()
		}
	}
	set(false, false, "", "")()
	s.host.Overlay().Toast("check", lang.T("editor.follows", "account", s.label(id)), lang.T("common.undo"),
		set(was.OwnCaption, was.OwnHashtags, was.Caption, was.Hashtags))
}

func (s *Screen) label(account int64) string {
	if a := s.brand.Account(account); a != nil {
		return a.Label()
	}
	return lang.T("editor.base")
}

// short is the platform's name, or the account's where the post is on two
// accounts of one platform.
func (s *Screen) short(a *models.Account) string {
	for _, v := range s.post.Variants {
		if o := s.brand.Account(v.AccountID); o != nil && o.ID != a.ID && o.Platform == a.Platform {
			return a.Label()
		}
	}
	return lang.Platform(a.Platform)
}

// accountMenu puts the post on accounts and takes it off.
func (s *Screen) accountMenu(at fyne.Position) {
	var items []kit.MenuItem
	for i := range s.brand.Accounts {
		a := &s.brand.Accounts[i]
		has := variant(s.post, a.ID)
		if a.ArchivedAt != 0 && has == nil {
			continue
		}
		item := kit.MenuItem{Label: a.Platform.Name() + " " + a.Label(), Object: kit.PlatformIcon(a.Platform, kit.Ink2, 14)}
		if has != nil {
			item.Shortcut = "✓"
		}
		item.Action = func() { s.toggleAccount(a.ID) }
		items = append(items, item)
	}
	if len(items) == 0 {
		s.host.Overlay().Toast("circle-alert", lang.T("editor.no_accounts"), "", nil)
		return
	}
	s.host.Overlay().Menu(at, items)
}

func (s *Screen) toggleAccount(id int64) {
	has := variant(s.post, id)
	if has != nil && locked(has) {
		s.host.Overlay().Toast("circle-alert", lang.T("editor.account_live", "account", s.label(id)), "", nil)
		return
	}
	on := has == nil
	if !on && has.OwnCaption && !blank(has.Caption) {
		s.host.Overlay().Toast("check", lang.T("editor.account_off", "account", s.label(id)), lang.T("common.undo"), s.giveBack(*has))
	}
	s.changeNow("account:"+idText(id), func(p *models.Post) { setAccount(p, id, on) })
	if !on && s.tab == id {
		s.tab = 0
	}
	s.view.sync()
}

// giveBack puts a variant back on its account with what had been written for it.
func (s *Screen) giveBack(v models.Variant) func() {
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

// shownPieces are the pieces the open tab is about: an account's own, or of the
// base all that follow it.
func (w *writing) shownPieces() []int {
	s := w.v.s
	var out []int
	for i := range s.pieces {
		id := s.pieces[i].Account.ID
		if s.tab == id || s.tab == 0 {
			out = append(out, i)
		}
	}
	return slices.Clip(out)
}
