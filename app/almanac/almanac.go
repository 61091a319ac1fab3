// Package almanac knows the days an editorial plan is made around: the Hijri
// calendar as Indonesia keeps it, national holidays and collective leave, and
// the days brands write for. It reads the dated files of assets/dates; a day
// outside them has no name rather than a guessed one, and a day that an isbat
// session or a decree has yet to fix says so. Days are local dates
// "2006-01-02". Anybody above models may call it, from any goroutine.
package almanac

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"time"

	"lontar/app/lang"
	"lontar/assets/dates"
	"lontar/models"
)

// Kind says what sort of day a Date is.
type Kind string

// The kinds, the most telling first.
const (
	Holiday    Kind = "holiday"    // a national holiday, a red day
	Ramadan    Kind = "ramadan"    // a day of Ramadan with a name of its own
	Leave      Kind = "leave"      // collective leave (cuti bersama)
	Observance Kind = "observance" // a day people write about
	Twin       Kind = "twin"       // a twin date of the shops, 1.1 to 12.12
)

// rank orders what falls on one day.
var rank = map[Kind]int{Holiday: 0, Ramadan: 1, Leave: 2, Observance: 3, Twin: 4}

// words is a text in the program's languages; a missing one falls back to
// Indonesian.
type words struct{ id, en string }

func (w words) String() string {
	if lang.Code() == lang.English && w.en != "" {
		return w.en
	}
	return w.id
}

// Date is a day that has a name.
type Date struct {
	Day     string
	Kind    Kind
	Certain bool   // false: may still move by a day
	Source  string // where the date was read or how it was reckoned

	name, short words
}

// Name is the whole name in the present language.
func (d Date) Name() string { return d.name.String() }

// Short is the name for a narrow place; the whole one when there is no shorter.
func (d Date) Short() string {
	if d.short.id == "" || lang.Code() == lang.English && d.short.en == "" {
		return d.Name()
	}
	return d.short.String()
}

// Almanac is the read files. It is never changed after Load.
type Almanac struct {
	months []monthName
	starts []start
	days   map[string][]Date
}

type monthName struct{ name, short words }

// start is the first day of a Hijri month.
type start struct {
	year, month int
	at          time.Time
	certain     bool
}

// Load reads the shipped files. They are compiled in and checked by tests, so
// that a broken one is a broken build: Load panics.
func Load() *Almanac {
	a := &Almanac{days: map[string][]Date{}}
	if err := a.load(); err != nil {
		panic(err)
	}
	return a
}

// entry is one name as the files write it.
type entry struct {
	Day     string `json:"day"`
	On      string `json:"on"`      // "04-21", every year
	Month   int    `json:"month"`   // with Nth and Weekday, or Hijri
	HDay    int    `json:"hday"`    // day of a Hijri month
	Nth     int    `json:"nth"`     // 2 the second, −1 the last
	Weekday int    `json:"weekday"` // 0 Sunday
	ID      string `json:"id"`
	EN      string `json:"en"`
	ShortID string `json:"short_id"`
	ShortEN string `json:"short_en"`
	Kind    Kind   `json:"kind"`
	Certain bool   `json:"certain"`
	Source  string `json:"source"`
}

func (a *Almanac) load() error {
	source, err := a.loadHijri()
	if err != nil {
		return fmt.Errorf("hijri.json: %w", err)
	}
	if err := a.loadHolidays(); err != nil {
		return fmt.Errorf("holidays.json: %w", err)
	}
	if err := a.loadObservances(source); err != nil {
		return fmt.Errorf("observances.json: %w", err)
	}
	for _, list := range a.days {
		slices.SortStableFunc(list, func(x, y Date) int { return rank[x.Kind] - rank[y.Kind] })
	}
	return nil
}

func (a *Almanac) loadHijri() (source string, err error) {
	var f struct {
		Source string
		Months []entry
		Starts []struct {
			Year, Month int
			Day         string
			Certain     bool
		}
	}
	if err := json.Unmarshal(dates.Hijri, &f); err != nil {
		return "", err
	}
	for _, m := range f.Months {
		a.months = append(a.months, monthName{words{m.ID, m.EN}, words{m.ShortID, m.ShortEN}})
	}
	for _, s := range f.Starts {
		at, err := time.Parse(models.DayFormat, s.Day)
		if err != nil {
			return "", err
		}
		a.starts = append(a.starts, start{s.Year, s.Month, at, s.Certain})
	}
	return f.Source, nil
}

func (a *Almanac) loadHolidays() error {
	var f struct{ Days []entry }
	if err := json.Unmarshal(dates.Holidays, &f); err != nil {
		return err
	}
	for _, e := range f.Days {
		if _, err := time.Parse(models.DayFormat, e.Day); err != nil {
			return err
		}
		if e.Kind == "" {
			e.Kind = Holiday
		}
		a.add(e.Day, e)
	}
	return nil
}

func (a *Almanac) loadObservances(hijriSource string) error {
	var f struct {
		Source                        string
		Years                         []int
		Yearly, Weekday, Hijri, Twins []entry
	}
	if err := json.Unmarshal(dates.Observances, &f); err != nil {
		return err
	}
	add := func(day string, e entry, kind Kind) {
		e.Kind, e.Certain, e.Source = kind, true, f.Source
		a.add(day, e)
	}
	for _, y := range f.Years {
		for _, e := range f.Yearly {
			add(fmt.Sprintf("%d-%s", y, e.On), e, Observance)
		}
		for _, e := range f.Weekday {
			add(nth(y, e.Month, e.Nth, time.Weekday(e.Weekday)), e, Observance)
		}
		for _, e := range f.Twins {
			add(fmt.Sprintf("%d-%02d-%02d", y, e.Month, e.Month), e, Twin)
		}
	}
	for _, s := range a.starts[:len(a.starts)-1] { // of the last month only the beginning is known
		for _, e := range f.Hijri {
			if e.Month != s.month {
				continue
			}
			if e.Kind == "" {
				e.Kind = Observance
			}
			e.Certain, e.Source = s.certain, hijriSource
			a.add(s.at.AddDate(0, 0, e.HDay-1).Format(models.DayFormat), e)
		}
	}
	return nil
}

func (a *Almanac) add(day string, e entry) {
	a.days[day] = append(a.days[day], Date{
		Day: day, Kind: e.Kind, Certain: e.Certain, Source: e.Source,
		name: words{e.ID, e.EN}, short: words{e.ShortID, e.ShortEN},
	})
}

// nth is the day of the nth weekday of a month, counted from its end when n < 0.
func nth(year, month, n int, w time.Weekday) string {
	first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	day := first.AddDate(0, 0, (int(w-first.Weekday())+7)%7+7*(n-1))
	if n < 0 {
		last := first.AddDate(0, 1, -1)
		day = last.AddDate(0, 0, -(int(last.Weekday()-w)+7)%7+7*(n+1))
	}
	return day.Format(models.DayFormat)
}

// On lists the names of a day, the most telling first.
func (a *Almanac) On(day string) []Date { return a.days[day] }

// Dates lists the days with a name from one day to another, both included, in
// order; of one day the most telling first.
func (a *Almanac) Dates(from, to string) []Date {
	var days []string
	for day := range a.days {
		if day >= from && day <= to {
			days = append(days, day)
		}
	}
	sort.Strings(days)
	var list []Date
	for _, day := range days {
		list = append(list, a.days[day]...)
	}
	return list
}
