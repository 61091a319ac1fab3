package planfile

import (
	"slices"
	"strings"
	"time"

	"lontar/app/planvalue"
	"lontar/app/sheet"
	"lontar/models"
)

// refDay is the present of readings whose year does not matter.
var refDay = time.Date(2026, 6, 15, 0, 0, 0, 0, time.UTC)

const (
	headLines  = 60 // lines looked at for a header
	headerScan = 40
)

// header is the header row of a sheet, found or chosen.
type header struct {
	line    int      // of the (upper) header row
	last    int      // the line after which data begins: line, or the lower of two
	texts   []string // one per column; of two rows "Platform › IG"
	matches []match
	score   float64
}

// findHeader looks for the row that names most columns; two stacked rows are
// read as one. at > 0 forces the line.
func findHeader(t *sheet.Table, at int) (header, bool) {
	best, found := header{}, false
	for i, row := range t.Rows {
		if at == 0 && (row.Line > headerScan || i > headerScan) || at > 0 && row.Line > at {
			break
		}
		if at > 0 && row.Line != at {
			continue
		}
		h := single(row, t.Width)
		if i+1 < len(t.Rows) && t.Rows[i+1].Line == row.Line+1 {
			// A banner above a whole header is no part of it.
			if two, ok := stacked(t, row, t.Rows[i+1]); ok && two.score > h.score && two.score > single(t.Rows[i+1], t.Width).score {
				h = two
			}
		}
		if at > 0 {
			return h, true
		}
		if h.score > best.score+0.01 {
			best, found = h, true
		}
	}
	return best, found && best.named() >= 2 && best.score >= 2
}

func (h *header) named() int {
	n := 0
	for _, m := range h.matches {
		if m.target != "" {
			n++
		}
	}
	return n
}

func single(row sheet.Row, width int) header {
	texts := make([]string, width)
	for i := range texts {
		texts[i] = headerText(row.Cell(i))
	}
	h := header{line: row.Line, last: row.Line, texts: texts}
	h.rate()
	return h
}

func headerText(c sheet.Cell) string {
	if c.Kind != sheet.Text {
		return strings.TrimSpace(c.Text)
	}
	return strings.Join(strings.Fields(c.Text), " ")
}

// rate matches the texts. A target named twice counts once; long texts and
// values that cannot be headers take from the score.
func (h *header) rate() {
	h.matches = make([]match, len(h.texts))
	seen := map[string]bool{}
	h.score = 0
	for i, text := range h.texts {
		if text == "" {
			continue
		}
		m := matchHeader(text)
		h.matches[i] = m
		switch {
		case m.target == "" && len(text) > 60:
			h.score -= 0.5
		case m.target == "":
			if day, _, err := planvalue.Date(text, refDay); err == nil && day != "" {
				h.score -= 0.7
			}
		case seen[m.target]:
		case m.sure:
			h.score++
			seen[m.target] = true
		default:
			h.score += 0.5
			seen[m.target] = true
		}
	}
	// A row of ticks or platforms alone is data, not a header.
	if !seen[TargetDay] && !seen[TargetTitle] && !seen[topicLike] && !seen[TargetCaption] && !seen[TargetBrief] && !seen[TargetWeekday] {
		h.score -= 1.5
	}
}

// stacked reads two rows as one header when the lower one details groups of
// the upper one: "Platform" over "IG | FB | TikTok".
func stacked(t *sheet.Table, top, low sheet.Row) (header, bool) {
	group := make([]string, t.Width)
	wide := make([]bool, t.Width)
	for i := range group {
		group[i] = headerText(top.Cell(i))
	}
	for _, m := range t.Merges {
		if m.Top <= top.Line && m.Bottom >= top.Line && m.Right > m.Left && m.Left < t.Width {
			for c := m.Left; c <= min(m.Right, t.Width-1); c++ {
				group[c], wide[c] = headerText(top.Cell(m.Left)), true
			}
		}
	}
	h := header{line: top.Line, last: low.Line, texts: make([]string, t.Width)}
	subs, known := 0, 0
	last := ""
	for i := range h.texts {
		sub := low.Cell(i)
		text := headerText(sub)
		if group[i] != "" {
			last = group[i]
		}
		if text == "" {
			h.texts[i] = headerText(top.Cell(i))
			continue
		}
		if sub.Kind != sheet.Text || len(text) > 40 {
			return header{}, false
		}
		if headerText(top.Cell(i)) != "" && !wide[i] && text != group[i] {
			// Something stands above without spanning: fine only as a group of its own.
			if i+1 >= t.Width || headerText(top.Cell(i+1)) != "" {
				if matchHeader(group[i]).target == "" || matchHeader(text).target == "" {
					return header{}, false
				}
			}
		}
		subs++
		over := group[i]
		if over == "" && !wide[i] {
			over = last
		}
		h.texts[i] = joinHeader(over, text)
		if matchHeader(h.texts[i]).target != "" {
			known++
		}
	}
	if subs == 0 || known*2 < subs {
		return header{}, false
	}
	h.rate()
	return h, true
}

