package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/views/kit"
)

// paletteLine is a command in the list of the palette, 36 px high. The keyboard
// stays in the field above, so it takes no focus.
type paletteLine struct {
	widget.BaseWidget
	c        command
	selected bool
	hover    bool
	tap      func()
	ground   *canvas.Rectangle
}

func newPaletteLine(c command, selected bool, tap func()) *paletteLine {
	l := &paletteLine{c: c, selected: selected, tap: tap, ground: canvas.NewRectangle(color.Transparent)}
	l.ground.CornerRadius = 6
	l.ExtendBaseWidget(l)
	return l
}

func (l *paletteLine) Tapped(*fyne.PointEvent)        { l.tap() }
func (l *paletteLine) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (l *paletteLine) MouseIn(*desktop.MouseEvent)    { l.hover = true; l.paint() }
func (l *paletteLine) MouseMoved(*desktop.MouseEvent) {}
func (l *paletteLine) MouseOut()                      { l.hover = false; l.paint() }

func (l *paletteLine) paint() {
	l.ground.FillColor = color.Transparent
	switch {
	case l.selected:
		l.ground.FillColor = kit.Color(kit.Tint2)
	case l.hover:
		l.ground.FillColor = kit.Color(kit.Hover)
	}
	l.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *paletteLine) CreateRenderer() fyne.WidgetRenderer {
	row := kit.Row(10, kit.Center(l.c.face()), kit.Grow(kit.NewLabel(l.c.text, kit.Compact, kit.Ink)))
	if l.c.note != "" {
		row.Add(kit.Text(l.c.note, kit.Caption, kit.Ink3))
	}
	for _, k := range l.c.keys {
		row.Add(kit.KeyCap(k))
	}
	l.paint()
	return widget.NewSimpleRenderer(container.NewStack(l.ground, kit.Fixed(0, 36, kit.Pad(0, 12, 0, 12, row))))
}
