package shell

import (
	"context"
	"log/slog"
	"os"
	"slices"

	"lontar/app/lang"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/views/start"
)

// showStart fills the window with the first start: a first brand, the example
// workspace, or a backup.
func (s *Shell) showStart() {
	screen := start.New(s)
	s.setContent(screen.Object())
	screen.Focus()
	s.drawn()
}

// CreateBrand stores the first brand; the calendar opens when it is there.
func (s *Shell) CreateBrand(b *models.Brand, done func(error)) {
	service := s.brands
	s.runner.Run(func() func() {
		err := service.Save(context.Background(), b)
		return func() {
			if err != nil {
				slog.Warn("create the first brand", "err", err)
			}
			done(err)
		}
	})
}

// OpenExample opens the example workspace, making it when it is not there.
func (s *Shell) OpenExample() {
	dir := workspace.ExampleDir()
	fill := s.o.Example
	s.closeWorkspace()
	s.runner.Run(func() func() {
		err := MakeExample(context.Background(), dir, fill)
		return func() {
			if err != nil {
				slog.Error("make the example workspace", "err", err)
				s.Open()
				s.overlay.Toast("triangle-alert", lang.T("shell.example_failed", "reason", reason(err)), "", nil)
				return
			}
			s.OpenWorkspace(dir)
		}
	})
}

// MakeExample fills dir with the example workspace unless it holds a workspace.
func MakeExample(ctx context.Context, dir string, fill func(context.Context, *workspace.Workspace) error) error {
	if workspace.Exists(dir) {
		w, err := workspace.Open(dir, workspace.Options{})
		if err != nil {
			return err
		}
		whole := w.Example()
		if err := w.Close(); err != nil || whole {
			return err
		}
		// A first attempt was cut short: what it left is not anybody's work.
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	w, err := workspace.Open(dir, workspace.Options{})
	if err != nil {
		return err
	}
	if err := fill(ctx, w); err != nil {
		_ = w.Close()
		return err
	}
	return w.Close()
}

// RemoveExample deletes the example workspace after asking and goes back to
// the officer's own.
func (s *Shell) RemoveExample() {
	if s.work == nil || !s.work.Example() {
		return
	}
	s.overlay.Confirm(lang.T("shell.example_remove.title"), lang.T("shell.example_remove.text"), true,
		lang.T("shell.example_remove.do"), func() {
			dir := s.work.Dir
			s.closeWorkspace()
			if err := os.RemoveAll(dir); err != nil {
				slog.Error("remove the example workspace", "err", err)
			}
			s.o.Prefs.Recent = slices.DeleteFunc(s.o.Prefs.Recent, func(d string) bool { return d == dir })
			s.OpenWorkspace(workspace.DefaultDir())
		})
}
