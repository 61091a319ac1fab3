package platform

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lontar/assets/rules"
)

// longestEmoji is the most bytes an emoji of several code points has.
const longestEmoji = 40

type emojiTable struct {
	all    map[string]struct{}
	starts map[rune]struct{}
}

var sequences = sync.OnceValue(func() emojiTable {
	t := emojiTable{make(map[string]struct{}, 4096), map[rune]struct{}{}}
	for line := range strings.Lines(rules.EmojiSequences) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "# ") || line == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(line)
		t.all[line] = struct{}{}
		t.starts[r] = struct{}{}
	}
	return t
})

// emojiLength is the number of bytes the emoji of several code points at the
// start of text takes, 0 when there is none.
func emojiLength(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	if r < 0x80 && !strings.HasPrefix(text[size:], "\uFE0F") && !strings.HasPrefix(text[size:], "\u20E3") {
		return 0
	}
	best := 0
	if (unicode.Is(coloured, r) || r == 0x1F004 || r == 0x1F21A || r == 0x1F22F) && strings.HasPrefix(text[size:], "\uFE0F") {
		best = size + len("\uFE0F") // asked for in colour although it is: keyboards do
	}
	t := sequences()
	if _, ok := t.starts[r]; !ok {
		return best
	}
	for end := size; end < len(text) && end < longestEmoji; {
		_, n := utf8.DecodeRuneInString(text[end:])
		end += n
		if _, ok := t.all[text[:end]]; ok {
			best = end
		}
	}
	return best
}

// coloured are the symbols outside the emoji blocks that are drawn in colour
// without being asked (Emoji_Presentation, Unicode 17).
var coloured = &unicode.RangeTable{R16: []unicode.Range16{
	{0x231A, 0x231B, 1},
	{0x23E9, 0x23EC, 1},
	{0x23F0, 0x23F3, 3},
	{0x25FD, 0x25FE, 1},
	{0x2614, 0x2615, 1},
	{0x2648, 0x2653, 1},
	{0x267F, 0x2693, 20},
	{0x26A1, 0x26A1, 1},
	{0x26AA, 0x26AB, 1},
	{0x26BD, 0x26BE, 1},
	{0x26C4, 0x26C5, 1},
	{0x26CE, 0x26D4, 6},
	{0x26EA, 0x26EA, 1},
	{0x26F2, 0x26F3, 1},
	{0x26F5, 0x26FA, 5},
	{0x26FD, 0x2705, 8},
	{0x270A, 0x270B, 1},
	{0x2728, 0x2728, 1},
	{0x274C, 0x274E, 2},
	{0x2753, 0x2755, 1},
	{0x2757, 0x2757, 1},
	{0x2795, 0x2797, 1},
	{0x27B0, 0x27BF, 15},
	{0x2B1B, 0x2B1C, 1},
	{0x2B50, 0x2B55, 5},
}}

// emoji reports whether a grapheme cluster is drawn as one emoji: a flag, a
// keycap, a picture, or a symbol asked for in colour.
func emoji(cluster string) bool {
	first, size := utf8.DecodeRuneInString(cluster)
	rest := cluster[size:]
	switch {
	case first < 0x80 && rest == "":
		return false
	case first >= 0x1F1E6 && first <= 0x1F1FF: // regional indicators: only a pair is a flag
		return rest != ""
	case first >= 0x1F300 && first <= 0x1FAFF, first == 0x1F004, first == 0x1F0CF, unicode.Is(coloured, first):
		return !strings.HasPrefix(rest, "\uFE0E")
	case first >= 0x203C && first <= 0x3299, first == 0xA9, first == 0xAE, first >= 0x1F170 && first <= 0x1F2FF:
		return first >= 0x1F18E || strings.ContainsAny(rest, "\uFE0F\u200D\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF")
	}
	return strings.Contains(rest, "\u20E3")
}
