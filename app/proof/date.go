package proof

import (
	"strconv"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/app/proof/token"
	"lontar/models"
)

// date is a day a text names, and where.
type date struct {
	day         int
	month       time.Month
	year        int  // 0 when not said
	first, last int  // tokens
	swapped     bool // "3/7" may also be 7 March
}

var weekdays = map[string]time.Weekday{
	"minggu": 0, "ahad": 0, "senin": 1, "selasa": 2, "rabu": 3, "kamis": 4, "jumat": 5, "jum'at": 5, "sabtu": 6,
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
	"sen": 1, "sel": 2, "rab": 3, "kam": 4, "jum": 5, "sab": 6, "min": 0, "mgg": 0,
}

var months = map[string]time.Month{
	"januari": 1, "februari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8, "september": 9,
	"oktober": 10, "november": 11, "nopember": 11, "desember": 12, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6,
	"july": 7, "august": 8, "october": 10, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8,
	"agt": 8, "ags": 8, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12, "pebruari": 2,
}

// dayFillers may stand between a weekday and its date.
var dayFillers = set("malam pagi siang sore tanggal tgl ini depan besok nanti kemarin lalu the on night morning evening afternoon legi pahing pon wage kliwon")

// dates finds days of the week that are not the date's, days that do not
// exist, and "besok" that is not tomorrow.
func (r *reading) dates() {
	for i := 0; i < len(r.tokens); i++ {
		d, ok := r.dateAt(i)
		if !ok {
			continue
		}
		r.judgeDate(d)
		i = d.last
	}
}

// dateAt reads "12 Mei 2027", "12–14 Mei", "May 12, 2027", "3/7", "03-07-2027".
func (r *reading) dateAt(i int) (d date, ok bool) {
	t := r.tokens[i]
	if t.Kind == token.Number {
		if d, ok := r.numericDate(i); ok {
			return d, true
		}
		day, ok := small(t.Text, 99)
		if !ok || i+1 >= len(r.tokens) {
			return d, false
		}
		month, ok := months[r.norm(i+1)]
		if !ok || r.tokens[i+1].Break > token.Soft || r.tokens[i+1].Kind != token.Word {
			return d, false
		}
		d = date{day: day, month: month, first: i, last: i + 1}
		r.yearOf(&d)
		return d, true
	}
	month, ok := months[t.Norm]
	if !ok || t.Kind != token.Word || i+1 >= len(r.tokens) || r.tokens[i+1].Kind != token.Number || r.tokens[i+1].Break > token.Soft {
		return d, false
	}
	if _, before := small(r.norm(i-1), 99); before && t.Break <= token.Soft {
		return d, false
	}
	day, ok := small(r.tokens[i+1].Text, 31)
	if !ok || t.Text == strings.ToLower(t.Text) || i+2 < len(r.tokens) && r.tokens[i+2].Text == "%" {
		return d, false // "mar 3"
	}
	d = date{day: day, month: month, first: i, last: i + 1}
	r.yearOf(&d)
	return d, true
}

// yearOf takes in the year behind a date: "2027", "'27".
func (r *reading) yearOf(d *date) {
	i := d.last + 1
	if i >= len(r.tokens) || r.tokens[i].Kind != token.Number || r.tokens[i].Break > token.Clause || len(r.tokens[i].Text) != 4 {
		return
	}
	if y, ok := small(r.tokens[i].Text, 2100); ok && y >= 1900 {
		d.year, d.last = y, i
	}
}

// numericDate reads "3/7", "3/7/2027" and "03-07-2027".
func (r *reading) numericDate(i int) (d date, ok bool) {
	t := r.tokens[i]
	parts := strings.Split(t.Text, "/")
	last := i
	if len(parts) == 1 && i+2 < len(r.tokens) && len(r.tokens[i+2].Text) == 4 &&
		r.text[t.End:r.tokens[i+1].Start] == "-" && r.text[r.tokens[i+1].End:r.tokens[i+2].Start] == "-" {
		parts, last = []string{t.Text, r.tokens[i+1].Text, r.tokens[i+2].Text}, i+2
	}
	if len(parts) != 2 && len(parts) != 3 {
		return d, false
	}
	a, okA := small(parts[0], 31)
	b, okB := small(parts[1], 31)
	if !okA || !okB || a == 0 || b == 0 || a > 12 && b > 12 {
		return d, false
	}
	d = date{day: a, month: time.Month(b), first: i, last: last, swapped: a <= 12}
	if b > 12 {
		d.day, d.month, d.swapped = b, time.Month(a), false
	}
	if len(parts) == 3 {
		y, ok := small(parts[2], 2100)
		if !ok || len(parts[2]) != 2 && len(parts[2]) != 4 {
			return d, false
		}
		if y < 100 {
			y += 2000
		}
		d.year = y
	}
	return d, true
}

