package insightfile

import (
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"lontar/app/planvalue"
	"lontar/app/sheet"
	"lontar/models"
)

// Read reads files and gives their rows to a sink, in bounded memory. A path
// may be a file, a zip or a folder. Its error is that of the path, of the
// context or of the sink; a file among several that cannot be read is in the
// list with why (Refused, Err).
func Read(ctx context.Context, path string, o Options, sink Sink) ([]File, error) {
	parts, err := partsOf(path)
	if err != nil {
		return nil, err
	}
	r := &reading{ctx: ctx, o: o, sink: &sink}
	for _, p := range parts {
		r.total += 3 * p.size
	}
	var out []File
	for _, p := range parts {
		f, err := r.file(p)
		if err != nil {
			return out, err
		}
		out = append(out, *f)
	}
	return out, nil
}

type reading struct {
	ctx         context.Context
	o           Options
	sink        *Sink
	done, total int64
	steps       int
}

// errStop ends the reading of one file that is refused.
var errStop = errors.New("refused")

func (r *reading) tick() error {
	if r.steps++; r.steps&0x3ff != 0 {
		return nil
	}
	if r.o.Progress != nil {
		r.o.Progress(min(r.done, r.total), max(r.total, 1))
	}
	return r.ctx.Err()
}

// file reads one part, twice: to weigh and to give.
func (r *reading) file(p part) (*File, error) {
	f := &File{Path: p.path, Inner: p.inner, Size: p.size}
	if p.err != nil {
		f.Refused, f.Err = refusal(p.err), p.err
		return f, nil
	}
	src, err := p.source(r, f)
	if err != nil {
		if r.ctx.Err() != nil {
			return f, r.ctx.Err()
		}
		f.Refused, f.Err = refusal(err), err
		return f, nil
	}
	defer src.close()
	var tables []*table
	if err := r.weigh(f, src, &tables); err != nil {
		return r.failed(f, err)
	}
	conclude(f, tables, r.o, p)
	if f.Refused != "" {
		return f, nil
	}
	if err := r.give(f, src, tables); err != nil {
		return r.failed(f, err)
	}
	finish(f, tables)
	return f, nil
}

func (r *reading) failed(f *File, err error) (*File, error) {
	var told *sheet.Error
	switch {
	case errors.Is(err, errStop):
		return f, nil
	case errors.As(err, &told):
		f.Refused, f.Err = refusal(err), err
		return f, nil
	}
	return f, err
}

// refusal is the reason in short of an error of reading.
func refusal(err error) string {
	var told *sheet.Error
	if errors.As(err, &told) {
		return told.Kind.Error()
	}
	if errors.Is(err, errBinary) {
		return "not_table"
	}
	return "unreadable"
}

func (r *reading) weigh(f *File, src source, tables *[]*table) error {
	return src.sheets(func(name string, next func() ([]string, int, error)) error {
		var cur *table
		w := walker{next: next, names: nameOf(firstOf(f.Inner, f.Path)) + " " + fold(name), file: plainName(firstOf(f.Inner, f.Path)), o: r.o}
		w.begin = func(h head) error {
			cur = newTable(f, h, name, r.o)
			cur.rivals(h)
			*tables = append(*tables, cur)
			return nil
		}
		w.row = func(n int, cells []string) error {
			cur.weigh(n, cells)
			return r.tick()
		}
		w.loose = func(lines []line) error {
			if k := kindOf("", lines); len(k.damaged) > 0 {
				return refuse(f, k.damaged, name)
			}
			return nil
		}
		return w.run()
	})
}

func (r *reading) give(f *File, src source, tables []*table) error {
	k := 0
	return src.sheets(func(name string, next func() ([]string, int, error)) error {
		var cur *table
		w := walker{next: next, names: nameOf(firstOf(f.Inner, f.Path)) + " " + fold(name), file: plainName(firstOf(f.Inner, f.Path)), o: r.o}
		w.begin = func(h head) error {
			if cur != nil {
				if err := cur.end(r.sink); err != nil {
					return err
				}
			}
			if k >= len(tables) {
				return errors.New("the file changed while it was read")
			}
			cur = tables[k]
			k++
			return r.labels(f, cur, h.before, name)
		}
		w.row = func(n int, cells []string) error {
			if err := cur.give(n, cells, r.sink); err != nil {
				return err
			}
			return r.tick()
		}
		w.loose = func(lines []line) error { return r.loose(f, lines, name) }
		if err := w.run(); err != nil {
			return err
		}
		if cur != nil {
			return cur.end(r.sink)
		}
		return nil
	})
}

