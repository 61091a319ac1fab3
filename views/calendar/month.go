package calendar

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

const (
	weekdayRow = 28 // px, names of the weekdays
	dayHead    = 27 // px, number and label of a day
	maxWeeks   = 6
)

// month draws the days of a month with their cards. It is made once; turning
// the page fills the same objects again.
type month struct {
	widget.BaseWidget
	s     *Screen
	heads [7]*canvas.Text
	lines [7 + maxWeeks]*canvas.Rectangle // of columns, then of rows
	cells [7 * maxWeeks]*cell
	weeks int
	cards []*card // as many as were ever needed at once
	used  int
	ring  *canvas.Rectangle // the keyboard
	drop  *dropMark
	order []fyne.CanvasObject
	said  string // in the tooltip
	tip   kit.Tip
}

// cell is a day: its ground, its head, and as many cards as fit.
type cell struct {
	day    string
	items  []item
	label  Label
	names  []Label // all of the day's names
	ground *canvas.Rectangle
	pill   *canvas.Rectangle
	number *canvas.Text
	name   *canvas.Text
	more   *canvas.Text
	shown  []*card
	at     fyne.Position
	size   fyne.Size
}

func newMonth(s *Screen) *month {
	m := &month{s: s, drop: newDropMark(s)}
	for i := range m.heads {
		m.heads[i] = kit.Text("", kit.Caption, kit.Ink2)
	}
	for i := range m.lines {
		m.lines[i] = canvas.NewRectangle(kit.Color(kit.Line))
	}
	for i := range m.cells {
		c := &cell{
			ground: canvas.NewRectangle(kit.Color(kit.Paper)), pill: canvas.NewRectangle(kit.Color(kit.Accent)),
			number: kit.Text("", kit.CompactBold, kit.Ink), name: kit.Text("", kit.Caption, kit.Ink3),
			more: kit.Text("", kit.CaptionBold, kit.Ink2),
		}
		c.pill.CornerRadius = 10
		m.cells[i] = c
	}
	m.ring = canvas.NewRectangle(nil)
	m.ring.StrokeColor, m.ring.StrokeWidth, m.ring.CornerRadius = kit.Color(kit.Focus), 2, 7
	m.ExtendBaseWidget(m)
	return m
}

// fill takes over what was read.
func (m *month) fill() {
	s := m.s
	list := days(s.data.from, s.data.to)
	m.weeks = len(list) / 7
	byDay := map[string][]item{}
	for _, it := range s.data.items {
		byDay[it.Day] = append(byDay[it.Day], it)
	}
	now := s.host.Now()
	today := now.Format(models.DayFormat)
	for i, t := range m.heads {
		tok, bold := kit.Ink2, false
		switch {
		case i == weekday(now) && s.data.at.Equal(firstOf(now)):
			tok, bold = kit.Accent, true
		case i == 6:
			tok = kit.Red
		}
		t.Text, t.Color, t.TextStyle.Bold = lang.Weekday(time.Weekday((i+1)%7), false), kit.Color(tok), bold
	}
	for i, day := range list {
		c := m.cells[i]
		c.day, c.items = day, byDay[day]
		c.label, c.names = s.names.of(day)
		m.dress(c, today)
	}
	for _, c := range m.cells[len(list):] {
		c.day, c.items = "", nil
	}
	m.arrange()
}

// dress gives a day its ground and the look of its number and name.
func (m *month) dress(c *cell, today string) {
	d := parse(c.day)
	ground := kit.Paper
	if d.Month() != m.s.data.at.Month() {
		ground = kit.Sunken
	}
	if c.day == today || m.drop.day == c.day && c.day != "" {
		ground = kit.Tint
	}
	c.ground.FillColor = kit.Color(ground)
	c.pill.Hidden = c.day != today
	tok := kit.Ink
	switch {
	case c.day == today:
		tok = kit.OnAcc
	case c.label.Tone == ToneHoliday || d.Weekday() == time.Sunday:
		tok = kit.Red
	}
	c.number.Text, c.number.Color = strconv.Itoa(d.Day()), kit.Color(tok)
	if d.Day() == 1 {
		c.number.Text += " " + lang.MonthName(d.Month(), true)
	}
	c.name.Color = kit.Color(c.label.Tone.token())
}

// arrange places everything for the present size and chooses the cards.
func (m *month) arrange() {
	size := m.Size()
	if size.IsZero() || m.weeks == 0 {
		return
	}
	w, h := size.Width/7, (size.Height-weekdayRow)/float32(m.weeks)
	for i, t := range m.heads {
		put(t, float32(i)*w+8, 6, w-16, 16)
	}
	m.layLines(w, h)
	m.used = 0
	for i, c := range m.cells {
		if c.day == "" {
			continue
		}
		c.at, c.size = fyne.NewPos(float32(i%7)*w, weekdayRow+float32(i/7)*h), fyne.NewSize(w, h)
		m.layCell(c)
	}
	m.collect()
	m.layRing()
	canvas.Refresh(m.heads[0])
}

