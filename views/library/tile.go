package library

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/models"
	"lontar/views/kit"
)

// tile is one file: its picture, name and size, and what to know of it.
type tile struct {
	widget.BaseWidget
	g     *grid
	i     int
	hash  string
	over  bool
	ring  *canvas.Rectangle
	back  *canvas.Rectangle
	photo *canvas.Image
	blank *canvas.Image // while there is no picture
	name  *kit.Label
	about *kit.Label
	dark  *canvas.Rectangle // under the duration
	time  *canvas.Text
	alert *canvas.Image
	mark  *canvas.Rectangle
	check *canvas.Image
}

func newTile(g *grid) *tile {
	t := &tile{g: g, i: -1}
	t.back, t.ring, t.dark, t.mark = canvas.NewRectangle(nil), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	t.back.CornerRadius, t.ring.CornerRadius, t.dark.CornerRadius, t.mark.CornerRadius = 8, 10, 4, 4
	t.photo = canvas.NewImageFromImage(nil)
	t.photo.FillMode, t.photo.CornerRadius, t.photo.Hidden = canvas.ImageFillCover, 8, true
	t.blank = kit.IconImage("image", kit.Ink3, 28)
	t.alert, t.check = kit.IconImage("triangle-alert", kit.AmberI, 16), kit.IconImage("check", kit.OnAcc, 14)
	t.name, t.about = kit.NewLabel("", kit.CompactBold, kit.Ink), kit.NewLabel("", kit.Caption, kit.Ink3)
	t.time = kit.TextColor("", kit.CaptionBold, color.White)
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	return &tileFace{t: t, objects: []fyne.CanvasObject{t.ring, t.back, t.blank, t.photo, t.dark, t.time, t.mark, t.check, t.alert, t.name, t.about}}
}

// show makes the tile that of a file.
func (t *tile) show(i int, size fyne.Size) {
	item := t.g.items[i]
	t.i, t.hash = i, item.Hash
	t.name.SetText(item.Name)
	t.about.SetText(t.line(item))
	t.time.Text = ""
	if item.Video() && item.Millis > 0 {
		t.time.Text = clock(item.Millis)
	}
	lost := t.g.load.lost[item.Hash]
	if lost {
		t.about.SetText(lang.T("media.lost"))
	}
	t.about.SetToken(kit.Ink3)
	if lost {
		t.about.SetToken(kit.Red)
	}
	t.alert.Hidden = !lost && media.Warning(item.Media) == nil
	img, known := t.g.load.get(item.Hash)
	if t.photo.Image != img {
		t.photo.Image = img
	}
	t.photo.Hidden = img == nil
	t.blank.Hidden = img != nil || !known
	t.Resize(size)
	t.Refresh()
}

// line is what stands under the name: where it is used, else how large it is.
func (t *tile) line(item media.Item) string {
	size := ""
	if item.Width > 0 {
		size = fmt.Sprintf("%d×%d", item.Width, item.Height)
	}
	switch {
	case item.Uses > 0:
		return lang.N("common.posts", item.Uses) + dot(size)
	case item.Logo:
		return lang.T("media.is_logo") + dot(size)
	}
	return lang.T("media.unused") + dot(size)
}

func dot(s string) string {
	if s == "" {
		return ""
	}
	return " · " + s
}

// clock is a duration as players show it: "1.05", "1:05".
func clock(millis int64) string {
	s := (millis + 500) / 1000
	if s >= 3600 {
		return lang.Clock(fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60))
	}
	return lang.Clock(fmt.Sprintf("%d:%02d", s/60, s%60))
}

// Tapped moves the cursor here; in a picker it also ticks.
func (t *tile) Tapped(*fyne.PointEvent) {
	kit.FocusOn(t.g)
	t.g.moveTo(t.i)
	t.g.tick(t.i)
}

// DoubleTapped chooses the file.
func (t *tile) DoubleTapped(*fyne.PointEvent) {
	t.g.moveTo(t.i)
	t.g.choose()
}

// TappedSecondary opens the menu of the file.
func (t *tile) TappedSecondary(e *fyne.PointEvent) {
	kit.FocusOn(t.g)
	t.g.moveTo(t.i)
	if t.g.menu != nil {
		t.g.menu(e.AbsolutePosition)
	}
}

// MouseIn shows the hover.
func (t *tile) MouseIn(*desktop.MouseEvent) { t.over = true; t.Refresh() }

