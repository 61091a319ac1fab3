package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// captionStyle is the type of the caption: body at 14/22.
var captionStyle = Style{14, 22, false}

// Underline marks a piece of a caption: 2 px under the text, on a ground of
// amber when Fill is set. Start and End are code points of the text.
type Underline struct {
	Start, End int
	Kind       Token
	Fill       bool
	Tip        string
}

// CaptionEntry is the field a post's text is written in: several lines that wrap at
// words, a caret that never stands inside an emoji, undo across everything put
// in, and marks under the text. Its offsets are code points. It must be used on
// the UI goroutine.
type CaptionEntry struct {
	widget.BaseWidget

	OnChanged  func(text string)
	OnFocus    func(focused bool)
	OnEscape   func()                    // Esc; without it Esc goes to the window
	OnKey      func(*fyne.KeyEvent) bool // sees keys first; true keeps them from the text
	OnShortcut func(fyne.Shortcut) bool  // sees keys with Ctrl or Alt first

	// OnMark is called when a marked piece is tapped, with its place in the
	// list given to Mark; MarkItems are put above the menu of a marked piece.
	OnMark    func(i int)
	MarkItems func(i int) []MenuItem

	// OnComplete is called while a word that begins with "{", "#" or "@" is
	// typed: the word up to the caret and where it begins. HideComplete is
	// called once when there is none any more.
	OnComplete   func(prefix string, at int)
	HideComplete func()

	// OnTooLong is called when a text did not fit whole: so many code points
	// were taken of so many given. Nothing that stood there before is lost.
	OnTooLong    func(taken, given int)
	OnPasteFiles func(paths []string) bool
	OnSelected   func(start, end int)      // caret or selection moved
	OnOverscroll func(e *fyne.ScrollEvent) // the wheel turns and nothing is left to scroll
	WantTab      bool                      // Tab comes to OnKey, for lists of suggestions

	now         func() time.Time // for undo and clicks
	page        *page            // the text and its lines
	caret, fix  int              // bytes; fix is the other end of the selection
	early       bool             // the caret is drawn at the end of the line before
	goal        float32          // the x Up and Down aim at, -1: the caret's
	history     history
	marks       []mark
	placeholder string
	min, max    int       // rows shown; max 0: it does not grow
	scroll      float32   // px of text above the top
	inset       fyne.Size // room between edge and text
	bare        bool      // no edge of its own
	hasFocus    bool
	hovered     bool
	disabled    bool
	readOnly    bool
	completing  bool // a word to be completed is being typed
	offered     *suggestions
	shift       bool // held
	pointer     pointer
	tip         Tip
	tipped      int // mark whose words are shown, -1 none
	body        *captionBody
	edge        func() // draws the edge anew
}

// NewCaption makes an empty caption of at least six rows.
func NewCaption(placeholder string) *CaptionEntry {
	c := &CaptionEntry{placeholder: placeholder, min: 6, goal: -1, tipped: -1, inset: fyne.NewSize(16, 12), now: time.Now}
	c.page = newPage("", captionStyle, 0)
	c.body = newCaptionBody(c)
	c.ExtendBaseWidget(c)
	return c
}

// Bare leaves out ground and edge, for a host that draws them around the
// caption and its toolbar.
func (c *CaptionEntry) Bare() *CaptionEntry { c.bare = true; c.Refresh(); return c }

// Rows sets how many rows are shown at least, and up to how many the caption
// grows with its text (0: it does not grow).
func (c *CaptionEntry) Rows(least, most int) *CaptionEntry {
	c.min, c.max = least, most
	c.Refresh()
	return c
}

// Inset sets the room between the edge and the text.
func (c *CaptionEntry) Inset(x, y float32) *CaptionEntry {
	c.inset = fyne.NewSize(x, y)
	c.Refresh()
	return c
}

// SetPlaceholder sets the words shown while there is no text.
func (c *CaptionEntry) SetPlaceholder(s string) { c.placeholder = s; c.Refresh() }

// Text is the text: valid UTF-8 with "\n" as line break.
func (c *CaptionEntry) Text() string { return c.page.text }

// SetText loads a text. Another text than the present one forgets undo, marks
// and the caret's place; the same leaves everything as it is. OnChanged is not
// called.
func (c *CaptionEntry) SetText(s string) {
	s = sound(s)
	if s == c.page.text {
		return
	}
	c.page = newPage(s, captionStyle, c.page.width)
	c.history = history{}
	c.marks = nil
	c.caret, c.fix, c.early, c.goal, c.scroll = 0, 0, false, -1, 0
	c.hideComplete()
	c.Refresh()
}

// Replace puts s in the place of the code points [start, end) as one step of
// undo; the caret stands behind it. A place inside a cluster is widened to it.
func (c *CaptionEntry) Replace(start, end int, s string) {
	at, until := c.page.bytesAt(start), c.page.bytesAt(max(start, end))
	if on := c.page.snap(at); on != at {
		at = c.page.before(on)
	}
	c.edit(at, max(at, c.page.snap(until)), sound(s), stepWhole)
}

// Insert puts s in the place of the selection, or at the caret, as one step of
// undo.
func (c *CaptionEntry) Insert(s string) {
	at, until := c.selected()
	c.edit(at, until, sound(s), stepWhole)
}

// Selection is the selected piece; start and end are the same without one.
func (c *CaptionEntry) Selection() (start, end int) {
	at, until := c.selected()
	return c.page.runesAt(at), c.page.runesAt(until)
}