// conclude decides what the surveys tell, and asks what they do not.
func conclude(f *File, tables []*table, o Options, p part) {
	for _, t := range tables {
		if t.Format != FormatTable && t.s.broken() {
			f.Refused = reasonDate
			for _, d := range t.s.damage {
				f.add(d)
			}
		}
	}
	owner(f, tables, o)
	for _, t := range tables {
		t.conclude(p, o)
		f.Platform = firstOf(f.Platform, t.Platform)
		if f.Format == "" || t.s.rows > 0 && t.Rows == "posts" && formatRows(f) != "posts" {
			f.Format = t.Format
		}
	}
	for _, t := range tables {
		if t.Platform != f.Platform {
			f.Platform = "" // two platforms in one file: each table and row says its own
			break
		}
	}
	doubts(f, tables, o)
}

func formatRows(f *File) string {
	for _, l := range books().layouts {
		if l.Name == string(f.Format) {
			return l.Rows
		}
	}
	return ""
}

// owner finds whose file it is.
func owner(f *File, tables []*table, o Options) {
	f.Accounts = map[string]int{}
	for _, t := range tables {
		for a, n := range t.s.accounts {
			f.Accounts[a] += n
		}
	}
	best := ""
	for a, n := range f.Accounts {
		if n > f.Accounts[best] || n == f.Accounts[best] && a < best {
			best = a
		}
	}
	for a := range f.Accounts { // the account asked for is the own one even if others have more rows
		for _, t := range tables {
			if own := strings.TrimPrefix(o.Account, "@"); own != "" && (strings.EqualFold(a, own) || strings.EqualFold(t.s.handles[a], own)) {
				best = a
			}
		}
	}
	for _, t := range tables {
		t.owner = best
		if best != "" && t.s.accounts[best] > 0 {
			f.Account, f.Name = firstOf(f.Account, t.s.handles[best]), firstOf(f.Name, t.s.names[best])
			if allDigits(best) && len(best) > 6 {
				f.AccountID = best
			} else if f.Account == "" {
				f.Account = best
			}
		}
	}
	if f.Account == "" {
		f.Account = accountInName(f)
	}
}

var tweetsOf = regexp.MustCompile(`tweet_activity_metrics_(\w{1,15})_20\d{6}_20\d{6}_\w\w`)

// accountInName is the account TikTok's zips and Twitter's files are named
// after.
func accountInName(f *File) string {
	if m := tweetsOf.FindStringSubmatch(f.Path + " " + f.Inner); m != nil {
		return m[1]
	}
	for _, name := range []string{f.Path, f.Inner} {
		for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' }) {
			for _, lead := range []string{"Followers_", "Overview_", "Content_", "Viewers_"} {
				rest, ok := strings.CutPrefix(part, lead)
				rest = strings.TrimSuffix(strings.TrimSuffix(rest, ".zip"), ".csv")
				if ok && rest != "" && !digit(rest[0]) && !strings.ContainsAny(rest, " ()") {
					return rest
				}
			}
		}
	}
	return ""
}

// conclude settles how the table's rows are read.
func (t *table) conclude(p part, o Options) {
	rule := map[string]planvalue.Order{"mdy": planvalue.MonthFirst, "dmy": planvalue.DayFirst}[t.layout.Order]
	t.order, _ = t.s.order(rule, t.Rows == "days")
	if t.order == planvalue.Unknown {
		t.order = planvalue.DayFirst
	}
	if o.Order != planvalue.Unknown {
		t.order = o.Order
	}
	t.point, _ = t.s.point(t.rulePoint())
	switch o.Decimal {
	case ",":
		t.point = decimalComma
	case ".":
		t.point = decimalPoint
	}
	t.setZone(o)
	if t.s.yearless > 0 {
		t.setYear(p, o)
	}
}

