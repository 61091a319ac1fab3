package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// textKeys are the keys that mean something inside a text together with Ctrl
// or Alt: moving and deleting by words.
var textKeys = map[fyne.KeyName]bool{
	fyne.KeyLeft: true, fyne.KeyRight: true, fyne.KeyBackspace: true, fyne.KeyDelete: true,
	fyne.KeyHome: true, fyne.KeyEnd: true, fyne.KeyInsert: true,
}

// TypedShortcut keeps what belongs to the text and hands the rest to the
// window: the toolkit would swallow Ctrl+K in a field.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	if c, ok := s.(*desktop.CustomShortcut); ok && !textKeys[c.KeyName] {
		if w, ok := CanvasOf(e).(fyne.Shortcutable); ok {
			w.TypedShortcut(s)
			return
		}
	}
	e.Entry.TypedShortcut(s)
}
