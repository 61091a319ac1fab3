package calendar

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// modified reports whether Ctrl or Shift is down, as a click that selects needs.
func (s *Screen) modified() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&(fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift) != 0
}

// Hints are the shortcuts shown in the status bar.
func (s *Screen) Hints() []kit.Hint {
	if s.view == viewTable {
		return s.table.Hints()
	}
	return []kit.Hint{
		{Keys: []string{"↑", "↓"}, Text: lang.T("calendar.hint_day")},
		{Keys: []string{"Ctrl", "→"}, Text: lang.T("calendar.hint_move")},
		{Keys: []string{"1", "2", "3"}, Text: lang.T("calendar.hint_views")},
		{Keys: []string{"Ctrl", "D"}, Text: lang.T("calendar.hint_duplicate")},
		{Keys: []string{"N"}, Text: lang.T("calendar.hint_new")},
		{Keys: []string{"T"}, Text: lang.T("calendar.hint_today")},
	}
}

// TypedKey takes the keys of the month: arrows go by day, Tab by post in the day.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	if s.view == viewTable {
		return s.table.TypedKey(e)
	}
	switch e.Name {
	case fyne.KeyLeft:
		s.focusDay(addDays(s.focus, -1))
	case fyne.KeyRight:
		s.focusDay(addDays(s.focus, 1))
	case fyne.KeyUp:
		s.step(-1)
	case fyne.KeyDown:
		s.step(1)
	case fyne.KeyPageUp:
		s.turn(-1)
	case fyne.KeyPageDown:
		s.turn(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.focused == 0 {
			s.create(s.focus)
		} else {
			s.host.OpenPost(s.focused)
		}
	case fyne.KeySpace:
		if s.focused != 0 {
			s.toggle(s.focused)
		}
	case fyne.KeyDelete:
		s.remove(s.chosen())
	case fyne.KeyEscape:
		return s.escape()
	default:
		return false
	}
	return true
}

// escape ends a drag, then the selection, then the focus on a post.
func (s *Screen) escape() bool {
	switch {
	case s.drag != nil:
		s.endDrag()
	case len(s.selected) > 0:
		clear(s.selected)
		s.render()
	case s.focused != 0:
		s.focusDay(s.focus)
	default:
		return false
	}
	return true
}

// TypedRune takes the single letters.
func (s *Screen) TypedRune(r rune) bool {
	if s.view == viewTable {
		return s.table.TypedRune(r)
	}
	switch r {
	case 't', 'T':
		s.today()
	case 'n', 'N':
		s.create(s.focus)
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
	if s.view == viewTable {
		return s.table.Shortcut(name)
	}
	move, ok := map[string]int{"Ctrl+ArrowLeft": -1, "Ctrl+ArrowRight": 1, "Ctrl+ArrowUp": -7, "Ctrl+ArrowDown": 7}[name]
	switch {
	case ok:
		s.shift(s.chosen(), move)
	case s.view == viewWeek && name == "Alt+ArrowUp":
		s.nudge(-snap)
	case s.view == viewWeek && name == "Alt+ArrowDown":
		s.nudge(snap)
	case name == "Ctrl+D":
		s.duplicate(s.chosen())
	case name == "Ctrl+A":
		for _, c := range s.cards {
			s.selected[c.PostID] = true
		}
		s.render()
	default:
		return false
	}
	return true
}

// nudge moves the chosen posts by minutes.
func (s *Screen) nudge(by int) {
	ids := s.chosen()
	if len(ids) > 0 {
		s.act(func(ctx context.Context) (plan.Done, error) { return s.plan.Shift(ctx, ids, 0, by) })
	}
}

// step goes through the posts of the focused day, then to the week before or after.
func (s *Screen) step(by int) {
	var ids []int64
	for _, c := range s.cards {
		if c.Day == s.focus {
			ids = append(ids, c.PostID)
		}
	}
	at := -1
	for i, id := range ids {
		if id == s.focused {
			at = i
		}
	}
	next := at + by
	switch {
	case next >= 0 && next < len(ids):
		s.focused = ids[next]
		s.render()
	case next == -1 && at == 0:
		s.focusDay(s.focus)
	default:
		s.focusDay(addDays(s.focus, 7*by))
	}
}

// focusDay puts the keyboard on a day, turning the month when it lies outside.
func (s *Screen) focusDay(day string) {
	s.focus, s.focused = day, 0
	if day < s.read[0] || day > s.read[1] {
		s.at = firstOf(parse(day))
		s.Reload()
		s.host.Refresh()
	}
	s.render()
}

func (s *Screen) focusCard(c models.Card) {
	s.focused = c.PostID
	if c.Day != "" {
		s.focus = c.Day
	}
	s.render()
}

func (s *Screen) toggle(id int64) {
	if s.selected[id] {
		delete(s.selected, id)
	} else {
		s.selected[id] = true
	}
	s.focused = id
	s.render()
}

// chosen are the posts an action is for: the selected ones, else the focused one.
func (s *Screen) chosen() []int64 {
	var ids []int64
	for id := range s.selected {
		ids = append(ids, id)
	}
	if len(ids) == 0 && s.focused != 0 {
		ids = []int64{s.focused}
	}
	return ids
}

// create begins a post on a day, at the brand's usual free hour of that day.
func (s *Screen) create(day string) {
	scope := s.inScope()
	if len(scope) == 0 { // the brands are still being read
		s.host.NewPost(day, "", 0)
		return
	}
	id := scope[0].ID
	s.host.Runner().Run(func() func() {
		clock, err := s.plan.FreeClock(context.Background(), id, day)
		if err != nil {
			clock = ""
		}
		return func() { s.host.NewPost(day, strings.TrimSpace(clock), id) }
	})
}
