package preview

import (
	"image"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/views/kit"
)

// cropped names a picture cut to the size it is drawn in.
type cropped struct {
	file    string
	w, h    int
	corners corners
}

// wanted is a picture at most so many pixels wide.
type wanted struct {
	hash  string
	width int
}

// density is pixels drawn for each px, so that pictures stay sharp on screens
// of twice the resolution.
const density = 2

// cropCache keeps the pictures of the cards last drawn, so that a card built
// anew shows them at once. It is emptied when it holds much.
var cropCache = struct {
	sync.Mutex
	pixels map[cropped]*image.NRGBA
	paths  map[wanted]string // the file when last asked
	bytes  int
}{pixels: map[cropped]*image.NRGBA{}, paths: map[wanted]string{}}

// turns lets two pictures be read at a time: a profile's grid has many.
var turns = make(chan struct{}, 2)

const cropCacheMax = 96 << 20 // bytes

// image is a picture that fills its room, cut as the platform cuts it. It is
// read and cut off the UI goroutine; a file that is gone says so.
//
// none is said when there is no picture to show.
func (v *View) image(hash string, width, height float32, c corners, none absent) fyne.CanvasObject {
	img := canvas.NewImageFromImage(nil)
	img.FillMode = canvas.ImageFillStretch
	img.SetMinSize(fyne.NewSize(width, height))
	img.Hidden = true // until there is a picture
	room := container.NewStack(v.ground(c), img)
	key := cropped{w: int(width * density), h: int(height * density), corners: c}
	key.file = pathOf(wanted{hash, key.w})
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
		shown := path == key.file && img.Image != nil
		key.file = path
		pic, err := crop(key)
		switch {
		case err != nil:
			return func() { v.gone(room, width, height, c, none) }
		case shown:
			return nil
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
	if c.shade != "" { // white words lie over it
		return rounded(kit.Hex("#2B2A28"), c)
	}
	return rounded(v.colors.track, c)
}

// rounded is a ground with some corners round.
func rounded(fill color.Color, c corners) fyne.CanvasObject {
	r := canvas.NewRectangle(fill)
	for at, corner := range [...]*float32{&r.TopLeftCornerRadius, &r.TopRightCornerRadius, &r.BottomLeftCornerRadius, &r.BottomRightCornerRadius} {
		if c.round[at] {
			*corner = c.radius
		}
	}
	return r
}

// absent is what stands where a picture cannot be shown: a sign and words, or
// words alone below the play mark, where there is room; nothing without words.
type absent struct {
	words string
	below bool
}

// gone says in the room of a picture that its file cannot be shown.
func (v *View) gone(room *fyne.Container, width, height float32, c corners, none absent) {
	ink := v.colors.dim
	if c.shade != "" {
		ink = kit.Hex("#D0D0D0")
	}
	note := kit.Column(4)
	if none.words != "" && !none.below {
		note.Add(middle(kit.IconImageColor("image", ink, 20)))
	}
	least := float32(60)
	if none.below {
		least = 124
	}
	if none.words != "" && height >= least && kit.Measure(none.words, kit.Micro) <= width-8 {
		t := label(none.words, kit.Micro, ink, width-8)
		t.Alignment = fyne.TextAlignCenter
		note.Add(t)
	}
	words := kit.Center(note)
	if none.below {
		words = kit.Pad(64, 0, 0, 0, words)
	}
	room.Objects = []fyne.CanvasObject{v.ground(c), words}
	room.Refresh()
}

func pathOf(w wanted) string {
	cropCache.Lock()
	defer cropCache.Unlock()
	return cropCache.paths[w]
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
	cropCache.pixels[key], cropCache.paths[wanted{hash, key.w}] = pic, key.file
}
