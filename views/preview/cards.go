package preview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// instagram is the feed, a reel, a story or the profile's grid.
func (v *View) instagram() fyne.CanvasObject {
	switch v.post.Mode {
	case Reel:
		return v.vertical("Instagram")
	case Story:
		return v.story()
	case Grid:
		return v.grid()
	}
	name := v.handle()
	if len(v.post.Collaborators) > 0 {
		name = lang.T("preview.with", "name", name, "others", mentionList(v.post.Collaborators))
	}
	under := v.post.Location
	reel := v.post.Form == models.FormReel
	if under == "" && reel {
		under = lang.T("preview.original_audio")
	}
	who := kit.Column(0, kit.NewLabel(name, kit.CaptionBold, kit.Ink))
	if under != "" {
		who.Add(small(under, kit.Ink2))
	}
	head := kit.Pad(8, pad, 8, pad, kit.Row(8, v.avatar(28), kit.Grow(who), kit.IconImage("ellipsis", kit.Ink, 16)))
	// The feed shows 3:4 to 1.91:1; taller videos are cut to about 4:5.
	ratio := v.ratio(3.0/4, 1.91, 4.0/5)
	picture := v.pages(v.width-2, ratio, expect(1080, 1350))
	if reel && len(v.post.Media) > 0 {
		picture = container.NewStack(picture, corner(badge(lang.T("preview.auto_crop")), v.width-2, (v.width-2)/ratio, false))
	}
	signs := kit.Pad(8, pad, 4, pad, kit.Row(0, icons(20, 12, kit.Ink, "heart", "message-circle", "send"), kit.Spacer(), kit.IconImage("bookmark", kit.Ink, 20)))
	l := look{kit.Caption, kit.Color(kit.Ink), blue("#00376B", "#A9CFFF"), lang.T("preview.more.instagram"), 3}
	body := kit.Pad(0, pad, pad, pad, kit.Column(4, v.text(l, v.inner(), v.handle()), v.comment()))
	return frame(head, picture, signs, body)
}

// comment is the first comment, where there is one.
func (v *View) comment() fyne.CanvasObject {
	if v.post.FirstComment == "" {
		return nil
	}
	words := v.line(kit.Micro, kit.Ink2, func(p Post) string { return v.handle() + "  " + p.FirstComment })
	return kit.Column(2, small(lang.T("preview.first_comment"), kit.Ink3), words)
}

// ratio is width to height of the first picture within what a platform shows;
// usual is taken when the size is not known.
func (v *View) ratio(least, most, usual float32) float32 {
	if len(v.post.Media) == 0 || v.post.Media[0].Width == 0 || v.post.Media[0].Height == 0 {
		return usual
	}
	return max(least, min(float32(v.post.Media[0].Width)/float32(v.post.Media[0].Height), most))
}

// facebook is a post of a page.
func (v *View) facebook() fyne.CanvasObject {
	switch v.post.Mode {
	case Story:
		return v.story()
	case Reel:
		return v.vertical("Facebook")
	}
	head := kit.Pad(pad, pad, 8, pad, kit.Row(8, v.avatar(28), kit.Grow(kit.Column(0, kit.NewLabel(v.post.Name, kit.CaptionBold, kit.Ink),
		kit.Row(4, kit.Text(v.when(), kit.Micro, kit.Ink3), kit.IconImage("globe", kit.Ink3, 11))))))
	l := look{kit.Caption, kit.Color(kit.Ink), blue("#0064D1", "#5AA7FF"), lang.T("preview.more.facebook"), 5}
	parts := []fyne.CanvasObject{head, kit.Pad(0, pad, 8, pad, v.text(l, v.inner(), ""))}
	if !v.textless() {
		parts = append(parts, v.mosaic(v.width-2, v.ratio(4.0/5, 1.91, 1.91), 0, expect(1200, 630)))
	}
	foot := kit.Row(0)
	for i, b := range []struct{ icon, key string }{{"thumbs-up", "like"}, {"message-square", "comment"}, {"share-2", "share"}} {
		if i > 0 {
			foot.Add(kit.Spacer())
		}
		foot.Add(kit.Row(4, kit.IconImage(b.icon, kit.Ink2, 14), kit.Text(lang.T("preview."+b.key), kit.Micro, kit.Ink2)))
	}
	return frame(append(parts, kit.Pad(8, pad+4, 8, pad+4, foot))...)
}

