package calendar

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/models"
	"lontar/views/kit"
)

// sheet stands for the table: it remembers what reached it.
type sheet struct {
	runes  []rune
	filter models.Filter
	object *fyne.Container
}

func (t *sheet) Object() fyne.CanvasObject         { return t.object }
func (t *sheet) Show(f models.Filter, _, _ string) { t.filter = f }
func (t *sheet) Hide()                             {}
func (t *sheet) Tools() fyne.CanvasObject          { return container.NewWithoutLayout() }
func (t *sheet) TypedKey(*fyne.KeyEvent) bool      { return false }
func (t *sheet) TypedRune(r rune) bool             { t.runes = append(t.runes, r); return true }
func (t *sheet) Shortcut(string) bool              { return false }
func (t *sheet) Hints() []kit.Hint                 { return nil }
func (t *sheet) Close()                            {}

// In the table letters and digits are what a cell is to hold; the views and
// the search are reached with a modifier.
func TestTableGetsWhatIsTyped(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	table := &sheet{object: container.NewWithoutLayout()}
	d.s.table = table
	d.shown()
	d.s.TypedRune('3')
	if d.s.view != viewTable {
		t.Fatal("3 does not open the table")
	}
	for _, r := range "1gt/" {
		d.s.TypedRune(r)
	}
	if string(table.runes) != "1gt/" || d.s.view != viewTable {
		t.Errorf("the table got %q, view %s", string(table.runes), d.s.view)
	}
	if !d.s.Shortcut("Ctrl+F") {
		t.Fatal("Ctrl F does not search")
	}
	d.typing("kopi")
	if table.filter.Text != "kopi" {
		t.Errorf("the table is narrowed to %q", table.filter.Text)
	}
	d.win.Canvas().Unfocus()
	d.key(fyne.KeyEscape)
	if table.filter.Text != "" {
		t.Error("Esc does not clear the search")
	}
	d.s.Shortcut("Alt+2")
	if d.s.view != viewWeek {
		t.Errorf("Alt 2 shows %s", d.s.view)
	}
}
