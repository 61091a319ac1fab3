package platform

import (
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/models"
)

// CheckText says what a platform makes of a text: its length and limit, its
// entities, where it is folded, and what is wrong with it. It is fast enough to
// run at every key.
func CheckText(p models.Platform, text string, o TextOptions) Report {
	r := Report{Platform: p, Unit: RuleOf(p).Caption.Unit, Fold: Fold(p, text, Phone), Entities: Entities(p, text)}
	r.Length, r.Limit = CountWith(p, text, o.Media)
	if p == models.X {
		if w := weigh(text, r.Limit); w.bad || w.length == 0 {
			r.Problems = append(r.Problems, Problem{Rule: "x", Level: Error})
		}
	}
	if r.Limit > 0 && r.Length > r.Limit {
		r.Problems = append(r.Problems, Problem{
			Rule: "length", Level: Error, Field: FieldText, Index: -1, End: utf8.RuneCountInString(text),
			Message: lang.T("rules.length", "n", r.Length, "limit", r.Limit, "over", r.Length-r.Limit),
		})
	}
	r.Valid = Worst(r.Problems) != Error
	return r
}
