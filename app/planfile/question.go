package planfile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/app/planvalue"
	"lontar/app/sheet"
	"lontar/models"
)

// ask puts a question once and gives its answer: the person's, the one given
// at an earlier import of the same header, or the proposed one.
func (r *reading) ask(key, column, proposed string, lines []int, text string, options ...Option) string {
	answer, open := proposed, true
	for _, given := range []map[string]string{r.o.Answers, r.answers} {
		if a, ok := given[key]; ok && slices.ContainsFunc(options, func(o Option) bool { return o.Value == a }) {
			answer, open = a, false
			break
		}
	}
	if i := slices.IndexFunc(r.d.Questions, func(q Question) bool { return q.Key == key }); i >= 0 {
		r.d.Questions[i].Lines = append(r.d.Questions[i].Lines, lines...)
		return r.d.Questions[i].Answer
	}
	r.d.Questions = append(r.d.Questions, Question{Key: key, Text: text, Column: column, Lines: lines, Options: options, Answer: answer, Open: open})
	return answer
}

// orderOf is how the dates of a file are to be read.
type orderOf struct {
	order    planvalue.Order
	swap     bool // real dates that Excel read in the other order
	year     int  // of dates without one; 0 takes the nearest
	fillDown bool
	undated  string // "reject" or "tray": what a text that is no date does to its row
}

// settleOrder decides once per file what single cells cannot say: the order of
// day and month, the year where none is written, whether a blank date means
// the date above.
func (r *reading) settleOrder(lines []line) {
	r.order.undated = "reject"
	col := r.at(TargetDay)
	if col < 0 {
		return
	}
	header := r.header(col)
	var dayFirst, monthFirst, open, short, words []int
	var realDates, textOver12 []int
	votes := map[planvalue.Order]int{}
	example, exampleNote := "", planvalue.Note{}
	noYear := map[int]int{}
	monthly := 0
	realSmall := true
	for i := range lines {
		l := &lines[i]
		c := cellAt(l, col)
		if c.Kind == sheet.Empty {
			continue
		}
		if c.Kind == sheet.Date {
			realDates = append(realDates, l.no)
			if t, err := time.Parse(models.DayFormat, c.Text[:min(10, len(c.Text))]); err == nil && t.Day() > 12 {
				realSmall = false
			}
			continue
		}
		day, n, err := planvalue.Date(c.Text, r.near(l))
		switch {
		case n.First > 12:
			dayFirst = append(dayFirst, l.no)
			textOver12 = append(textOver12, l.no)
		case n.Second > 12 && n.First > 0:
			monthFirst = append(monthFirst, l.no)
		case n.Numeric:
			open = append(open, l.no)
			if example == "" {
				example, exampleNote = strings.TrimSpace(c.Text), n
			}
			m := r.monthAt(l)
			switch { // the month it stands under, or the weekday beside it, may decide
			case m.month == time.Month(n.Second) && m.month != time.Month(n.First):
				votes[planvalue.DayFirst]++
			case m.month == time.Month(n.First) && m.month != time.Month(n.Second):
				votes[planvalue.MonthFirst]++
			default:
				r.voteByWeekday(l, day, n, votes)
			}
		}
		if err == nil && n.NoYear {
			short = append(short, l.no)
			if m := r.monthAt(l); m.year != 0 {
				monthly++
			} else if y, err := strconv.Atoi(day[:4]); err == nil {
				noYear[y]++
			}
		}
		if err != nil && n.Day == 0 && n.Month == 0 && !n.HasWeekday && r.hasContent(l) {
			words = append(words, l.no)
		}
	}
	switch {
	case len(dayFirst) > 0 && len(monthFirst) == 0:
		r.order.order = planvalue.DayFirst
	case len(monthFirst) > 0 && len(dayFirst) == 0:
		r.order.order = planvalue.MonthFirst
	case len(open) > 0 && votes[planvalue.DayFirst] > 0 && votes[planvalue.MonthFirst] == 0:
		r.order.order = planvalue.DayFirst
	case len(open) > 0 && votes[planvalue.MonthFirst] > 0 && votes[planvalue.DayFirst] == 0:
		r.order.order = planvalue.MonthFirst
	case len(open) > 0:
		a, _ := planvalue.Compose(max(exampleNote.Year, 2000), time.Month(exampleNote.Second), exampleNote.First)
		b, _ := planvalue.Compose(max(exampleNote.Year, 2000), time.Month(exampleNote.First), exampleNote.Second)
		answer := r.ask("order", header, "dmy", open, lang.T("import.ask.order", "example", example),
			Option{"dmy", lang.T("import.ask.order.dmy", "day", lang.DayMonth(a))},
			Option{"mdy", lang.T("import.ask.order.mdy", "day", lang.DayMonth(b))})
		r.order.order = planvalue.DayFirst
		if answer == "mdy" {
			r.order.order = planvalue.MonthFirst
		}
	}
	if len(realDates) > 0 && realSmall && len(textOver12) > 0 {
		answer := r.ask("swap", header, "keep", realDates, lang.T("import.ask.swap"),
			Option{"keep", lang.T("import.ask.swap.keep")}, Option{"swap", lang.T("import.ask.swap.swap")})
		r.order.swap = answer == "swap"
	}
	if len(short) > 0 && monthly == 0 {
		proposed := r.now.Year()
		for y, n := range noYear {
			if n > noYear[proposed] || n == noYear[proposed] && y > proposed {
				proposed = y
			}
		}
		var options []Option
		options = append(options, Option{"near", lang.T("import.ask.year.near")})
		for y := r.now.Year() - 1; y <= r.now.Year()+2; y++ {
			options = append(options, Option{strconv.Itoa(y), strconv.Itoa(y)})
		}
		first := "near"
		if len(noYear) == 1 {
			first = strconv.Itoa(proposed)
		}
		if answer := r.ask("year", header, first, short, lang.T("import.ask.year", "year", strconv.Itoa(proposed)), options...); answer != "near" {
			r.order.year, _ = strconv.Atoi(answer)
		}
	}
	if len(words) > 0 {
		r.order.undated = r.ask("undated", header, "reject", words, lang.N("import.ask.undated", len(words)),
			Option{"reject", lang.T("import.ask.undated.reject")}, Option{"tray", lang.T("import.ask.undated.tray")})
	}
	if !r.ours { // our export writes every day
		r.settleFillDown(lines, col)
	}
}

