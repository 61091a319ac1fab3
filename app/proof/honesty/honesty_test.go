package honesty

import (
	"strconv"
	"strings"
	"testing"
)

func open(t testing.TB) *Checker {
	t.Helper()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestMockup(t *testing.T) {
	list := open(t).Check("Ikut kelas Ramadan Sehat Fit, pasti langsing dalam 7 hari! Daftar lewat tautan di bio.")
	if len(list) != 1 || list[0].Text != "pasti langsing dalam 7 hari" || list[0].Start != 30 || list[0].End != 57 || len(list[0].Suggestions) == 0 {
		t.Fatalf("%+v", list)
	}
}

func TestBrandRules(t *testing.T) {
	c := open(t).With([]Rule{{ID: "brand.1", Category: "khasiat", Patterns: []string{"bikin melek … semalaman", " "}, Suggestions: []string{"kadar kafein berbeda"}}})
	list := c.Check("Kopi ini bikin melek kamu semalaman!")
	if len(list) != 1 || list[0].Rule.ID != "brand.1" || list[0].Text != "bikin melek kamu semalaman" {
		t.Fatalf("%+v", list)
	}
	if list := c.Check("Kopi ini tidak bikin melek semalaman."); len(list) != 0 {
		t.Errorf("denied: %+v", list)
	}
	if list := open(t).Check("Kopi ini bikin melek semalaman"); len(list) != 0 {
		t.Errorf("the brand's rule stayed with all: %+v", list)
	}
}

// TestForms: a claim is found, whole, however it is typed; what is said of
// others, or signed by them, is none.
func TestForms(t *testing.T) {
	c := open(t)
	for text, want := range map[string]string{
		"PASTI SEMBUHHH":                       "PASTI SEMBUHHH",
		"dijamin100% kak":                      "dijamin100%",
		"DIJAMIN 100 %!":                       "DIJAMIN 100 %",
		"Kopi no.1 di Depok":                   "no.1 di Depok",
		"#No1 di Indonesia":                    "#No1 di Indonesia",
		"ga ada efek sampingnya":               "ga ada efek sampingnya",
		"Pasti langsing dlm 7 hr!":             "Pasti langsing dlm 7 hr",
		"balik modal dalam 1 bulan, mau":       "balik modal dalam 1 bulan",
		"psti sembuhh":                         "psti sembuhh",
		"satu2nya klinik di kota ini":          "satu2nya klinik di kota ini",
		"guaranteeed results":                  "guaranteeed results",
		"Nomor satu: cuci tangan":              "",
		"“Pasti langsing!” — Rina":             "",
		"Kata Bu Rini: \"Pasti langsing\"":     "",
		"Dijamin berhasil, gak percaya?":       "Dijamin berhasil",
		"Apa bikin langsing dalam 7 hari?":     "",
		"Bikin langsing dalam 7 hari nggak?":   "",
		"Gak ada yang menjamin pasti langsing": "",
	} {
		got := ""
		for _, claim := range c.Check(text) {
			got += claim.Text
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLanguages(t *testing.T) {
	c := open(t)
	if list := c.Check("Guaranteed results", "id"); len(list) != 0 {
		t.Errorf("English rules in an Indonesian check: %+v", list)
	}
	if list := c.Check("Guaranteed results", "id", "en"); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

func FuzzCheck(f *testing.F) {
	c := open(f)
	f.Add("Pasti langsing dalam 7 hari! \"Dijamin\" 100% #1 tidak hanya terbaik? \xff")
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		end := 0
		for _, claim := range c.Check(text) {
			if claim.Start < end || claim.End <= claim.Start || claim.End > len(runes) {
				t.Fatalf("%q: %+v", text, claim)
			}
			if got := string(runes[claim.Start:claim.End]); got != string([]rune(claim.Text)) {
				t.Fatalf("%q: %q, want %q", text, got, claim.Text)
			}
			end = claim.End
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	c := open(b)
	for _, n := range []int{2200, 1 << 20} {
		text := strings.Repeat("Kopi terbaik di Depok, pasti langsing dalam 7 hari. Tidak ada yang instan. Datang sore ini ya! ", n/94+1)[:n]
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				c.Check(text)
			}
		})
	}
}
