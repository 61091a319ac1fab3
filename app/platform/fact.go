package platform

import (
	"encoding/json"
	"slices"

	"lontar/assets/rules"
	"lontar/models"
)

// Fact is one dated rule of a platform (assets/rules/PLATFORM.json): what it is
// called, which posts it is for, its limit, and where and when that was read.
// The same name may stand at several levels: five hashtags harm, thirty are refused.
type Fact struct {
	Name      string        `json:"name"`  // "image.bytes.max"
	Forms     []models.Form `json:"forms"` // of these posts only; none: of all. "" is a form not chosen yet
	Tier      Tier          `json:"tier"`  // of accounts that pay for this only
	With      string        `json:"with"`  // "media": of posts that carry some only
	Value     float64       `json:"value"` // in Unit
	List      []string      `json:"list"`  // formats, codecs or characters, where the rule is no number
	Shown     string        `json:"shown"` // a ratio as people write it: "4:5"
	Unit      Unit          `json:"unit"`
	Level     Level         `json:"level"`
	Certainty Certainty     `json:"certainty"`
	Source    string        `json:"source"` // URL
	Read      string        `json:"read"`   // "2026-11" or "2026-11-23"
	Note      string        `json:"note"`
}

// Units that are not of texts.
const (
	Items      Unit = "items"
	Pixels     Unit = "px"
	Millis     Unit = "ms"
	Ratio      Unit = "ratio" // width divided by height
	FPS        Unit = "fps"
	Formats    Unit = "formats"
	Codecs     Unit = "codecs"
	Characters Unit = "characters"
	CodePoints Unit = "code points"
)

// facts are all rules by platform and name, in the order of the files.
var facts = map[models.Platform]map[string][]Fact{}

func readFacts() {
	for _, p := range models.Platforms {
		b, err := rules.Files.ReadFile(string(p) + ".json")
		if err != nil {
			continue // Other has no rules of its own
		}
		var file struct {
			Rules []Fact `json:"rules"`
		}
		if err := json.Unmarshal(b, &file); err != nil {
			panic(err) // compiled in and checked by a test
		}
		facts[p] = map[string][]Fact{}
		for _, f := range file.Rules {
			facts[p][f.Name] = append(facts[p][f.Name], f)
		}
	}
}

// Facts are the rules of a name that hold for a post, the gravest first. Of two
// at the same level the one made for such a post holds, not the general one.
func Facts(p models.Platform, name string, o TextOptions) []Fact {
	var out []Fact
	for _, level := range []Level{Error, Warn, Info} {
		best, found := -1, Fact{}
		for _, f := range facts[p][name] {
			if f.Level != level || !f.holds(o) {
				continue
			}
			if n := f.narrow(); n >= best {
				best, found = n, f
			}
		}
		if best >= 0 {
			out = append(out, found)
		}
	}
	return out
}

// Find is the gravest rule of a name that holds for a post.
func Find(p models.Platform, name string, o TextOptions) (Fact, bool) {
	list := Facts(p, name, o)
	if len(list) == 0 {
		return Fact{}, false
	}
	return list[0], true
}

// AllFacts lists every rule of a platform, by name.
func AllFacts(p models.Platform) []Fact {
	var out []Fact
	for _, list := range facts[p] {
		out = append(out, list...)
	}
	slices.SortStableFunc(out, func(a, b Fact) int {
		switch {
		case a.Name < b.Name:
			return -1
		case a.Name > b.Name:
			return 1
		}
		return 0
	})
	return out
}

func (f *Fact) holds(o TextOptions) bool {
	return (len(f.Forms) == 0 || slices.Contains(f.Forms, o.Form)) &&
		(f.Tier == "" || f.Tier == o.Tier) && (f.With == "" || o.Media)
}

// narrow is how special the posts are that the rule is for.
func (f *Fact) narrow() int {
	n := 0
	if len(f.Forms) > 0 {
		n++
	}
	if f.Tier != "" {
		n += 2
	}
	if f.With != "" {
		n += 4
	}
	return n
}
