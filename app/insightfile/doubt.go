package insightfile

import (
	"sort"
	"strconv"
	"strings"

	"lontar/app/planvalue"
	"lontar/models"
)

// rivals keeps the other readings a table's headings allow.
func (t *table) rivals(h head) {
	for _, g := range h.rivals {
		t.other = append(t.other, g.layout.Name)
	}
}

// doubts collects what must be asked about a file.
func doubts(f *File, tables []*table, o Options) {
	add := func(d Doubt) {
		for _, have := range f.Doubts {
			if have.Kind == d.Kind && have.Column == d.Column {
				return
			}
		}
		f.Doubts = append(f.Doubts, d)
	}
	for _, t := range tables {
		t.doubtShape(add, o)
		t.doubtDates(add, o)
		if _, sure := t.s.point(t.rulePoint()); !sure && o.Decimal == "" && t.layout.Decimal != "none" {
			add(Doubt{Kind: "decimal", Taken: map[decimals]string{decimalComma: ",", decimalPoint: ".", decimalUnknown: "."}[t.point], Choices: []string{".", ","}, Value: t.s.unsureExample})
		}
		if t.s.roundedIDs > 0 && t.s.longIDs > 2 && t.s.roundedIDs*10 > t.s.longIDs*8 {
			add(Doubt{Kind: "ids", Taken: "", Value: ""})
		}
	}
	doubtAccount(f, o, add)
}

func (t *table) doubtShape(add func(Doubt), o Options) {
	if len(t.other) > 0 && o.Format == "" && o.Platform == "" {
		add(Doubt{Kind: "format", Taken: string(t.Format), Choices: append([]string{string(t.Format)}, t.other...)})
	}
	if t.Platform == "" && o.Platform == "" {
		d := Doubt{Kind: "platform", Value: t.Title}
		if t.Format == FormatCard || t.Format == FormatAudience {
			d.Choices = []string{string(models.Instagram), string(models.Facebook)}
		}
		if len(d.Choices) > 0 || !t.everyRowSays() {
			add(d)
		}
	}
	if t.Format == FormatTable && len(o.Mapping) == 0 {
		add(Doubt{Kind: "mapping", Value: strings.Join(t.Headers[:min(6, len(t.Headers))], ", ")})
	}
	if t.named != "" && len(t.cols) > 1 && t.cols[1].metric != nil {
		add(Doubt{Kind: "named", Column: t.cols[1].header, Taken: t.cols[1].metric.Name, Value: t.named})
	}
	for _, c := range t.cols {
		if c.role == roleAmbiguous {
			add(Doubt{Kind: "meaning", Column: c.header, Choices: []string{"views", "impressions"}})
		}
	}
}

// everyRowSays reports whether addresses or a column tell the platform.
func (t *table) everyRowSays() bool {
	return t.seats[0].at[rolePlatform] >= 0 || t.seats[0].at[rolePermalink] >= 0
}

func (t *table) doubtDates(add func(Doubt), o Options) {
	rule := map[string]planvalue.Order{"mdy": planvalue.MonthFirst, "dmy": planvalue.DayFirst}[t.layout.Order]
	if order, sure := t.s.order(rule, t.Rows == "days"); !sure && o.Order == planvalue.Unknown {
		taken := "day_first"
		if order == planvalue.MonthFirst {
			taken = "month_first"
		}
		add(Doubt{Kind: "order", Taken: taken, Choices: []string{"day_first", "month_first"}, Value: t.s.openExample})
	}
	if t.s.swapped() && t.layout.Order == "mdy" && t.s.zoned == 0 {
		add(Doubt{Kind: "swapped", Value: t.s.openExample})
	}
	if t.s.yearless > 0 && o.Year == 0 && t.Rows != "posts" {
		d := Doubt{Kind: "year", Taken: strconv.Itoa(t.year), Value: t.s.yearlessExample}
		for y := t.year - 2; y <= t.year+1; y++ {
			d.Choices = append(d.Choices, strconv.Itoa(y))
		}
		add(d)
	}
	if t.known == KnownHour {
		add(Doubt{Kind: "minutes", Taken: KnownHour, Value: t.s.openExample})
	}
	if t.Format == FormatTable && t.s.plainClocks > 0 && t.file.ZoneKnown == ZoneOpen {
		add(Doubt{Kind: "zone", Taken: "UTC", Choices: []string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", pacific}})
	}
}

// doubtAccount asks when the file is of another account than expected, or of
// several at once.
func doubtAccount(f *File, o Options, add func(Doubt)) {
	if o.Account != "" && (f.Account != "" || f.AccountID != "") &&
		!strings.EqualFold(strings.TrimPrefix(o.Account, "@"), f.Account) && o.Account != f.AccountID {
		add(Doubt{Kind: "account", Taken: firstOf(f.Account, f.AccountID), Value: o.Account, Choices: []string{o.Account, firstOf(f.Account, f.AccountID)}})
	}
	if len(f.Accounts) < 2 || f.Platform == models.X || f.Platform == models.LinkedIn {
		return
	}
	type count struct {
		id string
		n  int
	}
	var list []count
	total := 0
	for a, n := range f.Accounts {
		list = append(list, count{a, n})
		total += n
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].n > list[j].n || list[i].n == list[j].n && list[i].id < list[j].id
	})
	if list[1].n*4 >= total && list[1].n > 2 { // more than a collaborator now and then
		d := Doubt{Kind: "accounts", Taken: firstOf(f.Account, f.AccountID)}
		for _, c := range list[:min(8, len(list))] {
			d.Choices = append(d.Choices, c.id)
		}
		add(d)
	}
}
