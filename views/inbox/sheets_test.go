package inbox

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/app/answer"
	"lontar/app/inbox"
	"lontar/app/proof"
	"lontar/models"
	"lontar/views/kit"
)

// buttons finds the buttons with these words, the topmost sheet's last.
func (d *desk) button(t *testing.T, words string) *kit.Button {
	t.Helper()
	var found *kit.Button
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if b, ok := o.(*kit.Button); ok && b.Label() == words {
			found = b
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
	walk(d.win.Canvas().Content())
	for _, o := range d.win.Canvas().Overlays().List() {
		walk(o)
	}
	if found == nil {
		t.Fatalf("no button %q", words)
	}
	return found
}

func TestEscalatingWithTheKeyboard(t *testing.T) {
	d := open(t, newFake())
	d.write("e")
	d.button(t, "Eskalasi").Tapped(nil)
	has(t, d, "Tulis namanya.")
	d.write("Bu Rina")
	d.win.Canvas().FocusNext()
	d.write("0812-3456-7890")
	d.button(t, "Eskalasi").Tapped(nil)
	has(t, d, "Kirim teks ini kepada Bu Rina.")
	if c := d.f.at(1); c.State != models.CommentEscalated || d.f.away[1].Contact != "6281234567890" || d.f.away[1].DueAt != present.Unix()+7200 {
		t.Fatalf("state %s, %+v", c.State, d.f.away[1])
	}
	d.press(fyne.KeyReturn) // the keyboard is at the button for WhatsApp
	if len(d.h.links) != 1 || !strings.HasPrefix(d.h.links[0], "https://wa.me/6281234567890?text=Halo%20Bu%20Rina") {
		t.Errorf("opened %v", d.h.links)
	}
	d.setQueue(inbox.Escalated)
	has(t, d, "Menunggu jawaban Bu Rina")
	d.openBack()
	d.button(t, "Kembalikan ke antrean").Tapped(nil)
	if d.f.at(1).State != models.CommentOpen {
		t.Error("it did not come back")
	}
}

func TestWhatsAppNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"0812 3456 7890": "6281234567890", "+62 812-3456-7890": "6281234567890", "62812 34567890": "6281234567890",
		"8123456789": "628123456789", "006281234567": "6281234567", "+1 (415) 555-0100": "14155550100",
		"": "", "abc": "", "0812x": "", "123": "", "12345678901234567": "",
	} {
		if got := waDigits(in); got != want {
			t.Errorf("waDigits(%q) = %q, want %q", in, got, want)
		}
	}
	if got := waLink("628", "a&b #c +d\n=é"); got != "https://wa.me/628?text=a%26b%20%23c%20%2Bd%0A%3D%C3%A9" {
		t.Errorf("link %s", got)
	}
}

func TestFactsGoIntoTheReply(t *testing.T) {
	d := open(t, newFake())
	d.write("r")
	d.write("Halo")
	d.press(fyne.KeyEscape)
	d.write("f")
	d.write("sogan")
	d.later()
	hasNot(t, d, "JNE dan SiCepat")
	d.press(fyne.KeyDown, fyne.KeyReturn)
	if got := d.talk.reply.entry.Text(); got != "Halo S–XXL. XL tersisa 6 (kemarin). Rp 385.000." {
		t.Errorf("the box holds %q", got)
	}
	if !strings.Contains(d.h.overlay.ToastText(), "lama tidak dicek") {
		t.Errorf("an old fact says %q", d.h.overlay.ToastText())
	}
	d.checked(d.facts.list[0])
	hasNot(t, d, "cek ulang")
	d.editFact(answer.Fact{})
	d.button(t, "Simpan").Tapped(nil)
	has(t, d, "Beri judul.")
	d.write("Jam buka")
	d.win.Canvas().FocusNext()
	d.write("08.00–21.00 setiap hari")
	d.button(t, "Simpan").Tapped(nil)
	d.facts.search.SetText("")
	d.facts.reload()
	has(t, d, "Jam buka", "08.00–21.00 setiap hari")
	d.facts.choose(len(d.facts.list) - 1)
	d.deleteFact(d.facts.list[d.facts.at])
	hasNot(t, d, "08.00–21.00 setiap hari")
}

func TestRepliesAreProofread(t *testing.T) {
	f := newFake()
	calls := 0
	d := newDesk(t, f, Options{Check: func(_ context.Context, brand int64, text string) []proof.Finding {
		calls++
		at := strings.Index(text, "pasti")
		if at < 0 || brand != 2 {
			return nil
		}
		return []proof.Finding{{Kind: proof.KindClaim, Text: "pasti", Start: at, End: at + 5, Message: "menjanjikan terlalu banyak", Suggestions: []string{"biasanya"}, Level: proof.Warn}}
	}}, kit.Light, 1352, 816)
	d.write("r")
	d.write("Besok pasti sampai")
	if calls != 0 {
		t.Errorf("%d checks while writing", calls)
	}
	d.later()
	has(t, d, "menjanjikan terlalu banyak", "biasanya")
	if calls != 1 {
		t.Errorf("%d checks", calls)
	}
	d.button(t, "biasanya").Tapped(nil)
	d.later()
	if got := d.talk.reply.entry.Text(); got != "Besok biasanya sampai" {
		t.Errorf("the box holds %q", got)
	}
	hasNot(t, d, "menjanjikan")
}

