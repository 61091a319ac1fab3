package sheet

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode finds out the encoding of a text: a byte order mark, UTF-16 by its
// zero bytes, valid UTF-8, else Windows-1252. Statistical detectors take UTF-8
// with emoji for other code pages.
func decode(b []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return wideText(b[2:], binary.LittleEndian), "UTF-16", nil
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return wideText(b[2:], binary.BigEndian), "UTF-16", nil
	}
	head := b[:min(len(b), 8192)]
	even, odd := 0, 0
	for i, c := range head {
		if c == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	if n := len(head) / 2; even+odd > 0 {
		switch {
		case odd > n*3/10 && even*8 < odd:
			return wideText(b, binary.LittleEndian), "UTF-16", nil
		case even > n*3/10 && odd*8 < even:
			return wideText(b, binary.BigEndian), "UTF-16", nil
		}
		return "", "", fail(ErrNotTable, nil, "what", "biner")
	}
	if utf8.Valid(b) || cutRune(b) {
		return strings.ToValidUTF8(string(b), "\uFFFD"), "UTF-8", nil
	}
	control := 0
	for _, c := range head {
		if c < 9 || c > 13 && c < 32 && c != 0x1b {
			control++
		}
	}
	if control*50 > len(head) {
		return "", "", fail(ErrNotTable, nil, "what", "biner")
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return "", "", fail(ErrNotTable, err)
	}
	return string(out), "Windows-1252", nil
}

// unscramble repairs a text that was UTF-8, was opened as Windows-1252 and saved
// as UTF-8 again ("KafÃ©"). It does so only when every character fits that
// story and at least one tells it.
func unscramble(text string) (string, bool) {
	if !strings.ContainsAny(text, "ÃÂâð") {
		return "", false
	}
	out := make([]byte, 0, len(text))
	for _, r := range text {
		switch c, ok := charmap.Windows1252.EncodeRune(r); {
		case r < 0x100 && r >= 0x80 && r < 0xa0: // bytes that code page leaves open
			out = append(out, byte(r))
		case ok:
			out = append(out, c)
		default:
			return "", false
		}
	}
	if !utf8.Valid(out) {
		return "", false
	}
	return string(out), true
}

// cutRune reports whether only the last character is not valid: a file cut short.
func cutRune(b []byte) bool {
	for k := 1; k <= 3 && k < len(b); k++ {
		if utf8.Valid(b[:len(b)-k]) {
			return b[len(b)-k] >= 0xc2
		}
	}
	return false
}

func wideText(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF")
}

var delimiters = []rune{',', ';', '\t', '|'}

func (b *Book) openText(raw []byte) error {
	text, encoding, err := decode(raw)
	if err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return fail(ErrEmpty, nil)
	}
	b.Format, b.Encoding = "csv", encoding
	t := &Table{Name: ""}
	if again, ok := unscramble(text); ok {
		text = again
		t.Notes = append(t.Notes, Note{Key: "scrambled", Line: 1})
	}
	forced := rune(0)
	if first, rest, _ := strings.Cut(text, "\n"); len(first) < 12 {
		line := strings.Trim(strings.TrimRight(first, "\r"), "\"")
		if sep, ok := strings.CutPrefix(strings.ToLower(line), "sep="); ok && sep != "" {
			forced, text = []rune(sep)[0], rest
		}
	}
	b.Delimiter = forced
	if forced == 0 {
		b.Delimiter = sniff(text)
	}
	records, odd, err := b.records(text, b.Delimiter)
	if err != nil {
		return err
	}
	if again, ok := unwrap(records); ok && forced == 0 {
		b.Delimiter = sniff(again)
		if records, odd, err = b.records(again, b.Delimiter); err != nil {
			return err
		}
		t.Notes = append(t.Notes, Note{Key: "double_encoded", Line: 1})
	}
	if odd > 0 {
		t.Notes = append(t.Notes, Note{Key: "unclosed_quote", Line: odd})
	}
	t.Rows = records
	for _, r := range records {
		t.Width = max(t.Width, len(r.Cells))
	}
	if t.Width == 0 {
		return fail(ErrEmpty, nil)
	}
	b.text, b.Sheets = t, []Info{{Name: ""}}
	return nil
}

// sniff chooses the separator that cuts the first records into the same number
// of fields most often, and into more than one.
func sniff(text string) rune {
	if len(text) > 256<<10 {
		text = text[:256<<10]
	}
	best, bestScore := ',', 0.0
	for _, d := range delimiters {
		counts, n := map[int]int{}, 0
		p := parser{s: text, delim: d, limit: 200}
		for {
			fields, ok := p.next()
			if !ok || n == 200 {
				break
			}
			if len(fields) == 1 && fields[0].text == "" {
				continue
			}
			n++
			counts[len(fields)]++
		}
		score := 0.0
		for width, c := range counts {
			if width > 1 {
				// Agreement counts first; a wider table wins between equals.
				if v := float64(c)/float64(n) + min(float64(width), 40)/100; v > score {
					score = v
				}
			}
		}
		if score > bestScore+1e-9 {
			best, bestScore = d, score
		}
	}
	return best
}

// unwrap undoes a CSV whose every record was quoted whole, as some tools write
// a CSV into a CSV.
func unwrap(records []Row) (string, bool) {
	wrapped, filled := 0, 0
	for _, r := range records {
		if r.Blank() {
			continue
		}
		filled++
		if len(r.Cells) == 1 && strings.ContainsAny(r.Cells[0].Text, ",;\t") && strings.Count(r.Cells[0].Text, "\"")%2 == 0 {
			wrapped++
		}
		if filled > 200 {
			break
		}
	}
	if filled == 0 || wrapped < filled || wrapped < 2 {
		return "", false
	}
	var b strings.Builder
	for _, r := range records {
		for i, c := range r.Cells {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(c.Text)
		}
		b.WriteByte('\n')
	}
	text := b.String()
	// Only when the inside is a table of its own: two columns or more throughout.
	p := parser{s: text, delim: sniff(text), limit: 50}
	width := 0
	for range 50 {
		f, ok := p.next()
		if !ok {
			break
		}
		if width != 0 && len(f) != width {
			return "", false
		}
		width = len(f)
	}
	return text, width > 1
}

// records cuts a text into rows; odd is the record of a quote that never closes.
func (b *Book) records(text string, delim rune) (rows []Row, odd int, err error) {
	p := parser{s: text, delim: delim}
	cells, line := 0, 0
	for {
		fields, ok := p.next()
		if !ok {
			break
		}
		line++
		width := 0
		for i, f := range fields {
			if f.text != "" {
				width = i + 1
			}
		}
		if width > b.o.MaxColumns {
			return nil, 0, fail(ErrTooWide, nil, "columns", width, "limit", b.o.MaxColumns)
		}
		if width == 0 {
			continue
		}
		if line > b.o.MaxRows {
			return nil, 0, fail(ErrTooLong, nil, "rows", line+strings.Count(p.s[p.i:], "\n"), "limit", b.o.MaxRows)
		}
		row := Row{Line: line, Cells: make([]Cell, width)}
		for i := range row.Cells {
			if v := fields[i].text; v != "" {
				row.Cells[i] = Cell{Text: v, Kind: Text}
				cells++
			}
		}
		if cells > b.o.MaxCells {
			return nil, 0, fail(ErrTooMuch, nil, "limit", b.o.MaxCells)
		}
		rows = append(rows, row)
	}
	return rows, p.odd, nil
}
