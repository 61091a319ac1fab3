package platform

import (
	"slices"
	"strings"
	"testing"

	"lontar/models"
)

func TestSplitThread(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("kopi susu gula aren ", 30)) // 599 characters
	url := "https://kopiombak.id/" + strings.Repeat("promo-", 60)
	for _, c := range []struct {
		name string
		p    models.Platform
		text string
		mode SplitMode
		want []int // code points of each part; nil: look at parts
		says []string
	}{
		{"nothing", models.X, " \n ", Auto, []int{}, nil},
		{"fits", models.X, "Halo\n\ndunia", Auto, nil, []string{"Halo\n\ndunia"}},
		{"a paragraph each", models.X, "Satu\nbaris dua\n\n \n\nDua", Paragraphs, nil, []string{"Satu\nbaris dua", "Dua"}},
		{"windows lines", models.X, "Satu\r\n\r\nDua", Paragraphs, nil, []string{"Satu", "Dua"}},
		{"words stay whole", models.X, long, Auto, []int{279, 279, 39}, nil},
		{"long paragraphs go on", models.Threads, long + "\n\nakhir", Paragraphs, []int{499, 99, 5}, nil},
		{"an address counts 23 and stays whole", models.X, strings.Repeat("a", 250) + " " + url + " ok", Auto, nil, []string{strings.Repeat("a", 250) + " " + url + " ok"}},
		{"an address goes to the next part", models.X, strings.Repeat("a", 260) + " " + url, Auto, nil, []string{strings.Repeat("a", 260), url}},
		{"a sentence near the end", models.X, strings.Repeat("a ", 120) + "selesai. " + strings.Repeat("b ", 60), Auto, []int{248, 119}, nil},
		{"a paragraph near the end", models.X, strings.Repeat("a ", 100) + "satu.\n\ndua. " + strings.Repeat("b ", 60), Auto, []int{205, 124}, nil},
		{"too long a word", models.Bluesky, strings.Repeat("👨‍👩‍👧‍👦", 130), Auto, nil, []string{strings.Repeat("👨‍👩‍👧‍👦", 120), strings.Repeat("👨‍👩‍👧‍👦", 10)}},
		{"an address glued to a word", models.X, strings.Repeat("語", 135) + "https://kopiombak.id/promo", Auto, nil, []string{strings.Repeat("語", 135), "https://kopiombak.id/promo"}},
		{"one limit only", models.Telegram, long, Auto, []int{599}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := SplitThread(c.p, c.text, c.mode, TextOptions{})
			if c.says != nil && !slices.Equal(got, c.says) {
				t.Errorf("got %q\nwant %q", got, c.says)
			}
			var sizes []int
			for _, part := range got {
				sizes = append(sizes, len([]rune(part)))
			}
			if c.want != nil && !slices.Equal(sizes, c.want) {
				t.Errorf("parts of %d, want %d", sizes, c.want)
			}
			checkSplit(t, c.p, c.text, got)
		})
	}
}

// checkSplit holds parts against what every split keeps: all fit, and together
// they say the same.
func checkSplit(t *testing.T, p models.Platform, text string, parts []string) {
	t.Helper()
	without := func(s string) string {
		return strings.Map(func(r rune) rune {
			if scriptSpace(r) {
				return -1
			}
			return r
		}, s)
	}
	text = string([]rune(text)) // broken bytes become U+FFFD
	if a, b := without(text), without(strings.Join(parts, "")); a != b {
		t.Fatalf("%s: the parts do not say the whole\n%q\n%q", p, text, parts)
	}
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, scriptSpace) {
		words[w] = true
	}
	for _, part := range parts {
		n, limit := Count(p, part)
		if part == "" || trimmed(part) != part || limit > 0 && n > limit && len([]rune(part)) > 1 {
			t.Fatalf("%s: part of %d of %d: %q", p, n, limit, part)
		}
		list := strings.FieldsFunc(part, scriptSpace)
		for _, w := range list[min(1, len(list)):max(min(1, len(list)), len(list)-1)] { // the outer ones may be pieces of a long word
			if !words[w] {
				t.Fatalf("%s: %q is no word of the text", p, w)
			}
		}
	}
}

func FuzzSplitThread(f *testing.F) {
	f.Add("Satu dua\n\ntiga https://kopi.id/x @kopi #kopi 👨‍👩‍👧‍👦", 3, true)
	f.Add(strings.Repeat("語", 400), 9, false)
	f.Add("e\u0301\u0301\u0301 a\u0300.com \xff\xfe", 90, false)
	f.Fuzz(func(t *testing.T, text string, times int, whole bool) {
		text = strings.Repeat(text, min(max(times, 1), 400)%64+1)
		if len(text) > 20000 {
			text = text[:20000]
		}
		mode := Auto
		if whole {
			mode = Paragraphs
		}
		for _, p := range []models.Platform{models.X, models.Threads, models.Bluesky, models.Mastodon} {
			checkSplit(t, p, text, SplitThread(p, text, mode, TextOptions{}))
		}
	})
}

func BenchmarkSplitMegabyte(b *testing.B) {
	for _, p := range []models.Platform{models.X, models.Bluesky, models.Mastodon} {
		b.Run(string(p), func(b *testing.B) {
			text := strings.Repeat(caption, 400)
			for b.Loop() {
				SplitThread(p, text, Auto, TextOptions{})
			}
		})
	}
}
