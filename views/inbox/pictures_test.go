package inbox

import (
	"testing"

	"lontar/views/kit"
)

// TestPictures draws the screen in both modes and sizes; with $INBOX_PICTURES set
// the pictures are kept to be looked at.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name          string
		mode          kit.Mode
		width, height float32
	}{{"light", kit.Light, 1352, 816}, {"dark", kit.Dark, 1352, 816}, {"small", kit.Light, 1192, 636}} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, newFake(), Options{}, c.mode, c.width, c.height)
			d.press("1")
			d.write("1")
			d.picture(t, c.name)
		})
	}
}
