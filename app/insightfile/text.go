package insightfile

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encodings as they are named to people.
const (
	utf8Name   = "UTF-8"
	utf16Name  = "UTF-16"
	latinName  = "Windows-1252"
	slavicName = "Windows-1251"
)

// errBinary says that a file is no text at all.
var errBinary = errors.New("not text")

// census is what one pass over the bytes tells: which encoding they are in. It
// reads the whole stream, because a stray byte may stand anywhere.
type census struct {
	head            []byte
	valid           bool // UTF-8 throughout, a cut last character forgiven
	high, highPairs int  // bytes from 0xc0 up, and those that follow another
	total           int64
}

func take(r io.Reader) (census, error) {
	c := census{valid: true}
	buf := make([]byte, 64<<10)
	rest, high := 0, false
	for {
		n, err := r.Read(buf[rest:])
		chunk := buf[:rest+n]
		c.total += int64(n)
		for _, b := range chunk[rest:] {
			if b >= 0xc0 || b == 0xb3 || b == 0xbf || b == 0xba {
				c.high++
				if high {
					c.highPairs++
				}
				high = true
			} else {
				high = false
			}
		}
		if len(c.head) < 64<<10 {
			c.head = append(c.head, chunk[rest:]...)
		}
		rest = 0
		if c.valid {
			for len(chunk) > 0 {
				r, size := utf8.DecodeRune(chunk)
				if r == utf8.RuneError && size == 1 {
					if err == nil && !utf8.FullRune(chunk) {
						break
					}
					c.valid = c.valid && errors.Is(err, io.EOF) && !utf8.FullRune(chunk)
					chunk = nil
					break
				}
				chunk = chunk[size:]
			}
			rest = copy(buf, chunk)
		}
		if errors.Is(err, io.EOF) {
			return c, nil
		}
		if err != nil {
			return c, err
		}
	}
}

// decoding says how to read the bytes: a byte order mark, zero bytes of
// UTF-16, valid UTF-8; else one of the two code pages spreadsheet programs save
// in, told apart by letters standing side by side.
func (c census) decoding() (name string, enc encoding.Encoding, err error) {
	wide := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.UseBOM) }
	switch {
	case bytes.HasPrefix(c.head, []byte("\xff\xfe")):
		return utf16Name, wide(unicode.LittleEndian), nil
	case bytes.HasPrefix(c.head, []byte("\xfe\xff")):
		return utf16Name, wide(unicode.BigEndian), nil
	}
	even, odd, control := 0, 0, 0
	for i, b := range c.head {
		switch {
		case b == 0 && i%2 == 0:
			even++
		case b == 0:
			odd++
		case b < 9 || b > 13 && b < 32 && b != 0x1b:
			control++
		}
	}
	if n := len(c.head) / 2; even+odd > 0 {
		switch {
		case odd > n*3/10 && even*8 < odd:
			return utf16Name, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), nil
		case even > n*3/10 && odd*8 < even:
			return utf16Name, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), nil
		}
		return "", nil, errBinary
	}
	if control*10 > len(c.head) {
		return "", nil, errBinary
	}
	switch {
	case c.valid:
		return utf8Name, nil, nil
	case c.high >= 6 && c.highPairs*10 >= c.high*5:
		return slavicName, charmap.Windows1251, nil
	}
	return latinName, charmap.Windows1252, nil
}

func decoded(r io.Reader, enc encoding.Encoding) io.Reader {
	if enc != nil {
		r = transform.NewReader(r, enc.NewDecoder())
	}
	b := bufio.NewReaderSize(r, 64<<10)
	if mark, err := b.Peek(3); err == nil && bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		_, _ = b.Discard(3)
	}
	return b
}

// records cuts a stream into records of fields, in bounded memory. It forgives
// what real files do: any line end, quotes inside unquoted fields, text after a
// closing quote, and a quote that never closes, which it takes as it stands.
type records struct {
	r     io.Reader
	delim byte
	buf   []byte
	i     int  // where the next record begins
	end   bool // the stream is in buf whole
	err   error

	n        int // records so far; the line as a spreadsheet program shows it
	literal  int // quote of this record to take as it stands, +1; −1 all of them
	unclosed int // record of the first quote that never closes
	spans    []span
	fields   []string
	raw      bool // spaces around fields are kept
}

type span struct {
	from, to int
	quoted   bool
	doubled  bool // holds doubled quotes
	tailed   bool // text stands behind the closing quote
}

// maxRecord is how long one record may be: a caption has 63 206 characters at
// most, so a quote open for longer than this was never meant to open.
const maxRecord = 1 << 20

