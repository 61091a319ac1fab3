package calendar

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// Heights of a card: one line of title, or two.
const (
	cardLow  = 36
	cardHigh = 52
)

// card is a post in a day or in the tray.
type card struct {
	widget.BaseWidget
	s     *Screen
	c     models.Card
	past  bool
	high  bool
	hover bool
	ghost bool // the picture of a drag: it takes no part
	slim  bool // in the week: no picture, the logo beside the hour

	ground *canvas.Rectangle
}

func newCard(s *Screen, c models.Card, high bool) *card {
	w := &card{s: s, c: c, high: high, past: c.Day != "" && c.Day < s.host.Now().Format(models.DayFormat)}
	w.ExtendBaseWidget(w)
	return w
}

// name is what the card is called: its title, else the beginning of its caption.
func name(c models.Card) string {
	switch {
	case c.Title != "":
		return c.Title
	case c.Snippet != "":
		return c.Snippet
	}
	return lang.T("common.untitled")
}

func (w *card) MinSize() fyne.Size {
	if w.high {
		return fyne.NewSize(100, cardHigh)
	}
	return fyne.NewSize(100, cardLow)
}

// Tapped opens; with Ctrl or Shift it selects.
func (w *card) Tapped(*fyne.PointEvent) {
	if w.s.modified() {
		w.s.toggle(w.c.PostID)
		return
	}
	w.s.focusCard(w.c)
	w.s.host.OpenPost(w.c.PostID)
}

func (w *card) TappedSecondary(e *fyne.PointEvent) {
	w.s.focusCard(w.c)
	w.s.menu(w.c, e.AbsolutePosition)
}

func (w *card) MouseIn(*desktop.MouseEvent)    { w.hover = true; w.paint() }
func (w *card) MouseMoved(*desktop.MouseEvent) {}
func (w *card) MouseOut()                      { w.hover = false; w.paint() }

func (w *card) Dragged(e *fyne.DragEvent) { w.s.dragged(w, e) }
func (w *card) DragEnd()                  { w.s.drop() }

