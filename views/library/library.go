// Package library is the screen of the workspace's pictures and videos: a grid
// of thumbnails at the left, one file at the right with its alt text, the posts
// that use it, and what can be done with it. The same grid picks files for a
// post (NewPicker).
package library

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/app/plan"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/views/kit"
)

// Host is what the screen uses of the window it lies in.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Refresh()
	ChooseFile(extensions []string, chosen func(path string))
	ChooseFiles(extensions []string, chosen func(paths []string))
	OpenPost(id int64)
}

// Screen is the library. All methods belong to the UI goroutine.
type Screen struct {
	host  Host
	svc   *media.Service
	files *workspace.MediaStore
	plan  *plan.Service

	query     media.Query
	total     int // of the library, whatever the filter; -1 not known
	read      bool
	visible   bool
	want      int64 // the file to show once it is listed
	refreshed bool  // old records were described

	root   *fyne.Container
	middle *fyne.Container // grid or what stands in its place
	tools  *tools
	load   *loader
	grid   *grid
	side   *side
	latest kit.Latest
	cancel func()
}

// New builds the screen; it reads nothing before Shown. Undo of a replacement
// is the plan's.
func New(host Host, svc *media.Service, files *workspace.MediaStore, p *plan.Service, bus *models.Bus) *Screen {
	s := &Screen{host: host, svc: svc, files: files, plan: p, total: -1}
	s.load = newLoader(host.Runner(), files)
	s.grid = newGrid(s.load)
	s.load.arrived = func(string) { s.grid.field.place() }
	s.side = newSide(s)
	s.grid.moved = func() { s.side.show(s.grid.current()) }
	s.grid.chosen = func() { s.side.focusAlt() }
	s.grid.remove = s.remove
	s.grid.menu = s.menu
	s.tools = newTools(&s.query, s.reload, kit.NewButton(lang.T("media.add"), "image-plus", kit.Primary, s.choose))
	s.middle = container.NewStack(s.grid)
	s.root = container.NewBorder(s.tools.object, nil, nil, kit.Fixed(sideWidth, 0, container.NewBorder(nil, nil, kit.VDivider(), nil, s.side.object)), s.middle)
	s.cancel = bus.Subscribe(func(c models.Changed) {
		if c.Area == models.AreaMedia || c.Area == models.AreaPosts {
			host.Runner().Run(func() func() {
				return func() {
					if s.visible { // Shown reads anyway
						s.reload()
					}
				}
			})
		}
	})
	return s
}

// Title names the screen.
func (s *Screen) Title() string { return lang.T("media.title") }

// Subtitle counts the files listed.
func (s *Screen) Subtitle() string {
	if len(s.grid.items) == 0 {
		return ""
	}
	return lang.N("common.files", len(s.grid.items))
}

// Object is the screen's content.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Shown reads the library and gives the keyboard to the grid.
func (s *Screen) Shown() {
	s.visible = true
	s.reload()
	kit.FocusOn(s.grid)
	if s.refreshed {
		return
	}
	s.refreshed = true
	s.host.Runner().Run(func() func() {
		if _, err := s.svc.Refresh(context.Background()); err != nil {
			slog.Warn("library: describe old files", "err", err)
		}
		return nil // what was described announces itself
	})
}

// Hidden keeps what was typed.
func (s *Screen) Hidden() {
	s.visible = false
	s.side.save()
}

// Close keeps what was typed, at once, and ends listening.
func (s *Screen) Close() {
	s.side.saveNow()
	s.cancel()
}

// TypedKey works the grid from wherever the keyboard is.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool { return s.grid.key(e) }

// TypedRune searches with "/" and adds with "n".
func (s *Screen) TypedRune(r rune) bool {
	switch r {
	case '/':
		kit.FocusOn(s.tools.search)
	case 'n':
		s.choose()
	default:
		return false
	}
	return true
}

