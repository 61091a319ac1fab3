// Package proof proofreads a caption before it is handed in: spelling, dates,
// prices, numbers, links, hidden characters, the brand's words, and promises
// the brand cannot keep. It works offline and only marks; nothing is changed.
package proof

import (
	"context"

	"lontar/app/proof/honesty"
	"lontar/app/proof/spell"
)

// The levels of a Finding.
const (
	Error = "error" // must not go out like this
	Warn  = "warn"  // to be looked at
	Info  = "info"  // good to know
)

// The kinds of a Finding.
const (
	KindSpelling    = "spelling"
	KindHint        = "hint"
	KindClaim       = "claim"
	KindDate        = "date"
	KindPrice       = "price"
	KindPhone       = "phone"
	KindPlaceholder = "placeholder"
	KindDouble      = "double"
	KindLink        = "link"
	KindUTM         = "utm"
	KindAlt         = "alt"
	KindCaps        = "caps"
	KindAvoid       = "avoid"
	KindTone        = "tone"
	KindHidden      = "hidden"
	KindFancy       = "fancy" // letters of mathematics: screen readers stumble
	KindMarks       = "marks" // too many exclamation marks
)

// Finding is one thing to look at in a text. Text is what stands between Start
// and End; a finding about the whole post (a missing alt text) has an empty
// span at 0.
type Finding struct {
	Kind        string   `json:"kind"`
	Text        string   `json:"text"`
	Start       int      `json:"start"` // code points, half open
	End         int      `json:"end"`
	Message     string   `json:"message"`
	Suggestions []string `json:"suggestions"` // to stand in place of Text; never nil; "" takes it away
	Level       string   `json:"-"`
	Rule        string   `json:"-"` // stable id, "claim.result_time"
	Category    string   `json:"-"` // in shown words, for claims
	Limits      string   `json:"-"` // the brand's product limits, for claims
	Source      string   `json:"-"` // the law or code a claim offends, for claims
}

// Avoided is a word the brand does not want, and the one it wants instead.
type Avoided struct{ Word, Instead string }

// Brand is what proofreading knows of a brand.
type Brand struct {
	Name    string
	Known   []string // dictionary words, names, handles
	Avoid   []Avoided
	Limits  string         // what the product cannot do, in the brand's words
	Claims  []honesty.Rule // the brand's own, beside the shipped ones
	Pronoun string         // "", "anda", "kamu", "kalian"
}

// Input is a text and all that is known around it. Days are "2006-01-02".
type Input struct {
	Text      string
	Base      string // the text this one was adapted from; "" when it is the base
	Brief     string
	Languages []spell.Language // none: all
	Brand     Brand
	Today     string
	Day       string // planned day, "" without one
	WantUTM   bool   // the campaign wants links with UTM parameters
	Media     int    // pictures and videos of the post
	Alts      []string
	Link      string // the link field of the post
}

// Checker holds the opened word lists and rules. It is safe for concurrent use.
type Checker struct {
	speller *spell.Speller
	honesty *honesty.Checker
}

// New opens the word lists and the rules the program carries.
func New() (*Checker, error) {
	s, err := spell.Open()
	if err != nil {
		return nil, err
	}
	h, err := honesty.New()
	if err != nil {
		return nil, err
	}
	return &Checker{speller: s, honesty: h}, nil
}

// Check reads a text and lists what to look at, in the order of the text. It
// answers with what it has when ctx ends. Call it off the UI goroutine.
func (c *Checker) Check(ctx context.Context, in Input) []Finding {
	r := read(&in)
	for _, check := range []func(*reading){
		(*reading).hidden, (*reading).placeholders, (*reading).links, (*reading).dates, (*reading).prices, (*reading).phones,
		(*reading).doubles, (*reading).caps, (*reading).exclamations, (*reading).avoided, (*reading).tone, (*reading).post,
		func(r *reading) { c.claims(ctx, r) }, func(r *reading) { c.spelling(ctx, r) },
	} {
		if ctx.Err() != nil {
			break
		}
		check(r)
	}
	return r.findings()
}
