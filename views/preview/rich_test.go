package preview

import (
	"strings"
	"testing"

	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

func TestLinksAndMarksHaveTheirColours(t *testing.T) {
	start(t)
	r := newRich(look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Hex("#0000FF")}, 400)
	text := "lihat #kopi di istrahat ya"
	r.set(text, platform.Entities(models.X, text), []Mark{{Start: 15, End: 23, Kind: "error"}}, -1)
	if r.plain() != text {
		t.Errorf("%q", r.plain())
	}
	for _, run := range r.runs {
		if link := run.color == kit.Hex("#0000FF"); link != strings.Contains(run.text, "#kopi") {
			t.Errorf("%q link %v", run.text, link)
		}
		if (run.mark == "error") != strings.Contains(run.text, "istrahat") {
			t.Errorf("%q mark %q", run.text, run.mark)
		}
	}
}

func TestHiddenCharactersAreShown(t *testing.T) {
	start(t)
	r := newRich(look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Color(kit.Accent)}, 400)
	r.set("aman\u202eterbalik\u200b 👨‍👩‍👧", nil, nil, -1)
	if got := r.plain(); got != "aman‹U+202E›terbalik‹U+200B› 👨‍👩‍👧" {
		t.Errorf("%q", got)
	}
}

func TestLongWordsAreBroken(t *testing.T) {
	start(t)
	r := newRich(look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Color(kit.Accent)}, 100)
	word := strings.Repeat("a", 400)
	r.set(word, nil, nil, -1)
	for _, run := range r.runs {
		if run.x+run.w > 101 {
			t.Fatalf("a run of %v at %v sticks out", run.w, run.x)
		}
	}
	if got := strings.ReplaceAll(r.plain(), "\n", ""); got != word {
		t.Errorf("%d letters of %d", len(got), len(word))
	}
}

func TestAMegabyteIsNotLaidOut(t *testing.T) {
	start(t)
	for _, text := range []string{strings.Repeat("satu dua ", 120_000), strings.Repeat("a", 1<<20), strings.Repeat("\n", 1<<20), "a" + strings.Repeat("\u0301", 1<<19)} {
		for _, p := range []models.Platform{models.Instagram, models.X, models.TikTok, models.Telegram} {
			o := post(p, "x")
			o.Text, o.Fold = text, -1
			v := show(t, o, 320)
			for _, r := range find[*rich](v) {
				r.unfold()
				if n := len(r.runs); n > mostShown {
					t.Errorf("%s: %d pieces are drawn", p, n)
				}
			}
			if h := v.MinSize().Height; h > 200_000 {
				t.Errorf("%s: %v high", p, h)
			}
		}
	}
}

func TestTheFoldHidesNoProblem(t *testing.T) {
	start(t)
	text := "pendek saja dan lalu ada istrahat di ekor teks ini"
	r := newRich(look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Color(kit.Accent), dim: kit.Color(kit.Ink3), more: "lainnya"}, 200)
	marked := func() string { return r.runs[len(r.runs)-1].mark }
	r.set(text, nil, []Mark{{25, 33, "warn"}}, 16)
	if !r.folds || marked() != "warn" {
		t.Errorf("%q: mark %q", r.plain(), marked())
	}
	r.set(text, nil, []Mark{{0, 6, "warn"}}, 16)
	if marked() != "" {
		t.Errorf("%q: a mark that can be seen marks the fold", r.plain())
	}
}

func TestTextsReadFromTheRightAreLaidFromTheRight(t *testing.T) {
	start(t)
	r := newRich(look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Hex("#0000FF")}, 400)
	text := "مرحبا بكم #kopi senja\nTeks biasa"
	r.set(text, platform.Entities(models.X, text), nil, -1)
	if len(r.runs) != 4 {
		t.Fatalf("%q", r.plain())
	}
	arabic, tag, after, plain := r.runs[0], r.runs[1], r.runs[2], r.runs[3]
	if arabic.x+arabic.w < 399 || tag.x+tag.w > arabic.x || after.x < tag.x+tag.w-1 || after.x+after.w > arabic.x || plain.x != 0 {
		t.Errorf("%+v", r.runs)
	}
}
