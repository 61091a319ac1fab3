package spell

import (
	"strings"
	"testing"
)

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck reads a caption of 2,200 characters.
func BenchmarkCheck(b *testing.B) {
	s := open(b)
	text := strings.Join(captions(b), "\n")[:2200]
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Check(text, Options{})
	}
}

// BenchmarkCheckMegabyte: the cost grows with the length and no faster.
func BenchmarkCheckMegabyte(b *testing.B) {
	s := open(b)
	all := strings.Join(captions(b), "\n")
	text := strings.Repeat(all, 1<<20/len(all)+1)[:1<<20]
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Check(text, Options{})
	}
}

// BenchmarkSuggest asks for words one slip away, two slips away, and nowhere.
func BenchmarkSuggest(b *testing.B) {
	s := open(b)
	for _, w := range []string{"prmo", "makannya", "pembukan", "kesemptan", "kesemaptn", "diumumkannyq", "xqzwvkjq"} {
		b.Run(w, func(b *testing.B) {
			for b.Loop() {
				s.Suggest(w, 5)
			}
		})
	}
}
