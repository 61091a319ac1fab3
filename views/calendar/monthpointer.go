package calendar

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// at is the day at a place inside the month, nil beside all.
func (m *month) at(p fyne.Position) *cell {
	for _, c := range m.cells[:m.weeks*7] {
		if p.X >= c.at.X && p.X < c.at.X+c.size.Width && p.Y >= c.at.Y && p.Y < c.at.Y+c.size.Height {
			return c
		}
	}
	return nil
}

// cellOf is a day's cell, nil when the day is not shown.
func (m *month) cellOf(day string) *cell {
	for _, c := range m.cells[:m.weeks*7] {
		if c.day == day {
			return c
		}
	}
	return nil
}

// onMore reports whether a place in a cell is its "+n".
func (c *cell) onMore(p fyne.Position) bool {
	return c.more.Text != "" && p.Y < c.at.Y+dayHead && p.X > c.more.Position().X-6
}

// Tapped puts the keyboard on a day; on its "+n" it opens the day.
func (m *month) Tapped(e *fyne.PointEvent) {
	m.s.keyboard = false
	c := m.at(e.Position)
	if c == nil {
		return
	}
	m.s.focusDay(c.day)
	if c.onMore(e.Position) {
		m.s.openDay(c.day, e.AbsolutePosition)
	}
}

// DoubleTapped creates a post on the day.
func (m *month) DoubleTapped(e *fyne.PointEvent) {
	if c := m.at(e.Position); c != nil && !c.onMore(e.Position) {
		m.s.focusDay(c.day)
		m.s.create(c.day, "")
	}
}

// TappedSecondary opens the menu of a day.
func (m *month) TappedSecondary(e *fyne.PointEvent) {
	if c := m.at(e.Position); c != nil {
		m.s.focusDay(c.day)
		m.s.dayMenu(c.day, "", e.AbsolutePosition)
	}
}

// MouseIn begins to follow the pointer for the names of days.
func (m *month) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved offers all names of a day whose head the pointer rests on.
func (m *month) MouseMoved(e *desktop.MouseEvent) {
	words := ""
	if c := m.at(e.Position); c != nil && e.Position.Y < c.at.Y+dayHead && (len(c.names) > 1 || c.name.Text != c.label.Text) {
		var names []string
		for _, l := range c.names {
			names = append(names, l.Full)
		}
		words = strings.Join(names, "\n")
	}
	if words != m.said {
		m.said = words
		m.tip.Enter(m, words, e.AbsolutePosition)
		return
	}
	m.tip.Move(e.AbsolutePosition)
}

// MouseOut takes the names away.
func (m *month) MouseOut() { m.said = ""; m.tip.Leave() }
