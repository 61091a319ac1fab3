package settings

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"lontar/app/lang"
	"lontar/app/workspace"
	"lontar/views/kit"
)

// window stands for the window around the screen.
type window struct {
	over    *kit.Overlay
	prefs   *workspace.Prefs
	work    *workspace.Workspace
	applied int
	did     []string
}

func (w *window) Runner() kit.Runner              { return kit.Inline{} }
func (w *window) Overlay() *kit.Overlay           { return w.over }
func (w *window) Prefs() *workspace.Prefs         { return w.prefs }
func (w *window) ApplyPrefs()                     { w.applied++ }
func (w *window) Workspace() *workspace.Workspace { return w.work }
func (w *window) BackupNow()                      { w.did = append(w.did, "backup") }
func (w *window) RestoreBackup(path string)       { w.did = append(w.did, "restore "+filepath.Base(path)) }
func (w *window) RestoreFrom()                    { w.did = append(w.did, "restore from") }
func (w *window) ExportWorkspace()                { w.did = append(w.did, "export") }
func (w *window) OpenOther()                      { w.did = append(w.did, "other") }
func (w *window) OpenWorkspace(dir string)        { w.did = append(w.did, "open "+filepath.Base(dir)) }
func (w *window) FolderText(dir string) string    { return dir }
func (w *window) ShowFolder(string)               { w.did = append(w.did, "show") }
func (w *window) Version() string                 { return "1.2.3" }

func open(t *testing.T) (*Screen, *window, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	work, err := workspace.Open(t.TempDir(), workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = work.Close() })
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1280, 1200))
	h := &window{over: kit.NewOverlay(w), work: work, prefs: workspace.LoadPrefsFrom(filepath.Join(t.TempDir(), "settings.json"))}
	s := New(h)
	w.SetContent(h.over.Wrap(s.Object()))
	t.Cleanup(s.Close)
	s.Shown()
	return s, h, w
}

// walk visits every object that is seen.
func walk(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	see(o)
	switch v := o.(type) {
	case *fyne.Container:
		for _, c := range v.Objects {
			walk(c, see)
		}
	case *container.Scroll:
		walk(v.Content, see)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(v).Objects() {
			walk(c, see)
		}
	}
}

func shown(o fyne.CanvasObject) string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		if v, ok := o.(*canvas.Text); ok {
			out = append(out, v.Text)
		}
	})
	return strings.Join(out, "\n")
}

// tap presses the button with these words.
func tap(t *testing.T, o fyne.CanvasObject, words string) {
	t.Helper()
	var found *kit.Button
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && strings.TrimSpace(shown(b)) == words {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("no button %q in\n%s", words, shown(o))
	}
	test.Tap(found)
}

func TestWhatIsShown(t *testing.T) {
	defer lang.Set(lang.Code())
	for code, words := range map[string][]string{
		"id": {"Bahasa", "Tema", "Ukuran", "Belum ada cadangan", "1.2.3"},
		"en": {"Language", "Theme", "No backup", "1.2.3"},
	} {
		lang.Set(code)
		s, h, _ := open(t)
		all := shown(s.Object())
		for _, w := range append(words, h.work.Dir) {
			if !strings.Contains(all, w) {
				t.Errorf("%s: %q is not shown in\n%s", code, w, all)
			}
		}
	}
}

func TestButtons(t *testing.T) {
	s, h, _ := open(t)
	for _, words := range []string{"Lihat folder", "Buka folder…", "Ekspor berkas .lontar", "Dari berkas…", "Cadangkan sekarang"} {
		tap(t, s.Object(), words)
	}
	if got := strings.Join(h.did, ", "); got != "show, other, export, restore from, backup" {
		t.Errorf("did %s", got)
	}
}

// TestBackups lists a backup once it is there; restoring asks first.
func TestBackups(t *testing.T) {
	s, h, w := open(t)
	if _, err := h.work.Backup(context.Background(), workspace.ReasonManual); err != nil {
		t.Fatal(err)
	}
	s.Shown()
	if all := shown(s.Object()); strings.Contains(all, "Belum ada cadangan") || !strings.Contains(all, Reason(workspace.ReasonManual)) {
		t.Fatalf("backups:\n%s", all)
	}
	tap(t, s.Object(), "Pulihkan")
	if len(h.did) > 0 || !h.over.Open() {
		t.Fatalf("did %v without asking", h.did)
	}
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(h.did) != 1 || !strings.HasPrefix(h.did[0], "restore ") {
		t.Errorf("did %v", h.did)
	}
}

// TestLook: language, theme and size are kept and shown at once.
func TestLook(t *testing.T) {
	s, h, _ := open(t)
	var choices []*kit.Segmented
	walk(s.Object(), func(o fyne.CanvasObject) {
		if v, ok := o.(*kit.Segmented); ok {
			choices = append(choices, v)
		}
	})
	if len(choices) != 2 {
		t.Fatalf("%d choices", len(choices))
	}
	for _, c := range choices {
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	if h.prefs.Language != "en" || h.prefs.Theme != "dark" || h.applied != 2 {
		t.Errorf("language %s, theme %s, applied %d times", h.prefs.Language, h.prefs.Theme, h.applied)
	}
}
