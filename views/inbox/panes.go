package inbox

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lontar/views/kit"
)

// Widths of the panes in px, wide and narrow (TOKENS §4).
const (
	wideFrom    = 1300 // of the screen
	sideWidth   = 208
	sideNarrow  = 188
	listWidth   = 356
	listNarrow  = 308
	factsWidth  = 300
	factsNarrow = 276
	factsFolded = 44
)

// panes lays the four panes beside each other. Where it is narrow the knowledge
// folds to a strip until it is wanted.
type panes struct {
	widget.BaseWidget
	side, list, talk fyne.CanvasObject
	facts            *facts
	rules            [3]*canvas.Rectangle
	open             bool // the knowledge is unfolded although it is narrow
	folded           bool
}

func newPanes(side, list, talk fyne.CanvasObject, f *facts) *panes {
	p := &panes{side: side, list: list, talk: talk, facts: f}
	for i := range p.rules {
		p.rules[i] = canvas.NewRectangle(kit.Color(kit.Line))
	}
	p.ExtendBaseWidget(p)
	return p
}

// wide reports whether all panes have room.
func (p *panes) wide() bool { return p.Size().Width >= wideFrom }

// CreateRenderer implements fyne.Widget.
func (p *panes) CreateRenderer() fyne.WidgetRenderer { return &panesFace{p} }

type panesFace struct{ p *panes }

func (f *panesFace) Destroy()           {}
func (f *panesFace) MinSize() fyne.Size { return fyne.NewSize(900, 300) }
func (f *panesFace) Objects() []fyne.CanvasObject {
	p := f.p
	return []fyne.CanvasObject{p.side, p.list, p.talk, p.facts, p.rules[0], p.rules[1], p.rules[2]}
}

func (f *panesFace) Layout(size fyne.Size) {
	p := f.p
	if size.Width <= 0 {
		return
	}
	side, list, facts := float32(sideWidth), float32(listWidth), float32(factsWidth)
	if !p.wide() {
		side, list, facts = sideNarrow, listNarrow, factsFolded
		if p.open {
			facts = factsNarrow
		}
	}
	p.folded = facts == factsFolded
	p.facts.fold(p.folded, !p.wide())
	place(p.side, 0, 0, side, size.Height)
	place(p.list, side+1, 0, list-1, size.Height)
	place(p.talk, side+list+1, 0, size.Width-side-list-facts-2, size.Height)
	place(p.facts, size.Width-facts, 0, facts, size.Height)
	for i, x := range []float32{side, side + list, size.Width - facts - 1} {
		p.rules[i].FillColor = kit.Color(kit.Line)
		place(p.rules[i], x, 0, 1, size.Height)
	}
}

func (f *panesFace) Refresh() {
	f.Layout(f.p.Size())
	for _, r := range f.p.rules {
		r.Refresh()
	}
}

// toggle unfolds the knowledge, or folds it away.
func (p *panes) toggle() {
	p.open = !p.open
	p.Refresh()
}

// listRoom and talkRoom are the widths content has in the list's and the
// conversation's pane.
func (s *Screen) listRoom() float32 {
	if s.panes != nil && s.panes.Size().Width > 0 && !s.panes.wide() {
		return listNarrow - 33
	}
	return listWidth - 33
}

func (s *Screen) talkRoom() float32 {
	if s.talk == nil || s.talk.width <= 0 {
		return 446
	}
	return s.talk.width - 2*talkEdge
}
