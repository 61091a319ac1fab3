package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// gridFace draws a Grid with one line of objects per visible row, reused while
// scrolling.
type gridFace struct {
	g      *Grid
	head   *canvas.Rectangle
	rule   *canvas.Rectangle
	cursor *canvas.Rectangle
	titles []*canvas.Text
	walls  []*canvas.Rectangle
	lines  []*gridLine
	all    []fyne.CanvasObject
}

func (r *gridFace) Destroy()           {}
func (r *gridFace) MinSize() fyne.Size { return fyne.NewSize(120, gridHead+gridRow) }
func (r *gridFace) Objects() []fyne.CanvasObject {
	if r.all == nil {
		r.build()
	}
	return r.all
}

func (r *gridFace) build() {
	r.all = []fyne.CanvasObject{}
	for _, l := range r.lines {
		r.all = append(r.all, l.ground, l.rule)
		for i := range l.texts {
			r.all = append(r.all, l.texts[i], l.icons[i])
		}
	}
	r.all = append(r.all, r.cursor, r.head, r.rule)
	for i := range r.titles {
		r.all = append(r.all, r.titles[i], r.walls[i])
	}
}

func (r *gridFace) Layout(fyne.Size) {
	r.g.measure()
	r.Refresh()
}

func (r *gridFace) Refresh() {
	g := r.g
	s := g.Size()
	if s.IsZero() {
		return
	}
	if g.widths == nil {
		g.measure()
	}
	first := int(g.top / gridRow)
	need := min(g.rows.Len()-first, int((s.Height-gridHead)/gridRow)+1)
	need = max(0, need)
	if len(r.lines) < need {
		for len(r.lines) < need {
			r.lines = append(r.lines, newGridLine(len(g.cols)))
		}
		r.build()
	}
	from, to := g.Selection()
	for i, l := range r.lines {
		row := first + i
		y := gridHead + float32(row)*gridRow - g.top
		show := i < need && y+gridRow <= s.Height+1
		r.drawLine(l, row, y, show, row >= from && row <= to && from >= 0)
	}
	r.drawHead(s)
	r.cursor.Hide()
	if g.focused && g.row >= 0 && g.col >= 0 && g.col < len(g.cols) {
		y := gridHead + float32(g.row)*gridRow - g.top
		if y >= gridHead-1 && y+gridRow <= s.Height+1 {
			r.cursor.Show()
			r.cursor.StrokeColor = Color(Focus)
			r.cursor.Move(fyne.NewPos(g.left(g.col), y))
			r.cursor.Resize(fyne.NewSize(g.widths[g.col], gridRow))
		}
	}
	canvas.Refresh(g)
}

func newGridLine(cols int) *gridLine {
	l := &gridLine{ground: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
	for range cols {
		l.texts = append(l.texts, Text("", Compact, Ink))
		icon := picture(nil, 14)
		icon.Hide()
		l.icons = append(l.icons, icon)
	}
	return l
}

func (r *gridFace) drawLine(l *gridLine, row int, y float32, show, selected bool) {
	g := r.g
	setVisible(l.ground, show)
	setVisible(l.rule, show)
	bad := false
	for col := range l.texts {
		t, icon := l.texts[col], l.icons[col]
		setVisible(t, show)
		if !show {
			icon.Hide()
			continue
		}
		c := g.rows.Cell(row, col)
		bad = bad || c.Bad
		x, w := g.left(col), g.widths[col]
		style := Style{13, 20, c.Bold}
		lead := float32(12)
		setVisible(icon, c.Icon != nil)
		if c.Icon != nil {
			if icon.Resource != c.Icon {
				icon.Resource = c.Icon
				icon.Refresh()
			}
			icon.Move(fyne.NewPos(x+12, y+(gridRow-14)/2))
			icon.Resize(fyne.NewSquareSize(14))
			lead += 20
		}
		t.Text, t.Color, t.TextStyle.Bold = Fit(c.Text, style, w-lead-8), Color(c.Token), c.Bold
		t.Alignment = fyne.TextAlignLeading
		if g.cols[col].Right {
			t.Alignment = fyne.TextAlignTrailing
		}
		t.Move(fyne.NewPos(x+lead, y))
		t.Resize(fyne.NewSize(max(0, w-lead-10), gridRow))
		// A scrolled column must not show through the ones that stay put, nor outside.
		if col >= g.frozen && (x < r.fixedWidth() || x+lead > g.Size().Width) {
			t.Hide()
			icon.Hide()
		}
	}
	if !show {
		return
	}
	switch {
	case bad:
		l.ground.FillColor = Color(RedT)
	case selected:
		l.ground.FillColor = Color(Tint)
	case row == g.over:
		l.ground.FillColor = Color(Hover)
	default:
		l.ground.FillColor = color.Transparent
	}
	l.ground.Move(fyne.NewPos(0, y))
	l.ground.Resize(fyne.NewSize(g.Size().Width, gridRow))
	l.rule.FillColor = Color(Line)
	l.rule.Move(fyne.NewPos(0, y+gridRow-1))
	l.rule.Resize(fyne.NewSize(g.Size().Width, 1))
}

func (r *gridFace) fixedWidth() float32 {
	w := float32(0)
	for _, x := range r.g.widths[:r.g.frozen] {
		w += x
	}
	return w
}

func (r *gridFace) drawHead(s fyne.Size) {
	g := r.g
	r.head.FillColor = Color(Sunken)
	r.head.TopLeftCornerRadius, r.head.TopRightCornerRadius = 7, 7
	r.head.Resize(fyne.NewSize(s.Width, gridHead))
	r.rule.FillColor = Color(Line)
	r.rule.Move(fyne.NewPos(0, gridHead-1))
	r.rule.Resize(fyne.NewSize(s.Width, 1))
	for i, t := range r.titles {
		x, w := g.left(i), g.widths[i]
		out := i >= g.frozen && (x < r.fixedWidth()-1 || x > s.Width)
		setVisible(t, !out)
		setVisible(r.walls[i], !out && i > 0)
		t.Text, t.Color = Fit(g.cols[i].Title, Caption, w-20), Color(Ink2)
		t.Alignment = fyne.TextAlignLeading
		if g.cols[i].Right {
			t.Alignment = fyne.TextAlignTrailing
		}
		t.Move(fyne.NewPos(x+12, 0))
		t.Resize(fyne.NewSize(max(0, w-22), gridHead))
		r.walls[i].FillColor = Color(Line)
		r.walls[i].Move(fyne.NewPos(x, 0))
		bottom := min(s.Height, gridHead+gridRow*float32(g.rows.Len())-g.top)
		r.walls[i].Resize(fyne.NewSize(1, bottom))
	}
}