// MouseMoved has nothing to follow.
func (t *tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (t *tile) MouseOut() { t.over = false; t.Refresh() }

type tileFace struct {
	t       *tile
	objects []fyne.CanvasObject
}

func (f *tileFace) Destroy()                     {}
func (f *tileFace) MinSize() fyne.Size           { return fyne.NewSize(leastTile/2, leastTile/2+words) }
func (f *tileFace) Objects() []fyne.CanvasObject { return f.objects }

func (f *tileFace) Layout(s fyne.Size) {
	t, side := f.t, s.Width
	place := func(o fyne.CanvasObject, x, y, w, h float32) { o.Move(fyne.NewPos(x, y)); o.Resize(fyne.NewSize(w, h)) }
	place(t.ring, -5, -5, s.Width+10, s.Height+8)
	place(t.back, 0, 0, side, side)
	place(t.photo, 0, 0, side, side)
	place(t.blank, side/2-14, side/2-14, 28, 28)
	w := t.time.MinSize().Width + 10
	place(t.dark, side-w-6, side-24, w, 18)
	place(t.time, side-w-1, side-23, w, 16)
	place(t.mark, 6, 6, 20, 20)
	place(t.check, 9, 9, 14, 14)
	place(t.alert, side-24, 8, 16, 16)
	place(t.name, 2, side+4, side-4, 20)
	place(t.about, 2, side+24, side-4, 16)
}

func (f *tileFace) Refresh() {
	t := f.t
	at := t.i == t.g.at
	t.back.FillColor = kit.Color(kit.Sunken)
	t.ring.FillColor, t.ring.StrokeWidth, t.ring.StrokeColor = color.Transparent, 0, nil
	switch {
	case at:
		t.ring.FillColor, t.ring.StrokeWidth, t.ring.StrokeColor = kit.Color(kit.Tint), 1, kit.Color(kit.Accent)
		if t.g.focused {
			t.ring.StrokeWidth, t.ring.StrokeColor = 2, kit.Color(kit.Focus)
		}
	case t.over:
		t.ring.FillColor = kit.Color(kit.Hover)
	}
	t.dark.FillColor = color.NRGBA{A: 170}
	t.dark.Hidden, t.time.Hidden = t.time.Text == "", t.time.Text == ""
	picks := t.g.ticked != nil
	ticked := picks && t.i >= 0 && t.i < len(t.g.items) && t.g.ticked[t.g.items[t.i].ID]
	t.mark.Hidden, t.check.Hidden = !picks, !ticked
	t.mark.FillColor, t.mark.StrokeColor, t.mark.StrokeWidth = kit.Color(kit.Surface), kit.Color(kit.Ctl), 1.5
	if ticked {
		t.mark.FillColor, t.mark.StrokeColor = kit.Color(kit.Accent), kit.Color(kit.Accent)
	}
	f.Layout(t.Size())
	for _, o := range f.objects {
		canvas.Refresh(o)
	}
}

// describe is what a file is: "1080×1350 · JPEG · 412 KB".
func describe(m models.Media) []string {
	var first []string
	if m.Width > 0 {
		first = append(first, fmt.Sprintf("%d × %d px", m.Width, m.Height))
	}
	if name := formatName(m.Format); name != "" {
		first = append(first, name)
	}
	lines := []string{join(append(first, lang.Bytes(m.Size)))}
	var second []string
	if m.Millis > 0 {
		second = append(second, clock(m.Millis))
	}
	if m.FPS > 0 {
		second = append(second, lang.T("media.fps", "fps", lang.Decimal(m.FPS, 2)))
	}
	if m.VideoCodec != "" {
		second = append(second, codecName(m.VideoCodec))
	}
	switch {
	case m.AudioCodec != "":
		second = append(second, codecName(m.AudioCodec))
	case m.Video() && m.Format != "":
		second = append(second, lang.T("media.silent"))
	}
	if m.Frames > 1 {
		second = append(second, lang.N("media.frames", m.Frames))
	}
	if len(second) > 0 {
		lines = append(lines, join(second))
	}
	return lines
}

func join(parts []string) string {
	out := ""
	for _, p := range parts {
		if out != "" {
			out += " · "
		}
		out += p
	}
	return out
}

var names = map[string]string{
	"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "gif": "GIF", "heic": "HEIC", "avif": "AVIF", "mp4": "MP4", "mov": "MOV", "webm": "WebM", "mkv": "MKV",
	"h264": "H.264", "hevc": "HEVC", "av1": "AV1", "vp8": "VP8", "vp9": "VP9", "prores": "ProRes", "aac": "AAC", "mp3": "MP3", "opus": "Opus", "vorbis": "Vorbis", "pcm": "PCM",
}

func formatName(f string) string { return names[f] }

func codecName(c string) string {
	if n := names[c]; n != "" {
		return n
	}
	return c
}
