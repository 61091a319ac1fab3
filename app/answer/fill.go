package answer

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"lontar/app/voice"
	"lontar/models"
)

// Filled is a saved reply made ready for one comment.
type Filled struct {
	Text    string
	Variant int      // index of the variant used
	Missing []string // variables nothing is known for, without braces; they stand in Text as they are
	Old     []Fact   // facts used that must be checked again
}

// Fill makes the next variant of a saved reply ready for a comment. Missing
// are the variables nothing is known for; they stay in the text with their
// braces, for a person to see.
func (s *Service) Fill(ctx context.Context, saved models.SavedReply, c models.Comment, b models.Brand) (text string, missing []string, err error) {
	f, err := s.Prepare(ctx, saved, c, b)
	return f.Text, f.Missing, err
}

// Prepare is Fill with everything that is known about it. It moves no turn:
// Used does, when the reply was sent.
func (s *Service) Prepare(ctx context.Context, saved models.SavedReply, c models.Comment, b models.Brand) (Filled, error) {
	saved, err := s.fresh(ctx, saved, b.ID)
	if err != nil || len(saved.Variants) == 0 {
		return Filled{}, err
	}
	i := mod(saved.Next, len(saved.Variants))
	f, err := s.FillText(ctx, saved.Variants[i], c, b)
	f.Variant = i
	return f, err
}

// fresh is a saved reply as it is now: a screen may hold one whose turn has
// moved on since.
func (s *Service) fresh(ctx context.Context, saved models.SavedReply, brandID int64) (models.SavedReply, error) {
	if saved.ID == 0 {
		return saved, nil
	}
	list, err := s.store.SavedReplies(ctx, brandID)
	if err != nil {
		return saved, err
	}
	for _, r := range list {
		if r.ID == saved.ID {
			return r, nil
		}
	}
	return saved, nil
}

// FillText fills the variables of any text for a comment: {nama}, {brand},
// {akun}, {produk}, the titles and other words of the brand's facts, and its
// snippets.
func (s *Service) FillText(ctx context.Context, text string, c models.Comment, b models.Brand) (Filled, error) {
	if !strings.Contains(text, "{") {
		return Filled{Text: text}, nil
	}
	facts, err := s.Facts(ctx, b.ID, "")
	if err != nil {
		return Filled{}, err
	}
	snippets, err := s.store.Snippets(ctx, b.ID)
	if err != nil {
		return Filled{}, err
	}
	w := &writer{comment: c, brand: &b, facts: facts, snippets: snippets, product: func() string { return s.product(facts, c.Body) }}
	out := w.fill(text, 0)
	return Filled{Text: out, Missing: w.missing, Old: w.old}, nil
}

// writer fills variables for one comment.
type writer struct {
	comment  models.Comment
	brand    *models.Brand
	facts    []Fact
	snippets []models.Snippet
	product  func() string
	missing  []string
	old      []Fact
	filled   int // bytes of facts and snippets put in
}

var variable = regexp.MustCompile(`\{([\pL\pN][\pL\pN _.-]{0,79})\}`)

const (
	deep      = 5       // snippets and facts that name others
	maxFilled = 1 << 16 // bytes: they might name each other again and again
)

// fill replaces the variables of a text of the brand's own. What the comment's
// author wrote never comes through here: names are put in as they are.
func (w *writer) fill(text string, depth int) string {
	return variable.ReplaceAllStringFunc(text, func(m string) string {
		name := m[1 : len(m)-1]
		value, ours := w.value(name)
		if value == "" {
			if !slices.Contains(w.missing, name) {
				w.missing = append(w.missing, name)
			}
			return m
		}
		if !ours {
			return value
		}
		if w.filled += len(value); depth == deep || w.filled > maxFilled {
			return m
		}
		return w.fill(value, depth+1)
	})
}

// value is what a variable stands for; ours is false for what others wrote. A
// fact goes before a snippet: it has a date.
func (w *writer) value(name string) (value string, ours bool) {
	key := voice.SnippetKey(name)
	switch key {
	case "nama", "name":
		return FirstName(w.comment), false
	case "brand", "merek":
		return w.brand.Name, false
	case "akun", "account":
		if a := w.brand.Account(w.comment.AccountID); a != nil {
			return a.Label(), false
		}
		return "", false
	}
	if f := factFor(w.facts, key); f != nil {
		if f.Old && !slices.ContainsFunc(w.old, func(o Fact) bool { return o.ID == f.ID }) {
			w.old = append(w.old, *f)
		}
		return strings.TrimSpace(f.Body), true
	}
	if text := snippetFor(w.snippets, key); text != "" {
		return text, true
	}
	if key == "produk" || key == "product" {
		return w.product(), true
	}
	return "", false
}

func snippetFor(list []models.Snippet, key string) string {
	text := ""
	for _, sn := range list {
		if voice.SnippetKey(sn.Name) == key && (text == "" || sn.BrandID != 0) {
			text = sn.Text
		}
	}
	return text
}

// factFor finds the fact a variable names: by its title, by one of its other
// words, or, when only one could be meant, by words of its title.
func factFor(facts []Fact, key string) *Fact {
	for i := range facts {
		if voice.SnippetKey(facts[i].Title) == key && facts[i].Body != "" {
			return &facts[i]
		}
	}
	for i := range facts {
		if facts[i].Body == "" {
			continue
		}
		for _, w := range otherWords(facts[i].Words) {
			if voice.SnippetKey(w) == key {
				return &facts[i]
			}
		}
	}
	var found *Fact
	want := strings.Split(key, "_")
	for i := range facts {
		title := wordsOf(facts[i].Title)
		if facts[i].Body == "" || slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(title, w) }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = &facts[i]
	}
	return found
}

// otherWords are the words of a fact: phrases with commas between, or single
// words with spaces between.
func otherWords(words string) []string {
	split := func(r rune) bool { return r == ',' || r == ';' || r == '\n' }
	if !strings.ContainsFunc(words, split) {
		return append(strings.Fields(words), words)
	}
	return strings.FieldsFunc(words, split)
}

// product is the product a comment names: the only fact all of whose title
// stands in it and that is not about a topic, like shipping or hours.
func (s *Service) product(facts []Fact, body string) string {
	have := wordsOf(body)
	found := ""
	for _, f := range facts {
		title := wordsOf(f.Title)
		if len(title) == 0 || slices.ContainsFunc(title, func(w string) bool { return !slices.Contains(have, w) }) {
			continue
		}
		if len(s.topics.of(f.Title)) > 0 {
			continue
		}
		if found != "" {
			return ""
		}
		found = f.Title
	}
	return found
}

// wordsOf are the words of a text in small letters, without marks and what
// does not show.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(plainText(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
