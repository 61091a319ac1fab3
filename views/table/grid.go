package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/views/kit"
)

// headHeight is the height of the column heads; checkWidth that of the first
// column, which holds the checkboxes and never scrolls sideways.
const (
	headHeight = 36
	checkWidth = 36
	frozenCols = 2
	newLine    = 36 // "+ baris" under the last row
	tailRoom   = 64 // so that the selection bar never covers the last row
)

// grid draws the lines in view and turns mouse and keys into calls on the
// Table. Its objects lie in three clipped panes: columns that stay put,
// columns that scroll, and week heads over both.
type grid struct {
	widget.BaseWidget
	t *Table

	ground *canvas.Rectangle
	panes  [2]*pane // 0 stays put, 1 scrolls sideways
	heads  *fyne.Container
	clip   *container.Clip
	float  *fyne.Container // cell editor, above everything
	head   *header
	bars   *scrollbars
	add    *addLine
	pool   []*rowSlot
	byLine map[int]*rowSlot
	groups []*groupHead

	off     fyne.Position // scroll offset, whole pixels
	frozenW float32
	scrollW float32
	ver     int // grows when everything must be bound anew
	draw    drawing
	mouse   mouse
	tips    kit.Tip
	focused bool
}

// pane is a clipped strip of the body with its own layers.
type pane struct {
	clip   *container.Clip
	box    *fyne.Container // all layers
	rows   *fyne.Container
	lines  *fyne.Container // hairlines between columns
	marks  *fyne.Container // range and cursor
	span   *canvas.Rectangle
	cursor *canvas.Rectangle
	edge   *canvas.Rectangle
}

func newPane() *pane {
	p := &pane{rows: &fyne.Container{}, lines: &fyne.Container{}, marks: &fyne.Container{}}
	p.span, p.cursor, p.edge = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	p.marks.Objects = []fyne.CanvasObject{p.span, p.cursor}
	p.box = &fyne.Container{Objects: []fyne.CanvasObject{p.rows, p.lines, p.marks, p.edge}}
	p.clip = container.NewClip(p.box)
	return p
}

func newGrid(t *Table) *grid {
	g := &grid{t: t, byLine: map[int]*rowSlot{}}
	g.ground = canvas.NewRectangle(nil)
	g.panes = [2]*pane{newPane(), newPane()}
	g.heads = &fyne.Container{}
	g.clip = container.NewClip(g.heads)
	g.float = &fyne.Container{}
	g.head = newHeader(g)
	g.bars = newScrollbars(g)
	g.add = newAddLine(t)
	g.heads.Add(g.add.box)
	g.draw.brand = t.brandOf
	g.draw.thumb = t.fillThumb
	g.mouse.g = g
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	g.restyle()
	return &gridRenderer{g: g, objects: []fyne.CanvasObject{
		g.ground, g.panes[1].clip, g.panes[0].clip, g.clip, g.head.clip, g.bars.box, g.float,
	}}
}

type gridRenderer struct {
	g       *grid
	objects []fyne.CanvasObject
}

func (r *gridRenderer) Destroy()                     {}
func (r *gridRenderer) Layout(fyne.Size)             { r.g.relayout() }
func (r *gridRenderer) MinSize() fyne.Size           { return fyne.NewSize(320, 160) }
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridRenderer) Refresh()                     { r.g.restyle(); r.g.relayout() }

// body is the size of the part under the heads.
func (g *grid) body() fyne.Size {
	return fyne.NewSize(g.Size().Width, max(g.Size().Height-headHeight, 0))
}

// restyle takes up theme and language.
func (g *grid) restyle() {
	g.ver++
	g.draw.ver = g.ver
	g.ground.FillColor = kit.Color(kit.Surface)
	for _, p := range g.panes {
		c := kit.Color(kit.Focus)
		c.A = 28
		p.span.FillColor = c
		p.cursor.FillColor = nil
		p.cursor.StrokeColor = kit.Color(kit.Focus)
		p.cursor.StrokeWidth = 2
		p.edge.FillColor = kit.Color(kit.Line2)
		for _, o := range p.lines.Objects {
			o.(*canvas.Rectangle).FillColor = kit.Color(kit.Line)
		}
	}
	g.bars.restyle()
	g.add.restyle()
	g.head.restyle()
}

