package editor

import (
	"fyne.io/fyne/v2"
)

// fill lets the only child take the whole room.
type fill struct{}

// Layout implements fyne.Layout.
func (fill) Layout(os []fyne.CanvasObject, size fyne.Size) {
	for _, o := range os {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (fill) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

// flow lays objects side by side and goes on in the next line, like words.
type flow struct {
	width func() float32 // of a line
	gap   float32
}

func (f flow) each(os []fyne.CanvasObject, place func(o fyne.CanvasObject, p fyne.Position, s fyne.Size)) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		m.Width = min(m.Width, f.width())
		if x > 0 && x+m.Width > f.width() {
			x, y, line = 0, y+line+f.gap, 0
		}
		place(o, fyne.NewPos(x, y), m)
		x += m.Width + f.gap
		line = max(line, m.Height)
	}
	return y + line
}

// Layout implements fyne.Layout.
func (f flow) Layout(os []fyne.CanvasObject, _ fyne.Size) {
	f.each(os, func(o fyne.CanvasObject, p fyne.Position, s fyne.Size) {
		o.Move(p)
		o.Resize(s)
	})
}

// MinSize implements fyne.Layout.
func (f flow) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(f.width(), f.each(os, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}
