package voice_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/app/voice"
	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

var book = []models.HandleEntry{
	{Name: "dapursehat", Platform: models.Instagram, Handle: "dapursehat.id"},
	{Name: "dapursehat", Platform: models.X, Handle: "dapur_sehat"},
	{Name: "Coach_Ayu", Platform: models.Instagram, Handle: "coachayu"},
}

func TestExpand(t *testing.T) {
	for _, c := range []struct {
		text    string
		p       models.Platform
		want    string
		missing []string
	}{
		{"Bareng @dapursehat.", models.Instagram, "Bareng @dapursehat.id.", nil},
		{"Bareng @DapurSehat, @coach_ayu!", models.X, "Bareng @dapur_sehat, coach_ayu!", []string{"coach_ayu"}},
		{"@dapursehat @dapursehat", models.Facebook, "dapursehat dapursehat", []string{"dapursehat"}},
		{"Bareng @dapursehat", models.WhatsApp, "Bareng dapursehat", nil},
		{"@orang lain, halo@dapursehat dan @dapursehat2", models.X, "@orang lain, halo@dapursehat dan @dapursehat2", nil},
		{"@ saja @", models.X, "@ saja @", nil},
		{"rusak \xff @dapursehat", models.X, "rusak \xff @dapur_sehat", nil},
	} {
		got, missing := voice.Expand(c.text, c.p, book)
		if got != c.want || cmp.Diff(c.missing, missing) != "" {
			t.Errorf("%q on %s: %q, missing %v", c.text, c.p, got, missing)
		}
	}
}

func TestHandles(t *testing.T) {
	w := open(t)
	h := models.HandleEntry{BrandID: w.one.ID, Name: "@Dapur Sehat", Platform: models.Instagram, Handle: " @dapursehat.id "}
	ok(t, w.SaveHandle(bg, &h))
	if h.Name != "Dapur_Sehat" || h.Handle != "dapursehat.id" {
		t.Errorf("tidied %+v", h)
	}
	twin := models.HandleEntry{BrandID: w.one.ID, Name: "dapur_sehat", Platform: models.Instagram, Handle: "lain"}
	refused(t, w.SaveHandle(bg, &twin), "voice.error.handle_taken")
	twin.Platform = models.X
	ok(t, w.SaveHandle(bg, &twin))
	refused(t, w.SaveHandle(bg, &models.HandleEntry{BrandID: w.one.ID, Name: "a!b", Platform: models.X, Handle: "x"}), "voice.error.mention")
	refused(t, w.SaveHandle(bg, &models.HandleEntry{BrandID: w.one.ID, Name: "ab", Platform: "?", Handle: "x"}), "voice.error.platform")
	refused(t, w.SaveHandle(bg, &models.HandleEntry{BrandID: w.one.ID, Name: "ab", Platform: models.X}), "voice.error.handle")
	gone, err := w.DeleteHandle(bg, h.ID)
	ok(t, err)
	ok(t, w.SaveHandle(bg, &gone))
	list, err := w.Handles(bg, w.one.ID)
	ok(t, err)
	if len(list) != 2 {
		t.Errorf("kept %+v", list)
	}
}

func TestPeople(t *testing.T) {
	w := open(t)
	on := map[models.Platform]string{models.Instagram: "@dapursehat.id", models.X: " ", models.TikTok: "dapursehat"}
	before, err := w.SavePerson(bg, w.one.ID, "", "Dapur Sehat", on)
	ok(t, err)
	if len(before) != 0 {
		t.Errorf("there before: %+v", before)
	}
	_, err = w.SavePerson(bg, w.one.ID, "", "dapur_sehat", on)
	refused(t, err, "voice.error.person_taken")
	_, err = w.SavePerson(bg, w.one.ID, "", "lain", nil)
	refused(t, err, "voice.error.handle")
	_, err = w.SavePerson(bg, w.one.ID, "Dapur_Sehat", "dapur", map[models.Platform]string{models.X: "dapur"})
	ok(t, err)
	_, err = w.SavePerson(bg, w.one.ID, "dapur", "Dapur", on)
	ok(t, err)
	gone, err := w.DeletePerson(bg, w.one.ID, "DAPUR")
	ok(t, err)
	if list, _ := w.Handles(bg, w.one.ID); len(list) != 0 || len(gone) != 2 {
		t.Errorf("left %+v, gone %+v", list, gone)
	}
	ok(t, w.RestorePerson(bg, gone))
	list, _ := w.Handles(bg, w.one.ID)
	if out, missing := voice.Expand("@dapur", models.TikTok, list); out != "@dapursehat" || missing != nil {
		t.Errorf("back: %q %v", out, missing)
	}
}

