package platform

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"lontar/models"
)

// Entities are the parts of a text the platform makes links of, by their start.
// Where a platform links only what is picked from a list while writing
// (mentions on Facebook and LinkedIn), what looks like it counts.
func Entities(p models.Platform, text string) []Entity {
	runes := []rune(text)
	return entities(p, text, runes, addresses(p, runes))
}

// addresses are those X would link, where a platform's rules need them.
func addresses(p models.Platform, runes []rune) []xURL {
	switch p {
	case models.Bluesky, models.Mastodon, models.Telegram, models.Google:
		return nil
	}
	return xURLs(runes)
}

func entities(p models.Platform, text string, runes []rune, urls []xURL) []Entity {
	var list []Entity
	switch p {
	case models.X:
		list = xEntities(runes, urls)
	case models.Bluesky:
		list = blueskyEntities(runes)
	case models.Mastodon:
		list = mastodonEntities(runes)
	case models.Telegram:
		list = telegramEntities(runes)
	default:
		list = plainEntities(runes, habits[p], urls)
	}
	return slices.Clip(slicesOf(text, list))
}

func marked(list []Entity, kind Kind, spans []span) []Entity {
	for _, s := range spans {
		list = append(list, Entity{Kind: kind, Start: s.start, End: s.end})
	}
	return list
}

func xEntities(text []rune, urls []xURL) []Entity {
	var list []Entity
	for _, u := range urls {
		list = append(list, Entity{Kind: URL, Start: u.start, End: u.end})
	}
	list = marked(list, Mention, xMentions(text))
	list = marked(list, Hashtag, xHashtags(text))
	list = marked(list, Cashtag, xCashtags(text))
	return apart(list)
}

// apart puts entities in order and drops those that begin inside another.
func apart(list []Entity) []Entity {
	byStart(list)
	kept := list[:0]
	for _, e := range list {
		if n := len(kept); n == 0 || kept[n-1].End <= e.Start {
			kept = append(kept, e)
		}
	}
	return kept
}

func byStart(list []Entity) {
	order := func(a, b Entity) int { return a.Start - b.Start }
	if !slices.IsSortedFunc(list, order) {
		slices.SortStableFunc(list, order)
	}
}

// slicesOf fills in what stands at each entity; the list is in order.
func slicesOf(text string, list []Entity) []Entity {
	at, i := 0, 0
	for k := range list {
		e := &list[k]
		at += bytesOf(text[at:], e.Start-i)
		i = e.Start
		e.Text = text[at : at+bytesOf(text[at:], e.End-e.Start)]
	}
	if list == nil {
		return []Entity{}
	}
	return list
}

// habit is what a platform without rules of its own here makes links of.
type habit struct {
	tag       func(text []rune, i int) int // end of the hashtag whose sign is at i, 0 none
	mention   func(text []rune, i int) int
	addresses bool
	chained   bool // a hashtag can follow another without a space: "#satu#dua"
}

var habits = map[models.Platform]habit{
	models.Instagram: {wordTag(true, true), name(30, "._"), false, true},
	models.Facebook:  {wordTag(false, false), name(50, "."), true, false},
	models.TikTok:    {wordTag(true, false), name(24, "._"), false, true},
	models.YouTube:   {wordTag(false, false), name(30, "._-"), true, false},
	models.Threads:   {wordTag(true, false), name(30, "._"), true, false},
	models.LinkedIn:  {wordTag(false, false), name(100, "-_"), true, false},
	models.Pinterest: {wordTag(false, false), name(30, "_"), false, false},
	models.WhatsApp:  {nil, nil, true, false},
	models.Google:    {nil, nil, false, false},
	models.Other:     {wordTag(true, false), name(50, "._"), true, false},
}

func plainEntities(text []rune, h habit, urls []xURL) []Entity {
	var list []Entity
	if h.addresses {
		for _, u := range urls {
			list = append(list, Entity{Kind: URL, Start: u.start, End: u.end})
		}
	}
	last := -1 // where the hashtag before ended
	for i, r := range text {
		free := i == 0 || !tagRune(text[i-1]) && text[i-1] != '&' && text[i-1] != '/'
		switch {
		case h.tag != nil && hashSign(r) && (free || h.chained && i == last):
			if e := h.tag(text, i); e > 0 {
				list = append(list, Entity{Kind: Hashtag, Start: i, End: e})
				last = e
			}
		case h.mention != nil && r == '@' && free:
			if e := h.mention(text, i); e > 0 {
				list = append(list, Entity{Kind: Mention, Start: i, End: e})
			}
		}
	}
	return apart(list)
}

// wordTag reads letters, digits and "_", and emoji where the platform takes
// them, with something among them that is not a digit unless digits may do.
func wordTag(emoji, digits bool) func([]rune, int) int {
	return func(text []rune, i int) int {
		e, named := i+1, false
		if e < len(text) && (text[e] == 0xFE0F || text[e] == 0x20E3) {
			return 0 // a keycap
		}
		for e < len(text) && e-i <= 255 {
			r := text[e]
			picture := emoji && drawn(r)
			if !tagRune(r) && !picture {
				break
			}
			named = named || digits || picture || r == '_' || tagLetter(r) && r != 0xFE0F && r != 0x20E3
			e++
		}
		if !named {
			return 0
		}
		return e
	}
}

// drawn is a character emoji are made of.
func drawn(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF || r == 0x200D || r >= 0xE0020 && r <= 0xE007F ||
		r >= 0x231A && unicode.Is(coloured, r)
}

// name reads a handle of ASCII letters, digits and some signs, which it does
// not end with.
func name(longest int, signs string) func([]rune, int) int {
	return func(text []rune, i int) int {
		e := i + 1
		for e < len(text) && e-i <= longest && (letterOrDigit(text[e]) || text[e] < utf8.RuneSelf && containsRune(signs, text[e])) {
			e++
		}
		for e > i+1 && (text[e-1] == '.' || text[e-1] == '-') {
			e--
		}
		if e == i+1 {
			return 0
		}
		return e
	}
}

func containsRune(s string, r rune) bool {
	for _, c := range s {
		if c == r {
			return true
		}
	}
	return false
}
