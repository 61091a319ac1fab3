// Package example holds the content of the example workspace.
package example

import _ "embed"

// Plan is the example's posts, one a line, tab-separated: day, clock, brand,
// platforms, pillar, form, status, person, title, caption, hashtags, picture. The
// day and clock of an unscheduled post are "-", and so is the picture of a post
// without one; "kebaya:3*5" are five pictures of kebaya from the third kind on.
//
//go:embed plan.tsv
var Plan string

// Pictures says what each drawn picture shows, for its alternative text:
// picture, tab, sentence.
//
//go:embed pictures.tsv
var Pictures string

// Comments are what people write under posts, for generated workspaces: kind
// ("" not sorted), tab, text.
//
//go:embed comments.tsv
var Comments string
