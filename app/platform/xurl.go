package platform

import "strings"

// span is a part of a text in code points, half open.
type span struct{ start, end int }

// xURL is an address as X links it. counted is how many code points of the
// text it stands for when the length is taken: the same as its span, but where
// a domain without a scheme holds letters that X does not link.
type xURL struct {
	span
	counted int
}

const (
	longestURL  = 4096 // UTF-16 units
	longestSlug = 40   // of a t.co address
)

// xURLs finds the addresses in a text as twitter-text 3.1 does: with http or
// https, or without where an ASCII domain ends in a known top level domain.
func xURLs(text []rune) []xURL {
	if !hasRune(text, '.') {
		return nil
	}
	h := newHosts(text)
	var list []xURL
	for s := 0; s < len(text); {
		u, ok := h.match(s)
		if !ok {
			s++
			continue
		}
		list = u.links(text, list)
		s = u.end
	}
	return list
}

func hasRune(text []rune, r rune) bool {
	for _, t := range text {
		if t == r {
			return true
		}
	}
	return false
}

// urlMatch is one address as it is matched, before it is judged.
type urlMatch struct {
	before            rune // the character before it, 0 at the start of the text
	start, end        int
	domain, domainEnd int
	path              bool
	scheme            int // code points of "https://", 0 none
}

// match tries an address whose preceding character stands at s.
func (h *hosts) match(s int) (urlMatch, bool) {
	if r := h.text[s]; !letterOrDigit(r) && !atSign(r) && !hashSign(r) && r != '$' && !invalid(r) {
		if u, ok := h.url(s + 1); ok {
			u.before = r
			return u, true
		}
	}
	if s == 0 {
		return h.url(0)
	}
	return urlMatch{}, false
}

func (h *hosts) url(p int) (urlMatch, bool) {
	u := urlMatch{start: p, scheme: scheme(h.text, p)}
	u.domain = p + u.scheme
	u.domainEnd = h.domain(u.domain)
	if u.domainEnd < 0 && u.scheme > 0 {
		u.scheme, u.domain = 0, p
		u.domainEnd = h.domain(p)
	}
	if u.domainEnd < 0 {
		return u, false
	}
	u.end = port(h.text, u.domainEnd)
	if e := xPath.end(h.text, u.end); e > u.end {
		u.end, u.path = e, true
	}
	u.end = query(h.text, u.end)
	return u, true
}

var webSchemes = []string{"https://", "http://"}

// scheme is the length of "http://" or "https://" at p, 0 without one.
func scheme(text []rune, p int) int { return schemeOf(text, p, webSchemes) }

func schemeOf(text []rune, p int, schemes []string) int {
	if p >= len(text) || !letter(text[p]) {
		return 0
	}
	for _, s := range schemes {
		if p+len(s) <= len(text) && sameLetters(text[p:p+len(s)], s) {
			return len(s)
		}
	}
	return 0
}

// sameLetters reports whether text is s, which is lower case, in any case.
func sameLetters(text []rune, s string) bool {
	for i, r := range text {
		if r >= 'A' && r <= 'Z' {
			r |= 0x20
		}
		if r != rune(s[i]) {
			return false
		}
	}
	return true
}

func port(text []rune, p int) int {
	e := p + 1
	for p < len(text) && text[p] == ':' && e < len(text) && digit(text[e]) {
		e++
	}
	if e == p+1 {
		return p
	}
	return e
}

// links judges a match and appends what X links of it.
func (u urlMatch) links(text []rune, list []xURL) []xURL {
	if !u.valid(text) {
		return list
	}
	if u.scheme > 0 {
		if end, ok := shortened(text[u.start:u.end]); ok {
			if end < 0 {
				return list
			}
			u.end = u.start + end
		}
		return append(list, xURL{span{u.start, u.end}, u.end - u.start})
	}
	if strings.ContainsRune("-_./", u.before) && u.before != 0 {
		return list
	}
	found := asciiDomains(text[:u.domainEnd], u.domain)
	for _, s := range found {
		list = append(list, xURL{s, s.end - s.start})
	}
	if n := len(list) - 1; len(found) > 0 && u.path {
		list[n].counted += u.end - u.domainEnd
		list[n].end = u.end
	}
	return list
}

// valid checks the length of the address and of the domain's labels.
func (u urlMatch) valid(text []rune) bool {
	domain := text[u.domain:u.domainEnd]
	if starts(domain, "xn--") && len(asciiDomains(domain, 0)) == 0 {
		return false
	}
	if !goodLabels(domain) {
		return false
	}
	n := len("https://")
	if u.scheme > 0 {
		n = u.scheme
	}
	return n+utf16Length(text[u.start:u.end]) <= longestURL
}

// goodLabels reports whether each part of a domain has 1 to 63 characters once
// it is written in ASCII.
func goodLabels(domain []rune) bool {
	for at := 0; at <= len(domain); {
		end := at
		for end < len(domain) && domain[end] != '.' {
			end++
		}
		if n := asciiLength(domain[at:end]); n < 1 || n > 63 {
			return false
		}
		at = end + 1
	}
	return true
}

// shortened reports an address of X's own shortener and where it ends: after
// its letters and digits; −1 when there are too many.
func shortened(url []rune) (end int, ok bool) {
	p := scheme(url, 0)
	const host = "t.co/"
	if p+len(host) >= len(url) || !sameLetters(url[p:p+len(host)], host) {
		return 0, false
	}
	p += len(host)
	e := p
	for e < len(url) && letterOrDigit(url[e]) {
		e++
	}
	switch {
	case e == p:
		return 0, false
	case e-p > longestSlug:
		return -1, true
	}
	return query(url, e), true
}

// asciiDomains finds the domains of ASCII and accented letters in text from p on.
func asciiDomains(text []rune, p int) []span {
	plain := func(r rune) bool { return letterOrDigit(r) || r == '-' || accented(r) }
	var list []span
	for s := p; s < len(text); {
		if !plain(text[s]) {
			s++
			continue
		}
		end, i := -1, s
		for i < len(text) && plain(text[i]) {
			for i < len(text) && plain(text[i]) {
				i++
			}
			if i >= len(text) || text[i] != '.' {
				break
			}
			i++
			if e := topLevel(text, i); e >= 0 {
				end = e
			}
		}
		if end >= 0 {
			list = append(list, span{s, end})
			s = end
			continue
		}
		s = max(i, s+1)
	}
	return list
}
