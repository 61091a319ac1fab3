package planfile

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/app/planvalue"
	"lontar/app/sheet"
	"lontar/models"
)

// rows turns lines into posts as the file says them.
func (r *reading) rows(ctx context.Context, lines []line) error {
	r.pillars = map[string]int64{}
	r.monthsDown(lines)
	open := r.unsettled(lines)
	r.settleOrder(open)
	if len(open) > 0 {
		r.settlePlatforms(open)
	}
	seen := map[string]int{}
	lastDay := ""
	r.d.Rows = make([]Row, 0, len(lines))
	for i := range lines {
		if i&0x3ff == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if r.o.Progress != nil {
				r.o.Progress(i, len(lines))
			}
		}
		l := &lines[i]
		if l.joins && len(r.d.Rows) > 0 {
			r.join(&r.d.Rows[len(r.d.Rows)-1], l)
			continue
		}
		row := r.row(l, &lastDay)
		r.d.Rows = append(r.d.Rows, row)
	}
	for i := range r.d.Rows {
		row := &r.d.Rows[i]
		if row.Action == Rejected {
			continue
		}
		row.key = identity(row)
		if row.Said.Title+row.Said.Caption+row.Said.Brief == "" {
			continue
		}
		if first, twice := seen[row.key]; twice && row.uid == "" {
			r.reject(row, "", "", "import.reject.twice", "line", first)
			continue
		}
		if _, twice := seen[row.key]; !twice {
			seen[row.key] = row.Line
		}
	}
	if r.o.Progress != nil {
		r.o.Progress(len(lines), len(lines))
	}
	return nil
}

// monthsDown writes a month that stands once above its days beside each of them.
func (r *reading) monthsDown(lines []line) {
	col := r.at(TargetMonth)
	if col < 0 || r.ours {
		return
	}
	for i := 1; i < len(lines); i++ {
		above, l := &lines[i-1], &lines[i]
		if l.tab == above.tab && l.text(col) == "" && isDayNumber(cellAt(l, r.at(TargetDay))) {
			l.cells[col] = above.cells[col]
		}
	}
}

// unsettled are the lines whose words have to be read: not those that are as
// our export wrote them.
func (r *reading) unsettled(lines []line) []line {
	if !r.ours {
		return lines
	}
	var open []line
	for _, l := range lines {
		if !r.intact(&l) {
			open = append(open, l)
		}
	}
	return open
}

// identity is what makes two rows of one file the same post.
func identity(row *Row) string {
	s := row.Said
	parts := []string{s.Day, s.Clock, s.TimeNote, strings.Join(s.Accounts, ","), fold(s.Title), strings.TrimSpace(s.Caption), fold(s.Brief), s.Form}
	for _, p := range s.Platforms {
		parts = append(parts, string(p))
	}
	return strings.Join(parts, "\x1f")
}

func (r *reading) reject(row *Row, column, value, key string, args ...any) {
	row.Action, row.Post = Rejected, nil
	reason := lang.T(key, args...)
	if row.Reason == "" {
		row.Reason = reason
	}
	r.note(row.Sheet, row.Line, column, value, LevelError, key, args...)
}

// row reads one line.
func (r *reading) row(l *line, lastDay *string) Row {
	row := Row{Sheet: l.tab, Line: l.no, Lines: []int{l.no}, Action: Added, Cells: make([]string, len(r.d.Columns))}
	for i := range l.cells {
		row.Cells[i] = l.cells[i].Text
	}
	p := &models.Post{BrandID: r.brand.ID}
	row.Post = p
	s := &row.Said
	s.Custom = map[string]string{}
	r.kept(&row, l) // hidden columns of our own export
	if row.base != nil && r.intact(l) {
		r.asExported(&row)
		return row
	}
	r.lostFormulas(&row, l)

	text := func(target string) string { return r.value(l, r.at(target)) }
	s.Title, s.Brief, s.Goal = oneLine(text(TargetTitle)), text(TargetBrief), text(TargetGoal)
	s.Caption, s.Hashtags, s.CTA = text(TargetCaption), text(TargetHashtags), text(TargetCTA)
	s.Notes, s.PIC, s.FirstComment = text(TargetNotes), text(TargetPIC), text(TargetComment)
	s.Status = text(TargetStatus)
	s.Link, s.Reference, s.AssetLink, s.LiveURL = r.linkOf(l, TargetLink), r.linkOf(l, TargetReference), r.linkOf(l, TargetAsset), r.linkOf(l, TargetLive)
	p.Title, p.Brief, p.Goal, p.Target = s.Title, s.Brief, s.Goal, text(TargetAudience)
	p.Caption, p.Hashtags, p.CTA, p.Notes, p.PIC = s.Caption, s.Hashtags, s.CTA, s.Notes, s.PIC
	p.Link, p.Reference, p.AssetLink = s.Link, s.Reference, s.AssetLink

	day, ok := r.day(&row, l, lastDay)
	if !ok {
		return row
	}
	s.Day = day
	r.hour(&row, l)
	r.form(&row, l)
	r.pillar(&row, l)
	r.customValues(&row, l)
	r.variants(&row, l)
	if st, known := planvalue.Status(s.Status); known && st == models.Idea || s.Status != "" && r.isStatus(models.Idea, s.Status) {
		for i := range p.Variants {
			p.Variants[i].Delivery = models.DeliveryIdea
		}
	}
	if l.text(r.at(TargetTitle)) != s.Title && s.Title != "" && strings.Contains(l.text(r.at(TargetTitle)), "\n") && p.Brief == "" && r.at(TargetBrief) < 0 {
		p.Brief = l.text(r.at(TargetTitle))
		s.Brief = p.Brief
	}
	r.overlay(&row, l)
	return row
}

