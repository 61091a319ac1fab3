package calendar

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"os"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/draw"

	"lontar/models"
	"lontar/views/kit"
)

// art keeps what cards are drawn with. A month shows some four hundred small
// pictures; reading an icon's file for each would cost more than all the rest.
// It belongs to the UI goroutine.
type art struct {
	scale  float32 // device pixels in a px
	icons  map[string]image.Image
	thumbs map[string]image.Image // nil: none could be made
	logos  map[int64][]fyne.CanvasObject
	turn   int // counts how often logos changed
	blank  image.Image

	reading bool // pictures are being read
}

const (
	thumbPx  = 28
	maxThumb = 800 // kept; a month needs about seventy
)

func newArt() *art {
	return &art{
		scale: 1, icons: map[string]image.Image{}, thumbs: map[string]image.Image{}, logos: map[int64][]fyne.CanvasObject{},
		blank: image.NewNRGBA(image.Rect(0, 0, 1, 1)),
	}
}

// setScale throws pictures away when the window moved to another density.
func (a *art) setScale(s float32) {
	if s > 0 && s != a.scale {
		a.scale = s
		clear(a.icons)
		clear(a.thumbs)
		a.forgetLogos()
	}
}

// icon is a resource drawn px by px, at the density of the window.
func (a *art) icon(res fyne.Resource, px float32) image.Image {
	n := int(math.Round(float64(px * a.scale)))
	key := res.Name() + string(rune(n))
	if img, ok := a.icons[key]; ok {
		return img
	}
	// Outside a canvas the toolkit draws at twice the size asked for, except
	// without a window system, where every object counts as inside one.
	proto := canvas.NewImageFromResource(res)
	if n%2 == 0 {
		proto.Resize(fyne.NewSquareSize(float32(n / 2)))
	}
	if proto.Image == nil || proto.Image.Bounds().Dx() < n {
		proto.Resize(fyne.NewSquareSize(float32(n)))
	}
	img := proto.Image
	if img == nil {
		img = a.blank
	} else if img.Bounds().Dx() != n {
		small := image.NewNRGBA(image.Rect(0, 0, n, n))
		draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
		img = small
	}
	a.icons[key] = img
	return img
}

// square is a square of px with round corners, in one colour.
func (a *art) square(c color.NRGBA, px, radius float32) *image.NRGBA {
	n := int(math.Round(float64(px * a.scale)))
	key := fmt.Sprintf("square %v %d %v", c, n, radius)
	if img, ok := a.icons[key]; ok {
		return img.(*image.NRGBA)
	}
	img := image.NewNRGBA(image.Rect(0, 0, n, n))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	round(img, float64(radius*a.scale))
	a.icons[key] = img
	return img
}

// logo is a brand's logo of 12 px as one picture; nil for letters and pictures,
// which are objects of their own (take).
func (a *art) logo(b *models.Brand) image.Image {
	sign := kit.LogoGlyph(b)
	if sign == nil {
		return nil
	}
	key := "logo " + sign.Name() + " " + b.Color
	if img, ok := a.icons[key]; ok {
		return img
	}
	ground := a.square(kit.Hex(b.Color), logoPx, logoPx*0.22)
	img := image.NewNRGBA(ground.Rect)
	copy(img.Pix, ground.Pix)
	mark := a.icon(sign, logoPx*kit.GlyphShare)
	at := image.Pt((img.Rect.Dx()-mark.Bounds().Dx())/2, (img.Rect.Dy()-mark.Bounds().Dy())/2)
	draw.Draw(img, mark.Bounds().Sub(mark.Bounds().Min).Add(at), mark, mark.Bounds().Min, draw.Over)
	a.icons[key] = img
	return img
}

// take gives a brand's logo of 12 px; give returns it for the next card.
func (a *art) take(b *models.Brand) fyne.CanvasObject {
	if free := a.logos[b.ID]; len(free) > 0 {
		a.logos[b.ID] = free[:len(free)-1]
		return free[len(free)-1]
	}
	return kit.Logo(b, logoPx)
}

func (a *art) give(id int64, logo fyne.CanvasObject) { a.logos[id] = append(a.logos[id], logo) }

// forgetLogos drops the logos of brands that were edited.
func (a *art) forgetLogos() { clear(a.logos); a.turn++ }

// forgetThumbs drops the pictures of posts: media changed.
func (a *art) forgetThumbs() { clear(a.thumbs) }

// missing lists the pictures of posts that were not read yet.
func (a *art) missing(hashes []string) []string {
	var out []string
	for _, h := range hashes {
		if _, ok := a.thumbs[h]; !ok && h != "" && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

func (a *art) keep(read map[string]image.Image) {
	if len(a.thumbs)+len(read) > maxThumb {
		clear(a.thumbs)
	}
	for h, img := range read {
		a.thumbs[h] = img
	}
}

// readThumb makes the picture of a card from a file: a square with round
// corners. nil when the file cannot be read.
func readThumb(path string, scale float32) image.Image {
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	src, _, err := image.Decode(f)
	if err != nil {
		return nil
	}
	n := int(math.Round(float64(thumbPx * scale)))
	b := src.Bounds()
	side := min(b.Dx(), b.Dy())
	if side == 0 {
		return nil
	}
	x, y := b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2
	out := image.NewNRGBA(image.Rect(0, 0, n, n))
	draw.CatmullRom.Scale(out, out.Bounds(), src, image.Rect(x, y, x+side, y+side), draw.Src, nil)
	round(out, 4*float64(scale))
	return out
}

// round cuts the corners off a picture.
func round(img *image.NRGBA, r float64) {
	n := float64(img.Rect.Dx())
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			dx := max(r-(float64(x)+0.5), float64(x)+0.5-(n-r), 0)
			dy := max(r-(float64(y)+0.5), float64(y)+0.5-(n-r), 0)
			if dx == 0 || dy == 0 {
				continue
			}
			cover := min(1, max(0, r-math.Hypot(dx, dy)+0.5))
			c := img.NRGBAAt(x, y)
			img.SetNRGBA(x, y, color.NRGBA{c.R, c.G, c.B, uint8(float64(c.A) * cover)})
		}
	}
}
