package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
)

// Variant is a post on one account: its own text where it differs, its own
// time, and how far it has come.
type Variant struct {
	ID        int64 `gorm:"primaryKey"`
	PostID    int64
	AccountID int64 // 0: planned, account not chosen yet

	// OwnCaption tells a changed text from an inherited one; Caption "" with
	// OwnCaption true is an intended empty text.
	OwnCaption   bool
	Caption      string
	OwnHashtags  bool
	Hashtags     string
	FirstComment string
	Link         string
	Options      map[string]string `gorm:"serializer:json"` // platform options, e.g. YouTube "title"

	Day      string // "2006-01-02" in Zone; "" unscheduled
	Clock    string // "15:04" in Zone; "" hour not decided
	Zone     string // IANA; "" is the brand's
	At       int64  // Unix seconds UTC of Day and Clock; 0 while either is ""
	TimeNote string // what the plan said instead of an hour, e.g. "prime time"

	Approval Approval
	Delivery Delivery
	LiveURL  string // permalink, once live
	LiveAt   int64
}

// OptionCover is the option that holds the hash of the post's picture that
// stands for its video on the account.
const OptionCover = "cover"

// SetOption writes an option, "" takes it away. The map is never changed in
// place: copies of a post share it.
func (v *Variant) SetOption(key, value string) {
	options := maps.Clone(v.Options)
	if options == nil {
		options = map[string]string{}
	}
	if options[key] = value; value == "" {
		delete(options, key)
	}
	v.Options = options
}

// Text is the caption as this account gets it.
func (v *Variant) Text(p *Post) string {
	if v.OwnCaption {
		return v.Caption
	}
	return p.Caption
}

// Tags are the hashtags as this account gets them.
func (v *Variant) Tags(p *Post) string {
	if v.OwnHashtags {
		return v.Hashtags
	}
	return p.Hashtags
}

// Derive computes At from Day, Clock and Zone (the brand's when empty).
func (v *Variant) Derive(brandZone string) {
	zone := v.Zone
	if zone == "" {
		zone = brandZone
	}
	v.At = UnixAt(v.Day, v.Clock, zone)
}

// ContentHash signs what would be published on this account: account, form,
// text, tags, first comment, link, options, media and alt texts, but not the
// time. The same content gives the same hash on every machine.
func (v *Variant) ContentHash(p *Post) string {
	type medium struct{ Hash, Alt string }
	c := struct {
		Account                        int64
		Form                           Form
		Text, Tags, FirstComment, Link string
		Options                        map[string]string
		Media                          []medium
	}{v.AccountID, p.Form, v.Text(p), v.Tags(p), v.FirstComment, v.Link, v.Options, nil}
	if c.Link == "" {
		c.Link = p.Link
	}
	for _, m := range p.Media {
		if m.VariantID != 0 && m.VariantID != v.ID {
			continue
		}
		hash := ""
		if m.Media != nil {
			hash = m.Media.Hash
		}
		c.Media = append(c.Media, medium{hash, m.Alt})
	}
	b, _ := json.Marshal(c) // maps are written in key order; no type here can fail
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
