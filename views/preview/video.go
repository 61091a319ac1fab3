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

// title is a bold text of some lines at most; YouTube's search cuts it there.
func (v *View) title(width float32, lines int) fyne.CanvasObject {
	st, c := v.writing(), v.colors.ink
	st.Bold = true
	if v.post.Title == "" {
		c = v.colors.dim
	}
	return v.plainText(st, c, lines, width, func(p Post) string {
		if p.Title == "" {
			return lang.T("preview.no_title")
		}
		return p.Title
	})
}

// youtube is the watch page, a short, or a line of the search.
func (v *View) youtube() fyne.CanvasObject {
	switch {
	case v.post.Mode == Short:
		return v.vertical()
	case v.post.Mode == Search && v.post.Desktop:
		return v.searchWide()
	case v.post.Desktop:
		return v.watchWide()
	}
	picture := v.media(0, v.width-2, 16.0/9, upper, expect(1280, 720))
	width := v.inner() - 36
	lines := kit.Column(3, v.title(width, 2))
	if v.post.Mode == Search {
		lines.Add(v.faint(v.post.Name+" · "+v.when(), width))
	} else {
		lines.Add(v.faint(v.post.Name+" · "+v.clock(), width))
		lines.Add(v.text(v.description(2), width, ""))
	}
	return v.frame(picture, side(8, pad, kit.Row(8, kit.Top(v.avatar(28)), kit.Fixed(width, 0, lines))))
}

// description is how YouTube writes the text under a video.
func (v *View) description(lines int) look {
	l := v.words(lines)
	l.always = true
	return l
}

// watchWide is the page of a video on the desktop: a box holds the description.
func (v *View) watchWide() fyne.CanvasObject {
	inner := v.inner()
	who := kit.Row(8, v.avatar(32), kit.Grow(kit.Column(0, v.bold(v.post.Name, inner-40))))
	box := kit.Column(2, label(v.when(), kit.CaptionBold, v.colors.ink, inner-24), v.text(v.description(3), inner-24, ""))
	return v.frame(v.media(0, v.width-2, 16.0/9, upper, expect(1280, 720)),
		side(pad, pad, kit.Column(8, v.title(inner, 2), who, kit.Box(v.colors.track, color.Transparent, 8, kit.Pad(8, 12, 8, 12, box)))))
}

// searchWide is a line of the search on the desktop: the picture at the left.
func (v *View) searchWide() fyne.CanvasObject {
	picture := min(240, v.inner()/2)
	width := v.inner() - picture - 12
	lines := kit.Column(4, v.title(width, 2), v.faint(v.when(), width),
		kit.Row(6, v.avatar(20), v.faint(v.post.Name, width-26)), v.plainText(kit.Caption, v.colors.dim, 2, width, func(p Post) string { return p.Text }))
	return v.frame(kit.Pad(pad, pad, pad, pad, kit.Row(12, kit.Top(v.media(0, picture, 16.0/9, round(8), expect(1280, 720))), kit.Top(kit.Fixed(width, 0, lines)))))
}

// theatre is the height of a full-screen post on the desktop, in px.
const theatre = 520

// tallRoom is the size of a full-screen post, 9:16.
func (v *View) tallRoom() (width, height float32) {
	width = v.width - 2
	if v.post.Desktop && width*16/9 > theatre {
		return theatre * 9.0 / 16, theatre
	}
	return width, width * 16 / 9
}

// foot lays something at the lower left, and signs at the lower right.
type foot struct{ left, right fyne.CanvasObject }

func (foot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (f foot) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l, r := f.left.MinSize(), f.right.MinSize()
	f.left.Resize(l)
	f.left.Move(fyne.NewPos(12, s.Height-l.Height-14))
	f.right.Resize(r)
	f.right.Move(fyne.NewPos(s.Width-r.Width-10, s.Height-r.Height-16))
}

