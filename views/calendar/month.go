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
	weekHead = 28 // names of the weekdays
	dayHead  = 27 // number and label of a day
	cardGap  = 3
)

// month draws the days of a month with their cards.
type month struct {
	widget.BaseWidget
	s      *Screen
	days   []time.Time
	cells  []*cell
	cells0 fyne.Size // size the cells were filled for
}

// cell is a day: its ground, its head, and as many cards as fit.
type cell struct {
	day       string
	cards     []models.Card
	ground    *canvas.Rectangle
	pill      *canvas.Rectangle
	number    *canvas.Text
	label     *canvas.Text
	labelText string
	more      *canvas.Text
	shown     []*card
	rect      [4]float32 // x, y, w, h
}

func newMonth(s *Screen) *month {
	m := &month{s: s, days: days(s.at)}
	byDay := map[string][]models.Card{}
	for _, c := range s.cards {
		byDay[c.Day] = append(byDay[c.Day], c)
	}
	for _, d := range m.days {
		day := d.Format(models.DayFormat)
		m.cells = append(m.cells, &cell{day: day, cards: byDay[day]})
	}
	m.ExtendBaseWidget(m)
	return m
}

// at is the cell at a place inside the month, nil beside all.
func (m *month) at(p fyne.Position) *cell {
	for _, c := range m.cells {
		if p.X >= c.rect[0] && p.X < c.rect[0]+c.rect[2] && p.Y >= c.rect[1] && p.Y < c.rect[1]+c.rect[3] {
			return c
		}
	}
	return nil
}

// Tapped on the bare ground of a day puts the focus there; on its "+n" it opens the day.
func (m *month) Tapped(e *fyne.PointEvent) {
	c := m.at(e.Position)
	if c == nil {
		return
	}
	m.s.focusDay(c.day)
	if c.more.Text != "" && e.Position.Y < c.rect[1]+dayHead && e.Position.X > c.rect[0]+c.rect[2]-34 {
		m.s.openDay(c.day, c.cards, e.AbsolutePosition)
	}
}

// DoubleTapped creates a post on the day.
func (m *month) DoubleTapped(e *fyne.PointEvent) {
	if c := m.at(e.Position); c != nil {
		m.s.focusDay(c.day)
		m.s.create(c.day)
	}
}

func (m *month) MinSize() fyne.Size { return fyne.NewSize(700, 420) }

// CreateRenderer implements fyne.Widget.
func (m *month) CreateRenderer() fyne.WidgetRenderer {
	r := &monthRenderer{m: m}
	today := weekday(m.s.host.Now())
	for i := range 7 {
		tok, style := kit.Ink2, kit.Caption
		switch {
		case i == today && m.s.at.Equal(firstOf(m.s.host.Now())):
			tok, style = kit.Accent, kit.CaptionBold
		case i == 6:
			tok = kit.Red
		}
		r.heads[i] = kit.Text(lang.Weekday(time.Weekday((i+1)%7), false), style, tok)
	}
	for range 16 {
		r.lines = append(r.lines, canvas.NewRectangle(kit.Color(kit.Line)))
	}
	for i, c := range m.cells {
		m.dress(c, m.days[i])
	}
	return r
}

// dress gives a day its ground and head.
func (m *month) dress(c *cell, d time.Time) {
	today := m.s.host.Now().Format(models.DayFormat)
	ground, numberTok := kit.Paper, kit.Ink
	if d.Month() != m.s.at.Month() {
		ground = kit.Sunken
	}
	if c.day == today {
		ground = kit.Tint
	}
	c.ground = canvas.NewRectangle(kit.Color(ground))
	c.pill = canvas.NewRectangle(kit.Color(kit.Accent))
	c.pill.CornerRadius = 10
	c.pill.Hidden = c.day != today
	text, holiday := "", false
	if m.s.labels != nil {
		text, holiday = m.s.labels.Label(c.day)
	}
	labelTok := kit.Ink2
	if holiday {
		labelTok = kit.Red
	}
	if m.s.deadline(d) {
		text, labelTok = lang.T("calendar.plan_deadline"), kit.Amber
	}
	switch {
	case c.day == today:
		numberTok = kit.OnAcc
	case holiday || d.Weekday() == time.Sunday:
		numberTok = kit.Red
	}
	number := strconv.Itoa(d.Day())
	if d.Day() == 1 {
		number += " " + lang.MonthName(d.Month(), true)
	}
	c.number = kit.Text(number, kit.CompactBold, numberTok)
	c.label, c.labelText = kit.Text("", kit.Caption, labelTok), text
	c.label.Alignment = fyne.TextAlignTrailing
	c.more = kit.Text("", kit.CaptionBold, kit.Ink2)
	c.more.Alignment = fyne.TextAlignTrailing
}

