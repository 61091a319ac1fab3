package platform

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// X counts by configuration v3 of twitter-text: the text in NFC, an address
// 23, an emoji 2, a character 1 or 2 by its range.

// weighed is a text as X weighs it.
type weighed struct {
	length int
	fits   int // code points of the text, as it was given, that fit the limit
}

// weigh counts a text; limit tells where it stops to fit.
func weigh(text string, limit int) weighed { return weighWith(text, limit, nil) }

// weighWith takes the addresses of the text as it was given; nil finds them.
func weighWith(text string, limit int, urls []xURL) weighed {
	if norm.NFC.IsNormalString(text) {
		if urls == nil {
			urls = xURLs([]rune(text))
		}
		return weighNFC(text, limit, urls)
	}
	whole := norm.NFC.String(text)
	w := weighNFC(whole, limit, xURLs([]rune(whole)))
	// Which code points of the given text make the part that fits: composed
	// pieces keep their order, so the text is normalised piece by piece.
	var it norm.Iter
	it.InitString(norm.NFC, text)
	composed, given := 0, 0
	for !it.Done() {
		from := it.Pos()
		n := utf8.RuneCount(it.Next())
		if composed+n > w.fits {
			break
		}
		composed += n
		given += utf8.RuneCountInString(text[from:it.Pos()])
	}
	w.fits = given
	return w
}

func weighNFC(text string, limit int, urls []xURL) weighed {
	w := weighed{}
	for at, i := 0, 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		n, weight := 1, weightOf(r)
		for len(urls) > 0 && urls[0].start < i {
			urls = urls[1:]
		}
		if len(urls) > 0 && urls[0].start == i {
			n, weight = urls[0].counted, addressLength
			size = bytesOf(text[at:], n)
		} else if e := emojiLength(text[at:]); e > 0 {
			n, weight, size = utf8.RuneCountInString(text[at:at+e]), 2, e
		}
		w.length += weight
		i += n
		at += size
		if w.length <= limit {
			w.fits = i
		}
	}
	return w
}

// bytesOf is how many bytes the first n code points take.
func bytesOf(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

func weightOf(r rune) int {
	switch {
	case r <= 0x10FF, r >= 0x2000 && r <= 0x200D, r >= 0x2010 && r <= 0x201F, r >= 0x2032 && r <= 0x2037:
		return 1
	}
	return 2
}
