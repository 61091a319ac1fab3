package platform

import "unicode"

// telegramURLs finds addresses around each dot: with http, https, ftp or
// tonsite, with anything as the last label; without, where it is a known top
// level domain. E-mail addresses come with the kind email.
func telegramURLs(text []rune) []Entity {
	var list []Entity
	for begin := 0; begin < len(text); {
		dot := begin
		for dot < len(text) && text[dot] != '.' {
			dot++
		}
		if dot+1 >= len(text) {
			break
		}
		s, good := telegramSpan(text, begin, dot)
		next := s.end
		if good {
			if e, ok := telegramFix(text, s); ok {
				list = append(list, e)
			}
			for next < len(text) && text[next] == '.' {
				next++
			}
		} else {
			for text[next-1] != '.' {
				next--
			}
		}
		begin = max(next, dot+1)
	}
	return list
}

// telegramSpan is what may be the address around a dot; text before begin is
// done with. good is false where what stands before it spoils it.
func telegramSpan(text []rune, begin, dot int) (s span, good bool) {
	from, at := dot, -1
	for from > begin && telegramDomain(text[from-1]) {
		from--
	}
	to := dot
	for to < len(text) && (text[to] == '@' || telegramDomain(text[to])) {
		if text[to] == '@' {
			at = to
		}
		to++
	}
	if at >= 0 {
		for from > begin && telegramUser(text[from-1]) {
			from--
		}
	}
	to = telegramPath(text, telegramPort(text, to))
	for to > dot+1 && text[to-1] == '.' {
		to--
	}
	good = true
	if from > begin && text[from-1] == '@' {
		name := from - 1
		for name > begin && telegramUser(text[name-1]) {
			name--
		}
		good = at < 0 && name < from-1
		from = name
	}
	if from > begin {
		scheme, ok := telegramScheme(text, begin, from)
		from -= scheme
		good = good && ok
	}
	return span{from, to}, good && to > dot+1
}

// telegramScheme is the length of the scheme before an address; ok is false
// where it is one that is not linked, or a letter or sign that spoils it.
func telegramScheme(text []rune, begin, from int) (n int, ok bool) {
	if from-begin < 3 || !protocol(text, from-3) {
		r := text[from-1]
		return 0, !telegramWord(r) && r != '/' && r != '#' && r != '@'
	}
	end := from - 3
	p := end
	for p > begin && end-p < 16 && telegramProtocol(text[p-1]) {
		p--
	}
	name := text[p:end]
	for _, known := range []struct{ name, not, nor string }{{"http", "shttp", ""}, {"https", "", ""}, {"ftp", "tftp", "sftp"}, {"tonsite", "", ""}} {
		if tail := len(name) - len(known.name); tail >= 0 && sameLetters(name[tail:], known.name) {
			if whole := lower(name); whole != known.not && whole != known.nor {
				return len(known.name) + 3, true
			}
		}
	}
	return 0, false
}

func telegramProtocol(r rune) bool {
	if r < 0x80 {
		return letterOrDigit(r) || r == '+' || r == '-'
	}
	return !unicode.Is(unicode.Z, r)
}

// telegramRune can stand in an address at all.
func telegramRune(r rune) bool {
	if r >= 0x2000 && r <= 0x206F { // punctuation, but for joiners and dashes
		return r == 0x200C || r == 0x200D || r >= 0x2010 && r <= 0x2015
	}
	return r > ' ' && !unicode.Is(unicode.Z, r)
}

func telegramDomain(r rune) bool {
	if r < 0xC0 {
		return r == '.' || word(r) || r == '-' || r == '~'
	}
	return telegramRune(r)
}

func telegramUser(r rune) bool {
	return !containsRune("/[]{}()'`<>\"@«»", r) && telegramRune(r)
}

// telegramPort gives the end of ":8080" at p, p without one.
func telegramPort(text []rune, p int) int {
	e := port(text, p)
	n := 0
	for i := p + 1; i < e && n <= 65535; i++ {
		n = n*10 + int(text[i]-'0')
	}
	if n == 0 || n > 65535 {
		return p
	}
	return e
}

