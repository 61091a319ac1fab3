package editor

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/brand"
	"lontar/app/compose"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/proof"
	"lontar/app/versions"
	"lontar/app/voice"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/views/kit"
)

// Host is what the editor uses of the window it lies in.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Now() time.Time
	OpenPost(id int64)
	LeavePost() // goes back to the screen before; the editor has saved
	Width() float32
	// ChooseFiles asks for files to open; the answer comes on the UI goroutine.
	ChooseFiles(extensions []string, chosen func(paths []string))
	// PickMedia shows the library of the workspace to choose from, a brand's files first.
	PickMedia(brandID int64, chosen func(list []models.Media))
}

// Services are what the editor asks and tells.
type Services struct {
	Plan     *plan.Service
	Brands   *brand.Service
	Versions *versions.Service
	Voice    *voice.Service
	Proof    func() (*proof.Checker, error) // opened on first use
	Bus      *models.Bus
	Thumb    func(hash string, px int) string       // file of a square picture
	Picture  func(hash string, maxWidth int) string // file of the whole picture
	Files    Files
	Prefs    *workspace.Prefs
}

// After calls f on the UI goroutine after a while, unless stopped before.
type After func(d time.Duration, f func()) (stop func())

// Screen edits one post at a time. All methods belong to the UI goroutine.
type Screen struct {
	Services
	host  Host
	after After

	id    int64
	post  *models.Post // with all edits applied
	brand *models.Brand
	known known // what the brand has besides: groups, handles, campaigns
	tab   int64 // account whose text is shown, 0 the base
	split bool  // times per account are shown though they agree

	saving
	seq     int  // of loads; answers of an older one are dropped
	rebuild bool // the brand changed: the widgets are made anew
	pieces  []compose.Piece
	checks  checks

	root   *fyne.Container
	view   *view
	cancel func() // stops listening
}

// New builds an editor without a post.
func New(host Host, s Services) *Screen {
	e := &Screen{Services: s, host: host, after: later}
	e.root = &fyne.Container{Layout: fill{}}
	return e
}

// SetAfter replaces the clock behind autosave and checks; tests run it by hand.
func (s *Screen) SetAfter(a After) { s.after = a }

// later is the clock of a running program. It waits only while something is due.
func later(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// Object is the editor's canvas object.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// ID is the post shown, 0 none.
func (s *Screen) ID() int64 { return s.id }

// Alone tells the window that the editor brings its own bars.
func (s *Screen) Alone() bool { return true }

// Title and Subtitle are not shown: the editor has its own bar.
func (s *Screen) Title() string { return "" }

// Subtitle is not shown.
func (s *Screen) Subtitle() string { return "" }

// Shown takes the keyboard to the text.
func (s *Screen) Shown() {
	if s.view != nil {
		s.view.writing.focus()
	}
}

// Hidden saves when another screen takes the editor's place.
func (s *Screen) Hidden() {
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
	}
}

// Close saves and ends what the editor listens to.
func (s *Screen) Close() {
	s.Hidden()
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

// SetBrands does not concern the editor: it shows one post.
func (s *Screen) SetBrands([]int64) {}

// kept is what survives a rebuild of the window.
type kept struct{ id, tab int64 }

// State is the post and the account shown.
func (s *Screen) State() any { return kept{s.id, s.tab} }

// SetState shows them again.
func (s *Screen) SetState(v any) {
	if k, ok := v.(kept); ok && k.id != 0 {
		s.Open(k.id)
		s.tab = k.tab
		if s.view != nil {
			s.view.sync()
		}
	}
}

// Resized lays the panes out anew when the window passes a step of the design.
func (s *Screen) Resized() {
	if s.view != nil && s.view.wide != s.wide() {
		s.draw()
	}
}

// wide reports whether two previews lie side by side (TOKENS §4).
func (s *Screen) wide() bool { return s.host.Width() >= 1400 }

// Open shows a post, after saving the one shown before.
func (s *Screen) Open(id int64) {
	if id == s.id && s.post != nil {
		return
	}
	if err := s.Flush(); err != nil { // nothing typed is left behind: this post stays
		s.sayFailed(err)
		return
	}
	s.forget()
	s.id = id
	s.listen()
	s.load()
}

// forget empties the editor.
func (s *Screen) forget() {
	s.id, s.post, s.view, s.tab, s.split = 0, nil, nil, 0, false
	s.saving = saving{}
	s.pieces, s.checks = nil, checks{}
	s.root.Objects = nil
	s.root.Refresh()
}

// Leave saves and goes back to the screen before. When the save fails the
// editor stays and says why.
func (s *Screen) Leave() {
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
		return
	}
	s.host.LeavePost()
}

// Shortcut handles keys with modifiers by name; it reports whether it was used.
func (s *Screen) Shortcut(name string) bool {
	if s.post == nil {
		return false
	}
	switch name {
	case "Ctrl+Enter":
		s.advance()
	case "Ctrl+Alt+ArrowRight", "Alt+ArrowRight":
		s.view.writing.step(1)
	case "Ctrl+Alt+ArrowLeft", "Alt+ArrowLeft":
		s.view.writing.step(-1)
	case "Ctrl+.":
		s.view.findings.next()
	case "Ctrl+Shift+.":
		s.view.findings.apply()
	case "Ctrl+D":
		s.duplicate()
	case "Ctrl+Shift+E":
		s.view.writing.openEmoji()
	case "Ctrl+H":
		s.showVersions()
	default:
		return false
	}
	return true
}

// TypedKey leaves the editor with Esc.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyEscape {
		return false
	}
	s.Leave()
	return true
}

// TypedRune keeps single letters from opening other things over a text.
func (s *Screen) TypedRune(rune) bool { return s.post != nil }

// Hints are the keys of the editor, for the map of the keyboard.
func (s *Screen) Hints() []kit.Hint {
	return []kit.Hint{
		{Keys: []string{"Ctrl", "."}, Text: lang.T("editor.key.next")},
		{Keys: []string{"Ctrl", "Shift", "."}, Text: lang.T("editor.key.apply")},
		{Keys: []string{"Ctrl", "Enter"}, Text: lang.T("editor.key.advance")},
		{Keys: []string{"Alt", "← →"}, Text: lang.T("editor.key.tabs")},
		{Keys: []string{"Ctrl", "D"}, Text: lang.T("editor.key.duplicate")},
		{Keys: []string{"Ctrl", "H"}, Text: lang.T("editor.key.versions")},
		{Keys: []string{"Ctrl", "Shift", "E"}, Text: lang.T("editor.key.emoji")},
		{Keys: []string{"Esc"}, Text: lang.T("editor.key.leave")},
	}
}

// sayFailed tells a failure in a toast; a refusal speaks for itself.
func (s *Screen) sayFailed(err error) {
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
func (s *Screen) run(do func(ctx context.Context, id int64) (plan.Done, error), then func(plan.Done)) {
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
		return
	}
	id := s.id
	s.host.Runner().Run(func() func() {
		done, err := do(context.Background(), id)
		return func() {
			if err != nil {
				slog.Error("editor: step", "id", id, "err", err)
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

func (s *Screen) undo() {
	s.host.Runner().Run(func() func() {
		done, err := s.Plan.Undo(context.Background())
		return func() {
			if err != nil {
				s.sayFailed(err)
				return
			}
			s.host.Overlay().Toast("undo-2", lang.T(done.Key, done.Args...), "", nil)
		}
	})
}
