package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

var bg = context.Background()

func TestPostComesBackWhole(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, func(b *models.Brand) {
		b.StatusWords = map[models.Status]string{models.Draft: "Konsep"}
		b.Columns = []models.CustomColumn{{Name: "Anggaran", Kind: models.ColumnNumber}, {Name: "Kota", Kind: models.ColumnChoice, Choices: []string{"Depok", "Bogor"}}}
	})
	m := &models.Media{Hash: "ab12", Name: "a.png", MIME: "image/png", Size: 3}
	if err := s.AddMedia(bg, m); err != nil {
		t.Fatal(err)
	}
	p := storetest.Post(t, s, b, func(p *models.Post) {
		p.Title, p.Brief, p.CTA, p.PIC = "=Judul 😀", "brief", "Pesan", "Nadia"
		p.Media = []models.PostMedia{{MediaID: m.ID, Alt: "gelas"}}
		p.Variants = append(p.Variants, models.Variant{
			AccountID: b.Accounts[2].ID, OwnCaption: true, Caption: "x",
			Options: map[string]string{"title": "y"}, Day: "2027-02-25", Clock: "08:00",
		})
		p.SetField(b.Columns[0].ID, "150000")
	})
	list, err := s.Posts(bg, p.ID, 999)
	if err != nil || len(list) != 1 {
		t.Fatalf("Posts = %d posts, %v", len(list), err)
	}
	p.Media[0].Media = m
	if diff := cmp.Diff(p, list[0], cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("saved and read differ (-saved +read):\n%s", diff)
	}
	if p.Variants[0].At != models.UnixAt("2027-02-24", "19:00", "Asia/Jakarta") {
		t.Errorf("At = %d", p.Variants[0].At)
	}
	got, err := s.Brand(bg, b.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(b, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("brand differs:\n%s", diff)
	}
}

func TestSavingAgainReplacesChildren(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, func(b *models.Brand) { b.Columns = []models.CustomColumn{{Name: "Kota", Kind: models.ColumnText}} })
	p := storetest.Post(t, s, b, func(p *models.Post) {
		p.Variants = append(p.Variants, models.Variant{AccountID: b.Accounts[1].ID})
		p.SetField(b.Columns[0].ID, "Depok")
	})
	keep := p.Variants[1].ID
	p.Variants = p.Variants[1:]
	p.SetField(b.Columns[0].ID, "")
	p.Title = "Lain"
	if err := s.SavePosts(bg, []*models.Post{p}); err != nil {
		t.Fatal(err)
	}
	list, _ := s.Posts(bg, p.ID)
	got := list[0]
	if len(got.Variants) != 1 || got.Variants[0].ID != keep || len(got.Fields) != 0 || got.Title != "Lain" {
		t.Errorf("after saving again: %+v", got)
	}
}

