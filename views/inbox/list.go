package inbox

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/views/kit"
)

// list shows the comments of a queue. Only the rows in sight exist: a brand can
// have a million comments, and a page is fetched when its end comes near.
type list struct {
	widget.BaseWidget
	s      *Screen
	items  []*item
	height float32 // of all items
	at     int     // the cursor, -1 without comments
	from   int     // the other end of a range being ticked, -1 none
	ticked map[int64]bool
	more   func() // asks for the next page
	moved  func() // the cursor is at another comment
	tick   func() // other comments are ticked

	scroll  *container.Scroll
	field   *field
	focused bool
}

func newList(s *Screen) *list {
	l := &list{s: s, at: -1, from: -1, ticked: map[int64]bool{}}
	l.field = &field{l: l}
	l.field.ExtendBaseWidget(l.field)
	l.scroll = container.NewVScroll(l.field)
	l.scroll.OnScrolled = func(fyne.Position) { l.field.place() }
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }

// MinSize is small: the list takes what it gets.
func (l *list) MinSize() fyne.Size { return fyne.NewSize(200, 120) }

// Resize breaks the texts anew when the width changes.
func (l *list) Resize(size fyne.Size) {
	wider := size.Width != l.Size().Width
	l.BaseWidget.Resize(size)
	if wider {
		l.measure(0)
		l.reveal()
	}
	l.field.place()
}

// measure lays the items from one on under each other.
func (l *list) measure(from int) {
	width := l.Size().Width
	if width <= 0 {
		width = listWidth
	}
	y := float32(0)
	if from > 0 {
		y = l.items[from-1].top + l.items[from-1].height()
	}
	for _, it := range l.items[from:] {
		it.measure(width)
		it.top = y
		y += it.height()
	}
	l.height = y
	l.field.Resize(fyne.NewSize(width, max(y, l.scroll.Size().Height)))
	l.scroll.Refresh()
}

// set shows other items. The cursor stays at its comment; when that is gone, at
// the one that came after it, so that work goes on downwards. The place on the
// screen stays too.
func (l *list) set(items []*item) {
	was, offset := l.current(), float32(0)
	if was != nil {
		offset = was.top - l.scroll.Offset.Y
	}
	index := make(map[int64]int, len(items))
	for i, it := range items {
		index[it.ID] = i
	}
	at := -1
	if was != nil {
		at = l.follow(index)
	}
	if at < 0 && len(items) > 0 {
		at = min(max(l.at, 0), len(items)-1)
	}
	for id := range l.ticked {
		if _, ok := index[id]; !ok {
			delete(l.ticked, id)
		}
	}
	l.items, l.at, l.from = items, at, -1
	l.measure(0)
	if now := l.current(); was != nil && now != nil && now.ID == was.ID {
		l.scrollTo(now.top - offset)
	} else {
		l.reveal()
	}
	l.field.place()
	l.changedTicks()
}

// follow finds the cursor's comment among others, else the first after it, else
// the last before it that is still there.
func (l *list) follow(index map[int64]int) int {
	for _, it := range l.items[l.at:] {
		if i, ok := index[it.ID]; ok {
			return i
		}
	}
	for i := l.at - 1; i >= 0; i-- {
		if at, ok := index[l.items[i].ID]; ok {
			return at
		}
	}
	return -1
}

// add appends a page.
func (l *list) add(items []*item) {
	n := len(l.items)
	l.items = append(l.items, items...)
	if l.at < 0 && len(l.items) > 0 {
		l.at = 0
	}
	l.measure(n)
	l.field.place()
}

// current is the comment at the cursor, nil without comments.
func (l *list) current() *item {
	if l.at < 0 || l.at >= len(l.items) {
		return nil
	}
	return l.items[l.at]
}

// chosen are the ids a command works on: the ticked ones, in the order shown,
// else the one at the cursor.
func (l *list) chosen() []int64 {
	var ids []int64
	for _, it := range l.items {
		if l.ticked[it.ID] {
			ids = append(ids, it.ID)
		}
	}
	if it := l.current(); len(ids) == 0 && it != nil {
		ids = []int64{it.ID}
	}
	return ids
}

// moveTo moves the cursor and keeps it in sight.
func (l *list) moveTo(i int) {
	if len(l.items) == 0 {
		return
	}
	i = min(max(i, 0), len(l.items)-1)
	changed := i != l.at
	l.at = i
	l.reveal()
	l.field.place()
	if i >= len(l.items)-ahead && l.more != nil {
		l.more()
	}
	if changed && l.moved != nil {
		l.moved()
	}
}

// choose puts the cursor at a comment without telling.
func (l *list) choose(id int64) bool {
	i := slices.IndexFunc(l.items, func(it *item) bool { return it.ID == id })
	if i >= 0 {
		l.at = i
		l.reveal()
		l.field.place()
	}
	return i >= 0
}

func (l *list) moveToID(id int64) bool {
	i := slices.IndexFunc(l.items, func(it *item) bool { return it.ID == id })
	if i >= 0 {
		l.moveTo(i)
	}
	return i >= 0
}

