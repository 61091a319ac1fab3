package platform

import (
	"iter"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"lontar/models"
)

// addressLength is what X and Mastodon count for every address.
const addressLength = 23

// Count is how much of a platform's limit a caption takes, in the unit the
// platform counts. The limit is 0 when none is known. Of a platform with two
// ceilings it gives the second only when that one alone is broken.
func Count(p models.Platform, text string) (n, limit int) { return CountWith(p, text, false) }

// CountWith is Count for a post that may carry media: Telegram allows less then.
func CountWith(p models.Platform, text string, media bool) (n, limit int) {
	rule := CaptionOf(p, TextOptions{Media: media})
	limit = rule.most()
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
	for c := range characters(text) {
		n += weight(c)
	}
	return n
}

// characters gives a text piece by piece as people see its characters.
func characters(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for g := graphemes.FromString(text); g.Next(); {
			if !yield(g.Value()) {
				return
			}
		}
	}
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
