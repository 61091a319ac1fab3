package commentfile

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unseen reports runes that show nothing themselves: format characters (zero
// widths, direction marks), variation selectors and fillers.
func unseen(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r == 0x2800, r == 0x034f, r == 0x17b4, r == 0x17b5, r == 0x180e:
		return true
	}
	return unicode.Is(unicode.Cf, r) || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef
}

// turns reports the runes that change the direction of what follows.
func turns(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x061c
}

// marksShown is how many combining marks a letter may carry; writing systems
// need two or three.
const marksShown = 3

// Safe makes a text of strangers safe to show in one line: no direction
// overrides, no control characters, line ends as spaces, at most three marks a
// letter, zero-width characters only where they join emoji or letters. The
// stored text stays as it is; this is for drawing it.
func Safe(s string) string {
	if plainASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	marks, space := 0, false
	var last rune
	for i, r := range s {
		switch {
		case r == utf8.RuneError || turns(r):
			continue
		case unicode.IsSpace(r) || r == 0x2028 || r == 0x2029:
			space = b.Len() > 0
			marks = 0
			continue
		case unicode.IsControl(r):
			continue
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
			if marks++; marks > marksShown && !(r >= 0xfe00 && r <= 0xfe0f) {
				continue
			}
		case r == 0x200d || r == 0x200c:
			// A joiner joins two things: emoji, or letters of scripts that need it.
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if last < 0x300 || next < 0x300 || last == r || unseen(next) {
				continue
			}
		case unseen(r) && (r < 0xe0020 || r > 0xe007f || last < 0x1f000): // tags belong to flags
			continue
		default:
			marks = 0
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

func plainASCII(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// SafeName is Safe for the name of an author; instead of a name that shows
// nothing it gives fallback.
func SafeName(name, fallback string) string {
	safe := Safe(name)
	for _, r := range safe {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unseen(r) && !unicode.Is(unicode.M, r) {
			return safe
		}
	}
	return fallback
}

// short cuts a value for a message.
func short(s string) string {
	s = Safe(s)
	if utf8.RuneCountInString(s) <= 60 {
		return s
	}
	return string([]rune(s)[:59]) + "…"
}
