package preview

import (
	"image/color"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lontar/app/platform"
	"lontar/views/kit"
)

// look is how a platform writes a text.
type look struct {
	style   kit.Style
	ink     color.Color
	link    color.Color // links, hashtags, mentions
	dim     color.Color // the word behind the fold
	word    color.Color // the same where it is not dim
	bad     color.Color // codes of hidden characters
	more    string      // the platform's word behind the fold
	lines   int         // most lines while folded, 0 any
	always  bool        // the lines bind even a text short enough for the fold
	below   bool        // the word goes to a line of its own before words are taken back
	squeeze bool        // empty lines are left out while folded
	over    bool        // written over a picture
	strong  bool        // links are bold
	none    string      // shown faint where there is no text yet
	half    bool        // an empty line is half as high
	most    int         // most lines while unfolded, 0 any
}

// rich is a text with coloured links and marks, wrapped to a width and folded
// where the platform folds. A tap, or Enter, unfolds it. Its objects are used
// again from one text to the next, since it changes with every key.
type rich struct {
	widget.BaseWidget
	look    look
	width   float32
	lead    string // in bold before the text: Instagram's account name
	resized func() // the height has changed by itself

	text     string
	entities []platform.Entity
	marks    []Mark
	fold     int
	open     bool
	fixed    bool // never unfolds
	folds    bool // there is something to unfold
	laid     bool

	runs    []run
	height  float32
	texts   []*canvas.Text
	grounds []*canvas.Rectangle
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
	face    *richFace
}

func newRich(l look, width float32) *rich {
	if l.bad == nil {
		l.bad = kit.Color(kit.Red)
	}
	if l.word == nil {
		l.word = l.dim
	}
	r := &rich{look: l, width: width, ring: canvas.NewRectangle(color.Transparent)}
	r.ring.StrokeWidth, r.ring.CornerRadius, r.ring.Hidden = 2, 4, true
	r.ExtendBaseWidget(r)
	return r
}

// set shows a text. fold is in code points, −1 for none.
func (r *rich) set(text string, entities []platform.Entity, marks []Mark, fold int) {
	if r.laid && text == r.text && fold == r.fold && slices.Equal(entities, r.entities) && slices.Equal(marks, r.marks) {
		return
	}
	r.text, r.fold = text, fold
	r.entities, r.marks = slices.Clone(entities), slices.Clone(marks)
	r.lay()
}

func (r *rich) lay() {
	r.laid = true
	c := cutter{look: r.look, entities: r.entities, marks: r.marks}
	most, folded := mostShown, false
	if r.fold >= 0 && !r.open && r.fold < utf8.RuneCountInString(r.text) {
		most, folded = min(r.fold, mostShown), true
	}
	c.squeeze = folded && r.look.squeeze
	if r.lead != "" {
		c.out = append(c.out, piece{text: r.lead + " ", color: r.look.ink, bold: true})
	}
	if r.text == "" && r.look.none != "" {
		c.out = append(c.out, piece{text: r.look.none, color: r.look.dim})
	}
	pieces, cut := c.pieces(r.text, most)
	f := flow{look: r.look, width: r.width, runs: r.runs[:0], marksAfter: c.marksAfter}
	if !r.open && (cut && folded || r.look.always) {
		f.most = r.look.lines
	}
	if r.open {
		f.most = max(0, r.look.most)
	}
	cut = !f.write(pieces) || cut
	if cut {
		f.more()
	}
	f.mirror()
	r.folds = (cut || r.open) && !r.fixed
	r.runs, r.height = f.runs, f.y+r.look.style.Line
	if len(r.runs) == 0 {
		r.height = 0
	}
	if r.face != nil {
		r.face.draw()
	}
}

// unfold shows the whole text, or folds it again.
func (r *rich) unfold() {
	if !r.folds {
		return
	}
	before := r.height
	r.open = !r.open
	r.lay()
	if r.height != before && r.resized != nil {
		r.resized()
	}
}

// plain is the text as shown, for tests and readers.
func (r *rich) plain() string {
	var b strings.Builder
	y := float32(0)
	for _, run := range r.runs {
		if run.y != y {
			b.WriteString("\n")
			y = run.y
		}
		b.WriteString(run.text)
	}
	return b.String()
}

