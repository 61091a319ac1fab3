package platform

import "lontar/models"

// OptionKind is how a field of a platform is filled in.
type OptionKind string

// Kinds of fields.
const (
	OptionText   OptionKind = "text"
	OptionLong   OptionKind = "multiline"
	OptionChoice OptionKind = "choice"
	OptionTick   OptionKind = "tick"
	OptionPeople OptionKind = "people"
	OptionMedia  OptionKind = "media"
)

// Option is a field of its own that a platform has for a form of post.
type Option struct {
	Key     string
	Kind    OptionKind
	Choices []string // values, the first is the platform's own choice
	Limit   int      // 0 none
	Unit    Unit
}

// Options are the fields a platform has beside the text, in the order they are
// filled in.
func Options(p models.Platform, _ models.Form) []Option {
	switch p {
	case models.YouTube:
		return []Option{
			{Key: "title", Kind: OptionText, Limit: 100, Unit: UTF16},
			{Key: "description", Kind: OptionLong, Limit: 5000, Unit: Bytes},
			{Key: "tags", Kind: OptionText, Limit: 500, Unit: UTF16},
			{Key: "visibility", Kind: OptionChoice, Choices: []string{"public", "unlisted", "private"}},
			{Key: "made_for_kids", Kind: OptionTick},
		}
	case models.Instagram:
		return []Option{{Key: "first_comment", Kind: OptionLong, Limit: 2200, Unit: UTF16}, {Key: "location", Kind: OptionText}, {Key: "collaborators", Kind: OptionPeople, Limit: 5}}
	}
	return nil
}
