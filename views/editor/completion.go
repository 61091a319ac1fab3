package editor

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/voice"
	"lontar/views/kit"
)

// completion offers what a word begun with "{", "#" or "@" may become: a
// snippet, a hashtag of the brand's groups, a name of the brand's book. It
// leaves the keyboard in the text: ↓ ↑ choose, Enter or Tab takes, Esc closes.
type completion struct {
	w      *writing
	offers []offer
	at     int // where the word begins, in code points
	length int
	chosen int
	list   *fyne.Container
}

// offer is one way to go on: what is shown, and what replaces the word.
type offer struct{ icon, label, text string }

// most is how many offers are shown.
const most = 6

func newCompletion(w *writing) *completion { return &completion{w: w, list: container.NewStack()} }

// offer is called with the word being typed, sign included, "" when it ends.
func (c *completion) offer(prefix string, at int) {
	c.offers = c.find(prefix)
	if len(c.offers) == 0 {
		c.close()
		return
	}
	c.w.entry.WantTab = true
	c.at, c.length, c.chosen = at, utf8.RuneCountInString(prefix), 0
	c.show()
}

func (c *completion) find(prefix string) []offer {
	s := c.w.v.s
	sign, typed := "", strings.ToLower(prefix)
	if prefix != "" {
		sign, typed = prefix[:1], strings.ToLower(prefix[1:])
	}
	var out []offer
	add := func(o offer) {
		if len(out) < most && !strings.EqualFold(o.text, prefix) {
			out = append(out, o)
		}
	}
	switch sign {
	case "{":
		for _, sn := range voice.Offer(s.known.snippets, typed) {
			add(offer{"quote", "{" + sn.Name + "}  " + sn.Text, sn.Text})
		}
	case "@":
		for _, name := range s.handleNames() {
			if strings.HasPrefix(strings.ToLower(name), typed) {
				add(offer{"at-sign", "@" + name, "@" + name + " "})
			}
		}
	case "#":
		if typed == "" {
			return nil // a bare "#" is a list to come, or a number
		}
		seen := map[string]bool{}
		for _, g := range s.known.groups {
			for _, t := range g.List() {
				if low := strings.ToLower(t); strings.HasPrefix(low, typed) && !seen[low] {
					seen[low] = true
					add(offer{"hash", "#" + t, "#" + t + " "})
				}
			}
		}
	}
	return out
}

// show draws the list under the caret.
func (c *completion) show() {
	rows := kit.Column(0)
	for i, o := range c.offers {
		b := kit.NewButton(o.label, o.icon, kit.Ghost, func() { c.take(i) }).Small().AlignLeft()
		b.SetSelected(i == c.chosen)
		rows.Add(kit.Fixed(320, 28, b))
	}
	c.list.Objects = []fyne.CanvasObject{rows}
	c.w.v.s.host.Overlay().Float(c.w.entry.CaretPosition(), kit.Pad(4, 4, 4, 4, c.list))
}

// close takes the list away.
func (c *completion) close() {
	if len(c.list.Objects) > 0 {
		c.list.Objects = nil
		c.w.entry.WantTab = false
		c.w.v.s.host.Overlay().HideFloat()
	}
	c.offers = nil
}

// key moves in the list; it reports whether it used the key.
func (c *completion) key(e *fyne.KeyEvent) bool {
	if len(c.offers) == 0 {
		return false
	}
	switch e.Name {
	case fyne.KeyDown:
		c.chosen = (c.chosen + 1) % len(c.offers)
	case fyne.KeyUp:
		c.chosen = (c.chosen + len(c.offers) - 1) % len(c.offers)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		c.take(c.chosen)
		return true
	case fyne.KeyEscape:
		c.close()
		return true
	default:
		return false
	}
	c.show()
	return true
}

// take replaces the word by an offer; it is one step of undo.
func (c *completion) take(i int) {
	o, at, n := c.offers[i], c.at, c.length
	c.close()
	c.w.entry.Replace(at, at+n, o.text)
	c.w.focus()
}
