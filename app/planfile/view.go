package planfile

import (
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// view gives posts as the cells of a plan: what the export writes and what a
// re-import compares with. Days and hours are in stored form; the export gives
// them the client's look.
type view struct {
	brand    *models.Brand
	accounts map[int64]*models.Account
	pillars  map[int64]string
}

func newView(b *models.Brand) *view {
	v := &view{brand: b, accounts: map[int64]*models.Account{}, pillars: map[int64]string{}}
	for i := range b.Accounts {
		id := b.Accounts[i].ID
		if id == 0 {
			id = -int64(i + 1)
		}
		v.accounts[id] = &b.Accounts[i]
	}
	for i := range b.Pillars {
		id := b.Pillars[i].ID
		if id == 0 {
			id = -int64(i + 1)
		}
		v.pillars[id] = b.Pillars[i].Name
	}
	return v
}

// cell is one field of a post as text.
func (v *view) cell(p *models.Post, target string, custom int64, col LayoutColumn) string {
	base, platform, own := strings.Cut(target, ":")
	if own {
		return v.own(p, base, models.Platform(platform), col)
	}
	day, clock := p.Slot()
	switch target {
	case TargetDay:
		return day
	case TargetMonth:
		if t, err := time.Parse(models.DayFormat, day); err == nil {
			return lang.Month(t.Year(), t.Month())
		}
	case TargetWeekday:
		if t, err := time.Parse(models.DayFormat, day); err == nil {
			return lang.Weekday(t.Weekday(), false)
		}
	case TargetClock:
		if clock == "" && len(p.Variants) > 0 {
			return p.Variants[0].TimeNote
		}
		return clock
	case TargetZone:
		if len(p.Variants) > 0 && p.Variants[0].Zone != "" {
			return zoneWord(p.Variants[0].Zone)
		}
		return zoneWord(v.brand.Zone)
	case TargetPlatforms:
		return v.platforms(p)
	case TargetAccount:
		return v.handles(p)
	case TargetTitle:
		return p.Title
	case TargetBrief:
		return p.Brief
	case TargetGoal:
		return p.Goal
	case TargetAudience:
		return p.Target
	case TargetPillar:
		return v.pillars[p.PillarID]
	case TargetPillar2:
		return v.pillars[p.Pillar2ID]
	case TargetForm:
		if p.Form == models.FormNone {
			return ""
		}
		return lang.Form(p.Form)
	case TargetCaption:
		return p.Caption
	case TargetHashtags:
		return p.Hashtags
	case TargetCTA:
		return p.CTA
	case TargetLink:
		return p.Link
	case TargetReference:
		return p.Reference
	case TargetAsset:
		return p.AssetLink
	case TargetPIC:
		return p.PIC
	case TargetNotes:
		return p.Notes
	case TargetLive, TargetComment:
		for _, w := range p.Variants {
			if s := map[string]string{TargetLive: w.LiveURL, TargetComment: w.FirstComment}[target]; s != "" {
				return s
			}
		}
	case TargetStatus:
		word := p.Field(custom)
		if word == "" || p.Status != models.Draft && p.Status != models.Idea && p.Status != "" {
			if p.Status == "" {
				return word
			}
			return lang.Status(p.Status, v.brand)
		}
		return word
	case TargetApproval, TargetCustom:
		return p.Field(custom)
	}
	return ""
}

func (v *view) own(p *models.Post, base string, platform models.Platform, col LayoutColumn) string {
	for _, w := range p.Variants {
		a := v.accounts[w.AccountID]
		if a == nil || a.Platform != platform {
			continue
		}
		switch base {
		case "tick":
			return firstOf(col.Yes, "✓")
		case TargetCaption:
			return w.Text(p)
		case TargetHashtags:
			return w.Tags(p)
		case TargetClock:
			return firstOf(w.Clock, w.TimeNote)
		case TargetDay:
			return w.Day
		case TargetLive:
			return w.LiveURL
		case TargetComment:
			return w.FirstComment
		case TargetLink:
			return w.Link
		}
	}
	return ""
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func zoneWord(zone string) string {
	switch zone {
	case "Asia/Jakarta", "Asia/Pontianak", "":
		return "WIB"
	case "Asia/Makassar":
		return "WITA"
	case "Asia/Jayapura":
		return "WIT"
	}
	return zone
}

// platforms names where a post goes, each once.
func (v *view) platforms(p *models.Post) string {
	var names []string
	seen := map[models.Platform]bool{}
	for _, w := range p.Variants {
		if a := v.accounts[w.AccountID]; a != nil && !seen[a.Platform] {
			seen[a.Platform] = true
			names = append(names, lang.Platform(a.Platform))
		}
	}
	return strings.Join(names, ", ")
}

func (v *view) handles(p *models.Post) string {
	var names []string
	for _, w := range p.Variants {
		if a := v.accounts[w.AccountID]; a != nil {
			names = append(names, a.Label())
		}
	}
	return strings.Join(names, ", ")
}
