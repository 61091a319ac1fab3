package store_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

// TestMigrationFromTheThirdSchema opens a filled workspace of schema 3: it is
// backed up, no row is lost, and what was approved is still what was approved.
func TestMigrationFromTheThirdSchema(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"00001_desk.sql", "00002_first_slot.sql", "00003_import_said.sql"} {
		text, err := os.ReadFile(filepath.Join("migrations", name))
		if err != nil {
			t.Fatal(err)
		}
		up, _, _ := strings.Cut(string(text), "-- +goose Down")
		execute(t, dir, up)
	}
	execute(t, dir,
		"CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))",
		"INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1), (2, 1), (3, 1)",
		"INSERT INTO brands (id, uid, name, zone, limits) VALUES (1, 'b', 'Sehat Fit', 'Asia/Jakarta', 'Tidak menyembuhkan')",
		"INSERT INTO accounts (id, brand_id, platform) VALUES (1, 1, 'instagram')",
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO posts (id, uid, brand_id, title, caption, hashtags) SELECT i, 'p' || i, 1, 'Konten ' || i, 'Isi', '#SehatFit' FROM n",
		"INSERT INTO variants (post_id, account_id, day, clock, at, approval) SELECT id, 1, '2027-02-' || (10 + id % 15), '19:00', id, 'approved' FROM posts",
		"INSERT INTO media (id, hash) VALUES (1, 'aa')", "INSERT INTO post_media (post_id, media_id) SELECT id, 1 FROM posts",
		"INSERT INTO revisions (post_id, number, at, snapshot) SELECT id, 1, 0, '{}' FROM posts",
		"INSERT INTO events (at, kind) VALUES (1, 'post.create')")
	before := rowCounts(t, dir)
	s, err := store.Open(dir, store.Options{Now: storetest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if d := cmp.Diff(before, rowCounts(t, dir)); d != "" {
		t.Errorf("rows were lost or added:\n%s", d)
	}
	if kept, _ := filepath.Glob(filepath.Join(dir, "backups", "*-migrate-3.db")); len(kept) != 1 {
		t.Errorf("backups before the migration: %v", kept)
	}
	list, err := s.Posts(bg, 7)
	if err != nil || len(list) != 1 || list[0].CampaignID != 0 || list[0].Variants[0].Approval != models.ApprovalGiven {
		t.Fatalf("post 7: %+v, %v", list, err)
	}
	// The signature of the schema before, computed by the program of then.
	const signed = "5fcc7da137fc64064b4586c728d7e7beb5610162dfe4c0c194b17138f957fe67"
	if got := list[0].Variants[0].ContentHash(list[0]); got != signed {
		t.Errorf("content signed %s, was %s", got, signed)
	}
	b, err := s.Brand(bg, 1)
	if err != nil || b.Pronoun != "" || b.Limits != "Tidak menyembuhkan" {
		t.Errorf("brand %+v, %v", b, err)
	}
}

// TestCampaignOfAPostIsKept: a post's campaign is saved, loaded, snapshotted,
// and does not change what an approval signed.
func TestCampaignOfAPostIsKept(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, func(b *models.Brand) { b.Pronoun = "kamu" })
	c := models.Campaign{BrandID: b.ID, Name: "Ramadan Bugar", WantUTM: true}
	if err := s.SaveCampaign(bg, &c); err != nil {
		t.Fatal(err)
	}
	p := storetest.Post(t, s, b, nil)
	signed := p.Variants[0].ContentHash(p)
	if strings.Contains(jsonOf(t, p), "CampaignID") {
		t.Error("a post without a campaign is no longer kept as before")
	}
	p.CampaignID = c.ID
	if err := s.SavePosts(bg, []*models.Post{p}); err != nil {
		t.Fatal(err)
	}
	if p.Variants[0].ContentHash(p) != signed {
		t.Error("the campaign changed what was signed")
	}
	if err := s.AddRevision(bg, p.ID, "submit", ""); err != nil {
		t.Fatal(err)
	}
	list, err := s.Posts(bg, p.ID)
	if err != nil || list[0].CampaignID != c.ID {
		t.Fatalf("%+v, %v", list, err)
	}
	revisions, _ := s.Revisions(bg, p.ID)
	var kept models.Post
	if err := json.Unmarshal([]byte(revisions[0].Snapshot), &kept); err != nil || kept.CampaignID != c.ID {
		t.Errorf("revision keeps campaign %d, %v", kept.CampaignID, err)
	}
	if got, _ := s.Brand(bg, b.ID); got.Pronoun != "kamu" {
		t.Errorf("pronoun %q", got.Pronoun)
	}
	// Used, so archived; unused, so gone; saved again, so back.
	was, archived, err := s.DeleteCampaign(bg, c.ID)
	if err != nil || !archived || was.ArchivedAt != 0 {
		t.Errorf("delete of a used one: %+v %v %v", was, archived, err)
	}
	if all, _ := s.Campaigns(bg, b.ID); len(all) != 1 || all[0].ArchivedAt != storetest.Now.Unix() {
		t.Errorf("archived: %+v", all)
	}
	if err := s.SaveCampaign(bg, &was); err != nil {
		t.Fatal(err)
	}
	p.CampaignID = 0
	if err := s.SavePosts(bg, []*models.Post{p}); err != nil {
		t.Fatal(err)
	}
	if _, archived, err = s.DeleteCampaign(bg, c.ID); err != nil || archived {
		t.Errorf("delete of an unused one: %v %v", archived, err)
	}
	if _, _, err = s.DeleteCampaign(bg, c.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("delete of none: %v", err)
	}
}

// TestVoiceIsOfItsBrand: what belongs to all brands is seen by each, the rest
// by its brand alone.
func TestVoiceIsOfItsBrand(t *testing.T) {
	s := storetest.New(t)
	one := storetest.Brand(t, s, nil)
	two := storetest.Brand(t, s, func(b *models.Brand) { b.Name = "Batik Larasati" })
	for _, id := range []int64{0, one.ID, two.ID} {
		if err := s.SaveSnippet(bg, &models.Snippet{BrandID: id, Name: "wa", Text: "0812"}); err != nil {
			t.Fatal(err)
		}
		if err := s.SaveWord(bg, &models.Word{BrandID: id, Word: "es kopi", Kind: models.WordKnown}); err != nil {
			t.Fatal(err)
		}
	}
	snippets, err := s.Snippets(bg, one.ID)
	if err != nil || len(snippets) != 2 || snippets[0].BrandID != one.ID || snippets[1].BrandID != 0 {
		t.Errorf("snippets %+v, %v", snippets, err)
	}
	words, err := s.Words(bg, two.ID)
	if err != nil || len(words) != 2 || words[0].BrandID != two.ID {
		t.Errorf("words %+v, %v", words, err)
	}
	twins := []models.HandleEntry{
		{BrandID: one.ID, Name: "Nadia", Platform: models.X, Handle: "nadia"},
		{BrandID: one.ID, Name: "nadia", Platform: models.X, Handle: "nadia2"},
	}
	if _, err := s.ReplaceHandles(bg, one.ID, "Nadia", twins); err == nil {
		t.Error("two handles of one name on one platform")
	}
	if list, _ := s.Handles(bg, one.ID); len(list) != 0 {
		t.Errorf("half of it was kept: %+v", list)
	}
}
