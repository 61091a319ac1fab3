package table

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lontar/app/lang"
	"lontar/views/kit"
)

var moves = map[fyne.KeyName]Move{
	fyne.KeyUp: Up, fyne.KeyDown: Down, fyne.KeyLeft: Left, fyne.KeyRight: Right,
	fyne.KeyPageUp: PageUp, fyne.KeyPageDown: PageDown, fyne.KeyHome: Home, fyne.KeyEnd: End,
}

// modifiers are the modifier keys held now.
func (t *Table) modifiers() fyne.KeyModifier {
	if t.mods != nil {
		return t.mods()
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// TypedKey handles a key without Ctrl or Alt; it reports whether it was used.
func (t *Table) TypedKey(e *fyne.KeyEvent) bool {
	shift := t.modifiers()&fyne.KeyModifierShift != 0
	if m, ok := moves[e.Name]; ok {
		t.move(m, shift)
		return true
	}
	switch e.Name {
	case fyne.KeyTab:
		m := Next
		if shift {
			m = Prev
		}
		t.move(m, false)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		t.edit("")
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.clear()
	case fyne.KeySpace:
		t.pickAt(t.at.Cursor.Line, shift)
	case fyne.KeyInsert:
		t.openNewLine()
	case fyne.KeyEscape:
		return t.escape()
	default:
		return false
	}
	return true
}

// TypedRune starts editing with the letter typed.
func (t *Table) TypedRune(r rune) bool {
	if r == ' ' { // Space picks the row; its rune follows the key
		return true
	}
	t.edit(string(r))
	return true
}

// escape takes back the nearest thing: copied range, range, picked rows.
func (t *Table) escape() bool {
	switch {
	case t.editor != nil:
		t.cancelEdit()
	case !t.at.Single():
		t.at = t.at.Go(t.at.Cursor, false)
		t.grid.bindMarks()
	case len(t.picked) > 0:
		t.pickNone()
	default:
		return false
	}
	return true
}

// Shortcut handles keys with modifiers by name ("Ctrl+C"); it reports whether it was used.
func (t *Table) Shortcut(name string) bool {
	switch name {
	case "Ctrl+C":
		t.copy()
	case "Ctrl+X":
		t.cut()
	case "Ctrl+V":
		t.paste()
	case "Ctrl+D":
		t.fillDown()
	case "Ctrl+A":
		t.pickAll()
	case "Ctrl+Z":
		t.undo()
	case "Ctrl+Shift+Z", "Ctrl+Y":
		t.redo()
	case "Ctrl+Home":
		t.move(Top, false)
	case "Ctrl+End":
		t.move(Bottom, false)
	case "Ctrl+Shift+Home":
		t.move(Top, true)
	case "Ctrl+Shift+End":
		t.move(Bottom, true)
	case "Ctrl+Enter":
		t.openAtCursor()
	default:
		return false
	}
	return true
}

// Hints are the keys the status bar shows.
func (t *Table) Hints() []kit.Hint {
	return []kit.Hint{
		{Keys: []string{"Enter"}, Text: lang.T("table.hint.edit")},
		{Keys: []string{"Ctrl", "C"}, Text: lang.T("table.hint.copy")},
		{Keys: []string{"Ctrl", "D"}, Text: lang.T("table.hint.fill")},
		{Keys: []string{lang.T("table.key.space")}, Text: lang.T("table.hint.pick")},
		{Keys: []string{"Ctrl", "Z"}, Text: lang.T("table.hint.undo")},
	}
}

// The grid takes keys itself while it has the focus.

// FocusGained implements fyne.Focusable.
func (g *grid) FocusGained() { g.focused = true; g.t.showCursor() }

// FocusLost implements fyne.Focusable.
func (g *grid) FocusLost() { g.focused = false }

// TypedKey implements fyne.Focusable; keys that mean nothing here go to the window.
func (g *grid) TypedKey(e *fyne.KeyEvent) {
	if g.t.TypedKey(e) {
		return
	}
	if c := g.t.canvas(); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// TypedRune implements fyne.Focusable.
func (g *grid) TypedRune(r rune) { g.t.TypedRune(r) }

// AcceptsTab implements fyne.Tabbable: Tab goes to the next cell.
func (g *grid) AcceptsTab() bool { return true }

// TypedShortcut implements fyne.Shortcutable; unknown ones go to the window,
// so that Ctrl+K works with the cursor in the table.
func (g *grid) TypedShortcut(s fyne.Shortcut) {
	if g.t.Shortcut(shortcutName(s)) {
		return
	}
	if c, ok := g.t.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// shortcutName is the name under which screens know a shortcut.
func shortcutName(s fyne.Shortcut) string {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		return "Ctrl+C"
	case *fyne.ShortcutCut:
		return "Ctrl+X"
	case *fyne.ShortcutPaste:
		return "Ctrl+V"
	case *fyne.ShortcutSelectAll:
		return "Ctrl+A"
	case *fyne.ShortcutUndo:
		return "Ctrl+Z"
	case *fyne.ShortcutRedo:
		return "Ctrl+Y"
	case *desktop.CustomShortcut:
		return customName(s)
	}
	return ""
}

func customName(s *desktop.CustomShortcut) string {
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{
		{fyne.KeyModifierShortcutDefault, "Ctrl"},
		{fyne.KeyModifierAlt, "Alt"},
		{fyne.KeyModifierShift, "Shift"},
	} {
		if s.Modifier&m.mod != 0 {
			parts = append(parts, m.name)
		}
	}
	key := string(s.KeyName)
	switch s.KeyName {
	case fyne.KeyReturn, fyne.KeyEnter:
		key = "Enter"
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		key = "Arrow" + key
	}
	return strings.Join(append(parts, key), "+")
}
