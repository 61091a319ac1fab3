package importer

import (
	"strings"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/views/kit"
)

// problemsMost is how many problems the pane lists; the rest are in the table
// of rows and in the file of rows left out.
const problemsMost = 60

// sidePane is the width of the pane, sideWidth the room for words in it, in px.
func (s *Screen) sidePane() float32 {
	if s.slim {
		return 340
	}
	return 396
}

func (s *Screen) sideWidth() float32 { return s.sidePane() - 28 - 34 }

// side lists what has to be answered, what is wrong, and what will happen.
func (s *Screen) side() fyne.CanvasObject {
	parts := []fyne.CanvasObject{}
	if p := s.problems(); p != nil {
		parts = append(parts, p)
	}
	if c := s.conflicts(); c != nil {
		parts = append(parts, c)
	}
	undo := kit.Row(8, kit.Top(kit.IconImage("undo-2", kit.Ink2, 14)), kit.Fixed(s.sideWidth(), 0, kit.NewParagraph(lang.T("importer.undo_note"), kit.Caption, kit.Ink2).SetWidth(s.sideWidth())))
	parts = append(parts, s.outcome(), undo)
	return kit.Column(16, parts...)
}

// problems lists the questions first, then errors and warnings.
func (s *Screen) problems() fyne.CanvasObject {
	d := s.draft
	var rows []fyne.CanvasObject
	add := func(o fyne.CanvasObject) {
		if len(rows) > 0 {
			rows = append(rows, kit.Divider())
		}
		rows = append(rows, kit.Pad(12, 16, 12, 16, o))
	}
	for i := range d.Questions {
		add(s.question(&d.Questions[i]))
	}
	lines, shown, more := map[int]bool{}, 0, 0
	for _, level := range []planfile.Level{planfile.LevelError, planfile.LevelWarn} {
		for i := range d.Problems {
			p := &d.Problems[i]
			if p.Level != level {
				continue
			}
			if p.Line > 0 {
				lines[p.Line] = true
			}
			if shown >= problemsMost {
				more++
				continue
			}
			shown++
			add(s.problem(p))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if more > 0 {
		add(kit.NewParagraph(lang.N("importer.more_problems", more), kit.Compact, kit.Ink2).SetWidth(s.sideWidth()))
	}
	var note []string
	if len(d.Questions) > 0 {
		note = append(note, lang.N("importer.questions", len(d.Questions)))
	}
	if len(lines) > 0 {
		note = append(note, lang.N("importer.rows", len(lines)))
	}
	return kit.NewSection(lang.T("importer.problems"), strings.Join(note, ", "), nil, kit.NewCard(kit.Column(0, rows...)))
}

// question asks what the file cannot say alone, with its answers as buttons.
func (s *Screen) question(q *planfile.Question) fyne.CanvasObject {
	title := q.Column
	if title == "" && len(q.Lines) > 0 {
		title = lineWord(q.Lines[0])
	} else if title != "" {
		title = lang.T("importer.column_named", "name", title)
	}
	icon, tok := "triangle-alert", kit.AmberI
	if !q.Open {
		icon, tok = "circle-check", kit.Accent
	}
	head := kit.Row(8, kit.IconImage(icon, tok, 16), kit.Grow(kit.NewLabel(title, kit.CompactBold, kit.Ink)))
	parts := []fyne.CanvasObject{}
	if title != "" {
		parts = append(parts, head)
	}
	parts = append(parts, kit.NewParagraph(q.Text, kit.Compact, kit.Ink2).SetWidth(s.sideWidth()))
	return kit.Column(8, append(parts, s.answers(q)...)...)
}

// answers lays the answers side by side as far as they fit.
func (s *Screen) answers(q *planfile.Question) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	var row []fyne.CanvasObject
	left := s.sideWidth()
	for _, o := range q.Options {
		kind := kit.Ghost
		if o.Value == q.Answer {
			kind = kit.SoftAmber
			if !q.Open {
				kind = kit.SoftTeal
			}
		}
		b := kit.NewButton(o.Text, "", kind, func() {
			s.options = withAnswer(s.options, q.Key, o.Value)
			s.reread()
		}).Small()
		w := b.MinSize().Width + 8
		if len(row) > 0 && w > left {
			lines = append(lines, kit.Row(8, row...))
			row, left = nil, s.sideWidth()
		}
		row = append(row, b)
		left -= w
	}
	if len(row) > 0 {
		lines = append(lines, kit.Row(8, row...))
	}
	return lines
}

func lineWord(n int) string { return lang.T("importer.line", "n", lang.Int(n)) }

// problem says line, column, value and reason.
func (s *Screen) problem(p *planfile.Problem) fyne.CanvasObject {
	tok := kit.Red
	if p.Level == planfile.LevelWarn {
		tok = kit.Amber
	}
	const lead = 84
	var where []string
	if p.Column != "" {
		where = append(where, p.Column)
	}
	if v := strings.Join(strings.Fields(p.Value), " "); v != "" {
		where = append(where, "“"+v+"”")
	}
	width := s.sideWidth() - lead
	words := []fyne.CanvasObject{kit.NewParagraph(p.Reason(), kit.Compact, kit.Ink).SetWidth(width)}
	if len(where) > 0 {
		words = append(words, kit.NewLabel(strings.Join(where, ": "), kit.Caption, kit.Ink3))
	}
	line := lang.T("importer.file")
	if p.Line > 0 {
		line = lineWord(p.Line)
	}
	return kit.Row(0, kit.Top(kit.Fixed(lead, 0, kit.NewLabel(line, kit.CompactBold, tok))), kit.Grow(kit.Column(2, words...)))
}

// conflicts leads to the rows that were changed on both sides.
func (s *Screen) conflicts() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	n := 0
	for i := range s.draft.Rows {
		r := &s.draft.Rows[i]
		if r.Action != actionConflict {
			continue
		}
		n++
		if n > 8 {
			continue
		}
		if len(rows) > 0 {
			rows = append(rows, kit.Divider())
		}
		fields, taken := make([]string, 0, len(r.Diffs)), 0
		for _, d := range r.Diffs {
			fields = append(fields, d.Label)
			if d.Take {
				taken++
			}
		}
		about := lang.T("importer.conflict_fields", "fields", strings.Join(fields, ", "), "n", lang.Int(taken))
		rows = append(rows, kit.Pad(10, 12, 10, 16, kit.Row(8,
			kit.Grow(kit.Column(0, kit.NewLabel(firstOf(r.Said.Title, lineWord(r.Line)), kit.CompactBold, kit.Ink),
				kit.NewLabel(about, kit.Caption, kit.Ink2))),
			kit.NewButton(lang.T("importer.compare"), "", kit.SoftAmber, func() { s.inspect(r) }).Small())))
	}
	if n == 0 {
		return nil
	}
	all := kit.Row(4,
		kit.NewButton(lang.T("importer.all_lontar"), "", kit.Ghost, func() { s.takeAll(false) }).Small(),
		kit.NewButton(lang.T("importer.all_file"), "", kit.Ghost, func() { s.takeAll(true) }).Small())
	return kit.NewSection(lang.T("importer.conflicts"), lang.Int(n), nil,
		kit.NewCard(kit.Column(0, kit.Column(0, rows...), kit.Divider(), kit.Pad(6, 8, 6, 8, all))))
}

