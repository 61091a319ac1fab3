package planfile

import (
	"regexp"
	"strings"
	"time"

	"lontar/app/planvalue"
	"lontar/app/sheet"
)

// line is a row of the file after everything about the sheet is settled:
// merged values filled in, headings and totals gone, the month it stands under
// known.
type line struct {
	tab   string
	no    int
	cells []sheet.Cell
	month monthOf
	joins bool // goes on with the post of the line above (another platform of it)
	raw   []sheet.Cell
}

// monthOf is the month a tab, a heading or a month column names; zero unknown.
type monthOf struct {
	year  int
	month time.Month
	from  string // the words it was read from
}

func (l *line) text(i int) string {
	if i < 0 || i >= len(l.cells) {
		return ""
	}
	return strings.TrimSpace(l.cells[i].Text)
}

var sectionWords = regexp.MustCompile(`(?i)^(?:(?:week|minggu|pekan|w|m|mgg)\s*(?:ke)?\s*[-.]?\s*(?:\d{1,2}|[ivx]{1,4})\b.*|(?:periode|period)\b.*)$`)

var totalWords = regexp.MustCompile(`(?i)^(?:grand\s*total|total|sub\s*total|jumlah|rekap|summary|keterangan\s*:|note\s*:|catatan\s*:|legend)\b`)

// lines walks a tab and keeps what is a post. What is left out is noted.
func (r *reading) lines(t *sheet.Table, h header, tab candidate, out []line) []line {
	merged := r.mergedAbove(t, h)
	month := r.tabMonth(t, h, tab)
	var list []sheet.Row // a wall calendar has several rows on one line
	last := 0
	for _, row := range t.Rows {
		last = max(last, row.Line)
		if row.Line > h.last {
			list = append(list, row)
		}
	}
	for _, m := range t.Merges { // merged cells may go on below the last filled row
		for no := max(last, m.Top, h.last) + 1; no <= m.Bottom && m.Bottom-last < 50; no++ {
			list, last = append(list, sheet.Row{Line: no}), no
		}
	}
	empty := 0
	for _, row := range list {
		no := row.Line
		if r.exported(row) {
			l := line{tab: tab.info.Name, no: no, month: month, cells: make([]sheet.Cell, len(r.d.Columns)), raw: row.Cells}
			copy(l.cells, row.Cells)
			out = append(out, l)
			continue
		}
		if row.Blank() && len(merged[no]) == 0 {
			continue
		}
		switch what, words := r.kindOf(row, h, t); what {
		case "header":
			r.note(tab.info.Name, no, "", "", LevelInfo, "import.note.header_again")
			continue
		case "total":
			r.note(tab.info.Name, no, "", words, LevelInfo, "import.note.total")
			continue
		case "section":
			if y, m, ok := planvalue.Month(words); ok && !sectionWords.MatchString(words) {
				month = monthOf{y, m, words}
				if y == 0 {
					month.year = r.tabMonth(t, h, tab).year
				}
			}
			r.note(tab.info.Name, no, "", words, LevelInfo, "import.note.section")
			continue
		case "lost":
			r.note(tab.info.Name, no, r.header(r.at(TargetDay)), words, LevelWarn, "import.note.no_content")
			continue
		}
		l := line{tab: tab.info.Name, no: no, month: month, cells: make([]sheet.Cell, len(r.d.Columns)), raw: row.Cells}
		copy(l.cells, row.Cells)
		for col, c := range merged[no] {
			if col < len(l.cells) && l.cells[col].Kind == sheet.Empty {
				l.cells[col] = c
			}
		}
		if !r.hasContent(&l) {
			empty++
			continue
		}
		l.joins = len(out) > 0 && r.goesOn(&out[len(out)-1], &l, merged[no])
		out = append(out, l)
	}
	if empty > 0 {
		r.note(tab.info.Name, 0, "", "", LevelInfo, "import.note.empty_days", "n", empty)
	}
	return out
}

