package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// GridColumn is a column of a Grid.
type GridColumn struct {
	Title string
	Width float32 // px
	Grow  bool    // takes the width left over
	Right bool    // figures
}

// GridCell is what one cell shows.
type GridCell struct {
	Text  string
	Token Token // colour of the text
	Bold  bool
	Icon  fyne.Resource // 14 px before the text
	Bad   bool          // red ground: something is wrong here
}

// GridRows provides the cells; only visible ones are asked for.
type GridRows interface {
	Len() int
	Cell(row, col int) GridCell
}

const (
	gridRow  = 32
	gridHead = 32
)

// Grid shows many rows of text under a header: only visible rows are drawn.
// The wheel, arrows, Page Up and Down, Home and End move; dragging the edge of
// a header makes a column wider; the first columns can stay put.
type Grid struct {
	widget.BaseWidget
	OnSelected func(row int) // Enter or double tap

	rows     GridRows
	cols     []GridColumn
	frozen   int
	top, off float32 // scrolled down and to the right, px
	row, col int     // cursor, -1 none
	to       int     // end of the row range the cursor began, -1 none
	over     int
	focused  bool
	sizing   int // column being made wider, -1 none
	widths   []float32
}

// NewGrid makes a grid whose first frozen columns do not scroll sideways.
func NewGrid(rows GridRows, cols []GridColumn, frozen int) *Grid {
	g := &Grid{rows: rows, cols: cols, frozen: frozen, row: -1, to: -1, over: -1, sizing: -1}
	g.ExtendBaseWidget(g)
	return g
}

// SetRows replaces what is shown and keeps the place as far as it exists.
func (g *Grid) SetRows(r GridRows) {
	g.rows = r
	if g.row >= r.Len() {
		g.row = r.Len() - 1
	}
	g.scroll(0, 0)
}

// Cursor is the cell the keyboard is at, -1 when there is none.
func (g *Grid) Cursor() (row, col int) { return g.row, g.col }

// SetCursor moves to a cell and scrolls it into sight.
func (g *Grid) SetCursor(row, col int) {
	g.row, g.col, g.to = row, col, -1
	g.reveal()
}

// Selection is the range of rows from the cursor, ends included.
func (g *Grid) Selection() (from, to int) {
	if g.to < 0 {
		return g.row, g.row
	}
	return min(g.row, g.to), max(g.row, g.to)
}

// Natural is the height of all rows with the header.
func (g *Grid) Natural() float32 { return GridHeight(g.rows.Len()) }

// GridHeight is the height of a Grid that shows so many rows, in px.
func GridHeight(rows int) float32 { return gridHead + gridRow*float32(rows) }

func (g *Grid) measure() {
	g.widths = make([]float32, len(g.cols))
	sum, growing := float32(0), 0
	for i, c := range g.cols {
		g.widths[i] = c.Width
		sum += c.Width
		if c.Grow {
			growing++
		}
	}
	if spare := g.Size().Width - sum; spare > 0 && growing > 0 {
		for i, c := range g.cols {
			if c.Grow {
				g.widths[i] += spare / float32(growing)
			}
		}
	}
}

func (g *Grid) total() (w float32) {
	for _, x := range g.widths {
		w += x
	}
	return w
}

// left is where a column begins in the widget.
func (g *Grid) left(col int) float32 {
	x := float32(0)
	for _, w := range g.widths[:col] {
		x += w
	}
	if col >= g.frozen {
		x -= g.off
	}
	return x
}

func (g *Grid) scroll(dx, dy float32) {
	if g.widths == nil {
		g.measure()
	}
	s := g.Size()
	g.top = max(0, min(g.top+dy, gridRow*float32(g.rows.Len())-(s.Height-gridHead)))
	g.off = max(0, min(g.off+dx, g.total()-s.Width))
	g.Refresh()
}

func (g *Grid) reveal() {
	if g.row >= 0 && g.Size().Height > gridHead {
		y := gridRow * float32(g.row)
		g.top = min(g.top, y)
		g.top = max(g.top, y+gridRow-(g.Size().Height-gridHead))
		g.top = max(0, g.top)
	}
	if g.widths != nil && g.col >= g.frozen && g.col < len(g.cols) {
		fixed := float32(0)
		for _, w := range g.widths[:g.frozen] {
			fixed += w
		}
		if x := g.left(g.col); x < fixed {
			g.off -= fixed - x
		} else if over := x + g.widths[g.col] - g.Size().Width; over > 0 {
			g.off += over
		}
	}
	g.Refresh()
}

