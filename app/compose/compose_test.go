package compose

import (
	"slices"
	"strings"
	"testing"

	"lontar/app/platform"
	"lontar/models"
)

func brand(list ...models.Platform) *models.Brand {
	b := &models.Brand{Name: "Kopi Senja"}
	for i, p := range list {
		b.Accounts = append(b.Accounts, models.Account{ID: int64(i + 1), Platform: p, Handle: "kopisenja"})
	}
	return b
}

// post is on every account of the brand.
func post(b *models.Brand, change func(*models.Post)) *models.Post {
	p := &models.Post{Title: "Es kopi kurma", Caption: "Manis dari kurma", Hashtags: "#kopi #EsKopi", Form: models.FormImage}
	for _, a := range b.Accounts {
		p.Variants = append(p.Variants, models.Variant{ID: a.ID * 10, AccountID: a.ID})
	}
	if change != nil {
		change(p)
	}
	return p
}

func TestTextAndTagsOfEachAccount(t *testing.T) {
	b := brand(models.Instagram, models.Facebook, models.YouTube)
	p := post(b, func(p *models.Post) {
		p.Variants[0].SetOption(TagsIn, "comment")
		p.Variants[0].FirstComment = "Resep di bio"
		p.Variants[1].OwnCaption, p.Variants[1].Caption = true, "Teks Facebook"
		p.Variants[1].OwnHashtags = true
	})
	list := Pieces(p, b, Book{})
	if len(list) != 3 {
		t.Fatal(len(list))
	}
	ig, fb, yt := list[0], list[1], list[2]
	if ig.Own || ig.Content.Text != "Manis dari kurma" || ig.Content.FirstComment != "Resep di bio\n#kopi #EsKopi" {
		t.Errorf("instagram %+v", ig.Content)
	}
	if !fb.Own || fb.Content.Text != "Teks Facebook" {
		t.Errorf("facebook %+v", fb.Content)
	}
	if yt.Content.Title != "Es kopi kurma" || !slices.Equal(yt.Content.Tags, []string{"kopi", "EsKopi"}) || strings.Contains(yt.Content.Text, "#") {
		t.Errorf("youtube %+v", yt.Content)
	}
	p.Variants[2].SetOption(Title, "Judul sendiri")
	p.Variants[2].SetOption(TagList, "kurma, es kopi ")
	if yt := Pieces(p, b, Book{})[2]; yt.Content.Title != "Judul sendiri" || !slices.Equal(yt.Content.Tags, []string{"kurma", "es kopi"}) {
		t.Errorf("youtube of its own %+v", yt.Content)
	}
}

func TestAccountThatIsGoneHasNoPiece(t *testing.T) {
	b := brand(models.X)
	p := post(b, func(p *models.Post) { p.Variants = append(p.Variants, models.Variant{AccountID: 99}, models.Variant{}) })
	if n := len(Pieces(p, b, Book{})); n != 1 {
		t.Errorf("%d pieces", n)
	}
}

func TestBookFillsNamesAndSnippets(t *testing.T) {
	b := brand(models.Instagram, models.X)
	p := post(b, func(p *models.Post) { p.Caption, p.Hashtags = "Bareng @larasati, {jam_buka}", "" })
	book := Book{
		Handles:  []models.HandleEntry{{Name: "larasati", Platform: models.Instagram, Handle: "batiklarasati"}},
		Snippets: []models.Snippet{{Name: "jam_buka", Text: "buka 09.00"}},
	}
	list := Pieces(p, b, book)
	if got := list[0].Content.Text; got != "Bareng @batiklarasati, buka 09.00" {
		t.Errorf("instagram %q", got)
	}
	if len(list[0].Missing) != 0 || !slices.Equal(list[1].Missing, []string{"larasati"}) {
		t.Errorf("missing %v %v", list[0].Missing, list[1].Missing)
	}
}

func TestCoverIsNoPage(t *testing.T) {
	film := &models.Media{ID: 1, Hash: "aa", MIME: "video/mp4"}
	cover := &models.Media{ID: 2, Hash: "bb", MIME: "image/png"}
	only := &models.Media{ID: 3, Hash: "cc", MIME: "image/png"}
	b := brand(models.Instagram, models.YouTube)
	p := post(b, func(p *models.Post) {
		p.Media = []models.PostMedia{{MediaID: 1, Media: film}, {MediaID: 2, Media: cover}, {MediaID: 3, Media: only, VariantID: 10}, {MediaID: 4}}
	})
	if n := len(Media(p, &p.Variants[0])); n != 3 {
		t.Errorf("instagram shows %d files before a cover is chosen", n)
	}
	p.Variants[1].SetOption(models.OptionCover, "bb")
	if Cover(p, &p.Variants[1]) != cover || Cover(p, &p.Variants[0]) != nil {
		t.Error("the cover is on the wrong account")
	}
	if ig, yt := len(Media(p, &p.Variants[0])), len(Media(p, &p.Variants[1])); ig != 2 || yt != 1 {
		t.Errorf("%d files on Instagram, %d on YouTube", ig, yt)
	}
	p.Media = p.Media[:1]
	if Cover(p, &p.Variants[1]) != nil {
		t.Error("a picture that left the post is still its cover")
	}
}

func TestThreadIsSplit(t *testing.T) {
	b := brand(models.X)
	p := post(b, func(p *models.Post) {
		p.Form, p.Hashtags = models.FormThread, ""
		p.Caption = "Satu.\n\nDua.\n\n" + strings.Repeat("tiga ", 80)
	})
	parts := Pieces(p, b, Book{})[0].Content.Thread
	if len(parts) < 4 || parts[0] != "Satu." || parts[1] != "Dua." {
		t.Fatalf("%q", parts)
	}
	for _, part := range parts {
		if r := platform.CheckText(models.X, part, platform.TextOptions{}); r.Length > r.Limit {
			t.Errorf("%d of %d: %q", r.Length, r.Limit, part)
		}
	}
	p.Variants[0].SetOption(ThreadMode, "auto")
	if auto := Pieces(p, b, Book{})[0].Content.Thread; len(auto) >= len(parts) {
		t.Errorf("automatic: %d parts, by paragraphs %d", len(auto), len(parts))
	}
}
