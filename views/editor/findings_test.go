package editor

import (
	"strings"
	"testing"

	"lontar/app/proof"
	"lontar/models"
)

func TestSuggestionFitsItsSentence(t *testing.T) {
	for _, c := range []struct{ text, words, better, want string }{
		{"Kelas Fit, pasti langsing! Daftar", "pasti langsing", "Hasil tiap orang berbeda.", "Kelas Fit. Hasil tiap orang berbeda. Daftar"},
		{"Ini pasti langsing.", "pasti langsing", "bisa membantu", "Ini bisa membantu."},
		{"Pasti langsing, ya", "Pasti langsing", "Hasil berbeda", "Hasil berbeda, ya"},
		{"di rumah istrahat", "istrahat", "istirahat", "di rumah istirahat"},
	} {
		text, words := []rune(c.text), []rune(c.words)
		start := 0
		for string(text[start:start+len(words)]) != c.words {
			start++
		}
		from, to, better := seam(text, start, start+len(words), c.better)
		if got := string(text[:from]) + better + string(text[to:]); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// write puts a text into the editor and reads it for mistakes.
func (s *stage) write(text string) {
	s.t.Helper()
	s.editor.view.writing.entry.SetText(text)
	s.editor.view.writing.typed(text)
	if s.read == nil {
		s.t.Fatal("nothing reads the text")
	}
	s.read()
}

// seen are the texts that findings speak of.
func (s *stage) seen() string {
	var out []string
	for _, it := range s.editor.view.findings.items {
		if it.problem == nil && it.waived == nil {
			out = append(out, it.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestSuggestionIsTakenInOneStepOfUndo(t *testing.T) {
	s := newStage(t, tall)
	s.write("Minum sambil istrihat di teras.")
	if s.seen() != "istrihat" {
		t.Fatalf("found %q", s.seen())
	}
	s.editor.Shortcut("Ctrl+Shift+.")
	if got := s.editor.post.Caption; got != "Minum sambil istirahat di teras." {
		t.Errorf("%q", got)
	}
	if s.seen() != "" {
		t.Errorf("still %q", s.seen())
	}
	s.editor.view.writing.entry.Undo()
	if got := s.editor.view.writing.text(); got != "Minum sambil istrihat di teras." {
		t.Errorf("undone: %q", got)
	}
}

func TestLearnedWordIsFineForTheBrand(t *testing.T) {
	s := newStage(t, tall)
	s.write("Ngopi di kafesenjo sore ini.")
	if s.seen() != "kafesenjo" {
		t.Fatalf("found %q", s.seen())
	}
	s.editor.view.findings.learn(0)
	if s.read != nil {
		s.read()
	}
	if s.seen() != "" {
		t.Errorf("still %q", s.seen())
	}
}

func TestWaivedClaimNoLongerBlocks(t *testing.T) {
	s := newStage(t, tall)
	s.write("Minum ini dijamin sembuh.")
	f := s.editor.view.findings
	if len(f.items) == 0 || f.items[0].Kind != proof.KindClaim || len(s.editor.blocking()) == 0 {
		t.Fatalf("%+v", f.items)
	}
	w := &models.Waiver{PostID: s.editor.id, Rule: f.items[0].Rule, Text: f.items[0].Text, Reason: "kutipan pelanggan"}
	if err := s.editor.Voice.Waive(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	s.editor.load()
	if s.read != nil {
		s.read()
	}
	if len(f.items) == 0 || f.items[len(f.items)-1].waived == nil || len(s.editor.blocking()) != 0 {
		t.Errorf("%+v, blocking %d", f.items, len(s.editor.blocking()))
	}
}

// TestSnippetIsNoGap: "{jam_buka}" is filled by the brand's snippet.
func TestSnippetIsNoGap(t *testing.T) {
	s := newStage(t, tall)
	if err := s.editor.Voice.SaveSnippet(t.Context(), &models.Snippet{BrandID: s.brand.ID, Name: "jam_buka", Text: "10.00–22.00"}); err != nil {
		t.Fatal(err)
	}
	s.editor.load()
	s.write("Buka {jam_buka}, {harga} saja.")
	if s.seen() != "{harga}" {
		t.Errorf("found %q", s.seen())
	}
}

func TestEmptySuggestionIsCalledDelete(t *testing.T) {
	if got := offered(""); got != "Hapus" {
		t.Error(got)
	}
}
