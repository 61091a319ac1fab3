package calendar

import (
	"context"
	"image"
	"log/slog"
	"slices"
	"time"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
)

// scene is everything shown, read together.
type scene struct {
	view      string
	at        time.Time // the first of the month
	from, to  string    // the days drawn
	brands    map[int64]*models.Brand
	items     []item
	tray      []item
	gaps      map[int64]int // minutes two posts of an account should be apart, by brand
	warnings  []plan.Warning
	free      []plan.FreeSlot  // of the week
	readiness []plan.Readiness // of next week
}

// period is the first and last day wanted.
func (s *Screen) period() (from, to string) {
	if s.view == viewWeek {
		from = monday(s.day)
		return from, addDays(from, 6)
	}
	return grid(s.at)
}

// bringUp shows what is wanted: from what is there when that covers it, else
// after reading.
func (s *Screen) bringUp() {
	from, to := s.period()
	if s.view != viewTable && s.view == s.data.view && from == s.data.from && to == s.data.to && s.at.Equal(s.data.at) {
		s.repaint()
		return
	}
	if !s.shown { // the frame is right already; the cards come when it is looked at
		s.data.view, s.data.at, s.data.from, s.data.to = s.view, s.at, from, to
		s.data.items = nil
		s.show()
		return
	}
	s.Reload()
}

// Reload reads the visible range again, off the UI goroutine.
func (s *Screen) Reload() {
	if !s.shown {
		return
	}
	if s.view == viewTable {
		from, to := span(s.at)
		s.table.Show(s.filter, from, to)
	}
	want := scene{view: s.view, at: s.at}
	want.from, want.to = s.period()
	f, now := s.filter, s.host.Now()
	s.latest.Run(s.host.Runner(), func() func() {
		err := s.read(&want, f, now)
		show := func() {
			s.failed = err
			if err != nil {
				slog.Error("read calendar", "err", err)
			} else {
				s.take(want)
			}
			s.show()
			s.host.Refresh()
			s.readThumbs()
		}
		return func() {
			if !s.hold(show) {
				show()
			}
		}
	})
}

// read fills a scene.
func (s *Screen) read(d *scene, f models.Filter, now time.Time) error {
	ctx := context.Background()
	list, err := s.brands.List(ctx, true)
	if err != nil {
		return err
	}
	d.brands, d.gaps = make(map[int64]*models.Brand, len(list)), make(map[int64]int, len(list))
	for i := range list {
		d.brands[list[i].ID] = &list[i]
		if d.gaps[list[i].ID], err = s.plan.Gap(ctx, list[i].ID); err != nil {
			return err
		}
	}
	if d.view == viewTable {
		return nil
	}
	cards, err := s.plan.Cards(ctx, d.from, d.to, f)
	if err != nil {
		return err
	}
	d.items = items(cards, d.brands, now)
	if d.warnings, err = s.plan.Warnings(ctx, cards); err != nil {
		return err
	}
	flagClashes(d.items, d.warnings)
	if d.view == viewWeek {
		if d.free, err = s.plan.FreeSlots(ctx, d.from, f.Brands...); err != nil {
			return err
		}
		d.readiness, err = s.plan.Readiness(ctx)
		return err
	}
	tray, err := s.plan.Tray(ctx, f)
	d.tray = items(tray, d.brands, now)
	return err
}

// flagClashes says on the cards of each conflict what is too close.
func flagClashes(list []item, warnings []plan.Warning) {
	at := make(map[place]int, len(list))
	for i := range list {
		at[list[i].place()] = i
	}
	for _, w := range warnings {
		if w.Kind != plan.WarnConflict {
			continue
		}
		for n, c := range w.Cards {
			other := w.Cards[1-n]
			if i, ok := at[place{c.PostID, c.Day, c.Clock}]; ok {
				list[i].clash = lang.T("calendar.close_to", "distance", lang.Duration(w.Minutes), "title", nameOf(other))
			}
		}
	}
}

