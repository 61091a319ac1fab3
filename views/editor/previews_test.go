package editor

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestPreviewsKeepTheirDistance: a preview that grows pushes down what is below.
func TestPreviewsKeepTheirDistance(t *testing.T) {
	s := newStage(t, fyne.NewSize(1352, 844))
	p := s.editor.view.previews
	e := s.editor.view.writing.entry
	apart := func(when string) {
		t.Helper()
		for i, a := range p.cards {
			for _, b := range p.cards[i+1:] {
				if a.object.Position().X == b.object.Position().X && b.object.Position().Y < a.object.Position().Y+a.object.MinSize().Height {
					t.Errorf("%s: the preview at %v covers the one at %v, %v high", when, b.object.Position(), a.object.Position(), a.object.MinSize().Height)
				}
			}
			if a.object.Size().Height != a.object.MinSize().Height {
				t.Errorf("%s: laid out %v high, needs %v", when, a.object.Size().Height, a.object.MinSize().Height)
			}
		}
	}
	apart("at first")
	e.SetText("Satu")
	s.editor.view.writing.typed("Satu")
	apart("short")
	long := "Satu\n" + strings.Repeat("dua tiga empat\n", 20)
	e.SetText(long)
	s.editor.view.writing.typed(long)
	apart("long")
}
