package platform

import "unicode"

// Telegram's servers find the links; the rules are those its open library
// (tdlib, Boost licence) states for clients, read 2026-11.

func telegramEntities(text []rune, urls []xURL) []Entity {
	var list []Entity
	for _, u := range urls {
		list = append(list, Entity{Kind: URL, Start: u.start, End: u.end})
	}
	in := func(r rune) bool { return r == '_' || r == 0x200C || unicode.In(r, unicode.L, unicode.Nd) }
	for i, r := range text {
		if i > 0 && (in(text[i-1]) || r == '$' && text[i-1] == '$') {
			continue
		}
		e, named := i+1, false
		switch r {
		case '#':
			for e < len(text) && e-i <= 256 && in(text[e]) {
				named = named || !unicode.IsDigit(text[e])
				e++
			}
			if named && !(e < len(text) && (text[e] == '#' || in(text[e]))) {
				list = append(list, Entity{Kind: Hashtag, Start: i, End: e})
			}
		case '@':
			for e < len(text) && e-i <= 32 && word(text[e]) {
				e++
			}
			if e-i >= 4 && !(e < len(text) && in(text[e])) {
				list = append(list, Entity{Kind: Mention, Start: i, End: e})
			}
		case '$':
			for e < len(text) && e-i <= 8 && text[e] >= 'A' && text[e] <= 'Z' {
				e++
			}
			if e > i+1 && !(e < len(text) && (in(text[e]) || text[e] == '$')) {
				list = append(list, Entity{Kind: Cashtag, Start: i, End: e})
			}
		}
	}
	return apart(list)
}
