package insightfile

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// dialect is how a text file is written, beside its encoding.
type dialect struct {
	delim     byte
	marked    bool // the file names its separator: "sep=,"
	wrapped   bool // every record is one quoted field holding a record
	inner     byte // separator within, when wrapped
	scrambled bool // UTF-8 that was taken for Windows-1252 and saved again
}

var delimiters = []byte{',', ';', '\t', '|'}

// sniff reads the dialect off the beginning of a decoded text.
func sniff(head string) dialect {
	var d dialect
	rest := head
	if first, after, _ := strings.Cut(head, "\n"); len(first) < 14 {
		if sep, ok := separatorOf(first); ok {
			d.delim, d.marked, rest = sep, true, after
		}
	}
	if !d.marked {
		d.delim = bestDelimiter(rest)
	} else if better := bestDelimiter(rest); width(rest, d.delim) <= 1 && width(rest, better) > 1 {
		d.delim = better // the mark outlived a change of separator
	}
	if outer, inner, ok := wrapped(rest); ok {
		d.delim, d.wrapped, d.inner = outer, true, inner
	}
	d.scrambled = scrambledText(head)
	return d
}

// scrambledText reports whether nearly every line with the signs of it can be
// repaired.
func scrambledText(head string) bool {
	good, bad := 0, 0
	for l := range strings.Lines(head) {
		if !strings.ContainsAny(l, "ÃÂâð") {
			continue
		}
		if _, ok := unscramble(l); ok {
			good++
		} else {
			bad++
		}
	}
	return good > 0 && good*10 >= (good+bad)*7
}

// separatorOf reads the line "sep=," by which a file names its separator.
func separatorOf(line string) (byte, bool) {
	line = strings.TrimRight(line, "\r\n")
	line = strings.Trim(line, "\" ;")
	if rest, ok := strings.CutPrefix(strings.ToLower(line), "sep="); ok {
		switch {
		case rest == "":
			return ';', strings.HasPrefix(strings.ToLower(line), "sep=")
		case len(rest) == 1:
			return rest[0], true
		}
	}
	return 0, false
}

func sample(text string, delim byte, n int) [][]string {
	p := newRecords(strings.NewReader(text), delim)
	var out [][]string
	for range n {
		f, err := p.next()
		if err != nil {
			break
		}
		if len(f) == 1 && f[0] == "" {
			continue
		}
		out = append(out, append([]string(nil), f...))
	}
	if len(out) > 1 && len(text) > 60<<10 {
		out = out[:len(out)-1] // the sample may end within it
	}
	return out
}

func width(text string, delim byte) int {
	w := 0
	for _, r := range sample(text, delim, 60) {
		w = max(w, len(r))
	}
	return w
}

// bestDelimiter cuts the first records into the same number of fields most
// often, and into more than one; of equals the one that cuts them finer.
func bestDelimiter(text string) byte {
	best, bestScore := byte(','), 0.0
	for _, d := range delimiters {
		rows := sample(text, d, 120)
		counts := map[int]int{}
		for _, r := range rows {
			counts[len(r)]++
		}
		for w, c := range counts {
			if w < 2 {
				continue
			}
			if score := float64(c)/float64(len(rows)) + min(float64(w), 40)/100; score > bestScore+1e-9 {
				best, bestScore = d, score
			}
		}
	}
	return best
}

// wrapped reports whether the records of the text are quoted once more: whole,
// or line by line, so that only the lines with commas or quotes show it.
func wrapped(text string) (outer, inner byte, ok bool) {
	for _, outer = range []byte{',', ';', '\t'} {
		p := newRecords(strings.NewReader(text), outer)
		p.raw = true
		first, err := p.next()
		if err != nil || len(trimmed(first)) != 1 || !p.spans[0].quoted || p.spans[0].tailed || strings.Count(first[0], ",")+strings.Count(first[0], ";")+strings.Count(first[0], "\t") < 2 {
			continue
		}
		var b strings.Builder
		b.WriteString(joined(first))
		b.WriteByte('\n')
		for b.Len() < 48<<10 {
			r, err := p.next()
			if err != nil {
				break
			}
			b.WriteString(joined(r))
			b.WriteByte('\n')
		}
		inner = bestDelimiter(b.String())
		rows := sample(b.String(), inner, 60)
		if len(rows) < 2 || len(rows[0]) < 3 {
			continue
		}
		same := 0
		for _, r := range rows {
			if len(r) == len(rows[0]) {
				same++
			}
		}
		if same*10 >= len(rows)*7 {
			return outer, inner, true
		}
	}
	return 0, 0, false
}

// trimmed drops empty fields at the end.
func trimmed(r []string) []string {
	for len(r) > 0 && strings.TrimSpace(r[len(r)-1]) == "" {
		r = r[:len(r)-1]
	}
	return r
}

func joined(r []string) string { return strings.Join(trimmed(r), ",") }

// unwrapping gives the text inside a wrapped file.
type unwrapping struct {
	p    *records
	left string
}

func (u *unwrapping) Read(b []byte) (int, error) {
	if u.left == "" {
		r, err := u.p.next()
		if err != nil {
			return 0, err
		}
		u.left = joined(r) + "\n"
	}
	n := copy(b, u.left)
	u.left = u.left[n:]
	return n, nil
}

// open gives the records of a decoded text in its dialect.
func (d dialect) open(r io.Reader) *records {
	p := newRecords(r, d.delim)
	if d.wrapped {
		p.raw = true
		p = newRecords(&unwrapping{p: p}, d.inner)
	}
	return p
}

// unscramble repairs a text that was UTF-8, was opened as Windows-1252 and
// saved as UTF-8 again ("KafÃ©"), only when every character fits that story.
func unscramble(text string) (string, bool) {
	if !strings.ContainsAny(text, "ÃÂâð") {
		return "", false
	}
	out := make([]byte, 0, len(text))
	for _, r := range text {
		switch c, ok := charmap.Windows1252.EncodeRune(r); {
		case r < 0x100 && r >= 0x80 && r < 0xa0:
			out = append(out, byte(r))
		case ok:
			out = append(out, c)
		default:
			return "", false
		}
	}
	return string(out), utf8.Valid(out)
}
