package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// emojiStrip is a row of emoji of which one is chosen: the groups and the skin
// tones of the picker.
type emojiStrip struct {
	control
	signs, names []string
	side         float32
	at, over     int
	chosen       func(int)
}

func newEmojiStrip(signs, names []string, side float32, chosen func(int)) *emojiStrip {
	s := &emojiStrip{signs: signs, names: names, side: side, at: -1, over: -1, chosen: chosen}
	s.keys = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyLeft:
			s.choose(max(0, s.at-1))
		case fyne.KeyRight:
			s.choose(min(len(s.signs)-1, s.at+1))
		default:
			return false
		}
		return true
	}
	s.extend(s)
	return s
}

func (s *emojiStrip) set(at int) {
	if s.at != at {
		s.at = at
		s.Refresh()
	}
}

func (s *emojiStrip) choose(i int) {
	s.set(i)
	s.chosen(i)
}

func (s *emojiStrip) index(p fyne.Position) int {
	if i := int(p.X / s.side); p.X >= 0 && i < len(s.signs) {
		return i
	}
	return -1
}

// Tapped chooses.
func (s *emojiStrip) Tapped(e *fyne.PointEvent) {
	if i := s.index(e.Position); i >= 0 {
		s.choose(i)
	}
}

// MouseMoved shows what is under the pointer.
func (s *emojiStrip) MouseMoved(e *desktop.MouseEvent) {
	if i := s.index(e.Position); i != s.over {
		s.over = i
		s.tips.leave()
		if i >= 0 && i < len(s.names) {
			s.tips.enter(s.names[i], e.AbsolutePosition, s.super)
		}
		s.Refresh()
	}
	s.tips.move(e.AbsolutePosition)
}

// MouseOut ends the hover.
func (s *emojiStrip) MouseOut() {
	s.over = -1
	s.control.MouseOut()
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *emojiStrip) CreateRenderer() fyne.WidgetRenderer {
	ring := FocusRing(6)
	hover, line := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	hover.CornerRadius, line.CornerRadius = 6, 1
	f := &face{objects: []fyne.CanvasObject{ring, hover, line}}
	texts := make([]*canvas.Text, len(s.signs))
	for i, sign := range s.signs {
		texts[i] = TextColor(sign, Style{s.side / 2, s.side, false}, Color(Ink))
		texts[i].Alignment = fyne.TextAlignCenter
		f.objects = append(f.objects, texts[i])
	}
	f.min = func() fyne.Size { return fyne.NewSize(s.side*float32(len(s.signs)), s.side+2) }
	f.layout = func(size fyne.Size) {
		PlaceRing(ring, size)
		for i, t := range texts {
			t.Move(fyne.NewPos(float32(i)*s.side, 0))
			t.Resize(fyne.NewSquareSize(s.side))
		}
		hover.Resize(fyne.NewSquareSize(s.side))
		line.Resize(fyne.NewSize(s.side-8, 2))
		hover.Move(fyne.NewPos(float32(s.over)*s.side, 0))
		line.Move(fyne.NewPos(float32(s.at)*s.side+4, s.side))
	}
	f.refresh = func() {
		hover.FillColor, line.FillColor = Color(Hover), Color(Accent)
		setVisible(hover, s.over >= 0)
		setVisible(line, s.at >= 0)
		showRing(ring, s.focused)
		f.layout(s.Size())
		hover.Refresh()
		line.Refresh()
		ring.Refresh()
	}
	f.refresh()
	return f
}
