package shell

import (
	"os"
	"strconv"

	"fyne.io/fyne/v2"
	fynelang "fyne.io/fyne/v2/lang"

	"lontar/app/lang"
	"lontar/app/workspace"
	"lontar/views/kit"
)

// ApplyLook sets language, theme and size of the whole program; call it before
// the window is made and whenever they change.
func ApplyLook(p *workspace.Prefs) {
	lang.Set(p.Language)
	// Fyne has no language of its own choice: its words are replaced where it looks.
	_ = fynelang.AddTranslationsForLocale(lang.Fyne(lang.Code()), fynelang.SystemLocale())
	switch p.Theme {
	case "light":
		kit.SetMode(kit.Light)
	case "dark":
		kit.SetMode(kit.Dark)
	default:
		kit.SetMode(kit.System)
	}
	// Fyne reads the scale from its environment, so that the person's own Fyne
	// settings, shared by other programs, stay as they are.
	if p.Scale != 1 || os.Getenv(scaleSet) != "" {
		_ = os.Setenv("FYNE_SCALE", strconv.FormatFloat(float64(p.Scale), 'f', 2, 32))
		_ = os.Setenv(scaleSet, "1")
	}
	kit.Install(fyne.CurrentApp())
}

// scaleSet marks that FYNE_SCALE is ours and not the person's.
const scaleSet = "LONTAR_SCALE_SET"

// Prefs are the program's settings.
func (s *Shell) Prefs() *workspace.Prefs { return s.o.Prefs }

// ApplyPrefs keeps the settings and shows them at once: every screen is built anew.
func (s *Shell) ApplyPrefs() {
	s.keepPrefs()
	c := s.window.Canvas()
	size, before := c.Size(), s.scale
	ApplyLook(s.o.Prefs)
	if len(s.screens) > 0 {
		s.build()
	}
	if after := s.o.Prefs.Scale; after != before { // the window keeps its place on the screen
		s.scale = after
		want := fyne.NewSize(size.Width*before/after, size.Height*before/after)
		// Behind the toolkit's own rescaling, which keeps the size in its own units.
		s.runner.Run(func() func() { return func() { s.window.Resize(want) } })
	}
}

// Workspace is the open workspace.
func (s *Shell) Workspace() *workspace.Workspace { return s.work }

// Version is the program's.
func (s *Shell) Version() string { return s.o.Version }

// BackupNow makes a backup and says so.
func (s *Shell) BackupNow() { s.backupNow() }
