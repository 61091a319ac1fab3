// Package triage guesses what a comment is: a question, a complaint, praise or
// spam, in Indonesian as people type it and in English, on the machine itself.
// Rules weigh what stands in the text, a small linear model adds what rules do
// not know, and a model of the workspace's own adds what its people corrected.
// Every guess says why and how sure it is; an unsure one stays unsorted.
package triage

//go:generate go run lontar/packaging/triage -lines ../../packaging/triage/lines.txt -model ../../assets/triage/model.bin

import (
	"strings"
	"sync"
	"unicode"

	"lontar/app/lang"
	"lontar/models"
)

// Kind is what somebody wants with a comment.
type Kind string

// The kinds. Unsorted is one nobody is sure about, or one that wants nothing.
const (
	Question  Kind = "question"
	Complaint Kind = "complaint"
	Praise    Kind = "praise"
	Spam      Kind = "spam"
	Unsorted  Kind = "unsorted"
)

// Stored is the kind as a comment keeps it.
func (k Kind) Stored() models.CommentKind {
	if k == Unsorted {
		return models.KindUnsorted
	}
	return models.CommentKind(k)
}

// Of is the kind of a stored comment.
func Of(k models.CommentKind) Kind {
	if kindIndex(Kind(k)) < 0 {
		return Unsorted
	}
	return Kind(k)
}

// Reason is why a comment is taken for what it is.
type Reason struct {
	Rule string // stable: "question.word", "spam.brand"; "model" and "own" for what was learned
	Word string // what was found, as it was written
}

// Text is the reason without its word, in the language in use.
func (r Reason) Text() string { return lang.T("triage." + r.Rule) }

// Shown is the reason in the language in use: "kata tanya: gmn".
func (r Reason) Shown() string {
	if r.Word == "" {
		return r.Text()
	}
	return lang.T("triage.because", "reason", r.Text(), "word", r.Word)
}

// Guess is what a comment is taken for.
type Guess struct {
	Kind       Kind
	Confidence float64  // 0…1: how often a guess like this one is right
	Reasons    []Reason // strongest first, at most four
	Tags       []string // topics: "stock", "price", "shipping"…; named by lang "triage.topic.…"
	Urgent     bool     // somebody is ill, cheated or about to make it public
}

// Sorter guesses kinds. It is safe for concurrent use.
type Sorter struct {
	book    *book
	shipped *shipped
	own     *Model
}

var load = sync.OnceValues(func() (*Sorter, error) {
	b, err := loadBook()
	if err != nil {
		return nil, err
	}
	m, err := loadShipped()
	if err != nil {
		return nil, err
	}
	return &Sorter{book: b, shipped: m}, nil
})

// New gives the sorter with the rules and the model that ship with the program.
func New() (*Sorter, error) { return load() }

// With is the sorter with a workspace's own model beside the shipped one. The
// model may go on learning.
func (s *Sorter) With(m *Model) *Sorter {
	c := *s
	c.own = m
	return &c
}

// Guess says what a text is. It looks at no more than the first 4 KiB and the
// last 1 KiB, and never fails.
func (s *Sorter) Guess(text string) Guess {
	text = shortened(text)
	list := read(text, s.book.words)
	v := s.weigh(text, list)
	return s.verdict(text, list, v)
}

// Excerpt is the beginning of a text, safe to show on one line.
func Excerpt(text string) string {
	text = shortened(text)
	return excerpt(text, 0, len(text))
}

// excerpt is a piece of the text as it was written, safe to show: no controls,
// nothing unseen, not long.
func excerpt(text string, from, to int) string {
	var b strings.Builder
	n := 0
	for _, r := range text[from:to] {
		switch {
		case unseen(r), r == unicode.ReplacementChar:
			continue
		case unicode.IsSpace(r), unicode.IsControl(r):
			r = ' '
		}
		if n++; n > 40 {
			b.WriteRune('…')
			break
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
