package insightfile

import (
	"strconv"
	"strings"

	"lontar/models"
)

// give reads a row and hands it on.
func (t *table) give(n int, cells []string, sink *Sink) error {
	if t.notice(cells) {
		t.once(t.problem(n, "", cells[0], reasonTop))
		return nil
	}
	t.file.Rows++
	for g := range t.seats {
		s := &t.seats[g]
		if err := t.giveGroup(n, s, cells, sink); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) giveGroup(n int, s *seat, cells []string, sink *Sink) error {
	if len(t.seats) > 1 && s.cell(cells, rolePermalink) == "" && s.cell(cells, roleDate) == "" {
		return nil // the shorter of two tables side by side has ended
	}
	if t.total(s, cells) {
		return t.givePart(sink, Part{Platform: t.Platform, Dimension: "total", Figures: t.figures(n, s, cells), Line: n})
	}
	switch t.Rows {
	case "posts":
		p, ok := t.post(n, s, cells)
		if !ok {
			return nil
		}
		if len(t.seats) > 1 {
			return t.merge(p)
		}
		return t.givePost(sink, p)
	case "days":
		return t.day(n, s, cells, sink)
	case "hours":
		return t.hour(n, s, cells, sink)
	}
	return t.part(n, s, cells, sink)
}

// maxSide bounds what is held of tables side by side; LinkedIn writes fifty rows.
const maxSide = 5000

// merge puts together what tables side by side say about the same post.
func (t *table) merge(p Post) error {
	key := firstOf(p.NativeID, p.Permalink)
	if t.merged == nil {
		t.merged = map[string]*Post{}
	}
	have := t.merged[key]
	if have == nil {
		if len(t.merged) >= maxSide {
			t.file.add(t.problem(p.Line, "", "", reasonTooLong))
			return nil
		}
		t.merged[key] = &p
		t.mergedIDs = append(t.mergedIDs, key)
		return nil
	}
	for _, f := range p.Figures {
		if !has(have.Figures, f.Metric) {
			have.Figures = append(have.Figures, f)
		}
	}
	return nil
}

func has(list []Figure, metric string) bool {
	for _, f := range list {
		if f.Metric == metric {
			return true
		}
	}
	return false
}

// end gives what was held back.
func (t *table) end(sink *Sink) error {
	for _, k := range t.mergedIDs {
		if err := t.givePost(sink, *t.merged[k]); err != nil {
			return err
		}
	}
	t.merged, t.mergedIDs = nil, nil
	return nil
}

func (t *table) span(day string) {
	if day == "" {
		return
	}
	if t.file.From == "" || day < t.file.From {
		t.file.From = day
	}
	if day > t.file.Until {
		t.file.Until = day
	}
}

func (t *table) givePost(sink *Sink, p Post) error {
	t.Count++
	t.file.Posts++
	if p.AtKnown != KnownNone {
		t.span(p.At.Format(models.DayFormat))
	}
	if sink.Post == nil {
		return nil
	}
	return sink.Post(t.file, p)
}

func (t *table) givePart(sink *Sink, p Part) error {
	t.Count++
	t.file.Parts++
	p.File, p.Sheet = t.file.Inner, t.Sheet
	if sink.Part == nil {
		return nil
	}
	return sink.Part(t.file, p)
}

// dateOf reads the day of a row; how it is known is said too.
func (t *table) dateOf(n int, s *seat, cells []string) (day, known string, ok bool) {
	r := roleDate
	switch {
	case s.at[roleDate] >= 0:
	case s.at[roleScope] >= 0:
		r = roleScope
	default:
		r = rolePublished
	}
	cell := s.cell(cells, r)
	w, ok := readWhen(cell, t.order)
	known = KnownDay
	if ok && w.year == 0 {
		known = KnownYear
		w.year = t.years.next(w, t.backwards)
	}
	if day = w.date(0); !ok || day == "" {
		p := t.problem(n, t.header(s, r), cell, reasonNotDate)
		p.Row = true
		if cell == "" {
			p.Reason = reasonNoDay
		}
		t.file.add(p)
		return "", "", false
	}
	return day, known, true
}

func (t *table) day(n int, s *seat, cells []string, sink *Sink) error {
	date, known, ok := t.dateOf(n, s, cells)
	if !ok {
		return nil
	}
	d := Day{Platform: t.Platform, Date: date, Known: known, Line: n, File: t.file.Inner, Sheet: t.Sheet, Figures: t.figures(n, s, cells), Extra: t.extra(s, cells)}
	d.Account, d.AccountID = t.file.Account, t.file.AccountID
	if id := strings.TrimSpace(s.cell(cells, roleAccountID)); id != "" {
		d.AccountID, d.Account = id, strings.TrimSpace(s.cell(cells, roleHandle))
	}
	if c := s.cell(cells, roleContent); c != "" {
		d.ID, d.Title = c, s.cell(cells, roleTitle)
	}
	if i := s.at[roleKey]; i >= 0 {
		d.Dimension, d.Key = t.cols[i].name, cellAt(cells, i)
	}
	if len(d.Figures) == 0 && t.Format != FormatCard && len(d.Extra) == 0 {
		return nil // a day about which nothing is said
	}
	t.Count++
	t.file.Days++
	t.span(date)
	if sink.Day == nil {
		return nil
	}
	return sink.Day(t.file, d)
}

func (t *table) hour(n int, s *seat, cells []string, sink *Sink) error {
	date, known, ok := t.dateOf(n, s, cells)
	if !ok {
		return nil
	}
	hour, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s.cell(cells, roleHour)), ":00"))
	if err != nil || hour < 0 || hour > 23 {
		p := t.problem(n, t.header(s, roleHour), s.cell(cells, roleHour), reasonNotNumber)
		p.Row = true
		t.file.add(p)
		return nil
	}
	for _, f := range t.figures(n, s, cells) {
		t.Count++
		t.file.Hours++
		t.span(date)
		if sink.Hour != nil {
			if err := sink.Hour(t.file, Hour{Platform: t.Platform, Date: date, Known: known, Hour: hour, Value: f.Value, Line: n, File: t.file.Inner}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *table) part(n int, s *seat, cells []string, sink *Sink) error {
	i := s.at[roleKey]
	p := Part{Platform: t.Platform, Dimension: t.cols[max(i, 0)].name, Key: strings.TrimSpace(cellAt(cells, i)), Line: n, Figures: t.figures(n, s, cells)}
	if name := s.cell(cells, roleTitle); name != "" { // YouTube's own id of a city stands in the first column
		p.Key = name
	}
	if v := s.at[roleValue]; v >= 0 {
		p.Dimension, p.Key = p.Key, strings.TrimSpace(cellAt(cells, v))
	}
	if p.Key == "" && len(p.Figures) == 0 {
		return nil
	}
	return t.givePart(sink, p)
}
