// Package triage ships what tells the kinds of comments apart, as dated data:
// words and how they are shortened, the rules of each kind, the topics, the
// lines the model was trained with, the model, and the lines it is measured by.
// All lines were written for this project.
package triage

import "embed"

// Files are the rule files: words.json, topics.json and one per kind.
//
//go:embed *.json
var Files embed.FS
