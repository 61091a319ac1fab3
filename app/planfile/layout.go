package planfile

import (
	"strings"

	"lontar/app/planvalue"
	"lontar/app/sheet"
)

// Layout is the client's own sheet as the last import saw it: the export
// writes the same columns under the same headers in the same order.
type Layout struct {
	Sheet     string         `json:"sheet,omitempty"`
	Delimiter string         `json:"delimiter,omitempty"` // of a CSV
	Columns   []LayoutColumn `json:"columns"`
}

// LayoutColumn is one column of a Layout.
type LayoutColumn struct {
	Header string `json:"header"`
	Target string `json:"target"`
	Custom string `json:"custom,omitempty"` // name of the custom column
	Format string `json:"format,omitempty"` // Excel number format of dates and hours
	Yes    string `json:"yes,omitempty"`    // the client's words for ticks
	No     string `json:"no,omitempty"`
}

func (r *reading) layoutOf() Layout {
	l := Layout{Sheet: r.d.Sheet, Delimiter: r.delimiter}
	if r.csv || len(r.d.Tabs) > 1 {
		l.Sheet = ""
	}
	for i, c := range r.d.Columns {
		if strings.HasPrefix(c.Target, "_") {
			continue
		}
		col := LayoutColumn{Header: c.Header, Target: c.Target, Format: r.formats[i]}
		if keepsOwn(c.Target) {
			if k := r.columnIndex(r.custom[i]); k >= 0 {
				col.Custom = r.brand.Columns[k].Name
			}
		}
		if c.Kind == "tick" || strings.HasPrefix(c.Target, tickPrefix) {
			col.Yes, col.No = r.yes[i], r.no[i]
		}
		l.Columns = append(l.Columns, col)
	}
	return l
}

func (r *reading) columnIndex(id int64) int {
	for k := range r.brand.Columns {
		if r.refColumn(k) == id {
			return k
		}
	}
	return -1
}

// dateFormat is the Excel format that looks like the dates a client writes as
// text, so that real dates in an export look the same.
func dateFormat(s sample) string {
	for _, c := range s.cells {
		if c.Kind != sheet.Text {
			continue
		}
		day, n, err := planvalue.Date(c.Text, refDay)
		if err != nil || day == "" {
			continue
		}
		return formatLike(strings.TrimSpace(c.Text), n)
	}
	return ""
}

func formatLike(text string, n planvalue.Note) string {
	lower := strings.ToLower(text)
	indonesian := false
	for _, w := range []string{"jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"} {
		i := strings.Index(lower, w)
		if i < 0 {
			continue
		}
		end := i
		for end < len(lower) && lower[end] >= 'a' && lower[end] <= 'z' {
			end++
		}
		month := "mmm"
		if end-i > 3 {
			month = "mmmm"
		}
		word := lower[i:end]
		indonesian = strings.HasSuffix(word, "ari") || word == "maret" || word == "mei" || word == "juni" || word == "juli" || word == "agustus" || word == "oktober" || word == "desember" || word == "okt" || word == "agu" || word == "des"
		sep := " "
		if strings.Contains(text, "-") {
			sep = "-"
		}
		format := "d" + sep + month
		if !n.NoYear {
			format += sep + "yyyy"
		}
		if n.HasWeekday {
			format = "dddd, " + format
			for _, d := range []string{"senin", "selasa", "rabu", "kamis", "jum", "sabtu", "minggu", "ahad"} {
				indonesian = indonesian || strings.Contains(lower, d)
			}
		}
		if indonesian {
			format = "[$-421]" + format
		}
		return format
	}
	switch {
	case n.Numeric || n.First > 0:
		sep := "/"
		for _, s := range []string{"-", "."} {
			if strings.Contains(text, s) {
				sep = s
			}
		}
		if n.NoYear {
			return "dd" + sep + "mm"
		}
		return "dd" + sep + "mm" + sep + "yyyy"
	case len(text) >= 10 && text[4] == '-':
		return "yyyy-mm-dd"
	}
	return ""
}