func (l *list) reveal() {
	it, view := l.current(), l.scroll.Size().Height
	if it == nil || view <= 0 {
		return
	}
	switch {
	case it.top < l.scroll.Offset.Y:
		l.scrollTo(it.top)
	case it.top+it.height() > l.scroll.Offset.Y+view:
		l.scrollTo(it.top + it.height() - view)
	}
}

func (l *list) scrollTo(y float32) {
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, l.height-l.scroll.Size().Height))))
}

// toggle ticks a comment or takes its tick away.
func (l *list) toggle(i int) {
	if i < 0 || i >= len(l.items) {
		return
	}
	if id := l.items[i].ID; l.ticked[id] {
		delete(l.ticked, id)
	} else {
		l.ticked[id] = true
	}
	l.changedTicks()
}

// tickTo ticks everything from where the range began up to i.
func (l *list) tickTo(i int) {
	if l.from < 0 {
		l.from = max(0, l.at)
	}
	clear(l.ticked)
	for n := min(l.from, i); n <= max(l.from, i) && n < len(l.items); n++ {
		l.ticked[l.items[n].ID] = true
	}
	from := l.from
	l.moveTo(i)
	l.from = from
	l.changedTicks()
}

// tickAll ticks everything that is listed, or nothing when all of it is ticked.
func (l *list) tickAll() {
	all := len(l.ticked) == len(l.items)
	clear(l.ticked)
	if !all {
		for _, it := range l.items {
			l.ticked[it.ID] = true
		}
	}
	l.changedTicks()
}

func (l *list) untick() {
	if len(l.ticked) > 0 {
		clear(l.ticked)
		l.changedTicks()
	}
}

func (l *list) changedTicks() {
	l.field.place()
	if l.tick != nil {
		l.tick()
	}
}

// key does what a key means here; it reports whether it meant anything.
func (l *list) key(e *fyne.KeyEvent) bool {
	shift := heldShift()
	step := func(i int) {
		i = min(max(i, 0), len(l.items)-1)
		if shift && len(l.items) > 0 {
			l.tickTo(i)
			return
		}
		l.from = -1
		l.moveTo(i)
	}
	page := max(1, int(l.scroll.Size().Height/(rowPlain+2*rowLine))-1)
	switch e.Name {
	case fyne.KeyUp:
		step(l.at - 1)
	case fyne.KeyDown:
		step(l.at + 1)
	case fyne.KeyPageUp:
		step(l.at - page)
	case fyne.KeyPageDown:
		step(l.at + page)
	case fyne.KeyHome:
		step(0)
	case fyne.KeyEnd:
		step(len(l.items) - 1)
	case fyne.KeySpace:
		l.toggle(l.at)
	default:
		return false
	}
	return true
}

// TypedKey moves the cursor; other keys go to the window.
func (l *list) TypedKey(e *fyne.KeyEvent) {
	if !l.key(e) {
		kit.ForwardKey(l, e)
	}
}

// TypedRune goes to the window.
func (l *list) TypedRune(r rune) {
	if r != ' ' {
		kit.ForwardRune(l, r)
	}
}

// FocusGained shows where the keyboard is.
func (l *list) FocusGained() { l.focused = true; l.field.place() }

// FocusLost takes the ring away.
func (l *list) FocusLost() { l.focused = false; l.field.place() }

// ahead is how many rows before the end the next page is asked for.
const ahead = 20

// field is the whole list, of which the scroll shows a part.
type field struct {
	widget.BaseWidget
	l    *list
	rows []*row
	box  *fyne.Container
}

// CreateRenderer implements fyne.Widget.
func (f *field) CreateRenderer() fyne.WidgetRenderer {
	f.box = &fyne.Container{}
	f.place()
	return widget.NewSimpleRenderer(f.box)
}

// MinSize is the height of all rows.
func (f *field) MinSize() fyne.Size { return fyne.NewSize(200, f.l.height) }

// place lays rows over the part in sight.
func (f *field) place() {
	if f.box == nil {
		return
	}
	l := f.l
	top, view := l.scroll.Offset.Y, l.scroll.Size().Height
	first := max(0, sort.Search(len(l.items), func(i int) bool { return l.items[i].top > top })-1)
	last := first + sort.Search(len(l.items)-first, func(i int) bool { return l.items[first+i].top >= top+view })
	for len(f.rows) < last-first {
		f.rows = append(f.rows, newRow(l))
	}
	f.box.Objects = f.box.Objects[:0]
	for i := first; i < last; i++ {
		r := f.rows[i%len(f.rows)] // a row keeps its comment while it is scrolled
		r.show(i)
		r.Move(fyne.NewPos(0, l.items[i].top))
		f.box.Objects = append(f.box.Objects, r)
	}
	canvas.Refresh(f.box)
	if last >= len(l.items)-ahead && len(l.items) > 0 && l.more != nil {
		l.more()
	}
}