// joinHeader names a column under a group. Where the lower text says all, it
// stands alone.
func joinHeader(over, text string) string {
	if over == "" || fold(over) == fold(text) {
		return text
	}
	if t, p := ofPlatform(text); p != "" && t == "" {
		g := matchHeader(over)
		if slices.Contains(perPlatform, g.target) {
			return over + " " + text
		}
		return text
	}
	if matchHeader(text).target != "" {
		return text
	}
	return over + " " + text
}

// candidate is a sheet that could be the plan.
type candidate struct {
	info  sheet.Info
	head  *sheet.Table
	h     header
	ok    bool
	grid  bool // a wall calendar rather than a list
	year  int
	month int // the month its name says, 0 none
	score float64
}

// weigh rates a sheet by its header and its name.
func weigh(info sheet.Info, head *sheet.Table, at int) candidate {
	c := candidate{info: info, head: head}
	c.h, c.ok = findHeader(head, at)
	if y, m, ok := planvalue.Month(info.Name); ok && len(strings.TrimSpace(info.Name)) > 2 {
		c.year, c.month = y, int(m)
	}
	if !c.ok {
		c.grid = isGrid(head)
		if c.grid {
			c.score = 1
		}
	} else {
		c.score = c.h.score
	}
	name := fold(info.Name)
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool {
			return strings.Contains(" "+name+" ", " "+w+" ")
		})
	}
	if c.score > 0 {
		switch {
		case has(avoidSheet) && !has(preferSheet), slices.Contains(avoidSheet, name):
			c.score -= 6
		case has(preferSheet) || c.month != 0:
			c.score += 3
		}
		if c.ok && !slices.ContainsFunc(c.h.matches, func(m match) bool { return m.target == TargetDay || strings.HasPrefix(m.target, TargetDay+":") }) {
			c.score -= 1.5
		}
		if len(head.Rows) <= 1 {
			c.score -= 2
		}
		if info.Hidden {
			c.score -= 20
		}
	}
	return c
}

// choose picks the sheet to read, and with it the other tabs of the same shape:
// one per month, week or platform.
func choose(list []candidate) (best int, tabs []int) {
	best = -1
	for i, c := range list {
		if (c.ok || c.grid) && (best < 0 || c.score > list[best].score+0.01) {
			best = i
		}
	}
	if best < 0 {
		return best, nil
	}
	if list[best].grid {
		return best, []int{best}
	}
	for i, c := range list {
		if i == best || c.ok && !c.info.Hidden && c.score > 0 && sameShape(c.h, list[best].h) && !setAside(c.info.Name) {
			tabs = append(tabs, i)
		}
	}
	return tabs[0], tabs
}

// setAside recognises old versions of a sheet.
func setAside(name string) bool {
	return slices.ContainsFunc(strings.Fields(fold(name)), func(w string) bool {
		return slices.Contains([]string{"copy", "copyof", "old", "backup", "lama", "salinan", "arsip", "archive", "template", "bank"}, w)
	})
}

// sameShape compares headers by their texts in order.
func sameShape(a, b header) bool { return fingerprint(a.texts) == fingerprint(b.texts) }

// platformsIn reads the platforms a name mentions: a sheet "Instagram Maret".
func platformsIn(name string) []models.Platform {
	var out []models.Platform
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" -_/&,()", r) }) {
		if p := planvalue.ReadPlaces(w); len(p.Platforms) == 1 && len(w) > 1 {
			out = append(out, p.Platforms[0])
		}
	}
	return out
}
