package editor

import (
	"context"
	"log/slog"

	"lontar/app/lang"
	"lontar/app/voice"
	"lontar/models"
	"lontar/views/kit"
)

// saveGroup keeps the hashtags of the open tab as a group of the brand.
func (t *tags) saveGroup() {
	s := t.w.v.s
	list := voice.ParseTags(t.text())
	if len(list) == 0 {
		s.host.Overlay().Toast("hash", lang.T("editor.group_empty"), "", nil)
		kit.FocusOn(t.entry)
		return
	}
	s.ask(lang.T("editor.group_save"), lang.T("editor.group_name"), "", func(name string) {
		g := &models.HashtagGroup{BrandID: s.brand.ID, Name: name, Tags: voice.JoinTags(list), Position: len(s.known.groups)}
		s.tell(func(ctx context.Context) error { return s.Voice.SaveGroup(ctx, g) }, lang.T("editor.group_saved", "name", name))
	})
}

// ask asks for one line of text in a dialog.
func (s *Screen) ask(title, label, value string, then func(text string)) {
	entry := kit.NewEntry("")
	entry.Set(value)
	var d *kit.Dialog
	ok := func() {
		if blank(entry.Text) {
			entry.SetError(lang.T("editor.name_empty"))
			return
		}
		d.Close()
		then(entry.Text)
	}
	entry.OnSubmitted = func(string) { ok() }
	d = s.host.Overlay().Dialog(title, kit.Field(label, entry, ""), 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("common.save"), "", kit.Primary, ok))
	d.Focus(entry)
}

// tell writes something off the UI and says in a toast that it is done.
func (s *Screen) tell(write func(ctx context.Context) error, done string) {
	id := s.id
	s.host.Runner().Run(func() func() {
		err := write(context.Background())
		return func() {
			if err != nil {
				slog.Error("editor: write", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			if done != "" {
				s.host.Overlay().Toast("check", done, "", nil)
			}
			if s.id == id {
				s.load()
			}
		}
	})
}
