package calendar

import (
	"slices"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/views/kit"
)

// Hints are the shortcuts shown in the status bar.
func (s *Screen) Hints() []kit.Hint {
	switch s.view {
	case viewTable:
		return s.table.Hints()
	case viewWeek:
		return []kit.Hint{
			{Keys: []string{lang.T("calendar.key_drag")}, Text: lang.T("calendar.hint_quarter")},
			{Keys: []string{"Alt", "↑", "↓"}, Text: lang.T("calendar.hint_nudge")},
			{Keys: []string{lang.T("calendar.key_double")}, Text: lang.T("calendar.hint_hour")},
			{Keys: []string{"G"}, Text: lang.T("calendar.hint_go")},
			{Keys: []string{"/"}, Text: lang.T("calendar.hint_find")},
		}
	}
	return []kit.Hint{
		{Keys: []string{lang.T("calendar.key_drag")}, Text: lang.T("calendar.hint_drag")},
		{Keys: []string{"Ctrl", "D"}, Text: lang.T("calendar.hint_duplicate")},
		{Keys: []string{"T"}, Text: lang.T("calendar.hint_today")},
		{Keys: []string{"/"}, Text: lang.T("calendar.hint_find")},
		{Keys: []string{"1", "2", "3"}, Text: lang.T("calendar.hint_views")},
	}
}

// Keys are all keys of the view, for the list of shortcuts.
func (s *Screen) Keys() []kit.Hint {
	hint := func(key string, keys ...string) kit.Hint {
		return kit.Hint{Keys: keys, Text: lang.T("calendar." + key)}
	}
	views := hint("hint_views", "Alt", "1 … 3")
	find := hint("hint_find", "Ctrl", "F")
	if s.view == viewTable {
		list := s.table.Hints()
		if t, ok := s.table.(interface{ Keys() []kit.Hint }); ok {
			list = t.Keys()
		}
		return append(slices.Clone(list), find, views)
	}
	list := []kit.Hint{
		hint("key_days", "←", "→"), hint("key_posts", "↑", "↓"), hint("key_open", "Enter"),
		hint("key_select", lang.T("calendar.key_space")), hint("key_all", "Ctrl", "A"),
		hint("key_move", "Ctrl", "←", "→", "↑", "↓"), hint("key_date", "Ctrl", "G"),
		hint("hint_duplicate", "Ctrl", "D"), hint("key_copy", "Alt", lang.T("calendar.key_drag")), hint("key_delete", "Del"),
		hint("key_pages", "PgUp", "PgDn"), hint("hint_today", "T"), hint("hint_go", "G"), hint("hint_find", "/"), views,
	}
	if s.view == viewWeek {
		return append(list, hint("hint_nudge", "Alt", "↑", "↓"), hint("hint_hour", lang.T("calendar.key_double")))
	}
	return append(list, hint("key_tray", "B"))
}

// TypedKey takes the keys without a modifier: arrows go by day, up and down
// also through the posts of a day.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	if s.view == viewTable && s.table.TypedKey(e) {
		return true
	}
	if e.Name == fyne.KeyEscape {
		return s.escape()
	}
	if s.view == viewTable {
		return false
	}
	pointed := !s.keyboard
	s.keyboard = true
	if s.inTray {
		if s.trayKey(e.Name) {
			return true
		}
	}
	switch e.Name {
	case fyne.KeyLeft:
		s.focusDay(addDays(s.day, -1))
	case fyne.KeyRight:
		s.focusDay(addDays(s.day, 1))
	case fyne.KeyUp:
		s.step(-1)
	case fyne.KeyDown:
		s.step(1)
	case fyne.KeyPageUp:
		s.turn(-1)
	case fyne.KeyPageDown:
		s.turn(1)
	case fyne.KeyHome:
		s.focusDay(monday(s.day))
	case fyne.KeyEnd:
		s.focusDay(addDays(monday(s.day), 6))
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter()
	case fyne.KeySpace:
		if it, ok := s.focusedItem(); ok {
			s.toggle(it)
		}
	case fyne.KeyDelete:
		s.remove(s.chosen())
	default:
		s.keyboard = !pointed // a letter or "/" moves nothing: the ring stays away
		return false
	}
	return true
}

