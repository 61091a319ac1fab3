package seed

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/glebarez/go-sqlite"
	"github.com/google/go-cmp/cmp"

	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
)

var bg = context.Background()

// small is a year that takes no time.
var small = Options{Years: 2, Brands: 3, Posts: 120, Comments: 900, Figures: 3000, Seed: 7, Today: "2027-02-24"}

func fill(t *testing.T, o Options) (*workspace.Workspace, Summary) {
	t.Helper()
	noon := time.Unix(models.UnixAt("2027-02-24", "12:00", models.DefaultZone), 0)
	w, err := workspace.Open(t.TempDir(), workspace.Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	sum, err := Fill(bg, w, o)
	if err != nil {
		t.Fatal(err)
	}
	return w, sum
}

func TestCountsAreWhatWasAsked(t *testing.T) {
	w, sum := fill(t, small)
	if sum.Comments != 1800 || sum.Figures != 6000 || sum.Variants != 3*sum.Posts || sum.Posts < 240 || sum.Posts > 260 {
		t.Errorf("%+v", sum)
	}
	for table, want := range map[string]int{"posts": sum.Posts, "variants": sum.Variants, "comments": 1800 + sum.Replies, "figures": 6000, "live_posts": sum.LivePosts} {
		if got := dump(t, w.Dir, table); len(got) != want {
			t.Errorf("%s: %d rows, said %d", table, len(got), want)
		}
	}
	health, err := w.Store.Check(bg)
	if err != nil || len(health.Integrity) > 0 || len(health.ForeignKeys) > 0 {
		t.Errorf("%+v, %v", health, err)
	}
}

// TestWhatIsSeededIsWhatIsSaved: saving a seeded post through the usual way
// finds nothing to change in its status, moment or children.
func TestWhatIsSeededIsWhatIsSaved(t *testing.T) {
	w, _ := fill(t, small)
	before, err := w.Store.Posts(bg, 1, 120, 240)
	if err != nil || len(before) != 3 {
		t.Fatalf("%d posts, %v", len(before), err)
	}
	list, _ := w.Store.Posts(bg, 1, 120, 240)
	if err := w.Store.SavePosts(bg, list); err != nil {
		t.Fatal(err)
	}
	after, _ := w.Store.Posts(bg, 1, 120, 240)
	for i := range after {
		after[i].UpdatedAt = before[i].UpdatedAt
	}
	if d := cmp.Diff(before, after); d != "" {
		t.Error(d)
	}
	cards, err := w.Store.SearchPosts(bg, before[0].Title, 5)
	if err != nil || len(cards) == 0 {
		t.Errorf("a seeded post is not found by its title: %v", err)
	}
}

func TestSameSeedSameContent(t *testing.T) {
	a, _ := fill(t, small)
	b, _ := fill(t, small)
	other := small
	other.Seed = 8
	c, _ := fill(t, other)
	for _, table := range []string{"brands", "accounts", "pillars", "media", "posts", "variants", "post_media", "live_posts", "comments", "figures"} {
		first := dump(t, a.Dir, table)
		if d := cmp.Diff(first, dump(t, b.Dir, table)); d != "" {
			t.Errorf("%s differs between two runs:\n%s", table, d[:min(len(d), 2000)])
		}
		if table == "posts" && cmp.Equal(first, dump(t, c.Dir, table)) {
			t.Error("another seed gave the same posts")
		}
	}
}

func TestFilledWorkspaceIsRefused(t *testing.T) {
	w, sum := fill(t, small)
	if _, err := Fill(bg, w, small); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("a second fill: %v", err)
	}
	if err := w.Store.Fill(bg, func(*store.Bulk) error { return nil }); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("the store let itself be filled again: %v", err)
	}
	if got := len(dump(t, w.Dir, "posts")); got != sum.Posts {
		t.Errorf("%d posts after the refusal, %d before", got, sum.Posts)
	}
}

func TestImpossibleWishes(t *testing.T) {
	w, err := workspace.Open(t.TempDir(), workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, o := range []Options{{Years: -1}, {Years: 1, Today: "besok"}, {Years: 1, Brands: 1000}} {
		if _, err := Fill(bg, w, o); err == nil {
			t.Errorf("%+v was made", o)
		}
	}
}

// dump reads a table as text, row by row.
func dump(t *testing.T, dir, table string) []string {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT * FROM " + table + " ORDER BY 1")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, _ := rows.Columns()
	var out []string
	for rows.Next() {
		values := make([]any, len(names))
		into := make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for i, v := range values {
			fmt.Fprintf(&b, "%s=%v|", names[i], v)
		}
		out = append(out, b.String())
	}
	return out
}
