package honesty

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"

	data "lontar/assets/honesty"
)

// file is one file of assets/honesty.
type file struct {
	Read    string              `json:"read"` // when laws and codes were read, "2006-01-02"
	Lang    string              `json:"lang"` // "id", "en"
	Sources map[string]string   `json:"sources"`
	Alias   map[string]string   `json:"alias"` // short and mistyped forms of a rule's words
	Lists   map[string][]string `json:"lists"`
	Roles   map[string][]string `json:"roles"`
	Rules   []Rule              `json:"rules"`
}

// The roles a pattern can have beside being a claim. All are data.
const (
	harmless = "harmless" // an ordinary use of a claim's words
	head     = "head"     // belongs to a claim that follows
	tail     = "tail"     // belongs to a claim before it
	distance = "distance" // the sentence warns of such claims
	wish     = "wish"     // hopes, does not promise
	effort   = "effort"   // tries to, which is no superlative
	report   = "report"   // somebody else says
	hearsay  = "hearsay"  // somebody else says, also without quotes
	ask      = "ask"      // makes a question of a question mark
	tag      = "tag"      // does so right behind the claim
	lure     = "lure"     // a question that offers
	deny     = "deny"     // not
	even     = "even"     // after "not": not only
	need     = "need"     // after "not": not needed
	say      = "say"      // after "not": do not promise, reaches far
	without  = "without"  // not, for the next word
	but      = "but"      // ends a denial
	refute   = "refute"   // right behind the claim, says it is not so
	become   = "become"   // "no need to be": the claim is what is not needed
)

// entry is a pattern with what it stands for: a rule, or a role.
type entry struct {
	pattern
	rule *Rule
	role string
	lang string
}

// Checker holds compiled rules. It is safe for concurrent use.
type Checker struct {
	entries []entry
	index   map[string][]int32 // first words to entries; "<n>" for numbers
	lists   map[string][]string
	source  map[string]string
	alias   map[string]string
	open    map[string]bool // words no claim ends with: "dalam", "without"
	read    string
}

// New compiles the rules the program carries.
func New() (*Checker, error) {
	c := &Checker{index: map[string][]int32{}, lists: map[string][]string{}, source: map[string]string{}, alias: map[string]string{}, open: map[string]bool{}}
	names, err := fs.Glob(data.Files, "*.json")
	if err != nil || len(names) == 0 {
		return nil, errors.Join(errors.New("honesty: no rules"), err)
	}
	files := make([]file, len(names))
	for i, name := range names {
		b, err := data.Files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("honesty: %w", err)
		}
		if err := json.Unmarshal(b, &files[i]); err != nil {
			return nil, fmt.Errorf("honesty: %s: %w", name, err)
		}
		for list, phrases := range files[i].Lists {
			c.lists[list] = append(c.lists[list], phrases...)
		}
		maps.Copy(c.alias, files[i].Alias)
		for key, text := range files[i].Sources {
			c.source[key] = text
		}
		c.read = max(c.read, files[i].Read)
	}
	for _, w := range c.lists["open"] {
		c.open[w] = true
	}
	for i := range files {
		if err := c.take(&files[i]); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *Checker) take(f *file) error {
	for role, patterns := range f.Roles {
		for _, p := range patterns {
			if err := c.add(entry{role: role, lang: f.Lang}, p); err != nil {
				return err
			}
		}
	}
	for i := range f.Rules {
		r := &f.Rules[i]
		if r.Source != "" {
			text, ok := c.source[r.Source]
			if !ok {
				return fmt.Errorf("honesty: rule %s: no source %q", r.ID, r.Source)
			}
			r.Source = text
		}
		for _, p := range r.Patterns {
			if err := c.add(entry{rule: r, lang: f.Lang}, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *Checker) add(e entry, text string) error {
	var err error
	if e.pattern, err = compile(text, c.lists); err != nil {
		return err
	}
	n := int32(len(c.entries))
	c.entries = append(c.entries, e)
	enter := func(key string) {
		if list := c.index[key]; len(list) == 0 || list[len(list)-1] != n {
			c.index[key] = append(list, n)
		}
	}
	first := e.elements[0]
	for _, phrase := range first.phrases {
		enter(phrase[0])
	}
	if first.number {
		enter("<n>")
	}
	return nil
}

// With is the checker with a brand's own rules beside the shipped ones. Their
// patterns are plain words; "…" stands for a few words between. Rules that
// say nothing are left out.
func (c *Checker) With(rules []Rule) *Checker {
	if len(rules) == 0 {
		return c
	}
	own := *c
	own.entries = append([]entry(nil), c.entries...)
	own.index = make(map[string][]int32, len(c.index)+len(rules))
	for key, list := range c.index {
		own.index[key] = list[:len(list):len(list)]
	}
	for i := range rules {
		for _, p := range rules[i].Patterns {
			_ = own.add(entry{rule: &rules[i]}, plain(p)) // words without a beginning match nothing
		}
	}
	return &own
}

// Read is the day the newest source of the rules was read, "2006-01-02".
func (c *Checker) Read() string { return c.read }
