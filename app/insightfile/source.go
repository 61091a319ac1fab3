package insightfile

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/text/encoding"

	"lontar/app/sheet"
	"lontar/app/sheet/xls"
)

// source gives the lines of a file, sheet by sheet, as often as asked.
type source interface {
	sheets(func(name string, next func() ([]string, int, error)) error) error
	close()
}

func (p part) source(r *reading, f *File) (source, error) {
	in, err := p.open()
	if err != nil {
		return nil, err
	}
	head := make([]byte, 8)
	n, _ := io.ReadFull(in, head)
	_ = in.Close()
	switch s := string(head[:n]); {
	case n == 0:
		return nil, &sheet.Error{Kind: sheet.ErrEmpty}
	case strings.HasPrefix(s, "\xd0\xcf\x11\xe0"):
		if src, err := p.oldBook(r, f); err == nil {
			return src, nil
		}
		return p.book(r, f) // it says what is wrong with it
	case strings.HasPrefix(s, "PK\x03\x04"):
		return p.book(r, f)
	}
	return p.text(r, f)
}

// counted counts what is read of a file, for the progress shown.
type counted struct {
	io.Reader
	r *reading
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.r.done += int64(n)
	if err == nil || errors.Is(err, io.EOF) {
		if stop := c.r.ctx.Err(); stop != nil {
			return n, stop
		}
	}
	return n, err
}

type textSource struct {
	p   part
	r   *reading
	f   *File
	enc encoding.Encoding
	d   dialect
}

func (p part) text(r *reading, f *File) (source, error) {
	in, err := p.open()
	if err != nil {
		return nil, err
	}
	c, err := take(counted{in, r})
	_ = in.Close()
	if err != nil {
		return nil, err
	}
	t := &textSource{p: p, r: r, f: f}
	if f.Encoding, t.enc, err = c.decoding(); err != nil {
		return nil, &sheet.Error{Kind: sheet.ErrNotTable}
	}
	head, err := io.ReadAll(decoded(strings.NewReader(string(c.head)), t.enc))
	if err != nil {
		return nil, &sheet.Error{Kind: sheet.ErrNotTable}
	}
	if err := foreign(head); err != nil {
		return nil, err
	}
	if strings.TrimSpace(string(head)) == "" {
		return nil, &sheet.Error{Kind: sheet.ErrEmpty}
	}
	t.d = sniff(string(head))
	f.Separator = string(t.d.delim)
	if t.d.wrapped {
		f.Notes, f.Separator = append(f.Notes, "double_encoded"), string(t.d.inner)
	}
	if t.d.scrambled {
		f.Notes = append(f.Notes, "scrambled")
	}
	return t, nil
}

// foreign recognises texts that are no tables.
func foreign(head []byte) error {
	start := strings.ToLower(strings.TrimLeft(string(head[:min(len(head), 1024)]), " \t\r\n"))
	switch {
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"), strings.HasPrefix(start, "<table"):
		return &sheet.Error{Kind: sheet.ErrHTML}
	case strings.HasPrefix(start, "<?xml"), strings.HasPrefix(start, "<svg"), strings.HasPrefix(start, "{"), strings.HasPrefix(start, "[{"), strings.HasPrefix(start, "%pdf"):
		return &sheet.Error{Kind: sheet.ErrNotTable}
	}
	return nil
}

func (t *textSource) close() {}

func (t *textSource) sheets(each func(string, func() ([]string, int, error)) error) error {
	in, err := t.p.open()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	p := t.d.open(decoded(counted{in, t.r}, t.enc))
	err = each("", func() ([]string, int, error) {
		cells, err := p.next()
		if err != nil {
			return nil, 0, err
		}
		if t.d.scrambled {
			for i, c := range cells {
				if s, ok := unscramble(c); ok {
					cells[i] = s
				}
			}
		}
		return cells, p.n, nil
	})
	if err == nil && p.unclosed > 0 && !t.said() {
		t.f.add(Problem{File: t.f.Inner, Line: p.unclosed, Reason: reasonUnclosed})
	}
	return err
}

