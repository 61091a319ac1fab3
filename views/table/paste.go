package table

// Target is a value on its way into a cell.
type Target struct {
	Cell
	Value string
}

// Spread lays a block over the table, as spreadsheets do: a selection that is
// a whole multiple of the block is tiled with it, anything else takes the
// block once from its upper left cell. Rows that run past the last line come
// back as extra, for new posts; columns past the last one are dropped.
func Spread(block [][]string, sel Rect, l *Lines, cols int) (targets []Target, extra [][]string) {
	width := 0
	for _, r := range block {
		width = max(width, len(r))
	}
	if width == 0 || l.First() < 0 {
		return nil, block
	}
	rows := l.Between(sel.Line0, sel.Line1)
	start := l.Step(sel.Line0-1, 1)
	high, wide := len(block), width
	if n := len(rows); n > len(block) && n%len(block) == 0 {
		high = n
	}
	if n := sel.Col1 - sel.Col0 + 1; n > width && n%width == 0 {
		wide = n
	}
	line := start
	for i := 0; i < high; i++ {
		src := block[i%len(block)]
		if i > 0 {
			next := l.Step(line, 1)
			if next == line {
				extra = append(extra, block[i:]...)
				break
			}
			line = next
		}
		for j := 0; j < wide && sel.Col0+j < cols; j++ {
			if j%width < len(src) {
				targets = append(targets, Target{Cell{line, sel.Col0 + j}, src[j%width]})
			}
		}
	}
	return targets, extra
}

// FillDown copies the first row of a range into the others; a range of one
// row takes the values of the row above it. value reads a cell.
func FillDown(sel Rect, l *Lines, value func(Cell) string) []Target {
	rows := l.Between(sel.Line0, sel.Line1)
	if len(rows) == 0 {
		return nil
	}
	from := rows[0]
	if len(rows) == 1 {
		if from = l.Step(rows[0], -1); from == rows[0] {
			return nil
		}
	} else {
		rows = rows[1:]
	}
	var out []Target
	for _, line := range rows {
		for c := sel.Col0; c <= sel.Col1; c++ {
			out = append(out, Target{Cell{line, c}, value(Cell{from, c})})
		}
	}
	return out
}

// Clip reads a range as a block for the clipboard.
func Clip(sel Rect, l *Lines, value func(Cell) string) [][]string {
	var block [][]string
	for _, line := range l.Between(sel.Line0, sel.Line1) {
		row := make([]string, 0, sel.Col1-sel.Col0+1)
		for c := sel.Col0; c <= sel.Col1; c++ {
			row = append(row, value(Cell{line, c}))
		}
		block = append(block, row)
	}
	return block
}
