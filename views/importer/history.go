package importer

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// loadHistory reads the imports there were, newest first.
func (s *Screen) loadHistory() {
	s.host.Runner().Run(func() func() {
		list, err := s.plans.Imports(context.Background())
		return func() {
			if err != nil {
				slog.Error("import: list imports", "err", err)
				return
			}
			s.history = list
			if s.draft == nil && !s.busy {
				s.render()
			}
		}
	})
}

// past lists the last imports; each can still be undone.
func (s *Screen) past() fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Text(lang.T("importer.history"), kit.Strong, kit.Ink)}
	for i := range s.history {
		rows = append(rows, kit.Divider(), s.pastLine(&s.history[i]))
	}
	return kit.NewCard(kit.Pad(12, 16, 12, 16, kit.Column(8, rows...)))
}

func (s *Screen) pastLine(m *models.Import) fyne.CanvasObject {
	zone, name := "", ""
	var logo fyne.CanvasObject = kit.Spacer()
	if k := slices.IndexFunc(s.list, func(b models.Brand) bool { return b.ID == m.BrandID }); k >= 0 {
		zone, name, logo = s.list[k].Zone, s.list[k].Name, kit.Logo(&s.list[k], 16)
	}
	counts := lang.T("importer.history_counts", "when", lang.Moment(time.Unix(m.At, 0), zone), "brand", name, "new", lang.Int(m.New), "changed", lang.Int(m.Changed))
	var end fyne.CanvasObject = kit.Text(lang.T("importer.history_undone"), kit.Caption, kit.Ink3)
	if m.UndoneAt == 0 {
		end = kit.NewButton(lang.T("importer.undo_short"), "undo-2", kit.Outlined, func() { s.askUndo(m) }).Small()
	}
	text := kit.Column(2, kit.NewLabel(m.File, kit.CompactBold, kit.Ink), kit.NewLabel(counts, kit.Caption, kit.Ink2))
	return kit.Row(10, center(logo), kit.Fixed(440, 0, text), center(end))
}

// askUndo asks before an old import is taken back: days may have passed.
func (s *Screen) askUndo(m *models.Import) {
	s.host.Overlay().Confirm(lang.T("importer.undo_ask", "file", m.File), lang.T("importer.undo_ask_text"), true, lang.T("importer.undo"), func() {
		s.undoImport(m.ID)
	})
}
