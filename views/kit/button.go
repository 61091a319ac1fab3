package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Kind is how a button looks, by what it is for.
type Kind int

// The kinds. One primary button per view.
const (
	Primary    Kind = iota // the one thing to do here
	Outlined               // other actions
	Ghost                  // quiet actions
	SoftTeal               // offered answer
	SoftAmber              // offered answer to a warning
	Danger                 // destructive, outlined
	DangerFill             // destructive, the confirming button of a dialog
	Link                   // accent words without ground, at the end of a heading
	Headline               // a title that is edited when tapped
)

// Button is a button of 32 px (28 small, 36 large) with an icon, words and a shortcut.
type Button struct {
	control
	label, icon, shortcut string
	kind                  Kind
	height                float32
	left                  bool
	busy                  bool
	selected              bool
	trailing              string
}

// NewButton makes a button; label or icon may be "".
func NewButton(label, icon string, kind Kind, tap func()) *Button {
	b := &Button{label: label, icon: icon, kind: kind, height: 32}
	b.act = func() {
		if tap != nil && !b.busy {
			tap()
		}
	}
	b.extend(b)
	return b
}

// NewIconButton makes a quiet button with an icon alone and words in its tooltip.
func NewIconButton(icon, tip string, tap func()) *Button {
	b := NewButton("", icon, Ghost, tap)
	b.tip = tip
	return b
}

// Small makes the button 28 px high.
func (b *Button) Small() *Button { b.height = 28; b.Refresh(); return b }

// Large makes the button 36 px high.
func (b *Button) Large() *Button { b.height = 36; b.Refresh(); return b }

// Shortcut shows keys at the right end, "Ctrl ↵".
func (b *Button) Shortcut(s string) *Button { b.shortcut = s; b.Refresh(); return b }

// Trailing shows a second icon behind the words.
func (b *Button) Trailing(icon string) *Button { b.trailing = icon; b.Refresh(); return b }

// AlignLeft starts icon and words at the left edge instead of the middle.
func (b *Button) AlignLeft() *Button { b.left = true; b.Refresh(); return b }

// Tip sets the tooltip.
func (b *Button) Tip(s string) *Button { b.tip = s; return b }

// Label is the words on the button.
func (b *Button) Label() string { return b.label }

// SetText changes the words.
func (b *Button) SetText(s string) { b.label = s; b.Refresh() }

// SetIcon changes the icon.
func (b *Button) SetIcon(name string) { b.icon = name; b.Refresh() }

// SetKind changes the look.
func (b *Button) SetKind(k Kind) { b.kind = k; b.Refresh() }

// SetTap changes what the button does.
func (b *Button) SetTap(f func()) {
	b.act = func() {
		if f != nil && !b.busy {
			f()
		}
	}
}

// SetSelected shows a quiet or outlined button as switched on.
func (b *Button) SetSelected(on bool) { b.selected = on; b.Refresh() }

// Busy shows that work is going on; a busy button does nothing when tapped.
func (b *Button) Busy(on bool) { b.busy = on; b.Refresh() }

// buttonLook is ground, edge and text of a button in one state.
type buttonLook struct {
	fill, edge, text color.Color
	bold             bool
}

