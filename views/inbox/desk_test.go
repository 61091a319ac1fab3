package inbox

import (
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"lontar/app/lang"
	"lontar/views/kit"
)

// language of the next desk.
var language = lang.Indonesian

type host struct {
	overlay  *kit.Overlay
	now      time.Time
	width    float32
	links    []string
	imports  int
	pastes   []int64
	giveaway []int64
	posts    []int64
}

func (h *host) Runner() kit.Runner     { return kit.Inline{} }
func (h *host) Overlay() *kit.Overlay  { return h.overlay }
func (h *host) Now() time.Time         { return h.now }
func (h *host) Width() float32         { return h.width }
func (h *host) Refresh()               {}
func (h *host) OpenPost(id int64)      { h.posts = append(h.posts, id) }
func (h *host) OpenCommentImport()     { h.imports++ }
func (h *host) PasteComments(id int64) { h.pastes = append(h.pastes, id) }
func (h *host) OpenGiveaway(id int64)  { h.giveaway = append(h.giveaway, id) }

func (h *host) OpenLink(a string) error { h.links = append(h.links, a); return nil }

// desk is an inbox on a window. What waits for a while runs when it is asked to.
type desk struct {
	*Screen
	h    *host
	f    *fake
	win  fyne.Window
	wait []func()
}

func newDesk(t testing.TB, f *fake, o Options, mode kit.Mode, width, height float32) *desk {
	t.Helper()
	lang.Set(language)
	app := test.NewTempApp(t)
	kit.SetMode(mode)
	kit.Install(app)
	win := test.NewTempWindow(t, nil)
	win.SetPadded(false)
	d := &desk{h: &host{overlay: kit.NewOverlay(win), now: present, width: width + 88}, f: f, win: win}
	if o.SavePerson == nil {
		o.SavePerson, o.Alarms, o.Figures = f.SavePerson, f.Alarms, f.Figures
	}
	d.Screen = New(d.h, f, f, f, f.bus, func(string, int) string { return "" }, o)
	d.SetAfter(func(_ time.Duration, do func()) func() {
		stopped := false
		d.wait = append(d.wait, func() {
			if !stopped {
				do()
			}
		})
		return func() { stopped = true }
	})
	t.Cleanup(d.Close)
	win.SetContent(d.h.overlay.Wrap(d.Object()))
	win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { d.TypedKey(e) })
	win.Canvas().SetOnTypedRune(func(r rune) { d.TypedRune(r) })
	win.Resize(fyne.NewSize(width, height))
	d.Shown()
	return d
}

func open(t testing.TB, f *fake) *desk { return newDesk(t, f, Options{}, kit.Light, 1352, 816) }

// later runs what waits.
func (d *desk) later() {
	list := d.wait
	d.wait = nil
	for _, do := range list {
		do()
	}
}

// press types keys as a person does: at what has the keyboard.
func (d *desk) press(names ...fyne.KeyName) {
	for _, n := range names {
		e := &fyne.KeyEvent{Name: n}
		if f := d.win.Canvas().Focused(); f != nil {
			f.TypedKey(e)
		} else {
			d.win.Canvas().OnTypedKey()(e)
		}
	}
}

func (d *desk) write(text string) {
	for _, r := range text {
		if f := d.win.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		} else {
			d.win.Canvas().OnTypedRune()(r)
		}
	}
}

func texts(o fyne.CanvasObject) []string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			out = append(out, o.Text)
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return out
}

// shown is every text on the window.
func (d *desk) shown() string {
	out := texts(d.win.Canvas().Content())
	for _, o := range d.win.Canvas().Overlays().List() {
		out = append(out, texts(o)...)
	}
	return strings.Join(out, " ")
}

// picture writes the window to $INBOX_PICTURES, for people.
func (d *desk) picture(t testing.TB, name string) {
	dir := os.Getenv("INBOX_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(dir + "/" + name + ".png")
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, d.win.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
