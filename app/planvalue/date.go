package planvalue

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"lontar/models"
)

// What a cell can lack to be a date. ErrNotDate is the general case.
var (
	ErrNotDate  = errors.New("not a date")
	ErrNoSuch   = errors.New("no such day in the calendar")
	ErrDayOnly  = errors.New("a day of the month without its month") // Note.Day
	ErrMonth    = errors.New("a month without a day")                // Note.Month, Note.Year
	ErrNameOnly = errors.New("only the name of a day")               // Note.Weekday
)

// Order is how numeric dates of a file are written.
type Order int

// The orders. Unknown reads day first and marks what could be read otherwise.
const (
	Unknown Order = iota
	DayFirst
	MonthFirst
)

// Note is what else a date cell says.
type Note struct {
	Year, Day  int
	Month      time.Month
	HasWeekday bool
	Weekday    time.Weekday
	Clock      string // "22/02/2027 19.00"
	Range      bool   // "22–24 Februari": the first day counts
	NoYear     bool   // the year was not written; the nearest one was taken
	Numeric    bool   // day and month as numbers, order not certain from the cell alone
	First      int    // of a numeric date, as written
	Second     int
	Other      string // the day when read in the other order, "" when impossible
	Serial     bool   // an Excel serial number that lost its format
}

var (
	isoDate   = regexp.MustCompile(`^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:(?:t|[ ,]+)(.*))?$`)
	numDate   = regexp.MustCompile(`^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|'?\d{2})(?:[ ,]+(.*))?$`)
	numShort  = regexp.MustCompile(`^(\d{1,2})\s*[-/.]\s*(\d{1,2})$`)
	dayMonth  = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]*(?:of\s+)?([a-z]{3,})\.?(?:[\s\-/.,]*(?:'?(\d{4}|\d{2})))?(?:[ ,;]+(.*))?$`)
	monthDay  = regexp.MustCompile(`^([a-z]{3,})\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,/-]+'?(\d{4}|\d{2}))?(?:[ ,]+(.*))?$`)
	dayRange  = regexp.MustCompile(`^(\d{1,2})\s*(?:[a-z]{3,}\.?\s*)?(?:-|s/d|s\.d\.?|sd|sampai|hingga|to|&|dan|and|,|/)\s*\d{1,2}\s+(.*[a-z].*)$`)
	monthOnly = regexp.MustCompile(`^([a-z]{3,})\.?[\s\-/.,']*(\d{4}|\d{2})?$`)
	monthNum  = regexp.MustCompile(`^(?:(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2}))$`)
	number    = regexp.MustCompile(`^\d+(?:[.,]0+)?$`)
	dateLead  = regexp.MustCompile(`^(?:tanggal|tgl|date|hari|posting|tayang)\b\.?\s*:?\s*`)
	bracketed = regexp.MustCompile(`\([^)]*\)`)
	zoneTail  = regexp.MustCompile(`\s*(?:gmt|utc).*$`)
)

// Date reads a date; ref is the present, or the month the sheet is about: a
// date without year takes the year that brings it nearest. Numeric dates are
// read day first. A blank cell is "" without error. With an error the Note may
// still say what was there (ErrDayOnly, ErrMonth, ErrNameOnly).
func Date(s string, ref time.Time) (day string, n Note, err error) {
	return DateIn(s, ref, Unknown)
}

// DateIn is Date for a file whose order of day and month is known.
func DateIn(s string, ref time.Time, order Order) (day string, n Note, err error) {
	if Blank(s) {
		return "", n, nil
	}
	if len(s) > 120 {
		return "", n, fmt.Errorf("%w", ErrNotDate)
	}
	p := plain(s)
	if b := bracketed.FindString(p); b != "" { // "22/02/2027 (Senin)"
		inner := strings.Trim(b, "() ")
		if w, rest, ok := weekdayIn(inner); ok && rest == "" {
			n.Weekday, n.HasWeekday = w, true
		}
		p = strings.TrimSpace(bracketed.ReplaceAllString(p, " "))
	}
	p = zoneTail.ReplaceAllString(p, "")
	p = dateLead.ReplaceAllString(p, "")
	if w, rest, ok := weekdayIn(p); ok {
		n.Weekday, n.HasWeekday = w, true
		p = rest
	}
	p = strings.TrimSpace(dateLead.ReplaceAllString(p, ""))
	if p == "" {
		if n.HasWeekday {
			return "", n, ErrNameOnly
		}
		return "", n, ErrNotDate
	}
	day, err = n.parse(p, ref, order)
	return day, n, err
}

func (n *Note) parse(p string, ref time.Time, order Order) (string, error) {
	if m := isoDate.FindStringSubmatch(p); m != nil {
		n.tail(m[4])
		return n.set(atoi(m[1]), time.Month(atoi(m[2])), atoi(m[3]))
	}
	if m := dayRange.FindStringSubmatch(p); m != nil {
		if _, ok := MonthNamed(firstWord(m[2])); ok {
			n.Range = true
			return n.parse(m[1]+" "+m[2], ref, order)
		}
	}
	if m := numDate.FindStringSubmatch(p); m != nil {
		n.tail(m[4])
		return n.numeric(atoi(m[1]), atoi(m[2]), fullYear(m[3]), order)
	}
	if m := monthNum.FindStringSubmatch(p); m != nil {
		if m[1] != "" {
			n.Month, n.Year = time.Month(atoi(m[1])), atoi(m[2])
		} else {
			n.Month, n.Year = time.Month(atoi(m[4])), atoi(m[3])
		}
		return "", ErrMonth
	}
	if m := numShort.FindStringSubmatch(p); m != nil {
		return n.short(atoi(m[1]), atoi(m[2]), ref, order)
	}
	if m := dayMonth.FindStringSubmatch(p); m != nil {
		if month, ok := MonthNamed(m[2]); ok {
			return n.named(atoi(m[1]), month, m[3], m[4], ref)
		}
	}
	if m := monthDay.FindStringSubmatch(p); m != nil {
		if month, ok := MonthNamed(m[1]); ok {
			return n.named(atoi(m[2]), month, m[3], m[4], ref)
		}
	}
	if m := monthOnly.FindStringSubmatch(p); m != nil {
		if month, ok := MonthNamed(m[1]); ok {
			n.Month, n.Year = month, fullYear(m[2])
			return "", ErrMonth
		}
	}
	if number.MatchString(p) {
		whole, _, _ := strings.Cut(strings.Replace(p, ",", ".", 1), ".")
		switch v := atoi(whole); {
		case len(whole) <= 2 && v >= 1 && v <= 31:
			n.Day = v
			return "", ErrDayOnly
		case len(whole) == 8 && v > 19000101 && v < 21000101:
			return n.set(v/10000, time.Month(v/100%100), v%100)
		case len(whole) == 5 && v > 36526 && v < 73050: // 2000–2099 as an Excel serial
			n.Serial = true
			t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, v)
			return n.set(t.Year(), t.Month(), t.Day())
		}
	}
	return "", ErrNotDate
}

