// Package sheet reads tables from files as people keep them: workbooks (.xlsx,
// .xlsm), CSV and TSV in the encodings and with the separators that Excel,
// Google Sheets and the platforms write. It gives cells with what they are
// (text, number, date, time), never evaluates a formula, and holds every limit
// while reading, so that a hostile file costs a bounded amount of memory.
//
// It reads XLSX itself instead of through excelize, because an import needs
// what excelize's streaming rows do not give: the kind of each cell, merged
// ranges, links and missing formula values, without loading the sheet twice.
// Writing goes through excelize.
package sheet

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// Options bound what is read; zero values take the defaults.
type Options struct {
	MaxBytes   int64 // size of the file
	MaxRows    int   // lines of one sheet, empty ones at the end not counted
	MaxColumns int
	MaxCells   int // filled cells of one sheet
	MaxText    int // bytes of text of one sheet
}

// The default limits. A plan is a few hundred lines; the whole plan of ten
// years is fifty thousand.
const (
	DefaultBytes   = 64 << 20
	DefaultRows    = 100_000
	DefaultColumns = 256
	DefaultCells   = 3_000_000
	DefaultText    = 192 << 20
)

func (o Options) filled() Options {
	set := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultBytes
	}
	set(&o.MaxRows, DefaultRows)
	set(&o.MaxColumns, DefaultColumns)
	set(&o.MaxCells, DefaultCells)
	set(&o.MaxText, DefaultText)
	return o
}

// Kind is what a cell holds.
type Kind uint8

// Kinds of cells. Date and Clock cells carry their value in stored form as
// Text: "2027-02-22", "2027-02-22 19:00", "19:00".
const (
	Empty Kind = iota
	Text
	Number
	Date
	Clock
	Bool
	Failed // an Excel error such as #REF!
)

// Cell is one cell.
type Cell struct {
	Text    string
	Kind    Kind
	Formula bool   // the cell holds a formula; Text is its stored result
	Lost    bool   // a formula whose result is not in the file
	Link    string // target of a hyperlink
	Format  string // Excel number format of dates and times
}

// Row is one line of a sheet. Line counts from 1 as Excel shows it; of a CSV
// it is the record.
type Row struct {
	Line  int
	Cells []Cell
}

// Cell returns the cell of a column counted from 0, empty beyond the end.
func (r Row) Cell(i int) Cell {
	if i < 0 || i >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[i]
}

// Blank reports whether every cell is empty.
func (r Row) Blank() bool {
	for _, c := range r.Cells {
		if c.Kind != Empty {
			return false
		}
	}
	return true
}

// Range is a merged range: lines from 1, columns from 0, ends included.
type Range struct{ Top, Bottom, Left, Right int }

// Table is one sheet read.
type Table struct {
	Name   string
	Rows   []Row
	Merges []Range
	Width  int       // widest row
	Widths []float64 // of columns, in characters; 0 unknown
	Notes  []Note
}

// Note says what was odd about a table, with the line it begins on.
type Note struct {
	Line int
	Key  string // "unclosed_quote", "double_encoded", "scrambled", "hidden_rows"
	N    int
}

// Info names a sheet.
type Info struct {
	Name   string
	Hidden bool
	path   string
}

// Book is an open file. Close it.
type Book struct {
	Path      string
	Format    string // "xlsx", "xlsm", "csv"
	Encoding  string // of text: "UTF-8", "UTF-16", "Windows-1252"
	Delimiter rune   // of text
	Hash      string // SHA-256 of the file, hex
	Size      int64
	Sheets    []Info

	o    Options
	text *Table
	zip  *workbook
	file *os.File
}

// Open opens a file and finds out what it is. Its errors are *Error, or those
// of the file system.
func Open(path string, o Options) (*Book, error) {
	o = o.filled()
	f, err := os.Open(path)
	if err != nil {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fail(ErrMissing, err)
		case errors.Is(err, fs.ErrPermission):
			return nil, fail(ErrLocked, err)
		}
		return nil, fail(ErrUnreadable, err)
	}
	b, err := open(f, path, o)
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return b, nil
}

