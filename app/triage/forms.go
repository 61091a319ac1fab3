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
	for i := range list {
		t := &list[i]
		switch t.class {
		case number:
			if n := phoneNumber(text, list, i); n > 0 {
				found = append(found, sign{"spam.phone", iSpam, 2.6, i, i + n})
			}
		case address:
			found = append(found, b.link(t, i))
		case word, hashtag:
			if w, to := b.brand(text, list, i); w > 0 {
				found = append(found, sign{"spam.brand", iSpam, w, i, to})
			} else if w := disguise(t); w > 0 {
				found = append(found, sign{"spam.fancy", iSpam, w, i, i + 1})
			}
		}
	}
	return append(found, framed(list)...)
}

func (b *book) link(t *token, i int) sign {
	w := 1.6
	for _, s := range []string{"wa.me", "t.me/", "bit.ly", "whatsapp", "s.id/", "linktr", "heylink", "linkr", "tinyurl", "cutt.ly", "rebrand.ly"} {
		if strings.Contains(t.raw, s) {
			w = 2.8
		}
	}
	return sign{"spam.link", iSpam, w, i, i + 1}
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
// and a lucky number ("AERO88", "W E T O N 8 8", "Pulau 7.7/7"). It also gives
// the token after the name.
func (b *book) brand(text string, list []token, i int) (float64, int) {
	t := &list[i]
	if b.brands[t.word] || b.brands[leet(t.raw)] {
		return 3.2, i + 1
	}
	if to := b.brandInPieces(list, i); to > 0 {
		return 3.2, to
	}
	name := strings.TrimRight(t.raw, "0123456789")
	num := t.raw[len(name):]
	if at := strings.LastIndex(t.raw, "4d"); at >= 3 && len(t.raw)-at <= 3 {
		name, num = t.raw[:at], "4d"
	}
	if num == "" {
		return b.brandBefore(text, list, i)
	}
	if len(name) < 3 || len(num) > 4 || len(num) == 4 && (!t.upper || num[:2] == "20" || num[:2] == "19") || b.products[squash(name)] || len(num) == 1 && !t.spaced && !t.fancy {
		return 0, i + 1
	}
	w := 0.0
	switch {
	case t.fancy || t.spaced:
		w = 3.6
	case b.lucky[num] && t.upper:
		w = 3
	case num == "4d":
		w = 2.8
	case b.lucky[num]:
		w = 2.2
	case t.upper && len(name) >= 4:
		w = 1.6
	case len(name) >= 4 && !known(name):
		w = 0.8
	}
	return w, i + 1
}

// brandInPieces finds a known name written as several words: "Ga ruda-Ho ki".
func (b *book) brandInPieces(list []token, i int) int {
	all := ""
	for j := i; j < len(list) && j < i+5 && len(all) < 16; j++ {
		if t := &list[j]; t.class != word && t.class != number {
			return 0
		}
		all += list[j].raw
		if j > i && len(all) >= 6 && b.brands[squash(all)] {
			return j + 1
		}
	}
	return 0
}

// brandBefore is brand for a name that has no number of its own: the number
// may stand apart, or the name may end like those of gambling sites do.
func (b *book) brandBefore(text string, list []token, i int) (float64, int) {
	t := &list[i]
	dressed := t.fancy || t.spaced
	if num, to := digitsAfter(text, list, i+1); num != "" && len(t.raw) >= 3 && !b.products[t.word] {
		split := to > i+2
		switch {
		case b.brands[t.raw+num]:
			return 3.2, to
		case (dressed || list[i+1].fancy) && len(num) <= 3:
			return 3.2, to
		case b.lucky[num] && split && len(num) > 1:
			return 2.4, to
		case b.lucky[num] && len(num) > 1 && t.upper:
			return 1.2, to
		}
	}
	for _, end := range siteEndings {
		base, ok := strings.CutSuffix(t.raw, end)
		if !ok || len(base) < 3 || known(t.raw) {
			continue
		}
		switch {
		case dressed, end == "slot", end == "toto", end == "togel", end == "gacor":
			return 2.8, i + 1
		case t.upper:
			return 1.5, i + 1
		}
	}
	return 0, i + 1
}

var siteEndings = []string{"slot", "toto", "togel", "bet", "win", "play", "jp", "cuan", "gacor", "hoki", "jitu", "gaming"}

// digitsAfter joins the numbers from a token on that only signs keep apart.
func digitsAfter(text string, list []token, i int) (string, int) {
	num, to := "", i
	for ; to < len(list); to++ {
		t := &list[to]
		if t.class == edge && to > i {
			continue
		}
		if t.class != number && t.raw != "4d" || num != "" && strings.ContainsAny(text[list[to-1].end:t.start], " \n") {
			break
		}
		num += t.raw
	}
	for to > i && list[to-1].class == edge {
		to--
	}
	if len(num) > 3 {
		return "", i
	}
	return num, to
}

// framed finds a name in capitals between two of the same emoji: "🌹MAWAR 99🌹".
func framed(list []token) []sign {
	var found []sign
	for i := 1; i < len(list); i++ {
		if list[i-1].class != picture || list[i].class == picture {
			continue
		}
		for j := i + 1; j < len(list) && j <= i+4; j++ {
			if list[j].class != picture {
				continue
			}
			if list[j].word == list[i-1].word && allUpper(list[i:j]) {
				w := 1.4
				if j == i+1 && strings.ContainsAny(list[i].raw, "0123456789") || list[i].fancy {
					w = 2.6
				}
				found = append(found, sign{"spam.framed", iSpam, w, i, j})
			}
			break
		}
	}
	return found
}

func allUpper(list []token) bool {
	for i := range list {
		if t := &list[i]; !t.upper && !t.fancy && !t.spaced && t.class != number {
			return false
		}
	}
	return list[0].class == word
}

// disguise weighs letters chosen to look different. A known word written so is
// show; a name nobody knows hides from a filter.
func disguise(t *token) float64 {
	if !t.fancy && !t.spaced || len(t.raw) < 3 {
		return 0
	}
	switch known := known(t.raw); {
	case t.spaced && known:
		return 0.2
	case known:
		return 0.7
	case len(t.raw) >= 5:
		return 2.4
	}
	return 1.5
}
