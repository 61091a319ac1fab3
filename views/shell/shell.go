// Package shell is the window: rail, top bar and status bar around one screen
// at a time. It opens the workspace, builds the screens, passes keys on to the
// one that is shown, and rebuilds everything when language or theme change.
package shell

import (
	"context"
	"errors"
	"image/color"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/voice"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/views/calendar"
	"lontar/views/kit"
)

// Screen is what fills the window beside the rail.
type Screen interface {
	Title() string
	Subtitle() string
	Object() fyne.CanvasObject
	Shown()
	Hidden()
	TypedKey(*fyne.KeyEvent) bool
	TypedRune(rune) bool
	// Shortcut takes "Ctrl+D", "Ctrl+Shift+Z", "Alt+ArrowUp", "Ctrl+ArrowRight", …
	Shortcut(name string) bool
	Hints() []kit.Hint
	// SetBrands is the scope of the top bar; none means all.
	SetBrands(ids []int64)
	// Close ends what the screen listens to; it saves what is pending.
	Close()
}

// Options are what the program was started with.
type Options struct {
	Dir     string // workspace folder
	Version string
	Prefs   *workspace.Prefs
	Runner  kit.Runner       // nil: kit.Background
	Now     func() time.Time // nil: the machine's clock
	Drawn   func()           // called once when the first screen shows what there is; nil: nobody asks
	Labels  calendar.Labels  // names of days; nil: none
	Home    string           // the folder shown as "~"; "": the person's own
	Plan    string           // a plan file to import once the workspace is open; "" none
	// Example fills an empty workspace with the example.
	Example func(context.Context, *workspace.Workspace) error
}

// Shell is the program's window.
type Shell struct {
	o       Options
	scale   float32 // the size in force
	window  fyne.Window
	overlay *kit.Overlay
	runner  kit.Runner
	filled  bool        // something to work with was shown
	early   chan opened // from Prepare; nil when there is nothing to take

	work   *workspace.Workspace
	plan   *plan.Service
	brands *brand.Service
	voice  *voice.Service

	scope []int64 // brands of the top bar; none: all
	list  []models.Brand
	// hasBrands tells a workspace whose brands are all archived from an empty one.
	hasBrands  bool
	background sync.WaitGroup // work that must end before the workspace is closed
	screens    []entry
	at         int
	warnings   int // of the present day
	counting   kit.Latest
	saved      time.Time
	backup     time.Time
	cancel     func()
	asleep     chan struct{} // closed when the clock is not followed any more

	back    int             // the screen the editor goes back to
	content *fyne.Container // the screen's place
	middle  *fyne.Container // beside the rail: bars and screen, or a screen with bars of its own
	rail    *fyne.Container
	top     *fyne.Container
	status  *fyne.Container
}

// entry is a place of the rail.
type entry struct {
	id, icon string
	screen   Screen
	hidden   bool // not in the rail
}

// New prepares the window. Open shows something in it.
func New(window fyne.Window, o Options) *Shell {
	if o.Runner == nil {
		o.Runner = kit.Background{}
	}
	s := &Shell{o: o, scale: o.Prefs.Scale, window: window, overlay: kit.NewOverlay(window), runner: o.Runner}
	window.SetCloseIntercept(s.Quit)
	window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { s.dropped(files) })
	s.keys()
	return s
}

// opened is what Prepare came to.
type opened struct {
	work *workspace.Workspace
	err  error
}

// Prepare opens the workspace in the background, while the window system makes
// the window, and reads once what the first screen is going to ask for. Start
// must follow.
func (s *Shell) Prepare() {
	s.early = make(chan opened, 1)
	go func() {
		w, err := workspace.Open(s.o.Dir, workspace.Options{Now: s.o.Now})
		if err == nil {
			ctx, now := context.Background(), w.Now()
			// What goes wrong here goes wrong again where somebody asks.
			_, _ = w.Store.Brands(ctx, true)
			_, _ = w.Store.Cards(ctx, now.AddDate(0, 0, -30).Format(models.DayFormat), now.AddDate(0, 0, 30).Format(models.DayFormat), models.Filter{})
		}
		s.early <- opened{w, err}
	}()
}

