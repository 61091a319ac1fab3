// Package example holds the content of the example workspace.
package example

import (
	_ "embed"
	"fmt"
	"strings"
)

// plan is the example's posts, one a line, tab-separated: the fields of Line in
// their order. A "\n" in a text is a new line.
//
//go:embed plan.tsv
var plan string

// pictures says what each drawn picture shows: picture, tab, sentence.
//
//go:embed pictures.tsv
var pictures string

// comments are what people write under posts: kind, tab, text.
//
//go:embed comments.tsv
var comments string

// Line is one post of the example.
type Line struct {
	Day, Clock string // "" unscheduled
	Brand      string
	Platforms  []string
	Pillar     string
	Form       string
	Status     string
	Person     string
	Title      string
	Caption    string
	Hashtags   string
	Picture    string // "" none; "kebaya:3*5" are five pictures of kebaya from the third kind on
	Brief      string
	CTA        string
	OnX        string // the text of its own on X, "" the same
}

// Lines reads the plan.
func Lines() ([]Line, error) {
	var list []Line
	for n, row := range rows(plan) {
		if len(row) != 15 {
			return nil, fmt.Errorf("plan.tsv, line %d: %d fields", n+1, len(row))
		}
		filled(row)
		list = append(list, Line{
			Day: row[0], Clock: row[1], Brand: row[2], Platforms: strings.Split(row[3], ","), Pillar: row[4], Form: row[5],
			Status: row[6], Person: row[7], Title: row[8], Caption: row[9], Hashtags: row[10], Picture: row[11],
			Brief: row[12], CTA: row[13], OnX: row[14],
		})
	}
	return list, nil
}

// AltTexts says what each drawn picture shows, by its name.
func AltTexts() map[string]string {
	texts := map[string]string{}
	for _, row := range rows(pictures) {
		texts[row[0]] = row[1]
	}
	return texts
}

// voices are how the brands speak: brand, audience, tone, limits of the product.
//
//go:embed voices.tsv
var voices string

// Voice is how a brand speaks.
type Voice struct{ Audience, Tone, Limits string }

// Voices lists them by brand.
func Voices() map[string]Voice {
	list := map[string]Voice{}
	for _, row := range rows(voices) {
		list[row[0]] = Voice{row[1], row[2], row[3]}
	}
	return list
}

// Comment is what somebody writes under a post, for generated workspaces.
type Comment struct {
	Kind string // "question", "complaint", "praise", "spam", "" not sorted
	Text string
}

// Comments lists some.
func Comments() []Comment {
	var list []Comment
	for _, row := range rows(comments) {
		list = append(list, Comment{row[0], row[1]})
	}
	return list
}

func rows(table string) [][]string {
	var rows [][]string
	for _, row := range strings.Split(strings.Trim(table, "\n"), "\n") {
		rows = append(rows, strings.Split(row, "\t"))
	}
	return rows
}
