package commentfile

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"lontar/app/planvalue"
)

// when is a moment as a cell tells it.
type when struct {
	at       time.Time // as if UTC, unless zoned
	clock    bool      // an hour is told
	zoned    bool      // at is the moment itself
	relative bool      // counted back from the moment of reading
	noYear   bool

	numeric       bool // day and month as numbers
	first, second int  // of a numeric date, as written
}

var (
	reISO   = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|t|_)(.*)$`)
	reNum   = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b(.*)$`)
	reDay   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[\s\-./]*(?:de |of )?([a-zé]{3,10})\.?,?[\s\-./]*(?:(\d{4})\b|(\d{2})\b(?:[^:.]|$))?(.*)$`)
	reMonth = regexp.MustCompile(`^([a-z]{3,10})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?\b,?\s*(?:(\d{4})\b)?(.*)$`)
	reClock = regexp.MustCompile(`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?[\s\x{202f}]*([ap]\.?m\b)?`)
	reZone  = regexp.MustCompile(`(?:(z)$|(?:utc|gmt)?\s*([+-]\d{1,2})(?::?(\d{2}))?\b|\b(utc|gmt|wib|wita|wit)\b)`)
	reYear  = regexp.MustCompile(`\b(20\d{2})\b`)
	reWeek  = regexp.MustCompile(`^([a-z']{3,9}),?\s+`)
	reLead  = regexp.MustCompile(`^(?:pada|on|tanggal|tgl|pukul|jam|date:?)\s+`)
)

// readWhen reads a moment that is told in full; numeric dates are read in the
// given order, day first when it is not known.
func readWhen(s string, order planvalue.Order) (when, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 90 {
		return when{}, false
	}
	if w, ok := quickWhen(s, order); ok {
		return w, true
	}
	if w, ok := countedWhen(s); ok {
		return w, true
	}
	p := fold(s)
	if i := strings.IndexByte(p, '('); i > 8 { // "GMT+0700 (Western Indonesia Time)"
		p = strings.TrimSpace(p[:i])
	}
	p = reLead.ReplaceAllString(p, "")
	for range 2 {
		if m := reWeek.FindStringSubmatch(p); m != nil {
			if _, ok := planvalue.WeekdayNamed(m[1]); ok {
				p = p[len(m[0]):]
			}
		}
	}
	var w when
	if m := reISO.FindStringSubmatch(p); m != nil {
		return w.put(atoi(m[1]), atoi(m[2]), atoi(m[3]), m[4])
	}
	if m := reNum.FindStringSubmatch(p); m != nil {
		return w.ordered(atoi(m[1]), atoi(m[2]), year(m[3]), m[4], order)
	}
	if m := reDay.FindStringSubmatch(p); m != nil {
		if month, ok := planvalue.MonthNamed(m[2]); ok {
			y := m[3]
			if y == "" {
				y = m[4]
			}
			return w.named(int(month), atoi(m[1]), y, m[5])
		}
	}
	if m := reMonth.FindStringSubmatch(p); m != nil {
		if month, ok := planvalue.MonthNamed(m[1]); ok {
			return w.named(int(month), atoi(m[2]), m[3], m[4])
		}
	}
	return when{}, false
}

// quickWhen reads the two forms most files have: "2025-12-03T06:24:13…" and
// "03/12/25 06:24:13".
func quickWhen(s string, order planvalue.Order) (when, bool) {
	var n [6]int
	k, digits, firstLen := 0, 0, 0
	i := 0
	for ; i < len(s); i++ {
		c := s[i]
		if c >= '0' && c <= '9' {
			if digits++; digits > 4 {
				return when{}, false
			}
			n[k] = n[k]*10 + int(c-'0')
			continue
		}
		if digits == 0 {
			return when{}, false
		}
		if k == 0 {
			firstLen = digits
		}
		switch {
		case k < 2 && (c == '-' || c == '/' || c == '.'), k == 2 && (c == ' ' || c == 'T'), (k == 3 || k == 4) && c == ':':
		default:
			goto done
		}
		k, digits = k+1, 0
		if k == 6 {
			return when{}, false
		}
	}
done:
	if k < 2 || k == 3 || digits == 0 {
		return when{}, false
	}
	rest := s[i:]
	if k == 5 && strings.HasPrefix(rest, ".") { // fraction of a second
		j := 1
		for j < len(rest) && rest[j] >= '0' && rest[j] <= '9' {
			j++
		}
		rest = rest[j:]
	}
	var w when
	switch rest {
	case "":
	case "Z", "+00:00", "+0000", " UTC", " +0000 UTC":
		if k < 4 {
			return when{}, false
		}
		w.zoned = true
	default:
		return when{}, false
	}
	y, mo, d := n[0], n[1], n[2]
	if firstLen != 4 {
		if firstLen > 2 {
			return when{}, false
		}
		w.numeric, w.first, w.second = true, n[0], n[1]
		d, mo = inOrder(n[0], n[1], order)
		if y = n[2]; y < 100 {
			y += 2000
		}
	}
	w.clock = k >= 4
	return w.day(y, mo, d, n[3], n[4], n[5])
}

// countedWhen reads moments counted from a beginning: Unix time in seconds,
// milli- or microseconds, and the days of a spreadsheet program.
func countedWhen(s string) (when, bool) {
	whole, fraction, dotted := strings.Cut(s, ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(fraction, "0123456789") != "" {
		return when{}, false
	}
	v, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return when{}, false
	}
	w := when{clock: true, zoned: true}
	switch {
	case len(whole) == 10 && v > 1e9:
		w.at = time.Unix(v, 0).UTC()
	case len(whole) == 13 && !dotted:
		w.at = time.UnixMilli(v).UTC()
	case len(whole) == 16 && !dotted:
		w.at = time.UnixMicro(v).UTC()
	case len(whole) == 5 && v > 38000 && v < 73050: // 2004–2099
		f, _ := strconv.ParseFloat("0."+fraction+"0", 64)
		w.zoned, w.clock = false, dotted
		w.at = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(v)).Add(time.Duration(f*86400+0.5) * time.Second)
	default:
		return when{}, false
	}
	return w, w.at.Year() >= 2004 && w.at.Year() < 2100
}