// Scrolled follows the wheel.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) { g.scroll(-e.Scrolled.DX, -e.Scrolled.DY) }

// FocusGained and FocusLost show where the keyboard is.
func (g *Grid) FocusGained() {
	g.focused = true
	if g.row < 0 && g.rows.Len() > 0 {
		g.row = 0
	}
	g.Refresh()
}

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() { g.focused = false; g.Refresh() }

// TypedRune hands letters to the window.
func (g *Grid) TypedRune(r rune) { ForwardRune(g, r) }

// TypedKey moves the cursor.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	page := max(1, int((g.Size().Height-gridHead)/gridRow)-1)
	row, col := g.row, g.col
	switch e.Name {
	case fyne.KeyDown:
		row++
	case fyne.KeyUp:
		row--
	case fyne.KeyRight:
		col++
	case fyne.KeyLeft:
		col--
	case fyne.KeyPageDown:
		row += page
	case fyne.KeyPageUp:
		row -= page
	case fyne.KeyHome:
		row = 0
	case fyne.KeyEnd:
		row = g.rows.Len() - 1
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.OnSelected != nil && g.row >= 0 {
			g.OnSelected(g.row)
		}
		return
	default:
		ForwardKey(g, e)
		return
	}
	row = max(0, min(row, g.rows.Len()-1))
	col = max(0, min(col, len(g.cols)-1))
	if shifted() {
		if g.to < 0 {
			g.to = g.row
		}
	} else {
		g.to = -1
	}
	g.row, g.col = row, col
	g.reveal()
}

// shifted reports whether Shift is held, where there is a keyboard to ask.
func shifted() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	d, ok := app.Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

func (g *Grid) hit(p fyne.Position) (row, col int) {
	row, col = -1, -1
	if p.Y >= gridHead {
		if r := int((p.Y - gridHead + g.top) / gridRow); r < g.rows.Len() {
			row = r
		}
	}
	for i := range g.widths {
		if x := g.left(i); p.X >= x && p.X < x+g.widths[i] {
			col = i
			if i < g.frozen {
				break
			}
		}
	}
	return row, col
}

// Tapped moves the cursor.
func (g *Grid) Tapped(e *fyne.PointEvent) {
	row, col := g.hit(e.Position)
	if row < 0 {
		return
	}
	g.to = -1
	if shifted() && g.row >= 0 {
		g.to = g.row
	}
	g.row, g.col = row, max(0, col)
	FocusOn(g)
	g.Refresh()
}

// DoubleTapped opens a row.
func (g *Grid) DoubleTapped(e *fyne.PointEvent) {
	if row, _ := g.hit(e.Position); row >= 0 && g.OnSelected != nil {
		g.OnSelected(row)
	}
}

// MouseIn, MouseMoved and MouseOut show the row under the pointer.
func (g *Grid) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (g *Grid) MouseMoved(e *desktop.MouseEvent) {
	if row, _ := g.hit(e.Position); row != g.over {
		g.over = row
		g.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (g *Grid) MouseOut() { g.over = -1; g.Refresh() }

// Dragged makes a column wider when the drag began at the edge of its header.
func (g *Grid) Dragged(e *fyne.DragEvent) {
	if g.sizing < 0 {
		start := e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY)
		if start.Y > gridHead {
			return
		}
		for i := range g.widths {
			if edge := g.left(i) + g.widths[i]; start.X > edge-6 && start.X < edge+6 {
				g.sizing = i
			}
		}
		if g.sizing < 0 {
			return
		}
		g.cols[g.sizing].Width, g.cols[g.sizing].Grow = g.widths[g.sizing], false
	}
	g.cols[g.sizing].Width = max(40, g.cols[g.sizing].Width+e.Dragged.DX)
	g.measure()
	g.Refresh()
}

// DragEnd implements fyne.Draggable.
func (g *Grid) DragEnd() { g.sizing = -1 }

// gridLine is the drawing of one visible row.
type gridLine struct {
	ground, rule *canvas.Rectangle
	texts        []*canvas.Text
	icons        []*canvas.Image
}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridFace{g: g}
	r.head = canvas.NewRectangle(nil)
	r.rule = canvas.NewRectangle(nil)
	r.cursor = canvas.NewRectangle(color.Transparent)
	r.cursor.StrokeWidth = 2
	for range g.cols {
		r.titles = append(r.titles, Text("", Caption, Ink2))
		r.walls = append(r.walls, canvas.NewRectangle(nil))
	}
	return r
}
