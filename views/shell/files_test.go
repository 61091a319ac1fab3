package shell

import (
	"testing"
)

// TestFileDialogsOpen: each dialog of files comes up; Fyne panics when one is
// resized before it is shown.
func TestFileDialogsOpen(t *testing.T) {
	s := desk(t, filled(t))
	for name, show := range map[string]func(){
		"open a plan":     func() { s.ChooseFile(planExtensions, func(string) {}) },
		"save a file":     func() { s.ChooseSave("rencana.xlsx", func(string) {}) },
		"restore a file":  s.RestoreFrom,
		"other workspace": s.OpenOther,
	} {
		t.Run(name, func(t *testing.T) {
			show()
			top := s.window.Canvas().Overlays().Top()
			if top == nil {
				t.Fatal("nothing came up")
			}
			s.window.Canvas().Overlays().Remove(top)
		})
	}
}
