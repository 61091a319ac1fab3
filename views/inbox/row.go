package inbox

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

const marksShown = 4 // chips of a row

// row draws one comment of the list; it is used again for another while the
// list is scrolled.
type row struct {
	widget.BaseWidget
	l    *list
	i    int
	it   *item
	face rowState
	over bool
	mod  fyne.KeyModifier // held when the pointer was pressed

	ground, rule, focus *canvas.Rectangle
	track               *canvas.Circle
	arc                 *canvas.Arc
	left                *canvas.Text
	sign                *canvas.Image
	box                 *canvas.Rectangle
	tick                *canvas.Image
	name, age           *canvas.Text
	logos               map[int64]fyne.CanvasObject
	logo                fyne.CanvasObject
	glyph, vip          *canvas.Image
	lines               [2]*canvas.Text
	chips               [marksShown]struct {
		ground *canvas.Rectangle
		text   *canvas.Text
	}
	objects []fyne.CanvasObject
}

// rowState is all a row's look depends on; the same state is not drawn again.
type rowState struct {
	it                               *item
	width                            float32
	minute                           int64
	cursor, focused, over, ticked, m bool // m: some rows are ticked
	dark                             bool
}

func newRow(l *list) *row {
	r := &row{l: l, i: -1, logos: map[int64]fyne.CanvasObject{}}
	r.ground, r.rule, r.focus, r.box = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(nil)
	r.focus.StrokeWidth, r.focus.CornerRadius, r.box.CornerRadius, r.box.StrokeWidth = 2, 6, 4, 1.5
	r.track = canvas.NewCircle(color.Transparent)
	r.track.StrokeWidth = 3
	r.arc = canvas.NewArc(0, 360, float32(ringSide-6)/ringSide, nil)
	r.left = kit.Text("", kit.CaptionBold, kit.Ink)
	r.left.Alignment = fyne.TextAlignCenter
	r.sign, r.tick = kit.IconImage("clock", kit.Ink3, 16), kit.IconImage("check", kit.OnAcc, 14)
	r.name, r.age = kit.Text("", kit.CompactBold, kit.Ink), kit.Text("", kit.Caption, kit.Ink3)
	r.age.Alignment = fyne.TextAlignTrailing
	r.glyph, r.vip = kit.IconImage("platform/other", kit.Ink2, 14), kit.IconImage("bookmark", kit.AmberI, 14)
	for i := range r.lines {
		r.lines[i] = kit.Text("", kit.Compact, kit.Ink2)
	}
	for i := range r.chips {
		c := &r.chips[i]
		c.ground, c.text = canvas.NewRectangle(nil), kit.Text("", kit.Caption, kit.Ink2)
		c.ground.CornerRadius, c.ground.StrokeWidth = 5, 1
		c.text.Alignment = fyne.TextAlignCenter
	}
	r.ExtendBaseWidget(r)
	return r
}

// all lists what is drawn; the brand's mark differs from comment to comment.
func (r *row) all() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.rule, r.track, r.arc, r.left, r.sign, r.box, r.tick, r.name, r.glyph, r.vip, r.age, r.lines[0], r.lines[1]}
	for i := range r.chips {
		objects = append(objects, r.chips[i].ground, r.chips[i].text)
	}
	if r.logo != nil {
		objects = append(objects, r.logo)
	}
	return append(objects, r.focus)
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	r.objects = r.all()
	return &rowFace{r}
}

type rowFace struct{ r *row }

func (f *rowFace) Destroy()                     {}
func (f *rowFace) MinSize() fyne.Size           { return fyne.NewSize(200, rowPlain+rowLine) }
func (f *rowFace) Objects() []fyne.CanvasObject { return f.r.objects }
func (f *rowFace) Layout(fyne.Size)             {}
func (f *rowFace) Refresh()                     { f.r.face = rowState{}; f.r.draw() }

// show makes the row that of a comment.
func (r *row) show(i int) {
	r.i, r.it = i, r.l.items[i]
	r.Resize(fyne.NewSize(r.l.field.Size().Width, r.it.height()))
	r.draw()
}