// numeric decides between 22/02 and 02/22: a number over 12 settles it.
func (n *Note) numeric(a, b, year int, order Order) (string, error) {
	n.First, n.Second = a, b
	switch {
	case a > 12 && b <= 12:
		order = DayFirst
	case b > 12 && a <= 12:
		order = MonthFirst
	default:
		n.Numeric = a != b
	}
	d, m := a, b
	if order == MonthFirst {
		d, m = b, a
	}
	if n.Numeric {
		n.Other, _ = dayOf(year, time.Month(d), m)
	}
	return n.set(year, time.Month(m), d)
}

func (n *Note) short(a, b int, ref time.Time, order Order) (string, error) {
	n.NoYear = true
	n.First, n.Second = a, b
	switch {
	case a > 12 && b <= 12:
		order = DayFirst
	case b > 12 && a <= 12:
		order = MonthFirst
	default:
		n.Numeric = a != b
	}
	d, m := a, b
	if order == MonthFirst {
		d, m = b, a
	}
	if n.Numeric {
		if y, ok := n.nearest(time.Month(d), m, ref); ok {
			n.Other, _ = dayOf(y, time.Month(d), m)
		}
	}
	year, ok := n.nearest(time.Month(m), d, ref)
	if !ok {
		return "", ErrNoSuch
	}
	return n.set(year, time.Month(m), d)
}

func (n *Note) named(d int, m time.Month, year, rest string, ref time.Time) (string, error) {
	n.tail(rest)
	if year != "" {
		return n.set(fullYear(year), m, d)
	}
	if rest != "" { // "apr 14 07:00:00 2026"
		if f := strings.Fields(rest); len(f) > 1 && len(f[len(f)-1]) == 4 {
			if y := atoi(f[len(f)-1]); y > 1900 {
				return n.set(y, m, d)
			}
		}
	}
	n.NoYear = true
	y, ok := n.nearest(m, d, ref)
	if !ok {
		n.Month, n.Day = m, d
		return "", ErrNoSuch
	}
	return n.set(y, m, d)
}

// nearest is the year that brings day and month nearest to ref; a named
// weekday must fit when it fits any of the years around.
func (n *Note) nearest(m time.Month, d int, ref time.Time) (year int, ok bool) {
	near := time.Date(ref.Year(), ref.Month(), ref.Day(), 0, 0, 0, 0, time.UTC)
	best, bestFits := time.Duration(1<<63-1), false
	for _, y := range []int{near.Year(), near.Year() + 1, near.Year() - 1} {
		if _, valid := dayOf(y, m, d); valid != nil {
			continue
		}
		t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		fits := n.HasWeekday && t.Weekday() == n.Weekday
		far := t.Sub(near).Abs()
		if !ok || (fits && !bestFits) || (fits == bestFits && far < best) {
			year, ok, best, bestFits = y, true, far, fits
		}
	}
	return year, ok
}

