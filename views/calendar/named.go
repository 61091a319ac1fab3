package calendar

import (
	"lontar/app/almanac"
	"lontar/app/lang"
)

// Named is the almanac as the calendar's names of days.
func Named(a *almanac.Almanac) Labels { return named{a} }

type named struct{ a *almanac.Almanac }

// Names are the day's names; one that may still move says so in its full name.
func (n named) Names(day string) []Label {
	var list []Label
	hijri := n.Hijri(day)
	for i, d := range n.a.On(day) {
		if i == 0 && d.Kind == almanac.Twin && hijri != "" { // in Ramadan its days say more than twin dates
			list = append(list, Label{Text: hijri, Full: n.a.HijriRange(day, day)})
		}
		l := Label{Text: d.Short(), Full: d.Name()}
		switch d.Kind {
		case almanac.Holiday:
			l.Tone = ToneHoliday
		case almanac.Ramadan:
			l.Tone = ToneFestive
		}
		if !d.Certain {
			l.Full += " (" + lang.T("almanac.may_move") + ")"
		}
		list = append(list, l)
	}
	return list
}

// Hijri is the Hijri day in Ramadan, and of the first day of each month.
func (n named) Hijri(day string) string {
	if h, ok := n.a.Hijri(day); ok && (h.Day == 1 || n.a.IsRamadan(day)) {
		return n.a.HijriLabel(day)
	}
	return ""
}

// Period names the Hijri months that days span.
func (n named) Period(from, to string) string { return n.a.HijriRange(from, to) }
