package editor

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// Width is the width of the panel in logical pixels.
const Width = 420

// saveAfter is how long after the last key the panel saves.
const saveAfter = 800 * time.Millisecond

// Host is what the panel uses of the window it lies in.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Now() time.Time
	OpenPost(id int64)
	ClosePost() // takes the panel away; the panel has saved before
	// ChooseFiles asks for files to open; the answer comes on the UI goroutine.
	ChooseFiles(extensions []string, chosen func(paths []string))
}

// Media stores files of the workspace and knows where they lie.
type Media interface {
	Add(ctx context.Context, path string) (*models.Media, error)
}

// After calls f on the UI goroutine after a while, unless stopped before.
type After func(d time.Duration, f func()) (stop func())

// Panel edits one post at a time. All methods belong to the UI goroutine.
type Panel struct {
	host   Host
	plan   *plan.Service
	brands *brand.Service
	media  Media
	thumb  func(hash string, px int) string
	after  After

	id       int64
	post     *models.Post // with all edits applied
	brand    *models.Brand
	warnings []plan.Warning

	pending edits // not saved
	flying  edits // being saved
	stop    func()
	savedAt time.Time
	failed  error
	seq     int   // of loads; answers of an older one are dropped
	saveSeq int   // of saves
	rebuild bool  // the brand changed: the widgets are made anew
	tab     int64 // account whose caption is shown, 0 the base
	split   bool  // times per account are shown though they agree

	root   *fyne.Container
	view   *view
	bus    *models.Bus
	cancel func() // stops listening
}

// New builds an empty panel; thumb gives the file of a picture's thumbnail.
func New(host Host, p *plan.Service, b *brand.Service, media Media, bus *models.Bus, thumb func(hash string, px int) string) *Panel {
	s := &Panel{host: host, plan: p, brands: b, media: media, thumb: thumb, after: later}
	s.root = &fyne.Container{Layout: fill{}}
	s.bus = bus
	return s
}

// listen hears of changes while a post is open.
func (s *Panel) listen() {
	if s.cancel != nil {
		return
	}
	s.cancel = s.bus.Subscribe(func(c models.Changed) {
		s.host.Runner().Run(func() func() { return func() { s.changed(c) } })
	})
}

// SetAfter replaces the clock behind autosave; tests run it by hand.
func (s *Panel) SetAfter(a After) { s.after = a }

