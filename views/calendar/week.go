package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

const (
	hourHeight = 48 // px
	gutter     = 56 // px, the hours at the left
	foldHour   = 9  // hours before it are folded into a strip
	snap       = 15 // minutes
	slotHeight = 28 // px of an unfilled recurring slot
	flagHeight = 21 // px of "Jarak 20 menit"
	barWidth   = 6  // px of the scroll bar
)

// cardMinutes is how long a card is drawn, in minutes.
const cardMinutes = (cardWeek + 2) * 60 / hourHeight

// week draws seven days by the hour. It is made once and filled again for
// other weeks.
type week struct {
	widget.BaseWidget
	s         *Screen
	days      [7]string
	grounds   [7]*canvas.Rectangle
	columns   [7]*canvas.Rectangle
	rows      [24]*canvas.Rectangle
	hours     [24]*canvas.Text
	cards     []*card
	placed    []placed
	slots     []*slotView
	offered   int
	flags     []*flag
	flagged   int
	now       nowLine
	ring      *canvas.Rectangle
	drop      *dropMark
	dropClock string
	order     []fyne.CanvasObject
}

// placed is a card with its place among those that overlap it.
type placed struct {
	day  int
	lane lane
	card *card
}

// nowLine is the present: a hairline over the week, thick in its day, with the
// hour at the left.
type nowLine struct {
	line, thick, pill *canvas.Rectangle
	dot               *canvas.Circle
	hour              *canvas.Text
}

func newWeek(s *Screen) *week {
	w := &week{s: s, drop: newDropMark(s)}
	for i := range 7 {
		w.grounds[i] = canvas.NewRectangle(kit.Color(kit.Paper))
		w.columns[i] = canvas.NewRectangle(kit.Color(kit.Line))
	}
	for h := range 24 {
		w.rows[h] = canvas.NewRectangle(kit.Color(kit.Line))
		w.hours[h] = kit.Text(lang.Clock(clockOf(h*60)), kit.Caption, kit.Ink2)
	}
	w.now = nowLine{
		line: canvas.NewRectangle(kit.Color(kit.Ctl)), thick: canvas.NewRectangle(kit.Color(kit.Accent)),
		pill: canvas.NewRectangle(kit.Color(kit.Accent)), dot: canvas.NewCircle(kit.Color(kit.Accent)),
		hour: kit.Text("", kit.CaptionBold, kit.OnAcc),
	}
	w.now.pill.CornerRadius = 4
	w.now.hour.Alignment = fyne.TextAlignCenter
	w.ring = canvas.NewRectangle(nil)
	w.ring.StrokeColor, w.ring.StrokeWidth, w.ring.CornerRadius = kit.Color(kit.Focus), 2, 7
	w.ExtendBaseWidget(w)
	return w
}

// first is the hour at the top.
func (w *week) first() int {
	if w.s.unfolded {
		return 0
	}
	return foldHour
}

// fill takes over what was read.
func (w *week) fill() {
	data := &w.s.data
	copy(w.days[:], days(data.from, data.to))
	today := w.s.host.Now().Format(models.DayFormat)
	for i, day := range w.days {
		tok := kit.Paper
		if day == today {
			tok = kit.W2
		}
		w.grounds[i].FillColor = kit.Color(tok)
	}
	w.placed = w.placed[:0]
	for d, day := range w.days {
		w.placeDay(d, day)
	}
	w.offerSlots()
	w.raiseFlags()
	w.collect()
	w.arrange()
}

// placeDay gives a day's cards their lanes: cards that overlap share the width.
func (w *week) placeDay(d int, day string) {
	var list []item
	var at []int
	for _, it := range w.s.data.items {
		if it.Day != day || w.folded(it) {
			continue
		}
		list, at = append(list, it), append(at, w.minute(it))
	}
	for i, l := range lanesOf(at, cardMinutes) {
		n := len(w.placed)
		if n == len(w.cards) {
			w.cards = append(w.cards, newCard(w.s, lookWeek))
		}
		w.cards[n].set(list[i], false)
		w.placed = append(w.placed, placed{day: d, lane: l, card: w.cards[n]})
	}
}

