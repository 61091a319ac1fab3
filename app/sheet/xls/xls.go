// Package xls reads the cells of old Excel workbooks (BIFF8, .xls), as some
// platforms still export them: texts, numbers, dates and the results of
// formulas. It reads nothing else of them, and evaluates nothing.
//
// The layout of the records is in Microsoft's [MS-XLS] and [MS-CFB].
package xls

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// Why a file could not be read.
var (
	ErrNotXLS    = errors.New("not an old Excel workbook")
	ErrBroken    = errors.New("a broken old Excel workbook")
	ErrProtected = errors.New("an old Excel workbook with a password")
	ErrTooMuch   = errors.New("an old Excel workbook with too many cells")
)

// maxCells bounds what is kept; a sheet of the format has 65 536 rows.
const (
	maxCells  = 4_000_000
	maxSheets = 250
)

// Sheet is one sheet. Rows stands for the lines from 1; a line nobody filled
// is nil.
type Sheet struct {
	Name string
	Rows [][]string
}

// Read reads a workbook's visible sheets.
func Read(b []byte) ([]Sheet, error) {
	s, err := stream(b, "Workbook")
	if err != nil {
		return nil, err
	}
	r := reader{s: s, formats: map[int]string{}}
	if err := r.globals(); err != nil {
		return nil, err
	}
	var out []Sheet
	for _, sh := range r.list {
		if err := r.sheet(sh); err != nil {
			return nil, err
		}
		out = append(out, Sheet{sh.name, r.rows})
	}
	return out, nil
}

type place struct {
	name string
	at   int
}

type reader struct {
	s       []byte
	list    []place
	texts   []string
	formats map[int]string
	styles  []int // format of each style
	from04  bool
	rows    [][]string
	cells   int
	waiting [2]int // row and column of a formula whose text follows
	waits   bool
}

// record gives the record at a place and where the next begins.
func (r *reader) record(at int) (kind int, data []byte, next int, ok bool) {
	if at < 0 || at+4 > len(r.s) {
		return 0, nil, 0, false
	}
	n := u16(r.s, at+2)
	if at+4+n > len(r.s) {
		return 0, nil, 0, false
	}
	return u16(r.s, at), r.s[at+4 : at+4+n], at + 4 + n, true
}

// Kinds of records.
const (
	kindEOF      = 0x0a
	kindDateMode = 0x22
	kindPassword = 0x2f
	kindContinue = 0x3c
	kindSheet    = 0x85
	kindMulRK    = 0xbd
	kindXF       = 0xe0
	kindSST      = 0xfc
	kindLabelSST = 0xfd
	kindFormula  = 0x06
	kindNumber   = 0x203
	kindLabel    = 0x204
	kindBoolErr  = 0x205
	kindString   = 0x207
	kindRK       = 0x27e
	kindFormat   = 0x41e
	kindBOF      = 0x809
)

func (r *reader) globals() error {
	kind, data, at, ok := r.record(0)
	if !ok || kind != kindBOF || u16(data, 0) != 0x600 {
		return ErrNotXLS
	}
	for {
		kind, data, next, ok := r.record(at)
		if !ok {
			return ErrBroken
		}
		switch kind {
		case kindEOF:
			return nil
		case kindPassword:
			return ErrProtected
		case kindDateMode:
			r.from04 = u16(data, 0) == 1
		case kindXF:
			r.styles = append(r.styles, u16(data, 2))
		case kindFormat:
			if len(data) > 2 {
				text, _ := plainText(data[2:], 2)
				r.formats[u16(data, 0)] = text
			}
		case kindSheet:
			if len(data) > 7 && data[4] == 0 && data[5] == 0 && len(r.list) < maxSheets { // visible, cells
				name, _ := plainText(data[6:], 1)
				r.list = append(r.list, place{name, int(u32(data, 0))})
			}
		case kindSST:
			if next = r.shared(at); next < 0 {
				return ErrBroken
			}
		}
		at = next
	}
}