// take makes what was read what is shown.
func (s *Screen) take(d scene) {
	if d.view == viewTable { // the table reads for itself; the rest stays for coming back
		s.data.view, s.data.at, s.data.brands, s.data.gaps = d.view, d.at, d.brands, d.gaps
	} else {
		if d.view == viewWeek {
			d.tray = s.data.tray
		}
		s.data = d
	}
	if s.drag != nil {
		s.drag.renew(s.data.items, s.data.tray)
	}
	s.names = naming{labels: s.labels, deadlines: planDeadlines(s.inScope(), s.host.Now())}
	present := map[int64]bool{}
	found := false
	for _, list := range [][]item{s.data.items, s.data.tray} {
		for i := range list {
			present[list[i].PostID] = true
			found = found || list[i].place() == s.focused
		}
	}
	for id := range s.selected {
		if !present[id] {
			delete(s.selected, id)
		}
	}
	if s.wanted != 0 || !found {
		s.followPost()
	}
	if !s.loaded {
		s.loaded = true
		slog.Info("calendar read", "posts", len(s.data.items))
		if h, ok := s.host.(interface{ Filled() }); ok {
			h.Filled()
		}
	}
}

// followPost puts the keyboard on a post that moved: the one an action was
// for, else the one that had it.
func (s *Screen) followPost() {
	id := s.wanted
	if id == 0 {
		id = s.focused.post
	}
	s.wanted, s.focused = 0, place{}
	if id == 0 {
		return
	}
	for i := range s.data.items {
		if it := &s.data.items[i]; it.PostID == id {
			s.day, s.focused, s.inTray = it.Day, it.place(), false
			return
		}
	}
	for i := range s.data.tray {
		if s.data.tray[i].PostID == id && s.inTray {
			s.focused = s.data.tray[i].place()
		}
	}
}

// show draws what is there.
func (s *Screen) show() {
	if c := s.host.Overlay().Canvas(); c != nil {
		s.art.setScale(c.Scale())
	}
	s.bar.fill()
	switch s.view {
	case viewMonth:
		s.month.fill()
		s.tray.fill()
	case viewWeek:
		s.week.fill()
		s.head.fill()
		s.side.fill()
	}
	s.fillOver()
	s.relayout()
}

// repaint shows selection, focus and drag anew; nothing is placed anew.
func (s *Screen) repaint() {
	switch s.view {
	case viewMonth:
		s.month.repaint()
		s.tray.repaint()
	case viewWeek:
		s.week.repaint()
	}
}

// thumbBatch is how many pictures are read before they are shown.
const thumbBatch = 12

// readThumbs reads the pictures of what is shown, off the UI goroutine, a few
// at a time: the first may have to be made from large files.
func (s *Screen) readThumbs() {
	if s.view == viewTable || s.thumb == nil || s.art.reading {
		return
	}
	var hashes []string
	for _, k := range s.pictured() {
		hashes = append(hashes, k.it.Thumb)
	}
	for i := range s.data.tray {
		hashes = append(hashes, s.data.tray[i].Thumb)
	}
	want := s.art.missing(hashes)
	if len(want) == 0 {
		return
	}
	want = want[:min(len(want), thumbBatch)]
	scale := s.art.scale
	s.art.reading = true
	s.host.Runner().Run(func() func() {
		read := make(map[string]image.Image, len(want))
		for _, hash := range want {
			read[hash] = readThumb(s.thumb(hash, 64), scale)
		}
		return func() {
			s.art.reading = false
			if scale == s.art.scale {
				s.art.keep(read)
			}
			s.showThumbs(read)
			s.readThumbs()
		}
	})
}

// showThumbs puts pictures that were just read on their cards.
func (s *Screen) showThumbs(read map[string]image.Image) {
	for _, k := range s.pictured() {
		if _, ok := read[k.it.Thumb]; ok && k.face != nil {
			k.face.dress()
		}
	}
}

// pictured are the cards on the screen that have pictures.
func (s *Screen) pictured() []*card {
	return slices.Concat(s.month.cards[:s.month.used], s.tray.list.cards[:s.tray.list.used], s.popup)
}
