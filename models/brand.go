package models

import (
	"strings"
	"time"
)

// Brand is one client's brand: the scope of accounts, pillars, plan and rules.
type Brand struct {
	ID       int64  `gorm:"primaryKey"`
	UID      string // stable across backups and files
	Name     string
	Color    string // "#RRGGBB", at least 4.5:1 against white
	Logo     string // SHA-256 of a picture in the media store, "glyph:<name>" for a shipped glyph, "" for initials
	Zone     string // IANA, e.g. "Asia/Jakarta"
	Audience string
	Tone     string
	Limits   string // what the product cannot do, in the brand's words
	Pronoun  string // how the audience is addressed: "anda", "kamu", "kalian"; "" is not decided

	// ReplyMinutes is the promised time to answer a comment, in minutes.
	ReplyMinutes int
	// ReplyHours are the working hours that promise runs in.
	ReplyHours Hours `gorm:"serializer:json"`
	// PlanWeekday and PlanClock say when next week's plan must be finished
	// (time.Weekday, 0 = Sunday; "17:00"). PlanClock "" means no deadline.
	PlanWeekday int
	PlanClock   string

	// StatusWords renames statuses for this brand; missing ones keep the default word.
	StatusWords map[Status]string `gorm:"serializer:json"`

	Position   int
	ArchivedAt int64 // 0 while in use
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	UpdatedAt  int64 `gorm:"autoUpdateTime:false"`

	Accounts []Account      `gorm:"foreignKey:BrandID"`
	Pillars  []Pillar       `gorm:"foreignKey:BrandID"`
	Columns  []CustomColumn `gorm:"foreignKey:BrandID"`
}

// Location is the brand's zone; Asia/Jakarta when the stored name is unknown.
func (b *Brand) Location() *time.Location { return LoadZone(b.Zone) }

// Initials are the two letters drawn for a brand without a logo.
func (b *Brand) Initials() string {
	words := strings.Fields(b.Name)
	switch {
	case len(words) == 0:
		return "?"
	case len(words) == 1:
		r := []rune(words[0])
		return strings.ToUpper(string(r[:min(2, len(r))]))
	}
	return strings.ToUpper(string([]rune(words[0])[:1]) + string([]rune(words[1])[:1]))
}

// Account returns the account with this id, or nil.
func (b *Brand) Account(id int64) *Account {
	for i := range b.Accounts {
		if b.Accounts[i].ID == id {
			return &b.Accounts[i]
		}
	}
	return nil
}

// Pillar returns the pillar with this id, or nil.
func (b *Brand) Pillar(id int64) *Pillar {
	for i := range b.Pillars {
		if b.Pillars[i].ID == id {
			return &b.Pillars[i]
		}
	}
	return nil
}

// Account is one profile of a brand on a platform. A brand may have several
// on the same platform.
type Account struct {
	ID         int64 `gorm:"primaryKey"`
	BrandID    int64
	Platform   Platform
	Handle     string // without "@"
	Name       string
	URL        string
	Position   int
	ArchivedAt int64
}

// Label is how the account is called in lists: "@handle", its name, or the platform.
func (a *Account) Label() string {
	switch {
	case a.Handle != "":
		return "@" + a.Handle
	case a.Name != "":
		return a.Name
	}
	return a.Platform.Name()
}

// Pillar is a kind of content a brand keeps in balance (education, product, …).
type Pillar struct {
	ID         int64 `gorm:"primaryKey"`
	BrandID    int64
	Name       string
	Color      string // "#RRGGBB" on light ground
	ColorDark  string // "#RRGGBB" on dark ground; "" derives it from Color
	Share      int    // target share of the plan, percent 0–100
	Position   int
	ArchivedAt int64
}
