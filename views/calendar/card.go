package calendar

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// look is where a card stands, and with it what it shows.
type look int

const (
	lookMonth look = iota // picture, hour, platforms, status, title
	lookWeek              // no picture, the logo beside the hour
	lookTray              // picture, title, form and pillar
)

// Heights in px of cards in the week and in the tray.
const (
	cardWeek = 34
	cardTray = 40
)

// card is a post at one of its times. Cards are used again for other posts:
// set changes what one shows.
type card struct {
	widget.BaseWidget
	s     *Screen
	it    item
	look  look
	high  bool
	ghost bool // the picture of a drag
	along int  // how many other posts the drag takes along
	hover bool
	tap   func() // instead of opening the post; nil in month, week and tray
	face  *cardFace
	tip   kit.Tip
}

func newCard(s *Screen, l look) *card {
	w := &card{s: s, look: l}
	w.ExtendBaseWidget(w)
	return w
}

// set shows another post.
func (w *card) set(it item, high bool) {
	if w.it.place() != it.place() {
		w.hover = false
	}
	w.it, w.high = it, high
	if w.face != nil {
		w.face.dress()
	}
}

// height is what the card takes.
func (w *card) height() float32 {
	switch {
	case w.look == lookWeek:
		return cardWeek
	case w.look == lookTray:
		return cardTray
	case w.high:
		return cardHigh
	}
	return cardLow
}

// MinSize is the card's own height and little width.
func (w *card) MinSize() fyne.Size { return fyne.NewSize(60, w.height()) }

// Tapped opens the post; with Ctrl it selects, with Shift it selects from the
// last one to this.
func (w *card) Tapped(*fyne.PointEvent) {
	w.tip.Leave()
	mods := w.s.mods()
	switch {
	case mods&fyne.KeyModifierShortcutDefault != 0:
		w.s.toggle(w.it)
	case mods&fyne.KeyModifierShift != 0:
		w.s.selectTo(w.it)
	case w.tap != nil:
		w.tap()
	default:
		w.s.focusOn(w.it)
		w.s.host.OpenPost(w.it.PostID)
	}
}

// TappedSecondary opens the menu.
func (w *card) TappedSecondary(e *fyne.PointEvent) {
	w.tip.Leave()
	w.s.focusOn(w.it)
	w.s.menu(w.it, e.AbsolutePosition)
}

// MouseIn shows the hover and, after a while, the whole of what is cut.
func (w *card) MouseIn(e *desktop.MouseEvent) {
	if e.Button == 0 && w.s.drag == nil {
		w.s.release() // the button went up where nobody heard of it
	}
	if w.s.drag != nil {
		return
	}
	w.hover = true
	w.tip.Enter(w, w.words(), e.AbsolutePosition)
	w.paint()
}

// MouseMoved keeps the tooltip at the pointer.
func (w *card) MouseMoved(e *desktop.MouseEvent) { w.tip.Move(e.AbsolutePosition) }

// MouseOut ends the hover.
func (w *card) MouseOut() {
	w.tip.Leave()
	if w.hover {
		w.hover = false
		w.paint()
	}
}

// Cursor is a hand: a card is opened and carried.
func (w *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Dragged carries the card.
func (w *card) Dragged(e *fyne.DragEvent) {
	w.tip.Leave()
	w.s.dragged(w, e.AbsolutePosition)
}

// DragEnd puts it down.
func (w *card) DragEnd() { w.s.dropped() }

// words are the card's tooltip: all it says, in words.
func (w *card) words() string {
	it := &w.it
	var parts []string
	if it.Day != "" {
		parts = append(parts, lang.When(it.Day, it.Clock))
	}
	var names []string
	for _, p := range it.Platforms {
		if n := lang.Platform(p); len(names) == 0 || names[len(names)-1] != n {
			names = append(names, n)
		}
	}
	if len(names) > 0 {
		parts = append(parts, strings.Join(names, ", "))
	}
	if it.pillar != nil {
		parts = append(parts, it.pillar.Name)
	}
	parts = append(parts, lang.Status(it.status, it.brand))
	text := it.name + "\n" + strings.Join(parts, " · ")
	if it.clash != "" {
		text += "\n" + it.clash
	}
	return text
}

// moving reports whether this card is on its way elsewhere.
func (w *card) moving() bool {
	d := w.s.drag
	return !w.ghost && d != nil && !d.over && !d.copying && d.has(w.it)
}

func (w *card) paint() {
	if w.face != nil {
		w.face.paint()
	}
}

// ground is how the card's ground looks in its present state. A past card has
// that of its day: through none at all, a window's painter makes the edge dark.
func (w *card) ground() (fill, edge kit.Token) {
	switch {
	case w.ghost:
		return kit.Surface, kit.Accent
	case w.s.selected[w.it.PostID]:
		return kit.Tint, kit.Accent
	case w.hover:
		return kit.Hover, kit.Line2
	case w.it.status == models.Late || w.it.status == models.Failed:
		return kit.RedT, kit.RedL
	case w.it.clash != "":
		return kit.Surface, kit.AmberF
	case w.it.past:
		if w.look == lookMonth && w.it.Day[:len("2006-01")] != w.s.data.at.Format("2006-01") {
			return kit.Sunken, kit.Line
		}
		return kit.Paper, kit.Line
	}
	return kit.Surface, kit.Line
}

// CreateRenderer implements fyne.Widget.
func (w *card) CreateRenderer() fyne.WidgetRenderer {
	w.face = newCardFace(w)
	w.face.dress()
	return w.face
}