// Tapped unfolds the text.
func (r *rich) Tapped(*fyne.PointEvent) { r.unfold() }

// Cursor is a hand where there is something to unfold.
func (r *rich) Cursor() desktop.Cursor {
	if r.folds {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Disabled keeps the keyboard away from a text that has nothing to unfold.
func (r *rich) Disabled() bool { return !r.folds }

// Enable and Disable are not for others to call: the text decides.
func (r *rich) Enable() {}

// Disable does nothing.
func (r *rich) Disable() {}

// FocusGained implements fyne.Focusable.
func (r *rich) FocusGained() { r.focus(true) }

// FocusLost implements fyne.Focusable.
func (r *rich) FocusLost() { r.focus(false) }

func (r *rich) focus(on bool) {
	r.ring.StrokeColor, r.ring.Hidden = kit.Color(kit.Focus), !on
	r.Refresh()
}

// TypedRune implements fyne.Focusable.
func (r *rich) TypedRune(c rune) {
	if c == ' ' {
		r.unfold()
	}
}

// TypedKey unfolds on Enter.
func (r *rich) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		r.unfold()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *rich) CreateRenderer() fyne.WidgetRenderer {
	r.face = &richFace{r}
	r.face.draw()
	return r.face
}

type richFace struct{ r *rich }

func (f *richFace) Destroy()                     {}
func (f *richFace) Layout(fyne.Size)             { f.place() }
func (f *richFace) Refresh()                     { f.draw(); canvas.Refresh(f.r) }
func (f *richFace) MinSize() fyne.Size           { return fyne.NewSize(f.r.width, f.r.height) }
func (f *richFace) Objects() []fyne.CanvasObject { return f.r.objects }

// place lays the ring of the keyboard around the text.
func (f *richFace) place() {
	f.r.ring.Move(fyne.NewPos(-4, -2))
	f.r.ring.Resize(fyne.NewSize(f.r.width+8, f.r.height+4))
}

// draw gives each run an object of the last text, and hides what is left over.
func (f *richFace) draw() {
	r := f.r
	f.place()
	grounds := 0
	for i, run := range r.runs {
		if i == len(r.texts) {
			r.texts = append(r.texts, canvas.NewText("", color.Black))
		}
		t := r.texts[i]
		st := r.look.style
		t.Move(fyne.NewPos(run.x, run.y))
		t.Resize(fyne.NewSize(run.w, st.Line))
		if t.Text != run.text || t.Color != run.color || t.Hidden || t.TextStyle.Bold != (run.bold || st.Bold) {
			t.Text, t.Color, t.Hidden = run.text, run.color, false
			t.TextSize, t.TextStyle.Bold = st.Size, run.bold || st.Bold
			t.Refresh()
		}
		if run.mark != "" {
			grounds = f.mark(grounds, run)
		}
	}
	for _, t := range r.texts[len(r.runs):] {
		t.Hide()
	}
	for _, m := range r.grounds[grounds:] {
		m.Hide()
	}
	if n := len(r.texts) + len(r.grounds) + 1; n != len(r.objects) {
		r.objects = r.objects[:0]
		for _, m := range r.grounds {
			r.objects = append(r.objects, m)
		}
		for _, t := range r.texts {
			r.objects = append(r.objects, t)
		}
		r.objects = append(r.objects, r.ring)
	}
}

// mark lays amber ground under a warning, and a line under both.
func (f *richFace) mark(n int, run run) int {
	line := f.r.look.style.Line
	tok := kit.AmberF
	if run.mark == "error" {
		tok = kit.Red
	} else if !f.r.look.over && !run.fold {
		f.ground(n, kit.AmberT, fyne.NewPos(run.x, run.y+1), fyne.NewSize(run.w, line-2))
		n++
	}
	f.ground(n, tok, fyne.NewPos(run.x, run.y+line-2), fyne.NewSize(run.w, 1.5))
	return n + 1
}

func (f *richFace) ground(i int, tok kit.Token, at fyne.Position, size fyne.Size) {
	r := f.r
	if i == len(r.grounds) {
		r.grounds = append(r.grounds, canvas.NewRectangle(color.Transparent))
	}
	m := r.grounds[i]
	m.FillColor, m.Hidden = kit.Color(tok), false
	m.Move(at)
	m.Resize(size)
	m.Refresh()
}
