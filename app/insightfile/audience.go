package insightfile

import (
	"strings"

	"lontar/models"
)

// titles takes the lines with one cell off the beginning of a block: what it
// is about, and the number of followers Meta writes under such a title.
func (r *reading) titles(f *File, lines []line) (title string, where models.Platform, rest []line, err error) {
	for len(lines) > 0 {
		s, ok := lines[0].single()
		if !ok {
			break
		}
		if n, number := plainDigits(squeeze(s)); number && aboutAudience(title) {
			f.Rows++
			t := &table{Table: Table{Title: title, Format: FormatAudience, Platform: where, Rows: "parts"}, file: f}
			if err := t.givePart(r.sink, Part{Platform: where, Dimension: "total", Figures: []Figure{{Metric: "followers", Value: n, Raw: s}}, Line: lines[0].n}); err != nil {
				return "", "", nil, err
			}
			f.Tables = append(f.Tables, t.Table)
			f.Format = firstOf(f.Format, FormatAudience)
		} else if _, raw := rawNames(lines[0]); !raw {
			title = s
			where = firstOf(platformIn(s), where)
		}
		lines = lines[1:]
	}
	return title, where, lines, nil
}

// rawNames reports a line of Meta's inner names, which says nothing to people:
// FB_PAGE,FOLLOW,UNIQUE_USERS.
func rawNames(l line) (string, bool) {
	text := strings.Join(trimmed(l.cells), ",")
	return text, text != "" && strings.ToUpper(text) == text && strings.Contains(text, "_")
}

// aboutAudience reports whether a title speaks of people.
func aboutAudience(title string) bool {
	w := books().files["meta"]
	for _, word := range strings.Fields(fold(title)) {
		if w.audience[word] {
			return true
		}
	}
	return false
}

// blockKind is how the numbers of a block without headings are meant.
type blockKind struct {
	metric  *Metric // nil: not to be told
	damaged []line
}

// kindOf finds out what a block counts: shares where it says percent or speaks
// of an audience that adds up to a hundred, else what its title names.
func kindOf(title string, lines []line) blockKind {
	m := books().metrics["share"]
	percent, plain, sum := 0, 0, 0.0
	var k blockKind
	for _, l := range lines {
		for i, c := range trimmed(l.cells) {
			c = strings.TrimSpace(c)
			if dateLike.MatchString(c) && (i > 0 || len(l.cells) > 2) {
				k.damaged = append(k.damaged, l)
				break
			}
			v := m.read(c, decimalPoint)
			switch {
			case v.empty || v.reason != "":
			case v.percent || v.below:
				percent++
			default:
				plain++
				sum += v.value
			}
		}
	}
	head := trimmed(lines[0].cells)
	age := aboutAudience(title) || title == "" && len(head) > 1 && len(head) < 5 && aboutAudience(head[0])
	switch {
	case percent > 0 && percent >= plain:
		k.metric = m
	case age && plain > 0 && sum <= 102:
		k.metric = m
	case age && plain > 0:
		k.metric = books().metrics["followers"]
	default:
		k.metric = books().files["meta"].card[cardName(title)]
	}
	return k
}

// refuse refuses the whole file because numbers in it became dates.
func refuse(f *File, lines []line, sheetName string) error {
	for _, l := range lines {
		for _, c := range l.cells {
			if dateLike.MatchString(strings.TrimSpace(c)) {
				f.add(Problem{File: f.Inner, Sheet: sheetName, Line: l.n, Value: c, Reason: reasonDate})
			}
		}
	}
	f.Refused = reasonDate
	return errStop
}

func (k blockKind) value(cell string) (Figure, bool) {
	if k.metric == nil {
		return Figure{}, false
	}
	v := k.metric.read(cell, decimalPoint)
	if v.empty || v.reason != "" || v.value < 0 {
		return Figure{}, false
	}
	return Figure{Metric: k.metric.Name, Value: v.value, Raw: cell, Below: v.below}, true
}

// textCell reports a cell that is filled and holds no number.
func textCell(cell string) bool {
	if strings.TrimSpace(cell) == "" {
		return false
	}
	v := books().metrics["share"].read(cell, decimalPoint)
	return v.empty || v.reason != ""
}

func allText(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" && !textCell(c) {
			return false
		}
	}
	return true
}

// parts reads a block as names over values, as a matrix with names above and
// at the side, or as a list.
func (k blockKind) parts(lines []line) []Part {
	if k.metric == nil || len(lines) == 0 {
		return nil
	}
	if _, raw := rawNames(lines[0]); raw {
		return k.parts(lines[1:])
	}
	head := trimmed(lines[0].cells)
	if len(lines) >= 2 && len(head) > 1 && allText(head) && strings.TrimSpace(head[0]) != "" {
		if out, ok := k.transposed(head, lines[1]); ok {
			return append(out, k.parts(lines[2:])...)
		}
	}
	var names []string
	if len(head) >= 2 && allText(head) {
		names, lines = head, lines[1:]
	}
	var out []Part
	for _, l := range lines {
		cells := trimmed(l.cells)
		for i := 1; i < len(cells); i++ {
			f, ok := k.value(cells[i])
			if !ok {
				continue
			}
			key := strings.TrimSpace(cells[0])
			if i < len(names) && len(names) > 2 {
				key += " · " + strings.TrimSpace(names[i])
			}
			out = append(out, Part{Key: key, Figures: []Figure{f}, Line: l.n})
		}
	}
	return out
}

// transposed reads a line of names over a line of values.
func (k blockKind) transposed(names []string, values line) ([]Part, bool) {
	cells := trimmed(values.cells)
	if len(cells) == 0 || len(cells) > len(names) || textCell(cells[0]) || len(cells)*2 < len(names) {
		return nil, false
	}
	var out []Part
	for i, c := range cells {
		if f, ok := k.value(c); ok {
			out = append(out, Part{Key: strings.TrimSpace(names[i]), Figures: []Figure{f}, Line: values.n})
		}
	}
	return out, len(out) > 0
}