func (r *reading) isStatus(st models.Status, word string) bool {
	return strings.EqualFold(strings.TrimSpace(word), lang.Status(st, r.brand))
}

// value is a cell's text as kept: without the guard our own CSV puts before
// characters that start a formula.
func (r *reading) value(l *line, i int) string {
	c := cellAt(l, i)
	if c.Kind == sheet.Empty || c.Kind == sheet.Failed {
		return ""
	}
	return r.unguard(strings.TrimSpace(c.Text))
}

func (r *reading) unguard(s string) string {
	if r.csv && r.ours && len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@'\t", rune(s[1])) {
		return s[1:]
	}
	return s
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

// linkOf reads a cell that should hold an address: the target of its link, and
// its text too when that says something else.
func (r *reading) linkOf(l *line, target string) string {
	i := r.at(target)
	c := cellAt(l, i)
	text := r.value(l, i)
	if c.Link == "" || c.Link == text || strings.TrimSuffix(c.Link, "/") == strings.TrimSuffix(text, "/") {
		return text
	}
	if strings.HasPrefix(strings.ToLower(text), "http") {
		return text
	}
	return c.Link
}

// lostFormulas says which cells hold a formula whose result is not in the file.
func (r *reading) lostFormulas(row *Row, l *line) {
	for i, c := range l.raw {
		if i >= len(r.d.Columns) {
			break
		}
		switch {
		case c.Lost && c.Kind == sheet.Empty:
			r.note(l.tab, l.no, r.header(i), "", LevelWarn, "import.problem.formula_lost")
		case c.Kind == sheet.Failed:
			r.note(l.tab, l.no, r.header(i), c.Text, LevelWarn, "import.problem.formula_error")
		}
	}
}

