package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/views/kit"
)

// narrow is the width below which the side pane gets slimmer.
const narrow = 1300

// fitting fills the screen, and builds it anew when the window becomes narrow
// or wide.
type fitting struct{ s *Screen }

// MinSize implements fyne.Layout.
func (*fitting) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout implements fyne.Layout.
func (f *fitting) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
	if slim := size.Width < narrow; size.Width > 0 && slim != f.s.slim {
		f.s.slim = slim
		f.s.host.Runner().Run(func() func() { return f.s.render })
	}
}

// render builds the present step. The screen changes only on a person's act or
// when a reading ends, so building it anew is simpler than patching it.
func (s *Screen) render() {
	var body fyne.CanvasObject
	switch {
	case s.busy && s.draft == nil:
		body = s.reading()
	case s.draft == nil:
		body = s.choose()
	case s.step == stepDone:
		body = s.finished()
	default:
		body = s.working()
	}
	s.root.Objects = []fyne.CanvasObject{container.NewBorder(s.toolbar(), nil, nil, nil, body)}
	s.root.Refresh()
	s.host.Refresh()
	if sel := s.selects[s.focusColumn]; sel != nil && s.step == stepMap && !s.host.Overlay().Open() {
		kit.FocusOn(sel)
	}
}

// toolbar shows the steps and what is imported for whom.
func (s *Screen) toolbar() fyne.CanvasObject {
	steps := kit.NewStepper([]string{
		lang.T("importer.step_file"), lang.T("importer.step_map"),
		lang.T("importer.step_check"), lang.T("importer.step_done"),
	}, int(s.step))
	right := kit.Row(12)
	if s.draft != nil && len(s.draft.Sheets) > 1 && s.step != stepDone {
		var sheets []kit.Option
		for _, name := range s.draft.Sheets {
			sheets = append(sheets, kit.Option{Value: name, Text: name})
		}
		right.Add(kit.NewSelect(lang.T("importer.sheet"), sheets, s.draft.Sheet, func(name string) {
			s.options = withSheet(s.options, name)
			s.reread()
		}))
	}
	var brands []kit.Option
	for i := range s.list {
		brands = append(brands, kit.Option{Value: id(s.list[i].ID), Text: s.list[i].Name, Object: kit.Logo(&s.list[i], 16)})
	}
	if len(brands) > 0 && s.step != stepDone {
		right.Add(kit.NewSelect(lang.T("importer.brand"), brands, id(s.brand), func(v string) { s.setBrand(number(v)) }))
	}
	bar := kit.Pad(10, 24, 10, 24, container.NewBorder(nil, nil, center(steps), center(right)))
	return kit.Panel(kit.Paper, container.NewBorder(nil, kit.Divider(), nil, nil, kit.Fixed(0, 51, bar)))
}

// choose is the empty state: drop a file here or choose one.
func (s *Screen) choose() fyne.CanvasObject {
	pick := kit.NewButton(lang.T("importer.choose"), "file-spreadsheet", kit.Primary, s.pickFile)
	title, text := lang.T("importer.empty_title"), lang.T("importer.empty_text")
	icon := "upload"
	if len(s.list) == 0 && s.failure == nil {
		title, text = lang.T("importer.no_brand_title"), lang.T("importer.no_brand_text")
	}
	if s.failure != nil {
		icon, title, text = "triangle-alert", lang.T("importer.unreadable", "file", fileName(s.path)), reason(s.failure)
		pick = kit.NewButton(lang.T("importer.choose_other"), "file-spreadsheet", kit.Primary, s.pickFile)
	}
	empty := kit.Fixed(640, 260, kit.NewEmpty(icon, title, text, pick))
	if len(s.history) == 0 {
		return container.NewCenter(empty)
	}
	return container.NewVScroll(container.NewCenter(kit.Pad(0, 0, 24, 0, kit.Column(8, empty, kit.Fixed(640, 0, s.past())))))
}

func (s *Screen) reading() fyne.CanvasObject {
	s.note = kit.Text(s.progressText(), kit.Caption, kit.Ink3)
	s.note.Alignment = fyne.TextAlignCenter
	stop := kit.NewButton(lang.T("common.cancel"), "x", kit.Outlined, func() { s.Open("") })
	return container.NewCenter(kit.Column(12, kit.Fixed(560, 240,
		kit.NewEmpty("hourglass", lang.T("importer.reading", "file", fileName(s.path)), lang.T("importer.reading_text"), stop)), s.note))
}

// working shows mapping or check with the side pane and the footer.
func (s *Screen) working() fyne.CanvasObject {
	var left fyne.CanvasObject
	if s.step == stepMap {
		left = s.scrolled("main", kit.Pad(16, 12, 16, 24, kit.Column(16, s.fileCard(), s.mapping(), s.preview())))
	} else {
		left = kit.Pad(16, 12, 16, 24, kit.Column(16, s.fileCard(), kit.Grow(s.table())))
	}
	side := s.scrolled("side", kit.Pad(16, 24, 16, 4, s.side()))
	return container.NewBorder(nil, s.footer(), nil, kit.Fixed(s.sidePane(), 0, side), left)
}

// finished says what was done and offers the way back.
func (s *Screen) finished() fyne.CanvasObject {
	if s.done == nil {
		return s.choose()
	}
	text := lang.T("importer.done_text", "new", lang.Int(s.done.New), "changed", lang.Int(s.done.Changed), "unchanged", lang.Int(s.done.Unchanged))
	buttons := []*kit.Button{
		kit.NewButton(lang.T("importer.undo"), "undo-2", kit.Outlined, s.undo),
		kit.NewButton(lang.T("importer.to_calendar"), "calendar-days", kit.Primary, func() { s.host.OpenCalendar(s.firstDay()) }),
	}
	if s.done.Rejected > 0 {
		buttons = append([]*kit.Button{kit.NewButton(lang.T("importer.save_rejected"), "download", kit.Outlined, s.saveRejected)}, buttons...)
	}
	return container.NewCenter(kit.Fixed(640, 260,
		kit.NewEmpty("circle-check", lang.T("importer.done_title", "file", fileName(s.path)), text, buttons...)))
}

// firstDay is the earliest day the import wrote, for the calendar to open at.
func (s *Screen) firstDay() string {
	first := ""
	if s.draft == nil {
		return first
	}
	for i := range s.draft.Rows {
		if p := s.draft.Rows[i].Post; p != nil {
			if day, _ := p.Slot(); day != "" && (first == "" || day < first) {
				first = day
			}
		}
	}
	return first
}
