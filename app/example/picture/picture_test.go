package picture

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// TestEveryPictureIsOneOfAKind draws all scenes twice: the bytes are the same
// both times, and no two scenes or kinds look alike.
func TestEveryPictureIsOneOfAKind(t *testing.T) {
	seen := map[string]string{}
	for _, name := range Scenes() {
		w := Wish{Scene: name, Size: Size{160, 200}, Title: "Buka puasa bersama", Brand: "Kopi Senja", Note: "@kopisenja.id", Color: brick}
		first, err := PNG(w)
		if err != nil {
			t.Fatal(err)
		}
		again, err := PNG(w)
		if err != nil || !bytes.Equal(first, again) {
			t.Errorf("%s: two runs differ (%v)", name, err)
		}
		if other := seen[string(first)]; other != "" {
			t.Errorf("%s and %s are the same", name, other)
		}
		seen[string(first)] = name
	}
	if len(seen) < 20 {
		t.Errorf("%d pictures", len(seen))
	}
}

// TestThumbnailShowsTheScene: the middle square, which the cards show, is
// drawn on, and words stay out of it.
func TestThumbnailShowsTheScene(t *testing.T) {
	for _, name := range Scenes() {
		bare := decode(t, Wish{Scene: name, Size: Size{160, 200}})
		worded := decode(t, Wish{Scene: name, Size: Size{160, 200}, Title: "Hari terakhir giveaway", Brand: "Kopi Senja", Color: brick})
		colors := map[[3]uint32]int{}
		for y := 22; y < 178; y++ {
			for x := range 160 {
				r, g, b, _ := bare.At(x, y).RGBA()
				colors[[3]uint32{r >> 8, g >> 8, b >> 8}]++
				r2, g2, b2, _ := worded.At(x, y).RGBA()
				if r != r2 || g != g2 || b != b2 {
					t.Fatalf("%s: words reach into the middle at %d,%d", name, x, y)
				}
			}
		}
		if len(colors) < 8 {
			t.Errorf("%s shows %d colours", name, len(colors))
		}
		same := true
		for x := range 160 {
			same = same && bare.At(x, 10) == worded.At(x, 10)
		}
		if same {
			t.Errorf("%s: no headline was set", name)
		}
	}
}

func TestUnknownScene(t *testing.T) {
	if _, err := PNG(Wish{Scene: "nothing", Size: Feed}); err == nil {
		t.Error("drew a picture that is none")
	}
}

func decode(t *testing.T, w Wish) image.Image {
	t.Helper()
	b, err := PNG(w)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("LONTAR_PICTURES"); dir != "" {
		_ = os.WriteFile(filepath.Join(dir, w.Scene+".png"), b, 0o644)
	}
	return img
}

func BenchmarkFeed(b *testing.B) {
	for b.Loop() {
		for _, name := range []string{"latte", "kawung", "lunge", "truntum"} {
			if _, err := PNG(Wish{Scene: name, Size: Feed, Title: "Buka puasa bersama", Brand: "Kopi Senja", Color: brick}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
