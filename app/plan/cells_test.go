package plan

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

func TestSetCells(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	id := d.posts[0].ID
	col := func(i int) string { return fmt.Sprintf("c:%d", d.b.Columns[i].ID) }
	before := d.dump(t)
	done, errs, err := d.SetCells(ctx, []CellEdit{
		{id, "clock", "7 PM"},
		{id, "day", "Sen 1 Mar"},
		{id, "title", "Baris\nsatu "},
		{id, "pillar", "produk"},
		{id, "form", "Carousel"},
		{id, "status", "acc"},
		{id, "platforms", "tiktok & IG"},
		{id, "link", "kopisenja.id/menu"},
		{id, col(0), "Dago"},
		{id, col(1), "1.500"},
		{id, col(2), "✓"},
		{id, col(3), "bandung"},
		// These cannot be read.
		{id, "day", "31 Feb"},
		{id, "clock", "25.00"},
		{id, "pillar", "Resep"},
		{id, "form", "puisi"},
		{id, "status", "hm"},
		{id, "platforms", "koran"},
		{id, "platforms", "Mastodon"},
		{id, "link", "bukan tautan"},
		{id, col(1), "banyak"},
		{id, col(2), "mungkin"},
		{id, col(3), "Solo"},
		{id, "c:999", "x"},
		{id, "brand", "x"},
		{999, "title", "x"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(errs) != 14 {
		t.Errorf("%d cells were refused: %v", len(errs), errs)
	}
	for _, e := range errs {
		if !lang.Has(e.Key) {
			t.Errorf("no words for %s", e.Key)
		}
	}
	p := d.get(t, id)
	if p.Title != "Baris satu" || p.PillarID != d.b.Pillars[1].ID || p.Form != models.FormCarousel || p.Status != models.Approved ||
		p.Link != "kopisenja.id/menu" || p.Field(d.b.Columns[0].ID) != "Dago" || p.Field(d.b.Columns[1].ID) != "1500" ||
		p.Field(d.b.Columns[2].ID) != "1" || p.Field(d.b.Columns[3].ID) != "Bandung" {
		t.Errorf("the post is %+v", p)
	}
	var accounts []int64
	for _, v := range p.Variants {
		accounts = append(accounts, v.AccountID)
		if v.Day != "2027-03-01" || v.Clock != "19:00" {
			t.Errorf("variant at %s %s", v.Day, v.Clock)
		}
	}
	slices.Sort(accounts)
	if !slices.Equal(accounts, []int64{d.b.Accounts[0].ID, d.b.Accounts[2].ID}) {
		t.Errorf("accounts %v", accounts)
	}
	if done.Key != "plan.cells_set" {
		t.Errorf("said %+v", done)
	}
	if _, err := d.Undo(ctx); err != nil || d.dump(t) != before {
		t.Errorf("one undo did not take the block back: %v", err)
	}
}

func TestHourNeedsADay(t *testing.T) {
	d := newDesk(t)
	_, errs, err := d.SetCells(context.Background(), []CellEdit{{d.posts[2].ID, "clock", "19.00"}})
	if err != nil || len(errs) != 1 || errs[0].Key != "plan.cell.clock_first" {
		t.Errorf("%v %v", errs, err)
	}
	_, errs, err = d.SetCells(context.Background(), []CellEdit{{d.posts[2].ID, "clock", "19.00"}, {d.posts[2].ID, "day", "besok"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := times(d.get(t, d.posts[2].ID)); len(errs) != 0 || got[0] != "2027-02-25 19:00" {
		t.Errorf("with its day: %v %v", got, errs)
	}
}

func TestLiveAccountStays(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	id := d.posts[0].ID
	if _, err := d.SetStatus(ctx, []int64{id}, models.Live); err != nil {
		t.Fatal(err)
	}
	_, errs, err := d.SetCells(ctx, []CellEdit{{id, "platforms", "IG"}})
	if err != nil || len(errs) != 1 || errs[0].Key != "plan.cell.live" {
		t.Errorf("%v %v", errs, err)
	}
}

func TestTypedDay(t *testing.T) {
	near := time.Date(2027, 1, 5, 23, 0, 0, 0, models.LoadZone("Asia/Jakarta"))
	for typed, want := range map[string]string{
		"2027-02-26": "2027-02-26", "26 Feb": "2027-02-26", "26/2": "2027-02-26", "26/02/2027": "2027-02-26", "26.2.27": "2027-02-26",
		"Jum 26 Feb": "2027-02-26", "Jumat, 26 Februari 2027": "2027-02-26", "Feb 26, 2027": "2027-02-26", "30 des": "2026-12-30",
		"2027/2/26": "2027-02-26", "1 Agustus": "2026-08-01", "7 ags 2027": "2027-08-07", "29 feb 2028": "2028-02-29",
		"hari ini": "2027-01-05", "Besok": "2027-01-06", "lusa": "2027-01-07",
		"31 feb": "", "29/2/2027": "", "13/13/2027": "", "": "", "Senin": "", "x": "", "26 Feb 27 3": "", "99999999999999999999/2": "", "26 F": "",
	} {
		if got, ok := typedDay(typed, near); got != want || ok != (want != "") {
			t.Errorf("typedDay(%q) = %q, %v; want %q", typed, got, ok, want)
		}
	}
}

func TestTypedClock(t *testing.T) {
	for typed, want := range map[string]string{
		"19.00": "19:00", "19:00": "19:00", "7 PM": "19:00", "7pm": "19:00", "12 am": "00:00", "12.30 PM": "12:30", "19": "19:00",
		"1930": "19:30", "jam 7 malam": "19:00", "Pukul 19.00 WIB": "19:00", "4 sore": "16:00", "9 pagi": "09:00", "12 malam": "00:00",
		"1 siang": "13:00", "19:00:00": "19:00", "8.05": "08:05",
		"24.00": "", "19.60": "", "13 PM": "", "nanti": "", "": "", "7.5": "", "19.00-20.00": "",
	} {
		if got, _, ok := typedClock(typed); got != want || ok != (want != "") {
			t.Errorf("typedClock(%q) = %q, %v; want %q", typed, got, ok, want)
		}
	}
	if clock, note, ok := typedClock("Prime Time"); clock != "" || note != "Prime Time" || !ok {
		t.Error("prime time is not a note")
	}
}

func TestTypedNumber(t *testing.T) {
	for typed, want := range map[string]string{
		"1500": "1500", "1.500": "1500", "1,500": "1500", "2,5": "2.5", "2.5": "2.5", "1.234.567": "1234567", "1.234,5": "1234.5",
		"1,234.5": "1234.5", "-3": "-3", "Rp 250.000": "250000", "0,125": "0.125", "0": "0",
		"": "", "x": "", "1,2,3.4.5": "", "--1": "", "1e9": "",
	} {
		if got, ok := typedNumber(typed); got != want || ok != (want != "") {
			t.Errorf("typedNumber(%q) = %q, %v; want %q", typed, got, ok, want)
		}
	}
}
