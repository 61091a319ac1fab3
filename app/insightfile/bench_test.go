package insightfile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// big writes a content file of n rows.
func big(b *testing.B, n int) string {
	b.Helper()
	p := filepath.Join(b.TempDir(), "big.csv")
	f, err := os.Create(p)
	if err != nil {
		b.Fatal(err)
	}
	var s strings.Builder
	s.WriteString("\ufeff" + instagramEN + "\n")
	at := time.Date(2023, 1, 1, 1, 0, 0, 0, time.UTC)
	for i := range n {
		at = at.Add(17 * time.Minute)
		fmt.Fprintf(&s, "17990%012d,17841400000000001,kopisenja.id,\"Kopi, Senja\",\"Baris satu tentang kopi dan senja\nbaris dua\",%d,\"%s\",https://www.instagram.com/reel/%s/,\"IG reel\",,Lifetime,%d,367,15,12,,6740,2\n",
			i, i%90, at.In(locations[pacific]).Format("01/02/2006 15:04"), shortcode(at), i)
		if s.Len() > 1<<20 {
			if _, err := f.WriteString(s.String()); err != nil {
				b.Fatal(err)
			}
			s.Reset()
		}
	}
	if _, err := f.WriteString(s.String()); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return p
}

// BenchmarkRead reads a content file of 100 000 rows. rows/s is what counts.
func BenchmarkRead(b *testing.B) {
	const n = 100_000
	p := big(b, n)
	for b.Loop() {
		posts := 0
		files, err := Read(b.Context(), p, Options{}, Sink{Post: func(*File, Post) error { posts++; return nil }})
		if err != nil || posts != n || files[0].ProblemCount > 0 {
			b.Fatal(posts, err, files[0].Problems)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
