package table

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lontar/models"
	"lontar/models/store"
)

// fifty adds posts until the workspace holds 50,000, over ten years.
func fifty(b *testing.B, s *stage) {
	b.Helper()
	brand := s.brands[0]
	start := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)
	var batch []*models.Post
	for i := range 50_000 - len(s.posts) {
		day := start.AddDate(0, 0, i/14).Format(models.DayFormat)
		batch = append(batch, &models.Post{
			BrandID: brand.ID, Title: fmt.Sprintf("Konten nomor %d untuk pekan ini", i),
			Caption:  "Manisnya dari kurma, bukan gula. Mulai 16.30 sampai habis di semua cabang. ☕️",
			Hashtags: "#KopiSenja #takjil #ramadan #bukber", PillarID: brand.Pillars[i%5].ID, Form: models.FormReel, PIC: "Nadia Dewi",
			Variants: []models.Variant{
				{AccountID: brand.Accounts[0].ID, Day: day, Clock: "16:30"},
				{AccountID: brand.Accounts[1].ID, Day: day, Clock: "16:30"},
			},
		})
		if len(batch) == 2000 {
			if err := s.store.SavePosts(context.Background(), batch); err != nil {
				b.Fatal(err)
			}
			batch = nil
		}
	}
	if err := s.store.SavePosts(context.Background(), batch); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpen50k shows all 50,000 posts: keys and weeks of all, texts and
// objects of one screen.
func BenchmarkOpen50k(b *testing.B) {
	s := newStage(b, wide)
	fifty(b, s)
	b.ReportAllocs()
	for b.Loop() {
		s.table.stale = true
		s.table.pages.forget()
		s.table.Show(models.Filter{}, "", "")
		if len(s.table.lines.Keys) != 50_000 {
			b.Fatal(len(s.table.lines.Keys))
		}
	}
}

// BenchmarkScroll turns the wheel by three rows in 50,000, texts read on the way.
func BenchmarkScroll(b *testing.B) {
	s := newStage(b, wide)
	fifty(b, s)
	s.table.Show(models.Filter{}, "", "")
	b.ReportAllocs()
	for b.Loop() {
		before := s.table.grid.off.Y
		s.table.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -3*rowHeight)})
		if s.table.grid.off.Y == before {
			s.table.grid.scrollTo(fyne.NewPos(0, 0))
		}
	}
}

// BenchmarkScrollDrawn is BenchmarkScroll with the picture drawn in software.
func BenchmarkScrollDrawn(b *testing.B) {
	s := newStage(b, wide)
	fifty(b, s)
	s.table.Show(models.Filter{}, "", "")
	for b.Loop() {
		s.table.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -3*rowHeight)})
		s.window.Canvas().Capture()
	}
}

var allRows = store.RowQuery{Unscheduled: true, Sort: "day"}

// BenchmarkRawKeys reads the same 50,000 keys without a table, for comparison.
func BenchmarkRawKeys(b *testing.B) {
	s := newStage(b, wide)
	fifty(b, s)
	for b.Loop() {
		if _, err := s.store.RowKeys(context.Background(), allRows); err != nil {
			b.Fatal(err)
		}
	}
}
