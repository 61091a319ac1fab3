package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	emojiColumns = 9
	emojiSide    = 36
	emojiHead    = 26
	emojiHeight  = 6*emojiSide + emojiHead + 8 // seen at once
)

var emojiStyle = Style{22, emojiSide, false}

type emojiCell struct {
	text  string
	emoji *Emoji
}

type emojiSection struct {
	title string
	emoji []emojiCell
}

// emojiRow is a title or a row of cells: those from the index first on.
type emojiRow struct {
	title   string
	first   int
	n       int
	section int
	top     float32
}

func (r *emojiRow) height() float32 {
	if r.n == 0 {
		return emojiHead
	}
	return emojiSide
}

// emojiGrid draws the rows in view only, with texts used again.
type emojiGrid struct {
	widget.BaseWidget
	pick   func(emojiCell)
	moved  func()
	cells  []emojiCell
	rows   []emojiRow
	high   float32 // of all rows
	at     int     // the cell of arrows and pointer
	scroll float32

	mark    *canvas.Rectangle
	thumb   *canvas.Rectangle
	texts   []*canvas.Text
	titles  []*canvas.Text
	objects []fyne.CanvasObject
}

func newEmojiGrid() *emojiGrid {
	g := &emojiGrid{mark: canvas.NewRectangle(Color(Tint2)), thumb: canvas.NewRectangle(Color(Line2))}
	g.mark.CornerRadius, g.thumb.CornerRadius = 6, 3
	g.ExtendBaseWidget(g)
	return g
}

// set lists other sections; empty ones are left out.
func (g *emojiGrid) set(sections []emojiSection) {
	g.cells, g.rows, g.high = nil, nil, 0
	add := func(r emojiRow) {
		r.top = g.high
		g.rows = append(g.rows, r)
		g.high += r.height()
	}
	for i, s := range sections {
		if s.title != "" && len(s.emoji) > 0 {
			add(emojiRow{title: s.title, section: i})
		}
		for k := 0; k < len(s.emoji); k += emojiColumns {
			add(emojiRow{first: len(g.cells) + k, n: min(emojiColumns, len(s.emoji)-k), section: i})
		}
		g.cells = append(g.cells, s.emoji...)
	}
	if g.at >= len(g.cells) {
		g.at = 0
	}
	g.scrollTo(g.scroll)
	g.update()
	g.tell()
}

func (g *emojiGrid) tell() {
	if g.moved != nil {
		g.moved()
	}
}

func (g *emojiGrid) current() (emojiCell, bool) {
	if g.at < 0 || g.at >= len(g.cells) {
		return emojiCell{}, false
	}
	return g.cells[g.at], true
}

// rowOf is the row a cell is in.
func (g *emojiGrid) rowOf(cell int) int {
	for i, r := range g.rows {
		if r.n > 0 && cell >= r.first && cell < r.first+r.n {
			return i
		}
	}
	return -1
}

// section is the one the chosen cell is in; -1 while results are listed.
func (g *emojiGrid) section() int {
	i := g.rowOf(g.at)
	if i < 0 || g.rows[0].title == "" {
		return -1
	}
	return g.rows[i].section
}

// jump shows a section from its title on.
func (g *emojiGrid) jump(section int) {
	for i, r := range g.rows {
		if r.section >= section && r.title != "" && i+1 < len(g.rows) {
			g.at = g.rows[i+1].first
			g.scrollTo(r.top)
			g.update()
			return
		}
	}
}

// step moves the choice by columns or rows; it goes on over the ends of rows.
func (g *emojiGrid) step(dx, dy int) {
	if len(g.cells) == 0 {
		return
	}
	i := g.rowOf(g.at)
	if dy != 0 && i >= 0 {
		col := g.at - g.rows[i].first
		for k := i + dy; k >= 0 && k < len(g.rows); k += dy {
			if r := g.rows[k]; r.n > 0 {
				g.at = r.first + min(col, r.n-1)
				break
			}
		}
	}
	g.at = max(0, min(g.at+dx, len(g.cells)-1))
	if i = g.rowOf(g.at); i >= 0 {
		top, h := g.rows[i].top, g.Size().Height
		if i > 0 && g.rows[i-1].n == 0 {
			top -= emojiHead // its title too
		}
		g.scrollTo(max(min(g.scroll, top), g.rows[i].top+emojiSide-h))
	}
	g.update()
}

