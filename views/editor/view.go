package editor

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// Distances of the panel in logical pixels.
const (
	padding = 16
	inner   = Width - 2*padding - 4 // the scrollbar needs some
	rowGap  = 12
)

// view holds the widgets of one brand's posts. They are filled anew for each
// state of the post; a field that has the keyboard keeps its text.
type view struct {
	s      *Panel
	brand  int64
	object fyne.CanvasObject
	scroll *container.Scroll
	body   *fyne.Container

	head     *head
	title    *field
	fields   []*field
	selects  []*choice
	lacks    *lacks
	accounts *accounts
	times    *times
	caption  *caption
	media    *mediaList
	custom   *fyne.Container
}

// field is a text field bound to a part of the post.
type field struct {
	key   string
	entry *kit.Entry
	get   func(p *models.Post) string
	shown fyne.CanvasObject                      // with its label, for the jump
	same  func(text string, p *models.Post) bool // the text says what is stored, perhaps in another form
}

// choice is a select bound to a part of the post.
type choice struct {
	sel *kit.Select
	get func(p *models.Post) string
}

func newView(s *Panel) *view {
	v := &view{s: s, brand: s.brand.ID}
	v.head = newHead(s)
	v.title = v.text("title", "", lang.T("editor.title_hint"), 1, func(p *models.Post) *string { return &p.Title })
	v.lacks = newLacks(v)
	v.accounts = newAccounts(v)
	v.times = newTimes(v)
	v.caption = newCaption(v)
	v.media = newMediaList(v)
	v.custom = v.customColumns()
	status := v.choose("status", lang.T("common.status"), v.statusOptions(), func(p *models.Post) string { return string(p.Status) }, v.setStatus)
	person := v.text("pic", lang.T("common.pic"), lang.T("editor.pic_hint"), 1, func(p *models.Post) *string { return &p.PIC })
	pillar := v.choose("pillar", lang.T("common.pillar"), v.pillarOptions(), func(p *models.Post) string { return idText(p.PillarID) }, func(value string) {
		s.changeNow("pillar", func(p *models.Post) { p.PillarID = idOf(value) })
	})
	form := v.choose("form", lang.T("common.form"), formOptions(), func(p *models.Post) string { return string(p.Form) }, func(value string) {
		s.changeNow("form", func(p *models.Post) { p.Form = models.Form(value) })
	})
	plain := func(key, hint string, rows int, part func(p *models.Post) *string) fyne.CanvasObject {
		return v.text(key, lang.T("common."+key), hint, rows, part).shown
	}
	v.body = kit.Column(16,
		v.title.shown,
		halves(status, person.shown),
		v.lacks.object,
		kit.NewSection(lang.T("editor.when"), "", nil, kit.Column(rowGap, v.accounts.object, v.times.object)),
		kit.NewSection(lang.T("common.caption"), "", nil, v.caption.object),
		v.media.object,
		kit.NewSection(lang.T("common.brief"), "", nil, kit.Column(rowGap,
			halves(pillar, form),
			v.text("brief", "", lang.T("editor.brief_hint"), 3, func(p *models.Post) *string { return &p.Brief }).shown,
			halves(
				plain("goal", lang.T("editor.goal_hint"), 1, func(p *models.Post) *string { return &p.Goal }),
				plain("cta", lang.T("editor.cta_hint"), 1, func(p *models.Post) *string { return &p.CTA })),
			plain("link", "https://", 1, func(p *models.Post) *string { return &p.Link }),
			plain("notes", lang.T("editor.notes_hint"), 2, func(p *models.Post) *string { return &p.Notes }),
			v.custom)),
	)
	v.scroll = container.NewVScroll(kit.Pad(padding, padding+4, 24, padding, v.body))
	v.object = container.NewBorder(v.head.object, nil, nil, nil, v.scroll)
	return v
}

// halves lays two controls side by side, each half the width.
func halves(a, b fyne.CanvasObject) fyne.CanvasObject {
	w := float32(inner-rowGap) / 2
	return kit.Row(rowGap, kit.Fixed(w, 0, a), kit.Fixed(w, 0, b))
}

