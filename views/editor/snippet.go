package editor

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lontar/views/kit"
)

// snippet is a piece of a text on one line with one part of it underlined, cut
// at both ends to fit: "…segar saat sahur, istrahat pun lebih…".
type snippet struct {
	widget.BaseWidget
	before, words, after string
	tok                  kit.Token
}

func newSnippet(text string, start, end int, tok kit.Token) *snippet {
	r := []rune(text)
	end = min(end, len(r))
	start = min(start, end)
	before, after := string(r[:start]), string(r[end:])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	s := &snippet{before: before, words: strings.ReplaceAll(string(r[start:end]), "\n", " "), after: after, tok: tok}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *snippet) CreateRenderer() fyne.WidgetRenderer {
	f := &snippetFace{s: s, line: canvas.NewRectangle(kit.Color(s.tok))}
	f.parts = []*canvas.Text{kit.Text("", kit.Compact, kit.Ink2), kit.Text("", kit.Compact, kit.Ink), kit.Text("", kit.Compact, kit.Ink2)}
	return f
}

type snippetFace struct {
	s     *snippet
	parts []*canvas.Text
	line  *canvas.Rectangle
}

func (f *snippetFace) Destroy()           {}
func (f *snippetFace) MinSize() fyne.Size { return fyne.NewSize(60, 20) }
func (f *snippetFace) Refresh()           { f.Layout(f.s.Size()) }

// Objects are the three parts and the underline.
func (f *snippetFace) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.parts[0], f.parts[1], f.parts[2], f.line}
}

// Layout gives the underlined words their room first, what is before them a
// third of the rest.
func (f *snippetFace) Layout(size fyne.Size) {
	words := kit.Fit(f.s.words, kit.Compact, size.Width)
	middle := kit.Measure(words, kit.Compact)
	rest := max(0, size.Width-middle)
	before := tail(f.s.before, rest*0.45)
	left := kit.Measure(before, kit.Compact)
	after := kit.Fit(f.s.after, kit.Compact, rest-left)
	x := float32(0)
	for i, text := range []string{before, words, after} {
		t := f.parts[i]
		w := kit.Measure(text, kit.Compact)
		t.Text = text
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(w, 20))
		x += w
		t.Refresh()
	}
	f.line.Move(fyne.NewPos(left, 18))
	f.line.Resize(fyne.NewSize(middle, 2))
	f.line.Refresh()
}

// tail is the end of a text that fits a width, with "…" before it when cut.
func tail(text string, width float32) string {
	if kit.Measure(text, kit.Compact) <= width {
		return text
	}
	r := []rune(text)
	if len(r) > 60 {
		r = r[len(r)-60:]
	}
	for len(r) > 0 && kit.Measure("…"+string(r), kit.Compact) > width {
		r = r[1:]
	}
	cut := string(r)
	if i := strings.IndexByte(strings.TrimRight(cut, " "), ' '); i >= 0 { // from the next whole word
		cut = cut[i+1:]
	}
	return "…" + cut
}
