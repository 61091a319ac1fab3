// Package spell proofreads captions offline, Indonesian and English mixed as
// people write them: a dictionary automaton, everyday informal words, affixes
// and clitics, reduplication, stretched words. Names, links, tags, numbers and
// product codes are left alone. It marks softly: a caption is free speech.
package spell

import (
	"fmt"
	"sync"

	"github.com/blevesearch/vellum"

	"lontar/assets/words"
)

// Language is a language a text may be written in.
type Language string

// The languages the speller knows.
const (
	Indonesian Language = "id"
	English    Language = "en"
)

// Kinds of a Mistake.
const (
	Spelling = "spelling" // a word nobody knows
	Hint     = "hint"     // a word people know, written another way in standard Indonesian
)

// Mistake is one place to look at again.
type Mistake struct {
	Start, End int // bytes of the text, half open
	Word       string
	Kind       string   // Spelling or Hint
	Rule       string   // what a hint is about, e.g. "di_separate"; "" for spelling
	Better     []string // what a hint proposes; ask Suggest for spelling
}

// Options say how a text is to be read.
type Options struct {
	Languages []Language              // none: all
	Known     func(lower string) bool // brand and user words, names; may be nil
}

// Speller holds the opened automata. It is safe for concurrent use.
type Speller struct {
	words, frequency *vellum.FST
	readers          sync.Pool
}

// reader looks words up without allocating; one goroutine at a time.
type reader struct {
	words, frequency *vellum.Reader
	key              []byte
}

// Open opens the automata the program carries. They stay where they are in
// the program's file: opening costs microseconds.
func Open() (*Speller, error) {
	w, err := vellum.Load(words.Words)
	if err != nil {
		return nil, fmt.Errorf("spell: words: %w", err)
	}
	f, err := vellum.Load(words.Frequency)
	if err != nil {
		return nil, fmt.Errorf("spell: frequency: %w", err)
	}
	s := &Speller{words: w, frequency: f}
	if _, err := s.newReader(); err != nil {
		return nil, fmt.Errorf("spell: %w", err)
	}
	s.readers.New = func() any {
		r, err := s.newReader()
		if err != nil {
			return nil // cannot happen: Open made one
		}
		return r
	}
	return s, nil
}

func (s *Speller) newReader() (*reader, error) {
	w, err := s.words.Reader()
	if err != nil {
		return nil, err
	}
	f, err := s.frequency.Reader()
	if err != nil {
		return nil, err
	}
	return &reader{words: w, frequency: f}, nil
}

func (s *Speller) borrow() *reader    { return s.readers.Get().(*reader) }
func (s *Speller) giveBack(r *reader) { s.readers.Put(r) }

// bits are what the automaton says of a lower-case word; 0 when unknown.
func (r *reader) bits(word string) uint64 {
	r.key = append(r.key[:0], word...)
	v, ok, err := r.words.Get(r.key)
	if err != nil || !ok {
		return 0
	}
	return v
}

// class is how frequent a word is in the asked languages, 0…15. A word
// without a count is rare, less so when the web uses it.
func (r *reader) class(word string, bits, langs uint64) int {
	r.key = append(r.key[:0], word...)
	best := 0
	if v, ok, err := r.frequency.Get(r.key); err == nil && ok {
		if langs&words.ID != 0 {
			best = int(v & 15)
		}
		if langs&words.EN != 0 {
			best = max(best, int(v>>4&15)-2)
		}
	}
	if best < 3 && bits&words.Web != 0 {
		best = 3
	}
	return best
}

// mask turns languages into the automaton's bits; none means all.
func mask(langs []Language) uint64 {
	var m uint64
	for _, l := range langs {
		switch l {
		case Indonesian:
			m |= words.ID
		case English:
			m |= words.EN
		}
	}
	if m == 0 {
		return words.ID | words.EN
	}
	return m
}
