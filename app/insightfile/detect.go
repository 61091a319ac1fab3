package insightfile

import (
	"sort"
	"strings"

	"lontar/app/platform"
	"lontar/models"
)

// column is a column of a table and what it is taken for.
type column struct {
	target
	header string
	group  int // of tables standing side by side, from 0
}

// guess is a layout a row of headings could belong to.
type guess struct {
	layout *layout
	cols   []column
	known  int
	score  float64
}

// headings are the cells of a line prepared for comparing.
type headings struct {
	cells  []string
	folded []string
	filled int
}

func headingsOf(cells []string) headings {
	h := headings{cells: cells, folded: make([]string, len(cells))}
	for i, c := range cells {
		if len(c) < 120 {
			h.folded[i] = fold(c)
		}
		if strings.TrimSpace(c) != "" {
			h.filled++
		}
	}
	return h
}

// match weighs one layout against a line.
func (f *layout) match(h headings, names string, o Options) (guess, bool) {
	g := guess{layout: f, cols: make([]column, len(h.cells))}
	hint, marks, own := false, 0, 0
	for _, s := range f.Hints {
		hint = hint || strings.Contains(names, fold(s))
	}
	if f.Hinted && !hint {
		return g, false
	}
	have := map[string]bool{}
	for i, s := range h.folded {
		g.cols[i].header = strings.TrimSpace(h.cells[i])
		if s == "" {
			continue
		}
		if f.without[s] {
			return g, false
		}
		if f.marks[s] {
			marks++
		}
		t, ok := f.own[s]
		if !ok {
			t, ok = f.words.byHeading[s]
		}
		if to, set := mapped(o, g.cols[i].header); set {
			t, ok = to, to.role != roleNone
		}
		if !ok {
			continue
		}
		g.cols[i].target = t
		g.known++
		if _, set := mapped(o, g.cols[i].header); !set {
			own++
		}
		switch {
		case t.role == roleFigure:
			have[t.name] = true
		case t.role == roleKey:
			have["@key"] = true
		default:
			have["@"+t.name] = true
		}
	}
	for _, need := range f.needs {
		met := false
		for _, n := range need {
			met = met || have[n]
		}
		if !met {
			return g, false
		}
	}
	for _, n := range f.Lacks {
		if have[n] {
			return g, false
		}
	}
	share := float64(own) / float64(max(h.filled, 1))
	switch {
	case f.Only && share < 0.99 && (share < 0.5 || !hint && marks == 0):
		return g, false
	case !f.Only && marks < max(1, f.MinMarks) && len(f.marks) > 0 && (share < 0.8 || own < 5):
		return g, false // headings in a language without marks must nearly all be known
	}
	g.score = 2*float64(g.known) + 4*float64(marks) - 0.25*float64(h.filled-g.known)
	if hint {
		g.score += 3
	}
	return g, g.known >= 2
}

func mapped(o Options, header string) (target, bool) {
	to, ok := o.Mapping[header]
	if !ok {
		return target{}, false
	}
	if to == "" {
		return target{role: roleNone}, true
	}
	t, err := books().target(to)
	return t, err == nil
}

// elsewhere reports whether the addresses of the first rows lead to another
// platform than the layout's.
func (g *guess) elsewhere(rows [][]string) bool {
	for i, c := range g.cols {
		if c.role != rolePermalink {
			continue
		}
		for _, r := range rows {
			if l, ok := platform.Recognise(cellAt(r, i)); ok && strings.Contains(cellAt(r, i), "/") {
				return l.Platform != g.layout.Platform
			}
		}
	}
	return false
}

// guesses lists the layouts a line of headings could be of, best first.
func guesses(cells []string, rows [][]string, names string, o Options) []guess {
	h := headingsOf(cells)
	if h.filled < 2 {
		return nil
	}
	var out []guess
	for _, f := range books().layouts {
		if o.Format != "" && string(o.Format) != f.Name || o.Platform != "" && f.Platform != o.Platform {
			continue
		}
		if g, ok := f.match(h, names, o); ok && !g.elsewhere(rows) {
			out = append(out, g)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].score > out[j].score })
	return out
}

// generic takes the columns of a table no platform wrote one by one.
func generic(cells []string, o Options) (guess, bool) {
	w := books().files["general"]
	h := headingsOf(cells)
	g := guess{layout: w.Formats[0], cols: make([]column, len(cells))}
	if o.Platform != "" {
		f := *g.layout
		f.Platform = o.Platform
		if l := layoutOf(o.Platform); l != nil {
			f.Zone = "" // nobody says whose clock a table kept by hand goes by
		}
		g.layout = &f
	}
	figures, about, taken := 0, 0, map[string]bool{}
	for i, s := range h.folded {
		if books().others[s] && len(o.Mapping) == 0 {
			return g, false // comments, for another place in the program
		}
		g.cols[i].header = strings.TrimSpace(cells[i])
		t, ok := w.byHeading[s]
		if ok && taken[t.name] {
			ok = false
		}
		if to, set := mapped(o, g.cols[i].header); set {
			t, ok = to, to.role != roleNone
		}
		if s == "" && !ok || !ok {
			continue
		}
		g.cols[i].target = t
		g.known++
		taken[t.name] = true
		switch t.role {
		case roleFigure:
			figures++
		case roleID, rolePermalink, roleTitle, roleCaption, rolePublished, roleDate:
			about++
		}
	}
	rows := *g.layout
	rows.Rows = "posts"
	if (taken["date"] || taken["published"]) && !taken["id"] && !taken["permalink"] && !taken["title"] && !taken["caption"] {
		rows.Rows = "days"
	}
	g.layout = &rows
	return g, figures > 0 && about > 0
}

