package preview

import (
	"image/color"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/views/kit"
)

// title is a bold text of some lines at most; YouTube's search cuts it there.
func (v *View) title(width float32, lines int) fyne.CanvasObject {
	st, c := v.writing(), color.Color(v.colors.ink)
	st.Bold = true
	if v.post.Title == "" {
		c = v.colors.dim
	}
	return v.plainText(st, c, lines, width, titleOf)
}

// titleOf is the title of a video, or that there is none yet.
func titleOf(p Post) string {
	if p.Title == "" {
		return lang.T("preview.no_title")
	}
	return p.Title
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
	l.always, l.none = true, ""
	return l
}

// watchWide is the page of a video on the desktop: a box holds the description.
func (v *View) watchWide() fyne.CanvasObject {
	inner := v.inner()
	who := kit.Row(8, v.avatar(32), v.bold(v.post.Name, inner-40-260), v.pill("Subscribe", v.colors.ink, v.colors.ground), kit.Spacer(),
		v.pill("", v.colors.track, v.colors.ink, "thumbs-up"), v.pill("", v.colors.track, v.colors.ink, "share-2"), v.pill("", v.colors.track, v.colors.ink, "ellipsis"))
	box := kit.Column(2, label(v.when(), kit.CaptionBold, v.colors.ink, inner-24), v.text(v.description(3), inner-24, ""))
	return v.frame(v.media(0, v.width-2, 16.0/9, upper, expect(1280, 720)),
		side(pad, pad, kit.Column(8, v.title(inner, 2), who, kit.Box(v.colors.track, color.Transparent, 8, kit.Pad(8, 12, 8, 12, box)))))
}

// pill is one of YouTube's round buttons.
func (v *View) pill(words string, ground, ink color.Color, icons ...string) fyne.CanvasObject {
	row := v.icons(14, 8, ink, icons...)
	if words != "" {
		row.Add(label(words, kit.CaptionBold, ink, 120))
	}
	return kit.Box(ground, color.Transparent, 14, kit.Pad(6, 12, 6, 12, row))
}

// searchWide is a line of the search on the desktop: the picture at the left.
func (v *View) searchWide() fyne.CanvasObject {
	picture := min(240, v.inner()/2)
	width := v.inner() - picture - 12
	lines := kit.Column(4, v.title(width, 2), v.faint(v.when(), width),
		kit.Row(6, v.avatar(20), v.faint(v.post.Name, width-26)), v.plainText(kit.Caption, v.colors.dim, 2, width, func(p Post) string { return p.Text }))
	return v.frame(kit.Pad(pad, pad, pad, pad, kit.Row(12, kit.Top(v.media(0, picture, 16.0/9, round(8), expect(1280, 720))), kit.Top(kit.Fixed(width, 0, lines)))))
}
