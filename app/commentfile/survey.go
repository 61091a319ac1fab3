package commentfile

import (
	"context"
	"time"

	"lontar/app/lang"
	"lontar/app/planvalue"
	"lontar/models"
)

// survey is what only the whole file tells: in which order its dates are
// written, in which zone, whether its ids are whole.
type survey struct {
	l    *layout
	o    Options
	rows int

	dayOnly, monthOnly int // dates that only one order allows
	either             int // dates that both allow
	dayLate, monthLate int // of these, still to come in one order
	dayID, monthID     int // of these, what the ids say
	example            string

	dayRun, monthRun run // how sorted the file is in each order

	offsets map[int]int // minutes east of Greenwich to rows, by ids

	agoID, agoEN, unsure int
	ids, rounded         int
	forward              bool // a reply stands before its comment
	numbers              map[string]bool
	threads              bool
}

// run counts how often a sequence of days rises and falls.
type run struct {
	last     time.Time
	up, down int
}

func (r *run) add(t time.Time) {
	switch {
	case r.last.IsZero(), t.Equal(r.last):
	case t.After(r.last):
		r.up++
	default:
		r.down++
	}
	r.last = t
}

// sorted reports a sequence that goes one way but for a few (replies).
func (r *run) sorted() bool {
	n := r.up + r.down
	return n >= 8 && min(r.up, r.down)*10 <= n
}

func look(ctx context.Context, src source, l *layout, o Options, progress func(done, total int64)) (*survey, error) {
	s := &survey{l: l, o: o, offsets: map[int]int{}, numbers: map[string]bool{}}
	at, id := l.col("at"), l.col("id")
	err := src.each(ctx, progress, func(r record) error {
		if r.line <= l.line {
			return nil
		}
		s.rows++
		if v := r.text(id); id >= 0 && len(v) > 15 {
			s.ids++
			if rounded(v) {
				s.rounded++
			}
		}
		if at >= 0 {
			s.date(r.text(at), r.text(id), reply(l, r))
		}
		s.thread(r)
		return nil
	})
	return s, err
}

// reply reports by the numbering whether a row answers another.
func reply(l *layout, r record) bool {
	_, _, is := numbered(l, r)
	return is
}

func (s *survey) date(text, id string, isReply bool) {
	w, ok := readWhen(text, planvalue.DayFirst)
	if !ok {
		s.ago(text)
		return
	}
	if !w.numeric {
		s.offset(w, id)
		return
	}
	switch a, b := w.first, w.second; {
	case a > 12 && b <= 12:
		s.dayOnly++
		s.offset(w, id)
		return
	case b > 12 && a <= 12:
		s.monthOnly++
		s.offset(w, id)
		return
	case a == b:
		return
	}
	other, ok := readWhen(text, planvalue.MonthFirst)
	if !ok {
		return
	}
	s.either++
	if s.example == "" {
		s.example = text
	}
	late := s.o.Now.AddDate(0, 0, 2)
	if w.at.After(late) {
		s.dayLate++
	}
	if other.at.After(late) {
		s.monthLate++
	}
	if !isReply {
		s.dayRun.add(w.at.Truncate(24 * time.Hour))
		s.monthRun.add(other.at.Truncate(24 * time.Hour))
	}
	if t, ok := idMoment(s.platform(), id); ok {
		if w.at.Sub(t).Abs() < 26*time.Hour {
			s.dayID++
		}
		if other.at.Sub(t).Abs() < 26*time.Hour {
			s.monthID++
		}
	}
}

func (s *survey) platform() models.Platform { return s.l.platform }

// offset compares a time without zone with what its id says.
func (s *survey) offset(w when, id string) {
	if w.zoned || !w.clock || len(s.offsets) > 500 {
		return
	}
	t, ok := idMoment(s.platform(), id)
	if !ok {
		return
	}
	d := w.at.Sub(t).Round(time.Minute)
	quarter := d.Round(15 * time.Minute)
	if (d-quarter).Abs() <= 2*time.Minute && quarter.Abs() <= 14*time.Hour {
		s.offsets[int(quarter/time.Minute)]++
	}
}