// day reads the day of a row; ok is false when the row is rejected.
func (r *reading) day(row *Row, l *line, lastDay *string) (string, bool) {
	col := r.at(TargetDay)
	column := r.header(col)
	c := cellAt(l, col)
	text := r.value(l, col)
	month := r.monthAt(l)
	if text == "" || planvalue.Blank(text) {
		if r.order.fillDown && *lastDay != "" && text == "" {
			return *lastDay, true
		}
		if text == "" {
			return r.byWeekday(row, l), true
		}
		return "", true
	}
	var day string
	var n planvalue.Note
	var err error
	if c.Kind == sheet.Date {
		day, n, err = planvalue.DateIn(text, r.now, planvalue.DayFirst)
		if err == nil && r.order.swap {
			if swapped, serr := planvalue.Compose(n.Year, time.Month(n.Day), int(n.Month)); serr == nil {
				day = swapped
			}
		}
	} else {
		day, n, err = planvalue.DateIn(text, r.near(l), r.order.order)
	}
	switch {
	case errors.Is(err, planvalue.ErrDayOnly):
		if month.month == 0 {
			r.reject(row, column, text, "import.reject.day_only")
			return "", false
		}
		year := month.year
		if year == 0 {
			year = nearestYear(month.month, r.now)
			if r.order.year != 0 {
				year = r.order.year
			}
			year = r.monthYear(l, month, year)
		}
		if day, err = planvalue.Compose(year, month.month, n.Day); err != nil {
			r.reject(row, column, text, "import.reject.no_such_day")
			return "", false
		}
	case errors.Is(err, planvalue.ErrNoSuch):
		r.reject(row, column, text, "import.reject.no_such_day")
		return "", false
	case errors.Is(err, planvalue.ErrMonth), errors.Is(err, planvalue.ErrNameOnly):
		r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.no_day")
		row.Said.TimeNote = text
		return "", true
	case err != nil:
		if r.order.undated == "tray" {
			r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.not_date")
			row.Said.TimeNote = text
			return "", true
		}
		r.reject(row, column, text, "import.reject.not_date")
		return "", false
	default:
		if n.NoYear && r.order.year != 0 && month.year == 0 {
			if day, err = planvalue.Compose(r.order.year, n.Month, n.Day); err != nil {
				r.reject(row, column, text, "import.reject.no_such_day")
				return "", false
			}
		}
		if !n.NoYear && month.year != 0 && month.month != 0 && n.Year != month.year && int(month.month) == monthNumber(day) {
			day = r.wrongYear(l, day, column, month)
			if day[:4] == itoa(n.Year) {
				r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.wrong_year", "month", month.from)
			}
		} else if month.month != 0 && int(month.month) != monthNumber(day) && r.at(TargetMonth) >= 0 && l.text(r.at(TargetMonth)) != "" {
			r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.other_month", "month", month.from)
		}
	}
	if n.Range {
		r.note(l.tab, l.no, column, text, LevelInfo, "import.note.range", "day", lang.Day(day))
	}
	if n.Serial {
		r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.serial", "day", lang.DayYear(day))
	}
	w, named := n.Weekday, n.HasWeekday
	if !named {
		w, named = planvalue.WeekdayNamed(l.text(r.at(TargetWeekday)))
	}
	if named && weekdayOf(day) != w {
		r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.weekday", "day", lang.DayLong(day), "said", lang.Weekday(w, false))
	}
	if n.Clock != "" {
		row.Said.Clock = n.Clock
	}
	*lastDay = day
	return day, true
}

// monthYear asks for the year of a month that is named without one.
func (r *reading) monthYear(l *line, m monthOf, proposed int) int {
	var options []Option
	for y := r.now.Year() - 1; y <= r.now.Year()+2; y++ {
		options = append(options, Option{itoa(y), itoa(y)})
	}
	answer := r.ask("year", m.from, itoa(proposed), nil, lang.T("import.ask.year", "year", itoa(proposed)), options...)
	if y := yearIn(answer); y != 0 {
		return y
	}
	return proposed
}

// byWeekday says that a weekday alone is no date.
func (r *reading) byWeekday(row *Row, l *line) string {
	if i := r.at(TargetWeekday); r.at(TargetDay) < 0 && i >= 0 && l.text(i) != "" {
		r.note(l.tab, l.no, r.header(i), l.text(i), LevelWarn, "import.problem.no_day")
		row.Said.TimeNote = l.text(i)
	}
	return ""
}

func nearestYear(m time.Month, now time.Time) int {
	best := now.Year()
	far := time.Duration(1<<63 - 1)
	for _, y := range []int{now.Year(), now.Year() + 1, now.Year() - 1} {
		if d := time.Date(y, m, 15, 0, 0, 0, 0, time.UTC).Sub(now).Abs(); d < far {
			best, far = y, d
		}
	}
	return best
}

func monthNumber(day string) int {
	if len(day) < 7 {
		return 0
	}
	return int(day[5]-'0')*10 + int(day[6]-'0')
}

func itoa(n int) string {
	if n < 1000 || n > 9999 {
		return ""
	}
	return string([]byte{byte('0' + n/1000), byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)})
}

// hour reads the hour of a row.
func (r *reading) hour(row *Row, l *line) {
	col := r.at(TargetClock)
	clock, note, zone := r.hourAt(l, col)
	if clock != "" || note != "" {
		row.Said.Clock = clock
		if note != "" {
			row.Said.TimeNote = note
		}
	}
	row.Said.Zone = zone
	if z := l.text(r.at(TargetZone)); z != "" {
		if h, err := planvalue.ReadHour("00.00 " + z); err == nil && h.Zone != "" {
			row.Said.Zone = h.Zone
		} else if known := zoneNamed(z); known != "" {
			row.Said.Zone = known
		} else {
			r.note(l.tab, l.no, r.header(r.at(TargetZone)), z, LevelWarn, "import.problem.zone")
		}
	}
	if row.Said.Zone == r.brand.Zone {
		row.Said.Zone = ""
	}
}