// small reads a whole number up to a limit.
func small(s string, limit int) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= limit
}

// reference is the day the text is read for: the planned one, else today.
func (r *reading) reference() (time.Time, bool) {
	for _, day := range []string{r.in.Day, r.in.Today} {
		if t, err := time.Parse(models.DayFormat, day); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// resolve gives a date its year: the one that puts it nearest to the plan,
// rather ahead than behind.
func (r *reading) resolve(d date) (time.Time, bool) {
	year := d.year
	if year == 0 {
		ref, ok := r.reference()
		if !ok {
			return time.Time{}, false
		}
		year = ref.Year()
		if t := time.Date(year, d.month, d.day, 0, 0, 0, 0, time.UTC); t.Before(ref.AddDate(0, -4, 0)) {
			year++
		} else if t.After(ref.AddDate(0, 8, 0)) {
			year--
		}
	}
	t := time.Date(year, d.month, d.day, 0, 0, 0, 0, time.UTC)
	return t, t.Month() == d.month && t.Day() == d.day
}

func (r *reading) judgeDate(d date) {
	written := r.text[r.tokens[d.first].Start:r.tokens[d.last].End]
	longest := time.Date(2024, d.month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	t, ok := r.resolve(d)
	if numeric := strings.Contains(r.tokens[d.first].Text, "/"); d.day < 1 || d.day > longest || !ok && d.year != 0 {
		if !numeric || d.year != 0 {
			r.addTokens(Finding{Kind: KindDate, Level: Error, Rule: "date.none", Message: lang.T("proof.date_none", "date", written)}, d.first, d.last)
		}
		return
	}
	if !ok {
		return
	}
	r.judgeRelative(d, t)
	if first, ok := r.opening(d); ok {
		r.judgeSpan(first, d)
	} else if at, ok := r.weekdayOf(d); ok {
		r.judgeWeekday(d, t, at)
	}
}

// opening: of "3–4 Juli", the 3 July.
func (r *reading) opening(d date) (first date, ok bool) {
	k := d.first - 1
	for k > 0 && (r.norm(k) == "dan" || r.norm(k) == "sampai" || r.norm(k) == "&" || r.norm(k) == "sd") {
		k--
	}
	if k < 0 || r.tokens[k].Kind != token.Number || strings.Trim(r.text[r.tokens[k].End:r.tokens[d.first].Start], " -–—&dansmpi/.") != "" {
		return d, false
	}
	first = d
	first.first, first.last = k, k
	first.day, ok = small(r.tokens[k].Text, 31)
	return first, ok && first.day < d.day
}

// judgeSpan: the weekdays before "3–4 Juli" belong to its days in turn.
func (r *reading) judgeSpan(first, last date) {
	at, ok := r.weekdayOf(first)
	if !ok {
		return
	}
	days := []date{first}
	ats := []int{at}
	if two := r.rangedWith(at); two >= 0 {
		days, ats = []date{last, first}, []int{at, two}
	}
	for i, d := range days {
		if t, ok := r.resolve(d); ok {
			r.judgeWeekday(d, t, ats[i])
		}
	}
}

func (r *reading) judgeWeekday(d date, t time.Time, at int) {
	said := weekdays[r.tokens[at].Norm]
	if said == t.Weekday() {
		return
	}
	if d.swapped && weekdayEnglish[r.tokens[at].Norm] && r.otherWay(d, said) {
		return
	}
	from, to := min(at, d.first), max(at, d.last)
	name := weekdayLike(t.Weekday(), r.tokens[at].Norm)
	end := r.tokens[to].End
	if at > d.last && strings.HasPrefix(r.text[end:], ")") {
		end++ // "3 Juli (Jumat)"
	}
	right := r.text[r.tokens[from].Start:r.tokens[at].Start] + likeCase(name, r.tokens[at].Text) + r.text[r.tokens[at].End:end]
	r.add(Finding{
		Kind: KindDate, Level: Warn, Rule: "date.weekday", Suggestions: []string{right},
		Message: lang.T("proof.date_weekday", "date", lang.DayYear(t.Format(models.DayFormat)), "weekday", lang.Weekday(t.Weekday(), false),
			"said", r.tokens[at].Text),
	}, r.tokens[from].Start, end)
}

// otherWay: month before day, as English may write it, makes the day of the
// week right.
func (r *reading) otherWay(d date, said time.Weekday) bool {
	d.day, d.month = int(d.month), time.Month(d.day)
	t, ok := r.resolve(d)
	return ok && t.Weekday() == said
}

// weekdayOf finds the day of the week that belongs to a date: before it
// ("Sabtu malam, 3 Juli"), or behind it in brackets ("3 Juli (Sabtu)").
func (r *reading) weekdayOf(d date) (at int, ok bool) {
	k := d.first - 1
	for n := 0; k >= 0 && n < 3 && r.tokens[k+1].Break <= token.Clause; n++ {
		if r.isWeekday(k) {
			return k, d.last == d.first || r.rangedWith(k) < 0
		}
		if !dayFillers[r.norm(k)] {
			break
		}
		k--
	}
	if k = d.last + 1; k < len(r.tokens) && r.isWeekday(k) && strings.TrimSpace(r.text[r.tokens[d.last].End:r.tokens[k].Start]) == "(" {
		return k, true
	}
	return 0, false
}

// isWeekday: short forms count only with a capital ("Min", "Sat"), and
// "minggu" not where it is a week.
func (r *reading) isWeekday(k int) bool {
	t := r.tokens[k]
	if _, ok := weekdays[t.Norm]; !ok || t.Kind != token.Word {
		return false
	}
	if len(t.Norm) < 5 && t.Norm != "rabu" && t.Norm != "ahad" && t.Text == strings.ToLower(t.Text) {
		return false
	}
	if t.Norm != "minggu" {
		return true
	}
	if k > 0 && (r.tokens[k-1].Kind == token.Number || weeks[r.norm(k-1)]) && t.Break <= token.Soft {
		return false
	}
	next := r.norm(k + 1)
	return next != "ini" && next != "depan" && next != "lalu" && next != "ke"
}

var weeks = set("akhir awal per tiap setiap se beberapa satu dua tiga empat pertengahan sepanjang selama")

// rangedWith is the weekday a weekday makes a span with, "Sabtu–Minggu", or -1.
func (r *reading) rangedWith(k int) int {
	if k > 0 && r.isWeekday(k-1) {
		return k - 1
	}
	if k > 1 && r.isWeekday(k-2) && spanWords[r.norm(k-1)] {
		return k - 2
	}
	return -1
}

var spanWords = set("dan sampai hingga & and to sd atau")

var relative = map[string]int{"besok": 1, "lusa": 2, "kemarin": -1, "tomorrow": 1, "yesterday": -1, "today": 0}

// judgeRelative: "besok, 12 Mei" must be the day after the planned one.
func (r *reading) judgeRelative(d date, t time.Time) {
	plan, err := time.Parse(models.DayFormat, r.in.Day)
	if err != nil {
		return
	}
	for k := d.first - 1; k >= 0 && k >= d.first-3 && r.tokens[k+1].Break <= token.Clause; k-- {
		days, ok := relative[r.norm(k)]
		if r.norm(k) == "ini" && r.norm(k-1) == "hari" {
			days, ok = 0, true
			k--
		}
		if ok {
			if want := plan.AddDate(0, 0, days); !want.Equal(t) {
				r.addTokens(Finding{
					Kind: KindDate, Level: Warn, Rule: "date.relative",
					Message: lang.T("proof.date_relative", "word", r.text[r.tokens[k].Start:r.tokens[d.first-1].End], "date", lang.DayYear(want.Format(models.DayFormat))),
				}, k, d.last)
			}
			return
		}
		if !r.isWeekday(k) && !dayFillers[r.norm(k)] {
			return
		}
	}
}

// weekdayLike is a day's name in the language, and the length, of another.
func weekdayLike(w time.Weekday, like string) string {
	id := [...]string{"minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"}[w]
	en := strings.ToLower(w.String())
	name := id
	if weekdayEnglish[like] {
		name = en
	}
	if len(like) <= 3 {
		name = name[:3]
	}
	return name
}

var weekdayEnglish = set("sunday monday tuesday wednesday thursday friday saturday sun mon tue tues wed thu thur thurs fri sat")
