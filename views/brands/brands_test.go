package brands

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"lontar/app/brand"
	"lontar/app/plan"
	"lontar/app/voice"
	"lontar/models"
	"lontar/models/store"
	"lontar/views/kit"
)

type host struct{ overlay *kit.Overlay }

func (h *host) Runner() kit.Runner                  { return kit.Inline{} }
func (h *host) Overlay() *kit.Overlay               { return h.overlay }
func (h *host) Refresh()                            {}
func (h *host) ChooseFile([]string, func(p string)) {}

// withBrand opens a screen with one brand whose words are empty.
func withBrand(t *testing.T) (*Screen, fyne.Window) {
	t.Helper()
	s, bs, w := screen(t)
	b := &models.Brand{Name: "Sehat Fit", Color: "#3E7427", Zone: "Asia/Jakarta", Accounts: []models.Account{
		{Platform: models.Instagram, Handle: "sehatfit.id"}, {Platform: models.X, Handle: "sehatfit_id"},
	}}
	if err := bs.Save(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	s.reload()
	return s, w
}

func screen(t *testing.T) (*Screen, *brand.Service, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	st, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	bus := &models.Bus{}
	bs := brand.New(st, bus, time.Now)
	w := test.NewWindow(nil)
	w.Resize(fyne.NewSize(1440, 900))
	h := &host{overlay: kit.NewOverlay(w)}
	s := New(h, bs, plan.New(st, bus, time.Now), voice.New(st, bus, time.Now), bus, nil)
	w.SetContent(h.overlay.Wrap(s.Object()))
	s.Shown()
	return s, bs, w
}

func shown(w fyne.Window) string {
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
	walk(w.Canvas().Content())
	for _, o := range w.Canvas().Overlays().List() {
		walk(o)
	}
	return strings.Join(out, "\n")
}

func TestNewBrandIsCheckedAndStoredWithItsSlots(t *testing.T) {
	s, bs, w := screen(t)
	if !strings.Contains(shown(w), "Belum ada brand") {
		t.Fatal("no empty state")
	}
	s.add()
	s.draft.Name = ""
	s.save(nil)
	if !strings.Contains(shown(w), "Isi nama brand") {
		t.Error("the missing name is not told")
	}
	s.draft.Name, s.draft.Zone = "Kopi Senja", "Asia/Makassar"
	s.draft.Accounts = []models.Account{{Platform: models.Instagram, Handle: "@kopisenja"}}
	s.routine = []models.Slot{{Weekday: 1, Clock: "19:00"}}
	s.save(nil)
	list, err := bs.List(context.Background(), false)
	if err != nil || len(list) != 1 || list[0].Zone != "Asia/Makassar" || list[0].Accounts[0].Handle != "kopisenja" {
		t.Fatalf("stored: %+v, %v", list, err)
	}
	if len(s.routine) != 1 || s.routine[0].ID == 0 || s.routine[0].BrandID != list[0].ID {
		t.Errorf("slots after saving: %+v", s.routine)
	}
	s.routine = nil
	s.dirty = true
	s.save(nil)
	if slots, err := s.plan.Slots(context.Background(), list[0].ID); err != nil || len(slots) != 0 {
		t.Errorf("a removed slot is still stored: %v %v", slots, err)
	}
}

func TestUnsavedChangesAreAskedForAndArchiveIsUndone(t *testing.T) {
	s, bs, w := screen(t)
	ctx := context.Background()
	for _, name := range []string{"Kopi Senja", "Batik Larasati"} {
		if err := bs.Save(ctx, &models.Brand{Name: name, Color: "#9A4A20", Zone: "Asia/Jakarta"}); err != nil {
			t.Fatal(err)
		}
	}
	s.reload()
	other := s.list[1].ID
	s.draft.Name = "Kopi Pagi"
	s.touch()
	s.open(other)
	if s.draft.ID == other || !strings.Contains(shown(w), "Simpan perubahan?") {
		t.Error("another brand opened over unsaved changes")
	}
	s.host.Overlay().CloseAll()
	s.save(nil)
	if b, err := bs.Get(ctx, s.draft.ID); err != nil || b.Name != "Kopi Pagi" {
		t.Errorf("stored name: %v %v", b, err)
	}
	id := s.draft.ID
	s.archive(id, "Kopi Pagi", true)
	if !strings.Contains(s.host.Overlay().ToastText(), "diarsipkan") || !strings.Contains(shown(w), "Arsip (1)") {
		t.Error("the archive is not shown")
	}
	s.archive(id, "Kopi Pagi", false)
	if list, err := bs.List(ctx, false); err != nil || len(list) != 2 {
		t.Errorf("after undo: %v %v", list, err)
	}
}

func TestClosingSavesWhatCanBeSaved(t *testing.T) {
	s, bs, _ := screen(t)
	ctx := context.Background()
	if err := bs.Save(ctx, &models.Brand{Name: "Kopi Senja", Color: "#9A4A20", Zone: "Asia/Jakarta"}); err != nil {
		t.Fatal(err)
	}
	s.reload()
	s.draft.Tone = "hangat"
	s.touch()
	s.Close()
	if b, err := bs.Get(ctx, s.draft.ID); err != nil || b.Tone != "hangat" {
		t.Errorf("after closing: %+v %v", b, err)
	}
}