func TestSnippets(t *testing.T) {
	w := open(t)
	ok(t, w.SaveSnippet(bg, &models.Snippet{Name: "WA", Text: "wa.me/62"}))
	own := models.Snippet{BrandID: w.one.ID, Name: "{wa}", Text: "0812-3456-7890"}
	ok(t, w.SaveSnippet(bg, &own))
	ok(t, w.SaveSnippet(bg, &models.Snippet{BrandID: w.one.ID, Name: "Jam buka", Text: "10.00–22.00"}))
	ok(t, w.SaveSnippet(bg, &models.Snippet{BrandID: w.one.ID, Name: "ajakan", Text: "Buka {jam_buka}, pesan {WA}."}))
	ok(t, w.SaveSnippet(bg, &models.Snippet{BrandID: w.one.ID, Name: "putar", Text: "{putar}{putar}{putar}"}))
	refused(t, w.SaveSnippet(bg, &models.Snippet{BrandID: w.one.ID, Name: "jam-buka", Text: "x"}), "voice.error.snippet_taken")
	refused(t, w.SaveSnippet(bg, &models.Snippet{BrandID: w.one.ID, Name: "a}b", Text: "x"}), "voice.error.snippet_name")
	refused(t, w.SaveSnippet(bg, &models.Snippet{BrandID: w.one.ID, Name: "kosong", Text: " "}), "voice.error.snippet_empty")
	refused(t, w.SaveSnippet(bg, &models.Snippet{BrandID: w.one.ID, Name: "{}", Text: "x"}), "voice.error.name_empty")
	refused(t, w.SaveSnippet(bg, &models.Snippet{Name: "panjang", Text: strings.Repeat("a", 5001)}), "voice.error.text_long")
	list, err := w.Snippets(bg, w.one.ID)
	ok(t, err)
	out, unknown := voice.Fill("{ajakan} Di {alamat}, {} {1 2}", list)
	if out != "Buka 10.00–22.00, pesan 0812-3456-7890. Di {alamat}, {} {1 2}" || cmp.Diff([]string{"alamat", "1 2"}, unknown) != "" {
		t.Errorf("%q, unknown %v", out, unknown)
	}
	if out, _ := voice.Fill("{putar}", list); len(out) > 1<<20 {
		t.Errorf("a snippet that names itself fills %d bytes", len(out))
	}
	var offered []string
	for _, sn := range voice.Offer(list, "A") {
		offered = append(offered, sn.Name)
	}
	if d := cmp.Diff([]string{"ajakan", "Jam buka", "putar", "wa"}, offered); d != "" {
		t.Error(d)
	}
	other, _ := w.Snippets(bg, w.two.ID)
	if out, _ := voice.Fill("{wa}", other); out != "wa.me/62" {
		t.Errorf("the other brand fills %q", out)
	}
}

func TestTemplates(t *testing.T) {
	w := open(t)
	b := w.one
	m := models.Media{Hash: "aa", Name: "a.png"}
	ok(t, w.store.AddMedia(bg, &m))
	c := models.Campaign{BrandID: b.ID, Name: "Ramadan"}
	ok(t, w.SaveCampaign(bg, &c))
	p := storetest.Post(t, w.store, b, func(p *models.Post) {
		p.Brief, p.CampaignID, p.Hashtags = "Tanpa janji", c.ID, "#a"
		p.Variants = []models.Variant{
			{AccountID: b.Accounts[1].ID, Day: "2027-02-24", Clock: "19:00", LiveURL: "https://x", LiveAt: 5},
			{AccountID: b.Accounts[0].ID, OwnCaption: true, Caption: "Lain", Options: map[string]string{"title": "Judul"}, FirstComment: "#b"},
		}
		p.Variants[0].Mark(models.Live)
		p.Media = []models.PostMedia{{MediaID: m.ID, Alt: "kopi"}, {MediaID: m.ID, VariantID: -2}}
	})
	p.Variants[1].Approval = models.ApprovalGiven
	gone := models.Media{Hash: "bb", Name: "b.png"}
	ok(t, w.store.AddMedia(bg, &gone))
	ok(t, w.store.UpdateMedia(bg, gone.ID, func(m *models.Media) { m.DeletedAt = 1 }))
	said := p.Clone()
	said.Media = append(said.Media, models.PostMedia{MediaID: 9999}, models.PostMedia{MediaID: gone.ID}) // deleted by the time it is used
	kept, err := w.SaveTemplate(bg, " Resep  sore ", said)
	ok(t, err)
	_, err = w.SaveTemplate(bg, "resep sore", p)
	refused(t, err, "voice.error.template_taken")
	for _, word := range []string{"2027-02-24", "https://x", p.UID, "approved"} {
		if strings.Contains(kept.Data, word) {
			t.Errorf("kept %q: %s", word, kept.Data)
		}
	}
	b.Accounts[1].ArchivedAt = 1 // Facebook is given up
	ok(t, w.store.SaveBrand(bg, b))
	made, err := w.FromTemplate(bg, kept.ID)
	ok(t, err)
	if made.ID != 0 || made.UID != "" || made.Status != models.Draft || made.CampaignID != c.ID || made.Brief != p.Brief || made.Title != p.Title {
		t.Errorf("made %+v", made)
	}
	if v := made.Variants; len(v) != 1 || v[0].AccountID != b.Accounts[0].ID || v[0].Caption != "Lain" || v[0].Options["title"] != "Judul" ||
		v[0].FirstComment != "#b" || v[0].Day != "" || v[0].LiveURL != "" || v[0].Approval != models.ApprovalNone {
		t.Errorf("variants %+v", v)
	}
	ok(t, w.store.SavePosts(bg, []*models.Post{made}))
	if len(made.Media) != 2 || made.Media[0].Alt != "kopi" || made.Media[0].VariantID != 0 || made.Media[1].VariantID != made.Variants[0].ID {
		t.Errorf("media %+v", made.Media)
	}
	renamed := kept
	renamed.Name = " resep sore "
	ok(t, w.RenameTemplate(bg, &renamed))
	renamed.Name = "Resep sore"
	ok(t, w.RenameTemplate(bg, &renamed))
	was, err := w.DeleteTemplate(bg, kept.ID)
	ok(t, err)
	if _, err := w.FromTemplate(bg, kept.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("from a deleted one: %v", err)
	}
	ok(t, w.RestoreTemplate(bg, &was))
	if list, _ := w.Templates(bg, b.ID); len(list) != 1 || list[0].Name != "Resep sore" {
		t.Errorf("back: %+v", list)
	}
}

