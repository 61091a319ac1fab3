package calendar

import (
	"image"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/app/lang"
	"lontar/views/kit"
)

const (
	logoPx   = 12
	markPx   = 13
	maxGlyph = 3
	nonePx   = 14

	glyphPx, glyphGap = 12, 3
	glyphStep         = glyphPx + glyphGap
)

// cardFace draws a card. Its objects stay the same from post to post; only a
// brand's logo is exchanged.
type cardFace struct {
	w                    *card
	ground, edge         *canvas.Rectangle
	back                 *canvas.Rectangle // between picture and logo
	pieces               *pieces
	head, more, along    *canvas.Text
	badge                *canvas.Rectangle // behind along
	lines                [2]*canvas.Text
	logo                 fyne.CanvasObject
	brand                int64 // whose logo it is
	turn                 int   // of the logos
	gap                  *kit.DashedRect
	note                 *canvas.Text // in the gap
	objects, shown, hole []fyne.CanvasObject
}

func newCardFace(w *card) *cardFace {
	f := &cardFace{w: w}
	rect := func(radius float32) *canvas.Rectangle {
		r := canvas.NewRectangle(color.Transparent)
		r.CornerRadius = radius
		return r
	}
	f.ground, f.back, f.badge = rect(5), rect(4), rect(9)
	f.edge = canvas.NewRectangle(color.Transparent)
	f.edge.TopLeftCornerRadius, f.edge.BottomLeftCornerRadius = 3, 3
	f.pieces = newPieces(w.s.art.blank)
	f.head, f.more = kit.Text("", kit.CaptionBold, kit.Ink), kit.Text("", kit.Micro, kit.Ink2)
	f.along = kit.Text("", kit.MicroBold, kit.OnAcc)
	f.along.Alignment = fyne.TextAlignCenter
	f.lines = [2]*canvas.Text{kit.Text("", kit.Caption, kit.Ink), kit.Text("", kit.Caption, kit.Ink)}
	f.objects = []fyne.CanvasObject{
		f.ground, f.edge, f.pieces.img, f.head, f.more, f.lines[0], f.lines[1], f.badge, f.along, f.back,
	}
	return f
}

// dress takes over what the card's post says.
func (f *cardFace) dress() {
	w, it := f.w, &f.w.it
	f.changeLogo()
	f.edge.FillColor = kit.Color(kit.Line2)
	if it.pillar != nil {
		f.edge.FillColor = kit.PillarColor(it.pillar)
	}
	tok := kit.Ink
	if it.past {
		tok = kit.Ink2
	}
	f.head.Text, f.head.Color, f.head.TextStyle.Bold = it.hour, kit.Color(tok), true
	if w.look == lookTray {
		f.head.Text, f.head.TextStyle.Bold = "", w.ghost
	}
	for _, l := range f.lines {
		l.Color = kit.Color(tok)
	}
	if w.look == lookTray {
		f.lines[1].Color = kit.Color(kit.Ink2)
	}
	f.paint()
	f.Layout(w.Size())
}

func setPicture(img *canvas.Image, pic image.Image) {
	if img.Image != pic {
		img.Image = pic
		img.Refresh()
	}
}

func (f *cardFace) changeLogo() {
	art, b := f.w.s.art, f.w.it.brand
	id := int64(0)
	if b != nil {
		id = b.ID
	}
	if id == f.brand && f.turn == art.turn {
		return
	}
	f.giveLogo()
	f.brand, f.logo, f.turn = id, nil, art.turn
	if b != nil && kit.LogoGlyph(b) == nil {
		f.logo = art.take(b)
	}
	f.shown = nil
}

// giveLogo hands the logo on to another card, unless the brand has a new one.
func (f *cardFace) giveLogo() {
	if art := f.w.s.art; f.logo != nil && f.turn == art.turn {
		art.give(f.brand, f.logo)
	}
}

