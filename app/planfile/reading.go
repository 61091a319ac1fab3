package planfile

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/app/sheet"
	"lontar/models"
)

// reading is the state of one Read.
type reading struct {
	s        *Service
	o        ReadOptions
	d        *Draft
	fileName string
	now      time.Time
	roles    map[string]int // target to column
	formats  []string       // number format per column, "" none
	yes, no  []string       // words of ticks per column
	answers  map[string]string
	brand    *models.Brand
	ours     bool // the file is an export of Lontar
	csv      bool

	delimiter string // of a CSV
	checks    bool   // there are check marks, so a cross is a no

	order      orderOf
	where      string // where posts go when no column says it
	onPlatform map[models.Platform][]int64
	pillars    map[string]int64
	custom     map[int]int64 // column to ColumnID or −(index+1)
	forms      map[int]models.Form
	bases      []*models.Post // what files said before; their references follow the draft's brand
}

// Refused is why a plan was not read or written, in words for the user.
type Refused struct {
	Key   string
	Args  []any
	cause error
}

// Unwrap gives what lies behind it, for the log.
func (e *Refused) Unwrap() error { return e.cause }

func (e *Refused) Error() string {
	return fmt.Sprint(append([]any{"plan file: " + e.Key}, e.Args...)...)
}

// Told gives the key and arguments of the text.
func (e *Refused) Told() (key string, args []any) { return e.Key, e.Args }

func (r *reading) at(target string) int {
	if i, ok := r.roles[target]; ok {
		return i
	}
	return -1
}

func (r *reading) role(i int) string {
	if i < 0 || i >= len(r.d.Columns) {
		return ""
	}
	return r.d.Columns[i].Target
}

func (r *reading) header(i int) string {
	if i < 0 || i >= len(r.d.Columns) {
		return ""
	}
	return r.d.Columns[i].Header
}

func (r *reading) note(tab string, no int, column, value string, level Level, key string, args ...any) {
	if len(r.d.Problems) < 5000 {
		if len(r.d.Tabs) < 2 {
			tab = ""
		}
		r.d.Problems = append(r.d.Problems, Problem{Sheet: tab, Line: no, Column: column, Value: short(value, 80), Level: level, Key: key, Args: args})
	}
}

// Read reads a plan file for a brand and says what importing it would do. It
// writes nothing. Errors that tell the user what to do have a Told method.
func (s *Service) Read(ctx context.Context, path string, o ReadOptions) (*Draft, error) {
	brand, err := s.st.Brand(ctx, o.BrandID)
	if err != nil {
		return nil, fmt.Errorf("read plan: %w", err)
	}
	book, err := sheet.Open(path, sheet.Options{})
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }()
	r := &reading{
		s: s, o: o, brand: brand, now: s.now(), fileName: filepath.Base(path), csv: book.Format == "csv",
		d: &Draft{File: path, FileHash: book.Hash, Format: formatName(book), Brand: brand, brandWas: asText(brand)},
	}
	if r.csv && book.Delimiter != 0 {
		r.delimiter = string(book.Delimiter)
	}
	for _, info := range book.Sheets {
		if !info.Hidden {
			r.d.Sheets = append(r.d.Sheets, info.Name)
		}
	}
	tabs, err := r.chooseTabs(ctx, book)
	if err != nil {
		return nil, err
	}
	tables := make([]*sheet.Table, len(tabs))
	for i, tab := range tabs {
		if tables[i], err = book.Table(ctx, tab.info.Name); err != nil {
			return nil, err
		}
		if tab.grid {
			tables[i] = unrollGrid(tables[i])
			tabs[i].h, tab.ok = findHeader(tables[i], 0)
			if !tab.ok && tabs[i].h.named() < 2 {
				return nil, &Refused{Key: "import.error.no_header"}
			}
		} else if !r.sameHeader(tables[i], &tabs[i]) {
			return nil, &Refused{Key: "import.error.no_header"}
		}
		for _, n := range tables[i].Notes {
			r.note(tab.info.Name, n.Line, "", "", LevelInfo, "import.note."+n.Key, "n", n.N)
		}
	}
	if err := r.columns(ctx, tables, tabs); err != nil {
		return nil, err
	}
	var lines []line
	for i, t := range tables {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		lines = r.lines(t, tabs[i].h, tabs[i], lines)
	}
	if len(lines) == 0 {
		return nil, &Refused{Key: "import.error.no_rows"}
	}
	if err := r.rows(ctx, lines); err != nil {
		return nil, err
	}
	if err := r.compare(ctx); err != nil {
		return nil, err
	}
	r.finish()
	return r.d, nil
}

