package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// redraw copies a drawing, so that it can be shown in two places at once (the
// closed select and its open list). Widgets are not drawings and stay as they are.
func redraw(o fyne.CanvasObject) fyne.CanvasObject {
	switch d := o.(type) {
	case *fyne.Container:
		c := &fyne.Container{Layout: d.Layout}
		for _, part := range d.Objects {
			c.Objects = append(c.Objects, redraw(part))
		}
		return c
	case *canvas.Rectangle:
		c := *d
		return &c
	case *canvas.Circle:
		c := *d
		return &c
	case *canvas.Text:
		c := *d
		return &c
	case *canvas.Image:
		c := canvas.NewImageFromResource(d.Resource)
		c.File, c.Image = d.File, d.Image
		c.FillMode, c.ScaleMode, c.CornerRadius = d.FillMode, d.ScaleMode, d.CornerRadius
		c.SetMinSize(d.MinSize())
		return c
	}
	return o
}
