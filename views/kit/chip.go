package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ChipKind is the colour of a chip, by what it says.
type ChipKind int

// The kinds of chips.
const (
	Neutral ChipKind = iota
	Teal
	AmberChip
	RedChip
	Plain // quiet, without a white ground
)

// Chip is a short word on a coloured ground, 24 px high.
type Chip struct {
	widget.BaseWidget
	text string
	body *fyne.Container
}

// NewChip makes a chip; icon may be "".
func NewChip(text string, kind ChipKind, icon string) *Chip { return chip(text, kind, icon, 24) }

// NewSmallChip makes a chip of 20 px.
func NewSmallChip(text string, kind ChipKind, icon string) *Chip { return chip(text, kind, icon, 20) }

// Text is the word on the chip.
func (c *Chip) Text() string { return c.text }

func chip(text string, kind ChipKind, icon string, height float32) *Chip {
	var fill, edge, ink Token
	switch kind {
	case Teal:
		fill, edge, ink = Tint, Tint2, Accent
	case AmberChip:
		fill, edge, ink = AmberT, AmberL, Amber
	case RedChip:
		fill, edge, ink = RedT, RedL, Red
	case Plain:
		fill, edge, ink = Sunken, Line, Ink2
	default:
		fill, edge, ink = Surface, Line2, Ink2
	}
	parts := []fyne.CanvasObject{}
	if icon != "" {
		parts = append(parts, IconImage(icon, ink, 14))
	}
	if text != "" {
		parts = append(parts, Text(text, Caption, ink))
	}
	inner := Pad(0, 8, 0, 8, Row(5, parts...))
	c := &Chip{body: container.New(fixed{h: height}, Box(Color(fill), Color(edge), 6, inner)), text: text}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.body) }

// KeyCap draws a key of the keyboard.
func KeyCap(s string) fyne.CanvasObject {
	t := Text(s, Micro, Ink2)
	t.Alignment = fyne.TextAlignCenter
	w := max(18, Measure(s, Micro)+10)
	return Fixed(w, 18, Box(Color(Surface), Color(Line2), 4, t))
}

// Badge is a small number on a navigation item; due means it wants attention.
func Badge(n int, due bool) fyne.CanvasObject {
	fill, ink := color.Color(Color(Line2)), Color(Ink)
	if due {
		fill, ink = Color(AmberF), ColorIn(Ink, Light)
	}
	text := strconv.Itoa(n)
	if n > 99 {
		text = "99+"
	}
	t := TextColor(text, MicroBold, ink)
	t.Alignment = fyne.TextAlignCenter
	r := canvas.NewRectangle(fill)
	r.CornerRadius = 8
	return Fixed(max(18, Measure(text, MicroBold)+10), 16, container.NewStack(r, t))
}
