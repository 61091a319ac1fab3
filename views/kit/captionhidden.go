package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hiddenStand is drawn in the place of a character nobody would see; a small
// amber mark is laid over it.
const hiddenStand = " "

// clusterMax bounds how much of one cluster is drawn: thousands of marks on
// one letter would stop the program.
const clusterMax = 40

// shown is what is drawn for a text: the same, except that characters without
// a look of their own keep a place.
func shown(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for c := range graphemeSeq(sound(s)) {
		showCluster(&b, c)
	}
	return b.String()
}

// plain reports whether a text is drawn as it is without looking closer.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

func showCluster(b *strings.Builder, c string) {
	prev, n := rune(0), 0
	for i, r := range c {
		if n++; n > clusterMax {
			return
		}
		switch {
		case r == '\t':
			b.WriteString("    ")
		case hiddenIn(prev, r, c[i+utf8.RuneLen(max(0, r)):], c):
			b.WriteString(hiddenStand)
		default:
			b.WriteRune(r)
		}
		prev = r
	}
}

// hiddens lists where the hidden characters of a line are, as byte offsets.
func hiddens(s string) []int {
	if plain(s) {
		return nil
	}
	var out []int
	at := 0
	for c := range graphemeSeq(s) {
		prev := rune(0)
		for i, r := range c {
			_, size := utf8.DecodeRuneInString(c[i:]) // of a broken byte it is 1, whatever stands for it
			if hiddenIn(prev, r, c[i+size:], c) {
				out = append(out, at+i)
			}
			prev = r
		}
		at += len(c)
	}
	return out
}

// Hiddens lists where the characters of a text are that cannot be seen, as byte
// offsets.
func Hiddens(s string) []int { return hiddens(s) }

// hiddenIn reports whether a character of a cluster is one that cannot be seen
// and does not shape what stands beside it, as the joiner does in a family of
// emoji or in Persian.
func hiddenIn(prev, r rune, rest, cluster string) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r == 0x200D:
		next, _ := utf8.DecodeRuneInString(rest)
		return !(shapes(prev) && rest != "" && shapes(next)) && !joins(prev)
	case r == 0x200C:
		return !joins(prev)
	case r >= 0xFE00 && r <= 0xFE0F:
		return prev == 0 || unicode.IsLetter(prev) && prev < 0x2E80
	case r >= 0xE0020 && r <= 0xE007F:
		return !strings.HasPrefix(cluster, "\U0001F3F4")
	}
	return Hidden(r)
}

// Hidden reports whether a character has no look: controls, zero-width and
// direction marks, fillers and tags.
func Hidden(r rune) bool {
	switch {
	case r < ' ' && r != '\n' && r != '\t', r >= 0x7F && r < 0xA0, r == 0xAD, r == 0x34F, r == 0x61C,
		r == 0x115F, r == 0x1160, r >= 0x17B4 && r <= 0x17B5, r >= 0x180B && r <= 0x180E,
		r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r == 0x3164, r == 0xFEFF, r == 0xFFA0, r >= 0xFFF9 && r <= 0xFFFB,
		r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// shapes reports whether an emoji can be joined to another.
func shapes(r rune) bool {
	return r >= 0x2190 && r < 0x2E80 || r >= 0x1F000 && r < 0xE0000 || r == 0xFE0F
}

// joins reports whether a character is of a script that is written with
// joiners: Arabic and the scripts of India and its neighbours.
func joins(r rune) bool {
	return r >= 0x0600 && r < 0x1100 || r >= 0x1780 && r < 0x1AB0 || r >= 0xA800 && r < 0xAC00
}
