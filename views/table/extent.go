package table

// Cell is a place in the table: a line of Lines and an index into the
// columns that are shown.
type Cell struct{ Line, Col int }

// Extent is the cell cursor and the range that Shift stretches from it.
type Extent struct {
	Cursor Cell
	Anchor Cell // where the range began; equal to Cursor when one cell is chosen
}

// Rect is a range with its edges in order, both inclusive.
type Rect struct{ Line0, Col0, Line1, Col1 int }

// Rect gives the range covered.
func (e Extent) Rect() Rect {
	r := Rect{e.Anchor.Line, e.Anchor.Col, e.Cursor.Line, e.Cursor.Col}
	if r.Line0 > r.Line1 {
		r.Line0, r.Line1 = r.Line1, r.Line0
	}
	if r.Col0 > r.Col1 {
		r.Col0, r.Col1 = r.Col1, r.Col0
	}
	return r
}

// Single reports whether only the cursor's cell is chosen.
func (e Extent) Single() bool { return e.Cursor == e.Anchor }

// Has reports whether a cell lies in the range.
func (r Rect) Has(line, col int) bool {
	return line >= r.Line0 && line <= r.Line1 && col >= r.Col0 && col <= r.Col1
}

// Go puts the cursor on a cell; with stretch the anchor stays.
func (e Extent) Go(to Cell, stretch bool) Extent {
	e.Cursor = to
	if !stretch {
		e.Anchor = to
	}
	return e
}

// Move is one keyboard movement over the lines and n shown columns.
type Move int

// The movements of the cell cursor.
const (
	Up Move = iota
	Down
	Left
	Right
	PageUp
	PageDown
	Home // first column
	End  // last column
	Top  // first cell
	Bottom
	Next // Tab: right, then the first column of the next row
	Prev // Shift+Tab
)

// Step moves the cursor. cols is the number of shown columns, page the number
// of rows in view. An empty table leaves the extent as it is.
func (e Extent) Step(m Move, l *Lines, cols, page int, stretch bool) Extent {
	if l.First() < 0 || cols == 0 {
		return e
	}
	c := e.Cursor
	if _, ok := l.Key(c.Line); !ok {
		c.Line = l.Step(c.Line, 1)
	}
	switch m {
	case Up:
		c.Line = l.Step(c.Line, -1)
	case Down:
		c.Line = l.Step(c.Line, 1)
	case PageUp:
		c.Line = l.Step(c.Line, -max(page-1, 1))
	case PageDown:
		c.Line = l.Step(c.Line, max(page-1, 1))
	case Left:
		c.Col--
	case Right:
		c.Col++
	case Home:
		c.Col = 0
	case End:
		c.Col = cols - 1
	case Top:
		c = Cell{l.First(), 0}
	case Bottom:
		c = Cell{l.Last(), cols - 1}
	case Next:
		if c.Col++; c.Col >= cols {
			if below := l.Step(c.Line, 1); below != c.Line {
				c = Cell{below, 0}
			}
		}
	case Prev:
		if c.Col--; c.Col < 0 {
			if above := l.Step(c.Line, -1); above != c.Line {
				c = Cell{above, cols - 1}
			}
		}
	}
	c.Col = min(max(c.Col, 0), cols-1)
	return e.Go(c, stretch)
}