// x is a post, or a thread of them.
func (v *View) x() fyne.CanvasObject {
	l := look{kit.Caption, kit.Color(kit.Ink), kit.Hex("#1D8CD8"), lang.T("preview.more.x"), 0}
	width := v.inner() - 36
	who := kit.Row(4, kit.Text(kit.Fit(v.post.Name, kit.CaptionBold, width*0.5), kit.CaptionBold, kit.Ink),
		kit.Grow(kit.NewLabel("@"+v.handle()+" · "+v.clock(), kit.Micro, kit.Ink3)))
	body := kit.Column(6, who)
	if len(v.post.Thread) > 1 {
		body.Add(v.thread(l, width))
	} else {
		body.Add(v.text(l, width, ""))
	}
	if len(v.post.Media) > 0 {
		body.Add(v.mosaic(width, v.ratio(3.0/4, 2, 16.0/9), 10, ""))
	}
	signs := kit.Row(0)
	for i, n := range []string{"message-circle", "repeat-2", "heart", "chart-no-axes-column", "upload"} {
		if i > 0 {
			signs.Add(kit.Spacer())
		}
		signs.Add(kit.IconImage(n, kit.Ink3, 14))
	}
	body.Add(signs)
	return frame(kit.Pad(pad, pad, pad, pad, kit.Row(8, kit.Top(v.avatar(28)), kit.Fixed(width, 0, body))))
}

// clock is the hour a post is planned for, or that there is none.
func (v *View) clock() string {
	if v.post.Clock == "" {
		return lang.T("preview.unscheduled")
	}
	return lang.Clock(v.post.Clock)
}

// threads is a post of Threads.
func (v *View) threads() fyne.CanvasObject {
	l := look{kit.Caption, kit.Color(kit.Ink), blue("#0064D1", "#5AA7FF"), "", 0}
	width := v.inner() - 36
	who := kit.Row(6, kit.Grow(kit.NewLabel(v.handle(), kit.CaptionBold, kit.Ink)), kit.Text(v.clock(), kit.Micro, kit.Ink3))
	body := kit.Column(6, who)
	if len(v.post.Thread) > 1 {
		body.Add(v.thread(l, width))
	} else {
		body.Add(v.text(l, width, ""))
	}
	if len(v.post.Media) > 0 {
		body.Add(v.pages(width, v.ratio(3.0/4, 1.91, 1), ""))
	}
	body.Add(icons(16, 16, kit.Ink2, "heart", "message-circle", "repeat-2", "send"))
	return frame(kit.Pad(pad, pad, pad, pad, kit.Row(8, kit.Top(v.avatar(28)), kit.Fixed(width, 0, body))))
}

// linkedin is a post of a page.
func (v *View) linkedin() fyne.CanvasObject {
	head := kit.Pad(pad, pad, 8, pad, kit.Row(8, v.avatar(36), kit.Grow(kit.Column(0, kit.NewLabel(v.post.Name, kit.CaptionBold, kit.Ink),
		kit.Row(4, kit.Text(v.when(), kit.Micro, kit.Ink3), kit.IconImage("globe", kit.Ink3, 11))))))
	l := look{kit.Caption, kit.Color(kit.Ink), blue("#0A66C2", "#70B5F9"), lang.T("preview.more.linkedin"), 3}
	parts := []fyne.CanvasObject{head, kit.Pad(0, pad, 8, pad, v.text(l, v.inner(), ""))}
	if !v.textless() {
		parts = append(parts, v.mosaic(v.width-2, v.ratio(4.0/5, 1.91, 1.91), 0, expect(1200, 627)))
	}
	foot := kit.Row(0, icons(16, 0, kit.Ink2, "thumbs-up"), kit.Spacer(), icons(16, 0, kit.Ink2, "message-square"), kit.Spacer(),
		icons(16, 0, kit.Ink2, "repeat-2"), kit.Spacer(), icons(16, 0, kit.Ink2, "send"))
	return frame(append(parts, kit.Pad(8, pad+12, 8, pad+12, foot))...)
}

