package brands

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/models"
	"lontar/views/kit"
)

// find returns the things of a window that are of a type, dialogs last.
func find[T fyne.CanvasObject](w fyne.Window) []T {
	var out []T
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if hit, ok := o.(T); ok {
			out = append(out, hit)
		}
		switch o := o.(type) {
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
	return out
}

// press presses the button of this label.
func press(t *testing.T, w fyne.Window, label string) {
	t.Helper()
	list := find[*kit.Button](w)
	for i := len(list) - 1; i >= 0; i-- { // the topmost: dialogs come last
		if list[i].Label() == label {
			list[i].Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("no button %q", label)
}

// undo takes back what the message at the foot offers to.
func undo(t *testing.T, w fyne.Window) {
	t.Helper()
	for _, o := range find[tappable](w) {
		if fmt.Sprintf("%T", o) == "*kit.toastAction" {
			o.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatal("nothing offers to undo")
}

type tappable interface {
	fyne.CanvasObject
	fyne.Tappable
}

// fill types into the fields of the dialog in their order.
func fill(t *testing.T, w fyne.Window, texts ...string) {
	t.Helper()
	list := find[*kit.Entry](w)
	if len(list) < len(texts) {
		t.Fatalf("%d fields for %q", len(list), texts)
	}
	for i, text := range texts {
		list[len(list)-len(texts)+i].SetText(text)
	}
}

func TestGroupIsAddedChangedAndBroughtBack(t *testing.T) {
	s, w := withBrand(t)
	ctx := context.Background()
	if !s.TypedRune('2') || !strings.Contains(shown(w), "Kumpulkan hashtag") {
		t.Fatal("the hashtags are not shown")
	}
	press(t, w, "Grup")
	fill(t, w, "Inti", "")
	press(t, w, "Simpan")
	if !strings.Contains(shown(w), "Isi setidaknya satu hashtag") {
		t.Error("what is missing is not told")
	}
	fill(t, w, "Inti", "SehatFit, OlahragaPuasa")
	if !strings.Contains(shown(w), "2 hashtag") {
		t.Error("the tags are not counted")
	}
	press(t, w, "Simpan")
	list, _ := s.voices.Groups(ctx, s.draft.ID)
	if len(list) != 1 || list[0].Tags != "#SehatFit #OlahragaPuasa" || !strings.Contains(shown(w), "belum pernah dipakai") {
		t.Fatalf("stored %+v", list)
	}
	row := find[*line](w)[0]
	row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	fill(t, w, "Inti Sehat Fit", "#SehatFit")
	press(t, w, "Simpan")
	if list, _ = s.voices.Groups(ctx, s.draft.ID); list[0].Name != "Inti Sehat Fit" || !strings.Contains(shown(w), "Inti Sehat Fit") {
		t.Errorf("changed %+v", list)
	}
	find[*line](w)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if list, _ = s.voices.Groups(ctx, s.draft.ID); len(list) != 0 || !strings.Contains(s.host.Overlay().ToastText(), "Inti Sehat Fit dihapus") {
		t.Errorf("after Delete: %+v", list)
	}
	undo(t, w)
	if list, _ = s.voices.Groups(ctx, s.draft.ID); len(list) != 1 || !strings.Contains(shown(w), "Inti Sehat Fit") {
		t.Errorf("brought back: %+v", list)
	}
}

// TestKeyboardStaysInTheList: after a change the keyboard is where it was.
func TestKeyboardStaysInTheList(t *testing.T) {
	s, w := withBrand(t)
	for _, name := range []string{"Satu", "Dua", "Tiga"} {
		if err := s.voices.SaveGroup(context.Background(), &models.HashtagGroup{BrandID: s.draft.ID, Name: name, Tags: "#a"}); err != nil {
			t.Fatal(err)
		}
	}
	s.toTab(tabHashtags)
	at := func(step, want string) {
		t.Helper()
		if l, ok := w.Canvas().Focused().(*line); !ok || l.name != want {
			t.Errorf("%s: the keyboard is at %+v", step, w.Canvas().Focused())
		}
	}
	w.Canvas().Focus(find[*line](w)[1])
	find[*line](w)[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	fill(t, w, "Dua sekali", "#b")
	press(t, w, "Simpan")
	at("changed", "Dua sekali")
	find[*line](w)[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	at("deleted", "Tiga")
	find[*line](w)[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	at("the last deleted", "Satu")
}

func TestPersonSaysWhereTheHandleIsMissing(t *testing.T) {
	s, w := withBrand(t)
	s.toTab(tabHashtags)
	press(t, w, "Nama")
	fill(t, w, "coachayu", "coachayu.fit", "")
	press(t, w, "Simpan")
	if text := shown(w); !strings.Contains(text, "Instagram @coachayu.fit") || !strings.Contains(text, "belum ada di X") {
		t.Errorf("shown:\n%s", text)
	}
	find[*line](w)[0].Tapped(nil)
	fill(t, w, "coachayu", "coachayu.fit", "coachayu_x")
	press(t, w, "Simpan")
	if text := shown(w); strings.Contains(text, "belum ada di") || !strings.Contains(text, "X @coachayu_x") {
		t.Errorf("shown:\n%s", text)
	}
	s.dropPerson("coachayu")
	if text := shown(w); !strings.Contains(text, "Belum ada. Tambahkan mitra") {
		t.Errorf("shown:\n%s", text)
	}
}

func TestWordsOfAllBrandsAndOwn(t *testing.T) {
	s, w := withBrand(t)
	s.toTab(tabWords)
	s.editWord(models.Word{BrandID: s.draft.ID, Kind: models.WordAvoid})
	fill(t, w, "langsing", "bugar")
	press(t, w, "Simpan")
	s.editWord(models.Word{BrandID: s.draft.ID, Kind: models.WordKnown})
	fill(t, w, "takjil")
	find[*kit.Check](w)[0].Tapped(&fyne.PointEvent{})
	press(t, w, "Simpan")
	list, _ := s.voices.Words(context.Background(), 999) // another brand sees only what is for all
	if len(list) != 1 || list[0].Word != "takjil" {
		t.Errorf("of all brands: %+v", list)
	}
	if text := shown(w); !strings.Contains(text, "ganti dengan “bugar”") || !strings.Contains(text, "takjil") {
		t.Errorf("shown:\n%s", text)
	}
}

func TestManyWordsAreShownWhenAskedFor(t *testing.T) {
	s, w := withBrand(t)
	for i := range fewWords + 5 {
		if err := s.voices.AddWord(context.Background(), &models.Word{BrandID: s.draft.ID, Word: fmt.Sprintf("kata%03d", i), Kind: models.WordKnown}); err != nil {
			t.Fatal(err)
		}
	}
	s.toTab(tabWords)
	if text := shown(w); strings.Contains(text, "kata084") || !strings.Contains(text, "kata079") {
		t.Error("all of them at once")
	}
	press(t, w, "Semua 85 kata")
	if !strings.Contains(shown(w), "kata084") {
		t.Error("the rest is not shown")
	}
}

func TestCampaignAndItsEmptyState(t *testing.T) {
	s, w := withBrand(t)
	s.toTab(tabCampaigns)
	if text := shown(w); !strings.Contains(text, "Simpan konten sebagai templat") {
		t.Errorf("shown:\n%s", text)
	}
	press(t, w, "Kampanye")
	s.host.Overlay().CloseAll()
	s.editCampaign(models.Campaign{BrandID: s.draft.ID, Name: "Ramadan Bugar", FromDay: "2027-02-08", UntilDay: "2027-02-01"})
	press(t, w, "Simpan")
	if !strings.Contains(shown(w), "Tukar tanggalnya") {
		t.Error("swapped days are taken")
	}
	s.host.Overlay().CloseAll()
	s.editCampaign(models.Campaign{BrandID: s.draft.ID, Name: "Ramadan Bugar", FromDay: "2027-02-08", UntilDay: "2027-03-09", WantUTM: true})
	press(t, w, "Simpan")
	if text := shown(w); !strings.Contains(text, "wajib UTM") {
		t.Errorf("shown:\n%s", text)
	}
}

// TestTabsKeepTheForm: what was typed in the form is still there after a look
// at another tab, and a refused save shows where.
func TestTabsKeepTheForm(t *testing.T) {
	s, w := withBrand(t)
	s.draft.Name = ""
	s.touch()
	s.toTab(tabWords)
	if !s.dirty || !strings.Contains(shown(w), "Belum tersimpan") {
		t.Error("the change is gone")
	}
	s.save(nil)
	if s.tab != tabProfile || !strings.Contains(shown(w), "Isi nama brand") {
		t.Error("the refusal is not shown where it belongs")
	}
	kept := s.State()
	s.SetState(kept)
	s.dirty = false
	s.draft.ID = 0
	s.toTab(tabCampaigns)
	if !strings.Contains(shown(w), "Simpan brand ini dulu") {
		t.Error("a brand that is not stored has words")
	}
}
