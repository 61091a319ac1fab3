package plan

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lontar/app/platform"
	"lontar/models"
)

// What people type into a cell, in Indonesian or English, as stored values.

var monthsTyped = map[string]time.Month{
	"jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
	"agu": 8, "ags": 8, "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}

var daysTyped = []string{
	"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"sen", "sel", "rab", "kam", "jum", "sab", "min", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
}

var (
	digits   = regexp.MustCompile(`^\d+$`)
	spaces   = regexp.MustCompile(`\s+`)
	dateSep  = regexp.MustCompile(`[\s/.,-]+`)
	clockRe  = regexp.MustCompile(`^(\d{1,2})(?:[.:h](\d{2}))?(?:[.:]\d{2})?\s*(am|pm|a\.m\.?|p\.m\.?|pagi|siang|sore|malam)?$`)
	joinedRe = regexp.MustCompile(`^(\d{1,2})(\d{2})$`)
)

// typedDay reads a date; without a year it takes the one nearest to near.
func typedDay(s string, near time.Time) (day string, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	near = time.Date(near.Year(), near.Month(), near.Day(), 0, 0, 0, 0, time.UTC)
	if t, err := time.Parse(models.DayFormat, s); err == nil {
		return keepDay(t)
	}
	switch s {
	case "hari ini", "today":
		return keepDay(near)
	case "besok", "tomorrow":
		return keepDay(near.AddDate(0, 0, 1))
	case "lusa":
		return keepDay(near.AddDate(0, 0, 2))
	}
	if fields := dateSep.Split(s, -1); len(fields) > 1 {
		for _, d := range daysTyped {
			if fields[0] == d {
				s = strings.TrimSpace(strings.Join(fields[1:], " "))
				break
			}
		}
	}
	var numbers []int
	month := time.Month(0)
	for _, f := range dateSep.Split(strings.Trim(s, " .,/-"), -1) {
		switch {
		case f == "":
		case digits.MatchString(f):
			n, err := strconv.Atoi(f)
			if err != nil {
				return "", false
			}
			numbers = append(numbers, n)
		case month == 0 && len(f) >= 3 && monthWord(f) != 0:
			month = monthWord(f)
		default:
			return "", false
		}
	}
	year := 0
	switch {
	case month != 0 && len(numbers) == 1:
	case month != 0 && len(numbers) == 2:
		year = numbers[1]
	case month == 0 && len(numbers) == 3 && numbers[0] > 1000: // 2027/2/26
		numbers = []int{numbers[2], numbers[1], numbers[0]}
		fallthrough
	case month == 0 && len(numbers) == 3:
		month, year = time.Month(numbers[1]), numbers[2]
	case month == 0 && len(numbers) == 2:
		month = time.Month(numbers[1])
	default:
		return "", false
	}
	if year != 0 {
		if year < 100 {
			year += 2000
		}
		return dateOf(year, month, numbers[0])
	}
	best := time.Duration(1 << 62)
	for _, y := range []int{near.Year() - 1, near.Year(), near.Year() + 1} {
		if d, valid := dateOf(y, month, numbers[0]); valid {
			t, _ := time.Parse(models.DayFormat, d)
			if far := t.Sub(near).Abs(); far < best {
				best, day, ok = far, d, true
			}
		}
	}
	return day, ok
}

// monthWord reads the name of a month or the beginning of one.
func monthWord(s string) time.Month {
	s = strings.TrimRight(s, ".")
	for _, full := range []string{
		"januari", "january", "februari", "february", "pebruari", "maret", "march", "april", "mei", "may",
		"juni", "june", "juli", "july", "agustus", "august", "september", "oktober", "october",
		"november", "nopember", "desember", "december",
	} {
		if strings.HasPrefix(full, s) {
			return monthsTyped[full[:3]]
		}
	}
	if s == "sept" || s == "ags" || s == "agt" {
		return monthsTyped[s[:3]]
	}
	return 0
}

func dateOf(year int, month time.Month, day int) (string, bool) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day {
		return "", false
	}
	return keepDay(t)
}

func keepDay(t time.Time) (string, bool) {
	day := t.Format(models.DayFormat)
	return day, isDay(day)
}

