// Command emptywindow opens a Fyne window with nothing in it and says "ready"
// once it is drawn. The benchmarks of start and memory are read against it, so
// that the toolkit's own cost is not counted as Lontar's.
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("id.lontar.EmptyWindow")
	w := a.NewWindow("Empty")
	w.SetContent(widget.NewLabel(""))
	w.Resize(fyne.NewSize(1440, 900))
	// Queued behind the first frame, as Lontar's own line is.
	a.Lifecycle().SetOnStarted(func() { go fyne.Do(func() { fmt.Fprintln(os.Stderr, "ready") }) })
	w.ShowAndRun()
}
