package table

import (
	"context"
	"log/slog"

	"lontar/models"
)

// showCursor draws the cell cursor from the first key or click on.
func (t *Table) showCursor() {
	if !t.cursorOn {
		t.cursorOn = true
		t.grid.bindMarks()
	}
}

// move takes one keyboard step; the first one only shows where the cursor is.
func (t *Table) move(m Move, stretch bool) {
	t.cursorOn = true
	t.takeFocus() // keys that came by the window come here directly from now on
	t.at = t.at.Step(m, t.lines, len(t.cols), t.grid.rowsInView(), stretch)
	t.grid.reveal(t.at.Cursor)
	t.grid.bindMarks()
}

// goTo puts the cursor on a cell.
func (t *Table) goTo(c Cell, stretch bool) {
	if !t.grid.isRow(c.Line) {
		return
	}
	t.cursorOn = true
	t.at = t.at.Go(c, stretch)
	t.grid.reveal(c)
	t.grid.bindMarks()
}

// fold opens or closes a week.
func (t *Table) fold(monday string) {
	t.commitEdit()
	t.collapsed[monday] = !t.collapsed[monday]
	t.rearrange(t.cursorPost())
}

// sortBy orders by a column; a second click turns the order round.
func (t *Table) sortBy(i int) {
	key := t.cols[i].Sort
	if key == "" {
		return
	}
	t.commitEdit()
	if t.layout.sortKey() == key {
		t.layout.Desc = !t.layout.Desc
	} else {
		t.layout.Sort, t.layout.Desc = key, false
	}
	t.saveLayout()
	t.reload()
}

func (l Layout) sortKey() string {
	if l.Sort == "" {
		return "day"
	}
	return l.Sort
}

// resize gives a column a new width while its edge is dragged.
func (t *Table) resize(i int, w float32) {
	t.layout.Resize(t.cols[i].ID, w)
	t.arrangeColumns()
	t.grid.relayout()
}

// saveLayout keeps the layout in the workspace.
func (t *Table) saveLayout() {
	s := t.layout.String()
	t.host.Runner().Run(func() func() {
		if err := t.settings.SetSetting(context.Background(), settingLayout, s); err != nil {
			slog.Error("table: keep layout", "err", err)
		}
		return nil
	})
}

// pickAt picks or drops a row; with stretch every row since the last pick.
func (t *Table) pickAt(line int, stretch bool) {
	k, ok := t.lines.Key(line)
	if !ok {
		return
	}
	if stretch && t.grid.isRow(t.pickedAt) {
		for _, i := range t.lines.Between(t.pickedAt, line) {
			if k, ok := t.lines.Key(i); ok {
				t.picked[k.PostID] = true
			}
		}
	} else if t.picked[k.PostID] {
		delete(t.picked, k.PostID)
	} else {
		t.picked[k.PostID] = true
	}
	t.pickedAt = line
	t.pickedChanged()
}

// pickAll picks every row, or none when all are picked.
func (t *Table) pickAll() {
	if len(t.picked) >= len(t.lines.Keys) {
		t.pickNone()
		return
	}
	for _, k := range t.lines.Keys {
		t.picked[k.PostID] = true
	}
	t.pickedChanged()
}

func (t *Table) pickNone() {
	clear(t.picked)
	t.pickedChanged()
}

func (t *Table) pickedChanged() {
	t.grid.head.marks()
	t.grid.sync()
	t.bar.sync()
}

// keepPicked drops picked posts that are no longer in the table.
func (t *Table) keepPicked(keys []Key) {
	if len(t.picked) == 0 {
		return
	}
	kept := map[int64]bool{}
	for _, k := range keys {
		if t.picked[k.PostID] {
			kept[k.PostID] = true
		}
	}
	t.picked = kept
}

// pickedIDs are the picked posts in the order of the table.
func (t *Table) pickedIDs() []int64 {
	var ids []int64
	for _, k := range t.lines.Keys {
		if t.picked[k.PostID] {
			ids = append(ids, k.PostID)
		}
	}
	return ids
}

// row is the row of a line as far as it was read.
func (t *Table) row(line int) (*Key, *models.Row) {
	k, ok := t.lines.Key(line)
	if !ok {
		return nil, nil
	}
	return k, t.pages.row(k.PostID)
}
