package preview

import (
	"fmt"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/views/kit"
)

// mostParts bounds the parts drawn, as mostShown does the characters.
const mostParts = 25

// threaded is a thread as its platform shows it: a post under the other, the
// account beside each, a line between them.
func (v *View) threaded(who func(width float32) fyne.CanvasObject, signs func() fyne.CanvasObject, l look, pictures fyne.CanvasObject, width float32) fyne.CanvasObject {
	all := kit.Column(0)
	n := min(len(v.post.Thread), mostParts)
	for i := range n {
		count, number := v.partCount(i)
		body := kit.Column(2, who(width), kit.Row(4, number, kit.Grow(count)), v.part(i, l, width, count))
		if i == 0 && pictures != nil {
			body.Add(kit.Pad(4, 0, 0, 0, pictures))
		}
		if i == n-1 {
			if box := v.link(width); box != nil {
				body.Add(kit.Pad(6, 0, 0, 0, box))
			}
		}
		body.Add(kit.Pad(8, 0, pad, 0, signs()))
		s := spine{avatar: v.avatar(28), body: kit.Fixed(width, 0, body)}
		objects := []fyne.CanvasObject{s.avatar, s.body}
		if i < n-1 {
			s.line = canvas.NewRectangle(v.colors.off())
			objects = append(objects, s.line)
		}
		all.Add(container.New(s, objects...))
	}
	if left := len(v.post.Thread) - n; left > 0 {
		all.Add(kit.Pad(0, 0, pad, 36, v.faint(lang.N("preview.parts_left", left), width)))
	}
	return v.frame(kit.Pad(pad, pad, 0, pad, all))
}

// spine lays the account's picture at the left, a line under it down to the
// next, and the body at the right.
type spine struct {
	avatar, body fyne.CanvasObject
	line         *canvas.Rectangle // nil for the last
}

// MinSize is the body beside the picture.
func (s spine) MinSize([]fyne.CanvasObject) fyne.Size {
	b := s.body.MinSize()
	return fyne.NewSize(b.Width+36, max(b.Height, 36))
}

// Layout places the three.
func (s spine) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s.avatar.Resize(fyne.NewSquareSize(28))
	s.avatar.Move(fyne.NewPos(0, 0))
	s.body.Resize(s.body.MinSize())
	s.body.Move(fyne.NewPos(36, 0))
	if s.line != nil {
		s.line.Move(fyne.NewPos(13, 32))
		s.line.Resize(fyne.NewSize(2, max(0, size.Height-36)))
	}
}

// parts are the parts of a thread where no look is imitated, a rule between them.
func (v *View) parts(l look, width float32) fyne.CanvasObject {
	box := kit.Column(8)
	n := min(len(v.post.Thread), mostParts)
	for i := range n {
		if i > 0 {
			rule := canvas.NewRectangle(v.colors.edge)
			rule.SetMinSize(fyne.NewSize(1, 1))
			box.Add(rule)
		}
		count, number := v.partCount(i)
		box.Add(kit.Column(2, kit.Row(4, number, kit.Grow(count)), v.part(i, l, width, count)))
	}
	if left := len(v.post.Thread) - n; left > 0 {
		box.Add(v.faint(lang.N("preview.parts_left", left), width))
	}
	return box
}

// partCount is the number of a part, and how much of the limit it takes.
func (v *View) partCount(i int) (count, number *canvas.Text) {
	count = kit.TextColor("", kit.Micro, v.colors.dim)
	count.Alignment = fyne.TextAlignTrailing
	return count, kit.TextColor(fmt.Sprintf("%d/%d", i+1, len(v.post.Thread)), kit.Micro, v.colors.dim)
}

// part is the text of a part, which keeps its count up to date.
func (v *View) part(i int, l look, width float32, count *canvas.Text) *rich {
	r := newRich(l, width)
	r.resized = v.grown
	return v.follow(r, func(p Post) {
		if i >= len(p.Thread) {
			return
		}
		part := p.Thread[i]
		r.set(part, platform.Entities(p.Platform, part), partMarks(p, i), -1)
		n, limit := platform.Count(p.Platform, part)
		count.Text, count.Color = lang.Int(n), v.colors.dim
		if limit > 0 {
			count.Text += "/" + lang.Int(limit)
		}
		if limit > 0 && n > limit {
			count.Color = kit.Color(kit.Red)
		}
		count.Refresh()
	})
}

// partMarks are the marks of the text that lie in a part of it. Parts may have
// other spaces than the text, and signs of their own at either end.
func partMarks(p Post, i int) []Mark {
	if len(p.Marks) == 0 {
		return nil
	}
	near := 4096 // bytes of the text that the parts so far can lie in
	for _, part := range p.Thread[:i+1] {
		near += 2 * len(part)
	}
	text, from := []rune(p.Text[:min(near, len(p.Text))]), 0
	var places []int // of each code point of the part, in the text
	for _, part := range p.Thread[:i+1] {
		places, from = align(text, from, []rune(part))
	}
	var out []Mark
	for _, m := range p.Marks {
		start, end := -1, 0
		for at, place := range places {
			if place >= m.Start && place < m.End {
				if start < 0 {
					start = at
				}
				end = at + 1
			}
		}
		if start >= 0 {
			out = append(out, Mark{Start: start, End: end, Kind: m.Kind})
		}
	}
	return out
}

// align finds the code points of a part in the text from a place on, −1 for
// those that are not there, and says where the part ends.
func align(text []rune, from int, part []rune) (places []int, end int) {
	places, end = make([]int, len(part)), from
	for i, r := range part {
		places[i] = -1
		at := end
		for at < len(text) && unicode.IsSpace(text[at]) {
			at++
		}
		if at < len(text) && text[at] == r {
			places[i], end = at, at+1
		}
	}
	return places, end
}
