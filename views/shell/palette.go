package shell

import (
	"context"
	"log/slog"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// command is a line of the palette.
type command struct {
	icon, text, note string
	run              func()
}

const paletteLines = 9

// openPalette searches screens, actions, brands and posts by one field (Ctrl K).
func (s *Shell) openPalette() {
	field := kit.NewEntry(lang.T("shell.search"))
	field.SetIcon("search")
	list := kit.Column(2)
	var d *kit.Dialog
	var found []command
	at := 0
	var latest kit.Latest
	draw := func() {
		list.Objects = nil
		for i, c := range found {
			b := kit.NewButton(c.text, c.icon, kit.Ghost, func() { d.Close(); c.run() }).AlignLeft()
			b.SetSelected(i == at)
			if c.note != "" {
				b.Shortcut(c.note)
			}
			list.Add(b)
		}
		if len(found) == 0 {
			list.Add(kit.Pad(8, 0, 8, 12, kit.Text(lang.T("shell.nothing_found"), kit.Compact, kit.Ink3)))
		}
		list.Refresh()
	}
	search := func(text string) {
		fixed := s.commands(text)
		latest.Run(s.runner, func() func() {
			var posts []models.Card
			if strings.TrimSpace(text) != "" {
				var err error
				if posts, err = s.plan.Search(context.Background(), text, paletteLines); err != nil {
					slog.Warn("search", "err", err)
				}
			}
			return func() {
				found, at = fixed, 0
				for _, c := range posts {
					found = append(found, s.postCommand(c))
				}
				found = found[:min(len(found), paletteLines)]
				draw()
			}
		})
	}
	field.OnChanged = search
	field.OnSubmitted = func(string) {
		if at < len(found) {
			d.Close()
			found[at].run()
		}
	}
	field.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyDown:
			at = min(at+1, max(len(found)-1, 0))
		case fyne.KeyUp:
			at = max(at-1, 0)
		default:
			return false
		}
		draw()
		return true
	}
	d = s.overlay.Dialog(lang.T("shell.palette"), container.NewBorder(field, nil, nil, nil, kit.Fixed(0, 330, kit.Pad(8, 0, 0, 0, list))), 640)
	d.Focus(field)
	search("")
}

// commands are the screens, actions and brands whose words begin with the text's.
func (s *Shell) commands(text string) []command {
	var all []command
	for i, e := range s.screens {
		all = append(all, command{e.icon, lang.T("shell.rail." + e.id), "Ctrl " + string(rune('1'+i)), func() { s.show(i) }})
	}
	all = append(all,
		command{"plus", lang.T("shell.new_post"), "N", func() { s.NewPost("", "", 0) }},
		command{"undo-2", lang.T("shell.key.undo"), "Ctrl Z", func() { s.undo(s.plan.Undo, "common.undone") }},
		command{"archive-restore", lang.T("shell.key.backup"), "Ctrl S", s.backupNow},
		command{"circle-question-mark", lang.T("shell.keys"), "F1", s.showKeys})
	for i := range s.list {
		b := &s.list[i]
		all = append(all, command{"store", b.Name, lang.T("common.brand"), func() {
			s.scope = []int64{b.ID}
			for _, e := range s.screens {
				e.screen.SetBrands(s.scope)
			}
			s.Refresh()
		}})
	}
	var hits []command
	for _, c := range all {
		if matches(c.text, text) {
			hits = append(hits, c)
		}
	}
	return hits
}

// matches: every word of the text begins a word of the name.
func matches(name, text string) bool {
	words := strings.Fields(strings.ToLower(name))
	for _, w := range strings.Fields(strings.ToLower(text)) {
		hit := false
		for _, n := range words {
			hit = hit || strings.HasPrefix(n, w)
		}
		if !hit {
			return false
		}
	}
	return true
}

func (s *Shell) postCommand(c models.Card) command {
	text := c.Title
	if text == "" {
		text = c.Snippet
	}
	note := lang.T("shell.undated")
	if c.Day != "" {
		note = lang.When(c.Day, c.Clock)
	}
	return command{"file-text", text, note, func() {
		s.OpenCalendar(c.Day)
		s.OpenPost(c.PostID)
	}}
}
