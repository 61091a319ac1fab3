package brand

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"lontar/app/lang"
	"lontar/models"
	"lontar/models/store/storetest"
)

func TestSaveMendsAndStores(t *testing.T) {
	ctx := context.Background()
	st := storetest.New(t)
	bus := &models.Bus{}
	var heard []models.Changed
	bus.Subscribe(func(c models.Changed) { heard = append(heard, c) })
	s := New(st, bus, storetest.Clock)
	b, err := s.Fresh(ctx)
	if err != nil {
		t.Fatal(err)
	}
	b.Name, b.Color = "  Kopi   Senja ", "#ffcc00"
	b.Accounts = []models.Account{{Platform: models.Instagram, Handle: "https://instagram.com/kopisenja.id/"}, {Platform: models.X, Handle: "@kopi"}}
	b.Pronoun = " Kamu"
	b.StatusWords = map[models.Status]string{models.Review: " Cek klien ", models.Draft: " "}
	if err := s.Save(ctx, b); err != nil {
		t.Fatal(err)
	}
	got, err := s.Get(ctx, b.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Name != "Kopi Senja" || Contrast(got.Color) < 4.5 || got.Accounts[0].Handle != "kopisenja.id" || got.Accounts[1].Handle != "kopi" ||
		len(got.Pillars) != 5 || got.Zone != "Asia/Jakarta" || len(got.StatusWords) != 1 || got.StatusWords[models.Review] != "Cek klien" ||
		got.Pronoun != "kamu" {
		t.Errorf("stored %+v", got)
	}
	if len(heard) != 1 || heard[0].Area != models.AreaBrands {
		t.Errorf("announced %+v", heard)
	}
	next, err := s.Fresh(ctx)
	if err != nil || next.Color == "" || next.Color == got.Color {
		t.Errorf("the next brand's colour is %q, %v", next.Color, err)
	}
	next.Name = "kopi senja"
	var ps Problems
	if err := s.Save(ctx, next); !errors.As(err, &ps) || ps.Of(FieldName, 0) == nil || next.ID != 0 {
		t.Errorf("a second brand of that name: %v", err)
	}
	if err := s.Archive(ctx, b.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := s.List(ctx, false); err != nil || len(list) != 0 {
		t.Errorf("archived, and listed: %v %v", list, err)
	}
	if err := s.Save(ctx, next); !errors.As(err, &ps) || ps[0].Key != "brand.error.name_archived" {
		t.Errorf("the name of an archived brand: %v", err)
	}
	if err := s.Unarchive(ctx, b.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := s.List(ctx, false); err != nil || len(list) != 1 || len(list[0].Accounts) != 2 {
		t.Errorf("taken out of the archive: %v %v", list, err)
	}
	if err := s.Save(ctx, got); err != nil {
		t.Errorf("saved again under its own name: %v", err)
	}
}

func TestCheck(t *testing.T) {
	good := func() *models.Brand {
		return &models.Brand{
			Name: "Kopi", Color: "#9A4A20", Zone: "Asia/Makassar", Logo: "glyph:cup", PlanWeekday: 5, PlanClock: "17:00",
			Pillars: DefaultPillars(), Accounts: []models.Account{{Platform: models.Facebook, Name: "Kopi"}},
			Columns: []models.CustomColumn{{Name: "Cabang", Kind: models.ColumnText}},
		}
	}
	if ps := Check(good()); len(ps) != 0 {
		t.Fatalf("a good brand: %v", ps)
	}
	for _, c := range []struct {
		field string
		index int
		spoil func(*models.Brand)
	}{
		{FieldName, 0, func(b *models.Brand) { b.Name = " " }},
		{FieldName, 0, func(b *models.Brand) { b.Name = strings.Repeat("a", 81) }},
		{FieldColor, 0, func(b *models.Brand) { b.Color = "merah" }},
		{FieldLogo, 0, func(b *models.Brand) { b.Logo = "glyph:naga" }},
		{FieldZone, 0, func(b *models.Brand) { b.Zone = "Asia/Bandung" }},
		{FieldZone, 0, func(b *models.Brand) { b.Zone = "Local" }},
		{FieldReply, 0, func(b *models.Brand) { b.ReplyMinutes = -1 }},
		{FieldHours, 0, func(b *models.Brand) { b.ReplyHours[1] = models.Shift{From: 600, Until: 540} }},
		{FieldDeadline, 0, func(b *models.Brand) { b.PlanClock = "25:00" }},
		{FieldDeadline, 0, func(b *models.Brand) { b.PlanClock = "9:00" }},
		{FieldDeadline, 0, func(b *models.Brand) { b.PlanWeekday = 7 }},
		{FieldStatus, 0, func(b *models.Brand) { b.StatusWords = map[models.Status]string{models.Idea: strings.Repeat("x", 25)} }},
		{FieldAccount, 0, func(b *models.Brand) { b.Accounts[0].Platform = "myspace" }},
		{FieldAccount, 0, func(b *models.Brand) { b.Accounts[0].Handle = "dua kata" }},
		{FieldAccount, 0, func(b *models.Brand) { b.Accounts[0].URL = "javascript:alert(1)" }},
		{FieldAccount, 1, func(b *models.Brand) { b.Accounts = append(b.Accounts, b.Accounts[0]) }},
		{FieldPillar, 2, func(b *models.Brand) { b.Pillars[2].Name = "" }},
		{FieldPillar, 1, func(b *models.Brand) { b.Pillars[1].Name = "edukasi" }},
		{FieldPillar, 0, func(b *models.Brand) { b.Pillars[0].Share = -1 }},
		{FieldPillar, 0, func(b *models.Brand) { b.Pillars[0].Color = "#12" }},
		{FieldShare, 0, func(b *models.Brand) { b.Pillars[0].Share = 31 }},
		{FieldColumn, 0, func(b *models.Brand) { b.Columns[0].Kind = "puisi" }},
		{FieldColumn, 1, func(b *models.Brand) { b.Columns = append(b.Columns, b.Columns[0]) }},
	} {
		b := good()
		c.spoil(b)
		ps := Check(b)
		p := ps.Of(c.field, c.index)
		if p == nil || len(ps) != 1 {
			t.Errorf("want a problem with %s %d, got %v", c.field, c.index, ps)
			continue
		}
		if !lang.Has(p.Key) || strings.Contains(p.Text(), "{") {
			t.Errorf("%s says %q", p.Key, p.Text())
		}
	}
}

func TestDarken(t *testing.T) {
	for _, c := range append(append([]string{"#FFFFFF", "#FFCC00", "#00FF00", "#777777", "#000000"}, Colors...), "x", "") {
		d := Darken(c)
		switch ok := len(c) == 7; {
		case !ok && d != c:
			t.Errorf("Darken(%q) = %q", c, d)
		case ok && Contrast(d) < 4.5:
			t.Errorf("Darken(%q) = %q, contrast %.2f", c, d, Contrast(d))
		case ok && Contrast(c) >= 4.5 && d != c:
			t.Errorf("%q was readable and became %q", c, d)
		}
	}
	for _, c := range Colors {
		if Contrast(c) < 4.5 {
			t.Errorf("offered colour %s has %.2f", c, Contrast(c))
		}
	}
}

func TestZones(t *testing.T) {
	list := Zones()
	if len(list) < 350 {
		t.Fatalf("only %d zones", len(list))
	}
	for i, want := range []string{"WIB, Jakarta, UTC+7", "WITA, Makassar, UTC+8", "WIT, Jayapura, UTC+9"} {
		if list[i].Text != want {
			t.Errorf("zone %d is %q", i, list[i].Text)
		}
	}
	seen := map[string]bool{}
	for _, z := range list {
		if seen[z.Zone] {
			t.Errorf("%s is offered twice", z.Zone)
		}
		seen[z.Zone] = true
		if _, err := time.LoadLocation(z.Zone); err != nil {
			t.Errorf("%s: %v", z.Zone, err)
		}
	}
	if !seen["Asia/Singapore"] || !seen["UTC"] {
		t.Error("Singapore or UTC is missing")
	}
	if got := offset(time.Date(2027, 1, 1, 0, 0, 0, 0, time.FixedZone("", -(3*60+30)*60))); got != "UTC-3:30" {
		t.Errorf("offset %q", got)
	}
}

func TestDefaultPillars(t *testing.T) {
	sum := 0
	for _, p := range DefaultPillars() {
		sum += p.Share
		if p.ColorDark == "" || PillarDark(p.Color) != p.ColorDark {
			t.Errorf("%s has no colour for dark ground", p.Name)
		}
	}
	if sum != 100 {
		t.Errorf("shares add up to %d", sum)
	}
}
