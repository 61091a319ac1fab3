package preview

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/models"
	"lontar/views/kit"
)

// gap is between the pictures of a group, in px.
const gap = 2

// room is where one picture of a group lies, in px.
type room struct{ x, y, w, h float32 }

// group is how a platform lays several pictures side by side: the rooms of the
// pictures shown, the last of which stands for all that are left.
type group []room

// size is the whole of a group.
func (g group) size() (w, h float32) {
	for _, r := range g {
		w, h = max(w, r.x+r.w), max(h, r.y+r.h)
	}
	return w, h
}

// across are n rooms beside each other, from a place to the right.
func across(n int, x, y, w, h float32) group {
	g, each := group{}, (w-gap*float32(n-1))/float32(n)
	for i := range n {
		g = append(g, room{x + float32(i)*(each+gap), y, each, h})
	}
	return g
}

// down are n rooms one under another.
func down(n int, x, y, w, h float32) group {
	g, each := group{}, (h-gap*float32(n-1))/float32(n)
	for i := range n {
		g = append(g, room{x, y + float32(i)*(each+gap), w, each})
	}
	return g
}

// grouped is how the platform lays n pictures out, two or more; ratio is width
// to height of the first.
func grouped(p models.Platform, n int, ratio, width float32) group {
	switch p {
	case models.Facebook:
		return facebookGroup(n, ratio, width)
	case models.LinkedIn:
		return linkedinGroup(n, width)
	}
	return xGroup(n, width)
}

// xGroup is 16:9 whatever the pictures are; Bluesky, Mastodon and messengers
// are close to it.
func xGroup(n int, width float32) group {
	h, half := width*9/16, (width-gap)/2
	switch n {
	case 2:
		return across(2, 0, 0, width, h)
	case 3:
		return append(group{{0, 0, half, h}}, down(2, half+gap, 0, half, h)...)
	}
	low := (h - gap) / 2
	return append(across(2, 0, 0, width, low), across(2, 0, low+gap, width, low)...)
}

// facebookGroup is a square whose parts follow the first picture: a wide one
// lies above the others, a tall one stands beside them.
func facebookGroup(n int, ratio, width float32) group {
	half := (width - gap) / 2
	third := (width - 2*gap) / 3
	switch {
	case n == 2 && ratio > 1.1:
		return down(2, 0, 0, width, width)
	case n == 2 && ratio < 0.9:
		return across(2, 0, 0, width, width)
	case n == 2:
		return across(2, 0, 0, width, half)
	case n == 3 && ratio > 1.1:
		return append(group{{0, 0, width, half}}, across(2, 0, half+gap, width, half)...)
	case n == 3:
		return append(group{{0, 0, half, width}}, down(2, half+gap, 0, half, width)...)
	case n == 4 && ratio > 1.1:
		high := width - gap - third
		return append(group{{0, 0, width, high}}, across(3, 0, high+gap, width, third)...)
	case n == 4 && ratio < 0.9:
		wide := width - gap - third
		return append(group{{0, 0, wide, width}}, down(3, wide+gap, 0, third, width)...)
	case n == 4:
		return append(across(2, 0, 0, width, half), across(2, 0, half+gap, width, half)...)
	}
	return append(across(2, 0, 0, width, half), across(3, 0, half+gap, width, third)...)
}

// linkedinGroup has the first picture large at the left.
func linkedinGroup(n int, width float32) group {
	if n == 2 {
		return across(2, 0, 0, width, (width-gap)/2)
	}
	small := min(n-1, 3)
	h := width * 3 / 4
	side := (h - gap*float32(small-1)) / float32(small)
	if small == 2 {
		side = width * 0.4
	}
	wide := width - gap - side
	return append(group{{0, 0, wide, h}}, down(small, wide+gap, 0, side, h)...)
}

// mosaic lays the pictures as the platform does: one in its own ratio, several
// as its group.
func (v *View) mosaic(width, ratio float32, c corners, expected string) fyne.CanvasObject {
	n := len(v.post.Media)
	if n < 2 {
		return v.media(0, width, ratio, c, expected)
	}
	g := grouped(v.post.Platform, n, v.ratio(0.1, 10, 1), width)
	w, h := g.size()
	box := container.NewWithoutLayout()
	for i, r := range g {
		near := func(a, b float32) bool { return a > b-0.5 && a < b+0.5 }
		c := c.only(near(r.x, 0), near(r.y, 0), near(r.x+r.w, w), near(r.y+r.h, h))
		o := v.media(i, r.w, r.w/r.h, c, "")
		if left := n - len(g); left > 0 && i == len(g)-1 {
			o = container.NewStack(v.image(v.post.Media[i].Hash, r.w, r.h, c, absent{}), theRest(left, c))
		}
		o.Move(fyne.NewPos(r.x, r.y))
		o.Resize(fyne.NewSize(r.w, r.h))
		box.Add(o)
	}
	return kit.Fixed(w, h, box)
}

// theRest darkens the last picture shown and says how many follow.
func theRest(n int, c corners) fyne.CanvasObject {
	words := kit.TextColor(fmt.Sprintf("+%d", n), kit.Heading, color.White)
	return container.NewStack(rounded(color.NRGBA{A: 120}, c), kit.Center(middle(words)))
}
