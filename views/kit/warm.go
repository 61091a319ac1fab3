package kit

import "fyne.io/fyne/v2"

// WarmFonts reads the fonts in the background, while the window system is busy
// making the window; wait returns when it is done. The toolkit would read them
// with the first text, in front of the waiting person: with the emoji they take
// longer than everything else of a first screen. Nothing may be measured or
// drawn before wait has returned.
func WarmFonts() (wait func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, bold := range []bool{false, true} {
			fyne.MeasureText("Aa", Body.Size, fyne.TextStyle{Bold: bold})
		}
	}()
	return func() { <-done }
}
