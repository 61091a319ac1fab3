package table

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// hold is what the pressed mouse has taken hold of.
type hold int

const (
	holdNothing hold = iota
	holdCells
	holdColumn // its right edge
	holdBarV
	holdBarH
)

// doubleClick is the longest time between two clicks on one cell that open it.
const doubleClick = 400 * time.Millisecond

// mouse remembers where the mouse is and what it holds.
type mouse struct {
	g      *grid
	inside bool
	line   int // hovered
	col    int
	hold   hold
	start  fyne.Position // where it was pressed
	off    fyne.Position // scroll offset then
	column int
	width  float32 // of the held column then
	last   Cell    // of the last click
	when   time.Time
	now    func() time.Time
	grip   bool // over a column edge
}

// cellAt is the cell under a point of the grid; ok is false outside the rows.
func (g *grid) cellAt(p fyne.Position) (Cell, bool) {
	y := p.Y - headHeight + g.off.Y
	if p.Y < headHeight || y >= g.t.lines.Height() || g.t.lines.Len() == 0 {
		return Cell{}, false
	}
	col, _ := g.columnAt(p.X)
	return Cell{g.t.lines.At(y), col}, true
}

// MouseDown implements desktop.Mouseable.
func (g *grid) MouseDown(e *desktop.MouseEvent) {
	m := &g.mouse
	m.start, m.off, m.hold = e.Position, g.off, holdNothing
	if e.Button == desktop.MouseButtonSecondary {
		g.t.contextMenu(e)
		return
	}
	g.t.takeFocus()
	if v, h := g.bars.hit(e.Position); v || h {
		m.hold = holdBarH
		if v {
			m.hold = holdBarV
		}
		g.bars.page(v, e.Position)
		m.off = g.off
		return
	}
	if e.Position.Y < headHeight {
		g.pressHead(e)
		return
	}
	if g.add.hit(e.Position.Y - headHeight) {
		g.t.openNewLine()
		return
	}
	c, ok := g.cellAt(e.Position)
	if !ok {
		g.t.commitEdit()
		return
	}
	if gr, ok := g.t.lines.Head(c.Line); ok {
		g.t.fold(gr.Monday)
		return
	}
	g.pressCell(c, e.Modifier)
}

func (g *grid) pressHead(e *desktop.MouseEvent) {
	i, edge := g.columnAt(e.Position.X)
	switch {
	case i < 0:
		g.t.pickAll()
	case edge:
		g.mouse.hold, g.mouse.column, g.mouse.width = holdColumn, i, g.t.cols[i].Width
	case i < len(g.t.cols):
		g.t.sortBy(i)
	}
}

func (g *grid) pressCell(c Cell, mod fyne.KeyModifier) {
	m := &g.mouse
	g.t.commitEdit()
	if c.Col < 0 {
		g.t.pickAt(c.Line, mod&fyne.KeyModifierShift != 0)
		return
	}
	if c.Col >= len(g.t.cols) {
		return
	}
	if mod&fyne.KeyModifierShortcutDefault != 0 {
		g.t.pickAt(c.Line, false)
		return
	}
	now := m.clock()
	double := c == m.last && now.Sub(m.when) < doubleClick && mod == 0
	m.last, m.when = c, now
	g.t.goTo(c, mod&fyne.KeyModifierShift != 0)
	if double {
		m.when = time.Time{}
		g.t.edit("")
		return
	}
	m.hold = holdCells
}

func (m *mouse) clock() time.Time {
	if m.now != nil {
		return m.now()
	}
	return time.Now()
}

// MouseUp implements desktop.Mouseable.
func (g *grid) MouseUp(*desktop.MouseEvent) { g.release() }

func (g *grid) release() {
	if g.mouse.hold == holdColumn {
		g.t.saveLayout()
	}
	g.mouse.hold = holdNothing
}

