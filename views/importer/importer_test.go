package importer

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/app/planfile"
	"lontar/models"
)

func TestEmptyAsksForAFile(t *testing.T) {
	s, _, plans, _ := open(t, "", laptop)
	has(t, s.Object(), "Letakkan rencana editorial di sini", "Pilih berkas")
	test.Tap(button(t, s.Object(), "Pilih berkas"))
	if len(plans.asked) != 1 || plans.asked[0].BrandID != 1 {
		t.Fatalf("read %+v", plans.asked)
	}
	has(t, s.Object(), "lain.csv")
}

func TestBadFileSaysSoAndOffersAnother(t *testing.T) {
	s, _, plans, _ := open(t, "", laptop)
	plans.err = errors.New("zip: not a valid zip file")
	s.Open("/x/rusak.xlsx")
	has(t, s.Object(), "rusak.xlsx tidak bisa dibaca", "Pilih berkas lain")
	if strings.Contains(shown(s.Object()), "zip:") {
		t.Error("the error's own words are shown")
	}
}

func TestMappingShowsExamplesAndCounts(t *testing.T) {
	s, _, _, _ := open(t, "/x/EP.xlsx", laptop)
	has(t, s.Object(), "EP.xlsx", "28 baris, 7 kolom, lembar Februari", "Excel (.xlsx)",
		"5 dipetakan, 1 perlu dilihat, 1 dilewati", "Senin, 22 Februari 2027  ·  23 Feb  ·  24 Feb",
		"Kepala tabel di baris 4", "5 dari 28 baris", "26 siap, 1 dilewati", "24 konten baru", "1 kolom sendiri ditambahkan")
}

func TestChoosingATargetReadsAgainAndKeepsTheKeyboard(t *testing.T) {
	s, host, plans, c := open(t, "/x/EP.xlsx", laptop)
	sel := s.selects[4]
	c.Focus(sel)
	sel.Open()
	if !host.over.Open() {
		t.Fatal("the choices do not open")
	}
	for c.Focused() != nil { // the last choice is "skip"
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		break
	}
	last := plans.asked[len(plans.asked)-1]
	if last.Mapping[4] != planfile.TargetSkip || last.HeaderRow != 4 || last.Sheet != "Februari" {
		t.Fatalf("read again with %+v", last)
	}
	if c.Focused() != fyne.Focusable(s.selects[4]) {
		t.Error("the keyboard did not come back to the column")
	}
}

func TestAnswerReadsAgain(t *testing.T) {
	s, _, plans, _ := open(t, "/x/EP.xlsx", laptop)
	test.Tap(button(t, s.Object(), "Biarkan 2026"))
	if got := plans.asked[len(plans.asked)-1].Answers["year"]; got != "2026" {
		t.Fatalf("answered %q", got)
	}
}

func TestSheetAndHeaderForgetTheMapping(t *testing.T) {
	s, _, plans, _ := open(t, "/x/EP.xlsx", laptop)
	s.options = withTarget(s.options, 1, "title")
	s.options = withSheet(s.options, "Maret")
	s.reread()
	if o := plans.asked[len(plans.asked)-1]; o.Sheet != "Maret" || len(o.Mapping) != 0 {
		t.Fatalf("sheet read with %+v", o)
	}
}

func TestProblemsTellLineColumnValueReason(t *testing.T) {
	s, _, _, _ := open(t, "/x/EP.xlsx", laptop)
	has(t, s.Object(), "Baris 17", "Tanggal: “31 Feb”", "1 pertanyaan, 2 baris")
}

func TestConflictFieldByField(t *testing.T) {
	s, host, _, _ := open(t, "/x/EP.xlsx", laptop)
	test.Tap(button(t, s.Object(), "Bandingkan"))
	if !host.over.Open() {
		t.Fatal("nothing opens")
	}
	host.over.CloseTop()
	before := s.ready()
	test.Tap(button(t, s.Object(), "Semua pakai Lontar"))
	if s.ready() != before-1 || s.skipped() != 2 {
		t.Fatalf("ready %d skipped %d after keeping Lontar's", s.ready(), s.skipped())
	}
	test.Tap(button(t, s.Object(), "Semua pakai berkas"))
	for _, d := range s.draft.Rows[26].Diffs {
		if !d.Take {
			t.Errorf("%s still keeps Lontar's", d.Field)
		}
	}
}

