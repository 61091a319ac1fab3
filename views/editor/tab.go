package editor

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/views/kit"
)

// tab is one account above the caption: a hollow dot follows the base text, a
// filled amber one has a text of its own.
type tab struct {
	widget.BaseWidget
	w       *writing
	account int64
	icon    string
	label   string
	dotted  bool
	own     bool
	hovered bool
	focused bool
	ground  *canvas.Rectangle
	ring    *canvas.Rectangle
}

const tabHeight = 36

func newTab(w *writing, account int64, icon, label string, dotted, own bool) *tab {
	t := &tab{w: w, account: account, icon: icon, label: label, dotted: dotted, own: own}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	open := t.w.v.s.tab == t.account
	st, tok := kit.Compact, kit.Ink2
	if open {
		st, tok = kit.CompactBold, kit.Ink
	}
	row := []fyne.CanvasObject{kit.IconImage(t.icon, tok, 14), kit.Text(t.label, st, tok)}
	if t.dotted {
		dot := canvas.NewCircle(color.Transparent)
		dot.StrokeWidth, dot.StrokeColor = 1.5, kit.Color(kit.Ctl)
		if t.own {
			dot.StrokeWidth, dot.FillColor = 0, kit.Color(kit.AmberI)
		}
		row = append(row, kit.Fixed(7, 7, dot))
	}
	t.ground = canvas.NewRectangle(color.Transparent)
	t.ground.CornerRadius = 6
	t.ring = kit.FocusRing(6)
	under := canvas.NewRectangle(color.Transparent)
	if open {
		under.FillColor = kit.Color(kit.Accent)
	}
	body := container.NewBorder(nil, kit.Fixed(0, 2, under), nil, nil, container.NewStack(t.ground, kit.Pad(0, 8, 0, 8, kit.Row(6, row...))))
	t.look()
	return widget.NewSimpleRenderer(container.NewStack(kit.Fixed(0, tabHeight, body), container.NewWithoutLayout(t.ring)))
}

func (t *tab) look() {
	if t.ground == nil {
		return
	}
	t.ground.FillColor = color.Transparent
	if t.hovered {
		t.ground.FillColor = kit.Color(kit.Hover)
	}
	t.ring.Hidden = !t.focused
	kit.PlaceRing(t.ring, t.Size())
	t.ground.Refresh()
	t.ring.Refresh()
}

// Tapped implements fyne.Tappable.
func (t *tab) Tapped(*fyne.PointEvent) { t.w.show(t.account) }

// TappedSecondary offers to follow the base text again.
func (t *tab) TappedSecondary(e *fyne.PointEvent) {
	if t.account == 0 {
		return
	}
	t.w.v.s.host.Overlay().Menu(e.AbsolutePosition, []kit.MenuItem{{
		Icon: "undo-2", Label: lang.T("editor.follow"), Disabled: !t.own,
		Action: func() { t.w.show(t.account); t.w.follow(t.account) },
	}})
}

// MouseIn implements desktop.Hoverable.
func (t *tab) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.look() }

// MouseMoved implements desktop.Hoverable.
func (t *tab) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *tab) MouseOut() { t.hovered = false; t.look() }

// FocusGained implements fyne.Focusable.
func (t *tab) FocusGained() { t.focused = true; t.look() }

// FocusLost implements fyne.Focusable.
func (t *tab) FocusLost() { t.focused = false; t.look() }

// TypedRune implements fyne.Focusable.
func (t *tab) TypedRune(r rune) { kit.ForwardRune(t, r) }

// TypedKey opens the tab; Esc closes the panel.
func (t *tab) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.w.show(t.account)
	default:
		kit.ForwardKey(t, e)
	}
}
