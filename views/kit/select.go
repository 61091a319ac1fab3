package kit

import (
	"image/color"
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
)

// Option is one of several values to choose from. Object, Color (a dot) or
// Icon stands before the text.
type Option struct {
	Value, Text string
	Icon        string
	Object      fyne.CanvasObject // at most 16 px; copied wherever the option is drawn
	Color       color.Color
}

func (o Option) mark() fyne.CanvasObject {
	switch {
	case o.Object != nil:
		return redraw(o.Object)
	case o.Color != nil:
		return Center(Dot(o.Color, 8))
	}
	return nil
}

func newScroll(o fyne.CanvasObject) *container.Scroll { return container.NewVScroll(o) }

func startsWith(s string, r rune) bool {
	for _, c := range s {
		return unicode.ToLower(c) == unicode.ToLower(r)
	}
	return false
}

// box is the closed form of Select and MultiSelect: label, value, chevron.
type box struct {
	control
	label  string
	value  string
	icon   string
	mark   fyne.CanvasObject
	muted  bool // the value is a placeholder
	active bool // a filter that narrows
	warn   bool
	height float32
	fill   bool // asks for little and takes the room given
}

func (b *box) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 6
	ring := FocusRing(6)
	label, value := Text("", Compact, Ink3), Text("", Compact, Ink)
	icon, chevron := IconImage("check", Ink2, 16), IconImage("chevron-down", Ink2, 14)
	place := container.NewWithoutLayout()
	f := &face{objects: []fyne.CanvasObject{ground, ring, label, value, icon, place, chevron}}
	style := func() Style {
		if b.active {
			return CompactBold
		}
		return Compact
	}
	lead := func() float32 {
		x := float32(12)
		if b.label != "" {
			x += Measure(b.label, Compact) + 6
		}
		if b.icon != "" || b.mark != nil {
			x += 22
		}
		return x
	}
	f.min = func() fyne.Size {
		if b.fill {
			return fyne.NewSize(lead()+64, b.height)
		}
		return fyne.NewSize(lead()+min(Measure(b.value, style()), 180)+34, b.height)
	}
	f.layout = func(s fyne.Size) {
		ground.Resize(s)
		PlaceRing(ring, s)
		label.Move(fyne.NewPos(12, 0))
		label.Resize(fyne.NewSize(Measure(b.label, Compact), s.Height))
		x := lead()
		icon.Resize(fyne.NewSquareSize(16))
		icon.Move(fyne.NewPos(x-22, (s.Height-16)/2))
		if b.mark != nil {
			n := b.mark.MinSize()
			b.mark.Resize(n)
			b.mark.Move(fyne.NewPos(x-14-n.Width/2, (s.Height-n.Height)/2))
		}
		room := max(0, s.Width-x-32)
		value.Text = Fit(b.value, style(), room+1)
		value.Move(fyne.NewPos(x, 0))
		value.Resize(fyne.NewSize(room, s.Height))
		chevron.Resize(fyne.NewSquareSize(14))
		chevron.Move(fyne.NewPos(s.Width-24, (s.Height-14)/2))
	}
	f.refresh = func() {
		fill, edge, labels, values, chev := Surface, Line2, Ink3, Ink, Ink2
		switch {
		case b.disabled:
			fill, values = Sunken, Ink3
		case b.active:
			fill, edge, labels, values, chev = Tint, Accent, Accent, Accent, Accent
		case b.warn:
			edge = AmberF
		case b.Hovered():
			fill, edge = Hover, Ctl
		}
		if b.muted && !b.active {
			values = Ink3
		}
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = Color(fill), Color(edge), 1
		if b.focused && !b.disabled {
			ground.StrokeColor, ground.StrokeWidth = Color(Focus), 2
		}
		label.Text, label.Color = b.label, Color(labels)
		value.Color, value.TextStyle.Bold = Color(values), b.active
		chevron.Resource = Icon("chevron-down", chev)
		setVisible(icon, b.icon != "" && b.mark == nil)
		if b.icon != "" {
			icon.Resource = Icon(b.icon, chev)
		}
		place.Objects = nil
		if b.mark != nil {
			place.Objects = []fyne.CanvasObject{b.mark}
		}
		f.layout(b.Size())
		for _, o := range f.objects {
			o.Refresh()
		}
	}
	f.refresh()
	return f
}

