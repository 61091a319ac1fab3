package brands

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/views/kit"
)

// sheet is a dialog that edits one thing of a brand's words: fields, a place
// for what is wrong, and Save. Enter in a field of one line saves.
type sheet struct {
	title  string
	fields []fyne.CanvasObject
	first  fyne.Focusable
	save   func(ctx context.Context) error
	remove func() // nil for something new
}

// edit shows a sheet.
func (s *Screen) edit(sh *sheet) {
	var d *kit.Dialog
	busy := false
	wrong := kit.Column(0)
	wrong.Hide()
	save := func() {
		if busy {
			return
		}
		busy = true
		d.Hold(true)
		s.host.Runner().Run(func() func() {
			err := sh.save(context.Background())
			return func() {
				busy = false
				d.Hold(false)
				if err == nil {
					d.Close()
					s.refocus()
					return
				}
				slog.Warn("brands: keep words", "err", err)
				wrong.Objects = []fyne.CanvasObject{kit.NewParagraph(lang.Error(err), kit.Caption, kit.Red).SetWidth(400)}
				wrong.Show()
				d.Refresh()
			}
		})
	}
	for _, e := range entriesIn(sh.fields) {
		if !e.MultiLine {
			e.OnSubmitted = func(string) { save() }
		}
	}
	var buttons []*kit.Button
	if sh.remove != nil {
		buttons = append(buttons, kit.NewButton(lang.T("common.delete"), "", kit.Danger, func() { d.Close(); sh.remove() }))
	}
	buttons = append(buttons,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("common.save"), "", kit.Primary, save))
	d = s.host.Overlay().Dialog(sh.title, kit.Column(16, append(sh.fields, wrong)...), 440, buttons...)
	if sh.first != nil {
		d.Focus(sh.first)
	}
}

// entriesIn finds the text fields of a form.
func entriesIn(list []fyne.CanvasObject) []*kit.Entry {
	var out []*kit.Entry
	for _, o := range list {
		switch o := o.(type) {
		case *kit.Entry:
			out = append(out, o)
		case *fyne.Container:
			out = append(out, entriesIn(o.Objects)...)
		}
	}
	return out
}

// forget deletes something and offers the way back.
func (s *Screen) forget(told string, drop func(ctx context.Context) (undo func(ctx context.Context) error, err error)) {
	s.forgetTold(func(ctx context.Context) (string, func(ctx context.Context) error, error) {
		undo, err := drop(ctx)
		return told, undo, err
	})
}

// forgetTold is forget for what knows only afterwards what it did.
func (s *Screen) forgetTold(drop func(ctx context.Context) (told string, undo func(ctx context.Context) error, err error)) {
	s.host.Runner().Run(func() func() {
		told, undo, err := drop(context.Background())
		return func() {
			if err != nil {
				slog.Error("brands: delete words", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			s.host.Overlay().Toast("check", told, lang.T("common.undo"), func() { s.bringBack(undo) })
		}
	})
}

func (s *Screen) bringBack(undo func(ctx context.Context) error) {
	s.host.Runner().Run(func() func() {
		err := undo(context.Background())
		return func() {
			if err != nil {
				slog.Error("brands: bring words back", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
			}
		}
	})
}

// typed is a field bound to a string of what is edited.
func typed(placeholder string, value *string) *kit.Entry {
	e := kit.NewEntry(placeholder)
	e.Set(*value)
	e.OnChanged = func(t string) { *value = t }
	return e
}

func typedLines(placeholder string, rows int, value *string) *kit.Entry {
	e := kit.NewMultiEntry(placeholder, rows)
	e.Set(*value)
	e.OnChanged = func(t string) { *value = t }
	return e
}
