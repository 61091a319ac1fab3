package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/app/lang"
	"lontar/views/kit"
)

// addLine is the line under the last row that starts a new post.
type addLine struct {
	t      *Table
	box    *fyne.Container
	ground *canvas.Rectangle
	under  *canvas.Rectangle
	plus   *canvas.Image
	text   *canvas.Text
	y      float32
	shown  bool
}

func newAddLine(t *Table) *addLine {
	a := &addLine{t: t, ground: canvas.NewRectangle(nil), under: canvas.NewRectangle(nil)}
	a.plus = canvas.NewImageFromResource(nil)
	a.text = kit.Text("", kit.Compact, kit.Ink3)
	a.box = &fyne.Container{Objects: []fyne.CanvasObject{a.ground, a.under, a.plus, a.text}}
	return a
}

func (a *addLine) restyle() {
	a.ground.FillColor, a.under.FillColor = kit.Color(kit.Surface), kit.Color(kit.Line)
	a.plus.Resource = icon("plus", kit.Ink3)
	place(a.plus, 10, (newLine-16)/2, 16, 16)
	setText(a.text, lang.T("table.add"), kit.Compact, kit.Ink3, checkWidth+padX, newLine)
	a.plus.Refresh()
}

func (a *addLine) place(y, width float32, show bool) {
	a.y, a.shown = y, show
	a.box.Hidden = !show
	a.box.Move(fyne.NewPos(0, y))
	place(a.ground, 0, 0, width, newLine)
	place(a.under, 0, newLine-1, width, 1)
}

// hit tells whether a height of the body is on the line.
func (a *addLine) hit(y float32) bool { return a.shown && y >= a.y && y < a.y+newLine }
