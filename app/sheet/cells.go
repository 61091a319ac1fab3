package sheet

import (
	"context"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// table reads one sheet as a stream; lines > 0 stops after that line.
func (w *workbook) table(ctx context.Context, info Info, limit int) (*Table, error) {
	if err := w.readShared(ctx); err != nil {
		return nil, err
	}
	r := reader{w: w, t: &Table{Name: info.Name}, peek: limit}
	err := w.walk(ctx, info.path, maxSheetPart, r.token)
	if err != nil {
		return nil, err
	}
	if r.hidden > 0 {
		r.t.Notes = append(r.t.Notes, Note{Key: "hidden_rows", N: r.hidden})
	}
	if limit == 0 && len(r.links) > 0 {
		dir, file := path.Split(info.path)
		rels, err := w.relations(dir+"_rels/"+file+".rels", "")
		if err != nil {
			return nil, err
		}
		r.setLinks(rels)
	}
	return r.t, nil
}

// reader builds a table from the tags of its part.
type reader struct {
	w    *workbook
	t    *Table
	peek int

	row     Row
	line    int
	column  int
	width   int // filled cells of the row
	hidden  int
	cells   int
	text    int
	cell    cellTags
	where   byte // 'v', 'f', 't' or 0: which text is being read
	value   strings.Builder
	formula strings.Builder
	links   []link
}

type cellTags struct {
	column, style int
	kind          string
	hasValue      bool
	hasFormula    bool
	phonetic      bool
	open          bool
}

type link struct {
	ref, id, location string
}

func (r *reader) token(s *scanner, t token) (bool, error) {
	switch t {
	case tokenText:
		switch r.where {
		case 'v', 't':
			r.value.Write(s.text)
		case 'f':
			r.formula.Write(s.text)
		}
		return true, nil
	case tokenStart:
		return true, r.start(s)
	case tokenEnd:
		return r.end(s)
	}
	return true, nil
}

func (r *reader) start(s *scanner) error {
	switch s.name {
	case "row":
		line := r.line + 1
		if v := s.attr("r"); v != "" {
			n, err := strconv.Atoi(v)
			if err != nil || n < line || n > 1<<21 {
				return fail(ErrTruncated, errXML)
			}
			line = n
		}
		r.line, r.column, r.width = line, 0, 0
		r.row = Row{Line: line}
		if h := s.attr("hidden"); h == "1" || h == "true" {
			r.hidden++
		}
	case "c":
		r.cell = cellTags{column: r.column, style: -1, open: true}
		if ref := s.attr("r"); ref != "" {
			if c, ok := columnOf(ref); ok {
				r.cell.column = c
			}
		}
		if v := s.attr("s"); v != "" {
			r.cell.style, _ = strconv.Atoi(v)
		}
		r.cell.kind = s.attr("t")
		r.value.Reset()
		r.formula.Reset()
	case "v":
		if r.cell.open {
			r.where, r.cell.hasValue = 'v', true
		}
	case "f":
		if r.cell.open {
			r.where, r.cell.hasFormula = 'f', true
		}
	case "t":
		if r.cell.open && !r.cell.phonetic {
			r.where, r.cell.hasValue = 't', true
		}
	case "rPh":
		r.cell.phonetic = true
	case "mergeCell":
		if m, ok := rangeOf(s.attr("ref")); ok && len(r.t.Merges) < 100_000 {
			r.t.Merges = append(r.t.Merges, m)
		}
	case "hyperlink":
		if len(r.links) < 100_000 {
			r.links = append(r.links, link{s.attr("ref"), s.attr("*:id"), s.attr("location")})
		}
	case "col":
		r.setWidth(s)
	}
	return nil
}

func (r *reader) setWidth(s *scanner) {
	from, _ := strconv.Atoi(s.attr("min"))
	to, _ := strconv.Atoi(s.attr("max"))
	width, _ := strconv.ParseFloat(s.attr("width"), 64)
	for i := max(from, 1); i <= min(to, r.w.o.MaxColumns); i++ {
		for len(r.t.Widths) < i {
			r.t.Widths = append(r.t.Widths, 0)
		}
		r.t.Widths[i-1] = width
	}
}

func (r *reader) end(s *scanner) (bool, error) {
	switch s.name {
	case "v", "f", "t":
		r.where = 0
	case "rPh":
		r.cell.phonetic = false
	case "c":
		r.where, r.cell.open = 0, false
		return true, r.put()
	case "row":
		if r.width > 0 {
			if r.line > r.w.o.MaxRows {
				return false, fail(ErrTooLong, nil, "rows", r.line, "limit", r.w.o.MaxRows)
			}
			r.row.Cells = r.row.Cells[:r.width]
			r.t.Width = max(r.t.Width, r.width)
			r.t.Rows = append(r.t.Rows, r.row)
		}
		if r.peek > 0 && r.line >= r.peek {
			return false, nil
		}
	}
	return true, nil
}

// put places the cell just read into its row.
func (r *reader) put() error {
	r.column = r.cell.column + 1
	c := r.read()
	if c.Kind == Empty && !c.Lost {
		return nil
	}
	if r.cell.column >= r.w.o.MaxColumns {
		return fail(ErrTooWide, nil, "columns", r.cell.column+1, "limit", r.w.o.MaxColumns)
	}
	r.cells++
	r.text += len(c.Text)
	if r.cells > r.w.o.MaxCells || r.text > r.w.o.MaxText {
		return fail(ErrTooMuch, nil, "limit", r.w.o.MaxCells)
	}
	for len(r.row.Cells) <= r.cell.column {
		r.row.Cells = append(r.row.Cells, Cell{})
	}
	r.row.Cells[r.cell.column] = c
	r.width = max(r.width, r.cell.column+1)
	return nil
}

var linkFormula = regexp.MustCompile(`(?i)^\s*=?\s*HYPERLINK\s*\(\s*"([^"]+)"`)

func (r *reader) read() Cell {
	raw := r.value.String()
	var c Cell
	switch r.cell.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(raw))
		if err == nil && i >= 0 && i < len(r.w.shared) {
			c = Cell{Text: r.w.shared[i], Kind: Text}
		}
	case "str", "inlineStr":
		c = Cell{Text: unhex(raw), Kind: Text}
	case "b":
		c = Cell{Text: "FALSE", Kind: Bool}
		if strings.TrimSpace(raw) == "1" || strings.EqualFold(strings.TrimSpace(raw), "true") {
			c.Text = "TRUE"
		}
	case "e":
		c = Cell{Text: raw, Kind: Failed}
	case "d":
		c = Cell{Text: strings.Replace(strings.TrimSuffix(raw, "T00:00:00"), "T", " ", 1), Kind: Date}
	default:
		if raw != "" {
			c = r.w.number(raw, r.cell.style)
		}
	}
	if strings.TrimSpace(c.Text) == "" {
		c = Cell{}
	}
	if r.cell.hasFormula {
		c.Formula = true
		if !r.cell.hasValue {
			c.Lost = true
		}
		if m := linkFormula.FindStringSubmatch(r.formula.String()); m != nil {
			c.Link = m[1]
			if c.Kind == Empty {
				c = Cell{Text: m[1], Kind: Text, Formula: true, Link: m[1]}
			}
		}
	}
	return c
}

