package shell

import (
	"context"
	"log/slog"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// command is a line of the palette.
type command struct {
	face func() fyne.CanvasObject // 16 px, before the words
	text string
	note string   // what it is
	keys []string // its shortcut
	run  func()
}

// paletteLines is how many lines the palette shows.
const paletteLines = 10

// openPalette searches screens, actions, brands and posts by one field (Ctrl K).
func (s *Shell) openPalette() {
	field := kit.NewEntry(lang.T("shell.palette"))
	field.SetIcon("search")
	list := kit.Column(0)
	var pop *kit.Popup
	var found []command
	var latest kit.Latest
	at := 0
	answered, entered := "", false // the text found answers; Enter waits for its own
	run := func(i int) {
		if i < len(found) {
			do := found[i].run
			pop.Close()
			do()
		}
	}
	draw := func() {
		list.Objects = nil
		for i, c := range found {
			list.Add(newPaletteLine(c, i == at, func() { run(i) }))
		}
		if len(found) == 0 {
			list.Add(kit.Pad(8, 12, 8, 12, kit.Text(lang.T("shell.nothing_found"), kit.Compact, kit.Ink3)))
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
				answered = text
				draw()
				if entered {
					run(at)
				}
			}
		})
	}
	field.OnChanged = func(text string) { entered = false; search(text) }
	field.OnSubmitted = func(text string) {
		if entered = text != answered; !entered {
			run(at)
		}
	}
	field.OnEscape = func() { pop.Close() }
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
	body := kit.Fixed(640, 36*paletteLines+64, kit.Pad(12, 12, 12, 12, kit.Column(8, field, list)))
	pop = s.overlay.Popup(fyne.NewPos((s.width()-640)/2, 96), body)
	search("")
}

func iconFace(name string) func() fyne.CanvasObject {
	return func() fyne.CanvasObject { return kit.IconImage(name, kit.Ink2, 16) }
}

// commands are the screens, actions and brands whose words begin with the text's.
func (s *Shell) commands(text string) []command {
	var all []command
	n := 0
	for i, e := range s.screens {
		if e.hidden {
			continue
		}
		n++
		all = append(all, command{iconFace(e.icon), lang.T("shell.rail." + e.id), lang.T("shell.kind.screen"), []string{"Ctrl", strconv.Itoa(n)}, func() { s.show(i) }})
	}
	action := func(icon, text string, run func(), keys ...string) {
		all = append(all, command{iconFace(icon), text, "", keys, run})
	}
	action("plus", lang.T("shell.new_post"), func() { s.NewPost("", "", 0) }, "N")
	action("upload", lang.T("shell.import"), func() { s.OpenImport("") }, "Ctrl", "O")
	action("image", lang.T("media.open"), s.OpenLibrary)
	action("download", lang.T("shell.export"), s.ExportPlan, "Ctrl", "E")
	s.brandCommands(func(c command) { all = append(all, c) })
	action("undo-2", lang.T("shell.key.undo"), func() { s.undo(s.plan.Undo) }, "Ctrl", "Z")
	action("rotate-ccw", lang.T("shell.key.redo"), func() { s.undo(s.plan.Redo) }, "Ctrl", "Shift", "Z")
	action("archive-restore", lang.T("shell.key.backup"), s.backupNow, "Ctrl", "S")
	action("circle-question-mark", lang.T("shell.keys"), s.showKeys, "F1")
	var hits []command
	for _, c := range all {
		if matches(c.text, text) {
			hits = append(hits, c)
		}
	}
	return hits
}

// brandCommands narrow the program to a brand, and open it up again.
func (s *Shell) brandCommands(add func(command)) {
	if len(s.scope) > 0 {
		add(command{iconFace("store"), lang.T("shell.go_all"), lang.T("common.brand"), nil, func() { s.setScope(nil) }})
	}
	for i := range s.list {
		b := &s.list[i]
		add(command{func() fyne.CanvasObject { return kit.Logo(b, 16) }, lang.T("shell.go_brand", "brand", b.Name), lang.T("common.brand"), nil, func() {
			s.setScope([]int64{b.ID})
		}})
	}
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
	brand := s.brandOf(c.BrandID)
	return command{func() fyne.CanvasObject { return kit.Logo(brand, 16) }, text, note, nil, func() {
		s.OpenCalendar(c.Day)
		s.OpenPost(c.PostID)
	}}
}

func (s *Shell) brandOf(id int64) *models.Brand {
	for i := range s.list {
		if s.list[i].ID == id {
			return &s.list[i]
		}
	}
	return nil
}
