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
	Limit     int       `json:"limit"`
	Warn      int       `json:"warn"`       // earlier point some tools stop at, 0 none
	WithMedia int       `json:"with_media"` // limit when the post has media, 0 the same
	Bytes     int       `json:"bytes"`      // second ceiling in UTF-8 bytes, 0 none
	Unit      Unit      `json:"unit"`
	Certainty Certainty `json:"certainty"`
	Source    string    `json:"source"`
	Read      string    `json:"read"` // "2026-11"
}

// Tags is how many hashtags are advisable and allowed; 0 means no number.
type Tags struct {
	Warn   int    `json:"warn"`
	Error  int    `json:"error"`
	Source string `json:"source"`
	Read   string `json:"read"`
}

// Rule is what is known about one platform.
type Rule struct {
	Platform models.Platform `json:"platform"`
	Aliases  []string        `json:"aliases"`
	Hosts    []string        `json:"hosts"`
	Caption  Text            `json:"caption"`
	Hashtags Tags            `json:"hashtags"`
}

var (
	byPlatform = map[models.Platform]Rule{}
	byName     = map[string]models.Platform{}
	byHost     = map[string]models.Platform{}
)

func init() {
	var file struct {
		Platforms []Rule `json:"platforms"`
	}
	if err := json.Unmarshal(rules.Platforms, &file); err != nil {
		panic(err) // compiled in and checked by a test
	}
	for _, r := range file.Platforms {
		byPlatform[r.Platform] = r
		for _, name := range append([]string{string(r.Platform), r.Platform.Name()}, r.Aliases...) {
			byName[plain(name)] = r.Platform
		}
		for _, h := range r.Hosts {
			byHost[h] = r.Platform
		}
	}
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
