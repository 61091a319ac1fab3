package table

import (
	"fyne.io/fyne/v2"

	"lontar/app/plan"
	"lontar/models"
)

// edit opens the cursor's cell. typed is what the person already typed, which
// replaces the value; "" edits the value in place, or opens a picker where
// the column has one.
func (t *Table) edit(typed string) {
	if t.editor != nil || !t.ready() {
		return
	}
	t.cursorOn = true
	c := t.at.Cursor
	k, r := t.row(c.Line)
	col := t.cols[c.Col]
	if r == nil { // still being read
		return
	}
	if col.Target(k.BrandID) == "" {
		if col.Kind == KindMedia || col.Kind == KindFixed || col.Kind == KindBrand {
			if typed == "" {
				t.openAtCursor()
			}
			return
		}
		t.sayNoColumn(&col, k.BrandID)
		return
	}
	t.grid.reveal(c)
	t.at = t.at.Go(c, false)
	if typed == "" && t.pick(&col, k, r) {
		return
	}
	value := t.faces.typing(&col, k, r)
	if e, ok := t.errors[cellRef{k.PostID, col.ID}]; ok {
		value = e.value
	}
	if typed != "" {
		value = typed
	}
	t.openEditor(c, col, k, r, value)
}

// tick turns a tick cell.
func (t *Table) tick(c Cell) {
	v := "ya"
	if t.value(c) != "" {
		v = ""
	}
	t.put([]Target{{c, v}}, false)
}

func (t *Table) openEditor(c Cell, col Column, k *Key, r *models.Row, value string) {
	t.editor = newEditor(t, c, col, k, r, value)
	t.grid.float.Add(t.editor.box)
	t.grid.bindMarks() // the editor's edge takes the place of the cursor
	t.editor.entry.focus()
}

// placeEditor keeps the editor over its cell while the view moves.
func (t *Table) placeEditor() {
	if t.editor == nil {
		return
	}
	e := t.editor
	g := t.grid
	line := t.lines.LineOf(e.post)
	if line < 0 || e.cell.Col >= len(t.cols) {
		return
	}
	e.cell.Line = line
	x := g.columnX(e.cell.Col)
	y := t.lines.Top(line) - g.off.Y + headHeight
	w := max(e.width, t.cols[e.cell.Col].Width)
	size := fyne.NewSize(w, max(e.box.MinSize().Height, rowHeight))
	x = min(x, g.Size().Width-size.Width)
	if y+size.Height > g.Size().Height {
		y = max(g.Size().Height-size.Height, headHeight)
	}
	e.box.Resize(size)
	e.box.Move(fyne.NewPos(max(x, 0), y))
	hidden := t.lines.Top(line)+rowHeight <= g.off.Y || y >= g.Size().Height
	if e.box.Hidden != hidden {
		e.box.Hidden = hidden
		e.box.Refresh()
	}
}

// commitEdit saves an open editor and closes it.
func (t *Table) commitEdit() {
	if t.editor == nil {
		return
	}
	e := t.editor
	text := e.entry.Text
	t.closeEditor()
	if text != e.was || e.failed { // by post, not by line: the row may have left the view meanwhile
		t.send([]plan.CellEdit{{PostID: e.post, Column: e.target, Value: text}}, []cellRef{{e.post, e.col.ID}}, false)
	}
}

// cancelEdit closes the editor and forgets what was typed.
func (t *Table) cancelEdit() {
	if t.editor == nil {
		return
	}
	e := t.editor
	t.closeEditor()
	delete(t.errors, cellRef{e.post, e.col.ID})
	t.grid.ver++
	t.grid.sync()
}

func (t *Table) closeEditor() {
	e := t.editor
	t.editor = nil // before the focus goes, so that losing it does not save again
	t.grid.float.Remove(e.box)
	t.grid.float.Refresh()
	t.grid.bindMarks()
	if !e.left { // a focus that is on its way elsewhere goes on
		t.takeFocus()
	}
}

// done is called by the editor's keys: save, then go on.
func (t *Table) done(m Move) {
	t.commitEdit()
	t.move(m, false)
}