// tail reads the hour that follows a date.
func (n *Note) tail(rest string) {
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return
	}
	if i := strings.IndexByte(rest, ' '); i > 0 && len(rest) > i+4 && atoi(rest[i+1:]) > 1900 {
		rest = rest[:i]
	}
	if h, err := ReadHour(rest); err == nil {
		n.Clock = h.Clock
	}
}

func (n *Note) set(y int, m time.Month, d int) (string, error) {
	n.Year, n.Month, n.Day = y, m, d
	return dayOf(y, m, d)
}

func dayOf(y int, m time.Month, d int) (string, error) {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if y < 1990 || y > 2199 || t.Month() != m || t.Day() != d || t.Year() != y {
		return "", ErrNoSuch
	}
	return t.Format(models.DayFormat), nil
}

// Compose puts day, month and year together; ErrNoSuch when they are no date.
func Compose(y int, m time.Month, d int) (string, error) { return dayOf(y, m, d) }

func fullYear(s string) int {
	s = strings.TrimPrefix(s, "'")
	y := atoi(s)
	if len(s) == 2 {
		y += 2000
	}
	return y
}

// atoi reads the leading digits; 0 when there are none. Inputs are short.
func atoi(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9'; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func firstWord(s string) string {
	f := words(s)
	if len(f) == 0 {
		return ""
	}
	return f[0]
}

var monthNames = map[string]time.Month{}

func init() {
	for i, names := range []string{
		"jan januari january", "feb peb februari february pebruari febuari", "mar maret march mrt", "apr april",
		"mei may", "jun juni june", "jul juli july", "agu ags agt agust agustus aug august",
		"sep sept september", "okt oct oktober october", "nov nop november nopember", "des dec desember december",
	} {
		for _, name := range strings.Fields(names) {
			monthNames[name] = time.Month(i + 1)
			for k := 3; k < len(name); k++ { // "janua", "febr"
				if _, taken := monthNames[name[:k]]; !taken {
					monthNames[name[:k]] = time.Month(i + 1)
				}
			}
		}
	}
}

// MonthNamed reads the name of a month or its beginning in either language.
func MonthNamed(s string) (time.Month, bool) {
	m, ok := monthNames[strings.Trim(plain(s), " .")]
	return m, ok
}

// Month reads a month with or without year, as in a month column or the name
// of a sheet: "Februari 2027", "FEB 27", "2027-02", "2 (Februari)", "02/2027",
// or a date of that month. A year of 0 means none was written.
func Month(s string) (year int, m time.Month, ok bool) {
	p := plain(s)
	if p == "" || len(p) > 60 {
		return 0, 0, false
	}
	if n := atoi(p); len(p) <= 2 && n >= 1 && n <= 12 && strconv.Itoa(n) == strings.TrimLeft(p, "0") {
		return 0, time.Month(n), true
	}
	_, n, err := Date(s, time.Now())
	if err == nil && !n.NoYear && n.Year != 0 || errors.Is(err, ErrMonth) {
		return n.Year, n.Month, n.Month >= 1 && n.Month <= 12
	}
	for _, w := range words(p) {
		if found, named := MonthNamed(w); named {
			if m != 0 && m != found {
				return 0, 0, false // "Feb–Mar"
			}
			m = found
		} else if len(w) == 4 && atoi(w) > 1990 && atoi(w) < 2200 {
			year = atoi(w)
		}
	}
	return year, m, m != 0
}

var weekdayNames = map[string]time.Weekday{}

func init() {
	for i, names := range []string{
		"minggu min mgg ahad sunday sun", "senin sen monday mon", "selasa sel tuesday tue tues",
		"rabu rab wednesday wed", "kamis kam thursday thu thur thurs", "jumat jum'at jum jmt friday fri", "sabtu sab saturday sat",
	} {
		for _, name := range strings.Fields(names) {
			weekdayNames[name] = time.Weekday(i)
		}
	}
}

// WeekdayNamed reads the name of a day of the week.
func WeekdayNamed(s string) (time.Weekday, bool) {
	w, ok := weekdayNames[strings.Trim(plain(s), " .,")]
	return w, ok
}

// weekdayIn takes the name of a day off the beginning or end of a date.
func weekdayIn(p string) (w time.Weekday, rest string, ok bool) {
	i := strings.IndexFunc(p, func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' })
	head := p
	if i >= 0 {
		head = p[:i]
	}
	if w, ok = weekdayNames[head]; ok {
		return w, strings.TrimLeft(p[len(head):], " ,.-/:"), true
	}
	j := strings.LastIndexFunc(p, func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' })
	if j >= 0 {
		if w, ok = weekdayNames[p[j+1:]]; ok {
			return w, strings.TrimRight(p[:j+1], " ,.-/:"), true
		}
	}
	return 0, p, false
}
