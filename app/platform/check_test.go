package platform

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"lontar/models"
)

// rules writes problems as "level rule start-end".
func rulesOf(list []Problem) string {
	var out []string
	for _, p := range list {
		out = append(out, fmt.Sprintf("%s %s %d-%d", p.Level, p.Rule, p.Start, p.End))
	}
	return strings.Join(out, ", ")
}

func TestCheckText(t *testing.T) {
	many := func(word string, n int) string { return strings.TrimSpace(strings.Repeat(word+" ", n)) }
	for _, c := range []struct {
		name, text string
		p          models.Platform
		o          TextOptions
		length     int
		limit      int
		valid      bool
		problems   string
	}{
		{"exactly 280", strings.Repeat("a", 280), models.X, TextOptions{}, 280, 280, true, ""},
		{"one over", strings.Repeat("a", 281), models.X, TextOptions{}, 281, 280, false, "error text.max 280-281"},
		{"wide letters fill it twice as fast", strings.Repeat("語", 141), models.X, TextOptions{}, 282, 280, false, "error text.max 140-141"},
		{"an emoji is two, whatever it is made of", strings.Repeat("👩🏽‍❤️‍👨🏿", 140), models.X, TextOptions{}, 280, 280, true, ""},
		{"a star asked for in colour", "⭐️☕️", models.X, TextOptions{}, 4, 280, true, ""},
		{"composed before it is weighed", strings.Repeat("e\u0301", 280), models.X, TextOptions{}, 280, 280, true, ""},
		{"the mark is in the text as given", strings.Repeat("e\u0301", 281), models.X, TextOptions{}, 281, 280, false, "error text.max 560-562"},
		{"premium", strings.Repeat("a", 281), models.X, TextOptions{Tier: Premium}, 281, 25000, true, ""},
		{"empty", "", models.X, TextOptions{}, 0, 280, false, "error text.empty 0-0"},
		{"empty with a picture", "", models.X, TextOptions{Media: true}, 0, 280, true, ""},
		{"empty caption", "", models.Instagram, TextOptions{}, 0, 2200, true, ""},
		{"refused by X", "a\uFFFEb\uFEFF\uFFFF", models.X, TextOptions{}, 8, 280, false, "error text.refused 1-2, error text.refused 3-4, error text.refused 4-5"},
		{"direction marks are told of", "a\u202Eb", models.X, TextOptions{}, 4, 280, true, "info text.direction 1-2"},
		{"direction marks of those who need them", "שלום\u200F a", models.X, TextOptions{}, 8, 280, true, ""},
		{"zero width", "ko\u200B\u200Bpi", models.Instagram, TextOptions{}, 6, 2200, true, "info text.hidden 2-4"},
		{"joiners of emoji and scripts", "👨‍👩‍👧 नमस्\u200Dते می\u200Cخواهم ❤️‍🔥", models.Threads, TextOptions{}, 49, 500, true, ""},
		{"a flag of tags", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", models.Bluesky, TextOptions{}, 1, 300, true, ""},
		{"nul", "a\x00b", models.Facebook, TextOptions{}, 3, 63206, true, "warn text.control 1-2"},
		{"broken bytes", "a\xff\xfeb", models.Bluesky, TextOptions{}, 4, 300, false, "error text.encoding 1-3"},
		{"a letter broken before", "a\uFFFDb", models.Bluesky, TextOptions{}, 3, 300, true, "warn text.replaced 1-2"},
		{"six hashtags", many("#a", 6), models.Instagram, TextOptions{}, 17, 2200, true, "warn hashtags.max 15-17"},
		{"too many hashtags", many("#a", 31), models.Instagram, TextOptions{}, 92, 2200, false, "error hashtags.max 90-92"},
		{"too many mentions", many("@a", 21), models.Instagram, TextOptions{}, 62, 2200, false, "error mentions.max 60-62"},
		{"an address nobody can tap", "lihat kopi.id", models.Instagram, TextOptions{}, 13, 2200, true, "info links.dead 6-13"},
		{"signs YouTube refuses", "a < b", models.YouTube, TextOptions{}, 5, 5000, false, "error text.chars 2-3"},
		{"bytes", strings.Repeat("é", 2501), models.YouTube, TextOptions{}, 5002, 5000, false, "error text.max 2500-2501"},
		{"sixteen hashtags", many("#a", 16), models.YouTube, TextOptions{}, 47, 5000, true, "warn hashtags.max 45-47"},
		{"six different links", "a.id b.id c.id d.id e.id a.id f.id", models.Threads, TextOptions{}, 34, 500, false, "error links.max 30-34"},
		{"two topics", "#a #b", models.Threads, TextOptions{}, 5, 500, true, "warn hashtags.max 3-5"},
		{"an emoji is its bytes", "☕ ✨ 👍🏽 ❤️ 1️⃣", models.Threads, TextOptions{}, 3 + 3 + 8 + 6 + 7 + 4, 500, true, ""},
		{"telegram with media", strings.Repeat("a", 1025), models.Telegram, TextOptions{Media: true}, 1025, 1024, false, "error text.max 1024-1025"},
		{"telegram without", strings.Repeat("a", 1025), models.Telegram, TextOptions{}, 1025, 4096, true, ""},
		{"graphemes and bytes", strings.Repeat("👨‍👩‍👧‍👦", 121), models.Bluesky, TextOptions{}, 121, 300, false, "error text.bytes 840-847"},
		{"scripts in graphemes", "नमस्ते ꦲꦏ꧀ꦱꦫ", models.Bluesky, TextOptions{}, 7, 300, true, ""},
		{"addresses count 23", strings.Repeat("a", 476) + " https://kopi.id/" + strings.Repeat("b", 90), models.Mastodon, TextOptions{}, 500, 500, true, ""},
		{"addresses glued to a word count whole", strings.Repeat("a", 476) + "https://kopi.id/b", models.Mastodon, TextOptions{}, 493, 500, true, ""},
		{"the server of a mention is free", "@kopi@" + strings.Repeat("a", 30) + ".social!", models.Mastodon, TextOptions{}, 6, 500, true, ""},
		{"but not a server too long", "@kopi@" + strings.Repeat("a", 500) + ".id", models.Mastodon, TextOptions{}, 509, 500, false, "error text.max 500-509"},
		{"a telephone number", "Hubungi 0812-3456-7890 ya", models.Google, TextOptions{}, 25, 1500, true, "warn text.phone 8-22"},
		{"a price and a date are none", "Rp 100.000.000, 10-10-2027 08.00-17.00", models.Google, TextOptions{}, 38, 1500, true, ""},
		{"whole threads may be long", strings.Repeat("a", 900), models.X, TextOptions{Form: models.FormThread}, 900, 280, true, ""},
		{"stops some tools make", strings.Repeat("a", 2197), models.Instagram, TextOptions{}, 2197, 2200, true, "warn text.max 2196-2197"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := CheckText(c.p, c.text, c.o)
			if r.Length != c.length || r.Limit != c.limit || r.Valid != c.valid || rulesOf(r.Problems) != c.problems {
				t.Errorf("%s: %d of %d, %v, %s\nwant %d of %d, %v, %s", c.p, r.Length, r.Limit, r.Valid, rulesOf(r.Problems), c.length, c.limit, c.valid, c.problems)
			}
			for _, p := range r.Problems {
				if p.Message == "" || strings.ContainsAny(p.Message, "{}") || strings.HasPrefix(p.Message, "text.") {
					t.Errorf("message %q", p.Message)
				}
			}
		})
	}
}

