package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// linePool gives texts to draw: the one that showed the same before is moved,
// others are drawn anew.
type linePool struct {
	all   []*canvas.Text
	style Style
	align fyne.TextAlign
	anew  bool // draw every text anew: colours or fonts changed
	list  []wantedLine
}

type wantedLine struct {
	text string
	at   fyne.Position
	size fyne.Size
}

func (p *linePool) want(text string, at fyne.Position, size fyne.Size) {
	p.list = append(p.list, wantedLine{text, at, size})
}

// place lays the wanted texts and hides the others; all of them are returned.
func (p *linePool) place(ink color.Color) []*canvas.Text {
	same := map[string][]*canvas.Text{}
	for _, t := range p.all {
		same[t.Text] = append(same[t.Text], t)
	}
	given := make([]*canvas.Text, len(p.list))
	for i, w := range p.list {
		if s := same[w.text]; len(s) > 0 {
			given[i], same[w.text] = s[len(s)-1], s[:len(s)-1]
		}
	}
	var free []*canvas.Text
	for _, t := range p.all {
		if s := same[t.Text]; len(s) > 0 {
			free, same[t.Text] = append(free, s[0]), s[1:]
		}
	}
	for i, w := range p.list {
		t := given[i]
		fresh := t == nil
		if fresh && len(free) > 0 {
			t, free = free[len(free)-1], free[:len(free)-1]
		} else if fresh {
			t = TextColor("", p.style, ink)
			t.Alignment = p.align
			p.all = append(p.all, t)
		}
		p.lay(t, w, ink, fresh)
	}
	for _, t := range free {
		t.Hide()
	}
	return p.all
}

func (p *linePool) lay(t *canvas.Text, w wantedLine, ink color.Color, fresh bool) {
	t.Move(w.at)
	t.Show()
	if fresh || p.anew || t.Color != ink || t.Size() != w.size {
		t.Text, t.Color = w.text, ink
		t.Resize(w.size)
		t.Refresh()
	}
}