func TestCampaigns(t *testing.T) {
	w := open(t)
	c := models.Campaign{BrandID: w.one.ID, Name: "Ramadan Bugar", FromDay: "2027-02-08", UntilDay: "2027-03-09", Tags: "RamadanBugar, PuasaSehat"}
	ok(t, w.SaveCampaign(bg, &c))
	if c.Tags != "#RamadanBugar #PuasaSehat" {
		t.Errorf("tags %q", c.Tags)
	}
	refused(t, w.SaveCampaign(bg, &models.Campaign{BrandID: w.one.ID, Name: "ramadan bugar"}), "voice.error.campaign_taken")
	refused(t, w.SaveCampaign(bg, &models.Campaign{BrandID: w.one.ID, Name: "x", FromDay: "2027-02-08", UntilDay: "2027-02-07"}), "voice.error.days_swapped")
	refused(t, w.SaveCampaign(bg, &models.Campaign{BrandID: w.one.ID, Name: "x", FromDay: "8 Februari"}), "voice.error.day")
	was, archived, err := w.DeleteCampaign(bg, c.ID)
	ok(t, err)
	if archived {
		t.Error("an unused one is archived")
	}
	ok(t, w.SaveCampaign(bg, &was))
	if list, _ := w.Campaigns(bg, w.one.ID); len(list) != 1 || list[0] != c {
		t.Errorf("back: %+v", list)
	}
}

func TestBannedTagsAndClaims(t *testing.T) {
	w := open(t)
	tag := models.BannedTag{BrandID: w.one.ID, Tag: "#Diet", Reason: " janji ", Until: "2027-03-01"}
	ok(t, w.SaveBanned(bg, &tag))
	refused(t, w.SaveBanned(bg, &models.BannedTag{BrandID: w.one.ID, Tag: "diet"}), "voice.error.banned_taken")
	refused(t, w.SaveBanned(bg, &models.BannedTag{BrandID: w.one.ID, Tag: "#a #b"}), "voice.error.one_tag")
	refused(t, w.SaveBanned(bg, &models.BannedTag{BrandID: w.one.ID, Tag: "#a", Until: "besok"}), "voice.error.day")
	gone, err := w.DeleteBanned(bg, tag.ID)
	ok(t, err)
	ok(t, w.SaveBanned(bg, &gone))
	if list, _ := w.Banned(bg, w.one.ID); len(list) != 1 || list[0] != (models.BannedTag{ID: tag.ID, BrandID: w.one.ID, Tag: "Diet", Reason: "janji", Until: "2027-03-01"}) {
		t.Errorf("%+v", list)
	}
	rule := models.ClaimRule{BrandID: w.one.ID, Pattern: " turun  5 kilo ", Category: "janji hasil", Instead: "lebih bugar"}
	ok(t, w.SaveClaimRule(bg, &rule))
	refused(t, w.SaveClaimRule(bg, &models.ClaimRule{BrandID: w.one.ID}), "voice.error.claim_empty")
	was, err := w.DeleteClaimRule(bg, rule.ID)
	ok(t, err)
	ok(t, w.SaveClaimRule(bg, &was))
	if list, _ := w.ClaimRules(bg, w.one.ID); len(list) != 1 || list[0].Pattern != "turun 5 kilo" {
		t.Errorf("%+v", list)
	}
}

func FuzzExpand(f *testing.F) {
	f.Add("Bareng @dapursehat. {wa} {ajakan}")
	f.Add("@\xff{{}}")
	snippets := []models.Snippet{{BrandID: 1, Name: "wa", Text: "{ajakan}{ajakan}"}, {Name: "ajakan", Text: "{wa} @dapursehat"}}
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range models.Platforms {
			if out, _ := voice.Expand(text, p, nil); out != text {
				t.Fatalf("%q without a book: %q", text, out)
			}
			voice.Expand(text, p, book)
		}
		if out, _ := voice.Fill(text, snippets); len(out) > len(text)+1<<20 {
			t.Fatalf("%q fills %d bytes", text, len(out))
		}
	})
}