func TestTooLongForThePlatform(t *testing.T) {
	d := open(t, newFake())
	d.write("jjr") // an account of X
	d.talk.reply.entry.Insert(strings.Repeat("a", 281))
	has(t, d, "281 / 280")
	d.Shortcut("Ctrl+Enter")
	if len(d.f.replies) != 0 {
		t.Error("a reply over the limit was noted")
	}
}

func TestDraftsOutliveTheProgram(t *testing.T) {
	file := filepath.Join(t.TempDir(), "replies.json")
	d := newDesk(t, newFake(), Options{Drafts: file}, kit.Light, 1352, 816)
	d.write("r")
	d.write("Nanti dulu")
	d.Hidden()
	d.talk.reply.stop()
	d.drafts.saveNow()
	d = newDesk(t, newFake(), Options{Drafts: file}, kit.Light, 1352, 816)
	if got := d.talk.reply.entry.Text(); got != "Nanti dulu" {
		t.Errorf("the box holds %q", got)
	}
	if err := os.WriteFile(file, []byte("{broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	d = newDesk(t, newFake(), Options{Drafts: file}, kit.Light, 1352, 816)
	if d.talk.reply.entry.Text() != "" {
		t.Error("a broken file brought words")
	}
}

func TestAlarm(t *testing.T) {
	f := newFake()
	f.alarms = []Alarm{{BrandID: 2, Count: 9, Hours: 3, Normal: 1.4, Text: "Lonjakan keluhan", Comments: []models.CommentCard{{ID: 1}}}}
	d := open(t, f)
	has(t, d, "9 keluhan tentang Batik Larasati", "Biasanya 1,4.")
	d.button(t, "Salin laporan").Tapped(nil)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "Lonjakan keluhan" {
		t.Errorf("the clipboard holds %q", got)
	}
	d.button(t, "Lihat komentar").Tapped(nil)
	if d.query.Queue != inbox.Complaints || d.at() != 1 {
		t.Errorf("shown: %s at %d", d.query.Queue, d.at())
	}
	d.hidden[2] = 9
	d.f.tell()
	hasNot(t, d, "9 keluhan")
	f.alarms[0].Count = 12
	d.f.tell()
	has(t, d, "12 keluhan")
	d.SetBrands([]int64{1})
	hasNot(t, d, "12 keluhan")
}

func TestPeople(t *testing.T) {
	d := open(t, newFake())
	d.write("p")
	has(t, d, "Riwayat", "Kak, ukuran M lingkar dadanya berapa?", "hanya untuk Batik Larasati")
	d.write("Pelanggan lama")
	d.button(t, "Simpan").Tapped(nil)
	if d.f.people[1].Notes != "Pelanggan lama" {
		t.Errorf("noted %q", d.f.people[1].Notes)
	}
	d.setVIP(d.talk.c.Person, true)
	d.setBlocked(d.talk.c.Person, true)
	if p := d.f.people[1]; !p.VIP || p.BlockedAt == 0 {
		t.Errorf("%+v", p)
	}
	has(t, d, "Diblokir")
}

func TestFiguresSayHowTheyAreCounted(t *testing.T) {
	d := open(t, newFake())
	d.openFigures()
	has(t, d, "92,9%", "182 dari 196", "17 menit", "Keluhan", "Sinta", "Cara menghitung", "jam kerja brand")
}

func TestSavedFilters(t *testing.T) {
	d := open(t, newFake())
	d.query.Tag = "stock"
	d.requery()
	has(t, d, "Stok", "dita.mrn")
	hasNot(t, d, "Sri Wahyuni")
	d.askFilterName()
	d.write("Soal stok")
	d.button(t, "Simpan").Tapped(nil)
	d.clearFilter()
	has(t, d, "Soal stok", "Sri Wahyuni")
	d.useFilter(d.filters[0])
	hasNot(t, d, "Sri Wahyuni")
	d.deleteFilter(d.filters[0])
	if len(d.filters) != 0 || d.filterID != 0 {
		t.Errorf("%d filters left", len(d.filters))
	}
}

func TestShowingACommentThatIsNotListed(t *testing.T) {
	f := newFake()
	f.many(300)
	d := open(t, f)
	d.Show(290)
	if d.talk.id != 290 {
		t.Fatalf("%d is shown", d.talk.id)
	}
	f.tell()
	if d.talk.id != 290 {
		t.Errorf("after a change %d is shown", d.talk.id)
	}
	d.write("j")
	if d.talk.id == 290 {
		t.Error("J does not leave it")
	}
}
