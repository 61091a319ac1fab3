// Package scale makes small pictures of large ones: upright, whole or cut
// square, within a bound of memory. The header is read first; a picture that
// would take too much is refused, large PNGs are read row by row, and large
// pictures wait for each other.
package scale

import (
	"errors"
	"fmt"
	"image"
	_ "image/gif" // formats a post's picture can have
	_ "image/jpeg"
	_ "image/png"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"lontar/app/media/probe"
)

const (
	// Most is what decoding one picture may take, in bytes: a JPEG of 100
	// megapixels, a progressive one of 35.
	Most = 256 << 20
	// heavy pictures are decoded one at a time, in bytes.
	heavy = 24 << 20
	// longest bounds the sides of what is made, in pixels.
	longest = 4096
	// widest bounds the sides of what is read: a row must fit many times.
	widest = 200_000
)

var (
	one  = make(chan struct{}, 1)
	some = make(chan struct{}, max(1, min(2, runtime.NumCPU())))
)

// Fit is the whole picture upright, at most width pixels wide, never enlarged.
// Errors are the problems of package probe.
func Fit(path string, width int) (image.Image, error) {
	return open(path, func(w, h int) (int, int, image.Rectangle) {
		width = max(1, min(width, w, longest))
		return width, max(1, min(longest, (h*width+w/2)/w)), image.Rect(0, 0, w, h)
	})
}

// Square is the middle of the picture upright, px by px pixels.
func Square(path string, px int) (image.Image, error) {
	return open(path, func(w, h int) (int, int, image.Rectangle) {
		side := min(w, h)
		px = max(1, min(px, longest))
		return px, px, image.Rect(0, 0, side, side).Add(image.Pt((w-side)/2, (h-side)/2))
	})
}

// plan says how large the result is and which part of a w by h picture it shows.
type plan func(w, h int) (dw, dh int, part image.Rectangle)

func open(path string, p plan) (image.Image, error) {
	info, err := probe.Read(path)
	if err != nil {
		return nil, err
	}
	if err := Check(info); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, probe.ErrGone
	}
	defer f.Close()
	dw, dh, part := p(info.Width, info.Height)
	k := factor(part, dw, dh)
	if reduced := int64(info.Width/k+1) * int64(info.Height/k+1) * 4; reduced > Most {
		return nil, probe.TooManyPixels(info.Width, info.Height) // a strip: long, and too narrow to be averaged
	}
	rows := byRows(info)
	release := acquire(info.Cost())
	defer release()
	var img *image.RGBA
	if rows {
		img, err = pngRows(f, k)
		if errors.Is(err, errInterlaced) && info.Cost() <= Most {
			_, _ = f.Seek(0, io.SeekStart)
			img, err = whole(f, k)
		}
	} else {
		img, err = whole(f, k)
	}
	if err != nil {
		return nil, told(err, info)
	}
	return finish(turn(img, info.Orientation), info, dw, dh, part), nil
}

// Check says why a file has no picture here, before anything is decoded: nil
// when it has one.
func Check(info probe.Info) error {
	switch {
	case !info.Decodable(), info.Format == probe.WebP && info.Frames > 1:
		return NoDecoder(info.Format)
	case max(info.Width, info.Height) > widest, !byRows(info) && info.Cost() > Most:
		return probe.TooManyPixels(info.Width, info.Height)
	}
	return nil
}

// byRows: a small PNG is not worth it.
func byRows(info probe.Info) bool { return info.Format == probe.PNG && info.Cost() > heavy/2 }

// NoDecoder says which format is not decoded.
func NoDecoder(format string) error {
	name := map[string]string{probe.HEIC: "HEIC", probe.AVIF: "AVIF", probe.WebP: "WebP"}[format]
	if name == "" {
		return probe.ErrNotMedia // a film has no picture of its own here
	}
	return &probe.Problem{Key: probe.ErrNoDecoder.Key, Args: []any{"format", name}}
}

func told(err error, info probe.Info) error {
	var p *probe.Problem
	switch {
	case errors.As(err, &p):
		return err
	case errors.Is(err, errInterlaced):
		return probe.TooManyPixels(info.Width, info.Height)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return probe.ErrTruncated
	}
	return fmt.Errorf("%w: %w", probe.ErrDamaged, err)
}

// acquire waits until there is memory for a picture. What the last of several
// leaves behind goes back to the system: the next may be hours away.
func acquire(cost int64) (release func()) {
	gate := some
	if cost > heavy {
		gate = one
	}
	gate <- struct{}{}
	at.Lock()
	at.work++
	at.spent += cost
	give := at.spent > worthGiving
	if give {
		at.spent = cost
	}
	at.Unlock()
	if give {
		debug.FreeOSMemory()
	}
	return func() {
		at.Lock()
		at.work--
		give := at.work == 0 && at.spent > heavy/4
		if give {
			at.spent = 0
		}
		at.Unlock()
		if give {
			debug.FreeOSMemory()
		}
		<-gate
	}
}

// worthGiving is how much decoding may leave behind before it is given back.
const worthGiving = 64 << 20

// at is how much is at work.
var at struct {
	sync.Mutex
	work  int
	spent int64 // bytes, since memory was given back
}

// factor is by how much a picture can be averaged down before the fine scaling,
// which takes 32 bytes for every pixel of its source.
func factor(part image.Rectangle, dw, dh int) int {
	return max(1, min(part.Dx()/max(dw, 1), part.Dy()/max(dh, 1)))
}

// whole decodes a picture and averages k by k pixels into one.
func whole(r io.Reader, k int) (*image.RGBA, error) {
	img, _, err := image.Decode(r)
	if err != nil {
		return nil, err
	}
	b := img.Bounds()
	red := newReducer(b.Dx(), b.Dy(), k)
	strip := image.NewRGBA(image.Rect(0, 0, b.Dx(), min(16, b.Dy())))
	for y := 0; y < b.Dy(); y += strip.Rect.Dy() {
		n := min(strip.Rect.Dy(), b.Dy()-y)
		draw.Draw(strip, image.Rect(0, 0, b.Dx(), n), img, b.Min.Add(image.Pt(0, y)), draw.Src)
		for row := range n {
			red.add(strip.Pix[row*strip.Stride : row*strip.Stride+4*b.Dx()])
		}
	}
	return red.out, nil
}

// finish scales an upright, reduced picture to its place.
func finish(img *image.RGBA, info probe.Info, dw, dh int, part image.Rectangle) image.Image {
	b := img.Bounds()
	from := image.Rect(
		part.Min.X*b.Dx()/info.Width, part.Min.Y*b.Dy()/info.Height,
		part.Max.X*b.Dx()/info.Width, part.Max.Y*b.Dy()/info.Height)
	if from.Empty() {
		from = b
	}
	if from == b && b.Dx() == dw && b.Dy() == dh {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, dw, dh))
	scaler := draw.Scaler(draw.CatmullRom)
	if int64(dw)*int64(from.Dy())*32 > heavy { // what the finest takes on the way; a large result shows no difference
		scaler = draw.ApproxBiLinear
	}
	scaler.Scale(out, out.Rect, img, from, draw.Src, nil)
	return out
}
