package insightfile

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"lontar/app/planvalue"
)

// when is a date cell as written.
type when struct {
	year, month, day int
	hour, min, sec   int
	clock            bool // an hour is written
	zoned            bool // with its distance from UTC
	offset           int  // seconds
	numeric          bool // day and month as numbers, in an order the cell does not settle
	first            int  // of such, as written
	second           int
	settled          planvalue.Order // the order a numeric date cannot but have
}

func (w when) date(year int) string {
	if w.year != 0 {
		year = w.year
	}
	s, err := planvalue.Compose(year, time.Month(w.month), w.day)
	if err != nil {
		return ""
	}
	return s
}

// in is the moment in a zone; the zone a cell names itself goes first.
func (w when) in(year int, zone *time.Location) (time.Time, bool) {
	if w.year != 0 {
		year = w.year
	}
	if w.date(year) == "" || w.hour > 23 || w.min > 59 || w.sec > 59 {
		return time.Time{}, false
	}
	if w.zoned {
		zone = time.FixedZone("", w.offset)
	}
	return time.Date(year, time.Month(w.month), w.day, w.hour, w.min, w.sec, 0, zone).UTC(), true
}

// unswapped puts day and month in the order that fits the moment an id tells:
// a spreadsheet program takes 06/05 for the sixth of May and says so nowhere.
func (w when) unswapped(known time.Time) when {
	at, ok := w.in(0, time.UTC)
	if ok && at.Sub(known).Abs() < 72*time.Hour {
		return w
	}
	other := w
	other.month, other.day = w.day, w.month
	if t, ok := other.in(0, time.UTC); ok && t.Sub(known).Abs() < 72*time.Hour {
		return other
	}
	return w
}

// readWhen reads a date with or without hour and year: ISO, numbers in either
// order, names of months in the languages of general.json.
func readWhen(s string, order planvalue.Order) (w when, ok bool) {
	s = strings.TrimSpace(s)
	if w, ok = isoWhen(s); ok {
		return w, true
	}
	if len(s) > 60 || len(s) < 3 {
		return w, false
	}
	var digits []int
	var lens []int
	month, pm, am := 0, false, false
	for rest := s; rest != ""; {
		c := rest[0]
		switch {
		case digit(c):
			i := 0
			for i < len(rest) && digit(rest[i]) {
				i++
			}
			if i < len(rest) && (rest[i] == ':' || rest[i] == '.' && len(digits) >= 2 && month == 0 && lensYear(lens) || rest[i] == '.' && month != 0 && len(digits) >= 2) && !w.clock && i <= 2 {
				n := w.readClock(rest)
				if n == 0 {
					return w, false
				}
				rest = rest[n:]
				continue
			}
			v, err := strconv.Atoi(rest[:i])
			if err != nil || i > 4 {
				return w, false
			}
			digits, lens = append(digits, v), append(lens, i)
			rest = rest[i:]
		case c == '+' || c == '-' && w.clock:
			if !w.readOffset(rest) {
				return w, false
			}
			rest = ""
		default:
			word, size := leadingWord(rest)
			if size == 0 {
				_, n := nextRune(rest)
				rest = rest[n:]
				continue
			}
			rest = rest[size:]
			lower := strings.ToLower(word)
			switch {
			case lower == "am":
				am = true
			case lower == "pm":
				pm = true
			case (lower == "utc" || lower == "gmt" || lower == "z") && w.clock:
				w.zoned = true
			case lower == "wib", lower == "wita", lower == "wit":
				w.zoned, w.offset = true, map[string]int{"wib": 7, "wita": 8, "wit": 9}[lower]*3600
			case month == 0 && books().months[lower] != 0:
				month = books().months[lower]
			case !dateWord(lower):
				return w, false
			}
		}
	}
	if w.clock && (pm || am) {
		if w.hour == 12 {
			w.hour = 0
		}
		if pm {
			w.hour += 12
		}
	}
	return w, w.place(digits, lens, month, order)
}

func lensYear(lens []int) bool {
	for _, n := range lens {
		if n == 4 {
			return true
		}
	}
	return false
}

