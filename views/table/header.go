package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/views/kit"
)

// grip is how far from a column's right edge the mouse can take hold of it.
const grip = 4

// header draws the column heads: names, sort arrow, the checkbox for all.
type header struct {
	g      *grid
	clip   *container.Clip
	box    *fyne.Container
	ground *canvas.Rectangle
	under  *canvas.Rectangle
	scroll *container.Clip
	cells  *fyne.Container
	check  *checkMark
	cols   []*headCell
	arrow  *canvas.Image
}

type headCell struct {
	text *canvas.Text
	edge *canvas.Rectangle
	over bool // in the scrolling part
}

func newHeader(g *grid) *header {
	h := &header{g: g, ground: canvas.NewRectangle(nil), under: canvas.NewRectangle(nil), check: newCheckMark()}
	h.arrow = canvas.NewImageFromResource(nil)
	h.arrow.Resize(fyne.NewSize(14, 14))
	h.cells = &fyne.Container{}
	h.scroll = container.NewClip(h.cells)
	h.box = &fyne.Container{Objects: []fyne.CanvasObject{h.ground, h.scroll, h.check.box, h.under}}
	h.clip = container.NewClip(h.box)
	return h
}

// columnName is the head of a column in the present language.
func columnName(c *Column) string {
	if c.Word == "" {
		return c.Name
	}
	return lang.T(c.Word)
}

func (h *header) restyle() {
	h.ground.FillColor = kit.Color(kit.Sunken)
	h.under.FillColor = kit.Color(kit.Line2)
	for _, c := range h.cols {
		c.edge.FillColor = kit.Color(kit.Line)
	}
	h.ground.Refresh()
}

func (h *header) relayout() {
	w := h.g.Size().Width
	place(h.clip, 0, 0, w, headHeight)
	place(h.ground, 0, 0, w, headHeight)
	place(h.under, 0, headHeight-1, w, 1)
	place(h.scroll, h.g.frozenW, 0, max(w-h.g.frozenW, 0), headHeight)
	for len(h.cols) < len(h.g.t.cols) {
		c := &headCell{text: kit.Text("", kit.Caption, kit.Ink2), edge: canvas.NewRectangle(kit.Color(kit.Line)), over: len(h.cols) >= frozenCols}
		h.cols = append(h.cols, c)
		box := h.box
		if c.over {
			box = h.cells
		}
		box.Add(c.text)
		box.Add(c.edge)
	}
	h.box.Remove(h.arrow)
	h.cells.Remove(h.arrow)
	for i, hc := range h.cols {
		hc.text.Hide()
		hc.edge.Hide()
		if i >= len(h.g.t.cols) {
			continue
		}
		c := &h.g.t.cols[i]
		x := h.g.columnX(i)
		if hc.over {
			x -= h.g.frozenW
		}
		place(hc.edge, x+c.Width-1, 0, 1, headHeight)
		hc.edge.Show()
		sorted := c.Sort != "" && c.Sort == h.g.t.layout.sortKey()
		room := c.Width - 2*padX
		if sorted {
			room -= 16
		}
		hc.text.Show()
		used := setText(hc.text, kit.Fit(columnName(c), kit.Caption, room), kit.Caption, kit.Ink2, x+padX, headHeight)
		if sorted {
			name := "arrow-up"
			if h.g.t.layout.Desc {
				name = "arrow-down"
			}
			h.arrow.Resource = icon(name, kit.Ink2)
			h.arrow.Move(fyne.NewPos(x+padX+used+3, (headHeight-14)/2))
			if hc.over {
				h.cells.Add(h.arrow)
			} else {
				h.box.Add(h.arrow)
			}
			h.arrow.Refresh()
		}
	}
	h.marks()
}

// marks shows whether none, some or all rows are picked.
func (h *header) marks() {
	n, all := len(h.g.t.picked), len(h.g.t.lines.Keys)
	name := "minus"
	if n >= all {
		name = "check"
	}
	h.check.mark(n > 0, name, true)
}

// columnAt is the column under x (grid coordinates): its index, -1 for the
// checkboxes, len(cols) past the last; edge tells that its right edge is held.
func (g *grid) columnAt(x float32) (i int, edge bool) {
	if x < checkWidth {
		return -1, false
	}
	for i = range g.t.cols {
		left := g.columnX(i)
		right := left + g.t.cols[i].Width
		if i >= frozenCols && right <= g.frozenW {
			continue // scrolled under the columns that stay
		}
		if x >= right-grip && x < right+grip {
			return i, true
		}
		if x >= left && x < right {
			return i, false
		}
	}
	return len(g.t.cols), false
}
