package inbox

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// talkHead is the bar above the conversation.
type talkHead struct {
	t      *talk
	object fyne.CanvasObject
	name   *kit.Label
	before *kit.Button
	bar    *fyne.Container
	words  *fyne.Container // the buttons with words, and without
	signs  *fyne.Container
	more   [2]*kit.Button
	done   [2]*kit.Button
	left   *fyne.Container
	// reopens tells that the comment is done: the button opens it again.
	reopens bool
}

// signsBelow is the width under which the buttons lose their words, in px.
const signsBelow = 470

func newTalkHead(t *talk) *talkHead {
	s := t.s
	h := &talkHead{t: t, name: kit.NewLabel("", kit.Strong, kit.Ink)}
	h.before = kit.NewButton("", "", kit.Link, s.openPerson).Small().Tip(lang.T("inboxview.person.open"))
	for i, words := range []bool{true, false} {
		label := func(key string) string {
			if !words {
				return ""
			}
			return lang.T(key)
		}
		row := kit.Row(6,
			kit.NewButton(label("inboxview.escalate"), "user-round-check", kit.Outlined, s.openEscalate).Small().Tip(lang.T("inboxview.escalate")+" (E)"))
		h.done[i] = kit.NewButton(label("inboxview.done"), "check", kit.Outlined, s.finishOrReopen).Small().Tip(lang.T("inboxview.done") + " (S)")
		more := kit.NewButton("", "ellipsis", kit.Outlined, nil).Small().Tip(lang.T("common.more"))
		more.SetTap(func() { s.openMenu(kit.Below(more)) })
		h.more[i] = more
		row.Add(h.done[i])
		row.Add(more)
		if words {
			h.words = row
		} else {
			h.signs = row
		}
	}
	h.left = kit.Row(0, h.name, h.before)
	h.bar = &fyne.Container{Layout: headLayout{}, Objects: []fyne.CanvasObject{h.left, h.words, h.signs}}
	h.object = container.NewBorder(nil, kit.Divider(), nil, nil, kit.Fixed(0, 52, kit.Pad(0, 16, 0, talkEdge, h.bar)))
	return h
}

// headLayout puts the buttons at the right, with words when there is room.
type headLayout struct{}

func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 52) }

func (headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left, words, signs := o[0], o[1], o[2]
	wide := size.Width >= signsBelow-40
	words.(*fyne.Container).Hidden, signs.(*fyne.Container).Hidden = !wide, wide
	buttons := signs
	if wide {
		buttons = words
	}
	m := buttons.MinSize()
	place(buttons, size.Width-m.Width, (size.Height-m.Height)/2, m.Width, m.Height)
	place(left, 0, (size.Height-28)/2, max(0, size.Width-m.Width-2), 28)
}

// show names the author and what can be done.
func (h *talkHead) show() {
	c := &h.t.c
	h.name.SetText("")
	h.before.SetText("")
	if h.t.id != 0 {
		h.name.SetText(authorName(c.Comment.Author, c.Comment.AuthorName))
		switch {
		case c.Before > 0:
			h.before.SetText(lang.N("inboxview.before", c.Before))
		case c.Person.ID != 0:
			h.before.SetText(lang.T("inboxview.before_none"))
		}
	}
	h.bar.Hidden = h.t.id == 0
	h.before.Hidden = h.before.Label() == ""
	if done := c.Comment.State == models.CommentDone; done != h.reopens {
		h.reopens = done
		key, icon := "inboxview.done", "check"
		if done {
			key, icon = "inboxview.reopen", "rotate-ccw"
		}
		h.done[0].SetText(lang.T(key))
		h.done[0].SetIcon(icon)
		h.done[1].SetIcon(icon)
	}
	for _, box := range []*fyne.Container{h.left, h.bar} {
		relay(box)
	}
}

// finishOrReopen closes the comment, or opens a closed one again.
func (s *Screen) finishOrReopen() {
	if s.talk.c.Comment.State == models.CommentDone && len(s.list.ticked) == 0 {
		s.reopenChosen()
		return
	}
	s.finish()
}

// openMenu is all that can be done with the comment.
func (s *Screen) openMenu(at fyne.Position) {
	if s.talk.id == 0 {
		return
	}
	c, person := s.talk.c.Comment, s.talk.c.Person
	items := []kit.MenuItem{
		{Icon: "heart", Label: lang.T("inboxview.like_only"), Shortcut: "L", Action: s.like},
		{Icon: "layers", Label: lang.T("inboxview.kind_set"), Sub: s.kindItems()},
		{Icon: "ban", Label: lang.T("inboxview.spam"), Action: s.spam},
	}
	if c.State != models.CommentOpen {
		items = append(items, kit.MenuItem{Icon: "rotate-ccw", Label: lang.T("inboxview.reopen"), Action: s.reopenChosen})
	}
	if r := s.lastReply(); r != nil {
		reply := *r
		items = append(items, kit.MenuItem{Icon: "undo-2", Label: lang.T("inboxview.unsent"), Action: func() { s.unsent(reply) }})
	}
	items = append(items, kit.MenuItem{},
		kit.MenuItem{Icon: "copy", Label: lang.T("inboxview.copy"), Shortcut: "C", Action: func() { s.copyBody(&c) }})
	if c.Link != "" {
		items = append(items, kit.MenuItem{Icon: "external-link", Label: lang.T("inboxview.open_comment"), Shortcut: "O", Action: func() { s.openLink(c.Link) }})
	}
	if s.o.Attach != nil {
		items = append(items, kit.MenuItem{Icon: "image-plus", Label: lang.T("inboxview.proof_add"), Action: func() { s.o.Attach(c.ID) }})
	}
	if person.ID != 0 && s.o.SavePerson != nil {
		vip, block := "inboxview.vip", "inboxview.block"
		if person.VIP {
			vip = "inboxview.vip_off"
		}
		if person.BlockedAt != 0 {
			block = "inboxview.block_off"
		}
		items = append(items, kit.MenuItem{},
			kit.MenuItem{Icon: "user", Label: lang.T("inboxview.person.open"), Shortcut: "P", Action: s.openPerson},
			kit.MenuItem{Icon: "bookmark", Label: lang.T(vip), Action: func() { s.setVIP(person, !person.VIP) }},
			kit.MenuItem{Icon: "circle-slash", Label: lang.T(block), Danger: person.BlockedAt == 0, Action: func() { s.setBlocked(person, person.BlockedAt == 0) }})
	}
	s.host.Overlay().Menu(at, items)
}

// lastReply is the latest noted reply to the comment shown, nil without.
func (s *Screen) lastReply() *models.Reply {
	for i := len(s.talk.c.Replies) - 1; i >= 0; i-- {
		if r := &s.talk.c.Replies[i]; r.CommentID == s.talk.id && r.UndoneAt == 0 && r.SeenID == 0 {
			return r
		}
	}
	return nil
}

// openLink opens an address in the browser; a comment's own text is never opened.
func (s *Screen) openLink(address string) {
	if err := s.host.OpenLink(address); err != nil {
		s.failed(err)
	}
}

func (s *Screen) kindCommand(k models.CommentKind) func(context.Context, []int64) (inbox.Result, error) {
	return func(ctx context.Context, ids []int64) (inbox.Result, error) { return s.svc.SetKind(ctx, k, ids...) }
}
