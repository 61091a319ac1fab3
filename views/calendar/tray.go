package calendar

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/views/kit"
)

// The orders of the tray.
const (
	sortNewest = "newest"
	sortTitle  = "title"
	sortStatus = "status"
	sortPillar = "pillar"
)

// tray holds the posts without a day, by brand, with a search, an order, and
// the legend of the calendar under it.
type tray struct {
	widget.BaseWidget
	s      *Screen
	title  *kit.Label
	count  *canvas.Text
	sort   *kit.Button
	search *kit.Entry
	list   *trayList
	scroll *container.Scroll
	legend *fyne.Container
	drop   *dropMark
	edge   *canvas.Rectangle
	line   *canvas.Rectangle
	foot   *canvas.Rectangle
	order  string
	lines  []trayLine
	known  legendKey // what the legend shows
}

// trayLine is a row of the tray: a brand's name, a card, or the button at the end.
type trayLine struct {
	head string
	item *item
	y, h float32
}

func newTray(s *Screen) *tray {
	t := &tray{
		s: s, title: kit.NewLabel(lang.T("calendar.tray"), kit.Strong, kit.Ink), count: kit.Text("", kit.Compact, kit.Ink2),
		search: kit.NewEntry(lang.T("calendar.tray_search")), legend: container.NewStack(), drop: newDropMark(s),
		edge: canvas.NewRectangle(kit.Color(kit.Line)), line: canvas.NewRectangle(kit.Color(kit.Line)), foot: canvas.NewRectangle(kit.Color(kit.Line)),
		order: sortNewest,
	}
	t.sort = kit.NewIconButton("arrow-up-down", lang.T("calendar.sort"), t.openSort)
	t.search.SetIcon("search")
	t.search.OnChanged = func(string) { t.fill() }
	t.search.OnEscape = func() {
		if t.search.Text != "" {
			t.search.SetText("")
			return
		}
		s.host.Overlay().Canvas().Unfocus()
	}
	t.list = newTrayList(t)
	t.scroll = container.NewVScroll(t.list)
	t.scroll.OnScrolled = func(fyne.Position) { t.list.arrange() }
	t.ExtendBaseWidget(t)
	return t
}

func (t *tray) openSort() {
	var menu []kit.MenuItem
	for _, o := range []string{sortNewest, sortTitle, sortStatus, sortPillar} {
		menu = append(menu, kit.MenuItem{Label: lang.T("calendar.sort_" + o), Checked: o == t.order, Action: func() {
			t.order = o
			t.fill()
		}})
	}
	t.s.host.Overlay().Menu(kit.Below(t.sort), menu)
}

// fill takes over what was read, searched and in order.
func (t *tray) fill() {
	t.count.Text = strconv.Itoa(len(t.s.data.tray))
	t.count.Refresh()
	words := strings.ToLower(strings.TrimSpace(t.search.Text))
	t.lines = t.lines[:0]
	for _, b := range t.s.inScope() {
		var own []*item
		for i := range t.s.data.tray {
			it := &t.s.data.tray[i]
			if it.BrandID == b.ID && (words == "" || strings.Contains(strings.ToLower(it.name+" "+it.meta), words)) {
				own = append(own, it)
			}
		}
		if len(own) == 0 {
			continue
		}
		t.sortItems(own)
		t.lines = append(t.lines, trayLine{head: b.Name})
		for _, it := range own {
			t.lines = append(t.lines, trayLine{item: it})
		}
	}
	t.list.fill()
	t.scroll.Refresh()
	t.fillLegend()
}

func (t *tray) sortItems(list []*item) {
	position := func(it *item) int {
		if it.pillar == nil {
			return 1 << 20
		}
		return it.pillar.Position
	}
	slices.SortStableFunc(list, func(a, b *item) int {
		switch t.order {
		case sortTitle:
			return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
		case sortStatus:
			return slices.Index(statusOrder, b.Card.Status) - slices.Index(statusOrder, a.Card.Status)
		case sortPillar:
			return position(a) - position(b)
		}
		return 0 // the store gives the newest first
	})
}