// typedClock reads an hour: "19.00", "19:00", "7 PM", "1900", "jam 7 malam".
// What a plan says instead of an hour ("prime time") is returned as a note.
func typedClock(s string) (clock, note string, ok bool) {
	plain := strings.ToLower(spaces.ReplaceAllString(strings.TrimSpace(s), " "))
	if strings.Contains(plain, "prime") || plain == "tba" || plain == "menyusul" {
		return "", strings.TrimSpace(s), true
	}
	for _, word := range []string{"jam ", "pukul ", "pkl ", "pk. ", "at "} {
		plain = strings.TrimPrefix(plain, word)
	}
	for _, zone := range []string{" wib", " wita", " wit"} {
		plain = strings.TrimSuffix(plain, zone)
	}
	hour, minute, half := 0, 0, ""
	if m := clockRe.FindStringSubmatch(plain); m != nil {
		hour, _ = strconv.Atoi(m[1])
		minute, _ = strconv.Atoi(m[2])
		half = strings.ReplaceAll(m[3], ".", "")
	} else if m := joinedRe.FindStringSubmatch(plain); m != nil {
		hour, _ = strconv.Atoi(m[1])
		minute, _ = strconv.Atoi(m[2])
	} else {
		return "", "", false
	}
	switch half {
	case "am", "pm":
		if hour < 1 || hour > 12 {
			return "", "", false
		}
		hour %= 12
		if half == "pm" {
			hour += 12
		}
	case "siang":
		if hour < 6 {
			hour += 12
		}
	case "sore", "malam":
		if hour >= 1 && hour < 12 && !(half == "malam" && hour < 4) {
			hour += 12
		} else if half == "malam" && hour == 12 {
			hour = 0
		}
	}
	if hour > 23 || minute > 59 {
		return "", "", false
	}
	return clockOf(hour*60 + minute), "", true
}

// typedPlatforms splits "IG, FB & Tiktok" into platforms and "@handles".
func typedPlatforms(s string) (platforms []models.Platform, handles []string, ok bool) {
	s = regexp.MustCompile(`(?i)\s+(?:dan|and)\s+`).ReplaceAllString(s, ",")
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;&+/|\n", r) }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if strings.HasPrefix(part, "@") {
			handles = append(handles, strings.TrimPrefix(part, "@"))
			continue
		}
		if p, known := platform.ByName(part); known {
			platforms = append(platforms, p)
			continue
		}
		for _, word := range strings.Fields(part) { // "IG FB"
			p, known := platform.ByName(word)
			if !known {
				return nil, nil, false
			}
			platforms = append(platforms, p)
		}
	}
	return platforms, handles, true
}

// typedTick reads a tick: ya, ok, v, ✓ …; ok is false for anything else but
// an empty cell and a plain no.
func typedTick(s string) (on, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "ya", "y", "yes", "true", "benar", "1", "v", "✓", "✔", "✅", "☑", "x", "acc", "ok", "oke", "sudah", "done", "selesai", "approved":
		return true, true
	case "", "tidak", "no", "n", "false", "salah", "0", "-", "belum", "☐":
		return false, true
	}
	return false, false
}

// typedNumber reads "1.500", "1,500", "2,5", "2.5" and gives the stored form
// "1500", "2.5". A lone separator before exactly three digits groups thousands.
func typedNumber(s string) (string, bool) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "Rp"), ".")
	dot, comma := strings.LastIndex(s, "."), strings.LastIndex(s, ",")
	decimal := max(dot, comma)
	if decimal >= 0 {
		mark := s[decimal : decimal+1]
		alone := dot < 0 || comma < 0
		if alone && (strings.Count(s, mark) > 1 || len(s)-decimal == 4 && strings.Trim(s[:decimal], "-0") != "") {
			s = strings.ReplaceAll(s, mark, "") // only groups
		} else {
			other := map[string]string{".": ",", ",": "."}[mark]
			s = strings.ReplaceAll(s, other, "")
			s = strings.Replace(s, mark, ".", 1)
		}
	}
	if !regexp.MustCompile(`^-?\d+(\.\d+)?$`).MatchString(s) {
		return "", false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", false
	}
	return strconv.FormatFloat(f, 'f', -1, 64), true
}
