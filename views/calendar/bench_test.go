package calendar

import (
	"context"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/app/almanac"
	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/seed"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/views/kit"
)

// tenYears opens the calendar on a workspace of ten years: 50,000 posts of six
// brands, some 420 in each month, with pictures.
func tenYears(b *testing.B) *desk {
	b.Helper()
	lang.Set("id")
	app := test.NewTempApp(b)
	kit.SetMode(kit.Light)
	kit.Install(app)
	w, err := workspace.Open(b.TempDir(), workspace.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = w.Close() })
	o := seed.Options{Years: 10, Brands: 6, Posts: 5000, Comments: 1, Figures: 1, Seed: 1, Today: "2027-02-24"}
	if _, err := seed.Fill(context.Background(), w, o); err != nil {
		b.Fatal(err)
	}
	bus := &models.Bus{}
	d := &desk{t: b, store: w.Store, bus: bus}
	d.win = test.NewTempWindow(b, nil)
	d.win.SetPadded(false)
	d.host = &host{overlay: kit.NewOverlay(d.win)}
	now := func() time.Time { return d.host.Now() }
	thumb := func(hash string, px int) string { path, _ := w.Media.Thumb(hash, px); return path }
	d.s = New(d.host, plan.New(w.Store, bus, now), brand.New(w.Store, bus, now), bus, Named(almanac.Load()), thumb, nil)
	b.Cleanup(d.s.Close)
	d.win.SetContent(d.host.overlay.Wrap(d.s.Object()))
	d.win.Resize(fyne.NewSize(1352, 816))
	d.s.Shown()
	if n := len(d.s.data.items); n < 100 {
		b.Fatalf("a month of %d posts is no month of ten years", n)
	}
	return d
}

// bar is the time in ms within which a page must be turned, at the 95th of a
// hundred turns.
const bar = 50

// measure runs an action and reports the 95th percentile of its time in ms,
// beside the bar where there is one (0: none).
func measure(b *testing.B, bar float64, act func()) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		act()
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[(len(took)-1)*95/100].Microseconds())/1000, "p95-ms")
	if bar > 0 {
		b.ReportMetric(bar, "bar-ms")
	}
}

// years turns back through the months of ten years and begins again.
func years(d *desk) func() {
	n := 0
	return func() {
		by := -1
		if n = (n + 1) % 200; n >= 100 {
			by = 1
		}
		d.s.turn(by)
	}
}

// BenchmarkMonthSwitch turns the page: the month is read from the store, and
// every object on the screen has its new text, picture and place.
func BenchmarkMonthSwitch(b *testing.B) {
	d := tenYears(b)
	measure(b, bar, years(d))
}

// BenchmarkMonthSwitchPicture turns the page and draws the whole window with
// the toolkit's painter of pictures; BenchmarkMonthPicture draws it unchanged.
// That painter draws every object anew each time, a window only what changed:
// the difference of the two is what the page costs.
func BenchmarkMonthSwitchPicture(b *testing.B) {
	d := tenYears(b)
	turn := years(d)
	measure(b, 0, func() {
		turn()
		d.win.Canvas().Capture()
	})
}

// BenchmarkMonthPicture draws a month that stays as it is.
func BenchmarkMonthPicture(b *testing.B) {
	d := tenYears(b)
	measure(b, 0, func() { d.win.Canvas().Capture() })
}

// BenchmarkWeekSwitch turns the page of the week.
func BenchmarkWeekSwitch(b *testing.B) {
	d := tenYears(b)
	d.s.setView(viewWeek)
	measure(b, bar, years(d))
}

// BenchmarkMonthFiltered narrows a month by a word, and opens it again the next time.
func BenchmarkMonthFiltered(b *testing.B) {
	d := tenYears(b)
	word := ""
	measure(b, bar, func() {
		word = map[string]string{"": "kopi", "kopi": ""}[word]
		d.s.setText(word)
	})
}