func (w when) named(month, day int, y, rest string) (when, bool) {
	if y == "" {
		if m := reYear.FindStringSubmatch(rest); m != nil { // "Dec 03 06:24:13 +0000 2025"
			y = m[1]
			rest = strings.Replace(rest, y, "", 1)
		}
	}
	if y == "" {
		w.noYear = true
		return w.put(2000, month, day, rest)
	}
	return w.put(year(y), month, day, rest)
}

func (w when) ordered(a, b, y int, rest string, order planvalue.Order) (when, bool) {
	w.numeric, w.first, w.second = true, a, b
	d, m := inOrder(a, b, order)
	return w.put(y, m, d, rest)
}

// inOrder gives day and month of a numeric date; a number over 12 settles it.
func inOrder(a, b int, order planvalue.Order) (day, month int) {
	if b > 12 && a <= 12 || order == planvalue.MonthFirst && !(a > 12 && b <= 12) {
		return b, a
	}
	return a, b
}

// put reads the hour and zone that follow a date.
func (w when) put(y, m, d int, rest string) (when, bool) {
	h, mi, s := 0, 0, 0
	if c := reClock.FindStringSubmatchIndex(rest); c != nil {
		part := func(i int) string {
			if c[2*i] < 0 {
				return ""
			}
			return rest[c[2*i]:c[2*i+1]]
		}
		h, mi, s, w.clock = atoi(part(1)), atoi(part(2)), atoi(part(3)), true
		if half := part(4); half != "" && h <= 12 {
			h %= 12
			if half[0] == 'p' {
				h += 12
			}
		}
		rest = strings.TrimSpace(rest[c[1]:])
		if z := reZone.FindStringSubmatch(rest); z != nil {
			w.zoned = true
			offset := 0
			switch {
			case z[2] != "":
				hours := atoi(z[2][1:])
				offset = hours*3600 + atoi(z[3])*60
				if z[2][0] == '-' {
					offset = -offset
				}
			case z[4] == "wib":
				offset = 7 * 3600
			case z[4] == "wita":
				offset = 8 * 3600
			case z[4] == "wit":
				offset = 9 * 3600
			}
			if offset > 14*3600 || offset < -12*3600 {
				w.zoned, offset = false, 0
			}
			s -= offset
			return w.day(y, m, d, h, mi, s)
		}
	}
	return w.day(y, m, d, h, mi, s)
}

func (w when) day(y, m, d, h, mi, s int) (when, bool) {
	if y < 2000 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31 || h > 24 || mi > 59 || s > 60 {
		return when{}, false
	}
	w.at = time.Date(y, time.Month(m), d, h, mi, s, 0, time.UTC)
	noon := time.Date(y, time.Month(m), d, 12, 0, 0, 0, time.UTC)
	return w, noon.Day() == d
}

// moment is the point in time of a cell: in UTC, and how sure it is.
func (w when) moment(zone *time.Location, now time.Time) (time.Time, string) {
	if w.relative {
		return w.at.UTC(), AtRelative
	}
	if w.zoned {
		return w.at, AtExact
	}
	t := w.at
	if w.noYear {
		t = nearestPast(t, now.In(zone))
	}
	t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone).UTC()
	if !w.clock {
		return t, AtDay
	}
	return t, AtZone
}

// nearestPast puts a day and month into the last year in which it has been.
func nearestPast(t, now time.Time) time.Time {
	for y := now.Year() + 1; y >= now.Year()-4; y-- {
		d := time.Date(y, t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
		if d.Day() == t.Day() && !d.After(now.AddDate(0, 0, 1)) {
			return d
		}
	}
	return t
}

func year(s string) int {
	y := atoi(s)
	if len(s) <= 2 {
		y += 2000
	}
	return y
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
