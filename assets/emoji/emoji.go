// Package emoji ships the emoji a person can choose from: those the shipped
// font draws, in the order of the Unicode consortium, with their names and the
// words people look for them by in Indonesian and English. build makes the
// list; words.tsv is written by hand.
package emoji

import _ "embed"

var (
	// List is emoji.tsv: emoji, group (0 smileys, 1 people, 3 nature, 4 food,
	// 5 travel, 6 activities, 7 objects, 8 symbols, 9 flags), the emoji with
	// "*" in the place of a skin tone, names and words in Indonesian and
	// English, words parted by "|". Read in November 2026 from emojibase-data
	// 17.0.0 (MIT) and CLDR 48.2 (Unicode licence), up to Emoji 15.1.
	//
	//go:embed emoji.tsv
	List string
	// Words is words.tsv: emoji and more words for it.
	//
	//go:embed words.tsv
	Words string
)
