package preview

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// palette are the colours of a platform in the present mode.
type palette struct {
	ground, ink     color.NRGBA
	edge, dim, link color.Color
	track           color.Color // rooms without a picture, boxes
	dot             color.Color // the page a carousel is at
}

// plainLook stands for the platforms whose look is not imitated.
const plainLook = models.Platform("")

// darkLooks are the platforms' own dark looks: ground, ink, dim, link. Where the
// dim of a platform cannot be read on its ground it is a little stronger.
var darkLooks = map[models.Platform][4]string{
	models.Instagram: {"#0C1014", "#F5F5F5", "#A8A8A8", "#85A1FF"},
	models.Facebook:  {"#252728", "#E2E5E9", "#B0B3B8", "#5AA7FF"},
	models.X:         {"#000000", "#E7E9EA", "#8B98A5", "#1D9BF0"},
	models.YouTube:   {"#0F0F0F", "#F1F1F1", "#AAAAAA", "#3EA6FF"},
	models.TikTok:    {"#121212", "#F5F5F5", "#A8A8A8", "#8AB8FF"},
	models.Threads:   {"#181818", "#F3F5F7", "#999999", "#5AA7FF"},
	models.LinkedIn:  {"#1B1F23", "#E8E8E8", "#A9ACAF", "#71B7FB"},
	plainLook:        {"#111111", "#ECECEC", "#A8A8A8", "#5AA7FF"},
}

// lightLooks are the platforms' own light looks.
var lightLooks = map[models.Platform][4]string{
	models.Instagram: {"#FFFFFF", "#0C1014", "#6A717A", "#00376B"},
	models.Facebook:  {"#FFFFFF", "#080809", "#65686C", "#0064D1"},
	models.X:         {"#FFFFFF", "#0F1419", "#536471", "#1577C2"},
	models.YouTube:   {"#FFFFFF", "#0F0F0F", "#606060", "#065FD4"},
	models.TikTok:    {"#FFFFFF", "#161823", "#68696F", "#2B5DB9"},
	models.Threads:   {"#FFFFFF", "#0A0A0A", "#737373", "#0064D1"},
	models.LinkedIn:  {"#FFFFFF", "#191919", "#666666", "#0A66C2"},
	plainLook:        {"#FFFFFF", "#1A1A1A", "#666666", "#0064D1"},
}

// paletteOf is how a platform looks in the program's present mode.
func paletteOf(p models.Platform) palette {
	c := groundsOf(p)
	c.dot = c.link
	if p == models.Instagram {
		c.dot = kit.Hex("#0095F6")
	}
	return c
}

// off is the dot of a page that is not shown, the line of a thread.
func (p palette) off() color.Color { return kit.Blend(p.ground, p.ink, 0.2) }

func groundsOf(p models.Platform) palette {
	looks, shade := lightLooks, float32(0.06)
	if kit.IsDark() {
		looks, shade = darkLooks, 0.12
	}
	l, ok := looks[p]
	if !ok {
		l = looks[plainLook]
	}
	ground, ink := kit.Hex(l[0]), kit.Hex(l[1])
	return palette{ground: ground, edge: kit.Color(kit.Line), ink: ink, dim: kit.Hex(l[2]), link: kit.Hex(l[3]), track: kit.Blend(ground, ink, shade)}
}

// words is how the platform writes a post's text.
func (v *View) words(lines int) look {
	return look{style: v.writing(), ink: v.colors.ink, link: v.colors.link, dim: v.colors.dim, more: more(v.post.Platform), lines: lines, none: lang.T("preview.no_text")}
}

// writing is the size of a post's text: larger where there is room.
func (v *View) writing() kit.Style {
	if v.post.Desktop {
		return kit.Body
	}
	return kit.Caption
}

// more is the platform's word behind the fold.
func more(p models.Platform) string {
	switch p {
	case models.Instagram:
		return lang.T("preview.more.instagram")
	case models.Facebook:
		return lang.T("preview.more.facebook")
	case models.X:
		return lang.T("preview.more.x")
	case models.TikTok:
		return lang.T("preview.more.tiktok")
	case models.YouTube:
		return lang.T("preview.more.youtube")
	case models.LinkedIn:
		return lang.T("preview.more.linkedin")
	}
	return lang.T("preview.more.other")
}

// label is one line that ends in "…" where its room does.
func label(s string, st kit.Style, c color.Color, width float32) *canvas.Text {
	return kit.TextColor(kit.Fit(visible(s), st, width), st, c)
}

// bold is the account's name.
func (v *View) bold(s string, width float32) fyne.CanvasObject {
	st := v.writing()
	st.Bold = true
	return label(s, st, v.colors.ink, width)
}

// faint is a detail.
func (v *View) faint(s string, width float32) fyne.CanvasObject {
	return label(s, kit.Micro, v.colors.dim, width)
}

// icons is a row of the platform's own signs.
func (v *View) icons(px, gap float32, c color.Color, names ...string) *fyne.Container {
	row := kit.Row(gap)
	for _, n := range names {
		row.Add(kit.IconImageColor(n, c, px))
	}
	return row
}

// spread is the signs of a card's foot over its whole width.
func (v *View) spread(px float32, c color.Color, names ...string) *fyne.Container {
	row := kit.Row(0)
	for i, n := range names {
		if i > 0 {
			row.Add(kit.Spacer())
		}
		row.Add(kit.IconImageColor(n, c, px))
	}
	return row
}

// visible is a short text with the codes of its hidden characters.
func visible(s string) string {
	hidden := kit.Hiddens(s)
	if len(hidden) == 0 {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if slices.Contains(hidden, i) {
			fmt.Fprintf(&b, "‹U+%04X›", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
