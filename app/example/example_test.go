package example

import (
	"context"
	"testing"

	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
)

func build(t *testing.T) *workspace.Workspace {
	t.Helper()
	w, err := workspace.Open(t.TempDir(), workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	if err := Build(context.Background(), w); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestExampleIsWhole(t *testing.T) {
	ctx := context.Background()
	w := build(t)
	keys, err := w.Store.RowKeys(ctx, store.RowQuery{Unscheduled: true})
	if err != nil || len(keys) < 70 {
		t.Fatalf("%d posts, %v", len(keys), err)
	}
	tray, err := w.Store.Tray(ctx, models.Filter{})
	if err != nil || len(tray) != 7 {
		t.Errorf("%d posts in the tray, %v", len(tray), err)
	}
	if !w.Example() || w.Now().Format(models.DayFormat) != "2027-02-24" {
		t.Errorf("now %v", w.Now())
	}
	cards, err := w.Store.Cards(ctx, "2027-02-25", "2027-02-25", models.Filter{})
	if err != nil || len(cards) != 3 || cards[0].Clock != "16:30" || cards[1].Clock != "16:50" {
		t.Errorf("25 February: %+v, %v", cards, err)
	}
	now := w.Now().Unix()
	all, _ := w.Store.Cards(ctx, "2027-02-01", "2027-02-24", models.Filter{})
	for _, c := range all {
		if c.Status.At(c.At, now) == models.Late {
			t.Errorf("%s %s %q is late in the example", c.Day, c.Clock, c.Title)
		}
	}
}

func TestExampleIsTheSameEveryTime(t *testing.T) {
	ctx := context.Background()
	a, _ := build(t).Store.Rows(ctx, 1, 2, 3)
	b, _ := build(t).Store.Rows(ctx, 1, 2, 3)
	for i := range a {
		if a[i].UID != b[i].UID || a[i].Title != b[i].Title {
			t.Errorf("%q and %q", a[i].Title, b[i].Title)
		}
	}
}

// TestPicturesAreDrawn: what is ready or out has its picture, the same one at
// every run, and a thumbnail can be made of it.
func TestPicturesAreDrawn(t *testing.T) {
	ctx := context.Background()
	first, second := build(t), build(t)
	a, err := first.Store.Cards(ctx, "2027-02-01", "2027-03-31", models.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	b, _ := second.Store.Cards(ctx, "2027-02-01", "2027-03-31", models.Filter{})
	scenes := map[string]bool{}
	for i, c := range a {
		if c.Thumb != b[i].Thumb {
			t.Errorf("%q: pictures of two runs differ", c.Title)
		}
		if c.Thumb == "" && (c.Status.AtLeastApproved() || c.Status == models.Review) {
			t.Errorf("%s %q is %s without a picture", c.Day, c.Title, c.Status)
		}
		scenes[c.Thumb] = true
	}
	if len(scenes) < 50 {
		t.Errorf("%d different pictures", len(scenes))
	}
	if _, err := first.Media.Thumb(a[0].Thumb, 28); err != nil {
		t.Error(err)
	}
	list, err := first.Store.Posts(ctx, a[0].PostID)
	if err != nil || len(list) != 1 || len(list[0].Media) == 0 || list[0].Media[0].Alt == "" {
		t.Errorf("no alternative text on the first picture, %v", err)
	}
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		w, err := workspace.Open(b.TempDir(), workspace.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := Build(context.Background(), w); err != nil {
			b.Fatal(err)
		}
		_ = w.Close()
	}
}
