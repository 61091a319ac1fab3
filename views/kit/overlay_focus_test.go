package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestClosedSheetTakesTheFocusAlong: a field of a closed dialog must not stay
// focused; it would draw its cursor for ever.
func TestClosedSheetTakesTheFocusAlong(t *testing.T) {
	app := test.NewApp()
	defer app.Quit()
	Install(app)
	w := app.NewWindow("")
	defer w.Close()
	o := NewOverlay(w)
	below := NewEntry("")
	w.SetContent(o.Wrap(below))
	w.Resize(fyne.NewSize(600, 400))
	w.Canvas().Focus(below)
	first, second := NewEntry(""), NewEntry("")
	d := o.Dialog("Satu", first, 300)
	w.Canvas().Focus(first)
	e := o.Dialog("Dua", second, 200)
	w.Canvas().Focus(second)
	if !second.Focused() {
		t.Fatal("the field of the dialog has no focus")
	}
	e.Close()
	if second.Focused() || !first.Focused() {
		t.Errorf("after the upper dialog: first %v, second %v", first.Focused(), second.Focused())
	}
	d.Close()
	if first.Focused() || !below.Focused() {
		t.Errorf("after both: below %v, first %v", below.Focused(), first.Focused())
	}
}
