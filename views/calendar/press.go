package calendar

import (
	"fyne.io/fyne/v2/driver/desktop"
)

// press is a card with a mouse button on it. What is read meanwhile waits: the
// toolkit looks for the card to carry only with the first movement, and finds
// whatever lies there by then.
type press struct {
	item  item
	later func() // shows what was read since
}

// MouseDown holds the calendar still under the pointer.
func (w *card) MouseDown(e *desktop.MouseEvent) {
	w.s.keyboard = false
	if e.Button == desktop.MouseButtonPrimary && !w.ghost {
		w.s.pressed = &press{item: w.it}
	}
}

// MouseUp lets it go on. The toolkit does not call it after every drag: the
// end of the drag does the same.
func (w *card) MouseUp(*desktop.MouseEvent) { w.s.release() }

// release shows what was read while a card was held.
func (s *Screen) release() {
	p := s.pressed
	s.pressed = nil
	if p != nil && p.later != nil {
		p.later()
	}
}

// hold keeps a result back while a card is pressed and not yet carried; of
// several only the last is shown.
func (s *Screen) hold(show func()) bool {
	if s.pressed == nil {
		return false
	}
	s.pressed.later = show
	return true
}
