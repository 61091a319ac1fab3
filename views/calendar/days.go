package calendar

import (
	"fmt"
	"time"

	"lontar/models"
)

func firstOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// span is the first and last day of a month.
func span(month time.Time) (from, to string) {
	return month.Format(models.DayFormat), month.AddDate(0, 1, -1).Format(models.DayFormat)
}

// grid is the first and last day drawn for a month: whole weeks from Monday, at
// least five.
func grid(month time.Time) (from, to string) {
	first := month.AddDate(0, 0, -weekday(month))
	last := month.AddDate(0, 1, -1)
	last = last.AddDate(0, 0, 6-weekday(last))
	if last.Sub(first) < 28*24*time.Hour { // February from Monday to Sunday: the week after it helps
		last = last.AddDate(0, 0, 7)
	}
	return first.Format(models.DayFormat), last.Format(models.DayFormat)
}

// days lists the days from one to another, both included.
func days(from, to string) []string {
	var list []string
	for d := from; d <= to; d = addDays(d, 1) {
		list = append(list, d)
	}
	return list
}

// monday is the first day of a day's week.
func monday(day string) string { return addDays(day, -weekday(parse(day))) }

// weekday counts from Monday, 0.
func weekday(t time.Time) int { return (int(t.Weekday()) + 6) % 7 }

func parse(day string) time.Time {
	t, _ := time.Parse(models.DayFormat, day) // days come from the store and from ourselves
	return t
}

func addDays(day string, n int) string {
	return parse(day).AddDate(0, 0, n).Format(models.DayFormat)
}

// between counts the days from one to another.
func between(from, to string) int {
	return int(parse(to).Sub(parse(from)).Hours() / 24)
}

// minutes of a clock since midnight; −1 for an hour that is not decided.
func minutes(clock string) int {
	t, err := time.Parse(models.ClockFormat, clock)
	if err != nil {
		return -1
	}
	return t.Hour()*60 + t.Minute()
}

func clockOf(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }

func abs(n int) int { return max(n, -n) }