// Select chooses one of several values. Enter, Space, Down or Alt Down open
// it; letters jump to the option that begins so.
type Select struct {
	box
	opts    []Option
	val     string
	changed func(string)
	neutral string
	filter  bool
	hintTxt string
}

// NewSelect makes a select; label may be "". changed runs when a person chooses.
func NewSelect(label string, opts []Option, value string, changed func(string)) *Select {
	s := &Select{opts: opts, val: value, changed: changed}
	s.label, s.height = label, 32
	s.act = s.Open
	s.keys = s.key
	s.show()
	s.extend(s)
	return s
}

// Small makes the select 28 px high.
func (s *Select) Small() *Select { s.height = 28; s.Refresh(); return s }

// Fill lets the select take the width it is given instead of its own.
func (s *Select) Fill() *Select { s.fill = true; s.Refresh(); return s }

// Filter shows the select as active while its value is not neutral.
func (s *Select) Filter(neutral string) *Select {
	s.filter, s.neutral = true, neutral
	s.show()
	return s
}

// Placeholder is what stands there while no option fits the value.
func (s *Select) Placeholder(t string) *Select { s.hintTxt = t; s.show(); return s }

// Warn gives the select an amber edge: its value wants a look.
func (s *Select) Warn(on bool) *Select { s.warn = on; s.Refresh(); return s }

// Value is the chosen value.
func (s *Select) Value() string { return s.val }

// SetValue chooses without calling changed.
func (s *Select) SetValue(v string) { s.val = v; s.show() }

// SetOptions replaces the options.
func (s *Select) SetOptions(opts []Option) { s.opts = opts; s.show() }

func (s *Select) show() {
	s.value, s.icon, s.mark, s.muted = s.hintTxt, "", nil, true
	for _, o := range s.opts {
		if o.Value == s.val {
			s.value, s.icon, s.mark, s.muted = o.Text, o.Icon, o.mark(), false
		}
	}
	s.active = s.filter && s.val != s.neutral
	if s.tips.owner != nil {
		s.Refresh()
	}
}

func (s *Select) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyUp:
		if !s.disabled {
			s.Open()
		}
		return true
	}
	return false
}

// TypedRune chooses the next option that begins with the letter.
func (s *Select) TypedRune(r rune) {
	if r == ' ' || s.disabled {
		return
	}
	at := slices.IndexFunc(s.opts, func(o Option) bool { return o.Value == s.val })
	for n := 1; n <= len(s.opts); n++ {
		o := s.opts[(at+n+len(s.opts))%len(s.opts)]
		if startsWith(o.Text, r) {
			s.choose(o.Value)
			return
		}
	}
}

func (s *Select) choose(v string) {
	if v == s.val {
		return
	}
	s.val = v
	s.show()
	if s.changed != nil {
		s.changed(v)
	}
}

// Open shows the options under the select.
func (s *Select) Open() {
	o := OverlayOf(s)
	if o == nil || s.disabled {
		return
	}
	FocusOn(s)
	items := make([]MenuItem, len(s.opts))
	for i, opt := range s.opts {
		items[i] = MenuItem{Label: opt.Text, Icon: opt.Icon, Object: opt.mark(), Action: func() { s.choose(opt.Value) }}
		if opt.Text == "" {
			items[i].Label = "–"
		}
		if opt.Value == s.val {
			items[i].Checked = true
		}
	}
	o.menu(Below(s), items, max(s.Size().Width, widest(items)), nil, nil)
}

// widest is the width a list of options needs, at most 360 px.
func widest(items []MenuItem) float32 {
	w := float32(120)
	for _, it := range items {
		w = max(w, Measure(it.Label, Compact)+64)
	}
	return min(w, 360)
}

// MultiSelect chooses any number of values; none means all.
type MultiSelect struct {
	box
	opts    []Option
	vals    []string
	changed func([]string)
	compact bool
}

