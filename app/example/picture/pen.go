package picture

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// pt is a place on the picture: the square in its middle, the part a thumbnail
// shows, runs from 0 to 100 both ways; what a tall or wide picture has beyond
// it lies below 0 and above 100.
type pt struct{ x, y float32 }

// pen draws flat shapes into a picture.
type pen struct {
	img    *image.RGBA
	raster vector.Rasterizer
	unit   float32 // pixels of one unit
	at     pt      // the origin in pixels
	// The group in force: moved to, turned by (radians), enlarged by.
	move pt
	sin  float32
	cos  float32
	grow float32
}

// newPen makes a picture of w by h pixels.
func newPen(w, h int) *pen {
	side := float32(min(w, h))
	return &pen{
		img: image.NewRGBA(image.Rect(0, 0, w, h)), unit: side / 100,
		at: pt{(float32(w) - side) / 2, (float32(h) - side) / 2}, cos: 1, grow: 1,
	}
}

// edges are the picture's outermost units.
func (p *pen) edges() (left, top, right, bottom float32) {
	b := p.img.Bounds()
	return -p.at.x / p.unit, -p.at.y / p.unit, (float32(b.Dx()) - p.at.x) / p.unit, (float32(b.Dy()) - p.at.y) / p.unit
}

// group draws what f draws around x, y, turned by degrees and enlarged.
func (p *pen) group(x, y, degrees, grow float32, f func()) {
	move, sin, cos, size := p.move, p.sin, p.cos, p.grow
	at := p.placed(pt{x, y})
	s, c := math.Sincos(float64(degrees) * math.Pi / 180)
	p.move = at
	p.sin, p.cos = sin*float32(c)+cos*float32(s), cos*float32(c)-sin*float32(s)
	p.grow = size * grow
	f()
	p.move, p.sin, p.cos, p.grow = move, sin, cos, size
}

// placed is where a point of the present group lies in units of the picture.
func (p *pen) placed(q pt) pt {
	x, y := q.x*p.grow, q.y*p.grow
	return pt{p.move.x + x*p.cos - y*p.sin, p.move.y + x*p.sin + y*p.cos}
}

// fill paints polygons in one colour; they may overlap when they turn the same way.
func (p *pen) fill(c color.RGBA, shapes ...[]pt) {
	box := p.img.Bounds()
	minX, minY, maxX, maxY := float32(box.Max.X), float32(box.Max.Y), float32(0), float32(0)
	placed := make([][]pt, len(shapes))
	for i, shape := range shapes {
		placed[i] = make([]pt, len(shape))
		for j, q := range shape {
			q = p.placed(q)
			q.x, q.y = q.x*p.unit+p.at.x, q.y*p.unit+p.at.y
			minX, minY, maxX, maxY = min(minX, q.x), min(minY, q.y), max(maxX, q.x), max(maxY, q.y)
			placed[i][j] = q
		}
	}
	part := image.Rect(int(minX)-1, int(minY)-1, int(maxX)+2, int(maxY)+2)
	seen := part.Intersect(box)
	if seen.Empty() {
		return
	}
	// The rasteriser works through its whole field: it gets only the shape's own.
	p.raster.Reset(part.Dx(), part.Dy())
	dx, dy := float32(part.Min.X), float32(part.Min.Y)
	for _, shape := range placed {
		p.raster.MoveTo(shape[0].x-dx, shape[0].y-dy)
		for _, q := range shape[1:] {
			p.raster.LineTo(q.x-dx, q.y-dy)
		}
		p.raster.ClosePath()
	}
	if part == seen {
		p.raster.Draw(p.img, part, image.NewUniform(c), image.Point{})
		return
	}
	mask := image.NewAlpha(image.Rect(0, 0, part.Dx(), part.Dy()))
	p.raster.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	draw.DrawMask(p.img, seen, image.NewUniform(c), image.Point{}, mask, seen.Min.Sub(part.Min), draw.Over)
}

// ground fills the whole picture from one colour at the top to another at the bottom.
func (p *pen) ground(top, bottom color.RGBA) {
	b := p.img.Bounds()
	for y := range b.Dy() {
		c := mix(top, bottom, float32(y)/float32(max(1, b.Dy()-1)))
		draw.Draw(p.img, image.Rect(0, y, b.Dx(), y+1), image.NewUniform(c), image.Point{}, draw.Src)
	}
}

