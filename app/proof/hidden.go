package proof

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lontar/app/lang"
)

// names of characters that do not show, as Unicode calls them.
var names = map[rune]string{
	0x00AD: "SOFT HYPHEN", 0x034F: "COMBINING GRAPHEME JOINER", 0x115F: "HANGUL CHOSEONG FILLER", 0x180E: "MONGOLIAN VOWEL SEPARATOR",
	0x200B: "ZERO WIDTH SPACE", 0x200C: "ZERO WIDTH NON-JOINER", 0x200D: "ZERO WIDTH JOINER",
	0x200E: "LEFT-TO-RIGHT MARK", 0x200F: "RIGHT-TO-LEFT MARK", 0x202A: "LEFT-TO-RIGHT EMBEDDING", 0x202B: "RIGHT-TO-LEFT EMBEDDING",
	0x202C: "POP DIRECTIONAL FORMATTING", 0x202D: "LEFT-TO-RIGHT OVERRIDE", 0x202E: "RIGHT-TO-LEFT OVERRIDE", 0x2060: "WORD JOINER",
	0x2061: "FUNCTION APPLICATION", 0x2062: "INVISIBLE TIMES", 0x2063: "INVISIBLE SEPARATOR", 0x2064: "INVISIBLE PLUS",
	0x2066: "LEFT-TO-RIGHT ISOLATE", 0x2067: "RIGHT-TO-LEFT ISOLATE", 0x2068: "FIRST STRONG ISOLATE", 0x2069: "POP DIRECTIONAL ISOLATE",
	0x3164: "HANGUL FILLER", 0xFEFF: "ZERO WIDTH NO-BREAK SPACE", 0xFFA0: "HALFWIDTH HANGUL FILLER",
}

// hidden finds characters nobody sees but machines do: zero-width ones,
// direction controls, control characters, bytes that are no text, and letters
// that only look like letters.
func (r *reading) hidden() {
	before := rune(0)
	for i := 0; i < len(r.text); {
		c, n := utf8.DecodeRuneInString(r.text[i:])
		switch {
		case c < utf8.RuneSelf && c >= ' ' && c != 0x7F:
		case c == utf8.RuneError:
			n = r.broken(i)
		case fancy(c):
			n = r.fancy(i)
		case mojibake(r.text[i:]) > 0:
			n = mojibake(r.text[i:])
			r.add(Finding{Kind: KindHidden, Level: Error, Rule: "hidden.encoding", Message: lang.T("proof.encoding")}, i, i+n)
		case invisible(c) && !r.belongs(c, before, r.text[i+n:]):
			n = r.unseen(i)
		}
		before = c
		i += n
	}
}

func invisible(c rune) bool {
	return names[c] != "" || unicode.IsControl(c) && c != '\n' && c != '\r' && c != '\t' || c >= 0xE0000 && c <= 0xE007F
}

// belongs: a joiner inside an emoji or a script that needs it, a mark of
// direction beside letters written from the right.
func (r *reading) belongs(c, before rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case c == 0x200D:
		return emoji(before) && emoji(next) || joins(before)
	case c == 0x200C, c == 0x200E, c == 0x200F:
		return joins(before) || joins(next)
	case c >= 0xE0020 && c <= 0xE007F: // the flags of England, Scotland, Wales
		return before == 0x1F3F4 || before >= 0xE0020 && before <= 0xE007F
	}
	return false
}

func emoji(c rune) bool {
	return c == 0xFE0F || c >= 0x2190 && c <= 0x2BFF || c >= 0x1F000 && c <= 0x1FAFF || c == 0x3030 || c == 0x303D || c == 0xA9 || c == 0xAE
}

// joins: scripts whose spelling needs joiners and direction marks.
func joins(c rune) bool {
	return unicode.In(c, unicode.Arabic, unicode.Hebrew, unicode.Devanagari, unicode.Bengali, unicode.Tamil, unicode.Telugu,
		unicode.Sinhala, unicode.Malayalam, unicode.Kannada, unicode.Khmer, unicode.Myanmar, unicode.Javanese, unicode.Balinese, unicode.Mongolian)
}

// unseen notes a run of characters that do not show, and says its length.
func (r *reading) unseen(i int) int {
	c, n := utf8.DecodeRuneInString(r.text[i:])
	level, end := Warn, i+n
	for end < len(r.text) {
		next, size := utf8.DecodeRuneInString(r.text[end:])
		if next != c {
			break
		}
		end += size
	}
	rule, name := "hidden.zero_width", names[c]
	switch {
	case c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069:
		rule, level = "hidden.bidi", Error
	case name == "":
		rule = "hidden.control"
	}
	r.add(Finding{
		Kind: KindHidden, Level: level, Rule: rule, Suggestions: []string{""},
		Message: lang.T("proof.hidden", "name", strings.TrimSpace(fmt.Sprintf("%s U+%04X", name, c))),
	}, i, end)
	return end - i
}

// broken notes a run of bytes that are not UTF-8, or of U+FFFD.
func (r *reading) broken(i int) int {
	end := i
	for end < len(r.text) {
		c, n := utf8.DecodeRuneInString(r.text[end:])
		if c != utf8.RuneError {
			break
		}
		end += n
	}
	r.add(Finding{Kind: KindHidden, Level: Error, Rule: "hidden.utf8", Message: lang.T("proof.utf8"), Suggestions: []string{""}}, i, end)
	return end - i
}

// mojibake is the length of what UTF-8 looks like when it was read as
// Windows-1252: "â€™", "ðŸ˜", "Ã©".
func mojibake(s string) int {
	for _, bad := range []string{"â€", "ðŸ", "Ã©", "Ã¨", "Ã¼", "Â°", "Â ", "ï¸"} {
		if !strings.HasPrefix(s, bad) {
			continue
		}
		n := len(bad)
		for n < len(s) {
			c, size := utf8.DecodeRuneInString(s[n:])
			if c < utf8.RuneSelf || unicode.IsLetter(c) && c > 0xFF && c != 0x152 && c != 0x153 && c != 0x160 && c != 0x161 && c != 0x178 && c != 0x17D {
				break
			}
			n += size
		}
		return n
	}
	return 0
}

// fancy: a letter or digit of mathematics or in a ring.
func fancy(c rune) bool {
	return c >= 0x1D400 && c <= 0x1D7FF || c >= 0x24B6 && c <= 0x24E9 || c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41 && c <= 0xFF5A
}

// fancy notes a run of such letters, over blanks, and says its length.
func (r *reading) fancy(i int) int {
	end, k, letters := i, i, 0
	for k < len(r.text) {
		c, n := utf8.DecodeRuneInString(r.text[k:])
		if !fancy(c) && c != ' ' {
			break
		}
		k += n
		if c != ' ' {
			end = k
			letters++
		}
	}
	if letters > 1 {
		plain := norm.NFKC.String(r.text[i:end])
		r.add(Finding{
			Kind: KindFancy, Level: Info, Rule: "fancy", Message: lang.T("proof.fancy", "plain", plain), Suggestions: []string{plain},
		}, i, end)
	}
	return end - i
}
