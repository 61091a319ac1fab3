package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Suggestion is a line offered while a word is typed; Text takes the word's place.
type Suggestion struct {
	Icon, Label, Detail, Text string
}

const (
	suggestMost  = 8
	suggestRow   = 28
	suggestWidth = 320
)

// Suggest offers words for the one that begins at a code point, as OnComplete
// told it, in a list under it: arrows, Enter or Tab and the pointer choose, Esc
// and going elsewhere take it away. The keyboard stays in the text. A list that
// comes late, for another word than the present one, is not shown.
func (c *CaptionEntry) Suggest(at int, list []Suggestion) {
	word, start := c.prefix()
	if len(list) == 0 || word == "" || !c.completing || start != c.page.bytesAt(at) {
		c.hideSuggestions()
		return
	}
	over := OverlayOf(c)
	if over == nil {
		return
	}
	if c.offered == nil {
		c.offered = newSuggestions(c, over)
	}
	c.offered.show(at, list[:min(len(list), suggestMost)])
}

// Suggesting reports whether a list is shown.
func (c *CaptionEntry) Suggesting() bool { return c.offered != nil && c.offered.shown }

func (c *CaptionEntry) hideSuggestions() {
	if c.Suggesting() {
		c.offered.hide()
	}
}

// suggestKey takes the keys of an open list.
func (c *CaptionEntry) suggestKey(k *fyne.KeyEvent) bool {
	if !c.Suggesting() {
		return false
	}
	s := c.offered
	switch k.Name {
	case fyne.KeyUp:
		s.point((s.at + len(s.list) - 1) % len(s.list))
	case fyne.KeyDown:
		s.point((s.at + 1) % len(s.list))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		s.choose(s.at)
	case fyne.KeyEscape:
		c.hideSuggestions()
	default:
		return false
	}
	return true
}

// suggestions is the list; it lies in the overlay's free layer, so that it
// does not take the keyboard from the text.
type suggestions struct {
	widget.BaseWidget
	c     *CaptionEntry
	over  *Overlay
	box   fyne.CanvasObject
	list  []Suggestion
	start int // code point of the word
	at    int
	shown bool
}

func newSuggestions(c *CaptionEntry, over *Overlay) *suggestions {
	s := &suggestions{c: c, over: over}
	s.ExtendBaseWidget(s)
	return s
}

func (s *suggestions) show(start int, list []Suggestion) {
	if s.shown {
		s.hide()
	}
	s.start, s.list, s.at, s.shown = start, list, 0, true
	s.box = raised(8, Pad(5, 5, 5, 5, s))
	s.Refresh()
	size, window := s.box.MinSize(), s.over.canvas.Size()
	p := s.c.PositionAt(start).AddXY(-14, 4)
	if p.Y+size.Height > window.Height-8 {
		p.Y -= size.Height + captionStyle.Line + 8
	}
	s.box.Resize(size)
	s.box.Move(clampTo(p, size, window))
	s.over.layer.Add(s.box)
	canvas.Refresh(s.over.layer)
}

func (s *suggestions) hide() {
	s.shown = false
	s.over.layer.Remove(s.box)
	canvas.Refresh(s.over.layer)
}

func (s *suggestions) point(i int) {
	if i != s.at {
		s.at = i
		s.Refresh()
	}
}

// choose puts a line's text in the place of the word.
func (s *suggestions) choose(i int) {
	text := s.list[i].Text
	s.c.hideComplete()
	s.c.Replace(s.start, s.c.Caret(), text)
}

func (s *suggestions) index(y float32) int {
	if i := int(y / suggestRow); y >= 0 && i < len(s.list) {
		return i
	}
	return -1
}

// MouseDown chooses at once: the window takes the keyboard from the text next,
// and with it the list away. It is given back.
func (s *suggestions) MouseDown(e *desktop.MouseEvent) {
	if i := s.index(e.Position.Y); i >= 0 {
		s.choose(i)
	}
	go fyne.Do(func() { FocusOn(s.c) })
}

// MouseUp implements desktop.Mouseable.
func (s *suggestions) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (s *suggestions) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseOut implements desktop.Hoverable.
func (s *suggestions) MouseOut() {}

// MouseMoved marks the line under the pointer.
func (s *suggestions) MouseMoved(e *desktop.MouseEvent) {
	if i := s.index(e.Position.Y); i >= 0 {
		s.point(i)
	}
}

// Cursor is a hand over the lines.
func (s *suggestions) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (s *suggestions) CreateRenderer() fyne.WidgetRenderer {
	mark := canvas.NewRectangle(Color(Tint2))
	mark.CornerRadius = 6
	f := &face{objects: []fyne.CanvasObject{mark}}
	var labels, details [suggestMost]*canvas.Text
	var icons [suggestMost]*canvas.Image
	for i := range suggestMost {
		labels[i], details[i] = Text("", Compact, Ink), Text("", Caption, Ink3)
		details[i].Alignment = fyne.TextAlignTrailing
		icons[i] = IconImage("hash", Ink2, 16)
		f.objects = append(f.objects, labels[i], details[i], icons[i])
	}
	f.min = func() fyne.Size { return fyne.NewSize(suggestWidth, suggestRow*float32(len(s.list))) }
	f.layout = func(size fyne.Size) {
		mark.Move(fyne.NewPos(0, suggestRow*float32(s.at)))
		mark.Resize(fyne.NewSize(size.Width, suggestRow))
		for i := range s.list {
			y, lead := suggestRow*float32(i), float32(10)
			if s.list[i].Icon != "" {
				lead = 34
			}
			icons[i].Move(fyne.NewPos(10, y+6))
			icons[i].Resize(fyne.NewSquareSize(16))
			detail := Fit(s.list[i].Detail, Caption, size.Width/2)
			room := size.Width - lead - 20 - Measure(detail, Caption)
			labels[i].Text, details[i].Text = Fit(s.list[i].Label, Compact, room), detail
			labels[i].Move(fyne.NewPos(lead, y))
			labels[i].Resize(fyne.NewSize(room, suggestRow))
			details[i].Move(fyne.NewPos(size.Width/2, y))
			details[i].Resize(fyne.NewSize(size.Width/2-10, suggestRow))
		}
	}
	f.refresh = func() {
		f.layout(s.Size())
		mark.FillColor = Color(Tint2)
		mark.Refresh()
		for i := range suggestMost {
			on := i < len(s.list)
			setVisible(labels[i], on)
			setVisible(details[i], on)
			setVisible(icons[i], on && s.list[i].Icon != "")
			labels[i].Color, details[i].Color = Color(Ink), Color(Ink3)
			if on && s.list[i].Icon != "" {
				icons[i].Resource = Icon(s.list[i].Icon, Ink2)
				icons[i].Refresh()
			}
			labels[i].Refresh()
			details[i].Refresh()
		}
	}
	f.refresh()
	return f
}