// deadline reports whether next week's plan of a shown brand is due on a day:
// the coming deadline only, not those of later weeks.
func (s *Screen) deadline(d time.Time) bool {
	day := d.Format(models.DayFormat)
	today := s.host.Now().Format(models.DayFormat)
	return day >= today && day < addDays(today, 7) && s.has(func(b *models.Brand) bool {
		return b.PlanClock != "" && b.PlanWeekday == int(d.Weekday())
	})
}

type monthRenderer struct {
	m     *month
	heads [7]*canvas.Text
	lines []*canvas.Rectangle
	list  []fyne.CanvasObject
}

func (r *monthRenderer) Layout(size fyne.Size) {
	m := r.m
	rows := len(m.cells) / 7
	w, h := size.Width/7, (size.Height-weekHead)/float32(rows)
	for i, t := range r.heads {
		t.Move(fyne.NewPos(float32(i)*w+8, 6))
		t.Resize(fyne.NewSize(w-16, 16))
	}
	for i, l := range r.lines {
		l.Hidden = false
		switch {
		case i < 7:
			l.Move(fyne.NewPos(float32(i+1)*w-1, weekHead))
			l.Resize(fyne.NewSize(1, size.Height-weekHead))
		case i-7 < rows:
			l.Move(fyne.NewPos(0, weekHead+float32(i-7)*h))
			l.Resize(fyne.NewSize(size.Width, 1))
		default:
			l.Hidden = true
		}
	}
	fill := m.cells0 != size
	for i, c := range m.cells {
		c.rect = [4]float32{float32(i%7) * w, weekHead + float32(i/7)*h, w, h}
		m.arrange(c, fill)
	}
	m.cells0 = size
	if fill {
		r.collect()
	}
}

// arrange places a day's head and as many cards as its height holds.
func (m *month) arrange(c *cell, fill bool) {
	x, y, w, h := c.rect[0], c.rect[1], c.rect[2], c.rect[3]
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	place(c.ground, x, y, w, h)
	nw := kit.Measure(c.number.Text, kit.CompactBold)
	place(c.pill, x+5, y+3, nw+14, 20)
	nx := x + 8
	if !c.pill.Hidden {
		nx = x + 12
	}
	place(c.number, nx, y+3, nw, 20)
	if fill {
		m.choose(c, w, h)
	}
	right := x + w - 6
	if c.more.Text != "" {
		mw := kit.Measure(c.more.Text, kit.CaptionBold)
		place(c.more, right-mw, y+5, mw, 16)
		right -= mw + 5
	}
	room := right - nx - nw - 8
	c.label.Text = kit.Fit(c.labelText, kit.Caption, room)
	place(c.label, right-room, y+5, room, 16)
	top := y + dayHead
	for _, k := range c.shown {
		place(k, x+4, top, w-10, k.MinSize().Height)
		top += k.MinSize().Height + cardGap
	}
}

// choose makes the cards of a day: high ones when at most two share it and
// there is room, else low ones, and "+n" for those that do not fit.
func (m *month) choose(c *cell, w, h float32) {
	room := h - dayHead - 2
	high := len(c.cards) <= 2 && room >= float32(len(c.cards))*(cardHigh+cardGap)
	fit := int((room + cardGap) / (cardLow + cardGap))
	n := min(len(c.cards), max(fit, 1))
	c.shown, c.more.Text = nil, ""
	for _, k := range c.cards[:n] {
		two := high && kit.Measure(name(k), kit.Caption) > w-10-49
		c.shown = append(c.shown, newCard(m.s, k, two))
	}
	if rest := len(c.cards) - n; rest > 0 {
		c.more.Text = "+" + strconv.Itoa(rest)
	}
}

func (r *monthRenderer) collect() {
	r.list = r.list[:0]
	for _, c := range r.m.cells {
		r.list = append(r.list, c.ground)
	}
	for _, l := range r.lines {
		r.list = append(r.list, l)
	}
	for _, t := range r.heads {
		r.list = append(r.list, t)
	}
	for _, c := range r.m.cells {
		r.list = append(r.list, c.pill, c.number, c.label, c.more)
		if c.day == r.m.s.focus && r.m.s.focused == 0 {
			ring := canvas.NewRectangle(nil)
			ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = kit.Color(kit.Focus), 2, 4
			ring.Move(fyne.NewPos(c.rect[0]+1, c.rect[1]+1))
			ring.Resize(fyne.NewSize(c.rect[2]-3, c.rect[3]-2))
			r.list = append(r.list, ring)
		}
		for _, k := range c.shown {
			r.list = append(r.list, k)
		}
	}
}

func (r *monthRenderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *monthRenderer) Objects() []fyne.CanvasObject { return r.list }
func (r *monthRenderer) Destroy()                     {}
func (r *monthRenderer) Refresh() {
	r.m.cells0 = fyne.Size{}
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}
