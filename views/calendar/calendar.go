// Package calendar is the editorial plan in time: the month with its tray of
// posts without a day. Data is read off the UI goroutine and swapped in at
// once; every drag has a key and a menu entry that does the same.
package calendar

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// Host is what the calendar uses of the window it lies in.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Now() time.Time
	OpenPost(id int64)
	NewPost(day, clock string, brandID int64)
	Refresh()
}

// Labels names days: holidays, observances, the Hijri day.
type Labels interface {
	// Label is the most telling name of a day, "" for none; holiday: it is drawn red.
	Label(day string) (text string, holiday bool)
	// Period names the Hijri months that days span, "" for none.
	Period(from, to string) string
}

// TableView is the plan as a table, shown in the calendar's place.
type TableView interface {
	Object() fyne.CanvasObject
	Show(f models.Filter, from, to string)
	Hide()
	Tools() fyne.CanvasObject
	TypedKey(*fyne.KeyEvent) bool
	TypedRune(rune) bool
	Shortcut(name string) bool
	Hints() []kit.Hint
	Close()
}

// The views of the calendar.
const (
	viewMonth = "month"
	viewWeek  = "week"
	viewTable = "table"
)

// Screen is the calendar. All methods belong to the UI goroutine.
type Screen struct {
	host   Host
	plan   *plan.Service
	brands *brand.Service
	labels Labels
	thumb  func(hash string, px int) string
	table  TableView

	view   string
	at     time.Time // the first of the month shown
	filter models.Filter
	list   map[int64]*models.Brand
	cards  []models.Card
	tray   []models.Card
	failed error
	loaded bool // something was read once

	slots     []models.Slot
	warnings  []plan.Warning
	readiness []plan.Readiness
	unfolded  bool // the hours before nine are open

	focus    string         // the day with the keyboard, "2006-01-02"
	focused  int64          // the post with the keyboard, 0: the day itself
	selected map[int64]bool // posts

	root   *fyne.Container
	month  *month
	week   *week
	scroll *container.Scroll // of the week's hours
	latest kit.Latest
	read   [2]string // the first and last day that were asked for
	drag   *dragging
	shown  bool
	cancel func()
}

// New builds the calendar at the present month; labels and table may be nil. It
// reads nothing before Shown.
func New(host Host, p *plan.Service, b *brand.Service, bus *models.Bus, labels Labels, thumb func(hash string, px int) string, table TableView) *Screen {
	s := &Screen{
		host: host, plan: p, brands: b, labels: labels, thumb: thumb, table: table,
		view: viewMonth, list: map[int64]*models.Brand{}, selected: map[int64]bool{}, root: container.NewStack(),
	}
	s.focus = host.Now().Format(models.DayFormat)
	s.at = firstOf(host.Now())
	s.cancel = bus.Subscribe(func(c models.Changed) {
		if c.Area == models.AreaPosts || c.Area == models.AreaBrands {
			host.Runner().Run(func() func() { return s.Reload })
		}
	})
	s.render()
	return s
}

// Close ends listening to changes.
func (s *Screen) Close() {
	s.cancel()
	if s.table != nil {
		s.table.Close()
	}
}

// Title names the screen.
func (s *Screen) Title() string { return lang.T("calendar.title") }

// Subtitle counts what is shown.
func (s *Screen) Subtitle() string {
	if s.view != viewMonth || len(s.list) == 0 {
		return ""
	}
	brands := len(s.list)
	if n := len(s.filter.Brands); n > 0 {
		brands = n
	}
	return lang.T("calendar.subtitle", "posts", lang.N("common.posts", len(s.cards)), "brands", lang.N("calendar.brands", brands))
}

// Object is the screen's content.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Shown reads what is in view.
func (s *Screen) Shown() { s.shown = true; s.Reload() }

// Hidden stops following changes until the screen is shown again.
func (s *Screen) Hidden() {
	s.shown = false
	s.endDrag()
	if s.table != nil {
		s.table.Hide()
	}
}

// SetBrands narrows to brands; none means all.
func (s *Screen) SetBrands(ids []int64) {
	s.filter.Brands = slices.Clone(ids)
	s.filter.Pillars = nil // a pillar belongs to one brand
	s.Reload()
	s.render()
}

// GoTo shows the month of a day and puts the focus on it.
func (s *Screen) GoTo(day string) {
	t, err := time.Parse(models.DayFormat, day)
	if err != nil {
		return
	}
	s.focus, s.focused, s.at = day, 0, firstOf(t)
	s.Reload()
	s.render()
}

