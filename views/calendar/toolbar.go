package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/views/kit"
)

const (
	toolbarHeight = 52 // px
	tight         = 8  // px that buttons move closer when only the Hijri month lacks them
)

// toolbar turns pages, filters, and chooses the view. It is made once.
type toolbar struct {
	widget.BaseWidget
	s              *Screen
	previous, next *kit.Button
	now            *kit.Button
	period         *canvas.Text
	hijri          *canvas.Text
	filters        *filters
	find           *kit.Button
	search         *kit.Entry
	suggest        *kit.Check
	all            *kit.Button // the three filters of the week
	side           *kit.Button
	views          *kit.Segmented
	tools          *fyne.Container // of the table
	line           *canvas.Rectangle
	periodText     string
	hijriText      string
}

func newToolbar(s *Screen) *toolbar {
	b := &toolbar{
		s: s, period: kit.Text("", kit.Heading, kit.Ink), hijri: kit.Text("", kit.Compact, kit.Ink2),
		line: canvas.NewRectangle(kit.Color(kit.Line)), tools: container.NewStack(),
	}
	b.previous = kit.NewIconButton("chevron-left", lang.T("common.previous"), func() { s.turn(-1) })
	b.next = kit.NewIconButton("chevron-right", lang.T("common.next"), func() { s.turn(1) })
	b.now = kit.NewButton(lang.T("common.today"), "", kit.Outlined, s.today)
	b.filters = newFilters(s)
	b.find = kit.NewIconButton("search", lang.T("calendar.find"), b.openSearch)
	b.search = kit.NewEntry(lang.T("calendar.find"))
	b.search.SetIcon("search")
	b.search.OnChanged = s.setText
	b.search.OnFocus = func(on bool) {
		if !on && b.search.Text == "" {
			b.closeSearch()
		}
	}
	b.search.OnEscape = b.closeSearch
	b.search.Hide()
	b.suggest = kit.NewCheck(lang.T("calendar.suggest"), s.suggest, func(on bool) { s.suggest = on; s.show() })
	b.all = kit.NewButton(lang.T("common.filter"), "", kit.Outlined, nil).Trailing("chevron-down")
	b.all.SetTap(func() { b.filters.openAll(kit.Below(b.all)) })
	b.side = kit.NewIconButton("inbox", lang.T("calendar.tray"), s.toggleSide)
	views := []kit.Option{
		{Value: viewMonth, Text: lang.T("calendar.view_month")},
		{Value: viewWeek, Text: lang.T("calendar.view_week")},
	}
	if s.table != nil {
		views = append(views, kit.Option{Value: viewTable, Text: lang.T("calendar.view_table")})
		b.tools.Objects = []fyne.CanvasObject{s.table.Tools()}
	}
	b.views = kit.NewSegmented(views, s.view, s.setView)
	b.ExtendBaseWidget(b)
	return b
}

// fill takes over view, period and filters.
func (b *toolbar) fill() {
	s := b.s
	b.views.SetValue(s.view)
	switch s.view {
	case viewWeek:
		b.periodText = lang.Range(s.data.from, s.data.to)
		b.hijriText = s.names.period(s.data.from, s.data.to)
	case viewTable:
		b.periodText, b.hijriText = lang.T("calendar.plan"), ""
	default:
		b.periodText = lang.Month(s.data.at.Year(), s.data.at.Month())
		from, to := span(s.data.at)
		b.hijriText = s.names.period(from, to)
	}
	b.suggest.Set(s.suggest)
	b.filters.fill()
	n := s.filterCount()
	b.all.SetSelected(n > 0)
	b.all.SetText(lang.T("common.filter"))
	if n > 0 {
		b.all.SetText(lang.T("calendar.filter_n", "n", n))
	}
	b.arrange()
	b.period.Refresh()
}

func (b *toolbar) openSearch() {
	b.search.Show()
	b.find.Hide()
	b.arrange()
	b.s.host.Overlay().Canvas().Focus(b.search) // not drawn yet, it does not know its own canvas
}

