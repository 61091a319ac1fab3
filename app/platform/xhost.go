package platform

// label is a part of a host name between dots.
type label struct {
	start, end int  // code points; text[end] is what ends it
	whole      bool // begins and ends well and a dot follows
	underscore int  // position of the last "_", −1 none
	top        int  // end of a top level domain after the dot, −1 none
	last       int  // index of the last label a domain from here can end with, −1 none
}

// hosts knows where in a text host names can be, so that the domain beginning
// at any place is found without reading the text again.
type hosts struct {
	text   []rune
	labels []label
	of     []int32 // label of each code point, −1 none
}

func domainRune(r rune) bool { return !invalidInDomain(r) }

func newHosts(text []rune) *hosts {
	dots := 0
	for _, r := range text {
		if r == '.' {
			dots++
		}
	}
	h := &hosts{text: text, of: make([]int32, len(text)), labels: make([]label, 0, dots)}
	for i := 0; i < len(text); {
		if r := text[i]; r != '-' && r != '_' && !domainRune(r) {
			h.of[i] = -1
			i++
			continue
		}
		l := label{start: i, underscore: -1, top: -1, last: -1}
		for i < len(text) && (text[i] == '-' || text[i] == '_' || domainRune(text[i])) {
			if text[i] == '_' {
				l.underscore = i
			}
			i++
		}
		l.end = i
		mark := int32(-1) // nothing but a dot joins it to a domain
		if i < len(text) && text[i] == '.' {
			mark = int32(len(h.labels))
		}
		for k := l.start; k < i; k++ {
			h.of[k] = mark
		}
		if mark < 0 {
			continue
		}
		if domainRune(text[i-1]) {
			l.whole = domainRune(text[l.start])
			l.top = topLevel(text, i+1)
		}
		h.labels = append(h.labels, l)
	}
	for i := len(h.labels) - 1; i >= 0; i-- {
		l := &h.labels[i]
		switch next := h.after(i); {
		case !l.whole:
		case next >= 0:
			l.last = next
		case l.underscore < 0 && l.top >= 0:
			l.last = i
		}
	}
	return h
}

// after is the last label of a domain that goes on after label i, −1 none.
func (h *hosts) after(i int) int {
	if i+1 < len(h.labels) && h.labels[i+1].start == h.labels[i].end+1 {
		return h.labels[i+1].last
	}
	return -1
}

// domain gives the end of the domain that begins at p, −1 when none does. Of
// several endings the last is taken; the label before it has no underscore.
func (h *hosts) domain(p int) int {
	if p >= len(h.text) || h.of[p] < 0 || !domainRune(h.text[p]) {
		return -1
	}
	i := int(h.of[p])
	l := &h.labels[i]
	if l.end >= len(h.text) || h.text[l.end] != '.' || !domainRune(h.text[l.end-1]) {
		return -1
	}
	if last := h.after(i); last >= 0 {
		return h.labels[last].top
	}
	if l.underscore < p {
		return l.top
	}
	return -1
}
