package shell

import (
	"fyne.io/fyne/v2"

	"lontar/app/media"
	"lontar/app/voice"
	"lontar/views/brands"
	"lontar/views/calendar"
	"lontar/views/importer"
	"lontar/views/kit"
	"lontar/views/library"
	"lontar/views/settings"
	"lontar/views/table"
)

// The places of the window. Screens that are not built yet are not here.
const (
	placeCalendar = "calendar"
	placeBrands   = "brands"
	placeSettings = "settings"
	placeImport   = "import"  // reached by button, palette and dropped files, not by the rail
	placeLibrary  = "library" // reached by the palette
)

func (s *Shell) makeScreens() []entry {
	w := s.work
	sheet := table.New(s, s.plan, s.brands, w.Store, w.Bus, s.thumb)
	return []entry{
		{id: placeCalendar, icon: "calendar-days", screen: calendar.New(s, s.plan, s.brands, w.Bus, s.o.Labels, s.thumb, sheet)},
		{id: placeBrands, icon: "store", screen: brands.New(s, s.brands, s.plan, voice.New(w.Store, w.Bus, w.Now), w.Bus, w.Media)},
		{id: placeSettings, icon: "settings", screen: settings.New(s)},
		{id: placeImport, icon: "upload", screen: importScreen{importer.New(s, s.plans(), s.brands)}, hidden: true},
		{id: placeLibrary, icon: "image", screen: library.New(s, s.library(), w.Media, s.plan, w.Bus), hidden: true},
	}
}

// library is the service of the workspace's pictures and videos.
func (s *Shell) library() *media.Service {
	return media.New(s.work.Store, s.work.Media, s.plan, s.work.Bus)
}

// OpenLibrary shows the pictures and videos of the workspace.
func (s *Shell) OpenLibrary() { s.open(placeLibrary) }

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
	Shortcut(name string) bool
	Drop(paths []string)
	Close() // saves, then asks for ClosePost; a save that fails keeps it open
}

// paneWidth is the width of the pane in px.
const paneWidth = 420

func (s *Shell) showPane(p pane) {
	s.panel = p
	side := kit.Panel(kit.Paper, dock(nil, nil, kit.VDivider(), nil, p.Object()))
	s.pane.Objects = []fyne.CanvasObject{dock(nil, nil, nil, kit.Fixed(paneWidth, 0, newShield(side)), nil)}
	s.pane.Refresh()
}

// ClosePost takes the pane away; the panel has saved before.
func (s *Shell) ClosePost() {
	s.panel = nil
	if s.pane != nil {
		s.pane.Objects = nil
		s.pane.Refresh()
		s.Refresh()
	}
}

// endPost closes the panel, saving what was typed, and answers which post it
// showed, 0 none.
func (s *Shell) endPost() int64 {
	if s.panel == nil {
		return 0
	}
	id := s.panel.ID()
	s.panel.Close()
	s.panel = nil
	return id
}