// openDir opens the workspace of the options, or takes the one Prepare opened.
func (s *Shell) openDir() (*workspace.Workspace, error) {
	if s.early != nil {
		o := <-s.early
		s.early = nil
		return o.work, o.err
	}
	return workspace.Open(s.o.Dir, workspace.Options{Now: s.o.Now})
}

// patience is how long the first frame may wait for the calendar.
const patience = 300 * time.Millisecond

// Start opens the workspace when the program starts, before the event loop
// runs: the first frame already shows the calendar with its posts.
func (s *Shell) Start() {
	if s.o.Runner != (kit.Background{}) {
		s.Open()
		return
	}
	first := kit.NewFirst()
	s.runner = first
	s.Open()
	first.Settle(func() bool { return s.filled }, patience)
	s.runner = kit.Background{}
}

// Open opens the workspace of the options and shows the calendar, the first
// start when the workspace has no brand yet, or what went wrong and the ways out.
func (s *Shell) Open() {
	w, err := s.openDir()
	if err != nil {
		slog.Error("open workspace", "dir", s.o.Dir, "err", err)
		s.showFault(err)
		return
	}
	s.adopt(w)
	s.o.Prefs.Opened(w.Dir)
	s.keepPrefs()
	if w.Large() {
		s.readBackups() // the next minute's tick makes the backup that is due
		return
	}
	s.backUpIfDue()
}

// backUpIfDue makes the daily backup in the background.
func (s *Shell) backUpIfDue() {
	w := s.work
	s.background.Add(1)
	s.runner.Run(func() func() {
		defer s.background.Done()
		err := w.BackupIfDue(context.Background())
		return func() {
			if err != nil {
				slog.Error("daily backup", "err", err)
				s.overlay.Toast("triangle-alert", lang.T("shell.backup_failed", "reason", reason(err)), "", nil)
			}
			s.readBackups()
		}
	})
}

// adopt makes an open workspace the one that is shown.
func (s *Shell) adopt(w *workspace.Workspace) {
	s.work = w
	s.plan = plan.New(w.Store, w.Bus, w.Now)
	s.brands = brand.New(w.Store, w.Bus, w.Now)
	s.voice = voice.New(w.Store, w.Bus, w.Now)
	s.saved, s.backup = w.Now(), time.Time{}
	s.cancel = w.Bus.Subscribe(func(c models.Changed) {
		s.runner.Run(func() func() {
			return func() {
				if s.work == w {
					s.changed(c)
				}
			}
		})
	})
	kit.SetLogoPath(func(hash string) string { return s.thumb(hash, 64) })
	kit.Today = w.Now
	s.readBrands(func() {
		if !s.hasBrands {
			s.showStart()
			return
		}
		s.build()
	})
}

// Quit saves what is pending, at once, and leaves.
func (s *Shell) Quit() {
	size := s.window.Canvas().Size()
	s.o.Prefs.Width, s.o.Prefs.Height = size.Width, size.Height
	s.keepPrefs()
	s.closeWorkspace()
	s.overlay.Forget()
	s.window.SetCloseIntercept(nil)
	s.window.Close()
}

// closeWorkspace lets every screen save, waits for a backup under way, and
// gives the workspace back.
func (s *Shell) closeWorkspace() {
	s.overlay.CloseAll()
	for _, e := range s.screens {
		e.screen.Hidden()
		e.screen.Close()
	}
	s.screens = nil
	if s.work == nil {
		return
	}
	s.cancel()
	s.background.Wait()
	if err := s.work.Close(); err != nil {
		slog.Error("close workspace", "err", err)
	}
	s.work = nil
}

func (s *Shell) keepPrefs() {
	if err := s.o.Prefs.Save(); err != nil {
		slog.Warn("keep settings", "err", err)
	}
}

// keeper is a screen with something to keep over a rebuild of the window, such
// as the month it shows.
type keeper interface {
	State() any
	SetState(any)
}

