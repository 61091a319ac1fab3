package preview

import (
	"image"
	_ "image/jpeg" // the pictures the store makes
	_ "image/png"
	"math"
	"os"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"golang.org/x/image/draw"

	"lontar/views/kit"
)

// corners says which corners of a picture are round, and where it is darkened
// for white words over it.
type corners struct {
	radius      float32
	top, bottom bool
	shade       string // "", shadeFoot, shadeHead
}

// Where a picture is darkened.
const (
	shadeFoot = "foot"
	shadeHead = "head"
)

var square = corners{}

func round(radius float32) corners { return corners{radius: radius, top: true, bottom: true} }

// shaded is whole corners with a place darkened.
func shaded(shade string) corners {
	c := whole
	c.shade = shade
	return c
}

// cropped names a picture cut to the size it is drawn in.
type cropped struct {
	file    string
	w, h    int
	corners corners
}

// density is pixels drawn for each px, so that pictures stay sharp on screens
// of twice the resolution.
const density = 2

// cropCache keeps the pictures of the cards last drawn, so that a card built
// anew shows them at once. It is emptied when it holds much.
var cropCache = struct {
	sync.Mutex
	pixels map[cropped]*image.NRGBA
	paths  map[string]string // "hash" -> its file when last asked
	bytes  int
}{pixels: map[cropped]*image.NRGBA{}, paths: map[string]string{}}

// turns lets two pictures be read at a time: a profile's grid has many.
var turns = make(chan struct{}, 2)

const cropCacheMax = 96 << 20 // bytes

// image is a picture that fills its room, cut as the platform cuts it. It is
// read and cut off the UI goroutine; a file that is gone says so.
//
// none is what is said when there is no picture to show.
func (v *View) image(hash string, width, height float32, c corners, none string) fyne.CanvasObject {
	img := canvas.NewImageFromImage(nil)
	img.FillMode = canvas.ImageFillStretch
	img.SetMinSize(fyne.NewSize(width, height))
	img.Hidden = true // until there is a picture
	room := container.NewStack(v.ground(c), img)
	key := cropped{w: int(width * density), h: int(height * density), corners: c}
	key.file = pathOf(hash)
	if pic := kept(key); pic != nil {
		img.Image, img.Hidden = pic, false
	}
	picture := v.picture
	v.runner.Run(func() func() {
		turns <- struct{}{}
		defer func() { <-turns }()
		path := picture(hash, key.w)
		if path == "" {
			return func() { v.gone(room, width, height, c, none) }
		}
		if path == key.file && img.Image != nil {
			return nil
		}
		key.file = path
		pic, err := crop(key)
		if err != nil {
			return func() { v.gone(room, width, height, c, none) }
		}
		keep(hash, key, pic)
		return func() {
			img.Image = pic
			img.Show()
			img.Refresh()
		}
	})
	return kit.Fixed(width, height, room)
}

// ground is the room of a picture before it is there.
func (v *View) ground(c corners) fyne.CanvasObject {
	r := canvas.NewRectangle(v.colors.track)
	if c.top {
		r.TopLeftCornerRadius, r.TopRightCornerRadius = c.radius, c.radius
	}
	if c.bottom {
		r.BottomLeftCornerRadius, r.BottomRightCornerRadius = c.radius, c.radius
	}
	return r
}

// gone says in the room of a picture that its file cannot be shown.
func (v *View) gone(room *fyne.Container, width, height float32, c corners, none string) {
	note := kit.Column(4, middle(kit.IconImageColor("image", v.colors.dim, 20)))
	if width >= 120 && height >= 60 {
		t := label(none, kit.Micro, v.colors.dim, width-8)
		t.Alignment = fyne.TextAlignCenter
		note.Add(t)
	}
	room.Objects = []fyne.CanvasObject{v.ground(c), kit.Center(note)}
	room.Refresh()
}

func pathOf(hash string) string {
	cropCache.Lock()
	defer cropCache.Unlock()
	return cropCache.paths[hash]
}

func kept(key cropped) *image.NRGBA {
	cropCache.Lock()
	defer cropCache.Unlock()
	return cropCache.pixels[key]
}

func keep(hash string, key cropped, pic *image.NRGBA) {
	cropCache.Lock()
	defer cropCache.Unlock()
	if cropCache.bytes > cropCacheMax {
		clear(cropCache.pixels)
		cropCache.bytes = 0
	}
	if cropCache.pixels[key] == nil {
		cropCache.bytes += len(pic.Pix)
	}
	cropCache.pixels[key], cropCache.paths[hash] = pic, key.file
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

// darken lays a shade over the lower half of a picture, or over its head.
func darken(m *image.NRGBA, shade string) {
	h := m.Bounds().Dy()
	for y := range h {
		left := float32(1)
		switch half := h / 2; {
		case shade == shadeFoot && y > half:
			left = 1 - 0.7*float32(y-half)/float32(h-half)
		case shade == shadeHead && y < h/6:
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
	n := int(math.Ceil(r))
	b := m.Bounds()
	for y := range min(n, b.Dy()) {
		for x := range min(n, b.Dx()) {
			out := math.Hypot(r-float64(x)-0.5, r-float64(y)-0.5) - r + 0.5
			if out <= 0 {
				continue
			}
			left := 1 - min(1, out)
			fade := func(x, y int) {
				i := m.PixOffset(x, y) + 3
				m.Pix[i] = uint8(float64(m.Pix[i]) * left)
			}
			if c.top {
				fade(x, y)
				fade(b.Dx()-1-x, y)
			}
			if c.bottom {
				fade(x, b.Dy()-1-y)
				fade(b.Dx()-1-x, b.Dy()-1-y)
			}
		}
	}
}