// setDrop shows that a card let go here loses its day.
func (t *tray) setDrop(on bool) {
	day := ""
	if on {
		day = "tray"
	}
	if t.drop.day == day {
		return
	}
	t.drop.set(day, lang.T("calendar.to_tray"), fine)
	t.arrange()
	canvas.Refresh(t)
}

func (t *tray) repaint() {
	for _, k := range t.list.cards[:t.list.used] {
		k.paint()
	}
	t.list.layRing()
}

func (t *tray) arrange() {
	s := t.Size()
	if s.IsZero() {
		return
	}
	put(t.edge, 0, 0, 1, s.Height)
	put(t.line, 0, toolbarHeight-1, s.Width, 1)
	tw := kit.Measure(t.title.Text(), kit.Strong)
	put(t.title, 12, 16, min(tw+1, s.Width-80), 20)
	put(t.count, 12+min(tw+1, s.Width-80)+7, 16, 30, 20)
	put(t.sort, s.Width-42, 10, 32, 32)
	put(t.search, 12, toolbarHeight+12, s.Width-24, 32)
	foot := float32(0)
	t.legend.Hidden = t.s.root.Size().Height < 700 || len(t.legend.Objects) == 0
	t.foot.Hidden = t.legend.Hidden
	if !t.legend.Hidden {
		foot = t.legend.MinSize().Height
		put(t.legend, 1, s.Height-foot, s.Width-1, foot)
		put(t.foot, 0, s.Height-foot, s.Width, 1)
	}
	top := float32(toolbarHeight + 52)
	if t.drop.day != "" {
		t.drop.lay(12, top, s.Width-24, cardTray)
		top += cardTray + 6
	}
	put(t.scroll, 1, top, s.Width-1, max(0, s.Height-top-foot))
}

// CreateRenderer implements fyne.Widget.
func (t *tray) CreateRenderer() fyne.WidgetRenderer { return &trayFace{t} }

type trayFace struct{ t *tray }

func (f *trayFace) Layout(fyne.Size)   { f.t.arrange() }
func (f *trayFace) MinSize() fyne.Size { return fyne.NewSize(200, 300) }
func (f *trayFace) Objects() []fyne.CanvasObject {
	t := f.t
	return append([]fyne.CanvasObject{t.edge, t.line, t.title, t.count, t.sort, t.search, t.scroll, t.foot, t.legend}, t.drop.objects()...)
}
func (f *trayFace) Destroy() {}
func (f *trayFace) Refresh() { f.t.arrange(); canvas.Refresh(f.t) }

// trayList draws the rows of the tray that are in sight.
type trayList struct {
	widget.BaseWidget
	t      *tray
	cards  []*card
	used   int
	heads  []*canvas.Text
	named  int
	add    *kit.Button
	note   *kit.Paragraph
	ring   *canvas.Rectangle
	height float32
}

func newTrayList(t *tray) *trayList {
	l := &trayList{t: t, note: kit.NewParagraph("", kit.Compact, kit.Ink2)}
	l.add = kit.NewButton(lang.T("calendar.add_undated"), "plus", kit.Ghost, func() { t.s.create("", "") }).AlignLeft()
	l.ring = canvas.NewRectangle(nil)
	l.ring.StrokeColor, l.ring.StrokeWidth, l.ring.CornerRadius = kit.Color(kit.Focus), 2, 7
	l.ring.Hidden = true
	l.ExtendBaseWidget(l)
	return l
}