// exported reports a row our own export wrote: it is a post whatever it says.
func (r *reading) exported(row sheet.Row) bool {
	return r.ours && strings.TrimSpace(row.Cell(r.at(TargetID)).Text) != "" && fold(row.Cell(r.at(TargetID)).Text) != "id"
}

// mergedAbove gives, per line, the cells that belong to it because they are
// merged downwards from above.
func (r *reading) mergedAbove(t *sheet.Table, h header) map[int]map[int]sheet.Cell {
	rows := map[int]sheet.Row{}
	for _, row := range t.Rows {
		rows[row.Line] = row
	}
	out := map[int]map[int]sheet.Cell{}
	budget := 500_000
	for _, m := range t.Merges {
		if m.Bottom <= h.last || m.Top == m.Bottom {
			continue
		}
		c := rows[m.Top].Cell(m.Left)
		if c.Kind == sheet.Empty || m.Top <= h.last {
			continue
		}
		for no := m.Top + 1; no <= m.Bottom && budget > 0; no++ {
			budget--
			if out[no] == nil {
				out[no] = map[int]sheet.Cell{}
			}
			out[no][m.Left] = c
		}
	}
	return out
}

// tabMonth is the month a sheet is about: its name, or the lines above its header.
func (r *reading) tabMonth(t *sheet.Table, h header, tab candidate) monthOf {
	m := monthOf{year: tab.year, month: time.Month(tab.month), from: tab.info.Name}
	if m.month == 0 {
		m.from = ""
	}
	for _, row := range t.Rows {
		if row.Line >= h.line {
			break
		}
		for _, c := range row.Cells {
			if c.Kind == sheet.Empty || len(c.Text) > 100 {
				continue
			}
			y, month, ok := planvalue.Month(c.Text)
			if !ok && c.Kind != sheet.Number {
				if i := strings.LastIndexByte(c.Text, ':'); i >= 0 {
					y, month, ok = planvalue.Month(c.Text[i+1:])
				}
			}
			if !ok || c.Kind == sheet.Number {
				continue
			}
			if m.month == 0 || m.month == month && m.year == 0 {
				m = monthOf{y, month, short(c.Text, 40)}
			}
		}
	}
	if m.year == 0 {
		for _, row := range t.Rows {
			if row.Line >= h.line {
				break
			}
			for _, c := range row.Cells {
				if y := yearIn(c.Text); y != 0 && m.year == 0 {
					m.year = y
				}
			}
		}
	}
	if m.year == 0 {
		m.year = yearIn(r.fileName)
	}
	return m
}

var yearWord = regexp.MustCompile(`(?:^|[^\d])(20[1-4]\d)(?:[^\d]|$)`)

func yearIn(s string) int {
	if len(s) > 200 {
		return 0
	}
	if m := yearWord.FindStringSubmatch(s); m != nil {
		y := 0
		for _, c := range m[1] {
			y = y*10 + int(c-'0')
		}
		return y
	}
	return 0
}

// kindOf tells posts from headings, totals and repeated headers.
func (r *reading) kindOf(row sheet.Row, h header, t *sheet.Table) (what, words string) {
	filled, same := 0, 0
	firstAt, first := -1, ""
	distinct := map[string]bool{}
	for i, c := range row.Cells {
		text := strings.TrimSpace(c.Text)
		if c.Kind == sheet.Empty || text == "" {
			continue
		}
		filled++
		distinct[text] = true
		if firstAt < 0 {
			firstAt, first = i, text
		}
		if i < len(h.texts) && h.texts[i] != "" && (fold(text) == fold(h.texts[i]) || strings.HasSuffix(fold(h.texts[i]), fold(text)) && matchHeader(text).target != "") {
			same++
		}
	}
	if same >= 2 && same*10 >= filled*6 {
		return "header", ""
	}
	if filled == 0 {
		return "", ""
	}
	if totalWords.MatchString(first) && filled <= max(3, len(h.texts)/3) && r.role(firstAt) != TargetTitle && r.role(firstAt) != TargetCaption {
		return "total", first
	}
	if len(distinct) > 1 {
		return "", ""
	}
	if sectionWords.MatchString(first) {
		return "section", first
	}
	for _, m := range t.Merges {
		if m.Top <= row.Line && m.Bottom >= row.Line && m.Right > m.Left && m.Left <= firstAt && m.Right >= firstAt && m.Right-m.Left+1 >= max(3, len(h.texts)/2) {
			return "section", first
		}
	}
	switch r.role(firstAt) {
	case TargetTitle, TargetCaption, TargetBrief, TargetHashtags:
		return "", ""
	case TargetDay:
		if _, _, ok := planvalue.Month(first); ok {
			if day, _, err := planvalue.Date(first, refDay); err != nil || day == "" {
				return "section", first
			}
		}
		if c := row.Cell(firstAt); c.Kind == sheet.Text {
			if _, n, err := planvalue.Date(first, refDay); err != nil && n.Day == 0 {
				return "lost", first
			}
		}
		return "", ""
	}
	if c := row.Cell(firstAt); c.Kind == sheet.Text && filled == 1 {
		return "section", first
	}
	return "", ""
}

