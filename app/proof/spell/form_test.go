package spell

import "testing"

func TestKnownForms(t *testing.T) {
	s := open(t)
	for _, w := range []string{
		"produknya", "skincaremu", "ayolah", "kubawa", "kaubawa", "apakah", "ongkirnya", // clitics
		"diupload", "ngeprint", "dibantuin", "beliin", "bikinin", "diorder", "ngasih", "nulis", "nyuci", "mikirin", // informal verbs
		"di-upload", "nge-gym", "CEO-nya", "ke-5", "se-Indonesia", "non-stop", "anti-aging", // hyphens
		"teman-temanmu", "sayur-mayur", "panas-panasan", "bersenang-senang", "ibu-ibu", "before-after", // doubled
		"bangeeet", "sukaaa", "yukkk", "gemesss", "wkwkwk", "hahaha", "hehe", "yaa", // stretched
		"antimabuk", "multifungsi", "semenit", "café", "don't", "we’re",
		"yg", "dgn", "bgt", "utk", "dll",
	} {
		if !s.Known(w) {
			t.Errorf("%s is not known; suggested %v", w, s.Suggest(w, 5))
		}
	}
}

func TestUnknownForms(t *testing.T) {
	s := open(t)
	for _, w := range []string{
		"prmo", "digskon", "kuota'a", "harag", "pesna", "belajra", "terbrau", "produkny", "setaip", "makann",
		"tersedai", "koelksi", "kulitas", "pelangan", "dapatkn", "skicare", "grtis", "beautifull", "tommorow",
		"menarikk", "sekarnag", "hubngi", "keranajng", "pemesann", "dipesna", "teman-temna", "di-uplod",
	} {
		if s.Known(w) {
			t.Errorf("%s passes", w)
		}
	}
}

func TestKnownByLanguage(t *testing.T) {
	s := open(t)
	if s.Known("keberangkatan", English) || !s.Known("keberangkatan", Indonesian) {
		t.Error("an Indonesian word is Indonesian only")
	}
	if s.Known("thoughtfulness", Indonesian) || !s.Known("thoughtfulness", English) {
		t.Error("an English word is English only")
	}
}

// TestTaught: a word the brand or the user taught carries clitics and
// prefixes like any other, and stops hints.
func TestTaught(t *testing.T) {
	s := open(t)
	taught := func(w string) bool { return w == "zwarvo" || w == "apotik" }
	o := Options{Known: taught}
	if got := s.Check("Cek zwarvo dan zwarvonya, di-zwarvo di apotik", o); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := s.Check("Cek zwarvo", Options{}); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}
