package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Check is a tick box with words: off, on, or mixed.
type Check struct {
	control
	label     string
	on, mixed bool
	mark      fyne.CanvasObject
	changed   func(bool)
}

// NewCheck makes a tick box; label may be "".
func NewCheck(label string, on bool, changed func(bool)) *Check {
	c := &Check{label: label, on: on, changed: changed}
	c.act = func() {
		c.on, c.mixed = !c.on || c.mixed, false
		c.Refresh()
		if c.changed != nil {
			c.changed(c.on)
		}
	}
	c.extend(c)
	return c
}

// On reports whether the box is ticked.
func (c *Check) On() bool { return c.on && !c.mixed }

// Set ticks or clears without calling changed.
func (c *Check) Set(on bool) { c.on, c.mixed = on, false; c.Refresh() }

// SetMixed shows that some but not all of what the box stands for is on.
func (c *Check) SetMixed() { c.mixed = true; c.Refresh() }

// SetMark puts a small picture between box and words.
func (c *Check) SetMark(o fyne.CanvasObject) { c.mark = o }

// SetText changes the words.
func (c *Check) SetText(s string) { c.label = s; c.Refresh() }

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	square := canvas.NewRectangle(nil)
	square.CornerRadius = 4
	tick := IconImage("check", OnAcc, 12)
	words := Text("", Compact, Ink)
	ring := FocusRing(4)
	f := &face{objects: []fyne.CanvasObject{square, tick, words, ring}}
	if c.mark != nil {
		f.objects = append(f.objects, c.mark)
	}
	lead := func() float32 {
		if c.mark != nil {
			return 46
		}
		return 24
	}
	f.min = func() fyne.Size {
		if c.label == "" && c.mark == nil {
			return fyne.NewSize(16, 20)
		}
		return fyne.NewSize(lead()+Measure(c.label, Compact), 20)
	}
	f.layout = func(s fyne.Size) {
		y := (s.Height - 16) / 2
		square.Move(fyne.NewPos(0, y))
		square.Resize(fyne.NewSquareSize(16))
		tick.Move(fyne.NewPos(2, y+2))
		tick.Resize(fyne.NewSquareSize(12))
		ring.Move(fyne.NewPos(-4, y-4))
		ring.Resize(fyne.NewSquareSize(24))
		if c.mark != nil {
			n := c.mark.MinSize()
			c.mark.Resize(n)
			c.mark.Move(fyne.NewPos(32-n.Width/2, (s.Height-n.Height)/2))
		}
		words.Text = Fit(c.label, Compact, s.Width-lead()+1)
		words.Move(fyne.NewPos(lead(), 0))
		words.Resize(fyne.NewSize(max(0, s.Width-lead()), s.Height))
	}
	f.refresh = func() {
		on := c.on || c.mixed
		square.StrokeWidth = 1.5
		square.FillColor, square.StrokeColor = Color(Surface), Color(Ctl)
		if c.Hovered() {
			square.FillColor = Color(Hover)
		}
		if on {
			square.FillColor, square.StrokeColor = Color(Accent), Color(Accent)
		}
		words.Color = Color(Ink)
		if c.disabled {
			words.Color = Color(Ink3)
			square.StrokeColor = Color(Line2)
			if on {
				square.FillColor = Blend(Color(Accent), Color(Surface), 0.5)
			}
		}
		setVisible(tick, on)
		tick.Resource = Icon("check", OnAcc)
		if c.mixed {
			tick.Resource = Icon("minus", OnAcc)
		}
		showRing(ring, c.focused && !c.disabled)
		f.layout(c.Size())
		for _, o := range f.objects {
			o.Refresh()
		}
	}
	f.refresh()
	return f
}