func (m *month) layLines(w, h float32) {
	size := m.Size()
	for i, l := range m.lines {
		switch row := i - 7; {
		case i < 7:
			l.Hidden = i == 6 // the pane beside has its own edge
			put(l, float32(i+1)*w-1, weekdayRow, 1, size.Height-weekdayRow)
		case row < m.weeks:
			l.Hidden = false
			put(l, 0, weekdayRow+float32(row)*h-1, size.Width, 1)
		default:
			l.Hidden = true
		}
	}
}

// layCell places a day's head and as many cards as its height holds.
func (m *month) layCell(c *cell) {
	x, y, w, h := c.at.X, c.at.Y, c.size.Width, c.size.Height
	put(c.ground, x, y, w, h)
	nw := kit.Measure(c.number.Text, kit.CompactBold)
	nx := x + 8
	if !c.pill.Hidden {
		put(c.pill, x+7, y+3, nw+12, 20)
		nx = x + 13
	}
	put(c.number, nx, y+3, nw, 20)
	m.choose(c)
	right := x + w - 6
	c.more.Hidden = c.more.Text == ""
	if !c.more.Hidden {
		mw := kit.Measure(c.more.Text, kit.CaptionBold)
		put(c.more, right-mw, y+5, mw, 16)
		right -= mw + 5
	}
	room := right - nx - nw - 8
	c.name.Text = kit.Fit(c.label.Text, kit.Caption, room)
	nameWidth := kit.Measure(c.name.Text, kit.Caption)
	put(c.name, right-nameWidth, y+5, nameWidth, 16)
	top := y + dayHead
	for _, k := range c.shown {
		put(k, x+5, top, w-11, k.height())
		top += k.height() + cardGap
	}
	if m.drop.day == c.day {
		m.drop.lay(x+5, min(top, y+h-cardLow-3), w-11, cardLow)
	}
}

// choose makes the cards of a day.
func (m *month) choose(c *cell) {
	wants := make([]bool, len(c.items))
	for i := range c.items[:min(len(c.items), highMost)] { // of more, none is high
		wants[i] = kit.Measure(c.items[i].name, kit.Caption) > c.size.Width-11-47
	}
	fit := fitDay(wants, c.size.Height-dayHead-3, m.drop.day == c.day)
	c.shown = c.shown[:0]
	for i, it := range c.items[:fit.shown] {
		if m.used == len(m.cards) {
			m.cards = append(m.cards, newCard(m.s, lookMonth))
		}
		k := m.cards[m.used]
		m.used++
		k.set(it, fit.high[i])
		c.shown = append(c.shown, k)
	}
	c.more.Text = ""
	if rest := len(c.items) - fit.shown; rest > 0 {
		c.more.Text = "+" + strconv.Itoa(rest)
	}
}

// collect lists what is drawn, from the ground up.
func (m *month) collect() {
	m.order = m.order[:0]
	add := func(o fyne.CanvasObject) { m.order = append(m.order, o) }
	for _, c := range m.cells[:m.weeks*7] {
		add(c.ground)
	}
	for _, l := range m.lines {
		add(l)
	}
	for _, t := range m.heads {
		add(t)
	}
	for _, c := range m.cells[:m.weeks*7] {
		m.order = append(m.order, c.pill, c.number, c.name, c.more)
		for _, k := range c.shown {
			add(k)
		}
	}
	m.order = append(m.order, m.drop.objects()...)
	add(m.ring)
}

// layRing shows where the keyboard is: on a card, else on a day.
func (m *month) layRing() {
	m.ring.Hidden = true
	if m.s.inTray || !m.s.keyboard {
		return
	}
	for _, c := range m.cells[:m.weeks*7] {
		if c.day != m.s.day {
			continue
		}
		m.ring.Hidden = false
		put(m.ring, c.at.X+1, c.at.Y+1, c.size.Width-3, c.size.Height-3)
		for _, k := range c.shown {
			if k.it.place() == m.s.focused {
				put(m.ring, k.Position().X-3, k.Position().Y-3, k.Size().Width+6, k.Size().Height+6)
			}
		}
	}
	m.ring.Refresh()
}

// repaint shows selection, focus and drag anew; nothing moves.
func (m *month) repaint() {
	for _, k := range m.cards[:m.used] {
		k.paint()
	}
	m.layRing()
}

// setDrop marks the day a dragged card would go to; "" none.
func (m *month) setDrop(day, text string, v verdict) {
	if m.drop.day == day && m.drop.text == text && m.drop.verdict == v {
		return
	}
	m.drop.set(day, text, v)
	today := m.s.host.Now().Format(models.DayFormat)
	for _, c := range m.cells[:m.weeks*7] {
		m.dress(c, today)
	}
	m.arrange()
}

// CreateRenderer implements fyne.Widget.
func (m *month) CreateRenderer() fyne.WidgetRenderer { return &monthFace{m} }

// MinSize lets the window become as small as it may.
func (m *month) MinSize() fyne.Size { return fyne.NewSize(560, 360) }

type monthFace struct{ m *month }

func (f *monthFace) Layout(fyne.Size)             { f.m.arrange() }
func (f *monthFace) MinSize() fyne.Size           { return f.m.MinSize() }
func (f *monthFace) Objects() []fyne.CanvasObject { return f.m.order }
func (f *monthFace) Destroy()                     {}
func (f *monthFace) Refresh()                     { f.m.repaint(); canvas.Refresh(f.m) }
