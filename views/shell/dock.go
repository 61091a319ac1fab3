package shell

import (
	"fyne.io/fyne/v2"
)

// edges lays four bars around a content without the gaps of the toolkit's own
// border layout.
type edges struct{ top, bottom, left, right, center fyne.CanvasObject }

func dock(top, bottom, left, right, center fyne.CanvasObject) *fyne.Container {
	e := &edges{top, bottom, left, right, center}
	c := &fyne.Container{Layout: e}
	for _, o := range []fyne.CanvasObject{center, top, bottom, left, right} {
		if o != nil {
			c.Objects = append(c.Objects, o)
		}
	}
	return c
}

func least0(o fyne.CanvasObject) fyne.Size {
	if o == nil {
		return fyne.Size{}
	}
	return o.MinSize()
}

// MinSize is what all parts need together.
func (e *edges) MinSize([]fyne.CanvasObject) fyne.Size {
	t, b, l, r, c := least0(e.top), least0(e.bottom), least0(e.left), least0(e.right), least0(e.center)
	return fyne.NewSize(max(t.Width, b.Width, l.Width+c.Width+r.Width), t.Height+b.Height+max(l.Height, c.Height, r.Height))
}

// Layout places the bars at their own size and the content in what is left.
func (e *edges) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	t, b, l, r := least0(e.top).Height, least0(e.bottom).Height, least0(e.left).Width, least0(e.right).Width
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if o != nil {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
		}
	}
	put(e.top, 0, 0, s.Width, t)
	put(e.bottom, 0, s.Height-b, s.Width, b)
	put(e.left, 0, t, l, s.Height-t-b)
	put(e.right, s.Width-r, t, r, s.Height-t-b)
	put(e.center, l, t, s.Width-l-r, s.Height-t-b)
}
