package platform

import (
	"slices"
	"testing"

	"lontar/app/lang"
	"lontar/models"
)

// TestEveryOptionHasWords looks at every field of every platform and form: the
// editor must be able to name it and its choices in both languages.
func TestEveryOptionHasWords(t *testing.T) {
	defer lang.Set(lang.Code())
	forms := append([]models.Form{models.FormNone}, models.Forms...)
	for _, code := range lang.Codes {
		lang.Set(code)
		for _, p := range models.Platforms {
			for _, form := range forms {
				list := Options(p, form)
				seen := map[string]bool{}
				for _, o := range list {
					if seen[o.Key] {
						t.Errorf("%s %s: %s twice", p, form, o.Key)
					}
					seen[o.Key] = true
					if !lang.Has("editor.option." + o.Key) {
						t.Errorf("%s: no words for option %s", code, o.Key)
					}
					if (o.Kind == OptionChoice) != (len(o.Choices) > 1) {
						t.Errorf("%s %s: %s has choices %v", p, form, o.Key, o.Choices)
					}
					for _, c := range o.Choices {
						if !lang.Has("editor.choice." + o.Key + "." + c) {
							t.Errorf("%s: no words for choice %s of %s", code, c, o.Key)
						}
					}
					if o.If != "" && !slices.ContainsFunc(list, func(of Option) bool { return of.Key == o.If && containsAll(of.Choices, o.Of) }) {
						t.Errorf("%s: %s goes with a choice that is not there", p, o.Key)
					}
				}
			}
		}
	}
}

func containsAll(list, of []string) bool {
	return !slices.ContainsFunc(of, func(s string) bool { return !slices.Contains(list, s) })
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		p    models.Platform
		form models.Form
		want []string
	}{
		{models.Instagram, models.FormImage, []string{"first_comment", "location", "collaborators", "alt", "allow_comments", "paid_partnership"}},
		{models.Instagram, models.FormReel, []string{"first_comment", "location", "collaborators", "cover", "share_to_feed", "allow_comments", "paid_partnership"}},
		{models.Instagram, models.FormStory, []string{"link", "sticker", "audience"}},
		{models.YouTube, models.FormVideo, []string{"title", "description", "tags", "visibility", "playlist", "cover", "made_for_kids", "allow_comments", "notify", "paid_partnership", "ai_made"}},
		{models.TikTok, models.FormReel, []string{"privacy", "disclose", "location", "cover", "allow_comments", "allow_duet", "allow_stitch", "ai_made"}},
		{models.TikTok, models.FormCarousel, []string{"title", "privacy", "disclose", "location", "allow_comments", "auto_music", "ai_made"}},
		{models.X, models.FormThread, []string{"reply_to", "alt", "paid_partnership", "ai_made"}},
		{models.Pinterest, models.FormImage, []string{"title", "board", "link", "alt", "allow_comments"}},
		{models.Telegram, models.FormText, []string{"silent", "protect", "pin", "link_preview"}},
		{models.Mastodon, models.FormImage, []string{"visibility", "content_warning", "sensitive", "alt"}},
		{models.Google, models.FormImage, []string{"kind", "title", "start", "end", "coupon", "terms", "cta", "link"}},
		{models.WhatsApp, models.FormText, nil},
		{models.Other, models.FormText, nil},
	} {
		var got []string
		for _, o := range Options(c.p, c.form) {
			got = append(got, o.Key)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s %s: %v, want %v", c.p, c.form, got, c.want)
		}
	}
}

func TestOptionLimitsAreTheRules(t *testing.T) {
	for _, c := range []struct {
		p     models.Platform
		form  models.Form
		key   string
		limit int
		unit  Unit
	}{
		{models.YouTube, models.FormVideo, "title", 100, UTF16},
		{models.YouTube, models.FormVideo, "description", 5000, Bytes},
		{models.YouTube, models.FormVideo, "tags", 500, CodePoints},
		{models.TikTok, models.FormCarousel, "title", 90, UTF16},
		{models.Instagram, models.FormImage, "first_comment", 2200, UTF16},
		{models.Instagram, models.FormImage, "alt", 1000, UTF16},
		{models.LinkedIn, models.FormImage, "first_comment", 1250, UTF16},
		{models.LinkedIn, models.FormImage, "alt", 4086, UTF16},
		{models.Pinterest, models.FormImage, "title", 100, UTF16},
		{models.Pinterest, models.FormImage, "link", 2048, UTF16},
		{models.Threads, models.FormText, "topic", 50, UTF16},
		{models.Facebook, models.FormReel, "title", 255, UTF16},
		{models.Google, models.FormImage, "title", 58, UTF16},
	} {
		list := Options(c.p, c.form)
		i := slices.IndexFunc(list, func(o Option) bool { return o.Key == c.key })
		if i < 0 || list[i].Limit != c.limit || list[i].Unit != c.unit {
			t.Errorf("%s %s %s: want %d %s in %+v", c.p, c.form, c.key, c.limit, c.unit, list)
		}
	}
}

func TestShown(t *testing.T) {
	for _, o := range Options(models.Google, models.FormImage) {
		if o.Key == "coupon" && (o.Shown(nil) || o.Shown(map[string]string{"kind": "event"}) || !o.Shown(map[string]string{"kind": "offer"})) {
			t.Error("a coupon goes with offers only")
		}
	}
}

func TestCountOfAField(t *testing.T) {
	for _, c := range []struct {
		o     Option
		typed string
		want  int
	}{
		{Option{Key: "tags", Unit: CodePoints}, "kopi, kopi susu , ", 16},
		{Option{Key: "tags", Unit: CodePoints}, "", 0},
		{Option{Key: "title", Unit: UTF16}, "😀a", 3},
		{Option{Key: "x", Unit: CodePoints}, "😀a", 2},
	} {
		if got := c.o.Count(c.typed); got != c.want {
			t.Errorf("%s %q: %d, want %d", c.o.Key, c.typed, got, c.want)
		}
	}
}
