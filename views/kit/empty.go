package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Empty is what stands where there is nothing yet: an icon, a title, one
// sentence, and one or two ways on, in a dashed card.
type Empty struct {
	*fyne.Container
	Title, Text string
}

// NewEmpty makes an empty state; text may be "".
func NewEmpty(icon, title, text string, buttons ...*Button) *Empty {
	head := Text(title, Strong, Ink)
	head.Alignment = fyne.TextAlignCenter
	parts := []fyne.CanvasObject{Center(IconImage(icon, Accent, 28)), head}
	for _, l := range Wrap(text, Compact, 420, 4) {
		if l == "" {
			continue
		}
		t := Text(l, Compact, Ink2)
		t.Alignment = fyne.TextAlignCenter
		parts = append(parts, t)
	}
	if len(buttons) > 0 {
		row := make([]fyne.CanvasObject, len(buttons))
		for i, b := range buttons {
			row[i] = b
		}
		parts = append(parts, Pad(4, 0, 0, 0, Center(Row(8, row...))))
	}
	body := Pad(24, 24, 24, 24, Center(Column(8, parts...)))
	return &Empty{
		Container: container.NewStack(Dashed(Line2).Fill(Surface).Radius(8), body),
		Title:     title, Text: text,
	}
}
