package kit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

var (
	isoDay     = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	numericDay = regexp.MustCompile(`^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$`)
	wordDay    = regexp.MustCompile(`^(\d{1,2})\s+([\p{L}.]+)(?:\s+(\d{2}|\d{4}))?$`)
	typedClock = regexp.MustCompile(`(?i)^(\d{1,2})(?:[.:h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|pagi|siang|sore|malam)?\s*(?:wib|wita|wit)?$`)
)

// monthWords are the first letters that tell a month, Indonesian and English.
var monthWords = [12][]string{
	{"jan"},
	{"feb", "peb"},
	{"mar"},
	{"apr"},
	{"mei", "may"},
	{"jun"},
	{"jul"},
	{"agu", "ags", "aug"},
	{"sep"},
	{"okt", "oct"},
	{"nov", "nop"},
	{"des", "dec"},
}

// ParseDay reads a day a person typed: ISO, day/month(/year), "26 Feb (2027)"
// with an optional weekday before it, a bare day of this month, "hari ini",
// "besok". Without a year it is the nearest such day that is not more than two
// months past. "" gives "".
func ParseDay(s string, now time.Time) (string, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return "", true
	}
	for by, key := range []string{"common.today", "common.tomorrow"} {
		if s == strings.ToLower(lang.T(key)) {
			return now.AddDate(0, 0, by).Format(models.DayFormat), true
		}
	}
	if _, rest, ok := strings.Cut(s, ","); ok {
		s = strings.TrimSpace(rest)
	} else if head, rest, ok := strings.Cut(s, " "); ok && head != "" && (head[0] < '0' || head[0] > '9') {
		s = strings.TrimSpace(rest)
	}
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return makeDay(m[1], atoi(m[2]), m[3], now)
	}
	if m := numericDay.FindStringSubmatch(s); m != nil {
		return makeDay(m[3], atoi(m[2]), m[1], now)
	}
	if m := wordDay.FindStringSubmatch(s); m != nil {
		for i, words := range monthWords {
			for _, w := range words {
				if strings.HasPrefix(m[2], w) {
					return makeDay(m[3], i+1, m[1], now)
				}
			}
		}
		return "", false
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= 31 {
		return makeDay(strconv.Itoa(now.Year()), int(now.Month()), s, now)
	}
	return "", false
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func makeDay(year string, month int, day string, now time.Time) (string, bool) {
	y := atoi(year)
	switch {
	case year == "":
		y = now.Year()
		t := time.Date(y, time.Month(month), atoi(day), 0, 0, 0, 0, time.UTC)
		if t.Before(dateOnly(now).AddDate(0, -2, 0)) {
			y++
		}
	case len(year) == 2:
		y += 2000
	}
	t := time.Date(y, time.Month(month), atoi(day), 0, 0, 0, 0, time.UTC)
	if month < 1 || month > 12 || t.Day() != atoi(day) || int(t.Month()) != month {
		return "", false
	}
	return t.Format(models.DayFormat), true
}

// ParseClock reads an hour a person typed: "19.00", "19:00", "1900", "19",
// "7 PM", "7 malam". "" gives "".
func ParseClock(s string) (string, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return "", true
	}
	m := typedClock.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	h, min := atoi(m[1]), atoi(m[2])
	switch m[3] {
	case "pm", "p.m.", "sore", "malam":
		if h < 12 {
			h += 12
		}
	case "siang":
		if h < 6 {
			h += 12
		}
	case "am", "a.m.", "pagi":
		if h == 12 {
			h = 0
		}
	}
	if h > 23 || min > 59 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", h, min), true
}
