package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Split puts a pane of its own width at the right of a part that takes the
// rest; the edge between them is dragged.
type Split struct {
	widget.BaseWidget
	OnResized func(width float32) // after a drag, to remember the width

	left, right fyne.CanvasObject
	least       float32
	width       float32
	hidden      bool
	edge        *splitEdge
}

// NewSplit makes a split; least is the smallest and width the first width of
// the right pane, in px. The left part keeps at least 320 px.
func NewSplit(left, right fyne.CanvasObject, least, width float32) *Split {
	s := &Split{left: left, right: right, least: least, width: max(least, width)}
	s.edge = &splitEdge{split: s}
	s.edge.ExtendBaseWidget(s.edge)
	s.ExtendBaseWidget(s)
	return s
}

// Width is the width of the right pane in px.
func (s *Split) Width() float32 { return s.width }

// ShowRight shows or hides the right pane.
func (s *Split) ShowRight(on bool) {
	s.hidden = !on
	setVisible(s.right, on)
	setVisible(s.edge, on)
	s.Refresh()
}

// RightShown reports whether the right pane is in sight.
func (s *Split) RightShown() bool { return !s.hidden }

func (s *Split) drag(by float32) {
	s.width = min(max(s.least, s.width-by), max(s.least, s.Size().Width-320))
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	f := &face{objects: []fyne.CanvasObject{s.left, s.right, s.edge}}
	f.min = func() fyne.Size {
		l, r := s.left.MinSize(), s.right.MinSize()
		if s.hidden {
			return l
		}
		return fyne.NewSize(l.Width+s.least, max(l.Height, r.Height))
	}
	f.layout = func(size fyne.Size) {
		w := float32(0)
		if !s.hidden {
			w = min(s.width, max(s.least, size.Width-320))
		}
		s.left.Resize(fyne.NewSize(size.Width-w, size.Height))
		s.right.Move(fyne.NewPos(size.Width-w, 0))
		s.right.Resize(fyne.NewSize(w, size.Height))
		s.edge.Move(fyne.NewPos(size.Width-w-3, 0))
		s.edge.Resize(fyne.NewSize(7, size.Height))
	}
	f.refresh = func() { f.layout(s.Size()); canvas.Refresh(s) }
	return f
}

type splitEdge struct {
	widget.BaseWidget
	split *Split
	over  bool
}

func (e *splitEdge) Cursor() desktop.Cursor         { return desktop.HResizeCursor }
func (e *splitEdge) MouseIn(*desktop.MouseEvent)    { e.over = true; e.Refresh() }
func (e *splitEdge) MouseMoved(*desktop.MouseEvent) {}
func (e *splitEdge) MouseOut()                      { e.over = false; e.Refresh() }
func (e *splitEdge) Dragged(d *fyne.DragEvent)      { e.split.drag(d.Dragged.DX) }
func (e *splitEdge) DragEnd() {
	if e.split.OnResized != nil {
		e.split.OnResized(e.split.width)
	}
}

func (e *splitEdge) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(Color(Line))
	f := &face{objects: []fyne.CanvasObject{line}}
	f.min = func() fyne.Size { return fyne.NewSize(7, 0) }
	f.layout = func(s fyne.Size) { line.Move(fyne.NewPos(3, 0)); line.Resize(fyne.NewSize(1, s.Height)) }
	f.refresh = func() {
		line.FillColor = Color(Line)
		if e.over {
			line.FillColor = Color(Focus)
		}
		line.Refresh()
	}
	return f
}
