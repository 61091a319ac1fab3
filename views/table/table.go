package table

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/models/store"
	"lontar/views/kit"
)

// Host is what the table uses of the window it lies in.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Now() time.Time
	OpenPost(id int64)
	Refresh()
}

// Settings keeps the layout of the table in the workspace.
type Settings interface {
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// settingLayout is the key of the layout among the workspace's settings.
const settingLayout = "table.layout"

// Table is the plan as a spreadsheet. All methods belong to the UI goroutine.
type Table struct {
	host     Host
	plan     *plan.Service
	brands   *brand.Service
	settings Settings
	thumbOf  func(hash string, px int) string
	thumbs   map[string]string // files that are known to be there

	filter    models.Filter
	from, to  string
	reach     reach
	collapsed map[string]bool

	all    []Column // every column, in the chosen order
	cols   []Column // those shown, with the widths in use
	layout Layout
	faces  faces
	list   []models.Brand
	lines  *Lines
	pages  pages

	at       Extent
	cursorOn bool
	picked   map[int64]bool
	pickedAt int // line of the last pick, for Shift
	errors   map[cellRef]cellError
	editor   *editor
	onNew    int64 // post to put the cursor on once it is there

	root    *fyne.Container
	grid    *grid
	bar     *selectionBar
	empty   *kit.Empty
	tools   *tools
	mods    func() fyne.KeyModifier
	clip    func() fyne.Clipboard
	shown   bool
	stale   bool
	loaded  bool
	loading bool
	seq     int
	cancel  func()
}

type cellRef struct {
	post int64
	col  string
}

// cellError is a value that could not be taken, and why.
type cellError struct{ value, reason string }

// New builds the table; thumb gives the file of a picture's thumbnail. It
// reads nothing before Show.
func New(host Host, p *plan.Service, b *brand.Service, settings Settings, bus *models.Bus, thumb func(hash string, px int) string) *Table {
	t := &Table{
		host: host, plan: p, brands: b, settings: settings, thumbOf: thumb,
		collapsed: map[string]bool{}, picked: map[int64]bool{}, errors: map[cellRef]cellError{}, thumbs: map[string]string{},
		lines: Arrange(nil, false, false, nil), stale: true,
	}
	t.pages = pages{read: p.Rows, run: host.Runner(), ready: t.rowsRead}
	t.faces.brands = map[int64]*models.Brand{}
	t.build()
	t.cancel = bus.Subscribe(func(c models.Changed) {
		if c.Area == models.AreaMedia { // another cover, or a lost file is back: shown when the row is drawn again
			host.Runner().Run(func() func() { return func() { clear(t.thumbs) } })
		}
		if c.Area != models.AreaPosts && c.Area != models.AreaBrands {
			return
		}
		host.Runner().Run(func() func() { return func() { t.changed(c) } })
	})
	return t
}

// Close stops listening to changes.
func (t *Table) Close() { t.cancel() }

// Object is the table's canvas object.
func (t *Table) Object() fyne.CanvasObject { return t.root }

// Show shows the posts that pass the filter with a day from one day to
// another (inclusive; both empty: all, the unscheduled too).
func (t *Table) Show(f models.Filter, from, to string) {
	t.faces.now = t.host.Now().Unix()
	same := t.shown && !t.stale && from == t.from && to == t.to && sameFilter(f, t.filter)
	t.filter, t.from, t.to = f, from, to
	t.shown = true
	t.tools.sync()
	if !same {
		t.commitEdit()
		t.reload()
		return
	}
	t.grid.ver++ // what was planned may be late by now
	t.grid.sync()
}

// Hide tells that another view took the table's place; it stops reading.
// The keyboard goes back to the window: a hidden grid would swallow every key.
func (t *Table) Hide() {
	t.commitEdit()
	t.shown = false
	if c := t.canvas(); c != nil && c.Focused() == fyne.Focusable(t.grid) {
		c.Unfocus()
	}
}

func sameFilter(a, b models.Filter) bool {
	return a.Text == b.Text && slices.Equal(a.Brands, b.Brands) && slices.Equal(a.Platforms, b.Platforms) &&
		slices.Equal(a.Pillars, b.Pillars) && slices.Equal(a.Statuses, b.Statuses)
}

// changed takes up a write of this or another screen.
func (t *Table) changed(c models.Changed) {
	if c.Area == models.AreaPosts {
		t.pages.forget(c.IDs...)
	}
	if !t.shown {
		t.stale = true
		return
	}
	t.reload()
}

// loadResult is what a reload brings from the store.
type loadResult struct {
	keys   []Key
	brands []models.Brand
	layout string
}

// reload asks for keys and brands off the UI; an answer that was overtaken by
// a newer question is dropped.
func (t *Table) reload() {
	t.seq++
	t.stale = false
	if t.loading { // one question at a time; the newest is asked when the answer is there
		return
	}
	t.loading = true
	seq, first := t.seq, !t.loaded
	from, to := t.reach.days(t.from, t.to)
	q := store.RowQuery{
		Filter: t.filter, From: from, To: to, Unscheduled: from == "" && to == "",
		Sort: t.layout.sortKey(), Desc: t.layout.Desc,
	}
	t.host.Runner().Run(func() func() {
		ctx := context.Background()
		var r loadResult
		if first {
			var err error
			if r.layout, err = t.settings.Setting(ctx, settingLayout); err != nil {
				slog.Error("table: layout", "err", err)
			}
			q.Sort, q.Desc = ParseLayout(r.layout).sortKey(), ParseLayout(r.layout).Desc
		}
		keys, err := t.plan.RowKeys(ctx, q)
		if err == nil {
			r.brands, err = t.brands.List(ctx, true)
		}
		r.keys = make([]Key, len(keys))
		for i, k := range keys {
			r.keys[i] = Key(k)
		}
		return func() {
			t.loading = false
			if seq != t.seq {
				t.reload()
				return
			}
			if err != nil {
				slog.Error("table: keys", "err", err)
				t.host.Overlay().Toast("triangle-alert", lang.T("table.read_failed"), lang.T("common.retry"), t.reload)
				return
			}
			if first {
				t.layout = ParseLayout(r.layout)
				t.loaded = true
			}
			t.take(r)
		}
	})
}

// take puts loaded keys and brands into the table, keeping the cursor on its post.
func (t *Table) take(r loadResult) {
	post := t.cursorPost()
	t.list = r.brands
	t.faces.brands = make(map[int64]*models.Brand, len(r.brands))
	for i := range t.list {
		t.faces.brands[t.list[i].ID] = &t.list[i]
	}
	t.faces.now = t.host.Now().Unix()
	t.keepPicked(r.keys)
	t.lines = &Lines{Keys: r.keys}
	t.rearrange(post)
	t.tools.sync()
}

// rearrange builds lines and columns anew from what is loaded.
func (t *Table) rearrange(post int64) {
	old := t.at
	t.lines = Arrange(t.lines.Keys, !t.layout.Flat, t.layout.Desc && t.layout.sortKey() == "day", t.collapsed)
	t.arrangeColumns()
	if t.onNew != 0 && t.lines.LineOf(t.onNew) >= 0 {
		post, t.onNew = t.onNew, 0
		old.Anchor = old.Cursor
	}
	if line := t.lines.LineOf(post); line >= 0 {
		t.at.Anchor.Line += line - t.at.Cursor.Line
		t.at.Cursor.Line = line
	}
	if old.Single() || !t.grid.isRow(t.at.Anchor.Line) {
		t.at.Anchor = t.at.Cursor
	}
	if !t.grid.isRow(t.at.Cursor.Line) {
		t.at = Extent{}.Go(Cell{max(t.lines.Step(t.at.Cursor.Line, 1), 0), t.at.Cursor.Col}, false)
	}
	if len(t.lines.Keys) == 0 {
		t.empty.Show()
	} else {
		t.empty.Hide()
	}
	t.grid.relayout()
	t.bar.sync()
}

func (t *Table) arrangeColumns() {
	var scope []models.Brand
	for _, b := range t.list {
		if len(t.filter.Brands) == 0 && b.ArchivedAt == 0 || slices.Contains(t.filter.Brands, b.ID) {
			scope = append(scope, b)
		}
	}
	t.all = t.layout.Arrange(Columns(scope))
	cols := make([]Column, 0, len(t.all))
	for i := range t.all {
		if t.layout.Visible(&t.all[i]) {
			cols = append(cols, t.all[i])
		}
	}
	t.cols = t.layout.Shared(cols, t.grid.Size().Width-checkWidth)
	t.at.Cursor.Col = min(t.at.Cursor.Col, max(len(t.cols)-1, 0))
	t.at.Anchor.Col = min(t.at.Anchor.Col, max(len(t.cols)-1, 0))
}

// rowsRead redraws after rows came in.
func (t *Table) rowsRead() {
	t.grid.sync()
	t.bar.sync()
}

// viewMoved asks for the rows in view and a screen around them.
func (t *Table) viewMoved(lo, hi int) {
	if hi < lo {
		return
	}
	near := t.ids(lo, hi)
	missing := slices.ContainsFunc(near, func(id int64) bool { _, ok := t.pages.rows[id]; return !ok })
	if !missing { // the screen is whole: read ahead
		n := hi - lo + 1
		near = append(t.ids(hi+1, hi+n), t.ids(lo-n, lo-1)...)
	}
	t.pages.need(near)
}

func (t *Table) ids(lo, hi int) []int64 {
	var ids []int64
	for i := max(lo, 0); i <= hi && i < t.lines.Len(); i++ {
		if k, ok := t.lines.Key(i); ok {
			ids = append(ids, k.PostID)
		}
	}
	return ids
}

func (t *Table) brandOf(id int64) *models.Brand { return t.faces.brands[id] }

// fillThumb shows a thumbnail; its file is made off the UI when missing. By
// then the cell may show another row.
func (t *Table) fillThumb(c *cell, hash string) {
	show := func(path string) {
		if c.thumb.File != path {
			c.thumb.File = path
			c.thumb.Refresh()
		}
	}
	if path, ok := t.thumbs[hash]; ok {
		show(path)
		return
	}
	show("")
	t.host.Runner().Run(func() func() {
		path := t.thumbOf(hash, 40)
		return func() {
			if path != "" {
				t.thumbs[hash] = path
			}
			if c.face.thumb == hash {
				show(path)
			}
		}
	})
}

// canvas is the canvas the table is shown on, nil before it is.
func (t *Table) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(t.grid) }

// takeFocus brings the keys to the table.
func (t *Table) takeFocus() {
	if c := t.canvas(); c != nil && c.Focused() != fyne.Focusable(t.grid) {
		c.Focus(t.grid)
	}
}

func (t *Table) cursorPost() int64 {
	if k, ok := t.lines.Key(t.at.Cursor.Line); ok {
		return k.PostID
	}
	return 0
}

// Restyle takes up a new theme or language.
func (t *Table) Restyle() {
	t.tools.sync()
	t.rebuildBar()
	t.grid.Refresh()
}
