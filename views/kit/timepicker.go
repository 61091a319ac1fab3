package kit

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
)

// TimePicker chooses hour and minute: a grid of the 24 hours and one of the
// minutes by fives. Arrows move, Enter chooses, Tab goes from hours to minutes.
type TimePicker struct {
	widget.BaseWidget
	hour, minute int
	set          bool
	changed      func(string)
	hours, mins  *cells
	root         *fyne.Container
}

// NewTimePicker makes a picker; clock is "15:04" or "".
func NewTimePicker(clock string, changed func(string)) *TimePicker {
	p := &TimePicker{changed: changed, hour: 19}
	p.read(clock)
	p.hours = newCells(24, 6, func(i int) string { return fmt.Sprintf("%02d", i) }, p.hour, func(i int) {
		p.hour = i
		p.choose()
	})
	p.mins = newCells(12, 6, func(i int) string { return fmt.Sprintf("%02d", i*5) }, p.minute/5, func(i int) {
		p.minute = i * 5
		p.choose()
	})
	p.root = Pad(10, 10, 10, 10, Column(4, Text(lang.T("kit.hour"), Caption, Ink3), p.hours,
		Text(lang.T("kit.minute"), Caption, Ink3), p.mins))
	p.ExtendBaseWidget(p)
	return p
}

func (p *TimePicker) read(clock string) {
	if _, err := fmt.Sscanf(clock, "%d:%d", &p.hour, &p.minute); err == nil {
		p.set = true
	}
}

// Value is the chosen clock "15:04", "" while nothing was chosen.
func (p *TimePicker) Value() string {
	if !p.set {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", p.hour, p.minute)
}

// SetValue chooses without calling changed.
func (p *TimePicker) SetValue(clock string) {
	p.read(clock)
	p.hours.at, p.mins.at = p.hour, p.minute/5
	p.hours.Refresh()
	p.mins.Refresh()
}

func (p *TimePicker) choose() {
	p.set = true
	if p.changed != nil {
		p.changed(p.Value())
	}
}

// keyboard is the part that has the keys when the picker opens.
func (p *TimePicker) keyboard() fyne.Focusable { return p.hours }

// CreateRenderer implements fyne.Widget.
func (p *TimePicker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

// cells is a small grid of numbers of which one is chosen.
type cells struct {
	widget.BaseWidget
	n, cols  int
	word     func(int) string
	at, over int
	focused  bool
	tapped   func(int)
}

func newCells(n, cols int, word func(int) string, at int, tapped func(int)) *cells {
	c := &cells{n: n, cols: cols, word: word, at: at, over: -1, tapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

const (
	cellWidth  = 36
	cellHeight = 26
)

func (c *cells) FocusGained()     { c.focused = true; c.Refresh() }
func (c *cells) FocusLost()       { c.focused = false; c.Refresh() }
func (c *cells) TypedRune(r rune) { ForwardRune(c, r) }
func (c *cells) TypedKey(e *fyne.KeyEvent) {
	step := 0
	switch e.Name {
	case fyne.KeyLeft:
		step = -1
	case fyne.KeyRight:
		step = 1
	case fyne.KeyUp:
		step = -c.cols
	case fyne.KeyDown:
		step = c.cols
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.tapped(c.at)
		return
	default:
		ForwardKey(c, e)
		return
	}
	if to := c.at + step; to >= 0 && to < c.n {
		c.at = to
		c.Refresh()
	}
}

func (c *cells) index(p fyne.Position) int {
	col, row := int(p.X/cellWidth), int(p.Y/cellHeight)
	if i := row*c.cols + col; p.X >= 0 && p.Y >= 0 && col < c.cols && i < c.n {
		return i
	}
	return -1
}

func (c *cells) Tapped(e *fyne.PointEvent) {
	if i := c.index(e.Position); i >= 0 {
		c.at = i
		c.Refresh()
		c.tapped(i)
	}
}

func (c *cells) MouseIn(e *desktop.MouseEvent)    { c.MouseMoved(e) }
func (c *cells) MouseOut()                        { c.over = -1; c.Refresh() }
func (c *cells) MouseMoved(e *desktop.MouseEvent) { c.over = c.index(e.Position); c.Refresh() }

func (c *cells) CreateRenderer() fyne.WidgetRenderer {
	mark, hover := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	mark.CornerRadius, hover.CornerRadius = 6, 6
	f := &face{objects: []fyne.CanvasObject{hover, mark}}
	place := func(o fyne.CanvasObject, i int) {
		o.Move(fyne.NewPos(float32(i%c.cols)*cellWidth, float32(i/c.cols)*cellHeight))
		o.Resize(fyne.NewSize(cellWidth, cellHeight))
	}
	words := make([]*canvas.Text, c.n)
	for i := range words {
		words[i] = Text(c.word(i), Compact, Ink)
		words[i].Alignment = fyne.TextAlignCenter
		place(words[i], i)
		f.objects = append(f.objects, words[i])
	}
	rows := (c.n + c.cols - 1) / c.cols
	f.min = func() fyne.Size { return fyne.NewSize(float32(c.cols)*cellWidth, float32(rows)*cellHeight) }
	f.layout = func(fyne.Size) {}
	f.refresh = func() {
		hover.FillColor = color.Transparent
		if c.over >= 0 {
			hover.FillColor = Color(Hover)
			place(hover, c.over)
		}
		mark.FillColor, mark.StrokeColor, mark.StrokeWidth = Color(Tint2), nil, 0
		if c.focused {
			mark.StrokeColor, mark.StrokeWidth = Color(Focus), 2
		}
		place(mark, c.at)
		for i, w := range words {
			w.TextStyle.Bold = i == c.at
			w.Color = Color(Ink)
			if i == c.at {
				w.Color = Color(Accent)
			}
			w.Refresh()
		}
		mark.Refresh()
		hover.Refresh()
	}
	f.refresh()
	return f
}