// Dragged implements fyne.Draggable: range, column edge or scrollbar.
func (g *grid) Dragged(e *fyne.DragEvent) {
	m := &g.mouse
	d := fyne.NewDelta(e.Position.X-m.start.X, e.Position.Y-m.start.Y)
	switch m.hold {
	case holdBarV, holdBarH:
		g.bars.drag(m.hold == holdBarV, m.off, d)
	case holdColumn:
		g.t.resize(m.column, m.width+d.DX)
	case holdCells:
		p := e.Position // past an edge the range goes on and the view follows
		to := g.off
		if p.Y < headHeight {
			to.Y -= rowHeight
		} else if p.Y > g.Size().Height {
			to.Y += rowHeight
		}
		if to != g.off {
			g.scrollTo(to)
		}
		p.Y = min(max(p.Y, headHeight), g.Size().Height-1)
		y := min(p.Y-headHeight+g.off.Y, g.t.lines.Height()-1)
		col, _ := g.columnAt(p.X)
		line := g.t.lines.At(y)
		if !g.isRow(line) {
			line = g.t.lines.Step(line, 1)
		}
		g.t.goTo(Cell{line, min(max(col, 0), len(g.t.cols)-1)}, true)
	}
}

// DragEnd implements fyne.Draggable.
func (g *grid) DragEnd() { g.release() }

// Scrolled implements fyne.Scrollable; with Shift the wheel goes sideways.
func (g *grid) Scrolled(e *fyne.ScrollEvent) {
	d := e.Scrolled
	if g.t.modifiers()&fyne.KeyModifierShift != 0 && d.DX == 0 {
		d.DX, d.DY = d.DY, 0
	}
	g.scrollTo(fyne.NewPos(g.off.X-d.DX, g.off.Y-d.DY))
}

// MouseIn implements desktop.Hoverable.
func (g *grid) MouseIn(e *desktop.MouseEvent) {
	g.mouse.inside = true
	g.mouse.line, g.mouse.col = -1, -2
	g.MouseMoved(e)
}

// MouseMoved implements desktop.Hoverable: hover ground and tooltip follow the cell.
func (g *grid) MouseMoved(e *desktop.MouseEvent) {
	m := &g.mouse
	if e.Position.Y < headHeight {
		_, m.grip = g.columnAt(e.Position.X)
	} else {
		m.grip = false
	}
	c, ok := g.cellAt(e.Position)
	if !ok {
		c = Cell{-1, -2}
	}
	if c.Line == m.line && c.Col == m.col {
		g.tips.Move(e.AbsolutePosition)
		return
	}
	old := m.line
	m.line, m.col = c.Line, c.Col
	for _, line := range []int{old, c.Line} {
		if s := g.byLine[line]; s != nil && old != c.Line {
			g.bindRow(s, g.t.lines.Top(line)-g.off.Y)
		}
	}
	g.tips.Enter(g, g.tip(c), e.AbsolutePosition)
}

// MouseOut implements desktop.Hoverable.
func (g *grid) MouseOut() {
	g.mouse.inside = false
	g.mouse.grip = false
	if s := g.byLine[g.mouse.line]; s != nil {
		g.bindRow(s, g.t.lines.Top(s.line)-g.off.Y)
	}
	g.tips.Leave()
}

// tip is the reason of an error, or the whole of a text that was cut.
func (g *grid) tip(c Cell) string {
	s := g.byLine[c.Line]
	if s == nil || c.Col < 0 || c.Col >= len(g.t.cols) || c.Col >= len(s.cells) {
		return ""
	}
	cl := s.cells[c.Col]
	switch {
	case cl.face.bad, cl.cut, cl.face.person != "":
		return cl.face.full
	case cl.face.more != "", cl.face.glyphs[0] != "":
		return cl.face.full
	}
	return ""
}

// Cursor implements desktop.Cursorable.
func (g *grid) Cursor() desktop.Cursor {
	if g.mouse.grip || g.mouse.hold == holdColumn {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
