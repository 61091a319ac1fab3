package preview

import (
	"image"
	_ "image/jpeg" // the pictures the store makes
	_ "image/png"
	"math"
	"os"

	"golang.org/x/image/draw"
)

// The corners of a picture.
const (
	topLeft = iota
	topRight
	bottomLeft
	bottomRight
)

// corners says which corners of a picture are round, and where it is darkened
// for white words over it.
type corners struct {
	radius float32
	round  [4]bool // topLeft … bottomRight
	shade  string  // "", shadeFoot, shadeHead
}

// Where a picture is darkened.
const (
	shadeFoot = "foot"
	shadeHead = "head"
)

// The corners of pictures that touch the card's edge.
var (
	square = corners{}
	whole  = round(radius - 1)
	upper  = corners{radius: radius - 1, round: [4]bool{topLeft: true, topRight: true}}
	lower  = corners{radius: radius - 1, round: [4]bool{bottomLeft: true, bottomRight: true}}
)

func round(radius float32) corners {
	return corners{radius: radius, round: [4]bool{true, true, true, true}}
}

// shaded is the corners of a full-screen post with a place darkened; under a
// story lies the field for answers.
func shaded(shade string) corners {
	c := whole
	if shade == shadeHead {
		c = upper
	}
	c.shade = shade
	return c
}

// only keeps those round corners of a group of pictures that one of them has:
// left, top, right and bottom say which edges of the group it touches.
func (c corners) only(left, top, right, bottom bool) corners {
	for at, touches := range [4]bool{left && top, right && top, left && bottom, right && bottom} {
		c.round[at] = c.round[at] && touches
	}
	return c
}

// crop reads a picture and cuts its middle to a size.
func crop(key cropped) (*image.NRGBA, error) {
	if pic := kept(key); pic != nil {
		if _, err := os.Stat(key.file); err == nil {
			return pic, nil
		}
	}
	f, err := os.Open(key.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, _, err := image.Decode(f)
	if err != nil {
		return nil, err
	}
	out := image.NewNRGBA(image.Rect(0, 0, max(1, key.w), max(1, key.h)))
	draw.CatmullRom.Scale(out, out.Bounds(), src, middleOf(src.Bounds(), key.w, key.h), draw.Src, nil)
	darken(out, key.corners.shade)
	roundCorners(out, key.corners)
	return out, nil
}

// middleOf is the largest part of a picture's middle with the ratio of w to h.
func middleOf(b image.Rectangle, w, h int) image.Rectangle {
	sw, sh := b.Dx(), b.Dy()
	if sw*h > sh*w {
		cut := sh * w / max(1, h)
		return image.Rect(b.Min.X+(sw-cut)/2, b.Min.Y, b.Min.X+(sw-cut)/2+cut, b.Max.Y)
	}
	cut := sw * h / max(1, w)
	return image.Rect(b.Min.X, b.Min.Y+(sh-cut)/2, b.Max.X, b.Min.Y+(sh-cut)/2+cut)
}

// darken lays a shade over the head of a picture, and over its lower half.
func darken(m *image.NRGBA, shade string) {
	h := m.Bounds().Dy()
	for y := range h {
		left := float32(1)
		switch half := h / 2; {
		case shade == shadeFoot && y > half:
			left = 1 - 0.7*float32(y-half)/float32(h-half)
		case shade != "" && y < h/6:
			left = 1 - 0.5*(1-float32(y)/float32(h/6))
		}
		if left == 1 {
			continue
		}
		row := m.Pix[y*m.Stride : y*m.Stride+4*m.Bounds().Dx()]
		for i := 0; i+3 < len(row); i += 4 {
			row[i], row[i+1], row[i+2] = uint8(float32(row[i])*left), uint8(float32(row[i+1])*left), uint8(float32(row[i+2])*left)
		}
	}
}

// roundCorners takes the corners off a picture.
func roundCorners(m *image.NRGBA, c corners) {
	r := float64(c.radius) * density
	n, b := int(math.Ceil(r)), m.Bounds()
	for y := range min(n, b.Dy()) {
		for x := range min(n, b.Dx()) {
			out := math.Hypot(r-float64(x)-0.5, r-float64(y)-0.5) - r + 0.5
			if out <= 0 {
				continue
			}
			left := 1 - min(1, out)
			mx, my := b.Dx()-1-x, b.Dy()-1-y
			for at, p := range [4]image.Point{{X: x, Y: y}, {X: mx, Y: y}, {X: x, Y: my}, {X: mx, Y: my}} {
				if c.round[at] {
					i := m.PixOffset(p.X, p.Y) + 3
					m.Pix[i] = uint8(float64(m.Pix[i]) * left)
				}
			}
		}
	}
}
