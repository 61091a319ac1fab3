package commentfile

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"lontar/app/platform"
	"lontar/app/sheet"
	"lontar/models"
)

// headerDepth is how far down a header is looked for: some exports put a dozen
// lines about the post above it.
const headerDepth = 60

// sampleRows are looked at to decide what a column holds.
const sampleRows = 200

// layout is what the columns of a table are.
type layout struct {
	format   Format
	platform models.Platform
	postLink string
	postKey  string
	now      time.Time // the moment of the export, where it is told
	line     int       // of the header; -1 when there is none
	headers  []string
	cols     map[string]int // field to column
	extra    []int          // columns kept by their header
	samples  [][]string
	print    string
	width    int    // cells of the header
	comma    string // between the cells of a text file
	own      bool   // the file holds only what the account itself wrote
}

func (l *layout) col(field string) int {
	if i, ok := l.cols[field]; ok {
		return i
	}
	return -1
}

// headerScore is how much a line looks like the header of comments.
func headerScore(cells []string) int {
	seen, score, text := map[string]bool{}, 0, false
	for _, c := range cells {
		if len(c) > 80 {
			continue
		}
		h, ok := words().headings[squash(c)]
		if !ok || seen[h.field] {
			continue
		}
		seen[h.field] = true
		score++
		text = text || h.field == "text"
	}
	if text {
		return score + 2
	}
	if score < 3 {
		return 0
	}
	return score
}

