package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lontar/app/lang"
)

// pointer is what the mouse is doing.
type pointer struct {
	count   int // clicks in a row
	when    time.Time
	at      fyne.Position
	down    bool
	dragged bool
	base    [2]int // what the first click selected
	grip    float32
	gripped bool // the scroll bar is held, grip px below its top
	rolls   *fyne.Animation
}

const (
	clickPause = 400 * time.Millisecond
	clickReach = 5
	barWidth   = 10
)

// Cursor is the text cursor.
func (c *CaptionEntry) Cursor() desktop.Cursor {
	if c.disabled {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// MouseIn shows the hover.
func (c *CaptionEntry) MouseIn(e *desktop.MouseEvent) {
	c.hovered = true
	c.repaint()
	c.MouseMoved(e)
}

// MouseMoved shows the words of the mark under the pointer.
func (c *CaptionEntry) MouseMoved(e *desktop.MouseEvent) {
	i, words := -1, ""
	if m := c.markUnder(e.Position); m != nil {
		i, words = m.index, m.Tip
	}
	if i != c.tipped {
		c.tipped = i
		c.tip.Leave()
		c.tip.Enter(c, words, e.AbsolutePosition)
		return
	}
	c.tip.Move(e.AbsolutePosition)
}

// MouseOut ends the hover.
func (c *CaptionEntry) MouseOut() {
	c.hovered, c.tipped = false, -1
	c.tip.Leave()
	c.repaint()
}

// rowAt is the line at a height of the widget.
func (c *CaptionEntry) rowAt(y float32) int {
	row := int((y - c.inset.Height + c.scroll) / captionStyle.Line)
	if y-c.inset.Height+c.scroll < 0 {
		row = 0
	}
	return max(0, min(row, c.page.rows()-1))
}

// markUnder is the mark drawn at a place of the widget.
func (c *CaptionEntry) markUnder(p fyne.Position) *mark {
	if len(c.marks) == 0 {
		return nil
	}
	y := p.Y - c.inset.Height + c.scroll
	if y < 0 || y >= float32(c.page.rows())*captionStyle.Line {
		return nil
	}
	l, _ := c.page.rowSpan(c.rowAt(p.Y))
	x := p.X - c.inset.Width
	at := c.page.at(l, x)
	left := c.page.x(l, at)
	if x < left && at > l.start {
		at = c.page.before(at)
	} else if x < left || at == l.end {
		return nil
	}
	return c.markAt(at)
}

// MouseDown puts the caret, selects with Shift, and by words and paragraphs on
// the second and third click.
func (c *CaptionEntry) MouseDown(e *desktop.MouseEvent) {
	c.tip.Leave()
	if c.disabled {
		return
	}
	FocusOn(c)
	if e.Button == desktop.MouseButtonSecondary {
		c.aim(e.Position)
		return
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if top, size, ok := c.bar(); ok && e.Position.X >= c.Size().Width-barWidth {
		c.pointer.gripped, c.pointer.grip = true, size/2
		if e.Position.Y >= top && e.Position.Y < top+size {
			c.pointer.grip = e.Position.Y - top
		}
		c.dragBar(e.Position.Y)
		return
	}
	p, now := &c.pointer, c.now()
	near := e.Position.Subtract(p.at)
	if now.Sub(p.when) <= clickPause && abs(near.X) < clickReach && abs(near.Y) < clickReach {
		p.count = p.count%3 + 1
	} else {
		p.count = 1
	}
	p.when, p.at, p.down, p.dragged = now, e.Position, true, false
	grow := e.Modifier&fyne.KeyModifierShift != 0
	c.placeAt(c.rowAt(e.Position.Y), e.Position.X-c.inset.Width, grow)
	from, until := c.around(c.caret)
	if p.count > 1 {
		c.fix, c.caret = from, until
	}
	p.base = [2]int{from, until}
	c.moved()
}

// aim puts the caret under a right click, unless it falls on the selection.
func (c *CaptionEntry) aim(at fyne.Position) {
	was, fix, early := c.caret, c.fix, c.early
	c.placeAt(c.rowAt(at.Y), at.X-c.inset.Width, false)
	if lo, hi := min(was, fix), max(was, fix); lo < hi && c.caret >= lo && c.caret <= hi {
		c.caret, c.fix, c.early = was, fix, early
		return
	}
	c.moved()
}

// around is what a click selects at an offset: nothing, a word, a paragraph.
func (c *CaptionEntry) around(at int) (from, until int) {
	switch c.pointer.count {
	case 2:
		return c.page.wordAround(at)
	case 3:
		x := c.page.paras[c.page.paraAt(at)]
		return x.start, x.end
	}
	return at, at
}

// MouseUp ends the click; one on a mark, without a drag, tells OnMark.
func (c *CaptionEntry) MouseUp(e *desktop.MouseEvent) {
	p := &c.pointer
	c.stopRolling()
	tapped := p.down && !p.dragged && p.count == 1 && e.Button == desktop.MouseButtonPrimary
	p.down, p.gripped = false, false
	if tapped && c.caret == c.fix && c.OnMark != nil {
		if m := c.markUnder(e.Position); m != nil {
			c.OnMark(m.index)
		}
	}
}

// Dragged selects up to the pointer, rolling on when it is above or below.
func (c *CaptionEntry) Dragged(e *fyne.DragEvent) {
	p := &c.pointer
	if p.gripped {
		c.dragBar(e.Position.Y)
		return
	}
	if !p.down {
		return
	}
	p.dragged, p.at = true, e.Position
	c.dragTo(e.Position)
	if over := c.outside(e.Position.Y); over != 0 && p.rolls == nil {
		c.startRolling()
	} else if over == 0 {
		c.stopRolling()
	}
}

// outside is how far a height is above (negative) or below the widget.
func (c *CaptionEntry) outside(y float32) float32 {
	if y < 0 {
		return y
	}
	return max(0, y-c.Size().Height)
}

func (c *CaptionEntry) dragTo(at fyne.Position) {
	c.placeAt(c.rowAt(at.Y), at.X-c.inset.Width, true)
	if c.pointer.count > 1 {
		from, until := c.around(c.caret)
		if base := c.pointer.base; from < base[0] {
			c.fix, c.caret = base[1], from
		} else {
			c.fix, c.caret = base[0], max(until, base[1])
		}
	}
	c.moved()
}

// startRolling moves the text under a pointer held outside while dragging.
func (c *CaptionEntry) startRolling() {
	var last float32
	c.pointer.rolls = fyne.NewAnimation(time.Second, func(done float32) {
		step := done - last
		if step < 0 {
			step++
		}
		last = done
		over := c.outside(c.pointer.at.Y)
		c.scrollTo(c.scroll + step*10*max(-60, min(60, over)))
		c.dragTo(c.pointer.at)
	})
	c.pointer.rolls.RepeatCount = fyne.AnimationRepeatForever
	c.pointer.rolls.Curve = fyne.AnimationLinear
	c.pointer.rolls.Start()
}

func (c *CaptionEntry) stopRolling() {
	if a := c.pointer.rolls; a != nil {
		a.Stop()
		c.pointer.rolls = nil
	}
}

// DragEnd ends the selection by mouse.
func (c *CaptionEntry) DragEnd() { c.stopRolling() }

// TappedSecondary opens the menu, the mark's own lines first.
func (c *CaptionEntry) TappedSecondary(e *fyne.PointEvent) {
	over := OverlayOf(c)
	if over == nil || c.disabled {
		return
	}
	var items []MenuItem
	if m := c.markUnder(e.Position); m != nil && c.MarkItems != nil {
		if items = c.MarkItems(m.index); len(items) > 0 {
			items = append(items, MenuItem{})
		}
	}
	over.Menu(e.AbsolutePosition, append(items, c.menu()...))
}

func (c *CaptionEntry) menu() []MenuItem {
	board := fyne.CurrentApp().Clipboard()
	none := c.caret == c.fix
	return []MenuItem{
		{Label: lang.T("common.cut"), Shortcut: "Ctrl X", Disabled: none || c.locked(), Action: func() { c.cut(board) }},
		{Label: lang.T("common.copy"), Shortcut: "Ctrl C", Icon: "copy", Disabled: none, Action: func() { c.copy(board) }},
		{Label: lang.T("common.paste"), Shortcut: "Ctrl V", Icon: "clipboard-paste", Disabled: c.locked(), Action: func() { c.paste(board, true) }},
		{Label: lang.T("caption.paste_raw"), Shortcut: "Ctrl Shift V", Disabled: c.locked(), Action: func() { c.paste(board, false) }},
		{},
		{Label: lang.T("common.undo"), Shortcut: "Ctrl Z", Icon: "undo-2", Disabled: !c.CanUndo() || c.locked(), Action: c.Undo},
		{Label: lang.T("common.redo"), Shortcut: "Ctrl Y", Disabled: !c.CanRedo() || c.locked(), Action: c.Redo},
		{},
		{Label: lang.T("caption.select_all"), Shortcut: "Ctrl A", Disabled: c.page.text == "", Action: c.selectAll},
	}
}

func abs(x float32) float32 { return max(x, -x) }
