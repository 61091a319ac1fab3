package shell

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/views/kit"
)

// shortcutKeys are the keys that screens get together with a modifier.
var shortcutKeys = []fyne.KeyName{
	fyne.KeyA, fyne.KeyB, fyne.KeyC, fyne.KeyD, fyne.KeyE, fyne.KeyF, fyne.KeyG, fyne.KeyH, fyne.KeyI, fyne.KeyK,
	fyne.KeyN, fyne.KeyO, fyne.KeyQ, fyne.KeyS, fyne.KeyV, fyne.KeyX, fyne.KeyY, fyne.KeyZ,
	fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9,
	fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
	fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyPeriod,
}

var keyNames = map[fyne.KeyName]string{
	fyne.KeyUp: "ArrowUp", fyne.KeyDown: "ArrowDown", fyne.KeyLeft: "ArrowLeft", fyne.KeyRight: "ArrowRight",
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeySpace: "Space", fyne.KeyHome: "Home", fyne.KeyEnd: "End",
}

// keys hangs the keyboard on the window: keys without modifier reach the screen
// only when no field has the focus (Fyne sees to that), those with one always.
func (s *Shell) keys() {
	c := s.window.Canvas()
	c.SetOnTypedKey(s.typedKey)
	c.SetOnTypedRune(s.typedRune)
	for _, mod := range []fyne.KeyModifier{
		fyne.KeyModifierShortcutDefault, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, fyne.KeyModifierAlt,
	} {
		for _, key := range shortcutKeys {
			name := shortcutName(mod, key)
			c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, func(fyne.Shortcut) { s.shortcut(name) })
		}
	}
	// Fyne turns these into shortcuts of its own before ours are asked.
	for _, own := range []struct {
		shortcut fyne.Shortcut
		name     string
	}{
		{&fyne.ShortcutCopy{}, "Ctrl+C"},
		{&fyne.ShortcutPaste{}, "Ctrl+V"},
		{&fyne.ShortcutCut{}, "Ctrl+X"},
		{&fyne.ShortcutSelectAll{}, "Ctrl+A"},
		{&fyne.ShortcutUndo{}, "Ctrl+Z"},
		{&fyne.ShortcutRedo{}, "Ctrl+Y"},
	} {
		c.AddShortcut(own.shortcut, func(fyne.Shortcut) { s.shortcut(own.name) })
	}
}

func shortcutName(mod fyne.KeyModifier, key fyne.KeyName) string {
	name, ok := keyNames[key]
	if !ok {
		name = string(key)
	}
	if mod&fyne.KeyModifierShift != 0 {
		name = "Shift+" + name
	}
	if mod&fyne.KeyModifierAlt != 0 {
		return "Alt+" + name
	}
	return "Ctrl+" + name
}

func (s *Shell) typedKey(e *fyne.KeyEvent) {
	screen := s.screen()
	if screen == nil || s.covered() {
		return
	}
	if screen.TypedKey(e) {
		return
	}
	switch e.Name {
	case fyne.KeyF1:
		s.showKeys()
	}
}

func (s *Shell) typedRune(r rune) {
	screen := s.screen()
	if screen == nil || s.covered() || screen.TypedRune(r) {
		return
	}
	switch r {
	case 'n', 'N':
		s.NewPost("", "", 0)
	case '?':
		s.showKeys()
	}
}

func (s *Shell) shortcut(name string) {
	if name == "Ctrl+Q" {
		s.Quit()
		return
	}
	screen := s.screen()
	if screen == nil || s.covered() {
		return
	}
	if screen.Shortcut(name) {
		return
	}
	switch name {
	case "Ctrl+K":
		s.openPalette()
	case "Ctrl+Z":
		s.undo(s.plan.Undo)
	case "Ctrl+Shift+Z", "Ctrl+Y":
		s.undo(s.plan.Redo)
	case "Ctrl+S":
		s.backupNow()
	case "Ctrl+O":
		s.OpenImport("")
	case "Ctrl+E":
		s.ExportPlan()
	case "Ctrl+N":
		s.NewPost("", "", 0)
	default:
		if digit, ok := strings.CutPrefix(name, "Ctrl+"); ok {
			if n, err := strconv.Atoi(digit); err == nil && n >= 1 {
				s.show(n - 1)
			}
		}
	}
}

