package platform

// telegramMail reports an e-mail address, with or without "mailto:" before it.
func telegramMail(text []rune, s span) (span, bool) {
	if starts(text[s.start:s.end], "mailto:") {
		s.start += len("mailto:")
	}
	sign := -1
	for i := s.start; i < s.end && sign < 0; i++ {
		if text[i] == '@' {
			sign = i
		}
	}
	if sign < 0 {
		return s, false
	}
	return s, mailUser(text[s.start:sign]) && mailDomain(text[sign+1:s.end])
}

func mailRune(r rune) bool { return word(r) || r == '-' }

// mailUser: parts of at most 26 letters with "." or "+" behind each, then 1 to 35.
func mailUser(name []rune) bool {
	at, parts := 0, 1
	for i, r := range name {
		switch {
		case r == '.' || r == '+':
			if i-at >= 27 {
				return false
			}
			at = i + 1
			parts++
		case !mailRune(r):
			return false
		}
	}
	last := len(name) - at
	return parts < 12 && last > 0 && last < 36
}

// mailDomain: up to six labels and a top level domain of two to eight letters.
func mailDomain(name []rune) bool {
	at, labels := 0, 0
	for i, r := range name {
		if r != '.' {
			if !mailRune(r) {
				return false
			}
			continue
		}
		if i == at || i-at >= 31 || !letterOrDigit(name[at]) || !letterOrDigit(name[i-1]) {
			return false
		}
		at = i + 1
		labels++
	}
	top := name[at:]
	return labels > 0 && labels <= 6 && len(top) >= 2 && len(top) <= 8 && allOf(top, letter)
}
