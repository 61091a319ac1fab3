// Package token cuts a caption into words, numbers and signs for checks that
// read more than one word: it knows where clauses, sentences and quotes end,
// and keeps links, handles and hashtags whole. One pass, any input.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Kind is what a token is.
type Kind uint8

// The kinds of a token.
const (
	Word   Kind = iota + 1
	Number      // digits, with "." "," ":" "/" between digits: "25.000", "19:30", "3/7"
	Sign        // a sign that means something: % # & + @ { [ …
	Link        // an address of the web or of mail
	Tag         // a hashtag
	Handle      // an @mention
)

// Break is what stands between a token and the one before it.
type Break uint8

// The breaks, the weakest first.
const (
	None     Break = iota // nothing or blanks
	Soft                  // a hyphen, a quote, an emoji, markup
	Clause                // , ; : – ( )
	Sentence              // . ! ? … or a new line
)

// Token is one piece of a text.
type Token struct {
	Kind       Kind
	Text       string // as written
	Norm       string // lower case, plain letters, nothing invisible, stretches shortened
	Start, End int    // bytes
	At, Until  int    // code points
	Break      Break  // before it
	Question   bool   // its sentence ends with a question mark
	Quote      bool   // it stands between quotes
	Number     int    // of its sentence
}

// All cuts a text.
func All(text string) []Token {
	s := scanner{text: text, out: make([]Token, 0, len(text)/5+4)}
	for s.i < len(text) {
		s.next()
	}
	s.close()
	return s.out
}

type scanner struct {
	text     string
	i, at    int // byte and code point
	out      []Token
	pending  Break
	asked    bool // the signs since the last token hold a question mark
	first    int  // of out: where this sentence begins
	sentence int
	quote    rune // the sign that closes the open quote, 0 outside
	opened   int  // of out: the first token inside the open quote
	noLink   int  // no address begins before this byte
}

func (s *scanner) next() {
	r, n := utf8.DecodeRuneInString(s.text[s.i:])
	switch {
	case isBlank(r):
		if r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 {
			s.pending = Sentence
		}
		s.skip(n)
	case s.whole():
	case wordRune(r) && !Invisible(r): // U+034F is both
		s.word()
	case unicode.IsDigit(r):
		s.number()
	default:
		s.sign(r, n)
	}
}

func isBlank(r rune) bool { return unicode.IsSpace(r) }

func (s *scanner) skip(n int) { s.i += n; s.at++ }

// add closes the token that began at byte start, code point at.
func (s *scanner) add(k Kind, start, at int) {
	if s.pending == Sentence {
		s.close()
	}
	t := Token{
		Kind: k, Text: s.text[start:s.i], Start: start, End: s.i, At: at, Until: s.at,
		Break: s.pending, Number: s.sentence,
	}
	t.Norm = Normal(t.Text)
	s.out = append(s.out, t)
	s.pending, s.asked = None, false
}

// close ends a sentence: its tokens learn whether it asked.
func (s *scanner) close() {
	if s.asked {
		for i := s.first; i < len(s.out); i++ {
			s.out[i].Question = true
		}
	}
	if s.first < len(s.out) {
		s.sentence++
	}
	s.first, s.asked = len(s.out), false
}

// whole takes a link, handle or hashtag as one token.
func (s *scanner) whole() bool {
	if s.i > 0 && wordBefore(s.text[:s.i]) {
		return false
	}
	rest := s.text[s.i:]
	k, n := Link, 0
	if s.i >= s.noLink {
		n = LinkLength(rest)
		if n == 0 && hostLength(rest) > maxHost {
			s.noLink = s.i + maxHost/2 // an endless run is read twice, not at each of its dots
		}
	}
	if n == 0 && len(rest) > 1 {
		switch rest[0] {
		case '@':
			k, n = Handle, tagLength(rest, true)
		case '#':
			k, n = Tag, tagLength(rest, false)
		}
	}
	if n == 0 {
		return false
	}
	start, at := s.i, s.at
	s.at += utf8.RuneCountInString(s.text[s.i : s.i+n])
	s.i += n
	s.add(k, start, at)
	return true
}

func wordBefore(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return wordRune(r) || unicode.IsDigit(r)
}

// tagLength is the length of "@name" or "#tag"; "#1" is no tag.
func tagLength(s string, dots bool) int {
	letters := false
	for i, r := range s[1:] {
		switch {
		case wordRune(r) || r == '_':
			letters = true
		case unicode.IsDigit(r):
		case dots && r == '.' && i+2 < len(s) && wordRune(rune(s[i+2])):
		default:
			if !letters {
				return 0
			}
			return i + 1
		}
	}
	if !letters {
		return 0
	}
	return len(s)
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) && r != 0xFE0F && r != 0x20E3
}

// Invisible: a character that shows nothing and only hides in words.
func Invisible(r rune) bool {
	return r == 0xAD || r == 0x034F || r == 0x180E || r == 0xFEFF || r >= 0x200B && r <= 0x200F ||
		r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2069
}

