package table

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// build makes the table's objects once; nothing is read yet.
func (t *Table) build() {
	t.grid = newGrid(t)
	t.bar = newSelectionBar(t)
	t.makeEmpty()
	t.empty.Hide()
	t.tools = newTools(t)
	t.root = container.New(&rootLayout{t}, t.grid, t.empty, t.bar.box)
}

// rootLayout lets the grid fill the room, with the empty state and the
// selection bar over it.
type rootLayout struct{ t *Table }

// Layout implements fyne.Layout.
func (r *rootLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	t := r.t
	if t.grid.Size().Width != size.Width {
		t.grid.Resize(size)
		t.arrangeColumns() // a wider window gives the caption more room
		t.grid.relayout()
	} else {
		t.grid.Resize(size)
	}
	m := t.empty.MinSize()
	place(t.empty, (size.Width-m.Width)/2, headHeight+newLine+24, m.Width, m.Height)
	t.placeBar()
}

// MinSize implements fyne.Layout.
func (r *rootLayout) MinSize([]fyne.CanvasObject) fyne.Size { return r.t.grid.MinSize() }

func (t *Table) placeBar() {
	size := t.grid.Size()
	m := t.bar.box.MinSize()
	w := min(m.Width, size.Width-2*barOff)
	place(t.bar.box, (size.Width-w)/2, size.Height-barHeight-barOff, w, barHeight)
}

// openNewLine puts an entry on the line under the last row: Enter makes a
// post with that title and stays for the next one.
func (t *Table) openNewLine() {
	t.commitEdit()
	b := t.newBrand()
	if b == nil {
		t.host.Overlay().Toast("circle-alert", lang.T("table.no_brand"), "", nil)
		return
	}
	t.grid.scrollTo(fyne.NewPos(t.grid.off.X, t.grid.limit().Y))
	e := newNewLine(t, b, t.newDay())
	t.grid.float.Objects = []fyne.CanvasObject{e.box}
	y := t.lines.Height() - t.grid.off.Y + headHeight
	place(e.box, checkWidth, y, min(t.grid.Size().Width-checkWidth, 720), newLine)
	t.grid.float.Refresh()
	if c := t.canvas(); c != nil {
		c.Focus(e.entry)
	}
}

// lineEntry is the entry for the title of a new post.
type lineEntry struct {
	cellEntry
	n *newEntry
}

// newEntry is the open line of a new post.
type newEntry struct {
	t     *Table
	brand *models.Brand
	day   string
	entry *lineEntry
	box   *fyne.Container
	left  bool // the focus went elsewhere by itself
	shut  bool
}

func newNewLine(t *Table, b *models.Brand, day string) *newEntry {
	n := &newEntry{t: t, brand: b, day: day}
	n.entry = &lineEntry{n: n}
	n.entry.t = t
	n.entry.Scroll = fyne.ScrollHorizontalOnly
	n.entry.ExtendBaseWidget(n.entry)
	n.entry.Bare()
	n.entry.SetPlaceHolder(lang.T("table.add.hint"))
	ground := canvas.NewRectangle(kit.Color(kit.Surface))
	ground.StrokeColor, ground.StrokeWidth = kit.Color(kit.Focus), 2
	when := lang.T("table.unscheduled")
	if day != "" {
		when = lang.Day(day)
	}
	lead := kit.Row(8, kit.Logo(b, 16), kit.Text(b.Name, kit.Compact, kit.Ink2), kit.Text(when, kit.Compact, kit.Ink3))
	n.box = container.NewStack(ground, container.NewBorder(nil, nil, kit.Pad(0, 8, 0, padX, lead), nil, n.entry))
	return n
}

// FocusLost closes the line; a title already typed is kept as a post.
func (e *lineEntry) FocusLost() {
	e.Entry.FocusLost()
	e.n.left = true
	e.n.finish(false)
}

// TypedKey implements fyne.Focusable.
func (e *lineEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.SetText("")
		e.n.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.n.finish(true)
	case fyne.KeyTab:
		e.n.finish(false)
	default:
		e.Entry.TypedKey(k)
	}
}

// finish makes the post; with again the line stays open for another.
func (n *newEntry) finish(again bool) {
	title := strings.TrimSpace(n.entry.Text)
	n.entry.Text = ""
	n.close()
	if title == "" {
		return
	}
	t := n.t
	t.host.Runner().Run(func() func() {
		ctx := context.Background()
		clock := ""
		var err error
		if n.day != "" {
			clock, err = t.plan.FreeClock(ctx, n.brand.ID, n.day)
		}
		var p *models.Post
		if err == nil {
			p, err = t.plan.Create(ctx, plan.Draft{BrandID: n.brand.ID, Title: title, Day: n.day, Clock: clock})
		}
		return func() {
			if err != nil {
				t.said(plan.Done{}, err)
				return
			}
			t.created(p.ID)
			if again {
				t.openNewLine()
			}
		}
	})
}

// created puts the cursor on a new post, now or when its row comes in.
func (t *Table) created(id int64) {
	if line := t.lines.LineOf(id); line >= 0 {
		t.goTo(Cell{line, t.at.Cursor.Col}, false)
		return
	}
	t.onNew = id
}

func (n *newEntry) close() {
	if n.shut {
		return
	}
	n.shut = true
	t := n.t
	t.grid.float.Remove(n.box)
	t.grid.float.Refresh()
	if !n.left {
		t.takeFocus()
	}
}

// rebuildBar makes the selection bar and empty state anew in the present words and colours.
func (t *Table) rebuildBar() {
	t.bar = newSelectionBar(t)
	hidden := t.empty.Hidden
	t.makeEmpty()
	t.empty.Hidden = hidden
	t.root.Objects = []fyne.CanvasObject{t.grid, t.empty, t.bar.box}
	t.root.Refresh()
	t.bar.sync()
}

func (t *Table) makeEmpty() {
	t.empty = kit.NewEmpty("calendar-plus", lang.T("table.empty.title"), lang.T("table.empty.text"),
		kit.NewButton(lang.T("table.empty.add"), "plus", kit.Outlined, t.openNewLine))
}
