package planfile

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lontar/models"
	"lontar/models/store/storetest"
)

// desk is a workspace with one brand and the service under test.
type desk struct {
	*Service
	t       testing.TB
	brand   *models.Brand
	backups int
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	st := storetest.New(t)
	d := &desk{t: t, brand: storetest.Brand(t, st, nil)}
	d.Service = New(st, &models.Bus{}, storetest.Clock, func(context.Context) error { d.backups++; return nil })
	return d
}

func (d *desk) read(path string, change ...func(*ReadOptions)) *Draft {
	d.t.Helper()
	o := ReadOptions{BrandID: d.brand.ID}
	for _, f := range change {
		f(&o)
	}
	draft, err := d.Read(context.Background(), path, o)
	if err != nil {
		d.t.Fatalf("read %s: %v", filepath.Base(path), err)
	}
	return draft
}

func (d *desk) commit(draft *Draft) *models.Import {
	d.t.Helper()
	imp, err := d.Commit(context.Background(), draft)
	if err != nil {
		d.t.Fatal(err)
	}
	return imp
}

// posts are the brand's posts, whole, by day.
func (d *desk) posts() []*models.Post {
	d.t.Helper()
	list, err := d.st.BrandPosts(context.Background(), d.brand.ID, "", "")
	if err != nil {
		d.t.Fatal(err)
	}
	return list
}

func (d *desk) post(title string) *models.Post {
	d.t.Helper()
	for _, p := range d.posts() {
		if p.Title == title {
			return p
		}
	}
	d.t.Fatalf("no post %q", title)
	return nil
}

// edit changes a post as the SMO would.
func (d *desk) edit(title string, change func(*models.Post)) {
	d.t.Helper()
	p := d.post(title)
	change(p)
	d.save(p)
}

func (d *desk) save(p *models.Post) {
	d.t.Helper()
	if err := d.st.SavePosts(context.Background(), []*models.Post{p}); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) export(name string) string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), name)
	if _, err := d.Export(context.Background(), path, ExportOptions{BrandID: d.brand.ID}); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// text writes a file as it is.
func text(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// written writes a semicolon CSV: one line per string, "|" between cells.
func written(t testing.TB, lines ...string) string {
	t.Helper()
	return text(t, "rencana.csv", strings.ReplaceAll(strings.Join(lines, "\n"), "|", ";")+"\n")
}

// book writes a workbook; change may do to it what rows of values cannot.
func book(t testing.TB, sheets map[string][][]any, order []string, change func(*excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // in memory
	for i, name := range order {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for line, row := range sheets[name] {
			at, err := excelize.CoordinatesToCellName(1, line+1)
			if err == nil {
				err = f.SetSheetRow(name, at, &row)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if change != nil {
		change(f)
	}
	path := filepath.Join(t.TempDir(), "rencana.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// sheet1 is a workbook of one sheet.
func sheet1(t testing.TB, rows [][]any, change func(*excelize.File)) string {
	t.Helper()
	return book(t, map[string][][]any{"Rencana": rows}, []string{"Rencana"}, change)
}

// says gives the problems of a line as keys.
func says(d *Draft, line int) []string {
	var keys []string
	for _, p := range d.Problems {
		if p.Line == line {
			keys = append(keys, strings.TrimPrefix(p.Key, "import."))
		}
	}
	return keys
}

// row gives what a line was read as.
func row(t testing.TB, d *Draft, line int) *Row {
	t.Helper()
	for i := range d.Rows {
		if d.Rows[i].Line == line {
			return &d.Rows[i]
		}
	}
	t.Fatalf("no row for line %d", line)
	return nil
}

// lines writes rows short: line, action, day, clock, platforms, title.
func lines(d *Draft) string {
	var b strings.Builder
	for _, r := range d.Rows {
		var p []string
		for _, name := range r.Said.Platforms {
			p = append(p, string(name))
		}
		b.WriteString(strings.Join([]string{string(r.Action), r.Said.Day, r.Said.Clock + r.noted(), strings.Join(p, "+"), r.Said.Title}, " | ") + "\n")
	}
	return b.String()
}

func (r *Row) noted() string {
	if r.Said.TimeNote == "" {
		return ""
	}
	return "(" + r.Said.TimeNote + ")"
}
