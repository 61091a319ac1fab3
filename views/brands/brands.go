// Package brands is the screen of brands and their accounts: a list at the
// left, one form at the right. What is typed is kept until it is saved or
// given up; the brand is checked by the brand service before it is stored.
// Three more tabs hold the brand's own words, each stored as it is changed.
package brands

import (
	"context"
	"log/slog"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/voice"
	"lontar/models"
	"lontar/views/kit"
)

// Host is what the screen uses of the window it lies in.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Refresh()
	ChooseFile(extensions []string, chosen func(path string))
}

// Media keeps the pictures of logos.
type Media interface {
	Add(ctx context.Context, path string) (*models.Media, error)
}

// The tabs of a brand.
const (
	tabProfile   = "profile"
	tabHashtags  = "hashtags"
	tabWords     = "words"
	tabCampaigns = "campaigns"
)

// Screen is the brands. All methods belong to the UI goroutine.
type Screen struct {
	host   Host
	svc    *brand.Service
	plan   *plan.Service
	voices *voice.Service
	media  Media

	list  []models.Brand
	slots []models.Slot // of all brands, as stored

	draft    *models.Brand // being edited, nil none
	routine  []models.Slot // of the draft, as edited
	dirty    bool
	problems brand.Problems
	note     string // a problem of the whole form
	saving   bool
	archived bool // archived brands are listed
	want     int64

	tab         string
	drawn       string // the tab the form shows
	said        *said  // of the brand shown, nil until read
	latestWords kit.Latest
	allWords    bool    // of the brand shown, however many
	rows        []*line // of the tab shown
	at          int     // the row that last had the keyboard, -1 none

	root   *fyne.Container
	side   *fyne.Container
	form   *fyne.Container
	foot   *fyne.Container
	sum    *fyne.Container
	latest kit.Latest
	cancel func()
}

// New builds the screen; it reads nothing before Shown.
func New(host Host, svc *brand.Service, p *plan.Service, v *voice.Service, bus *models.Bus, media Media) *Screen {
	s := &Screen{host: host, svc: svc, plan: p, voices: v, media: media, tab: tabProfile, at: -1}
	s.side, s.form, s.foot = container.NewStack(), container.NewStack(), container.NewStack()
	left := kit.Fixed(280, 0, container.NewBorder(nil, nil, nil, kit.VDivider(), s.side))
	s.root = container.NewBorder(nil, nil, left, nil, container.NewBorder(nil, s.foot, nil, nil, s.form))
	s.cancel = bus.Subscribe(func(c models.Changed) {
		switch c.Area {
		case models.AreaBrands:
			host.Runner().Run(func() func() { return s.reload })
		case models.AreaVoice:
			host.Runner().Run(func() func() { return s.readWords })
		}
	})
	return s
}

// Title names the screen.
func (s *Screen) Title() string { return lang.T("brands.title") }

