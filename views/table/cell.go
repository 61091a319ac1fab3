package table

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/models"
	"lontar/views/kit"
)

// padX is the space between a cell's edge and its content.
const padX = 8

// cell draws one face. Its parts are made when first needed and then reused,
// because a screen of cells is rebound on every scroll step.
type cell struct {
	box    *fyne.Container
	ground *canvas.Rectangle
	text   *canvas.Text
	more   *canvas.Text
	letter *canvas.Text
	disc   *canvas.Circle
	dot    *canvas.Circle
	mark   *canvas.Image
	thumb  *canvas.Image
	glyphs [maxGlyphs]*canvas.Image
	logos  map[int64]fyne.CanvasObject

	face  face
	width float32
	ver   int
	cut   bool // the text did not fit
}

func newCell() *cell {
	return &cell{box: &fyne.Container{}, ver: -1, logos: map[int64]fyne.CanvasObject{}}
}

// drawing is what cells need from the table to draw.
type drawing struct {
	ver   int // grows when theme or language change: everything is drawn anew
	brand func(int64) *models.Brand
	thumb func(c *cell, hash string) // fills the cell's picture, perhaps later
}

// set shows a face in a cell of a width. It answers at once when nothing changed.
func (c *cell) set(f face, width float32, d *drawing) {
	if c.face == f && c.width == width && c.ver == d.ver {
		return
	}
	fresh := c.ver != d.ver
	old := c.face
	c.face, c.width, c.ver = f, width, d.ver
	x := float32(padX)
	c.setGround(f.bad, width)
	if f.dot.A != 0 {
		c.setDot(f.dot, x)
		x += 8 + 6
	} else if c.dot != nil {
		c.dot.Hide()
	}
	x = c.setLogo(f.brand, x, d, fresh)
	x = c.setThumb(f.thumb, old.thumb, x, d)
	x = c.setMark(f, x)
	x = c.setGlyphs(f, x, fresh)
	c.setPerson(f, width)
	room := width - x - padX
	if f.more != "" {
		room -= kit.Measure(f.more, kit.Caption) + 6
	}
	x += c.setText(f, x, room)
	c.setMore(f.more, x)
}

func (c *cell) setGround(bad bool, width float32) {
	if !bad {
		if c.ground != nil {
			c.ground.Hide()
		}
		return
	}
	if c.ground == nil {
		c.ground = canvas.NewRectangle(kit.Color(kit.RedT))
		c.box.Objects = append([]fyne.CanvasObject{c.ground}, c.box.Objects...)
	}
	c.ground.FillColor = kit.Color(kit.RedT)
	c.ground.Resize(fyne.NewSize(width-1, rowHeight-1))
	c.ground.Show()
}

func (c *cell) setDot(col color.NRGBA, x float32) {
	if c.dot == nil {
		c.dot = canvas.NewCircle(col)
		c.dot.Resize(fyne.NewSize(8, 8))
		c.box.Add(c.dot)
	}
	c.dot.FillColor = col
	c.dot.Move(fyne.NewPos(x, (rowHeight-8)/2))
	c.dot.Show()
	c.dot.Refresh()
}

func (c *cell) setLogo(id int64, x float32, d *drawing, fresh bool) float32 {
	if fresh { // a logo may have been changed
		for _, o := range c.logos {
			c.box.Remove(o)
		}
		clear(c.logos)
	}
	for other, o := range c.logos {
		if other != id {
			o.Hide()
		}
	}
	b := d.brand(id)
	if id == 0 || b == nil {
		return x
	}
	o := c.logos[id]
	if o == nil {
		o = kit.Logo(b, 16)
		o.Resize(fyne.NewSize(16, 16))
		c.logos[id] = o
		c.box.Add(o)
	}
	o.Move(fyne.NewPos(x, (rowHeight-16)/2))
	o.Show()
	return x + 16 + 6
}

func (c *cell) setThumb(hash, old string, x float32, d *drawing) float32 {
	if hash == "" {
		if c.thumb != nil {
			c.thumb.Hide()
		}
		return x
	}
	if c.thumb == nil {
		c.thumb = &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleSmooth, CornerRadius: 4}
		c.thumb.Resize(fyne.NewSize(20, 20))
		c.box.Add(c.thumb)
		old = ""
	}
	c.thumb.Move(fyne.NewPos(x, (rowHeight-20)/2))
	c.thumb.Show()
	if hash != old {
		d.thumb(c, hash)
	}
	return x + 20 + 6
}

