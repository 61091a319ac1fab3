package shell

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lontar/app/workspace"
)

func TestSettingsOpenAndForgetOtherWorkspaces(t *testing.T) {
	one, two := filled(t), filled(t)
	gone := filepath.Join(t.TempDir(), "gone-disk")
	s := desk(t, one)
	s.o.Prefs.Recent = []string{one, gone}
	s.Show(placeSettings)
	expect(t, s, "gone-disk")
	press(t, s, "Buka")
	expect(t, s, "Folder gone-disk tidak ditemukan")
	if workspace.Exists(gone) || s.work.Dir != one {
		t.Fatalf("a folder that is gone was made anew; open is %s", s.work.Dir)
	}
	press(t, s, "Hapus dari daftar")
	if strings.Contains(shown(s), "Hapus dari daftar") || slices.Contains(workspace.LoadPrefsFrom(filepath.Join(os.Getenv("XDG_DATA_HOME"), "settings.json")).Recent, gone) {
		t.Error("the folder is still in the list")
	}
	s.o.Prefs.Recent = []string{one, two}
	s.Show(placeCalendar)
	s.Show(placeSettings)
	press(t, s, "Buka")
	if s.work.Dir != two {
		t.Fatalf("open is %s, want %s", s.work.Dir, two)
	}
	if !slices.Contains(s.o.Prefs.Recent, one) {
		t.Errorf("the first workspace is no longer in the list: %v", s.o.Prefs.Recent)
	}
}
