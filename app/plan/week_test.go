package plan

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"lontar/models"
	"lontar/models/store/storetest"
)

func (d *desk) at(t testing.TB, title, day, clock string, account int, s models.Status) *models.Post {
	t.Helper()
	return storetest.Post(t, d.st, d.b, func(p *models.Post) {
		p.Title = title
		p.Variants = []models.Variant{{AccountID: d.b.Accounts[account].ID, Day: day, Clock: clock}}
		p.Variants[0].Mark(s)
	})
}

func (d *desk) warnings(t testing.TB, from, to string) []Warning {
	t.Helper()
	ctx := context.Background()
	cards, err := d.Cards(ctx, from, to, models.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	ws, err := d.Warnings(ctx, cards)
	if err != nil {
		t.Fatal(err)
	}
	return ws
}

func TestWarnings(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t) // the present is Wednesday 24 February 2027, 14.32
	a := d.at(t, "A", "2027-02-25", "10:00", 0, models.Approved)
	b := d.at(t, "B", "2027-02-25", "10:20", 0, models.Approved)
	d.at(t, "lain akun", "2027-02-25", "10:10", 1, models.Approved)
	d.at(t, "tepat 30", "2027-02-25", "10:50", 0, models.Approved)
	d.at(t, "lewat", "2027-02-24", "14:00", 0, models.Approved)
	d.at(t, "tayang", "2027-02-24", "12:00", 1, models.Live)
	d.at(t, "segera", "2027-02-24", "17:32", 2, models.Review)
	d.at(t, "nanti", "2027-02-24", "17:33", 1, models.Draft)
	ws := d.warnings(t, "2027-02-24", "2027-02-25")
	var got []string
	for _, w := range ws {
		s := w.Kind
		for _, c := range w.Cards {
			s += " " + c.Title
		}
		got = append(got, s)
	}
	want := []string{"conflict A B", "past lewat", "unapproved segera"}
	if !slices.Equal(got, want) {
		t.Fatalf("warnings %q, want %q", got, want)
	}
	if ws[0].Minutes != 20 || ws[0].Account != d.b.Accounts[0].ID || ws[1].Minutes != 32 || ws[2].Minutes != 180 {
		t.Errorf("minutes or account: %+v", ws)
	}
	if err := d.Dismiss(ctx, ws[0]); err != nil {
		t.Fatal(err)
	}
	if ws := d.warnings(t, "2027-02-25", "2027-02-25"); len(ws) != 0 {
		t.Errorf("dismissed, and still %+v", ws)
	}
	if _, err := d.Move(ctx, Place{PostID: b.ID, Day: "2027-02-25", Clock: "10:05"}); err != nil {
		t.Fatal(err)
	}
	if ws := d.warnings(t, "2027-02-25", "2027-02-25"); len(ws) != 1 || ws[0].Cards[0].PostID != a.ID {
		t.Errorf("moved after it was dismissed: %+v", ws)
	}
	if err := d.SetGap(ctx, d.b.ID, 0); err != nil {
		t.Fatal(err)
	}
	if ws := d.warnings(t, "2027-02-25", "2027-02-25"); len(ws) != 0 {
		t.Errorf("with no gap asked: %+v", ws)
	}
}

func TestReadiness(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	draft := d.at(t, "draf", "2027-03-01", "10:00", 0, models.Draft)
	d.at(t, "terjadwal", "2027-03-07", "10:00", 0, models.Scheduled)
	d.at(t, "batal", "2027-03-03", "10:00", 0, models.Cancelled)
	d.at(t, "minggu sesudahnya", "2027-03-08", "10:00", 0, models.Approved)
	one := func() Readiness {
		t.Helper()
		list, err := d.Readiness(ctx)
		if err != nil || len(list) != 1 {
			t.Fatalf("%+v, %v", list, err)
		}
		return list[0]
	}
	r := one() // "Disetujui" of the desk lies on 2 March
	if r.Week != "2027-03-01" || r.Ready != 2 || r.Planned != 3 || r.Target != 3 || !slices.Equal(r.Missing, []int64{draft.ID}) {
		t.Errorf("readiness %+v", r)
	}
	if got := r.Deadline.Format("Mon 2006-01-02 15:04 MST"); got != "Fri 2027-02-26 17:00 WIB" {
		t.Errorf("deadline %s", got)
	}
	for day := range 5 {
		if err := d.SaveSlot(ctx, &models.Slot{BrandID: d.b.ID, Weekday: day, Clock: "16:30"}); err != nil {
			t.Fatal(err)
		}
	}
	if r = one(); r.Target != 5 || r.Late(d.now) || !r.Late(d.now.AddDate(0, 0, 3)) {
		t.Errorf("with five slots: %+v", r)
	}
	d.now = time.Date(2027, 2, 28, 23, 59, 0, 0, d.b.Location()) // Sunday belongs to the week before
	if r = one(); r.Week != "2027-03-01" {
		t.Errorf("on Sunday, next week is %s", r.Week)
	}
	d.b.PlanClock = ""
	if err := d.st.SaveBrand(ctx, d.b); err != nil {
		t.Fatal(err)
	}
	if r = one(); !r.Deadline.IsZero() {
		t.Errorf("a deadline out of nothing: %v", r.Deadline)
	}
}

