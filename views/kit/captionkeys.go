package kit

import (
	"runtime"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained draws the edge of 2 px and the caret.
func (c *CaptionEntry) FocusGained() {
	c.hasFocus = true
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		c.shift = d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	c.repaint()
	if c.OnFocus != nil {
		c.OnFocus(true)
	}
}

// FocusLost takes edge and caret away; the selection stays.
func (c *CaptionEntry) FocusLost() {
	c.hasFocus, c.shift = false, false
	c.history.seal()
	c.hideComplete()
	c.repaint()
	if c.OnFocus != nil {
		c.OnFocus(false)
	}
}

// Focused reports whether the keyboard is in the caption.
func (c *CaptionEntry) Focused() bool { return c.hasFocus }

// AcceptsTab lets Tab leave the field, except while WantTab is set or
// suggestions are shown.
func (c *CaptionEntry) AcceptsTab() bool { return c.WantTab || c.Suggesting() }

// KeyDown and KeyUp follow the shift key.
func (c *CaptionEntry) KeyDown(k *fyne.KeyEvent) { c.shiftKey(k, true) }

// KeyUp implements desktop.Keyable.
func (c *CaptionEntry) KeyUp(k *fyne.KeyEvent) { c.shiftKey(k, false) }

func (c *CaptionEntry) shiftKey(k *fyne.KeyEvent, down bool) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		c.shift = down
	}
}

// TypedRune types a character in the place of the selection.
func (c *CaptionEntry) TypedRune(r rune) {
	if c.locked() {
		return
	}
	at, until := c.selected()
	c.edit(at, until, string(r), stepType)
	c.complete()
}

// TypedKey moves the caret and deletes whole clusters; Esc and the function
// keys go to the window.
func (c *CaptionEntry) TypedKey(k *fyne.KeyEvent) {
	if c.suggestKey(k) || c.OnKey != nil && c.OnKey(k) {
		return
	}
	switch k.Name {
	case fyne.KeyEscape:
		if c.OnEscape != nil {
			c.OnEscape()
			return
		}
		ForwardKey(c, k)
	case fyne.KeyTab:
		if w := CanvasOf(c); w != nil {
			if c.shift {
				w.FocusPrevious()
			} else {
				w.FocusNext()
			}
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		at, until := c.selected()
		c.edit(at, until, "\n", stepType)
		c.complete()
	case fyne.KeyBackspace:
		c.delete(c.page.before, stepBack)
	case fyne.KeyDelete:
		c.delete(c.page.next, stepDelete)
	default:
		if !c.move(k.Name, c.shift) && functionKey(k.Name) {
			ForwardKey(c, k)
		}
	}
}

// functionKey reports whether a key is F1 to F12: letters come as keys too, and
// must not reach the window's single-letter commands.
func functionKey(k fyne.KeyName) bool {
	return len(k) > 1 && k[0] == 'F' && k[1] >= '1' && k[1] <= '9'
}

// delete takes the selection away, or what lies between the caret and where
// it would move.
func (c *CaptionEntry) delete(to func(int) int, kind stepKind) {
	at, until := c.selected()
	if at == until {
		other := to(at)
		at, until = min(at, other), max(at, other)
	} else {
		kind = stepWhole
	}
	if at < until {
		c.edit(at, until, "", kind)
		c.complete()
	}
}

// move handles the keys that move the caret; false for other keys.
func (c *CaptionEntry) move(k fyne.KeyName, grow bool) bool {
	at, until := c.selected()
	switch k {
	case fyne.KeyLeft:
		to := at
		if at == until || grow {
			to = c.page.before(c.caret)
		}
		c.place(to, false, grow)
	case fyne.KeyRight:
		to := until
		if at == until || grow {
			to = c.page.next(c.caret)
		}
		c.place(to, false, grow)
	case fyne.KeyHome:
		l, _ := c.page.rowSpan(c.page.row(c.caret, c.early))
		c.place(l.start, false, grow)
	case fyne.KeyEnd:
		c.toLineEnd(c.page.row(c.caret, c.early), grow)
	case fyne.KeyUp:
		c.byRows(-1, grow)
	case fyne.KeyDown:
		c.byRows(1, grow)
	case fyne.KeyPageUp:
		c.byRows(-c.pageRows(), grow)
	case fyne.KeyPageDown:
		c.byRows(c.pageRows(), grow)
	default:
		return false
	}
	c.moved()
	return true
}

// toLineEnd goes behind the last letter of a line: before the space it was
// broken at, or, in the middle of a long word, to its end.
func (c *CaptionEntry) toLineEnd(row int, grow bool) {
	l, soft := c.page.rowSpan(row)
	at := l.end
	if soft && at > l.start && c.page.text[at-1] == ' ' {
		c.place(at-1, false, grow)
		return
	}
	c.place(at, soft, grow)
}

func (c *CaptionEntry) pageRows() int {
	return max(1, int(c.viewHeight()/captionStyle.Line)-1)
}

// byRows moves up or down, towards the same x over short lines.
func (c *CaptionEntry) byRows(n int, grow bool) {
	row := c.page.row(c.caret, c.early)
	l, _ := c.page.rowSpan(row)
	goal := c.goal
	if goal < 0 {
		goal = c.page.x(l, c.caret)
	}
	to := max(0, min(row+n, c.page.rows()-1))
	switch {
	case to == row && n < 0:
		c.place(0, false, grow)
	case to == row:
		c.place(len(c.page.text), false, grow)
	default:
		c.placeAt(to, goal, grow)
	}
	c.goal = goal
}

// placeAt puts the caret at an x of a line.
func (c *CaptionEntry) placeAt(row int, x float32, grow bool) {
	l, soft := c.page.rowSpan(row)
	at := c.page.at(l, x)
	if soft && at == l.end {
		c.toLineEnd(row, grow)
		return
	}
	c.place(at, false, grow)
}

// Kinds of clusters for moving by words.
const (
	kindSpace = iota
	kindWord
	kindOther
)

func kindOf(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsSpace(r):
		return kindSpace
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_':
		return kindWord
	}
	return kindOther
}

