package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

func TestMediaListTellsWhereFilesAreUsed(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	add := func(hash, name, mime string) *models.Media {
		m := &models.Media{Hash: hash, Name: name, MIME: mime}
		if err := s.AddMedia(ctx, m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	photo, film, cover, logo := add("aa", "latte 100%.jpg", "image/jpeg"), add("bb", "proses.mp4", "video/mp4"), add("cc", "sampul.jpg", "image/jpeg"), add("dd", "logo.png", "image/png")
	free := add("ee", "bebas.jpg", "image/jpeg")
	kopi := storetest.Brand(t, s, func(b *models.Brand) { b.Logo = "dd" })
	batik := storetest.Brand(t, s, func(b *models.Brand) { b.Name = "Batik Larasati" })
	post := &models.Post{BrandID: kopi.ID, Title: "Latte", Variants: []models.Variant{{Day: "2027-03-01", Clock: "09:00"}, {Day: "2027-03-02"}}, Media: []models.PostMedia{{MediaID: photo.ID, Alt: "Gelas di meja"}}}
	binned := &models.Post{BrandID: kopi.ID, Title: "Dibuang", DeletedAt: 5, Media: []models.PostMedia{{MediaID: film.ID}}}
	if err := s.SavePosts(ctx, []*models.Post{post, binned}); err != nil {
		t.Fatal(err)
	}
	for id, change := range map[int64]func(*models.Media){
		film.ID:  func(m *models.Media) { m.Cover, m.BrandID = cover.Hash, batik.ID },
		photo.ID: func(m *models.Media) { m.Alt = "Segelas kopi susu" },
	} {
		if err := s.UpdateMedia(ctx, id, change); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		q    store.MediaQuery
		want []int64
	}{
		"all":        {store.MediaQuery{}, []int64{free.ID, logo.ID, film.ID, photo.ID}},
		"videos":     {store.MediaQuery{Kind: "video"}, []int64{film.ID}},
		"alt":        {store.MediaQuery{Text: "KOPI segelas"}, []int64{photo.ID}},
		"post's alt": {store.MediaQuery{Text: "meja"}, []int64{photo.ID}},
		"a percent":  {store.MediaQuery{Text: "100%"}, []int64{photo.ID}},
		"no joker":   {store.MediaQuery{Text: "l_tte"}, nil},
		"unused":     {store.MediaQuery{Unused: true}, []int64{free.ID, film.ID}},
		"kopi":       {store.MediaQuery{Brands: []int64{kopi.ID}}, []int64{logo.ID, photo.ID}},
		"batik":      {store.MediaQuery{Brands: []int64{batik.ID}}, []int64{film.ID}},
		"deleted":    {store.MediaQuery{Deleted: true}, nil},
	} {
		list, err := s.MediaList(ctx, c.q)
		if err != nil || len(list) != len(c.want) {
			t.Errorf("%s: %+v %v", name, list, err)
			continue
		}
		for i, item := range list {
			if item.ID != c.want[i] || item.Uses != map[int64]int{photo.ID: 1}[item.ID] || item.Logo != (item.ID == logo.ID) || item.PostAlt != map[int64]string{photo.ID: "Gelas di meja"}[item.ID] {
				t.Errorf("%s: %+v", name, item)
			}
		}
	}
	uses, err := s.MediaUses(ctx, photo.ID)
	if err != nil || len(uses) != 1 || uses[0].Title != "Latte" || uses[0].Day != "2027-03-01" {
		t.Errorf("used in %+v, %v", uses, err)
	}
	brands, videos, err := s.MediaHolders(ctx, "dd")
	if err != nil || len(brands) != 1 || len(videos) != 0 {
		t.Errorf("held by %v %v %v", brands, videos, err)
	}
}

func TestMediaTakenOutComesBackWhenAddedAgain(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	m := &models.Media{Hash: "aa", Name: "a.jpg"}
	if err := s.AddMedia(ctx, m); err != nil {
		t.Fatal(err)
	}
	if err := s.UpdateMedia(ctx, m.ID, func(m *models.Media) { m.DeletedAt = 9; m.Alt = "kopi" }); err != nil {
		t.Fatal(err)
	}
	if list, err := s.MediaList(ctx, store.MediaQuery{Deleted: true}); err != nil || len(list) != 1 {
		t.Errorf("the bin: %v %v", list, err)
	}
	again := &models.Media{Hash: "aa", Name: "b.jpg", Format: "jpeg", MIME: "image/jpeg", Width: 9, Height: 9}
	if err := s.AddMedia(ctx, again); err != nil || again.ID != m.ID || again.DeletedAt != 0 || again.Alt != "kopi" || again.Name != "a.jpg" || again.Width != 9 {
		t.Errorf("added again: %+v %v", again, err)
	}
	if is, err := s.Medium(ctx, m.ID); err != nil || *is != *again {
		t.Errorf("stored: %+v %v", is, err)
	}
	if err := s.UpdateMedia(ctx, 77, func(*models.Media) {}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a record that is not there: %v", err)
	}
}

// BenchmarkMediaList is the library of five thousand files, each in a post,
// whole, searched, and one brand's.
func BenchmarkMediaList(b *testing.B) {
	ctx := context.Background()
	s := storetest.New(b)
	kopi := storetest.Brand(b, s, nil)
	var posts []*models.Post
	for i := range 5000 {
		m := &models.Media{Hash: fmt.Sprintf("%064x", i), Name: fmt.Sprintf("kopi_%d.jpg", i), MIME: "image/jpeg"}
		if err := s.AddMedia(ctx, m); err != nil {
			b.Fatal(err)
		}
		posts = append(posts, &models.Post{BrandID: kopi.ID, Title: "Latte", Media: []models.PostMedia{{MediaID: m.ID, Alt: "Segelas kopi"}}})
	}
	if err := s.SavePosts(ctx, posts); err != nil {
		b.Fatal(err)
	}
	for name, q := range map[string]store.MediaQuery{
		"all": {}, "text": {Text: "kopi 49"}, "alt": {Text: "segelas"}, "brand": {Brands: []int64{kopi.ID}, Free: true}, "unused": {Unused: true},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.MediaList(ctx, q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
