package versions

import (
	"context"
	"math/rand"
	"strings"
	"testing"

	"lontar/app/plan"
	"lontar/models"
	"lontar/models/store/storetest"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"kopi susu", "kopi susu", "=kopi susu"},
		{"kopi susu gula aren", "kopi susu tanpa gula", "=kopi susu -gula aren+tanpa gula"},
		{"harga 20.000", "harga 25.000", "=harga -20+25=.000"},
		{"", "baru", "+baru"},
		{"lama 😀", "", "-lama 😀"},
	} {
		var got strings.Builder
		for _, r := range Words(c.a, c.b) {
			got.WriteString([]string{"=", "+", "-"}[r.Op] + r.Text)
		}
		if got.String() != c.want {
			t.Errorf("Words(%q, %q) = %s, want %s", c.a, c.b, got.String(), c.want)
		}
	}
}

// What is not added gives the older text, what is not removed the newer.
func TestWordsKeepBothTexts(t *testing.T) {
	words := strings.Fields("kopi susu , . \n 😀 gula #aren @kopi 12 é \u202e tanpa")
	r := rand.New(rand.NewSource(1))
	text := func() string {
		var b strings.Builder
		for range r.Intn(30) {
			b.WriteString(words[r.Intn(len(words))] + strings.Repeat(" ", r.Intn(2)))
		}
		return b.String()
	}
	for range 300 {
		a, b := text(), text()
		var older, newer strings.Builder
		for _, run := range Words(a, b) {
			if run.Op != Added {
				older.WriteString(run.Text)
			}
			if run.Op != Removed {
				newer.WriteString(run.Text)
			}
		}
		if older.String() != a || newer.String() != b {
			t.Fatalf("Words(%q, %q) gives %q and %q", a, b, older.String(), newer.String())
		}
	}
}

func TestRestoreBringsTheTextsBack(t *testing.T) {
	ctx := context.Background()
	st := storetest.New(t)
	bus := &models.Bus{}
	b := storetest.Brand(t, st, nil)
	plans := plan.New(st, bus, storetest.Clock)
	s := New(st, plans)
	p, err := plans.Create(ctx, plan.Draft{BrandID: b.ID, Title: "Satu", Caption: "teks pertama", Day: "2027-03-01", Clock: "10:00"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Keep(ctx, p.ID); err != nil {
		t.Fatal(err)
	}
	_, err = plans.Edit(ctx, p.ID, func(p *models.Post, _ *models.Brand) {
		p.Caption, p.CampaignID = "teks kedua", 7
		p.Variants[0].OwnCaption, p.Variants[0].Caption = true, "sendiri"
		p.Variants[0].Day = "2027-03-02"
	})
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.List(ctx, p.ID)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	done, err := s.Restore(ctx, list[0])
	if err != nil || done.Nothing() {
		t.Fatal(done, err)
	}
	got := read(t, plans, p.ID)
	if got.Caption != "teks pertama" || got.Variants[0].OwnCaption || got.Variants[0].Day != "2027-03-02" || got.CampaignID != 7 {
		t.Errorf("after the restore: %q, own %v, day %s", got.Caption, got.Variants[0].OwnCaption, got.Variants[0].Day)
	}
	if n, _ := s.Number(ctx, p.ID); n != 2 {
		t.Errorf("the state before the restore is not kept: %d versions", n)
	}
	if again, err := s.Restore(ctx, list[0]); err != nil || !again.Nothing() {
		t.Errorf("restored twice: %v %v", again, err)
	}
	if _, err := plans.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := read(t, plans, p.ID); got.Caption != "teks kedua" || got.Variants[0].Caption != "sendiri" {
		t.Errorf("after the undo: %q, %q", got.Caption, got.Variants[0].Caption)
	}
}

func TestDiffNamesWhatChanged(t *testing.T) {
	older := &models.Post{Title: "A", Caption: "satu", Variants: []models.Variant{{AccountID: 7, Options: map[string]string{"title": "x"}}}}
	newer := &models.Post{Title: "A", Caption: "dua", Variants: []models.Variant{{AccountID: 7, FirstComment: "hai"}}}
	var got []string
	for _, c := range Diff(older, newer) {
		got = append(got, c.Field)
	}
	if s := strings.Join(got, " "); s != "caption first_comment option.title" {
		t.Error(s)
	}
}

func read(t *testing.T, plans *plan.Service, id int64) *models.Post {
	t.Helper()
	posts, err := plans.Posts(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return posts[0]
}
