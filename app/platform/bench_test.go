package platform

import (
	"strings"
	"testing"

	"lontar/models"
)

// caption is 2,200 code points of what people write.
var caption = fill("Promo akhir bulan ☕️! Kopi susu gula aren Rp18.000, cek kopiombak.id/promo?x=1 atau tanya @kopi.ombak. #kopi #ngopi 👍🏽 “yuk”…\n", 2200)

// fill repeats a text up to n code points.
func fill(text string, n int) string {
	runes := []rune(strings.Repeat(text, n/len([]rune(text))+1))
	return string(runes[:n])
}

func BenchmarkCheckText(b *testing.B) {
	for _, p := range models.Platforms {
		b.Run(string(p), func(b *testing.B) {
			for b.Loop() {
				CheckText(p, caption, TextOptions{})
			}
		})
	}
}

// hostile are shapes that make a careless reader go over a text again and again.
var hostile = map[string]string{
	"letters": "a", "dots": "a.", "signs": "@", "tags": "#", "names": "@a", "words": "#a", "hyphens": "a-", "brackets": "a.id/(",
	"addresses": "kopi.id ", "schemes": "http://", "colons": "a:", "queries": "a.id?", "wide": "語.", "accents": "e\u0301", "joined": "👨\u200d",
	"flags": "🇮", "hidden": "\u200b", "broken": "\xff", "money": "$A", "lines": "\n", "marks": "\u0301", "caption": caption, "underscores": "a_.", "puny": "xn--a.", "spaces": " ",
	"phones": "0 ", "half": "@a@", "com": "a.com", "path": "a.id/a",
}

func BenchmarkMegabyte(b *testing.B) {
	for name, shape := range hostile {
		text := strings.Repeat(shape, 1<<20/len(shape))
		for _, p := range []models.Platform{models.X, models.Instagram, models.Bluesky, models.Mastodon, models.Telegram, models.Google} {
			b.Run(name+"/"+string(p), func(b *testing.B) {
				for b.Loop() {
					CheckText(p, text, TextOptions{})
				}
			})
		}
	}
}
