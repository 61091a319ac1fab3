package almanac

import (
	"fmt"
	"sort"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// Hijri is a day of the Hijri calendar. The civil day it names begins at the
// sunset before; like every printed calendar in Indonesia, Lontar counts the
// civil day itself.
type Hijri struct {
	Year, Month, Day int
	Certain          bool // the month's first day is decreed, not reckoned
}

// ramadan is the ninth month.
const ramadan = 9

// Hijri is the Hijri day of a day; ok is false outside the table.
func (a *Almanac) Hijri(day string) (h Hijri, ok bool) {
	t, err := time.Parse(models.DayFormat, day)
	if err != nil {
		return Hijri{}, false
	}
	// The last start only ends the month before it: how long its own month is,
	// the table does not say.
	i := sort.Search(len(a.starts), func(i int) bool { return a.starts[i].at.After(t) }) - 1
	if i < 0 || i == len(a.starts)-1 {
		return Hijri{}, false
	}
	s := a.starts[i]
	return Hijri{Year: s.year, Month: s.month, Day: int(t.Sub(s.at).Hours()/24) + 1, Certain: s.certain}, true
}

// MonthName is a Hijri month in the present language, "" when there is no such month.
func (a *Almanac) MonthName(month int, short bool) string {
	if month < 1 || month > len(a.months) {
		return ""
	}
	if short {
		return a.months[month-1].short.String()
	}
	return a.months[month-1].name.String()
}

// HijriLabel is the short Hijri day, "16 Ram"; the first of a month has its
// whole name, "1 Ramadan"; "" outside the table.
func (a *Almanac) HijriLabel(day string) string {
	h, ok := a.Hijri(day)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d %s", h.Day, a.MonthName(h.Month, h.Day > 1))
}

// IsRamadan reports whether a day is in Ramadan.
func (a *Almanac) IsRamadan(day string) bool {
	h, ok := a.Hijri(day)
	return ok && h.Month == ramadan
}

// weekLong is up to how many days HijriRange names single days.
const weekLong = 14

// HijriRange names what days span: "15–21 Ramadan 1448 H" up to two weeks, and
// months beyond that. A month that holds two thirds of a longer span stands for
// it alone ("Ramadan 1448 H"). "" when an end lies outside the table.
func (a *Almanac) HijriRange(from, to string) string {
	h, ok := a.Hijri(from)
	k, ok2 := a.Hijri(to)
	if !ok || !ok2 {
		return ""
	}
	first, _ := time.Parse(models.DayFormat, from)
	last, _ := time.Parse(models.DayFormat, to)
	if days := int(last.Sub(first).Hours()/24) + 1; days > weekLong {
		if m, ok := a.most(first, days); ok {
			h, k = m, m
		}
		h.Day, k.Day = 0, 0
	}
	return lang.T("almanac.hijri_range", "range", a.span(h, k))
}

// most is the month that holds two thirds of so many days.
func (a *Almanac) most(first time.Time, days int) (Hijri, bool) {
	count := map[Hijri]int{}
	for i := range days {
		h, _ := a.Hijri(first.AddDate(0, 0, i).Format(models.DayFormat))
		h.Day, h.Certain = 0, false
		if count[h]++; count[h]*3 >= days*2 {
			return h, true
		}
	}
	return Hijri{}, false
}

// span writes two Hijri days, or months when their days are 0, without saying
// anything twice.
func (a *Almanac) span(h, k Hijri) string {
	day := func(h Hijri) string {
		if h.Day == 0 {
			return ""
		}
		return fmt.Sprintf("%d ", h.Day)
	}
	end := fmt.Sprintf("%s %d", a.MonthName(k.Month, false), k.Year)
	switch {
	case h.Year != k.Year:
		return fmt.Sprintf("%s%s %d – %s%s", day(h), a.MonthName(h.Month, false), h.Year, day(k), end)
	case h.Month != k.Month && h.Day == 0:
		return fmt.Sprintf("%s–%s", a.MonthName(h.Month, false), end)
	case h.Month != k.Month:
		return fmt.Sprintf("%s%s – %s%s", day(h), a.MonthName(h.Month, false), day(k), end)
	case h.Day == k.Day:
		return day(h) + end
	}
	return fmt.Sprintf("%d–%d %s", h.Day, k.Day, end)
}
