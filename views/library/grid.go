package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/media"
	"lontar/views/kit"
)

// Measures of the grid, in px.
const (
	leastTile = 152
	gap       = 12
	margin    = 20
	words     = 44 // name and size under the picture
)

// grid shows files as tiles. Only the tiles in sight exist: a library has
// thousands of files. The keyboard moves one cursor; a picker also ticks.
type grid struct {
	widget.BaseWidget
	load   *loader
	items  []media.Item
	at     int            // the cursor, -1 without files
	ticked map[int64]bool // nil: nothing is ticked here
	moved  func()         // the cursor is elsewhere
	chosen func()         // Enter or a double tap
	remove func()         // Delete; nil: no
	menu   func(fyne.Position)

	scroll  *container.Scroll
	field   *field
	focused bool
}

func newGrid(load *loader) *grid {
	g := &grid{load: load, at: -1}
	g.field = &field{g: g}
	g.field.ExtendBaseWidget(g.field)
	g.scroll = container.NewVScroll(g.field)
	g.scroll.OnScrolled = func(fyne.Position) { g.field.place() }
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.scroll) }

// Resize lays the tiles in as many columns as there is room for.
func (g *grid) Resize(s fyne.Size) {
	g.BaseWidget.Resize(s)
	g.field.place()
}

// set shows other files; the cursor stays at the file it was at.
func (g *grid) set(items []media.Item) {
	was := g.current()
	at := min(max(g.at, 0), len(items)-1)
	if was != nil {
		for i := range items {
			if items[i].ID == was.ID {
				at = i
			}
		}
	}
	g.items, g.at = items, at
	g.scroll.Content.Refresh()
	g.scroll.Refresh()
	g.field.place()
}

// current is the file at the cursor, nil when there is none.
func (g *grid) current() *media.Item {
	if g.at < 0 || g.at >= len(g.items) {
		return nil
	}
	return &g.items[g.at]
}

// moveTo moves the cursor and keeps it in sight.
func (g *grid) moveTo(i int) {
	if len(g.items) == 0 {
		return
	}
	i = min(max(i, 0), len(g.items)-1)
	changed := i != g.at
	g.at = i
	top := g.field.cell(i).Y
	height := g.field.tile().Height
	switch view := g.scroll.Size().Height; {
	case top-margin < g.scroll.Offset.Y:
		g.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-margin)))
	case top+height+margin > g.scroll.Offset.Y+view:
		g.scroll.ScrollToOffset(fyne.NewPos(0, top+height+margin-view))
	}
	g.field.place()
	if changed && g.moved != nil {
		g.moved()
	}
}

// moveToID moves the cursor to a file when it is listed.
func (g *grid) moveToID(id int64) {
	for i := range g.items {
		if g.items[i].ID == id {
			g.moveTo(i)
			return
		}
	}
}

func (g *grid) tick(i int) {
	if g.ticked == nil || i < 0 || i >= len(g.items) {
		return
	}
	if id := g.items[i].ID; g.ticked[id] {
		delete(g.ticked, id)
	} else {
		g.ticked[id] = true
	}
	g.field.place()
	if g.moved != nil {
		g.moved()
	}
}

func (g *grid) choose() {
	if g.current() != nil && g.chosen != nil {
		g.chosen()
	}
}

// key does what a key means here; it reports whether it meant anything.
func (g *grid) key(e *fyne.KeyEvent) bool {
	cols := g.field.columns()
	page := max(1, int(g.scroll.Size().Height/(g.field.tile().Height+gap))) * cols
	switch e.Name {
	case fyne.KeyLeft:
		g.moveTo(g.at - 1)
	case fyne.KeyRight:
		g.moveTo(g.at + 1)
	case fyne.KeyUp:
		if g.at >= cols {
			g.moveTo(g.at - cols)
		}
	case fyne.KeyDown:
		if g.at/cols < (len(g.items)-1)/cols {
			g.moveTo(g.at + cols)
		}
	case fyne.KeyPageUp:
		g.moveTo(g.at - page)
	case fyne.KeyPageDown:
		g.moveTo(g.at + page)
	case fyne.KeyHome:
		g.moveTo(0)
	case fyne.KeyEnd:
		g.moveTo(len(g.items) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.choose()
	case fyne.KeySpace:
		if g.ticked == nil {
			return false
		}
		g.tick(g.at)
	case fyne.KeyDelete, fyne.KeyBackspace:
		if g.remove == nil || g.current() == nil {
			return false
		}
		g.remove()
	default:
		return false
	}
	return true
}

// TypedKey moves the cursor; other keys go to the window.
func (g *grid) TypedKey(e *fyne.KeyEvent) {
	if !g.key(e) {
		kit.ForwardKey(g, e)
	}
}

// TypedRune goes to the window.
func (g *grid) TypedRune(r rune) {
	if r != ' ' || g.ticked == nil {
		kit.ForwardRune(g, r)
	}
}

// FocusGained shows where the keyboard is.
func (g *grid) FocusGained() { g.focused = true; g.field.place() }

// FocusLost takes the ring away.
func (g *grid) FocusLost() { g.focused = false; g.field.place() }

// field is the whole grid, of which the scroll shows a part.
type field struct {
	widget.BaseWidget
	g     *grid
	tiles []*tile
	box   *fyne.Container
}

// CreateRenderer implements fyne.Widget.
func (f *field) CreateRenderer() fyne.WidgetRenderer {
	f.box = container.NewWithoutLayout()
	f.place()
	return widget.NewSimpleRenderer(f.box)
}

func (f *field) columns() int {
	return max(1, int((f.g.Size().Width-2*margin+gap)/(leastTile+gap)))
}

// tile is the size of each: the columns share the width.
func (f *field) tile() fyne.Size {
	n := float32(f.columns())
	side := max(leastTile/2, (f.g.Size().Width-2*margin-(n-1)*gap)/n)
	return fyne.NewSize(side, side+words)
}

// cell is where a tile lies.
func (f *field) cell(i int) fyne.Position {
	n, t := f.columns(), f.tile()
	return fyne.NewPos(margin+float32(i%n)*(t.Width+gap), margin+float32(i/n)*(t.Height+gap))
}

// MinSize is the height of all rows.
func (f *field) MinSize() fyne.Size {
	n := f.columns()
	rows := (len(f.g.items) + n - 1) / n
	return fyne.NewSize(leastTile, 2*margin-gap+float32(rows)*(f.tile().Height+gap))
}

// place lays tiles over the part in sight and tells the loader what is wanted.
func (f *field) place() {
	if f.box == nil {
		return
	}
	g, t, n := f.g, f.tile(), f.columns()
	row := t.Height + gap
	first := max(0, int((g.scroll.Offset.Y-margin)/row)) * n
	last := min(len(g.items), (int((g.scroll.Offset.Y+g.scroll.Size().Height)/row)+1)*n)
	want := max(0, last-first)
	for len(f.tiles) < want {
		f.tiles = append(f.tiles, newTile(g))
	}
	var hashes []string
	f.box.Objects = f.box.Objects[:0]
	for i := first; i < last; i++ {
		x := f.tiles[i%len(f.tiles)] // a tile keeps its file while it is scrolled
		x.show(i, t)
		x.Move(f.cell(i))
		f.box.Objects = append(f.box.Objects, x)
		hashes = append(hashes, g.items[i].Hash)
	}
	g.load.want(hashes)
	canvas.Refresh(f.box)
}