// findLayout reads the beginning of a source.
func findLayout(ctx context.Context, src source, path string, o Options) (*layout, error) {
	var top []record
	err := src.each(ctx, nil, func(r record) error {
		r.cells = slices.Clone(r.cells)
		top = append(top, r)
		if len(top) >= headerDepth+sampleRows {
			return errStop
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(top) == 0 {
		return nil, &sheet.Error{Kind: sheet.ErrEmpty}
	}
	l := &layout{line: -1, cols: map[string]int{}, platform: o.Platform, postLink: o.PostLink}
	head := 0
	if _, made := src.(*memory); !made {
		head = l.chooseHeader(top, o.Mapping)
	}
	rows := top
	if head >= 0 {
		l.preamble(top[:head])
		l.line = top[head].line
		for _, c := range top[head].cells {
			l.headers = append(l.headers, strings.TrimSpace(c.text))
		}
		rows = top[head+1:]
	}
	l.width = len(l.headers)
	if t, ok := src.(*textFile); ok {
		l.comma = string(rune(t.delim))
	}
	for _, r := range rows[:min(len(rows), sampleRows)] {
		for len(l.headers) < len(r.cells) {
			l.headers = append(l.headers, "")
		}
	}
	l.nameColumns()
	for _, r := range rows[:min(len(rows), sampleRows)] {
		s := make([]string, len(l.headers))
		for i := range s {
			s[i] = r.text(i)
		}
		l.samples = append(l.samples, s)
	}
	l.fingerprint()
	if o.Mapping != nil && len(o.Mapping.Columns) > 0 {
		l.mapped(o.Mapping)
	} else {
		l.assign()
	}
	l.tellFormat()
	if m, ok := src.(*memory); ok && m.format != "" {
		l.format, l.own = m.format, m.own
		if l.platform == "" {
			l.platform = m.platform
		}
	}
	if o.Mapping != nil && o.Mapping.Format != "" {
		l.format = o.Mapping.Format
	}
	l.keepRest()
	l.tellPlace(rows, filepath.Base(path), o)
	return l, nil
}

// chooseHeader finds the line of the header; -1 when the table has none.
func (l *layout) chooseHeader(top []record, m *Mapping) int {
	best, bestScore := -1, 0
	for i, r := range top[:min(len(top), headerDepth)] {
		var cells []string
		for _, c := range r.cells {
			cells = append(cells, c.text)
		}
		score := headerScore(cells)
		if m != nil {
			score = 0
			for _, h := range m.Columns {
				if slices.ContainsFunc(cells, func(c string) bool { return squash(c) == squash(h) && squash(h) != "" }) {
					score++
				}
			}
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best >= 0 {
		return best
	}
	// Unknown words: the first line of several short cells is the header,
	// unless it holds values itself.
	for i, r := range top[:min(len(top), headerDepth)] {
		filled, values := 0, false
		for _, c := range r.cells {
			if c.text == "" {
				continue
			}
			filled++
			_, dated := readWhen(c.text, 0)
			values = values || dated || len(c.text) > 60 || strings.Contains(c.text, "://") || digitsOnly(c.text) || strings.HasPrefix(c.text, "@")
		}
		if filled >= 2 || i == len(top)-1 {
			if values {
				return -1
			}
			return i
		}
	}
	return -1
}

// nameColumns gives columns without a header the letter of a spreadsheet, and
// tells columns of the same header apart.
func (l *layout) nameColumns() {
	for i, h := range l.headers {
		if len(h) > 120 {
			h = h[:120]
		}
		if h == "" {
			h = sheet.Letter(i)
		}
		l.headers[i] = strings.ToValidUTF8(h, "")
	}
}

func (l *layout) fingerprint() {
	sum := sha256.New()
	for _, h := range l.headers {
		_, _ = sum.Write([]byte(squash(h) + "\x1f"))
	}
	l.print = hex.EncodeToString(sum.Sum(nil)[:16])
}

// mapped takes the columns a person chose.
func (l *layout) mapped(m *Mapping) {
	for field, header := range m.Columns {
		if !slices.Contains(Fields, field) {
			continue
		}
		i := slices.Index(l.headers, header)
		if i < 0 {
			i = slices.IndexFunc(l.headers, func(h string) bool { return squash(h) == squash(header) && squash(h) != "" })
		}
		if i >= 0 {
			l.cols[field] = i
		}
	}
}

// assign takes every column for what its header and its values say.
func (l *layout) assign() {
	type candidate struct{ column, place int }
	found := map[string][]candidate{}
	for i, h := range l.headers {
		known, ok := words().headings[squash(h)]
		if !ok || l.line < 0 {
			continue
		}
		field := known.field
		if field == "number" && l.longIDs(i) {
			field, known.place = "id", 100
		}
		if l.fits(field, i) {
			found[field] = append(found[field], candidate{i, known.place})
		} else if field == "at" && l.share(i, clockOnly) > 0.8 {
			found["clock"] = append(found["clock"], candidate{i, 100})
		}
	}
	for field, list := range found {
		best := slices.MinFunc(list, func(a, b candidate) int {
			if l.empty(a.column) != l.empty(b.column) { // a filled column before an empty one
				if l.empty(a.column) {
					return 1
				}
				return -1
			}
			return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.column, b.column))
		})
		l.cols[field] = best.column
	}
	l.unnamed()
	if l.col("at") < 0 { // "Comment" and "Time" only
		delete(l.cols, "clock")
	}
}

// unnamed finds the columns without header in which ExportComments numbers
// comments and replies.
func (l *layout) unnamed() {
	for i := 0; i < min(2, len(l.headers)); i++ {
		if l.line < 0 || l.headers[i] != sheet.Letter(i) || l.share(i, numbering) < 1 {
			continue
		}
		if _, ok := l.cols["number"]; !ok {
			l.cols["number"] = i
		} else if _, ok := l.cols["sub"]; !ok && l.cols["number"] != i {
			l.cols["sub"] = i
		}
	}
}

var (
	reNumbering = regexp.MustCompile(`^\d{1,7}(?:[-./ ]\d{1,6}){0,3}$`)
	reHour      = regexp.MustCompile(`^\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[ap]m)?$`)
)

func numbering(s string) bool { return reNumbering.MatchString(s) }
func clockOnly(s string) bool { return reHour.MatchString(strings.ToLower(s)) }
func countable(s string) bool { return readCount(s) >= 0 }

// share is the part of the filled sample values for which test holds; 1 when
// none is filled.
func (l *layout) share(column int, test func(string) bool) float64 {
	filled, good := 0, 0
	for _, s := range l.samples {
		if v := strings.TrimSpace(s[column]); v != "" {
			filled++
			if test(v) {
				good++
			}
		}
	}
	if filled == 0 {
		return 1
	}
	return float64(good) / float64(filled)
}

func (l *layout) empty(column int) bool {
	return !slices.ContainsFunc(l.samples, func(s []string) bool { return strings.TrimSpace(s[column]) != "" })
}

func (l *layout) longIDs(column int) bool {
	return !l.empty(column) && l.share(column, func(s string) bool {
		return len(s) >= 10 || reScience.MatchString(s)
	}) > 0.5
}

// fits checks a column's values against what its header promises.
func (l *layout) fits(field string, i int) bool {
	switch field {
	case "text":
		return l.empty(i) || l.share(i, digitsOnly) < 0.9
	case "likes", "replies":
		return l.share(i, countable) > 0.5
	case "at":
		return l.share(i, clockOnly) <= 0.8
	case "clock":
		return l.share(i, clockOnly) > 0.5
	case "id", "parent", "root":
		return l.share(i, func(s string) bool {
			return !strings.ContainsAny(s, " \n") && strings.ContainsAny(s, "0123456789") || emptyWord(s)
		}) > 0.7
	case "link", "post":
		return l.empty(i) || l.share(i, func(s string) bool {
			return strings.Contains(s, ".") && !strings.ContainsAny(s, " \n")
		}) > 0.5 || field == "link" && squash(l.headers[i]) == "viewsource"
	case "reply":
		return l.share(i, func(s string) bool { _, ok := replyWord(s); return ok }) > 0.9
	case "platform":
		return l.share(i, func(s string) bool { _, ok := platform.ByName(s); return ok }) > 0.8
	case "author":
		return l.share(i, func(s string) bool { return !strings.HasPrefix(s, "{") }) > 0.5
	case "name":
		return l.share(i, digitsOnly) < 0.9
	case "post_id":
		return l.share(i, func(s string) bool { return !strings.ContainsAny(s, " \n") }) > 0.8
	}
	return true
}

// replyWord reads a column that says whether a row is a reply.
func replyWord(s string) (reply, ok bool) {
	switch fold(s) {
	case "yes", "true", "ya", "reply", "balasan", "2", "nested", "child", "replies":
		return true, true
	case "1": // a depth, or a tick
		return true, true
	case "no", "false", "tidak", "comment", "komentar", "0", "top-level", "toplevel", "top level", "parent", "main", "", "-", "---":
		return false, true
	}
	return false, false
}

func emptyWord(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "-", "--", "---", "null", "none", "nan", "n/a", "undefined", "#n/a", "nil", "<na>", "0":
		return true
	}
	return false
}

// keepRest lists the columns that are kept by their header.
func (l *layout) keepRest() {
	used := map[int]bool{}
	for _, i := range l.cols {
		used[i] = true
	}
	for i := range l.headers {
		if !used[i] {
			l.extra = append(l.extra, i)
		}
	}
}
