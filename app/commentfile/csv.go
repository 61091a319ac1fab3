package commentfile

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// maxRecord is how far a quote may reach before it is taken for a plain sign.
const maxRecord = 4 << 20

// csvReader cuts a text into records as a stream, in the memory of one record.
// It forgives what real files do: any line end, quotes inside plain fields,
// text after a closing quote, and a quote that never closes.
type csvReader struct {
	src   io.Reader
	delim byte
	buf   []byte
	pos   int // of the next record in buf
	eof   bool
	err   error
	line  int // of the next record in the text, from 1
	begin int // line the last record began on

	fields []string
}

func newCSV(src io.Reader, delim byte) *csvReader {
	return &csvReader{src: src, delim: delim, buf: make([]byte, 0, 256<<10), line: 1}
}

// more reads on; false at the end of the text.
func (r *csvReader) more() bool {
	if r.eof {
		return false
	}
	if r.pos > 0 {
		n := copy(r.buf, r.buf[r.pos:])
		r.buf, r.pos = r.buf[:n], 0
	}
	if cap(r.buf)-len(r.buf) < 64<<10 {
		bigger := make([]byte, len(r.buf), 2*cap(r.buf)+128<<10)
		copy(bigger, r.buf)
		r.buf = bigger
	}
	// The whole buffer is filled, so that a long record is looked at few times.
	n, err := io.ReadFull(r.src, r.buf[len(r.buf):cap(r.buf)])
	r.buf = r.buf[:len(r.buf)+n]
	if err != nil {
		r.eof = true
		if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			r.err = err
		}
	}
	return n > 0
}

// next gives the next record; its slice is reused by the following call.
func (r *csvReader) next() ([]string, bool) {
	literal := false // the first quote that does not close makes all plain
	for {
		r.fields = r.fields[:0]
		used, ok := r.record(r.buf[r.pos:], literal)
		if ok {
			r.begin = r.line
			r.line += bytes.Count(r.buf[r.pos:r.pos+used], []byte{'\n'})
			r.pos += used
			return r.fields, true
		}
		if len(r.buf)-r.pos > maxRecord && !literal {
			literal = true
			continue
		}
		if len(r.buf)-r.pos <= 2*maxRecord && r.more() {
			continue
		}
		if len(r.buf) == r.pos || r.err != nil {
			return nil, false
		}
		if literal { // the last line, without line end
			r.fields = r.fields[:0]
		}
		used, ok = r.record(append(r.buf[r.pos:len(r.buf):len(r.buf)], '\n'), literal)
		if !ok {
			literal = true
			r.fields = r.fields[:0]
			used, _ = r.record(append(r.buf[r.pos:len(r.buf):len(r.buf)], '\n'), true)
		}
		r.begin = r.line
		used = min(used, len(r.buf)-r.pos)
		r.line += bytes.Count(r.buf[r.pos:r.pos+used], []byte{'\n'})
		r.pos += used
		return r.fields, true
	}
}

// record cuts one record off b; false when b ends before the record does.
func (r *csvReader) record(b []byte, literal bool) (used int, ok bool) {
	i := 0
	for {
		at := i
		for at < len(b) && b[at] == ' ' {
			at++
		}
		if at == len(b) {
			return 0, false
		}
		var text string
		if b[at] == '"' && !literal {
			if text, i, ok = r.quoted(b, at+1); !ok {
				return 0, false
			}
		} else {
			end := r.end(b, i)
			text = string(bytes.TrimSpace(b[i:end]))
			i = end
		}
		if i >= len(b) || b[i] == '\r' && i+1 >= len(b) {
			return 0, false
		}
		r.fields = append(r.fields, text)
		switch b[i] {
		case '\n':
			return i + 1, true
		case '\r':
			if b[i+1] == '\n' {
				i++
			}
			return i + 1, true
		}
		i++ // the separator
	}
}

// quoted reads a field from behind its opening quote.
func (r *csvReader) quoted(b []byte, i int) (text string, end int, ok bool) {
	k := bytes.IndexByte(b[i:], '"')
	if k < 0 || i+k+1 >= len(b) {
		return "", 0, false
	}
	if c := b[i+k+1]; c == r.delim || c == '\n' || c == '\r' { // the usual case, without a copy too many
		return lines(string(b[i : i+k])), i + k + 1, true
	}
	var out []byte
	for {
		k := bytes.IndexByte(b[i:], '"')
		if k < 0 || i+k+1 >= len(b) {
			return "", 0, false
		}
		out = append(out, b[i:i+k]...)
		i += k + 1
		if b[i] != '"' {
			break
		}
		out = append(out, '"')
		i++
	}
	end = r.end(b, i)
	out = append(out, bytes.TrimRight(b[i:end], " ")...)
	return lines(string(out)), end, true
}

// end is where the field that goes on at i stops.
func (r *csvReader) end(b []byte, i int) int {
	for ; i < len(b); i++ {
		if c := b[i]; c == r.delim || c == '\n' || c == '\r' {
			return i
		}
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

// delimiter chooses the separator that cuts the first records into the same
// number of fields most often, and into more than one.
func delimiter(head []byte) byte {
	best, bestScore := byte(','), 0.0
	for _, d := range []byte{',', ';', '\t', '|'} {
		r := newCSV(bytes.NewReader(head), d)
		counts, n := map[int]int{}, 0
		for n < 200 {
			f, ok := r.next()
			if !ok {
				break
			}
			if len(f) == 1 && f[0] == "" {
				continue
			}
			n++
			counts[len(f)]++
		}
		for width, c := range counts {
			if width < 2 {
				continue
			}
			if v := float64(c)/float64(n) + min(float64(width), 40)/100; v > bestScore+1e-9 {
				best, bestScore = d, v
			}
		}
	}
	return best
}
