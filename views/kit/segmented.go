package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Segmented chooses one of two to four values that stay in sight. Left and
// Right choose while it has the keyboard.
type Segmented struct {
	control
	opts    []Option
	value   string
	changed func(string)
	over    int
	height  float32
}

// NewSegmented makes a segmented control.
func NewSegmented(opts []Option, value string, changed func(string)) *Segmented {
	s := &Segmented{opts: opts, value: value, changed: changed, over: -1, height: 32}
	s.keys = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyLeft:
			s.move(-1)
		case fyne.KeyRight:
			s.move(1)
		default:
			return false
		}
		return true
	}
	s.extend(s)
	return s
}

// Small makes the control 28 px high.
func (s *Segmented) Small() *Segmented { s.height = 28; s.Refresh(); return s }

// Value is the chosen value.
func (s *Segmented) Value() string { return s.value }

// SetValue chooses without calling changed.
func (s *Segmented) SetValue(v string) { s.value = v; s.Refresh() }

func (s *Segmented) at() int {
	for i, o := range s.opts {
		if o.Value == s.value {
			return i
		}
	}
	return -1
}

func (s *Segmented) move(by int) {
	if i := s.at() + by; i >= 0 && i < len(s.opts) {
		s.choose(i)
	}
}

func (s *Segmented) choose(i int) {
	if s.disabled || s.opts[i].Value == s.value {
		return
	}
	s.value = s.opts[i].Value
	s.Refresh()
	if s.changed != nil {
		s.changed(s.value)
	}
}

func (s *Segmented) width(i int) float32 {
	o := s.opts[i]
	w := float32(28)
	if o.Text != "" {
		w += Measure(o.Text, CompactBold)
	}
	if o.Icon != "" || o.Object != nil {
		w += 16
		if o.Text != "" {
			w += 6
		}
	}
	return w
}

// index is the segment at an x inside the control.
func (s *Segmented) index(x float32) int {
	at := float32(2)
	extra := s.spare()
	for i := range s.opts {
		w := s.width(i) + extra
		if x >= at && x < at+w {
			return i
		}
		at += w
	}
	return -1
}

func (s *Segmented) spare() float32 {
	want := float32(4)
	for i := range s.opts {
		want += s.width(i)
	}
	if len(s.opts) == 0 {
		return 0
	}
	return max(0, s.Size().Width-want) / float32(len(s.opts))
}

// Tapped chooses the segment under the pointer.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	s.tips.leave()
	if i := s.index(e.Position.X); i >= 0 {
		s.choose(i)
	}
}

// MouseMoved follows the pointer from segment to segment.
func (s *Segmented) MouseMoved(e *desktop.MouseEvent) {
	if i := s.index(e.Position.X); i != s.over {
		s.over = i
		s.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 6
	thumb := canvas.NewRectangle(nil)
	thumb.CornerRadius = 4
	hover := canvas.NewRectangle(nil)
	hover.CornerRadius = 4
	ring := FocusRing(6)
	f := &face{objects: []fyne.CanvasObject{ground, hover, thumb, ring}}
	words := make([]*canvas.Text, len(s.opts))
	icons := make([]*canvas.Image, len(s.opts))
	shapes := make([]fyne.CanvasObject, len(s.opts))
	for i, o := range s.opts {
		words[i] = Text(o.Text, Compact, Ink2)
		f.objects = append(f.objects, words[i])
		switch {
		case o.Object != nil:
			shapes[i] = redraw(o.Object)
			f.objects = append(f.objects, shapes[i])
		case o.Icon != "":
			icons[i] = IconImage(o.Icon, Ink2, 16)
			f.objects = append(f.objects, icons[i])
		}
	}
	f.min = func() fyne.Size {
		w := float32(4)
		for i := range s.opts {
			w += s.width(i)
		}
		return fyne.NewSize(w, s.height)
	}
	f.layout = func(size fyne.Size) {
		ground.Resize(size)
		PlaceRing(ring, size)
		at, extra := float32(2), s.spare()
		for i := range s.opts {
			w := s.width(i) + extra
			style := Compact
			if i == s.at() {
				style = CompactBold
				thumb.Move(fyne.NewPos(at, 2))
				thumb.Resize(fyne.NewSize(w, size.Height-4))
			}
			if i == s.over {
				hover.Move(fyne.NewPos(at, 2))
				hover.Resize(fyne.NewSize(w, size.Height-4))
			}
			text := Measure(s.opts[i].Text, style)
			x := at + (w-text)/2
			if icons[i] != nil || shapes[i] != nil {
				block := float32(16)
				if text > 0 {
					block += 6 + text
				}
				x = at + (w-block)/2
				if icons[i] != nil {
					icons[i].Move(fyne.NewPos(x, (size.Height-16)/2))
					icons[i].Resize(fyne.NewSquareSize(16))
				} else {
					n := shapes[i].MinSize()
					shapes[i].Resize(n)
					shapes[i].Move(fyne.NewPos(x+(16-n.Width)/2, (size.Height-n.Height)/2))
				}
				x += 22
			}
			words[i].Move(fyne.NewPos(x, 0))
			words[i].Resize(fyne.NewSize(text, size.Height))
			at += w
		}
	}
	f.refresh = func() {
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = Color(Surface), Color(Line2), 1
		thumb.FillColor = Color(Tint2)
		hover.FillColor = color.Transparent
		if s.Hovered() && s.over >= 0 && s.over != s.at() {
			hover.FillColor = Color(Hover)
		}
		for i := range s.opts {
			tok := Ink2
			if i == s.at() {
				tok = Accent
			}
			if s.disabled {
				tok = Ink3
			}
			words[i].Color = Color(tok)
			words[i].TextStyle.Bold = i == s.at()
			if icons[i] != nil {
				icons[i].Resource = Icon(s.opts[i].Icon, tok)
			}
		}
		showRing(ring, s.focused)
		f.layout(s.Size())
		for _, o := range f.objects {
			o.Refresh()
		}
	}
	f.refresh()
	return f
}
