package kit

// viewHeight is how much of the text's height is seen.
func (c *CaptionEntry) viewHeight() float32 {
	return max(captionStyle.Line, c.Size().Height-2*c.inset.Height)
}

func (c *CaptionEntry) scrollMax() float32 {
	return max(0, float32(c.page.rows())*captionStyle.Line-c.viewHeight())
}

// scrollTo moves the text; true when there was something left to move.
func (c *CaptionEntry) scrollTo(y float32) bool {
	y = max(0, min(y, c.scrollMax()))
	if y == c.scroll {
		return false
	}
	c.scroll = y
	c.hideSuggestions()
	c.redraw()
	return true
}

// reveal scrolls as far as needed to see the caret.
func (c *CaptionEntry) reveal() {
	top := float32(c.page.row(c.caret, c.early)) * captionStyle.Line
	c.scroll = min(c.scroll, top)
	c.scroll = max(c.scroll, top+captionStyle.Line-c.viewHeight())
	c.scroll = max(0, min(c.scroll, c.scrollMax()))
}

// bar is where the scroll bar is; not ok while everything is seen.
func (c *CaptionEntry) bar() (top, size float32, ok bool) {
	h, most := c.Size().Height-8, c.scrollMax()
	if most <= 0 || h <= 0 {
		return 0, 0, false
	}
	size = max(24, h*c.viewHeight()/(c.viewHeight()+most))
	return 4 + (h-size)*c.scroll/most, size, true
}

func (c *CaptionEntry) dragBar(y float32) {
	_, size, ok := c.bar()
	room := c.Size().Height - 8 - size
	if ok && room > 0 {
		c.scrollTo((y - c.pointer.grip - 4) / room * c.scrollMax())
	}
}
