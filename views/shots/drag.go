package shots

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/views/shell"
)

// carried takes the third card of the tray on its way to a Friday, as the
// picture of the design shows it, and does not let go.
func carried(_ *shell.Shell, w fyne.Window) error {
	size := w.Canvas().Size()
	from, to := fyne.NewPos(size.Width-100, 291), fyne.NewPos(size.Width*0.565, size.Height*0.75)
	o := draggableAt(w.Canvas().Content(), fyne.Position{}, from)
	if o == nil {
		return nil // a window without tray
	}
	for _, at := range []fyne.Position{from, to} {
		o.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	}
	return nil
}

// draggableAt is the topmost object at a place of the window that can be dragged.
func draggableAt(o fyne.CanvasObject, origin, at fyne.Position) fyne.Draggable {
	origin = origin.Add(o.Position())
	if p := at.Subtract(origin); !o.Visible() || p.X < 0 || p.Y < 0 || p.X >= o.Size().Width || p.Y >= o.Size().Height {
		return nil
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for i := len(inside) - 1; i >= 0; i-- {
		if d := draggableAt(inside[i], origin, at); d != nil {
			return d
		}
	}
	d, _ := o.(fyne.Draggable)
	return d
}
