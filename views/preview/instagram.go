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
		return v.vertical()
	case Story:
		return v.story()
	case Grid:
		return v.grid()
	}
	width := v.width - 2
	// The feed shows 3:4 to 1.91:1; of a reel it shows 4:5.
	ratio := v.ratio(3.0/4, 1.91, 4.0/5)
	reel := v.post.Form == models.FormReel || len(v.post.Media) == 1 && v.post.Media[0].Video
	if reel {
		ratio = max(ratio, 4.0/5)
	}
	picture := v.pages(width, ratio, square, expect(1080, 1350))
	if reel && len(v.post.Media) > 0 {
		picture = container.NewStack(picture, corner(badge(lang.T("preview.auto_crop")), width, width/ratio, false))
	}
	l := v.words(3)
	l.below, l.squeeze = true, true
	body := kit.Column(4, v.text(l, v.inner(), v.handle()), v.comment())
	signs := kit.Row(0, v.icons(20, 12, v.colors.ink, "heart", "message-circle", "repeat-2", "send"), kit.Spacer(), kit.IconImageColor("bookmark", v.colors.ink, 20))
	return v.frame(side(8, 8, v.instagramHead()), picture, side(8, 4, signs), side(0, pad, body))
}

// instagramHead names the accounts, and under them place or sound.
func (v *View) instagramHead() fyne.CanvasObject {
	room := v.inner() - 28 - 16 - 3*8
	name := v.handle()
	if len(v.post.Collaborators) > 0 {
		name = lang.T("preview.with", "name", name, "others", mentionList(v.post.Collaborators))
	}
	who := kit.Column(0, label(name, kit.CaptionBold, v.colors.ink, room))
	switch {
	case v.post.Location != "":
		who.Add(label(v.post.Location, kit.Micro, v.colors.ink, room))
	case v.post.Form == models.FormReel:
		who.Add(v.faint(lang.T("preview.original_audio"), room))
	}
	return kit.Row(8, v.avatar(28), who, kit.Spacer(), kit.IconImageColor("ellipsis", v.colors.ink, 16))
}

// comment is the first comment, where there is one.
func (v *View) comment() fyne.CanvasObject {
	if v.post.FirstComment == "" {
		return nil
	}
	words := v.plainText(kit.Micro, v.colors.ink, 2, v.inner(), func(p Post) string { return p.FirstComment })
	words.lead = v.handle()
	words.lay()
	return kit.Column(2, v.faint(lang.T("preview.first_comment"), v.inner()), words)
}

// grid is the profile: three columns of 3:4, planned posts marked.
func (v *View) grid() fyne.CanvasObject {
	width := (v.width - 2 - 2*gap) / 3
	rows := kit.Column(gap)
	tiles := v.post.Grid
	for at := 0; at < len(tiles) && at < 12; at += 3 {
		row := kit.Row(gap)
		for i := at; i < at+3; i++ {
			if i < len(tiles) {
				row.Add(v.tile(tiles[i], width))
			} else {
				row.Add(kit.Fixed(width, 0, canvas.NewRectangle(color.Transparent)))
			}
		}
		rows.Add(row)
	}
	if len(tiles) == 0 {
		rows.Add(side(16, 16, kit.NewParagraph(lang.T("preview.grid_empty"), kit.Caption, kit.Ink3).SetWidth(v.inner())))
	}
	head := side(8, 8, kit.Row(8, v.avatar(36), label(v.handle(), kit.CaptionBold, v.colors.ink, v.inner()-44)))
	note := side(6, 8, kit.NewParagraph(lang.T("preview.grid_note"), kit.Micro, kit.Ink3).SetWidth(v.inner()))
	return v.frame(head, rows, note)
}

// tileSigns stand in the corner of what is not one still picture.
var tileSigns = map[models.Form]string{
	models.FormReel: "play", models.FormVideo: "play", models.FormShort: "play", models.FormCarousel: "copy",
}

func (v *View) tile(t Tile, width float32) fyne.CanvasObject {
	height := width * 4 / 3
	picture := v.image(t.Hash, width, height, corners{shade: shadeHead}, absent{words: lang.T("preview.gone")})
	if t.Hash == "" {
		picture = kit.Fixed(width, height, container.NewStack(v.ground(square), kit.Center(middle(kit.IconImageColor("file-text", v.colors.dim, 16)))))
	}
	layers := []fyne.CanvasObject{picture}
	if sign := tileSigns[t.Form]; sign != "" {
		icon := kit.IconImageColor(sign, color.White, 12)
		icon.Move(fyne.NewPos(width-12-5, 5))
		layers = append(layers, container.NewWithoutLayout(icon))
	}
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
