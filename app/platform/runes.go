package platform

import (
	"strings"
	"unicode"
)

// The classes of characters below are those of X's open library (twitter-text
// 3.1, Apache 2.0), which other platforms' rules borrow.

func letterOrDigit(r rune) bool { return letter(r) || digit(r) }

func letter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func digit(r rune) bool { return r >= '0' && r <= '9' }

func word(r rune) bool { return letterOrDigit(r) || r == '_' }

// punctuation of ASCII, without the double and the back quote.
func punctuation(r rune) bool {
	return r < 0x80 && strings.ContainsRune(`!'#%&()*+,\-./:;<=>?@[]^_{|}~$`, r)
}

func space(r rune) bool {
	return r >= 0x09 && r <= 0x0D || r == ' ' || r == 0x85 || r == 0xA0 || r == 0x1680 || r == 0x180E ||
		r >= 0x2000 && r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

// scriptSpace is white space as JavaScript's \s has it.
func scriptSpace(r rune) bool {
	return r >= 0x09 && r <= 0x0D || r == ' ' || r == 0xA0 || r == 0x1680 || r >= 0x2000 && r <= 0x200A ||
		r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000 || r == 0xFEFF
}

// invalid characters make X refuse a post.
func invalid(r rune) bool { return r == 0xFFFE || r == 0xFEFF || r == 0xFFFF }

// directional marks turn the direction of writing.
func directional(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x2066 && r <= 0x2069
}

func invalidInDomain(r rune) bool {
	return punctuation(r) || space(r) || invalid(r) || directional(r)
}

var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{0xC0, 0xD6, 1},
	{0xD8, 0xF6, 1},
	{0xF8, 0x24F, 1},
	{0x253, 0x254, 1},
	{0x256, 0x257, 1},
	{0x259, 0x259, 1},
	{0x25B, 0x25B, 1},
	{0x263, 0x263, 1},
	{0x268, 0x268, 1},
	{0x26F, 0x26F, 1},
	{0x272, 0x272, 1},
	{0x289, 0x289, 1},
	{0x28B, 0x28B, 1},
	{0x2BB, 0x2BB, 1},
	{0x300, 0x36F, 1},
	{0x1E00, 0x1EFF, 1},
}, LatinOffset: 2}

// accented is a Latin letter with an accent, or an accent.
func accented(r rune) bool { return r >= 0xC0 && unicode.Is(accents, r) }

// tagLetter can begin a hashtag's meaning: without one there is no hashtag.
func tagLetter(r rune) bool {
	if r < 0x80 {
		return letter(r)
	}
	return unicode.In(r, unicode.L, unicode.M)
}

// tagRune can stand in a hashtag.
func tagRune(r rune) bool {
	if r < 0x80 {
		return word(r)
	}
	return tagLetter(r) || unicode.Is(unicode.Nd, r) || strings.ContainsRune(
		"\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7", r)
}

func hashSign(r rune) bool { return r == '#' || r == '＃' }

func atSign(r rune) bool { return r == '@' || r == '＠' }

// utf16Length counts UTF-16 code units.
func utf16Length(text []rune) int {
	n := len(text)
	for _, r := range text {
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
