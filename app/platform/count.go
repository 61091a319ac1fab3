package platform

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"lontar/models"
)

// addressLength is what X and Mastodon count for every address.
const addressLength = 23

// Count is how much of a platform's limit a caption takes. The limit is 0
// when none is known; n is then in graphemes. Of a platform with two ceilings
// it gives the second only when that one is broken.
func Count(p models.Platform, text string) (n, limit int) { return CountWith(p, text, false) }

// CountWith is Count for a post that may carry media: Telegram allows less then.
func CountWith(p models.Platform, text string, media bool) (n, limit int) {
	rule := RuleOf(p).Caption
	limit = rule.Limit
	if media && rule.WithMedia > 0 {
		limit = rule.WithMedia
	}
	if limit == 0 {
		return Graphemes(text), 0
	}
	n = In(rule.Unit, text)
	if rule.Bytes > 0 && n <= limit && len(text) > rule.Bytes {
		return len(text), rule.Bytes
	}
	return n, limit
}

// In counts a text in a unit.
func In(u Unit, text string) int {
	switch u {
	case Bytes:
		return len(text)
	case UTF16:
		return utf16Units(text)
	case Weighted:
		return weigh(text, 0).length
	case Threads:
		return clusters(text, func(c string) int {
			if emoji(c) {
				return len(c)
			}
			return utf8.RuneCountInString(c)
		})
	case Mastodon:
		return mastodonLength(text)
	}
	return Graphemes(text)
}

// Graphemes counts characters as people see them.
func Graphemes(text string) int { return clusters(text, func(string) int { return 1 }) }

func clusters(text string, weight func(cluster string) int) int {
	n := 0
	for g := graphemes.FromString(text); g.Next(); {
		n += weight(g.Value())
	}
	return n
}

func utf16Units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// emoji reports whether a grapheme cluster is drawn as one emoji: a flag, a
// keycap, a picture, or a symbol asked for in colour.
func emoji(cluster string) bool {
	first, size := utf8.DecodeRuneInString(cluster)
	rest := cluster[size:]
	switch {
	case first >= 0x1F1E6 && first <= 0x1F1FF: // regional indicators: only a pair is a flag
		return rest != ""
	case first >= 0x1F000 && first <= 0x1FAFF:
		return true
	case first >= 0x203C && first <= 0x3299, first == 0xA9, first == 0xAE:
		return strings.ContainsAny(rest, "\uFE0F\u200D\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF")
	}
	return strings.Contains(rest, "\u20E3")
}