func (r *row) draw() {
	it, l := r.it, r.l
	if it == nil {
		return
	}
	clock := l.s.clock()
	state := rowState{
		it: it, width: r.Size().Width, minute: clock.now.Unix() / 60, cursor: r.i == l.at, focused: l.focused && r.i == l.at,
		over: r.over, ticked: l.ticked[it.ID], m: len(l.ticked) > 0, dark: kit.IsDark(),
	}
	if state == r.face {
		return
	}
	r.face = state
	w, h := r.Size().Width, it.height()
	place(r.ground, 0, 0, w, h)
	place(r.rule, 0, h-1, w, 1)
	place(r.focus, 2, 2, w-4, h-5)
	r.ground.FillColor = color.Transparent
	switch {
	case state.cursor, state.ticked:
		r.ground.FillColor = kit.Color(kit.Tint)
	case state.over:
		r.ground.FillColor = kit.Color(kit.Hover)
	}
	r.rule.FillColor, r.focus.StrokeColor, r.focus.Hidden = kit.Color(kit.Line), kit.Color(kit.Focus), !state.focused
	r.drawRing(clock, state)
	r.drawHead(clock, w)
	r.drawText(w)
	r.drawChips(clock, w)
	for _, o := range r.objects {
		if _, ok := o.(*canvas.Image); !ok { // an icon is read again only when it is another
			canvas.Refresh(o)
		}
	}
}

// setIcon shows another icon.
func setIcon(img *canvas.Image, r fyne.Resource) {
	if img.Resource != r {
		img.Resource = r
		img.Refresh()
	}
}

func (r *row) drawRing(clock clockwork, state rowState) {
	look := clock.ring(&r.it.CommentCard)
	x, y := float32(18), float32(12)
	place(r.track, x+1.5, y+1.5, ringSide-3, ringSide-3)
	place(r.arc, x, y, ringSide, ringSide)
	place(r.left, x, y, ringSide, ringSide)
	place(r.sign, x+10, y+10, 16, 16)
	place(r.box, x+8, y+8, 20, 20)
	place(r.tick, x+11, y+11, 14, 14)
	r.track.StrokeColor = kit.Color(kit.Track)
	r.arc.FillColor, r.arc.EndAngle = kit.Color(look.tok), 360*look.part
	r.left.Text, r.left.Color = look.text, kit.Color(kit.Ink)
	if look.text == "!" {
		r.left.Color = kit.Color(kit.Red)
	}
	if look.icon != "" {
		setIcon(r.sign, kit.Icon(look.icon, look.tok))
	}
	boxed := state.m || state.over
	r.track.Hidden, r.arc.Hidden = boxed || look.icon != "", boxed || look.part == 0
	r.left.Hidden, r.sign.Hidden = boxed || look.text == "", boxed || look.icon == ""
	r.box.Hidden, r.tick.Hidden = !boxed, !state.ticked
	r.box.FillColor, r.box.StrokeColor = kit.Color(kit.Surface), kit.Color(kit.Ctl)
	if state.ticked {
		r.box.FillColor, r.box.StrokeColor = kit.Color(kit.Accent), kit.Color(kit.Accent)
		setIcon(r.tick, kit.Icon("check", kit.OnAcc))
	}
}

func (r *row) drawHead(clock clockwork, w float32) {
	it := r.it
	r.age.Text = clock.age(it.BrandID, it.At, it.AtGuess)
	r.age.Color = kit.Color(kit.Ink3)
	if it.State == models.CommentOpen && it.DueAt != 0 && it.DueAt <= clock.now.Unix() {
		r.age.Color = kit.Color(kit.Red)
	}
	age := kit.Measure(r.age.Text, kit.Caption)
	place(r.age, w-rowEdge-age, 14, age, 16)
	marks := float32(16 + 8 + 14 + 8)
	if it.VIP {
		marks += 18
	}
	r.name.Text = kit.Fit(it.name, kit.CompactBold, w-rowLead-rowEdge-age-marks-8)
	r.name.Color = kit.Color(kit.Ink)
	name := kit.Measure(r.name.Text, kit.CompactBold)
	place(r.name, rowLead, 12, name, 20)
	x := rowLead + name + 8
	r.setLogo(clock.brands[it.BrandID], it.BrandID)
	if r.logo != nil {
		place(r.logo, x, 14, 16, 16)
		x += 16 + 6
	}
	setIcon(r.glyph, kit.PlatformResource(it.Platform, kit.Ink2))
	place(r.glyph, x, 15, 14, 14)
	r.vip.Hidden = !it.VIP
	setIcon(r.vip, kit.Icon("bookmark", kit.AmberI))
	place(r.vip, x+20, 15, 14, 14)
}