// telegramPath gives the end of a path, a query or a fragment at p.
func telegramPath(text []rune, p int) int {
	if p >= len(text) || !containsRune("/?#", text[p]) {
		return p
	}
	e := p + 1
	for e < len(text) && telegramRune(text[e]) && !containsRune("<>\"«»", text[e]) {
		e++
	}
	for e > p+1 && containsRune(telegramEnds, text[e-1]) {
		e--
	}
	if text[p] != '/' && e == p+1 {
		return p
	}
	return e
}

// telegramEnds are no last characters of a path.
const telegramEnds = ".:;,('?!`"

// telegramFix judges what may be an address, and cuts its path where a bracket
// closes that was not opened in it.
func telegramFix(text []rune, s span) (Entity, bool) {
	e := Entity{Kind: URL, Start: s.start, End: s.end}
	if mail, ok := telegramMail(text, s); ok {
		return Entity{Kind: email, Start: mail.start, End: mail.end}, true
	}
	domain := s.start + schemeOf(text[:s.end], s.start, []string{"http://", "https://", "ftp://", "tonsite://"})
	scheme := domain > s.start
	end := domain
	for end < s.end && !containsRune("/?#", text[end]) {
		end++
	}
	e.End = telegramBrackets(text, end, s.end)
	name := text[domain:end]
	for i, r := range name {
		if r == '@' {
			name = name[i+1:]
			break
		}
	}
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == ':' {
			name = name[:i]
			break
		}
	}
	return e, telegramHost(name, scheme)
}

// telegramBrackets is where a path ends for the brackets in it.
func telegramBrackets(text []rune, p, end int) int {
	const open, closed = "([{", ")]}"
	var deep [3]int
	i := p
	for ; i < end; i++ {
		for k := range deep {
			switch text[i] {
			case rune(open[k]):
				deep[k]++
			case rune(closed[k]):
				deep[k]--
			}
		}
		if deep[0] < 0 || deep[1] < 0 || deep[2] < 0 {
			break
		}
	}
	for i > p && i < end && containsRune(telegramEnds, text[i-1]) {
		i--
	}
	return i
}

// telegramHost judges the host of an address.
func telegramHost(name []rune, scheme bool) bool {
	var labels [][]rune
	for at, i := 0, 0; i <= len(name); i++ {
		if i == len(name) || name[i] == '.' {
			label := name[at:i]
			if len(label) == 0 || len(string(label)) >= 64 || label[len(label)-1] == '-' {
				return false
			}
			labels = append(labels, label)
			at = i + 1
		}
	}
	if len(labels) < 2 {
		return false
	}
	if numbers(labels) {
		return len(labels) == 4 && address4(labels)
	}
	top, above := labels[len(labels)-1], labels[len(labels)-2]
	switch {
	case len(top) < 2 || hasRune(above, '_'):
		return false
	case starts(top, "xn--"):
		return len(top) > 5 && allOf(top[4:], letterOrDigit)
	case hasRune(top, '_') || hasRune(top, '-'):
		return false
	}
	return scheme || knownDomains().common(top)
}

// common reports a top level domain as people write one: not with a capital
// at the start only, which is the next sentence ("selesai.Id").
func (d domains) common(top []rune) bool {
	if first := unicode.ToLower(top[0]); first != top[0] && lower(top[1:]) == string(top[1:]) {
		return false
	}
	return d.has(top) || lower(top) == "ton" // sites of the TON network
}

func numbers(labels [][]rune) bool {
	for _, l := range labels {
		if !allOf(l, digit) {
			return false
		}
	}
	return true
}

// address4 reports an IPv4 address.
func address4(labels [][]rune) bool {
	for _, l := range labels {
		if len(l) > 3 || l[0] == '0' && len(l) > 1 || len(l) == 3 && string(l) > "255" {
			return false
		}
	}
	return true
}

func allOf(text []rune, is func(rune) bool) bool {
	for _, r := range text {
		if !is(r) {
			return false
		}
	}
	return true
}
