package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

// TestFirstSlotFollowsTheVariants: whatever is written, the day a post stands
// at in the table is the one its variants say.
func TestFirstSlotFollowsTheVariants(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	p := storetest.Post(t, s, b, func(p *models.Post) {
		p.Variants = []models.Variant{
			{AccountID: b.Accounts[0].ID, Day: "2027-02-26", Clock: "19:00"},
			{AccountID: b.Accounts[1].ID, Day: "2027-02-24", Clock: "20:00"},
			{AccountID: b.Accounts[2].ID},
		}
	})
	check := func(step string) {
		t.Helper()
		list, err := s.Posts(bg, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		day, clock := list[0].Slot()
		keys, err := s.RowKeys(bg, store.RowQuery{Unscheduled: true})
		if err != nil || len(keys) != 1 || keys[0].Day != day || keys[0].At != models.UnixAt(day, clock, b.Zone) {
			t.Errorf("%s: keys %+v, variants say %s %s, %v", step, keys, day, clock, err)
		}
	}
	save := func(step string) {
		t.Helper()
		if err := s.SavePosts(bg, []*models.Post{p}); err != nil {
			t.Fatal(err)
		}
		check(step)
	}
	check("inserted")
	p.Variants[1].Day = "2027-02-28"
	save("earliest moved behind")
	p.Variants[2].Day, p.Variants[2].Clock = "2027-02-01", "08:00"
	save("third planned")
	p.Variants = p.Variants[:2]
	save("earliest removed")
	p.Variants[0].Clock = "07:00"
	save("hour moved")
	p.Variants[0].Day, p.Variants[0].Clock, p.Variants[1].Day, p.Variants[1].Clock = "", "", "", ""
	save("unscheduled")
}

// TestKeysOfAllAndKeysBetweenAgree reads the same lines on both ways for every
// filter and order.
func TestKeysOfAllAndKeysBetweenAgree(t *testing.T) {
	s := storetest.New(t)
	one := storetest.Brand(t, s, nil)
	two := storetest.Brand(t, s, func(b *models.Brand) { b.Name = "Batik Larasati" })
	states := []models.Status{models.Idea, models.Draft, models.Approved, models.Checked}
	for i := range 40 {
		b := one
		if i%3 == 0 {
			b = two
		}
		storetest.Post(t, s, b, func(p *models.Post) {
			p.Title, p.PIC = fmt.Sprintf("%c konten", 'a'+i*7%26), []string{"Nadia", "Raka"}[i%2]
			p.PillarID = b.Pillars[i%2].ID
			p.Variants = []models.Variant{{AccountID: b.Accounts[i%3].ID, Day: fmt.Sprintf("2027-02-%02d", 10+i%9), Clock: fmt.Sprintf("%02d:00", 8+i%5)}}
			if i%11 == 0 {
				p.Variants[0].Day = ""
			}
			p.Variants[0].Mark(states[i%4])
		})
	}
	filters := []models.Filter{
		{},
		{Brands: []int64{two.ID}},
		{Platforms: []models.Platform{models.TikTok}},
		{Pillars: []int64{one.Pillars[1].ID}},
		{Statuses: []models.Status{models.Late, models.Idea}, Now: storetest.Now.AddDate(0, 0, -8).Unix()},
		{Text: "B KON"},
		{Brands: []int64{one.ID}, Platforms: []models.Platform{models.Instagram, models.Facebook}, Statuses: []models.Status{models.Draft}},
	}
	for i, f := range filters {
		for _, sort := range []string{"", "day", "brand", "title", "status", "pillar", "form", "pic"} {
			q := store.RowQuery{Filter: f, Unscheduled: true, Sort: sort, Desc: i%2 == 1 && sort != "" && sort != "day"}
			all, err := s.RowKeys(bg, q)
			if err != nil {
				t.Fatal(err)
			}
			q.To = "9999-12-31"
			between, err := s.RowKeys(bg, q)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(between, all); d != "" || (i != 5 && len(all) == 0) {
				t.Errorf("filter %d by %q: %d and %d lines\n%s", i, sort, len(between), len(all), d)
			}
		}
	}
	down, _ := s.RowKeys(bg, store.RowQuery{Sort: "day", Desc: true, Unscheduled: true})
	for i := 1; i < len(down); i++ {
		a, b := down[i-1], down[i]
		if b.Day > a.Day && a.Day != "" || a.Day == "" && b.Day != "" || a.Day == b.Day && a.At > b.At {
			t.Errorf("downwards: %+v before %+v", a, b)
		}
	}
}

// TestMigrationFromTheFirstSchema opens a filled workspace of schema 1: a
// backup is made, every row is still there, and the plan is found by day.
func TestMigrationFromTheFirstSchema(t *testing.T) {
	dir := t.TempDir()
	first, err := os.ReadFile("migrations/00001_desk.sql")
	if err != nil {
		t.Fatal(err)
	}
	up, _, _ := strings.Cut(string(first), "-- +goose Down")
	execute(t, dir, up,
		"CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))",
		"INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1)",
		"INSERT INTO brands (id, uid, name, zone) VALUES (1, 'b', 'Kopi Senja', 'Asia/Jakarta')",
		"INSERT INTO accounts (id, brand_id, platform) VALUES (1, 1, 'instagram')",
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO posts (id, uid, brand_id, title) SELECT i, 'p' || i, 1, 'Konten ' || i FROM n",
		"INSERT INTO variants (post_id, account_id, day, clock, at) SELECT id, 1, CASE WHEN id % 10 = 0 THEN '' ELSE '2027-02-' || (10 + id % 15) END, '19:00', id FROM posts",
		"INSERT INTO variants (post_id, account_id, day, clock, at) SELECT id, 1, '2027-02-05', '07:00', 5 FROM posts WHERE id % 6 = 1")
	before := rowCounts(t, dir)
	s, err := store.Open(dir, store.Options{Now: storetest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	keys, err := s.RowKeys(bg, store.RowQuery{Unscheduled: true})
	if err != nil || len(keys) != 60 || keys[0].Day != "2027-02-05" || keys[0].At != 5 || keys[59].Day != "" {
		t.Errorf("%d keys, first %+v, %v", len(keys), keys[0], err)
	}
	if d := cmp.Diff(before, rowCounts(t, dir)); d != "" {
		t.Errorf("rows were lost or added:\n%s", d)
	}
	if kept, _ := filepath.Glob(filepath.Join(dir, "backups", "*-migrate-1.db")); len(kept) != 1 {
		t.Errorf("backups before the migration: %v", kept)
	}
}

// rowCounts counts the rows of every table of the first schema.
func rowCounts(t *testing.T, dir string) map[string]int {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	counts := map[string]int{}
	for _, table := range []string{"brands", "accounts", "posts", "variants", "media", "post_media", "revisions", "events", "imports", "posts_fts", "comments", "figures"} {
		var n int
		if err := db.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
			t.Fatal(err)
		}
		counts[table] = n
	}
	return counts
}