// vertical is a full-screen video with the text over its foot: TikTok, reels
// and shorts.
func (v *View) vertical() fyne.CanvasObject {
	width, height := v.tallRoom()
	l := look{
		style: kit.Caption, ink: color.White, link: color.White, dim: color.NRGBA{255, 255, 255, 190}, bad: kit.Hex("#FF9B8E"),
		more: more(v.post.Platform), lines: 2, always: true, over: true, squeeze: true, most: int(height/16) - 10,
	}
	if v.post.Platform == models.TikTok {
		l.link = kit.Hex("#CFE3FF")
	}
	room := width - 64
	words := kit.Column(4, label("@"+v.handle(), kit.CaptionBold, color.White, room))
	if v.post.Platform == models.YouTube {
		words.Add(v.plainText(kit.Caption, color.White, 2, room, func(p Post) string {
			if p.Title == "" {
				return lang.T("preview.no_title")
			}
			return p.Title
		}))
	} else {
		words.Add(v.text(l, room, ""))
	}
	names := []string{"heart", "message-circle", "bookmark", "share-2"}
	switch v.post.Platform {
	case models.Instagram:
		names = []string{"heart", "message-circle", "send", "ellipsis"}
	case models.YouTube:
		names = []string{"thumbs-up", "message-square", "share-2", "repeat-2"}
	}
	signs := kit.Column(14)
	for _, n := range names {
		signs.Add(kit.IconImageColor(n, color.White, 22))
	}
	below := container.New(foot{words, signs}, words, signs)
	screen := kit.Fixed(width, height, container.NewStack(v.tall(width, height, shadeFoot), below))
	return v.onStage(screen)
}

// onStage puts a screen of 9:16 into the middle of the card.
func (v *View) onStage(screen fyne.CanvasObject, more ...fyne.CanvasObject) fyne.CanvasObject {
	if v.post.Desktop {
		screen = kit.Pad(12, 0, 12, 0, middle(screen))
	}
	return v.frame(append([]fyne.CanvasObject{screen}, more...)...)
}

// tall is the picture of a full-screen post, or a dark room for it.
func (v *View) tall(width, height float32, shade string) fyne.CanvasObject {
	if v.page < len(v.post.Media) {
		picture := v.cover(v.page, width, height, shaded(shade))
		if shade == shadeFoot && v.post.Media[v.page].Video {
			return container.NewStack(picture, kit.Center(middle(playMark())))
		}
		return picture
	}
	words := kit.TextColor(lang.T("preview.no_media"), kit.Caption, color.White)
	size := kit.TextColor(expect(1080, 1920), kit.Micro, color.White)
	words.Alignment, size.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	room := canvas.NewRectangle(kit.Hex("#2B2A28"))
	room.CornerRadius = whole.radius
	return kit.Fixed(width, height, container.NewStack(room, kit.Center(kit.Column(2, words, size))))
}

// story fills the phone, with the bars of its parts on top.
func (v *View) story() fyne.CanvasObject {
	width, height := v.tallRoom()
	n := max(1, len(v.post.Media))
	bars := make([]*canvas.Rectangle, n)
	over := container.NewWithoutLayout()
	w := (width - 16 - float32(n-1)*3) / float32(n)
	for i := range bars {
		bars[i] = canvas.NewRectangle(color.White)
		bars[i].CornerRadius = 1
		bars[i].Move(fyne.NewPos(8+float32(i)*(w+3), 8))
		bars[i].Resize(fyne.NewSize(max(1, w), 2))
		over.Add(bars[i])
	}
	light := func() {
		for i, b := range bars {
			b.FillColor = color.NRGBA{255, 255, 255, 120}
			if i <= v.page {
				b.FillColor = color.White
			}
			b.Refresh()
		}
	}
	light()
	who := kit.Row(6, v.avatar(24), label(v.handle(), kit.CaptionBold, color.White, width-100), kit.TextColor(v.clock(), kit.Micro, color.White))
	who.Resize(who.MinSize())
	who.Move(fyne.NewPos(10, 16))
	over.Add(who)
	slot := container.NewStack(v.tall(width, height, shadeHead))
	screen := kit.Fixed(width, height, container.NewStack(slot, over))
	if n < 2 {
		return v.onStage(screen)
	}
	p := &pager{view: v, n: n, slot: slot, page: func(int) fyne.CanvasObject { light(); return v.tall(width, height, shadeHead) }}
	return v.onStage(screen, p.bar())
}
