package shots

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
	"lontar/views/shell"
)

// shot is one picture: the workspace it opens (nil: the example) and what a
// person does before it is taken.
type shot struct {
	name      string
	workspace func(dir string) error
	act       func(*shell.Shell, fyne.Window) error
}

// all are the pictures, in the order drawn.
var all = []shot{
	{name: "start", workspace: empty},
	{name: "calendar-month"},
	{name: "calendar-month-drag", act: carried},
	{name: "calendar-week", act: typed('2')},
	{name: "calendar-table", act: typed('3')},
	{name: "editor", act: openPost},
	{name: "editor-account", act: openPostAnd("Alt+ArrowRight", "Alt+ArrowRight", "Alt+ArrowRight", "Alt+ArrowRight")},
	{name: "editor-versions", act: openPostAnd("Ctrl+H")},
	{name: "previews", act: previews(false)},
	{name: "previews-desktop", act: previews(true)},
	{name: "import-map", act: imported(0)},
	{name: "import-check", act: imported(1)},
	{name: "export", act: pressed("Ctrl+E")},
	{name: "brands", act: open("brands")},
	{name: "brands-hashtags", act: brandTab('2')},
	{name: "brands-words", act: brandTab('3')},
	{name: "brands-campaigns", act: brandTab('4')},
	{name: "library", act: open("library")},
	{name: "library-pick", act: pickMedia},
	{name: "settings", act: open("settings")},
	{name: "palette", act: pressed("Ctrl+K")},
	{name: "shortcuts", act: typed('?')},
	{name: "new-post", act: typed('n')},
	{name: "empty-calendar", act: func(sh *shell.Shell, w fyne.Window) error {
		sh.OpenCalendar("2027-06-15")
		return nil
	}},
	{name: "error-damaged", workspace: damaged},
	// This one writes into the example and comes last.
	{name: "import-done", act: imported(2)},
}

// Names lists the pictures that can be asked for.
func Names() []string {
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].name
	}
	return names
}

func empty(dir string) error { return os.MkdirAll(dir, 0o755) }

// damaged makes a workspace whose file is broken and that has one backup.
func damaged(dir string) error {
	w, err := workspace.Open(dir, workspace.Options{})
	if err != nil {
		return err
	}
	path, err := w.Backup(context.Background(), workspace.ReasonDaily)
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	// The moment of the backup is the same in every picture.
	if err := os.Rename(path, filepath.Join(filepath.Dir(path), "20270223-200500-daily.db")); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, store.FileName), []byte("not a database, by accident or by a bad disk"), 0o644)
}

// pickMedia chooses files of the first brand.
func pickMedia(sh *shell.Shell, _ fyne.Window) error {
	sh.PickMedia(1, func([]models.Media) {})
	return nil
}

func typed(r rune) func(*shell.Shell, fyne.Window) error {
	return func(_ *shell.Shell, w fyne.Window) error {
		w.Canvas().OnTypedRune()(r)
		return nil
	}
}

func pressed(name string) func(*shell.Shell, fyne.Window) error {
	return func(sh *shell.Shell, _ fyne.Window) error {
		sh.Press(name)
		return nil
	}
}

func open(place string) func(*shell.Shell, fyne.Window) error {
	return func(sh *shell.Shell, _ fyne.Window) error {
		sh.Show(place)
		return nil
	}
}

// brandTab opens a tab of the brands by its key.
func brandTab(key rune) func(*shell.Shell, fyne.Window) error {
	return func(sh *shell.Shell, w fyne.Window) error {
		sh.Show("brands")
		w.Canvas().OnTypedRune()(key)
		return nil
	}
}

// openPost opens the post of the present day that goes out next.
// openPostAnd presses keys in the editor.
func openPostAnd(keys ...string) func(*shell.Shell, fyne.Window) error {
	return func(sh *shell.Shell, w fyne.Window) error {
		if err := openPost(sh, w); err != nil {
			return err
		}
		for _, key := range keys {
			sh.Press(key)
		}
		return nil
	}
}

func openPost(sh *shell.Shell, _ fyne.Window) error {
	cards, err := sh.Workspace().Store.SearchPosts(context.Background(), "Tarawih lalu", 1)
	if err != nil || len(cards) == 0 {
		return err
	}
	sh.OpenPost(cards[0].PostID)
	return nil
}
