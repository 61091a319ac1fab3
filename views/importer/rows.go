package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/models"
	"lontar/views/kit"
)

// previewMost is how many rows the mapping step shows.
const previewMost = 5

// columns are the columns of the preview.
func columns() []kit.GridColumn {
	return []kit.GridColumn{
		{Title: "#", Width: 52},
		{Title: lang.T("common.date"), Width: 116},
		{Title: lang.T("common.time"), Width: 68},
		{Title: lang.T("common.platform"), Width: 150},
		{Title: lang.T("common.title"), Width: 180, Grow: true},
		{Title: lang.T("common.pillar"), Width: 104},
		{Title: lang.T("importer.what"), Width: 108},
	}
}

// preview shows the first rows as they will be written.
func (s *Screen) preview() fyne.CanvasObject {
	rows := s.shownRows()
	note := lang.N("importer.rows", rows.Len())
	if rows.Len() > previewMost {
		note = lang.T("importer.rows_of", "n", lang.Int(previewMost), "all", lang.Int(rows.Len()))
		rows.rows = rows.rows[:previewMost]
	}
	all := kit.NewButton(lang.T("importer.see_all"), "", kit.Link, func() { s.goTo(stepCheck) }).Small()
	if rows.Len() == 0 {
		return kit.NewSection(lang.T("importer.preview"), note, all, noRows())
	}
	return kit.NewSection(lang.T("importer.preview"), note, all, kit.NewCard(still(rows)))
}

// table shows all rows, or those with one result, in the room there is.
func (s *Screen) table() fyne.CanvasObject {
	rows := s.shownRows()
	grid := kit.NewGrid(rows, columns(), 1)
	grid.OnSelected = func(row int) { s.inspect(rows.rows[row]) }
	var content fyne.CanvasObject = kit.AtMost(grid.Natural()+2, kit.NewCard(grid))
	if rows.Len() == 0 {
		content = kit.Top(noRows())
	}
	return kit.NewSection(lang.T("importer.preview"), lang.N("importer.rows", rows.Len()), s.narrowBy(), kit.Grow(content))
}

func noRows() fyne.CanvasObject {
	return kit.NewCard(kit.Pad(16, 16, 16, 16, kit.NewParagraph(lang.T("importer.no_rows"), kit.Compact, kit.Ink2)))
}

// still draws a few rows that do not scroll by themselves.
func still(rows *rowList) fyne.CanvasObject {
	cols := columns()
	line := func(cell func(col int) fyne.CanvasObject) fyne.CanvasObject {
		var parts []fyne.CanvasObject
		for i, c := range cols {
			if i > 0 {
				parts = append(parts, kit.VDivider())
			}
			one := kit.Pad(0, 8, 0, 12, cell(i))
			if c.Grow {
				parts = append(parts, kit.Grow(one))
				continue
			}
			parts = append(parts, kit.Fixed(c.Width-1, 0, one))
		}
		return kit.Fixed(0, 32, kit.Row(0, parts...))
	}
	head := line(func(col int) fyne.CanvasObject { return kit.NewLabel(cols[col].Title, kit.Caption, kit.Ink2) })
	out := []fyne.CanvasObject{kit.Box(kit.Color(kit.Sunken), nil, 7, head), kit.Divider()}
	for r := range rows.Len() {
		if r > 0 {
			out = append(out, kit.Divider())
		}
		bad := false
		row := line(func(col int) fyne.CanvasObject {
			c := rows.Cell(r, col)
			bad = bad || c.Bad
			label := kit.NewLabel(c.Text, kit.Compact, c.Token)
			if c.Icon == nil {
				return label
			}
			icon := canvas.NewImageFromResource(c.Icon)
			icon.SetMinSize(fyne.NewSize(14, 14))
			return kit.Row(6, icon, kit.Grow(label))
		})
		if bad {
			row = kit.Panel(kit.RedT, row)
		}
		out = append(out, row)
	}
	return kit.Column(0, out...)
}

// narrowBy chooses which rows are listed.
func (s *Screen) narrowBy() fyne.CanvasObject {
	opts := []kit.Option{{Value: "", Text: lang.T("common.all")}}
	c := s.draft.Counts
	for _, a := range []struct {
		action planfile.Action
		n      int
	}{{actionNew, c.New}, {actionChanged, c.Changed}, {actionUnchanged, c.Unchanged}, {actionConflict, c.Conflict}, {actionRejected, c.Rejected}} {
		if a.n > 0 {
			word, _ := actionLook(a.action)
			opts = append(opts, kit.Option{Value: string(a.action), Text: word + " (" + lang.Int(a.n) + ")"})
		}
	}
	return kit.NewSelect(lang.T("importer.show"), opts, s.only, func(v string) {
		s.only = v
		s.render()
	}).Small().Filter("")
}

