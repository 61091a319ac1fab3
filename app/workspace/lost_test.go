package workspace

import (
	"image"
	"os"
	"testing"
)

func TestMissingNamesWhatIsLost(t *testing.T) {
	w := open(t, t.TempDir())
	defer shut(t, w)
	a, err := w.Media.AddBytes(bg, "a.png", picture(t, 10))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Media.AddBytes(bg, "b.png", picture(t, 20)); err != nil {
		t.Fatal(err)
	}
	if list, err := w.Media.Missing(bg); err != nil || len(list) != 0 {
		t.Errorf("nothing is lost: %v %v", list, err)
	}
	must(t, os.Remove(w.Media.Path(*a)))
	if list, err := w.Media.Missing(bg); err != nil || len(list) != 1 || list[0].Name != "a.png" {
		t.Errorf("%v %v", list, err)
	}
	path, err := w.Media.LostThumb(64)
	if err != nil || size(t, path) != image.Pt(64, 64) {
		t.Errorf("%s %v", path, err)
	}
	if again, err := w.Media.LostThumb(64); err != nil || again != path {
		t.Errorf("%s %v", again, err)
	}
}

func TestWhatWasCutOffIsSweptWhenOpened(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	m, err := w.Media.AddBytes(bg, "a.png", picture(t, 10))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Media.Thumb(m.Hash, 24); err != nil {
		t.Fatal(err)
	}
	var cut []string
	for _, folder := range []string{"media", "thumbs"} { // as a kill in the middle of writing leaves them
		path := w.Dir + "/" + folder + "/" + parts + "/123"
		must(t, os.WriteFile(path, []byte("half"), 0o600))
		cut = append(cut, path)
	}
	shut(t, w)
	w = open(t, dir)
	defer shut(t, w)
	for _, path := range cut {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is still there", path)
		}
	}
	if _, err := w.Media.Find(m.Hash); err != nil {
		t.Error(err)
	}
}
