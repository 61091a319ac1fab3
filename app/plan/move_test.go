package plan

import (
	"context"
	"errors"
	"slices"
	"testing"

	"lontar/app/lang"
	"lontar/models"
	"lontar/models/store/storetest"
)

func (d *desk) get(t testing.TB, id int64) *models.Post {
	t.Helper()
	list, err := d.st.Posts(context.Background(), id)
	if err != nil || len(list) != 1 {
		t.Fatalf("post %d: %v", id, err)
	}
	return list[0]
}

func times(p *models.Post) []string {
	var out []string
	for _, v := range p.Variants {
		out = append(out, v.Day+" "+v.Clock)
	}
	return out
}

func TestMoveKeepsDistances(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name  string
		place Place
		want  []string
		key   string
	}{
		{"to another day", Place{Day: "2027-03-01"}, []string{"2027-03-01 19:00", "2027-03-01 20:30"}, "plan.moved"},
		{"to another hour", Place{Day: "2027-02-26", Clock: "23:00"}, []string{"2027-02-26 23:00", "2027-02-27 00:30"}, "plan.moved"},
		{"the later slot held", Place{Day: "2027-03-01", Clock: "08:00", FromDay: "2027-02-26", FromClock: "20:30"}, []string{"2027-03-01 06:30", "2027-03-01 08:00"}, "plan.moved"},
		{"off the calendar", Place{}, []string{" ", " "}, "plan.unscheduled"},
		{"to the past", Place{Day: "2027-02-01"}, []string{"2027-02-01 19:00", "2027-02-01 20:30"}, "plan.moved_past"},
		{"beside another", Place{Day: "2027-02-27", Clock: "19:15"}, []string{"2027-02-27 19:15", "2027-02-27 20:45"}, "plan.moved_close"},
	} {
		d := newDesk(t)
		c.place.PostID = d.posts[0].ID
		done, err := d.Move(ctx, c.place)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := times(d.get(t, d.posts[0].ID)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if done.Key != c.key || !lang.Has(done.Key) {
			t.Errorf("%s: said %q, want %q", c.name, done.Key, c.key)
		}
	}
}

func TestMoveOneVariantAndFromTray(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	p := d.posts[0]
	if _, err := d.Move(ctx, Place{PostID: p.ID, Variants: []int64{p.Variants[1].ID}, Day: "2027-03-03", Clock: "10:00"}); err != nil {
		t.Fatal(err)
	}
	if got := times(d.get(t, p.ID)); !slices.Equal(got, []string{"2027-02-26 19:00", "2027-03-03 10:00"}) {
		t.Errorf("one variant: %v", got)
	}
	if _, err := d.Move(ctx, Place{PostID: d.posts[2].ID, Day: "2027-03-04", Clock: "16:30"}); err != nil {
		t.Fatal(err)
	}
	if got := times(d.get(t, d.posts[2].ID)); !slices.Equal(got, []string{"2027-03-04 16:30"}) {
		t.Errorf("from the tray: %v", got)
	}
	for _, bad := range []Place{{PostID: p.ID, Day: "2027-02-30"}, {PostID: p.ID, Day: "2027-03-01", Clock: "25:00"}} {
		var r *Refused
		if _, err := d.Move(ctx, bad); !errors.As(err, &r) {
			t.Errorf("%+v was accepted: %v", bad, err)
		}
	}
}

func TestMoveAcrossAClockChangeKeepsTheHour(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	b := storetest.Brand(t, d.st, func(b *models.Brand) { b.Name, b.Zone = "Kedai Berlin", "Europe/Berlin" })
	p := storetest.Post(t, d.st, b, func(p *models.Post) { p.Variants[0].Day = "2027-03-27" })
	was := d.get(t, p.ID).Variants[0].At
	if _, err := d.Shift(ctx, []int64{p.ID}, 1, 0); err != nil { // 28 March 2027 has 23 hours
		t.Fatal(err)
	}
	v := d.get(t, p.ID).Variants[0]
	if v.Clock != "19:00" || v.At-was != 23*60*60 {
		t.Errorf("moved to %s %s, %d s later", v.Day, v.Clock, v.At-was)
	}
}

