package editor

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lontar/app/compose"
	"lontar/models"
)

// filmed makes the post a reel with one video.
func (s *stage) filmed() *models.Media {
	s.t.Helper()
	film := models.Media{Hash: strings.Repeat("f", 64), Name: "kolak.mp4", MIME: "video/mp4", Size: 9e6, Width: 1080, Height: 1920, Millis: 12_000}
	if err := s.store.AddMedia(s.t.Context(), &film); err != nil {
		s.t.Fatal(err)
	}
	s.editor.changeNow("form", func(p *models.Post) { p.Form = models.FormReel })
	s.editor.addAll([]models.Media{film})
	return &film
}

func TestDroppedPictureBecomesTheMissingCover(t *testing.T) {
	s := newStage(t, fyne.NewSize(1352, 844))
	s.filmed()
	if n := len(s.editor.bare()); n != 2 {
		t.Fatalf("%d accounts ask for a cover, want Instagram and Facebook", n)
	}
	if s.editor.view.brief.media.coverGap() == nil {
		t.Error("the gap is not shown")
	}
	s.editor.Drop([]string{"/tmp/sampul.jpg"})
	if n := len(s.editor.bare()); n != 0 {
		t.Errorf("%d accounts still ask", n)
	}
	for i := range s.editor.post.Variants {
		v := &s.editor.post.Variants[i]
		if c := compose.Cover(s.editor.post, v); c == nil || c.Name != "sampul.jpg" {
			t.Errorf("cover %+v", c)
		}
		if n := len(compose.Media(s.editor.post, v)); n != 1 {
			t.Errorf("%d files are published", n)
		}
	}
	_, _, words := s.editor.view.brief.media.verdict(s.editor.post.Media[1])
	if !strings.HasPrefix(words, "Sampul Instagram") {
		t.Errorf("the picture says %q", words)
	}
	items := s.editor.view.brief.media.coverItems(s.editor.post.Media[1].Media)
	if len(items) != 2 || items[0].Icon != "check" {
		t.Fatalf("menu %+v", items)
	}
	items[0].Action()
	if n := len(s.editor.bare()); n != 1 {
		t.Errorf("after taking it away %d accounts ask", n)
	}
	stored, _ := s.store.Posts(t.Context(), s.post.ID)
	if got := slices.DeleteFunc(stored[0].Variants, func(v models.Variant) bool { return v.Options[models.OptionCover] == "" }); len(got) != 1 {
		t.Errorf("stored on %d accounts", len(got))
	}
}

// TestLyingPictureIsNoReelCover: a landscape picture is not put over a reel.
func TestLyingPictureIsNoReelCover(t *testing.T) {
	s := newStage(t, fyne.NewSize(1352, 844))
	s.filmed()
	lying := models.Media{Hash: strings.Repeat("b", 64), Name: "panjang.png", MIME: "image/png", Width: 1280, Height: 720}
	if err := s.store.AddMedia(t.Context(), &lying); err != nil {
		t.Fatal(err)
	}
	s.editor.addAll([]models.Media{lying})
	if n := len(s.editor.bare()); n != 2 {
		t.Errorf("%d accounts ask for a cover, want both still", n)
	}
}