func (r *reader) setLinks(rels map[string]relation) {
	rows := make(map[int]*Row, len(r.t.Rows))
	for i := range r.t.Rows {
		rows[r.t.Rows[i].Line] = &r.t.Rows[i]
	}
	for _, l := range r.links {
		target := rels[l.id].target
		if target == "" || !strings.Contains(target, ":") {
			continue // a place in this file
		}
		if l.location != "" {
			target += "#" + l.location
		}
		at, ok := rangeOf(l.ref)
		if !ok {
			continue
		}
		if row := rows[at.Top]; row != nil && at.Left < len(row.Cells) {
			row.Cells[at.Left].Link = target
		}
	}
}

// columnOf is the column of a reference such as "AB12", from 0.
func columnOf(ref string) (int, bool) {
	n, i := 0, 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1, i > 0 && n <= 16384
}

// rangeOf reads "A1:C3" or "A1".
func rangeOf(ref string) (Range, bool) {
	a, b, two := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !two {
		b = a
	}
	left, ok1 := columnOf(a)
	right, ok2 := columnOf(b)
	top, err1 := strconv.Atoi(strings.TrimLeft(a, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
	bottom, err2 := strconv.Atoi(strings.TrimLeft(b, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
	if !ok1 || !ok2 || err1 != nil || err2 != nil || top < 1 || bottom < top || right < left {
		return Range{}, false
	}
	return Range{Top: top, Bottom: bottom, Left: left, Right: right}, true
}

// Letter is the name of a column counted from 0: A, B, … AA.
func Letter(column int) string {
	s := ""
	for column++; column > 0; column = (column - 1) / 26 {
		s = string(rune('A'+(column-1)%26)) + s
	}
	return s
}