// fill gives every row its place.
func (l *trayList) fill() {
	y := float32(0)
	for i := range l.t.lines {
		line := &l.t.lines[i]
		line.h = cardTray
		if line.item == nil {
			line.h = 20
			if i > 0 {
				y += 8
			}
		}
		line.y = y
		y += line.h + 4
	}
	words := ""
	if len(l.t.lines) == 0 {
		words = lang.T("calendar.tray_empty")
		if l.t.search.Text != "" || l.t.s.filtered() {
			words = lang.T("calendar.tray_nothing")
		}
	}
	l.note.SetText(words)
	l.height = y
	l.arrange()
}

// arrange draws the rows that are in sight.
func (l *trayList) arrange() {
	width := l.Size().Width
	if width == 0 {
		return
	}
	from := l.t.scroll.Offset.Y - cardTray
	to := l.t.scroll.Offset.Y + l.t.scroll.Size().Height
	l.used, l.named = 0, 0
	for i := range l.t.lines {
		line := &l.t.lines[i]
		if line.y < from || line.y > to {
			continue
		}
		if line.item == nil {
			if l.named == len(l.heads) {
				l.heads = append(l.heads, kit.Text("", kit.Caption, kit.Ink2))
			}
			h := l.heads[l.named]
			l.named++
			h.Text = kit.Fit(line.head, kit.Caption, width-24)
			put(h, 11, line.y, width-24, line.h)
			continue
		}
		if l.used == len(l.cards) {
			l.cards = append(l.cards, newCard(l.t.s, lookTray))
		}
		k := l.cards[l.used]
		l.used++
		k.set(*line.item, false)
		put(k, 11, line.y, width-23, line.h)
	}
	y := l.height
	l.note.Hidden = l.note.Text() == ""
	if !l.note.Hidden {
		l.note.SetWidth(width - 24)
		put(l.note, 11, y, width-24, l.note.MinSize().Height)
		y += l.note.MinSize().Height + 8
	}
	put(l.add, 11, y, l.add.MinSize().Width, 32)
	l.layRing()
}

func (l *trayList) layRing() {
	l.ring.Hidden = true
	for _, k := range l.cards[:l.used] {
		if l.t.s.inTray && l.t.s.keyboard && k.it.PostID == l.t.s.focused.post {
			l.ring.Hidden = false
			put(l.ring, k.Position().X-3, k.Position().Y-3, k.Size().Width+6, k.Size().Height+6)
		}
	}
	l.ring.Refresh()
}

// show brings a post into sight.
func (l *trayList) show(post int64) {
	for _, line := range l.t.lines {
		if line.item == nil || line.item.PostID != post {
			continue
		}
		top, height := l.t.scroll.Offset.Y, l.t.scroll.Size().Height
		switch {
		case line.y < top:
			l.t.scroll.ScrollToOffset(fyne.NewPos(0, max(0, line.y-24)))
		case line.y+line.h > top+height:
			l.t.scroll.ScrollToOffset(fyne.NewPos(0, line.y+line.h-height+4))
		}
	}
}

// MinSize is the height of all rows.
func (l *trayList) MinSize() fyne.Size {
	h := l.height + 48
	if l.note.Text() != "" {
		h += 60
	}
	return fyne.NewSize(160, h)
}

// CreateRenderer implements fyne.Widget.
func (l *trayList) CreateRenderer() fyne.WidgetRenderer { return &trayListFace{l} }

type trayListFace struct{ l *trayList }

func (f *trayListFace) Layout(fyne.Size)   { f.l.arrange() }
func (f *trayListFace) MinSize() fyne.Size { return f.l.MinSize() }
func (f *trayListFace) Objects() []fyne.CanvasObject {
	l := f.l
	list := []fyne.CanvasObject{l.note, l.add}
	for _, h := range l.heads[:l.named] {
		list = append(list, h)
	}
	for _, k := range l.cards[:l.used] {
		list = append(list, k)
	}
	return append(list, l.ring)
}
func (f *trayListFace) Destroy() {}
func (f *trayListFace) Refresh() { f.l.arrange(); canvas.Refresh(f.l) }
