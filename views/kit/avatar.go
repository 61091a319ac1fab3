package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Above is the place over an object for a menu of n items, for objects at the
// foot of the window.
func Above(o fyne.CanvasObject, n int) fyne.Position {
	p := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return p.SubtractXY(0, float32(n)*30+14)
}

// Avatar is a person without a picture: two letters on a disc (TOKENS §7).
func Avatar(name string, px float32) fyne.CanvasObject {
	disc := canvas.NewCircle(Color(Accent))
	letters := Text(initials(name), MicroBold, OnAcc)
	letters.Alignment = fyne.TextAlignCenter
	if px < 28 {
		letters.TextSize = 9
	}
	return Fixed(px, px, container.NewStack(disc, letters))
}

// initials are the first letters of the first and last word, or of the only one.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return "?"
	}
	first := []rune(words[0])
	if len(words) == 1 {
		return strings.ToUpper(string(first[:min(2, len(first))]))
	}
	return strings.ToUpper(string(first[:1]) + string([]rune(words[len(words)-1])[:1]))
}