// folded reports whether a card stands in the strip of early hours.
func (w *week) folded(it item) bool {
	m := minutes(it.Clock)
	return m >= 0 && m < w.first()*60
}

// minute is where a card is drawn; one without an hour stands at the top.
func (w *week) minute(it item) int {
	if m := minutes(it.Clock); m >= 0 {
		return m
	}
	return w.first() * 60
}

// early lists the cards of a day that the folded strip hides.
func (w *week) early(day string) []item {
	var list []item
	for _, it := range w.s.data.items {
		if it.Day == day && w.folded(it) {
			list = append(list, it)
		}
	}
	return list
}

// offerSlots shows the recurring slots nobody has filled.
func (w *week) offerSlots() {
	w.offered = 0
	if !w.s.suggest {
		return
	}
	for _, f := range w.s.data.free {
		if minutes(f.Clock) < w.first()*60 || w.covered(f.Day, minutes(f.Clock)) {
			continue
		}
		if w.offered == len(w.slots) {
			w.slots = append(w.slots, newSlotView(w.s))
		}
		w.slots[w.offered].set(f)
		w.offered++
	}
}

// covered reports whether a card of another brand lies where a slot would be
// drawn; the pane beside still lists the slot.
func (w *week) covered(day string, minute int) bool {
	for _, p := range w.placed {
		if p.card.it.Day == day && abs(w.minute(p.card.it)-minute) < cardMinutes {
			return true
		}
	}
	return false
}

// y is where a minute of the day lies, in px.
func (w *week) y(m int) float32 { return float32(m-w.first()*60) * hourHeight / 60 }

// The scroll bar lies over the last px of the width.
func (w *week) column() float32 { return (w.Size().Width - gutter - barWidth) / 7 }

func (w *week) x(day int) float32 { return gutter + float32(day)*w.column() }

// at is the day and snapped minute of a place inside; day −1 beside all.
func (w *week) at(p fyne.Position) (day, minute int) {
	if p.X < gutter || w.column() <= 0 {
		return -1, 0
	}
	day = int((p.X - gutter) / w.column())
	if day > 6 {
		return -1, 0
	}
	minute = w.first()*60 + int(p.Y*60/hourHeight)
	minute = (minute + snap/2) / snap * snap
	return day, min(max(minute, w.first()*60), 24*60-snap)
}

// dayOf is the column of a day, −1 when it is not in this week.
func (w *week) dayOf(day string) int {
	for i, d := range w.days {
		if d == day {
			return i
		}
	}
	return -1
}

// arrange places everything for the present width.
func (w *week) arrange() {
	size := w.Size()
	if size.IsZero() || w.days[0] == "" {
		return
	}
	col := w.column()
	for i := range 7 {
		put(w.grounds[i], w.x(i), 0, col, size.Height)
		put(w.columns[i], w.x(i), 0, 1, size.Height)
	}
	for h := range 24 {
		hidden := h < w.first()
		w.rows[h].Hidden, w.hours[h].Hidden = hidden || h == w.first(), hidden
		y := w.y(h * 60)
		put(w.rows[h], gutter-6, y, size.Width-gutter+6, 1)
		put(w.hours[h], 10, max(y-8, 1), gutter-18, 16)
	}
	for _, p := range w.placed {
		width := (col - 7) / float32(p.lane.of)
		y := w.y(w.minute(p.card.it)) + 1
		if p.lane.of > 1 {
			put(p.card, w.x(p.day)+4+float32(p.lane.at)*width, y, width-2, cardWeek)
		} else {
			put(p.card, w.x(p.day)+4, y, width, cardWeek)
		}
	}
	for _, v := range w.slots[:w.offered] {
		if d := w.dayOf(v.free.Day); d >= 0 {
			put(v, w.x(d)+4, w.y(minutes(v.free.Clock))+1, col-7, slotHeight)
		}
	}
	for _, f := range w.flags[:w.flagged] {
		put(f, w.x(f.day)+4, w.y(f.minute)+cardWeek+4, col-7, flagHeight)
	}
	w.layDrop()
	w.layNow()
	w.layRing()
}

