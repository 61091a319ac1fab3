package preview

import (
	"image/color"
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

const (
	pad    = 10 // inner edge of a card in px
	radius = 8  // of a card
)

// frame is the card itself, in the platform's ground.
func (v *View) frame(objs ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Box(v.colors.ground, v.colors.edge, radius, kit.Pad(1, 1, 1, 1, kit.Column(0, objs...)))
}

// side puts the card's padding left and right of something.
func side(top, bottom float32, o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Pad(top, pad, bottom, pad, o)
}

func (v *View) inner() float32 { return v.width - 2 - 2*pad }

func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Row(0, kit.Spacer(), o, kit.Spacer())
}

// avatar is the account's picture, round as platforms show it.
func (v *View) avatar(px float32) fyne.CanvasObject {
	if v.post.Brand == nil {
		return kit.Avatar(v.post.Name, px)
	}
	mark := kit.Logo(v.post.Brand, px)
	if c, ok := mark.(*fyne.Container); ok {
		r := px / 2
		if v.post.Platform == models.LinkedIn { // pages are square there
			r = 2
		}
		roundOff(c, r)
	}
	return mark
}

// roundOff makes the ground of a brand's mark, or its picture, a disc.
func roundOff(c *fyne.Container, r float32) {
	for _, o := range c.Objects {
		switch o := o.(type) {
		case *canvas.Rectangle:
			o.CornerRadius = r
		case *canvas.Image:
			if o.File != "" {
				o.CornerRadius = r
			}
		case *fyne.Container:
			roundOff(o, r)
		}
	}
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

// clock is the hour a post is planned for, or that there is none.
func (v *View) clock() string {
	if v.post.Clock == "" {
		return lang.T("preview.unscheduled")
	}
	return lang.Clock(v.post.Clock)
}

// text is the caption of the card, folded until it is tapped.
func (v *View) text(l look, width float32, lead string) *rich {
	r := newRich(l, width)
	r.lead, r.open = lead, v.open
	r.resized = func() { v.open = r.open; v.grown() }
	return v.follow(r, func(p Post) { r.set(p.Text, p.Entities, p.Marks, p.Fold) })
}

// plainText is a text of the post without links, of some lines at most.
func (v *View) plainText(st kit.Style, c color.Color, lines int, width float32, of func(Post) string) *rich {
	r := newRich(look{style: st, ink: c, link: c, dim: c, lines: lines, always: lines > 0}, width)
	r.fixed = true
	return v.follow(r, func(p Post) { r.set(of(p), nil, nil, -1) })
}

func (v *View) follow(r *rich, sync func(Post)) *rich {
	sync(v.post)
	v.texts = append(v.texts, sync)
	return r
}

// textless reports a form that needs no picture.
func (v *View) textless() bool {
	return len(v.post.Media) == 0 && (v.post.Form == models.FormText || v.post.Form == models.FormThread || v.post.Link != "")
}

// mentionList names the people of a collaboration.
func mentionList(names []string) string { return strings.Join(names, ", ") }

// hostOf is the site of a link, as platforms name it.
func hostOf(link string) string {
	if u, err := url.Parse(link); err == nil && u.Host != "" {
		return strings.TrimPrefix(u.Host, "www.")
	}
	host, _, _ := strings.Cut(link, "/")
	return host
}

// link is the box of a page a post leads to, where no picture takes its place.
func (v *View) link(width float32) fyne.CanvasObject {
	if v.post.Link == "" || len(v.post.Media) > 0 {
		return nil
	}
	words := kit.Column(0, v.faint(hostOf(v.post.Link), width-44), label(v.post.Link, kit.Caption, v.colors.ink, width-44))
	return kit.Box(v.colors.track, color.Transparent, 6, kit.Pad(6, 10, 6, 10, kit.Row(8, kit.IconImageColor("link", v.colors.dim, 16), kit.Grow(words))))
}

// badge is white writing on a dark ground over a picture.
func badge(words string) fyne.CanvasObject {
	t := kit.TextColor(words, kit.MicroBold, color.White)
	return kit.Box(color.NRGBA{A: 190}, color.Transparent, 4, kit.Pad(1, 5, 1, 5, t))
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