func TestFillSlots(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	ig, fb := d.b.Accounts[0].ID, d.b.Accounts[1].ID
	for _, sl := range []models.Slot{
		{Weekday: 5, Clock: "16:30", AccountID: ig, Title: "Jumat berkah", PillarID: d.b.Pillars[1].ID, Form: models.FormReel},
		{Weekday: 5, Clock: "19:10", AccountID: ig}, // taken by the desk's post of 19.00
		{Weekday: 5, Clock: "19:10", AccountID: fb}, // free: the desk's post on it is at 20.30
		{Weekday: 1, Clock: "09:00"},                // past
		{Weekday: 0, Clock: "08:00", UntilDay: "2027-02-27"},
		{Weekday: 6, Clock: "08:00", FromDay: "2027-03-01"},
		{Weekday: 6, Clock: "12:00", PausedAt: 1},
		{Weekday: 0, Clock: "12:00"},
	} {
		sl.BrandID = d.b.ID
		if err := d.SaveSlot(ctx, &sl); err != nil {
			t.Fatal(err)
		}
	}
	free, err := d.FreeSlots(ctx, "2027-02-24")
	var at []string
	for _, f := range free {
		at = append(at, f.Day+" "+f.Clock)
	}
	if err != nil || !slices.Equal(at, []string{"2027-02-26 16:30", "2027-02-26 19:10", "2027-02-28 12:00"}) {
		t.Errorf("free slots %v, %v", at, err)
	}
	before := d.dump(t)
	done, err := d.FillSlots(ctx, d.b.ID, "2027-02-24") // any day of the week will do
	if err != nil || len(done.New) != 3 {
		t.Fatalf("%+v, %v", done, err)
	}
	p := d.get(t, done.New[0])
	if p.Title != "Jumat berkah" || p.PillarID != d.b.Pillars[1].ID || p.Form != models.FormReel || p.Status != models.Draft ||
		!slices.Equal(times(p), []string{"2027-02-26 16:30"}) || p.Variants[0].AccountID != ig {
		t.Errorf("the first draft: %+v", p)
	}
	if p := d.get(t, done.New[2]); len(p.Variants) != 3 || p.Variants[0].Day != "2027-02-28" {
		t.Errorf("a slot for all accounts: %+v", p)
	}
	if free, err := d.FreeSlots(ctx, "2027-02-22", d.b.ID); err != nil || len(free) != 0 {
		t.Errorf("still free when filled: %v, %v", free, err)
	}
	if again, err := d.FillSlots(ctx, d.b.ID, "2027-02-22"); err != nil || !again.Nothing() || again.Key != "plan.slots_full" {
		t.Errorf("again: %+v, %v", again, err)
	}
	if _, err := d.Undo(ctx); err != nil || d.dump(t) != before {
		t.Errorf("undo: %v", err)
	}
	var r *Refused
	other := storetest.Brand(t, d.st, func(b *models.Brand) { b.Name = "Tanpa slot" })
	if _, err := d.FillSlots(ctx, other.ID, "2027-02-22"); !errors.As(err, &r) || r.Key != "plan.error.no_slots" {
		t.Errorf("no slots: %v", err)
	}
	for _, bad := range []models.Slot{{Weekday: 7, Clock: "09:00"}, {Clock: "9"}, {Clock: "09:00", AccountID: 99}, {Clock: "09:00", FromDay: "2027-03-02", UntilDay: "2027-03-01"}} {
		bad.BrandID = d.b.ID
		if err := d.SaveSlot(ctx, &bad); !errors.As(err, &r) {
			t.Errorf("slot %+v was kept: %v", bad, err)
		}
	}
}

func TestFreeClock(t *testing.T) {
	ctx := context.Background()
	st := storetest.New(t)
	d := &desk{st: st, now: storetest.Now, b: storetest.Brand(t, st, nil)}
	d.Service = New(st, &models.Bus{}, func() time.Time { return d.now })
	want := func(day, clock, why string) {
		t.Helper()
		if got, err := d.FreeClock(ctx, d.b.ID, day); err != nil || got != clock {
			t.Errorf("%s: offered %q, %v; want %q", why, got, err, clock)
		}
	}
	want("2027-03-05", "19:00", "an empty brand")
	d.at(t, "a", "2027-02-26", "16:30", 0, models.Draft)
	d.at(t, "b", "2027-02-25", "08:00", 0, models.Draft)
	want("2027-03-05", "16:30", "the hour of last Friday")
	if err := d.SaveSlot(ctx, &models.Slot{BrandID: d.b.ID, Weekday: 5, Clock: "11:00"}); err != nil {
		t.Fatal(err)
	}
	want("2027-03-05", "11:00", "the recurring slot")
	d.at(t, "c", "2027-03-05", "11:10", 0, models.Draft)
	want("2027-03-05", "16:30", "the slot is taken")
	want("2027-02-24", "19:00", "a day before all habits")
	d.now = time.Date(2027, 2, 24, 20, 10, 0, 0, d.b.Location())
	want("2027-02-24", "20:30", "today after the usual hour")
	want("2027-02-23", "19:00", "a day that is past")
	if _, err := d.FreeClock(ctx, d.b.ID, "besok"); err == nil {
		t.Error("besok is not a stored day")
	}
}
