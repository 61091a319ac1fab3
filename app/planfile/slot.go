package planfile

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/app/planvalue"
	"lontar/app/sheet"
)

// day reads the day of a row; ok is false when the row is rejected.
func (r *reading) day(row *Row, l *line, lastDay *string) (string, bool) {
	col := r.at(TargetDay)
	column := r.header(col)
	c := cellAt(l, col)
	text := r.value(l, col)
	month := r.monthAt(l)
	if text == "" || planvalue.Blank(text) {
		if r.order.fillDown && *lastDay != "" && text == "" {
			return *lastDay, true
		}
		if text == "" {
			return r.byWeekday(row, l), true
		}
		return "", true
	}
	var day string
	var n planvalue.Note
	var err error
	if c.Kind == sheet.Date {
		day, n, err = planvalue.DateIn(text, r.now, planvalue.DayFirst)
		if err == nil && r.order.swap {
			if swapped, serr := planvalue.Compose(n.Year, time.Month(n.Day), int(n.Month)); serr == nil {
				day = swapped
			}
		}
	} else {
		day, n, err = planvalue.DateIn(text, r.near(l), r.order.order)
	}
	switch {
	case errors.Is(err, planvalue.ErrDayOnly):
		if month.month == 0 {
			r.reject(row, column, text, "import.reject.day_only")
			return "", false
		}
		year := month.year
		if year == 0 {
			year = nearestYear(month.month, r.now)
			if r.order.year != 0 {
				year = r.order.year
			}
			year = r.monthYear(l, month, year)
		}
		if day, err = planvalue.Compose(year, month.month, n.Day); err != nil {
			r.reject(row, column, text, "import.reject.no_such_day")
			return "", false
		}
	case errors.Is(err, planvalue.ErrNoSuch):
		r.reject(row, column, text, "import.reject.no_such_day")
		return "", false
	case errors.Is(err, planvalue.ErrMonth), errors.Is(err, planvalue.ErrNameOnly):
		r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.no_day")
		row.Said.TimeNote = text
		return "", true
	case err != nil:
		if r.order.undated == "tray" {
			r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.not_date")
			row.Said.TimeNote = text
			return "", true
		}
		r.reject(row, column, text, "import.reject.not_date")
		return "", false
	default:
		if n.NoYear && r.order.year != 0 && month.year == 0 {
			if day, err = planvalue.Compose(r.order.year, n.Month, n.Day); err != nil {
				r.reject(row, column, text, "import.reject.no_such_day")
				return "", false
			}
		}
		if !n.NoYear && month.year != 0 && month.month != 0 && n.Year != month.year && int(month.month) == monthNumber(day) {
			day = r.wrongYear(l, day, column, month)
			if day[:4] == itoa(n.Year) {
				r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.wrong_year", "month", month.from)
			}
		} else if month.month != 0 && int(month.month) != monthNumber(day) && r.at(TargetMonth) >= 0 && l.text(r.at(TargetMonth)) != "" {
			r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.other_month", "month", month.from)
		}
	}
	if n.Range {
		r.note(l.tab, l.no, column, text, LevelInfo, "import.note.range", "day", lang.Day(day))
	}
	if n.Serial {
		r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.serial", "day", lang.DayYear(day))
	}
	w, named := n.Weekday, n.HasWeekday
	if !named {
		w, named = planvalue.WeekdayNamed(l.text(r.at(TargetWeekday)))
	}
	if named && weekdayOf(day) != w {
		r.note(l.tab, l.no, column, text, LevelWarn, "import.problem.weekday", "day", lang.DayLong(day), "said", lang.Weekday(w, false))
	}
	if n.Clock != "" {
		row.Said.Clock = n.Clock
	}
	*lastDay = day
	return day, true
}

// monthYear asks for the year of a month that is named without one.
func (r *reading) monthYear(l *line, m monthOf, proposed int) int {
	var options []Option
	for y := r.now.Year() - 1; y <= r.now.Year()+2; y++ {
		options = append(options, Option{itoa(y), itoa(y)})
	}
	answer := r.ask("year", m.from, itoa(proposed), nil, lang.T("import.ask.year", "year", itoa(proposed)), options...)
	if y := yearIn(answer); y != 0 {
		return y
	}
	return proposed
}

// byWeekday says that a weekday alone is no date.
func (r *reading) byWeekday(row *Row, l *line) string {
	if i := r.at(TargetWeekday); r.at(TargetDay) < 0 && i >= 0 && l.text(i) != "" {
		r.note(l.tab, l.no, r.header(i), l.text(i), LevelWarn, "import.problem.no_day")
		row.Said.TimeNote = l.text(i)
	}
	return ""
}

func nearestYear(m time.Month, now time.Time) int {
	best := now.Year()
	far := time.Duration(1<<63 - 1)
	for _, y := range []int{now.Year(), now.Year() + 1, now.Year() - 1} {
		if d := time.Date(y, m, 15, 0, 0, 0, 0, time.UTC).Sub(now).Abs(); d < far {
			best, far = y, d
		}
	}
	return best
}

func monthNumber(day string) int {
	if len(day) < 7 {
		return 0
	}
	return int(day[5]-'0')*10 + int(day[6]-'0')
}

func itoa(n int) string {
	if n < 1000 || n > 9999 {
		return ""
	}
	return string([]byte{byte('0' + n/1000), byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)})
}

// hour reads the hour of a row.
func (r *reading) hour(row *Row, l *line) {
	col := r.at(TargetClock)
	clock, note, zone := r.hourAt(l, col)
	if clock != "" || note != "" {
		row.Said.Clock = clock
		if note != "" {
			row.Said.TimeNote = note
		}
	}
	row.Said.Zone = zone
	if z := l.text(r.at(TargetZone)); z != "" {
		if h, err := planvalue.ReadHour("00.00 " + z); err == nil && h.Zone != "" {
			row.Said.Zone = h.Zone
		} else if known := zoneNamed(z); known != "" {
			row.Said.Zone = known
		} else {
			r.note(l.tab, l.no, r.header(r.at(TargetZone)), z, LevelWarn, "import.problem.zone")
		}
	}
	if row.Said.Zone == r.brand.Zone {
		row.Said.Zone = ""
	}
}

func zoneNamed(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "/") {
		if _, err := time.LoadLocation(s); err == nil {
			return s
		}
	}
	return ""
}

func (r *reading) hourAt(l *line, col int) (clock, note, zone string) {
	text := r.value(l, col)
	if text == "" {
		return "", "", ""
	}
	if c := cellAt(l, col); c.Kind == sheet.Date && len(text) > 11 {
		text = text[11:]
	}
	if c := cellAt(l, col); c.Kind == sheet.Number { // an hour whose cell is not formatted as one
		if f, err := strconv.ParseFloat(text, 64); err == nil && f > 0 && f < 1 {
			minutes := int(math.Round(f * 24 * 60))
			text = fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
		}
	}
	h, err := planvalue.ReadHour(text)
	if err != nil {
		r.note(l.tab, l.no, r.header(col), text, LevelWarn, "import.problem.clock")
		return "", text, ""
	}
	if h.Clock != "" && h.Note != "" {
		r.note(l.tab, l.no, r.header(col), text, LevelInfo, "import.note.hour", "time", lang.Clock(h.Clock))
	}
	return h.Clock, h.Note, h.Zone
}
