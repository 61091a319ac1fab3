package inbox

import (
	"unicode"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/views/kit"
)

// TypedKey works the list from wherever the keyboard is.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		if len(s.list.ticked) > 0 {
			s.list.untick()
			return true
		}
		kit.FocusOn(s.list)
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		s.talk.reply.focus()
		return s.talk.id != 0
	}
	return s.list.key(e)
}

// TypedRune is a letter typed outside of every field.
func (s *Screen) TypedRune(r rune) bool {
	r = unicode.ToLower(r)
	if r >= '1' && r <= '9' {
		s.talk.reply.use(int(r - '1'))
		return true
	}
	act := map[rune]func(){
		'j': func() { s.list.from = -1; s.list.moveTo(s.list.at + 1) },
		'k': func() { s.list.from = -1; s.list.moveTo(s.list.at - 1) },
		'x': func() { s.list.toggle(s.list.at) },
		'r': s.talk.reply.focus,
		'l': s.like, 's': s.finishOrReopen, 'e': s.openEscalate,
		'p': s.openPerson, 'f': s.facts.focusSearch,
		'c': s.copyCurrent, 'o': s.openCurrentLink,
		'm': func() { s.openMenu(kit.Below(s.talk.head.name)) },
		'v': s.paste,
		'/': func() { s.host.Overlay().Canvas().Focus(s.head.search) },
	}[r]
	if act == nil {
		return false
	}
	act()
	return true
}

// Shortcut takes keys with Ctrl or Alt.
func (s *Screen) Shortcut(name string) bool {
	switch name {
	case "Ctrl+F":
		s.host.Overlay().Canvas().Focus(s.head.search)
	case "Ctrl+Enter":
		s.talk.reply.reply()
	case "Ctrl+Z":
		s.undo()
	case "Ctrl+Shift+Z", "Ctrl+Y":
		s.redo()
	case "Ctrl+A":
		s.list.tickAll()
	case "Ctrl+O":
		s.host.OpenCommentImport()
	case "Ctrl+V":
		s.paste()
	case "Alt+ArrowDown", "Alt+ArrowUp":
		s.turnQueue(name == "Alt+ArrowDown")
	default:
		return false
	}
	return true
}

// turnQueue goes to the queue below or above.
func (s *Screen) turnQueue(down bool) {
	at := 0
	var list []int
	for i, q := range shownQueues {
		if q.queue == "" {
			continue
		}
		if q.queue == s.query.Queue {
			at = len(list)
		}
		list = append(list, i)
	}
	step := len(list) - 1
	if down {
		step = 1
	}
	s.setQueue(shownQueues[list[(at+step)%len(list)]].queue)
}

func (s *Screen) copyCurrent() {
	if s.talk.id != 0 {
		s.copyBody(&s.talk.c.Comment)
	}
}

// openCurrentLink opens the comment on its platform, else its post.
func (s *Screen) openCurrentLink() {
	link := s.talk.c.Comment.Link
	if link == "" {
		link = s.talk.c.Post.Permalink
	}
	if link != "" {
		s.openLink(link)
	}
}

// paste takes comments copied from a platform.
func (s *Screen) paste() { s.host.PasteComments(s.query.AccountID) }

// Hints are the shortcuts of the status bar.
func (s *Screen) Hints() []kit.Hint {
	return []kit.Hint{
		{Keys: []string{"R"}, Text: lang.T("inboxview.key.reply")},
		{Keys: []string{"L"}, Text: lang.T("inboxview.key.like")},
		{Keys: []string{"E"}, Text: lang.T("inboxview.key.escalate")},
		{Keys: []string{"S"}, Text: lang.T("inboxview.key.done")},
		{Keys: []string{"Ctrl", "Z"}, Text: lang.T("inboxview.key.undo")},
	}
}

// Keys are all of the screen's shortcuts, for the map of the keyboard.
func (s *Screen) Keys() []kit.Hint {
	return append([]kit.Hint{
		{Keys: []string{"J", "K"}, Text: lang.T("inboxview.key.move")},
		{Keys: []string{"Ctrl", "Enter"}, Text: lang.T("inboxview.key.send")},
		{Keys: []string{"1–9"}, Text: lang.T("inboxview.key.saved")},
		{Keys: []string{"X"}, Text: lang.T("inboxview.key.tick")},
		{Keys: []string{"/"}, Text: lang.T("inboxview.key.search")},
		{Keys: []string{"F"}, Text: lang.T("inboxview.key.facts")},
		{Keys: []string{"P"}, Text: lang.T("inboxview.key.person")},
		{Keys: []string{"M"}, Text: lang.T("inboxview.key.menu")},
		{Keys: []string{"C"}, Text: lang.T("inboxview.key.copy")},
		{Keys: []string{"O"}, Text: lang.T("inboxview.key.open")},
		{Keys: []string{"V"}, Text: lang.T("inboxview.key.paste")},
		{Keys: []string{"Alt", "↑", "↓"}, Text: lang.T("inboxview.key.queue")},
	}, s.Hints()...)
}
