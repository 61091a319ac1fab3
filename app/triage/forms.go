package triage

import (
	"strings"
	"sync"

	"github.com/blevesearch/vellum"

	"lontar/assets/words"
)

// sign is something found in a text that no list of words can hold.
type sign struct {
	rule     string
	kind     int
	weight   float64
	from, to int // tokens
}

var dictionary = sync.OnceValue(func() *vellum.FST {
	f, err := vellum.Load(words.Words)
	if err != nil {
		return nil // the speller's tests would have failed
	}
	return f
})

// known reports a word of the dictionaries the speller ships.
func known(w string) bool {
	d := dictionary()
	if d == nil || w == "" {
		return false
	}
	_, ok, err := d.Get([]byte(w))
	return ok && err == nil
}

// signs finds numbers to call, names of gambling sites and letters chosen to
// hide or to show off.
func (b *book) signs(text string, list []token) []sign {
	var found []sign
	spam := kindIndex(Spam)
	for i := range list {
		t := &list[i]
		switch t.class {
		case number:
			if n := phoneNumber(text, list, i); n > 0 {
				found = append(found, sign{"spam.phone", spam, 2.6, i, i + n})
			}
		case address:
			found = append(found, b.link(t, i))
		case word, hashtag:
			if w := b.brand(list, i); w > 0 {
				to := i + 1
				if w > 10 {
					w, to = w-10, i+2
				}
				found = append(found, sign{"spam.brand", spam, w, i, to})
			} else if w := disguise(t); w > 0 {
				found = append(found, sign{"spam.fancy", spam, w, i, i + 1})
			}
		}
	}
	return found
}

func (b *book) link(t *token, i int) sign {
	w := 1.6
	for _, s := range []string{"wa.me", "t.me/", "bit.ly", "whatsapp", "s.id/", "linktr", "heylink", "linkr", "tinyurl", "cutt.ly", "rebrand.ly"} {
		if strings.Contains(t.raw, s) {
			w = 2.8
		}
	}
	return sign{"spam.link", kindIndex(Spam), w, i, i + 1}
}

// phoneNumber is how many tokens from i on make an Indonesian mobile number.
func phoneNumber(text string, list []token, i int) int {
	if i > 0 && list[i-1].class == number && list[i].start-list[i-1].end <= 1 {
		return 0 // its middle
	}
	digits, n := "", 0
	for n = i; n < len(list) && list[n].class == number && n-i < 6; n++ {
		if n > i {
			between := text[list[n-1].end:list[n].start]
			if len(between) > 3 || strings.ContainsAny(between, ",\n/") {
				break
			}
		}
		digits += list[n].raw
		if len(digits) > 14 {
			break
		}
	}
	national := ""
	switch {
	case strings.HasPrefix(digits, "628"):
		national = digits[2:]
	case strings.HasPrefix(digits, "6208"):
		national = digits[3:]
	case strings.HasPrefix(digits, "08"):
		national = digits[1:]
	case strings.HasPrefix(digits, "8") && len(digits) >= 10 && n-i == 1:
		national = digits
	}
	if len(national) < 9 || len(national) > 12 {
		return 0
	}
	return n - i
}

// brand weighs how much a token looks like the name of a gambling site: a name
// and a lucky number ("AERO88", "W E T O N 8 8"). More than ten means that the
// number is the next token.
func (b *book) brand(list []token, i int) float64 {
	t := &list[i]
	if b.brands[t.word] || b.brands[leet(t.raw)] {
		return 3.2
	}
	name := strings.TrimRight(t.raw, "0123456789")
	num := t.raw[len(name):]
	if strings.HasSuffix(t.raw, "4d") && len(t.raw) > 4 {
		name, num = t.raw[:len(t.raw)-2], "4d"
	}
	dressed := t.fancy || t.spaced
	if num == "" {
		if i+1 < len(list) && (list[i+1].class == number || list[i+1].raw == "4d") && len(name) >= 3 && !b.products[t.word] {
			next := &list[i+1]
			if (b.lucky[next.raw] || len(next.raw) <= 3) && (dressed || next.fancy) {
				return 13
			}
			if b.lucky[next.raw] && next.raw != "4d" && b.brands[squash(name)+next.raw] {
				return 13
			}
			if b.lucky[next.raw] && len(next.raw) >= 2 && t.upper && !list[i+1].fancy {
				return 11.2
			}
		}
		for _, end := range []string{"slot", "toto", "togel", "bet", "win", "play", "jp", "cuan", "gacor", "hoki"} {
			if base, ok := strings.CutSuffix(t.raw, end); ok && len(base) >= 3 && !known(t.raw) {
				if dressed || end == "slot" || end == "toto" || end == "togel" || end == "gacor" {
					return 2.8
				}
				if t.upper {
					return 1.5
				}
			}
		}
		return 0
	}
	if len(name) < 3 || len(num) > 3 || b.products[squash(name)] {
		return 0
	}
	switch {
	case dressed:
		return 3.6
	case b.lucky[num] && t.upper:
		return 3
	case b.lucky[num]:
		return 2.4
	case t.upper && len(name) >= 4:
		return 1.8
	case len(num) >= 2 && len(name) >= 4:
		return 0.9
	}
	return 0
}

// disguise weighs letters chosen to look different. A known word written so is
// show; a name nobody knows hides from a filter.
func disguise(t *token) float64 {
	if !t.fancy && !t.spaced || len(t.raw) < 3 {
		return 0
	}
	w := 0.7
	if !known(t.raw) {
		w = 1.7
	}
	if t.spaced && known(t.raw) {
		w = 0.2
	}
	return w
}
