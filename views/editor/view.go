package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// Widths of the panes in logical pixels (TOKENS §4): wide windows show two
// previews side by side.
const (
	briefWide, briefNarrow     = 248, 216
	previewWide, previewNarrow = 544, 312
	padding                    = 16
	leftPadding                = 12
	rowGap                     = 12
)

// view holds the widgets of one brand's posts. They are filled anew for each
// state of the post; a field that has the keyboard keeps its text.
type view struct {
	s      *Screen
	brand  int64
	wide   bool
	object fyne.CanvasObject

	top      *topBar
	brief    *brief
	writing  *writing
	findings *findings
	times    *times
	previews *previews
	foot     *foot

	middle  *container.Scroll
	column  *fyne.Container // in the middle
	fields  []*field
	selects []*choice
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

func newView(s *Screen) *view {
	v := &view{s: s, brand: s.brand.ID, wide: s.wide()}
	v.top = newTopBar(v)
	v.brief = newBrief(v)
	v.writing = newWriting(v)
	v.findings = newFindings(v)
	v.times = newTimes(v)
	v.previews = newPreviews(v)
	v.foot = newFoot(v)
	v.column = kit.Column(16, v.writing.object, v.findings.object,
		kit.NewSection(lang.T("editor.when"), "", nil, v.times.object))
	v.middle = container.NewVScroll(kit.Pad(8, 20, 24, 20, v.column))
	left := container.NewVScroll(kit.Pad(12, leftPadding, 24, leftPadding, v.brief.object))
	right := kit.Panel(kit.Sunken, v.previews.object)
	panes := container.New(&panes{v: v}, left, kit.VDivider(), v.middle, kit.VDivider(), right)
	v.object = container.NewBorder(v.top.object, v.foot.object, nil, nil, panes)
	return v
}

// panes lays brief, text and previews side by side.
type panes struct{ v *view }

func (p *panes) widths() (left, right float32) {
	if p.v.wide {
		return briefWide, previewWide
	}
	return briefNarrow, previewNarrow
}

// MinSize is nothing: the window's own smallest size counts.
func (p *panes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

// Layout gives the middle what the side panes leave.
func (p *panes) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left, right := p.widths()
	x := float32(0)
	for i, w := range []float32{left - 1, 1, size.Width - left - right, 1, right - 1} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(w, size.Height))
		x += w
	}
}

// briefWidth and middleWidth are the rooms inside the panes' padding, less the scrollbar's.
func (v *view) briefWidth() float32 {
	if v.wide {
		return briefWide - 2*leftPadding - 1
	}
	return briefNarrow - 2*leftPadding - 1
}

func (v *view) middleWidth() float32 {
	left, right := (&panes{v}).widths()
	return max(v.s.host.Width()-railWidth-left-right-2*20, 320)
}

// railWidth is what the window's rail takes beside the editor.
const railWidth = 88

// halves lays two controls side by side, each half the width.
func halves(width float32, a, b fyne.CanvasObject) fyne.CanvasObject {
	const gap = 8
	w := (width - gap) / 2
	return kit.Row(gap, kit.Fixed(w, 0, a), kit.Fixed(w, 0, b))
}

// text makes a field bound to a part of the post.
func (v *view) text(key, label, hint string, rows int, part func(p *models.Post) *string) *field {
	e := kit.NewEntry(hint)
	if rows > 1 {
		e = kit.NewMultiEntry(hint, rows)
	}
	f := &field{key: key, entry: e, get: func(p *models.Post) string { return *part(p) }}
	e.OnChanged = func(text string) { v.s.change(key, func(p *models.Post) { *part(p) = text }) }
	v.bind(f)
	f.shown = e
	if label != "" {
		f.shown = kit.Field(label, e, "")
	}
	return f
}

// bind gives a field the keys of the editor and fills it with every sync.
func (v *view) bind(f *field) {
	f.entry.OnEscape = v.s.Leave
	v.fields = append(v.fields, f)
}

// choose makes a select with a label.
func (v *view) choose(label string, opts []kit.Option, get func(p *models.Post) string, set func(string)) *choice {
	c := &choice{kit.NewSelect("", opts, "", set).Fill(), get}
	v.selects = append(v.selects, c)
	return c
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
	v.top.sync()
	v.brief.sync()
	v.writing.sync()
	v.times.sync()
	v.findings.sync()
	v.previews.sync()
	v.foot.sync()
	v.column.Refresh()
}

// changed updates what follows from the post while it is typed.
func (v *view) changed() {
	v.top.state()
	v.writing.count()
	v.previews.update()
	v.brief.media.fit()
	v.foot.sync()
}

// relaid lays the middle out anew after something in it changed its height.
func (v *view) relaid() { v.column.Refresh() }

// jump brings a part of the middle into view and the keys to it.
func (v *view) jump(o fyne.CanvasObject, to fyne.Focusable) {
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(v.column).Y
	v.middle.ScrollToOffset(fyne.NewPos(0, max(y-28, 0)))
	if to != nil {
		kit.FocusOn(to)
	}
}

// relaidIfBuilt is relaid while the editor is still being put together.
func (v *view) relaidIfBuilt() {
	if v.column != nil {
		v.relaid()
	}
}
