package preview

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

// pad is the inner edge of a card in px.
const pad = 10

// small is the writing of the platforms' own details.
func small(words string, tok kit.Token) fyne.CanvasObject {
	return kit.NewLabel(words, kit.Micro, tok)
}

// frame is the white card itself.
func frame(objs ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Box(kit.Color(kit.Surface), kit.Color(kit.Line), 8, kit.Pad(1, 1, 1, 1, kit.Column(0, objs...)))
}

func (v *View) inner() float32 { return v.width - 2 - 2*pad }

// avatar is the account's picture, round.
func (v *View) avatar(px float32) fyne.CanvasObject {
	if v.post.Brand == nil {
		return kit.Avatar(v.post.Name, px)
	}
	return kit.Logo(v.post.Brand, px)
}

// handle is the account as the platform names it.
func (v *View) handle() string {
	if v.post.Handle != "" {
		return v.post.Handle
	}
	return v.post.Name
}

// when is day and hour as a post shows them, or that there is none yet.
func (v *View) when() string {
	if v.post.Day == "" {
		return lang.T("preview.unscheduled")
	}
	return lang.When(v.post.Day, v.post.Clock)
}

// text is the caption of the card, folded until it is tapped.
func (v *View) text(l look, width float32, lead string) *rich {
	r := newRich(l, width)
	r.lead, r.open = lead, v.open
	r.tapped = func() {
		if v.post.Fold >= 0 || l.lines > 0 {
			v.open = !v.open
			v.shape = v.shapeOf(v.post)
			v.build()
		}
	}
	sync := func(p Post) { r.set(p.Text, p.Entities, p.Marks, p.Fold) }
	sync(v.post)
	v.texts = append(v.texts, sync)
	return r
}

// line is one line of text that follows the post.
func (v *View) line(st kit.Style, tok kit.Token, of func(Post) string) *kit.Label {
	l := kit.NewLabel(of(v.post), st, tok)
	v.texts = append(v.texts, func(p Post) { l.SetText(of(p)) })
	return l
}

// blue is a platform's colour of links on light and dark ground.
func blue(light, dark string) color.Color {
	if kit.IsDark() {
		return kit.Hex(dark)
	}
	return kit.Hex(light)
}

// icons is a row of the platform's own signs.
func icons(px, gap float32, tok kit.Token, names ...string) *fyne.Container {
	row := kit.Row(gap)
	for _, n := range names {
		row.Add(kit.IconImage(n, tok, px))
	}
	return row
}

// media is the picture of the post at the place i, cut to a ratio of width to
// height, with play mark and duration on a video.
func (v *View) media(i int, width, ratio float32, radius float32, expected string) fyne.CanvasObject {
	height := width / ratio
	if i >= len(v.post.Media) {
		return v.missing(width, height, radius, expected)
	}
	m := v.post.Media[i]
	layers := []fyne.CanvasObject{v.image(m.Hash, width, height, radius)}
	if m.Video {
		layers = append(layers, kit.Center(kit.Row(0, kit.Spacer(), playMark(), kit.Spacer())))
		if m.Millis > 0 {
			layers = append(layers, corner(badge(duration(m.Millis)), width, height, true))
		}
	}
	return kit.Fixed(width, height, container.NewStack(layers...))
}

// image is a picture that fills its room; a file that is gone says so.
func (v *View) image(hash string, width, height, radius float32) fyne.CanvasObject {
	ground := canvas.NewRectangle(kit.Color(kit.Track))
	ground.CornerRadius = radius
	gone := kit.Center(kit.Row(0, kit.Spacer(), kit.IconImage("image", kit.Ink3, 20), kit.Spacer()))
	img := kit.Thumb("", width, height, radius)
	kit.LoadThumb(v.runner, img, func() string { return v.picture(hash, int(width*2)) })
	return kit.Fixed(width, height, container.NewStack(ground, gone, img))
}

// missing is the room of a picture that is not there yet, and what is expected.
func (v *View) missing(width, height, radius float32, expected string) fyne.CanvasObject {
	ground := canvas.NewRectangle(kit.Color(kit.Sunken))
	ground.CornerRadius = radius
	words := kit.Text(lang.T("preview.no_media"), kit.Caption, kit.Ink3)
	size := kit.Text(expected, kit.Micro, kit.Ink3)
	for _, t := range []*canvas.Text{words, size} {
		t.Alignment = fyne.TextAlignCenter
	}
	height = min(height, width*0.75) // a large empty place says no more than a small one
	column := kit.Column(4, kit.Row(0, kit.Spacer(), kit.IconImage("image-plus", kit.Ink3, 20), kit.Spacer()), words, size)
	return kit.Fixed(width, height, container.NewStack(ground, kit.Center(column)))
}

// playMark is the round sign over a video.
func playMark() fyne.CanvasObject {
	disc := canvas.NewCircle(color.NRGBA{A: 130})
	return kit.Fixed(36, 36, container.NewStack(disc, kit.Center(kit.Row(0, kit.Spacer(), kit.IconImageColor("play", color.White, 16), kit.Spacer()))))
}

