package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Empty is what stands where there is nothing yet: an icon, a title, one
// sentence, and one or two ways on, in a dashed card.
type Empty struct {
	widget.BaseWidget
	Title, Text string
	body        *fyne.Container
}

// NewEmpty makes an empty state; text may be "".
func NewEmpty(icon, title, text string, buttons ...*Button) *Empty {
	head := Text(title, Strong, Ink)
	head.Alignment = fyne.TextAlignCenter
	tok := Accent
	if icon == "triangle-alert" || icon == "circle-alert" {
		tok = AmberI
	}
	parts := []fyne.CanvasObject{Center(IconImage(icon, tok, 28)), head}
	lines := Column(0)
	for _, l := range Wrap(text, Compact, 420, 4) {
		if l == "" {
			continue
		}
		t := Text(l, Compact, Ink2)
		t.Alignment = fyne.TextAlignCenter
		lines.Add(t)
	}
	if len(lines.Objects) > 0 {
		parts = append(parts, lines)
	}
	if len(buttons) > 0 {
		row := make([]fyne.CanvasObject, len(buttons))
		for i, b := range buttons {
			row[i] = b
		}
		parts = append(parts, Pad(4, 0, 0, 0, Center(Row(8, row...))))
	}
	body := Pad(24, 24, 24, 24, Center(Column(8, parts...)))
	e := &Empty{Title: title, Text: text, body: container.NewStack(Dashed(Line2).Fill(Surface).Radius(8), body)}
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer implements fyne.Widget.
func (e *Empty) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(e.body) }
