package kit

import "fyne.io/fyne/v2"

// Tip shows words beside the pointer for widgets that draw many things
// themselves, such as the cells of a table: its owner says when the pointer
// comes to rest on something else.
type Tip struct{ tips tipper }

// Enter plans the words for the pointer at a place of the window; "" only
// takes shown words away.
func (t *Tip) Enter(owner fyne.CanvasObject, words string, at fyne.Position) {
	t.tips.enter(words, at, func() fyne.CanvasObject { return owner })
}

// Move follows the pointer.
func (t *Tip) Move(at fyne.Position) { t.tips.move(at) }

// Leave takes the words away.
func (t *Tip) Leave() { t.tips.leave() }

// Raised lays content on the ground of what floats over a screen: white, an
// edge, round corners, the one shadow.
func Raised(radius float32, content fyne.CanvasObject) fyne.CanvasObject {
	return raised(radius, content)
}
