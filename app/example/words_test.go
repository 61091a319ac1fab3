package example

import (
	"context"
	"strings"
	"testing"

	"lontar/app/proof/honesty"
	"lontar/app/voice"
	"lontar/models"
)

// TestBrandsHaveTheirWords: each brand has something in every part of its
// voice, its campaign has posts, and nothing it plans uses a banned tag.
func TestBrandsHaveTheirWords(t *testing.T) {
	ctx := context.Background()
	v := voice.New(built.Store, nil, built.Now)
	brands, err := built.Store.Brands(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range brands {
		groups, err := v.Groups(ctx, b.ID)
		if err != nil || len(groups) < 3 || len(groups) > 4 || groups[0].Uses == 0 || groups[0].LastUsed == "" {
			t.Errorf("%s has the groups %+v, %v", b.Name, groups, err)
		}
		banned, _ := v.Banned(ctx, b.ID)
		handles, _ := v.Handles(ctx, b.ID)
		snippets, _ := v.Snippets(ctx, b.ID)
		words, _ := v.Words(ctx, b.ID)
		claims, _ := v.ClaimRules(ctx, b.ID)
		campaigns, _ := v.Campaigns(ctx, b.ID)
		if b.Pronoun == "" || len(banned) == 0 || len(handles) == 0 || len(words) == 0 || len(claims) == 0 || len(campaigns) == 0 {
			t.Errorf("%s lacks words: %q %d %d %d %d %d", b.Name, b.Pronoun, len(banned), len(handles), len(words), len(claims), len(campaigns))
		}
		templates, _ := v.Templates(ctx, b.ID)
		if len(templates) == 0 {
			t.Errorf("%s has no template", b.Name)
		}
		for _, m := range templates {
			p, err := v.FromTemplate(ctx, m.ID)
			if day, _ := p.Slot(); err != nil || p.Caption == "" || day != "" {
				t.Errorf("%s gives %+v, %v", m.Name, p, err)
			}
		}
		if out, unknown := voice.Fill("{jam_buka} {alamat} {wa}", snippets); len(unknown) > 0 {
			t.Errorf("%s: %q lacks %v", b.Name, out, unknown)
		}
		list, err := built.Store.BrandPosts(ctx, b.ID, "", "")
		if err != nil {
			t.Fatal(err)
		}
		members := 0
		for _, p := range list {
			day, _ := p.Slot()
			for _, problem := range voice.CheckTags(voice.ParseTags(p.Hashtags), banned, campaigns, day) {
				t.Errorf("%q: %s", p.Title, problem.Message)
			}
			if p.CampaignID != 0 {
				members++
			}
		}
		if members < 5 {
			t.Errorf("%d posts belong to a campaign of %s", members, b.Name)
		}
	}
}

// TestThePostBeingWritten is the one the editor opens with: two typos, a
// promise, and texts of its own on two accounts.
func TestThePostBeingWritten(t *testing.T) {
	ctx := context.Background()
	cards, err := built.Store.SearchPosts(ctx, "Tarawih lalu latihan", 1)
	if err != nil || len(cards) != 1 {
		t.Fatal(cards, err)
	}
	list, _ := built.Store.Posts(ctx, cards[0].PostID)
	p := list[0]
	b, _ := built.Store.Brand(ctx, p.BrandID)
	for _, word := range []string{"istrahat", "kwota", "pasti langsing dalam 7 hari"} {
		if !strings.Contains(p.Caption, word) {
			t.Errorf("the caption lacks %q", word)
		}
	}
	if p.Goal != "Simpanan" || p.Target != "≥ 120" || p.PIC != "Nadia" || p.CampaignID == 0 || p.Form != models.FormReel {
		t.Errorf("%+v", p)
	}
	own := map[models.Platform]bool{}
	for _, v := range p.Variants {
		on := b.Account(v.AccountID).Platform
		own[on] = v.OwnCaption
		if on == models.Instagram && (v.OwnHashtags || v.Options["tags_in"] != "comment") {
			t.Errorf("the hashtags on Instagram are not in the first comment: %+v", v)
		}
		if on == models.YouTube && v.Options[models.OptionCover] == "" {
			t.Error("no cover on YouTube")
		}
		if on == models.YouTube && v.Options["title"] != "Latihan 15 Menit Setelah Tarawih, Tanpa Alat" {
			t.Errorf("title %q", v.Options["title"])
		}
	}
	if own[models.Instagram] || own[models.Facebook] || !own[models.X] || !own[models.YouTube] {
		t.Errorf("texts of their own: %v", own)
	}
	if m := p.Media; len(m) != 2 || m[0].Media.Name != "tarawih-latihan_v2.mp4" || m[0].Media.Width != 1080 || m[0].Media.Height != 1920 ||
		m[0].Media.Millis != 38_000 || m[0].Media.FPS < 23 || m[0].Media.VideoCodec == "" || m[1].VariantID == 0 || m[1].Media.Width != 1280 {
		t.Errorf("media %+v %+v", m[0].Media, m[1])
	}
	if _, err := built.Media.Thumb(p.Media[0].Media.Hash, 28); err != nil {
		t.Errorf("the film has no thumbnail: %v", err)
	}
	kept, err := built.Store.Revisions(ctx, p.ID)
	if err != nil || len(kept) != 3 || strings.Contains(kept[2].Snapshot, "pasti langsing") || !strings.Contains(kept[0].Snapshot, "pasti langsing") {
		t.Errorf("%d versions, %v", len(kept), err)
	}
	brand, err := voice.New(built.Store, nil, built.Now).ProofBrand(ctx, b.ID)
	if err != nil {
		t.Fatal(err)
	}
	checker, err := honesty.New()
	if err != nil {
		t.Fatal(err)
	}
	claims := checker.With(brand.Claims).Check(p.Caption)
	if len(claims) != 1 || claims[0].Text != "pasti langsing dalam 7 hari" || claims[0].Rule.Category != "SF-03, janji hasil" ||
		len(claims[0].Suggestions) != 1 || claims[0].Suggestions[0] != "Bantu tubuh tetap bugar selama puasa. Hasil tiap orang berbeda." {
		t.Errorf("claims %+v", claims)
	}
	if !voice.HasTags(p.Hashtags, "#SehatFit #OlahragaPuasa #PuasaSehat #HidupSehat") {
		t.Errorf("tags %q", p.Hashtags)
	}
}