func TestApprovalGoesStale(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	id := d.posts[3].ID
	approval := func() models.Approval { return d.get(t, id).Variants[0].Approval }
	if _, err := d.Move(ctx, Place{PostID: id, Day: "2027-03-05"}); err != nil {
		t.Fatal(err)
	}
	if approval() != models.ApprovalGiven {
		t.Error("a move cancelled the approval")
	}
	if _, _, err := d.SetCells(ctx, []CellEdit{{id, "pic", "Rara"}, {id, "notes", "x"}}); err != nil {
		t.Fatal(err)
	}
	if approval() != models.ApprovalGiven {
		t.Error("a note cancelled the approval")
	}
	if _, _, err := d.SetCells(ctx, []CellEdit{{id, "caption", "teks lain"}}); err != nil {
		t.Fatal(err)
	}
	if approval() != models.ApprovalStale || d.get(t, id).Status != models.Review {
		t.Errorf("another caption left the approval %q", approval())
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if approval() != models.ApprovalGiven {
		t.Error("undo did not give the approval back")
	}
	if _, _, err := d.SetCells(ctx, []CellEdit{{id, "status", "Disetujui"}, {id, "caption", "teks ketiga"}}); err != nil {
		t.Fatal(err)
	}
	if approval() != models.ApprovalGiven {
		t.Error("a status given together with the text was lost")
	}
}

func TestDuplicateStartsOver(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	p := d.posts[3]
	m := &models.Media{Hash: "aa", Name: "a.png", MIME: "image/png"}
	if err := d.st.AddMedia(ctx, m); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Edit(ctx, p.ID, func(p *models.Post, _ *models.Brand) {
		p.Media = []models.PostMedia{{MediaID: m.ID, VariantID: p.Variants[0].ID, Alt: "gelas"}}
		p.Variants[0].Mark(models.Live)
		p.Variants[0].LiveURL = "https://x.com/a/status/1"
		p.CampaignID = 7
	}); err != nil {
		t.Fatal(err)
	}
	for day, title := range map[string]string{"": p.Title + " (salinan)", "2027-03-09": p.Title} {
		done, err := d.Duplicate(ctx, []int64{p.ID}, day)
		if err != nil || len(done.New) != 1 {
			t.Fatalf("%v %v", done, err)
		}
		twin := d.get(t, done.New[0])
		v := twin.Variants[0]
		if twin.Title != title || twin.UID == p.UID || v.Status() != models.Draft || v.LiveURL != "" || twin.Caption != p.Caption ||
			twin.CampaignID != 7 {
			t.Errorf("the copy is %+v", twin)
		}
		if len(twin.Media) != 1 || twin.Media[0].VariantID != v.ID || twin.Media[0].Alt != "gelas" {
			t.Errorf("its media: %+v for variant %d", twin.Media, v.ID)
		}
	}
}

func TestCommandsAnnounceAndLog(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	var heard []models.Changed
	defer d.bus.Subscribe(func(c models.Changed) { heard = append(heard, c) })()
	id := d.posts[0].ID
	if _, err := d.SetStatus(ctx, []int64{id}, models.Approved); err != nil {
		t.Fatal(err)
	}
	if len(heard) != 1 || heard[0].Area != models.AreaPosts || !slices.Equal(heard[0].IDs, []int64{id}) {
		t.Errorf("announced %+v", heard)
	}
	events, err := d.st.Events(ctx, 1)
	if err != nil || len(events) != 1 || events[0].Kind != "post.status" || events[0].PostID != id ||
		events[0].Data != `{"note":"status noted by hand","status":["draft","approved"]}` {
		t.Errorf("logged %+v, %v", events, err)
	}
	if revisions, err := d.st.Revisions(ctx, id); err != nil || len(revisions) != 1 {
		t.Errorf("revisions: %v, %v", revisions, err)
	}
	var r *Refused
	if _, err := d.SetStatus(ctx, []int64{id}, models.Late); !errors.As(err, &r) {
		t.Errorf("late was chosen by hand: %v", err)
	}
	if done, err := d.SetStatus(ctx, []int64{id}, models.Approved); err != nil || !done.Nothing() {
		t.Errorf("the same again did %+v, %v", done, err)
	}
}

func TestPillarOfAnotherBrand(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	other := storetest.Brand(t, d.st, func(b *models.Brand) { b.Name = "Lain"; b.Pillars = b.Pillars[1:] })
	p := storetest.Post(t, d.st, other, nil)
	done, err := d.SetPillar(ctx, []int64{d.posts[0].ID, p.ID}, d.b.Pillars[1].ID)
	if err != nil || d.get(t, p.ID).PillarID != other.Pillars[0].ID && d.get(t, d.posts[0].ID).PillarID != d.b.Pillars[1].ID {
		t.Errorf("same name: %+v, %v", done, err)
	}
	done, err = d.SetPillar(ctx, []int64{d.posts[0].ID, p.ID}, d.b.Pillars[0].ID)
	if err != nil || done.Key != "plan.pillar_set_some" || d.get(t, p.ID).PillarID != other.Pillars[0].ID {
		t.Errorf("missing there: %+v, %v", done, err)
	}
}

func TestCopyToLeavesTheOriginal(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	p := d.posts[3]
	before := times(d.get(t, p.ID))
	done, err := d.CopyTo(ctx, Place{PostID: p.ID, Day: "2027-03-12", Clock: "09:15"})
	if err != nil || len(done.New) != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	twin := d.get(t, done.New[0])
	if day, clock := twin.Slot(); day != "2027-03-12" || clock != "09:15" || twin.Status != models.Draft && twin.Status != models.Idea {
		t.Errorf("the copy is on %s %s, %s", day, clock, twin.Status)
	}
	if got := times(d.get(t, p.ID)); !slices.Equal(got, before) {
		t.Errorf("the original moved to %v", got)
	}
	if _, err := d.Undo(ctx); err != nil || d.get(t, twin.ID).DeletedAt == 0 {
		t.Errorf("undo left the copy: %v", err)
	}
	var r *Refused
	for _, bad := range []Place{{PostID: p.ID}, {PostID: p.ID, Day: "2027-03-12", Clock: "25:00"}} {
		if _, err := d.CopyTo(ctx, bad); !errors.As(err, &r) {
			t.Errorf("%+v was accepted: %v", bad, err)
		}
	}
}
