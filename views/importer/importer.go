// Package importer is the import screen: a client's plan file goes in, its
// columns are mapped, every row is shown as it will be read, and nothing is
// written before the SMO says so. It comes from the calendar, the palette or a
// file dropped on the window, and leaves through the host.
package importer

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/models"
	"lontar/views/kit"
)

// Host is what the screen uses of the window around it.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Refresh()
	// ChooseFile asks for a file to open; the answer comes on the UI goroutine.
	ChooseFile(extensions []string, chosen func(path string))
	// ChooseSave asks where to write; name is proposed.
	ChooseSave(name string, chosen func(path string))
	// OpenCalendar leaves for the calendar at a day ("" as it was).
	OpenCalendar(day string)
}

// Plans reads plan files and writes them into the workspace.
type Plans interface {
	Read(ctx context.Context, path string, o planfile.ReadOptions) (*planfile.Draft, error)
	Commit(ctx context.Context, d *planfile.Draft) (*models.Import, error)
	Undo(ctx context.Context, importID int64) (skipped []int64, err error)
	WriteRejected(path string, d *planfile.Draft) error
	// Imports lists the last imports of every brand, newest first.
	Imports(ctx context.Context) ([]models.Import, error)
}

// Brands lists the brands a plan can be imported for.
type Brands interface {
	List(ctx context.Context, archived bool) ([]models.Brand, error)
}

// step is where the import stands, in the order of the stepper.
type step int

const (
	stepFile step = iota
	stepMap
	stepCheck
	stepDone
)

// Screen is the import screen. Create it with New, give it a file with Open.
type Screen struct {
	host   Host
	plans  Plans
	brands Brands

	root    *fyne.Container
	slim    bool // the window is narrow
	list    []models.Brand
	brand   int64
	path    string
	options planfile.ReadOptions
	draft   *planfile.Draft
	step    step
	forget  bool   // the mapping is not to be remembered
	only    string // the action the row list is narrowed to, "" all
	failure error
	busy    bool
	done    *models.Import
	history []models.Import

	selects     map[int]*kit.Select // by column, to give the keyboard back after building anew
	focusColumn int                 // -1 none
	places      map[string]fyne.Position
	note        *canvas.Text // of the footer, for the progress
	rowsDone    int
	total       int

	read   int // sequence number: an older reading that ends late is dropped
	cancel context.CancelFunc
}

// New makes the screen; it is empty until Open or a choice of file.
func New(host Host, plans Plans, brands Brands) *Screen {
	s := &Screen{host: host, plans: plans, brands: brands, focusColumn: -1, places: map[string]fyne.Position{}}
	s.root = container.New(&fitting{s: s})
	s.loadBrands()
	return s
}

// Title is the screen's name in the top bar.
func (s *Screen) Title() string { return lang.T("importer.title") }

// Subtitle says what is imported.
func (s *Screen) Subtitle() string { return lang.T("importer.subtitle") }

// Done reports that an import was written and nothing new begun.
func (s *Screen) Done() bool { return s.step == stepDone }

// Object is the screen's content.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Shown is called when the screen comes into view.
func (s *Screen) Shown() {
	s.loadBrands()
	s.loadHistory()
}

// Hidden is called when another screen takes its place: a reading under way stops.
func (s *Screen) Hidden() { s.stop() }

// SetBrands takes the scope of the top bar: a single brand is the import's brand.
func (s *Screen) SetBrands(ids []int64) {
	if len(ids) == 1 && ids[0] != s.brand && s.step != stepDone {
		s.setBrand(ids[0])
	}
}

// Open starts over with a file.
func (s *Screen) Open(path string) {
	s.stop()
	s.path, s.draft, s.failure, s.done, s.only = path, nil, nil, nil, ""
	s.focusColumn, s.places, s.note = -1, map[string]fyne.Position{}, nil
	s.options = planfile.ReadOptions{BrandID: s.brand}
	s.step = stepFile
	if path != "" {
		s.reread()
	} else {
		s.loadHistory()
	}
	s.render()
}

// State is what stays when the window is built anew: the import as it stands.
func (s *Screen) State() any { return s }

// SetState takes over from the screen before; a reading under way begins again.
func (s *Screen) SetState(state any) {
	old, ok := state.(*Screen)
	if !ok || old.path == "" {
		return
	}
	s.brand, s.path, s.options, s.draft, s.step = old.brand, old.path, old.options, old.draft, old.step
	s.forget, s.only, s.failure, s.done = old.forget, old.only, old.failure, old.done
	if s.draft == nil && s.failure == nil {
		s.reread()
	}
	s.render()
}

