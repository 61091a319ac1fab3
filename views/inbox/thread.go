package inbox

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// threadMost is how much of a long thread is shown before it is asked for, and
// threadWhole how much at all: more belongs to the platform's own page.
const (
	threadMost  = 8
	threadWhole = 80
)

// addThread adds what was said, oldest first, with the replies noted by hand.
func (t *talk) addThread() {
	thread := t.c.Thread
	if len(thread) == 0 {
		thread = []models.Comment{t.c.Comment}
	}
	at := max(0, slices.IndexFunc(thread, func(c models.Comment) bool { return c.ID == t.id }))
	most := threadMost
	if t.whole {
		most = threadWhole
	}
	shown := thread
	if len(thread) > most { // the beginning, and what stands around the comment
		from := max(1, min(at-most/2, len(thread)-most+1))
		shown = append(thread[:1:1], thread[from:min(len(thread), from+most-1)]...)
		if at == 0 {
			shown = thread[:most]
		}
	}
	for i := range shown {
		t.body.Add(t.said(&shown[i], len(thread) > 1))
		for n := range t.c.Replies {
			if r := &t.c.Replies[n]; r.CommentID == shown[i].ID && r.SeenID == 0 && r.UndoneAt == 0 {
				t.body.Add(t.noted(r))
			}
		}
	}
	if rest := len(thread) - len(shown); rest > 0 {
		words := lang.N("inboxview.thread_more", rest)
		if t.whole {
			t.body.Add(kit.Text(words, kit.Caption, kit.Ink3))
			return
		}
		t.body.Add(kit.Row(0, kit.NewButton(words, "message-circle", kit.Ghost, func() { t.whole = true; t.fill() }).Small(), kit.Spacer()))
	}
}

// said is one comment of the thread.
func (t *talk) said(c *models.Comment, several bool) fyne.CanvasObject {
	s, current := t.s, c.ID == t.id
	name := authorName(c.Author, c.AuthorName)
	var face fyne.CanvasObject = kit.Avatar(name, 32)
	if c.Own {
		face = kit.Logo(s.byID[c.BrandID], 32)
	}
	head := []fyne.CanvasObject{kit.NewLabel(name, kit.CompactBold, kit.Ink), kit.Text(s.clock().moment(c.BrandID, c.At, c.AtGuess), kit.Caption, kit.Ink3)}
	if c.Liked && !c.Own {
		head = append(head, kit.IconImage("heart", kit.Accent, 14))
	}
	if c.Hidden {
		head = append(head, kit.NewSmallChip(lang.T("inboxview.hidden"), kit.AmberChip, ""))
	}
	head = append(head, kit.Spacer())
	if current {
		t.showDeadline()
		head = append(head, t.deadline)
	}
	text, cut := folded(c.Body, t.open[c.ID])
	if text == "" {
		text = lang.T("inboxview.wordless")
	}
	indent := float32(0)
	if c.ParentID != 0 && several {
		indent = 42
	}
	words := kit.NewParagraph(text, kit.Body, kit.Ink).SetWidth(t.s.talkRoom() - 42 - 24 - indent)
	content := kit.Column(6, words)
	if cut && !t.open[c.ID] {
		content.Add(kit.Row(0, kit.NewButton(lang.T("inboxview.more"), "", kit.Link, func() { t.open[c.ID] = true; t.fill() }).Small(), kit.Spacer()))
	} else if cut {
		content.Add(kit.Row(0, kit.NewButton(lang.T("inboxview.copy_rest"), "copy", kit.Ghost, func() { s.copyBody(c) }).Small(), kit.Spacer()))
	}
	if c.Proof != "" {
		content.Add(kit.Row(6, kit.IconImage("image", kit.Ink3, 14), kit.Text(lang.T("inboxview.proof"), kit.Caption, kit.Ink3)))
	}
	body := kit.Row(10, kit.Top(face), kit.Grow(kit.Column(4, kit.Fixed(0, 20, kit.Row(8, head...)), speech(c.Own, current && several, content))))
	return newBubble(current, kit.Pad(0, 0, 0, indent, body))
}

// noted is a reply of ours that nobody has seen on the platform yet.
func (t *talk) noted(r *models.Reply) fyne.CanvasObject {
	s := t.s
	brand := s.clock().brand(t.c.Comment.BrandID)
	undo := kit.NewIconButton("undo-2", lang.T("inboxview.unsent"), func() { s.unsent(*r) }).Small()
	head := kit.Row(8, kit.NewLabel(brand.Name, kit.CompactBold, kit.Ink),
		kit.Text(s.clock().moment(brand.ID, r.At, ""), kit.Caption, kit.Ink3),
		kit.NewSmallChip(lang.T("inboxview.noted"), kit.Plain, ""), kit.Spacer(), undo)
	text, _ := folded(r.Body, true)
	words := kit.NewParagraph(text, kit.Body, kit.Ink).SetWidth(s.talkRoom() - 42*2 - 24)
	body := kit.Row(10, kit.Top(kit.Logo(brand, 32)), kit.Grow(kit.Column(4, kit.Fixed(0, 24, head), speech(true, false, words))))
	return newBubble(false, kit.Pad(0, 0, 0, 42, body))
}

// unsent takes a noted reply back; its words return to the box.
func (s *Screen) unsent(r models.Reply) {
	s.drafts.set(r.CommentID, r.Body)
	s.do(func(ctx context.Context) error { return s.svc.Unsent(ctx, r.ID) }, func() {
		if s.talk.id == r.CommentID {
			s.talk.reply.load()
		}
		s.host.Overlay().Toast("undo-2", lang.T("inboxview.unsent_done"), "", nil)
	})
}

func (s *Screen) copyBody(c *models.Comment) {
	text, _ := safe(c.Body, 1_000_000)
	copyText(text)
	s.host.Overlay().Toast("copy", lang.T("inboxview.copied"), "", nil)
}

// awayCard says who was asked, and takes the answer.
func (t *talk) awayCard() fyne.CanvasObject {
	s, e := t.s, t.c.Away
	words := lang.T("inboxview.away", "person", line(e.Person, 60), "time", s.clock().moment(t.c.Comment.BrandID, e.At, ""))
	if e.DueAt != 0 {
		words += " " + lang.T("inboxview.away_due", "time", s.clock().moment(t.c.Comment.BrandID, e.DueAt, ""))
	}
	parts := kit.Column(6, kit.NewParagraph(words, kit.Compact, kit.Ink).SetWidth(s.talkRoom()-60))
	if note := line(e.Note, 400); note != "" {
		parts.Add(kit.NewParagraph(note, kit.Compact, kit.Ink2).SetWidth(s.talkRoom() - 60))
	}
	parts.Add(kit.Pad(2, 0, 0, 0, kit.Row(8, kit.NewButton(lang.T("inboxview.away_back"), "corner-down-left", kit.Outlined, s.openBack).Small())))
	row := kit.Row(10, kit.Top(kit.IconImage("user-round-check", kit.AmberI, 16)), kit.Grow(parts))
	return kit.Box(kit.Color(kit.AmberT), kit.Color(kit.AmberL), 8, kit.Pad(11, 12, 11, 12, row))
}