// setLogo puts the brand's mark among the drawn objects.
func (r *row) setLogo(b *models.Brand, id int64) {
	var logo fyne.CanvasObject
	if b != nil {
		if logo = r.logos[id]; logo == nil {
			logo = kit.Logo(b, 16)
			r.logos[id] = logo
		}
	}
	if logo != r.logo {
		r.logo = logo
		r.objects = r.all()
	}
}

func (r *row) drawText(w float32) {
	lines := r.it.broken()
	for i, t := range r.lines {
		t.Hidden = i >= len(lines)
		if t.Hidden {
			continue
		}
		t.Text, t.Color = lines[i], kit.Color(kit.Ink2)
		place(t, rowLead, 32+rowLine*float32(i), w-rowLead-rowEdge, rowLine)
	}
}

func (r *row) drawChips(clock clockwork, w float32) {
	marks := r.it.marks
	if r.it.urgent(clock.now.Unix()) {
		marks = append(marks[:1:1], append([]mark{{lang.T("inboxview.urgent"), kit.RedChip}}, marks[1:]...)...)
	}
	if n := r.it.Likes; n >= likesShown {
		marks = append(marks[:len(marks):len(marks)], mark{lang.N("inboxview.likes", n), kit.Plain})
	}
	x, y := float32(rowLead), r.it.height()-33
	for i := range r.chips {
		c := &r.chips[i]
		c.ground.Hidden, c.text.Hidden = true, true
		if i >= len(marks) {
			continue
		}
		text := kit.Fit(marks[i].text, kit.Caption, 150)
		width := kit.Measure(text, kit.Caption) + 14
		if x+width > w-rowEdge {
			if i < len(marks)-1 || x > w-rowEdge-30 {
				continue
			}
			text = "+" + strconv.Itoa(len(marks)-i)
			width = kit.Measure(text, kit.Caption) + 14
		}
		c.ground.Hidden, c.text.Hidden = false, false
		fill, edge, ink := chipTokens(marks[i].kind)
		c.ground.FillColor, c.ground.StrokeColor = kit.Color(fill), kit.Color(edge)
		c.text.Text, c.text.Color = text, kit.Color(ink)
		place(c.ground, x, y, width, 20)
		place(c.text, x, y, width, 20)
		x += width + 6
	}
}

// likesShown is from how many likes on a comment shows them.
const likesShown = 10

func chipTokens(k kit.ChipKind) (fill, edge, ink kit.Token) {
	switch k {
	case kit.Teal:
		return kit.Tint, kit.Tint2, kit.Accent
	case kit.AmberChip:
		return kit.AmberT, kit.AmberL, kit.Amber
	case kit.RedChip:
		return kit.RedT, kit.RedL, kit.Red
	}
	return kit.Sunken, kit.Line, kit.Ink2
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// MouseDown keeps the modifiers for the tap that follows.
func (r *row) MouseDown(e *desktop.MouseEvent) { r.mod = e.Modifier }

// MouseUp implements desktop.Mouseable.
func (r *row) MouseUp(*desktop.MouseEvent) {}

// Tapped moves the cursor here; with Ctrl, or on the ring, it ticks; with Shift it
// ticks a range.
func (r *row) Tapped(e *fyne.PointEvent) {
	l, mod := r.l, r.mod
	r.mod = 0
	kit.FocusOn(l)
	switch {
	case mod&fyne.KeyModifierShift != 0:
		l.tickTo(r.i)
	case mod&fyne.KeyModifierShortcutDefault != 0, e.Position.X < rowLead-8 && e.Position.Y < ringSide+20 && r.it != nil:
		l.toggle(r.i)
	default:
		l.from = -1
		l.moveTo(r.i)
	}
}

// TappedSecondary opens the menu of the comment.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	kit.FocusOn(r.l)
	r.l.moveTo(r.i)
	r.l.s.openMenu(e.AbsolutePosition)
}

// MouseIn shows the hover.
func (r *row) MouseIn(*desktop.MouseEvent) { r.over = true; r.draw() }

// MouseMoved has nothing to follow.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (r *row) MouseOut() { r.over = false; r.draw() }

// heldShift reports whether Shift is held, where there is a keyboard to ask.
func heldShift() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	d, ok := app.Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