// floor fills everything below y.
func (p *pen) floor(y float32, c color.RGBA) {
	left, _, right, bottom := p.edges()
	p.rect(c, left-1, y, right-left+2, bottom-y+1, 0)
}

func (p *pen) disc(c color.RGBA, x, y, r float32) { p.fill(c, ellipse(x, y, r, r, 0)) }

func (p *pen) oval(c color.RGBA, x, y, rx, ry, degrees float32) {
	p.fill(c, ellipse(x, y, rx, ry, degrees))
}

func (p *pen) rect(c color.RGBA, x, y, w, h, radius float32) { p.fill(c, box(x, y, w, h, radius)) }

// line strokes through points with round ends.
func (p *pen) line(c color.RGBA, width float32, points ...pt) {
	var shapes [][]pt
	for i := 1; i < len(points); i++ {
		shapes = append(shapes, capsule(points[i-1], points[i], width/2))
	}
	p.fill(c, shapes...)
}

// arc strokes a part of a circle, degrees counted clockwise from the right.
func (p *pen) arc(c color.RGBA, width, x, y, r, from, to float32) {
	const steps = 24
	points := make([]pt, steps+1)
	for i := range points {
		points[i] = around(x, y, r, r, from+(to-from)*float32(i)/steps)
	}
	p.line(c, width, points...)
}

func around(x, y, rx, ry, degrees float32) pt {
	s, c := math.Sincos(float64(degrees) * math.Pi / 180)
	return pt{x + rx*float32(c), y + ry*float32(s)}
}

func ellipse(x, y, rx, ry, degrees float32) []pt {
	n := 16 + 4*int(max(rx, ry))
	shape := make([]pt, n)
	s, c := math.Sincos(float64(degrees) * math.Pi / 180)
	for i := range shape {
		q := around(0, 0, rx, ry, 360*float32(i)/float32(n))
		shape[i] = pt{x + q.x*float32(c) - q.y*float32(s), y + q.x*float32(s) + q.y*float32(c)}
	}
	return shape
}

func box(x, y, w, h, radius float32) []pt {
	if radius <= 0 {
		return []pt{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
	}
	r := min(radius, w/2, h/2)
	var shape []pt
	for i, corner := range []pt{{x + w - r, y + r}, {x + w - r, y + h - r}, {x + r, y + h - r}, {x + r, y + r}} {
		for k := range 9 {
			shape = append(shape, around(corner.x, corner.y, r, r, float32(i*90-90)+float32(k)*11.25))
		}
	}
	return shape
}

// capsule is a thick line with round ends, always turning the same way.
func capsule(a, b pt, r float32) []pt {
	angle := float32(math.Atan2(float64(b.y-a.y), float64(b.x-a.x)) * 180 / math.Pi)
	var shape []pt
	for k := range 13 {
		shape = append(shape, around(b.x, b.y, r, r, angle-90+float32(k)*15))
	}
	for k := range 13 {
		shape = append(shape, around(a.x, a.y, r, r, angle+90+float32(k)*15))
	}
	return shape
}

// curve is a path through cubic pieces: a start, then three points each.
func curve(start pt, rest ...pt) []pt {
	shape := []pt{start}
	from := start
	for i := 0; i+2 < len(rest); i += 3 {
		a, b, to := rest[i], rest[i+1], rest[i+2]
		for k := 1; k <= 14; k++ {
			t := float32(k) / 14
			u := 1 - t
			shape = append(shape, pt{
				u*u*u*from.x + 3*u*u*t*a.x + 3*u*t*t*b.x + t*t*t*to.x,
				u*u*u*from.y + 3*u*u*t*a.y + 3*u*t*t*b.y + t*t*t*to.y,
			})
		}
		from = to
	}
	return shape
}

// rgb reads 0xRRGGBB.
func rgb(v uint32) color.RGBA {
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

func mix(a, b color.RGBA, t float32) color.RGBA {
	f := func(x, y uint8) uint8 { return uint8(float32(x) + (float32(y)-float32(x))*t + 0.5) }
	return color.RGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 255}
}

// dice is a small number generator of our own: the pictures must come out the
// same with every version of the standard library.
type dice uint32

// roll returns a number from 0 up to 1.
func (d *dice) roll() float32 {
	*d = *d*1664525 + 1013904223
	return float32(*d>>8) / (1 << 24)
}
