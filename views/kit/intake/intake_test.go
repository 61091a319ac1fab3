package intake

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/models"
)

func TestFilesWithTheSameReasonStandTogether(t *testing.T) {
	lang.Set("id")
	var bad []media.Outcome
	for _, name := range []string{"a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg", "f.jpg"} {
		bad = append(bad, media.Outcome{Path: "/x/" + name, Err: media.ErrTruncated})
	}
	bad = append(bad, media.Outcome{Path: "/x/g.png", Err: media.ErrEmpty}, media.Outcome{Path: "/x/h.png", Err: media.ErrEmpty, Media: &models.Media{}})
	list := groups(bad)
	if len(list) != 3 {
		t.Fatalf("%d groups", len(list))
	}
	if got := list[0].head(); got != "a.jpg, b.jpg, c.jpg, d.jpg, dan 2 berkas lain tidak ditambahkan" && got != "a.jpg, b.jpg, c.jpg, d.jpg dan 2 berkas lain tidak ditambahkan" {
		t.Errorf("%q", got)
	}
	if got := list[2].head(); !strings.Contains(got, "h.png ditambahkan") {
		t.Errorf("%q", got)
	}
	if got := Added(bad); got != 1 {
		t.Errorf("%d added", got)
	}
}

func TestWordsOfProgress(t *testing.T) {
	test.NewTempApp(t)
	lang.Set("id")
	for want, p := range map[string]media.Progress{
		"Menambahkan berkas 3 dari 50…":     {At: 3, Of: 50, Size: 1 << 20, Done: 1 << 19},
		"Menyalin reel.mp4 (1 dari 1), 50%": {At: 1, Of: 1, Name: "reel.mp4", Size: 4 << 30, Done: 2 << 30},
		lang.N("media.adding", 1):           {At: 1, Of: 1, Size: 10},
	} {
		if got := words(p); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
