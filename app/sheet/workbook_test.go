package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// excel makes a workbook with excelize; change fills Sheet1.
func excel(t testing.TB, change func(f *excelize.File) error) string {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // in memory
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// raw makes a workbook from the bare XML of its first sheet, and of further parts.
func raw(t testing.TB, sheetXML string, more map[string]string) string {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": sheetXML,
	}
	for name, content := range more {
		parts[name] = content
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file(t, "x.xlsx", b.Bytes())
}

const sheetHead = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`

func TestCells(t *testing.T) {
	path := excel(t, func(f *excelize.File) error {
		day, hour, both := 14, 20, 22
		custom := "[$-421]dddd, d mmmm yyyy"
		styles := map[string]*excelize.Style{"B1": {NumFmt: day}, "C1": {NumFmt: hour}, "D1": {NumFmt: both}, "E1": {CustomNumFmt: &custom}, "H1": {NumFmt: 10}}
		values := map[string]any{
			"A1": "teks", "B1": time.Date(2027, 2, 22, 0, 0, 0, 0, time.UTC), "C1": 0.791666666666667, "D1": time.Date(2027, 2, 22, 19, 30, 0, 0, time.UTC),
			"E1": 46440.0, "F1": true, "G1": 1234.5, "H1": 0.45, "I1": "0812345678901", "J1": 123456789012,
		}
		for cell, v := range values {
			if err := f.SetCellValue("Sheet1", cell, v); err != nil {
				return err
			}
		}
		for cell, s := range styles {
			id, err := f.NewStyle(s)
			if err == nil {
				err = f.SetCellStyle("Sheet1", cell, cell, id)
			}
			if err != nil {
				return err
			}
		}
		if err := f.SetCellHyperLink("Sheet1", "A1", "https://contoh.id/a", "External"); err != nil {
			return err
		}
		if err := f.SetCellRichText("Sheet1", "K1", []excelize.RichTextRun{{Text: "tebal "}, {Text: "biasa", Font: &excelize.Font{Bold: true}}}); err != nil {
			return err
		}
		return f.SetCellFormula("Sheet1", "L1", "1+1") // without a result
	})
	_, tab := firstTable(t, path)
	want := []Cell{
		{Text: "teks", Kind: Text, Link: "https://contoh.id/a"},
		{Text: "2027-02-22", Kind: Date},
		{Text: "19:00", Kind: Clock},
		{Text: "2027-02-22 19:30", Kind: Date},
		{Text: "2027-02-22", Kind: Date},
		{Text: "TRUE", Kind: Bool},
		{Text: "1234.5", Kind: Number},
		{Text: "45%", Kind: Number},
		{Text: "0812345678901", Kind: Text},
		{Text: "123456789012", Kind: Number},
		{Text: "tebal biasa", Kind: Text},
		{Kind: Empty, Formula: true, Lost: true},
	}
	for i, w := range want {
		got := tab.Rows[0].Cell(i)
		got.Format = ""
		if got != w {
			t.Errorf("%s: got %+v, want %+v", Letter(i), got, w)
		}
	}
}

// TestKindsInXML reads what excelize does not write: formulas with results,
// errors, texts in the cell, rows and cells without addresses, 1904.
func TestKindsInXML(t *testing.T) {
	_, tab := firstTable(t, raw(t, sheetHead+
		`<row r="2"><c r="A2" t="str"><f>A1&amp;"x"</f><v>hasil</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2" t="inlineStr"><is><t>langsung</t></is></c><c r="E2"><f>1/2</f><v>0.5</v></c></row>`+
		`<row><c><v>7</v></c><c t="b"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row>`+
		`</sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells></worksheet>`,
		map[string]string{"xl/sharedStrings.xml": `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>nol</t></si><si><r><t>sa</t></r><r><t>tu</t></r><rPh><t>x</t></rPh></si></sst>`}))
	if got, want := written(tab), "hasil||#REF!|langsung|0.5\n7|FALSE|satu|"; strings.TrimRight(got, "|") != strings.TrimRight(want, "|") {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if c := tab.Rows[0].Cell(2); c.Kind != Failed {
		t.Errorf("#REF! is %v", c.Kind)
	}
	if c := tab.Rows[0].Cell(0); !c.Formula || c.Lost {
		t.Errorf("formula %+v", c)
	}
	if tab.Rows[0].Line != 2 || tab.Rows[1].Line != 3 || len(tab.Merges) != 1 || tab.Merges[0] != (Range{2, 3, 0, 1}) {
		t.Errorf("lines %d, %d, merges %+v", tab.Rows[0].Line, tab.Rows[1].Line, tab.Merges)
	}
}

func Test1904(t *testing.T) {
	yes := true
	path := excel(t, func(f *excelize.File) error {
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			return err
		}
		id, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err == nil {
			err = f.SetCellValue("Sheet1", "A1", 44978) // 46440 - 1462
		}
		if err == nil {
			err = f.SetCellStyle("Sheet1", "A1", "A1", id)
		}
		return err
	})
	if _, tab := firstTable(t, path); tab.Rows[0].Cells[0].Text != "2027-02-22" {
		t.Errorf("got %s", written(tab))
	}
}

