package commentfile

import (
	"context"
	"slices"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/app/planvalue"
	"lontar/models"
)

// Look reads the beginning of a file: what it is, its columns, its first rows.
// Its errors are those of app/sheet, or *Error.
func Look(path string, o Options) (Head, error) {
	o = o.filled()
	ctx := context.Background()
	src, err := open(ctx, path)
	if err != nil {
		return Head{}, err
	}
	defer src.close()
	l, err := findLayout(ctx, src, path, o)
	if err != nil {
		return Head{}, err
	}
	return l.head(), nil
}

func (l *layout) head() Head {
	h := Head{Format: l.format, Platform: l.platform, Headers: l.headers, PostLink: l.postLink}
	h.Mapping = Mapping{Format: l.format, Columns: map[string]string{}, Fingerprint: l.print}
	for field, i := range l.cols {
		h.Mapping.Columns[field] = l.headers[i]
	}
	for _, s := range l.samples[:min(len(l.samples), 20)] {
		row := make([]string, len(s))
		for i, v := range s {
			row[i] = cutRunes(cleanText(v), 400)
		}
		h.Sample = append(h.Sample, row)
	}
	if l.col("text") < 0 {
		h.Missing = []string{"text"}
	}
	return h
}

// Read gives every comment of a file, in the file's order, to each; an error of
// each ends it. A file without a known column of texts is ErrNoText: the person
// chooses it and Options.Mapping brings it.
func Read(ctx context.Context, path string, o Options, each func(Comment) error) (Result, error) {
	o = o.filled()
	src, err := open(ctx, path)
	if err != nil {
		return Result{}, err
	}
	defer src.close()
	return readSource(ctx, src, path, o, each)
}

func readSource(ctx context.Context, src source, path string, o Options, each func(Comment) error) (Result, error) {
	l, err := findLayout(ctx, src, path, o)
	if err != nil {
		return Result{}, err
	}
	if o.Mapping == nil && l.figures() {
		return Result{}, refuse(ErrNotComments)
	}
	if l.col("text") < 0 {
		if l.col("author") < 0 && l.col("name") < 0 && len(l.headers) < 2 {
			return Result{}, refuse(ErrNotComments)
		}
		return Result{}, refuse(ErrNoText)
	}
	if !l.now.IsZero() {
		o.Now = l.now
	}
	pass := func(n int64) func(done, total int64) {
		if o.Progress == nil {
			return nil
		}
		return func(done, total int64) { o.Progress(n*total+done, 2*total) }
	}
	s, err := look(ctx, src, l, o, pass(0))
	if err != nil {
		return Result{}, err
	}
	r := newReading(l, s, o)
	if s.rows == 0 {
		return Result{}, refuse(ErrEmpty)
	}
	if s.forward {
		if err := r.learnNumbers(ctx, src); err != nil {
			return Result{}, err
		}
	}
	err = src.each(ctx, pass(1), func(rec record) error {
		if rec.line <= l.line {
			return nil
		}
		r.res.Rows++
		c, ok := r.comment(rec)
		if !ok {
			return nil
		}
		r.count(&c)
		return each(c)
	})
	if err == nil && r.res.Comments == 0 {
		err = refuse(ErrEmpty)
	}
	return r.res, err
}

// reading turns records into comments.
type reading struct {
	l   *layout
	s   *survey
	o   Options
	res Result

	order   planvalue.Order
	zone    *time.Location
	zoned   bool // the ids prove the zone
	tongue  tongue
	badIDs  bool // the ids of the file are rounded
	twins   twins
	numbers map[string]string // number of a comment to its key
	lastTop string

	quiet     bool // learning: problems are not noted
	lastLink  string
	lastPlace place
}