func (c *cell) setMark(f face, x float32) float32 {
	if f.mark == nil {
		if c.mark != nil {
			c.mark.Hide()
		}
		return x
	}
	if c.mark == nil {
		c.mark = canvas.NewImageFromResource(f.mark)
		c.mark.Resize(fyne.NewSize(14, 14))
		c.box.Add(c.mark)
	}
	c.mark.Move(fyne.NewPos(x, (rowHeight-14)/2))
	c.mark.Show()
	if c.mark.Resource != f.mark {
		c.mark.Resource = f.mark
		c.mark.Refresh()
	}
	return x + 14 + 6
}

func (c *cell) setGlyphs(f face, x float32, fresh bool) float32 {
	for i, p := range f.glyphs {
		img := c.glyphs[i]
		if p == "" {
			if img != nil {
				img.Hide()
			}
			continue
		}
		res := kit.PlatformResource(p, kit.Ink2)
		if img == nil {
			img = canvas.NewImageFromResource(res)
			img.Resize(fyne.NewSize(14, 14))
			c.glyphs[i] = img
			c.box.Add(img)
		}
		img.Move(fyne.NewPos(x, (rowHeight-14)/2))
		img.Show()
		if img.Resource != res || fresh {
			img.Resource = res
			img.Refresh()
		}
		x += 18
	}
	return x
}

func (c *cell) setPerson(f face, width float32) {
	if f.person == "" {
		if c.disc != nil {
			c.disc.Hide()
			c.letter.Hide()
		}
		return
	}
	if c.disc == nil {
		c.disc = canvas.NewCircle(color.Transparent)
		c.disc.Resize(fyne.NewSize(22, 22))
		c.letter = kit.Text("", kit.MicroBold, kit.Ink)
		c.letter.TextSize = 10
		c.letter.Color = color.White
		c.letter.Alignment = fyne.TextAlignCenter
		c.box.Add(c.disc)
		c.box.Add(c.letter)
	}
	x := min(float32(padX+4), (width-22)/2)
	c.disc.FillColor = personColor(f.full)
	c.disc.Move(fyne.NewPos(x, (rowHeight-22)/2))
	h := c.letter.MinSize().Height
	c.letter.Resize(fyne.NewSize(22, h))
	c.letter.Move(fyne.NewPos(x, (rowHeight-h)/2))
	c.letter.Text = f.person
	c.disc.Show()
	c.letter.Show()
	c.disc.Refresh()
	c.letter.Refresh()
}

func (c *cell) setText(f face, x, room float32) (used float32) {
	st := kit.Compact
	if f.bold {
		st = kit.CompactBold
	}
	shown := ""
	if f.text != "" && room > 4 {
		shown = kit.Fit(f.text, st, room)
	}
	c.cut = shown != f.text
	if shown == "" {
		if c.text != nil {
			c.text.Hide()
		}
		return 0
	}
	if c.text == nil {
		c.text = kit.Text(shown, st, f.tok)
		c.box.Add(c.text)
	}
	c.text.Text = shown
	c.text.TextStyle.Bold = f.bold
	c.text.Color = kit.Color(f.tok)
	h := textHeight(st)
	w := kit.Measure(shown, st)
	c.text.Move(fyne.NewPos(x, (rowHeight-h)/2))
	c.text.Resize(fyne.NewSize(w, h))
	c.text.Show()
	c.text.Refresh()
	return w
}

func (c *cell) setMore(more string, x float32) {
	if more == "" {
		if c.more != nil {
			c.more.Hide()
		}
		return
	}
	if c.more == nil {
		c.more = kit.Text("", kit.Caption, kit.Ink3)
		c.box.Add(c.more)
	}
	c.more.Text = more
	c.more.Color = kit.Color(kit.Ink3)
	h := textHeight(kit.Caption)
	c.more.Move(fyne.NewPos(x+6, (rowHeight-h)/2))
	c.more.Resize(fyne.NewSize(kit.Measure(more, kit.Caption), h))
	c.more.Show()
	c.more.Refresh()
}

var textHeights = map[kit.Style]float32{}

// textHeight is the drawn height of a line of text, for centring it in a row.
func textHeight(st kit.Style) float32 {
	h, ok := textHeights[st]
	if !ok {
		h = fyne.MeasureText("Ag", st.Size, fyne.TextStyle{Bold: st.Bold}).Height
		textHeights[st] = h
	}
	return h
}