// later is the clock of a running program. It waits only while something is unsaved.
func later(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// Object is the panel's canvas object.
func (s *Panel) Object() fyne.CanvasObject { return s.root }

// ID is the post shown, 0 none.
func (s *Panel) ID() int64 { return s.id }

// Open shows a post, after saving the one shown before.
func (s *Panel) Open(id int64) {
	if id == s.id && s.post != nil {
		return
	}
	if err := s.Flush(); err != nil { // nothing typed is left behind: this post stays
		s.sayFailed(err)
		return
	}
	s.id, s.post, s.tab, s.split, s.failed = id, nil, 0, false, nil
	s.savedAt = time.Time{}
	s.view = nil
	s.root.Objects = nil
	s.listen()
	s.load()
}

// load reads the post, its brand and warnings off the UI.
func (s *Panel) load() {
	if s.id == 0 {
		return
	}
	s.seq++
	seq, id := s.seq, s.id
	s.host.Runner().Run(func() func() {
		ctx := context.Background()
		p, b, w, err := s.read(ctx, id)
		return func() {
			if seq != s.seq || id != s.id {
				return
			}
			switch {
			case err != nil:
				slog.Error("post: load", "id", id, "err", err)
				s.showFailure(lang.T("editor.load_failed"), s.load)
			case p == nil || p.DeletedAt != 0:
				s.pending = nil
				s.showFailure(lang.T("editor.gone"), nil)
			default:
				s.take(p, b, w)
			}
		}
	})
}

func (s *Panel) read(ctx context.Context, id int64) (*models.Post, *models.Brand, []plan.Warning, error) {
	posts, err := s.plan.Posts(ctx, id)
	if err != nil || len(posts) == 0 || posts[0] == nil {
		return nil, nil, nil, err
	}
	p := posts[0]
	b, err := s.brands.Get(ctx, p.BrandID)
	if err != nil {
		return nil, nil, nil, err
	}
	w, err := s.warn(ctx, p)
	return p, b, w, err
}

// warn are the plan's warnings about this post: past, too close, not approved.
func (s *Panel) warn(ctx context.Context, p *models.Post) ([]plan.Warning, error) {
	from, to := "", ""
	for _, v := range p.Variants {
		if v.Day != "" && (from == "" || v.Day < from) {
			from = v.Day
		}
		to = max(to, v.Day)
	}
	if from == "" {
		return nil, nil
	}
	cards, err := s.plan.Cards(ctx, from, to, models.Filter{Brands: []int64{p.BrandID}})
	if err != nil {
		return nil, err
	}
	all, err := s.plan.Warnings(ctx, cards)
	return slices.DeleteFunc(all, func(w plan.Warning) bool {
		return !slices.ContainsFunc(w.Cards, func(c models.Card) bool { return c.PostID == p.ID })
	}), err
}

// take shows a post as stored, with what is not saved yet laid over it.
func (s *Panel) take(p *models.Post, b *models.Brand, w []plan.Warning) {
	s.flying.apply(p)
	s.pending.apply(p)
	s.post, s.brand, s.warnings = p, b, w
	if s.tab != 0 && variant(p, s.tab) == nil {
		s.tab = 0
	}
	if s.view == nil || s.rebuild || s.view.brand != b.ID {
		s.rebuild = false
		s.view = newView(s)
		s.root.Objects = []fyne.CanvasObject{s.view.object}
		s.root.Refresh()
	}
	s.view.sync()
}

// changed takes up a write made anywhere, also by this panel.
func (s *Panel) changed(c models.Changed) {
	if s.id == 0 || c.Area != models.AreaPosts && c.Area != models.AreaBrands {
		return
	}
	if c.Area == models.AreaPosts && len(c.IDs) > 0 && !slices.Contains(c.IDs, s.id) {
		return
	}
	if c.Area == models.AreaBrands {
		s.rebuild = true
	}
	if len(s.flying) == 0 { // else the end of the save loads
		s.load()
	}
}

// change applies an edit at once and plans its saving.
func (s *Panel) change(key string, apply func(p *models.Post)) {
	if s.post == nil {
		return
	}
	apply(s.post)
	s.post.Summarise(s.brand.Zone)
	s.pending = s.pending.with(edit{key, apply})
	s.failed = nil
	if s.stop != nil {
		s.stop()
	}
	s.stop = s.after(saveAfter, s.save)
	s.view.changed()
}

// changeNow is for choices: nothing is typed, so nothing is waited for.
func (s *Panel) changeNow(key string, apply func(p *models.Post)) {
	s.change(key, apply)
	s.save()
}

// save writes the pending edits off the UI. Typing goes on meanwhile; its
// edits wait for the next save.
func (s *Panel) save() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	if len(s.pending) == 0 || len(s.flying) > 0 || s.id == 0 {
		return
	}
	s.saveSeq++
	id, seq := s.id, s.saveSeq
	s.flying, s.pending = s.pending, nil
	flying := s.flying
	s.host.Runner().Run(func() func() {
		_, err := s.plan.Edit(context.Background(), id, func(p *models.Post, _ *models.Brand) { flying.apply(p) })
		return func() { s.saved(id, seq, flying, err) }
	})
	s.showState()
}