func newReading(l *layout, s *survey, o Options) *reading {
	r := &reading{l: l, s: s, o: o, zone: o.Zone, twins: twins{}, numbers: map[string]string{}}
	r.res = Result{Format: l.format, Platform: l.platform, PostLink: l.postLink}
	doubt := ""
	if r.order, doubt = s.order(); doubt != "" {
		r.res.Doubts = append(r.res.Doubts, doubt)
	}
	if zone, ok := s.zone(); ok {
		r.zone, r.zoned = zone, true
	}
	r.tongue = s.tongue()
	if r.tongue == tongueUnknown && s.unsure > 0 {
		r.res.Doubts = append(r.res.Doubts, lang.T("commentfile.doubt.ago"))
	}
	if s.ids > 0 && s.rounded*2 > s.ids {
		r.badIDs = true
	}
	if l.own || l.format == FormatTakeout {
		r.res.Doubts = append(r.res.Doubts, lang.T("commentfile.doubt.own_only"))
	}
	return r
}

// learnNumbers reads the keys of the numbered comments, for replies that stand
// before what they answer.
func (r *reading) learnNumbers(ctx context.Context, src source) error {
	r.quiet = true
	err := src.each(ctx, nil, func(rec record) error {
		if rec.line > r.l.line || r.l.line < 0 {
			if _, _, is := numbered(r.l, rec); !is {
				_, _ = r.comment(rec)
			}
		}
		return nil
	})
	r.quiet, r.twins, r.lastTop, r.res.Repaired = false, twins{}, "", 0
	return err
}

// count adds a comment to the result.
func (r *reading) count(c *Comment) {
	r.res.Comments++
	if c.ParentKey != "" {
		r.res.Replies++
	}
	if c.Text == "" {
		r.res.NoText++
	}
	if r.res.Platform == "" {
		r.res.Platform = c.Platform
	}
}

func (r *reading) note(line int, column, value, key string, args ...any) {
	if r.quiet {
		return
	}
	r.res.ProblemCount++
	if len(r.res.Problems) < maxProblems {
		r.res.Problems = append(r.res.Problems, Problem{Line: line, Column: column, Value: short(value), Reason: lang.T(key, args...)})
	}
}

// cell gives a field of a record, cleaned and bounded.
func (r *reading) cell(rec record, field string, limit int) string {
	i := r.l.col(field)
	if i < 0 || i >= len(rec.cells) {
		return ""
	}
	s := strings.TrimSpace(rec.cells[i].text)
	if s == "" || emptyWord(s) && field != "likes" {
		return ""
	}
	return cutRunes(r.repaired(cleanText(s)), limit)
}

func (r *reading) repaired(s string) string {
	if again, ok := unscramble(s); ok {
		r.res.Repaired++
		return again
	}
	return s
}

// comment reads one record; false when there is nothing in it.
func (r *reading) comment(rec record) (Comment, bool) {
	c := Comment{Platform: r.l.platform, PostLink: r.l.postLink, PostKey: r.l.postKey, Likes: -1, Line: rec.line}
	rec = r.mend(rec)
	r.text(&c, rec)
	r.where(&c, rec)
	r.who(&c, rec)
	r.when(&c, rec)
	if c.Text == "" && c.Author == "" && c.AuthorName == "" && c.AuthorID == "" {
		if c.At.IsZero() && r.cell(rec, "id", 100) == "" {
			return c, false // a footer, a line of totals
		}
	}
	if n := readCount(r.cell(rec, "likes", 60)); n >= 0 {
		c.Likes = n
	} else if v := r.cell(rec, "likes", 60); v != "" && !emptyWord(v) {
		r.note(rec.line, r.l.headers[r.l.col("likes")], v, "commentfile.problem.likes")
	}
	c.ReplyCount = max(0, readCount(r.cell(rec, "replies", 60)))
	c.OwnLike, c.Hidden = yes(r.cell(rec, "own_like", 20)), yes(r.cell(rec, "hidden", 20))
	c.Edited = c.Edited || yes(r.cell(rec, "edited", 20))
	c.Creator = r.l.own || r.l.format == FormatTakeout
	r.extra(&c, rec)
	r.name(&c, rec)
	return c, true
}

