package platform

import (
	"unicode"
)

// Bluesky's own client finds its links on the writer's machine; the rules here
// are those of detectFacets of @atproto/api (MIT and Apache 2.0, read 2026-11).

const longestBlueskyTag = 64 // graphemes

func blueskyEntities(text []rune) []Entity {
	var list []Entity
	list = marked(list, Mention, blueskyMentions(text))
	list = marked(list, URL, blueskyLinks(text))
	list = marked(list, Hashtag, blueskyTags(text))
	list = marked(list, Cashtag, blueskyCashtags(text))
	return apart(list)
}

// opens reports whether something can begin at i: at the start, after white
// space, or after "(" where that is allowed.
func opens(text []rune, i int, bracket bool) bool {
	return i == 0 || scriptSpace(text[i-1]) || bracket && text[i-1] == '('
}

func blueskyMentions(text []rune) []span {
	var list []span
	for i := 0; i < len(text); i++ {
		if text[i] != '@' || !opens(text, i, true) {
			continue
		}
		e := i + 1
		for e < len(text) && (letterOrDigit(text[e]) || text[e] == '.' || text[e] == '-') {
			e++
		}
		for e > i+1 && word(text[e-1]) == (e < len(text) && word(text[e])) { // to the edge of a word
			e--
		}
		if e > i+1 && (rooted(text[i+1:e]) || ends(text[i+1:e], ".test")) {
			list = append(list, span{i, e})
		}
	}
	return list
}

func ends(text []rune, with string) bool {
	return len(text) >= len(with) && string(text[len(text)-len(with):]) == with
}

// rooted reports whether a name ends in a top level domain of today, in lower case.
func rooted(name []rune) bool {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '.' {
			return knownDomains().all[string(name[i+1:])]
		}
	}
	return false
}

func blueskyLinks(text []rune) []span {
	var list []span
	for i := 0; i < len(text); i++ {
		if !letter(text[i]) || !opens(text, i, true) {
			continue
		}
		p := i + scheme(text, i)
		full := p > i && p < len(text) && !scriptSpace(text[p])
		domain := i
		if !full {
			if domain = plainDomain(text, i); domain == i {
				continue
			}
		}
		e := max(p, domain)
		for e < len(text) && !scriptSpace(text[e]) {
			e++
		}
		s := span{i, e}
		i = e - 1
		if starts(text[s.start:s.end], "http") || !full && rooted(text[s.start:domain]) {
			list = append(list, trimLink(text, s))
		}
	}
	return list
}

func starts(text []rune, with string) bool {
	return len(text) >= len(with) && string(text[:len(with)]) == with
}

// plainDomain gives the end of "a.b.c" of ASCII letters and digits at p, p when
// there is none.
func plainDomain(text []rune, p int) int {
	e, dots := p, 0
	for e < len(text) && letterOrDigit(text[e]) {
		for e < len(text) && letterOrDigit(text[e]) {
			e++
		}
		if e+1 < len(text) && text[e] == '.' && letterOrDigit(text[e+1]) {
			e++
			dots++
		}
	}
	if dots == 0 {
		return p
	}
	return e
}

// trimLink drops one mark of punctuation and a bracket that was not opened.
func trimLink(text []rune, s span) span {
	if containsRune(".,;:!?", text[s.end-1]) {
		s.end--
	}
	if text[s.end-1] == ')' && !hasRune(text[s.start:s.end], '(') {
		s.end--
	}
	return s
}

func blueskyTags(text []rune) []span {
	var list []span
	for i := 0; i < len(text); i++ {
		if !hashSign(text[i]) || !opens(text, i, false) {
			continue
		}
		e, named := i+1, false
		for e < len(text) && !scriptSpace(text[e]) && !breaksTag(text[e]) {
			named = named || !digit(text[e]) && !unicode.Is(unicode.P, text[e])
			e++
		}
		if !named || text[i+1] == 0xFE0F {
			continue
		}
		for e > i+1 && unicode.Is(unicode.P, text[e-1]) {
			e--
		}
		if tag := text[i+1 : e]; len(tag) > 0 && (utf16Length(tag) <= longestBlueskyTag || Graphemes(string(tag)) <= longestBlueskyTag) {
			list = append(list, span{i, e})
		}
	}
	return list
}

// breaksTag: characters without width, and the enclosing sign U+20E2.
func breaksTag(r rune) bool {
	return r == 0xAD || r == 0x2060 || r >= 0x200A && r <= 0x200D || r == 0x20E2
}

func blueskyCashtags(text []rune) []span {
	var list []span
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '$' || !opens(text, i, true) || !letter(text[i+1]) {
			continue
		}
		e := i + 2
		for e < len(text) && e < i+6 && letterOrDigit(text[e]) {
			e++
		}
		if e == len(text) || scriptSpace(text[e]) || containsRune(".,;:!?)\"'’", text[e]) {
			list = append(list, span{i, e})
		}
	}
	return list
}
