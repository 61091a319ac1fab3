package platform

// pathRune can stand in the path of an address on X.
func pathRune(r rune) bool {
	switch {
	case letterOrDigit(r), r >= 0x400 && r <= 0x4FF, r == 0x2013, accented(r):
		return true
	}
	switch r {
	case '!', '*', '\'', ';', ':', '=', '+', ',', '.', '$', '/', '%', '#', '[', ']', '-', '_', '~', '@', '|', '&':
		return true
	}
	return false
}

// pathEnd can be the last character of a path.
func pathEnd(r rune) bool {
	switch {
	case letterOrDigit(r), r >= 0x400 && r <= 0x4FF, accented(r):
		return true
	}
	switch r {
	case '+', '-', '=', '_', '#', '/':
		return true
	}
	return false
}

// pathRule says which characters make a path and which may end it.
type pathRule struct{ within, last func(rune) bool }

var xPath = pathRule{pathRune, pathEnd}

// end gives the end of the path that begins at p, p without one: what may
// stand in a path, with round brackets in pairs, back to a good ending.
func (rule pathRule) end(text []rune, p int) int {
	if p >= len(text) || text[p] != '/' {
		return p
	}
	end := p + 1
	for i := p + 1; i < len(text); {
		switch {
		case rule.within(text[i]):
			if rule.last(text[i]) {
				end = i + 1
			}
			i++
		case text[i] == '(':
			e := rule.brackets(text, i)
			if e < 0 {
				return end
			}
			i, end = e, e
		default:
			return end
		}
	}
	return end
}

// brackets gives the end of "(…)" or "(…(…)…)" at p, −1 when it is not whole.
func (rule pathRule) brackets(text []rune, p int) int {
	run := func(i int) int {
		for i < len(text) && i-p < longestURL && rule.within(text[i]) {
			i++
		}
		return i
	}
	at := func(i int, r rune) bool { return i < len(text) && text[i] == r }
	i := run(p + 1)
	if at(i, ')') {
		if i == p+1 {
			return -1
		}
		return i + 1
	}
	if !at(i, '(') {
		return -1
	}
	inner := run(i + 1)
	if inner == i+1 || !at(inner, ')') {
		return -1
	}
	if i = run(inner + 1); at(i, ')') {
		return i + 1
	}
	return -1
}

func queryRune(r rune) bool {
	if letterOrDigit(r) {
		return true
	}
	switch r {
	case '!', '?', '*', '\'', '@', '(', ')', ';', ':', '&', '=', '+', '$', '/', '%', '#', '[', ']', '-', '_', '.', ',', '~', '|':
		return true
	}
	return false
}

// query gives the end of the query that begins at p, p without one.
func query(text []rune, p int) int {
	if p >= len(text) || text[p] != '?' {
		return p
	}
	end := p
	for i := p + 1; i < len(text) && queryRune(text[i]); i++ {
		switch r := text[i]; {
		case letterOrDigit(r), r == '-', r == '_', r == '&', r == '=', r == '#', r == '/':
			end = i + 1
		}
	}
	return end
}
