package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

// longWidth is the width of the editor for long texts (TOKENS §8, 04).
const longWidth = 380

// editor is the entry over a cell, with counters or a picker under it.
type editor struct {
	t      *Table
	cell   Cell
	post   int64
	target string // the column in the plan
	col    Column
	was    string
	failed bool // the cell holds a refused value
	width  float32
	long   bool
	left   bool // the focus went elsewhere by itself
	picker bool // date or hours under the entry
	entry  *cellEntry
	box    *fyne.Container
	counts *fyne.Container
}

func newEditor(t *Table, c Cell, col Column, k *Key, r *models.Row, value string) *editor {
	e := &editor{t: t, cell: c, post: k.PostID, target: col.Target(k.BrandID), col: col, was: t.faces.typing(&col, k, r), long: col.Kind == KindLong}
	_, e.failed = t.errors[cellRef{k.PostID, col.ID}]
	e.entry = newCellEntry(t, e.long)
	e.entry.Text = value
	ground := canvas.NewRectangle(kit.Color(kit.Surface))
	ground.StrokeColor, ground.StrokeWidth = kit.Color(kit.Focus), 2
	slim := kit.Pad(3, 0, 0, 0, e.entry) // the entry sets its text a little high for a row of 36
	if e.long {
		slim = kit.Pad(0, 0, 0, 0, e.entry)
	}
	var content fyne.CanvasObject = slim
	switch {
	case e.long:
		ground.CornerRadius = 4
		e.width = longWidth
		content = kit.Column(0, kit.Pad(4, 2, 0, 2, kit.Fixed(0, longHeight(value), slim)), kit.Pad(0, 10, 8, 10, e.footer(r)))
	case col.Kind == KindDay:
		ground.CornerRadius = 4
		e.width, e.picker = 268, true
		content = kit.Column(4, kit.Fixed(0, rowHeight, slim), kit.Pad(0, 8, 8, 8, kit.NewDatePicker(t.faces.value(&col, k, r), e.take)))
	case col.Kind == KindClock:
		ground.CornerRadius = 4
		e.width, e.picker = 200, true
		content = kit.Column(4, kit.Fixed(0, rowHeight, slim), kit.Pad(0, 8, 8, 8, kit.NewTimePicker(t.faces.value(&col, k, r), e.take)))
	case col.Kind == KindText || col.Kind == KindTags || col.Kind == KindLink:
		e.width = 160
	}
	if e.width > 0 {
		e.width = max(e.width, content.MinSize().Width)
	}
	e.box = container.NewStack(ground, content)
	return e
}

// take is what a picker under the entry calls: its value is saved at once.
func (e *editor) take(value string) {
	if e.t.editor != e {
		return
	}
	e.entry.Text = value
	e.t.commitEdit()
}

// longHeight lets the text show whole up to nine lines.
func longHeight(text string) float32 {
	n := len(kit.Wrap(text, kit.Compact, longWidth-24, 9))
	return float32(max(n, 3))*20 + 16
}

// footer is the line under a long text: counters per platform, and the keys.
func (e *editor) footer(r *models.Row) fyne.CanvasObject {
	keys := kit.Row(4,
		kit.KeyCap("Enter"), kit.Text(lang.T("table.editor.save"), kit.Caption, kit.Ink2),
		kit.KeyCap("Esc"), kit.Text(lang.T("table.editor.cancel"), kit.Caption, kit.Ink2))
	line := kit.Divider()
	if e.col.ID != "caption" {
		return kit.Column(8, line, kit.Row(0, kit.Spacer(), keys))
	}
	e.counts = container.NewHBox()
	count := func(text string) {
		e.counts.Objects = counters(r.Platforms, text)
		e.counts.Refresh()
	}
	count(e.entry.Text)
	e.entry.OnChanged = count
	return kit.Column(8, line, kit.Row(8, e.counts, kit.Spacer(), keys))
}

// counters draws one counter per platform, at most three.
func counters(ps []models.Platform, text string) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	seen := map[models.Platform]bool{}
	for _, p := range ps {
		if seen[p] || len(out) == 3 {
			continue
		}
		seen[p] = true
		n, limit := platform.Count(p, text)
		words, tok := lang.Int(n), kit.Ink2
		if limit > 0 {
			if limit <= 5000 {
				words += "/" + lang.Int(limit)
			}
			switch {
			case n > limit:
				tok = kit.Red
			case n*10 > limit*9:
				tok = kit.Amber
			}
		}
		out = append(out, kit.Row(6, kit.PlatformIcon(p, kit.Ink2, 13), kit.Text(words, kit.Caption, tok)))
	}
	return out
}

// cellEntry is an entry whose Enter, Tab, Esc and arrows belong to the table.
type cellEntry struct {
	kit.Entry
	t    *Table
	long bool
}

func newCellEntry(t *Table, long bool) *cellEntry {
	e := &cellEntry{t: t, long: long}
	e.MultiLine = long
	e.Wrapping = fyne.TextWrapOff
	if long {
		e.Wrapping = fyne.TextWrapWord
	}
	e.Scroll = fyne.ScrollVerticalOnly
	if !long {
		e.Scroll = fyne.ScrollHorizontalOnly
	}
	e.ExtendBaseWidget(e)
	e.Bare()
	return e
}

// focus brings the keys to the entry, with the text cursor at its end.
func (e *cellEntry) focus() {
	if c := e.t.canvas(); c != nil {
		c.Focus(e)
	}
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// AcceptsTab keeps Tab from leaving the table.
func (e *cellEntry) AcceptsTab() bool { return true }

// FocusLost saves: nothing typed is lost by a click elsewhere.
func (e *cellEntry) FocusLost() {
	e.Entry.FocusLost()
	if ed := e.t.editor; ed != nil && ed.entry == e && !ed.picker {
		ed.left = true
		e.t.commitEdit() // a click on the picker also takes the focus, but belongs here
	}
}

// TypedKey implements fyne.Focusable.
func (e *cellEntry) TypedKey(k *fyne.KeyEvent) {
	shift := e.t.modifiers()&fyne.KeyModifierShift != 0
	switch k.Name {
	case fyne.KeyEscape:
		e.t.cancelEdit()
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case e.long && shift:
			e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		case shift:
			e.t.done(Up)
		default:
			e.t.done(Down)
		}
	case fyne.KeyTab:
		if shift {
			e.t.done(Prev)
		} else {
			e.t.done(Next)
		}
	case fyne.KeyUp, fyne.KeyDown:
		if e.long {
			e.Entry.TypedKey(k)
			return
		}
		m := Up
		if k.Name == fyne.KeyDown {
			m = Down
		}
		e.t.done(m)
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut implements fyne.Shortcutable: Alt+Enter is a new line, as in spreadsheets.
func (e *cellEntry) TypedShortcut(s fyne.Shortcut) {
	if shortcutName(s) == "Alt+Enter" && e.long {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		return
	}
	e.Entry.TypedShortcut(s)
}
