package insightfile

import (
	"regexp"
	"strings"

	"lontar/app/planvalue"
	"lontar/models"
)

// maxUnknown is how many unknown blocks of a file are told of: a file of prose
// would fill the list.
const maxUnknown = 5

// labels reads the figures that stand as words and values above a table:
// "Total followers on 3/23/2026:" 3050.
func (r *reading) labels(f *File, t *table, before []line, sheetName string) error {
	if t.Platform != models.LinkedIn {
		return nil
	}
	return r.labelled(f, before, sheetName)
}

var dayRange = regexp.MustCompile(`(\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4})\s*[-–—]\s*(\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4})`)

func (r *reading) labelled(f *File, lines []line, sheetName string) error {
	t := &table{Table: Table{Sheet: sheetName, Format: FormatDiscovery, Platform: models.LinkedIn, Rows: "parts"}, file: f, words: books().files["linkedin"], layout: &layout{Order: "mdy"}, told: map[string]bool{}, point: decimalPoint}
	for _, l := range lines {
		cells := trimmed(l.cells)
		if len(cells) != 2 {
			continue
		}
		if m := dayRange.FindStringSubmatch(cells[1]); m != nil {
			for _, s := range m[1:] {
				if w, ok := readWhen(s, planvalue.MonthFirst); ok {
					t.span(w.date(0))
				}
			}
			continue
		}
		m := labelMetric(t.words, cells[0])
		if m == nil {
			continue
		}
		if fig, ok := t.figure(l.n, &column{target: target{role: roleFigure, metric: m, scale: 1}, header: cells[0]}, cells[1]); ok {
			p := Part{Platform: models.LinkedIn, Dimension: "total", Figures: []Figure{fig}, Line: l.n}
			if err := t.givePart(r.sink, p); err != nil {
				return err
			}
		}
	}
	if t.Count > 0 {
		f.Platform, f.Format = firstOf(f.Platform, models.LinkedIn), firstOf(f.Format, FormatDiscovery)
		f.Tables = append(f.Tables, t.Table)
	}
	return nil
}

// labelMetric finds the figure a label names; a date may follow the name.
func labelMetric(w *words, label string) *Metric {
	s := fold(label)
	if m := w.label[s]; m != nil {
		return m
	}
	for name, m := range w.label {
		if strings.HasPrefix(s, name+" ") && strings.ContainsAny(s, "0123456789") {
			return m
		}
	}
	return nil
}

// loose reads a block without headings: LinkedIn's totals, and the audience
// blocks of Meta, whose names and values may stand in rows or in columns.
func (r *reading) loose(f *File, lines []line, sheetName string) error {
	for _, l := range lines {
		if cells := trimmed(l.cells); len(cells) == 2 && labelMetric(books().files["linkedin"], cells[0]) != nil {
			return r.labelled(f, lines, sheetName)
		}
	}
	title, where, lines, err := r.titles(f, lines)
	if err != nil || len(lines) == 0 {
		return err
	}
	how := kindOf(title, lines)
	parts := how.parts(lines)
	if len(parts) == 0 {
		f.Rows += len(lines)
		p := Problem{File: f.Inner, Sheet: sheetName, Line: lines[0].n, Value: strings.Join(trimmed(lines[0].cells), ", "), Reason: reasonNoMapping}
		if len(p.Value) > 200 {
			p.Value = strings.ToValidUTF8(p.Value[:200], "") + "…"
		}
		if f.unknown++; f.unknown > maxUnknown {
			return nil
		}
		f.add(p)
		if head := trimmed(lines[0].cells); len(head) > 1 { // to be mapped by hand
			f.Tables = append(f.Tables, Table{Sheet: sheetName, Title: title, Line: lines[0].n, Headers: append([]string(nil), head...), Unknown: append([]string(nil), head...)})
		}
		return nil
	}
	t := &table{Table: Table{Sheet: sheetName, Title: title, Format: FormatAudience, Platform: firstOf(r.o.Platform, where, f.Platform), Rows: "parts", Line: lines[0].n}, file: f, told: map[string]bool{}}
	for _, p := range parts {
		p.Platform, p.Dimension = t.Platform, firstOf(fold(title), "audience")
		if err := t.givePart(r.sink, p); err != nil {
			return err
		}
	}
	f.Rows += len(lines)
	f.Format = firstOf(f.Format, FormatAudience)
	f.Tables = append(f.Tables, t.Table)
	return nil
}