func (s *Screen) shownRows() *rowList {
	l := &rowList{}
	for i := range s.draft.Rows {
		if s.only == "" || s.step != stepCheck || string(s.draft.Rows[i].Action) == s.only {
			l.rows = append(l.rows, &s.draft.Rows[i])
		}
	}
	return l
}

// rowList turns read rows into cells.
type rowList struct{ rows []*planfile.Row }

func (l *rowList) Len() int { return len(l.rows) }

func (l *rowList) Cell(row, col int) kit.GridCell {
	r := l.rows[row]
	cell := kit.GridCell{Token: kit.Ink, Bad: r.Action == actionRejected}
	dash := func(s string) string {
		if s == "" {
			return "–"
		}
		return s
	}
	switch col {
	case 0:
		cell.Text, cell.Token = lang.Int(r.Line), kit.Ink3
	case 1:
		cell.Text = dash(lang.DayYear(r.Said.Day))
	case 2:
		cell.Text = lang.Clock(r.Said.Clock)
		if r.Said.Clock == "" {
			cell.Text = dash(r.Said.TimeNote)
		}
	case 3:
		cell.Text = dash(platformNames(r.Said.Platforms))
		if len(r.Said.Platforms) > 0 {
			cell.Icon = kit.PlatformResource(r.Said.Platforms[0], kit.Ink2)
		}
	case 4:
		cell.Text = dash(firstOf(r.Said.Title, r.Said.Caption, r.Reason))
		if r.Action == actionRejected && r.Reason != "" {
			cell.Text = r.Reason
		}
	case 5:
		cell.Text = dash(r.Said.Pillar)
	default:
		cell.Text, cell.Token = actionLook(r.Action)
	}
	if cell.Bad && col > 0 && col < 6 {
		cell.Token = kit.Red
	}
	return cell
}

func platformNames(ps []models.Platform) string {
	if len(ps) == 1 {
		return lang.Platform(ps[0])
	}
	out := ""
	for i, p := range ps {
		if i > 0 {
			out += ", "
		}
		out += lang.Platform(p)
	}
	return out
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// inspect opens what differs in a row, or why it is left out.
func (s *Screen) inspect(r *planfile.Row) {
	var d *kit.Dialog
	shut := kit.NewButton(lang.T("common.close"), "", kit.Outlined, func() { d.Close() })
	title := firstOf(r.Said.Title, lang.T("common.untitled"))
	var body fyne.CanvasObject
	switch {
	case len(r.Diffs) > 0:
		body = s.diffs(r, 820)
	case r.Reason != "":
		body = kit.NewParagraph(r.Reason, kit.Compact, kit.Ink).SetWidth(820)
	default:
		word, _ := actionLook(r.Action)
		body = kit.Column(8,
			kit.NewParagraph(lang.T("importer.row_says", "n", lang.Int(r.Line), "what", word), kit.Compact, kit.Ink2).SetWidth(820),
			kit.NewParagraph(firstOf(r.Said.Caption, "–"), kit.Body, kit.Ink).SetWidth(820))
	}
	d = s.host.Overlay().Dialog(title, body, 880, shut)
	d.OnClosed = s.render
}

// diffs shows a row field by field: what Lontar has, what the file says, and
// which of them stays.
func (s *Screen) diffs(r *planfile.Row, width float32) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	half := (width - 150 - 170 - 36) / 2
	head := func(t string, w float32) fyne.CanvasObject {
		return kit.Fixed(w, 0, kit.Text(t, kit.Caption, kit.Ink2))
	}
	rows = append(rows, kit.Row(12, head(lang.T("importer.field"), 150), head(lang.T("importer.in_lontar"), half),
		head(lang.T("importer.in_file"), half), head(lang.T("importer.keep"), 170)))
	for i := range r.Diffs {
		diff := &r.Diffs[i]
		value := "old"
		if diff.Take {
			value = "new"
		}
		pick := kit.NewSegmented([]kit.Option{
			{Value: "old", Text: lang.T("importer.lontar")}, {Value: "new", Text: lang.T("importer.file")},
		}, value, func(v string) { diff.Take = v == "new" }).Small()
		text := func(t string, tok kit.Token) fyne.CanvasObject {
			p := kit.NewParagraph(firstOf(t, "–"), kit.Compact, tok).SetWidth(half)
			p.MaxLines = 6
			return kit.Fixed(half, 0, p)
		}
		label := kit.NewLabel(diff.Label, kit.CompactBold, kit.Ink)
		rows = append(rows, kit.Divider(), kit.Row(12, kit.Fixed(150, 0, label), text(diff.Old, kit.Ink2), text(diff.New, kit.Ink), kit.Fixed(170, 28, pick)))
	}
	return kit.Column(8, rows...)
}
