package start

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

type host struct {
	overlay *kit.Overlay
	called  []string
	saved   []*models.Brand
	fault   error
}

func (h *host) Overlay() *kit.Overlay { return h.overlay }
func (h *host) OpenExample()          { h.called = append(h.called, "example") }
func (h *host) RestoreFrom()          { h.called = append(h.called, "restore") }
func (h *host) OpenOther()            { h.called = append(h.called, "other") }

func (h *host) CreateBrand(b *models.Brand, done func(error)) {
	h.saved = append(h.saved, b)
	done(h.fault)
}

// begin shows the screen in a window of the test driver.
func begin(t *testing.T) (*host, *Screen, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	h := &host{overlay: kit.NewOverlay(w.Canvas())}
	s := New(h)
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1440, 900))
	s.Focus()
	return h, s, w
}

// buttons are all buttons below an object, top to bottom.
func buttons(o fyne.CanvasObject) []*kit.Button {
	switch o := o.(type) {
	case *kit.Button:
		return []*kit.Button{o}
	case *fyne.Container:
		var all []*kit.Button
		for _, c := range o.Objects {
			all = append(all, buttons(c)...)
		}
		return all
	case fyne.Widget:
		var all []*kit.Button
		for _, c := range test.WidgetRenderer(o).Objects() {
			all = append(all, buttons(c)...)
		}
		return all
	}
	return nil
}

func TestWaysAroundTheForm(t *testing.T) {
	h, s, _ := begin(t)
	var labels []string
	for _, b := range buttons(s.Object()) {
		labels = append(labels, b.Label())
		b.Tapped(nil)
	}
	if !slices.Contains(labels, lang.T("start.other")) {
		t.Errorf("buttons %q, want %q among them", labels, lang.T("start.other"))
	}
	for _, want := range []string{"example", "restore", "other"} {
		if !slices.Contains(h.called, want) {
			t.Errorf("no button leads to %s: %v", want, h.called)
		}
	}
}

func TestEnterInTheNameCreatesWhatIsTicked(t *testing.T) {
	h, s, w := begin(t)
	if w.Canvas().Focused() != fyne.Focusable(s.name) {
		t.Fatalf("the keyboard is on %T", w.Canvas().Focused())
	}
	h.fault = errors.New("no")
	s.name.SetText("Kopi Senja")
	s.name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(h.saved) != 1 || h.saved[0].Name != "Kopi Senja" || len(h.saved[0].Accounts) != 3 {
		t.Fatalf("saved: %+v", h.saved)
	}
}
