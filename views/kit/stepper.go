package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Stepper shows where one is in a job of a few steps: done, current, to come.
type Stepper struct {
	widget.BaseWidget
	steps []string
	at    int
	row   *fyne.Container
}

// NewStepper makes a stepper; at counts from 0, len(steps) means all done.
func NewStepper(steps []string, at int) *Stepper {
	s := &Stepper{steps: steps, at: at, row: container.NewStack()}
	s.build()
	s.ExtendBaseWidget(s)
	return s
}

// At is the current step, from 0.
func (s *Stepper) At() int { return s.at }

// SetAt moves to a step.
func (s *Stepper) SetAt(at int) {
	if at != s.at {
		s.at = at
		s.build()
		s.Refresh()
	}
}

func (s *Stepper) build() {
	var parts []fyne.CanvasObject
	for i, step := range s.steps {
		if i > 0 {
			tok := Line
			if i <= s.at {
				tok = Accent
			}
			bar := canvas.NewRectangle(Color(tok))
			bar.CornerRadius = 1
			parts = append(parts, Fixed(40, 2, bar))
		}
		parts = append(parts, stepMark(i, s.at), stepWord(step, i, s.at))
	}
	s.row.Objects = []fyne.CanvasObject{Row(10, parts...)}
	s.row.Refresh()
}

func stepMark(i, at int) fyne.CanvasObject {
	disc := canvas.NewCircle(Color(Surface))
	disc.StrokeWidth = 1.5
	var inner fyne.CanvasObject
	switch {
	case i < at:
		disc.FillColor, disc.StrokeColor = Color(Accent), Color(Accent)
		inner = Center(IconImage("check", OnAcc, 12))
	default:
		tok := Ink2
		disc.StrokeColor = Color(Line2)
		if i == at {
			disc.FillColor, disc.StrokeColor, tok = Color(Tint2), Color(Accent), Accent
		}
		n := Text(strconv.Itoa(i+1), MicroBold, tok)
		n.Alignment = fyne.TextAlignCenter
		inner = n
	}
	return Fixed(22, 22, container.NewStack(disc, inner))
}

func stepWord(word string, i, at int) fyne.CanvasObject {
	switch {
	case i < at:
		return Text(word, Compact, Accent)
	case i == at:
		return Text(word, CompactBold, Ink)
	}
	return Text(word, Compact, Ink2)
}

// CreateRenderer implements fyne.Widget.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.row) }