func TestReportAsJSON(t *testing.T) {
	b, err := json.Marshal(CheckText(models.Bluesky, "a", TextOptions{}))
	if want := `{"platform":"bluesky","length":1,"limit":300,"valid":true,"unit":"grapheme","entities":[],"fold":null,"problems":[]}`; err != nil || string(b) != want {
		t.Errorf("%s, %v\nwant %s", b, err, want)
	}
	b, _ = json.Marshal(CheckText(models.YouTube, strings.Repeat("kopi ", 40)+"<#teh>", TextOptions{}))
	for _, part := range []string{`"fold":99,`, `{"kind":"hashtag","text":"#teh","start":201,"end":205}`, `{"rule":"text.chars","level":"error","message":"`, `"start":200,"end":201}`} {
		if !strings.Contains(string(b), part) {
			t.Errorf("no %s in %s", part, b)
		}
	}
}

func TestFold(t *testing.T) {
	words := strings.Repeat("kopi ", 200)
	for _, c := range []struct {
		name, text string
		p          models.Platform
		w          Where
		want       int
	}{
		{"short", "kopi", models.Instagram, Phone, -1},
		{"nothing", "", models.Instagram, Phone, -1},
		{"characters", words, models.Instagram, Phone, 124},
		{"lines", "satu\ndua\ntiga", models.Instagram, Phone, 8},
		{"an empty line is not kept", "satu\n\ndua\ntiga", models.Instagram, Phone, 9},
		{"an empty line counts", "satu\n\ndua\ntiga", models.LinkedIn, Phone, 9},
		{"only white space is left", strings.Repeat("a", 125) + " \n", models.Instagram, Phone, -1},
		{"wider on a desktop", words, models.LinkedIn, Desktop, 209},
		{"a family is one character", strings.Repeat("👨‍👩‍👧‍👦", 130), models.TikTok, Phone, 700},
		{"addresses stay whole", strings.Repeat("a", 80) + " https://kopi.id/" + strings.Repeat("b", 60), models.Facebook, Phone, -1},
		{"not within an address", strings.Repeat("a ", 195) + "https://kopi.id/promo " + words, models.Facebook, Phone, 389},
		{"X by weight", strings.Repeat("語", 150), models.X, Phone, 140},
		{"shown in full", words, models.Threads, Phone, -1},
	} {
		if got := Fold(c.p, c.text, c.w); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func FuzzCheckText(f *testing.F) {
	for _, shape := range hostile {
		f.Add(strings.Repeat(shape, 3))
	}
	f.Add("@a/b #️⃣ $A.b http://a.b.c.id:80/(x(y)z)?q=#1 t.co/x xn--p1ai.xn--p1ai \u0301\u200d")
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		for _, p := range models.Platforms {
			r := CheckText(p, text, TextOptions{})
			last := 0
			for _, e := range r.Entities {
				if e.Start < last || e.End <= e.Start || e.End > len(runes) || string(runes[e.Start:e.End]) != string([]rune(e.Text)) {
					t.Fatalf("%s: entity %+v of %q", p, e, text)
				}
				last = e.End
			}
			for _, o := range r.Problems {
				if o.Start < 0 || o.End < o.Start || o.End > len(runes) || o.Message == "" {
					t.Fatalf("%s: problem %+v of %q", p, o, text)
				}
			}
			if r.Fold >= len(runes) || r.Fold == 0 || r.Length < 0 || r.Valid == (Worst(r.Problems) == Error) {
				t.Fatalf("%s: report %+v of %q", p, r, text)
			}
			if !utf8.ValidString(text) && r.Valid {
				t.Fatalf("%s: broken text is valid: %q", p, text)
			}
			if b, err := json.Marshal(r); err != nil || !json.Valid(b) {
				t.Fatalf("%s: %v", p, err)
			}
		}
	})
}