// Shortcut searches with Ctrl F.
func (s *Screen) Shortcut(name string) bool {
	if name == "Ctrl+F" {
		kit.FocusOn(s.tools.search)
		return true
	}
	return false
}

// Hints are the shortcuts of the status bar.
func (s *Screen) Hints() []kit.Hint {
	return []kit.Hint{
		{Keys: []string{"/"}, Text: lang.T("common.search")},
		{Keys: []string{"N"}, Text: lang.T("media.add")},
		{Keys: []string{"Enter"}, Text: lang.T("media.alt")},
		{Keys: []string{"Del"}, Text: lang.T("common.delete")},
	}
}

// SetBrands shows the files of these brands, of all when there are none.
func (s *Screen) SetBrands(ids []int64) {
	s.query.Brands = ids
	if s.read {
		s.reload()
	}
}

// State is what survives a rebuild of the window.
func (s *Screen) State() any {
	k := memory{query: s.query, offset: s.grid.scroll.Offset.Y}
	if item := s.grid.current(); item != nil {
		k.id = item.ID
	}
	return k
}

// memory is what State gives.
type memory struct {
	query  media.Query
	id     int64
	offset float32
}

// SetState takes up what State gave.
func (s *Screen) SetState(v any) {
	if k, ok := v.(memory); ok {
		s.query, s.want = k.query, k.id
		s.tools.sync()
	}
}

// reload reads the files the filter asks for.
func (s *Screen) reload() {
	q := s.query
	if q.Unused || q.Deleted {
		q.Brands = nil // a file that is nowhere used belongs to no brand
	}
	s.latest.Run(s.host.Runner(), func() func() {
		ctx := context.Background()
		list, err := s.svc.List(ctx, q)
		total := len(list)
		if err == nil && total == 0 {
			var all []media.Item
			all, err = s.svc.List(ctx, media.Query{Deleted: q.Deleted})
			total = len(all)
		}
		return func() {
			if err != nil {
				slog.Error("library: list", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), lang.T("common.retry"), s.reload)
				return
			}
			s.read, s.total = true, total
			s.list(list)
		}
	})
}

func (s *Screen) list(items []media.Item) {
	for _, item := range items {
		if i := s.index(item.ID); i >= 0 && s.grid.items[i].Cover != item.Cover {
			s.load.forget(item.Hash)
		}
	}
	s.grid.set(items)
	if s.want != 0 {
		s.grid.moveToID(s.want)
		s.want = 0
	}
	if len(items) == 0 {
		s.middle.Objects = []fyne.CanvasObject{kit.Center(kit.Fixed(440, 0, s.empty()))}
	} else {
		s.middle.Objects = []fyne.CanvasObject{s.grid}
	}
	s.middle.Refresh()
	s.side.show(s.grid.current())
	s.host.Refresh()
}

func (s *Screen) index(id int64) int {
	for i := range s.grid.items {
		if s.grid.items[i].ID == id {
			return i
		}
	}
	return -1
}

// empty says why nothing is listed, and the way on.
func (s *Screen) empty() fyne.CanvasObject {
	switch {
	case s.query.Deleted && s.total == 0:
		return kit.NewEmpty("trash-2", lang.T("media.empty.bin"), lang.T("media.empty.bin_text"))
	case s.total == 0:
		return kit.NewEmpty("image", lang.T("media.empty.title"), lang.T("media.empty.text"),
			kit.NewButton(lang.T("media.add"), "image-plus", kit.Primary, s.choose))
	}
	return kit.NewEmpty("search", lang.T("media.empty.none"), lang.T("media.empty.none_text"),
		kit.NewButton(lang.T("media.filter.clear"), "x", kit.Outlined, func() {
			brands := s.query.Brands
			if s.query.Text == "" && s.query.Kind == "" && !s.query.Unused && !s.query.Deleted {
				brands = nil // only the scope of the top bar is in the way
			}
			s.query = media.Query{Brands: brands}
			s.tools.sync()
			s.reload()
		}))
}