func TestImportWholeWay(t *testing.T) {
	s, host, plans, _ := open(t, "/x/EP.xlsx", laptop)
	if !s.Shortcut("Ctrl+Enter") || plans.committed != nil {
		t.Fatal("the first Ctrl Enter must only go on to the check")
	}
	has(t, s.Object(), "Impor 26, lewati 1", "Tampilkan")
	s.Shortcut("Ctrl+Enter")
	if plans.committed == nil {
		t.Fatal("nothing was committed")
	}
	has(t, s.Object(), "EP.xlsx sudah masuk", "24 konten baru, 1 diperbarui, 1 tetap")
	test.Tap(button(t, s.Object(), "Simpan baris yang dilewati"))
	if host.save != "EP-dilewati.xlsx" || plans.wrote == "" {
		t.Fatalf("proposed %q, wrote %q", host.save, plans.wrote)
	}
	test.Tap(button(t, s.Object(), "Buka kalender"))
	if host.day != "2027-02-22" {
		t.Fatalf("calendar opens at %q", host.day)
	}
	test.Tap(button(t, s.Object(), "Urungkan impor"))
	if plans.undone != 7 {
		t.Fatal("not undone")
	}
	has(t, s.Object(), "Letakkan rencana editorial di sini")
}

func TestFailedCommitKeepsTheDraft(t *testing.T) {
	s, host, plans, _ := open(t, "/x/EP.xlsx", laptop)
	s.goTo(stepCheck)
	plans.err = errors.New("disk full")
	s.commit()
	if s.step != stepCheck || s.draft == nil {
		t.Fatal("the draft is gone")
	}
	if got := host.over.ToastText(); !strings.HasPrefix(got, "Impor dibatalkan") {
		t.Fatalf("told %q", got)
	}
}

func TestEscGoesBackStepByStep(t *testing.T) {
	s, _, _, _ := open(t, "/x/EP.xlsx", laptop)
	s.goTo(stepCheck)
	esc := &fyne.KeyEvent{Name: fyne.KeyEscape}
	if !s.TypedKey(esc) || s.step != stepMap {
		t.Fatal("Esc does not go back to the mapping")
	}
	if !s.TypedKey(esc) || s.draft != nil {
		t.Fatal("Esc does not give the file up")
	}
	if s.TypedKey(esc) {
		t.Fatal("Esc is used on the empty screen")
	}
}

func TestNarrowRows(t *testing.T) {
	s, _, _, _ := open(t, "/x/EP.xlsx", laptop)
	s.goTo(stepCheck)
	s.only = string(actionRejected)
	s.render()
	has(t, s.Object(), "1 baris", "Tanggal “31 Feb” tidak ada di kalender.")
	if strings.Contains(shown(s.Object()), "Kisah motif Sidomukti") {
		t.Error("other rows are still listed")
	}
}

func TestRememberCanBeSwitchedOff(t *testing.T) {
	s, _, plans, _ := open(t, "/x/EP.xlsx", laptop)
	s.forget = true
	s.reread()
	s.goTo(stepCheck)
	s.commit()
	if plans.committed == nil || !plans.committed.Forget {
		t.Fatal("the mapping is remembered all the same")
	}
}

func TestAnOldImportIsUndoneAfterAsking(t *testing.T) {
	s, host, plans, c := open(t, "", laptop)
	plans.past = []models.Import{
		{ID: 9, BrandID: 2, File: "EP Maret.xlsx", At: 1803369120, New: 12, Changed: 3},
		{ID: 8, BrandID: 1, File: "EP Februari.xlsx", At: 1803269120, New: 20, UndoneAt: 1803269999},
	}
	s.Shown()
	has(t, s.Object(), "Impor terakhir", "EP Maret.xlsx", "Batik Larasati, 12 baru, 3 diperbarui", "sudah diurungkan")
	test.Tap(button(t, s.Object(), "Urungkan"))
	if plans.undone != 0 {
		t.Fatal("undone without asking")
	}
	if !host.over.Open() {
		t.Fatal("nothing asks")
	}
	// The focus is on the safe button; Tab goes to the other one.
	c.FocusNext()
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if plans.undone != 9 {
		t.Errorf("undone %d", plans.undone)
	}
}
