package platform

import "unicode"

// Mastodon links addresses with a scheme, "@name" and "@name@server", and
// hashtags; an address counts 23, and of a mention only the name counts
// (documentation of the API and specification of its length check, read 2026-11).

// wide is a letter, mark, digit or joining sign, as Ruby's word characters.
func wide(r rune) bool {
	if r < 0x80 {
		return word(r)
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc)
}

func mastodonEntities(text []rune) []Entity {
	var list []Entity
	list = marked(list, URL, schemeURLs(text))
	for i, r := range text {
		switch {
		case r == '@' && (i == 0 || !wide(text[i-1]) && text[i-1] != '/' && text[i-1] != '='):
			if _, e := mastodonName(text, i); e > 0 && !(e < len(text) && atSign(text[e])) && !protocol(text, e) {
				list = append(list, Entity{Kind: Mention, Start: i, End: e})
			}
		case hashSign(r) && (i == 0 || !alnum(text[i-1]) && text[i-1] != '/' && text[i-1] != '=' && text[i-1] != ')'):
			if e := mastodonTag(text, i); e > 0 {
				list = append(list, Entity{Kind: Hashtag, Start: i, End: e})
			}
		}
	}
	return apart(list)
}

func alnum(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }

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
		for s < len(text) && (wide(text[s]) || text[s] == '.' || text[s] == '-') {
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

// mastodonTag reads word characters and the separators "·", "・" and U+200C, with
// a letter or a separator among them; it does not end with a separator.
func mastodonTag(text []rune, i int) int {
	separator := func(r rune) bool { return r == 0xB7 || r == 0x30FB || r == 0x200C }
	e, named := i+1, false
	for e < len(text) && (wide(text[e]) || e > i+1 && separator(text[e])) {
		named = named || unicode.In(text[e], unicode.L, unicode.M) || separator(text[e])
		e++
	}
	for e > i+1 && separator(text[e-1]) {
		e--
	}
	if !named || e == i+1 {
		return 0
	}
	return e
}

// schemeURLs are the addresses that begin with http:// or https://.
func schemeURLs(text []rune) []span {
	var list []span
	if !hasRune(text, ':') {
		return nil
	}
	h := newHosts(text)
	for i := 0; i < len(text); {
		n := scheme(text, i)
		if n == 0 || i > 0 && (letterOrDigit(text[i-1]) || atSign(text[i-1]) || hashSign(text[i-1]) || text[i-1] == '$') {
			i++
			continue
		}
		e := h.domain(i + n)
		if e < 0 {
			i += n
			continue
		}
		e = widePath(text, port(text, e))
		list = append(list, span{i, e})
		i = e
	}
	return list
}

// widePath reads a path and a query of any letters, back to a good ending, with
// round brackets in pairs.
func widePath(text []rune, p int) int {
	if p >= len(text) || text[p] != '/' && text[p] != '?' {
		return p
	}
	end, open := p, 0
	if text[p] == '/' {
		end = p + 1
	}
	for i := p + 1; i < len(text); i++ {
		r := text[i]
		if unicode.IsSpace(r) || r == '<' || r == '>' {
			break
		}
		switch {
		case r == '(':
			open++
		case r == ')':
			if open == 0 {
				return end
			}
			open--
			end = i + 1
		case !containsRune("?!*\"'「」;:=,.$%[]~&|@", r) && open == 0:
			end = i + 1
		}
	}
	return end
}

// mastodonLength counts graphemes once addresses stand for 23 and mentions for
// their name.
func mastodonLength(text string) int {
	runes := []rune(text)
	n, at := 0, 0
	for _, e := range mastodonEntities(runes) {
		end := e.End
		switch e.Kind {
		case URL:
			n += addressLength
		case Mention:
			name, _ := mastodonName(runes, e.Start)
			n += name - e.Start
		default:
			continue
		}
		n += Graphemes(string(runes[at:e.Start]))
		at = end
	}
	return n + Graphemes(string(runes[at:]))
}
