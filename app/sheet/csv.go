package sheet

import (
	"strings"
	"unicode/utf8"
)

// parser cuts a text into records of fields. It forgives what real files do:
// any line end, quotes inside unquoted fields, text after a closing quote, and
// a quote that never closes, which it takes literally from then on.
type parser struct {
	s     string
	delim rune
	limit int // records, 0 all
	i     int
	n     int
	odd   int // record of the first quote that never closes

	literal int // position of a quote to take as it is, +1
	rewound int
	fields  []field
}

type field struct {
	text   string
	quoted bool
}

// next gives the next record; its slice is reused by the following call.
func (p *parser) next() ([]field, bool) {
	if p.i >= len(p.s) || p.limit > 0 && p.n >= p.limit {
		return nil, false
	}
	p.n++
	start := p.i
again:
	p.i = start
	p.fields = p.fields[:0]
	width := utf8.RuneLen(p.delim)
	for {
		f, ok := p.field()
		if !ok {
			if p.odd == 0 {
				p.odd = p.n
			}
			goto again
		}
		p.fields = append(p.fields, f)
		switch {
		case p.i >= len(p.s):
			return p.fields, true
		case strings.HasPrefix(p.s[p.i:], string(p.delim)):
			p.i += width
			if p.i >= len(p.s) {
				p.fields = append(p.fields, field{})
				return p.fields, true
			}
		case p.s[p.i] == '\r':
			p.i++
			if p.i < len(p.s) && p.s[p.i] == '\n' {
				p.i++
			}
			return p.fields, true
		case p.s[p.i] == '\n':
			p.i++
			return p.fields, true
		}
	}
}

func (p *parser) field() (field, bool) {
	begin := p.i
	// A quote opens a field at its beginning, spaces before it forgiven.
	at := begin
	for at < len(p.s) && p.s[at] == ' ' {
		at++
	}
	if at < len(p.s) && p.s[at] == '"' && p.literal != at+1 && p.rewound < 4 {
		var b strings.Builder
		j := at + 1
		for {
			k := strings.IndexByte(p.s[j:], '"')
			if k < 0 {
				// Never closed: the record is read again with this quote as text.
				p.literal = at + 1
				p.rewound++
				return field{}, false
			}
			b.WriteString(p.s[j : j+k])
			j += k + 1
			if j < len(p.s) && p.s[j] == '"' {
				b.WriteByte('"')
				j++
				continue
			}
			break
		}
		end := p.end(j)
		b.WriteString(strings.TrimRight(p.s[j:end], " "))
		p.i = end
		return field{lines(b.String()), true}, true
	}
	p.i = p.end(begin)
	return field{text: strings.TrimSpace(p.s[begin:p.i])}, true
}

// end is where the field that goes on at i stops.
func (p *parser) end(i int) int {
	for i < len(p.s) {
		c := p.s[i]
		if c == '\n' || c == '\r' || c == byte(p.delim) && p.delim < utf8.RuneSelf {
			return i
		}
		if p.delim >= utf8.RuneSelf && strings.HasPrefix(p.s[i:], string(p.delim)) {
			return i
		}
		i++
	}
	return i
}

// lines gives every line end as "\n".
func lines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
