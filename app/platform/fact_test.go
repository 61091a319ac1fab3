package platform

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"lontar/models"
)

// TestEveryFactSaysWhereAndWhen holds every rule to the form of the files.
func TestEveryFactSaysWhereAndWhen(t *testing.T) {
	dated := regexp.MustCompile(`^20\d\d-[01]\d(-[0-3]\d)?$`)
	for _, p := range models.Platforms {
		list := AllFacts(p)
		if p != models.Other && len(list) == 0 {
			t.Errorf("%s has no rules", p)
		}
		for _, f := range list {
			if !strings.HasPrefix(f.Source, "https://") || !dated.MatchString(f.Read) {
				t.Errorf("%s %s: source %q read %q", p, f.Name, f.Source, f.Read)
			}
			if f.Level != Error && f.Level != Warn && f.Level != Info || f.Unit == "" || f.Certainty == "" {
				t.Errorf("%s %s: level %q unit %q certainty %q", p, f.Name, f.Level, f.Unit, f.Certainty)
			}
			if f.Certainty == Unknown && f.Level == Error {
				t.Errorf("%s %s: what nobody confirms must not block", p, f.Name)
			}
			for _, form := range f.Forms {
				if form != models.FormNone && !slices.Contains(models.Forms, form) {
					t.Errorf("%s %s: form %q", p, f.Name, form)
				}
			}
			if f.Unit == Ratio && f.Shown == "" {
				t.Errorf("%s %s: a ratio is shown as people write it", p, f.Name)
			}
		}
	}
}

func TestFactsChooseTheNarrowest(t *testing.T) {
	for _, c := range []struct {
		p     models.Platform
		name  string
		o     TextOptions
		level Level
		want  float64
	}{
		{models.X, "text.max", TextOptions{}, Error, 280},
		{models.X, "text.max", TextOptions{Tier: Premium}, Error, 25000},
		{models.X, "text.max", TextOptions{Media: true}, Error, 280},
		{models.Telegram, "text.max", TextOptions{}, Error, 4096},
		{models.Telegram, "text.max", TextOptions{Media: true}, Error, 1024},
		{models.TikTok, "text.max", TextOptions{Form: models.FormReel}, Error, 2200},
		{models.TikTok, "text.max", TextOptions{Form: models.FormImage}, Error, 4000},
		{models.Instagram, "hashtags.max", TextOptions{}, Error, 30},
		{models.Instagram, "hashtags.max", TextOptions{}, Warn, 5},
		{models.Instagram, "media.max", TextOptions{Form: models.FormCarousel}, Error, 20},
		{models.Instagram, "media.max", TextOptions{Form: models.FormReel}, Error, 1},
		{models.Instagram, "media.max", TextOptions{Form: models.FormStory}, Error, -1},
	} {
		got := -1.0
		for _, f := range Facts(c.p, c.name, c.o) {
			if f.Level == c.level {
				got = f.Value
			}
		}
		if got != c.want {
			t.Errorf("%s %s %+v %s: %v, want %v", c.p, c.name, c.o, c.level, got, c.want)
		}
	}
}
