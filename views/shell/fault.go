package shell

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"lontar/app/lang"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
	"lontar/views/kit"
	"lontar/views/settings"
)

// faultKind names what is wrong for the texts: shell.fault.<kind>.title and .text.
func faultKind(err error) string {
	switch {
	case errors.Is(err, workspace.ErrLocked):
		return "locked"
	case errors.Is(err, store.ErrNewer):
		return "newer"
	case errors.Is(err, store.ErrDamaged):
		return "damaged"
	case errors.Is(err, store.ErrReadOnly):
		return "readonly"
	case errors.Is(err, store.ErrFull):
		return "full"
	}
	return "other"
}

// showFault fills the window with what is wrong with the workspace, in words,
// and the ways out. Nothing is written to the workspace.
func (s *Shell) showFault(err error) {
	s.closeWorkspace()
	kind := faultKind(err)
	body := kit.Column(12,
		kit.Row(12, kit.IconImage("circle-alert", kit.Red, 28), kit.Text(lang.T("shell.fault."+kind+".title"), kit.Title, kit.Ink)),
		kit.NewParagraph(lang.T("shell.fault."+kind+".text"), kit.Body, kit.Ink2).SetWidth(592),
		kit.Row(8, kit.IconImage("hard-drive", kit.Ink3, 14), kit.Grow(kit.NewLabel(s.FolderText(s.o.Dir), kit.Compact, kit.Ink3))))
	retry := kit.NewButton(lang.T("common.retry"), "refresh-cw", kit.Primary, s.Open)
	other := kit.NewButton(lang.T("shell.other_folder"), "", kit.Outlined, s.OpenOther)
	logs := kit.NewButton(lang.T("shell.show_log"), "file-text", kit.Ghost, s.ShowLog)
	body.Add(kit.Pad(4, 0, 0, 0, kit.Row(8, retry, other, logs)))
	parts := []fyne.CanvasObject{kit.NewCard(kit.Pad(24, 24, 24, 24, body))}
	if kind == "damaged" || kind == "newer" || kind == "other" {
		parts = append(parts, s.faultBackups())
	}
	sheet := kit.Fixed(640, 0, kit.Column(20, parts...))
	s.setContent(container.NewVScroll(kit.Pad(72, 24, 24, 24, container.NewCenter(sheet))))
	s.drawn()
}

// faultBackups offers the workspace's own backups, newest first, and a file.
func (s *Shell) faultBackups() fyne.CanvasObject {
	list, err := workspace.Backups(s.o.Dir)
	if err != nil {
		slog.Warn("list backups", "err", err)
	}
	rows := kit.Column(0)
	for i, b := range list {
		if i == 8 {
			break
		}
		if i > 0 {
			rows.Add(kit.Divider())
		}
		rows.Add(kit.Pad(8, 12, 8, 16, kit.Row(12,
			kit.IconImage("database", kit.Ink2, 16),
			kit.Text(lang.When(b.At.Format(models.DayFormat), b.At.Format(models.ClockFormat)), kit.CompactBold, kit.Ink),
			kit.Text(settings.Reason(b.Reason), kit.Compact, kit.Ink2),
			kit.Text(lang.Bytes(b.Size), kit.Compact, kit.Ink3), kit.Spacer(),
			kit.NewButton(lang.T("common.restore"), "archive-restore", kit.Outlined, func() { s.Restore(b.Path) }).Small())))
	}
	if len(list) == 0 {
		rows.Add(kit.Pad(12, 16, 12, 16, kit.Text(lang.T("shell.fault.no_backups"), kit.Compact, kit.Ink2)))
	}
	file := kit.NewButton(lang.T("shell.restore_file"), "", kit.Ghost, s.RestoreFrom).Small()
	return kit.NewSection(lang.T("shell.fault.backups"), "", file, kit.NewCard(rows))
}

// Restore asks, then puts a backup in the place of the workspace and opens it.
// What was there stays beside it.
func (s *Shell) Restore(file string) {
	s.overlay.Confirm(lang.T("shell.restore.title"), lang.T("shell.restore.text", "file", filepath.Base(file)), false,
		lang.T("common.restore"), func() { s.restore(file) })
}