// build makes every screen anew, in the present language and theme, and shows
// the one that was shown, as it was.
func (s *Shell) build() {
	kept := map[string]any{}
	for _, e := range s.screens {
		if k, ok := e.screen.(keeper); ok {
			kept[e.id] = k.State()
		}
	}
	for _, e := range s.screens {
		e.screen.Hidden()
		e.screen.Close()
	}
	s.screens = s.makeScreens()
	s.at = min(s.at, len(s.screens)-1)
	s.content, s.middle = container.NewStack(), container.NewStack()
	s.rail, s.top, s.status = container.NewStack(), container.NewStack(), container.NewStack()
	// The bars have their size before they are filled, so that filling them moves nothing.
	frame := dock(nil, nil, kit.Fixed(88, 0, s.rail), nil, s.middle)
	s.setContent(frame)
	for _, e := range s.screens {
		if k, ok := e.screen.(keeper); ok && kept[e.id] != nil {
			k.SetState(kept[e.id])
		}
		e.screen.SetBrands(s.scope)
	}
	s.show(s.at)
	s.countWarnings()
	if path := s.o.Plan; path != "" {
		s.o.Plan = ""
		s.OpenImport(path)
	}
	slog.Info("screens built", "screens", len(s.screens))
}

// least is the smallest window, in px (TOKENS §4).
var least = fyne.NewSize(1152, 680)

// setContent fills the window, never smaller than least.
func (s *Shell) setContent(o fyne.CanvasObject) {
	room := canvas.NewRectangle(color.Transparent)
	// Enlarged, the window must still fit the same screen.
	room.SetMinSize(fyne.NewSize(least.Width/max(1, s.o.Prefs.Scale), least.Height/max(1, s.o.Prefs.Scale)))
	// The window itself is drawn in the theme's ground; another rectangle of its
	// size costs a third of a frame where no graphics card draws.
	s.window.SetContent(s.overlay.Wrap(container.NewStack(room, &fyne.Container{
		Layout: &sized{changed: s.resized}, Objects: []fyne.CanvasObject{o},
	})))
}

// sized tells when the width of the window passes a step of the design.
type sized struct {
	changed func()
	narrow  bool
	known   bool
}

// MinSize is nothing: the window's own smallest size counts.
func (l *sized) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout gives the whole room.
func (l *sized) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	narrow := size.Width < compact
	if l.known && narrow != l.narrow {
		l.changed()
	}
	l.narrow, l.known = narrow, true
}

func (s *Shell) resized() {
	if s.screen() == nil {
		return
	}
	s.Refresh()
	if r, ok := s.screen().(interface{ Resized() }); ok {
		r.Resized()
	}
}

// Filled is told by the calendar when it shows its posts for the first time:
// from here on there is something to work with.
func (s *Shell) Filled() { s.drawn() }

// drawn tells, once, that the window shows something to work with.
func (s *Shell) drawn() {
	s.filled = true
	if s.o.Drawn != nil {
		s.o.Drawn()
		s.o.Drawn = nil
	}
}

// show brings a screen into view.
func (s *Shell) show(i int) {
	if i < 0 || i >= len(s.screens) {
		return
	}
	if i != s.at {
		s.screens[s.at].screen.Hidden()
		if s.screens[s.at].id != placeEditor {
			s.back = s.at
		}
	}
	s.at = i
	screen := s.screens[i].screen
	s.frame(screen)
	s.window.Canvas().Unfocus()
	s.drawRail()
	s.Refresh()
	screen.Shown()
}

// frame lays a screen between the window's bars, or alone when it has its own.
func (s *Shell) frame(screen Screen) {
	s.content.Objects = []fyne.CanvasObject{screen.Object()}
	var inside fyne.CanvasObject = s.content
	if a, ok := screen.(interface{ Alone() bool }); !ok || !a.Alone() {
		inside = dock(kit.Fixed(0, 56, s.top), kit.Fixed(0, 28, s.status), nil, nil, s.content)
	}
	s.middle.Objects = []fyne.CanvasObject{inside}
	s.middle.Refresh()
}

func (s *Shell) open(id string) {
	s.show(slices.IndexFunc(s.screens, func(e entry) bool { return e.id == id }))
}

