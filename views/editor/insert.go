package editor

import (
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/voice"
	"lontar/views/kit"
)

// openEmoji shows the emoji picker at the caret.
func (w *writing) openEmoji() {
	s := w.v.s
	var p *kit.Popup
	picker := kit.NewEmojiPicker(s.Prefs.Emoji, s.Prefs.Tone, func(emoji string) {
		p.Close()
		w.entry.Insert(emoji)
		w.focus()
	})
	picker.OnTone = func(tone int) { s.Prefs.Tone = tone; s.keepPrefs() }
	picker.OnRecent = func(recent []string) { s.Prefs.Emoji = recent; s.keepPrefs() }
	p = s.host.Overlay().Popup(w.entry.CaretPosition(), picker)
}

// keepPrefs writes the program's settings; they are small, and a failure
// costs no work.
func (s *Screen) keepPrefs() {
	if err := s.Prefs.Save(); err != nil {
		slog.Warn("editor: keep settings", "err", err)
	}
}

// insertTags puts a group of hashtags into the text itself.
func (w *writing) insertTags(at fyne.Position) {
	s := w.v.s
	var items []kit.MenuItem
	for _, g := range s.known.groups {
		items = append(items, kit.MenuItem{Icon: "hash", Label: g.Name, Action: func() { w.insert(g.Tags) }})
	}
	if len(items) == 0 {
		w.insert("#")
		return
	}
	s.host.Overlay().Menu(at, items)
}

// insertHandle puts "@name" of somebody in the brand's book into the text; each
// platform gets that name's own handle.
func (w *writing) insertHandle(at fyne.Position) {
	s := w.v.s
	var items []kit.MenuItem
	for _, name := range s.handleNames() {
		items = append(items, kit.MenuItem{Icon: "at-sign", Label: name, Action: func() { w.insert("@" + name) }})
	}
	if len(items) == 0 {
		w.insert("@")
		return
	}
	s.host.Overlay().Menu(at, items)
}

// handleNames are the names in the brand's book, each once, in order.
func (s *Screen) handleNames() []string {
	var names []string
	for _, h := range s.known.handles {
		if !slices.Contains(names, h.Name) {
			names = append(names, h.Name)
		}
	}
	return names
}

// insertLink puts the post's link into the text, or asks for one.
func (w *writing) insertLink() {
	s := w.v.s
	if link := strings.TrimSpace(s.post.Link); link != "" {
		w.insert(link)
		return
	}
	s.ask(lang.T("editor.insert_link"), lang.T("common.link"), "https://", w.insert)
}

// insertSnippet puts one of the brand's texts into the text.
func (w *writing) insertSnippet(at fyne.Position) {
	s := w.v.s
	var items []kit.MenuItem
	for _, sn := range voice.Offer(s.known.snippets, "") {
		items = append(items, kit.MenuItem{Icon: "quote", Label: "{" + sn.Name + "}", Action: func() { w.insert(sn.Text) }})
	}
	if len(items) == 0 {
		s.host.Overlay().Toast("quote", lang.T("editor.snippet_none"), "", nil)
		return
	}
	s.host.Overlay().Menu(at, items)
}

// insert puts words at the caret, with a space where they would stick to others.
func (w *writing) insert(words string) {
	start, _ := w.entry.Selection()
	before := []rune(w.entry.Text())
	if start > 0 && start <= len(before) && before[start-1] != ' ' && before[start-1] != '\n' {
		words = " " + words
	}
	w.entry.Insert(words)
	w.focus()
}
