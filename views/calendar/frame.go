package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/views/kit"
)

// Widths in px of the screen (the window without its rail) at which it changes.
const (
	wideScreen = 1300 // a window of 1440
	paneScreen = 1150 // below it, the pane beside is called up by a button
	trayWide   = 256
	traySlim   = 216
)

// frame places toolbar, body and the pane beside.
type frame struct{ s *Screen }

// MinSize is little: the window keeps its own smallest size.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 420) }

// Layout places the parts of the present view.
func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := f.s
	side := s.sideWidth(size.Width)
	body := size.Width - side
	put(s.bar, 0, 0, body, toolbarHeight)
	high := size.Height - toolbarHeight
	switch s.view {
	case viewMonth:
		put(s.month, 0, toolbarHeight, body, high)
		put(s.tray, body, 0, side, size.Height)
	case viewWeek:
		put(s.head, 0, toolbarHeight, body, headHeight+stripHeight)
		put(s.scroll, 0, toolbarHeight+headHeight+stripHeight, body, high-headHeight-stripHeight)
		put(s.side.object, body+1, 0, max(0, side-1), size.Height)
	case viewTable:
		put(s.table.Object(), 0, toolbarHeight, size.Width, high)
	}
	put(s.over, 0, toolbarHeight, body, high)
}

// sideWidth is the width of the pane beside, 0 when there is none.
func (s *Screen) sideWidth(width float32) float32 {
	switch {
	case s.view == viewTable, s.sideHidden() && !s.sideOpen:
		return 0
	case s.view == viewWeek:
		return weekSideWidth
	case width >= wideScreen:
		return trayWide
	}
	return traySlim
}

// sideHidden reports whether the window is too narrow for the pane beside.
func (s *Screen) sideHidden() bool {
	w := s.root.Size().Width
	return s.view != viewTable && w > 0 && w < paneScreen
}

func (s *Screen) toggleSide() {
	s.sideOpen = !s.sideOpen
	s.relayout()
}

// relayout lists the parts of the present view and places them.
func (s *Screen) relayout() {
	side := s.sideWidth(s.root.Size().Width) > 0
	list := []fyne.CanvasObject{s.bar}
	s.tray.Hidden = s.view != viewMonth || !side
	switch s.view {
	case viewMonth:
		list = append(list, s.month)
		if side {
			list = append(list, s.tray)
		}
	case viewWeek:
		list = append(list, s.head, s.scroll)
		if side {
			list = append(list, s.side.object)
		}
	case viewTable:
		list = append(list, s.table.Object())
	}
	s.root.Objects = append(list, s.over)
	(&frame{s}).Layout(nil, s.root.Size())
	s.bar.arrange()
	canvas.Refresh(s.bar.period)
}

// fillOver puts above the body what belongs there now: the actions on a
// selection, or what to do with an empty calendar.
func (s *Screen) fillOver() {
	s.over.Objects = nil
	switch {
	case s.view == viewTable:
	case s.failed != nil:
		s.over.Objects = []fyne.CanvasObject{kit.Center(kit.NewEmpty("triangle-alert", lang.T("calendar.failed"), lang.Error(s.failed),
			kit.NewButton(lang.T("common.retry"), "refresh-cw", kit.Outlined, s.Reload)))}
	case len(s.selected) > 0:
		s.over.Objects = []fyne.CanvasObject{container.New(bottom{}, s.selectionBar())}
	case s.loaded && len(s.data.items) == 0:
		s.over.Objects = []fyne.CanvasObject{kit.Center(s.emptyState())}
	}
	s.over.Refresh()
}

// emptyState says why nothing is here, and what to do.
func (s *Screen) emptyState() fyne.CanvasObject {
	if s.filtered() {
		return kit.NewEmpty("search", lang.T("calendar.none_found"), lang.T("calendar.none_found_text"),
			kit.NewButton(lang.T("calendar.clear_filters"), "x", kit.Outlined, s.clearFilters))
	}
	title, text := lang.T("calendar.empty_month"), lang.T("calendar.empty_month_text")
	if s.view == viewWeek {
		title, text = lang.T("calendar.empty_week"), lang.T("calendar.empty_week_text")
	}
	var buttons []*kit.Button
	if h, ok := s.host.(interface{ OpenImport(path string) }); ok {
		buttons = append(buttons, kit.NewButton(lang.T("calendar.import"), "file-spreadsheet", kit.Outlined, func() { h.OpenImport("") }))
	}
	if s.view == viewWeek && len(s.data.free) > 0 {
		buttons = append(buttons, kit.NewButton(lang.T("calendar.fill_all"), "repeat-2", kit.Outlined, s.fillSlots))
	}
	create := kit.NewButton(lang.T("calendar.create"), "plus", kit.Primary, func() { s.create(s.day, "") })
	return kit.NewEmpty("calendar-plus", title, text, append(buttons, create)...)
}

// bottom keeps its content at its own size, 16 px off the lower edge.
type bottom struct{}

// MinSize implements fyne.Layout.
func (bottom) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements fyne.Layout.
func (bottom) Layout(o []fyne.CanvasObject, s fyne.Size) {
	m := o[0].MinSize()
	m.Width = min(m.Width, s.Width-24)
	put(o[0], (s.Width-m.Width)/2, s.Height-m.Height-16, m.Width, m.Height)
}