func layoutOf(p models.Platform) *layout {
	for _, f := range books().layouts {
		if f.Platform == p {
			return f
		}
	}
	return nil
}

// byPosition recognises X's exports in languages the headings are not known
// in: their columns keep their order and their dates stay English.
func byPosition(head []string, rows [][]string, names string, o Options) (guess, bool) {
	for _, f := range books().layouts {
		hint := len(f.Positions) > 10 // so many columns of the right kind are sign enough
		for _, s := range f.Hints {
			hint = hint || strings.Contains(names, fold(s))
		}
		if !hint || len(f.Positions) == 0 || len(trimmed(head)) != len(f.Positions) || o.Platform != "" && o.Platform != f.Platform {
			continue
		}
		fits, seen := 0, 0
		for _, r := range rows {
			if len(trimmed(r)) == 0 {
				continue
			}
			seen++
			if f.looksLike(r) {
				fits++
			}
		}
		if fits == 0 || fits*10 < seen*8 {
			continue
		}
		g := guess{layout: f, cols: make([]column, len(head)), known: len(head), score: 1}
		for i := range f.Positions {
			t, err := books().target(f.Positions[i])
			if err == nil {
				g.cols[i] = column{target: t, header: strings.TrimSpace(head[i])}
			}
		}
		return g, true
	}
	return guess{}, false
}

// looksLike compares a row with what the layout's columns hold by position.
func (f *layout) looksLike(r []string) bool {
	for i, p := range f.Positions {
		if i >= len(r) {
			return true
		}
		v := strings.TrimSpace(r[i])
		switch p {
		case "@id":
			if !allDigits(v) || len(v) < 12 {
				return false
			}
		case "@date":
			if w, ok := readWhen(v, 0); !ok || w.year == 0 || w.numeric {
				return false
			}
		case "@permalink":
			if l, ok := platform.Recognise(v); v != "" && (!ok || l.Platform != f.Platform) {
				return false
			}
		default:
			t, err := books().target(p)
			if err != nil || t.metric == nil {
				continue
			}
			if n := t.metric.read(v, decimalPoint); n.reason != "" {
				return false
			}
		}
	}
	return true
}

// card recognises the head of one of Meta's overview cards: a line with a date
// and what is counted, the figure's name there or in the title above.
func card(cells []string, title string, next []string) (guess, models.Platform, bool) {
	w := books().files["meta"]
	cells = trimmed(cells)
	if len(cells) < 2 || len(cells) > 12 || !w.cardDates[fold(cells[0])] {
		return guess{}, "", false
	}
	g := guess{layout: &layout{Name: string(FormatCard), Rows: "days", Zone: "America/Los_Angeles", words: w}, cols: make([]column, len(cells)), known: 1}
	g.cols[0] = column{target: target{role: roleDate, name: "date"}, header: cells[0]}
	where := platformIn(title)
	found := 0
	for i := 1; i < len(cells); i++ {
		name := fold(cells[i])
		g.cols[i].header = cells[i]
		m := w.card[cardName(title)]
		if w.cardValues[name] && m == nil && title == "" {
			return guess{}, "", false
		}
		if !w.cardValues[name] {
			if m = w.card[cardName(cells[i])]; m == nil {
				continue
			}
			if p := platformIn(cells[i]); p != "" {
				where = p
			}
			// "Date,Views" is also what others write; Meta writes a time behind its days.
			if (len(next) == 0 || len(next[0]) < 16 || next[0][10] != 'T') && platformIn(cells[i]) == "" {
				return guess{}, "", false
			}
		}
		found++
		if m != nil {
			g.cols[i].target = target{role: roleFigure, name: m.Name, metric: m, scale: 1}
			g.known++
		}
	}
	return g, where, found > 0
}

func platformIn(title string) models.Platform {
	t := fold(title)
	fb, ig := strings.Contains(t, "facebook"), strings.Contains(t, "instagram")
	switch {
	case fb && !ig:
		return models.Facebook
	case ig && !fb:
		return models.Instagram
	}
	return ""
}

// cardName is the title of a card without whose it is.
func cardName(title string) string {
	words := strings.Fields(fold(title))
	out := words[:0]
	for _, w := range words {
		switch w {
		case "facebook", "instagram", "de", "del", "do", "da", "di":
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}