// relayout is for a new size, new columns or new lines: everything is placed again.
func (g *grid) relayout() {
	size := g.Size()
	if size.Width == 0 {
		return
	}
	g.frozenW, g.scrollW = checkWidth, 0
	for i := range g.t.cols {
		if i < frozenCols {
			g.frozenW += g.t.cols[i].Width
		} else {
			g.scrollW += g.t.cols[i].Width
		}
	}
	g.frozenW = min(g.frozenW, size.Width)
	body := g.body()
	g.ground.Resize(size)
	place(g.panes[0].clip, 0, headHeight, g.frozenW, body.Height)
	place(g.panes[1].clip, g.frozenW, headHeight, size.Width-g.frozenW, body.Height)
	place(g.clip, 0, headHeight, size.Width, body.Height)
	g.float.Resize(size)
	g.columnLines()
	g.head.relayout()
	g.ver++
	g.scrollTo(g.off)
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// contentHeight is the height of all lines with the line for a new row.
func (g *grid) contentHeight() float32 { return g.t.lines.Height() + newLine + tailRoom }

// limit is the furthest scroll offset.
func (g *grid) limit() fyne.Position {
	b := g.body()
	return fyne.NewPos(max(g.scrollW-(b.Width-g.frozenW), 0), max(g.contentHeight()-b.Height, 0))
}

// scrollTo moves the view; offsets are clamped and whole, so that rows stay sharp.
func (g *grid) scrollTo(to fyne.Position) {
	lim := g.limit()
	to.X = float32(int(min(max(to.X, 0), lim.X)))
	to.Y = float32(int(min(max(to.Y, 0), lim.Y)))
	sideways := to.X != g.off.X
	g.off = to
	if sideways {
		g.columnLines()
		g.head.relayout()
	}
	g.sync()
}

// columnX is the left edge of column i within the whole grid, as scrolled now.
// Column -1 is that of the checkboxes.
func (g *grid) columnX(i int) float32 {
	if i < 0 {
		return 0
	}
	x := float32(checkWidth)
	for j := 0; j < i; j++ {
		x += g.t.cols[j].Width
	}
	if i >= frozenCols {
		x -= g.off.X
	}
	return x
}

// paneOf tells in which pane a column lies and its left edge there.
func (g *grid) paneOf(i int) (*pane, float32) {
	if i < frozenCols {
		return g.panes[0], g.columnX(i)
	}
	return g.panes[1], g.columnX(i) - g.frozenW
}

// columnLines places the hairlines between columns.
func (g *grid) columnLines() {
	var n [2]int
	bottom := min(g.body().Height, g.t.lines.Height()-g.off.Y)
	draw := func(k int, x float32) {
		p := g.panes[k]
		if n[k] == len(p.lines.Objects) {
			p.lines.Add(canvas.NewRectangle(kit.Color(kit.Line)))
		}
		o := p.lines.Objects[n[k]]
		n[k]++
		place(o, x, 0, 1, max(bottom, 0))
		o.Show()
	}
	draw(0, checkWidth-1)
	for i, c := range g.t.cols {
		k := 1
		if i < frozenCols {
			k = 0
		}
		_, x := g.paneOf(i)
		draw(k, x+c.Width-1)
	}
	for k, p := range g.panes {
		for _, o := range p.lines.Objects[n[k]:] {
			o.Hide()
		}
	}
	edge := g.panes[0].edge
	place(edge, g.frozenW-1, 0, 1, max(bottom, 0))
	edge.Hidden = g.off.X == 0
}

// reveal scrolls until a cell is whole in view.
func (g *grid) reveal(c Cell) {
	if c.Line < 0 || c.Line >= g.t.lines.Len() {
		return
	}
	to := g.off
	b := g.body()
	top, h := g.t.lines.Top(c.Line), g.t.lines.HeightOf(c.Line)
	if top < to.Y {
		to.Y = top
		if _, ok := g.t.lines.Head(c.Line - 1); ok {
			to.Y -= groupHeight
		}
	} else if top+h > to.Y+b.Height {
		to.Y = top + h - b.Height
	}
	if c.Col >= frozenCols && c.Col < len(g.t.cols) {
		x := g.columnX(c.Col) + g.off.X - g.frozenW
		w, room := g.t.cols[c.Col].Width, b.Width-g.frozenW
		if x < to.X {
			to.X = x
		} else if x+w > to.X+room {
			to.X = min(x, x+w-room)
		}
	}
	if to != g.off {
		g.scrollTo(to)
	}
}

// rowsInView is how many whole rows fit, for PageUp and PageDown.
func (g *grid) rowsInView() int { return max(int(g.body().Height/rowHeight), 1) }
