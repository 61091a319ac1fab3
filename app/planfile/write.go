package planfile

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/xuri/excelize/v2"

	"lontar/app/lang"
)

// table is a sheet to be written: a header, then rows.
type table struct {
	name      string
	header    []string
	widths    []float64 // in characters, of the first columns
	hidden    int       // columns from this one on are hidden; 0 none
	delimiter string    // of CSV; "" is the one of the language
}

func isCSV(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv", ".tsv", ".txt":
		return true
	}
	return false
}

// save writes the file beside its place and moves it there when it is whole.
func (t *table) save(path string, asCSV bool, rows func(row func([]out) error) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".lontar-*")
	if err != nil {
		return saving(path, err)
	}
	defer func() { _ = os.Remove(f.Name()) }() // gone already when all went well
	if asCSV {
		err = t.csv(f, strings.EqualFold(filepath.Ext(path), ".tsv"), rows)
	} else {
		err = t.xlsx(f, rows)
	}
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644) // CreateTemp makes it private
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return saving(path, err)
}

// saving says why a file could not be written.
func saving(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &Refused{Key: "import.error.save_denied", Args: []any{"file", name}, cause: err}
	case errors.Is(err, syscall.ENOSPC):
		return &Refused{Key: "import.error.save_full", Args: []any{"file", name}, cause: err}
	case errors.Is(err, fs.ErrNotExist):
		return &Refused{Key: "import.error.save_folder", Args: []any{"file", name}, cause: err}
	}
	return fmt.Errorf("write %s: %w", path, err)
}

func (t *table) xlsx(to io.Writer, rows func(row func([]out) error) error) (err error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // in memory
	if err := f.SetSheetName("Sheet1", t.name); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(t.name)
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4EFEC"}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	})
	if err != nil {
		return err
	}
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	for i, width := range t.widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if t.hidden > 0 {
		if err := w.SetColVisible(t.hidden+1, len(t.header), false); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(t.header))
	for i, h := range t.header {
		head[i] = excelize.Cell{StyleID: bold, Value: h}
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	styles, line := map[string]int{}, 1
	err = rows(func(cells []out) error {
		line++
		list := make([]any, len(cells))
		for i, c := range cells {
			style := wrap
			switch {
			case t.hidden > 0 && i >= t.hidden:
				style = 0
			case c.format != "" && c.format != "0":
				if style, err = dated(f, styles, c.format); err != nil {
					return err
				}
			}
			switch {
			case c.format != "":
				list[i] = excelize.Cell{StyleID: style, Value: c.number}
			case c.text != "":
				list[i] = excelize.Cell{StyleID: style, Value: c.text}
			}
		}
		at, err := excelize.CoordinatesToCellName(1, line)
		if err != nil {
			return err
		}
		return w.SetRow(at, list)
	})
	if err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Write(to)
}

// dated gives the style of a number format, made once per file.
func dated(f *excelize.File, known map[string]int, format string) (int, error) {
	if id, ok := known[format]; ok {
		return id, nil
	}
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top"}})
	if err != nil {
		return 0, err
	}
	known[format] = id
	return id, nil
}

// csv writes with a mark that tells Excel it is UTF-8. Cells a spreadsheet
// would run as a formula get an apostrophe, which our reader takes off again.
func (t *table) csv(to io.Writer, tabs bool, rows func(row func([]out) error) error) error {
	b := bufio.NewWriter(to)
	if _, err := b.WriteString("\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(b)
	w.UseCRLF = true
	w.Comma = []rune(firstOf(t.delimiter, lang.T("import.csv_delimiter")))[0]
	if tabs {
		w.Comma = '\t'
	}
	if err := w.Write(t.header); err != nil {
		return err
	}
	err := rows(func(cells []out) error {
		line := make([]string, len(cells))
		for i, c := range cells {
			line[i] = guard(c.text)
		}
		return w.Write(line)
	})
	if err != nil {
		return err
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	return b.Flush()
}

func guard(s string) string {
	if s != "" && strings.ContainsRune("=+-@'\t", rune(s[0])) && len(s) > 1 {
		return "'" + s
	}
	return s
}

// sheetName brings a name to what Excel allows: 31 characters without []:*?/\.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Trim(strings.TrimSpace(s), "'")
	if s == "" {
		s = lang.T("import.sheet_name")
	}
	if r := []rune(s); len(r) > 31 {
		s = string(r[:31])
	}
	return s
}

// WriteRejected writes the rows that were not taken, as they stand in the file,
// with the line and the reason of each, as .xlsx or .csv by the name of path.
func (s *Service) WriteRejected(path string, d *Draft) error {
	t := &table{name: lang.T("import.rejected.sheet"), header: []string{lang.T("import.rejected.line"), lang.T("import.rejected.reason")}, widths: []float64{8, 40}}
	tabs := len(d.Tabs) > 1
	if tabs {
		t.header, t.widths = append([]string{lang.T("import.rejected.tab")}, t.header...), append([]float64{15}, t.widths...)
	}
	for _, c := range d.Columns {
		if !strings.HasPrefix(c.Target, "_") {
			t.header, t.widths = append(t.header, c.Header), append(t.widths, width(c.Target))
		}
	}
	return t.save(path, isCSV(path), func(row func([]out) error) error {
		for _, r := range d.Rows {
			if r.Action != Rejected {
				continue
			}
			var cells []out
			if tabs {
				cells = append(cells, out{text: r.Sheet})
			}
			cells = append(cells, out{text: fmt.Sprint(r.Line)}, out{text: r.Reason})
			for i, c := range d.Columns {
				if !strings.HasPrefix(c.Target, "_") && i < len(r.Cells) {
					cells = append(cells, out{text: cut(r.Cells[i])})
				}
			}
			if err := row(cells); err != nil {
				return err
			}
		}
		return nil
	})
}
