// Package example holds the content of the example workspace.
package example

import _ "embed"

// Plan is the example's posts, one a line, tab-separated: day, clock, brand,
// platforms, pillar, form, status, person, title, caption, hashtags. The day and
// clock of an unscheduled post are "-".
//
//go:embed plan.tsv
var Plan string
