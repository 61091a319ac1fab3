package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// natural is the size an object asks for; a line of text asks for its line height.
func natural(o fyne.CanvasObject) fyne.Size {
	m := o.MinSize()
	if t, ok := o.(*canvas.Text); ok {
		m.Height = max(m.Height, lineOf(t.TextSize))
	}
	return m
}

func isSpacer(o fyne.CanvasObject) bool {
	_, ok := o.(layout.SpacerObject)
	return ok
}

// Spacer takes the room left over in a Row or Column.
func Spacer() fyne.CanvasObject { return layout.NewSpacer() }

// Grow makes o take the room left over in a Row or Column.
func Grow(o fyne.CanvasObject) *fyne.Container { return container.New(growing{}, o) }

// Row lays objects side by side, gap px apart, each in the middle of the
// height. What is made with Grow or Spacer shares the width left over.
func Row(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, present(objs)...)
}

// Column lays objects under each other, gap px apart, each over the whole width.
func Column(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, down: true}, present(objs)...)
}

// present leaves out what is nil, so that callers can list what they may not have.
func present(objs []fyne.CanvasObject) []fyne.CanvasObject {
	return slices.DeleteFunc(objs, func(o fyne.CanvasObject) bool { return o == nil })
}

// growing marks a container that takes the room left over.
type growing struct{}

func (growing) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objs {
		m = m.Max(natural(o))
	}
	return m
}

func (growing) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(s)
	}
}

// line is the layout of Row and Column.
type line struct {
	gap  float32
	down bool
}

func (l *line) flexible(o fyne.CanvasObject) bool {
	if isSpacer(o) {
		return true
	}
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(growing)
	return ok
}

func (l *line) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var along, across float32
	n := 0
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		n++
		if isSpacer(o) {
			continue
		}
		m := natural(o)
		if l.down {
			along, across = along+m.Height, max(across, m.Width)
		} else {
			along, across = along+m.Width, max(across, m.Height)
		}
	}
	along += l.gap * float32(max(0, n-1))
	if l.down {
		return fyne.NewSize(across, along)
	}
	return fyne.NewSize(along, across)
}

func (l *line) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	m := l.MinSize(objs)
	left := s.Width - m.Width
	if l.down {
		left = s.Height - m.Height
	}
	flex := 0
	for _, o := range objs {
		if o.Visible() && l.flexible(o) {
			flex++
		}
	}
	wants := l.wants(objs, left)
	for _, w := range wants {
		left -= w
	}
	share := float32(0)
	if flex > 0 {
		share = max(0, left) / float32(flex)
	}
	at := float32(0)
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		var size fyne.Size
		if !isSpacer(o) {
			size = natural(o)
		}
		if l.down {
			if l.flexible(o) {
				size.Height += share
			}
			size.Width = s.Width
			o.Move(fyne.NewPos(0, at))
			o.Resize(size)
			at += size.Height + l.gap
			continue
		}
		if l.flexible(o) {
			size.Width += share
			if !isSpacer(o) && left < 0 { // the growing part gives way first
				size.Width = max(0, size.Width+left/float32(flex))
			}
		}
		size.Width += wants[o]
		y := (s.Height - size.Height) / 2
		if fills(o) {
			y, size.Height = 0, s.Height
		}
		o.Move(fyne.NewPos(at, y))
		o.Resize(size)
		at += size.Width + l.gap
	}
}

// wants is how much more than its least width each label of a Row gets for the
// whole of its text, as far as there is room.
func (l *line) wants(objs []fyne.CanvasObject, room float32) map[fyne.CanvasObject]float32 {
	if l.down {
		return nil
	}
	var more map[fyne.CanvasObject]float32
	for _, o := range objs {
		label, ok := o.(*Label)
		if !ok || !o.Visible() || room <= 0 {
			continue
		}
		if w := min(room, Measure(label.text, label.style)-o.MinSize().Width); w > 0 {
			if more == nil {
				more = map[fyne.CanvasObject]float32{}
			}
			more[o] = w
			room -= w
		}
	}
	return more
}

// fills reports whether an object of a Row takes the whole height.
func fills(o fyne.CanvasObject) bool {
	if c, ok := o.(*fyne.Container); ok {
		switch c.Layout.(type) {
		case upright, growing, top:
			return true
		}
	}
	return false
}

