package inbox

import "fyne.io/fyne/v2"

// flow lays objects side by side and goes on in the next line when there is no
// room left; below is kept free under the last line.
type flow struct {
	width func() float32 // of a line
	gap   float32
	below float32
}

func (f flow) each(os []fyne.CanvasObject, lay func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	x, y, height := float32(0), float32(0), float32(0)
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		m.Width = min(m.Width, f.width())
		if x > 0 && x+m.Width > f.width() {
			x, y, height = 0, y+height+f.gap, 0
		}
		lay(o, x, y, m)
		x += m.Width + f.gap
		height = max(height, m.Height)
	}
	return y + height
}

// MinSize is the height of all lines.
func (f flow) MinSize(os []fyne.CanvasObject) fyne.Size {
	h := f.each(os, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
	if h > 0 {
		h += f.below
	}
	return fyne.NewSize(0, h)
}

// Layout implements fyne.Layout.
func (f flow) Layout(os []fyne.CanvasObject, _ fyne.Size) {
	f.each(os, func(o fyne.CanvasObject, x, y float32, size fyne.Size) { place(o, x, y, size.Width, size.Height) })
}