// enter opens the post with the keyboard; on a day without posts it begins one.
func (s *Screen) enter() {
	switch it, ok := s.focusedItem(); {
	case ok:
		s.host.OpenPost(it.PostID)
	case s.countOn(s.day) > 0:
		s.openDay(s.day, s.placeOf(s.day))
	default:
		s.create(s.day, "")
	}
}

// escape ends a drag, then the selection, then the search, then the focus on a post.
func (s *Screen) escape() bool {
	switch {
	case s.drag != nil && !s.drag.over:
		s.cancelDrag()
	case len(s.selected) > 0:
		s.clearSelection()
	case s.filter.Text != "":
		s.bar.closeSearch()
	case s.focused.post != 0 || s.inTray:
		s.focusDay(s.day)
	default:
		return false
	}
	return true
}

// TypedRune takes the single letters.
func (s *Screen) TypedRune(r rune) bool {
	if s.view == viewTable { // what is typed goes into the cell
		return s.table.TypedRune(r)
	}
	switch r {
	case 't', 'T':
		s.today()
	case 'n', 'N':
		s.create(s.day, "")
	case 'g', 'G':
		s.goTo(origin(s.bar.period).AddXY(0, 32))
	case '/':
		s.bar.openSearch()
	case 'b', 'B':
		s.enterTray()
	case '1':
		s.setView(viewMonth)
	case '2':
		s.setView(viewWeek)
	case '3':
		s.setView(viewTable)
	default:
		return false
	}
	return true
}

// Shortcut takes keys with a modifier.
func (s *Screen) Shortcut(name string) bool {
	switch name { // everywhere, for in the table letters go into the cell
	case "Alt+1":
		s.setView(viewMonth)
		return true
	case "Alt+2":
		s.setView(viewWeek)
		return true
	case "Alt+3":
		s.setView(viewTable)
		return true
	case "Ctrl+F":
		s.bar.openSearch()
		return true
	}
	if s.view == viewTable {
		return s.table.Shortcut(name)
	}
	if by, ok := map[string]int{"Ctrl+ArrowLeft": -1, "Ctrl+ArrowRight": 1, "Ctrl+ArrowUp": -7, "Ctrl+ArrowDown": 7}[name]; ok {
		s.keyboard = true
		s.shift(s.chosen(), by)
		return true
	}
	switch {
	case s.view == viewWeek && name == "Alt+ArrowUp":
		s.nudge(-snap)
	case s.view == viewWeek && name == "Alt+ArrowDown":
		s.nudge(snap)
	case name == "Ctrl+D":
		s.duplicate(s.chosen())
	case name == "Ctrl+G":
		s.moveTo(s.chosen(), s.placeOf(s.day))
	case name == "Ctrl+A":
		s.selectAll()
	default:
		return false
	}
	return true
}

// step goes through the posts of the day with the keyboard, then to the week
// before or after.
func (s *Screen) step(by int) {
	var list []item
	at := -1
	for _, it := range s.data.items {
		if it.Day != s.day {
			continue
		}
		if it.place() == s.focused {
			at = len(list)
		}
		list = append(list, it)
	}
	next := at + by
	switch {
	case next >= 0 && next < len(list):
		s.focusOn(list[next])
	case next == -1 && at == 0:
		s.focusDay(s.day)
	case s.view == viewWeek: // a week has no row above or below: stay
		if at >= 0 && next < len(list) {
			s.focusDay(s.day)
		}
	default:
		s.focusDay(addDays(s.day, 7*by))
	}
}

// placeOf is where a menu for a day begins.
func (s *Screen) placeOf(day string) fyne.Position {
	if s.view == viewWeek {
		if d := s.week.dayOf(day); d >= 0 {
			return origin(s.scroll).AddXY(s.week.x(d)+8, 24)
		}
		return origin(s.scroll)
	}
	if c := s.month.cellOf(day); c != nil {
		return origin(s.month).Add(c.at).AddXY(8, dayHead)
	}
	return origin(s.month)
}
