package models

import (
	"maps"
	"slices"
	"strings"
)

// Post is one idea of a brand, written once and adapted per account. It is
// saved and loaded whole, with its variants, media and custom fields.
type Post struct {
	ID      int64  `gorm:"primaryKey"`
	UID     string // stable across backups and files; the hidden _id of an exported plan
	BrandID int64

	Title     string
	Brief     string
	Goal      string
	Target    string
	PillarID  int64 // 0 none
	Pillar2ID int64 // 0 none
	// CampaignID is 0 for none, and then left out of kept states: those from
	// before there were campaigns still read the same.
	CampaignID int64 `json:",omitempty"`
	Form       Form
	Caption    string // the base text; variants inherit it until they have their own
	Hashtags   string // "#a #b", as typed
	CTA        string
	Link       string
	Reference  string // link or note the idea came from
	AssetLink  string
	PIC        string // person in charge
	Notes      string

	// Status summarises the variants (the least advanced; a problem first).
	// It is kept by Summarise on every save so that lists can filter on it.
	Status Status

	CreatedAt int64 `gorm:"autoCreateTime:false"`
	UpdatedAt int64 `gorm:"autoUpdateTime:false"`
	DeletedAt int64 // 0 while it is not in the bin

	// Variants are never empty: a post without an account has one whose AccountID is 0.
	Variants []Variant     `gorm:"foreignKey:PostID"`
	Media    []PostMedia   `gorm:"foreignKey:PostID"`
	Fields   []CustomValue `gorm:"foreignKey:PostID"`
}

// Summarise brings Status and the variants' At in line with their parts.
// Store calls it before every save; zone is the brand's.
func (p *Post) Summarise(zone string) {
	if len(p.Variants) == 0 {
		p.Variants = []Variant{{PostID: p.ID, Delivery: DeliveryDraft}}
	}
	for i := range p.Variants {
		p.Variants[i].Derive(zone)
	}
	p.Status = p.Variants[0].Status()
	for _, v := range p.Variants[1:] {
		p.Status = Behind(p.Status, v.Status())
	}
}

// Slot returns the day and clock of the earliest planned variant, "" when unscheduled.
func (p *Post) Slot() (day, clock string) {
	for _, v := range p.Variants {
		if v.Day == "" {
			continue
		}
		if day == "" || v.Day+v.Clock < day+clock {
			day, clock = v.Day, v.Clock
		}
	}
	return day, clock
}

// Clone copies a post so deep that nothing of one can change the other. Media
// files never change and are shared.
func (p *Post) Clone() *Post {
	c := *p
	c.Variants = slices.Clone(p.Variants)
	for i := range c.Variants {
		c.Variants[i].Options = maps.Clone(c.Variants[i].Options)
	}
	c.Media = slices.Clone(p.Media)
	c.Fields = slices.Clone(p.Fields)
	return &c
}

// MarkStale marks the approvals of p that signed another content than it has
// now: what was approved is what goes out. before is p as it was.
func (p *Post) MarkStale(before *Post) {
	for i := range p.Variants {
		v := &p.Variants[i]
		if v.Approval != ApprovalGiven || v.ID == 0 {
			continue
		}
		for j := range before.Variants {
			old := &before.Variants[j]
			if old.ID == v.ID && old.Approval == ApprovalGiven && old.ContentHash(before) != v.ContentHash(p) {
				v.Approval = ApprovalStale
			}
		}
	}
}

// Missing lists what a post still lacks before it can count as ready, as keys
// of the things named: "title", "caption", "account", "time", "media", "pillar".
// A story or live needs no caption; text and thread need no media.
func (p *Post) Missing() []string {
	var m []string
	add := func(missing bool, key string) {
		if missing {
			m = append(m, key)
		}
	}
	account, timed := len(p.Variants) > 0, len(p.Variants) > 0
	captioned := true
	for _, v := range p.Variants {
		account = account && v.AccountID != 0
		timed = timed && v.Day != "" && v.Clock != ""
		captioned = captioned && strings.TrimSpace(v.Text(p)) != ""
	}
	add(strings.TrimSpace(p.Title) == "", "title")
	add(!captioned && p.Form != FormStory && p.Form != FormLive, "caption")
	add(!account, "account")
	add(!timed, "time")
	add(len(p.Media) == 0 && p.AssetLink == "" && p.Form != FormText && p.Form != FormThread && p.Form != FormLive, "media")
	add(p.PillarID == 0, "pillar")
	return m
}

// Ready reports whether nothing is missing.
func (p *Post) Ready() bool { return len(p.Missing()) == 0 }