// Reload reads the visible range again, off the UI goroutine.
func (s *Screen) Reload() {
	if !s.shown {
		return
	}
	if s.view == viewTable {
		from, to := span(s.at)
		s.table.Show(s.filter, from, to)
		return
	}
	from, to := s.period()
	s.read = [2]string{from, to}
	f := s.filter
	weekly := s.view == viewWeek
	s.latest.Run(s.host.Runner(), func() func() {
		ctx := context.Background()
		brands, err := s.brands.List(ctx, true)
		var cards, tray []models.Card
		if err == nil {
			cards, err = s.plan.Cards(ctx, from, to, f)
		}
		if err == nil {
			tray, err = s.plan.Tray(ctx, f)
		}
		var slots []models.Slot
		var warnings []plan.Warning
		var readiness []plan.Readiness
		if err == nil && weekly {
			slots, err = s.plan.Slots(ctx, f.Brands...)
			if err == nil {
				warnings, err = s.plan.Warnings(ctx, cards)
			}
			if err == nil {
				readiness, err = s.plan.Readiness(ctx)
			}
		}
		return func() {
			s.failed = err
			if err != nil {
				slog.Error("read calendar", "err", err)
			} else {
				s.take(brands, cards, tray)
				if !s.loaded {
					s.loaded = true
					slog.Info("calendar read", "posts", len(cards))
				}
				s.slots, s.warnings, s.readiness = slots, warnings, readiness
			}
			s.render()
			s.host.Refresh()
		}
	})
}

func (s *Screen) take(brands []models.Brand, cards, tray []models.Card) {
	s.list = map[int64]*models.Brand{}
	for i := range brands {
		s.list[brands[i].ID] = &brands[i]
	}
	s.cards, s.tray = cards, tray
	present := map[int64]bool{}
	for _, c := range cards {
		present[c.PostID] = true
	}
	for _, c := range tray {
		present[c.PostID] = true
	}
	for id := range s.selected {
		if !present[id] {
			delete(s.selected, id)
		}
	}
	if !present[s.focused] {
		s.focused = 0
	}
}

// render builds the screen from what was read.
func (s *Screen) render() {
	if s.view == viewTable {
		s.root.Objects = []fyne.CanvasObject{container.NewBorder(s.toolbar(), nil, nil, nil, s.table.Object())}
		s.root.Refresh()
		return
	}
	if s.view == viewWeek {
		s.renderWeek()
		return
	}
	s.month, s.week = newMonth(s), nil
	left := container.NewBorder(s.toolbar(), s.selectionBar(), nil, nil, s.month)
	s.root.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, s.side(), left)}
	s.root.Refresh()
}

func (s *Screen) renderWeek() {
	offset := float32(-1)
	if s.scroll != nil {
		offset = s.scroll.Offset.Y
	}
	s.month, s.week = nil, newWeek(s)
	s.scroll = container.NewVScroll(s.week)
	body := container.NewBorder(s.weekHead(), nil, nil, nil, s.scroll)
	left := container.NewBorder(s.toolbar(), s.selectionBar(), nil, nil, body)
	s.root.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, s.weekSide(), left)}
	s.root.Refresh()
	if offset >= 0 {
		s.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

// period is the first and last day drawn.
func (s *Screen) period() (from, to string) {
	if s.view == viewWeek {
		day := parse(s.focus)
		from = addDays(s.focus, -weekday(day))
		return from, addDays(from, 6)
	}
	return grid(s.at)
}

// state is what survives a change of language or theme.
type state struct {
	view, focus string
	at          time.Time
	filter      models.Filter
}

// State is where the person is, to be given to the calendar built anew.
func (s *Screen) State() any { return state{s.view, s.focus, s.at, s.filter} }

// SetState goes there.
func (s *Screen) SetState(kept any) {
	k, ok := kept.(state)
	if !ok {
		return
	}
	s.view, s.focus, s.at, s.filter = k.view, k.focus, k.at, k.filter
	s.Reload()
	s.render()
}

func (s *Screen) setView(v string) {
	if v == s.view || v == viewTable && s.table == nil {
		return
	}
	if s.view == viewTable {
		s.table.Hide()
	}
	s.view = v
	s.at = firstOf(parse(s.focus))
	s.Reload()
	s.render()
	s.host.Refresh()
}

// turn goes a month, or in the week view a week, back or forth.
func (s *Screen) turn(by int) {
	if s.view == viewWeek {
		s.focus, s.focused = addDays(s.focus, 7*by), 0
		s.Reload()
		s.render()
		return
	}
	months := by
	s.at = s.at.AddDate(0, months, 0)
	s.focus, s.focused = s.at.Format(models.DayFormat), 0
	s.Reload()
	s.render()
}

func (s *Screen) today() {
	s.GoTo(s.host.Now().Format(models.DayFormat))
}