// rulePoint is how fractions are written where the table itself does not show
// it: exports of platforms write a point, or whatever the language of the
// headings does.
func (t *table) rulePoint() decimals {
	if t.layout.Decimal == "none" || t.Format == FormatTable {
		return decimalUnknown
	}
	return decimalPoint
}

func (t *table) setZone(o Options) {
	name, known := t.layout.Zone, ZoneOfRule
	broken := t.Platform == models.Instagram && t.s.minutesBroken() || t.Platform == models.Facebook && t.s.minutesBroken()
	if z, ok := t.s.zone(broken); ok && t.Rows == "posts" && t.Platform != models.LinkedIn {
		name, known = z, ZoneByIDs
	}
	if o.Zone != "" {
		name, known = o.Zone, ZoneChosen
	}
	t.zone = time.UTC
	if name != "" {
		if l, err := time.LoadLocation(name); err == nil {
			t.zone = l
		} else if l := locations[name]; l != nil {
			t.zone = l
		}
	} else {
		known = ZoneOpen
	}
	t.file.Zone, t.file.ZoneKnown = firstOf(t.file.Zone, name), firstOf(t.file.ZoneKnown, known)
	t.known = KnownClock
	if broken {
		t.known = KnownHour
	}
}

// setYear proposes the year of days without one: the last of them is the
// newest day not after the file's own time.
func (t *table) setYear(p part, o Options) {
	t.backwards = t.s.backSteps > t.s.steps
	turns := t.s.turns
	newest := t.s.last
	if t.backwards {
		turns, newest = t.s.backTurns, t.s.first
	}
	year := o.Year
	if year == 0 {
		ref := firstNonZero(o.Now, dayInName(p), p.modified, time.Now())
		year = ref.Year()
		for range 8 {
			d, err := planvalue.Compose(year, time.Month(newest.month), newest.day)
			if err == nil && d <= ref.AddDate(0, 0, 1).Format(models.DayFormat) && (!t.s.leap || t.leapFits(year, turns)) {
				break
			}
			year--
		}
	}
	t.year = year
	if t.backwards {
		t.years = yearCount{year: year}
		return
	}
	t.years = yearCount{year: year - turns}
}

func (t *table) leapFits(year, turns int) bool {
	for y := year - turns; y <= year; y++ {
		if y%4 == 0 {
			return true
		}
	}
	return false
}

var nameDay = regexp.MustCompile(`(?:^|\D)(20[0-4]\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-3]\d)(?:\D|$)`)

// dayInName is the last day a file's name tells: when it was exported, or the
// end of what it is about.
func dayInName(p part) time.Time {
	var last time.Time
	for _, m := range nameDay.FindAllStringSubmatch(filepath.Base(p.path)+" "+p.inner, -1) {
		if t, err := time.Parse("20060102", m[1]+m[2]+m[3]); err == nil && t.After(last) {
			last = t
		}
	}
	return last
}

func firstNonZero(list ...time.Time) time.Time {
	for _, t := range list {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// missing notes the usual figures a table has no column for.
func (t *table) missing(f *File) {
	for _, m := range t.layout.Main {
		if !slices.ContainsFunc(t.cols, func(c column) bool { return c.metric != nil && c.metric.Name == m }) && !slices.Contains(f.Missing, m) {
			f.Missing = append(f.Missing, m)
		}
	}
}

// finish fills what only the giving tells.
func finish(f *File, tables []*table) {
	for _, t := range tables {
		f.Tables = append(f.Tables, t.Table)
		t.missing(f)
	}
	if f.Rows > 0 && f.Posts+f.Days+f.Hours+f.Parts == 0 && f.Refused == "" && f.ProblemCount == 0 {
		f.add(Problem{File: f.Inner, Reason: reasonNoFigures})
	}
	if len(tables) == 0 && f.Parts == 0 && f.Refused == "" {
		f.Refused = reasonUnknown
	}
}