func TestCards(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	other := storetest.Brand(t, s, func(b *models.Brand) { b.Name, b.Zone = "Sehat Fit", "Asia/Makassar" })
	one := storetest.Post(t, s, b, func(p *models.Post) {
		p.Variants = []models.Variant{
			{AccountID: b.Accounts[0].ID, Day: "2027-02-24", Clock: "16:30", Approval: models.ApprovalGiven},
			{AccountID: b.Accounts[1].ID, Day: "2027-02-24", Clock: "16:30"},
			{AccountID: b.Accounts[2].ID, Day: "2027-02-26", Clock: "19:00", Approval: models.ApprovalGiven},
		}
	})
	storetest.Post(t, s, other, func(p *models.Post) { p.Title = "100% sehat" })
	storetest.Post(t, s, b, func(p *models.Post) { p.Title = "Baki"; p.Variants[0].Day = "" })
	storetest.Post(t, s, b, func(p *models.Post) { p.Title = "Sampah"; p.DeletedAt = 5 })

	cards, err := s.Cards(bg, "2027-02-22", "2027-02-28", models.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(cards) != 3 {
		t.Fatalf("%d cards, want 3: %+v", len(cards), cards)
	}
	c := cards[0]
	if c.PostID != one.ID || c.Clock != "16:30" || c.Status != models.Draft || len(c.Variants) != 2 ||
		!cmp.Equal(c.Platforms, []models.Platform{models.Instagram, models.Facebook}) {
		t.Errorf("first card %+v", c)
	}
	if cards[2].Status != models.Approved || cards[2].Day != "2027-02-26" {
		t.Errorf("last card %+v", cards[2])
	}
	for name, c := range map[string]struct {
		f    models.Filter
		want int
	}{
		"brand":    {models.Filter{Brands: []int64{other.ID}}, 1},
		"platform": {models.Filter{Platforms: []models.Platform{models.TikTok}}, 1},
		"text":     {models.Filter{Text: "100%"}, 1},
		"wildcard": {models.Filter{Text: "_"}, 0},
		"status":   {models.Filter{Statuses: []models.Status{models.Draft}}, 3},
		"late":     {models.Filter{Statuses: []models.Status{models.Late}, Now: models.UnixAt("2027-02-24", "17:00", "Asia/Jakarta")}, 1},
		"pillar":   {models.Filter{Pillars: []int64{b.Pillars[0].ID}}, 2},
	} {
		got, err := s.Cards(bg, "2027-02-22", "2027-02-28", c.f)
		if err != nil || len(got) != c.want {
			t.Errorf("%s: %d cards, %v; want %d", name, len(got), err, c.want)
		}
	}
	tray, err := s.Tray(bg, models.Filter{})
	if err != nil || len(tray) != 1 || tray[0].Title != "Baki" {
		t.Errorf("tray %+v, %v", tray, err)
	}
	counts, err := s.DayCounts(bg, "2027-02-01", "2027-02-28", models.Filter{})
	if err != nil || counts["2027-02-24"] != 2 || counts["2027-02-26"] != 1 {
		t.Errorf("counts %v, %v", counts, err)
	}
}

func TestRowsAndKeys(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	late := storetest.Post(t, s, b, func(p *models.Post) { p.Title, p.Variants[0].Day = "b", "2027-03-01" })
	early := storetest.Post(t, s, b, func(p *models.Post) { p.Title = "a" })
	none := storetest.Post(t, s, b, func(p *models.Post) { p.Title, p.Variants[0].Day = "c", "" })
	ids := func(q store.RowQuery) (out []int64) {
		t.Helper()
		keys, err := s.RowKeys(bg, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range keys {
			out = append(out, k.PostID)
		}
		return out
	}
	if got := ids(store.RowQuery{Unscheduled: true}); !cmp.Equal(got, []int64{early.ID, late.ID, none.ID}) {
		t.Errorf("all: %v", got)
	}
	if got := ids(store.RowQuery{From: "2027-02-25"}); !cmp.Equal(got, []int64{late.ID}) {
		t.Errorf("from: %v", got)
	}
	if got := ids(store.RowQuery{Sort: "title", Desc: true}); !cmp.Equal(got, []int64{late.ID, early.ID}) {
		t.Errorf("title: %v", got)
	}
	if _, err := s.RowKeys(bg, store.RowQuery{Sort: "1; drop table posts"}); err == nil {
		t.Error("an unknown sort column was accepted")
	}
	rows, err := s.Rows(bg, none.ID, early.ID)
	if err != nil || len(rows) != 2 || rows[0].PostID != none.ID || rows[1].Clock != "19:00" || rows[1].Platforms[0] != models.Instagram {
		t.Errorf("rows %+v, %v", rows, err)
	}
}

func TestSearch(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	storetest.Post(t, s, b, func(p *models.Post) { p.Title, p.Caption = "Lain", "isi tentang takjil" })
	hit := storetest.Post(t, s, b, func(p *models.Post) { p.Title = "Takjil Senin: kolak" })
	for text, want := range map[string]int{"takj": 2, "takjil sen": 1, `"*) OR (`: 0, "": 0, "zzz": 0} {
		got, err := s.SearchPosts(bg, text, 10)
		if err != nil || len(got) != want {
			t.Errorf("search %q: %d, %v; want %d", text, len(got), err, want)
		}
		if text == "takj" && len(got) > 0 && got[0].PostID != hit.ID {
			t.Errorf("the title's hit is not first: %+v", got)
		}
	}
	hit.Title = "Diganti"
	if err := s.SavePosts(bg, []*models.Post{hit}); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.SearchPosts(bg, "takjil", 10); len(got) != 1 {
		t.Errorf("after the title changed: %d hits", len(got))
	}
}

func TestRemovedChildrenInUseAreArchived(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	storetest.Post(t, s, b, nil)
	b.Accounts, b.Pillars = nil, nil
	if err := s.SaveBrand(bg, b); err != nil {
		t.Fatal(err)
	}
	got, _ := s.Brand(bg, b.ID)
	if len(got.Accounts) != 1 || got.Accounts[0].ArchivedAt == 0 || len(got.Pillars) != 1 || got.Pillars[0].ArchivedAt == 0 {
		t.Errorf("accounts %+v pillars %+v", got.Accounts, got.Pillars)
	}
}

func TestPlanImportIsOneTransactionAndCanBeUndone(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	old := storetest.Post(t, s, b, nil)
	untouched := storetest.Post(t, s, b, func(p *models.Post) { p.Title = "Tetap" })
	list, _ := s.Posts(bg, old.ID)
	before, _ := s.Posts(bg, old.ID)
	list[0].Title = "Dari berkas"
	b.Columns = append(b.Columns, models.CustomColumn{Name: "Kota", Kind: models.ColumnText})
	fresh := &models.Post{BrandID: b.ID, Title: "Baru", PillarID: -2, Fields: []models.CustomValue{{ColumnID: -1, Value: "Depok"}}}
	in := &store.PlanImport{
		Import: &models.Import{Kind: "plan", BrandID: b.ID, File: "plan.xlsx", New: 1, Changed: 1},
		Brand:  b, Posts: []*models.Post{list[0], fresh},
		Items:   []models.ImportItem{{Line: 2, Action: "changed", Before: jsonOf(t, before[0])}, {Line: 3, Action: "new"}},
		Mapping: &models.Mapping{BrandID: b.ID, Kind: "plan", Fingerprint: "f", Columns: "{}"},
		Layout:  &models.PlanLayout{BrandID: b.ID, Layout: "[]"},
	}
	if err := s.CommitPlanImport(bg, in); err != nil {
		t.Fatal(err)
	}
	got, _ := s.Posts(bg, fresh.ID)
	if got[0].Field(b.Columns[0].ID) != "Depok" || got[0].PillarID != b.Pillars[1].ID {
		t.Errorf("references were not resolved: %+v", got[0])
	}
	if m, _ := s.Mapping(bg, b.ID, "plan", "f"); m == nil || m.Columns != "{}" {
		t.Errorf("mapping %+v", m)
	}
	if revs, _ := s.Revisions(bg, old.ID); len(revs) != 1 || revs[0].Reason != "import" {
		t.Errorf("revisions %+v", revs)
	}
	skipped, err := s.UndoImport(bg, in.Import.ID)
	if err != nil || len(skipped) != 0 {
		t.Fatalf("undo: %v, %v", skipped, err)
	}
	after, _ := s.Posts(bg, old.ID, fresh.ID, untouched.ID)
	if after[0].Title != old.Title || after[1].DeletedAt == 0 || after[2].DeletedAt != 0 {
		t.Errorf("after undo: %q, deleted %d, %d", after[0].Title, after[1].DeletedAt, after[2].DeletedAt)
	}
}

func TestUndoImportKeepsWhatWasEditedSince(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	p := &models.Post{BrandID: b.ID, Title: "Baru"}
	in := &store.PlanImport{Import: &models.Import{Kind: "plan", BrandID: b.ID}, Posts: []*models.Post{p}, Items: []models.ImportItem{{Action: "new"}}}
	if err := s.CommitPlanImport(bg, in); err != nil {
		t.Fatal(err)
	}
	p.Title = "Sudah disunting"
	if err := s.SavePosts(bg, []*models.Post{p}); err != nil {
		t.Fatal(err)
	}
	skipped, err := s.UndoImport(bg, in.Import.ID)
	if err != nil || !cmp.Equal(skipped, []int64{p.ID}) {
		t.Errorf("skipped %v, %v", skipped, err)
	}
	if got, _ := s.Posts(bg, p.ID); got[0].DeletedAt != 0 {
		t.Error("an edited post went to the bin")
	}
}

func TestFailedImportWritesNothing(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	good := &models.Post{BrandID: b.ID, Title: "Baik"}
	bad := &models.Post{BrandID: 999, Title: "Tanpa brand"}
	in := &store.PlanImport{
		Import: &models.Import{Kind: "plan", BrandID: b.ID}, Posts: []*models.Post{good, bad},
		Items: []models.ImportItem{{Action: "new"}, {Action: "new"}},
	}
	if err := s.CommitPlanImport(bg, in); err == nil {
		t.Fatal("a post of a brand that does not exist was imported")
	}
	keys, _ := s.RowKeys(bg, store.RowQuery{Unscheduled: true})
	imports, _ := s.Imports(bg, 0)
	if len(keys) != 0 || len(imports) != 0 {
		t.Errorf("%d posts and %d imports were written", len(keys), len(imports))
	}
}

func TestOpenRefusesWhatIsNotOurs(t *testing.T) {
	damaged := t.TempDir()
	write(t, filepath.Join(damaged, store.FileName), "this is no database, only text of some length")
	truncated := filled(t)
	half(t, filepath.Join(truncated, store.FileName))
	notFolder := filepath.Join(t.TempDir(), "file")
	write(t, notFolder, "x")
	for name, c := range map[string]struct {
		dir  string
		want error
	}{
		"not a database":    {damaged, store.ErrDamaged},
		"truncated":         {truncated, store.ErrDamaged},
		"newer":             {newer(t), store.ErrNewer},
		"folder is a file":  {filepath.Join(notFolder, "ws"), store.ErrReadOnly},
		"another program's": {foreign(t), store.ErrDamaged},
	} {
		before, _ := os.ReadFile(filepath.Join(c.dir, store.FileName))
		s, err := store.Open(c.dir, store.Options{})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if s != nil {
			s.Close()
		}
		after, _ := os.ReadFile(filepath.Join(c.dir, store.FileName))
		if string(before) != string(after) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

// TestSnapshotBesideAWriter: a copy is made while somebody is writing, holds
// what was committed, and takes away what an interrupted copy left.
func TestSnapshotBesideAWriter(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	storetest.Post(t, s, b, nil)
	backups := filepath.Join(s.Dir(), "backups")
	for _, name := range []string{"20270101-080000-daily.db.part", "20270101-080000-daily.db.part-journal", "20270101-080000-daily.db"} {
		if err := os.MkdirAll(backups, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(backups, name), "half")
	}
	path := filepath.Join(backups, "20270224-143200-daily.db")
	db, err := sql.Open("sqlite", filepath.Join(s.Dir(), store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec("UPDATE posts SET title = 'belum disimpan'"); err != nil {
		t.Fatal(err)
	}
	if err := s.Snapshot(bg, path); err != nil {
		t.Fatal(err)
	}
	if h, err := store.CheckFile(bg, path); err != nil || !h.OK() {
		t.Errorf("%+v, %v", h, err)
	}
	copied, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	var title string
	if err := copied.QueryRow("SELECT title FROM posts").Scan(&title); err != nil || title != "Es kopi kurma" {
		t.Errorf("the copy says %q, %v", title, err)
	}
	left, _ := filepath.Glob(filepath.Join(backups, "*"))
	if len(left) != 2 {
		t.Errorf("left in backups: %v", left)
	}
}
