package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

// take writes comments as an import would and returns it.
func take(t testing.TB, s *store.Store, b *models.Brand, list ...*models.Comment) *models.Import {
	t.Helper()
	imp := &models.Import{Kind: "comments", BrandID: b.ID, File: "komentar.csv"}
	err := s.WriteComments(bg, imp, func(w *store.CommentWriter) error {
		for i, c := range list {
			c.BrandID = b.ID
			if c.AccountID == 0 {
				c.AccountID = b.Accounts[0].ID
			}
			if c.Key == "" {
				c.Key = fmt.Sprint("k", i, c.Body)
			}
			p, err := w.Person(b.ID, models.Instagram, c.Author, c.AuthorName, "")
			if err != nil {
				return err
			}
			if p != nil && !c.Own {
				c.PersonID = p.ID
			}
		}
		return w.Add(list)
	})
	if err != nil {
		t.Fatal(err)
	}
	return imp
}

func bodies(cards []models.CommentCard) (out []string) {
	for _, c := range cards {
		out = append(out, c.Body)
	}
	return out
}

func find(t testing.TB, s *store.Store, q store.CommentQuery) []string {
	t.Helper()
	cards, _, err := s.CommentPage(bg, q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	return bodies(cards)
}

func same(t testing.TB, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestSearchFindsWordsTheirBeginningsAndInside(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	take(t, s, b,
		&models.Comment{Author: "dita.mrn", Body: "Harganya berapa, Kak?", At: 100},
		&models.Comment{Author: "yoga", Body: "seharga kopi biasa", At: 200},
		&models.Comment{Author: "slot88", Body: "𝗗𝗘𝗪𝗔𝟴𝟴 gacor", At: 300},
		&models.Comment{Author: "café.rina", Body: "\"NEAR\" OR (DROP) -- 100% *", At: 400},
		&models.Comment{Author: "kopisenja.id", Body: "Dua puluh delapan ribu", At: 150, Own: true, ParentID: -1})
	for _, c := range []struct {
		text string
		want []string
	}{
		{"harga", []string{"Harganya berapa, Kak?"}},
		{"HARGA berapa", []string{"Harganya berapa, Kak?"}},
		{"arganya", []string{"Harganya berapa, Kak?"}},
		{"dewa", []string{"𝗗𝗘𝗪𝗔𝟴𝟴 gacor"}},
		{"cafe", []string{"\"NEAR\" OR (DROP) -- 100% *"}},
		{"dita", []string{"Harganya berapa, Kak?"}},
		{"delapan", []string{"Harganya berapa, Kak?"}}, // the brand's answer
		{"\"near\" OR drop", []string{"\"NEAR\" OR (DROP) -- 100% *"}},
		{"k", nil},
		{"tidak ada", nil},
		{"***", nil},
		{"kop", []string{"seharga kopi biasa"}},
	} {
		same(t, c.text, find(t, s, store.CommentQuery{Text: c.text}), c.want...)
	}
	other := storetest.Brand(t, s, func(b *models.Brand) { b.Name = "Lain" })
	same(t, "another brand", find(t, s, store.CommentQuery{Text: "harga", BrandIDs: []int64{other.ID}}))
	same(t, "both brands", find(t, s, store.CommentQuery{Text: "harga", BrandIDs: []int64{other.ID, b.ID}}), "Harganya berapa, Kak?")
	same(t, "open", find(t, s, store.CommentQuery{Text: "harga", State: models.CommentOpen, Order: "priority"}), "Harganya berapa, Kak?")
	same(t, "done", find(t, s, store.CommentQuery{Text: "harga", State: models.CommentDone}))
}

func TestSearchFollowsWhatChanges(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	c := &models.Comment{Author: "dita", Body: "ready?", At: 100}
	imp := take(t, s, b, c)
	before, err := s.WorkOnComments(bg, []int64{c.ID}, func(w *store.CommentWork, c *models.Comment) error {
		c.State, c.DoneAs, c.DoneAt = models.CommentDone, models.DoneReplied, 500
		return w.AddReply(&models.Reply{CommentID: c.ID, Body: "Siap, stoknya tersedia", At: 500})
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "by its answer", find(t, s, store.CommentQuery{Text: "tersedia", State: models.CommentDone}), "ready?")
	same(t, "not open any more", find(t, s, store.CommentQuery{Text: "ready", State: models.CommentOpen}))
	n, _ := s.CommentCounts(bg, nil)
	if n.Done != 1 || len(n.Open) != 0 {
		t.Errorf("counts %+v", n)
	}
	replies, _ := s.Replies(bg, c.ID)
	if _, err := s.RestoreComments(bg, before, func(w *store.CommentWork) error { return w.UndoReply(replies[0].ID, 600) }); err != nil {
		t.Fatal(err)
	}
	same(t, "the answer is taken back", find(t, s, store.CommentQuery{Text: "tersedia"}))
	same(t, "open again", find(t, s, store.CommentQuery{Text: "ready", State: models.CommentOpen}), "ready?")
	if n, _ := s.CommentCounts(bg, []int64{b.ID}); n.Done != 0 || len(n.Open) != 1 || n.Open[0].N != 1 {
		t.Errorf("counts %+v", n)
	}
	if gone, kept, err := s.UndoCommentImport(bg, imp.ID); err != nil || gone != 1 || kept != 0 {
		t.Errorf("undo: %d gone, %d kept, %v", gone, kept, err)
	}
	same(t, "nothing left", find(t, s, store.CommentQuery{Text: "ready"}))
	if _, _, err := s.UndoCommentImport(bg, imp.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a second undo: %v", err)
	}
}

func TestPagesFollowEachOtherInEveryOrder(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	var list []*models.Comment
	for i := range 57 {
		c := &models.Comment{Author: fmt.Sprint("a", i%7), Body: fmt.Sprintf("komentar %02d", i), At: int64(1000 + i%9), Rank: int64(i % 11), Likes: i % 5}
		if i%3 == 0 {
			c.State, c.DoneAt = models.CommentDone, int64(2000+i%4)
		}
		list = append(list, c)
	}
	take(t, s, b, list...)
	for _, state := range []models.CommentState{models.CommentOpen, models.CommentDone, ""} {
		for _, order := range []string{"priority", "newest", "oldest", "likes"} {
			for _, text := range []string{"", "komentar"} {
				q := store.CommentQuery{State: state, Order: order, Text: text, Limit: 10}
				all := map[string]bool{}
				n := 0
				for {
					cards, next, err := s.CommentPage(bg, q)
					if err != nil {
						t.Fatal(err)
					}
					for _, c := range cards {
						all[c.Body] = true
						n++
					}
					if q.After = next; next == "" {
						break
					}
				}
				want := 0
				for _, c := range list {
					liked := order != "likes" || state == models.CommentOpen || text != "" || c.Likes > 0
					if (state == "" || c.State == state) && liked {
						want++
					}
				}
				if n != want || len(all) != want {
					t.Errorf("%q %s %q: %d rows, %d different, want %d", state, order, text, n, len(all), want)
				}
			}
		}
	}
}

func TestThreadHoldsParentsSiblingsAndAnswers(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	list := []*models.Comment{
		{Author: "a", Body: "satu", At: 10},
		{Author: "kopisenja.id", Body: "jawab", At: 20, Own: true, ParentID: -1},
		{Author: "c", Body: "ikut", At: 15, ParentID: -1},
		{Author: "a", Body: "lagi", At: 30, ParentID: -2},
		{Author: "x", Body: "lain", At: 5},
	}
	take(t, s, b, list...)
	thread, err := s.CommentThread(bg, list[3].ID)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range thread {
		got = append(got, c.Body)
	}
	same(t, "thread", got, "satu", "ikut", "jawab", "lagi")
}

func TestAnImportIsKnownAgainAndItsUndoKeepsWork(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	one, two := &models.Comment{Key: "1", Author: "a", Body: "satu", At: 10, Likes: 1}, &models.Comment{Key: "2", Author: "b", Body: "dua", At: 20}
	first := take(t, s, b, one, two)
	second := &models.Import{Kind: "comments", BrandID: b.ID}
	err := s.WriteComments(bg, second, func(w *store.CommentWriter) error {
		known, err := w.Known(b.ID, b.Accounts[0].ID, []string{"1", "2", "3"})
		if err != nil || len(known) != 2 {
			t.Fatalf("known %+v, %v", known, err)
		}
		c := known["1"]
		before := c
		c.Likes, c.Body = 9, "satu diubah"
		return w.Update([]models.Comment{c}, []models.Comment{before})
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "new words", find(t, s, store.CommentQuery{Text: "diubah"}), "satu diubah")
	if _, _, err := s.UndoCommentImport(bg, second.ID); err != nil {
		t.Fatal(err)
	}
	same(t, "old words", find(t, s, store.CommentQuery{Text: "diubah"}))
	if got, _ := s.Comments(bg, one.ID); len(got) != 1 || got[0].Body != "satu" || got[0].Likes != 1 {
		t.Errorf("restored %+v", got)
	}
	if _, err := s.WorkOnComments(bg, []int64{two.ID}, func(_ *store.CommentWork, c *models.Comment) error {
		c.Kind, c.KindBy = models.KindQuestion, "person"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if gone, kept, err := s.UndoCommentImport(bg, first.ID); err != nil || gone != 1 || kept != 1 {
		t.Errorf("%d gone, %d kept, %v", gone, kept, err)
	}
	people, _ := s.FindPeople(bg, b.ID, "", 10)
	if len(people) != 1 || people[0].Handle != "b" {
		t.Errorf("people left %+v", people)
	}
}

func TestAFailingImportLeavesNothing(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	boom := errors.New("cancelled")
	err := s.WriteComments(bg, &models.Import{Kind: "comments", BrandID: b.ID}, func(w *store.CommentWriter) error {
		if err := w.Add([]*models.Comment{{BrandID: b.ID, AccountID: b.Accounts[0].ID, Key: "1", Body: "satu"}}); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	same(t, "comments", find(t, s, store.CommentQuery{}))
	same(t, "search", find(t, s, store.CommentQuery{Text: "satu"}))
	if list, _ := s.CommentImports(bg, 0, 5); len(list) != 0 {
		t.Errorf("imports %+v", list)
	}
}

// TestEveryFilterHasItsIndex: a query names its index, which SQLite refuses
// when the conditions do not allow it.
func TestEveryFilterHasItsIndex(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	take(t, s, b, &models.Comment{Author: "a", Body: "satu", LivePostID: 7, Likes: 1, At: 10, DueAt: 20, Tags: "price stock", Kind: models.KindQuestion})
	for _, state := range []models.CommentState{"", models.CommentOpen, models.CommentEscalated, models.CommentDone} {
		for _, order := range []string{"", "priority", "newest", "oldest", "likes"} {
			for name, q := range map[string]store.CommentQuery{
				"none": {}, "brand": {BrandIDs: []int64{b.ID, 99}}, "account": {AccountID: b.Accounts[0].ID}, "post": {LivePostID: 7}, "campaign": {CampaignID: 1},
				"person": {PersonID: 1}, "kind": {Kinds: []models.CommentKind{models.KindQuestion}}, "tag": {Tag: "stock"}, "late": {DueBefore: 30},
			} {
				for _, text := range []string{"", "sat"} {
					q.State, q.Order, q.Text = state, order, text
					got := find(t, s, q)
					if want := (state == "" || state == models.CommentOpen) && name != "campaign"; want != (len(got) == 1) {
						t.Errorf("%q %s by %s %q: %q", state, order, name, text, got)
					}
				}
			}
		}
	}
}

// TestVIPsAreKept: the mark reaches the file and comes back in every shape.
func TestVIPsAreKept(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	p := &models.Person{BrandID: b.ID, Platform: models.Instagram, Handle: "dita", VIP: true}
	if err := s.SavePerson(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	c := &models.Comment{BrandID: b.ID, AccountID: b.Accounts[0].ID, PersonID: p.ID, Author: "dita", Body: "halo", At: 1, Key: "k"}
	if err := s.WriteComments(t.Context(), nil, func(w *store.CommentWriter) error { return w.Add([]*models.Comment{c}) }); err != nil {
		t.Fatal(err)
	}
	cards, err := s.CommentCards(t.Context(), c.ID)
	if err != nil || len(cards) != 1 || !cards[0].VIP {
		t.Errorf("card %+v, %v", cards, err)
	}
	if st, err := s.Standings(t.Context(), p.ID); err != nil || !st[p.ID].VIP {
		t.Errorf("standing %+v, %v", st, err)
	}
	if list, err := s.FindPeople(t.Context(), b.ID, "dita", 5); err != nil || len(list) != 1 || !list[0].VIP {
		t.Errorf("found %+v, %v", list, err)
	}
}
