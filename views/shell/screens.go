package shell

import (
	"lontar/app/media"
	"lontar/views/brands"
	"lontar/views/calendar"
	"lontar/views/importer"
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
	placeEditor   = "editor"  // reached by opening a post
)

func (s *Shell) makeScreens() []entry {
	w := s.work
	sheet := table.New(s, s.plan, s.brands, w.Store, w.Bus, s.thumb)
	return []entry{
		{id: placeCalendar, icon: "calendar-days", screen: calendar.New(s, s.plan, s.brands, w.Bus, s.o.Labels, s.thumb, sheet)},
		{id: placeBrands, icon: "store", screen: brands.New(s, s.brands, s.plan, s.voice, w.Bus, w.Media)},
		{id: placeSettings, icon: "settings", screen: settings.New(s)},
		{id: placeImport, icon: "upload", screen: importScreen{importer.New(s, s.plans(), s.brands)}, hidden: true},
		{id: placeLibrary, icon: "image", screen: library.New(s, s.library(), w.Media, s.plan, w.Bus), hidden: true},
		{id: placeEditor, icon: "pen-line", screen: s.makeEditor(), hidden: true},
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