// screen is the one in view; nil before a workspace is open.
func (s *Shell) screen() Screen {
	if len(s.screens) == 0 {
		return nil
	}
	return s.screens[s.at].screen
}

// changed takes up a write of any service.
func (s *Shell) changed(c models.Changed) {
	if s.work == nil {
		return
	}
	s.saved = s.work.Now()
	switch c.Area {
	case models.AreaBrands:
		s.readBrands(func() {
			if len(s.screens) == 0 && s.hasBrands {
				s.build()
				return
			}
			s.Refresh()
		})
	case models.AreaPosts:
		if len(s.screens) > 0 {
			s.countWarnings()
		}
	case models.AreaBackups:
		s.runner.Run(func() func() { return s.readBackups })
	}
	s.drawStatus()
}

func (s *Shell) readBrands(then func()) {
	service := s.brands
	s.runner.Run(func() func() {
		list, err := service.List(context.Background(), true)
		return func() {
			if service != s.brands || s.work == nil {
				return // another workspace was opened meanwhile
			}
			if err != nil {
				slog.Error("list brands", "err", err)
				s.showFault(err)
				return
			}
			s.hasBrands = len(list) > 0
			s.list = slices.DeleteFunc(list, func(b models.Brand) bool { return b.ArchivedAt != 0 })
			s.scope = slices.DeleteFunc(s.scope, func(id int64) bool {
				return !slices.ContainsFunc(s.list, func(b models.Brand) bool { return b.ID == id })
			})
			then()
		}
	})
}

func (s *Shell) readBackups() {
	if s.work == nil {
		return
	}
	if list, err := s.work.Backups(); err == nil && len(list) > 0 {
		s.backup = list[0].At
	}
	s.drawStatus()
}

// thumb answers with the file of a picture's thumbnail, "" when it has none.
func (s *Shell) thumb(hash string, px int) string {
	if s.work == nil {
		return ""
	}
	path, err := s.work.Media.Thumb(hash, px)
	if errors.Is(err, workspace.ErrLost) {
		path, err = s.work.Media.LostThumb(px)
	}
	if err != nil {
		slog.Debug("thumbnail", "hash", hash, "err", err)
		return ""
	}
	return path
}

// dropped takes files dropped on the window: a plan to import, or a backup.
func (s *Shell) dropped(files []fyne.URI) {
	if len(files) == 0 {
		return
	}
	path := files[0].Path()
	switch {
	case strings.EqualFold(filepath.Ext(path), workspace.Extension):
		s.Restore(path)
	case len(s.screens) > 0 && planFile(path):
		s.OpenImport(path)
	default:
		if d, ok := s.screen().(interface{ Drop(paths []string) }); ok {
			d.Drop(pathsOf(files))
			return
		}
		s.overlay.Toast("triangle-alert", lang.T("shell.drop_unknown", "file", filepath.Base(path)), "", nil)
	}
}

func pathsOf(files []fyne.URI) []string {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path()
	}
	return paths
}

// Ticker is a screen that shows the passing time; it is told every minute.
type Ticker interface{ Tick() }

// Awake follows the clock while the window is in front: once a minute.
func (s *Shell) Awake() {
	if s.asleep != nil {
		return
	}
	stop := make(chan struct{})
	s.asleep = stop
	go func() {
		for {
			t := time.NewTimer(time.Until(time.Now().Truncate(time.Minute).Add(time.Minute)))
			select {
			case <-stop:
				t.Stop()
				return
			case <-t.C:
				fyne.Do(s.tick)
			}
		}
	}()
}

// Asleep stops following the clock.
func (s *Shell) Asleep() {
	if s.asleep != nil {
		close(s.asleep)
		s.asleep = nil
	}
}

func (s *Shell) tick() {
	if t, ok := s.screen().(Ticker); ok {
		t.Tick()
	}
	if s.screen() == nil {
		return
	}
	s.drawStatus()
	if time.Since(s.backup) > 24*time.Hour {
		s.backUpIfDue()
	}
}

// Stop saves what is pending when the program ends without being asked.
func (s *Shell) Stop() {
	s.Asleep()
	s.closeWorkspace()
}
