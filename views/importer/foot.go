package importer

import (
	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/views/kit"
)

// Extensions are the endings of files the screen can read.
var Extensions = []string{".xlsx", ".xlsm", ".csv", ".tsv", ".txt"}

// pickFile asks for another file.
func (s *Screen) pickFile() { s.host.ChooseFile(Extensions, s.Open) }

// goTo turns to another step of the present draft.
func (s *Screen) goTo(to step) {
	if s.draft == nil || s.busy {
		return
	}
	s.step = to
	delete(s.places, "main")
	s.render()
}

// skipped counts the rows the import leaves as they are or out.
func (s *Screen) skipped() int {
	if s.draft == nil {
		return 0
	}
	c := s.draft.Counts
	return c.Rejected + c.Conflict - s.taken()
}

// footer holds the way back and the one primary button.
func (s *Screen) footer() fyne.CanvasObject {
	back := kit.NewButton(lang.T("common.back"), "arrow-left", kit.Ghost, s.back)
	cancel := kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { s.Open("") })
	ready, skipped := s.ready(), s.skipped()
	var do *kit.Button
	if s.step == stepMap {
		do = kit.NewButton(lang.T("importer.go_check"), "", kit.Primary, func() { s.goTo(stepCheck) }).Shortcut("Ctrl ↵")
	} else {
		words := lang.T("importer.go", "n", lang.Int(ready))
		if skipped > 0 {
			words = lang.T("importer.go_skip", "n", lang.Int(ready), "skip", lang.Int(skipped))
		}
		do = kit.NewButton(words, "", kit.Primary, s.commit).Shortcut("Ctrl ↵")
		if ready == 0 {
			do.Disable()
		}
	}
	note := lang.T("importer.ready", "n", lang.Int(ready), "skip", lang.Int(skipped))
	if s.busy {
		note = s.progressText()
		do.Busy(true)
	}
	s.note = kit.Text(note, kit.Compact, kit.Ink2)
	bar := kit.Row(12, back, kit.Spacer(), s.note, cancel, do)
	return kit.Panel(kit.Paper, kit.Column(0, kit.Divider(), kit.Fixed(0, 60, kit.Pad(14, 24, 14, 24, bar))))
}

func (s *Screen) progressText() string {
	if s.total > 0 {
		return lang.T("importer.progress", "n", lang.Int(s.rowsDone), "all", lang.Int(s.total))
	}
	return lang.T("common.loading")
}

// back goes one step back; before the first it gives the file up.
func (s *Screen) back() {
	if s.step == stepCheck {
		s.goTo(stepMap)
		return
	}
	s.Open("")
}

// forward does what the primary button does.
func (s *Screen) forward() {
	switch {
	case s.draft == nil || s.busy:
	case s.step == stepMap:
		s.goTo(stepCheck)
	case s.step == stepCheck:
		s.commit()
	}
}

// TypedKey handles keys no focused widget used.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyEscape {
		return false
	}
	switch {
	case s.busy && s.draft == nil:
		s.Open("")
	case s.draft != nil && s.step != stepDone:
		s.back()
	default:
		return false
	}
	return true
}

// TypedRune has no single-letter commands.
func (s *Screen) TypedRune(rune) bool { return false }

// Shortcut handles Ctrl+Enter (the primary button) and Ctrl+O (another file).
func (s *Screen) Shortcut(name string) bool {
	switch name {
	case "Ctrl+Enter":
		s.forward()
	case "Ctrl+O":
		s.pickFile()
	default:
		return false
	}
	return true
}

// Hints are the screen's shortcuts for the status bar.
func (s *Screen) Hints() []kit.Hint {
	if s.draft == nil || s.step == stepDone {
		return []kit.Hint{{Keys: []string{"Ctrl", "O"}, Text: lang.T("importer.hint_open")}}
	}
	return []kit.Hint{
		{Keys: []string{"Tab"}, Text: lang.T("importer.hint_next")},
		{Keys: []string{"↓"}, Text: lang.T("importer.hint_choices")},
		{Keys: []string{"Esc"}, Text: lang.T("importer.hint_back")},
	}
}
