package kit

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lontar/app/lang"
	"lontar/assets/emoji"
)

// Emoji is one a person can choose.
type Emoji struct {
	Text   string
	Group  int
	ID, EN string // names
	toned  string // with "*" in the place of a skin tone, "" when it has none
	names  []string
	words  []string
}

// skinTones are the tones 1 to 5, light to dark.
var skinTones = []string{"", "\U0001F3FB", "\U0001F3FC", "\U0001F3FD", "\U0001F3FE", "\U0001F3FF"}

// Tone is the emoji in a skin tone, 0 (none) to 5 (dark).
func (e *Emoji) Tone(n int) string {
	if e.toned == "" || n <= 0 || n >= len(skinTones) {
		return e.Text
	}
	return strings.ReplaceAll(e.toned, "*", skinTones[n])
}

// Name is the emoji's name in the present language.
func (e *Emoji) Name() string {
	s := e.ID
	if lang.Code() == lang.English {
		s = e.EN
	}
	r := []rune(s)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// emojiList reads the list once; some milliseconds.
var emojiList = sync.OnceValue(func() []*Emoji { return readEmoji(emoji.List, emoji.Words) })

// readEmoji reads both tables, see the package of the data.
func readEmoji(list, words string) []*Emoji {
	var all []*Emoji
	byText := map[string]*Emoji{}
	for line := range strings.Lines(list) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 7 || strings.HasPrefix(line, "# emoji") || len(f[1]) != 1 {
			continue
		}
		e := &Emoji{Text: f[0], Group: int(f[1][0] - '0'), toned: f[2], ID: f[3], EN: f[4]}
		e.names = append(foldWords(f[3]), foldWords(f[4])...)
		e.words = append(foldWords(f[5]), foldWords(f[6])...)
		all = append(all, e)
		byText[bareEmoji(e.Text)] = e
	}
	for line := range strings.Lines(words) {
		text, more, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if e := byText[bareEmoji(text)]; ok && e != nil {
			e.words = append(e.words, foldWords(more)...)
		}
	}
	return all
}

// bareEmoji is an emoji without variation selectors and skin tones, for looking up.
func bareEmoji(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF {
			return -1
		}
		return r
	}, s)
}

// foldWords splits into words, small and without diacritics.
func foldWords(s string) []string {
	return strings.FieldsFunc(foldText(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' })
}

func foldText(s string) string {
	s = strings.ToLower(s)
	for i := range len(s) {
		if s[i] >= 0x80 {
			return strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(s))
		}
	}
	return s
}

// FindEmoji lists the emoji every word of a query fits, by the beginnings of
// names and words in Indonesian and English; the best first.
func FindEmoji(query string) []*Emoji {
	asked := foldWords(query)
	if len(asked) == 0 {
		return nil
	}
	type hit struct {
		e    *Emoji
		rank int
	}
	var hits []hit
	for _, e := range emojiList() {
		rank := 0
		for _, q := range asked {
			r := e.fits(q)
			if r < 0 {
				rank = -1
				break
			}
			rank += r
		}
		if rank >= 0 {
			hits = append(hits, hit{e, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.rank - b.rank })
	out := make([]*Emoji, len(hits))
	for i, h := range hits {
		out[i] = h.e
	}
	return out
}

// fits says how well a word fits: 0 a whole word of a name, 1 of the words
// beside it, 2 the beginning of either, -1 not.
func (e *Emoji) fits(q string) int {
	best := -1
	better := func(r int) {
		if best < 0 || r < best {
			best = r
		}
	}
	for _, w := range e.names {
		switch {
		case w == q:
			return 0
		case strings.HasPrefix(w, q):
			better(2)
		}
	}
	for _, w := range e.words {
		switch {
		case w == q:
			better(1)
		case strings.HasPrefix(w, q):
			better(2)
		}
	}
	return best
}
