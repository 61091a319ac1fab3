package table

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
)

// write does something to the picked posts off the UI and offers to undo it.
func (t *Table) write(do func(ctx context.Context, ids []int64) (plan.Done, error)) {
	ids := t.pickedIDs()
	if len(ids) == 0 {
		return
	}
	t.run(func(ctx context.Context) (plan.Done, error) { return do(ctx, ids) })
}

// run does one step of the plan off the UI; a toast says what was done and undoes it.
func (t *Table) run(do func(ctx context.Context) (plan.Done, error)) {
	t.host.Runner().Run(func() func() {
		done, err := do(context.Background())
		return func() { t.said(done, err) }
	})
}

// said tells the outcome of a step.
func (t *Table) said(done plan.Done, err error) {
	var told lang.Told
	switch {
	case errors.As(err, &told): // a refusal, in its own words
		t.host.Overlay().Toast("circle-alert", lang.Error(err), "", nil)
		return
	case err != nil:
		slog.Error("table: write", "err", err)
		t.host.Overlay().Toast("triangle-alert", lang.T("common.error_save", "reason", lang.Error(err)), "", nil)
		return
	}
	if done.Nothing() {
		return
	}
	t.host.Overlay().Toast("check", lang.T(done.Key, done.Args...), lang.T("common.undo"), t.undo)
}

func (t *Table) undo() { t.travel("undo-2", t.plan.Undo) }
func (t *Table) redo() { t.travel("rotate-ccw", t.plan.Redo) }

// travel goes a step back or forth; its toast has no undo of its own.
func (t *Table) travel(icon string, step func(context.Context) (plan.Done, error)) {
	t.commitEdit()
	t.host.Runner().Run(func() func() {
		done, err := step(context.Background())
		return func() {
			if err != nil {
				t.said(done, err)
				return
			}
			clear(t.errors)
			t.host.Overlay().Toast(icon, lang.T(done.Key, done.Args...), "", nil)
		}
	})
}

// put writes values into cells as one undo step. Values that cannot be taken
// stay in their cells, red, with the reason.
func (t *Table) put(targets []Target, toast bool) {
	var edits []plan.CellEdit
	var refs []cellRef
	skipped := 0
	for _, g := range targets {
		k, ok := t.lines.Key(g.Line)
		if !ok || g.Col < 0 || g.Col >= len(t.cols) {
			continue
		}
		col := &t.cols[g.Col]
		name := col.Target(k.BrandID)
		if name == "" {
			if g.Value != t.value(g.Cell) {
				skipped++
			}
			continue
		}
		edits = append(edits, plan.CellEdit{PostID: k.PostID, Column: name, Value: g.Value})
		refs = append(refs, cellRef{k.PostID, col.ID})
	}
	if len(edits) == 0 {
		if skipped > 0 {
			t.host.Overlay().Toast("circle-alert", lang.N("table.fixed_cells", skipped), "", nil)
		}
		return
	}
	t.send(edits, refs, toast)
}

// send writes cells off the UI.
func (t *Table) send(edits []plan.CellEdit, refs []cellRef, toast bool) {
	t.host.Runner().Run(func() func() {
		done, bad, err := t.plan.SetCells(context.Background(), edits)
		return func() {
			if err != nil {
				t.said(done, err)
				return
			}
			for _, r := range refs {
				delete(t.errors, r)
			}
			t.keepErrors(edits, refs, bad)
			t.grid.ver++
			t.grid.sync()
			switch {
			case len(bad) > 0:
				t.host.Overlay().Toast("triangle-alert", lang.N("table.bad_cells", len(bad)), "", nil)
			case toast:
				t.said(done, nil)
			}
		}
	})
}

// keepErrors remembers refused values by cell.
func (t *Table) keepErrors(edits []plan.CellEdit, refs []cellRef, bad []plan.CellError) {
	for _, e := range bad {
		for i, ed := range edits {
			if ed.PostID == e.PostID && ed.Column == e.Column {
				t.errors[refs[i]] = cellError{ed.Value, lang.Error(e)}
			}
		}
	}
}

// addRows makes new posts from rows of a pasted block that ran past the end.
func (t *Table) addRows(rows [][]string, col0 int) {
	b := t.newBrand()
	if b == nil {
		return
	}
	cols := t.cols
	day := t.newDay()
	t.host.Runner().Run(func() func() {
		ctx := context.Background()
		var edits []plan.CellEdit
		var ids []int64
		var err error
		for _, r := range rows {
			var p *models.Post
			if p, err = t.plan.Create(ctx, plan.Draft{BrandID: b.ID, Day: day}); err != nil {
				break
			}
			ids = append(ids, p.ID)
			for j, v := range r {
				if col0+j >= len(cols) || v == "" {
					continue
				}
				if name := cols[col0+j].Target(b.ID); name != "" {
					edits = append(edits, plan.CellEdit{PostID: p.ID, Column: name, Value: v})
				}
			}
		}
		var bad []plan.CellError
		if err == nil {
			_, bad, err = t.plan.SetCells(ctx, edits)
		}
		return func() {
			if err != nil {
				t.said(plan.Done{}, err)
				return
			}
			for _, e := range bad {
				t.errors[cellRef{e.PostID, t.columnID(e.Column, b.ID)}] = cellError{e.Value, lang.Error(e)}
			}
			t.host.Overlay().Toast("check", lang.N("table.added", len(ids)), lang.T("common.undo"), func() { t.drop(ids) })
		}
	})
}

// drop takes new posts back.
func (t *Table) drop(ids []int64) {
	t.run(func(ctx context.Context) (plan.Done, error) { return t.plan.Delete(ctx, ids) })
}

// columnID is the table's name of a plan column.
func (t *Table) columnID(name string, brandID int64) string {
	for i := range t.cols {
		if t.cols[i].Target(brandID) == name {
			return t.cols[i].ID
		}
	}
	return name
}

// newBrand is the brand of a new row: that of the cursor's row, else the
// filter's, else the first.
func (t *Table) newBrand() *models.Brand {
	if k, ok := t.lines.Key(t.at.Cursor.Line); ok {
		if b := t.brandOf(k.BrandID); b != nil && b.ArchivedAt == 0 {
			return b
		}
	}
	for i := range t.list {
		b := &t.list[i]
		if b.ArchivedAt == 0 && (len(t.filter.Brands) == 0 || slices.Contains(t.filter.Brands, b.ID)) {
			return b
		}
	}
	return nil
}

// newDay is the day of a new row: that of the cursor's row, else today when it
// is in the range shown, else its first day.
func (t *Table) newDay() string {
	if k, ok := t.lines.Key(t.at.Cursor.Line); ok && t.cursorOn {
		return k.Day
	}
	today := t.host.Now().Format(models.DayFormat)
	from, to := t.reach.days(t.from, t.to)
	if from != "" && today < from || to != "" && today > to {
		return from
	}
	return today
}

// openAtCursor opens the cursor's post in the panel.
func (t *Table) openAtCursor() {
	if id := t.cursorPost(); id != 0 {
		t.commitEdit()
		t.host.OpenPost(id)
	}
}

// pickedFirst is the first day of the picked posts, for moving them together.
func (t *Table) pickedFirst() (time.Time, bool) {
	first := ""
	for _, k := range t.lines.Keys {
		if t.picked[k.PostID] && k.Day != "" && (first == "" || k.Day < first) {
			first = k.Day
		}
	}
	d, err := time.Parse(models.DayFormat, first)
	return d, err == nil
}
