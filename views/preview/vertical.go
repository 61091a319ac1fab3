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

// theatre is the height of a full-screen post on the desktop, in px.
const theatre = 520

// tallRoom is the size of a full-screen post, 9:16.
func (v *View) tallRoom() (width, height float32) {
	width = v.width - 2
	if width*16/9 > theatre {
		return theatre * 9.0 / 16, theatre
	}
	return width, width * 16 / 9
}

// foot lays something at the lower left, signs at the lower right, and a head at
// the top.
type foot struct{ left, right, head fyne.CanvasObject }

func (foot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (f foot) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l, r, h := f.left.MinSize(), f.right.MinSize(), f.head.MinSize()
	f.left.Resize(l)
	f.left.Move(fyne.NewPos(12, s.Height-l.Height-14))
	f.right.Resize(r)
	f.right.Move(fyne.NewPos(s.Width-r.Width-10, s.Height-r.Height-16))
	f.head.Resize(fyne.NewSize(s.Width, h.Height))
	f.head.Move(fyne.NewPos(0, 12))
}

// white is one line over a picture.
func white(s string, st kit.Style, width float32) *canvas.Text {
	return label(s, st, color.White, width)
}

// vertical is a full-screen video with the text over its foot: TikTok, reels
// and shorts.
func (v *View) vertical() fyne.CanvasObject {
	width, height := v.tallRoom()
	head, words, signs := v.verticalHead(width), v.verticalWords(width, height), v.verticalSigns()
	below := container.New(foot{words, signs, head}, words, signs, head)
	over, button := v.zoned(width, height)
	if n := len(v.post.Media); n > 1 && v.post.Platform == models.TikTok && !v.post.Media[0].Video { // photos are swiped
		p, pages := v.newPager(n, width, height, func(int) fyne.CanvasObject { return v.tall(width, height, shadeFoot) })
		dots := p.dotRow()
		p.say()
		return v.onStage(kit.Fixed(width, height, container.NewStack(pages, over, below)), dots, button)
	}
	screen := container.NewStack(v.tall(width, height, shadeFoot), over, below)
	return v.onStage(kit.Fixed(width, height, screen), button)
}

// verticalHead is what the app writes at the top of its screen.
func (v *View) verticalHead(width float32) fyne.CanvasObject {
	switch v.post.Platform {
	case models.TikTok:
		following, forYou := white(lang.T("preview.tiktok_following"), kit.Caption, width/2), white(lang.T("preview.tiktok_for_you"), kit.CaptionBold, width/2)
		following.Color = color.NRGBA{255, 255, 255, 180}
		return middle(kit.Row(12, following, forYou))
	case models.Instagram, models.Facebook:
		return kit.Pad(0, 0, 0, 12, white("Reels", kit.Strong, width-24))
	}
	return kit.Row(0)
}

// verticalWords are the account and the text at the lower left.
func (v *View) verticalWords(width, height float32) fyne.CanvasObject {
	room := width - 64
	l := look{
		style: kit.Caption, ink: color.White, link: color.White, dim: color.NRGBA{255, 255, 255, 190}, bad: kit.Hex("#FF9B8E"),
		more: more(v.post.Platform), lines: 2, always: true, over: true, squeeze: true, strong: true, most: max(3, int(height/16)-11),
	}
	text := func() fyne.CanvasObject { return v.text(l, room, "") }
	sound := white("♪ "+lang.T("preview.original_audio"), kit.Micro, room)
	who := func(name, button string) fyne.CanvasObject {
		pill := kit.Box(color.Transparent, color.White, 6, kit.Pad(1, 8, 1, 8, white(button, kit.MicroBold, 80)))
		return kit.Row(6, v.avatar(24), white(name, kit.CaptionBold, room-36-pill.MinSize().Width), pill)
	}
	switch v.post.Platform {
	case models.YouTube:
		title := v.plainText(kit.Caption, color.White, 2, room, titleOf)
		return kit.Column(6, who("@"+v.handle(), "Subscribe"), title)
	case models.TikTok:
		return kit.Column(4, white(v.post.Name, kit.CaptionBold, room), text(), sound)
	}
	return kit.Column(6, who(v.handle(), lang.T("preview.follow")), text(), sound)
}

// verticalSigns are the buttons at the lower right.
func (v *View) verticalSigns() fyne.CanvasObject {
	column := kit.Column(14)
	names := []string{"heart", "message-circle", "repeat-2", "send", "ellipsis"}
	switch v.post.Platform {
	case models.YouTube:
		names = []string{"thumbs-up", "message-square", "share-2", "repeat-2"}
	case models.TikTok:
		names = []string{"heart", "message-circle", "bookmark", "share-2"}
		column.Add(v.avatar(28))
	case models.Facebook:
		names = []string{"thumbs-up", "message-circle", "share-2", "ellipsis"}
	}
	for _, n := range names {
		column.Add(middle(kit.IconImageColor(n, color.White, 22)))
	}
	return column
}

// onStage puts a screen of 9:16 into the middle of the card, and under it what
// is not there left out.
func (v *View) onStage(screen fyne.CanvasObject, below ...fyne.CanvasObject) fyne.CanvasObject {
	width, _ := v.tallRoom()
	if width < v.width-3 {
		screen = kit.Pad(12, 0, 12, 0, middle(screen))
	}
	parts := []fyne.CanvasObject{screen}
	for _, o := range below {
		if o != nil {
			parts = append(parts, kit.Pad(4, 0, 4, 0, middle(o)))
		}
	}
	return v.frame(parts...)
}

// tall is the picture of a full-screen post, or a dark room for it.
func (v *View) tall(width, height float32, shade string) fyne.CanvasObject {
	if v.page < len(v.post.Media) {
		picture := v.fitted(v.post.Media[v.page], width, height, shade)
		if shade == shadeFoot && v.post.Media[v.page].Video {
			return container.NewStack(picture, kit.Center(middle(playMark())))
		}
		return picture
	}
	words := kit.TextColor(lang.T("preview.no_media"), kit.Caption, color.White)
	size := kit.TextColor(expect(1080, 1920), kit.Micro, color.White)
	words.Alignment, size.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	room := v.ground(shaded(shade))
	return kit.Fixed(width, height, container.NewStack(room, kit.Center(kit.Column(2, words, size))))
}

// fitted is the picture over the whole screen, or, when it is not nearly as
// tall, whole between two dark bands as the apps show it.
func (v *View) fitted(m Media, width, height float32, shade string) fyne.CanvasObject {
	if m.Height == 0 || float32(m.Width)/float32(m.Height) < 0.66 {
		return v.cover(v.page, width, height, shaded(shade))
	}
	ground := rounded(kit.Hex("#101010"), shaded(shade))
	return kit.Fixed(width, height, container.NewStack(ground, kit.Center(v.cover(v.page, width, width*float32(m.Height)/float32(m.Width), square))))
}