// wordBefore and wordAfter are where Ctrl+Left and Ctrl+Right go.
func (p *page) wordBefore(at int) int {
	for at > 0 && kindOf(p.text[p.before(at):]) == kindSpace {
		at = p.before(at)
	}
	if at == 0 {
		return 0
	}
	kind := kindOf(p.text[p.before(at):])
	for at > 0 && kindOf(p.text[p.before(at):]) == kind {
		at = p.before(at)
	}
	return at
}

func (p *page) wordAfter(at int) int {
	if at < len(p.text) && kindOf(p.text[at:]) != kindSpace {
		for kind := kindOf(p.text[at:]); at < len(p.text) && kindOf(p.text[at:]) == kind; {
			at = p.next(at)
		}
	}
	for at < len(p.text) && kindOf(p.text[at:]) == kindSpace {
		at = p.next(at)
	}
	return at
}

// wordAround is the word, the spaces or the sign an offset lies in.
func (p *page) wordAround(at int) (from, until int) {
	if at > 0 && (at == len(p.text) || kindOf(p.text[at:]) != kindWord) && kindOf(p.text[p.before(at):]) == kindWord {
		at = p.before(at) // the pointer was right of the word's middle letter
	}
	if at >= len(p.text) || p.text[at] == '\n' {
		return at, at
	}
	kind := kindOf(p.text[at:])
	from, until = at, p.next(at)
	if kind == kindOther {
		return from, until
	}
	for from > 0 && p.text[from-1] != '\n' && kindOf(p.text[p.before(from):]) == kind {
		from = p.before(from)
	}
	for until < len(p.text) && p.text[until] != '\n' && kindOf(p.text[until:]) == kind {
		until = p.next(until)
	}
	return from, until
}

// TypedShortcut does what belongs to the text and hands the rest to the window.
func (c *CaptionEntry) TypedShortcut(s fyne.Shortcut) {
	if c.OnShortcut != nil && c.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		c.copy(s.Clipboard)
	case *fyne.ShortcutCut:
		c.cut(s.Clipboard)
	case *fyne.ShortcutPaste:
		c.paste(s.Clipboard, true)
	case *fyne.ShortcutSelectAll:
		c.selectAll()
	case *fyne.ShortcutUndo:
		c.Undo()
	case *fyne.ShortcutRedo:
		c.Redo()
	case *desktop.CustomShortcut:
		if !c.custom(s) {
			if w, ok := CanvasOf(c).(fyne.Shortcutable); ok {
				w.TypedShortcut(s)
			}
		}
	}
}

// wordModifier moves by words: Ctrl, and Alt on a Mac.
func wordModifier() fyne.KeyModifier {
	if runtime.GOOS == "darwin" {
		return fyne.KeyModifierAlt
	}
	return fyne.KeyModifierControl
}

// custom handles keys with Ctrl; false for those of the window.
func (c *CaptionEntry) custom(s *desktop.CustomShortcut) bool {
	grow := s.Modifier&fyne.KeyModifierShift != 0
	mod := s.Modifier &^ fyne.KeyModifierShift
	if mod == fyne.KeyModifierShortcutDefault && grow {
		switch s.KeyName {
		case fyne.KeyZ:
			c.Redo()
			return true
		case fyne.KeyV:
			c.paste(fyne.CurrentApp().Clipboard(), false)
			return true
		}
	}
	if mod != wordModifier() {
		return false
	}
	switch s.KeyName {
	case fyne.KeyLeft:
		c.place(c.page.wordBefore(c.caret), false, grow)
	case fyne.KeyRight:
		c.place(c.page.wordAfter(c.caret), false, grow)
	case fyne.KeyHome:
		c.place(0, false, grow)
	case fyne.KeyEnd:
		c.place(len(c.page.text), false, grow)
	case fyne.KeyBackspace:
		c.delete(c.page.wordBefore, stepWhole)
		return true
	case fyne.KeyDelete:
		c.delete(c.page.wordAfter, stepWhole)
		return true
	default:
		return false
	}
	c.moved()
	return true
}

func (c *CaptionEntry) selectAll() {
	c.place(len(c.page.text), false, true)
	c.fix = 0
	c.history.seal()
	c.redraw()
	if c.OnSelected != nil {
		c.OnSelected(c.Selection())
	}
}

func (c *CaptionEntry) copy(to fyne.Clipboard) {
	if s := c.Selected(); s != "" && to != nil {
		to.SetContent(s)
	}
}

func (c *CaptionEntry) cut(to fyne.Clipboard) {
	if c.locked() {
		c.copy(to)
		return
	}
	if s := c.Selected(); s != "" && to != nil {
		to.SetContent(s)
		c.Insert("")
	}
}

// paste puts the clipboard's text in; clean takes smart formatting out of it.
func (c *CaptionEntry) paste(from fyne.Clipboard, clean bool) {
	if from == nil || c.locked() {
		return
	}
	c.Paste(from.Content(), clean)
}

// Paste puts a text in as one step of undo; clean takes smart formatting out.
func (c *CaptionEntry) Paste(s string, clean bool) {
	if paths := pastedFiles(s); paths != nil && c.OnPasteFiles != nil && c.OnPasteFiles(paths) {
		return
	}
	if clean {
		s = CleanPaste(s)
	}
	if s != "" {
		c.Insert(s)
		c.hideComplete()
	}
}
