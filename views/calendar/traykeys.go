package calendar

import "fyne.io/fyne/v2"

// enterTray puts the keyboard on the first post without a day.
func (s *Screen) enterTray() {
	s.keyboard = true
	if s.view != viewMonth {
		return
	}
	if s.sideHidden() && !s.sideOpen {
		s.toggleSide()
	}
	s.stepTray(0)
}

// trayKey takes the keys that mean something else in the tray.
func (s *Screen) trayKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyUp:
		s.stepTray(-1)
	case fyne.KeyDown:
		s.stepTray(1)
	case fyne.KeyLeft:
		s.focusDay(s.day)
	case fyne.KeyRight: // there is nothing beside the tray
	default:
		return false
	}
	return true
}

// stepTray goes through the posts of the tray as they are shown; by 0 to the first.
func (s *Screen) stepTray(by int) {
	var list []item
	at := 0
	for _, l := range s.tray.lines {
		if l.item == nil {
			continue
		}
		if l.item.place() == s.focused {
			at = len(list)
		}
		list = append(list, *l.item)
	}
	if len(list) == 0 {
		return
	}
	it := list[min(max(at+by, 0), len(list)-1)]
	s.focusOn(it)
	s.tray.list.show(it.PostID)
	s.tray.repaint()
}
