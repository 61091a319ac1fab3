package insightfile

import (
	"math/bits"
	"regexp"
	"strconv"
	"strings"
	"time"

	"lontar/app/planvalue"
)

// survey is what only the whole of a table tells.
type survey struct {
	rows                 int
	dayFirst, monthFirst int // dates that can only be read so
	open                 int // that can be read both ways
	openExample          string
	byDay, byMonth       int // of those, the ones ids decide
	runDay, runMonth     int // and the ones that follow the day before in one order
	lastOpen             when
	points, commas       int
	unsure               int
	unsureExample        string
	accounts             map[string]int
	handles, names       map[string]string // of accounts, by id
	handleCount          map[string]int
	zoneHits             map[string]int
	zoneHours            map[string]int
	offsets              map[int]int
	zoned                int // ids that could prove a zone
	clocks, minutesMonth int
	months               uint16 // in which the hours were written, a bit each
	plainClocks          int    // clocks without a zone of their own
	longIDs, roundedIDs  int
	damaged              int
	bareDamaged          int
	damage               []Problem
	isoLow, isoHigh      int // dates as a workbook keeps them, with a day up to 12 and above
	yearless             int
	yearlessExample      string
	steps, turns         int // of yearless days: up, and down (a new year)
	backSteps, backTurns int
	prev                 int // month*100+day
	last                 when
	first                when
	leap                 bool
	newestID             time.Time
}

func newSurvey() survey {
	return survey{accounts: map[string]int{}, handles: map[string]string{}, names: map[string]string{}, handleCount: map[string]int{}, zoneHits: map[string]int{}, zoneHours: map[string]int{}, offsets: map[int]int{}}
}

// pacific is the clock Meta's files go by, whatever the account's own.
const pacific = "America/Los_Angeles"

