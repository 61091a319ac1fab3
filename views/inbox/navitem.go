package inbox

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/views/kit"
)

// navItem is a line of the left pane: icon, name and how many there are.
type navItem struct {
	widget.BaseWidget
	icon           string
	alert          bool // the icon is red while there are some
	label          string
	count          int // -1: none is shown
	height         float32
	selected       bool
	hover, focused bool
	tap            func()
	menu           func(fyne.Position) // nil: none

	ground, ring *canvas.Rectangle
	img          *canvas.Image
	name, number *canvas.Text
}

func newNavItem(icon, label string, height float32, tap func()) *navItem {
	n := &navItem{icon: icon, label: label, count: -1, height: height, tap: tap}
	n.ground, n.ring = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	n.ground.CornerRadius, n.ring.CornerRadius, n.ring.StrokeWidth = 8, 8, 2
	n.img = kit.IconImage(icon, kit.Ink2, 16)
	n.name, n.number = kit.Text("", kit.Compact, kit.Ink2), kit.Text("", kit.Compact, kit.Ink2)
	n.number.Alignment = fyne.TextAlignTrailing
	n.ExtendBaseWidget(n)
	return n
}

// set shows how many there are and whether the line is chosen.
func (n *navItem) set(count int, selected bool) {
	if n.count != count || n.selected != selected {
		n.count, n.selected = count, selected
		n.Refresh()
	}
}

func (n *navItem) Tapped(*fyne.PointEvent) { n.tap() }

func (n *navItem) TappedSecondary(e *fyne.PointEvent) {
	if n.menu != nil {
		n.menu(e.AbsolutePosition)
	}
}
func (n *navItem) MouseIn(*desktop.MouseEvent)    { n.hover = true; n.Refresh() }
func (n *navItem) MouseMoved(*desktop.MouseEvent) {}
func (n *navItem) MouseOut()                      { n.hover = false; n.Refresh() }
func (n *navItem) FocusGained()                   { n.focused = true; n.Refresh() }
func (n *navItem) FocusLost()                     { n.focused = false; n.Refresh() }
func (n *navItem) TypedRune(r rune)               { kit.ForwardRune(n, r) }

func (n *navItem) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter, e.Name == fyne.KeySpace:
		n.tap()
	case e.Name == fyne.KeyDelete && n.menu != nil:
		n.menu(kit.Below(n))
	default:
		kit.ForwardKey(n, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (n *navItem) CreateRenderer() fyne.WidgetRenderer { return &navFace{n} }

type navFace struct{ n *navItem }

func (f *navFace) Destroy()           {}
func (f *navFace) MinSize() fyne.Size { return fyne.NewSize(80, f.n.height) }
func (f *navFace) Objects() []fyne.CanvasObject {
	n := f.n
	return []fyne.CanvasObject{n.ground, n.img, n.name, n.number, n.ring}
}

func (f *navFace) Layout(size fyne.Size) {
	n := f.n
	style, tok := kit.Compact, kit.Ink2
	if n.selected {
		style, tok = kit.CompactBold, kit.Accent
	}
	n.ground.FillColor = color.Transparent
	switch {
	case n.selected:
		n.ground.FillColor = kit.Color(kit.Tint2)
	case n.hover:
		n.ground.FillColor = kit.Color(kit.Hover)
	}
	n.ring.StrokeColor, n.ring.Hidden = kit.Color(kit.Focus), !n.focused
	icon := tok
	if n.alert && n.count > 0 && !n.selected {
		icon = kit.Red
	}
	setIcon(n.img, kit.Icon(n.icon, icon))
	n.number.Text = ""
	if n.count >= 0 {
		n.number.Text = shortCount(n.count)
	}
	n.name.Color, n.number.Color = kit.Color(tok), kit.Color(tok)
	n.name.TextStyle.Bold, n.number.TextStyle.Bold = style.Bold, style.Bold
	digits := kit.Measure(n.number.Text, style)
	place(n.ground, 0, 0, size.Width, size.Height)
	place(n.ring, 0, 0, size.Width, size.Height)
	place(n.img, 10, (size.Height-16)/2, 16, 16)
	n.name.Text = kit.Fit(n.label, style, size.Width-36-digits-18)
	place(n.name, 36, 0, size.Width-36, size.Height)
	place(n.number, size.Width-10-digits, 0, digits, size.Height)
}

func (f *navFace) Refresh() {
	f.Layout(f.n.Size())
	for _, o := range f.Objects() {
		canvas.Refresh(o)
	}
}

// shortCount fits the narrow pane: "142", "12.480", "1,2 jt".
func shortCount(n int) string {
	if n >= 1_000_000 {
		return lang.T("inboxview.million", "n", lang.Decimal(float64(n)/1e6, 1))
	}
	return lang.Int(n)
}