// youtube is the watch page, a short, or a line of the search.
func (v *View) youtube() fyne.CanvasObject {
	title := func(p Post) string {
		if p.Title == "" {
			return lang.T("preview.no_title")
		}
		return p.Title
	}
	l := look{kit.Caption, kit.Color(kit.Ink), blue("#065FD4", "#3EA6FF"), lang.T("preview.more.youtube"), 2}
	switch v.post.Mode {
	case Short:
		return v.vertical("YouTube")
	case Search:
		l.lines = 1
		return frame(v.media(0, v.width-2, 16.0/9, 0, expect(1280, 720)), kit.Pad(8, pad, pad, pad, kit.Column(4,
			v.title(title, v.inner()), kit.Row(6, v.avatar(18), kit.Grow(small(v.post.Name+" · "+v.when(), kit.Ink3))), v.text(l, v.inner(), ""))))
	}
	width := v.inner() - 36
	words := kit.Column(3, v.title(title, width), small(v.post.Name+" · "+v.clock(), kit.Ink3), v.text(l, width, ""))
	return frame(v.media(0, v.width-2, 16.0/9, 0, expect(1280, 720)),
		kit.Pad(8, pad, pad, pad, kit.Row(8, kit.Top(v.avatar(28)), kit.Fixed(width, 0, words))))
}

// title is a bold text of two lines at most; YouTube's search cuts it there.
func (v *View) title(of func(Post) string, width float32) fyne.CanvasObject {
	st := kit.CaptionBold
	r := newRich(look{style: st, ink: kit.Color(kit.Ink), link: kit.Color(kit.Ink), lines: 2}, width)
	sync := func(p Post) { r.set(of(p), nil, nil, 10_000) }
	sync(v.post)
	v.texts = append(v.texts, sync)
	return r
}

// vertical is a full-screen video with the text over its foot: TikTok, reels
// and shorts.
func (v *View) vertical(_ string) fyne.CanvasObject {
	width := v.width - 2
	height := width * 16 / 9
	white := look{kit.Caption, color.White, color.White, lang.T("preview.more.tiktok"), 2}
	words := kit.Column(4, kit.TextColor("@"+v.handle(), kit.CaptionBold, color.White), v.text(white, width-64, ""))
	size := words.MinSize()
	words.Resize(fyne.NewSize(width-64, size.Height))
	words.Move(fyne.NewPos(12, height-size.Height-14))
	signs := kit.Column(14)
	for _, n := range []string{"heart", "message-circle", "bookmark", "share-2"} {
		signs.Add(kit.IconImageColor(n, color.White, 22))
	}
	s := signs.MinSize()
	signs.Resize(s)
	signs.Move(fyne.NewPos(width-s.Width-10, height-s.Height-18))
	shade := canvas.NewVerticalGradient(color.Transparent, color.NRGBA{A: 170})
	shade.Resize(fyne.NewSize(width, height/2))
	shade.Move(fyne.NewPos(0, height/2))
	picture := v.tall(width, height)
	return frame(kit.Fixed(width, height, container.NewStack(picture, container.NewWithoutLayout(shade, words, signs))))
}

// tall is the picture of a full-screen post, or a dark room for it.
func (v *View) tall(width, height float32) fyne.CanvasObject {
	if len(v.post.Media) > 0 {
		return v.media(v.page, width, width/height, 0, "")
	}
	words := kit.TextColor(lang.T("preview.no_media"), kit.Caption, color.White)
	size := kit.TextColor(expect(1080, 1920), kit.Micro, color.White)
	words.Alignment, size.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	return kit.Fixed(width, height, container.NewStack(canvas.NewRectangle(kit.Hex("#2B2A28")), kit.Center(kit.Column(2, words, size))))
}

// story fills the phone, with the bars of its parts on top.
func (v *View) story() fyne.CanvasObject {
	width := v.width - 2
	height := width * 16 / 9
	bars := container.NewWithoutLayout()
	n := max(1, len(v.post.Media))
	w := (width - 16 - float32(n-1)*3) / float32(n)
	for i := range n {
		bar := canvas.NewRectangle(color.NRGBA{255, 255, 255, 120})
		if i <= v.page {
			bar.FillColor = color.White
		}
		bar.CornerRadius = 1
		bar.Move(fyne.NewPos(8+float32(i)*(w+3), 8))
		bar.Resize(fyne.NewSize(w, 2))
		bars.Add(bar)
	}
	who := kit.Row(6, v.avatar(24), kit.TextColor(v.handle(), kit.CaptionBold, color.White), kit.TextColor(v.clock(), kit.Micro, color.White))
	who.Resize(who.MinSize())
	who.Move(fyne.NewPos(10, 16))
	bars.Add(who)
	story := kit.Fixed(width, height, container.NewStack(v.tall(width, height), bars))
	if n < 2 {
		return frame(story)
	}
	return frame(story, v.turner(n))
}

