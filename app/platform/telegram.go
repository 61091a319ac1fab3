package platform

import (
	"slices"
	"strings"
	"unicode"
)

// Telegram's servers find the links; the rules are those its open library
// states for clients (tdlib, Boost licence, read 2026-11).

// email keeps what is inside an e-mail address from being something else.
const email Kind = ""

func telegramEntities(text []rune) []Entity {
	list := telegramURLs(text)
	for i, r := range text {
		switch r {
		case '#':
			if e := telegramTag(text, i); e > 0 {
				list = append(list, Entity{Kind: Hashtag, Start: i, End: e})
			}
		case '@':
			if e := telegramName(text, i); e > 0 {
				list = append(list, Entity{Kind: Mention, Start: i, End: e})
			}
		case '$':
			if e := telegramCashtag(text, i); e > 0 {
				list = append(list, Entity{Kind: Cashtag, Start: i, End: e})
			}
		}
	}
	return slices.DeleteFunc(apart(list), func(e Entity) bool { return e.Kind == email })
}

// telegramWord is a letter, any digit or "_".
func telegramWord(r rune) bool {
	if r < 0x80 {
		return word(r)
	}
	return unicode.In(r, unicode.L, unicode.N)
}

// telegramTagRune can stand in a hashtag.
func telegramTagRune(r rune) bool {
	if r < 0x80 {
		return word(r)
	}
	return r == 0x200C || r == 0xB7 || r >= 0xD80 && r <= 0xDFF || unicode.In(r, unicode.L, unicode.Nd)
}

// longestTelegramTag is the most characters a hashtag has after its sign.
const longestTelegramTag = 256

// telegramTag gives the end of "#tag" or "#tag@channel", 0 without one. What is
// longer than allowed is cut; with "#" right behind it is none.
func telegramTag(text []rune, i int) int {
	if i > 0 && telegramTagRune(text[i-1]) {
		return 0
	}
	e, named := i+1, false
	for ; e < len(text) && telegramTagRune(text[e]); e++ {
		named = named || e-i <= longestTelegramTag && unicode.IsLetter(text[e])
		if e-i > 8*longestTelegramTag {
			break
		}
	}
	end := min(e, i+1+longestTelegramTag)
	if end == e {
		if at := telegramAt(text, e, 33); at > e {
			e, end = at, at
		}
	}
	if !named || e < len(text) && text[e] == '#' {
		return 0
	}
	return end
}

// telegramAt gives the end of "@name" of three letters or more at p, with the
// sign at most so long; p without one.
func telegramAt(text []rune, p, most int) int {
	if p >= len(text) || text[p] != '@' {
		return p
	}
	e := p + 1
	for e < len(text) && e-p < most && word(text[e]) {
		e++
	}
	if e-p < 4 {
		return p
	}
	return e
}

// shortNames are the names of fewer than four letters that are there.
var shortNames = []string{"gif", "nft", "pic", "ufc", "vid"}

func telegramName(text []rune, i int) int {
	if i > 0 && telegramWord(text[i-1]) {
		return 0
	}
	e := i + 1
	for e < len(text) && e-i <= 33 && word(text[e]) {
		e++
	}
	n := e - i - 1
	if n > 32 || e < len(text) && telegramWord(text[e]) || n < 4 && !slices.Contains(shortNames, strings.ToLower(string(text[i+1:e]))) {
		return 0
	}
	return e
}

func telegramCashtag(text []rune, i int) int {
	if i > 0 && (telegramTagRune(text[i-1]) || text[i-1] == '$') {
		return 0
	}
	e := i + 1
	if starts(text[e:], "1INCH") {
		e += len("1INCH")
	} else {
		for e < len(text) && e-i <= 9 && text[e] >= 'A' && text[e] <= 'Z' {
			e++
		}
	}
	if n := e - i - 1; n < 1 || n > 8 {
		return 0
	}
	if at := telegramAt(text, e, 34); at > e && at-e <= 33 {
		e = at
	}
	if e < len(text) && (telegramTagRune(text[e]) || text[e] == '$') {
		return 0
	}
	return e
}
