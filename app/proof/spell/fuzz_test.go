package spell

import (
	"testing"
	"unicode/utf8"
)

// FuzzCheck: marks lie in order inside the text, on whole letters, whatever
// the text is.
func FuzzCheck(f *testing.F) {
	for _, c := range captions(f)[:20] {
		f.Add(c)
	}
	for _, c := range []string{"di kirim produk nya", "\xff\xfe di mana{", "@ # {a", "ada\u200bnya 𝗛𝗮𝗶 DISKON BESR", "a-b-c--d ''x’y", "www. http:// x@y z.com/a", "Adalah merupakan", "MAJU KE DEPAN"} {
		f.Add(c)
	}
	s := open(f)
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, m := range s.Check(text, Options{}) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) || text[m.Start:m.End] != m.Word {
				t.Fatalf("%q: %+v after %d", text, m, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(m.Word) {
				t.Fatalf("%q cut inside a letter: %q", text, m.Word)
			}
			last = m.End
		}
	})
}

// FuzzSuggest: never more than asked for, never the word itself.
func FuzzSuggest(f *testing.F) {
	for _, w := range []string{"prmo", "makannya", "", "ß", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "di-", "\xff"} {
		f.Add(w)
	}
	s := open(f)
	f.Fuzz(func(t *testing.T, w string) {
		got := s.Suggest(w, 5)
		if len(got) > 5 {
			t.Fatalf("%q: %v", w, got)
		}
	})
}
