package editor

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/models"
)

func TestLaterEditTakesThePlaceOfAnEarlier(t *testing.T) {
	var e edits
	set := func(key, v string) {
		e = e.with(edit{key, func(p *models.Post) {
			if key == "title" {
				p.Title = v
			} else {
				p.Brief = v
			}
		}})
	}
	set("title", "a")
	set("brief", "b")
	set("title", "c")
	p := &models.Post{Goal: "kept"}
	e.apply(p)
	if len(e) != 2 || p.Title != "c" || p.Brief != "b" || p.Goal != "kept" || !e.has("title") || e.has("goal") {
		t.Errorf("%d edits, %+v", len(e), p)
	}
}

func TestAccountsKeepTheTime(t *testing.T) {
	p := &models.Post{Variants: []models.Variant{{ID: 5, AccountID: 0, Day: "2027-02-26", Clock: "19:00"}}}
	setAccount(p, 1, true)
	setAccount(p, 2, true)
	setAccount(p, 2, true)
	if len(p.Variants) != 2 || p.Variants[0].ID != 5 || p.Variants[1].Day != "2027-02-26" || p.Variants[1].Clock != "19:00" {
		t.Fatalf("%+v", p.Variants)
	}
	setAccount(p, 1, false)
	setAccount(p, 2, false)
	if len(p.Variants) != 1 || p.Variants[0].AccountID != 0 || p.Variants[0].Day != "2027-02-26" {
		t.Fatalf("the last account leaves the time: %+v", p.Variants)
	}
}

func TestNewAccountDoesNotInheritApproval(t *testing.T) {
	p := &models.Post{Variants: []models.Variant{{AccountID: 1, Approval: models.ApprovalGiven, Delivery: models.DeliveryScheduled}}}
	setAccount(p, 2, true)
	if s := p.Variants[1].Status(); s != models.Draft {
		t.Errorf("status %s, want draft: nobody approved this account", s)
	}
}

func TestTimes(t *testing.T) {
	p := &models.Post{Variants: []models.Variant{
		{AccountID: 1, Day: "2027-02-26", Clock: "19:00"},
		{AccountID: 2, Day: "2027-02-26", Clock: "19:00"},
		{AccountID: 3, Day: "2027-02-25", Clock: "10:00", Delivery: models.DeliveryClaimed},
	}}
	setTime(p, everyAccount, "2027-02-27", "08:00")
	if p.Variants[1].Clock != "08:00" || p.Variants[2].Day != "2027-02-25" {
		t.Errorf("live variants stay: %+v", p.Variants)
	}
	p.Variants = p.Variants[:2]
	if timesDiffer(p) {
		t.Error("same times")
	}
	setTime(p, 2, "2027-02-27", "09:00")
	if !timesDiffer(p) || p.Variants[0].Clock != "08:00" {
		t.Errorf("%+v", p.Variants)
	}
	if timesDiffer(&models.Post{}) {
		t.Error("a post without variants has one time")
	}
}

func TestMedia(t *testing.T) {
	p := &models.Post{}
	for id := int64(1); id <= 3; id++ {
		addMedia(p, &models.Media{ID: id})
	}
	addMedia(p, &models.Media{ID: 2})
	placeMedia(p, 3, 0)
	removed := p.Media[1]
	removeMedia(p, 1)
	order := func() (ids []int64) {
		for i, m := range p.Media {
			if m.Position != i {
				t.Errorf("position %d at %d", m.Position, i)
			}
			ids = append(ids, m.MediaID)
		}
		return
	}
	if d := cmp.Diff([]int64{3, 2}, order()); d != "" {
		t.Error(d)
	}
	insertMedia(p, removed, 1)
	insertMedia(p, removed, 1)
	setAlt(p, 1, "kolak")
	if d := cmp.Diff([]int64{3, 1, 2}, order()); d != "" {
		t.Error(d)
	}
	if p.Media[1].Alt != "kolak" {
		t.Error("alt")
	}
}
