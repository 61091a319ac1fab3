// Package storetest makes stores, brands and posts for tests: real SQLite in a
// temporary folder, with everything the test does not care about filled in.
package storetest

import (
	"context"
	"testing"
	"time"

	"lontar/models"
	"lontar/models/store"
)

// Now is the present of the tests: Wednesday 24 February 2027, 14.32 WIB.
var Now = time.Date(2027, 2, 24, 14, 32, 0, 0, models.LoadZone("Asia/Jakarta"))

// Clock answers Now.
func Clock() time.Time { return Now }

// New opens an empty store that is closed with the test.
func New(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.TempDir(), store.Options{Now: Clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Brand saves a brand with three accounts (Instagram, Facebook, TikTok) and two
// pillars (Edukasi, Produk) unless change makes it another.
func Brand(t testing.TB, s *store.Store, change func(*models.Brand)) *models.Brand {
	t.Helper()
	b := &models.Brand{
		Name: "Kopi Senja", Color: "#9A4A20", Zone: "Asia/Jakarta", ReplyMinutes: 60,
		PlanWeekday: int(time.Friday), PlanClock: "17:00",
		Accounts: []models.Account{
			{Platform: models.Instagram, Handle: "kopisenja.id"},
			{Platform: models.Facebook, Name: "Kopi Senja"},
			{Platform: models.TikTok, Handle: "kopisenja"},
		},
		Pillars: []models.Pillar{
			{Name: "Edukasi", Color: "#2F6DA8", ColorDark: "#6FA8DC", Share: 50},
			{Name: "Produk", Color: "#7C57A8", ColorDark: "#B497DD", Share: 50},
		},
	}
	if change != nil {
		change(b)
	}
	if err := s.SaveBrand(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	return b
}

// Post saves a post on the brand's first account, planned for Now's day at
// 19.00, unless change makes it another.
func Post(t testing.TB, s *store.Store, b *models.Brand, change func(*models.Post)) *models.Post {
	t.Helper()
	p := &models.Post{BrandID: b.ID, Title: "Es kopi kurma", Caption: "Manisnya dari kurma.", Form: models.FormImage}
	if len(b.Pillars) > 0 {
		p.PillarID = b.Pillars[0].ID
	}
	v := models.Variant{Day: Now.Format(models.DayFormat), Clock: "19:00"}
	if len(b.Accounts) > 0 {
		v.AccountID = b.Accounts[0].ID
	}
	p.Variants = []models.Variant{v}
	if change != nil {
		change(p)
	}
	if err := s.SavePosts(context.Background(), []*models.Post{p}); err != nil {
		t.Fatal(err)
	}
	return p
}
