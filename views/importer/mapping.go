package importer

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/views/kit"
)

// fileCard says what was read and offers another file.
func (s *Screen) fileCard() fyne.CanvasObject {
	d := s.draft
	name := kit.NewLabel(fileName(s.path), kit.Strong, kit.Ink)
	facts := []string{lang.N("importer.rows", len(d.Rows)), lang.N("importer.columns", len(d.Columns))}
	if d.Sheet != "" && len(d.Sheets) > 0 {
		tabs := d.Sheet
		if len(d.Tabs) > 1 {
			tabs = strings.Join(d.Tabs, ", ")
		}
		facts = append(facts, lang.T("importer.sheet_named", "name", tabs))
	}
	about := kit.NewLabel(strings.Join(facts, ", "), kit.Compact, kit.Ink2)
	right := []fyne.CanvasObject{kit.NewLabel(d.Format, kit.Compact, kit.Ink2).AlignRight()}
	if d.Remembered {
		right = append([]fyne.CanvasObject{kit.Row(0, kit.Spacer(), kit.NewChip(lang.T("importer.remembered"), kit.Teal, "check"))}, right...)
	}
	change := kit.NewButton(lang.T("importer.change"), "", kit.Outlined, s.pickFile)
	return kit.NewCard(kit.Pad(13, 16, 13, 16, kit.Row(16,
		kit.IconImage("file-spreadsheet", kit.Accent, 26),
		kit.Grow(kit.Column(0, name, about)),
		kit.Fixed(260, 0, kit.Column(4, right...)),
		change)))
}

// rules of the mapping table, in px.
const (
	mapRow    = 36
	mapHeader = 200
	mapTarget = 216
)

// mapping is the table from the file's columns to Lontar's.
func (s *Screen) mapping() fyne.CanvasObject {
	d := s.draft
	mapped, look, skipped := 0, 0, 0
	rows := make([]fyne.CanvasObject, 0, len(d.Columns)*2)
	s.selects = map[int]*kit.Select{}
	for i := range d.Columns {
		c := &d.Columns[i]
		switch {
		case c.Target == planfile.TargetSkip || c.Target == "":
			skipped++
		case c.Certain:
			mapped++
		default:
			look++
		}
		if i > 0 {
			rows = append(rows, kit.Divider())
		}
		rows = append(rows, s.mapLine(c))
	}
	head := kit.Fixed(0, 32, kit.Pad(0, 16, 0, 16, kit.Row(12,
		kit.Fixed(mapHeader, 0, kit.Text(lang.T("importer.file_column"), kit.Caption, kit.Ink2)),
		kit.Grow(kit.Text(lang.T("importer.examples"), kit.Caption, kit.Ink2)),
		kit.Fixed(mapTarget+36, 0, kit.Text(lang.T("importer.lontar_column"), kit.Caption, kit.Ink2)))))
	table := kit.NewCard(kit.Column(0, kit.Box(kit.Color(kit.Sunken), nil, 7, head), kit.Divider(), kit.Column(0, rows...)))
	note := lang.T("importer.map_counts", "mapped", lang.Int(mapped), "look", lang.Int(look), "skipped", lang.Int(skipped))
	if s.slim {
		note = "" // the marks of the lines say it too
	}
	return kit.NewSection(lang.T("importer.map_title"), note, s.headerMover(), table)
}

// headerMover moves the header line up and down where it was found wrong.
func (s *Screen) headerMover() fyne.CanvasObject {
	d := s.draft
	move := func(by int) func() {
		return func() {
			s.options = withHeader(s.options, d.Sheet, max(1, d.HeaderRow+by))
			s.reread()
		}
	}
	up := kit.NewIconButton("arrow-up", lang.T("importer.header_up"), move(-1)).Small()
	down := kit.NewIconButton("arrow-down", lang.T("importer.header_down"), move(1)).Small()
	if d.HeaderRow <= 1 {
		up.Disable()
	}
	keep := kit.NewCheck(lang.T("importer.remember"), !s.forget, func(on bool) {
		s.forget = !on
		d.Forget = s.forget
	})
	return kit.Row(2, keep, kit.Fixed(14, 0, kit.Spacer()), kit.Text(lang.T("importer.header_row", "n", lang.Int(d.HeaderRow)), kit.Compact, kit.Ink2), up, down)
}

func (s *Screen) mapLine(c *planfile.Column) fyne.CanvasObject {
	header := c.Header
	if strings.TrimSpace(header) == "" {
		header = lang.T("importer.unnamed_column", "letter", c.Letter)
	}
	sel := kit.NewSelect("", targetOptions(c), c.Target, func(target string) {
		s.focusColumn = c.Index
		s.options = withTarget(s.options, c.Index, target)
		s.options.Sheet = s.draft.Sheet
		s.options.HeaderRow = s.draft.HeaderRow
		s.reread()
	}).Small().Fill()
	s.selects[c.Index] = sel
	mark := kit.IconImage("circle-check", kit.Accent, 16)
	tip := ""
	switch {
	case c.Target == planfile.TargetSkip || c.Target == "":
		mark = kit.IconImage("minus", kit.Ink2, 16)
	case !c.Certain:
		mark = kit.IconImage("triangle-alert", kit.AmberI, 16)
		tip = lang.T("importer.uncertain")
		sel.Warn(true)
	}
	return kit.Fixed(0, mapRow, kit.Pad(0, 16, 0, 16, kit.Row(12,
		kit.Fixed(mapHeader, 0, kit.NewLabel(header, kit.CompactBold, kit.Ink)),
		kit.Grow(kit.NewLabel(examples(c), kit.Compact, kit.Ink2)),
		kit.IconImage("arrow-right", kit.Ink3, 14),
		kit.Fixed(mapTarget, 28, sel),
		kit.WithTooltip(kit.Center(mark), tip))))
}

// examples shows the first values of a column side by side.
func examples(c *planfile.Column) string {
	var out []string
	for _, e := range c.Examples {
		if e = strings.Join(strings.Fields(e), " "); e != "" {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		return lang.T("importer.column_empty")
	}
	return strings.Join(out, "  ·  ")
}

// targetOptions are the choices for a column, with the present one when it
// belongs to one platform.
func targetOptions(c *planfile.Column) []kit.Option {
	var opts []kit.Option
	for _, t := range planfile.Targets {
		text := planfile.TargetName(t)
		if t == planfile.TargetCustom {
			text = lang.T("importer.as_custom")
		}
		opts = append(opts, kit.Option{Value: t, Text: text})
	}
	if c.Target != "" && !slices.Contains(planfile.Targets, c.Target) {
		opts = append([]kit.Option{{Value: c.Target, Text: planfile.TargetName(c.Target)}}, opts...)
	}
	return opts
}

// scrolled keeps the place of a part that scrolls when it is built anew.
func (s *Screen) scrolled(name string, content fyne.CanvasObject) fyne.CanvasObject {
	v := container.NewVScroll(content)
	v.OnScrolled = func(p fyne.Position) { s.places[name] = p }
	if p, ok := s.places[name]; ok {
		v.Offset = p
	}
	return v
}