func (s *scanner) word() {
	start, at, end, until := s.i, s.at, s.i, s.at
	for s.i < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.i:])
		if Invisible(r) || (r == '\'' || r == '’') && end == s.i {
			s.skip(n)
			continue
		}
		if !wordRune(r) {
			break
		}
		s.skip(n)
		end, until = s.i, s.at
	}
	s.i, s.at = end, until
	s.add(Word, start, at)
}

func (s *scanner) number() {
	start, at, end, until := s.i, s.at, s.i, s.at
	for s.i < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.i:])
		if strings.ContainsRune(".,:/", r) && end == s.i {
			s.skip(n)
			continue
		}
		if !unicode.IsDigit(r) {
			break
		}
		s.skip(n)
		end, until = s.i, s.at
	}
	s.i, s.at = end, until
	s.add(Number, start, at)
}

// sign reads punctuation: breaks, quotes, and the few signs that are tokens.
func (s *scanner) sign(r rune, n int) {
	switch {
	case r == '.' && s.abbreviation(), Invisible(r):
		s.skip(n)
	case strings.ContainsRune(".!?…", r):
		s.asked = s.asked || r == '?'
		s.raise(Sentence)
		s.skip(n)
	case strings.ContainsRune(`"“”„«»‘’'`, r):
		s.quoted(r)
		s.raise(Soft)
		s.skip(n)
	case strings.ContainsRune("%#&+@{}[]<>=$€", r):
		start, at := s.i, s.at
		s.skip(n)
		s.add(Sign, start, at)
	case strings.ContainsRune(",;:()–—|•·", r):
		s.raise(Clause)
		s.skip(n)
	case r == '-' && strings.HasPrefix(s.text[s.i+n:], " ") && s.i > 0 && s.text[s.i-1] == ' ':
		s.raise(Clause)
		s.skip(n)
	default:
		s.raise(Soft)
		s.skip(n)
	}
}

func (s *scanner) raise(b Break) { s.pending = max(s.pending, b) }

// quoted opens or closes a quote; a quote that is never closed is none.
func (s *scanner) quoted(r rune) {
	if s.quote != 0 && (r == s.quote || r == '"' && s.quote == '”') {
		for i := s.opened; i < len(s.out); i++ {
			s.out[i].Quote = true
		}
		s.quote = 0
		return
	}
	if s.quote != 0 && len(s.out)-s.opened < maxQuote {
		return
	}
	closing := map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»', '‘': '’', '\'': '\''}[r]
	if closing != 0 {
		s.quote, s.opened = closing, len(s.out)
	}
}

// maxQuote is how many tokens a quote holds at most: beyond it the sign that
// opened it was a slip.
const maxQuote = 200

// abbreviation: the dot belongs to a short form ("No. 1", "Rp. 5", "Jl. Melati").
func (s *scanner) abbreviation() bool {
	if len(s.out) == 0 || s.out[len(s.out)-1].End != s.i {
		return false
	}
	return shortForms[s.out[len(s.out)-1].Norm]
}

var shortForms = map[string]bool{
	"no": true, "rp": true, "jl": true, "jln": true, "dr": true, "drg": true, "mr": true, "mrs": true, "hj": true,
	"ust": true, "tgl": true, "jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true,
	"agu": true, "agt": true, "aug": true, "sep": true, "sept": true, "okt": true, "oct": true, "nov": true,
	"des": true, "dec": true, "vs": true, "st": true, "hlm": true, "min": true, "max": true, "s": true,
}

// Normal is a word as rules compare it.
func Normal(w string) string {
	plain := true
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf || w[i] >= 'A' && w[i] <= 'Z' {
			plain = false
			break
		}
	}
	if !plain {
		w = strings.Map(func(r rune) rune {
			switch {
			case Invisible(r):
				return -1
			case r == '’' || r == '‘':
				return '\''
			}
			return unicode.ToLower(r)
		}, norm.NFKC.String(w))
	}
	return shorten(w)
}

// shorten takes stretched letters back: "pastiiii" is "pasti".
func shorten(w string) string {
	run := 0
	for i := 1; i < len(w); i++ {
		if w[i] != w[i-1] || w[i] >= utf8.RuneSelf || w[i] >= '0' && w[i] <= '9' {
			run = 0
			continue
		}
		if run++; run >= 2 {
			return squeeze(w)
		}
	}
	return w
}

func squeeze(w string) string {
	var b strings.Builder
	for i := 0; i < len(w); {
		j := i
		for j < len(w) && w[j] == w[i] && w[i] < utf8.RuneSelf {
			j++
		}
		j = max(j, i+1)
		if j-i >= 3 {
			b.WriteByte(w[i])
		} else {
			b.WriteString(w[i:j])
		}
		i = j
	}
	return b.String()
}