// plainText reads a text within one record; wide is the size of its length.
func plainText(b []byte, wide int) (string, bool) {
	if len(b) < wide+1 {
		return "", false
	}
	n := int(b[0])
	if wide == 2 {
		n = u16(b, 0)
	}
	flags := b[wide]
	b = b[wide+1:]
	if flags&8 != 0 {
		b = b[min(2, len(b)):]
	}
	if flags&4 != 0 {
		b = b[min(4, len(b)):]
	}
	if flags&1 == 0 {
		return latin(b[:min(n, len(b))]), true
	}
	return utf(b[:min(2*n, len(b)&^1)]), true
}

func latin(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return s.String()
}

func utf(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

// shared reads the texts all cells share. They may run over into further
// records, where the width of letters is said anew. It gives the place behind.
func (r *reader) shared(at int) int {
	_, data, next, _ := r.record(at)
	p := pieces{}
	p.parts = append(p.parts, data)
	for {
		kind, data, after, ok := r.record(next)
		if !ok || kind != kindContinue {
			break
		}
		p.parts = append(p.parts, data)
		next = after
	}
	n := int(u32(data, 4))
	p.take(8)
	for range min(n, 2_000_000) {
		s, ok := p.text()
		if !ok {
			return -1
		}
		r.texts = append(r.texts, s)
	}
	return next
}

// pieces are the parts of a record that was cut.
type pieces struct {
	parts [][]byte
	i     int // part
	at    int // within
}

func (p *pieces) left() int { return len(p.parts[p.i]) - p.at }

// take gives n bytes, over the cuts between parts.
func (p *pieces) take(n int) ([]byte, bool) {
	if p.left() >= n {
		p.at += n
		return p.parts[p.i][p.at-n : p.at], true
	}
	var out []byte
	for len(out) < n {
		if p.left() == 0 {
			if p.i+1 >= len(p.parts) {
				return nil, false
			}
			p.i, p.at = p.i+1, 0
			continue
		}
		k := min(n-len(out), p.left())
		out = append(out, p.parts[p.i][p.at:p.at+k]...)
		p.at += k
	}
	return out, true
}

func (p *pieces) text() (string, bool) {
	h, ok := p.take(3)
	if !ok {
		return "", false
	}
	n, flags := u16(h, 0), h[2]
	runs, ext := 0, 0
	if flags&8 != 0 {
		b, ok := p.take(2)
		if !ok {
			return "", false
		}
		runs = u16(b, 0)
	}
	if flags&4 != 0 {
		b, ok := p.take(4)
		if !ok {
			return "", false
		}
		ext = int(u32(b, 0))
	}
	var out strings.Builder
	wide := flags&1 != 0
	for n > 0 {
		if p.left() == 0 {
			if p.i+1 >= len(p.parts) || len(p.parts[p.i+1]) == 0 {
				return "", false
			}
			p.i, p.at = p.i+1, 1
			wide = p.parts[p.i][0]&1 != 0
			continue
		}
		if wide {
			k := min(n, p.left()/2)
			if k == 0 {
				return "", false
			}
			b, _ := p.take(2 * k)
			out.WriteString(utf(b))
			n -= k
			continue
		}
		k := min(n, p.left())
		b, _ := p.take(k)
		out.WriteString(latin(b))
		n -= k
	}
	if _, ok := p.take(4*runs + ext); !ok {
		return "", false
	}
	return out.String(), true
}

func (r *reader) sheet(sh place) error {
	r.rows, r.waits = nil, false
	at, depth := sh.at, 0
	for {
		kind, data, next, ok := r.record(at)
		if !ok {
			return ErrBroken
		}
		switch kind {
		case kindBOF:
			depth++
		case kindEOF:
			if depth--; depth <= 0 {
				return nil
			}
		}
		if depth == 1 {
			if err := r.cell(kind, data); err != nil {
				return err
			}
		}
		at = next
	}
}

func (r *reader) cell(kind int, data []byte) error {
	row, col, style := u16(data, 0), u16(data, 2), u16(data, 4)
	switch kind {
	case kindLabelSST:
		if i := int(u32(data, 6)); len(data) >= 10 && i < len(r.texts) {
			return r.put(row, col, r.texts[i])
		}
	case kindLabel:
		if len(data) > 8 {
			text, _ := plainText(data[6:], 2)
			return r.put(row, col, text)
		}
	case kindNumber:
		if len(data) >= 14 {
			return r.put(row, col, r.show(math.Float64frombits(binary.LittleEndian.Uint64(data[6:])), style))
		}
	case kindRK:
		if len(data) >= 10 {
			return r.put(row, col, r.show(packed(u32(data, 6)), style))
		}
	case kindMulRK:
		for i := 4; i+6 <= len(data)-2; i += 6 {
			if err := r.put(row, col+(i-4)/6, r.show(packed(u32(data, i+2)), u16(data, i))); err != nil {
				return err
			}
		}
	case kindBoolErr:
		if len(data) >= 8 && data[7] == 0 {
			return r.put(row, col, map[bool]string{true: "TRUE", false: "FALSE"}[data[6] != 0])
		}
	case kindFormula:
		if len(data) < 14 {
			return nil
		}
		if u16(data, 12) == 0xffff {
			r.waiting, r.waits = [2]int{row, col}, data[6] == 0
			return nil
		}
		return r.put(row, col, r.show(math.Float64frombits(binary.LittleEndian.Uint64(data[6:])), style))
	case kindString:
		if r.waits && len(data) > 2 {
			r.waits = false
			text, _ := plainText(data, 2)
			return r.put(r.waiting[0], r.waiting[1], text)
		}
	}
	return nil
}

func (r *reader) put(row, col int, text string) error {
	if text == "" || col > 1024 {
		return nil
	}
	if r.cells++; r.cells > maxCells {
		return ErrTooMuch
	}
	for len(r.rows) <= row {
		r.rows = append(r.rows, nil)
	}
	for len(r.rows[row]) <= col {
		r.rows[row] = append(r.rows[row], "")
	}
	r.rows[row][col] = text
	return nil
}

// packed is a number in four bytes: a whole one, or the upper half of a real
// one, perhaps a hundredth.
func packed(v uint32) float64 {
	var f float64
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	} else {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

// show writes a number as a text file would have it: dates in ISO form, times
// with seconds.
func (r *reader) show(v float64, style int) string {
	day, clock := r.dated(style)
	if (day || clock) && v >= 0 && v < 2_958_466 {
		seconds := int64(math.Round(v * 86400))
		start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if r.from04 {
			start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		t := start.AddDate(0, 0, int(seconds/86400)).Add(time.Duration(seconds%86400) * time.Second)
		switch {
		case day && (clock || seconds%86400 != 0):
			return t.Format("2006-01-02 15:04:05")
		case day:
			return t.Format("2006-01-02")
		}
		return strconv.FormatInt(seconds/3600, 10) + t.Format(":04:05")
	}
	if v == math.Trunc(v) && math.Abs(v) < 1e16 { // longer ones have lost digits, and show it
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		short = v
	}
	if math.Abs(v) >= 1e16 {
		return strconv.FormatFloat(v, 'E', 14, 64)
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// dated reports what the style of a cell shows of a number: a day, an hour.
func (r *reader) dated(style int) (day, clock bool) {
	if style >= len(r.styles) {
		return false, false
	}
	id := r.styles[style]
	switch {
	case id >= 14 && id <= 17:
		return true, false
	case id >= 18 && id <= 21, id >= 45 && id <= 47:
		return false, true
	case id == 22:
		return true, true
	}
	format := strings.ToLower(r.formats[id])
	if format == "general" || format == "standard" {
		return false, false
	}
	quoted := false
	for i, c := range format {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ';':
			return day, clock
		case c == 'y', c == 'd' && !strings.HasPrefix(format[i:], "d]"): // not of "[Red]"
			day = true
		case c == 'h', c == 's':
			clock = true
		}
	}
	return day, clock
}
