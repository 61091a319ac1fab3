package kit

import (
	"os"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/models"
)

var logoPath = struct {
	sync.RWMutex
	f func(hash string) string
}{f: func(string) string { return "" }}

// SetLogoPath tells where the picture of a brand's logo lies, by its hash; ""
// when there is none. The function must be quick: it is asked while drawing.
func SetLogoPath(f func(hash string) string) {
	logoPath.Lock()
	logoPath.f = f
	logoPath.Unlock()
}

// LogoGlyph is the shipped glyph a brand has for its mark, and nil when it has
// a picture or initials. It fills GlyphShare of the mark.
func LogoGlyph(b *models.Brand) fyne.Resource {
	name, ok := strings.CutPrefix(b.Logo, "glyph:")
	if !ok {
		return nil
	}
	return coloured("brand/"+name, "mark", func(s string) string { return s })
}

// GlyphShare is the part of a mark's side that its glyph takes.
const GlyphShare = 0.76

// Logo draws a brand's mark of px by px: its picture, its glyph, or its
// initials, on its colour.
func Logo(b *models.Brand, px float32) fyne.CanvasObject {
	if b == nil {
		b = &models.Brand{}
	}
	radius := max(2, px*0.22)
	if b.Logo != "" && !strings.HasPrefix(b.Logo, "glyph:") {
		logoPath.RLock()
		path := logoPath.f(b.Logo)
		logoPath.RUnlock()
		if path != "" {
			return Fixed(px, px, Thumb(path, px, px, radius))
		}
	}
	ground := canvas.NewRectangle(Hex(b.Color))
	ground.CornerRadius = radius
	var mark fyne.CanvasObject
	if glyph := LogoGlyph(b); glyph != nil {
		mark = Center(picture(glyph, px*GlyphShare))
	} else {
		t := TextColor(b.Initials(), Style{Size: px * 0.42, Line: px, Bold: true}, Hex("#FFFFFF"))
		if px < 14 {
			t.Text = string([]rune(b.Initials())[:1])
			t.TextSize = px * 0.62
		}
		t.Alignment = fyne.TextAlignCenter
		mark = t
	}
	return Fixed(px, px, container.NewStack(ground, mark))
}

// Thumb shows a picture file, filling w by h px with round corners. An empty
// path shows nothing until LoadThumb gives it a picture.
func Thumb(path string, w, h, radius float32) *canvas.Image {
	img := canvas.NewImageFromFile(path)
	img.FillMode = canvas.ImageFillCover
	img.ScaleMode = canvas.ImageScaleFastest
	img.CornerRadius = radius
	img.SetMinSize(fyne.NewSize(w, h))
	img.Resize(fyne.NewSize(w, h))
	img.Hidden = path == "" // the software painter fails on a round image without a picture
	return img
}

// LoadThumb asks for the path of a picture off the UI goroutine (it may have
// to be made first) and shows it when it is there.
func LoadThumb(r Runner, img *canvas.Image, path func() string) {
	r.Run(func() func() {
		p := path()
		if p == "" {
			return nil
		}
		if _, err := os.Stat(p); err != nil {
			return nil
		}
		return func() {
			img.File = p
			img.Show()
			img.Refresh()
		}
	})
}
