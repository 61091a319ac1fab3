package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// rowSlot is the set of objects that draws one row; slots move from line to
// line while scrolling.
type rowSlot struct {
	line   int
	ver    int
	seen   *models.Row
	ground [2]*canvas.Rectangle
	under  [2]*canvas.Rectangle
	box    [2]*fyne.Container
	check  *checkMark
	cells  []*cell
	tok    kit.Token
}

func (g *grid) newSlot() *rowSlot {
	s := &rowSlot{line: -1, ver: -1, check: newCheckMark()}
	for k, p := range g.panes {
		s.ground[k] = canvas.NewRectangle(nil)
		s.under[k] = canvas.NewRectangle(nil)
		s.box[k] = &fyne.Container{Objects: []fyne.CanvasObject{s.ground[k], s.under[k]}}
		p.rows.Add(s.box[k])
	}
	s.box[0].Add(s.check.box)
	return s
}

// sync makes the objects agree with what is in view. It is called for every
// scroll step and after every change, so it touches only what differs.
func (g *grid) sync() {
	b := g.body()
	if b.Width == 0 {
		return
	}
	l := g.t.lines
	lo, hi := 0, -1
	if l.Len() > 0 {
		lo, hi = l.At(g.off.Y), l.At(g.off.Y+b.Height-1)
	}
	var free []*rowSlot
	for _, s := range g.pool {
		if s.line < lo || s.line > hi || !g.isRow(s.line) {
			delete(g.byLine, s.line)
			s.line = -1
			free = append(free, s)
		}
	}
	heads := 0
	for i := lo; i <= hi; i++ {
		y := l.Top(i) - g.off.Y
		if h, ok := l.Head(i); ok {
			g.bindHead(heads, h, y)
			heads++
			continue
		}
		s := g.byLine[i]
		if s == nil {
			if n := len(free); n > 0 {
				s, free = free[n-1], free[:n-1]
			} else {
				s = g.newSlot()
				g.pool = append(g.pool, s)
			}
			s.line, s.ver = i, -1
			g.byLine[i] = s
		}
		g.bindRow(s, y)
	}
	for _, s := range free {
		s.box[0].Hide()
		s.box[1].Hide()
	}
	for _, h := range g.groups[heads:] {
		h.box.Hide()
	}
	g.bottomLines(b)
	g.bindMarks()
	g.bars.sync()
	g.t.viewMoved(lo, hi)
}

func (g *grid) isRow(line int) bool { _, ok := g.t.lines.Key(line); return ok }

// bottomLines keeps hairlines and the new-row line at the end of the rows.
func (g *grid) bottomLines(b fyne.Size) {
	end := g.t.lines.Height() - g.off.Y
	if h := max(min(b.Height, end), 0); g.panes[0].lines.Objects[0].Size().Height != h {
		for _, p := range g.panes {
			for _, o := range p.lines.Objects {
				o.Resize(fyne.NewSize(1, h))
			}
			p.edge.Resize(fyne.NewSize(1, h))
		}
	}
	g.add.place(end, b.Width, end < b.Height)
}

// ground of a row, by what was chosen and where the mouse is.
func (g *grid) rowToken(line int, k *Key) kit.Token {
	switch {
	case g.t.picked[k.PostID]:
		return kit.Tint
	case g.mouse.line == line && g.mouse.inside:
		return kit.Hover
	}
	return kit.Surface
}

func (g *grid) bindRow(s *rowSlot, y float32) {
	k, _ := g.t.lines.Key(s.line)
	for i := range s.box {
		s.box[i].Move(fyne.NewPos(0, y))
	}
	row := g.t.pages.row(k.PostID)
	tok := g.rowToken(s.line, k)
	if s.ver != g.ver || s.tok != tok || !s.box[0].Visible() {
		widths := [2]float32{g.frozenW, g.body().Width - g.frozenW}
		for i := range s.box {
			s.ground[i].FillColor = kit.Color(tok)
			s.under[i].FillColor = kit.Color(kit.Line)
			place(s.ground[i], 0, 0, widths[i], rowHeight)
			place(s.under[i], 0, rowHeight-1, widths[i], 1)
			s.box[i].Show()
			s.ground[i].Refresh()
		}
		s.tok = tok
	}
	s.check.set(g.t.picked[k.PostID], s.ver != g.ver)
	s.seen = row
	for len(s.cells) < len(g.t.cols) {
		c := newCell()
		i := 1
		if len(s.cells) < frozenCols {
			i = 0
		}
		s.cells = append(s.cells, c)
		s.box[i].Add(c.box)
	}
	for i, c := range s.cells {
		if i >= len(g.t.cols) {
			c.box.Hide()
			continue
		}
		g.bindCell(c, i, k, row)
	}
	s.ver = g.ver
}

// bindCell skips cells that are scrolled out sideways.
func (g *grid) bindCell(c *cell, i int, k *Key, row *models.Row) {
	col := &g.t.cols[i]
	_, x := g.paneOf(i)
	if i >= frozenCols && (x+col.Width < 0 || x > g.body().Width-g.frozenW) {
		c.box.Hide()
		return
	}
	c.box.Move(fyne.NewPos(x, 0))
	c.box.Show()
	f := g.t.faces.of(col, k, row)
	if e, ok := g.t.errors[cellRef{k.PostID, col.ID}]; ok {
		f = face{text: oneLine(e.value), tok: kit.Red, bad: true, full: e.reason}
	}
	c.set(f, col.Width, &g.draw)
}

