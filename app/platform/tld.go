package platform

import (
	"strings"
	"sync"
	"unicode"

	"lontar/assets/rules"
)

// domains are the top level domains an address may end in.
type domains struct {
	all     map[string]bool // value: still in the root zone
	longest int             // code points
}

var knownDomains = sync.OnceValue(func() domains {
	d := domains{all: make(map[string]bool, 1800)}
	current := true
	for line := range strings.Lines(rules.TLDs) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "# retired") {
			current = false
		}
		if line == "" || line[0] == '#' {
			continue
		}
		d.all[line] = current
		d.longest = max(d.longest, len([]rune(line)))
	}
	return d
})

// topLevel gives the end of the longest top level domain that begins at p, −1
// when there is none. As X reads it: the domain may not run on in ASCII letters,
// digits, "@", "+" or "-", but may in other letters ("kopi.comのため").
func topLevel(text []rune, p int) int {
	d := knownDomains()
	end := p
	ascii := true
	for end < len(text) && end-p <= d.longest && (letterOrDigit(text[end]) || text[end] >= 0x80 && !invalidInDomain(text[end])) {
		ascii = ascii && text[end] < 0x80
		end++
	}
	least := p + 1
	if ascii { // nothing shorter can satisfy the end
		least = end
	}
	for e := end; e >= least && e > p; e-- {
		if e < len(text) && (letterOrDigit(text[e]) || text[e] == '@' || text[e] == '+' || text[e] == '-') {
			continue
		}
		if d.has(text[p:e]) {
			return e
		}
	}
	return punycode(text, p)
}

// punycode gives the end of an "xn--…" top level domain at p, −1 without one.
func punycode(text []rune, p int) int {
	if p+4 >= len(text) || !sameLetters(text[p:p+4], "xn--") {
		return -1
	}
	e := p + 4
	for e < len(text) && (letterOrDigit(text[e]) || text[e] == '-') {
		e++
	}
	if e == p+4 {
		return -1
	}
	return e
}

func (d *domains) has(name []rune) bool {
	var ascii [64]byte
	if len(name) > len(ascii) {
		return false
	}
	for i, r := range name {
		if r >= 0x80 {
			_, ok := d.all[lower(name)]
			return ok
		}
		if r >= 'A' && r <= 'Z' {
			r |= 0x20
		}
		ascii[i] = byte(r)
	}
	_, ok := d.all[string(ascii[:len(name)])]
	return ok
}

// lower folds case within a script only: the Kelvin sign is no "k" here.
func lower(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if l := unicode.ToLower(r); r < 0x80 || l >= 0x80 {
			r = l
		}
		b.WriteRune(r)
	}
	return b.String()
}