// turner goes through the parts of a story.
func (v *View) turner(n int) fyne.CanvasObject {
	turn := func(by int) func() { return func() { v.page = (v.page + by + n) % n; v.build() } }
	return kit.Row(4, kit.NewIconButton("chevron-left", lang.T("preview.page_back"), turn(-1)).Small(), kit.Spacer(),
		kit.NewIconButton("chevron-right", lang.T("preview.page_on"), turn(1)).Small())
}

// grid is the profile: three columns of 3:4, planned posts marked.
func (v *View) grid() fyne.CanvasObject {
	const gap = 2
	width := (v.width - 2 - 2*gap) / 3
	rows := kit.Column(gap)
	tiles := v.post.Grid
	for at := 0; at < len(tiles) && at < 12; at += 3 {
		row := kit.Row(gap)
		for i := at; i < min(at+3, len(tiles)); i++ {
			row.Add(v.tile(tiles[i], width))
		}
		if len(row.Objects) < 3 {
			row.Add(kit.Spacer())
		}
		rows.Add(row)
	}
	if len(tiles) == 0 {
		rows.Add(kit.Pad(16, pad, 16, pad, kit.NewParagraph(lang.T("preview.grid_empty"), kit.Caption, kit.Ink3).SetWidth(v.inner())))
	}
	head := kit.Pad(8, pad, 8, pad, kit.Row(8, v.avatar(36), kit.Grow(kit.NewLabel(v.handle(), kit.CaptionBold, kit.Ink))))
	note := kit.Pad(6, pad, 8, pad, small(lang.T("preview.grid_note"), kit.Ink3))
	return frame(head, rows, note)
}

func (v *View) tile(t Tile, width float32) fyne.CanvasObject {
	height := width * 4 / 3
	var picture fyne.CanvasObject
	if t.Hash != "" {
		picture = v.image(t.Hash, width, height, 0)
	} else {
		picture = kit.Fixed(width, height, container.NewStack(canvas.NewRectangle(kit.Color(kit.Sunken)), kit.Center(kit.Row(0, kit.Spacer(), kit.IconImage("file-text", kit.Ink3, 16), kit.Spacer()))))
	}
	layers := []fyne.CanvasObject{picture}
	if t.Planned {
		layers = append(layers, corner(badge(lang.T("preview.planned")), width, height, false))
	}
	if t.Own {
		edge := canvas.NewRectangle(color.Transparent)
		edge.StrokeColor, edge.StrokeWidth = kit.Color(kit.Focus), 2
		layers = append(layers, edge)
	}
	return kit.Fixed(width, height, container.NewStack(layers...))
}

// plain is the honest card of a platform whose look is not imitated.
func (v *View) plain() fyne.CanvasObject {
	head := kit.Pad(pad, pad, 8, pad, kit.Row(8, v.avatar(28), kit.Grow(kit.Column(0, kit.NewLabel(v.post.Name, kit.CaptionBold, kit.Ink), small(v.when(), kit.Ink3)))))
	l := look{kit.Caption, kit.Color(kit.Ink), blue("#0064D1", "#5AA7FF"), lang.T("preview.more.other"), 0}
	parts := []fyne.CanvasObject{head}
	if v.post.Title != "" {
		parts = append(parts, kit.Pad(0, pad, 4, pad, v.title(func(p Post) string { return p.Title }, v.inner())))
	}
	if len(v.post.Thread) > 1 {
		parts = append(parts, kit.Pad(0, pad, pad, pad, v.thread(l, v.inner())))
	} else {
		parts = append(parts, kit.Pad(0, pad, pad, pad, v.text(l, v.inner(), "")))
	}
	if len(v.post.Media) > 0 {
		parts = append(parts, v.mosaic(v.width-2, v.ratio(2.0/3, 1.91, 1), 0, ""))
	}
	return frame(parts...)
}
