// Package honesty finds promises a caption cannot keep: sure results,
// superlatives, cures, riskless gains, in Indonesian and English. What counts
// as a promise is dated data (assets/honesty); a brand adds rules of its own.
// A promise that is denied, asked about, wished or told of others is none.
package honesty

// The levels of a rule.
const (
	Warn = "warn" // over-promises
	Info = "info" // needs proof the caption does not show
)

// Rule is one kind of promise. Its patterns are written in the small language
// of compile: words, "a|b", "<list>", "word?", "<n>", "..3".
type Rule struct {
	ID          string   `json:"id"`       // stable, "result_time"
	Category    string   `json:"category"` // one of Categories, or a brand's own words
	Level       string   `json:"level"`    // "" is Warn
	Patterns    []string `json:"patterns"` // any of them
	Suggestions []string `json:"suggest"`  // honest words in place of the claim
	Source      string   `json:"source"`   // the law or code that says so
}

// Categories of the shipped rules.
const (
	Result      = "result"
	Superlative = "superlative"
	Health      = "health"
	Money       = "money"
	Price       = "price"
	Safety      = "safety"
	Lasting     = "lasting"
	Scarcity    = "scarcity"
	Evidence    = "evidence"
)

// Claim is one promise in a text.
type Claim struct {
	Rule        *Rule
	Text        string
	Start, End  int // code points, half open
	From, To    int // bytes, half open
	Suggestions []string
}
