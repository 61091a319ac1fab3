package media_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"lontar/app/media"
	"lontar/app/plan"
	"lontar/app/workspace"
	"lontar/models/store/storetest"
)

// BenchmarkAdd50 adds fifty photos of a phone, 12 megapixels and 4 MB each.
func BenchmarkAdd50(b *testing.B) {
	w, err := workspace.Open(b.TempDir(), workspace.Options{Now: storetest.Clock})
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	svc := media.New(w.Store, w.Media, plan.New(w.Store, w.Bus, w.Now), w.Bus)
	var one bytes.Buffer
	if err := jpeg.Encode(&one, image.NewGray(image.Rect(0, 0, 4000, 3000)), nil); err != nil {
		b.Fatal(err)
	}
	dir, n := b.TempDir(), 0
	random := rand.New(rand.NewPCG(1, 2))
	tail := make([]byte, 4<<20)
	for b.Loop() {
		b.StopTimer()
		var paths []string
		for range 50 { // each of its own content
			for i := 0; i < len(tail); i += 8 {
				tail[i] = byte(random.Uint32())
			}
			n++
			path := filepath.Join(dir, fmt.Sprintf("foto%d.jpg", n%50))
			if err := os.WriteFile(path, append(one.Bytes(), tail...), 0o600); err != nil {
				b.Fatal(err)
			}
			paths = append(paths, path)
		}
		b.StartTimer()
		for _, o := range svc.AddAll(bg, paths, 0, nil) {
			if o.Err != nil {
				b.Fatal(o.Err)
			}
		}
	}
}