// badge is white writing on a dark ground over a picture.
func badge(words string) fyne.CanvasObject {
	t := kit.TextColor(words, kit.MicroBold, color.White)
	return kit.Box(color.NRGBA{A: 190}, color.NRGBA{}, 4, kit.Pad(1, 5, 1, 5, t))
}

// corner puts something into the lower right, or lower left, of a picture.
func corner(o fyne.CanvasObject, width, height float32, right bool) fyne.CanvasObject {
	size := o.MinSize()
	o.Resize(size)
	x := float32(6)
	if right {
		x = width - size.Width - 6
	}
	o.Move(fyne.NewPos(x, height-size.Height-6))
	return container.NewWithoutLayout(o)
}

// duration is the length of a video as players write it, "0:38".
func duration(millis int64) string {
	sec := (millis + 500) / 1000
	if sec >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", sec/3600, sec/60%60, sec%60)
	}
	return fmt.Sprintf("%d:%02d", sec/60, sec%60)
}

// pages is a carousel: one picture at a time, arrows and dots below.
func (v *View) pages(width, ratio float32, expected string) fyne.CanvasObject {
	n := len(v.post.Media)
	picture := v.media(v.page, width, ratio, 0, expected)
	if n < 2 {
		return picture
	}
	turn := func(by int) func() {
		return func() {
			v.page = (v.page + by + n) % n
			v.build()
		}
	}
	dots := kit.Row(4)
	for i := range min(n, 12) {
		tok := kit.Track
		if i == min(v.page, 11) {
			tok = kit.Accent
		}
		dots.Add(kit.Dot(kit.Color(tok), 6))
	}
	back := kit.NewIconButton("chevron-left", lang.T("preview.page_back"), turn(-1)).Small()
	on := kit.NewIconButton("chevron-right", lang.T("preview.page_on"), turn(1)).Small()
	count := small(fmt.Sprintf("%d/%d", v.page+1, n), kit.Ink3)
	return kit.Column(0, picture, kit.Row(4, back, kit.Spacer(), dots, kit.Fixed(34, 0, count), kit.Spacer(), on))
}

// mosaic lays up to four pictures as X and Facebook do.
func (v *View) mosaic(width, ratio, radius float32, expected string) fyne.CanvasObject {
	n := len(v.post.Media)
	const gap = 2
	half := (width - gap) / 2
	height := width / ratio
	switch {
	case n <= 1:
		return v.media(0, width, ratio, radius, expected)
	case n == 2:
		return kit.Row(gap, v.media(0, half, half/height, radius, ""), v.media(1, half, half/height, radius, ""))
	case n == 3:
		low := (height - gap) / 2
		return kit.Row(gap, v.media(0, half, half/height, radius, ""), kit.Column(gap, v.media(1, half, half/low, radius, ""), v.media(2, half, half/low, radius, "")))
	}
	low := (height - gap) / 2
	last := v.media(3, half, half/low, radius, "")
	if n > 4 {
		last = container.NewStack(last, kit.Center(kit.Row(0, kit.Spacer(), badge(fmt.Sprintf("+%d", n-4)), kit.Spacer())))
	}
	return kit.Column(gap, kit.Row(gap, v.media(0, half, half/low, radius, ""), v.media(1, half, half/low, radius, "")),
		kit.Row(gap, v.media(2, half, half/low, radius, ""), last))
}

// expect says what a platform hopes for where nothing is yet.
func expect(width, height int) string { return fmt.Sprintf("%d×%d", width, height) }

// textless reports a form that needs no picture.
func (v *View) textless() bool {
	return len(v.post.Media) == 0 && (v.post.Form == "text" || v.post.Form == "thread")
}

// mentionList names the people of a collaboration.
func mentionList(names []string) string { return strings.Join(names, ", ") }

// partCount shows how much of the limit a part of a thread takes.
func partCount(l *kit.Label, p models.Platform, part string) {
	n, limit := platform.Count(p, part)
	l.SetToken(kit.Ink3)
	if limit > 0 && n > limit {
		l.SetToken(kit.Red)
	}
	l.SetText(fmt.Sprintf("%d / %d", n, limit))
}

// thread are the numbered parts of a post told in several.
func (v *View) thread(l look, width float32) fyne.CanvasObject {
	box := kit.Column(8)
	for i := range v.post.Thread {
		r := newRich(l, width)
		count := kit.NewLabel("", kit.Micro, kit.Ink3).AlignRight()
		sync := func(p Post) {
			if i < len(p.Thread) {
				r.set(p.Thread[i], platform.Entities(p.Platform, p.Thread[i]), nil, -1)
				partCount(count, p.Platform, p.Thread[i])
			}
		}
		sync(v.post)
		v.texts = append(v.texts, sync)
		number := kit.Text(fmt.Sprintf("%d/%d", i+1, len(v.post.Thread)), kit.Micro, kit.Ink3)
		box.Add(kit.Column(2, kit.Row(4, number, kit.Grow(count)), r))
		if i < len(v.post.Thread)-1 {
			box.Add(kit.Divider())
		}
	}
	return box
}
