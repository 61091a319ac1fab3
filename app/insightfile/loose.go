package insightfile

import (
	"regexp"
	"strings"

	"lontar/app/planvalue"
	"lontar/models"
)

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
	title, where := "", models.Platform("")
	for len(lines) > 0 {
		s, ok := lines[0].single()
		if !ok {
			break
		}
		title, where, lines = s, firstOf(where, platformIn(s)), lines[1:]
	}
	if len(lines) == 0 {
		return nil
	}
	var parts []Part
	if title != "" || f.Format == FormatCard || f.Format == FormatAudience {
		parts = audience(lines)
	}
	if len(parts) == 0 {
		f.Rows += len(lines)
		p := Problem{File: f.Inner, Sheet: sheetName, Line: lines[0].n, Value: strings.Join(trimmed(lines[0].cells), ", "), Reason: reasonNoMapping}
		if len(p.Value) > 200 {
			p.Value = strings.ToValidUTF8(p.Value[:200], "") + "…"
		}
		f.add(p)
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

// value reads a cell of an audience: a share, or a count of people.
func audienceValue(cell string) (Figure, bool) {
	m := books().metrics["share"]
	v := m.read(cell, decimalPoint)
	if v.empty || v.reason != "" || v.value < 0 {
		return Figure{}, false
	}
	if !v.percent && v.value > 100 {
		return Figure{Metric: "followers", Value: v.value, Raw: cell}, true
	}
	return Figure{Metric: "share", Value: v.value, Raw: cell, Below: v.below}, true
}

func textCell(cell string) bool {
	if strings.TrimSpace(cell) == "" {
		return false
	}
	_, ok := audienceValue(cell)
	return !ok
}

// audience reads a block as names over values, as a matrix with names above
// and at the side, or as a list.
func audience(lines []line) []Part {
	head := trimmed(lines[0].cells)
	var out []Part
	if len(lines) >= 2 && len(head) > 1 && allText(head) { // transposed: names, then values
		values := trimmed(lines[1].cells)
		if len(values) == len(head) && !textCell(values[0]) {
			for i, c := range values {
				if f, ok := audienceValue(c); ok {
					out = append(out, Part{Key: strings.TrimSpace(head[i]), Figures: []Figure{f}, Line: lines[1].n})
				}
			}
			if len(lines) > 2 {
				out = append(out, audience(lines[2:])...)
			}
			return out
		}
	}
	names := head
	if len(head) >= 2 && allText(head[1:]) && (strings.TrimSpace(lines[0].cells[0]) == "" || textCell(head[0])) {
		lines = lines[1:]
	} else {
		names = nil
	}
	for _, l := range lines {
		cells := trimmed(l.cells)
		if len(cells) < 2 {
			continue
		}
		for i, c := range cells[1:] {
			f, ok := audienceValue(c)
			if !ok {
				continue
			}
			key := strings.TrimSpace(cells[0])
			if i+1 < len(names) && len(names) > 2 {
				key += " · " + strings.TrimSpace(names[i+1])
			}
			out = append(out, Part{Key: key, Figures: []Figure{f}, Line: l.n})
		}
	}
	return out
}

func allText(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" && !textCell(c) {
			return false
		}
	}
	return true
}
