package plan

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

type desk struct {
	*Service
	st    *store.Store
	b     *models.Brand
	posts []*models.Post
	now   time.Time
}

// newDesk is a brand with four posts: two on two accounts with their own
// times, one in the tray, one approved.
func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{st: storetest.New(t), now: storetest.Now}
	d.b = storetest.Brand(t, d.st, func(b *models.Brand) {
		b.Columns = []models.CustomColumn{
			{Name: "Cabang", Kind: models.ColumnText},
			{Name: "Anggaran", Kind: models.ColumnNumber},
			{Name: "ACC", Kind: models.ColumnTick},
			{Name: "Kota", Kind: models.ColumnChoice, Choices: []string{"Bandung", "Jakarta"}},
		}
	})
	d.Service = New(d.st, &models.Bus{}, func() time.Time { return d.now })
	two := func(p *models.Post) {
		p.Variants = []models.Variant{
			{AccountID: d.b.Accounts[0].ID, Day: "2027-02-26", Clock: "19:00"},
			{AccountID: d.b.Accounts[1].ID, Day: "2027-02-26", Clock: "20:30"},
		}
	}
	d.posts = []*models.Post{
		storetest.Post(t, d.st, d.b, two),
		storetest.Post(t, d.st, d.b, func(p *models.Post) { two(p); p.Title = "Hampers"; p.Variants[1].Day = "2027-02-27" }),
		storetest.Post(t, d.st, d.b, func(p *models.Post) { p.Title = "Baki"; p.Variants[0].Day, p.Variants[0].Clock = "", "" }),
		storetest.Post(t, d.st, d.b, func(p *models.Post) {
			p.Title = "Disetujui"
			p.Variants[0].Day = "2027-03-02"
			p.Variants[0].Mark(models.Approved)
		}),
	}
	return d
}