func zoneNamed(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "/") {
		if _, err := time.LoadLocation(s); err == nil {
			return s
		}
	}
	return ""
}

func (r *reading) hourAt(l *line, col int) (clock, note, zone string) {
	text := r.value(l, col)
	if text == "" {
		return "", "", ""
	}
	if c := cellAt(l, col); c.Kind == sheet.Date && len(text) > 11 {
		text = text[11:]
	}
	if c := cellAt(l, col); c.Kind == sheet.Number { // an hour whose cell is not formatted as one
		if f, err := strconv.ParseFloat(text, 64); err == nil && f > 0 && f < 1 {
			minutes := int(math.Round(f * 24 * 60))
			text = fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
		}
	}
	h, err := planvalue.ReadHour(text)
	if err != nil {
		r.note(l.tab, l.no, r.header(col), text, LevelWarn, "import.problem.clock")
		return "", text, ""
	}
	if h.Clock != "" && h.Note != "" {
		r.note(l.tab, l.no, r.header(col), text, LevelInfo, "import.note.hour", "time", lang.Clock(h.Clock))
	}
	return h.Clock, h.Note, h.Zone
}

// form reads the form; a word that is none is said and left to the SMO.
func (r *reading) form(row *Row, l *line) {
	text := r.value(l, r.at(TargetForm))
	row.Said.Form = text
	if text == "" {
		return
	}
	f, ok := planvalue.Form(text)
	if !ok {
		for _, known := range models.Forms {
			if strings.EqualFold(text, lang.Form(known)) {
				f, ok = known, true
			}
		}
	}
	if !ok {
		r.note(l.tab, l.no, r.header(r.at(TargetForm)), text, LevelWarn, "import.problem.form")
		return
	}
	row.Post.Form = f
}

func (r *reading) pillar(row *Row, l *line) {
	row.Said.Pillar, row.Said.Pillar2 = r.value(l, r.at(TargetPillar)), r.value(l, r.at(TargetPillar2))
	p := row.Post
	if name := row.Said.Pillar; !planvalue.Blank(name) {
		parts := strings.FieldsFunc(name, func(c rune) bool { return strings.ContainsRune(",;/&+\n", c) })
		if r.pillarID(name, false) == 0 && len(parts) == 2 && row.Said.Pillar2 == "" && r.at(TargetPillar2) < 0 {
			p.PillarID, p.Pillar2ID = r.pillarID(parts[0], true), r.pillarID(parts[1], true)
		} else {
			p.PillarID = r.pillarID(name, true)
		}
	}
	if name := row.Said.Pillar2; !planvalue.Blank(name) {
		p.Pillar2ID = r.pillarID(name, true)
	}
}

// pillarColors are given to pillars a file brings, in turn.
var pillarColors = [][2]string{
	{"#2F6DA8", "#6FA8DC"},
	{"#7C57A8", "#B497DD"},
	{"#2E7D5B", "#6CC29A"},
	{"#B0522D", "#E39A7A"},
	{"#A8437C", "#DD8DBB"},
	{"#8A6D1F", "#D0B15A"},
	{"#3B6F7A", "#7FB9C4"},
	{"#6B6E2E", "#B3B76E"},
}

// pillarID finds a pillar by name, or adds it to the draft's brand.
func (r *reading) pillarID(name string, add bool) int64 {
	name = oneLine(name)
	key := fold(name)
	if key == "" {
		return 0
	}
	if id, ok := r.pillars[key]; ok {
		return id
	}
	for i, p := range r.brand.Pillars {
		if fold(p.Name) == key {
			id := p.ID
			if id == 0 {
				id = -int64(i + 1)
			}
			r.brand.Pillars[i].ArchivedAt = 0
			r.pillars[key] = id
			return id
		}
	}
	if !add || len([]rune(name)) > 60 {
		return 0
	}
	c := pillarColors[len(r.brand.Pillars)%len(pillarColors)]
	r.brand.Pillars = append(r.brand.Pillars, models.Pillar{BrandID: r.brand.ID, Name: name, Color: c[0], ColorDark: c[1], Position: len(r.brand.Pillars)})
	id := -int64(len(r.brand.Pillars))
	r.pillars[key] = id
	r.note("", 0, r.header(r.at(TargetPillar)), name, LevelInfo, "import.note.new_pillar", "name", name)
	return id
}

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