func TestSheets(t *testing.T) {
	path := excel(t, func(f *excelize.File) error {
		for _, name := range []string{"Februari", "Rahasia"} {
			if _, err := f.NewSheet(name); err != nil {
				return err
			}
			if err := f.SetCellValue(name, "A1", name); err != nil {
				return err
			}
		}
		if err := f.SetRowVisible("Februari", 1, false); err != nil {
			return err
		}
		return f.SetSheetVisible("Rahasia", false)
	})
	b, _ := firstTable(t, path)
	var names []string
	for _, s := range b.Sheets {
		names = append(names, fmt.Sprint(s.Name, " ", s.Hidden))
	}
	if got := strings.Join(names, ", "); got != "Sheet1 false, Februari false, Rahasia true" {
		t.Errorf("sheets %s", got)
	}
	tab, err := b.Table(context.Background(), "Februari")
	if err != nil || written(tab) != "Februari" || len(tab.Notes) != 1 || tab.Notes[0].Key != "hidden_rows" {
		t.Errorf("%+v, %v", tab, err)
	}
	if _, err := b.Table(context.Background(), "Maret"); !errors.Is(err, ErrNoSheet) {
		t.Errorf("no sheet: %v", err)
	}
}

// TestRefusedWorkbooks: each ends with its reason, and none takes memory in
// proportion to what it pretends to hold.
func TestRefusedWorkbooks(t *testing.T) {
	good, err := os.ReadFile(excel(t, func(f *excelize.File) error { return f.SetCellValue("Sheet1", "A1", "x") }))
	if err != nil {
		t.Fatal(err)
	}
	other := func(names ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, n := range names {
			name, content, _ := strings.Cut(n, "=")
			w, err := z.Create(name)
			if err == nil {
				_, err = w.Write([]byte(content))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	bytesOf := func(path string) []byte {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	row := func(n int, cell string) string {
		return sheetHead + `<row r="1">` + strings.Repeat(cell, n) + `</row></sheetData></worksheet>`
	}
	cases := []struct {
		name    string
		content []byte
		want    error
	}{
		{"cut off", good[:len(good)/2], ErrTruncated},
		{"a document", other("[Content_Types].xml=x", "word/document.xml=<x/>"), ErrNotTable},
		{"LibreOffice", other("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml=<x/>"), ErrODS},
		{"any archive", other("foto.jpg=x"), ErrNotTable},
		{"Numbers", other("Index/Document.iwa=x", "preview.jpg=x"), ErrNotTable},
		{"300 columns", bytesOf(raw(t, row(300, `<c><v>1</v></c>`), nil)), ErrTooWide},
		{"200,000 rows", bytesOf(raw(t, sheetHead+strings.Repeat(`<row><c><v>1</v></c></row>`, 200_000)+`</sheetData></worksheet>`, nil)), ErrTooLong},
		{"a sheet that swells", bytesOf(raw(t, sheetHead+`<row><c t="inlineStr"><is><t>`+strings.Repeat("a", 300<<20)+`</t></is></c></row></sheetData></worksheet>`, nil)), ErrBomb},
		{"entities in entities", bytesOf(raw(t, `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`, nil)), ErrBomb},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := file(t, "x.xlsx", c.content)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			b, err := Open(path, Options{})
			if err == nil {
				_, err = b.Table(context.Background(), "")
				_ = b.Close()
			}
			runtime.ReadMemStats(&after)
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 256 {
				t.Errorf("%d MB allocated", used)
			}
		})
	}
}

// TestFarCell: an address far down or far right costs nothing before it is refused.
func TestFarCell(t *testing.T) {
	for cell, want := range map[string]error{`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`: ErrTooLong, `<row r="1"><c r="XFD1"><v>1</v></c></row>`: ErrTooWide} {
		b, err := Open(raw(t, sheetHead+cell+`</sheetData></worksheet>`, nil), Options{})
		if err == nil {
			_, err = b.Table(context.Background(), "")
			_ = b.Close()
		}
		if !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", cell, err, want)
		}
	}
}

func TestCancelled(t *testing.T) {
	b, err := Open(raw(t, sheetHead+strings.Repeat(`<row><c><v>1</v></c></row>`, 50_000)+`</sheetData></worksheet>`, nil), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := b.Table(ctx, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// FuzzSheet reads any XML as the sheet of a workbook: no panic, limits hold.
func FuzzSheet(f *testing.F) {
	f.Add(sheetHead + `<row r="2"><c r="A2" t="str"><f>A1</f><v>x</v></c><c r="ZZ9" t="s"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`)
	f.Add(sheetHead + `<row r="-1"><c r="1A" s="99" t="d"><v>2027-02-22T10:00:00</v></c></row><hyperlinks><hyperlink ref="A1" location="x"/></hyperlinks>`)
	f.Fuzz(func(t *testing.T, xml string) {
		o := Options{MaxRows: 50, MaxColumns: 20, MaxCells: 200, MaxBytes: 1 << 20}
		b, err := Open(raw(t, xml, map[string]string{"xl/sharedStrings.xml": `<sst><si><t>a</t></si></sst>`}), o)
		if err != nil {
			return
		}
		defer func() { _ = b.Close() }()
		if tab, err := b.Table(context.Background(), ""); err == nil && (len(tab.Rows) > o.MaxRows || tab.Width > o.MaxColumns) {
			t.Errorf("%d rows, %d wide", len(tab.Rows), tab.Width)
		}
	})
}