// dump writes all posts that are not in the bin, without row numbers.
func (d *desk) dump(t testing.TB) string {
	t.Helper()
	all, err := d.st.BrandPosts(context.Background(), d.b.ID, "", "")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range all {
		p.CreatedAt = 0
		lines = append(lines, fmt.Sprintf("%d %s %s", p.ID, p.Status, fingerprint(p)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// act carries out one random command and reports whether it became a step.
func (d *desk) act(t *testing.T, r *rand.Rand) bool {
	t.Helper()
	ctx := context.Background()
	all, err := d.st.BrandPosts(ctx, d.b.ID, "", "")
	if err != nil {
		t.Fatal(err)
	}
	var ids []int64
	for _, p := range all {
		if r.IntN(3) == 0 {
			ids = append(ids, p.ID)
		}
	}
	if len(ids) == 0 && len(all) > 0 {
		ids = []int64{all[r.IntN(len(all))].ID}
	}
	day := addDays("2027-02-20", r.IntN(20))
	clock := clockOf(r.IntN(96) * 15)
	was := len(d.history.past)
	kind := r.IntN(11)
	if len(ids) == 0 {
		kind = 0
	}
	switch kind {
	case 0:
		_, err = d.Create(ctx, Draft{BrandID: d.b.ID, Title: "Baru", Day: day, Clock: clock})
	case 1:
		pl := Place{PostID: ids[0], Day: day, Clock: clock}
		if r.IntN(4) == 0 {
			pl = Place{PostID: ids[0]}
		}
		_, err = d.Move(ctx, pl)
	case 2:
		_, err = d.Shift(ctx, ids, r.IntN(5)-2, (r.IntN(9)-4)*15)
	case 3:
		_, err = d.Duplicate(ctx, ids, day)
	case 4:
		_, err = d.SetPillar(ctx, ids, d.b.Pillars[r.IntN(2)].ID)
	case 5:
		_, err = d.SetForm(ctx, ids, models.Forms[r.IntN(len(models.Forms))])
	case 6:
		_, err = d.SetPIC(ctx, ids, string(rune('A'+r.IntN(4))))
	case 7:
		_, err = d.SetStatus(ctx, ids, models.Statuses[r.IntN(6)])
	case 8:
		_, err = d.Delete(ctx, ids[:1])
	case 9:
		var edits []CellEdit
		for _, id := range ids {
			edits = append(edits,
				CellEdit{id, "platforms", []string{"IG", "IG, FB", "FB & Tiktok", "", "TikTok"}[r.IntN(5)]},
				CellEdit{id, fmt.Sprintf("c:%d", d.b.Columns[0].ID), []string{"", "Dago", "Braga"}[r.IntN(3)]},
				CellEdit{id, "caption", fmt.Sprint("teks ", r.IntN(5))})
		}
		_, _, err = d.SetCells(ctx, edits)
	case 10:
		d.now = d.now.Add(2 * time.Minute) // so that it is a step of its own
		_, err = d.Edit(ctx, ids[0], func(p *models.Post, _ *models.Brand) {
			p.Variants[0].OwnCaption, p.Variants[0].Caption = true, fmt.Sprint("khusus ", r.IntN(9))
		})
	}
	if err != nil {
		t.Fatalf("command %d: %v", kind, err)
	}
	return len(d.history.past) > was
}

func TestAnyCommandsUndoneGiveTheOriginal(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(12) {
		d := newDesk(t)
		r := rand.New(rand.NewPCG(seed, 7))
		states := []string{d.dump(t)}
		for range 25 {
			if d.act(t, r) {
				states = append(states, d.dump(t))
			}
		}
		check := func(i int, what string) {
			if got := d.dump(t); got != states[i] {
				t.Fatalf("seed %d: %s to step %d differs:\n%s\nwant:\n%s", seed, what, i, got, states[i])
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := d.Undo(ctx); err != nil {
				t.Fatalf("seed %d: undo to %d: %v", seed, i, err)
			}
			check(i, "undo")
		}
		if d.CanUndo() {
			t.Fatal("more steps than commands")
		}
		for i := 1; i < len(states); i++ {
			if _, err := d.Redo(ctx); err != nil {
				t.Fatalf("seed %d: redo to %d: %v", seed, i, err)
			}
			check(i, "redo")
		}
		if d.CanRedo() {
			t.Fatal("more steps to redo than commands")
		}
		if h, err := d.st.Check(ctx); err != nil || !h.OK() {
			t.Fatalf("seed %d: the file is not sound: %+v, %v", seed, h, err)
		}
	}
}

func TestUndoRefusesWhatChangedSince(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	if _, err := d.SetPIC(ctx, []int64{d.posts[0].ID}, "Rara"); err != nil {
		t.Fatal(err)
	}
	other, err := d.st.Posts(ctx, d.posts[0].ID) // an import, say
	if err != nil {
		t.Fatal(err)
	}
	other[0].Caption = "Ditulis impor"
	if err := d.st.SavePosts(ctx, other); err != nil {
		t.Fatal(err)
	}
	before := d.dump(t)
	_, err = d.Undo(ctx)
	var r *Refused
	if !errors.As(err, &r) || r.Key != "plan.error.changed_since" {
		t.Fatalf("Undo: %v", err)
	}
	if d.dump(t) != before {
		t.Error("a refused undo changed something")
	}
	if _, err := d.Undo(ctx); !errors.As(err, &r) || r.Key != "common.undo_nothing" {
		t.Errorf("the refused step stays in the way: %v", err)
	}
}

func TestTypingIsOneStep(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	before := d.dump(t)
	p := d.posts[0].Clone()
	for _, text := range []string{"K", "Ko", "Kopi"} {
		p.Caption = text
		d.now = d.now.Add(time.Second)
		if err := d.Save(ctx, p); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if d.dump(t) != before || d.CanUndo() {
		t.Error("three autosaves were not one step")
	}
}

func TestANewCommandEndsRedo(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	ids := []int64{d.posts[0].ID}
	for _, pic := range []string{"A", "B"} {
		if _, err := d.SetPIC(ctx, ids, pic); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := d.SetPIC(ctx, ids, "C"); err != nil {
		t.Fatal(err)
	}
	if d.CanRedo() {
		t.Error("redo would bring back what was undone before C")
	}
}