// paint colours the ground by state: selected, focused, late, hover.
func (w *card) paint() {
	if w.ground == nil {
		return
	}
	fill, edge, width := kit.Surface, kit.Line, float32(1)
	late := w.c.Status.At(w.c.At, w.s.host.Now().Unix()) == models.Late
	switch {
	case w.ghost:
		edge = kit.Accent
	case w.s.selected[w.c.PostID]:
		fill, edge = kit.Tint, kit.Accent
	case late:
		fill, edge = kit.RedT, kit.RedL
	case w.hover:
		fill = kit.Hover
	case w.past:
		fill = kit.Paper
	}
	if w.s.focused == w.c.PostID && !w.ghost {
		edge, width = kit.Focus, 2
	}
	w.ground.FillColor, w.ground.StrokeColor, w.ground.StrokeWidth = kit.Color(fill), kit.Color(edge), width
	w.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (w *card) CreateRenderer() fyne.WidgetRenderer {
	b := w.s.list[w.c.BrandID]
	w.ground = canvas.NewRectangle(nil)
	w.ground.CornerRadius = 5
	edge := canvas.NewRectangle(kit.Color(kit.Line2))
	edge.TopLeftCornerRadius, edge.BottomLeftCornerRadius = 3, 3
	if b != nil {
		if p := b.Pillar(w.c.PillarID); p != nil {
			edge.FillColor = kit.PillarColor(p)
		}
	}
	thumb := kit.Thumb("", 28, 28, 4)
	blank := canvas.NewRectangle(kit.Color(kit.Sunken))
	blank.CornerRadius = 4
	if hash := w.c.Thumb; hash != "" && !w.slim {
		kit.LoadThumb(w.s.host.Runner(), thumb, func() string { return w.s.thumb(hash, 64) })
	}
	objects := []fyne.CanvasObject{w.ground, edge, blank, thumb}
	var logo fyne.CanvasObject
	if b != nil {
		logo = kit.Logo(b, 13)
		objects = append(objects, logo)
	}
	tok := kit.Ink
	if w.past {
		tok = kit.Ink2
	}
	head := kit.Text(w.headline(), kit.CaptionBold, tok)
	mark := kit.StatusIcon(w.c.Status.At(w.c.At, w.s.host.Now().Unix()), 13)
	lines := [2]*canvas.Text{kit.Text("", kit.Caption, tok), kit.Text("", kit.Caption, tok)}
	objects = append(objects, head, mark, lines[0], lines[1])
	var glyphs []*canvas.Image
	for i, p := range w.c.Platforms {
		if i == 3 {
			break
		}
		g := kit.PlatformIcon(p, kit.Ink2, 12)
		glyphs = append(glyphs, g)
		objects = append(objects, g)
	}
	more := kit.Text("", kit.Micro, kit.Ink2)
	if n := len(w.c.Platforms) - 3; n > 0 {
		more.Text = "+" + strconv.Itoa(n)
	}
	objects = append(objects, more)
	w.paint()
	return &cardRenderer{w: w, objects: objects, edge: edge, blank: blank, thumb: thumb, logo: logo, head: head, mark: mark, lines: lines, glyphs: glyphs, more: more}
}

// headline is the hour; in the tray, the form.
func (w *card) headline() string {
	switch {
	case w.c.Clock != "":
		return lang.Clock(w.c.Clock)
	case w.c.Day != "":
		return lang.T("calendar.no_clock")
	case w.c.Form != models.FormNone:
		return lang.Form(w.c.Form)
	}
	return lang.T("calendar.no_form")
}

type cardRenderer struct {
	w           *card
	objects     []fyne.CanvasObject
	edge, blank *canvas.Rectangle
	thumb, mark *canvas.Image
	logo        fyne.CanvasObject
	head, more  *canvas.Text
	lines       [2]*canvas.Text
	glyphs      []*canvas.Image
}

func (r *cardRenderer) Layout(s fyne.Size) {
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	place(r.w.ground, 0, 0, s.Width, s.Height)
	place(r.edge, 0, 0, 3, s.Height)
	top, left := (s.Height-28)/2, float32(43)
	if r.w.slim {
		left = 9
		r.blank.Hide()
		r.thumb.Hide()
	}
	place(r.blank, 8, top, 28, 28)
	place(r.thumb, 8, top, 28, 28)
	place(r.head, left, 2, 60, 16)
	x := left + kit.Measure(r.head.Text, kit.CaptionBold) + 4
	switch {
	case r.logo == nil:
	case r.w.slim:
		place(r.logo, x+1, 3, 13, 13)
		x += 18
	default:
		place(r.logo, 27, top+18, 12, 12)
	}
	place(r.mark, s.Width-18, 4, 13, 13)
	r.mark.Hidden = x > s.Width-18
	for _, g := range r.glyphs {
		g.Hidden = x+12 > s.Width-20
		place(g, x, 4, 12, 12)
		x += 15
	}
	r.more.Hidden = x+14 > s.Width-20
	place(r.more, x, 2, 16, 16)
	width := s.Width - left - 6
	wrapped := []string{kit.Fit(name(r.w.c), kit.Caption, width)}
	if r.w.high {
		wrapped = kit.Wrap(name(r.w.c), kit.Caption, width, 2)
	}
	for i, t := range r.lines {
		t.Text = ""
		if i < len(wrapped) {
			t.Text = wrapped[i]
		}
		place(t, left, 17+float32(i)*15, width, 16)
	}
}

func (r *cardRenderer) MinSize() fyne.Size           { return r.w.MinSize() }
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *cardRenderer) Destroy()                     {}
func (r *cardRenderer) Refresh() {
	r.w.paint()
	canvas.Refresh(r.w)
}