func (s *Shell) restore(file string) {
	s.closeWorkspace()
	dir := s.o.Dir
	s.runner.Run(func() func() {
		err := workspace.Restore(context.Background(), file, dir)
		return func() {
			s.Open()
			if err != nil {
				slog.Error("restore", "file", file, "err", err)
				s.overlay.Toast("triangle-alert", lang.T("shell.restore.failed", "reason", reason(err)), "", nil)
				return
			}
			s.overlay.Toast("check", lang.T("shell.restore.done"), "", nil)
		}
	})
}

// reason is an error in the words of the user.
func reason(err error) string {
	if errors.Is(err, workspace.ErrNotBackup) {
		return lang.T("shell.fault.not_backup")
	}
	if kind := faultKind(err); kind != "other" {
		return lang.T("shell.fault." + kind + ".title")
	}
	return lang.Error(err)
}

// RestoreBackup restores a backup the person has already agreed to.
func (s *Shell) RestoreBackup(file string) { s.restore(file) }

// ExportWorkspace writes the whole workspace into one file to carry away.
func (s *Shell) ExportWorkspace() {
	w := s.work
	name := "Lontar-" + w.Now().Format(models.DayFormat) + workspace.Extension
	s.ChooseSave(name, func(path string) {
		s.background.Add(1)
		s.runner.Run(func() func() {
			defer s.background.Done()
			err := w.Export(context.Background(), path)
			lost, look := w.Media.Missing(context.Background())
			if look != nil {
				slog.Warn("export workspace: missing media", "err", look)
			}
			return func() {
				if err != nil {
					slog.Error("export workspace", "file", path, "err", err)
					s.overlay.Toast("triangle-alert", lang.T("shell.export_failed", "reason", reason(err)), "", nil)
					return
				}
				if len(lost) > 0 {
					slog.Warn("export workspace: without lost media", "files", len(lost))
					s.overlay.Toast("triangle-alert", lang.N("shell.exported_without", len(lost), "file", filepath.Base(path), "name", lost[0].Name), "", nil)
					return
				}
				s.overlay.Toast("check", lang.T("shell.exported", "file", filepath.Base(path)), "", nil)
			}
		})
	})
}

// RestoreFrom asks for the file of a backup and restores it.
func (s *Shell) RestoreFrom() {
	s.ChooseFile([]string{workspace.Extension, ".db"}, s.Restore)
}

// OpenOther asks for a folder and opens the workspace in it, a new one
// when it has none.
func (s *Shell) OpenOther() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err != nil {
			slog.Warn("choose folder", "err", err)
			s.overlay.Toast("triangle-alert", lang.Error(err), "", nil)
			return
		}
		if u != nil {
			s.OpenWorkspace(u.Path())
		}
	}, s.window)
	s.showFiles(d)
}

// OpenWorkspace closes the present workspace and opens the one in dir.
func (s *Shell) OpenWorkspace(dir string) {
	s.closeWorkspace()
	s.o.Dir, s.at, s.scope, s.list = dir, 0, nil, nil
	s.Open()
}

// FolderText is a folder as people read it: the own home is "~".
func (s *Shell) FolderText(dir string) string {
	home := s.o.Home
	if home == "" {
		home, _ = os.UserHomeDir()
	}
	if rest, ok := strings.CutPrefix(dir, home+string(filepath.Separator)); ok && home != "" {
		return "~" + string(filepath.Separator) + rest
	}
	return dir
}

// ShowLog opens the folder of the program's log in the desktop's file manager.
func (s *Shell) ShowLog() { s.ShowFolder(filepath.Join(workspace.BaseDir(), "logs")) }

// ShowFolder opens a folder in the desktop's file manager.
func (s *Shell) ShowFolder(dir string) {
	app := fyne.CurrentApp()
	if err := app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(dir)}); err != nil {
		slog.Warn("show folder", "dir", dir, "err", err)
		s.overlay.Toast("triangle-alert", lang.T("shell.folder_at", "dir", dir), "", nil)
	}
}