// Subtitle counts the brands in use.
func (s *Screen) Subtitle() string {
	n := 0
	for i := range s.list {
		if s.list[i].ArchivedAt == 0 {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return lang.N("brands.count", n)
}

// Object is the screen's content.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Shown reads the brands.
func (s *Screen) Shown() { s.reload() }

// Hidden has nothing to end: what was typed stays.
func (s *Screen) Hidden() {}

// Close saves what was typed when it can be saved, and ends listening.
func (s *Screen) Close() {
	s.cancel()
	if s.draft == nil || !s.dirty || len(brand.Check(s.draft)) > 0 {
		return
	}
	if err := s.store(s.draft, s.routine); err != nil {
		slog.Error("brands: save at the end", "err", err)
	}
}

// state is what survives a rebuild of the window.
type state struct {
	brand int64
	tab   string
}

// State is what survives a rebuild of the window: the brand and tab shown.
func (s *Screen) State() any {
	kept := state{tab: s.tab}
	if s.draft != nil {
		kept.brand = s.draft.ID
	}
	return kept
}

// SetState takes up what State gave.
func (s *Screen) SetState(v any) {
	if kept, ok := v.(state); ok {
		s.want, s.tab = kept.brand, kept.tab
	}
}

// TypedKey takes no keys.
func (s *Screen) TypedKey(*fyne.KeyEvent) bool { return false }

// TypedRune goes to a tab with 1 to 4.
func (s *Screen) TypedRune(r rune) bool {
	tabs := []string{tabProfile, tabHashtags, tabWords, tabCampaigns}
	at := int(r - '1')
	if s.draft == nil || at < 0 || at >= len(tabs) {
		return false
	}
	s.toTab(tabs[at])
	return true
}

// toTab shows one of the tabs; what was typed in the form stays.
func (s *Screen) toTab(tab string) {
	if s.tab == tab {
		return
	}
	s.tab, s.at = tab, -1
	s.drawForm()
	s.readWords()
}

// Shortcut saves with Ctrl Enter, and with Ctrl S while something is unsaved.
func (s *Screen) Shortcut(name string) bool {
	if (name == "Ctrl+Enter" || name == "Ctrl+S") && s.dirty {
		s.save(nil)
		return true
	}
	return false
}

// Hints are the shortcuts of the status bar.
func (s *Screen) Hints() []kit.Hint {
	return []kit.Hint{{Keys: []string{"1–4"}, Text: lang.T("voice.tabs_hint")}, {Keys: []string{"Ctrl", "S"}, Text: lang.T("common.save")}}
}

// SetBrands opens the one brand of the top bar's scope.
func (s *Screen) SetBrands(ids []int64) {
	if len(ids) == 1 && (s.draft == nil || s.draft.ID != ids[0]) {
		s.want = ids[0]
		if len(s.list) > 0 && !s.dirty {
			s.open(ids[0])
		}
	}
}

// reload reads brands and recurring slots; the form stays while it has changes.
func (s *Screen) reload() {
	s.latest.Run(s.host.Runner(), func() func() {
		ctx := context.Background()
		list, err := s.svc.List(ctx, true)
		var slots []models.Slot
		if err == nil {
			slots, err = s.plan.Slots(ctx)
		}
		return func() {
			if err != nil {
				slog.Error("brands: list", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), lang.T("common.retry"), s.reload)
				return
			}
			s.list, s.slots = list, slots
			s.settle()
		}
	})
}

// settle decides which brand the form shows after a reading.
func (s *Screen) settle() {
	switch {
	case s.dirty || s.saving:
	case s.want != 0 && s.find(s.want) != nil:
		s.show(s.find(s.want))
	case s.draft != nil && s.draft.ID != 0 && s.find(s.draft.ID) != nil:
		s.show(s.find(s.draft.ID))
	case len(s.list) > 0:
		i := slices.IndexFunc(s.list, func(b models.Brand) bool { return b.ArchivedAt == 0 })
		s.show(&s.list[max(i, 0)])
	default:
		s.draft = nil
		s.drawForm()
	}
	s.want = 0
	s.drawSide()
	s.host.Refresh()
}

func (s *Screen) find(id int64) *models.Brand {
	for i := range s.list {
		if s.list[i].ID == id {
			return &s.list[i]
		}
	}
	return nil
}

// open shows a brand of the list after the unsaved guard.
func (s *Screen) open(id int64) {
	s.guard(func() {
		if b := s.find(id); b != nil {
			s.show(b)
			s.drawSide()
		}
	})
}

// show fills the form with a copy of a brand.
func (s *Screen) show(b *models.Brand) {
	c := *b
	c.Accounts, c.Pillars, c.Columns = slices.Clone(b.Accounts), slices.Clone(b.Pillars), slices.Clone(b.Columns)
	c.StatusWords = maps.Clone(b.StatusWords)
	s.draft, s.dirty, s.problems, s.note = &c, false, nil, ""
	s.routine, s.at, s.allWords = nil, -1, s.allWords && s.said != nil && s.said.brandID == b.ID
	for _, slot := range s.slots {
		if b.ID != 0 && slot.BrandID == b.ID {
			s.routine = append(s.routine, slot)
		}
	}
	s.drawForm()
	s.readWords()
}

// add begins a new brand.
func (s *Screen) add() {
	s.guard(func() {
		s.host.Runner().Run(func() func() {
			b, err := s.svc.Fresh(context.Background())
			return func() {
				if err != nil {
					slog.Error("brands: new", "err", err)
					s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
					return
				}
				s.tab = tabProfile
				s.show(b)
				s.drawSide()
			}
		})
	})
}

// guard runs next at once, or after asking what to do with unsaved changes.
func (s *Screen) guard(next func()) {
	if !s.dirty {
		next()
		return
	}
	var d *kit.Dialog
	d = s.host.Overlay().Dialog(lang.T("brands.unsaved.title"),
		kit.NewParagraph(lang.T("brands.unsaved.text", "brand", s.draft.Name), kit.Compact, kit.Ink2).SetWidth(400), 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("brands.unsaved.drop"), "", kit.Danger, func() { d.Close(); s.dirty = false; next() }),
		kit.NewButton(lang.T("common.save"), "", kit.Primary, func() { d.Close(); s.save(next) }))
}