func (g *emojiGrid) scrollTo(y float32) {
	g.scroll = max(0, min(y, g.high-g.Size().Height))
	g.update()
}

// Scrolled implements fyne.Scrollable.
func (g *emojiGrid) Scrolled(e *fyne.ScrollEvent) { g.scrollTo(g.scroll - e.Scrolled.DY) }

// cellAt is the cell at a place, -1 none.
func (g *emojiGrid) cellAt(p fyne.Position) int {
	y, col := p.Y+g.scroll, int(p.X/emojiSide)
	for _, r := range g.rows {
		if y >= r.top && y < r.top+r.height() && p.X >= 0 && col < r.n {
			return r.first + col
		}
	}
	return -1
}

// Tapped chooses.
func (g *emojiGrid) Tapped(e *fyne.PointEvent) {
	if i := g.cellAt(e.Position); i >= 0 {
		g.at = i
		g.update()
		if g.pick != nil {
			g.pick(g.cells[i])
		}
	}
}

// MouseIn implements desktop.Hoverable.
func (g *emojiGrid) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseOut implements desktop.Hoverable.
func (g *emojiGrid) MouseOut() {}

// MouseMoved marks the cell under the pointer.
func (g *emojiGrid) MouseMoved(e *desktop.MouseEvent) {
	if i := g.cellAt(e.Position); i >= 0 && i != g.at {
		g.at = i
		g.update()
		g.tell()
	}
}

// Cursor is a hand over the cells.
func (g *emojiGrid) Cursor() desktop.Cursor { return desktop.PointerCursor }

// update lays out what is in view.
func (g *emojiGrid) update() {
	h := g.Size().Height
	if h <= 0 {
		return
	}
	pool := linePool{all: g.texts, style: emojiStyle, align: fyne.TextAlignCenter}
	heads := linePool{all: g.titles, style: CaptionBold}
	g.mark.Hide()
	for _, r := range g.rows {
		y := r.top - g.scroll
		if y+r.height() <= 0 || y >= h {
			continue
		}
		if r.n == 0 {
			heads.want(r.title, fyne.NewPos(6, y+6), fyne.NewSize(emojiColumns*emojiSide-12, 16))
		}
		for k := range r.n {
			at := fyne.NewPos(float32(k)*emojiSide, y)
			pool.want(g.cells[r.first+k].text, at, fyne.NewSquareSize(emojiSide))
			if r.first+k == g.at {
				g.mark.Move(at.AddXY(1, 1))
				g.mark.Resize(fyne.NewSquareSize(emojiSide - 2))
				g.mark.Show()
			}
		}
	}
	g.texts, g.titles = pool.place(Color(Ink)), heads.place(Color(Ink3))
	setVisible(g.thumb, g.high > h)
	size := max(24, h*h/max(h, g.high))
	g.thumb.Move(fyne.NewPos(g.Size().Width-6, (h-size)*g.scroll/max(1, g.high-h)))
	g.thumb.Resize(fyne.NewSize(5, size))
	canvas.Refresh(g.mark)
}

// Resize lays out for the new height.
func (g *emojiGrid) Resize(s fyne.Size) {
	g.BaseWidget.Resize(s)
	g.scrollTo(g.scroll)
}

// MinSize is nine columns and six rows.
func (g *emojiGrid) MinSize() fyne.Size {
	return fyne.NewSize(emojiColumns*emojiSide+10, emojiHeight)
}

// CreateRenderer implements fyne.Widget.
func (g *emojiGrid) CreateRenderer() fyne.WidgetRenderer { return emojiFace{g} }

type emojiFace struct{ g *emojiGrid }

func (f emojiFace) Destroy()           {}
func (f emojiFace) Layout(fyne.Size)   {}
func (f emojiFace) MinSize() fyne.Size { return f.g.MinSize() }

func (f emojiFace) Objects() []fyne.CanvasObject {
	g := f.g
	if len(g.objects) != len(g.texts)+len(g.titles)+2 {
		g.objects = append(g.objects[:0:0], g.mark)
		for _, t := range g.texts {
			g.objects = append(g.objects, t)
		}
		for _, t := range g.titles {
			g.objects = append(g.objects, t)
		}
		g.objects = append(g.objects, g.thumb)
	}
	return g.objects
}

func (f emojiFace) Refresh() {
	f.g.mark.FillColor, f.g.thumb.FillColor = Color(Tint2), Color(Line2)
	f.g.thumb.Refresh()
	f.g.update()
}
