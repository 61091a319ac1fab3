package shell

import (
	"log/slog"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"lontar/app/lang"
	"lontar/views/kit"
)

// What screens use of the shell. Each declares the part it needs.

// Runner starts work off the UI goroutine.
func (s *Shell) Runner() kit.Runner { return s.runner }

// Overlay shows toasts, dialogs and menus.
func (s *Shell) Overlay() *kit.Overlay { return s.overlay }

// Now is the present of the workspace.
func (s *Shell) Now() time.Time {
	if s.work == nil { // a last frame is drawn while the program leaves
		return time.Now()
	}
	return s.work.Now()
}

// ChooseFile asks for a file with one of these endings (".xlsx") to open.
func (s *Shell) ChooseFile(extensions []string, chosen func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			slog.Warn("choose file", "err", err)
			s.overlay.Toast("triangle-alert", lang.Error(err), "", nil)
			return
		}
		if r == nil {
			return // cancelled
		}
		path := r.URI().Path()
		_ = r.Close()
		chosen(path)
	}, s.window)
	if len(extensions) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	s.showFiles(d)
}

// ChooseSave asks where to write a file; name is proposed.
func (s *Shell) ChooseSave(name string, chosen func(path string)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err != nil {
			slog.Warn("choose file", "err", err)
			s.overlay.Toast("triangle-alert", lang.Error(err), "", nil)
			return
		}
		if w == nil {
			return
		}
		path := w.URI().Path()
		_ = w.Close()
		chosen(path)
	}, s.window)
	d.SetFileName(name)
	s.showFiles(d)
}

// showFiles shows a dialog of files, large enough to read names. Fyne 2.8 panics
// when such a dialog is resized before it is shown, or where the system shows
// its own instead.
func (s *Shell) showFiles(d interface {
	Show()
	Resize(fyne.Size)
},
) {
	over := s.window.Canvas().Overlays()
	before := over.Top()
	d.Show()
	if over.Top() != before {
		d.Resize(fyne.NewSize(880, 560))
	}
}

// planExtensions are the endings of files that can hold a plan.
var planExtensions = []string{".xlsx", ".xlsm", ".csv", ".tsv", ".txt"}

func planFile(path string) bool {
	return slices.Contains(planExtensions, strings.ToLower(filepath.Ext(path)))
}

// ChooseFiles asks for files to open, one at a time as the system's dialog gives them.
func (s *Shell) ChooseFiles(extensions []string, chosen func(paths []string)) {
	s.ChooseFile(extensions, func(path string) { chosen([]string{path}) })
}

func idText(id int64) string { return strconv.FormatInt(id, 10) }

func idOf(text string) int64 {
	id, _ := strconv.ParseInt(text, 10, 64) // our own text
	return id
}
