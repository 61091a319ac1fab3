package editor

import "testing"

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