// zones a file may turn out to be in.
var zones = []string{pacific, "UTC", "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}

var locations = map[string]*time.Location{}

func init() {
	for _, z := range zones {
		l, err := time.LoadLocation(z)
		if err != nil {
			l = time.UTC // no zone data: documented offsets are then missing, not wrong ones taken
		}
		locations[z] = l
	}
}

// date notes how a date cell may be read. known is the moment the post's id
// tells, if it does.
func (s *survey) date(cell string, known time.Time) {
	w, ok := readWhen(cell, planvalue.MonthFirst)
	if !ok {
		if w, ok = readWhen(cell, planvalue.DayFirst); !ok {
			return
		}
	}
	switch {
	case w.settled == planvalue.DayFirst:
		s.dayFirst++
	case w.settled == planvalue.MonthFirst:
		s.monthFirst++
	case w.numeric:
		s.open++
		if s.openExample == "" {
			s.openExample = cell
		}
		s.decide(cell, w, known)
	}
	if w.first > 0 && w.settled == planvalue.Unknown {
		s.run(w)
	}
	if w.clock && !known.IsZero() && w.year != 0 {
		w = w.unswapped(known)
	}
	if isoLike(cell) && w.month <= 12 && w.day <= 12 {
		s.isoLow++
	} else if isoLike(cell) {
		s.isoHigh++
	}
	if w.clock {
		s.clocks++
		if w.min == w.month {
			s.minutesMonth++
		}
		s.months |= 1 << w.month
		if !w.zoned {
			s.plainClocks++
		}
	}
	if w.year == 0 {
		s.step(w, cell)
	}
	if !known.IsZero() && w.clock && !w.zoned && !w.numeric {
		s.compare(w, known)
	}
}

// decide looks for what settles a numeric date: the day of the post's id.
func (s *survey) decide(cell string, w when, known time.Time) {
	other, _ := readWhen(cell, planvalue.DayFirst)
	if !known.IsZero() {
		m, ok1 := w.in(0, time.UTC)
		d, ok2 := other.in(0, time.UTC)
		near := func(t time.Time, ok bool) bool { return ok && t.Sub(known).Abs() < 50*time.Hour }
		switch {
		case near(m, ok1) && !near(d, ok2):
			s.byMonth++
		case near(d, ok2) && !near(m, ok1):
			s.byDay++
		}
	}
}

// run notes numeric dates that follow the one before by a day.
func (s *survey) run(w when) {
	if p := s.lastOpen; p.year == w.year && p.year != 0 {
		switch {
		case p.first == w.first && (w.second-p.second == 1 || p.second-w.second == 1):
			s.runMonth++
		case p.second == w.second && (w.first-p.first == 1 || p.first-w.first == 1):
			s.runDay++
		}
	}
	s.lastOpen = w
}

// compare holds a written hour against the moment of the id, zone by zone.
func (s *survey) compare(w when, known time.Time) {
	local, ok := w.in(0, time.UTC)
	if !ok {
		return
	}
	s.zoned++
	for _, z := range zones {
		at := known.In(locations[z])
		_, off := at.Zone()
		diff := local.Sub(known) - time.Duration(off)*time.Second
		if diff.Abs() <= 10*time.Minute {
			s.zoneHits[z]++
		}
		if at.Hour() == w.hour && at.Day() == w.day {
			s.zoneHours[z]++
		}
	}
	if quarter := int(local.Sub(known).Round(15*time.Minute) / (15 * time.Minute)); quarter >= -60 && quarter <= 60 {
		s.offsets[quarter]++
	}
}

// step follows days without a year.
func (s *survey) step(w when, cell string) {
	s.yearless++
	if s.yearlessExample == "" {
		s.yearlessExample, s.first = cell, w
	}
	s.last = w
	s.leap = s.leap || w.month == 2 && w.day == 29
	v := w.month*100 + w.day
	if s.prev != 0 && v != s.prev {
		if v > s.prev {
			s.steps++
		} else {
			s.backSteps++
		}
		switch {
		case s.prev-v > 600:
			s.turns++
		case v-s.prev > 600:
			s.backTurns++
		}
	}
	s.prev = v
}

func isoLike(cell string) bool { return len(cell) >= 10 && cell[4] == '-' && cell[7] == '-' }

// swapped reports a column half text, half dates: a spreadsheet program that
// puts the day first made dates of those it could and swapped them, and left
// the others.
func (s *survey) swapped() bool { return s.isoLow > 0 && s.isoHigh == 0 && s.monthFirst > 0 }

var dateLike = regexp.MustCompile(`^\d{1,2}[.\-/]\p{L}{3,4}\.?$`)

// figure notes how a cell of a figure is written.
func (s *survey) figure(m *Metric, cell string, where func(reason string) Problem) {
	if _, ok := plainDigits(cell); ok || cell == "" {
		return
	}
	n := m.read(cell, decimalUnknown)
	switch {
	case n.reason == reasonDate:
		if wordDate.MatchString(strings.TrimSpace(cell)) {
			s.damaged++
		} else {
			s.bareDamaged++
		}
		if len(s.damage) < 50 {
			s.damage = append(s.damage, where(reasonDate))
		}
	case n.unsure:
		s.unsure++
		if s.unsureExample == "" {
			s.unsureExample = cell
		}
	case n.point == decimalPoint:
		s.points++
	case n.point == decimalComma:
		s.commas++
	}
}

// broken reports numbers that a spreadsheet program turned into dates: what
// they were cannot be told, nor which of their neighbours changed unseen.
func (s *survey) broken() bool {
	return s.damaged > 0 || s.bareDamaged >= 3 && s.bareDamaged*100 >= s.rows
}

// order is how numeric dates are written, and whether that is certain.
func (s *survey) order(rule planvalue.Order, days bool) (o planvalue.Order, sure bool) {
	day, month := s.dayFirst*3+s.byDay, s.monthFirst*3+s.byMonth
	switch {
	case day > 0 && month == 0:
		return planvalue.DayFirst, true
	case month > 0 && day == 0:
		return planvalue.MonthFirst, true
	case day > 10*month:
		return planvalue.DayFirst, s.dayFirst > 0 && s.monthFirst == 0
	case month > 10*day:
		return planvalue.MonthFirst, s.monthFirst > 0 && s.dayFirst == 0
	case day+month > 0:
		return rule, false
	}
	// Days one after the other tell it too, in a table of days.
	if run := s.runDay + s.runMonth; days && run >= 2 {
		switch {
		case s.runMonth == 0:
			return planvalue.DayFirst, true
		case s.runDay == 0:
			return planvalue.MonthFirst, true
		}
	}
	return rule, s.open == 0 || rule != planvalue.Unknown
}

// point is how fractions are written, and whether that is certain.
func (s *survey) point(rule decimals) (decimals, bool) {
	switch {
	case s.commas > 0 && s.points == 0:
		return decimalComma, true
	case s.points > 0 && s.commas == 0:
		return decimalPoint, true
	case s.commas > 5*s.points:
		return decimalComma, s.unsure == 0
	case s.points > 5*s.commas:
		return decimalPoint, s.unsure == 0
	}
	return rule, s.unsure == 0
}

// zone is the zone the ids prove, if they do.
func (s *survey) zone(byHour bool) (string, bool) {
	hits := s.zoneHits
	if byHour {
		hits = s.zoneHours
	}
	best, n := "", 0
	for _, z := range zones {
		if hits[z] > n {
			best, n = z, hits[z]
		}
	}
	if s.zoned >= 2 && n*10 >= s.zoned*6 || s.zoned == 1 && n == 1 {
		return best, true
	}
	for quarter, n := range s.offsets {
		if s.zoned >= 5 && n*10 >= s.zoned*7 && quarter%4 == 0 {
			return etc(quarter / 4), true
		}
	}
	return "", false
}

// etc names a whole number of hours from UTC; the database's own signs are
// turned round.
func etc(hours int) string {
	switch {
	case hours == 0:
		return "UTC"
	case hours > 0:
		return "Etc/GMT-" + strconv.Itoa(hours)
	}
	return "Etc/GMT+" + strconv.Itoa(-hours)
}

// minutesBroken reports the fault of Meta's files of 2023 and 2024 that wrote
// the month where the minutes belong.
func (s *survey) minutesBroken() bool {
	if s.minutesMonth != s.clocks || s.clocks < 5 {
		return false
	}
	if bits.OnesCount16(s.months) > 1 {
		return true
	}
	const usual = 1<<5 | 1<<10 // people do post at five and ten past
	return s.clocks >= 8 && s.months&usual == 0
}
