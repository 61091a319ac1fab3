package planvalue

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// ErrNotClock is returned for what is neither an hour nor a note about one.
var ErrNotClock = errors.New("not an hour")

// Hour is what a cell says about the time of day.
type Hour struct {
	Clock string // "15:04", "" when only a note
	End   string // of a span "19.00–20.00"
	Note  string // what stands instead of an hour ("prime time") or beside it
	Zone  string // IANA when the cell names WIB, WITA or WIT
}

var (
	zoneWord  = regexp.MustCompile(`\b(wib|wita|wit)\b\.?`)
	clockLead = regexp.MustCompile(`^(?:jam|pukul|pkl|pk|at|@|posting|upload|post)\b\.?:?\s*`)
	spanSep   = regexp.MustCompile(`\s*(?:-|s/d|sd|sampai|hingga|to|until|~)\s*`)
	clockForm = regexp.MustCompile(`^(\d{1,2})(?:\s*[.:,h]\s*(\d{1,2}))?(?:[.:](\d{2})(?:\.\d+)?)?\s*(am|pm|a\.m\.?|p\.m\.?|pagi|siang|sore|malam|malem)?$`)
	joined    = regexp.MustCompile(`^(\d{1,2})(\d{2})$`)
	fraction  = regexp.MustCompile(`^0[.,]\d{3,}$`)
	hasDigit  = regexp.MustCompile(`\d`)
	lateZ     = regexp.MustCompile(`(?:\s*z|[+-]\d{2}:?\d{2})$`)
)

var zoneNames = map[string]string{"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}

// Clock reads an hour: "19.00", "19:00", "7 PM", "jam 7 malam", "19.00 WIB",
// "19.00–20.00" (its start; the cell is the note). What a plan says instead of
// an hour ("prime time", "pagi") is a note without a clock. The error is
// ErrNotClock.
func Clock(s string) (clock, note string, err error) {
	h, err := ReadHour(s)
	return h.Clock, h.Note, err
}

// ReadHour reads an hour with its zone and end.
func ReadHour(s string) (Hour, error) {
	var h Hour
	if Blank(s) {
		return h, nil
	}
	p := plain(s)
	if !hasDigit.MatchString(p) {
		if len([]rune(p)) > 40 {
			return h, fmt.Errorf("%q: %w", s, ErrNotClock)
		}
		h.Note = strings.TrimSpace(s)
		return h, nil
	}
	if m := zoneWord.FindStringSubmatch(p); m != nil {
		h.Zone = zoneNames[m[1]]
		p = strings.TrimSpace(zoneWord.ReplaceAllString(p, " "))
		if strings.Contains(p, "/") { // "19.00 WIB / 20.00 WITA": the first counts
			h.Note = strings.TrimSpace(s)
			p, _, _ = strings.Cut(p, "/")
		}
	}
	p = strings.TrimSpace(clockLead.ReplaceAllString(strings.TrimSpace(p), ""))
	if clock, ok := one(p); ok {
		h.Clock = clock
		return h, nil
	}
	if ends := spanSep.Split(p, -1); len(ends) == 2 {
		second, okB := one(ends[1])
		first, okA := one(ends[0])
		if half := clockForm.FindStringSubmatch(ends[1]); okB && half != nil && half[4] != "" { // "7-9 PM"
			if c, ok := one(ends[0] + " " + half[4]); ok {
				first, okA = c, true
			}
		}
		if okA && okB {
			h.Clock, h.End, h.Note = first, second, strings.TrimSpace(s)
			return h, nil
		}
	}
	for _, sep := range []string{"(", ",", "/", "&", ";"} { // "19.00 (prime time)", "19.00 / 20.00"
		if before, after, ok := strings.Cut(p, sep); ok {
			_, another := one(strings.TrimSpace(after))
			if clock, ok := one(strings.TrimSpace(before)); ok && (another || !hasDigit.MatchString(after)) {
				h.Clock, h.Note = clock, strings.TrimSpace(s)
				return h, nil
			}
		}
	}
	if i := strings.IndexAny(p, "0123456789"); i > 0 { // "prime time 19.00", "malam (19.00)"
		if clock, ok := one(strings.Trim(p[i:], " ()")); ok && len(p) < 40 && !strings.Contains(p[:i], "ke-") {
			h.Clock, h.Note = clock, strings.TrimSpace(s)
			return h, nil
		}
	}
	return h, fmt.Errorf("%q: %w", s, ErrNotClock)
}

// one reads a single hour.
func one(p string) (string, bool) {
	p = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(lateZ.ReplaceAllString(p, "")), "."))
	if fraction.MatchString(p) { // an Excel time that lost its format
		f, err := strconv.ParseFloat(strings.Replace(p, ",", ".", 1), 64)
		if err != nil || f >= 1 {
			return "", false
		}
		minutes := int(f*1440 + 0.5)
		return clockOf(minutes/60%24, minutes%60)
	}
	hour, minute, half := 0, 0, ""
	if m := clockForm.FindStringSubmatch(p); m != nil {
		hour, _ = strconv.Atoi(m[1])
		minute, _ = strconv.Atoi(m[2])
		if len(m[2]) == 1 { // 16.30 that Excel keeps as the number 16.3
			minute *= 10
		}
		half = strings.ReplaceAll(m[4], ".", "")
		if m[3] > "59" {
			return "", false
		}
	} else if m := joined.FindStringSubmatch(p); m != nil && len(p) == 4 {
		hour, _ = strconv.Atoi(m[1])
		minute, _ = strconv.Atoi(m[2])
	} else {
		return "", false
	}
	switch half {
	case "am", "pm":
		switch {
		case hour >= 13 && half == "pm": // "19.00 PM"
		case hour < 1 || hour > 12:
			return "", false
		default:
			hour %= 12
			if half == "pm" {
				hour += 12
			}
		}
	case "siang":
		if hour < 6 {
			hour += 12
		}
	case "sore":
		if hour >= 1 && hour < 12 {
			hour += 12
		}
	case "malam", "malem":
		if hour >= 4 && hour < 12 {
			hour += 12
		} else if hour == 12 {
			hour = 0
		}
	}
	return clockOf(hour, minute)
}

func clockOf(hour, minute int) (string, bool) {
	if hour > 23 || minute > 59 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), true
}
