package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// DiffRun is a piece of a comparison of two texts.
type DiffRun struct {
	Text           string
	Added, Removed bool
}

// diffLine is the height of a line of a comparison (TOKENS §3: diff 14/26).
const diffLine = 26

// NewDiff draws a comparison word by word, wrapped to a width: what was added on
// green, what was removed on red and struck through.
func NewDiff(runs []DiffRun, width float32) fyne.CanvasObject {
	box := &fyne.Container{}
	x, y := float32(0), float32(0)
	for _, r := range runs {
		for _, word := range diffWords(r.Text) {
			if word == "\n" {
				x, y = 0, y+diffLine
				continue
			}
			w := Measure(word, Body)
			if x > 0 && x+w > width && strings.TrimSpace(word) != "" {
				x, y = 0, y+diffLine
			}
			placeDiffWord(box, word, r, fyne.NewPos(x, y), w)
			x += w
		}
	}
	return Fixed(width, y+diffLine, box)
}

func placeDiffWord(box *fyne.Container, word string, r DiffRun, at fyne.Position, width float32) {
	tok := Ink
	if r.Added || r.Removed {
		fill := Add
		tok = AddI
		if r.Removed {
			fill, tok = Del, DelI
		}
		ground := canvas.NewRectangle(Color(fill))
		ground.CornerRadius = 3
		ground.Move(at.AddXY(0, 2))
		ground.Resize(fyne.NewSize(width, diffLine-4))
		box.Add(ground)
	}
	t := Text(word, Body, tok)
	t.Move(at.AddXY(0, 3))
	t.Resize(fyne.NewSize(width, Body.Line))
	box.Add(t)
	if r.Removed {
		line := canvas.NewRectangle(Color(DelI))
		line.Move(at.AddXY(0, diffLine/2))
		line.Resize(fyne.NewSize(width, 1))
		box.Add(line)
	}
}

// diffWords cuts a text where it may be wrapped: behind spaces, at line breaks.
func diffWords(text string) []string {
	var out []string
	start := 0
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case r == '\n':
			if i > start {
				out = append(out, string(runes[start:i]))
			}
			out = append(out, "\n")
			start = i + 1
		case unicode.IsSpace(r):
			out = append(out, string(runes[start:i+1]))
			start = i + 1
		}
	}
	if start < len(runes) {
		out = append(out, string(runes[start:]))
	}
	return out
}
