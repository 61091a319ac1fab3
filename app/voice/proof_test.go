package voice_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/app/proof"
	"lontar/app/proof/honesty"
	"lontar/models"
)

func TestProofBrand(t *testing.T) {
	w := open(t)
	w.one.Limits, w.one.Pronoun = "Bukan obat", "kamu"
	ok(t, w.store.SaveBrand(bg, w.one))
	for _, word := range []models.Word{
		{Word: "takjil", Kind: models.WordKnown},
		{BrandID: w.one.ID, Word: "es kopi kurma", Kind: models.WordUse},
		{BrandID: w.one.ID, Word: "murah", Kind: models.WordAvoid, Instead: "terjangkau"},
		{BrandID: w.two.ID, Word: "canting", Kind: models.WordKnown},
	} {
		ok(t, w.AddWord(bg, &word))
	}
	_, err := w.SavePerson(bg, w.one.ID, "", "coachayu", map[models.Platform]string{models.X: "ayu_fit"})
	ok(t, err)
	ok(t, w.SaveCampaign(bg, &models.Campaign{BrandID: w.one.ID, Name: "Ramadan Bugar"}))
	for _, pattern := range []string{"* langsing dalam * hari *", "turun 5 kilo", "*"} {
		ok(t, w.SaveClaimRule(bg, &models.ClaimRule{BrandID: w.one.ID, Pattern: pattern, Category: "janji hasil", Instead: "Hasil tiap orang berbeda."}))
	}
	got, err := w.ProofBrand(bg, w.one.ID)
	ok(t, err)
	for _, word := range []string{"Kopi", "Senja", "Kopi Senja", "kopisenja", "takjil", "kurma", "es kopi kurma", "coachayu", "ayu_fit", "Bugar"} {
		if !slices.Contains(got.Known, word) {
			t.Errorf("%q is not among %q", word, got.Known)
		}
	}
	if slices.Contains(got.Known, "canting") || slices.Contains(got.Known, "murah") {
		t.Errorf("knows too much: %q", got.Known)
	}
	got.Known = nil
	rule := func(n, pattern string) honesty.Rule {
		return honesty.Rule{ID: "brand." + n, Category: "KS-0" + n + ", janji hasil", Level: "warn", Patterns: []string{pattern}, Suggestions: []string{"Hasil tiap orang berbeda."}}
	}
	want := proof.Brand{
		Name: "Kopi Senja", Limits: "Bukan obat", Pronoun: "kamu",
		Avoid:  []proof.Avoided{{Word: "murah", Instead: "terjangkau"}},
		Claims: []honesty.Rule{rule("1", "langsing dalam … hari"), rule("2", "turun 5 kilo")},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
