package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// toast says at the bottom what just happened, with at most one action.
type toast struct {
	widget.BaseWidget
	over   *Overlay
	icon   string
	text   string
	action *toastAction
	stop   func()
	stays  bool // until it is taken away
}

// Toast shows a message for six seconds, longer while the pointer is on it. A
// newer one replaces the older. actionLabel may be "".
func (o *Overlay) Toast(icon, text, actionLabel string, action func()) {
	o.toastOf(icon, text, actionLabel, action, false)
}

func (o *Overlay) toastOf(icon, text, actionLabel string, action func(), stays bool) *toast {
	o.HideToast()
	t := &toast{over: o, icon: icon, text: text, stays: stays}
	if actionLabel != "" {
		t.action = newToastAction(actionLabel, func() {
			o.HideToast()
			if action != nil {
				action()
			}
		}, t)
	}
	t.ExtendBaseWidget(t)
	o.toast = t
	size := t.MinSize()
	t.Resize(size)
	window := o.canvas.Size()
	t.Move(fyne.NewPos((window.Width-size.Width)/2, window.Height-size.Height-44))
	o.layer.Add(t)
	canvas.Refresh(o.layer) // nothing else may be drawn for a while, after a drop
	t.start()
	return t
}

// ToastText is the message being shown, "" when there is none.
func (o *Overlay) ToastText() string {
	if o.toast == nil {
		return ""
	}
	return o.toast.text
}

// HideToast takes the message away.
func (o *Overlay) HideToast() {
	if o.toast == nil {
		return
	}
	o.toast.pause()
	o.layer.Remove(o.toast)
	canvas.Refresh(o.layer)
	o.toast = nil
}

func (t *toast) start() {
	t.pause()
	if t.stays {
		return
	}
	t.stop = after(toastTime, func() {
		if t.over.toast == t {
			t.over.HideToast()
		}
	})
}

func (t *toast) pause() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
}

var _ desktop.Hoverable = (*toast)(nil)

func (t *toast) MouseIn(*desktop.MouseEvent)    { t.pause() }
func (t *toast) MouseMoved(*desktop.MouseEvent) {}
func (t *toast) MouseOut()                      { t.start() }
func (t *toast) Tapped(*fyne.PointEvent)        {}

func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(Color(Ink))
	ground.CornerRadius = 8
	ground.Shadow = shadow()
	tok := ToastAction
	if t.icon == "triangle-alert" || t.icon == "circle-alert" {
		tok = AmberF
	}
	img := IconImage(t.icon, tok, 16)
	words := Text("", Compact, Paper)
	f := &face{objects: []fyne.CanvasObject{ground, img, words}}
	if t.action != nil {
		f.objects = append(f.objects, t.action)
	}
	setVisible(img, t.icon != "")
	lead := func() float32 {
		if t.icon == "" {
			return 16
		}
		return 40
	}
	act := func() float32 {
		if t.action == nil {
			return 0
		}
		return t.action.MinSize().Width + 4
	}
	f.min = func() fyne.Size {
		w := lead() + Measure(t.text, Compact) + 16 + act()
		return fyne.NewSize(min(w, max(240, t.over.canvas.Size().Width-48)), 44)
	}
	f.layout = func(s fyne.Size) {
		ground.Resize(s)
		img.Move(fyne.NewPos(16, 14))
		room := s.Width - lead() - 16 - act()
		words.Text = Fit(t.text, Compact, room+1)
		words.Move(fyne.NewPos(lead(), 0))
		words.Resize(fyne.NewSize(room, s.Height))
		if t.action != nil {
			t.action.Resize(fyne.NewSize(act()-4, 32))
			t.action.Move(fyne.NewPos(s.Width-act(), 6))
		}
	}
	f.refresh = func() { f.layout(t.Size()); words.Refresh() }
	return f
}

// toastAction is the bold word at the end of a toast.
type toastAction struct {
	control
	label string
	on    *toast
}

func newToastAction(label string, tap func(), on *toast) *toastAction {
	a := &toastAction{label: label, on: on}
	a.act = tap
	a.extend(a)
	return a
}

// MouseIn also keeps the toast: the pointer is on its action.
func (a *toastAction) MouseIn(e *desktop.MouseEvent) { a.on.pause(); a.control.MouseIn(e) }

// MouseOut lets the toast go on.
func (a *toastAction) MouseOut() { a.on.start(); a.control.MouseOut() }

func (a *toastAction) CreateRenderer() fyne.WidgetRenderer {
	words := Text(a.label, CompactBold, ToastAction)
	words.Alignment = fyne.TextAlignCenter
	ring := FocusRing(6)
	f := &face{objects: []fyne.CanvasObject{ring, words}}
	f.min = func() fyne.Size { return fyne.NewSize(Measure(a.label, CompactBold)+24, 32) }
	f.layout = func(s fyne.Size) {
		words.Resize(s)
		ring.Resize(s)
	}
	f.refresh = func() { showRing(ring, a.focused); ring.Refresh() }
	return f
}
