package shell

import (
	"fyne.io/fyne/v2"

	"lontar/app/workspace"
)

// WindowSize is the remembered size of the window, or the design's 1440 × 900.
func WindowSize(p *workspace.Prefs) fyne.Size {
	if p.Width < 600 || p.Height < 400 {
		return fyne.NewSize(1440, 900)
	}
	return fyne.NewSize(p.Width, p.Height)
}
