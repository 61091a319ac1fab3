package platform

import (
	"unicode"
	"unicode/utf8"
)

// Mastodon links addresses with a scheme, "@name" and "@name@server", and
// hashtags after white space; an address counts 23, and of a mention only the
// name counts (documentation of the API and the specifications of its length
// check and its hashtags, read 2026-11).

// longestServer is the most characters the server of a mention has.
const longestServer = 253

// wide is a letter, mark, digit or joining sign, as Ruby's word characters.
func wide(r rune) bool {
	if r < 0x80 {
		return word(r)
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc, unicode.Nl, unicode.Other_Alphabetic)
}

// alphabetic is a letter, or a mark that is read like one.
func alphabetic(r rune) bool {
	if r < 0x80 {
		return letter(r)
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_Alphabetic)
}

func mastodonEntities(text []rune) []Entity {
	var list []Entity
	list = marked(list, URL, schemeURLs(text))
	for i, r := range text {
		switch {
		case r == '@' && (i == 0 || !wide(text[i-1]) && text[i-1] != '/' && text[i-1] != '='):
			name, e := mastodonName(text, i)
			if e > 0 && e-name <= longestServer+1 && !(e < len(text) && (atSign(text[e]) || accented(text[e]))) && !protocol(text, e) {
				list = append(list, Entity{Kind: Mention, Start: i, End: e})
			}
		case hashSign(r) && (i == 0 || unicode.IsSpace(text[i-1])):
			if e := mastodonTag(text, i); e > 0 {
				list = append(list, Entity{Kind: Hashtag, Start: i, End: e})
			}
		}
	}
	return apart(list)
}

// mastodonName gives where the name after "@" at i ends, and where its server
// does; 0 without a name.
func mastodonName(text []rune, i int) (name, end int) {
	e := i + 1
	for e < len(text) && (word(text[e]) || e > i+1 && (text[e] == '.' || text[e] == '-')) {
		e++
	}
	for e > i+1 && (text[e-1] == '.' || text[e-1] == '-') {
		e--
	}
	if e == i+1 {
		return 0, 0
	}
	name = e
	if e < len(text) && text[e] == '@' {
		s := e + 1
		for s < len(text) && (wide(text[s]) || s > e+1 && (text[s] == '.' || text[s] == '-')) {
			s++
		}
		for s > e+1 && (text[s-1] == '.' || text[s-1] == '-') {
			s--
		}
		if s > e+1 {
			return name, s
		}
	}
	return name, name
}

// tagSeparator joins the words of a hashtag.
func tagSeparator(r rune) bool { return r == '_' || r == 0xB7 || r == 0x30FB || r == 0x200C }

// mastodonTag gives the end of the hashtag whose sign is at i, 0 without one:
// word characters and separators with a letter or a separator inside, or word
// characters alone with a letter among them.
func mastodonTag(text []rune, i int) int {
	start := i + 1
	e := start
	for e < len(text) && (wide(text[e]) || e > start && tagSeparator(text[e])) {
		e++
	}
	for e > start && !wide(text[e-1]) {
		e--
	}
	for k := start + 1; k < e-1; k++ {
		if tagSeparator(text[k]) || alphabetic(text[k]) {
			return beforeScheme(text, start, e)
		}
	}
	named := false
	for e = start; e < len(text) && wide(text[e]); e++ {
		named = named || alphabetic(text[e])
	}
	if !named {
		return 0
	}
	return beforeScheme(text, start, e)
}

// beforeScheme leaves the "https" of an address right behind a hashtag to it.
func beforeScheme(text []rune, start, end int) int {
	if !protocol(text, end) {
		return end
	}
	for _, s := range []string{"https", "http"} {
		if n := end - len(s); n > start && starts(text[n:end], s) {
			return n
		}
	}
	return end
}

// mastodonSchemes begin an address on Mastodon.
var mastodonSchemes = []string{"https://", "http://", "dat://", "dweb://", "ipfs://", "ipns://", "ssb://", "gopher://", "gemini://"}

// schemeURLs are the addresses that begin with a scheme.
func schemeURLs(text []rune) []span {
	var list []span
	if !hasScheme(text) {
		return nil
	}
	h := newHosts(text)
	for i := 0; i < len(text); {
		n := schemeOf(text, i, mastodonSchemes)
		if n == 0 || i > 0 && (letterOrDigit(text[i-1]) || atSign(text[i-1]) || hashSign(text[i-1]) || text[i-1] == '$') {
			i++
			continue
		}
		e := h.domain(i + n)
		if e < 0 {
			i += n
			continue
		}
		u := urlMatch{start: i, domain: i + n, domainEnd: e, scheme: n}
		u.end = wideQuery(text, widePath.end(text, port(text, e)))
		if u.valid(text) {
			list = append(list, span{u.start, u.end})
		}
		i = u.end
	}
	return list
}

func hasScheme(text []rune) bool {
	for i := range text {
		if protocol(text, i) {
			return true
		}
	}
	return false
}

// widePath is a path of any letters, without brackets but round ones in pairs.
var widePath = pathRule{
	within: func(r rune) bool { return !unicode.IsSpace(r) && !containsRune("<>()?", r) },
	last:   func(r rune) bool { return !unicode.IsSpace(r) && !containsRune("()?!*\"'「」<>;:=,.$%[]~&|@", r) },
}

// wideQuery gives the end of the query that begins at p, p without one.
func wideQuery(text []rune, p int) int {
	if p >= len(text) || text[p] != '?' {
		return p
	}
	end := p
	for i := p + 1; i < len(text); i++ {
		switch r := text[i]; {
		case letterOrDigit(r), r >= 0xA0, containsRune("_&=#/-", r):
			end = i + 1
		case !queryRune(r) && r != '^':
			return end
		}
	}
	return end
}

// mastodonLength counts graphemes once addresses stand for 23 and mentions for
// their name.
func mastodonLength(text string) int {
	n := 0
	mastodonPieces(text, func(weight, _ int) bool { n += weight; return true })
	return n
}

// mastodonFits is how many code points of a text fit a limit.
func mastodonFits(text string, limit int) int {
	n, points := 0, 0
	mastodonPieces(text, func(weight, size int) bool {
		if n += weight; n > limit {
			return false
		}
		points += size
		return true
	})
	return points
}

// mastodonPieces gives what a text is counted by: each character, address and
// mention with its weight and its size in code points.
func mastodonPieces(text string, piece func(weight, size int) bool) {
	runes := []rune(text)
	between := func(from, to int) bool {
		for c := range characters(string(runes[from:to])) {
			if !piece(1, utf8.RuneCountInString(c)) {
				return false
			}
		}
		return true
	}
	at := 0
	for _, e := range mastodonEntities(runes) {
		weight := addressLength
		switch e.Kind {
		case Mention:
			name, _ := mastodonName(runes, e.Start)
			weight = name - e.Start
		case Hashtag, Cashtag:
			continue
		}
		if !between(at, e.Start) || !piece(weight, e.End-e.Start) {
			return
		}
		at = e.End
	}
	between(at, len(runes))
}
