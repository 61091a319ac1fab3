package spell

import "testing"

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
