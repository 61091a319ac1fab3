// Package calendar is the editorial plan in time: month, week, and the table it
// hosts, with the tray of posts without a day. Data is read off the UI
// goroutine and swapped in at once; every drag has a key and a menu entry that
// does the same.
package calendar

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

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
	mods   func() fyne.KeyModifier                       // the modifier keys held now
	after  func(d time.Duration, f func()) (stop func()) // a timer on the UI goroutine

	view     string
	at       time.Time // the first of the month wanted
	filter   models.Filter
	suggest  bool // empty recurring slots are shown in the week
	unfolded bool // the hours before nine are open
	sideOpen bool // the pane beside, in a window too narrow for it

	data   scene // what is shown
	names  naming
	failed error
	loaded bool // something was read once

	day      string // the day with the keyboard, "2006-01-02"
	focused  place  // the card with the keyboard; zero: the day itself
	inTray   bool   // the keyboard is in the tray
	keyboard bool   // the ring is shown: keys were used since the pointer was
	wanted   int64  // the post to focus when the next data is there
	selected map[int64]bool
	anchor   place // where a selection with Shift begins

	root    *fyne.Container
	bar     *toolbar
	month   *month
	week    *week
	head    *weekHead
	scroll  *container.Scroll // of the week's hours
	side    *weekSide
	tray    *tray
	over    *fyne.Container // selection bar and empty states, above the body
	art     *art
	popup   []*card // of the day last opened
	latest  kit.Latest
	drag    *dragging
	pressed *press
	shown   bool
	cancel  func()
}

// New builds the calendar at the present month; labels and table may be nil. It
// reads nothing before Shown.
func New(host Host, p *plan.Service, b *brand.Service, bus *models.Bus, labels Labels, thumb func(hash string, px int) string, table TableView) *Screen {
	s := &Screen{
		host: host, plan: p, brands: b, labels: labels, thumb: thumb, table: table,
		mods: modifiers, after: later, view: viewMonth, suggest: true, selected: map[int64]bool{}, art: newArt(),
		names: naming{labels: labels}, over: container.NewStack(),
	}
	s.day = host.Now().Format(models.DayFormat)
	s.at = firstOf(host.Now())
	s.data = scene{at: s.at, brands: map[int64]*models.Brand{}}
	s.data.from, s.data.to = s.period()
	s.month, s.week = newMonth(s), newWeek(s)
	s.head, s.side = newWeekHead(s, s.week), newWeekSide(s)
	s.scroll = container.NewVScroll(s.week)
	s.root = container.New(&frame{s})
	s.tray = newTray(s)
	s.bar = newToolbar(s)
	s.cancel = bus.Subscribe(func(c models.Changed) {
		switch c.Area {
		case models.AreaBrands:
			host.Runner().Run(func() func() { return func() { s.art.forgetLogos(); s.Reload() } })
		case models.AreaPosts:
			host.Runner().Run(func() func() { return s.Reload })
		case models.AreaMedia: // another cover, or a lost file is back
			host.Runner().Run(func() func() { return func() { s.art.forgetThumbs(); s.Reload() } })
		}
	})
	s.show()
	return s
}

func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

func later(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
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
	if s.view == viewTable || len(s.data.brands) == 0 {
		return ""
	}
	if s.view == viewWeek {
		_, n := parse(s.data.from).ISOWeek()
		return lang.T("calendar.week_n", "n", n)
	}
	posts := map[int64]bool{}
	for i := range s.data.items {
		posts[s.data.items[i].PostID] = true
	}
	return lang.T("calendar.subtitle", "posts", lang.N("common.posts", len(posts)), "brands", lang.N("calendar.brands", len(s.inScope())))
}

// Object is the screen's content.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Shown reads what is in view.
func (s *Screen) Shown() { s.shown = true; s.Reload() }

// Hidden stops following changes until the screen is shown again.
func (s *Screen) Hidden() {
	s.shown = false
	s.release()
	s.endDrag()
	s.drag = nil
	if s.table != nil {
		s.table.Hide()
	}
}

// SetBrands narrows to brands; none means all.
func (s *Screen) SetBrands(ids []int64) {
	if slices.Equal(s.filter.Brands, ids) {
		return
	}
	s.filter.Brands = slices.Clone(ids)
	s.filter.Pillars = nil // a pillar belongs to one brand
	s.Reload()
}

// GoTo shows the time of a day and puts the keyboard on it.
func (s *Screen) GoTo(day string) {
	t, err := time.Parse(models.DayFormat, day)
	if err != nil {
		return
	}
	s.day, s.focused, s.inTray, s.at = day, place{}, false, firstOf(t)
	s.bringUp()
}

// Tick follows the clock: what was planned may be late by now.
func (s *Screen) Tick() {
	now := s.host.Now()
	age(s.data.items, now)
	age(s.data.tray, now)
	if s.view != viewTable {
		s.show()
	}
}

// state is what survives a change of language or theme.
type state struct {
	view, day         string
	at                time.Time
	filter            models.Filter
	suggest, unfolded bool
	order             string
}

// State is where the person is, to be given to the calendar built anew.
func (s *Screen) State() any {
	return state{s.view, s.day, s.at, s.filter, s.suggest, s.unfolded, s.tray.order}
}

// SetState goes there.
func (s *Screen) SetState(kept any) {
	k, ok := kept.(state)
	if !ok {
		return
	}
	s.view, s.day, s.at, s.filter, s.suggest, s.unfolded, s.tray.order = k.view, k.day, k.at, k.filter, k.suggest, k.unfolded, k.order
	if k.filter.Text != "" {
		s.bar.search.Set(k.filter.Text)
		s.bar.search.Show()
		s.bar.find.Hide()
	}
	s.bringUp()
}

func (s *Screen) setView(v string) {
	if v == s.view || v == viewTable && s.table == nil {
		return
	}
	if s.view == viewTable {
		s.table.Hide()
	}
	s.view = v
	s.at = firstOf(parse(s.day))
	s.inTray = false
	s.bringUp()
	s.host.Refresh()
}

// turn goes a month, or in the week view a week, back or forth.
func (s *Screen) turn(by int) {
	s.focused, s.inTray = place{}, false
	if s.view == viewWeek {
		s.day = addDays(s.day, 7*by)
		s.at = firstOf(parse(s.day))
	} else {
		s.at = s.at.AddDate(0, by, 0)
		s.day = s.at.Format(models.DayFormat)
		if today := s.host.Now(); firstOf(today).Equal(s.at) {
			s.day = today.Format(models.DayFormat)
		}
	}
	s.bringUp()
}

func (s *Screen) today() { s.GoTo(s.host.Now().Format(models.DayFormat)) }

func (s *Screen) toggleFold() {
	s.unfolded = !s.unfolded
	s.show()
	if s.unfolded {
		s.scroll.ScrollToOffset(fyne.NewPos(0, 0))
	}
}