func open(f *os.File, path string, o Options) (*Book, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, fail(ErrUnreadable, err)
	}
	if info.IsDir() {
		return nil, fail(ErrNotTable, nil)
	}
	b := &Book{Path: path, Size: info.Size(), o: o}
	if b.Size == 0 {
		return nil, fail(ErrEmpty, nil)
	}
	if b.Size > o.MaxBytes {
		return nil, fail(ErrTooBig, nil, "size", megabytes(b.Size), "limit", megabytes(o.MaxBytes))
	}
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, fail(ErrUnreadable, err)
	}
	head = head[:n]
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, fail(ErrUnreadable, err)
	}
	sum := sha256.New()
	switch {
	case bytes.HasPrefix(head, []byte("PK")):
		if _, err := io.Copy(sum, f); err != nil {
			return nil, fail(ErrUnreadable, err)
		}
		b.file = f
		err = b.openZip(f)
	default:
		var all []byte
		if all, err = io.ReadAll(io.TeeReader(io.LimitReader(f, o.MaxBytes+1), sum)); err != nil {
			return nil, fail(ErrUnreadable, err)
		}
		_ = f.Close()
		if err = foreign(all); err == nil {
			err = b.openText(all)
		}
	}
	b.Hash = hex.EncodeToString(sum.Sum(nil))
	return b, err
}

// Close releases the file.
func (b *Book) Close() error {
	if b.file != nil {
		return b.file.Close()
	}
	return nil
}

// Table reads a whole sheet; "" is the first one.
func (b *Book) Table(ctx context.Context, name string) (*Table, error) {
	return b.read(ctx, name, 0)
}

// Peek reads the first lines of a sheet, merged ranges not included.
func (b *Book) Peek(ctx context.Context, name string, lines int) (*Table, error) {
	return b.read(ctx, name, lines)
}

func (b *Book) read(ctx context.Context, name string, lines int) (*Table, error) {
	if b.text != nil {
		t := *b.text
		if lines > 0 && len(t.Rows) > lines {
			t.Rows = t.Rows[:lines]
		}
		return &t, nil
	}
	for _, s := range b.Sheets {
		if name == "" || s.Name == name {
			return b.zip.table(ctx, s, lines)
		}
	}
	return nil, fail(ErrNoSheet, nil, "sheet", name)
}

// foreign recognises by its first bytes what is not a table we read.
func foreign(b []byte) error {
	head := b[:min(len(b), 1024)]
	for magic, what := range map[string]string{
		"\x89PNG": "PNG", "\xff\xd8\xff": "JPEG", "GIF8": "GIF", "%PDF": "PDF", "{\\rtf": "RTF", "Rar!": "RAR", "7z\xbc\xaf": "7z",
		"RIFF": "RIFF", "\x1f\x8b": "gzip", "SQLite format 3": "SQLite", "\x00\x00\x00\x18ftyp": "MP4", "\x00\x00\x00\x20ftyp": "MP4", "ID3": "MP3", "MZ\x90": "EXE", "\x7fELF": "ELF", "BM6": "BMP", "II*\x00": "TIFF",
	} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return fail(ErrNotTable, nil, "what", what)
		}
	}
	if bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		switch {
		case bytes.Contains(b, wide("EncryptedPackage")), bytes.Contains(b, wide("EncryptionInfo")):
			return fail(ErrProtected, nil)
		case bytes.Contains(b, wide("Workbook")), bytes.Contains(b, wide("Book")):
			return fail(ErrOldExcel, nil)
		}
		return fail(ErrNotTable, nil, "what", "OLE")
	}
	start := strings.ToLower(strings.TrimLeft(string(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))), " \t\r\n"))
	switch {
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"), strings.HasPrefix(start, "<table"), strings.HasPrefix(start, "<head"):
		return fail(ErrHTML, nil)
	case strings.HasPrefix(start, "<?xml"), strings.HasPrefix(start, "<svg"):
		return fail(ErrNotTable, nil, "what", "XML")
	case strings.HasPrefix(start, "{") && strings.Contains(start, "\":"), strings.HasPrefix(start, "[{"):
		return fail(ErrNotTable, nil, "what", "JSON")
	}
	return nil
}

func wide(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+1<<20-1)>>20) }
