package kit

import (
	"image/color"
	"strings"
	"sync"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Style is a step of the type scale: size and line height in px, weight 400 or 600.
type Style struct {
	Size, Line float32
	Bold       bool
}

// The type scale.
var (
	Display     = Style{28, 36, true}  // headline figures, welcome
	Title       = Style{20, 28, true}  // screen title
	Heading     = Style{16, 24, true}  // period title, dialog title
	Strong      = Style{14, 20, true}  // section heading, post title in lists
	Body        = Style{14, 20, false} // captions, conversations
	Compact     = Style{13, 20, false} // tables, lists, fields
	CompactBold = Style{13, 20, true}
	Caption     = Style{12, 16, false} // meta, chips, status bar, calendar cards
	CaptionBold = Style{12, 16, true}
	Micro       = Style{11, 16, false} // key caps, badges
	MicroBold   = Style{11, 16, true}
)

// lineOf is the line height of a text size.
func lineOf(size float32) float32 {
	switch {
	case size >= 28:
		return 36
	case size >= 20:
		return 28
	case size >= 16:
		return 24
	case size >= 13:
		return 20
	}
	return 16
}

// Text is one line of text in a token's colour. It is not cut: see Fit and NewLabel.
func Text(s string, st Style, tok Token) *canvas.Text { return TextColor(s, st, Color(tok)) }

// TextColor is one line of text in any colour.
func TextColor(s string, st Style, c color.Color) *canvas.Text {
	t := canvas.NewText(s, c)
	t.TextSize = st.Size
	t.TextStyle.Bold = st.Bold
	return t
}

type measured struct {
	s    string
	size float32
	bold bool
}

type fitted struct {
	measured
	width float32
}

// textCache remembers widths and cuts. It is emptied when it has grown large:
// a month of cards needs some hundreds of entries.
var textCache = struct {
	sync.Mutex
	width map[measured]float32
	cut   map[fitted]string
}{width: map[measured]float32{}, cut: map[fitted]string{}}

const textCacheMax = 20000

// Measure is the width of a line of text in px, cached.
func Measure(s string, st Style) float32 {
	if s == "" {
		return 0
	}
	key := measured{s, st.Size, st.Bold}
	textCache.Lock()
	w, ok := textCache.width[key]
	textCache.Unlock()
	if ok {
		return w
	}
	w = fyne.MeasureText(s, st.Size, fyne.TextStyle{Bold: st.Bold}).Width
	textCache.Lock()
	if len(textCache.width) > textCacheMax {
		clear(textCache.width)
	}
	textCache.width[key] = w
	textCache.Unlock()
	return w
}

// Fit cuts s to a width in px, with "…" when something was left out. Emoji and
// other clusters are never cut in two. Line breaks become spaces.
func Fit(s string, st Style, width float32) string {
	if strings.ContainsAny(s, "\r\n\t") {
		s = strings.Join(strings.Fields(s), " ")
	}
	if len(s) > 1000 { // nobody sees more on one line
		s = clip(s, 1000)
	}
	if s == "" || width <= 0 {
		return ""
	}
	key := fitted{measured{s, st.Size, st.Bold}, width}
	textCache.Lock()
	cut, ok := textCache.cut[key]
	textCache.Unlock()
	if ok {
		return cut
	}
	cut = fit(s, st, width)
	textCache.Lock()
	if len(textCache.cut) > textCacheMax {
		clear(textCache.cut)
	}
	textCache.cut[key] = cut
	textCache.Unlock()
	return cut
}

func fit(s string, st Style, width float32) string {
	if Measure(s, st) <= width {
		return s
	}
	ends := clusterEnds(s)
	lo, hi := 0, len(ends) // lo clusters fit, hi do not
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if raw(s[:ends[mid-1]]+"…", st) <= width {
			lo = mid
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		if raw("…", st) <= width {
			return "…"
		}
		return ""
	}
	return strings.TrimRightFunc(s[:ends[lo-1]], unicode.IsSpace) + "…"
}

// raw measures without filling the cache with passing trials.
func raw(s string, st Style) float32 {
	return fyne.MeasureText(s, st.Size, fyne.TextStyle{Bold: st.Bold}).Width
}

// clip cuts s to at most max bytes between clusters.
func clip(s string, max int) string {
	end := 0
	for _, e := range clusterEnds(s[:min(len(s), max+64)]) {
		if e > max {
			break
		}
		end = e
	}
	return s[:end]
}

func clusterEnds(s string) []int {
	var ends []int
	at := 0
	for c := range graphemeSeq(s) {
		at += len(c)
		ends = append(ends, at)
	}
	return ends
}

func graphemeSeq(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		it := graphemes.FromString(s)
		for it.Next() {
			if !yield(it.Value()) {
				return
			}
		}
	}
}

// Wrap breaks s at words into lines of at most width px, at most maxLines of
// them (0: all); the last one ends in "…" when something was left out.
func Wrap(s string, st Style, width float32, maxLines int) []string {
	var lines []string
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		line := ""
		for _, word := range strings.Fields(part) {
			next := word
			if line != "" {
				next = line + " " + word
			}
			if Measure(next, st) <= width {
				line = next
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for Measure(word, st) > width { // a word longer than the line, an address mostly
				head := headFitting(word, st, width)
				if head == "" || head == word {
					break
				}
				lines = append(lines, head)
				word = word[len(head):]
			}
			line = word
			if maxLines > 0 && len(lines) > maxLines {
				break
			}
		}
		lines = append(lines, line)
		if maxLines > 0 && len(lines) > maxLines {
			break
		}
	}
	if maxLines > 0 && len(lines) > maxLines {
		rest := lines[maxLines-1] + " " + lines[maxLines]
		lines = lines[:maxLines]
		last := Fit(rest, st, width)
		if !strings.HasSuffix(last, "…") {
			last = Fit(rest+" …", st, width)
		}
		lines[maxLines-1] = last
	}
	return lines
}

func headFitting(word string, st Style, width float32) string {
	ends := clusterEnds(word)
	n := 1 // at least one cluster, however narrow the line is
	for n < len(ends) && raw(word[:ends[n]], st) <= width {
		n++
	}
	return word[:ends[n-1]]
}
