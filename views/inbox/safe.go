package inbox

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a comment may take on the screen, in code points.
const (
	cardMost   = 240    // in the list: two lines
	foldMost   = 700    // in the conversation, before "selengkapnya"
	openMost   = 20_000 // after it; more is for a text editor
	nameMost   = 60
	marksMost  = 3  // combining marks on one letter: enough for Vietnamese, Hebrew, Hindi
	breaksMost = 40 // lines of the open text before the rest is folded
)

// safe makes a stranger's text harmless to show: no direction overrides, no
// hidden or control characters, no towers of marks, at most so many code points.
// cut tells that there was more. It reads no further than it must: a text can be
// a megabyte long.
func safe(s string, most int) (text string, cut bool) {
	var b strings.Builder
	n, marks, blank := 0, 0, 0
	for i, r := range s {
		if n >= most {
			return strings.TrimRightFunc(b.String(), unicode.IsSpace), strings.TrimSpace(s[i:min(len(s), i+4096)]) != ""
		}
		switch {
		case r == '\n':
			if blank++; blank > 2 {
				continue
			}
		case r == '\r', hidden(r):
			continue
		case r == '\u200d', r == '\ufe0f': // joins emoji, and nothing else here
			if !joins(s[:i], s[i+utf8.RuneLen(r):]) {
				continue
			}
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc):
			if marks++; marks > marksMost || n == 0 {
				continue
			}
		case r == '\t', unicode.Is(unicode.Zs, r):
			r = ' '
			marks = 0
		default:
			marks, blank = 0, 0
		}
		b.WriteRune(r)
		n++
	}
	return strings.TrimSpace(b.String()), false
}

// hidden are characters that show nothing and deceive: controls, direction
// marks, zero-width ones, fillers, tags, private use.
func hidden(r rune) bool {
	switch {
	case r < 0x20 && r != '\n' && r != '\t', r >= 0x7f && r < 0xa0:
		return true
	case r == '\u200d', r == '\ufe0f':
		return false
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r == 0xad, r == 0x61c, r == 0x34f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r == 0xfeff, r == 0x180e, r == 0x2800:
		return true
	case r >= 0xfe00 && r <= 0xfe0e, r >= 0xfff0 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe0fff:
		return r < 0xe0020 || r > 0xe007f // flags of England, Scotland and Wales
	}
	return unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r)
}

// joins reports whether a joiner stands between two signs of an emoji.
func joins(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	if !sign(a) && a != 0xfe0f && (a < '0' || a > '9') && a != '#' && a != '*' {
		return false
	}
	if after == "" {
		return true
	}
	return a != utf8.RuneError
}

func sign(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2190 && r <= 0x2bff || r == 0x3030 || r == 0x303d || r == 0xa9 || r == 0xae
}

// line is a text on one line.
func line(s string, most int) string {
	t, _ := safe(s, most)
	return strings.Join(strings.Fields(t), " ")
}

// folded is a text as the conversation shows it first; cut tells that there is more.
func folded(s string, open bool) (text string, cut bool) {
	most := foldMost
	if open {
		most = openMost
	}
	text, cut = safe(s, most)
	if open {
		return text, cut
	}
	if lines := strings.SplitN(text, "\n", breaksMost/4+1); len(lines) > breaksMost/4 {
		return strings.Join(lines[:breaksMost/4], "\n"), true
	}
	return text, cut
}
