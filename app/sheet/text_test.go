package sheet

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

func file(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// first reads the first sheet of a file.
func firstTable(t testing.TB, path string) (*Book, *Table) {
	t.Helper()
	b, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	tab, err := b.Table(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	return b, tab
}

// written is a table as text: cells between bars, rows between line ends.
func written(tab *Table) string {
	var rows []string
	for _, r := range tab.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return strings.Join(rows, "\n")
}

func wide16(s string, big bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func TestText(t *testing.T) {
	const plain = "Tanggal|Judul\n22 Feb|Kafé 🌙"
	cases := []struct {
		name, encoding string
		delimiter      rune
		content        []byte
		want           string
	}{
		{"commas", "UTF-8", ',', []byte("Tanggal,Judul\n22 Feb,Kafé 🌙\n"), plain},
		{"semicolons", "UTF-8", ';', []byte("Tanggal;Judul\r\n22 Feb;Kafé 🌙\r\n"), plain},
		{"tabs", "UTF-8", '\t', []byte("Tanggal\tJudul\n22 Feb\tKafé 🌙"), plain},
		{"old Mac line ends", "UTF-8", ',', []byte("Tanggal,Judul\r22 Feb,Kafé 🌙\r"), plain},
		{"sep= names the separator", "UTF-8", ';', []byte("sep=;\nTanggal;Judul\n22 Feb;Kafé 🌙\n"), plain},
		{"a mark of UTF-8", "UTF-8", ';', []byte("\ufeffTanggal;Judul\n22 Feb;Kafé 🌙\n"), plain},
		{"UTF-16 little end first", "UTF-16", '\t', wide16("Tanggal\tJudul\r\n22 Feb\tKafé 🌙\r\n", false), plain},
		{"UTF-16 big end first", "UTF-16", ',', wide16("Tanggal,Judul\n22 Feb,Kafé 🌙\n", true), plain},
		{"Windows-1252", "Windows-1252", ';', []byte("Tanggal;Judul\n22 Feb;Kaf\xe9 \x93pagi\x94\n"), "Tanggal|Judul\n22 Feb|Kafé “pagi”"},
		{"UTF-8 read as Windows-1252 and saved", "UTF-8", ',', []byte("Judul,Isi\nKafÃ© â€œpagiâ€\u009d,ini Ã©\n"), "Judul|Isi\nKafé “pagi”|ini é"},
		{"quotes, separators and lines in a cell", "UTF-8", ',', []byte("A,B\n\"satu, dua\",\"dua\nbaris \"\"kutip\"\"\"\n"), "A|B\nsatu, dua|dua\nbaris \"kutip\""},
		{"commas in the text, semicolons between", "UTF-8", ';', []byte("A;B;C\nsatu, dua, tiga;x;y\nempat, lima;z;w\n"), "A|B|C\nsatu, dua, tiga|x|y\nempat, lima|z|w"},
		{"ragged lines", "UTF-8", ',', []byte("A,B,C\n1\n1,2,3,4\n"), "A|B|C\n1\n1|2|3|4"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b, tab := firstTable(t, file(t, "x.csv", c.content))
			if got := written(tab); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if b.Encoding != c.encoding || b.Delimiter != c.delimiter {
				t.Errorf("%s, %q", b.Encoding, b.Delimiter)
			}
		})
	}
}

func TestUnclosedQuote(t *testing.T) {
	_, tab := firstTable(t, file(t, "x.csv", []byte("A,B\n1,\"tidak ditutup\n2,b\n3,c\n")))
	if len(tab.Notes) == 0 || tab.Notes[0].Key != "unclosed_quote" {
		t.Errorf("notes %+v of\n%s", tab.Notes, written(tab))
	}
}

// TestRefusedText names what is no table, by its content and not by its name.
func TestRefusedText(t *testing.T) {
	many := func(n int, s string) []byte { return []byte(strings.Repeat(s, n)) }
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)
	cases := []struct {
		name    string
		content []byte
		want    error
	}{
		{"kosong.csv", nil, ErrEmpty},
		{"spasi.csv", []byte("  \n\n\t\n"), ErrEmpty},
		{"foto.xlsx", []byte("\x89PNG\r\n\x1a\n...."), ErrNotTable},
		{"surat.xlsx", []byte("%PDF-1.7 ..."), ErrNotTable},
		{"halaman.xlsx", []byte("<!DOCTYPE html><html><table><tr><td>A"), ErrHTML},
		{"data.csv", []byte(`{"posts": [1, 2]}`), ErrNotTable},
		{"basis.csv", []byte("SQLite format 3\x00...."), ErrNotTable},
		{"lama.xls", append(append([]byte{}, ole...), wide("Workbook")...), ErrOldExcel},
		{"kunci.xlsx", append(append([]byte{}, ole...), wide("EncryptedPackage")...), ErrProtected},
		{"lain.doc", ole, ErrNotTable},
		{"lebar.csv", append(many(299, "a,"), 'a', '\n'), ErrTooWide},
		{"panjang.csv", many(200_000, "a,b\n"), ErrTooLong},
		{"biner.csv", append([]byte("a,b\n"), make([]byte, 3000)...), ErrNotTable},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := file(t, c.name, c.content)
			b, err := Open(path, Options{})
			if err == nil {
				defer func() { _ = b.Close() }()
				_, err = b.Table(context.Background(), "")
			}
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			told := new(Error)
			if !errors.As(err, &told) {
				t.Fatalf("%T says nothing to the user", err)
			}
		})
	}
	if _, err := Open(t.TempDir(), Options{}); !errors.Is(err, ErrNotTable) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(filepath.Join(t.TempDir(), "tidak-ada.csv"), Options{}); !errors.Is(err, ErrMissing) {
		t.Errorf("no file: %v", err)
	}
	if _, err := Open(file(t, "besar.csv", many(2000, "a,b\n")), Options{MaxBytes: 1000}); !errors.Is(err, ErrTooBig) {
		t.Errorf("too big: %v", err)
	}
}

// FuzzText reads any bytes as text: no panic, and the limits hold.
func FuzzText(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "sep=;\na;b", "\ufeffa\tb\n\"x\ty\"\t2", "a;\"b\n", "KafÃ©,1\n", "\xff\xfea\x00,\x00b\x00"} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(dir, "f")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		o := Options{MaxRows: 50, MaxColumns: 20, MaxCells: 200, MaxBytes: 1 << 16}
		book, err := Open(path, o)
		if err != nil {
			return
		}
		defer func() { _ = book.Close() }()
		tab, err := book.Table(context.Background(), "")
		if err != nil {
			return
		}
		if len(tab.Rows) > o.MaxRows || tab.Width > o.MaxColumns {
			t.Errorf("%d rows, %d wide", len(tab.Rows), tab.Width)
		}
	})
}
