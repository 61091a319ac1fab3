package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/views/kit"
)

// barWidth is the thickness of a scrollbar; barMin the least length of its handle.
const (
	barWidth = 8
	barMin   = 32
)

// scrollbars draws both handles and turns their drag into offsets.
type scrollbars struct {
	g    *grid
	box  *fyne.Container
	v, h *canvas.Rectangle
}

func newScrollbars(g *grid) *scrollbars {
	s := &scrollbars{g: g, v: canvas.NewRectangle(nil), h: canvas.NewRectangle(nil)}
	s.v.CornerRadius, s.h.CornerRadius = barWidth/2, barWidth/2
	s.box = &fyne.Container{Objects: []fyne.CanvasObject{s.v, s.h}}
	return s
}

func (s *scrollbars) restyle() {
	c := kit.Color(kit.Ctl)
	c.A = 120
	s.v.FillColor, s.h.FillColor = c, c
}

// span is where a handle lies on a track of length track, for content of
// length whole of which view is seen from off on.
func span(track, view, whole, off float32) (at, length float32) {
	if whole <= view || whole <= 0 {
		return 0, 0
	}
	length = max(track*view/whole, barMin)
	return (track - length) * off / (whole - view), length
}

func (s *scrollbars) sync() {
	b := s.g.body()
	at, n := span(b.Height, b.Height, s.g.contentHeight(), s.g.off.Y)
	s.v.Hidden = n == 0
	place(s.v, b.Width-barWidth-1, headHeight+at, barWidth, n)
	w := b.Width - s.g.frozenW
	at, n = span(w, w, s.g.scrollW, s.g.off.X)
	s.h.Hidden = n == 0
	place(s.h, s.g.frozenW+at, s.g.Size().Height-barWidth-1, n, barWidth)
}

// hit tells whether a point is on the vertical or horizontal track.
func (s *scrollbars) hit(p fyne.Position) (vertical, horizontal bool) {
	size := s.g.Size()
	vertical = s.v.Visible() && p.X >= size.Width-barWidth-2 && p.Y > headHeight
	horizontal = !vertical && s.h.Visible() && p.Y >= size.Height-barWidth-2 && p.X >= s.g.frozenW
	return vertical, horizontal
}

// drag puts the view where a handle was pulled to: from is the offset when it
// was taken hold of, d the way of the mouse since.
func (s *scrollbars) drag(vertical bool, from fyne.Position, d fyne.Delta) {
	b := s.g.body()
	to := from
	if vertical {
		_, n := span(b.Height, b.Height, s.g.contentHeight(), to.Y)
		to.Y += d.DY * (s.g.contentHeight() - b.Height) / max(b.Height-n, 1)
	} else {
		w := b.Width - s.g.frozenW
		_, n := span(w, w, s.g.scrollW, to.X)
		to.X += d.DX * (s.g.scrollW - w) / max(w-n, 1)
	}
	s.g.scrollTo(to)
}

// page jumps towards a click on the track.
func (s *scrollbars) page(vertical bool, p fyne.Position) {
	b := s.g.body()
	to := s.g.off
	if vertical {
		if p.Y < s.v.Position().Y {
			to.Y -= b.Height
		} else if p.Y > s.v.Position().Y+s.v.Size().Height {
			to.Y += b.Height
		}
	} else if p.X < s.h.Position().X {
		to.X -= b.Width - s.g.frozenW
	} else if p.X > s.h.Position().X+s.h.Size().Width {
		to.X += b.Width - s.g.frozenW
	}
	s.g.scrollTo(to)
}
