package example

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"lontar/app/platform"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
)

// built is an example that tests only read; making one takes a second.
var built *workspace.Workspace

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "lontar-example-")
	if err == nil {
		built, err = workspace.Open(dir, workspace.Options{})
	}
	if err == nil {
		err = Build(context.Background(), built)
	}
	if err != nil {
		panic(err)
	}
	code := m.Run()
	_ = built.Close()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// build makes another one.
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
	w := built
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

// TestPicturesAreDrawn: what is ready or out has its picture, the same one at
// every run, and a thumbnail can be made of it.
func TestPicturesAreDrawn(t *testing.T) {
	ctx := context.Background()
	first, second := built, build(t)
	a, err := first.Store.Cards(ctx, "2027-02-01", "2027-03-31", models.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	b, _ := second.Store.Cards(ctx, "2027-02-01", "2027-03-31", models.Filter{})
	scenes := map[string]bool{}
	for i, c := range a {
		if c.Thumb != b[i].Thumb || c.Title != b[i].Title || c.At != b[i].At {
			t.Errorf("%q and %q: two runs differ", c.Title, b[i].Title)
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

// TestTextsCouldBePosted: everything planned has words that fit where they go,
// no week of the eight is bare, and no post is there twice.
func TestTextsCouldBePosted(t *testing.T) {
	ctx := context.Background()
	brands, err := built.Store.Brands(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	weeks, titles := map[int]int{}, map[string]bool{}
	for _, b := range brands {
		if b.Tone == "" || b.Limits == "" {
			t.Errorf("%s has no voice", b.Name)
		}
		list, err := built.Store.BrandPosts(ctx, b.ID, "", "")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			if titles[p.Title] {
				t.Errorf("%q is there twice", p.Title)
			}
			titles[p.Title] = true
			if p.Caption == "" || p.Hashtags == "" || p.Brief == "" || strings.Contains(p.Caption, `\n`) {
				t.Errorf("%q lacks words: %q %q %q", p.Title, p.Caption, p.Hashtags, p.Brief)
			}
			for i := range p.Variants {
				v := &p.Variants[i]
				if n, limit := platform.Count(b.Account(v.AccountID).Platform, v.Text(p)+"\n\n"+v.Tags(p)); limit > 0 && n > limit {
					t.Errorf("%q has %d of %d on %s", p.Title, n, limit, b.Account(v.AccountID).Platform)
				}
			}
			if day, _ := p.Slot(); day != "" {
				at, _ := time.Parse(models.DayFormat, day)
				_, week := at.ISOWeek()
				weeks[week]++
			}
		}
	}
	for week := 5; week <= 12; week++ { // 1 February to 28 March 2027
		if weeks[week] < 6 {
			t.Errorf("week %d holds %d posts", week, weeks[week])
		}
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
