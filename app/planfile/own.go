package planfile

import (
	"strings"

	"lontar/app/lang"
	"lontar/app/planvalue"
	"lontar/app/sheet"
	"lontar/models"
)

// ticked reads a tick as the sheet means it: beside check marks a cross is a no,
// in a sheet of crosses it is the mark.
func (r *reading) ticked(c sheet.Cell) (on, ok bool) {
	if r.checks && isCross(c.Text) {
		return false, true
	}
	return tick(c)
}

func isCross(s string) bool {
	switch strings.TrimSpace(s) {
	case "x", "X", "✗", "✘", "×", "❌":
		return true
	}
	return false
}

func isCheck(s string) bool {
	switch strings.TrimSpace(s) {
	case "✓", "✔", "✔️", "√", "✅", "v", "V", "☑":
		return true
	}
	return false
}

func tick(c sheet.Cell) (on, ok bool) {
	if c.Kind == sheet.Bool {
		return c.Text == "TRUE", true
	}
	return planvalue.Tick(c.Text)
}

// customValues reads the client's own columns into their kinds.
func (r *reading) customValues(row *Row, l *line) {
	for i := range r.d.Columns {
		id, ok := r.custom[i]
		if !ok {
			continue
		}
		c := cellAt(l, i)
		text := r.value(l, i)
		if text == "" {
			continue
		}
		col := &r.d.Columns[i]
		value, fits := canonical(col.Kind, c, text, r)
		if !fits {
			// One value that is not of the kind makes the column a text column,
			// when it is new; an old one says so and keeps the words.
			if k := r.columnIndex(id); k >= 0 && r.brand.Columns[k].ID == 0 {
				r.brand.Columns[k].Kind, col.Kind = models.ColumnText, models.ColumnText
			} else {
				r.note(l.tab, l.no, col.Header, text, LevelWarn, "import.problem.kind", "kind", lang.T("import.kind."+string(col.Kind)))
			}
			value = text
		}
		if value == "" {
			if col.Kind == models.ColumnTick {
				row.Said.Custom[col.Header] = "false"
			}
			continue
		}
		row.Post.SetField(id, value)
		if col.Kind == models.ColumnTick && fits {
			value = "true"
		}
		row.Said.Custom[col.Header] = value
	}
}

// canonical brings a value to the stored form of its kind.
func canonical(kind models.ColumnKind, c sheet.Cell, text string, r *reading) (string, bool) {
	switch kind {
	case models.ColumnTick:
		on, ok := r.ticked(c)
		if on {
			return "1", ok
		}
		return "", ok
	case models.ColumnNumber:
		if c.Kind == sheet.Number && !strings.HasSuffix(text, "%") {
			return text, true
		}
		n, ok := plainNumber(text)
		return n, ok
	case models.ColumnDate:
		if len(text) >= 10 && c.Kind == sheet.Date {
			return text[:10], true
		}
		day, _, err := planvalue.DateIn(text, r.now, r.order.order)
		return day, err == nil
	case models.ColumnLink:
		if c.Link != "" && !linkLike.MatchString(text) {
			return c.Link, true
		}
		return text, true
	}
	if c.Link != "" && c.Link != text && !strings.Contains(text, c.Link) && strings.HasPrefix(c.Link, "http") && kind == models.ColumnText {
		return text + " " + c.Link, true
	}
	return text, true
}

// plainNumber accepts only what is a number beyond doubt: digits with at most
// one point.
func plainNumber(s string) (string, bool) {
	dots := 0
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
		case c == '-' && i == 0 && len(s) > 1:
		case c == '.' && i > 0 && i < len(s)-1:
			dots++
		default:
			return "", false
		}
	}
	return s, s != "" && dots <= 1
}