// mend puts a text together that unquoted commas have torn: the row has more
// cells than the header, and behind the text they stand too far right.
func (r *reading) mend(rec record) record {
	over, t := len(rec.cells)-r.l.width, r.l.col("text")
	if over <= 0 || over > 50 || t < 0 || t >= r.l.width || r.l.line < 0 || r.l.comma == "" {
		return rec
	}
	if at := r.l.col("at"); at > t {
		_, here := readWhen(rec.text(at), r.order)
		_, there := readWhen(rec.text(at+over), r.order)
		if here || !there {
			return rec
		}
	} else if slices.ContainsFunc(rec.cells[t+1:t+1+over], func(c cell) bool { return strings.Contains(c.text, "://") }) {
		return rec
	}
	parts := make([]string, 0, over+1)
	for _, c := range rec.cells[t : t+over+1] {
		parts = append(parts, c.text)
	}
	cells := append(slices.Clone(rec.cells[:t]), cell{text: strings.Join(parts, r.l.comma+" ")})
	rec.cells = append(cells, rec.cells[t+over+1:]...)
	return rec
}

func (r *reading) text(c *Comment, rec record) {
	i := r.l.col("text")
	if i >= len(rec.cells) {
		return
	}
	s := r.repaired(cleanText(strings.TrimSpace(rec.cells[i].text)))
	if strings.HasPrefix(s, "{") && (r.l.format == FormatTakeout || strings.HasPrefix(s, `{"text"`) || strings.HasPrefix(s, `{"takeout`)) {
		if joined, ok := joinRuns(s); ok {
			s = joined
		}
	}
	if cut := cutRunes(s, maxText); len(cut) < len(s) {
		r.note(rec.line, r.l.headers[i], s, "commentfile.problem.long", "n", maxText)
		s = cut
	}
	switch s {
	case "nan", "NaN", "null", "None", "undefined":
		s = ""
	}
	c.Text = s
}

// when reads the moment a comment was written.
func (r *reading) when(c *Comment, rec record) {
	s := r.cell(rec, "at", 100)
	if s == "" {
		return
	}
	if clock := r.cell(rec, "clock", 20); clock != "" {
		if _, ok := readWhen(s+" "+clock, r.order); ok {
			s += " " + clock
		}
	}
	w, ok := readWhen(s, r.order)
	if !ok {
		w, _, ok = readAgo(s, r.o.Now, r.o.Zone, r.tongue)
		c.Edited = c.Edited || ok && edited(s)
	}
	if !ok {
		r.note(rec.line, r.l.headers[r.l.col("at")], s, "commentfile.problem.at")
		return
	}
	c.At, c.AtGuess = w.moment(r.zone, r.o.Now)
	if r.zoned && c.AtGuess == AtZone {
		c.AtGuess = AtExact
	}
	if c.AtGuess == AtZone && utcHeader(r.l.headers[r.l.col("at")]) {
		c.At, c.AtGuess = w.at, AtExact
	}
}

func utcHeader(h string) bool {
	h = strings.ToLower(h)
	return strings.Contains(h, "utc") || strings.Contains(h, "gmt")
}

// extra keeps the columns this program has no place for.
func (r *reading) extra(c *Comment, rec record) {
	for _, i := range r.l.extra {
		if i >= len(rec.cells) || rec.cells[i].text == "" {
			continue
		}
		if c.Extra == nil {
			c.Extra = make(map[string]string, len(r.l.extra))
		}
		c.Extra[r.l.headers[i]] = cutRunes(cleanText(rec.cells[i].text), maxExtra)
	}
	for i := len(r.l.headers); i < len(rec.cells); i++ {
		if rec.cells[i].text != "" {
			if c.Extra == nil {
				c.Extra = map[string]string{}
			}
			c.Extra["+"] = cutRunes(strings.TrimSpace(c.Extra["+"]+" "+cleanText(rec.cells[i].text)), maxExtra)
		}
	}
}

// platformOf reads a platform column.
func (r *reading) platformOf(rec record) models.Platform {
	return platformNamed(r.cell(rec, "platform", 60))
}
