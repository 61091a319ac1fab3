package insightfile

import (
	"strings"
	"time"

	"lontar/app/planvalue"
	"lontar/models"
)

// table is one table being read: what its columns are, what the survey of the
// whole of it told, and how its rows are therefore read.
type table struct {
	Table
	file   *File
	o      Options
	layout *layout
	words  *words
	cols   []column
	seats  []seat // by group
	last   int    // index of the last filled heading
	s      survey

	order     planvalue.Order
	point     decimals
	zone      *time.Location
	known     string // how an hour of this table is known
	year      int    // of the first day without a year; 0 none
	backwards bool   // such days run from new to old
	years     yearCount
	owner     string
	told      map[string]bool // problems said once
	named     string          // what the file's name told of a column, to be asked
	merged    map[string]*Post
	mergedIDs []string
	other     []string // names of rival layouts
}

// seat is where a group's columns are; −1 for none.
type seat struct {
	at      [roleKept + 1]int
	figures []int
	other   []int // kept columns and unknown ones
	same    map[int]int
}

// newTable prepares a table from its head.
func newTable(f *File, h head, sheetName string, o Options) *table {
	t := &table{file: f, o: o, layout: h.layout, words: h.layout.words, cols: h.cols, s: newSurvey(), told: map[string]bool{}}
	if t.words == nil {
		t.words = books().files["general"]
	}
	t.Table = Table{Sheet: sheetName, Title: h.title, Format: Format(h.layout.Name), Platform: h.layout.Platform, Rows: h.layout.Rows, Line: h.line.n, Mapping: map[string]string{}}
	if h.where != "" {
		t.Platform = h.where
	}
	t.Platform = firstOf(t.Platform, o.Platform)
	cells := trimmed(h.line.cells)
	t.last = len(cells) - 1
	t.Headers = append([]string(nil), cells...)
	for i := range t.cols {
		if i > t.last {
			t.cols = t.cols[:i]
			break
		}
	}
	t.named = h.named
	t.group()
	return t
}

func firstOf[T comparable](list ...T) T {
	var zero T
	for _, v := range list {
		if v != zero {
			return v
		}
	}
	return zero
}

// group finds tables standing side by side: they begin where the address or
// day of a row comes a second time.
func (t *table) group() {
	group, seen := 0, map[string]bool{}
	for i := range t.cols {
		c := &t.cols[i]
		if (c.role == rolePermalink || c.role == roleDate) && t.layout.Name != string(FormatTable) && t.Format != FormatCard {
			if seen[c.name] {
				group++
				seen = map[string]bool{}
			}
			seen[c.name] = true
		}
		c.group = group
	}
	t.seats = make([]seat, group+1)
	for g := range t.seats {
		t.seats[g].same = map[int]int{}
		for r := range t.seats[g].at {
			t.seats[g].at[r] = -1
		}
	}
	for i, c := range t.cols {
		s := &t.seats[c.group]
		switch {
		case c.role == roleFigure:
			if first := t.sameFigure(s, c); first >= 0 {
				s.same[first] = i
				t.Mapping[c.header+" (2)"] = c.metric.Name
				continue
			}
			s.figures = append(s.figures, i)
			t.Mapping[c.header] = c.metric.Name
		case c.role == roleNone:
			if c.header != "" {
				t.Unknown = append(t.Unknown, c.header)
				s.other = append(s.other, i)
			}
		case c.role == roleKept, c.role == roleAmbiguous, c.role == roleIgnore:
			t.Mapping[c.header] = "@" + c.name
			s.other = append(s.other, i)
		case s.at[c.role] >= 0:
			s.other = append(s.other, i)
			t.Unknown = append(t.Unknown, c.header)
		default:
			t.Mapping[c.header] = "@" + c.name
			s.at[c.role] = i
		}
	}
}

func (t *table) sameFigure(s *seat, c column) int {
	for _, i := range s.figures {
		if t.cols[i].metric == c.metric {
			return i
		}
	}
	return -1
}

func cellAt(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}

// cell is the text of a role's column in a row.
func (s *seat) cell(cells []string, r role) string { return cellAt(cells, s.at[r]) }

// total reports a row about the whole, such as YouTube's first.
func (t *table) total(s *seat, cells []string) bool {
	if len(t.words.total) == 0 {
		return false
	}
	for _, r := range []role{roleContent, roleKey, roleDate} {
		if v := s.cell(cells, r); v != "" && len(v) < 12 && t.words.total[fold(v)] {
			return true
		}
	}
	return false
}