// bindMarks draws range and cursor.
func (g *grid) bindMarks() {
	r := g.t.at.Rect()
	l := g.t.lines
	ok := g.isRow(g.t.at.Cursor.Line) && len(g.t.cols) > 0 && g.t.cursorOn
	for k, p := range g.panes {
		p.span.Hide()
		p.cursor.Hide()
		if !ok {
			continue
		}
		first, last := 0, min(frozenCols, len(g.t.cols))-1
		if k == 1 {
			first, last = frozenCols, len(g.t.cols)-1
		}
		if c0, c1 := max(r.Col0, first), min(r.Col1, last); c0 <= c1 && !g.t.at.Single() && r.Line1 < l.Len() {
			_, x0 := g.paneOf(c0)
			_, x1 := g.paneOf(c1)
			top := l.Top(r.Line0) - g.off.Y
			bottom := l.Top(r.Line1) + l.HeightOf(r.Line1) - g.off.Y
			place(p.span, x0, top, x1+g.t.cols[c1].Width-x0-1, bottom-top-1)
			p.span.Show()
		}
		if c := g.t.at.Cursor; g.t.editor == nil && c.Col >= first && c.Col <= last {
			_, x := g.paneOf(c.Col)
			place(p.cursor, x, l.Top(c.Line)-g.off.Y, g.t.cols[c.Col].Width-1, rowHeight-1)
			p.cursor.Show()
		}
	}
	g.t.placeEditor()
}

// groupHead draws the head of a week.
type groupHead struct {
	box            *fyne.Container
	ground, under  *canvas.Rectangle
	chevron        *canvas.Image
	name, n, ready *canvas.Text
	ver            int
	shown          Group
}

func (g *grid) bindHead(i int, gr *Group, y float32) {
	if i == len(g.groups) {
		h := &groupHead{ver: -1, ground: canvas.NewRectangle(nil), under: canvas.NewRectangle(nil)}
		h.chevron = canvas.NewImageFromResource(nil)
		h.name, h.n, h.ready = kit.Text("", kit.CompactBold, kit.Ink), kit.Text("", kit.Compact, kit.Ink3), kit.Text("", kit.Compact, kit.Ink2)
		h.box = &fyne.Container{Objects: []fyne.CanvasObject{h.ground, h.under, h.chevron, h.name, h.n, h.ready}}
		g.groups = append(g.groups, h)
		g.heads.Add(h.box)
	}
	h := g.groups[i]
	h.box.Move(fyne.NewPos(0, y))
	h.box.Show()
	w := g.body().Width
	if h.ver == g.ver && h.shown == *gr && h.ground.Size().Width == w {
		return
	}
	h.ver, h.shown = g.ver, *gr
	h.ground.FillColor, h.under.FillColor = kit.Color(kit.Paper), kit.Color(kit.Line)
	place(h.ground, 0, 0, w, groupHeight)
	place(h.under, 0, groupHeight-1, w, 1)
	name := "chevron-down"
	if gr.Collapsed {
		name = "chevron-right"
	}
	h.chevron.Resource = icon(name, kit.Ink2)
	place(h.chevron, 13, (groupHeight-16)/2, 16, 16)
	x := float32(checkWidth)
	x += setText(h.name, weekName(gr.Monday, g.t.host.Now().Year()), kit.CompactBold, kit.Ink, x, groupHeight) + 8
	setText(h.n, lang.N("table.posts", gr.N), kit.Compact, kit.Ink3, x, groupHeight)
	ready := lang.T("table.ready", "ready", gr.Ready, "n", gr.N)
	setText(h.ready, ready, kit.Compact, kit.Ink2, w-12-kit.Measure(ready, kit.Compact), groupHeight)
	h.ground.Refresh()
	h.chevron.Refresh()
}

// setText writes a line of text centred in a height and answers its width.
func setText(t *canvas.Text, s string, st kit.Style, tok kit.Token, x, height float32) float32 {
	t.Text, t.Color = s, kit.Color(tok)
	w, h := kit.Measure(s, st), textHeight(st)
	t.Move(fyne.NewPos(x, (height-h)/2))
	t.Resize(fyne.NewSize(w, h))
	t.Refresh()
	return w
}

// checkMark is a checkbox drawn without a widget.
type checkMark struct {
	box  *fyne.Container
	edge *canvas.Rectangle
	tick *canvas.Image
	on   bool
	made bool
}

func newCheckMark() *checkMark {
	m := &checkMark{edge: canvas.NewRectangle(nil), tick: canvas.NewImageFromResource(nil)}
	m.edge.CornerRadius = 4
	place(m.edge, 10, (rowHeight-16)/2, 16, 16)
	place(m.tick, 12, (rowHeight-12)/2, 12, 12)
	m.box = &fyne.Container{Objects: []fyne.CanvasObject{m.edge, m.tick}}
	return m
}

func (m *checkMark) set(on, fresh bool) { m.mark(on, "check", fresh) }

func (m *checkMark) mark(on bool, name string, fresh bool) {
	if m.made && !fresh && m.on == on {
		return
	}
	m.made, m.on = true, on
	m.edge.FillColor, m.edge.StrokeColor, m.edge.StrokeWidth = kit.Color(kit.Surface), kit.Color(kit.Ctl), 1
	m.tick.Hide()
	if on {
		m.edge.FillColor, m.edge.StrokeWidth = kit.Color(kit.Accent), 0
		m.tick.Resource = icon(name, kit.OnAcc)
		m.tick.Show()
		m.tick.Refresh()
	}
	m.edge.Refresh()
}