// paint colours the ground after the card's state, and turns a card on its way
// into a gap.
func (f *cardFace) paint() {
	fill, edge := f.w.ground()
	f.ground.FillColor, f.ground.StrokeColor, f.ground.StrokeWidth = kit.Color(fill), kit.Color(edge), 1
	f.back.FillColor = kit.Color(fill)
	if f.w.ghost {
		f.ground.Shadow = canvas.Shadow{Color: kit.Color(kit.Shadow), BlurRadius: 16, Offset: fyne.NewPos(0, 4), Variant: canvas.DropShadow}
	}
	if f.w.moving() && f.gap == nil {
		f.gap = kit.Dashed(kit.Line2).Radius(5)
		f.note = kit.Text("", kit.Caption, kit.Ink3)
		f.hole = []fyne.CanvasObject{f.gap, f.note}
		f.Layout(f.w.Size())
	}
	f.ground.Refresh()
}

// Layout implements fyne.WidgetRenderer.
func (f *cardFace) Layout(s fyne.Size) {
	put(f.ground, 0, 0, s.Width, s.Height)
	put(f.edge, 0, 0, 3, s.Height)
	if f.gap != nil {
		put(f.gap, 0, 0, s.Width, s.Height)
		f.note.Text = kit.Fit(lang.T("calendar.moving"), kit.Caption, s.Width-20)
		put(f.note, 12, 0, s.Width-20, s.Height)
	}
	f.pieces.begin()
	switch f.w.look {
	case lookTray:
		f.layTray(s)
	case lookWeek:
		f.layWeek(s)
	default:
		f.layMonth(s)
	}
	f.pieces.draw(s, f.w.s.art.scale)
	n := f.w.along
	f.badge.Hidden, f.along.Hidden = n == 0, n == 0
	if n > 0 {
		f.badge.FillColor, f.along.Text = kit.Color(kit.Accent), "+"+strconv.Itoa(n)
		put(f.badge, s.Width-14, -9, 26, 18)
		put(f.along, s.Width-14, -9, 26, 18)
	}
}

func (f *cardFace) layMonth(s fyne.Size) {
	const left = 42
	f.layPicture(7, (s.Height-thumbPx)/2)
	put(f.head, left, 3, 60, 16)
	f.layHead(left+kit.Measure(f.head.Text, kit.CaptionBold)+4, 3, s.Width)
	width := s.Width - left - 5
	if f.w.high {
		f.write(kit.Wrap(f.w.it.name, kit.Caption, width, 2))
	} else {
		f.write([]string{kit.Fit(f.w.it.name, kit.Caption, width)})
	}
	top := float32(17)
	if f.lines[1].Text == "" && s.Height > cardLow { // a short title in a high card
		top = 24
	}
	put(f.lines[0], left, top, width, 16)
	put(f.lines[1], left, 32, width, 16)
}

func (f *cardFace) layTray(s fyne.Size) {
	const left = 42
	f.layPicture(7, (s.Height-thumbPx)/2)
	f.more.Hidden, f.head.Hidden = true, true
	width := s.Width - left - 28
	if f.w.ghost {
		width = s.Width - left - 8
	} else {
		f.pieces.add(f.w.s.art.icon(kit.Icon("grip-vertical", kit.Ink3), 16), s.Width-22, (s.Height-16)/2)
	}
	style := kit.Compact
	if f.w.ghost {
		style = kit.CaptionBold
	}
	f.lines[0].TextSize, f.lines[0].TextStyle.Bold = style.Size, style.Bold
	f.write([]string{kit.Fit(f.w.it.name, style, width), kit.Fit(f.w.it.meta, kit.Caption, width)})
	put(f.lines[0], left, 3, width, 18)
	put(f.lines[1], left, 20, width, 16)
}

func (f *cardFace) layWeek(s fyne.Size) {
	const left = 9
	f.back.Hidden = true
	put(f.head, left, 2, 60, 16)
	x := left + kit.Measure(f.head.Text, kit.CaptionBold) + 5
	sign, fits := f.sign(), x+logoPx <= s.Width-4 // not on half a card in a narrow window
	if f.logo != nil {
		f.logo.Show()
		put(f.logo, x, 4, logoPx, logoPx)
		if !fits {
			f.logo.Hide()
		}
	}
	if sign != nil && fits {
		f.pieces.add(sign, x, 4)
	}
	if fits && (sign != nil || f.logo != nil) {
		x += logoPx + 4
	}
	f.layHead(x, 2, s.Width)
	width := s.Width - left - 6
	f.write([]string{kit.Fit(f.w.it.name, kit.Caption, width)})
	put(f.lines[0], left, 16, width, 16)
}

