package editor

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"lontar/app/media"
	"lontar/models"
)

// AddAll is a media store without files.
func (s *stage) AddAll(ctx context.Context, paths []string, _ int64, told func(media.Progress)) []media.Outcome {
	var out []media.Outcome
	for i, path := range paths {
		told(media.Progress{At: i + 1, Of: len(paths)})
		o := media.Outcome{Path: path}
		if o.Err = media.ErrTruncated; !strings.Contains(path, "rusak") {
			s.files++
			o.Media = &models.Media{Hash: strings.Repeat("a", 63) + string(rune('0'+s.files)), Name: filepath.Base(path), MIME: "image/jpeg", Size: 412_000, Width: 1080, Height: 1350}
			o.Err = s.store.AddMedia(ctx, o.Media)
		}
		out = append(out, o)
	}
	return out
}

// State is that of a whole file, unless it is lost.
func (s *stage) State(m models.Media) error {
	if m.Hash == s.lost {
		return media.ErrLost
	}
	return nil
}

// shown are the words on the window.
func (s *stage) shown() string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			out = append(out, o.Text)
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(s.window.Canvas().Content())
	for _, o := range s.window.Canvas().Overlays().List() {
		walk(o)
	}
	return strings.Join(out, " ")
}

func TestMedia_AddOrderRemoveUndo(t *testing.T) {
	s := newStage(t, tall)
	s.editor.host.ChooseFiles(nil, s.editor.Drop)
	s.editor.Drop([]string{"/x/dua.png", "/x/tiga.mp4", "/x/rusak.jpg"})
	if s.due != nil {
		s.tick()
	}
	p := s.stored()
	if len(p.Media) != 3 || p.Media[0].Media.Name != "kolak.jpg" {
		t.Fatalf("%d files", len(p.Media))
	}
	if !strings.Contains(s.shown(), "rusak.jpg") {
		t.Errorf("the bad file is not named: %s", s.shown())
	}
	s.over.CloseAll()
	s.editor.removeMedia(p.Media[0], 0, "kolak.jpg")
	if n := len(s.stored().Media); n != 2 {
		t.Errorf("%d files after removing", n)
	}
	s.editor.changeNow("back", func(q *models.Post) { insertMedia(q, p.Media[0], 0) })
	if q := s.stored(); len(q.Media) != 3 || q.Media[0].MediaID != p.Media[0].MediaID {
		t.Errorf("%d files after undo", len(q.Media))
	}
}

func TestMedia_LostFileIsSaidAndReplaced(t *testing.T) {
	s := newStage(t, tall)
	s.editor.Drop([]string{"/x/kolak.jpg", "/x/dua.png"})
	old := s.stored().Media[0]
	if n := len(s.editor.lostProblems()); n != 0 {
		t.Fatalf("%d lost", n)
	}
	s.lost = old.Media.Hash
	s.editor.view.brief.media.print = ""
	s.editor.view.sync()
	list := s.editor.lostProblems()
	if len(list) != 1 || !strings.Contains(list[0].Message, "kolak.jpg hilang") || !strings.Contains(s.shown(), "Berkas hilang") {
		t.Errorf("%+v", list)
	}
	blocked := false
	for _, i := range s.editor.blocking() {
		blocked = blocked || i.problem != nil && i.problem.Rule == "media_lost"
	}
	if !blocked {
		t.Error("the post can be handed in without its file")
	}
	s.lost = ""
	s.editor.chooseInstead(old) // the dialog answers with a new file
	p := s.stored()
	if len(p.Media) != 2 || p.Media[0].MediaID == old.MediaID || p.Media[0].Position != old.Position {
		t.Errorf("%+v", p.Media)
	}
	if n := len(s.editor.lostProblems()); n != 0 {
		t.Errorf("%d lost after replacing", n)
	}
	if !strings.Contains(s.over.ToastText(), "menggantikan") {
		t.Errorf("toast %q", s.over.ToastText())
	}
	s.editor.putInstead(p.Media[0], *old.Media)
	if p := s.stored(); len(p.Media) != 2 || p.Media[0].MediaID != old.MediaID {
		t.Errorf("back: %+v", p.Media)
	}
	s.editor.putInstead(p.Media[1], *old.Media)
	if p := s.stored(); len(p.Media) != 1 {
		t.Errorf("the same file twice: %+v", p.Media)
	}
}

func TestMedia_DroppedTwiceIsThereOnce(t *testing.T) {
	s := newStage(t, tall)
	s.editor.Drop([]string{"/x/kolak.jpg"})
	s.editor.changeNow("only", func(p *models.Post) { p.Media[0].VariantID = p.Variants[0].ID })
	s.editor.addAll([]models.Media{*s.stored().Media[0].Media})
	if p := s.stored(); len(p.Media) != 1 || p.Media[0].VariantID == 0 {
		t.Errorf("%+v", p.Media)
	}
}

func TestMedia_PastedFilesAreAdded(t *testing.T) {
	s := newStage(t, tall)
	entry := s.editor.view.writing.entry
	before := entry.Text()
	entry.Paste("file:///x/kopi%20susu.jpg\r\nfile:///x/teh.png\r\n", true)
	if runtime.GOOS != "windows" {
		entry.Paste("/x/roti.jpg", true)
	}
	p := s.stored()
	if len(p.Media) < 2 || p.Media[0].Media.Name != "kopi susu.jpg" || runtime.GOOS != "windows" && len(p.Media) != 3 {
		t.Errorf("%d files", len(p.Media))
	}
	if entry.Text() != before {
		t.Errorf("the caption became %q", entry.Text())
	}
	entry.Paste("/x/catatan.txt", true)
	if !strings.Contains(entry.Text(), "catatan.txt") {
		t.Error("a path of something else is no text any more")
	}
}
