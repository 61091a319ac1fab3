// Command emptywindow opens a Fyne window with nothing in it and says "ready"
// once it is drawn. The benchmarks of start and memory are read against it, so
// that the toolkit's own cost is not counted as Lontar's.
package main

import (
	"fmt"
	"image"
	"os"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("id.lontar.EmptyWindow")
	w := a.NewWindow("Empty")
	w.SetContent(widget.NewLabel(""))
	w.Resize(fyne.NewSize(1440, 900))
	// A dot over everything is asked for when the rest of the frame is drawn, as in Lontar.
	a.Lifecycle().SetOnStarted(func() {
		var said sync.Once
		w.Canvas().Overlays().Add(canvas.NewRaster(func(int, int) image.Image {
			said.Do(func() { go fyne.Do(func() { fmt.Fprintln(os.Stderr, "ready") }) })
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}))
	})
	w.ShowAndRun()
}
