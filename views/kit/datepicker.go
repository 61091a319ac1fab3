package kit

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
)

// Today is the present day in pickers; the example workspace pins it.
var Today = time.Now

// DatePicker is a month to choose a day from, Monday first. Arrows move by day
// and week, Page Up and Page Down by month, Enter chooses.
type DatePicker struct {
	widget.BaseWidget
	chosen  string
	changed func(string)
	grid    *dayGrid
	title   *canvas.Text
	root    *fyne.Container
}

// NewDatePicker makes a picker; day is the chosen day or "".
func NewDatePicker(day string, changed func(string)) *DatePicker {
	p := &DatePicker{chosen: day, changed: changed, title: Text("", CompactBold, Ink)}
	p.title.Alignment = fyne.TextAlignCenter
	p.grid = &dayGrid{picker: p, over: -1}
	at, err := time.Parse(models.DayFormat, day)
	if err != nil {
		at = dateOnly(Today())
	}
	p.grid.at = at
	p.grid.ExtendBaseWidget(p.grid)
	prev := NewIconButton("chevron-left", lang.T("common.previous"), func() { p.grid.month(-1) }).Small()
	next := NewIconButton("chevron-right", lang.T("common.next"), func() { p.grid.month(1) }).Small()
	today := NewButton(lang.T("common.today"), "", Ghost, func() { p.grid.goTo(dateOnly(Today())); p.choose() }).Small()
	head := Row(4, prev, Grow(p.title), next)
	p.root = Pad(10, 10, 8, 10, Column(4, head, p.grid, Row(0, Spacer(), today, Spacer())))
	p.show()
	p.ExtendBaseWidget(p)
	return p
}

func dateOnly(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Value is the chosen day, "" none.
func (p *DatePicker) Value() string { return p.chosen }

// SetValue chooses without calling changed.
func (p *DatePicker) SetValue(day string) {
	p.chosen = day
	if t, err := time.Parse(models.DayFormat, day); err == nil {
		p.grid.at = t
	}
	p.show()
}

func (p *DatePicker) show() {
	p.title.Text = lang.Month(p.grid.at.Year(), p.grid.at.Month())
	p.title.Refresh()
	p.grid.Refresh()
}

func (p *DatePicker) choose() {
	p.chosen = p.grid.at.Format(models.DayFormat)
	p.show()
	if p.changed != nil {
		p.changed(p.chosen)
	}
}

// keyboard is the part that has the keys when the picker opens.
func (p *DatePicker) keyboard() fyne.Focusable { return p.grid }

// CreateRenderer implements fyne.Widget.
func (p *DatePicker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

const dayCell = 32

// dayGrid is six weeks of days under the letters of the week.
type dayGrid struct {
	widget.BaseWidget
	picker  *DatePicker
	at      time.Time // where the keyboard is
	over    int
	focused bool
}

// first is the Monday the grid begins with.
func (g *dayGrid) first() time.Time {
	f := time.Date(g.at.Year(), g.at.Month(), 1, 0, 0, 0, 0, time.UTC)
	return f.AddDate(0, 0, -((int(f.Weekday()) + 6) % 7))
}

func (g *dayGrid) goTo(t time.Time) { g.at = t; g.picker.show() }

// month moves by whole months and keeps the day where the month has it.
func (g *dayGrid) month(by int) {
	f := time.Date(g.at.Year(), g.at.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
	last := f.AddDate(0, 1, -1).Day()
	g.goTo(f.AddDate(0, 0, min(g.at.Day(), last)-1))
}

func (g *dayGrid) FocusGained()     { g.focused = true; g.Refresh() }
func (g *dayGrid) FocusLost()       { g.focused = false; g.Refresh() }
func (g *dayGrid) TypedRune(r rune) { ForwardRune(g, r) }
func (g *dayGrid) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		g.goTo(g.at.AddDate(0, 0, -1))
	case fyne.KeyRight:
		g.goTo(g.at.AddDate(0, 0, 1))
	case fyne.KeyUp:
		g.goTo(g.at.AddDate(0, 0, -7))
	case fyne.KeyDown:
		g.goTo(g.at.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		g.month(-1)
	case fyne.KeyPageDown:
		g.month(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.picker.choose()
	default:
		ForwardKey(g, e)
	}
}

func (g *dayGrid) index(p fyne.Position) int {
	col, row := int(p.X/dayCell), int((p.Y-20)/28)
	if p.Y < 20 || col < 0 || col > 6 || row < 0 || row > 5 {
		return -1
	}
	return row*7 + col
}

func (g *dayGrid) Tapped(e *fyne.PointEvent) {
	if i := g.index(e.Position); i >= 0 {
		g.at = g.first().AddDate(0, 0, i)
		g.picker.choose()
	}
}

func (g *dayGrid) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }
func (g *dayGrid) MouseMoved(e *desktop.MouseEvent) {
	if i := g.index(e.Position); i != g.over {
		g.over = i
		g.Refresh()
	}
}
func (g *dayGrid) MouseOut() { g.over = -1; g.Refresh() }

func (g *dayGrid) CreateRenderer() fyne.WidgetRenderer {
	f := &face{}
	mark, hover := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	ring := canvas.NewRectangle(nil)
	for _, r := range []*canvas.Rectangle{mark, hover, ring} {
		r.CornerRadius = 6
		f.objects = append(f.objects, r)
	}
	place := func(o fyne.CanvasObject, i int) {
		o.Move(fyne.NewPos(float32(i%7)*dayCell, 20+float32(i/7)*28))
		o.Resize(fyne.NewSize(dayCell, 28))
	}
	for i := range 7 {
		name := lang.Weekday(time.Weekday((i+1)%7), true)
		t := Text(name, Micro, Ink3)
		t.Alignment = fyne.TextAlignCenter
		t.Move(fyne.NewPos(float32(i)*dayCell, 0))
		t.Resize(fyne.NewSize(dayCell, 20))
		f.objects = append(f.objects, t)
	}
	days := make([]*canvas.Text, 42)
	for i := range days {
		days[i] = Text("", Compact, Ink)
		days[i].Alignment = fyne.TextAlignCenter
		place(days[i], i)
		f.objects = append(f.objects, days[i])
	}
	f.min = func() fyne.Size { return fyne.NewSize(7*dayCell, 20+6*28) }
	f.layout = func(fyne.Size) {}
	f.refresh = func() {
		first := g.first()
		mark.FillColor, hover.FillColor, ring.StrokeColor, ring.StrokeWidth = color.Transparent, color.Transparent, nil, 0
		if g.over >= 0 {
			hover.FillColor = Color(Hover)
			place(hover, g.over)
		}
		today := Today().Format(models.DayFormat)
		for i, t := range days {
			d := first.AddDate(0, 0, i)
			day := d.Format(models.DayFormat)
			tok := Ink
			if d.Month() != g.at.Month() {
				tok = Ink3
			}
			t.TextStyle.Bold = false
			if day == today {
				tok, t.TextStyle.Bold = Accent, true
			}
			if day == g.picker.chosen {
				mark.FillColor, tok, t.TextStyle.Bold = Color(Accent), OnAcc, true
				place(mark, i)
			}
			if d.Equal(g.at) && g.focused {
				ring.StrokeColor, ring.StrokeWidth = Color(Focus), 2
				place(ring, i)
			}
			t.Text, t.Color = strconv.Itoa(d.Day()), Color(tok)
			t.Refresh()
		}
		mark.Refresh()
		hover.Refresh()
		ring.Refresh()
	}
	f.refresh()
	return f
}
