package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
)

// Dialog is a question or a form above a darkened window. Esc closes it; the
// keyboard starts on the safe button, the first that neither confirms nor destroys.
type Dialog struct {
	OnClosed func()
	sheet    *sheet
	buttons  []*Button
}

// Dialog opens a dialog of the given width in px (440 or 880) with its buttons
// at the right of the foot. Buttons that end the dialog call Close themselves.
func (o *Overlay) Dialog(title string, body fyne.CanvasObject, width float32, buttons ...*Button) *Dialog {
	d := &Dialog{buttons: buttons}
	head := Pad(16, 12, 8, 20, Row(8, Text(title, Heading, Ink), Spacer(),
		NewIconButton("x", lang.T("common.close"), d.Close)))
	foot := []fyne.CanvasObject{Spacer()}
	for _, b := range buttons {
		foot = append(foot, b)
	}
	scroll := container.NewVScroll(Pad(4, 20, 8, 20, body))
	parts := []fyne.CanvasObject{head, Grow(scroll)}
	if len(buttons) > 0 {
		parts = append(parts, Pad(12, 20, 16, 20, Row(8, foot...)))
	}
	box := raised(12, Column(0, parts...))
	d.sheet = &sheet{content: box, scrim: true, modal: true}
	d.sheet.place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		w := min(width, window.Width-32)
		scroll.Content.Resize(fyne.NewSize(w, scroll.Content.MinSize().Height)) // wrapped text takes its width
		h := box.MinSize().Height - scroll.MinSize().Height + scroll.Content.MinSize().Height
		h = min(h, window.Height-48)
		return fyne.NewPos((window.Width-w)/2, max(24, (window.Height-h)/2.4)), fyne.NewSize(w, h)
	}
	d.sheet.onClose = func() {
		if d.OnClosed != nil {
			d.OnClosed()
		}
	}
	var focus fyne.Focusable
	if b := d.safe(); b != nil {
		focus = b
	}
	o.open(d.sheet, focus)
	return d
}

func (d *Dialog) safe() *Button {
	for _, b := range d.buttons {
		if b.kind != Primary && b.kind != Danger && b.kind != DangerFill && !b.disabled {
			return b
		}
	}
	if len(d.buttons) > 0 {
		return d.buttons[0]
	}
	return nil
}

// Close takes the dialog away.
func (d *Dialog) Close() { d.sheet.close() }

// Focus gives the keyboard to a widget of the dialog, for forms.
func (d *Dialog) Focus(f fyne.Focusable) { d.sheet.over.canvas.Focus(f) }

// OnKey sees keys no widget of the dialog used, before Esc closes it.
func (d *Dialog) OnKey(f func(*fyne.KeyEvent) bool) { d.sheet.onKey = f }

// Hold keeps the dialog open against Esc and taps beside it while work goes on.
func (d *Dialog) Hold(on bool) { d.sheet.stays = on }

// Refresh lays the dialog out again after its body changed in height.
func (d *Dialog) Refresh() { d.sheet.Refresh() }

// Confirm asks before something that cannot be undone, or is large.
func (o *Overlay) Confirm(title, text string, danger bool, okLabel string, ok func()) {
	kind := Primary
	if danger {
		kind = DangerFill
	}
	var d *Dialog
	cancel := NewButton(lang.T("common.cancel"), "", Outlined, func() { d.Close() })
	do := NewButton(okLabel, "", kind, func() {
		d.Close()
		if ok != nil {
			ok()
		}
	})
	d = o.Dialog(title, NewParagraph(text, Compact, Ink2).SetWidth(400), 440, cancel, do)
}

// Popup is a small surface beside what opened it.
type Popup struct {
	OnClosed func()
	sheet    *sheet
}

// Popup shows an object at a place of the window, kept inside it. Esc and a
// tap beside close it.
func (o *Overlay) Popup(at fyne.Position, obj fyne.CanvasObject) *Popup {
	p := &Popup{}
	box := raised(8, obj)
	p.sheet = &sheet{content: box}
	p.sheet.place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := box.MinSize()
		size.Width, size.Height = min(size.Width, window.Width-16), min(size.Height, window.Height-16)
		return clampTo(at, size, window), size
	}
	p.sheet.onClose = func() {
		if p.OnClosed != nil {
			p.OnClosed()
		}
	}
	o.open(p.sheet, firstFocusable(obj))
	return p
}

// Close takes the popup away.
func (p *Popup) Close() { p.sheet.close() }

// Refresh lays the popup out again after its content changed in size.
func (p *Popup) Refresh() { p.sheet.Refresh() }

// firstFocusable finds the first widget in an object that takes the keyboard.
func firstFocusable(o fyne.CanvasObject) fyne.Focusable {
	if !o.Visible() {
		return nil
	}
	if k, ok := o.(interface{ keyboard() fyne.Focusable }); ok {
		return k.keyboard()
	}
	if f, ok := o.(fyne.Focusable); ok {
		if d, ok := o.(fyne.Disableable); !ok || !d.Disabled() {
			return f
		}
	}
	switch w := o.(type) {
	case *fyne.Container:
		for _, c := range w.Objects {
			if f := firstFocusable(c); f != nil {
				return f
			}
		}
	case *container.Scroll:
		return firstFocusable(w.Content)
	case *hint:
		return firstFocusable(w.obj)
	}
	return nil
}

// Below is the place right under an object, 4 px off, for its popup.
func Below(o fyne.CanvasObject) fyne.Position {
	p := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return p.AddXY(0, o.Size().Height+4)
}

// DashedRect is a rectangle with a dashed edge; the toolkit has none.
type DashedRect struct {
	widget.BaseWidget
	tok    Token
	fill   Token
	filled bool
	radius float32
}

// Dashed makes a dashed edge of 1 px in a token's colour.
func Dashed(tok Token) *DashedRect {
	d := &DashedRect{tok: tok, radius: 6}
	d.ExtendBaseWidget(d)
	return d
}

// Fill gives the inside a ground.
func (d *DashedRect) Fill(tok Token) *DashedRect { d.fill, d.filled = tok, true; return d }

// SetTokens changes edge and ground.
func (d *DashedRect) SetTokens(edge, fill Token) {
	d.tok, d.fill, d.filled = edge, fill, true
	d.Refresh()
}

// Radius rounds the corners, in px.
func (d *DashedRect) Radius(r float32) *DashedRect { d.radius = r; return d }

// CreateRenderer implements fyne.Widget.
func (d *DashedRect) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	edge := canvas.NewImageFromResource(nil)
	f := &face{objects: []fyne.CanvasObject{ground, edge}}
	f.min = func() fyne.Size { return fyne.NewSize(8, 8) }
	f.refresh = func() {
		ground.FillColor = nil
		if d.filled {
			ground.FillColor = Color(d.fill)
		}
		ground.CornerRadius = d.radius
		ground.Resize(d.Size())
		edge.Resize(d.Size())
		if !d.Size().IsZero() {
			edge.Resource = dashes(d.Size(), d.radius, HexOf(Color(d.tok)))
		}
		ground.Refresh()
		edge.Refresh()
	}
	f.layout = func(fyne.Size) { f.refresh() }
	return f
}

// Hide is Close.
func (d *Dialog) Hide() { d.Close() }

// Hide is Close.
func (p *Popup) Hide() { p.Close() }
