package inbox

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"lontar/app/triage"
	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

var bg = context.Background()

// desk is an inbox on a real workspace file, with a clock to turn.
type desk struct {
	*Service
	t     testing.TB
	st    *store.Store
	bus   *models.Bus
	brand *models.Brand
	clock time.Time
	told  []models.Changed
	n     int
}

// newDesk has one brand that answers within an hour, every day 08.00–21.00,
// and stands at Wednesday 24 February 2027, 14.32 WIB.
func newDesk(t testing.TB, change func(*models.Brand)) *desk {
	t.Helper()
	st := storetest.New(t)
	d := &desk{t: t, st: st, bus: &models.Bus{}, brand: storetest.Brand(t, st, change), clock: storetest.Now}
	d.Service = d.another()
	d.bus.Subscribe(func(c models.Changed) { d.told = append(d.told, c) })
	return d
}

// another is a second window on the same workspace.
func (d *desk) another() *Service {
	d.t.Helper()
	sorter, err := triage.New()
	if err != nil {
		d.t.Fatal(err)
	}
	return New(d.st, d.bus, sorter, func() time.Time { return d.clock }, "smo")
}

// comment writes a comment of ten minutes ago by "dita.mrn" on the brand's
// first account unless change makes it another.
func (d *desk) comment(body string, change func(*models.Comment)) int64 {
	d.t.Helper()
	d.n++
	c := &models.Comment{
		BrandID: d.brand.ID, AccountID: d.brand.Accounts[0].ID, Author: "dita.mrn", Body: body, Key: fmt.Sprint("k", d.n),
		At: d.clock.Add(-10 * time.Minute).Unix(), Kind: models.KindQuestion, KindBy: "auto", AnswerMinutes: -1, Likes: -1,
	}
	if change != nil {
		change(c)
	}
	p := promiseOf(d.brand)
	c.DueAt = p.due(c, d.clock.Unix())
	c.Rank = p.rank(c, standing{}, d.clock.Unix(), d.clock.Unix())
	err := d.st.WriteComments(bg, nil, func(w *store.CommentWriter) error {
		who, err := w.Person(c.BrandID, models.Instagram, c.Author, c.AuthorName, "")
		if err != nil {
			return err
		}
		if who != nil && !c.Own {
			c.PersonID = who.ID
		}
		return w.Add([]*models.Comment{c})
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return c.ID
}

// get is a comment as it is now.
func (d *desk) get(id int64) models.Comment {
	d.t.Helper()
	list, err := d.st.Comments(bg, id)
	if err != nil || len(list) != 1 {
		d.t.Fatalf("comment %d: %v, %v", id, list, err)
	}
	return list[0]
}

func (d *desk) must(r Result, err error) Result {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// queue is a queue's bodies in order.
func (d *desk) queue(q Queue) []string {
	d.t.Helper()
	page, err := d.Page(bg, Query{Queue: q}, "", 50)
	if err != nil {
		d.t.Fatal(err)
	}
	var out []string
	for _, c := range page.Rows {
		out = append(out, c.Body)
	}
	return out
}

func refused(t testing.TB, err error, key string) {
	t.Helper()
	var r *Refused
	if !errors.As(err, &r) || r.Key != key {
		t.Errorf("error %v, want %s", err, key)
	}
}
