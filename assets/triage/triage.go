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

// Model is the shipped model, made by packaging/triage (go generate
// ./app/triage).
//
//go:embed model.bin
var Model []byte

// Test is the labelled texts the accuracy is measured by; Accuracy the figures
// (go test ./app/triage -run Shipped -update).
var (
	//go:embed test.tsv
	Test string
	//go:embed accuracy.json
	Accuracy []byte
)
