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

// story fills the phone, with the bars of its parts on top and the answer below.
func (v *View) story() fyne.CanvasObject {
	width, height := v.tallRoom()
	n := max(1, len(v.post.Media))
	bars := storyBars(n, width)
	over := container.NewWithoutLayout()
	for _, b := range bars {
		over.Add(b)
	}
	put := func(o fyne.CanvasObject, x, y, w float32) {
		o.Resize(fyne.NewSize(w, o.MinSize().Height))
		o.Move(fyne.NewPos(x, y))
		over.Add(o)
	}
	signs := kit.Row(12, kit.IconImageColor("ellipsis", color.White, 16), kit.IconImageColor("x", color.White, 16))
	clock := label(v.clock(), kit.Micro, color.NRGBA{255, 255, 255, 200}, width/3)
	room := width - 20 - 30 - clock.MinSize().Width - 12 - signs.MinSize().Width - 8
	put(kit.Row(6, v.avatar(24), white(v.handle(), kit.CaptionBold, room), clock, kit.Spacer(), signs), 10, 16, width-20)
	if v.post.Link != "" {
		sticker := v.linkSticker(width)
		put(sticker, (width-sticker.MinSize().Width)/2, height*0.66, sticker.MinSize().Width)
	}
	zone, button := v.zoned(width, height)
	p, pages := v.newPager(n, width, height, func(int) fyne.CanvasObject { return v.tall(width, height, shadeHead) })
	p.turned = func() {
		for i, b := range bars {
			b.FillColor = color.NRGBA{255, 255, 255, 110}
			if i <= v.page {
				b.FillColor = color.White
			}
			b.Refresh()
		}
	}
	p.say()
	screen := kit.Fixed(width, height, container.NewStack(pages, zone, over))
	return v.onStage(kit.Column(0, screen, v.answer(width)), v.silent(), button)
}

// storyBars are the bars of the parts, one beside the other.
func storyBars(n int, width float32) []*canvas.Rectangle {
	bars := make([]*canvas.Rectangle, n)
	between := float32(3)
	if n > 20 {
		between = 1
	}
	w := (width - 16 - float32(n-1)*between) / float32(n)
	for i := range bars {
		bars[i] = canvas.NewRectangle(color.White)
		bars[i].CornerRadius = 1
		bars[i].Move(fyne.NewPos(8+float32(i)*(w+between), 8))
		bars[i].Resize(fyne.NewSize(max(1, w), 2))
	}
	return bars
}

// linkSticker is the white label a story's link is tapped at.
func (v *View) linkSticker(width float32) fyne.CanvasObject {
	ink := kit.Hex("#0A66D6")
	words := label(hostOf(v.post.Link), kit.MicroBold, ink, width-80)
	return kit.Box(color.White, color.Transparent, 8, kit.Pad(4, 8, 4, 8, kit.Row(4, kit.IconImageColor("link", ink, 12), words)))
}

// answer is the field under a story.
func (v *View) answer(width float32) fyne.CanvasObject {
	words := lang.T("preview.story_answer")
	heart := kit.IconImageColor("heart", color.White, 18)
	row := kit.Row(10, kit.Grow(kit.Box(color.Transparent, color.NRGBA{255, 255, 255, 120}, 14, kit.Pad(5, 12, 5, 12, white(words, kit.Micro, width-120)))), kit.Center(heart))
	if v.post.Platform == models.Instagram {
		row.Add(kit.Center(kit.IconImageColor("send", color.White, 18)))
	}
	ground := canvas.NewRectangle(color.Black)
	ground.BottomLeftCornerRadius, ground.BottomRightCornerRadius = whole.radius, whole.radius
	return kit.Fixed(width, 0, container.NewStack(ground, kit.Pad(8, 10, 8, 10, row)))
}

// silent says that a story shows no caption, where one was written.
func (v *View) silent() fyne.CanvasObject {
	if v.post.Text == "" {
		return nil
	}
	return v.faint(lang.T("preview.story_text"), v.inner())
}
