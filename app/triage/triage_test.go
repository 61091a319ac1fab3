package triage

import (
	"strings"
	"testing"
	"unicode/utf8"

	"lontar/app/lang"
)

func sorter(t testing.TB) *Sorter {
	t.Helper()
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestKinds(t *testing.T) {
	s := sorter(t)
	for _, c := range []struct {
		text string
		want Kind
	}{
		{"kak ini ready ga?", Question},
		{"brp kak yg warna item", Question},
		{"gmn cara ordernya min", Question},
		{"enak ga kak", Question},
		{"bisa cod", Question},
		{"size S M L XL ready kak?", Question},
		{"mau pesan 2 dong", Question},
		{"lucu banget sih 😍 harganya berapa?", Question},
		{"do you ship to Malaysia?", Question},
		{"udah 9 hari belum sampai juga", Complaint},
		{"kapan sampai, udah 9 hari", Complaint},
		{"kecewa bgt barangnya rusak", Complaint},
		{"ga enak bgt", Complaint},
		{"admin slow respon banget", Complaint},
		{"bagus sih tapi pengirimannya lama", Complaint},
		{"mantap bangettt 🔥🔥", Praise},
		{"ga kecewa beli disini", Praise},
		{"gak pernah mengecewakan", Praise},
		{"kok bisa selucu ini sih", Praise},
		{"❤️😍🔥", Praise},
		{"A L E X I S 1 7 gacor parah", Spam},
		{"main di 𝗔𝗘𝗥𝗢88 auto cuan", Spam},
		{"𝗔𝗘𝗥𝗢88 mantap", Spam},
		{"g4c0r banget", Spam},
		{"cek bio aku ya kak", Spam},
		{"wa 0812 3456 7890 pinjaman cepat", Spam},
		{"@dita @rani", Unsorted},
		{"first!", Unsorted},
		{"hadir kak", Unsorted},
		{"stop judol di komentar", Unsorted},
		{"", Unsorted},
	} {
		g := s.Guess(c.text)
		if g.Kind != c.want {
			t.Errorf("%q is %s (%.2f, %v), want %s", c.text, g.Kind, g.Confidence, g.Reasons, c.want)
		}
		if len(g.Reasons) == 0 {
			t.Errorf("%q: no reason", c.text)
		}
	}
}

func TestReasonsAreSaid(t *testing.T) {
	defer lang.Set(lang.Code())
	lang.Set("id")
	g := sorter(t).Guess("min ini gmn cara belinya")
	if len(g.Reasons) == 0 || !strings.HasPrefix(g.Reasons[0].Shown(), "kata tanya: gmn") {
		t.Errorf("%+v", g.Reasons)
	}
	for _, code := range lang.Codes {
		lang.Set(code)
		for id := range sorter(t).book.rules {
			if !lang.Has("triage." + id) {
				t.Errorf("%s: no text for rule %s", code, id)
			}
		}
		for tag := range sorter(t).book.tags() {
			if !lang.Has("triage.topic." + tag) {
				t.Errorf("%s: no name for topic %s", code, tag)
			}
		}
	}
}

// hostile are texts nobody should have to think about.
func hostile() []string {
	return []string{
		"", " ", "\x00", "\xff\xfe", "@", "#", "@@@###", "????", strings.Repeat("?", 5000), strings.Repeat("a", 1<<20),
		strings.Repeat("a b ", 1<<18), strings.Repeat("gacor ", 1<<17), strings.Repeat("tidak ", 1<<17), strings.Repeat("😍", 1<<16),
		"<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "\u202egnp.exe", strings.Repeat("\u0301", 10000),
		strings.Repeat("🇮🇩", 999), "🇮", "8️⃣8️⃣", "é\u0301\u0302", "\u200b\u200b\u200b", "0812", strings.Repeat("0812 ", 9999), "http://", "www.", "a.b.c.d.e", "ﷺ ﷽", "中文评论", "اَلْحَمْدُ",
	}
}

func TestNeverFails(t *testing.T) {
	s := sorter(t)
	for _, text := range hostile() {
		g := s.Guess(text)
		checkGuess(t, text, g)
	}
}

func checkGuess(t *testing.T, text string, g Guess) {
	t.Helper()
	if kindIndex(g.Kind) < 0 || !(g.Confidence >= 0 && g.Confidence <= 1) || len(g.Reasons) > 4 {
		t.Errorf("%.40q: %+v", text, g)
	}
	for _, r := range g.Reasons {
		if !utf8.ValidString(r.Word) || len([]rune(r.Word)) > 41 || strings.ContainsAny(r.Word, "\n\u202e\u200b") {
			t.Errorf("%.40q: reason %q", text, r.Word)
		}
	}
}

func FuzzGuess(f *testing.F) {
	s := sorter(f)
	for _, text := range hostile() {
		if len(text) < 1000 {
			f.Add(text)
		}
	}
	f.Add("A L E X I S 1 7 gacor, ga enak bgt 😍 0812-3456-7890 @dita")
	f.Fuzz(func(t *testing.T, text string) {
		g := s.Guess(text)
		checkGuess(t, text, g)
		if len(text) < 4000 {
			if h := s.Guess(text + "  \n"); h.Kind != g.Kind {
				t.Errorf("%q is %s, with spaces after it %s", text, g.Kind, h.Kind)
			}
		}
	})
}

func BenchmarkGuess(b *testing.B) {
	s := sorter(b)
	texts := []string{"kak ini ready ga?", "mantap bangettt 🔥🔥", "udah 9 hari belum sampai juga, admin slow respon", "main di 𝗔𝗘𝗥𝗢88 auto cuan", "@dita @rani yuk kesini", "lucu banget sih 😍 harganya berapa?"}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		s.Guess(texts[i%len(texts)])
		i++
	}
}

func BenchmarkMegabyte(b *testing.B) {
	s := sorter(b)
	text := strings.Repeat("kapan sampai kak, udah 9 hari ga enak ", 1<<20/38)
	for b.Loop() {
		s.Guess(text)
	}
}