// takeAll decides every conflict the same way.
func (s *Screen) takeAll(file bool) {
	for i := range s.draft.Rows {
		if s.draft.Rows[i].Action == actionConflict {
			for j := range s.draft.Rows[i].Diffs {
				s.draft.Rows[i].Diffs[j].Take = file
			}
		}
	}
	s.render()
}

// outcome says what the import will do.
func (s *Screen) outcome() fyne.CanvasObject {
	c := s.draft.Counts
	var rows []fyne.CanvasObject
	add := func(icon string, tok kit.Token, n int, key, text string) {
		if n == 0 {
			return
		}
		if len(rows) > 0 {
			rows = append(rows, kit.Divider())
		}
		rows = append(rows, kit.Fixed(0, 44, kit.Row(12, kit.IconImage(icon, tok, 16),
			kit.Grow(kit.Column(0, kit.NewLabel(lang.N(key, n), kit.CompactBold, kit.Ink), kit.NewLabel(text, kit.Caption, kit.Ink2))))))
	}
	add("plus", kit.Ink2, c.New, "importer.will_new", lang.T("importer.will_new_text"))
	add("refresh-cw", kit.Ink2, c.Changed, "importer.will_change", lang.T("importer.will_change_text"))
	add("check", kit.Ink2, c.Unchanged, "importer.will_keep", lang.T("importer.will_keep_text"))
	add("triangle-alert", kit.AmberI, c.Conflict, "importer.will_ask", lang.T("importer.will_ask_text", "n", lang.Int(s.taken())))
	add("circle-slash", kit.Ink2, c.Rejected, "importer.will_skip", lang.T("importer.will_skip_text"))
	if custom := s.newColumns(); custom > 0 {
		add("columns-3", kit.Ink2, custom, "importer.will_columns", lang.T("importer.will_columns_text"))
	}
	if len(rows) == 0 {
		rows = append(rows, kit.Pad(8, 0, 8, 0, kit.Text(lang.T("importer.will_nothing"), kit.Compact, kit.Ink2)))
	}
	return kit.NewSection(lang.T("importer.will"), "", nil, kit.NewCard(kit.Pad(4, 16, 4, 16, kit.Column(0, rows...))))
}

// newColumns counts the custom columns the import would add to the brand.
func (s *Screen) newColumns() (n int) {
	if s.draft.Brand == nil {
		return 0
	}
	for i := range s.draft.Brand.Columns {
		if s.draft.Brand.Columns[i].ID == 0 {
			n++
		}
	}
	return n
}
