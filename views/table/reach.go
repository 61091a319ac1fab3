package table

import (
	"time"

	"lontar/models"
)

// reach is how many days the table shows, counted from the calendar's first day.
type reach string

// The reaches offered; the empty one is the calendar's own range.
const (
	reachCalendar reach = ""
	reachWeek     reach = "week"
	reachMonth    reach = "month"
	reachQuarter  reach = "quarter"
	reachAll      reach = "all"
)

var reaches = []reach{reachCalendar, reachWeek, reachMonth, reachQuarter, reachAll}

// days turns the calendar's range into the one shown; empty days are open.
func (r reach) days(from, to string) (string, string) {
	if r == reachAll {
		return "", ""
	}
	start, err := time.Parse(models.DayFormat, from)
	if err != nil {
		return from, to
	}
	end := start
	switch r {
	case reachWeek:
		end = start.AddDate(0, 0, 6)
	case reachMonth:
		end = start.AddDate(0, 1, -1)
	case reachQuarter:
		end = start.AddDate(0, 3, -1)
	default:
		return from, to
	}
	return from, end.Format(models.DayFormat)
}