// NewMultiSelect makes a select for several values. It shows "Semua", the one
// name, or how many are chosen.
func NewMultiSelect(label string, opts []Option, values []string, changed func([]string)) *MultiSelect {
	m := &MultiSelect{opts: opts, vals: slices.Clone(values), changed: changed}
	m.label, m.height = label, 32
	m.act = m.Open
	m.keys = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyDown && !m.disabled {
			m.Open()
			return true
		}
		return false
	}
	m.show()
	m.extend(m)
	return m
}

// Small makes the select 28 px high.
func (m *MultiSelect) Small() *MultiSelect { m.height = 28; m.Refresh(); return m }

// Compact leaves out the word "Semua" while nothing is chosen, for bars with
// little room.
func (m *MultiSelect) Compact(on bool) {
	if m.compact != on {
		m.compact = on
		m.show()
	}
}

// Values are the chosen values, in the order of the options.
func (m *MultiSelect) Values() []string { return slices.Clone(m.vals) }

// SetValues chooses without calling changed.
func (m *MultiSelect) SetValues(v []string) { m.vals = slices.Clone(v); m.show() }

// SetOptions replaces the options and drops values that are no longer among them.
func (m *MultiSelect) SetOptions(opts []Option) {
	m.opts = opts
	m.vals = slices.DeleteFunc(m.vals, func(v string) bool {
		return !slices.ContainsFunc(opts, func(o Option) bool { return o.Value == v })
	})
	m.show()
}

func (m *MultiSelect) show() {
	m.icon, m.mark, m.active = "", nil, len(m.vals) > 0
	switch len(m.vals) {
	case 0:
		m.value = lang.T("common.all")
		if m.compact {
			m.value = ""
		}
	case 1:
		m.value = m.vals[0]
		for _, o := range m.opts {
			if o.Value == m.vals[0] {
				m.value = o.Text
			}
		}
	default:
		m.value = lang.T("common.selected", "n", len(m.vals))
	}
	if m.tips.owner != nil {
		m.Refresh()
	}
}

func (m *MultiSelect) toggle(v string) {
	chosen := !slices.Contains(m.vals, v)
	var next []string
	for _, o := range m.opts {
		if o.Value == v && chosen || o.Value != v && slices.Contains(m.vals, o.Value) {
			next = append(next, o.Value)
		}
	}
	m.vals = next
	m.show()
	if m.changed != nil {
		m.changed(m.Values())
	}
}

// Open shows the options with a tick each; the list stays open while ticking.
func (m *MultiSelect) Open() {
	o := OverlayOf(m)
	if o == nil || m.disabled {
		return
	}
	FocusOn(m)
	width := float32(180)
	rows := make([]fyne.CanvasObject, 0, len(m.opts)+1)
	var checks []*Check
	for _, opt := range m.opts {
		c := NewCheck(opt.Text, slices.Contains(m.vals, opt.Value), func(bool) { m.toggle(opt.Value) })
		if mark := opt.mark(); mark != nil {
			c.SetMark(mark)
		} else if opt.Icon != "" {
			c.SetMark(IconImage(opt.Icon, Ink2, 14))
		}
		c.keys = func(e *fyne.KeyEvent) bool {
			switch e.Name {
			case fyne.KeyDown:
				o.canvas.FocusNext()
			case fyne.KeyUp:
				o.canvas.FocusPrevious()
			default:
				return false
			}
			return true
		}
		checks = append(checks, c)
		width = max(width, c.MinSize().Width+32)
		rows = append(rows, Fixed(0, menuItem, Pad(0, 8, 0, 8, c)))
	}
	all := NewButton(lang.T("common.all"), "", Ghost, nil).Small().AlignLeft()
	all.SetTap(func() {
		m.vals = nil
		for _, c := range checks {
			c.Set(false)
		}
		m.show()
		if m.changed != nil {
			m.changed(nil)
		}
	})
	list := newScroll(Column(0, rows...))
	height := min(float32(len(rows))*menuItem, 320)
	o.Popup(Below(m), Fixed(min(width, 320), 0, Pad(6, 4, 6, 4, Column(4, Fixed(0, height, list), Divider(), all))))
}
