package inbox

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// dock lays a part at the top and one at the bottom at their own heights and gives
// the rest to the middle one.
type dock struct {
	wider func(width float32) // the width changed, before it is laid out; nil: nobody asks
	width float32
}

// newDock makes such a container of top, bottom and middle.
func newDock(top, bottom, middle fyne.CanvasObject, wider func(float32)) *fyne.Container {
	return &fyne.Container{Layout: &dock{wider: wider}, Objects: []fyne.CanvasObject{top, bottom, middle}}
}

// MinSize is that of the three parts under each other.
func (d *dock) MinSize(o []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, x := range o {
		if x.Visible() {
			s := x.MinSize()
			m.Width, m.Height = max(m.Width, s.Width), m.Height+s.Height
		}
	}
	return m
}

// Layout implements fyne.Layout.
func (d *dock) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if d.width != size.Width && d.wider != nil {
		d.width = size.Width
		d.wider(size.Width)
	}
	top, bottom := float32(0), float32(0)
	if o[0].Visible() {
		top = o[0].MinSize().Height
		place(o[0], 0, 0, size.Width, top)
	}
	if o[1].Visible() {
		bottom = o[1].MinSize().Height
		place(o[1], 0, size.Height-bottom, size.Width, bottom)
	}
	place(o[2], 0, top, size.Width, max(0, size.Height-top-bottom))
}

// relay lays a container out again after a part of it changed its height.
func relay(c *fyne.Container) {
	c.Layout.Layout(c.Objects, c.Size())
	canvas.Refresh(c)
}
