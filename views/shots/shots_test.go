package shots

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"testing"
	"time"

	"lontar/app/brand"
	"lontar/app/plan"
	"lontar/app/workspace"
	"lontar/models"
)

// example is a small stand-in, so that this test is about the drawing alone.
func example(ctx context.Context, w *workspace.Workspace) error {
	if err := w.PinClock(time.Date(2027, 2, 24, 14, 32, 0, 0, models.LoadZone(""))); err != nil {
		return err
	}
	bs := brand.New(w.Store, w.Bus, w.Now)
	p := plan.New(w.Store, w.Bus, w.Now)
	for _, one := range []struct{ name, color, logo string }{
		{"Kopi Senja", "#9A4A20", "glyph:cup"},
		{"Batik Larasati", "#2F3E7C", "glyph:batik"},
		{"Sehat Fit", "#3E7427", "glyph:dumbbell"},
	} {
		b := &models.Brand{
			Name: one.name, Color: one.color, Logo: one.logo, Zone: "Asia/Jakarta", ReplyMinutes: 60, PlanWeekday: 5, PlanClock: "17:00",
			Pillars:  brand.DefaultPillars(),
			Accounts: []models.Account{{Platform: models.Instagram, Handle: "kopisenja"}, {Platform: models.TikTok, Handle: "kopisenja"}},
		}
		if err := bs.Save(ctx, b); err != nil {
			return err
		}
		for day := 1; day < 28; day += 3 {
			title := "Hitung mundur " + one.name
			when := time.Date(2027, 2, day, 0, 0, 0, 0, time.UTC).Format(models.DayFormat)
			if _, err := p.Create(ctx, plan.Draft{BrandID: b.ID, Title: title, Day: when, Clock: "16:30", PillarID: b.Pillars[day%len(b.Pillars)].ID}); err != nil {
				return err
			}
		}
	}
	return nil
}

func TestEveryPictureIsDrawnInItsSizeAndTheSameTwice(t *testing.T) {
	o, err := Parse("1280x720", "dark", "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Example = example
	pictures := map[string][]byte{}
	for range 2 {
		o.Dir = t.TempDir()
		files, err := Draw(o)
		if err != nil {
			t.Fatal(err)
		}
		if len(files) != len(Names()) {
			t.Fatalf("%d pictures for %d names", len(files), len(Names()))
		}
		for i, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			c, err := png.DecodeConfig(bytes.NewReader(b))
			if err != nil || c.Width != 1280 || c.Height != 720 {
				t.Errorf("%s: %d × %d, %v", f, c.Width, c.Height, err)
			}
			name := Names()[i]
			if before, ok := pictures[name]; ok && !bytes.Equal(before, b) {
				t.Errorf("%s differs from one drawing to the next", name)
			}
			pictures[name] = b
		}
	}
	if bytes.Equal(pictures["calendar-month"], pictures["calendar-table"]) {
		t.Error("month and table are the same picture")
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		size string
		only []string
		ok   bool
	}{
		{"1440x900", nil, true},
		{"1440x900", []string{"brands"}, true},
		{"1440", nil, false},
		{"99999x2", nil, false},
		{"1440x900", []string{"today"}, false},
	} {
		if _, err := Parse(c.size, "light", "id", c.only); (err == nil) != c.ok {
			t.Errorf("Parse(%q, %v) = %v", c.size, c.only, err)
		}
	}
}

// TestDrawForPeople writes the pictures where LONTAR_SHOTS says, to look at.
func TestDrawForPeople(t *testing.T) {
	dir := os.Getenv("LONTAR_SHOTS")
	if dir == "" {
		t.Skip("LONTAR_SHOTS is not set")
	}
	for _, c := range [][3]string{{"1440x900", "light", "id"}, {"1440x900", "dark", "id"}, {"1280x720", "light", "en"}} {
		o, err := Parse(c[0], c[1], c[2], nil)
		if err != nil {
			t.Fatal(err)
		}
		o.Dir, o.Example = dir, example
		if _, err := Draw(o); err != nil {
			t.Fatal(err)
		}
	}
}
