package commentfile

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"lontar/app/sheet"
)

// cell is one cell of a table.
type cell struct {
	text   string
	link   string // target of a hyperlink
	number bool   // stored as a number: more than fifteen digits of it are lost
}

// record is one line of a table; its cells are valid until the next one.
type record struct {
	line  int
	cells []cell
}

func (r record) text(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i].text
}

func (r record) blank() bool {
	for _, c := range r.cells {
		if c.text != "" {
			return false
		}
	}
	return true
}

// Bounds of a file. Comments of ten years of a busy account are 200 MB.
const (
	maxFile    = 1 << 30
	maxBook    = 256 << 20
	maxColumns = 1024
)

// source gives the records of a file, again and again.
type source interface {
	// each calls f with every record from the beginning; an error of f ends it.
	each(ctx context.Context, progress func(done, total int64), f func(record) error) error
	close()
}

// errStop ends a walk early without being an error.
var errStop = errors.New("stop")

// open finds out what a file is. Its errors are those of app/sheet.
func open(ctx context.Context, path string) (source, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, sheetError(path, err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, &sheet.Error{Kind: sheet.ErrUnreadable}
	case info.IsDir():
		return nil, &sheet.Error{Kind: sheet.ErrNotTable}
	case info.Size() == 0:
		return nil, &sheet.Error{Kind: sheet.ErrEmpty}
	case info.Size() > maxFile:
		return nil, &sheet.Error{Kind: sheet.ErrTooBig, Args: []any{"size", "> 1 GB", "limit", "1 GB"}}
	}
	head := make([]byte, 256<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, &sheet.Error{Kind: sheet.ErrUnreadable}
	}
	head = head[:n]
	if bytes.HasPrefix(head, []byte("PK")) {
		return openBook(ctx, path)
	}
	t, ok := textKind(head)
	if !ok {
		return nil, sheetError(path, nil)
	}
	if looksJSON(t.head) {
		return openJSON(path, info.Size())
	}
	if foreign(t.head) {
		return nil, sheetError(path, nil)
	}
	if len(bytes.TrimSpace(t.head)) == 0 && int(info.Size()) <= len(head) {
		return nil, &sheet.Error{Kind: sheet.ErrEmpty}
	}
	t.path, t.size = path, info.Size()
	switch text := string(t.head[:min(len(t.head), 16<<10)]); {
	case isChat(text):
		return openChat(t)
	case isDiary(text):
		return openDiary(t)
	}
	t.settle()
	return t, nil
}

// sheetError lets app/sheet name what a file is instead of a table.
func sheetError(path string, cause error) error {
	b, err := sheet.Open(path, sheet.Options{MaxBytes: maxBook})
	if err == nil {
		_ = b.Close()
		if cause == nil {
			return &sheet.Error{Kind: sheet.ErrNotTable}
		}
		return cause
	}
	return err
}

// foreign reports by the first bytes what is text and yet no table.
func foreign(head []byte) bool {
	start := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 512)], " \t\r\n"))
	for _, p := range []string{"<!doctype", "<html", "<table", "<head", "<?xml", "<svg", "%pdf", "{\\rtf"} {
		if bytes.HasPrefix(start, []byte(p)) {
			return true
		}
	}
	return false
}

// textFile is a CSV or other text, read as a stream.
type textFile struct {
	path  string
	size  int64
	enc   string // "utf-8", "utf-16le", "utf-16be"
	mark  int    // bytes of a byte order mark of UTF-8
	head  []byte // the beginning as UTF-8
	delim byte
	skip  int64 // bytes of a "sep=;" line, decoded
	whole bool  // every record is quoted whole: a CSV written into a CSV
}

// textKind finds out the encoding; false when it is no text.
func textKind(head []byte) (*textFile, bool) {
	t := &textFile{enc: "utf-8"}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		t.mark, head = 3, head[3:]
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		t.enc = "utf-16le"
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		t.enc = "utf-16be"
	default:
		even, odd := 0, 0
		some := head[:min(len(head), 8192)]
		for i, c := range some {
			if c == 0 && i%2 == 0 {
				even++
			} else if c == 0 {
				odd++
			}
		}
		n := len(some) / 2
		switch {
		case odd > n*3/10 && even*8 < odd:
			t.enc = "utf-16le"
		case even > n*3/10 && odd*8 < even:
			t.enc = "utf-16be"
		case even+odd > len(some)/100:
			return nil, false
		}
	}
	if t.enc == "utf-8" {
		control := 0
		for _, c := range head {
			if c < 9 || c > 13 && c < 32 && c != 0x1b {
				control++
			}
		}
		if control*20 > len(head) || signature(head) {
			return nil, false
		}
		t.head = head
		return t, true
	}
	t.head, _ = io.ReadAll(t.decode(bytes.NewReader(head)))
	return t, true
}

