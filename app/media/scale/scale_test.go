package scale

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"lontar/app/media/probe"
)

func write(t testing.TB, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// corners is a picture whose upper left quarter is red, the rest blue.
func corners(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{0, 0, 255, 255}
			if x < w/2 && y < h/2 {
				c = color.RGBA{255, 0, 0, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func exif(t testing.TB, img image.Image, orientation byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	block := append([]byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00"), orientation, 0, 0, 0, 0, 0, 0, 0)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(block) + 2)}, block...)
	return append(out, b.Bytes()[2:]...)
}

func TestFitIsUpright(t *testing.T) {
	// Where the red quarter of a picture lies once it is upright.
	where := map[byte]image.Point{1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1}}
	for o, at := range where {
		img, err := Fit(write(t, "foto.jpg", exif(t, corners(80, 40), o)), 30)
		if err != nil {
			t.Fatal(err)
		}
		w, h := 30, 15
		if o >= 5 {
			h = 60
		}
		if b := img.Bounds(); b.Dx() != w || b.Dy() != h {
			t.Errorf("orientation %d: %v", o, b)
		}
		b := img.Bounds()
		for _, p := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
			r, _, bl, _ := img.At(b.Dx()/4+p.X*b.Dx()/2, b.Dy()/4+p.Y*b.Dy()/2).RGBA()
			if red := r > bl; red != (p == at) {
				t.Errorf("orientation %d: red at %v is %v", o, p, red)
			}
		}
	}
}

func TestSquareIsTheMiddle(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 300, 100))
	for y := range 100 {
		for x := range 300 {
			img.SetRGBA(x, y, color.RGBA{uint8(x / 100 * 100), 0, 0, 255})
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img)
	out, err := Square(write(t, "a.png", b.Bytes()), 20)
	if err != nil || out.Bounds().Dx() != 20 || out.Bounds().Dy() != 20 {
		t.Fatalf("%v %v", out, err)
	}
	for _, x := range []int{1, 10, 18} {
		if r, _, _, _ := out.At(x, 10).RGBA(); r>>8 < 98 || r>>8 > 102 {
			t.Errorf("at %d: %d", x, r>>8)
		}
	}
}

// TestRowsReadWhatTheDecoderReads compares the reader of rows with the
// standard one for every kind of PNG.
func TestRowsReadWhatTheDecoderReads(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	r := image.Rect(0, 0, 61, 47)
	gray, gray16, rgba, nrgba, deep := image.NewGray(r), image.NewGray16(r), image.NewRGBA(r), image.NewNRGBA(r), image.NewNRGBA64(r)
	four := image.NewPaletted(r, color.Palette{color.Black, color.White, color.NRGBA{200, 10, 10, 128}, color.Transparent})
	many := image.NewPaletted(r, color.Palette{})
	for i := range 200 {
		many.Palette = append(many.Palette, color.NRGBA{uint8(i), uint8(255 - i), 7, 255})
	}
	for _, pix := range [][]byte{gray.Pix, gray16.Pix, nrgba.Pix, deep.Pix} {
		for i := range pix {
			pix[i] = byte(random.UintN(256))
		}
	}
	for i := range rgba.Pix {
		rgba.Pix[i] = byte(i / 9)
		if i%4 == 3 {
			rgba.Pix[i] = 255
		}
	}
	for i := range four.Pix {
		four.Pix[i], many.Pix[i] = byte(random.UintN(4)), byte(random.UintN(200))
	}
	for name, img := range map[string]image.Image{"gray": gray, "gray16": gray16, "rgb": rgba, "nrgba": nrgba, "deep": deep, "four": four, "many": many} {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		for _, k := range []int{1, 4} {
			rows, err := pngRows(bytes.NewReader(b.Bytes()), k)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			all, err := whole(bytes.NewReader(b.Bytes()), k)
			if err != nil {
				t.Fatal(err)
			}
			for i := range all.Pix {
				if d := int(all.Pix[i]) - int(rows.Pix[i]); d < -2 || d > 2 { // the decoder premultiplies sixteen bits, the rows eight
					t.Fatalf("%s by %d: byte %d is %d, want %d", name, k, i, rows.Pix[i], all.Pix[i])
				}
			}
		}
	}
}

func TestRefusesWithReason(t *testing.T) {
	huge := exif(t, corners(16, 16), 1)
	at := bytes.Index(huge, []byte{0xFF, 0xC0})
	binary.BigEndian.PutUint16(huge[at+5:], 40_000)
	binary.BigEndian.PutUint16(huge[at+7:], 40_000)
	photo := exif(t, corners(400, 400), 1)
	strip := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x05\xa0\x00\x02\xf0\x00\x08\x06\x00\x00\x00abcd\x00\x00\x00\x00IENDabcd")
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"besar.jpg":    {huge, probe.ErrTooManyPixels},
		"pita.png":     {bytes.Replace(strip, []byte{2, 0xf0}, []byte{4, 0xf0}, 1), probe.ErrTooManyPixels},
		"teks.jpg":     {[]byte("bukan foto"), probe.ErrNotMedia},
		"kosong.jpg":   {nil, probe.ErrEmpty},
		"terpotong":    {photo[:len(photo)/2], probe.ErrTruncated},
		"foto.heic":    {[]byte("\x00\x00\x00\x10ftypheic\x00\x00\x00\x00\x00\x00\x00\x30meta\x00\x00\x00\x00\x00\x00\x00\x24iprp\x00\x00\x00\x1cipco\x00\x00\x00\x14ispe\x00\x00\x00\x00\x00\x00\x00\x09\x00\x00\x00\x09"), probe.ErrNoDecoder},
		"rusak.png":    {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x05\x00\x00\x00\x05\x08\x06\x00\x00\x00abcd\x00\x00\x00\x00IENDabcd"), probe.ErrDamaged},
		"tidak-ada.gi": {[]byte("GIF89a\x05\x00\x05\x00\x00\x00\x00\x3b"), probe.ErrDamaged},
	} {
		if _, err := Fit(write(t, name, c.b), 100); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := Fit(write(t, "pita.png", strip), 2000); !errors.Is(err, probe.ErrTooManyPixels) {
		t.Errorf("a strip: %v", err)
	}
	if _, err := Fit(filepath.Join(t.TempDir(), "x.png"), 9); !errors.Is(err, probe.ErrGone) {
		t.Errorf("gone: %v", err)
	}
}

// TestLargePNGTakesLittleMemory reads sixty megapixels in a few megabytes.
func TestLargePNGTakesLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("encodes a large picture")
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, image.NewGray(image.Rect(0, 0, 10_000, 6_000))); err != nil {
		t.Fatal(err)
	}
	path := write(t, "besar.png", b.Bytes())
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	img, err := Fit(path, 1080)
	runtime.ReadMemStats(&after)
	if err != nil || img.Bounds().Dx() != 1080 || img.Bounds().Dy() != 648 {
		t.Fatalf("%v", err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 40<<20 {
		t.Errorf("took %d MB", took>>20)
	}
}

// FuzzRows: whatever a PNG holds, reading it ends in a picture or an error.
func FuzzRows(f *testing.F) {
	for _, img := range []image.Image{corners(5, 4), image.NewGray16(image.Rect(0, 0, 9, 2)), image.NewPaletted(image.Rect(0, 0, 3, 9), color.Palette{color.Black, color.Transparent})} {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes(), 2)
	}
	f.Fuzz(func(t *testing.T, b []byte, k int) {
		if len(b) > 40 && (binary.BigEndian.Uint32(b[16:]) > 2000 || binary.BigEndian.Uint32(b[20:]) > 2000) {
			return // the bound on sizes is tested above
		}
		if img, err := pngRows(bytes.NewReader(b), k); err == nil && img.Bounds().Empty() {
			t.Error("neither picture nor error")
		}
	})
}

// BenchmarkFitJPEG60 is a JPEG of sixty megapixels on its way to the screen.
func BenchmarkFitJPEG60(b *testing.B) {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, image.NewYCbCr(image.Rect(0, 0, 10_000, 6_000), image.YCbCrSubsampleRatio420), nil); err != nil {
		b.Fatal(err)
	}
	path := write(b, "a.jpg", buf.Bytes())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Fit(path, 1080); err != nil {
			b.Fatal(err)
		}
	}
}
