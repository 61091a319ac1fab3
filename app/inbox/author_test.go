package inbox

import (
	"strings"
	"testing"
	"unicode/utf8"

	"lontar/models"
)

func TestTheBrandIsKnownByItsAccounts(t *testing.T) {
	o := ownersOf(&models.Brand{Name: "Kopi Senja", Accounts: []models.Account{
		{Platform: models.Instagram, Handle: "KopiSenja.id", Name: "Kopi Senja"},
		{Platform: models.Facebook, Name: "Kafé Senja"},
	}})
	for _, c := range []struct {
		platform     models.Platform
		handle, name string
		own          bool
	}{
		{models.Instagram, "kopisenja.id", "", true},
		{models.Instagram, "@KOPISENJA.ID", "x", true},
		{models.Instagram, "\u200bkopisenja.id", "", true},
		{models.Instagram, "kopisenja_id", "Kopi Senja", false}, // the name is anybody's
		{models.Instagram, "kopísenja.id", "", false},
		{models.Instagram, "", "kopi  SENJA", true},
		{models.Instagram, "", "", false},
		{models.Facebook, "", "Kafe Senja", true},
		{models.Facebook, "Kafe Senja", "", true},
		{models.Facebook, "Kafé Senja", "", true},
		{models.Facebook, "", "Kopi Senja", false},
		{models.TikTok, "kopisenja.id", "Kopi Senja", false},
	} {
		if got := o.wrote(c.platform, c.handle, c.name); got != c.own {
			t.Errorf("%s %q %q: own %v", c.platform, c.handle, c.name, got)
		}
	}
}

func TestWhoAnAnswerIsFor(t *testing.T) {
	for text, want := range map[string]string{
		"@Dita.mrn Halo Kak": "dita.mrn", "  @yoga_, siap": "yoga_", "Halo @dita": "", "@": "", "@dita.": "dita", "": "", "@ dita": "",
	} {
		if got := addressed(text); got != want {
			t.Errorf("%q is for %q, want %q", text, got, want)
		}
	}
}

func TestRepliesAreKnownAgain(t *testing.T) {
	noted := "Kak Rizky, mohon maaf atas keterlambatannya. Boleh kirim nomor pesanan lewat DM?"
	for text, want := range map[string]bool{
		noted: true,
		"@rizkyfauzan_ Kak Rizky mohon maaf atas keterlambatannya, boleh kirim nomor pesanan lewat DM ya?": true,
		"Kak Rizky, mohon maaf. Sudah kami kirim ulang hari ini lewat JNE, ditunggu ya Kak":                false,
		"": false,
	} {
		if got := nearlySame(noted, text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if !nearlySame("🙏", "🙏") || nearlySame("🙏", "❤️") {
		t.Error("replies without words")
	}
}

func TestForeignTextIsMadePlain(t *testing.T) {
	zalgo := "h" + strings.Repeat("\u0301", 50) + "i"
	for text, want := range map[string]string{
		"a\u202eb\u2066c\u200bd": "abcd", "satu\r\ndua": "satu\ndua", "\x00\x1bx": "x", "👩\u200d🍳 ok": "👩\u200d🍳 ok",
		zalgo: "h\u0301\u0301i", "=1+1": "=1+1", "\xff\xfe": "",
	} {
		if got := plain(text, 100); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
	if got := plain(strings.Repeat("ab ", 500_000), 10); got != "ab ab ab a…" {
		t.Errorf("cut to %q", got)
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("a\u202eb", "@dita halo")
	f.Fuzz(func(t *testing.T, text, reply string) {
		got := plain(text, 50)
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > 51 {
			t.Errorf("%q became %q", text, got)
		}
		nearlySame(text, reply)
		addressed(reply)
		nameKey(text)
	})
}