func newRecords(r io.Reader, delim byte) *records { return &records{r: r, delim: delim} }

// more reads on; false when nothing can be added.
func (p *records) more() bool {
	if p.end || len(p.buf)-p.i > maxRecord {
		return false
	}
	if p.i > 0 {
		p.buf = p.buf[:copy(p.buf, p.buf[p.i:])]
		p.i = 0
	}
	if cap(p.buf)-len(p.buf) < 64<<10 {
		grown := make([]byte, len(p.buf), max(256<<10, 2*cap(p.buf)))
		copy(grown, p.buf)
		p.buf = grown
	}
	n, err := io.ReadFull(p.r, p.buf[len(p.buf):min(cap(p.buf), len(p.buf)+128<<10)])
	p.buf = p.buf[:len(p.buf)+n]
	if err != nil {
		p.end = true
		if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			p.err = err
		}
	}
	return n > 0
}

// next gives the next record, an empty one for an empty line. Its slice is
// reused by the following call; io.EOF ends.
func (p *records) next() ([]string, error) {
	p.literal = 0
	for {
		if p.i >= len(p.buf) && !p.more() {
			if p.err != nil {
				return nil, p.err
			}
			return nil, io.EOF
		}
		stop, after, ok := p.scan()
		if !ok {
			if p.more() {
				continue
			}
			if p.end && p.literal == 0 || p.literal >= 0 {
				// The quote never closes: the record is read again with it as text.
				p.literal = -1
				if p.unclosed == 0 {
					p.unclosed = p.n + 1
				}
				continue
			}
		}
		p.cut(stop)
		p.i = after
		p.n++
		return p.fields, nil
	}
}

// scan finds the fields of the record at i. It is not ok when the record may
// go on beyond what has been read.
func (p *records) scan() (stop, after int, ok bool) {
	b, at := p.buf, p.i
	p.spans = p.spans[:0]
	for {
		s, next, ok := p.field(at)
		if !ok {
			return 0, 0, false
		}
		p.spans = append(p.spans, s)
		switch {
		case next >= len(b):
			if !p.end && len(b)-p.i <= maxRecord {
				return 0, 0, false
			}
			return next, next, true
		case b[next] == p.delim:
			at = next + 1
		case b[next] == '\r':
			if next+1 >= len(b) && !p.end {
				return 0, 0, false
			}
			if next+1 < len(b) && b[next+1] == '\n' {
				return next, next + 2, true
			}
			return next, next + 1, true
		default:
			return next, next + 1, true
		}
	}
}

// field is the span of the field at i and where it stops.
func (p *records) field(i int) (span, int, bool) {
	b, at := p.buf, i
	for at < len(b) && b[at] == ' ' {
		at++
	}
	if at < len(b) && b[at] == '"' && p.literal >= 0 {
		s := span{from: at + 1, quoted: true}
		for j := at + 1; ; {
			k := bytes.IndexByte(b[j:], '"')
			if k < 0 {
				return s, 0, false
			}
			j += k + 1
			if j < len(b) && b[j] == '"' {
				s.doubled = true
				j++
				continue
			}
			if j >= len(b) && !p.end {
				return s, 0, false
			}
			s.to = j - 1
			stop := p.stop(j)
			if tail := bytes.TrimSpace(b[j:stop]); len(tail) > 0 {
				s.to, s.doubled, s.tailed = stop, true, true // text after the closing quote is kept
			}
			return s, stop, true
		}
	}
	stop := p.stop(i)
	return span{from: i, to: stop}, stop, true
}

func (p *records) stop(i int) int {
	for ; i < len(p.buf); i++ {
		if c := p.buf[i]; c == '\n' || c == '\r' || c == p.delim {
			return i
		}
	}
	return i
}

func (p *records) cut(stop int) {
	text := string(p.buf[p.i:stop])
	p.fields = p.fields[:0]
	for _, s := range p.spans {
		v := text[s.from-p.i : min(s.to, stop)-p.i]
		if s.quoted {
			if s.doubled {
				v = unquote(v)
			}
			if strings.IndexByte(v, '\r') >= 0 {
				v = strings.ReplaceAll(strings.ReplaceAll(v, "\r\n", "\n"), "\r", "\n")
			}
		} else if !p.raw {
			v = strings.TrimSpace(v)
		}
		p.fields = append(p.fields, v)
	}
}

// unquote undoes doubled quotes; a single one in between closed the field
// early and goes.
func unquote(v string) string {
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		if v[i] == '"' {
			if i+1 < len(v) && v[i+1] == '"' {
				b.WriteByte('"')
				i++
			}
			continue
		}
		b.WriteByte(v[i])
	}
	return b.String()
}
