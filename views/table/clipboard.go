package table

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
)

// clipboard is the system's clipboard; tests put their own.
func (t *Table) clipboard() fyne.Clipboard {
	if t.clip != nil {
		return t.clip()
	}
	return fyne.CurrentApp().Clipboard()
}

// value is a cell as it is copied.
func (t *Table) value(c Cell) string {
	k, r := t.row(c.Line)
	if k == nil || c.Col < 0 || c.Col >= len(t.cols) {
		return ""
	}
	return t.faces.value(&t.cols[c.Col], k, r)
}

// withRange calls then with a reader of cells once all rows of the range are
// read; a range may be far larger than the screen.
func (t *Table) withRange(lines []int, then func(value func(Cell) string)) {
	var missing []int64
	for _, i := range lines {
		if k, ok := t.lines.Key(i); ok && t.pages.row(k.PostID) == nil {
			missing = append(missing, k.PostID)
		}
	}
	if len(missing) == 0 {
		then(t.value)
		return
	}
	t.host.Runner().Run(func() func() {
		rows, err := t.plan.Rows(context.Background(), missing...)
		return func() {
			if err != nil {
				slog.Error("table: read range", "err", err)
				t.host.Overlay().Toast("triangle-alert", lang.T("table.read_failed"), "", nil)
				return
			}
			read := make(map[int64]*models.Row, len(rows))
			for i := range rows {
				read[rows[i].PostID] = &rows[i]
			}
			then(func(c Cell) string {
				k, r := t.row(c.Line)
				if k == nil {
					return ""
				}
				if r == nil {
					r = read[k.PostID]
				}
				return t.faces.value(&t.cols[c.Col], k, r)
			})
		}
	})
}

// ready tells whether there is a cell to work on.
func (t *Table) ready() bool {
	return t.editor == nil && t.grid.isRow(t.at.Cursor.Line) && len(t.cols) > 0
}

// copy puts the range on the clipboard as a block that spreadsheets read.
func (t *Table) copy() { t.copyThen(func() {}) }

// copyThen copies and then goes on; a range that is not read yet takes a moment.
func (t *Table) copyThen(then func()) {
	if !t.ready() {
		return
	}
	r := t.at.Rect()
	lines := t.lines.Between(r.Line0, r.Line1)
	t.withRange(lines, func(value func(Cell) string) {
		t.clipboard().SetContent(FormatBlock(Clip(r, t.lines, value)))
		if n := len(lines) * (r.Col1 - r.Col0 + 1); n > 1 {
			t.host.Overlay().Toast("copy", lang.N("table.copied", n), "", nil)
		}
		then()
	})
}

// cut copies the range and empties it.
func (t *Table) cut() { t.copyThen(t.clear) }

// clear empties the range.
func (t *Table) clear() {
	if !t.ready() {
		return
	}
	r := t.at.Rect()
	var targets []Target
	for _, line := range t.lines.Between(r.Line0, r.Line1) {
		for c := r.Col0; c <= r.Col1; c++ {
			if t.cols[c].Kind == KindStatus { // a post always has a status
				continue
			}
			targets = append(targets, Target{Cell{line, c}, ""})
		}
	}
	t.put(targets, true)
}

// paste lays the clipboard's block from the cursor on. Rows past the end are
// offered as new posts.
func (t *Table) paste() {
	if !t.ready() {
		return
	}
	block := ParseBlock(t.clipboard().Content())
	if len(block) == 0 {
		t.host.Overlay().Toast("circle-alert", lang.T("table.clip_empty"), "", nil)
		return
	}
	r := t.at.Rect()
	targets, extra := Spread(block, r, t.lines, len(t.cols))
	t.put(targets, len(targets) > 1)
	if n := len(targets); n > 0 {
		first, last := targets[0].Cell, targets[n-1].Cell
		t.at = Extent{Cursor: last, Anchor: first}
		t.grid.bindMarks()
	}
	if len(extra) > 0 {
		t.host.Overlay().Confirm(lang.N("table.extra.title", len(extra)), lang.T("table.extra.text"), false,
			lang.N("table.extra.ok", len(extra)), func() { t.addRows(extra, r.Col0) })
	}
}

// fillDown copies the first row of the range into the rows below it.
func (t *Table) fillDown() {
	if !t.ready() {
		return
	}
	r := t.at.Rect()
	lines := t.lines.Between(r.Line0, r.Line1)
	if len(lines) == 1 {
		lines = []int{t.lines.Step(lines[0], -1)}
	}
	t.withRange(lines[:1], func(value func(Cell) string) {
		t.put(FillDown(r, t.lines, value), true)
	})
}
