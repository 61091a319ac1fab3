package preview

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/views/kit"
)

// mostDots is how many pages have a dot of their own; with more, the dots stand
// for a window around the page.
const mostDots = 7

// pager goes through the pages of a carousel, or the parts of a story. Only the
// page changes: the arrows keep the keyboard.
type pager struct {
	view     *View
	n        int
	slot     *fyne.Container
	page     func(i int) fyne.CanvasObject
	turned   func() // after a page was turned
	back, on *arrow
	dots     []*canvas.Circle
	count    *canvas.Text
}

// newPager shows the page the view is at, with arrows over its sides.
func (v *View) newPager(n int, width, height float32, page func(i int) fyne.CanvasObject) (*pager, fyne.CanvasObject) {
	v.page = max(0, min(v.page, n-1))
	p := &pager{view: v, n: n, page: page, slot: container.NewStack(page(v.page))}
	p.back, p.on = newArrow("chevron-left", func() { p.turn(-1) }), newArrow("chevron-right", func() { p.turn(1) })
	p.back.other, p.on.other = p.on, p.back
	p.count = kit.TextColor("", kit.MicroBold, color.White)
	p.count.Alignment = fyne.TextAlignCenter
	over := container.NewWithoutLayout()
	at := func(o fyne.CanvasObject, x, y float32) {
		o.Resize(o.MinSize())
		o.Move(fyne.NewPos(x, y))
		over.Add(o)
	}
	at(p.back, 6, height/2-arrowSize/2)
	at(p.on, width-6-arrowSize, height/2-arrowSize/2)
	return p, kit.Fixed(width, height, container.NewStack(p.slot, over))
}

// pages shows one picture at a time, with arrows and, as the platforms do, the
// number over the picture and dots below.
func (v *View) pages(width, ratio float32, c corners, expected string) fyne.CanvasObject {
	n := len(v.post.Media)
	if n < 2 {
		return v.media(0, width, ratio, c, expected)
	}
	p, screen := v.newPager(n, width, width/ratio, func(i int) fyne.CanvasObject { return v.media(i, width, ratio, c, "") })
	number := kit.Box(color.NRGBA{A: 170}, color.Transparent, 10, kit.Pad(2, 8, 2, 8, kit.Fixed(26, 0, p.count)))
	number.Resize(number.MinSize())
	number.Move(fyne.NewPos(width-number.MinSize().Width-8, 8))
	dots := p.dotRow()
	p.say()
	return kit.Column(0, container.NewStack(screen, container.NewWithoutLayout(number)), kit.Pad(8, 0, 0, 0, middle(dots)))
}

// dotRow is a dot for each page.
func (p *pager) dotRow() fyne.CanvasObject {
	row := kit.Row(4)
	for range min(p.n, mostDots) {
		d := canvas.NewCircle(p.view.colors.off())
		p.dots = append(p.dots, d)
		row.Add(kit.Fixed(6, 6, d))
	}
	return row
}

// turn goes to the next page, or the one before; there is none beyond the ends.
func (p *pager) turn(by int) {
	to := p.view.page + by
	if to < 0 || to >= p.n {
		return
	}
	p.view.page = to
	p.slot.Objects = []fyne.CanvasObject{p.page(to)}
	p.slot.Refresh()
	p.say()
}

// say brings arrows, dots and number up to the page.
func (p *pager) say() {
	page := p.view.page
	p.back.show(page > 0)
	p.on.show(page < p.n-1)
	first := max(0, min(page-mostDots/2, p.n-mostDots)) // the page of the first dot
	for i, d := range p.dots {
		d.FillColor = p.view.colors.off()
		if first+i == page {
			d.FillColor = p.view.colors.dot
		}
		d.Refresh()
	}
	p.count.Text = fmt.Sprintf("%d/%d", page+1, p.n)
	p.count.Refresh()
	if p.turned != nil {
		p.turned()
	}
}
