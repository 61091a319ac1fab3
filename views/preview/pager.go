package preview

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/views/kit"
)

// mostDots is how many pages have a dot of their own.
const mostDots = 8

// pager goes through the pages of a carousel, or the parts of a story. Only the
// page changes: the buttons keep the keyboard.
type pager struct {
	view  *View
	n     int
	slot  *fyne.Container
	page  func(i int) fyne.CanvasObject
	dots  []*canvas.Circle
	count *canvas.Text
}

// pages shows one picture at a time, with arrows and dots below.
func (v *View) pages(width, ratio float32, c corners, expected string) fyne.CanvasObject {
	n := len(v.post.Media)
	if n < 2 {
		return v.media(0, width, ratio, c, expected)
	}
	p := &pager{view: v, n: n, page: func(i int) fyne.CanvasObject { return v.media(i, width, ratio, c, "") }}
	p.slot = container.NewStack(p.page(v.page))
	return kit.Column(0, p.slot, p.bar())
}

// bar is the arrows and between them dots and number.
func (p *pager) bar() fyne.CanvasObject {
	dots := kit.Row(4)
	for range min(p.n, mostDots) {
		d := canvas.NewCircle(p.view.colors.track)
		p.dots = append(p.dots, d)
		dots.Add(kit.Fixed(6, 6, d))
	}
	p.count = kit.TextColor("", kit.Micro, p.view.colors.dim)
	back := kit.NewIconButton("chevron-left", lang.T("preview.page_back"), func() { p.turn(-1) }).Small()
	on := kit.NewIconButton("chevron-right", lang.T("preview.page_on"), func() { p.turn(1) }).Small()
	p.say()
	return kit.Row(4, back, kit.Spacer(), dots, kit.Fixed(34, 0, p.count), kit.Spacer(), on)
}

func (p *pager) turn(by int) {
	p.view.page = (p.view.page + by + p.n) % p.n
	p.slot.Objects = []fyne.CanvasObject{p.page(p.view.page)}
	p.slot.Refresh()
	p.say()
}

// say brings dots and number up to the page.
func (p *pager) say() {
	for i, d := range p.dots {
		c := p.view.colors.track
		if i == min(p.view.page, mostDots-1) {
			c = p.view.colors.link
		}
		d.FillColor = c
		d.Refresh()
	}
	p.count.Text = fmt.Sprintf("%d/%d", p.view.page+1, p.n)
	p.count.Refresh()
}
