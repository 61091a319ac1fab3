package platform

import (
	"strings"
	"unicode/utf8"

	"lontar/models"
)

// SplitMode is how a text becomes a thread.
type SplitMode string

// Ways to split a text.
const (
	Paragraphs SplitMode = "paragraphs" // a part per paragraph, longer ones split on
	Auto       SplitMode = "auto"       // filled up, ended at a paragraph, line or sentence where one is near
)

// SplitThread splits a text into parts that each fit the platform's limit, as
// it counts, without the white space between them. No word, address, mention
// or emoji is cut, but one that is longer than a whole part.
func SplitThread(p models.Platform, text string, mode SplitMode, o TextOptions) []string {
	s := splitter{platform: p, limits: CaptionOf(p, o)}
	sections := []string{text}
	if mode == Paragraphs {
		sections = paragraphs(text)
	}
	parts := []string{}
	for _, section := range sections {
		runes := []rune(trimmed(section))
		for len(runes) > 0 {
			n := s.next(runes)
			if part := trimmed(string(runes[:n])); part != "" {
				parts = append(parts, part)
			}
			for n < len(runes) && scriptSpace(runes[n]) {
				n++
			}
			runes = runes[n:]
		}
	}
	return parts
}

// paragraphs are the parts of a text between empty lines.
func paragraphs(text string) []string {
	var list []string
	start, empty := 0, true
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		if blank := trimmed(text[at:end]) == ""; blank != empty {
			if blank {
				list = append(list, text[start:at])
			} else {
				start = at
			}
			empty = blank
		}
		at = end
	}
	if !empty {
		list = append(list, text[start:])
	}
	return list
}

func trimmed(s string) string { return strings.TrimFunc(s, scriptSpace) }

// splitter cuts parts off a text.
type splitter struct {
	platform models.Platform
	limits   Text
}

// next is how many code points of a text the first part takes.
func (s *splitter) next(text []rune) int {
	n := s.reach(text)
	for n > 0 {
		at := n
		if n < len(text) {
			at = s.breakAt(text, n)
		}
		if at <= 0 {
			break
		}
		if s.holds(string(text[:at])) { // a piece can count more than it did in the whole
			return at
		}
		n = min(at-1, s.reach(text[:at]))
	}
	return s.sliver(text)
}

func (s *splitter) holds(part string) bool {
	t := s.limits
	part = trimmed(part)
	return t.most() == 0 || In(t.Unit, part) <= t.most() && (t.Bytes == 0 || len(part) <= t.Bytes)
}

// reach is how many code points of a text the limits hold. It looks at no more
// of the text than it must.
func (s *splitter) reach(text []rune) int {
	limit := s.limits.most()
	if limit == 0 {
		return len(text)
	}
	for window := 2*limit + 64; ; window *= 2 {
		head := text[:min(window, len(text))]
		part := string(head)
		n := fits(s.limits.Unit, part, limit)
		if s.limits.Bytes > 0 {
			n = min(n, fits(Bytes, part, s.limits.Bytes))
		}
		if n < len(head) || len(head) == len(text) {
			return n
		}
	}
}

// breakAt is the best place to end a part of at most n code points: the end of
// a paragraph, a line or a sentence in its last third, else the end of a word;
// where a word is longer than the part, a character before any entity.
func (s *splitter) breakAt(text []rune, n int) int {
	word, sentence, line, paragraph := 0, 0, 0, 0
	for i := n; i > 0; i-- {
		if i < n*2/3 && word > 0 {
			break
		}
		if !scriptSpace(text[i]) || scriptSpace(text[i-1]) {
			continue
		}
		word = max(word, i)
		switch breaks := lineBreaks(text, i); {
		case breaks > 1:
			paragraph = max(paragraph, i)
		case breaks == 1:
			line = max(line, i)
		case sentenceEnds(text, i):
			sentence = max(sentence, i)
		}
	}
	for _, at := range []int{paragraph, line, sentence} {
		if at >= n*2/3 && at > 0 {
			return at
		}
	}
	if word > 0 {
		return word
	}
	return s.within(text, n)
}

// lineBreaks counts them in the white space at i.
func lineBreaks(text []rune, i int) int {
	n := 0
	for ; i < len(text) && scriptSpace(text[i]); i++ {
		if text[i] == '\n' {
			n++
		}
	}
	return n
}

// sentenceEnds reports whether a sentence ends before i.
func sentenceEnds(text []rune, i int) bool {
	for i > 1 && containsRune(`"'”’)]»`, text[i-1]) {
		i--
	}
	return containsRune(".!?…。！？", text[i-1])
}

// within is the last place of a long word where it may be cut: between two
// characters, and not in an entity unless that is all there is.
func (s *splitter) within(text []rune, n int) int {
	end := n // the word as far as its entities can be known
	for end < len(text) && end < n+longestURL && !scriptSpace(text[end]) {
		end++
	}
	word := string(text[:end])
	limit := n
	for _, e := range Entities(s.platform, word) {
		if e.Start > 0 && e.Start < n && n < e.End {
			limit = e.Start
		}
	}
	at := 0
	for c := range characters(word) {
		size := utf8.RuneCountInString(c)
		if at+size > limit {
			break
		}
		at += size
	}
	return at
}

// sliver is the first character of a text whatever it weighs, or what fits of
// one that is longer than a part.
func (s *splitter) sliver(text []rune) int {
	size := 1
	for c := range characters(string(text[:min(len(text), 4*longestURL)])) {
		size = utf8.RuneCountInString(c)
		break
	}
	for size > 1 && !s.holds(string(text[:size])) {
		size--
	}
	return size
}
