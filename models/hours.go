package models

import (
	"fmt"
	"time"
)

// Hours are a brand's working hours per weekday (time.Weekday, 0 = Sunday) in
// its own zone; the promised time to answer runs only within them. The zero
// value means DefaultHours.
type Hours [7]Shift

// Shift is one day's working time, minutes after midnight; From == Until is a
// day off, Until may be 1440.
type Shift struct{ From, Until int }

// DefaultHours hold where a brand has said nothing: every day 08.00–21.00.
var DefaultHours = func() (h Hours) {
	for i := range h {
		h[i] = Shift{8 * 60, 21 * 60}
	}
	return h
}()

// Or returns the hours, or DefaultHours when none were said.
func (h Hours) Or() Hours {
	if h == (Hours{}) {
		return DefaultHours
	}
	return h
}

// never is how many days a search for working time goes: a brand whose week is
// all days off has no deadline.
const never = 15

// Add returns the moment when that many working minutes have passed after t;
// the zero time when there are no working hours at all.
func (h Hours) Add(t time.Time, minutes int, zone *time.Location) time.Time {
	h = h.Or()
	left := time.Duration(minutes) * time.Minute
	day := t.In(zone)
	for i := 0; i < never+int(left/time.Hour); i++ {
		from, until := h.on(day, zone)
		if from.Before(t) {
			from = t
		}
		if room := until.Sub(from); room > 0 {
			if left <= room {
				return from.Add(left)
			}
			left -= room
		}
		y, m, d := day.Date()
		day = time.Date(y, m, d+1, 12, 0, 0, 0, zone)
	}
	return time.Time{}
}

// Between counts the working minutes from a to b, 0 when b is before a. A span
// longer than a year counts as a year.
func (h Hours) Between(a, b time.Time, zone *time.Location) int {
	h = h.Or()
	if !a.Before(b) {
		return 0
	}
	var sum time.Duration
	y, m, d := a.In(zone).Date()
	for i := range 366 {
		from, until := h.on(time.Date(y, m, d+i, 12, 0, 0, 0, zone), zone)
		if !from.Before(b) && until.After(from) {
			break
		}
		if from.Before(a) {
			from = a
		}
		if until.After(b) {
			until = b
		}
		if until.After(from) {
			sum += until.Sub(from)
		}
	}
	return int(sum / time.Minute)
}

// Open reports whether t lies within the working hours.
func (h Hours) Open(t time.Time, zone *time.Location) bool {
	from, until := h.Or().on(t, zone)
	return !t.Before(from) && t.Before(until)
}

// on is the working time of the day t lies in.
func (h Hours) on(t time.Time, zone *time.Location) (from, until time.Time) {
	y, m, d := t.In(zone).Date()
	s := h[t.In(zone).Weekday()]
	return time.Date(y, m, d, 0, s.From, 0, 0, zone), time.Date(y, m, d, 0, s.Until, 0, 0, zone)
}

// Clocks are the shift as wall times, "08:00" and "21:00"; both "" on a day
// off. The end of the day is "00:00".
func (s Shift) Clocks() (from, until string) {
	if s.From == s.Until {
		return "", ""
	}
	clock := func(m int) string { return fmt.Sprintf("%02d:%02d", m/60%24, m%60) }
	return clock(s.From), clock(s.Until)
}

// NewShift reads what Clocks gives; ok is false when one of the two is missing
// or the end is not after the beginning.
func NewShift(from, until string) (s Shift, ok bool) {
	if from == "" && until == "" {
		return Shift{}, true
	}
	a, err := time.Parse(ClockFormat, from)
	if err != nil {
		return Shift{}, false
	}
	b, err := time.Parse(ClockFormat, until)
	if err != nil {
		return Shift{}, false
	}
	s = Shift{a.Hour()*60 + a.Minute(), b.Hour()*60 + b.Minute()}
	if s.Until == 0 {
		s.Until = 24 * 60
	}
	return s, s.From < s.Until
}