// signature recognises files of other kinds that could pass for text.
func signature(b []byte) bool {
	for _, magic := range []string{"\x89PNG", "\xff\xd8\xff", "GIF8", "%PDF", "Rar!", "7z\xbc\xaf", "RIFF", "\x1f\x8b", "SQLite", "\xd0\xcf\x11\xe0", "ID3", "MZ\x90", "\x7fELF", "II*\x00"} {
		if bytes.HasPrefix(b, []byte(magic)) {
			return true
		}
	}
	return false
}

func (t *textFile) decode(r io.Reader) io.Reader {
	switch t.enc {
	case "utf-16le":
		return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case "utf-16be":
		return transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())
	}
	return r
}

// settle reads from the beginning how the records are separated.
func (t *textFile) settle() {
	head := t.head
	if line, _, found := bytes.Cut(head, []byte{'\n'}); found && len(line) < 12 {
		bare := bytes.ToLower(bytes.Trim(bytes.TrimRight(line, "\r"), "\""))
		if sep, ok := bytes.CutPrefix(bare, []byte("sep=")); ok && len(sep) == 1 {
			t.delim, t.skip = sep[0], int64(len(line)+1)
			return
		}
	}
	// The last record of the beginning may be cut.
	if len(head) > 128<<10 {
		if i := bytes.LastIndexByte(head, '\n'); i > 0 {
			head = head[:i+1]
		}
	}
	t.delim = delimiter(head)
	if inner, ok := wrapped(head, t.delim); ok {
		t.whole, t.delim = true, delimiter(inner)
	}
}

// wrapped reports whether every record is one quoted field that is itself a
// record, and gives these.
func wrapped(head []byte, delim byte) ([]byte, bool) {
	r := newCSV(bytes.NewReader(head), delim)
	var out []byte
	n := 0
	for n < 50 {
		f, ok := r.next()
		if !ok {
			break
		}
		if len(f) == 1 && f[0] == "" {
			continue
		}
		if len(f) != 1 || !bytes.ContainsAny([]byte(f[0]), ",;\t") {
			return nil, false
		}
		n++
		out = append(append(out, f[0]...), '\n')
	}
	if n < 2 {
		return nil, false
	}
	width := 0
	inner := newCSV(bytes.NewReader(out), delimiter(out))
	for {
		f, ok := inner.next()
		if !ok {
			return out, width > 1
		}
		if width != 0 && len(f) != width {
			return nil, false
		}
		width = len(f)
	}
}

// counter counts the bytes read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (t *textFile) close() {}

func (t *textFile) each(ctx context.Context, progress func(done, total int64), f func(record) error) error {
	file, err := os.Open(t.path)
	if err != nil {
		return sheetError(t.path, err)
	}
	defer func() { _ = file.Close() }()
	count := &counter{r: file}
	text := bufio.NewReaderSize(t.decode(count), 64<<10)
	if _, err := text.Discard(t.mark + int(t.skip)); err != nil {
		return nil
	}
	r := newCSV(text, t.delim)
	var inner *csvReader
	rec := record{}
	for n := 0; ; n++ {
		if n%512 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			if progress != nil && n%4096 == 0 {
				progress(min(count.n, t.size), t.size)
			}
		}
		fields, ok := r.next()
		if !ok {
			break
		}
		if t.whole && len(fields) == 1 {
			inner = newCSV(bytes.NewReader([]byte(fields[0])), t.delim)
			if again, ok := inner.next(); ok {
				fields = again
			}
		}
		rec.line, rec.cells = r.begin, rec.cells[:0]
		for i, s := range fields {
			if i == maxColumns {
				break
			}
			rec.cells = append(rec.cells, cell{text: s})
		}
		if rec.blank() {
			continue
		}
		if err := f(rec); err != nil {
			if errors.Is(err, errStop) {
				return nil
			}
			return err
		}
	}
	if progress != nil && r.err == nil {
		progress(t.size, t.size)
	}
	if r.err != nil {
		return &sheet.Error{Kind: sheet.ErrUnreadable}
	}
	return nil
}