func (s *Panel) saved(id int64, seq int, flying edits, err error) {
	if id != s.id || seq != s.saveSeq { // Flush has written these edits again
		return
	}
	s.flying = nil
	if err != nil {
		slog.Error("post: save", "id", id, "err", err)
		s.failed = err
		rest := s.pending
		s.pending = flying
		for _, e := range rest {
			s.pending = s.pending.with(e)
		}
		s.showState()
		return
	}
	s.savedAt = s.host.Now()
	if len(s.pending) > 0 {
		if s.stop == nil {
			s.stop = s.after(saveAfter, s.save)
		}
	}
	s.showState()
	s.load() // also drops an answer that was read before this save
}

func (s *Panel) showState() {
	if s.view != nil {
		s.view.state()
	}
}

// Flush saves at once and waits until it is done: before another post is
// shown, and when the program quits. It reports a failure to the caller too.
func (s *Panel) Flush() error {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	all := append(slices.Clone(s.flying), s.pending...) // a save under way may still fail; edits can be carried out twice
	if len(all) == 0 || s.id == 0 {
		return nil
	}
	_, err := s.plan.Edit(context.Background(), s.id, func(p *models.Post, _ *models.Brand) { all.apply(p) })
	if err != nil {
		slog.Error("post: flush", "id", s.id, "err", err)
		s.failed = err
		return err
	}
	s.saveSeq++
	s.seq++
	s.flying, s.pending, s.failed = nil, nil, nil
	s.savedAt = s.host.Now()
	return nil
}

// Close saves, empties the panel and asks the host to take it away. When the
// save fails the panel stays and says why.
func (s *Panel) Close() {
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
		return
	}
	s.forget()
	s.host.ClosePost()
}

// Hidden saves when another screen takes the panel's place.
func (s *Panel) Hidden() {
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
	}
}

func (s *Panel) forget() {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	s.id, s.post, s.view = 0, nil, nil
	s.pending, s.flying, s.failed = nil, nil, nil
	s.root.Objects = nil
	s.root.Refresh()
}

// sayFailed tells a failure in a toast; a refusal speaks for itself.
func (s *Panel) sayFailed(err error) {
	var told lang.Told
	s.showState()
	text := lang.T("common.error_save", "reason", lang.Error(err))
	if errors.As(err, &told) {
		text = lang.Error(err)
	}
	s.host.Overlay().Toast("triangle-alert", text, lang.T("common.retry"), s.save)
}

// run does a step of the plan off the UI after saving what was typed; a toast
// says what was done and undoes it.
func (s *Panel) run(do func(ctx context.Context, id int64) (plan.Done, error), then func(plan.Done)) {
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
		return
	}
	id := s.id
	s.host.Runner().Run(func() func() {
		done, err := do(context.Background(), id)
		return func() {
			if err != nil {
				slog.Error("post: step", "id", id, "err", err)
				s.sayFailed(err)
				s.load() // a refused choice goes back to what is stored
				return
			}
			if done.Nothing() {
				return
			}
			s.host.Overlay().Toast("check", lang.T(done.Key, done.Args...), lang.T("common.undo"), s.undo)
			if then != nil {
				then(done)
			}
		}
	})
}

func (s *Panel) undo() {
	s.host.Runner().Run(func() func() {
		done, err := s.plan.Undo(context.Background())
		return func() {
			if err != nil {
				s.sayFailed(err)
				return
			}
			s.host.Overlay().Toast("undo-2", lang.T(done.Key, done.Args...), "", nil)
		}
	})
}

// Shortcut handles keys with modifiers by name; it reports whether it was used.
func (s *Panel) Shortcut(name string) bool {
	switch {
	case s.post == nil:
		return false
	case name == "Ctrl+Enter":
		s.advance()
	case name == "Alt+ArrowRight":
		s.view.caption.step(1)
	case name == "Alt+ArrowLeft":
		s.view.caption.step(-1)
	default:
		return false
	}
	return true
}

// Restyle takes up a new theme or language.
func (s *Panel) Restyle() {
	if s.post == nil {
		return
	}
	s.view = newView(s)
	s.root.Objects = []fyne.CanvasObject{s.view.object}
	s.root.Refresh()
	s.view.sync()
}
