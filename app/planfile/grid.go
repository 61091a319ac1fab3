package planfile

import (
	"strconv"
	"strings"
	"time"

	"lontar/app/planvalue"
	"lontar/app/sheet"
)

// A plan can be drawn as a wall calendar: the days of the week across, numbers
// of days below, contents under each number. It is read as a list of two
// columns, so that everything behind it stays the same.

// weekdaysIn gives the columns of a row that names at least five days.
func weekdaysIn(row sheet.Row) map[int]time.Weekday {
	days := map[int]time.Weekday{}
	other := 0
	for i, c := range row.Cells {
		if w, ok := planvalue.WeekdayNamed(c.Text); ok && c.Kind == sheet.Text {
			days[i] = w
		} else if c.Kind != sheet.Empty {
			other++
		}
	}
	if len(days) < 5 || other > 2 {
		return nil
	}
	return days
}

func isGrid(t *sheet.Table) bool {
	for i, row := range t.Rows {
		if days := weekdaysIn(row); days != nil {
			return i+1 < len(t.Rows) && dayNumbers(t.Rows[i+1], days) != nil
		}
	}
	return false
}

// dayNumbers gives the day in each weekday column when the row holds days and
// nothing else: numbers or dates, at least one.
func dayNumbers(row sheet.Row, days map[int]time.Weekday) map[int]string {
	out := map[int]string{}
	for i, c := range row.Cells {
		if c.Kind == sheet.Empty {
			continue
		}
		if _, ok := days[i]; !ok {
			continue
		}
		text := strings.TrimSpace(c.Text)
		if c.Kind == sheet.Date {
			out[i] = text
			continue
		}
		if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= 31 {
			out[i] = text
			continue
		}
		if day, _, err := planvalue.Date(text, refDay); err == nil && day != "" {
			out[i] = text
			continue
		}
		return nil
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// unrollGrid turns a wall calendar into a list of date and content. A month
// named above a block is put before its days as a section row.
func unrollGrid(t *sheet.Table) *sheet.Table {
	out := &sheet.Table{Name: t.Name, Width: 2, Notes: t.Notes}
	var days map[int]time.Weekday
	var numbers map[int]string
	text := func(s string) sheet.Cell { return sheet.Cell{Text: s, Kind: sheet.Text} }
	for _, row := range t.Rows {
		if w := weekdaysIn(row); w != nil {
			if days == nil {
				out.Rows = append(out.Rows, sheet.Row{Line: row.Line, Cells: []sheet.Cell{text("Tanggal"), text("Konten")}})
			}
			days, numbers = w, nil
			continue
		}
		if days == nil {
			out.Rows = append(out.Rows, row)
			continue
		}
		if n := dayNumbers(row, days); n != nil {
			numbers = n
			continue
		}
		if numbers == nil {
			if s := onlyText(row); s != "" {
				out.Rows = append(out.Rows, sheet.Row{Line: row.Line, Cells: []sheet.Cell{text(s)}})
			}
			continue
		}
		for i, c := range row.Cells {
			if number, ok := numbers[i]; ok && c.Kind != sheet.Empty {
				out.Rows = append(out.Rows, sheet.Row{Line: row.Line, Cells: []sheet.Cell{text(number), c}})
			}
		}
	}
	return out
}

// onlyText is the text of a row's one filled cell.
func onlyText(row sheet.Row) string {
	only := ""
	for _, c := range row.Cells {
		if c.Kind == sheet.Empty {
			continue
		}
		if only != "" && only != c.Text {
			return ""
		}
		only = c.Text
	}
	return strings.TrimSpace(only)
}