// notice reports a line that is no row: "Showing top 500 results".
func (t *table) notice(cells []string) bool {
	if len(t.words.Notices) == 0 || len(trimmed(cells)) != 1 {
		return false
	}
	for _, n := range t.words.Notices {
		if strings.HasPrefix(strings.ToLower(cells[0]), n) {
			return true
		}
	}
	return false
}

// weigh takes a row into the survey.
func (t *table) weigh(n int, cells []string) {
	if t.notice(cells) {
		return
	}
	t.s.rows++
	for g := range t.seats {
		s := &t.seats[g]
		if t.total(s, cells) {
			continue
		}
		t.weighDates(s, cells)
		t.weighAccount(s, cells)
		for _, i := range s.figures {
			if c := cellAt(cells, i); c != "" {
				t.s.figure(t.cols[i].metric, c, func(reason string) Problem { return t.problem(n, t.cols[i].header, c, reason) })
			}
		}
		for _, i := range s.other {
			if c := cellAt(cells, i); len(c) >= 4 && len(c) < 12 && t.cols[i].role == roleNone && dateLike.MatchString(c) {
				t.s.damaged++
				if len(t.s.damage) < 50 {
					t.s.damage = append(t.s.damage, t.problem(n, t.cols[i].header, c, reasonDate))
				}
			}
		}
	}
}

func (t *table) weighDates(s *seat, cells []string) {
	var known time.Time
	id := t.identify(s, cells)
	if id.timed {
		known = id.at
		if known.After(t.s.newestID) {
			t.s.newestID = known
		}
	}
	for _, r := range []role{rolePublished, roleDate} {
		if c := s.cell(cells, r); c != "" {
			at := known
			if r == roleDate && t.Rows != "posts" {
				at = time.Time{}
			}
			t.s.date(c, at)
		}
	}
	if c := s.cell(cells, roleScope); c != "" && !t.words.lifetime[fold(c)] {
		t.s.date(c, time.Time{})
	}
	if c := s.cell(cells, roleID); len(c) > 15 && allDigits(c) {
		t.s.longIDs++
		if rounded(c) {
			t.s.roundedIDs++
		}
	}
}

func (t *table) weighAccount(s *seat, cells []string) {
	id := strings.TrimSpace(s.cell(cells, roleAccountID))
	handle := strings.TrimPrefix(strings.TrimSpace(s.cell(cells, roleHandle)), "@")
	if lostID.MatchString(id) {
		id = ""
	}
	if handle == "" && t.Platform != models.Instagram && (t.Platform != models.Facebook || id != "" && t.s.handles[id] == "") {
		if link := t.identify(s, cells).handle; link != "" && !allDigits(link) {
			handle = link
		}
	}
	key := firstOf(id, handle)
	if key == "" {
		return
	}
	if t.s.accounts[key]++; t.s.accounts[key] == 1 || t.s.handles[key] == "" {
		if len(t.s.accounts) > 10_000 {
			delete(t.s.accounts, key)
			return
		}
		t.s.handles[key] = handle
		t.s.names[key] = strings.TrimSpace(s.cell(cells, roleAccountName))
	}
}

func (t *table) problem(n int, column, value, reason string) Problem {
	if len(value) > 200 {
		value = strings.ToValidUTF8(value[:200], "") + "…"
	}
	return Problem{File: t.file.Inner, Sheet: t.Sheet, Line: n, Column: column, Value: value, Reason: reason}
}

// once is for what is said of a column only the first time.
func (t *table) once(p Problem) {
	key := p.Reason + "\x00" + p.Column
	if !t.told[key] {
		t.told[key] = true
		t.file.add(p)
	}
}

func (f *File) add(p Problem) {
	f.ProblemCount++
	if p.Row {
		f.Rejected++
	}
	if len(f.Problems) < MaxProblems {
		f.Problems = append(f.Problems, p)
	}
}

// yearCount gives each day without a year its year, as the days run.
type yearCount struct{ year, prev int }

func (y *yearCount) next(w when, backwards bool) int {
	v := w.month*100 + w.day
	if y.prev != 0 {
		switch {
		case !backwards && y.prev-v > 600:
			y.year++
		case backwards && v-y.prev > 600:
			y.year--
		}
	}
	y.prev = v
	return y.year
}