func (b *Button) look() buttonLook {
	clear := color.Transparent
	var l buttonLook
	hover := b.Hovered()
	pick := func(t, h Token) color.Color {
		if hover {
			return Color(h)
		}
		return Color(t)
	}
	switch b.kind {
	case Primary:
		l = buttonLook{pick(Accent, AccentH), clear, Color(OnAcc), true}
	case Outlined:
		l = buttonLook{pick(Surface, Hover), Color(Line2), Color(Ink), false}
	case SoftTeal:
		l = buttonLook{pick(Tint, Tint2), Color(Tint2), Color(Accent), true}
	case SoftAmber:
		l = buttonLook{Color(AmberT), Color(AmberL), Color(Amber), true}
		if hover {
			l.fill = Blend(Color(AmberT), Color(AmberL), 0.4)
		}
	case Danger:
		l = buttonLook{pick(Surface, RedT), Color(RedL), Color(Red), false}
	case DangerFill:
		l = buttonLook{Color(Red), clear, Color(OnAcc), true}
		if hover {
			l.fill = Blend(Color(Red), Color(Ink), 0.15)
		}
	case Link:
		l = buttonLook{clear, clear, pick(Accent, AccentH), false}
	case Headline:
		l = buttonLook{clear, clear, Color(Ink), true}
		if hover {
			l.fill = Color(Hover)
		}
	default:
		l = buttonLook{clear, clear, Color(Ink2), false}
		if hover {
			l.fill = Color(Hover)
		}
	}
	if b.selected {
		l = buttonLook{Color(Tint), Color(Accent), Color(Accent), true}
		if b.kind == Ghost {
			l = buttonLook{Color(Tint2), clear, Color(Accent), true}
		}
	}
	switch {
	case b.disabled && (b.kind == Ghost || b.kind == Link):
		l = buttonLook{clear, clear, Color(Ink3), false}
	case b.disabled:
		l = buttonLook{Color(Sunken), Color(Line2), Color(Ink3), l.bold}
		if b.kind == Primary || b.kind == DangerFill {
			l.fill, l.edge = Color(Track), clear
		}
	case b.busy && b.kind == Primary:
		l.fill = Blend(Color(Accent), Color(Surface), 0.1)
	}
	return l
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 6
	ring := FocusRing(6)
	words := TextColor("", CompactBold, color.Black)
	keys := TextColor("", Micro, color.Black)
	icon := picture(Icon("check", Ink), 16)
	tail := picture(Icon("chevron-down", Ink), 16)
	f := &face{objects: []fyne.CanvasObject{ground, ring, icon, words, keys, tail}}
	style := func() Style {
		switch {
		case b.kind == Headline:
			return Title
		case b.look().bold:
			return CompactBold
		}
		return Compact
	}
	iconName := func() string {
		if b.busy {
			return "refresh-cw"
		}
		return b.icon
	}
	width := func() float32 {
		w := float32(0)
		add := func(x, gap float32) {
			if w > 0 {
				w += gap
			}
			w += x
		}
		if iconName() != "" {
			add(16, 0)
		}
		if b.label != "" {
			add(Measure(b.label, style()), 8)
		}
		if b.shortcut != "" {
			add(Measure(b.shortcut, Micro), 10)
		}
		if b.trailing != "" {
			add(16, 6)
		}
		return w
	}
	f.min = func() fyne.Size {
		if b.label == "" && b.shortcut == "" && b.trailing == "" {
			return fyne.NewSize(b.height, b.height)
		}
		if b.kind == Link {
			return fyne.NewSize(width()+8, b.height)
		}
		return fyne.NewSize(width()+24, b.height)
	}
	f.layout = func(s fyne.Size) {
		ground.Resize(s)
		PlaceRing(ring, s)
		w := width()
		x := (s.Width - w) / 2
		if b.left {
			x = 12
		}
		x = max(x, 4)
		if iconName() != "" {
			icon.Resize(fyne.NewSquareSize(16))
			icon.Move(fyne.NewPos(x, (s.Height-16)/2))
			x += 24
		}
		end := s.Width - 8
		if b.shortcut != "" || b.trailing != "" {
			end = s.Width - 12
		}
		if b.trailing != "" {
			tail.Resize(fyne.NewSquareSize(16))
			at := min(x+Measure(b.label, style())+6, end-16)
			if b.left {
				at = end - 16
			}
			tail.Move(fyne.NewPos(at, (s.Height-16)/2))
			end -= 22
		}
		if b.shortcut != "" {
			end -= Measure(b.shortcut, Micro) + 10
		}
		if b.label != "" {
			words.Text = Fit(b.label, style(), max(0, end-x)+8)
			ww := Measure(words.Text, style())
			words.Move(fyne.NewPos(x, 0))
			words.Resize(fyne.NewSize(ww, s.Height))
			x += ww + 10
		}
		if b.shortcut != "" {
			keys.Move(fyne.NewPos(x, 0))
			keys.Resize(fyne.NewSize(Measure(b.shortcut, Micro), s.Height))
		}
	}
	f.refresh = func() {
		l := b.look()
		ground.FillColor = l.fill
		ground.StrokeColor = l.edge
		ground.StrokeWidth = 1
		words.Color, words.Text = l.text, b.label
		words.TextStyle.Bold, words.TextSize = l.bold, style().Size
		keys.Color, keys.Text = l.text, b.shortcut
		if b.shortcut != "" && b.kind != Primary && b.kind != DangerFill {
			keys.Color = Color(Ink3)
		}
		setVisible(icon, iconName() != "")
		setVisible(tail, b.trailing != "")
		if iconName() != "" {
			icon.Resource = IconColor(iconName(), l.text)
		}
		if b.trailing != "" {
			tail.Resource = IconColor(b.trailing, l.text)
		}
		showRing(ring, b.focused && !b.disabled)
		f.layout(b.Size())
		for _, o := range f.objects {
			o.Refresh()
		}
	}
	f.refresh()
	return f
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
