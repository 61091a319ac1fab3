package inbox

import (
	"strings"
	"unicode"
)

// marksKept is how many marks may sit on one letter; more is scrawl (zalgo)
// that runs into other lines.
const marksKept = 2

// plain makes foreign text safe to pass on: no control signs, no direction
// overrides, no marks piled up, at most max code points, cut with "…". What
// joins emoji stays.
func plain(text string, max int) string {
	var b strings.Builder
	n, marks := 0, 0
	for _, r := range text {
		switch {
		case r == '\r' || r == unicode.ReplacementChar:
			continue
		case r == '\n':
		case r == '\t':
			r = ' '
		case unicode.IsControl(r), unsafeSign(r):
			continue
		}
		if unicode.Is(unicode.M, r) && r != '\ufe0f' && r != '\u20e3' {
			if marks++; marks > marksKept {
				continue
			}
		} else {
			marks = 0
		}
		if n++; n > max {
			return strings.TrimSpace(b.String()) + "…"
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

// unsafeSign: signs that turn the direction of text or only hide in it.
func unsafeSign(r rune) bool {
	switch {
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C: // direction
		return true
	case r == 0x200B, r == 0x2060, r == 0xFEFF, r == 0x00AD, r == 0x034F, r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, r == 0x2028, r == 0x2029:
		return true
	case r >= 0xE0000 && r <= 0xE007F:
		return r < 0xE0020 // tags of flags stay
	}
	return false
}

// line is plain on one line.
func line(text string, max int) string {
	return strings.Join(strings.Fields(plain(text, max)), " ")
}