// text makes a field bound to a part of the post.
func (v *view) text(key, label, hint string, rows int, part func(p *models.Post) *string) *field {
	e := kit.NewEntry(hint)
	if rows > 1 {
		e = kit.NewMultiEntry(hint, rows)
	}
	f := &field{key: key, entry: e, get: func(p *models.Post) string { return *part(p) }}
	e.OnChanged = func(text string) { v.s.change(key, func(p *models.Post) { *part(p) = text }) }
	v.keys(e)
	f.shown = e
	if label != "" {
		f.shown = kit.Field(label, e, "")
	}
	v.fields = append(v.fields, f)
	return f
}

// keys gives a field the keys of the panel.
func (v *view) keys(e *kit.Entry) {
	e.OnEscape = v.s.Close
	e.OnShortcut = func(s fyne.Shortcut) bool {
		c, ok := s.(*desktop.CustomShortcut)
		if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || c.KeyName != fyne.KeyReturn && c.KeyName != fyne.KeyEnter {
			return false
		}
		v.s.advance()
		return true
	}
}

// choose makes a select with a label.
func (v *view) choose(_, label string, opts []kit.Option, get func(p *models.Post) string, set func(string)) fyne.CanvasObject {
	sel := kit.NewSelect("", opts, "", set).Fill()
	v.selects = append(v.selects, &choice{sel, get})
	return kit.Field(label, sel, "")
}

func (v *view) statusOptions() []kit.Option {
	var opts []kit.Option
	for _, st := range append(append([]models.Status{}, models.Statuses...), models.Cancelled) {
		opts = append(opts, kit.Option{Value: string(st), Text: lang.Status(st, v.s.brand), Object: kit.StatusIcon(st, 16)})
	}
	if v.s.post.Status == models.Failed { // shown, though nobody chooses it
		opts = append(opts, kit.Option{Value: string(models.Failed), Text: lang.Status(models.Failed, v.s.brand), Object: kit.StatusIcon(models.Failed, 16)})
	}
	return opts
}

func (v *view) pillarOptions() []kit.Option {
	opts := []kit.Option{{Value: "0", Text: lang.T("editor.no_pillar")}}
	for i := range v.s.brand.Pillars {
		p := &v.s.brand.Pillars[i]
		if p.ArchivedAt == 0 || p.ID == v.s.post.PillarID {
			opts = append(opts, kit.Option{Value: idText(p.ID), Text: p.Name, Color: kit.PillarColor(p)})
		}
	}
	return opts
}

func formOptions() []kit.Option {
	opts := []kit.Option{{Value: "", Text: lang.Form(models.FormNone)}}
	for _, f := range models.Forms {
		opts = append(opts, kit.Option{Value: string(f), Text: lang.Form(f)})
	}
	return opts
}

// sync fills every widget from the post.
func (v *view) sync() {
	p := v.s.post
	for _, f := range v.fields {
		if text := f.get(p); f.entry.Text != text && (f.same == nil || !f.same(f.entry.Text, p)) {
			f.entry.Set(text)
		}
	}
	for _, c := range v.selects {
		if value := c.get(p); c.sel.Value() != value {
			c.sel.SetValue(value)
		}
	}
	v.head.state()
	v.accounts.sync()
	v.times.sync()
	v.caption.sync()
	v.media.sync()
	v.lacks.sync()
	v.body.Refresh()
}

// changed updates what follows from the post while it is typed.
func (v *view) changed() {
	v.caption.count()
	v.state()
	if v.lacks.sync() {
		v.body.Refresh() // its height may have changed; a key stroke alone lays nothing out
	}
}

// state shows whether everything is saved.
func (v *view) state() { v.head.state() }

// jump brings a part of the panel into view and the keys to it.
func (v *view) jump(o fyne.CanvasObject, to fyne.Focusable) {
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(v.body).Y
	v.scroll.ScrollToOffset(fyne.NewPos(0, max(y-28, 0)))
	if to != nil {
		kit.FocusOn(to)
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
