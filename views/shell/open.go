package shell

import (
	"context"
	"log/slog"
	"sync"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/app/proof"
	"lontar/app/versions"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/views/editor"
	"lontar/views/importer"
	"lontar/views/kit"
	"lontar/views/library"
)

// makeEditor builds the editor on the services of the workspace.
func (s *Shell) makeEditor() *editor.Screen {
	w := s.work
	return editor.New(s, editor.Services{
		Plan: s.plan, Brands: s.brands, Versions: versions.New(w.Store, s.plan), Voice: s.voice,
		Proof: openProof, Bus: w.Bus, Thumb: s.thumb, Picture: s.picture, Files: s.library(), Prefs: s.o.Prefs,
	})
}

// openProof opens the word lists once for the whole program.
var openProof = sync.OnceValues(proof.New)

// PickMedia shows the library of the workspace to choose from, a brand's files first.
func (s *Shell) PickMedia(brandID int64, chosen func([]models.Media)) {
	library.NewPicker(s, s.library(), s.work.Media, "", brandID, chosen)
}

// OpenPost shows a post in the editor.
func (s *Shell) OpenPost(id int64) {
	for i, e := range s.screens {
		if ed, ok := e.screen.(*editor.Screen); ok && id != 0 {
			ed.Open(id)
			if s.at != i {
				s.show(i)
			}
			return
		}
	}
}

// LeavePost goes back from the editor to the screen before.
func (s *Shell) LeavePost() { s.show(s.back) }

// Width is the width of the window in px.
func (s *Shell) Width() float32 { return s.width() }

// picture answers with the file of a whole picture, "" when there is none.
func (s *Shell) picture(hash string, maxWidth int) string {
	if s.work == nil {
		return ""
	}
	path, err := s.work.Media.Preview(hash, maxWidth)
	if err != nil {
		slog.Debug("picture", "hash", hash, "err", err)
		return ""
	}
	return path
}

// plans reads and writes plan files of the workspace; each import begins with a backup.
func (s *Shell) plans() *planfile.Service {
	w := s.work
	return planfile.New(w.Store, w.Bus, w.Now, func(ctx context.Context) error {
		_, err := w.Backup(ctx, workspace.ReasonImport)
		return err
	})
}

// importScreen ends its reading when it is closed.
type importScreen struct{ *importer.Screen }

// Close stops a reading under way.
func (s importScreen) Close() { s.Hidden() }

// OpenImport shows the import with a file; path "" shows it as it
// stands, an unfinished import included.
func (s *Shell) OpenImport(path string) {
	for i, e := range s.screens {
		if imp, ok := e.screen.(importScreen); ok {
			here := s.at == i
			s.show(i)
			switch {
			case path != "":
				imp.Open(path)
			case imp.Done():
				imp.Open("")
			case here:
				imp.Shortcut("Ctrl+O") // asked for again where it is: choose a file
			}
			return
		}
	}
}

// showMore is the menu of what is done with the whole plan.
func (s *Shell) showMore(at fyne.CanvasObject) {
	items := []kit.MenuItem{
		{Icon: "undo-2", Label: lang.T("shell.key.undo"), Shortcut: "Ctrl Z", Disabled: !s.plan.CanUndo(), Action: func() { s.undo(s.plan.Undo) }},
		{Icon: "rotate-ccw", Label: lang.T("shell.key.redo"), Shortcut: "Ctrl Shift Z", Disabled: !s.plan.CanRedo(), Action: func() { s.undo(s.plan.Redo) }},
		{},
		{Icon: "upload", Label: lang.T("shell.import"), Shortcut: "Ctrl O", Action: func() { s.OpenImport("") }},
		{Icon: "download", Label: lang.T("shell.export"), Shortcut: "Ctrl E", Disabled: len(s.list) == 0, Action: func() { s.ExportPlan() }},
	}
	items = append(items, kit.MenuItem{},
		kit.MenuItem{Icon: "archive-restore", Label: lang.T("shell.key.backup"), Shortcut: "Ctrl S", Action: s.backupNow},
		kit.MenuItem{Icon: "circle-question-mark", Label: lang.T("shell.keys"), Shortcut: "F1", Action: s.showKeys})
	if s.work.Example() {
		items = append(items, kit.MenuItem{}, kit.MenuItem{Icon: "trash-2", Label: lang.T("shell.example_remove"), Danger: true, Action: s.RemoveExample})
	}
	s.overlay.Menu(kit.Below(at), items)
}