// place says which numbers are year, month and day.
func (w *when) place(digits, lens []int, month int, order planvalue.Order) bool {
	if month != 0 {
		w.month = month
		switch {
		case len(digits) == 1 && lens[0] <= 2:
			w.day = digits[0]
		case len(digits) == 2 && lens[1] == 4:
			w.day, w.year = digits[0], digits[1]
		case len(digits) == 2 && lens[0] == 4:
			w.year, w.day = digits[0], digits[1]
		case len(digits) == 2 && lens[1] == 2:
			w.day, w.year = digits[0], 2000+digits[1]
		default:
			return false
		}
		return w.day >= 1 && w.day <= 31 && (w.year == 0 || w.year > 1999 && w.year < 2100)
	}
	if len(digits) != 3 {
		return false
	}
	if lens[0] == 4 {
		w.year, w.month, w.day = digits[0], digits[1], digits[2]
		return w.date(0) != ""
	}
	a, b := digits[0], digits[1]
	w.year = digits[2]
	switch lens[2] {
	case 4:
	case 2:
		w.year += 2000
	default:
		return false
	}
	switch {
	case a > 12 && b <= 12:
		order, w.settled = planvalue.DayFirst, planvalue.DayFirst
	case b > 12 && a <= 12:
		order, w.settled = planvalue.MonthFirst, planvalue.MonthFirst
	default:
		w.numeric = a != b
	}
	w.first, w.second = a, b
	w.day, w.month = a, b
	if order == planvalue.MonthFirst {
		w.day, w.month = b, a
	}
	return w.date(0) != ""
}

// isoWhen is the quick way for "2026-05-25T00:00:00".
func isoWhen(s string) (w when, ok bool) {
	if len(s) < 10 || s[4] != '-' && s[4] != '/' || s[7] != s[4] {
		return w, false
	}
	y, ok1 := two(s[0:2])
	y2, ok2 := two(s[2:4])
	m, ok3 := two(s[5:7])
	d, ok4 := two(s[8:10])
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return w, false
	}
	w.year, w.month, w.day = y*100+y2, m, d
	if w.date(0) == "" {
		return w, false
	}
	if len(s) == 10 {
		return w, true
	}
	if s[10] != ' ' && s[10] != 'T' {
		return w, false
	}
	n := w.readClock(s[11:])
	if n == 0 {
		return w, false
	}
	switch rest := strings.TrimSpace(s[11+n:]); {
	case rest == "":
		return w, true
	case strings.EqualFold(rest, "z"), strings.EqualFold(rest, "utc"):
		w.zoned = true
		return w, true
	case rest[0] == '+', rest[0] == '-':
		return w, w.readOffset(rest)
	}
	return w, false
}

func two(s string) (int, bool) {
	if !digit(s[0]) || !digit(s[1]) {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}

// readClock reads "9:05", "09.05" or "09:05:30.5" at the beginning; 0 for none.
func (w *when) readClock(s string) int {
	i := 0
	part := func() (int, bool) {
		from := i
		for i < len(s) && digit(s[i]) {
			i++
		}
		v, err := strconv.Atoi(s[from:i])
		return v, err == nil && i-from <= 2
	}
	var ok bool
	if w.hour, ok = part(); !ok || i >= len(s) {
		return 0
	}
	sep := s[i]
	if sep != ':' && sep != '.' {
		return 0
	}
	i++
	if w.min, ok = part(); !ok {
		return 0
	}
	if i+1 < len(s) && s[i] == sep && digit(s[i+1]) {
		i++
		if w.sec, ok = part(); !ok {
			return 0
		}
		if i < len(s) && s[i] == '.' {
			for i++; i < len(s) && digit(s[i]); i++ {
			}
		}
	}
	w.clock = w.hour < 24 && w.min < 60 && w.sec < 60
	if !w.clock {
		return 0
	}
	return i
}

// readOffset reads "+0000", "+07:00", "-08".
func (w *when) readOffset(s string) bool {
	sign := 1
	if s[0] == '-' {
		sign = -1
	}
	d := strings.ReplaceAll(strings.TrimSpace(s[1:]), ":", "")
	if !allDigits(d) || len(d) != 2 && len(d) != 4 {
		return false
	}
	h, _ := strconv.Atoi(d[:2])
	m := 0
	if len(d) == 4 {
		m, _ = strconv.Atoi(d[2:])
	}
	w.zoned, w.offset = true, sign*(h*3600+m*60)
	return h < 15 && m < 60
}

func nextRune(s string) (rune, int) {
	for i, r := range s {
		if i > 0 {
			return r, i
		}
	}
	return 0, len(s)
}

func leadingWord(s string) (string, int) {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return s[:i], i
		}
	}
	return s, len(s)
}

// dateWord are the words between and beside the parts of a date.
func dateWord(s string) bool {
	switch s {
	case "de", "del", "of", "the", "di", "le", "t", "at", "pukul", "jam", "st", "nd", "rd", "th", "às", "um", "tgl", "tanggal", "tháng":
		return true
	}
	_, ok := planvalue.WeekdayNamed(s)
	return ok
}
