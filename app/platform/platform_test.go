package platform

import (
	"strings"
	"testing"

	"lontar/models"
)

func TestEveryPlatformHasADatedRule(t *testing.T) {
	for _, p := range models.Platforms {
		r, ok := byPlatform[p]
		if !ok {
			t.Errorf("%s has no rule", p)
			continue
		}
		if c := r.Caption; p != models.Other && (c.Source == "" || c.Read == "") || (c.Limit == 0) != (c.Certainty == Unknown) {
			t.Errorf("%s: the rule does not say what, where and when: %+v", p, c)
		}
	}
	if RuleOf("myspace").Platform != models.Other {
		t.Error("an unknown platform is not Other")
	}
}

func TestByName(t *testing.T) {
	for name, want := range map[string]models.Platform{
		"IG": models.Instagram, "Tik Tok": models.TikTok, "X (Twitter)": models.X, "twitter": models.X,
		"fb": models.Facebook, "YT Shorts": models.YouTube, "LinkedIn": models.LinkedIn, "Google Business": models.Google,
	} {
		if got, ok := ByName(name); !ok || got != want {
			t.Errorf("ByName(%q) = %q, %v; want %q", name, got, ok, want)
		}
	}
	for _, name := range []string{"", "koran", "…"} {
		if p, ok := ByName(name); ok {
			t.Errorf("ByName(%q) = %q", name, p)
		}
	}
}

func TestCount(t *testing.T) {
	family := "👨‍👩‍👧‍👦" // 25 bytes, 11 UTF-16 units, one grapheme
	for _, c := range []struct {
		p        models.Platform
		text     string
		n, limit int
	}{
		{models.Instagram, "", 0, 2200},
		{models.Instagram, "kopi " + family, 5 + 11, 2200},
		{models.TikTok, "𝗯", 2, 2200},
		{models.YouTube, "é", 2, 5000},
		{models.Bluesky, family, 1, 300},
		{models.Bluesky, strings.Repeat(family, 121), 3025, 3000}, // 121 graphemes, but too many bytes
		{models.Bluesky, "abc", 3, 300},
		{models.Threads, "ab" + family, 27, 500},
		{models.X, "kopi", 4, 280},
		{models.X, "cafe\u0301", 4, 280},
		{models.X, "日本", 4, 280},
		{models.X, family, 2, 280},
		{models.X, "🇮🇩", 2, 280},
		{models.X, "1️⃣", 2, 280},
		{models.X, "👍🏽!", 3, 280},
		{models.X, "❤️", 2, 280},
		{models.X, "“ya” – …", 6 + 1 + 2, 280}, // … is outside the light ranges
		{models.X, "https://kopiombak.id/promo?x=1", 23, 280},
		{models.X, "lihat kopiombak.id.", 6 + 23 + 1, 280},
		{models.X, "(https://a.co/b)", 25, 280},
		{models.X, "halo@kopiombak.id", 17, 280},
		{models.X, "selesai.Besok lagi", 18, 280},
		{models.X, "@kopi.id", 8, 280},
		{models.Mastodon, "https://contoh.id/" + strings.Repeat("a", 80) + " ok", 26, 500},
		{models.Mastodon, "contoh.id", 9, 500},
		{models.WhatsApp, family, 11, 65536},
	} {
		n, limit := Count(c.p, c.text)
		if n != c.n || limit != c.limit {
			t.Errorf("Count(%s, %q) = %d of %d, want %d of %d", c.p, c.text, n, limit, c.n, c.limit)
		}
	}
	if _, limit := CountWith(models.Telegram, "x", true); limit != 1024 {
		t.Errorf("Telegram with media: limit %d", limit)
	}
	if _, limit := CountWith(models.X, "x", true); limit != 280 {
		t.Errorf("X with media: limit %d", limit)
	}
}

func TestRecognise(t *testing.T) {
	for address, want := range map[string]Link{
		"https://www.instagram.com/kopi.ombak/":                    {models.Instagram, "kopi.ombak", ""},
		"instagram.com/p/C3xYz_-1/?igsh=1":                         {models.Instagram, "", "C3xYz_-1"},
		"https://www.instagram.com/kopi.ombak/reel/C3x/":           {models.Instagram, "kopi.ombak", "C3x"},
		"https://x.com/kopi/status/17612345":                       {models.X, "kopi", "17612345"},
		"https://mobile.twitter.com/kopi":                          {models.X, "kopi", ""},
		"https://x.com/i/web/status/99":                            {models.X, "", "99"},
		"https://www.tiktok.com/@kopi/video/73?lang=id":            {models.TikTok, "kopi", "73"},
		"https://vt.tiktok.com/ZS12/":                              {models.TikTok, "", "ZS12"},
		"https://youtu.be/dQw4":                                    {models.YouTube, "", "dQw4"},
		"https://www.youtube.com/watch?v=dQw4&t=3":                 {models.YouTube, "", "dQw4"},
		"https://youtube.com/shorts/ab":                            {models.YouTube, "", "ab"},
		"https://youtube.com/@kopi":                                {models.YouTube, "kopi", ""},
		"https://www.threads.com/@kopi/post/DA1":                   {models.Threads, "kopi", "DA1"},
		"https://www.facebook.com/kopi/posts/pfbid02":              {models.Facebook, "kopi", "pfbid02"},
		"https://web.facebook.com/permalink.php?story_fbid=7&id=8": {models.Facebook, "", "7"},
		"https://www.facebook.com/reel/12":                         {models.Facebook, "", "12"},
		"https://id.linkedin.com/company/kopi/":                    {models.LinkedIn, "kopi", ""},
		"https://www.linkedin.com/feed/update/urn:li:share:7/":     {models.LinkedIn, "", "urn:li:share:7"},
		"https://bsky.app/profile/kopi.bsky.social/post/3k":        {models.Bluesky, "kopi.bsky.social", "3k"},
		"https://t.me/kopi/12":                                     {models.Telegram, "kopi", "12"},
		"https://id.pinterest.com/pin/55/":                         {models.Pinterest, "", "55"},
	} {
		got, ok := Recognise(address)
		if !ok || got != want {
			t.Errorf("Recognise(%q) = %+v, %v; want %+v", address, got, ok, want)
		}
	}
	for _, address := range []string{"", "kopi", "https://kopiombak.id/p/1", "ftp://x.com/a", "javascript:alert(1)", "https://notx.com/a"} {
		if l, ok := Recognise(address); ok {
			t.Errorf("Recognise(%q) = %+v", address, l)
		}
	}
}

func TestHandle(t *testing.T) {
	for typed, want := range map[string]string{
		" @kopi ": "kopi", "kopi": "kopi", "https://instagram.com/kopi/": "kopi", "x.com/kopi": "kopi", "": "", "a/b": "a/b",
	} {
		if got := Handle(typed); got != want {
			t.Errorf("Handle(%q) = %q, want %q", typed, got, want)
		}
	}
}
