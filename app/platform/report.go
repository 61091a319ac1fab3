package platform

import (
	"bytes"
	"encoding/json"

	"lontar/models"
)

// Level is how bad a problem is.
type Level string

// Levels of a problem.
const (
	Error Level = "error" // the platform refuses it
	Warn  Level = "warn"  // it harms, or sources disagree about it
	Info  Level = "info"  // worth knowing
)

// Kind is what an entity is.
type Kind string

// Kinds of entities.
const (
	Hashtag Kind = "hashtag"
	Mention Kind = "mention"
	Cashtag Kind = "cashtag"
	URL     Kind = "url"
)

// Entity is a part of a text the platform makes a link of. Start and End are
// half open and in code points of the text; Text is what stands there, sign
// included: "#kopi", "@kopi", "$BBCA", "kopi.id".
type Entity struct {
	Kind  Kind   `json:"kind"`
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Fields a problem can be in.
const (
	FieldText         = "text"
	FieldTitle        = "title"
	FieldDescription  = "description"
	FieldTags         = "tags"
	FieldFirstComment = "first_comment"
	FieldAlt          = "alt"
	FieldMedia        = "media"
	FieldLink         = "link"
	FieldThread       = "thread"
	FieldLocation     = "location"
	FieldPeople       = "collaborators"
	FieldOption       = "option"
)

// Problem is one thing a platform will not take, or will take badly.
type Problem struct {
	Rule    string `json:"rule"` // stable name: "text.max", "hashtags.max", …
	Level   Level  `json:"level"`
	Message string `json:"message"` // what, the limit and the way out, in the language in use
	Field   string `json:"-"`       // one of the Field constants
	Index   int    `json:"-"`       // media file or thread part from 0, −1 for the whole
	Start   int    `json:"start"`   // code points in the field's text, half open
	End     int    `json:"end"`
}

// Tier is what the account pays for; it moves some limits.
type Tier string

// Tiers of an account.
const (
	Basic   Tier = ""
	Premium Tier = "premium" // X Premium
)

// TextOptions is what a check needs to know beside the text.
type TextOptions struct {
	Tier  Tier
	Media bool // the post has pictures or videos
	Form  models.Form
}

// Report is what a platform makes of a text.
type Report struct {
	Platform models.Platform
	Length   int // in Unit, as the platform counts
	Limit    int // 0 when none is known
	Valid    bool
	Unit     Unit
	Entities []Entity // by Start
	Fold     int      // code points shown before "… selengkapnya", −1 when all is
	Problems []Problem
}

// MarshalJSON writes the report as scripts read it: a fold of −1 is null, and
// lists are never null.
func (r Report) MarshalJSON() ([]byte, error) {
	var fold *int
	if r.Fold >= 0 {
		fold = &r.Fold
	}
	if r.Entities == nil {
		r.Entities = []Entity{}
	}
	if r.Problems == nil {
		r.Problems = []Problem{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // people read it too
	err := e.Encode(struct {
		Platform models.Platform `json:"platform"`
		Length   int             `json:"length"`
		Limit    int             `json:"limit"`
		Valid    bool            `json:"valid"`
		Unit     Unit            `json:"unit"`
		Entities []Entity        `json:"entities"`
		Fold     *int            `json:"fold"`
		Problems []Problem       `json:"problems"`
	}{r.Platform, r.Length, r.Limit, r.Valid, r.Unit, r.Entities, fold, r.Problems})
	return b.Bytes(), err
}

// Worst is the highest level among problems, "" when there are none.
func Worst(problems []Problem) Level {
	worst := Level("")
	for _, p := range problems {
		switch {
		case p.Level == Error:
			return Error
		case p.Level == Warn, worst == "":
			worst = p.Level
		}
	}
	return worst
}
