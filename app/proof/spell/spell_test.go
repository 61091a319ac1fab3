package spell

import (
	"strings"
	"testing"
)

func open(t testing.TB) *Speller {
	t.Helper()
	s, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCheckMarksTheWrongWord(t *testing.T) {
	got := open(t).Check("Selamat pagi, hari ini ada prmo besar untuk sepatu.", Options{})
	if len(got) != 1 || got[0].Word != "prmo" || got[0].Kind != Spelling {
		t.Fatalf("got %+v", got)
	}
}

func TestCheckLeavesAlone(t *testing.T) {
	text := "Cek https://lontar.example/xyzq @tokoqwx #qwxzy {nmaa} 50rb NQRX iPhone bareng Zqwxi ya, bangeeet wkwkwk"
	if got := open(t).Check(text, Options{}); len(got) != 0 {
		t.Fatalf("got %+v", got)
	}
}

func TestHints(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ text, word, rule, better string }{
		{"Kami akan merubah jadwal.", "merubah", NonStandard, "mengubah"},
		{"Beli dimana ya?", "dimana", DiSeparate, "di mana"},
		{"Dimana saja kamu?", "Dimana", DiSeparate, "Di mana"},
		{"Tunggu dirumah saja", "dirumah", DiSeparate, "di rumah"},
		{"Ayo kesini sekarang", "kesini", KeSeparate, "ke sini"},
		{"Liburan dibali seru", "dibali", DiSeparate, "di Bali"},
		{"Sudah di kirim kemarin", "di kirim", DiJoined, "dikirim"},
		{"Rahasia ke cantikan alami", "ke cantikan", KeJoined, "kecantikan"},
		{"Menu ter baik kami", "ter baik", AffixJoined, "terbaik"},
		{"Cek produk nya dulu", "produk nya", AffixJoined, "produknya"},
		{"Semua ada resikonya", "resikonya", NonStandard, "risikonya"},
		{"Terimakasih semuanya", "Terimakasih", NonStandard, "Terima kasih"},
		{"Ini adalah merupakan bukti", "adalah merupakan", Double, "merupakan"},
		{"Silahkan mampir", "Silahkan", NonStandard, "Silakan"},
		{"Apapun pilihanmu", "Apapun", Pun, "Apa pun"},
	} {
		got := s.Check(c.text, Options{})
		if len(got) != 1 || got[0].Kind != Hint || got[0].Word != c.word || got[0].Rule != c.rule || got[0].Better[0] != c.better {
			t.Errorf("%q: %+v", c.text, got)
		}
		if len(got) == 1 && c.text[got[0].Start:got[0].End] != c.word {
			t.Errorf("%q: place %d–%d", c.text, got[0].Start, got[0].End)
		}
	}
}

func TestNoHint(t *testing.T) {
	s := open(t)
	for _, text := range []string{
		"Ayo keluar rumah", "Tunggu di rumah ya", "Barang dikirim besok", "Kami di sini", "Kepala saya pusing",
		"Bagaimanapun juga, walaupun hujan kami buka", "Yang pertama dan yang kedua", "Ke kantor dulu", "Kemeja putih baru", "Detail ada di tag ya", "Semua yang lewat kemari",
	} {
		if got := s.Check(text, Options{}); len(got) != 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

// TestHintsTable: a right word of the table must be known, else the hint
// sends the writer from one mark to the next.
func TestHintsTable(t *testing.T) {
	s := open(t)
	for wrong, r := range hints().remarks {
		for _, right := range r.better {
			for _, w := range strings.Fields(right) {
				if !s.Known(w) {
					t.Errorf("%s → %s: %s is not known", wrong, right, w)
				}
			}
		}
	}
}
