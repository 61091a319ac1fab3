package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// sample is a caption of n code points with paragraphs, emoji and hashtags.
func sample(n int) string {
	part := "Cukup 15 menit di rumah: peregangan, plank, dan squat 😄 Badan lebih segar saat sahur, " +
		"istirahat pun lebih nyenyak. 👨‍👩‍👧 #SehatFit #Ramadan\n\n"
	return string([]rune(strings.Repeat(part, n/100+1))[:n])
}

// BenchmarkCaptionType types in the middle of a caption and draws what changed
// on a software canvas: the lines that are not shown as they were. p95 is what
// the bar of 8 ms counts.
func BenchmarkCaptionType(b *testing.B) {
	for _, n := range []int{2200, 10_000, 99_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchTyping(b, n, true) })
	}
}

// BenchmarkCaptionTypeWhole draws the whole field at every key.
func BenchmarkCaptionTypeWhole(b *testing.B) { benchTyping(b, 2200, false) }

func benchTyping(b *testing.B, n int, part bool) {
	app := test.NewApp()
	Install(app)
	c := NewCaption("")
	view := software.NewCanvas()
	view.SetPadded(false)
	view.SetContent(c)
	view.Resize(fyne.NewSize(520, 300))
	c.SetText(sample(n))
	var marks []Underline
	for i := range n / 110 {
		marks = append(marks, Underline{Start: i * 110, End: i*110 + 8, Kind: Red, Fill: i%3 == 0})
	}
	c.Mark(marks)
	view.Focus(c)
	c.Select(n/2, n/2)
	view.Capture()
	words := []rune("kata baru yang diketik 😄 di tengah ")
	one := software.NewCanvas()
	one.SetPadded(false)
	times := make([]time.Duration, 0, b.N)
	for i := 0; b.Loop(); i++ {
		before := lineTexts(c)
		start := time.Now()
		c.TypedRune(words[i%len(words)])
		if part {
			drawNew(one, c, before)
		} else {
			view.Capture()
		}
		times = append(times, time.Since(start))
		if i%2000 == 1999 {
			for c.CanUndo() {
				c.Undo()
			}
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
}

func lineTexts(c *CaptionEntry) map[string]bool {
	shown := map[string]bool{}
	for _, t := range c.body.lines {
		shown[t.Text] = true
	}
	return shown
}

// drawNew draws the lines that were not shown before.
func drawNew(one fyne.Canvas, c *CaptionEntry, before map[string]bool) {
	for _, t := range c.body.lines {
		if t.Visible() && !before[t.Text] {
			copied := canvas.NewText(t.Text, t.Color)
			copied.TextSize = t.TextSize
			one.SetContent(copied)
			one.(interface{ Resize(fyne.Size) }).Resize(t.Size())
			one.Capture()
		}
	}
}

// BenchmarkCaptionPasteMegabyte pastes a megabyte of ordinary text, of one word
// without spaces, and of marks on one letter.
func BenchmarkCaptionPasteMegabyte(b *testing.B) {
	for name, s := range map[string]string{
		"text": sample(1_000_000), "word": strings.Repeat("x", 1_000_000), "marks": "e" + strings.Repeat("\u0301", 500_000),
		"lines": strings.Repeat("\n", 1_000_000), "emoji": strings.Repeat("👨‍👩‍👧", 60_000), "broken": strings.Repeat("\xff\xfe ", 350_000),
	} {
		b.Run(name, func(b *testing.B) {
			app := test.NewApp()
			Install(app)
			for b.Loop() {
				c := NewCaption("")
				c.Resize(fyne.NewSize(520, 300))
				c.CreateRenderer().Layout(c.Size())
				c.Paste(s, true)
				c.TypedRune('x')
			}
		})
	}
}
