// Package honesty finds promises a caption cannot keep: sure results,
// superlatives, cures, riskless gains, in Indonesian and English. What counts
// as a promise is dated data (assets/honesty); a brand adds rules of its own.
// A promise that is denied, asked about or told of others is no promise.
package honesty

// The levels of a rule.
const (
	Warn = "warn" // over-promises
	Info = "info" // needs proof the caption does not show
)

// Rule is one kind of promise. Patterns are written in the small language
// described at Compile: words, "a|b", "<list>", "word?", "#", "..3".
type Rule struct {
	ID          string   `json:"id"`                 // stable, "result.time"
	Category    string   `json:"category"`           // key of a category, or a brand's own words
	Level       string   `json:"level,omitempty"`    // "" is Warn
	Lang        string   `json:"lang,omitempty"`     // "id", "en"; "" every language
	Patterns    []string `json:"patterns"`           // any of them
	Suggestions []string `json:"suggest,omitempty"`  // honest words in place of the claim
	Source      string   `json:"source,omitempty"`   // the law or code that says so
	Harmless    bool     `json:"harmless,omitempty"` // what it matches is no claim
	Anywhere    bool     `json:"anywhere,omitempty"` // a claim even when denied ("tanpa efek samping" is one)
}

// Claim is one promise in a text.
type Claim struct {
	Rule        *Rule
	Text        string
	Start, End  int // code points, half open
	Suggestions []string
}
