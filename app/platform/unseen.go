package platform

import (
	"unicode"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/models"
)

// mostMarks bounds how often one thing is marked: a broken file would give one
// mark per byte.
const mostMarks = 50

// unseen marks what is not meant to be read: broken encoding, characters the
// platform refuses, control characters, and those without width or that turn
// the direction of writing, unless the script needs them.
func (c *textCheck) unseen() {
	marks := 0
	for i := 0; i < len(c.runes) && marks < mostMarks; i++ {
		r := c.runes[i]
		if r >= 0x20 && r < 0x7F || r == '\n' || r == '\t' || r == '\r' {
			continue
		}
		rule, level := c.judge(i)
		if rule == "" {
			continue
		}
		end := i + 1
		for end < len(c.runes) && (c.runes[end] == r || rule == "control") {
			if next, _ := c.judge(end); next != rule {
				break
			}
			end++
		}
		c.add("text."+rule, level, i, end, lang.T("text."+rule, "code", code(r), "platform", lang.Platform(c.platform)))
		marks++
		i = end - 1
	}
}

// judge names what is wrong with the character at i, "" when nothing is.
func (c *textCheck) judge(i int) (rule string, level Level) {
	switch r := c.runes[i]; {
	case r == utf8.RuneError && !utf8.ValidString(c.text):
		return "encoding", Error
	case r == utf8.RuneError:
		return "replaced", Warn
	case invalid(r) && c.platform == models.X:
		return "refused", Error
	case r < 0x20, r >= 0x7F && r <= 0x9F, r&0xFFFE == 0xFFFE:
		return "control", Warn
	case directional(r):
		if r == 0x200E || r == 0x200F || r == 0x061C {
			if c.neighbours(i, rightToLeft) {
				return "", ""
			}
		}
		return "direction", Info
	case r == 0x200C, r == 0x200D:
		if c.neighbours(i, joins) {
			return "", ""
		}
		return "hidden", Info
	case r >= 0xE0020 && r <= 0xE007F: // the flags of England, Scotland, Wales
		if i > 0 && (c.runes[i-1] == 0x1F3F4 || c.runes[i-1] >= 0xE0020 && c.runes[i-1] <= 0xE007F) {
			return "", ""
		}
		return "hidden", Info
	case zeroWidth(r):
		return "hidden", Info
	}
	return "", ""
}

func (c *textCheck) neighbours(i int, of func(rune) bool) bool {
	return i > 0 && of(c.runes[i-1]) || i+1 < len(c.runes) && of(c.runes[i+1])
}

// zeroWidth characters take no room: nobody sees them.
func zeroWidth(r rune) bool {
	switch {
	case r == 0xAD, r == 0x34F, r == 0x180E, r == 0x200B, r >= 0x2028 && r <= 0x2029, r >= 0x2060 && r <= 0x2064,
		r >= 0x206A && r <= 0x206F, r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFEFF, r == 0xFFA0, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	}
	return false
}

func rightToLeft(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac) }

// joins: an emoji, or a letter or mark of a script that is spelt with joiners.
func joins(r rune) bool {
	return r == 0xFE0F || r >= 0x2190 && r <= 0x2BFF || r >= 0x1F000 && r <= 0x1FAFF || r >= 0x0600 && unicode.In(r, unicode.L, unicode.M)
}
