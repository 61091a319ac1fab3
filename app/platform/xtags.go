package platform

// xHashtags finds hashtags as twitter-text does: a letter among letters,
// digits, marks and "_", not after one of them or "&", not before "#" or "://".
func xHashtags(text []rune) []span {
	var list []span
	for i, from := 0, 0; i < len(text); i++ {
		if !hashSign(text[i]) || !xBoundary(text, i, from) {
			continue
		}
		if i+1 < len(text) && (text[i+1] == 0xFE0F || text[i+1] == 0x20E3) {
			continue
		}
		e, named := i+1, false
		for e < len(text) && tagRune(text[e]) {
			named = named || tagLetter(text[e])
			e++
		}
		if !named {
			i = e - 1
			continue
		}
		if !(e < len(text) && hashSign(text[e])) && !protocol(text, e) {
			list = append(list, span{i, e})
		}
		i, from = e-1, e // what was read cannot bound the next one
	}
	return list
}

// xBoundary reports whether a hashtag can begin at i; from is where the one
// before ended.
func xBoundary(text []rune, i, from int) bool {
	if i == 0 {
		return true
	}
	if i == from {
		return false
	}
	r := text[i-1]
	return r == 0xFE0E || r == 0xFE0F || !tagRune(r) && r != '&'
}

func protocol(text []rune, p int) bool {
	return p+2 < len(text) && text[p] == ':' && text[p+1] == '/' && text[p+2] == '/'
}

// xCashtags finds "$ABC": up to six letters and perhaps ".B", after a space,
// before a space or punctuation.
func xCashtags(text []rune) []span {
	var list []span
	for i := 0; i < len(text); i++ {
		if text[i] != '$' || i > 0 && !space(text[i-1]) {
			continue
		}
		if e := cashtagEnd(text, i+1); e > 0 {
			list = append(list, span{i, e})
		}
	}
	return list
}

func cashtagEnd(text []rune, p int) int {
	e := p
	for e < len(text) && e < p+6 && letter(text[e]) {
		e++
	}
	if e == p {
		return 0
	}
	ends := func(i int) bool { return i >= len(text) || scriptSpace(text[i]) || punctuation(text[i]) }
	if e < len(text) && (text[e] == '.' || text[e] == '_') {
		for n := 2; n >= 1; n-- {
			if i := e + 1 + n; i <= len(text) && letter(text[e+1]) && letter(text[i-1]) && ends(i) {
				return i
			}
		}
	}
	if ends(e) {
		return e
	}
	return 0
}

// xMentions finds "@name" and "@name/list".
func xMentions(text []rune) []span {
	var list []span
	for i, from := 0, 0; i < len(text); i++ {
		if !atSign(text[i]) || !mentionBoundary(text, i, from) {
			continue
		}
		e := i + 1
		for e < len(text) && e < i+21 && word(text[e]) {
			e++
		}
		if e == i+1 {
			continue
		}
		e = listEnd(text, e)
		if !(e < len(text) && (atSign(text[e]) || accented(text[e]))) && !protocol(text, e) {
			list = append(list, span{i, e})
		}
		i, from = e-1, e
	}
	return list
}

func listEnd(text []rune, p int) int {
	if p+1 >= len(text) || text[p] != '/' || !letter(text[p+1]) {
		return p
	}
	e := p + 2
	for e < len(text) && e < p+26 && (word(text[e]) || text[e] == '-') {
		e++
	}
	return e
}

// mentionBoundary reports whether a mention can begin at i: not after a letter,
// a digit or one of "_!#$%&*@", but after "RT" or "RT:" of its own.
func mentionBoundary(text []rune, i, from int) bool {
	if i == 0 {
		return true
	}
	if i == from {
		return false
	}
	if !word(text[i-1]) && !atSign(text[i-1]) {
		switch text[i-1] {
		case '!', '#', '$', '%', '&', '*':
		default:
			return true
		}
	}
	p := i - 2
	if p < from || text[p]|0x20 != 'r' || text[p+1]|0x20 != 't' {
		return false
	}
	if p == 0 {
		return true
	}
	if p == from {
		return false
	}
	r := text[p-1]
	return !word(r) && r != '+' && r != '~' && r != '.' && r != '-'
}
