package plan

import (
	"context"
	"fmt"
	"testing"
	"time"

	"lontar/models"
	"lontar/models/store/storetest"
)

func TestFeedShowsThePostAmongItsNeighbours(t *testing.T) {
	st := storetest.New(t)
	b := storetest.Brand(t, st, nil)
	var ids []int64
	for i := range 20 { // the newest last
		p := storetest.Post(t, st, b, func(p *models.Post) {
			p.Title = fmt.Sprint("Konten ", i)
			p.Variants[0].Day = storetest.Now.AddDate(0, 0, i).Format(time.DateOnly)
		})
		ids = append(ids, p.ID)
	}
	s := New(st, &models.Bus{}, storetest.Clock)
	for _, c := range []struct {
		post  int64
		first int // in the feed, 0 the newest
		n     int
	}{{ids[19], 0, 12}, {ids[15], 0, 12}, {ids[12], 3, 12}, {ids[0], 15, 5}, {0, 0, 12}} {
		feed, err := s.Feed(context.Background(), b.Accounts[0].ID, c.post, 12)
		if err != nil || len(feed) != c.n || feed[0].PostID != ids[19-c.first] {
			t.Errorf("around %d: %d posts from %+v, %v", c.post, len(feed), feed[0], err)
		}
	}
}
