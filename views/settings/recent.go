package settings

import (
	"log/slog"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/workspace"
	"lontar/views/kit"
)

// drawRecent lists the workspaces opened lately, without the open one.
func (s *Screen) drawRecent() {
	s.recent.Objects = nil
	for _, dir := range s.host.Prefs().Recent {
		if dir == s.host.Workspace().Dir {
			continue
		}
		s.recent.Add(kit.Divider())
		s.recent.Add(s.recentLine(dir))
	}
	s.recent.Refresh()
	s.root.Refresh()
}

func (s *Screen) recentLine(dir string) fyne.CanvasObject {
	ways := kit.Row(8,
		kit.NewButton(lang.T("common.open"), "", kit.Outlined, func() { s.openRecent(dir) }).Small(),
		kit.NewButton(lang.T("settings.forget"), "", kit.Ghost, func() { s.forget(dir) }).Small())
	// The folder's own name first: a long path is cut at its end.
	name := kit.Row(12, kit.Center(kit.Fixed(200, 20, kit.NewLabel(filepath.Base(dir), kit.CompactBold, kit.Ink))),
		kit.Center(kit.Fixed(360, 20, kit.NewLabel(s.host.FolderText(dir), kit.Compact, kit.Ink2))))
	return kit.Fixed(0, 40, kit.Pad(0, 16, 0, 16, container.NewBorder(nil, nil, name, kit.Center(ways))))
}

// openRecent opens a workspace that is still there. A folder that is gone, or on
// a disk not plugged in, must not become a new, empty workspace.
func (s *Screen) openRecent(dir string) {
	s.host.Runner().Run(func() func() {
		there := workspace.Exists(dir)
		return func() {
			if !there {
				s.host.Overlay().Toast("triangle-alert", lang.T("settings.gone", "folder", filepath.Base(dir)), "", nil)
				return
			}
			s.host.OpenWorkspace(dir)
		}
	})
}

// forget takes a workspace off the list; its folder stays as it is.
func (s *Screen) forget(dir string) {
	p := s.host.Prefs()
	p.Recent = slices.DeleteFunc(p.Recent, func(d string) bool { return d == dir })
	if err := p.Save(); err != nil {
		slog.Error("save settings", "err", err)
		s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
	}
	s.drawRecent()
}