// ago weighs the language of relative times.
func (s *survey) ago(text string) {
	if len(text) > 60 {
		return
	}
	_, unsure, ok := readAgo(text, s.o.Now, s.o.Zone, tongueUnknown)
	if !ok {
		return
	}
	if unsure {
		s.unsure++
	}
	switch tongueOf(text) {
	case tongueID:
		s.agoID++
	case tongueEN:
		s.agoEN++
	}
}

// thread notes whether replies stand below what they answer.
func (s *survey) thread(r record) {
	number, parent, is := numbered(s.l, r)
	if is {
		s.threads = true
		if parent != "" && !s.numbers[parent] {
			s.forward = true
		}
		return
	}
	if number != "" && len(s.numbers) < 2_000_000 {
		s.numbers[number] = true
	}
}

// order decides how numeric dates are read, and says so when nothing proves it.
func (s *survey) order() (planvalue.Order, string) {
	mixed := s.dayOnly > 0 && s.monthOnly > 0
	switch {
	case s.dayOnly > 0 && s.monthOnly == 0:
		return planvalue.DayFirst, ""
	case s.monthOnly > 0 && s.dayOnly == 0:
		return planvalue.MonthFirst, ""
	case s.either == 0:
		return planvalue.DayFirst, ""
	case s.dayID > s.monthID:
		return planvalue.DayFirst, ""
	case s.monthID > s.dayID:
		return planvalue.MonthFirst, ""
	case mixed && s.monthOnly > s.dayOnly:
		return planvalue.MonthFirst, s.doubt("commentfile.doubt.order_mixed_month")
	case mixed:
		return planvalue.DayFirst, s.doubt("commentfile.doubt.order_mixed_day")
	case s.dayLate == 0 && s.monthLate > 0:
		return planvalue.DayFirst, ""
	case s.monthLate == 0 && s.dayLate > 0:
		return planvalue.MonthFirst, s.doubt("commentfile.doubt.order_month")
	case s.dayRun.sorted() && !s.monthRun.sorted():
		return planvalue.DayFirst, ""
	case s.monthRun.sorted() && !s.dayRun.sorted():
		return planvalue.MonthFirst, s.doubt("commentfile.doubt.order_month")
	case s.l.format == FormatExportComments:
		return planvalue.DayFirst, "" // how that service writes dates, always
	}
	return planvalue.DayFirst, s.doubt("commentfile.doubt.order_day")
}

func (s *survey) doubt(key string) string {
	return lang.T(key, "value", short(s.example), "n", s.either)
}

// zone is the zone the ids prove for times without one; false when they do not.
func (s *survey) zone() (*time.Location, bool) {
	best, n, total := 0, 0, 0
	for minutes, count := range s.offsets {
		total += count
		if count > n {
			best, n = minutes, count
		}
	}
	if n < 5 || n*5 < total*4 {
		return nil, false
	}
	return time.FixedZone("", best*60), true
}

// tongue is the language of the relative times of a file.
func (s *survey) tongue() tongue {
	switch {
	case s.agoID > s.agoEN:
		return tongueID
	case s.agoEN > s.agoID:
		return tongueEN
	}
	return tongueUnknown
}

// tongueOf is the language a relative time itself shows.
func tongueOf(text string) tongue {
	for _, w := range wordsOf(fold(text)) {
		switch w {
		case "hari", "jam", "menit", "mnt", "detik", "dtk", "minggu", "mgg", "bulan", "bln", "tahun", "thn", "lalu", "kemarin", "j", "mg", "balas", "suka", "baru", "yll":
			return tongueID
		case "ago", "days", "day", "hours", "hour", "minutes", "minute", "weeks", "week", "w", "y", "mo", "months", "month", "years", "year", "yesterday", "reply", "likes", "like", "just":
			return tongueEN
		}
	}
	return tongueUnknown
}

// wordsOf gives the runs of letters of a folded text.
func wordsOf(p string) []string {
	var out []string
	start := -1
	for i := 0; i <= len(p); i++ {
		letter := i < len(p) && (p[i] >= 'a' && p[i] <= 'z')
		if letter && start < 0 {
			start = i
		} else if !letter && start >= 0 {
			out = append(out, p[start:i])
			start = -1
		}
	}
	return out
}