// sign is the brand's logo when it is a picture of ours, nil else.
func (f *cardFace) sign() image.Image {
	if f.w.it.brand == nil {
		return nil
	}
	return f.w.s.art.logo(f.w.it.brand)
}

// layPicture places the thumbnail with the brand's logo on its corner.
func (f *cardFace) layPicture(x, y float32) {
	art := f.w.s.art
	thumb := art.thumbs[f.w.it.Thumb]
	if thumb == nil { // none, or not read yet
		f.pieces.add(art.square(kit.Color(kit.Sunken), thumbPx, 4), x, y)
		f.pieces.add(art.icon(kit.Icon("image", kit.Ink3), nonePx), x+(thumbPx-nonePx)/2-2, y+(thumbPx-nonePx)/2-1)
	} else {
		f.pieces.add(thumb, x, y)
	}
	if logo := f.sign(); logo != nil { // with a rim of the card's ground
		f.pieces.cut(art.square(color.NRGBA{A: 255}, logoPx+2, 4), x+thumbPx-11, y+thumbPx-10)
		f.pieces.add(logo, x+thumbPx-10, y+thumbPx-9)
	}
	f.back.Hidden = f.logo == nil
	put(f.back, x+thumbPx-11, y+thumbPx-10, logoPx+2, logoPx+2)
	if f.logo != nil {
		f.logo.Show() // logos go from card to card
		put(f.logo, x+thumbPx-10, y+thumbPx-9, logoPx, logoPx)
	}
}

// layHead places platforms and status beside the hour: up to three glyphs,
// then how many more.
func (f *cardFace) layHead(x, y, width float32) {
	f.head.Hidden = false
	art, room := f.w.s.art, float32(0)
	if at := width - 5 - markPx; x+4 <= at {
		f.pieces.add(art.icon(kit.StatusResource(f.w.it.status), markPx), at, y+2)
		room = at - 2 - x
	}
	total := len(f.w.it.Platforms)
	n := min(total, maxGlyph)
	for n > 0 && room < glyphsWidth(n, total) {
		n--
	}
	if n == 0 { // not even one with "+n" beside it
		total = 0
	}
	for i, p := range f.w.it.Platforms[:n] {
		f.pieces.add(art.icon(kit.PlatformResource(p, kit.Ink2), glyphPx), x+float32(i)*glyphStep, y+2)
	}
	f.more.Hidden = total <= n
	if total > n {
		f.more.Text = "+" + strconv.Itoa(total-n)
		put(f.more, x+float32(n)*glyphStep, y, 16, 16)
	}
}

func glyphsWidth(n, total int) float32 {
	w := float32(n)*glyphStep - glyphGap
	if total > n {
		w += 1 + kit.Measure("+"+strconv.Itoa(total-n), kit.Micro)
	}
	return w
}

func (f *cardFace) write(lines []string) {
	for i, t := range f.lines {
		t.Text = ""
		if i < len(lines) {
			t.Text = lines[i]
		}
	}
}

// put places an object, touching only what changes.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	if p := fyne.NewPos(x, y); o.Position() != p {
		o.Move(p)
	}
	if s := fyne.NewSize(w, h); o.Size() != s {
		o.Resize(s)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (f *cardFace) MinSize() fyne.Size { return f.w.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (f *cardFace) Objects() []fyne.CanvasObject {
	if f.w.moving() && f.hole != nil {
		return f.hole
	}
	if f.shown == nil {
		f.shown = append(f.shown, f.objects...)
		if f.logo != nil {
			f.shown = append(f.shown, f.logo)
		}
	}
	return f.shown
}

// Destroy gives the logo back.
func (f *cardFace) Destroy() {
	f.giveLogo()
	f.logo, f.shown = nil, nil
	if f.w.face == f {
		f.w.face = nil
	}
}

// Refresh implements fyne.WidgetRenderer.
func (f *cardFace) Refresh() {
	f.paint()
	canvas.Refresh(f.w)
}