// upright is the layout of a vertical hairline.
type upright struct{}

func (upright) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
func (upright) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		o.Resize(s)
	}
}

type padding struct{ top, right, bottom, left float32 }

func (p padding) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objs {
		m = m.Max(natural(o))
	}
	return m.AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

func (p padding) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(p.left, p.top))
		o.Resize(fyne.NewSize(max(0, s.Width-p.left-p.right), max(0, s.Height-p.top-p.bottom)))
	}
}

// Pad puts space around content, in px.
func Pad(top, right, bottom, left float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(padding{top, right, bottom, left}, content)
}

type fixed struct{ w, h float32 }

func (f fixed) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objs {
		m = m.Max(natural(o))
	}
	if f.w > 0 {
		m.Width = f.w
	}
	if f.h > 0 {
		m.Height = f.h
	}
	return m
}

func (f fixed) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(s)
	}
}

// Fixed gives an object a width and height in px; 0 keeps the natural one.
func Fixed(w, h float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixed{w, h}, o)
}

type middle struct{}

func (middle) MinSize(objs []fyne.CanvasObject) fyne.Size { return growing{}.MinSize(objs) }
func (middle) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		n := natural(o)
		o.Resize(n)
		o.Move(fyne.NewPos((s.Width-n.Width)/2, (s.Height-n.Height)/2))
	}
}

// Center keeps an object at its natural size in the middle of the room.
func Center(o fyne.CanvasObject) *fyne.Container { return container.New(middle{}, o) }

// top keeps objects at the top of the room, over its whole width.
type top struct{}

func (top) MinSize(objs []fyne.CanvasObject) fyne.Size { return growing{}.MinSize(objs) }
func (top) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(s.Width, natural(o).Height))
	}
}

// Top keeps an object of a Row at the top instead of in the middle.
func Top(o fyne.CanvasObject) *fyne.Container { return container.New(top{}, o) }

// atMost is the layout of AtMost.
type atMost struct{ height float32 }

func (atMost) MinSize(objs []fyne.CanvasObject) fyne.Size { return growing{}.MinSize(objs) }
func (a atMost) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(s.Width, min(s.Height, max(a.height, natural(o).Height))))
	}
}

// AtMost lets an object fill the room it is given up to a height in px.
func AtMost(height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(atMost{height}, o)
}

// Divider is a horizontal hairline.
func Divider() fyne.CanvasObject {
	r := canvas.NewRectangle(Color(Line))
	r.SetMinSize(fyne.NewSize(1, 1))
	return r
}

// VDivider is a vertical hairline; in a Row it takes the whole height.
func VDivider() fyne.CanvasObject {
	return container.New(upright{}, canvas.NewRectangle(Color(Line)))
}

// Panel lays content on a plain ground.
func Panel(tok Token, content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(canvas.NewRectangle(Color(tok)), content)
}

// Box lays content on a ground with an edge and round corners.
func Box(fill, edge color.Color, radius float32, content fyne.CanvasObject) *fyne.Container {
	r := canvas.NewRectangle(fill)
	r.CornerRadius = radius
	if edge != nil {
		r.StrokeColor = edge
		r.StrokeWidth = 1
	}
	return container.NewStack(r, content)
}

// NewCard is a white card with a hairline and no shadow.
func NewCard(content fyne.CanvasObject) *fyne.Container {
	return Box(Color(Surface), Color(Line), 8, Pad(1, 1, 1, 1, content))
}

// NewSection is a heading with a note and an action at the right, outside and
// 8 px above its content. note may be "" and action nil.
func NewSection(title, note string, action, content fyne.CanvasObject) *fyne.Container {
	head := []fyne.CanvasObject{Text(title, Strong, Ink)}
	if note != "" {
		head = append(head, Text(note, Compact, Ink2))
	}
	head = append(head, Spacer())
	if action != nil {
		head = append(head, action)
	}
	return Column(8, Fixed(0, 24, Row(8, head...)), content)
}

// Dot is a filled disc of px by px.
func Dot(c color.Color, px float32) fyne.CanvasObject {
	d := canvas.NewCircle(c)
	d.Resize(fyne.NewSquareSize(px))
	return Fixed(px, px, d)
}
