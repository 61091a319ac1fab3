package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// LinkLength is the length in bytes of the web or mail address a text begins
// with, 0 when it begins with none: "https://…", "www.…", "sehatfit.id/kelas",
// "halo@kopi.id". Closing punctuation is not part of it.
func LinkLength(s string) int {
	h := hostLength(s)
	if h == 0 {
		return 0
	}
	low, rest := strings.ToLower(s[:h]), s[h:]
	switch {
	case strings.HasPrefix(rest, "://") && letters(low):
	case strings.HasPrefix(low, "www.") && h > 6:
	case low == "javascript" && len(rest) > 1 && rest[0] == ':' && rest[1] > ' ':
	case address(low, rest):
	default:
		return 0
	}
	for h < len(s) && h < maxLink {
		r, n := utf8.DecodeRuneInString(s[h:])
		if unicode.IsSpace(r) || strings.ContainsRune("\"<>“”", r) {
			break
		}
		h += n
	}
	return len(trimEnd(s[:h]))
}

const (
	maxHost = 254  // bytes, as the domain name system allows
	maxLink = 4096 // bytes read of one address
)

// trimEnd takes off the signs that close a sentence; a bracket stays where
// the address opened it ("…/Kopi_(minuman)").
func trimEnd(s string) string {
	for s != "" {
		cut := strings.TrimRight(s, ".,;:!?]}'’*_…")
		if strings.HasSuffix(cut, ")") && strings.Count(cut, "(") < strings.Count(cut, ")") {
			cut = cut[:len(cut)-1]
		}
		if cut == s {
			return s
		}
		s = cut
	}
	return s
}

// hostLength is how far a host, or the name of a mail box and its host, goes.
func hostLength(s string) int {
	for i, r := range s {
		if i > maxHost || !unicode.IsLetter(r) && !unicode.IsDigit(r) && (i == 0 || !strings.ContainsRune(".-_@+", r) && !Invisible(r)) {
			return i
		}
	}
	return len(s)
}

// address: a host of known ending without a scheme, or a mail address.
func address(low, rest string) bool {
	host := strings.TrimRight(low, ".-_+")
	if _, after, ok := strings.Cut(host, "@"); ok {
		host = after
	}
	dot := strings.LastIndexByte(host, '.')
	if dot < 1 || dot+2 >= len(host) || strings.Contains(host, "..") || strings.ContainsAny(host, "_@+") {
		return false
	}
	return endings[host[dot+1:]] || host == low && letters(host[dot+1:]) && len(rest) > 1 && rest[0] == '/' && rest[1] > ' '
}

func letters(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return len(s) > 1
}

// endings are those of addresses people write without "https://".
var endings = map[string]bool{
	"com": true, "id": true, "net": true, "org": true, "io": true, "me": true, "ly": true, "co": true, "my": true,
	"store": true, "shop": true, "ee": true, "link": true, "bio": true, "app": true, "tv": true, "gg": true,
	"xyz": true, "info": true, "biz": true, "dev": true, "online": true, "site": true, "page": true, "gl": true,
}