// covered reports whether a dialog or menu, ours or the toolkit's, lies above
// the screen: its shortcuts are off meanwhile.
func (s *Shell) covered() bool { return s.overlay.Open() || s.window.Canvas().Overlays().Top() != nil }

// undo takes the last command of the plan back, or forth, and says which.
func (s *Shell) undo(command func(context.Context) (plan.Done, error)) {
	s.runner.Run(func() func() {
		done, err := command(context.Background())
		return func() {
			var refused *plan.Refused
			switch {
			case errors.As(err, &refused):
				s.overlay.Toast("triangle-alert", lang.Error(err), "", nil)
			case err != nil:
				slog.Error("undo", "err", err)
				s.overlay.Toast("triangle-alert", lang.Error(err), "", nil)
			case done.Nothing():
			default:
				s.overlay.Toast("undo-2", lang.T(done.Key, done.Args...), "", nil)
			}
		}
	})
}

func (s *Shell) backupNow() {
	w := s.work
	s.runner.Run(func() func() {
		path, err := w.Backup(context.Background(), "manual")
		return func() {
			if err != nil {
				slog.Error("back up", "err", err)
				s.overlay.Toast("triangle-alert", lang.T("shell.backup_failed", "reason", lang.Error(err)), "", nil)
				return
			}
			slog.Info("backed up", "file", path)
			s.readBackups()
			s.overlay.Toast("check", lang.T("shell.backed_up"), "", nil)
		}
	})
}

// showKeys is the map of the keyboard (F1): what works everywhere, then what
// the present screen adds.
func (s *Shell) showKeys() {
	section := func(title string, hints []kit.Hint) fyne.CanvasObject {
		rows := kit.Column(8, kit.Text(title, kit.CaptionBold, kit.Ink3))
		for _, h := range hints {
			caps := kit.Row(4)
			for _, k := range h.Keys {
				caps.Add(kit.KeyCap(k))
			}
			rows.Add(kit.Row(12, kit.Fixed(132, 20, caps), kit.Grow(kit.NewLabel(sentence(h.Text), kit.Compact, kit.Ink))))
		}
		return kit.Grow(rows)
	}
	everywhere := []kit.Hint{
		{Keys: []string{"Ctrl", "K"}, Text: lang.T("shell.key.palette")},
		{Keys: []string{"N"}, Text: lang.T("shell.key.new")},
		{Keys: []string{"Ctrl", "Z"}, Text: lang.T("shell.key.undo")},
		{Keys: []string{"Ctrl", "Shift", "Z"}, Text: lang.T("shell.key.redo")},
		{Keys: []string{"Ctrl", "O"}, Text: lang.T("shell.key.import")},
		{Keys: []string{"Ctrl", "E"}, Text: lang.T("shell.key.export")},
		{Keys: []string{"Ctrl", "S"}, Text: lang.T("shell.key.backup")},
		{Keys: []string{"Ctrl", "1 … 3"}, Text: lang.T("shell.key.screens")},
		{Keys: []string{"F1"}, Text: lang.T("shell.key.help")},
		{Keys: []string{"Esc"}, Text: lang.T("shell.key.close")},
		{Keys: []string{"Ctrl", "Q"}, Text: lang.T("shell.key.quit")},
	}
	body := kit.Row(24, section(lang.T("shell.key.all"), everywhere))
	here := s.screen().Hints()
	if k, ok := s.screen().(interface{ Keys() []kit.Hint }); ok {
		here = k.Keys()
	}
	if len(here) > 0 {
		body.Add(section(lang.T("shell.key.here"), here))
	}
	var d *kit.Dialog
	d = s.overlay.Dialog(lang.T("shell.keys"), body, 880,
		kit.NewButton(lang.T("common.close"), "", kit.Outlined, func() { d.Close() }))
}

// sentence begins a text with a capital: hints are small in the status bar.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// Press acts as a shortcut with a modifier does, "Ctrl+K".
func (s *Shell) Press(name string) { s.shortcut(name) }

// Show brings a screen into view by its name in the rail.
func (s *Shell) Show(place string) { s.open(place) }
