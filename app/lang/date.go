package lang

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"lontar/models"
)

// parse reads a stored day; ok is false for "" and anything that is not a date.
func parse(day string) (time.Time, bool) {
	t, err := time.Parse(models.DayFormat, day)
	return t, err == nil
}

// Weekday is the name of a day of the week, "Rabu" or short "Rab".
func Weekday(w time.Weekday, short bool) string {
	if short {
		return T("date.weekday_short." + strconv.Itoa(int(w)))
	}
	return T("date.weekday." + strconv.Itoa(int(w)))
}

// MonthName is the name of a month, "Februari" or short "Feb".
func MonthName(m time.Month, short bool) string {
	if short {
		return T("date.month_short." + strconv.Itoa(int(m)))
	}
	return T("date.month." + strconv.Itoa(int(m)))
}

// Month is a month of a year, "Februari 2027".
func Month(year int, m time.Month) string {
	return T("date.month_year", "month", MonthName(m, false), "year", strconv.Itoa(year))
}

// Day is a stored day in short, "Rab 24 Feb"; what is not a day is returned as it is.
func Day(day string) string { return days(day, "date.day", true) }

// DayLong is a stored day in full, "Rabu, 24 Februari 2027".
func DayLong(day string) string { return days(day, "date.day_long", false) }

// DayMonth is a stored day without weekday and year, "24 Feb".
func DayMonth(day string) string { return days(day, "date.day_month", true) }

// DayYear is a stored day without weekday, "24 Feb 2027".
func DayYear(day string) string { return days(day, "date.day_year", true) }

func days(day, key string, short bool) string {
	t, ok := parse(day)
	if !ok {
		return day
	}
	return T(key, "weekday", Weekday(t.Weekday(), short), "day", strconv.Itoa(t.Day()),
		"month", MonthName(t.Month(), short), "year", strconv.Itoa(t.Year()))
}

// Clock is a stored clock as people write it: "16.30" in Indonesian, "16:30" in English.
func Clock(clock string) string {
	if Code() == Indonesian {
		return strings.Replace(clock, ":", ".", 1)
	}
	return clock
}

// When is a stored day and clock together, "Rab 24 Feb 16.30", without the
// clock while it is not decided, and "belum dijadwalkan" without a day.
func When(day, clock string) string {
	switch {
	case day == "":
		return T("date.unscheduled")
	case clock == "":
		return Day(day)
	}
	return Day(day) + " " + Clock(clock)
}

// Moment is a point in time as seen in a zone, with the name of the zone:
// "Rab 24 Feb 16.30 WIB".
func Moment(t time.Time, zone string) string {
	l := t.In(models.LoadZone(zone))
	return When(l.Format(models.DayFormat), l.Format(models.ClockFormat)) + " " + models.ZoneLabel(zone, t)
}

// Range is a span of days in full: "22–28 Februari 2027",
// "29 Maret – 4 April 2027", "28 Desember 2026 – 3 Januari 2027".
func Range(from, to string) string { return span(from, to, false, true) }

// RangeShort is a span of days without year: "1–7 Mar", "29 Mar – 4 Apr".
func RangeShort(from, to string) string { return span(from, to, true, false) }

func span(from, to string, short, year bool) string {
	a, okA := parse(from)
	b, okB := parse(to)
	if !okA || !okB {
		return strings.Trim(from+" – "+to, " –")
	}
	tail := func(t time.Time, year bool) string {
		s := strconv.Itoa(t.Day()) + " " + MonthName(t.Month(), short)
		if year {
			s += " " + strconv.Itoa(t.Year())
		}
		return s
	}
	switch {
	case from == to:
		return tail(b, year)
	case a.Year() != b.Year():
		return tail(a, true) + " – " + tail(b, true)
	case a.Month() != b.Month():
		return tail(a, false) + " – " + tail(b, year)
	}
	return fmt.Sprintf("%d–%s", a.Day(), tail(b, year))
}

// Seconds is a short time in words: "45 detik", "2 menit" (rounded) from two minutes on.
func Seconds(n int) string {
	if n >= 120 {
		return N("common.minutes", (n+30)/60)
	}
	return N("common.seconds", n)
}

// Duration is a whole number of minutes in words: "45 menit", "2 jam", "1 jam 30 menit".
func Duration(minutes int) string {
	switch h, m := minutes/60, minutes%60; {
	case h == 0:
		return N("common.minutes", m)
	case m == 0:
		return N("common.hours", h)
	default:
		return T("date.duration", "hours", h, "minutes", m)
	}
}
