package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner reads the XML of a workbook as a stream of tags and texts. Unlike
// encoding/xml it bounds every token and the nesting, knows no entities but
// the five of XML (a document type is refused), and is fast enough for a sheet
// of a hundred thousand lines.
type scanner struct {
	r     *bufio.Reader
	name  string // of the present tag, without prefix
	attrs []byte
	buf   []byte // of the present tag; attrs lies in it
	text  []byte
	empty bool // the present tag closes itself; its end is reported next
	depth int
	names map[string]string
}

type token uint8

const (
	tokenEOF token = iota
	tokenStart
	tokenEnd
	tokenText
	tokenSkip // a comment or instruction
)

const (
	maxTag   = 64 << 10
	maxChars = 1 << 20
	maxDepth = 64
)

var errXML = errors.New("not well-formed XML")

func scan(r io.Reader) *scanner {
	return &scanner{r: bufio.NewReaderSize(r, 64<<10), names: map[string]string{}}
}

func (s *scanner) next() (token, error) {
	for {
		if t, err := s.one(); t != tokenSkip || err != nil {
			return t, err
		}
	}
}

func (s *scanner) one() (token, error) {
	if s.empty {
		s.empty = false
		s.depth--
		return tokenEnd, nil
	}
	c, err := s.r.ReadByte()
	if err == io.EOF {
		if s.depth > 0 {
			return tokenEOF, io.ErrUnexpectedEOF
		}
		return tokenEOF, nil
	}
	if err != nil {
		return tokenEOF, err
	}
	if c != '<' {
		if err := s.r.UnreadByte(); err != nil {
			return tokenEOF, err
		}
		return tokenText, s.chars()
	}
	return s.tag()
}

// until reads up to and including end into buf.
func (s *scanner) until(end byte, buf []byte, limit int) ([]byte, error) {
	for {
		part, err := s.r.ReadSlice(end)
		buf = append(buf, part...)
		if len(buf) > limit {
			return buf, fail(ErrBomb, nil)
		}
		if err == nil {
			return buf, nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return buf, err
		}
	}
}

func (s *scanner) chars() error {
	buf, err := s.until('<', s.text[:0], maxChars)
	s.text = buf
	if errors.Is(err, io.ErrUnexpectedEOF) {
		if s.depth == 0 {
			return nil
		}
		return err
	}
	if err != nil {
		return err
	}
	s.text = unescape(buf[:len(buf)-1])
	return s.r.UnreadByte()
}

func (s *scanner) tag() (token, error) {
	buf, err := s.until('>', s.buf[:0], maxTag)
	for err == nil {
		switch {
		case bytes.HasPrefix(buf, []byte("!--")):
			if len(buf) >= 6 && bytes.HasSuffix(buf, []byte("-->")) {
				s.buf = buf
				return tokenSkip, nil
			}
		case bytes.HasPrefix(buf, []byte("![CDATA[")):
			if bytes.HasSuffix(buf, []byte("]]>")) {
				s.text = append(s.text[:0], buf[8:len(buf)-3]...)
				s.buf = buf
				return tokenText, nil
			}
		case bytes.HasPrefix(buf, []byte("?")):
			s.buf = buf
			return tokenSkip, nil
		case bytes.HasPrefix(buf, []byte("!")):
			return tokenEOF, fail(ErrBomb, errXML)
		default:
			if quotesClosed(buf) {
				s.buf = buf
				return s.element(buf[:len(buf)-1])
			}
		}
		buf, err = s.until('>', buf, maxChars)
	}
	s.buf = buf
	return tokenEOF, err
}

func quotesClosed(b []byte) bool {
	quote := byte(0)
	for _, c := range b {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote == 0
}

func (s *scanner) element(b []byte) (token, error) {
	end := len(b) > 0 && b[0] == '/'
	if end {
		b = b[1:]
	} else if len(b) > 0 && b[len(b)-1] == '/' {
		s.empty = true
		b = b[:len(b)-1]
	}
	i := bytes.IndexAny(b, " \t\r\n")
	name := b
	s.attrs = nil
	if i >= 0 {
		name, s.attrs = b[:i], b[i:]
	}
	if k := bytes.IndexByte(name, ':'); k >= 0 {
		name = name[k+1:]
	}
	if len(name) == 0 || len(name) > 256 {
		return tokenEOF, errXML
	}
	known, ok := s.names[string(name)]
	if !ok {
		known = string(name)
		if len(s.names) < 500 {
			s.names[known] = known
		}
	}
	s.name = known
	if end {
		s.depth--
		if s.depth < 0 {
			return tokenEOF, errXML
		}
		return tokenEnd, nil
	}
	s.depth++
	if s.depth > maxDepth {
		return tokenEOF, fail(ErrBomb, nil)
	}
	return tokenStart, nil
}

// attr gives an attribute of the present start tag by its local name; with a
// prefix in key ("r:id") the name after the prefix is compared.
func (s *scanner) attr(key string) string {
	b := s.attrs
	for {
		b = bytes.TrimLeft(b, " \t\r\n")
		i := bytes.IndexByte(b, '=')
		if i < 0 {
			return ""
		}
		name := bytes.TrimSpace(b[:i])
		b = bytes.TrimLeft(b[i+1:], " \t\r\n")
		if len(b) == 0 || b[0] != '"' && b[0] != '\'' {
			return ""
		}
		j := bytes.IndexByte(b[1:], b[0])
		if j < 0 {
			return ""
		}
		value := b[1 : j+1]
		b = b[j+2:]
		match := string(name) == key
		if !match && strings.HasPrefix(key, "*:") {
			k := bytes.IndexByte(name, ':')
			match = k >= 0 && string(name[k+1:]) == key[2:]
		}
		if match {
			if bytes.IndexByte(value, '&') < 0 {
				return string(value)
			}
			return string(unescape(append([]byte(nil), value...)))
		}
	}
}

// unescape replaces the entities of XML in place.
func unescape(b []byte) []byte {
	i := bytes.IndexByte(b, '&')
	if i < 0 && bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	out := b[:0]
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c == '\r' { // a line end in XML is one character
			if i+1 < len(b) && b[i+1] == '\n' {
				continue
			}
			c = '\n'
		}
		if c != '&' {
			out = append(out, c)
			continue
		}
		j := bytes.IndexByte(b[i:min(len(b), i+12)], ';')
		if j < 0 {
			out = append(out, c)
			continue
		}
		if r, ok := entity(string(b[i+1 : i+j])); ok {
			out = utf8.AppendRune(out, r)
			i += j
		} else {
			out = append(out, c)
		}
	}
	return out
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if hex, ok := strings.CutPrefix(digits, "x"); ok {
			digits, base = hex, 16
		}
		n, err := strconv.ParseInt(digits, base, 32)
		if err == nil && n > 0 && utf8.ValidRune(rune(n)) {
			return rune(n), true
		}
	}
	return 0, false
}