// Selected is the selected text.
func (c *CaptionEntry) Selected() string {
	at, until := c.selected()
	return c.page.text[at:until]
}

// Select selects a piece and shows it; the caret stands at its end.
func (c *CaptionEntry) Select(start, end int) {
	fix := c.page.snap(c.page.bytesAt(start))
	c.place(c.page.snap(c.page.bytesAt(end)), false, false)
	c.fix = min(fix, len(c.page.text))
	c.moved()
}

// Caret is where the caret stands.
func (c *CaptionEntry) Caret() int { return c.page.runesAt(c.caret) }

// CaretPosition is the lower end of the caret in the window, for popups.
func (c *CaptionEntry) CaretPosition() fyne.Position { return c.PositionAt(c.page.runesAt(c.caret)) }

// PositionAt is the lower end of a caret at a code point, in the window.
func (c *CaptionEntry) PositionAt(rune int) fyne.Position {
	at := c.page.snap(c.page.bytesAt(rune))
	p := c.placeOf(at, c.early && at == c.caret)
	p = p.AddXY(c.inset.Width, c.inset.Height+captionStyle.Line)
	if app := fyne.CurrentApp(); app != nil {
		p = p.Add(app.Driver().AbsolutePositionForObject(c))
	}
	return p
}

// placeOf is where an offset is drawn in the body: the line's upper edge.
func (c *CaptionEntry) placeOf(at int, early bool) fyne.Position {
	row := c.page.row(at, early)
	l, _ := c.page.rowSpan(row)
	return fyne.NewPos(c.page.x(l, at), float32(row)*captionStyle.Line-c.scroll)
}

func (c *CaptionEntry) selected() (at, until int) {
	return min(c.caret, c.fix), max(c.caret, c.fix)
}

// edit is the one way a text changes: s in the place of the bytes [at, until).
func (c *CaptionEntry) edit(at, until int, s string, kind stepKind) {
	if c.locked() {
		return
	}
	given, room := runeCount(s), captionMax-runeCount(c.page.text)+runeCount(c.page.text[at:until])
	if given > room {
		s = head(s, room)
		taken := runeCount(s)
		defer func() {
			if c.OnTooLong != nil {
				c.OnTooLong(taken, given)
			}
		}()
		if s == "" {
			return
		}
	}
	gone := c.page.text[at:until]
	if gone == s {
		c.place(until, false, false)
		c.moved()
		return
	}
	before := [2]int{c.caret, c.fix}
	c.put(at, until, s)
	c.place(c.page.snap(at+len(s)), false, false)
	c.history.add(step{at: at, gone: gone, come: s, before: before, after: c.caret, kind: kind, when: c.now()})
	c.changed()
}

// put changes the text and takes the marks along.
func (c *CaptionEntry) put(at, until int, s string) {
	c.page.splice(at, until, s)
	c.marks = shiftMarks(c.marks, at, until, len(s))
}

func (c *CaptionEntry) locked() bool { return c.disabled || c.readOnly }

func (c *CaptionEntry) changed() {
	c.reveal()
	c.redraw()
	if c.OnChanged != nil {
		c.OnChanged(c.page.text)
	}
	if c.OnSelected != nil {
		c.OnSelected(c.Selection())
	}
}

// place puts the caret somewhere; with grow the selection reaches to it.
func (c *CaptionEntry) place(at int, early, grow bool) {
	c.caret, c.early, c.goal = at, early, -1
	if !grow {
		c.fix = at
	}
}

// moved shows the caret after it was moved without a change of the text.
func (c *CaptionEntry) moved() {
	c.history.seal()
	c.reveal()
	c.redraw()
	if c.completing {
		c.complete()
	}
	if c.OnSelected != nil {
		c.OnSelected(c.Selection())
	}
}

// Undo takes the last step back.
func (c *CaptionEntry) Undo() {
	if c.locked() {
		return
	}
	s, ok := c.history.back()
	if !ok {
		return
	}
	c.put(s.at, s.at+len(s.come), s.gone)
	c.place(s.before[0], false, false)
	c.fix = s.before[1]
	c.hideComplete()
	c.changed()
}

// Redo does again what Undo took back.
func (c *CaptionEntry) Redo() {
	if c.locked() {
		return
	}
	s, ok := c.history.again()
	if !ok {
		return
	}
	c.put(s.at, s.at+len(s.gone), s.come)
	c.place(s.after, false, false)
	c.hideComplete()
	c.changed()
}

// CanUndo and CanRedo report whether there is such a step.
func (c *CaptionEntry) CanUndo() bool { return c.history.done > 0 }

// CanRedo reports whether something was taken back.
func (c *CaptionEntry) CanRedo() bool { return c.history.done < len(c.history.steps) }

// SetReadOnly keeps the text from changing; it can be selected and copied.
func (c *CaptionEntry) SetReadOnly(on bool) {
	if c.readOnly != on {
		c.readOnly = on
		c.Refresh()
	}
}

// Enable makes the caption usable again.
func (c *CaptionEntry) Enable() {
	if c.disabled {
		c.disabled = false
		c.Refresh()
	}
}

// Disable takes keys and changes away.
func (c *CaptionEntry) Disable() {
	if !c.disabled {
		c.disabled = true
		c.Refresh()
	}
}

// Disabled reports whether the caption is not usable.
func (c *CaptionEntry) Disabled() bool { return c.disabled }
