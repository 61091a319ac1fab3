package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/views/kit"
)

// tapRow makes a row of a pane something to tap, with a hover behind it.
type tapRow struct {
	widget.BaseWidget
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	tap     func()
	words   string
	tip     kit.Tip
}

func newTapRow(content fyne.CanvasObject, tap func(), tip string) *tapRow {
	r := &tapRow{content: content, ground: canvas.NewRectangle(nil), tap: tap, words: tip}
	r.ground.CornerRadius = 6
	r.ground.FillColor = kit.Color(kit.Paper)
	r.ExtendBaseWidget(r)
	return r
}

// Tapped acts.
func (r *tapRow) Tapped(*fyne.PointEvent) { r.tip.Leave(); r.tap() }

// MouseIn shows the hover.
func (r *tapRow) MouseIn(e *desktop.MouseEvent) {
	r.tip.Enter(r, r.words, e.AbsolutePosition)
	r.ground.FillColor = kit.Color(kit.Hover)
	r.ground.Refresh()
}

// MouseMoved keeps the tooltip at the pointer.
func (r *tapRow) MouseMoved(e *desktop.MouseEvent) { r.tip.Move(e.AbsolutePosition) }

// MouseOut ends the hover.
func (r *tapRow) MouseOut() {
	r.tip.Leave()
	r.ground.FillColor = kit.Color(kit.Paper)
	r.ground.Refresh()
}

// Cursor is a hand.
func (r *tapRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (r *tapRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, r.content))
}
