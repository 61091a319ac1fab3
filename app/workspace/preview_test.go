package workspace

import (
	"errors"
	"image"
	"os"
	"testing"

	"lontar/app/media/probe"
	"lontar/models"
	"lontar/models/store"
)

func size(t *testing.T, path string) image.Point {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c, _, err := image.DecodeConfig(f)
	if err != nil {
		t.Fatal(err)
	}
	return image.Pt(c.Width, c.Height)
}

func TestPreviewShowsThePictureWhole(t *testing.T) {
	w := open(t, t.TempDir())
	defer shut(t, w)
	m, err := w.Media.AddBytes(bg, "a.png", picture(t, 10)) // 40 by 60
	if err != nil {
		t.Fatal(err)
	}
	if m.Format != probe.PNG || m.Frames != 1 {
		t.Errorf("described as %+v", m)
	}
	for width, want := range map[int]image.Point{20: {20, 30}, 500: {40, 60}} {
		path, err := w.Media.Preview(m.Hash, width)
		if err != nil {
			t.Fatal(err)
		}
		if got := size(t, path); got != want {
			t.Errorf("at most %d wide: %v, want %v", width, got, want)
		}
		if again, err := w.Media.Preview(m.Hash, width); err != nil || again != path {
			t.Errorf("the second time: %s %v", again, err)
		}
	}
}

// film16 is a WebM of 16 by 8 pixels with nothing in it.
const film16 = "\x1a\x45\xdf\xa3\x87\x42\x82\x84\x77\x65\x62\x6d\x18\x53\x80\x67\x92\x16\x54\xae\x6b\x8d\xae\x8b\x83\x81\x01\xe0\x86\xb0\x81\x10\xba\x81\x08"

func TestPreviewOfAVideoIsItsCover(t *testing.T) {
	w := open(t, t.TempDir())
	defer shut(t, w)
	film, err := w.Media.AddBytes(bg, "a.webm", []byte(film16))
	if err != nil {
		t.Fatal(err)
	}
	if !film.Video() || film.Width != 16 {
		t.Fatalf("described as %+v", film)
	}
	if _, err := w.Media.Thumb(film.Hash, 20); !errors.Is(err, ErrNoCover) {
		t.Errorf("without a cover: %v", err)
	}
	cover, err := w.Media.AddBytes(bg, "a.png", picture(t, 10))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Store.UpdateMedia(bg, film.ID, func(m *models.Media) { m.Cover = cover.Hash }); err != nil {
		t.Fatal(err)
	}
	path, err := w.Media.Preview(film.Hash, 20)
	if err != nil || size(t, path) != image.Pt(20, 30) {
		t.Errorf("the cover: %s %v", path, err)
	}
	if _, err := w.Media.Preview("abcd", 20); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown hash: %v", err)
	}
}
