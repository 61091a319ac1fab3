package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/views/brands"
	"lontar/views/calendar"
	"lontar/views/kit"
	"lontar/views/settings"
	"lontar/views/table"
)

// The places of the window. Screens that are not built yet are not here.
const (
	placeCalendar = "calendar"
	placeBrands   = "brands"
	placeSettings = "settings"
)

func (s *Shell) makeScreens() []entry {
	w := s.work
	sheet := table.New(s, s.plan, s.brands, w.Store, w.Bus, s.thumb)
	return []entry{
		{id: placeCalendar, icon: "calendar-days", screen: calendar.New(s, s.plan, s.brands, w.Bus, s.o.Labels, s.thumb, sheet)},
		{id: placeBrands, icon: "store", screen: brands.New(s, s.brands, s.plan, w.Bus, w.Media)},
		{id: placeSettings, icon: "settings", screen: settings.New(s)},
	}
}

// OpenBrands shows the brands.
func (s *Shell) OpenBrands() { s.open(placeBrands) }

// OpenCalendar shows the calendar, at a day unless it is "".
func (s *Shell) OpenCalendar(day string) {
	s.open(placeCalendar)
	if cal, ok := s.screen().(*calendar.Screen); ok && day != "" {
		cal.GoTo(day)
	}
}

// pane is what lies at the right of a screen for a while.
type pane interface {
	Open(id int64)
	ID() int64
	Object() fyne.CanvasObject
	Close() // saves what is pending
}

// paneWidth is the width of the pane in px.
const paneWidth = 420

func (s *Shell) showPane(p pane) {
	s.panel = p
	s.pane.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil,
		kit.Fixed(paneWidth, 0, kit.Panel(kit.Paper, container.NewBorder(nil, nil, kit.VDivider(), nil, p.Object()))))}
	s.pane.Refresh()
}

// ClosePost takes the pane away; what was typed is saved first.
func (s *Shell) ClosePost() {
	if s.panel == nil {
		return
	}
	s.endPost()
	s.pane.Objects = nil
	s.pane.Refresh()
	s.Refresh()
}

// endPost closes the panel and answers which post it showed, 0 none.
func (s *Shell) endPost() int64 {
	if s.panel == nil {
		return 0
	}
	p := s.panel
	s.panel = nil
	id := p.ID()
	p.Close()
	return id
}