// hasContent reports whether a line says anything a post is made of; a day,
// an hour and a number alone are an empty line of a prepared sheet.
func (r *reading) hasContent(l *line) bool {
	for i, c := range l.raw {
		if c.Kind == sheet.Empty || strings.TrimSpace(c.Text) == "" || i >= len(r.d.Columns) {
			continue
		}
		switch base, _, _ := strings.Cut(r.d.Columns[i].Target, ":"); base {
		case TargetNumber, TargetDay, TargetMonth, TargetWeekday, TargetClock, TargetZone, TargetSkip, TargetPlatforms, TargetAccount, TargetPIC, TargetHash:
			continue
		case TargetStatus, TargetApproval, "tick":
			continue
		case TargetCustom:
			if r.d.Columns[i].Kind == "tick" || c.Text == "0" || c.Text == "FALSE" {
				continue
			}
		}
		if c.Kind == sheet.Bool && c.Text == "FALSE" {
			continue
		}
		return true
	}
	return r.slotOnly(l)
}

// slotOnly accepts a line without words when it says day and platforms and
// the sheet has no column a content could stand in, or it continues a merged post.
func (r *reading) slotOnly(l *line) bool {
	if i := r.at(TargetTitle); i >= 0 && l.text(i) != "" {
		return true // the title is merged from above
	}
	return false
}

// goesOn reports whether a line is another platform of the post above: its
// title is merged from above, or it names platforms and nothing that would
// make it a post of its own.
func (r *reading) goesOn(above, l *line, merged map[int]sheet.Cell) bool {
	if above.tab != l.tab || r.at(TargetPlatforms) < 0 && r.at(TargetAccount) < 0 {
		return false
	}
	places := l.text(r.at(TargetPlatforms)) + l.text(r.at(TargetAccount))
	title := r.at(TargetTitle)
	if title < 0 {
		title = r.at(TargetCaption)
	}
	if title >= 0 && title < len(l.raw) && strings.TrimSpace(l.raw[title].Text) != "" {
		return false
	}
	if _, ok := merged[title]; ok {
		return true
	}
	day := r.at(TargetDay)
	blankDay := day < 0 || day >= len(l.raw) || strings.TrimSpace(l.raw[day].Text) == ""
	if places == "" || !blankDay || title < 0 || above.text(title) == "" {
		return false
	}
	for i, c := range l.raw {
		if c.Kind == sheet.Empty || i >= len(r.d.Columns) {
			continue
		}
		switch base, _, _ := strings.Cut(r.d.Columns[i].Target, ":"); base {
		case TargetPlatforms, TargetAccount, TargetClock, TargetCaption, TargetLive, TargetForm, TargetStatus, TargetApproval, TargetZone, TargetHashtags, TargetLink, TargetNumber:
		default:
			return false
		}
	}
	r.note(l.tab, l.no, "", "", LevelInfo, "import.note.joined", "line", above.no)
	return true
}
