package platform

import (
	"strings"
	"sync"
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
	t := sequences()
	if _, ok := t.starts[r]; !ok {
		return 0
	}
	best := 0
	for end := size; end < len(text) && end < longestEmoji; {
		_, n := utf8.DecodeRuneInString(text[end:])
		end += n
		if _, ok := t.all[text[:end]]; ok {
			best = end
		}
	}
	return best
}
