package planfile

import (
	"context"
	"strings"

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
