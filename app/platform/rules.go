// Package platform knows the places posts go live: the names people call them
// by, how long a text may be and how each counts it, and what an address says
// about platform, account and post. The rules are dated data (assets/rules);
// this package reads them and counts.
package platform

import (
	"encoding/json"
	"strings"
	"unicode"

	"lontar/assets/rules"
	"lontar/models"
)

// Unit is what a platform counts when it limits a text.
type Unit string

// Units of counting.
const (
	UTF16    Unit = "utf16"    // UTF-16 code units, as JavaScript counts
	Grapheme Unit = "grapheme" // characters as people see them
	Bytes    Unit = "bytes"    // UTF-8 bytes
	Weighted Unit = "weighted" // X: 1 or 2 by range, an emoji 2, an address 23
	Threads  Unit = "threads"  // code points, but an emoji counts its UTF-8 bytes
	Mastodon Unit = "mastodon" // graphemes, an address 23
)

// Certainty says how a rule is known.
type Certainty string

// Certainties of a rule.
const (
	Official Certainty = "official" // the platform's own page
	Agreed   Certainty = "agreed"   // several independent tools agree
	Unknown  Certainty = "unknown"  // no reliable number
)

// Text is the limit of a caption. Limits are in Unit; 0 means none is known.
type Text struct {
	Limit     int
	Warn      int // earlier point some tools stop at, 0 none
	WithMedia int // limit when the post has media, 0 the same
	Bytes     int // second ceiling in UTF-8 bytes, 0 none
	Unit      Unit
	Certainty Certainty
	Source    string // URL
	Read      string // "2026-11"
}

// Rule is what is known about one platform: what people call it, where it
// lives, and the limits of a plain text on it. All other rules are Facts.
type Rule struct {
	Platform models.Platform `json:"platform"`
	Aliases  []string        `json:"aliases"`
	Hosts    []string        `json:"hosts"`
	Caption  Text            `json:"-"`
}

var (
	byPlatform = map[models.Platform]Rule{}
	byName     = map[string]models.Platform{}
	byHost     = map[string]models.Platform{}
)

func init() {
	readFacts()
	var file struct {
		Platforms []Rule `json:"platforms"`
	}
	if err := json.Unmarshal(rules.Platforms, &file); err != nil {
		panic(err) // compiled in and checked by a test
	}
	for _, r := range file.Platforms {
		r.Caption = CaptionOf(r.Platform, TextOptions{})
		if f, ok := Find(r.Platform, "text.max", TextOptions{Media: true}); ok && int(f.Value) != r.Caption.Limit && f.Level == Error {
			r.Caption.WithMedia = int(f.Value)
		}
		byPlatform[r.Platform] = r
		for _, name := range append([]string{string(r.Platform), r.Platform.Name()}, r.Aliases...) {
			byName[plain(name)] = r.Platform
		}
		for _, h := range r.Hosts {
			byHost[h] = r.Platform
		}
	}
}

// CaptionOf is the limit of the text of such a post: of a paying account, with
// media, of a form.
func CaptionOf(p models.Platform, o TextOptions) Text {
	t := Text{Unit: Grapheme, Certainty: Unknown}
	for _, f := range Facts(p, "text.max", o) {
		if t.Source == "" {
			t.Unit, t.Certainty, t.Source, t.Read = f.Unit, f.Certainty, f.Source, f.Read
		}
		switch n := int(f.Value); f.Level {
		case Error:
			t.Limit = n
		case Warn:
			t.Warn = n
		case Info:
		}
	}
	if f, ok := Find(p, "text.bytes", o); ok {
		t.Bytes = int(f.Value)
	}
	return t
}

// RuleOf is what is known about a platform; of an unknown one, what is known of Other.
func RuleOf(p models.Platform) Rule {
	if r, ok := byPlatform[p]; ok {
		return r
	}
	return byPlatform[models.Other]
}

// ByName finds a platform by its name or what people call it: "IG", "Tik Tok",
// "X (Twitter)". Case, spaces and punctuation do not matter.
func ByName(name string) (models.Platform, bool) {
	p, ok := byName[plain(name)]
	return p, ok
}

// plain keeps only the letters and digits of a name, lower case.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
