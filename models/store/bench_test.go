package store_test

import (
	"database/sql"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

// tenYears is a workspace of ten years: 50,000 posts, 150,000 variants over
// 3,650 days of three brands, 5,000 a year.
func tenYears(b *testing.B) *store.Store {
	b.Helper()
	dir := b.TempDir()
	s, err := store.Open(dir, store.Options{Now: storetest.Clock})
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"Kopi Senja", "Batik Larasati", "Sehat Fit"} {
		storetest.Brand(b, s, func(x *models.Brand) { x.Name = name })
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	execute(b, dir, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
		INSERT INTO posts (id, uid, brand_id, title, caption, hashtags, pillar_id, form, status)
		SELECT i, 'p' || i, 1 + i % 3, 'Konten nomor ' || i, 'Isi caption ke ' || i || ', ditulis untuk dibaca pelan-pelan sampai selesai.',
		'#KopiSenja', 1 + (i % 3) * 2, 'image', 'checked' FROM n`,
		`INSERT INTO variants (post_id, account_id, day, clock, at, approval, delivery)
		SELECT p.id, (p.id % 3) * 3 + k.k, date('2018-01-01', '+' || (p.id * 3650 / 50000) || ' days'), printf('%02d:00', 8 + p.id % 12), 1, 'approved', 'verified'
		FROM posts p JOIN (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3) k`, "ANALYZE")
	s, err = store.Open(dir, store.Options{Now: storetest.Clock})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

func BenchmarkTenYears(b *testing.B) {
	s := tenYears(b)
	month := func(b *testing.B, from, to string, f models.Filter) {
		var took []time.Duration
		for b.Loop() {
			began := time.Now()
			cards, err := s.Cards(bg, from, to, f)
			if err != nil || len(cards) == 0 {
				b.Fatalf("%d cards, %v", len(cards), err)
			}
			took = append(took, time.Since(began))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms-p95")
	}
	b.Run("Month", func(b *testing.B) { month(b, "2027-02-01", "2027-03-07", models.Filter{}) })
	b.Run("Week", func(b *testing.B) { month(b, "2027-02-22", "2027-02-28", models.Filter{}) })
	b.Run("MonthOfBrand", func(b *testing.B) { month(b, "2027-02-01", "2027-03-07", models.Filter{Brands: []int64{1}}) })
	b.Run("RawMonth", func(b *testing.B) { rawMonth(b, s.Dir()) })
	b.Run("RowKeys50k", func(b *testing.B) {
		for b.Loop() {
			keys, err := s.RowKeys(bg, store.RowQuery{Unscheduled: true})
			if err != nil || len(keys) != 50000 {
				b.Fatalf("%d keys, %v", len(keys), err)
			}
		}
	})
	b.Run("Rows50", func(b *testing.B) {
		ids := make([]int64, 50)
		for i := range ids {
			ids[i] = int64(i*997 + 1)
		}
		for b.Loop() {
			if rows, err := s.Rows(bg, ids...); err != nil || len(rows) != 50 {
				b.Fatalf("%d rows, %v", len(rows), err)
			}
		}
	})
	b.Run("Search", func(b *testing.B) {
		for b.Loop() {
			if cards, err := s.SearchPosts(bg, "nomor 4999", 9); err != nil || len(cards) == 0 {
				b.Fatalf("%d hits, %v", len(cards), err)
			}
		}
	})
	b.Run("TagUsesOfBrand", func(b *testing.B) {
		for b.Loop() {
			n := 0
			if err := s.TagUses(bg, 2, func(string, string) { n++ }); err != nil || n < 16_000 {
				b.Fatalf("%d posts, %v", n, err)
			}
		}
	})
	b.Run("SavePost", func(b *testing.B) {
		list, err := s.Posts(bg, 49990)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if err := s.SavePosts(bg, list); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Open", func(b *testing.B) {
		for b.Loop() {
			again, err := store.Open(s.Dir(), store.Options{Now: storetest.Clock})
			if err != nil {
				b.Fatal(err)
			}
			_ = again.Close()
		}
	})
}

// rawMonth reads the same rows without the store, for comparison.
func rawMonth(b *testing.B, dir string) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, store.FileName)+"?mode=ro")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for b.Loop() {
		rows, err := db.Query(`SELECT v.post_id, v.day, v.clock, v.at, v.id, v.account_id, p.brand_id, p.title, p.form, p.pillar_id, p.pic
			FROM variants v JOIN posts p ON p.id = v.post_id WHERE v.day BETWEEN '2027-02-01' AND '2027-03-07' AND p.deleted_at = 0 ORDER BY v.day, v.clock, v.post_id`)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for rows.Next() {
			var id, at, variant, account, brand, pillar int64
			var day, clock, title, form, pic string
			if err := rows.Scan(&id, &day, &clock, &at, &variant, &account, &brand, &title, &form, &pillar, &pic); err != nil {
				b.Fatal(err)
			}
			n++
		}
		rows.Close()
		if n == 0 {
			b.Fatal("no rows")
		}
	}
}
