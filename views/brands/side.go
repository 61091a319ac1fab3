package brands

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// drawSide lists the brands in use, then the archived ones when asked for.
func (s *Screen) drawSide() {
	rows := kit.Column(2)
	archived := 0
	for i := range s.list {
		if b := &s.list[i]; b.ArchivedAt == 0 {
			rows.Add(s.item(b))
		} else {
			archived++
		}
	}
	if s.draft != nil && s.draft.ID == 0 {
		rows.Add(newItem(kit.Logo(s.draft, 28), lang.T("brands.new"), lang.T("common.not_saved"), true, func() {}))
	}
	rows.Add(kit.Pad(6, 0, 6, 0, kit.NewButton(lang.T("brands.add"), "plus", kit.Ghost, s.add).AlignLeft()))
	if archived > 0 {
		icon := "chevron-right"
		if s.archived {
			icon = "chevron-down"
		}
		rows.Add(kit.NewButton(lang.T("brands.archived", "n", archived), icon, kit.Ghost, func() {
			s.archived = !s.archived
			s.drawSide()
		}).AlignLeft().Small())
		for i := range s.list {
			if b := &s.list[i]; s.archived && b.ArchivedAt != 0 {
				rows.Add(s.item(b))
			}
		}
	}
	s.side.Objects = []fyne.CanvasObject{container.NewVScroll(kit.Pad(16, 12, 16, 12, rows))}
	s.side.Refresh()
}

func (s *Screen) item(b *models.Brand) fyne.CanvasObject {
	n := 0
	for i := range b.Accounts {
		if b.Accounts[i].ArchivedAt == 0 {
			n++
		}
	}
	id := b.ID
	return newItem(kit.Logo(b, 28), b.Name, lang.N("common.accounts", n), s.draft != nil && s.draft.ID == id, func() { s.open(id) })
}

// item is a brand in the list.
type item struct {
	widget.BaseWidget
	logo             fyne.CanvasObject
	name, note       string
	selected         bool
	hovered, focused bool
	tap              func()
	ground, ring     *canvas.Rectangle
}

func newItem(logo fyne.CanvasObject, name, note string, selected bool, tap func()) *item {
	i := &item{logo: logo, name: name, note: note, selected: selected, tap: tap}
	i.ground, i.ring = canvas.NewRectangle(color.Transparent), kit.FocusRing(8)
	i.ground.CornerRadius = 8
	i.ExtendBaseWidget(i)
	return i
}

func (i *item) Tapped(*fyne.PointEvent)        { i.tap() }
func (i *item) MouseIn(*desktop.MouseEvent)    { i.hovered = true; i.paint() }
func (i *item) MouseMoved(*desktop.MouseEvent) {}
func (i *item) MouseOut()                      { i.hovered = false; i.paint() }
func (i *item) FocusGained()                   { i.focused = true; i.paint() }
func (i *item) FocusLost()                     { i.focused = false; i.paint() }
func (i *item) TypedRune(r rune)               { kit.ForwardRune(i, r) }

// TypedKey opens the brand with Enter and Space.
func (i *item) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.tap()
	default:
		kit.ForwardKey(i, e)
	}
}

func (i *item) paint() {
	i.ground.FillColor = color.Transparent
	switch {
	case i.selected:
		i.ground.FillColor = kit.Color(kit.Tint2)
	case i.hovered:
		i.ground.FillColor = kit.Color(kit.Hover)
	}
	i.ground.Refresh()
	i.ring.StrokeColor = kit.Color(kit.Focus)
	i.ring.Hidden = !i.focused
	i.ring.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (i *item) CreateRenderer() fyne.WidgetRenderer {
	style := kit.Compact
	if i.selected {
		style = kit.CompactBold
	}
	words := kit.Column(0, kit.NewLabel(i.name, style, kit.Ink), kit.NewLabel(i.note, kit.Caption, kit.Ink3))
	row := kit.Fixed(0, 48, kit.Pad(6, 8, 6, 8, kit.Row(10, kit.Center(i.logo), kit.Grow(words))))
	i.paint()
	return widget.NewSimpleRenderer(container.NewStack(i.ground, row, i.ring))
}
