package preview

import (
	"fmt"
	"strings"
	"testing"

	"lontar/models"
)

// BenchmarkBuild is what a change of more than the text costs.
func BenchmarkBuild(b *testing.B) {
	start(b)
	p := post(models.Instagram, strings.Repeat("Kolak pisang ketemu espresso #kopi. ", 61))
	p.Media = []Media{{Hash: "a"}, {Hash: "b"}, {Hash: "c"}}
	v := show(b, p, 242)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		p.Location = fmt.Sprint("Depok ", i)
		v.Set(p)
	}
}

// BenchmarkSet is a key in a text of 2,200 characters: folded, and laid out
// whole as platforms without a fold do.
func BenchmarkSet(b *testing.B) {
	text := strings.Repeat("Kolak pisang ketemu espresso #kopi. ", 61)
	for _, p := range []models.Platform{models.LinkedIn, models.Telegram} {
		b.Run(string(p), func(b *testing.B) {
			start(b)
			v := show(b, post(p, text), 242)
			posts := []Post{post(p, text), post(p, text+"a")}
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				v.Set(posts[i%2])
			}
		})
	}
}

// BenchmarkSetMegabyte is a key in a text pasted by mistake.
func BenchmarkSetMegabyte(b *testing.B) {
	start(b)
	text := strings.Repeat("satu dua ", 120_000)
	o := post(models.Telegram, "x")
	o.Text = text
	v := show(b, o, 320)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		o.Text = text + strings.Repeat("a", i%2)
		v.Set(o)
	}
}
