package calendar

import (
	"image"
	"image/draw"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// pieces are the small pictures of a card, drawn into one. A picture of its own
// for each costs a window that draws in software some fifty kilobytes, six
// hundred times in a full month.
type pieces struct {
	img *canvas.Image
	buf *image.RGBA
	now []piece
	was []piece // what buf shows
}

// piece is a picture in device pixels, and where it stands in px.
type piece struct {
	img  image.Image
	x, y float32
	cut  bool // nothing is left where img is
}

func newPieces(blank image.Image) *pieces { return &pieces{img: canvas.NewImageFromImage(blank)} }

func (p *pieces) begin() { p.now = p.now[:0] }

func (p *pieces) add(img image.Image, x, y float32) {
	p.now = append(p.now, piece{img: img, x: x, y: y})
}

func (p *pieces) cut(img image.Image, x, y float32) {
	p.now = append(p.now, piece{img: img, x: x, y: y, cut: true})
}

// draw shows the pieces added since begin on a card of a size.
func (p *pieces) draw(size fyne.Size, scale float32) {
	w, h := int(math.Ceil(float64(size.Width*scale))), int(math.Ceil(float64(size.Height*scale)))
	p.img.Hidden = len(p.now) == 0
	put(p.img, 0, 0, float32(w)/scale, float32(h)/scale) // a pixel for a pixel
	bounds := image.Rect(0, 0, w, h)
	same := p.buf != nil && p.buf.Rect == bounds
	if w == 0 || h == 0 || same && slices.Equal(p.now, p.was) {
		return
	}
	if same {
		clear(p.buf.Pix)
	} else {
		p.buf = image.NewRGBA(bounds)
	}
	for _, one := range p.now {
		at := image.Pt(int(math.Round(float64(one.x*scale))), int(math.Round(float64(one.y*scale))))
		b := one.img.Bounds()
		place := image.Rectangle{Min: at, Max: at.Add(b.Size())}
		if one.cut {
			draw.DrawMask(p.buf, place, image.Transparent, image.Point{}, one.img, b.Min, draw.Src)
			continue
		}
		draw.Draw(p.buf, place, one.img, b.Min, draw.Over)
	}
	p.was = append(p.was[:0], p.now...)
	p.img.Image = p.buf
	p.img.Refresh()
}