func formatName(b *sheet.Book) string {
	if b.Format != "csv" {
		return lang.T("import.format." + b.Format)
	}
	name := map[rune]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "pipe"}[b.Delimiter]
	if name == "" {
		name = "comma"
	}
	return lang.T("import.format.csv", "encoding", b.Encoding, "delimiter", lang.T("import.delimiter."+name))
}

// chooseTabs finds the sheet to read, or takes the one asked for.
func (r *reading) chooseTabs(ctx context.Context, book *sheet.Book) ([]candidate, error) {
	var list []candidate
	for _, info := range book.Sheets {
		if r.o.Sheet != "" && !strings.EqualFold(strings.TrimSpace(info.Name), strings.TrimSpace(r.o.Sheet)) {
			continue
		}
		head, err := book.Peek(ctx, info.Name, headLines)
		if err != nil {
			return nil, err
		}
		if len(head.Rows) == 0 && r.o.Sheet == "" {
			continue
		}
		c := weigh(info, head, 0)
		if r.o.HeaderRow > 0 && (r.o.Sheet != "" || len(book.Sheets) == 1) {
			full, err := book.Peek(ctx, info.Name, max(headLines, r.o.HeaderRow+5))
			if err != nil {
				return nil, err
			}
			c = weigh(info, full, r.o.HeaderRow)
			c.grid = false
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		if r.o.Sheet != "" {
			return nil, &Refused{Key: "import.error.no_sheet", Args: []any{"sheet", r.o.Sheet, "sheets", strings.Join(r.d.Sheets, ", ")}}
		}
		return nil, &Refused{Key: "import.error.empty"}
	}
	best, tabs := choose(list)
	if best < 0 {
		return nil, &Refused{Key: "import.error.no_header"}
	}
	if r.o.HeaderRow > 0 && r.o.Sheet == "" && len(list) > 1 {
		// The line was moved on the sheet shown: only that one is read.
		full, err := book.Peek(ctx, list[best].info.Name, max(headLines, r.o.HeaderRow+5))
		if err != nil {
			return nil, err
		}
		c := weigh(list[best].info, full, r.o.HeaderRow)
		list[best], tabs = c, []int{best}
	}
	out := make([]candidate, len(tabs))
	for i, k := range tabs {
		out[i] = list[k]
		r.d.Tabs = append(r.d.Tabs, list[k].info.Name)
	}
	r.d.Sheet = out[0].info.Name
	if len(out) > 1 {
		r.note("", 0, "", "", LevelInfo, "import.note.tabs", "tabs", strings.Join(r.d.Tabs, ", "))
	}
	return out, nil
}

// sameHeader finds the header again in the whole sheet, whose merged ranges
// the first look did not have.
func (r *reading) sameHeader(t *sheet.Table, tab *candidate) bool {
	at := r.o.HeaderRow
	if at == 0 || len(r.d.Tabs) > 1 {
		at = 0
	}
	h, ok := findHeader(t, at)
	if !ok && at == 0 {
		h, ok = tab.h, tab.ok
	}
	tab.h = h
	return ok || at > 0 && h.line > 0
}

func (r *reading) columns(ctx context.Context, tables []*sheet.Table, tabs []candidate) error {
	h := tabs[0].h
	width := 0
	for _, t := range tables {
		width = max(width, t.Width)
	}
	for len(h.texts) < width {
		h.texts = append(h.texts, "")
		h.matches = append(h.matches, match{})
	}
	var data []sheet.Row
	for i, t := range tables {
		for _, row := range t.Rows {
			if row.Line > tabs[i].h.last {
				data = append(data, row)
			}
		}
	}
	samples := sampleColumns(data, len(h.texts))
	r.d.HeaderRow = h.line
	r.d.Fingerprint = fingerprint(h.texts)
	var pillars []string
	for _, p := range r.brand.Pillars {
		pillars = append(pillars, fold(p.Name))
	}
	r.d.Columns = mapColumns(h, samples, len(data), pillars)
	if err := r.recall(ctx); err != nil {
		return err
	}
	for i, target := range r.o.Mapping {
		if i < 0 || i >= len(r.d.Columns) {
			continue
		}
		c := &r.d.Columns[i]
		for k := range r.d.Columns { // a target chosen for one column leaves the other
			if k != i && r.d.Columns[k].Target == target && target != TargetCustom && target != TargetSkip && !strings.HasPrefix(target, tickPrefix) {
				if _, chosen := r.o.Mapping[k]; !chosen {
					r.d.Columns[k].Target = TargetCustom
				}
			}
		}
		c.Target, c.Certain = target, true
	}
	r.roles = map[string]int{}
	r.formats = make([]string, len(r.d.Columns))
	r.yes, r.no = make([]string, len(r.d.Columns)), make([]string, len(r.d.Columns))
	r.forms = map[int]models.Form{}
	for _, s := range samples {
		r.checks = r.checks || slices.ContainsFunc(s.cells, func(c sheet.Cell) bool { return isCheck(c.Text) })
	}
	for i := range r.d.Columns {
		c := &r.d.Columns[i]
		if keepsOwn(c.Target) && c.Kind == "" {
			c.Kind, c.Choices = guessKind(samples[i], len(data))
			if c.Header == "" {
				c.Header = lang.T("import.column", "letter", c.Letter)
			}
		}
		if _, taken := r.roles[c.Target]; !taken {
			r.roles[c.Target] = i
		}
		for _, cell := range samples[i].cells {
			if cell.Format != "" {
				r.formats[i] = cell.Format
				break
			}
		}
		if r.formats[i] == "" && c.Target == TargetDay {
			r.formats[i] = dateFormat(samples[i])
		}
		r.tickWords(i, samples[i])
		if strings.HasPrefix(c.Target, tickPrefix) {
			r.forms[i] = headerForm(c.Header)
		}
	}
	r.ours = r.at(TargetID) >= 0 && r.at(TargetHash) >= 0
	r.ownColumns()
	return nil
}

// tickWords remembers which words the client ticks with.
func (r *reading) tickWords(i int, s sample) {
	yes, no := map[string]int{}, map[string]int{}
	for _, c := range s.cells {
		if on, ok := r.ticked(c); ok && on {
			yes[strings.TrimSpace(c.Text)]++
		} else if ok {
			no[strings.TrimSpace(c.Text)]++
		}
	}
	r.yes[i], r.no[i] = most(yes), most(no)
}

func most(m map[string]int) string {
	best := ""
	for w, n := range m {
		if n > m[best] || n == m[best] && w < best {
			best = w
		}
	}
	return best
}

// ownColumns finds or adds the custom columns of the brand the file needs.
func (r *reading) ownColumns() {
	r.custom = map[int]int64{}
	used := map[int64]bool{}
	for i := range r.d.Columns {
		c := &r.d.Columns[i]
		if !keepsOwn(c.Target) || strings.HasPrefix(c.Header, "_") {
			continue
		}
		name := c.Header
		id := int64(0)
		for k := range r.brand.Columns {
			b := &r.brand.Columns[k]
			if strings.EqualFold(strings.TrimSpace(b.Name), name) && !used[r.refColumn(k)] {
				id = r.refColumn(k)
				if b.ID != 0 {
					c.Kind = b.Kind
				}
				b.ArchivedAt = 0
				if b.Kind == models.ColumnChoice {
					for _, v := range c.Choices {
						if !slices.Contains(b.Choices, v) {
							b.Choices = append(b.Choices, v)
						}
					}
				}
				break
			}
		}
		if id == 0 {
			for n := 2; slices.ContainsFunc(r.brand.Columns, func(b models.CustomColumn) bool { return strings.EqualFold(b.Name, name) }); n++ {
				name = fmt.Sprintf("%s %d", c.Header, n)
			}
			r.brand.Columns = append(r.brand.Columns, models.CustomColumn{BrandID: r.brand.ID, Name: name, Kind: c.Kind, Choices: c.Choices, Position: len(r.brand.Columns)})
			id = -int64(len(r.brand.Columns))
		}
		used[id] = true
		r.custom[i], c.ColumnID = id, id
	}
}

func (r *reading) refColumn(k int) int64 {
	if id := r.brand.Columns[k].ID; id != 0 {
		return id
	}
	return -int64(k + 1)
}

// finish counts and sorts what was found.
func (r *reading) finish() {
	d := r.d
	for _, row := range d.Rows {
		switch row.Action {
		case Added:
			d.Counts.New++
		case Changed:
			d.Counts.Changed++
		case Unchanged:
			d.Counts.Unchanged++
		case Conflict:
			d.Counts.Conflict++
		case Rejected:
			d.Counts.Rejected++
		}
	}
	tabOf := func(name string) int { return max(slices.Index(d.Tabs, name), 0) }
	slices.SortStableFunc(d.Problems, func(a, b Problem) int {
		if a.Line == 0 || b.Line == 0 {
			return min(a.Line, 1) - min(b.Line, 1)
		}
		if t := tabOf(a.Sheet) - tabOf(b.Sheet); t != 0 {
			return t
		}
		return a.Line - b.Line
	})
	d.layout = r.layoutOf()
	d.answers = map[string]string{}
	for _, q := range d.Questions {
		if !q.Open && lasting(q.Key) {
			d.answers[q.Key] = q.Answer
		}
	}
}
