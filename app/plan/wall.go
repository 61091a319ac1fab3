package plan

import (
	"time"

	"lontar/models"
)

// Wall time is reckoned as if in UTC, where every day has 24 hours: the hour
// people planned stays the same across a clock change of the brand's zone.

func wall(day, clock string) (time.Time, bool) {
	if clock == "" {
		clock = "00:00"
	}
	t, err := time.Parse(models.DayFormat+" "+models.ClockFormat, day+" "+clock)
	return t, err == nil
}

func isDay(day string) bool {
	t, err := time.Parse(models.DayFormat, day)
	return err == nil && t.Year() >= 1970 && t.Year() <= 2199
}

func isClock(clock string) bool {
	t, err := time.Parse(models.ClockFormat, clock)
	return err == nil && t.Format(models.ClockFormat) == clock
}

// addDays is the day so many days later; the day itself when it is not one.
func addDays(day string, n int) string {
	t, err := time.Parse(models.DayFormat, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, n).Format(models.DayFormat)
}

// daysBetween counts whole days from one day to another.
func daysBetween(from, to string) int {
	a, errA := time.Parse(models.DayFormat, from)
	b, errB := time.Parse(models.DayFormat, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a) / (24 * time.Hour))
}

// shift moves a variant on the wall clock; one without an hour moves by days only.
func shift(v *models.Variant, days, minutes int) {
	if v.Day == "" {
		return
	}
	if v.Clock == "" {
		v.Day = addDays(v.Day, days)
		return
	}
	t, ok := wall(v.Day, v.Clock)
	if !ok {
		return
	}
	t = t.AddDate(0, 0, days).Add(time.Duration(minutes) * time.Minute)
	v.Day, v.Clock = t.Format(models.DayFormat), t.Format(models.ClockFormat)
}

// monday is the Monday of the week a day lies in.
func monday(t time.Time) string {
	back := (int(t.Weekday()) + 6) % 7
	return t.AddDate(0, 0, -back).Format(models.DayFormat)
}

// minutesApart is the distance of two clocks of the same day, in minutes.
func minutesApart(a, b string) int {
	ta, okA := wall("2000-01-01", a)
	tb, okB := wall("2000-01-01", b)
	if !okA || !okB {
		return 24 * 60
	}
	d := int(ta.Sub(tb) / time.Minute)
	return max(d, -d)
}
