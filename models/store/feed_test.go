package store_test

import (
	"context"
	"testing"

	"lontar/models"
	"lontar/models/store/storetest"
)

// A story is gone after a day and leaves no place in the profile.
func TestFeedIsWhatTheProfileShows(t *testing.T) {
	s := storetest.New(t)
	b := storetest.Brand(t, s, nil)
	for _, form := range []models.Form{models.FormImage, models.FormStory, models.FormReel, models.FormLive} {
		storetest.Post(t, s, b, func(p *models.Post) { p.Form = form })
	}
	feed, err := s.Feed(context.Background(), b.Accounts[0].ID, 9)
	if err != nil {
		t.Fatal(err)
	}
	forms := map[models.Form]int{}
	for _, tile := range feed {
		forms[tile.Form]++
	}
	if len(feed) != 2 || forms[models.FormImage] != 1 || forms[models.FormReel] != 1 {
		t.Errorf("%+v", feed)
	}
}
