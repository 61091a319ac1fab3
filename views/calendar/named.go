package calendar

import "lontar/app/almanac"

// Named is the almanac as the calendar's names of days.
func Named(a *almanac.Almanac) Labels { return named{a} }

type named struct{ a *almanac.Almanac }

// Label is the day's first name; a day of Ramadan without one, and the first
// day of a Hijri month, have their Hijri day.
func (n named) Label(day string) (text string, holiday bool) {
	if list := n.a.On(day); len(list) > 0 {
		return list[0].Short(), list[0].Kind == almanac.Holiday
	}
	if h, ok := n.a.Hijri(day); ok && (h.Day == 1 || n.a.IsRamadan(day)) {
		return n.a.HijriLabel(day), false
	}
	return "", false
}

func (n named) Period(from, to string) string { return n.a.HijriRange(from, to) }
