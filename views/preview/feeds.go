package preview

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// pageHead is the account of a page with the day under it.
func (v *View) pageHead(px float32, place string) fyne.CanvasObject {
	room := v.inner() - px - 8 - 22
	when := kit.Row(4, v.faint(v.when(), room-15), kit.IconImageColor("globe", v.colors.dim, 11))
	who := kit.Column(0, v.bold(v.post.Name, room), when)
	if place != "" {
		who.Add(v.faint(place, room))
	}
	return side(pad, 8, kit.Row(8, v.avatar(px), kit.Grow(who), kit.IconImageColor("ellipsis", v.colors.dim, 14)))
}

// tallest keeps a picture on the desktop from being taller than a window.
func (v *View) tallest(ratio float32) float32 {
	if v.post.Desktop {
		return max(ratio, 1)
	}
	return ratio
}

// feedBody is text, then pictures or the page it leads to.
func (v *View) feedBody(l look, least, usual float32, expected string) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{side(0, 8, v.text(l, v.inner(), ""))}
	if box := v.link(v.inner()); box != nil {
		return append(parts, side(0, 4, box))
	}
	if v.textless() {
		return parts
	}
	return append(parts, v.mosaic(v.width-2, v.tallest(v.ratio(least, 1.91, usual)), square, expected))
}

// large reports a post that Facebook writes in large letters: a short text and
// nothing else.
func (p *Post) large() bool {
	return p.Platform == models.Facebook && p.Text != "" && len(p.Media) == 0 && p.Link == "" && len(p.Text) < 4*largest &&
		utf8.RuneCountInString(p.Text) <= largest && strings.Count(p.Text, "\n") < 3 && p.Form == models.FormText
}

// largest is the characters of such a text; Facebook says no number, 85 is what
// is seen.
const largest = 85

// facebook is a post of a page.
func (v *View) facebook() fyne.CanvasObject {
	switch v.post.Mode {
	case Story:
		return v.story()
	case Reel:
		return v.vertical()
	}
	l := v.words(5)
	l.half = true
	if v.post.large() {
		l.style = kit.Style{Size: 18, Line: 24}
	}
	l.always = len(v.post.Media) > 0 // beside a picture the feed gives fewer lines
	parts := append([]fyne.CanvasObject{v.pageHead(28, v.post.Location)}, v.feedBody(l, 4.0/5, 1.91, expect(1200, 630))...)
	foot := kit.Row(0)
	for i, b := range []struct{ icon, word string }{
		{"thumbs-up", lang.T("preview.like")},
		{"message-square", lang.T("preview.comment")},
		{"share-2", lang.T("preview.share")},
	} {
		if i > 0 {
			foot.Add(kit.Spacer())
		}
		foot.Add(kit.Row(4, kit.IconImageColor(b.icon, v.colors.dim, 14), v.faint(b.word, 80)))
	}
	if v.post.FirstComment != "" {
		parts = append(parts, side(6, 0, v.comment()))
	}
	return v.frame(append(parts, kit.Pad(8, pad+4, 8, pad+4, foot))...)
}

// linkedin is a post of a page.
func (v *View) linkedin() fyne.CanvasObject {
	l := v.words(3)
	l.always = true
	parts := append([]fyne.CanvasObject{v.pageHead(36, "")}, v.feedBody(l, 4.0/5, 1.91, expect(1200, 627))...)
	foot := v.spread(16, v.colors.dim, "thumbs-up", "message-square", "repeat-2", "send")
	return v.frame(append(parts, kit.Pad(8, pad+12, 8, pad+12, foot))...)
}

// beside is the card of X and Threads: the account's picture at the left, all
// else at its right.
func (v *View) beside(who func(width float32) fyne.CanvasObject, signs func() fyne.CanvasObject, l look, pictures fyne.CanvasObject, width float32) fyne.CanvasObject {
	if len(v.post.Thread) > 1 {
		return v.threaded(who, signs, l, pictures, width)
	}
	body := kit.Column(2, who(width), v.text(l, width, ""))
	if pictures != nil {
		body.Add(kit.Pad(6, 0, 0, 0, pictures))
	}
	if box := v.link(width); box != nil {
		body.Add(kit.Pad(6, 0, 0, 0, box))
	}
	body.Add(kit.Pad(8, 0, 0, 0, signs()))
	return v.frame(kit.Pad(pad, pad, pad, pad, kit.Row(8, kit.Top(v.avatar(28)), kit.Fixed(width, 0, body))))
}

// x is a post, or a thread of them.
func (v *View) x() fyne.CanvasObject {
	width := v.inner() - 36
	who := func(width float32) fyne.CanvasObject {
		st := v.writing()
		st.Bold = true
		name := label(v.post.Name, st, v.colors.ink, width*0.5)
		detail := v.faint("@"+v.handle()+" · "+v.clock(), width-kit.Measure(name.Text, st)-4-18)
		return kit.Row(4, name, detail, kit.Spacer(), kit.IconImageColor("ellipsis", v.colors.dim, 14))
	}
	var pictures fyne.CanvasObject
	if len(v.post.Media) > 0 {
		least := float32(3.0 / 4)
		if v.post.Media[0].Video || v.post.Desktop {
			least = 1
		}
		ratio := v.ratio(least, 2, 16.0/9)
		if len(v.post.Media) > 1 {
			ratio = 16.0 / 9
		}
		pictures = v.mosaic(width, ratio, round(10), "")
	}
	signs := func() fyne.CanvasObject {
		return v.spread(14, v.colors.dim, "message-circle", "repeat-2", "heart", "chart-no-axes-column", "upload")
	}
	l := v.words(0)
	l.word = v.colors.link
	return v.beside(who, signs, l, pictures, width)
}

// threads is a post of Threads.
func (v *View) threads() fyne.CanvasObject {
	width := v.inner() - 36
	who := func(width float32) fyne.CanvasObject {
		clock := label(v.clock(), kit.Micro, v.colors.dim, 120)
		more := kit.IconImageColor("ellipsis", v.colors.dim, 14)
		return kit.Row(6, v.bold(v.handle(), width-clock.MinSize().Width-6-26), clock, kit.Spacer(), more)
	}
	signs := func() fyne.CanvasObject {
		return v.icons(16, 16, v.colors.dim, "heart", "message-circle", "repeat-2", "send")
	}
	var pictures fyne.CanvasObject
	if len(v.post.Media) > 0 {
		pictures = v.pages(width, v.tallest(v.ratio(3.0/4, 1.91, 1)), round(8), "")
	}
	l := v.words(0)
	l.more = ""
	return v.beside(who, signs, l, pictures, width)
}
