package example

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lontar/app/voice"
	"lontar/app/workspace"
	content "lontar/assets/example"
	"lontar/models"
)

// pronoun is how a brand addresses its audience.
func pronoun(words []content.Word, brand string) string {
	i := slices.IndexFunc(words, func(w content.Word) bool { return w.Brand == brand && w.Kind == "pronoun" })
	if i < 0 {
		return ""
	}
	return words[i].Name
}

// speak gives the brands their own words, through the service that checks
// them, and the posts planned during a campaign to the campaign.
func speak(ctx context.Context, w *workspace.Workspace, words []content.Word, brands map[string]*models.Brand, posts []*models.Post) error {
	v := voice.New(w.Store, nil, w.Now)
	for _, word := range words {
		var brandID int64
		if word.Brand != "" {
			b := brands[word.Brand]
			if b == nil {
				return fmt.Errorf("no brand %q", word.Brand)
			}
			brandID = b.ID
		}
		if err := say(ctx, v, brandID, word, posts); err != nil {
			return fmt.Errorf("%s %q of %q: %w", word.Kind, word.Name, word.Brand, err)
		}
	}
	return nil
}

func say(ctx context.Context, v *voice.Service, id int64, w content.Word, posts []*models.Post) error {
	switch w.Kind {
	case "pronoun", "template":
		return nil // one is part of the brand itself, the other is made of finished posts
	case "group":
		return v.SaveGroup(ctx, &models.HashtagGroup{BrandID: id, Name: w.Name, Tags: w.Value})
	case "banned":
		return v.SaveBanned(ctx, &models.BannedTag{BrandID: id, Tag: w.Name, Reason: w.Value, Until: w.More})
	case "handle":
		return v.SaveHandle(ctx, &models.HandleEntry{BrandID: id, Name: w.Name, Handle: w.Value, Platform: models.Platform(w.More)})
	case "snippet":
		return v.SaveSnippet(ctx, &models.Snippet{BrandID: id, Name: w.Name, Text: w.Value})
	case "known", "avoid", "use":
		return v.AddWord(ctx, &models.Word{BrandID: id, Word: w.Name, Kind: models.WordKind(w.Kind), Instead: w.Value})
	case "claim":
		return v.SaveClaimRule(ctx, &models.ClaimRule{BrandID: id, Pattern: w.Name, Category: w.Value, Instead: w.More})
	case "campaign":
		until, mark, _ := strings.Cut(w.Last, " ")
		c := models.Campaign{BrandID: id, Name: w.Name, Tags: w.Value, FromDay: w.More, UntilDay: until, WantUTM: mark == "utm"}
		if err := v.SaveCampaign(ctx, &c); err != nil {
			return err
		}
		for _, p := range posts {
			if day, _ := p.Slot(); p.BrandID == id && day >= c.FromDay && day <= c.UntilDay {
				p.CampaignID = c.ID
			}
		}
		return nil
	}
	return fmt.Errorf("unknown kind")
}

// mould makes the templates of finished posts.
func mould(ctx context.Context, w *workspace.Workspace, words []content.Word, posts []*models.Post) error {
	v := voice.New(w.Store, nil, w.Now)
	for _, word := range words {
		if word.Kind != "template" {
			continue
		}
		i := slices.IndexFunc(posts, func(p *models.Post) bool { return p.Title == word.Value })
		if i < 0 {
			return fmt.Errorf("template %q: no post %q", word.Name, word.Value)
		}
		if _, err := v.SaveTemplate(ctx, word.Name, posts[i]); err != nil {
			return fmt.Errorf("template %q: %w", word.Name, err)
		}
	}
	return nil
}

// detail fills what posts have beside the plan.
func detail(posts []*models.Post, brands map[string]*models.Brand) error {
	list, err := content.Details()
	if err != nil {
		return err
	}
	byID := map[int64]*models.Brand{}
	for _, b := range brands {
		byID[b.ID] = b
	}
	for _, d := range list {
		if d.Field == draftField {
			continue
		}
		i := slices.IndexFunc(posts, func(p *models.Post) bool { return p.Title == d.Title })
		if i < 0 {
			return fmt.Errorf("no post %q", d.Title)
		}
		p, b := posts[i], byID[posts[i].BrandID]
		if d.Platform == "" {
			err = setPost(p, d)
		} else {
			at := slices.IndexFunc(p.Variants, func(v models.Variant) bool { return string(b.Account(v.AccountID).Platform) == d.Platform })
			if at < 0 {
				return fmt.Errorf("%q is not on %s", d.Title, d.Platform)
			}
			setVariant(&p.Variants[at], d)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func setPost(p *models.Post, d content.Detail) error {
	switch d.Field {
	case "goal":
		p.Goal = d.Value
	case "target":
		p.Target = d.Value
	case "link":
		p.Link = d.Value
	default:
		return fmt.Errorf("%q has no field %q", d.Title, d.Field)
	}
	return nil
}

func setVariant(v *models.Variant, d content.Detail) {
	switch d.Field {
	case "caption":
		v.OwnCaption, v.Caption = true, d.Value
	case "hashtags":
		v.OwnHashtags, v.Hashtags = true, d.Value
	case "first_comment":
		v.FirstComment = d.Value
	case "link":
		v.Link = d.Value
	default:
		v.SetOption(d.Field, d.Value)
	}
}