func (t *textSource) said() bool {
	for _, p := range t.f.Problems {
		if p.Reason == reasonUnclosed {
			return true
		}
	}
	return false
}

// bookSource is a workbook. One inside a zip is unpacked beside it for the time.
type bookSource struct {
	b    *sheet.Book
	temp string
	ctx  context.Context
}

func (p part) book(r *reading, f *File) (source, error) {
	path, temp := p.path, ""
	if p.inner != "" {
		var err error
		if temp, err = unpack(p); err != nil {
			return nil, err
		}
		path = temp
	}
	b, err := sheet.Open(path, sheet.Options{MaxBytes: maxBook, MaxRows: 1 << 20, MaxColumns: 1024, MaxCells: 12_000_000, MaxText: 512 << 20})
	if err != nil {
		if temp != "" {
			_ = os.Remove(temp)
		}
		return nil, err
	}
	r.done += p.size
	f.Encoding = "XLSX"
	return &bookSource{b: b, temp: temp, ctx: r.ctx}, nil
}

func unpack(p part) (string, error) {
	in, err := p.open()
	if err != nil {
		return "", err
	}
	defer func() { _ = in.Close() }()
	out, err := os.CreateTemp("", "lontar-insight-*.xlsx")
	if err != nil {
		return "", err
	}
	n, err := io.Copy(out, io.LimitReader(in, maxBook+1))
	err = errors.Join(err, out.Close())
	if err == nil && n > maxBook {
		err = &sheet.Error{Kind: sheet.ErrTooBig}
	}
	if err != nil {
		_ = os.Remove(out.Name())
		return "", err
	}
	return out.Name(), nil
}

func (s *bookSource) close() {
	_ = s.b.Close()
	if s.temp != "" {
		_ = os.Remove(s.temp)
	}
}

func (s *bookSource) sheets(each func(string, func() ([]string, int, error)) error) error {
	for _, info := range s.b.Sheets {
		t, err := s.b.Table(s.ctx, info.Name)
		if err != nil {
			return err
		}
		i, at := 0, 0
		var cells []string
		err = each(info.Name, func() ([]string, int, error) {
			if i >= len(t.Rows) {
				return nil, 0, io.EOF
			}
			at++
			cells = cells[:0]
			if t.Rows[i].Line > at && at > 0 { // lines left out are empty ones
				return cells, at, nil
			}
			for _, c := range t.Rows[i].Cells {
				cells = append(cells, bookCell(c))
			}
			i++
			return cells, t.Rows[i-1].Line, nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// oldSource is a workbook of the old kind, as LinkedIn exports of pages.
type oldSource struct {
	list []xls.Sheet
	ctx  context.Context
}

func (p part) oldBook(r *reading, f *File) (source, error) {
	in, err := p.open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }()
	b, err := io.ReadAll(io.LimitReader(counted{in, r}, maxBook))
	if err != nil {
		return nil, err
	}
	list, err := xls.Read(b)
	if err != nil {
		return nil, err
	}
	f.Encoding = "XLS"
	return &oldSource{list, r.ctx}, nil
}

func (s *oldSource) close() {}

func (s *oldSource) sheets(each func(string, func() ([]string, int, error)) error) error {
	for _, sh := range s.list {
		i := 0
		err := each(sh.Name, func() ([]string, int, error) {
			if i >= len(sh.Rows) {
				return nil, 0, io.EOF
			}
			i++
			return sh.Rows[i-1], i, s.ctx.Err()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// bookCell is a cell as a text file would have it. Times of day always come
// with seconds, so that "0:05" is not taken for five seconds.
func bookCell(c sheet.Cell) string {
	switch c.Kind {
	case sheet.Clock:
		if strings.Count(c.Text, ":") == 1 {
			return c.Text + ":00"
		}
	case sheet.Failed:
		return c.Text
	case sheet.Number:
		// A number keeps fifteen digits: what looks like a longer id is not one.
		if digits := strings.TrimPrefix(c.Text, "-"); len(digits) > 16 && allDigits(digits) {
			return digits[:1] + "." + digits[1:15] + "E+" + strconv.Itoa(len(digits)-1)
		}
	}
	return strings.TrimSpace(c.Text)
}
