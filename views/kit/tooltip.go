package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tipDelay is how long the pointer rests before a tooltip shows.
const tipDelay = 500 * time.Millisecond

// after starts a timer whose function runs on the UI goroutine. Tests replace it.
var after = func(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// tipper shows words beside the pointer when it rests on its owner.
type tipper struct {
	owner fyne.CanvasObject
	at    fyne.Position
	stop  func()
	shown *Overlay
}

func (t *tipper) enter(words string, at fyne.Position, owner func() fyne.CanvasObject) {
	t.leave()
	if words == "" {
		return
	}
	t.at = at
	t.stop = after(tipDelay, func() {
		if o := OverlayOf(owner()); o != nil {
			o.showTip(words, t.at)
			t.shown = o
		}
	})
}

func (t *tipper) move(at fyne.Position) { t.at = at }

func (t *tipper) leave() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	if t.shown != nil {
		t.shown.hideTip()
		t.shown = nil
	}
}

// WithTooltip gives any object a tooltip. Controls of the kit have SetTip.
func WithTooltip(obj fyne.CanvasObject, text string) fyne.CanvasObject {
	if text == "" {
		return obj
	}
	h := &hint{obj: obj, text: text}
	h.tips.owner = h
	h.ExtendBaseWidget(h)
	return h
}

type hint struct {
	widget.BaseWidget
	obj  fyne.CanvasObject
	text string
	tips tipper
}

var _ desktop.Hoverable = (*hint)(nil)

func (h *hint) self() fyne.CanvasObject { return h }

func (h *hint) MouseIn(e *desktop.MouseEvent) {
	h.tips.enter(h.text, e.AbsolutePosition, h.self)
}
func (h *hint) MouseMoved(e *desktop.MouseEvent) { h.tips.move(e.AbsolutePosition) }
func (h *hint) MouseOut()                        { h.tips.leave() }
func (h *hint) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(h.obj))
}

// tipBox draws the words of a tooltip, at most 320 px wide.
func tipBox(words string) fyne.CanvasObject {
	lines := Wrap(words, Caption, 304, 8)
	col := make([]fyne.CanvasObject, 0, len(lines))
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			l = " "
		}
		col = append(col, Text(l, Caption, Paper))
	}
	ground := canvas.NewRectangle(Color(Ink))
	ground.CornerRadius = 6
	return container.NewStack(ground, Pad(5, 8, 5, 8, Column(0, col...)))
}