// touch notes a change of the form.
func (s *Screen) touch() {
	if !s.dirty {
		s.dirty = true
		s.drawFoot()
	}
}

// revert gives up what was typed.
func (s *Screen) revert() {
	s.dirty = false
	if b := s.find(s.draft.ID); b != nil {
		s.show(b)
		return
	}
	s.draft = nil
	s.settle()
}

// save stores the form; then runs after a save that worked.
func (s *Screen) save(then func()) {
	if s.saving || s.draft == nil {
		return
	}
	b, routine := s.draft, s.routine
	s.saving = true
	s.host.Runner().Run(func() func() {
		err := s.store(b, routine)
		return func() {
			s.saving = false
			if err != nil {
				s.refuse(err)
				return
			}
			s.dirty, s.problems, s.note, s.want = false, nil, "", b.ID
			s.host.Overlay().Toast("check", lang.T("brands.saved", "brand", b.Name), "", nil)
			s.reload()
			if then != nil {
				then()
			}
		}
	})
}

// refuse shows what is wrong at the fields it is wrong with.
func (s *Screen) refuse(err error) {
	if p, ok := err.(brand.Problems); ok { //nolint:errorlint // the service returns it bare
		s.problems, s.note, s.tab = p, p[0].Text(), tabProfile
	} else {
		slog.Error("brands: save", "err", err)
		s.problems, s.note = nil, lang.T("common.error_save", "reason", lang.Error(err))
	}
	s.drawForm()
}

// store writes brand and slots: accounts and pillars first, because slots name them.
func (s *Screen) store(b *models.Brand, routine []models.Slot) error {
	ctx := context.Background()
	for i := range b.Accounts {
		b.Accounts[i].Position = i
	}
	for i := range b.Pillars {
		b.Pillars[i].Position = i
	}
	if err := s.svc.Save(ctx, b); err != nil {
		return err
	}
	stored, err := s.plan.Slots(ctx, b.ID)
	if err != nil {
		return err
	}
	for _, old := range stored {
		if !slices.ContainsFunc(routine, func(r models.Slot) bool { return r.ID == old.ID }) {
			if err := s.plan.DeleteSlot(ctx, old.ID); err != nil {
				return err
			}
		}
	}
	for i := range routine {
		routine[i].BrandID = b.ID
		if slices.Contains(stored, routine[i]) {
			continue
		}
		if err := s.plan.SaveSlot(ctx, &routine[i]); err != nil {
			return err
		}
	}
	return nil
}

// archive takes the brand out of use, or back, and offers the way back.
func (s *Screen) archive(id int64, name string, out bool) {
	do, key := s.svc.Archive, "brand.archived"
	if !out {
		do, key = s.svc.Unarchive, "brand.unarchived"
	}
	s.host.Runner().Run(func() func() {
		err := do(context.Background(), id)
		return func() {
			if err != nil {
				slog.Error("brands: archive", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			s.host.Overlay().Toast("check", lang.T(key, "name", name), lang.T("common.undo"), func() { s.archive(id, name, !out) })
		}
	})
}