// closeSearch clears the words and takes the field away.
func (b *toolbar) closeSearch() {
	if !b.search.Visible() {
		return
	}
	b.search.Hide()
	b.find.Show()
	if b.search.Text != "" {
		b.search.Set("")
		b.s.setText("")
	}
	if c := b.s.host.Overlay().Canvas(); c.Focused() == fyne.Focusable(b.search) {
		c.Unfocus()
	}
	b.arrange()
}

// right lists what stands at the right end, from right to left.
func (b *toolbar) right() []fyne.CanvasObject {
	list := []fyne.CanvasObject{b.views}
	if b.s.sideHidden() {
		list = append(list, b.side)
	}
	switch b.s.view {
	case viewTable:
		list = append(list, b.tools)
	case viewWeek:
		list = append(list, b.all, b.suggest)
	default:
		list = append(list, b.filters.status, b.filters.pillar, b.filters.platform)
	}
	if b.search.Visible() {
		return append(list, b.search)
	}
	if b.s.view == viewTable {
		return append(list, b.all, b.find)
	}
	return append(list, b.find)
}

// arrange fits everything in: when room is short the Hijri months go first,
// then the word "Semua" of the filters, then the end of the period's name.
func (b *toolbar) arrange() {
	s := b.Size()
	if s.IsZero() {
		return
	}
	put(b.line, 0, s.Height-1, s.Width, 1)
	x := float32(24)
	left := func(o fyne.CanvasObject, gap float32) {
		m := o.MinSize()
		put(o, x, (s.Height-m.Height)/2, m.Width, m.Height)
		x += m.Width + gap
	}
	left(b.previous, 0)
	left(b.next, 6)
	left(b.now, 12)
	period := kit.Measure(b.periodText, kit.Heading)
	narrow := b.s.root.Size().Width < 1300
	b.filters.compact(narrow)
	need := b.rightWidth()
	if !narrow && s.Width-x-period-24 < need {
		b.filters.compact(true)
		need = b.rightWidth()
	}
	room := s.Width - x - need - 16
	b.period.Text = kit.Fit(b.periodText, kit.Heading, room)
	period = kit.Measure(b.period.Text, kit.Heading)
	put(b.period, x, (s.Height-24)/2, period, 24)
	hijri := kit.Measure(b.hijriText, kit.Compact)
	gap := b.gap()
	lack, closer := period+14+hijri-room, 4*float32(len(b.right()))+12+tight
	if !narrow && lack > 0 && lack <= closer {
		gap -= 4
		room += closer
	}
	b.hijri.Hidden = narrow || b.hijriText == "" || room < period+14+hijri
	b.hijri.Text = b.hijriText
	put(b.hijri, x+period+14, (s.Height-20)/2, hijri, 20)
	end := s.Width - 16
	for _, o := range b.right() {
		m := o.MinSize()
		if o == b.search {
			m.Width = 180
		}
		if o == b.find && gap < b.gap() { // its picture is smaller than the button
			end += tight
		}
		put(o, end-m.Width, (s.Height-m.Height)/2, m.Width, m.Height)
		end -= m.Width + gap
	}
	canvas.Refresh(b.period)
}

func (b *toolbar) gap() float32 {
	if b.s.root.Size().Width < 1300 {
		return 10
	}
	return 12
}

func (b *toolbar) rightWidth() float32 {
	w := float32(16)
	for _, o := range b.right() {
		if o == b.search {
			w += 180 + b.gap()
			continue
		}
		w += o.MinSize().Width + b.gap()
	}
	return w
}

// CreateRenderer implements fyne.Widget.
func (b *toolbar) CreateRenderer() fyne.WidgetRenderer { return &toolbarFace{b} }

type toolbarFace struct{ b *toolbar }

func (f *toolbarFace) Layout(fyne.Size)   { f.b.arrange() }
func (f *toolbarFace) MinSize() fyne.Size { return fyne.NewSize(600, toolbarHeight) }
func (f *toolbarFace) Objects() []fyne.CanvasObject {
	b := f.b
	list := []fyne.CanvasObject{b.line, b.previous, b.next, b.now, b.period, b.hijri}
	return append(list, b.right()...)
}
func (f *toolbarFace) Destroy() {}
func (f *toolbarFace) Refresh() { f.b.arrange(); canvas.Refresh(f.b) }