func (s *Screen) loadBrands() {
	var list []models.Brand
	s.host.Runner().Run(func() func() {
		var err error
		list, err = s.brands.List(context.Background(), false)
		return func() {
			if err != nil {
				slog.Error("import: list brands", "err", err)
				s.failure = err
			}
			s.list = list
			if s.brand == 0 && len(list) > 0 {
				s.brand = list[0].ID
				s.options.BrandID = s.brand
				if s.path != "" && s.draft == nil {
					s.reread() // the file came before the brands were known
				}
			}
			s.render()
		}
	})
}

func (s *Screen) setBrand(id int64) {
	s.brand = id
	s.options = planfile.ReadOptions{BrandID: id, Sheet: s.options.Sheet}
	if s.path != "" {
		s.reread()
	}
	s.render()
}

// reread reads the file again with the present options, off the UI goroutine.
func (s *Screen) reread() {
	s.stop()
	if s.brand == 0 {
		return // loadBrands comes back to it
	}
	s.read++
	seq, path, o := s.read, s.path, s.options
	o.BrandID = s.brand
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel, s.busy, s.failure = cancel, true, nil
	s.rowsDone, s.total = 0, 0
	o.Progress = func(done, total int) {
		s.host.Runner().Run(func() func() { return func() { s.progress(seq, done, total) } })
	}
	s.render()
	s.host.Runner().Run(func() func() {
		d, err := s.plans.Read(ctx, path, o)
		return func() {
			if seq != s.read {
				return
			}
			s.busy, s.cancel = false, nil
			cancel()
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				slog.Warn("import: read plan", "file", filepath.Base(path), "err", err)
				s.failure, s.draft, s.step = err, nil, stepFile
			default:
				s.draft = d
				d.Forget = s.forget
				if s.step == stepFile {
					s.step = stepMap
				}
			}
			s.render()
		}
	})
}

// progress shows how far a reading is.
func (s *Screen) progress(seq, done, total int) {
	if seq != s.read || !s.busy {
		return
	}
	s.rowsDone, s.total = done, total
	if s.note != nil {
		s.note.Text = s.progressText()
		s.note.Refresh()
	}
}

// stop ends a reading under way; what it still brings is dropped.
func (s *Screen) stop() {
	s.read++
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	s.busy = false
}

// commit writes the draft: one transaction, one undo step.
func (s *Screen) commit() {
	if s.draft == nil || s.busy || s.ready() == 0 {
		return
	}
	d := s.draft
	s.busy = true
	s.render()
	s.host.Runner().Run(func() func() {
		imp, err := s.plans.Commit(context.Background(), d)
		return func() {
			s.busy = false
			if err != nil {
				slog.Error("import: commit plan", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.T("importer.failed", "reason", reason(err)), "", nil)
				if refused := new(planfile.Refused); errors.As(err, &refused) {
					s.reread() // the plan moved on: compare once more
				}
			} else {
				s.done, s.step = imp, stepDone
			}
			s.render()
		}
	})
}

func (s *Screen) undo() {
	if s.done == nil || s.busy {
		return
	}
	s.undoImport(s.done.ID)
}

func (s *Screen) undoImport(id int64) {
	s.busy = true
	s.host.Runner().Run(func() func() {
		skipped, err := s.plans.Undo(context.Background(), id)
		return func() {
			s.busy = false
			switch {
			case err != nil:
				slog.Error("import: undo", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.T("importer.undo_failed", "reason", reason(err)), "", nil)
			case len(skipped) > 0:
				s.host.Overlay().Toast("undo-2", lang.N("importer.undone_but", len(skipped)), "", nil)
				s.Open("")
			default:
				s.host.Overlay().Toast("undo-2", lang.T("importer.undone"), "", nil)
				s.Open("")
			}
			s.render()
		}
	})
}

func (s *Screen) saveRejected() {
	d := s.draft
	if d == nil {
		return
	}
	base := filepath.Base(s.path)
	name := base[:len(base)-len(filepath.Ext(base))] + "-" + lang.T("importer.rejected_file") + ".xlsx"
	s.host.ChooseSave(name, func(path string) {
		s.host.Runner().Run(func() func() {
			err := s.plans.WriteRejected(path, d)
			return func() {
				if err != nil {
					slog.Error("import: write rejected rows", "err", err)
					s.host.Overlay().Toast("triangle-alert", lang.T("importer.save_failed", "reason", reason(err)), "", nil)
					return
				}
				s.host.Overlay().Toast("check", lang.T("importer.rejected_saved", "file", filepath.Base(path)), "", nil)
			}
		})
	})
}

// ready counts the rows that would be written.
func (s *Screen) ready() int {
	if s.draft == nil {
		return 0
	}
	return s.draft.Counts.New + s.draft.Counts.Changed + s.taken()
}

// taken counts the conflicts of which at least one field is to be written.
func (s *Screen) taken() int {
	n := 0
	for i := range s.draft.Rows {
		if s.draft.Rows[i].Action != actionConflict {
			continue
		}
		for _, d := range s.draft.Rows[i].Diffs {
			if d.Take {
				n++
				break
			}
		}
	}
	return n
}
