package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// Sizes of the popup that chooses columns.
const (
	chooserWidth  = 300
	chooserRow    = 32
	chooserHeight = 440
)

// chooser lists all columns: shown or not by checkbox, their order by
// dragging or Alt+arrows, custom ones with a menu.
type chooser struct {
	widget.BaseWidget
	t       *Table
	rows    *fyne.Container
	scroll  *container.Scroll
	at      int // row of the keyboard cursor
	drag    int // row being dragged, -1 none
	dragY   float32
	focused bool
}

func newChooser(t *Table) *chooser {
	c := &chooser{t: t, rows: &fyne.Container{}, drag: -1}
	c.scroll = container.NewVScroll(c.rows)
	c.rows.Layout = &stacked{height: chooserRow}
	c.ExtendBaseWidget(c)
	c.rebuild()
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *chooser) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.scroll) }

// MinSize implements fyne.CanvasObject.
func (c *chooser) MinSize() fyne.Size {
	return fyne.NewSize(chooserWidth, min(float32(len(c.t.all))*chooserRow, chooserHeight))
}

func (c *chooser) rebuild() {
	c.rows.Objects = nil
	for i := range c.t.all {
		c.rows.Add(c.row(i))
	}
	c.rows.Refresh()
}

func (c *chooser) row(i int) fyne.CanvasObject {
	col := c.t.all[i]
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 6
	switch {
	case i == c.drag:
		ground.FillColor = kit.Color(kit.Tint2)
	case i == c.at && c.focused:
		ground.FillColor = kit.Color(kit.Tint)
	}
	check := kit.NewCheck(columnName(&col), c.t.layout.Visible(&col), func(on bool) { c.t.showColumn(col.ID, on) })
	parts := []fyne.CanvasObject{newGrip(c, i), kit.Pad(0, 0, 0, 4, check), kit.Spacer()}
	if col.Fields != nil {
		parts = append(parts, kit.Text(lang.T("table.kind."+string(kindName(col.Kind))), kit.Caption, kit.Ink3))
		var more *kit.Button
		more = kit.NewIconButton("ellipsis", lang.T("table.columns.more"), func() { c.t.columnMenu(above(more), col) })
		parts = append(parts, more)
	}
	return container.NewStack(ground, kit.Pad(0, 4, 0, 4, kit.Row(4, parts...)))
}

// move puts row i at place j.
func (c *chooser) move(i, j int) {
	if j < 0 || j >= len(c.t.all) || i == j {
		return
	}
	c.t.placeColumn(c.t.all[i].ID, j)
	c.at = j
	c.rebuild()
}

// FocusGained implements fyne.Focusable.
func (c *chooser) FocusGained() { c.focused = true; c.rebuild() }

// FocusLost implements fyne.Focusable.
func (c *chooser) FocusLost() { c.focused = false; c.rebuild() }

// TypedRune implements fyne.Focusable.
func (c *chooser) TypedRune(rune) {}

// TypedKey walks the columns; Space shows or hides the one under the cursor.
func (c *chooser) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		c.at = min(c.at+1, len(c.t.all)-1)
	case fyne.KeyUp:
		c.at = max(c.at-1, 0)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		col := &c.t.all[c.at]
		c.t.showColumn(col.ID, !c.t.layout.Visible(col))
	default:
		return
	}
	if y := float32(c.at) * chooserRow; y < c.scroll.Offset.Y || y+chooserRow > c.scroll.Offset.Y+c.scroll.Size().Height {
		c.scroll.Offset.Y = max(y-c.scroll.Size().Height/2, 0)
		c.scroll.Refresh()
	}
	c.rebuild()
}

// TypedShortcut moves a column with Alt and the arrows.
func (c *chooser) TypedShortcut(s fyne.Shortcut) {
	switch shortcutName(s) {
	case "Alt+ArrowUp":
		c.move(c.at, c.at-1)
	case "Alt+ArrowDown":
		c.move(c.at, c.at+1)
	}
}

// dragged carries a column over the others.
func (c *chooser) dragged(i int, dy float32) {
	if c.drag < 0 {
		c.drag, c.dragY = i, 0
	}
	c.dragY += dy
	for c.dragY >= chooserRow && c.drag < len(c.t.all)-1 {
		c.dragY -= chooserRow
		c.drag++
		c.move(c.drag-1, c.drag)
	}
	for c.dragY <= -chooserRow && c.drag > 0 {
		c.dragY += chooserRow
		c.drag--
		c.move(c.drag+1, c.drag)
	}
}

// gripHandle is the handle at the left of a column's row.
type gripHandle struct {
	widget.BaseWidget
	c *chooser
	i int
}

func newGrip(c *chooser, i int) *gripHandle {
	h := &gripHandle{c: c, i: i}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *gripHandle) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Fixed(20, chooserRow, container.NewCenter(kit.IconImage("grip-vertical", kit.Ink3, 14))))
}

// Dragged implements fyne.Draggable.
func (h *gripHandle) Dragged(e *fyne.DragEvent) { h.c.dragged(h.i, e.Dragged.DY) }

// DragEnd implements fyne.Draggable.
func (h *gripHandle) DragEnd() { h.c.drag = -1; h.c.rebuild() }

// Cursor implements desktop.Cursorable.
func (h *gripHandle) Cursor() desktop.Cursor { return desktop.VResizeCursor }

// stacked lays rows of one height under each other.
type stacked struct{ height float32 }

// Layout implements fyne.Layout.
func (s *stacked) Layout(os []fyne.CanvasObject, size fyne.Size) {
	for i, o := range os {
		place(o, 0, float32(i)*s.height, size.Width, s.height)
	}
}

// MinSize implements fyne.Layout.
func (s *stacked) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(chooserWidth, float32(len(os))*s.height)
}

func kindName(k Kind) models.ColumnKind {
	for name, kind := range customKinds {
		if kind == k {
			return name
		}
	}
	return models.ColumnText
}