// voteByWeekday lets the name of the day decide between two readings.
func (r *reading) voteByWeekday(l *line, day string, n planvalue.Note, votes map[planvalue.Order]int) {
	w, ok := n.Weekday, n.HasWeekday
	if !ok {
		w, ok = planvalue.WeekdayNamed(l.text(r.at(TargetWeekday)))
	}
	if !ok {
		return
	}
	a, b := weekdayOf(day) == w, n.Other != "" && weekdayOf(n.Other) == w
	switch {
	case a && !b:
		votes[planvalue.DayFirst]++
	case b && !a:
		votes[planvalue.MonthFirst]++
	}
}

func weekdayOf(day string) time.Weekday {
	t, err := time.Parse(models.DayFormat, day)
	if err != nil {
		return -1
	}
	return t.Weekday()
}

// settleFillDown asks what a blank date below a date means when a sheet seems
// to write each date once.
func (r *reading) settleFillDown(lines []line, col int) {
	var blank []int
	planned, seen := 0, false
	for i := range lines {
		l := &lines[i]
		if l.joins {
			continue
		}
		if l.text(col) != "" {
			seen = true
			continue
		}
		if !seen {
			continue
		}
		blank = append(blank, l.no)
		if l.text(r.at(TargetClock)) != "" || l.text(r.at(TargetPlatforms)) != "" || r.at(TargetClock) < 0 && r.at(TargetPlatforms) < 0 {
			planned++
		}
	}
	if len(blank) == 0 {
		return
	}
	proposed := "no"
	if len(blank)*5 >= len(lines) && planned*2 > len(blank) {
		proposed = "yes"
	}
	answer := r.ask("fill_down", r.header(col), proposed, blank, lang.N("import.ask.fill", len(blank)),
		Option{"yes", lang.T("import.ask.fill.yes")}, Option{"no", lang.T("import.ask.fill.no")})
	r.order.fillDown = answer == "yes"
}

func cellAt(l *line, i int) sheet.Cell {
	if i < 0 || i >= len(l.cells) {
		return sheet.Cell{}
	}
	return l.cells[i]
}

// monthAt is the month a line stands under: its month column first.
func (r *reading) monthAt(l *line) monthOf {
	if i := r.at(TargetMonth); i >= 0 && l.text(i) != "" {
		if y, m, ok := planvalue.Month(l.text(i)); ok {
			if y == 0 && l.month.month == m {
				y = l.month.year
			} else if y == 0 && l.month.month == 0 {
				y = l.month.year
			}
			return monthOf{y, m, l.text(i)}
		}
	}
	return l.month
}

// near is the moment dates without a year are near to.
func (r *reading) near(l *line) time.Time {
	m := r.monthAt(l)
	switch {
	case m.year != 0 && m.month != 0:
		return time.Date(m.year, m.month, 15, 0, 0, 0, 0, time.UTC)
	case m.year != 0:
		return time.Date(m.year, 7, 1, 0, 0, 0, 0, time.UTC)
	}
	return r.now
}

// wrongYear asks about dates whose year is not the one of the month they stand
// under, all of one kind in one question.
func (r *reading) wrongYear(l *line, day, column string, m monthOf) string {
	year := day[:4]
	key := fmt.Sprintf("year:%s>%d", day[:7], m.year)
	want := strconv.Itoa(m.year) + day[4:]
	if _, err := time.Parse(models.DayFormat, want); err != nil {
		want = day
	}
	answer := r.ask(key, column, "keep", []int{l.no},
		lang.T("import.ask.wrong_year", "year", year, "month", m.from),
		Option{"keep", lang.T("import.ask.wrong_year.keep", "day", lang.DayYear(day))},
		Option{"fix", lang.T("import.ask.wrong_year.fix", "day", lang.DayYear(want))})
	if answer == "fix" {
		return want
	}
	return day
}