// layNow draws the present when it lies in this week and below the fold.
func (w *week) layNow() {
	now := w.s.host.Now()
	d := w.dayOf(now.Format(models.DayFormat))
	y := w.y(now.Hour()*60 + now.Minute())
	n := &w.now
	hidden := d < 0 || y < 0
	n.line.Hidden, n.thick.Hidden, n.pill.Hidden, n.dot.Hidden, n.hour.Hidden = hidden, hidden, hidden, hidden, hidden
	if hidden {
		return
	}
	n.hour.Text = lang.Clock(now.Format(models.ClockFormat))
	put(n.line, gutter, y, w.Size().Width-gutter, 1)
	put(n.thick, w.x(d), y-0.5, w.column(), 2)
	put(n.dot, w.x(d)-4, y-3.5, 8, 8)
	put(n.pill, 6, y-9, gutter-12, 18)
	put(n.hour, 6, y-8, gutter-12, 16)
	n.pill.Refresh()
}

// layRing shows where the keyboard is.
func (w *week) layRing() {
	w.ring.Hidden = true
	if d := w.dayOf(w.s.day); d >= 0 && w.s.keyboard {
		w.ring.Hidden = false
		put(w.ring, w.x(d)+2, 2, w.column()-3, w.Size().Height-4)
		for _, p := range w.placed {
			if p.card.it.place() == w.s.focused {
				put(w.ring, p.card.Position().X-3, p.card.Position().Y-3, p.card.Size().Width+6, p.card.Size().Height+6)
			}
		}
	}
	w.ring.Refresh()
}

// repaint shows selection, focus and drag anew; nothing moves.
func (w *week) repaint() {
	for _, p := range w.placed {
		p.card.paint()
	}
	w.layRing()
}

// setDrop marks the place a dragged card would go to; day "" none.
func (w *week) setDrop(day, clock, text string, v verdict) {
	was := w.drop.day
	if was == "" && day == "" {
		return
	}
	w.drop.set(day, text, v)
	w.dropClock = clock
	if (was == "") != (day == "") {
		w.collect()
	}
	w.layDrop()
	w.repaint()
}

func (w *week) layDrop() {
	if d := w.dayOf(w.drop.day); d >= 0 {
		w.drop.lay(w.x(d)+4, w.y(minutes(w.dropClock))+1, w.column()-7, cardWeek)
	}
}

// collect lists what is drawn, from the ground up.
func (w *week) collect() {
	w.order = w.order[:0]
	add := func(o fyne.CanvasObject) { w.order = append(w.order, o) }
	for i := range 7 {
		add(w.grounds[i])
	}
	for h := range 24 {
		add(w.rows[h])
		add(w.hours[h])
	}
	for i := range 7 {
		add(w.columns[i])
	}
	w.order = append(w.order, w.now.line, w.now.thick, w.now.dot)
	for _, v := range w.slots[:w.offered] {
		add(v)
	}
	for _, f := range w.flags[:w.flagged] {
		add(f)
	}
	for _, p := range w.placed {
		add(p.card)
	}
	w.order = append(w.order, w.drop.objects()...)
	w.order = append(w.order, w.now.pill, w.now.hour, w.ring)
}

// foldName is the word on the strip of early hours.
func (w *week) foldName() string {
	if w.s.unfolded {
		return lang.T("calendar.fold")
	}
	return fmt.Sprintf("00–%02d", foldHour)
}

// MinSize is the height of the hours shown.
func (w *week) MinSize() fyne.Size {
	return fyne.NewSize(560, float32(24-w.first())*hourHeight+1)
}

// CreateRenderer implements fyne.Widget.
func (w *week) CreateRenderer() fyne.WidgetRenderer { return &weekFace{w} }

type weekFace struct{ w *week }

func (f *weekFace) Layout(fyne.Size)             { f.w.arrange() }
func (f *weekFace) MinSize() fyne.Size           { return f.w.MinSize() }
func (f *weekFace) Objects() []fyne.CanvasObject { return f.w.order }
func (f *weekFace) Destroy()                     {}
func (f *weekFace) Refresh()                     { f.w.repaint(); canvas.Refresh(f.w) }
