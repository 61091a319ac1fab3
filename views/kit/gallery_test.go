package kit

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// TestGallery draws every widget in both modes. With KIT_SHOTS set to a folder
// the pictures are kept there for people to look at.
func TestGallery(t *testing.T) {
	app := test.NewApp()
	for _, mode := range []Mode{Light, Dark} {
		useMode(t, app, mode)
		c := software.NewCanvas()
		c.SetPadded(false)
		c.SetContent(Gallery())
		c.Resize(fyne.NewSize(1440, 1290))
		img := c.Capture()
		if img.Bounds().Dx() < 1000 {
			t.Fatalf("mode %v: picture is %v", mode, img.Bounds())
		}
		if dir := os.Getenv("KIT_SHOTS"); dir != "" {
			name := map[Mode]string{Light: "light", Dark: "dark"}[mode]
			f, err := os.Create(filepath.Join(dir, "kit-"+name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, img); err != nil {
				t.Fatal(err)
			}
			f.Close()
		}
	}
}

// useMode switches everything to a mode and back to light when the test ends.
func useMode(t *testing.T, app fyne.App, m Mode) {
	t.Helper()
	SetMode(m)
	Install(app)
	t.Cleanup(func() { SetMode(Light) })
}
