package kit

import "fyne.io/fyne/v2"

// Progress says at the bottom of the window how far something long has come,
// with the way to stop it. Other messages may stand in its place for a while.
// Its methods belong to the UI goroutine.
type Progress struct {
	over  *Overlay
	label string
	stop  func()
	text  string
	toast *toast
	ended bool
}

// Progress shows a first text; stop is called once, when the person stops it.
func (o *Overlay) Progress(text, stopLabel string, stop func()) *Progress {
	p := &Progress{over: o, label: stopLabel, stop: stop}
	o.HideToast() // what was said before is old
	p.Set(text)
	return p
}

// Set says how far it is.
func (p *Progress) Set(text string) {
	if p.ended || text == p.text && p.toast == p.over.toast {
		return
	}
	p.text = text
	switch {
	case p.toast != nil && p.toast == p.over.toast:
		p.toast.say(text)
	case p.over.toast == nil:
		p.toast = p.over.toastOf("hourglass", text, p.label, p.cancel, true)
	}
}

func (p *Progress) cancel() {
	p.ended = true
	if p.stop != nil {
		p.stop()
	}
}

// Done takes it away.
func (p *Progress) Done() {
	p.ended = true
	if p.toast != nil && p.toast == p.over.toast {
		p.over.HideToast()
	}
}

// say changes the words; the toast grows with them and never shrinks, so that
// its action stays under the pointer.
func (t *toast) say(text string) {
	t.text = text
	size := t.MinSize().Max(t.Size())
	window := t.over.canvas.Size()
	t.Resize(size)
	t.Move(fyne.NewPos((window.Width-size.Width)/2, window.Height-size.Height-44))
	t.Refresh()
}
