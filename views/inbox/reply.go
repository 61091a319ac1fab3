package inbox

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

// checkWait is how long writing must rest before the reply is proofread.
const checkWait = 500 * time.Millisecond

// reply is the box the answer is written in, with saved replies above and what
// was found in the text below.
type reply struct {
	t       *talk
	s       *Screen
	object  *fyne.Container
	saved   *fyne.Container
	entry   *kit.CaptionEntry
	ground  *canvas.Rectangle
	counter *canvas.Text
	like    *kit.Button
	send    *kit.Button
	found   *findings
	note    *kit.Paragraph

	id      int64  // the comment the text belongs to
	savedID int64  // the saved reply it came from, 0 none
	filled  string // the text as the saved reply gave it
	small   bool   // there is little room
	over    bool   // longer than the platform takes
	limit   int
	print   string // of the saved replies shown
	wait    func() // stops the check that is waiting
}

func newReply(t *talk) *reply {
	s := t.s
	r := &reply{t: t, s: s, saved: kit.Row(6), counter: kit.Text("", kit.Compact, kit.Ink3)}
	r.entry = kit.NewCaption(lang.T("inboxview.reply_hint")).Bare().Rows(3, 8).Inset(12, 10)
	r.entry.OnChanged = r.typed
	r.entry.OnEscape = func() { kit.FocusOn(s.list) }
	r.entry.OnTooLong = func(taken, _ int) {
		s.host.Overlay().Toast("triangle-alert", lang.T("inboxview.too_long", "limit", taken), "", nil)
	}
	r.entry.OnFocus = func(bool) { r.look() }
	r.found = newFindings(r)
	r.ground = canvas.NewRectangle(nil)
	r.ground.CornerRadius = 8
	r.like = kit.NewButton(lang.T("inboxview.like_only"), "heart", kit.Ghost, s.like).Tip(lang.T("inboxview.like_only") + " (L)")
	r.send = kit.NewButton(lang.T("inboxview.reply"), "", kit.Primary, r.reply).Shortcut("Ctrl ↵").Tip(lang.T("inboxview.reply_tip"))
	tools := kit.Row(2,
		kit.NewIconButton("smile", lang.T("inboxview.emoji"), r.openEmoji).Small(),
		kit.NewIconButton("bookmark-plus", lang.T("inboxview.save_reply"), r.saveAs).Small(),
		kit.NewIconButton("book-open", lang.T("inboxview.insert_fact"), func() { s.facts.focusSearch() }).Small())
	bar := kit.Fixed(0, 46, kit.Pad(0, 8, 0, 8, kit.Row(10, tools, r.counter, kit.Spacer(), r.like, r.send)))
	box := container.NewStack(r.ground, kit.Pad(2, 2, 1, 2, kit.Column(0, r.entry, kit.Divider(), bar)))
	r.note = kit.NewParagraph(lang.T("inboxview.offline"), kit.Caption, kit.Ink3).SetWidth(448)
	r.object = container.NewStack(kit.Pad(10, talkEdge, 12, talkEdge, kit.Column(8, r.saved, box, r.found.object, r.note)))
	r.look()
	return r
}

// fit leaves out words where there is little room.
func (r *reply) fit(width float32) {
	narrow := width < signsBelow
	words := lang.T("inboxview.like_only")
	if narrow {
		words = ""
	}
	r.like.SetText(words)
	r.note.SetWidth(width - 2*talkEdge)
	r.small = narrow
	r.note.Hidden = narrow || !r.found.object.Hidden
}

func (r *reply) look() {
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = kit.Color(kit.Surface), kit.Color(kit.Line2), 1
	if r.entry.Focused() {
		r.ground.StrokeColor, r.ground.StrokeWidth = kit.Color(kit.Focus), 2
	}
	r.ground.Refresh()
}

// focus takes the keyboard to the text.
func (r *reply) focus() {
	if r.t.id != 0 {
		r.s.host.Overlay().Canvas().Focus(r.entry) // not drawn yet, it does not know its canvas
	}
}

// keep puts the text away with its comment.
func (r *reply) keep() {
	if r.id != 0 {
		r.s.drafts.set(r.id, r.entry.Text())
		r.s.drafts.save()
	}
}

// stop ends what waits.
func (r *reply) stop() {
	r.keep()
	if r.wait != nil {
		r.wait()
		r.wait = nil
	}
}

// show takes over the conversation; same leaves the text as it is.
func (r *reply) show(same bool) {
	if !same || r.id != r.t.id {
		r.load()
	}
	r.showSaved()
}

// load brings the text kept for the comment.
func (r *reply) load() {
	r.stopWaiting()
	r.id, r.savedID, r.filled = r.t.id, 0, ""
	r.entry.SetText(r.s.drafts.texts[r.id])
	r.found.clear()
	r.count()
	if r.entry.Text() != "" {
		r.check()
	}
}

func (r *reply) stopWaiting() {
	if r.wait != nil {
		r.wait()
		r.wait = nil
	}
}

func (r *reply) typed(text string) {
	r.s.drafts.set(r.id, text)
	if strings.TrimSpace(text) == "" {
		r.savedID, r.filled = 0, ""
	}
	r.count()
	r.check()
	relay(r.t.object) // the box grows with its text
}

// count shows how much the platform takes.
func (r *reply) count() {
	p := r.platform()
	report := platform.CheckText(p, r.entry.Text(), platform.TextOptions{})
	r.limit = report.Limit
	r.over = report.Limit > 0 && report.Length > report.Limit
	text := lang.Int(report.Length)
	if report.Limit > 0 {
		text += " / " + lang.Int(report.Limit)
	}
	tok := kit.Ink3
	switch {
	case r.over:
		tok = kit.Red
	case report.Limit > 0 && report.Length*10 > report.Limit*9:
		tok = kit.Amber
	}
	r.counter.Text, r.counter.Color = text, kit.Color(tok)
	r.counter.Refresh()
}

func (r *reply) platform() models.Platform {
	if p := r.t.c.Post.Platform; p != "" {
		return p
	}
	if a := r.s.account(r.t.c.Comment.AccountID); a != nil {
		return a.Platform
	}
	return r.t.c.Person.Platform
}

// showSaved offers the saved replies by their keys; what has no room is in a menu.
func (r *reply) showSaved() {
	list := r.s.saved
	print := fmt.Sprint(r.savedID, r.s.talkRoom())
	for i := range list {
		print += fmt.Sprint("|", list[i].ID, list[i].Name)
	}
	if print == r.print {
		return
	}
	r.print = print
	r.saved.Objects = nil
	if len(list) == 0 {
		r.saved.Add(kit.NewButton(lang.T("inboxview.saved_start"), "bookmark-plus", kit.Ghost, r.s.addStarters).Small())
		r.saved.Add(kit.Spacer())
		r.saved.Refresh()
		return
	}
	label := kit.Text(lang.T("inboxview.saved"), kit.Caption, kit.Ink3)
	r.saved.Add(label)
	room := r.s.talkRoom() - label.MinSize().Width - 6
	for i := range list {
		if i >= 9 {
			break
		}
		kind := kit.Outlined
		if list[i].ID == r.savedID {
			kind = kit.SoftTeal
		}
		b := kit.NewButton(kit.Fit(line(list[i].Name, 60), kit.Compact, 150), "", kind, func() { r.use(i) }).Small().Tip(lang.T("inboxview.saved_key", "n", i+1))
		w := b.MinSize().Width + 6
		if room-w < 38 {
			break
		}
		room -= w
		r.saved.Add(b)
	}
	more := kit.NewButton("", "ellipsis", kit.Ghost, nil).Small().Tip(lang.T("inboxview.saved_all"))
	more.SetTap(func() { r.s.host.Overlay().Menu(kit.Above(more, len(list)), r.savedItems()) })
	r.saved.Add(more)
	r.saved.Refresh()
}

func (r *reply) savedItems() []kit.MenuItem {
	var items []kit.MenuItem
	for i, saved := range r.s.saved {
		it := kit.MenuItem{Icon: "bookmark", Label: line(saved.Name, 80), Sub: []kit.MenuItem{
			{Icon: "corner-down-left", Label: lang.T("inboxview.saved_use"), Action: func() { r.use(i) }},
			{Icon: "pen-line", Label: lang.T("common.edit"), Action: func() { r.s.editSaved(saved) }},
			{Icon: "trash-2", Label: lang.T("common.delete"), Danger: true, Action: func() { r.s.deleteSaved(saved) }},
		}}
		items = append(items, it)
	}
	return items
}

// use fills the box with a saved reply, or puts it where the caret is when
// something was written already.
func (r *reply) use(i int) {
	if i >= len(r.s.saved) || r.t.id == 0 {
		return
	}
	saved, c, b := r.s.saved[i], r.t.c.Comment, *r.s.clock().brand(r.t.c.Comment.BrandID)
	var text string
	var missing []string
	r.s.do(func(ctx context.Context) (err error) {
		text, missing, err = r.s.answers.Fill(ctx, saved, c, b)
		return err
	}, func() {
		if r.id != c.ID {
			return // another comment was opened meanwhile
		}
		if now := r.entry.Text(); strings.TrimSpace(now) == "" || now == r.filled {
			r.entry.Replace(0, len([]rune(now)), text)
			r.savedID, r.filled = saved.ID, text
		} else {
			r.entry.Insert(text)
		}
		r.showSaved()
		r.focus()
		if len(missing) > 0 {
			r.s.host.Overlay().Toast("triangle-alert", lang.T("inboxview.missing", "names", lang.List(missing)), "", nil)
		}
	})
}

// insert puts words where the caret is, with a space before them where one is needed.
func (r *reply) insert(text string) {
	if r.t.id == 0 {
		return
	}
	start, _ := r.entry.Selection()
	before := []rune(r.entry.Text())[:start]
	if n := len(before); n > 0 && before[n-1] != ' ' && before[n-1] != '\n' {
		text = " " + text
	}
	r.entry.Insert(text)
	r.focus()
}

// reply notes the reply, copies it and opens the post: the officer pastes it there.
func (r *reply) reply() {
	s, c, text := r.s, r.t.c, strings.TrimSpace(r.entry.Text())
	switch {
	case r.t.id == 0:
		return
	case text == "":
		r.focus()
		return
	case r.over:
		s.host.Overlay().Toast("triangle-alert", lang.T("inboxview.over_limit", "limit", r.limit), "", nil)
		r.focus()
		return
	}
	saved, id := r.savedID, c.Comment.ID
	r.stopWaiting()
	s.drafts.set(id, "")
	r.id = 0 // what is in the box is sent: nothing keeps it again
	s.host.Runner().Run(func() func() {
		ctx := context.Background()
		done, err := s.svc.Reply(ctx, id, text, saved)
		if err == nil && saved != 0 {
			err = s.answers.Used(ctx, saved)
		}
		return func() {
			if err != nil {
				s.drafts.set(id, text)
				if r.t.id == id {
					r.id = id
				}
				s.failed(err)
				return
			}
			r.sent(models.Reply{ID: done.ReplyID, CommentID: id, Body: text}, c.Comment.Link, c.Post.Permalink)
		}
	})
}

// sent copies the reply and opens where it is to be pasted.
func (r *reply) sent(noted models.Reply, link, post string) {
	s := r.s
	copyText(noted.Body)
	words := "inboxview.sent_copied"
	if link == "" {
		link = post
	}
	if link != "" {
		words = "inboxview.sent"
		if err := s.host.OpenLink(link); err != nil {
			s.failed(err)
			return
		}
	}
	if r.t.id == noted.CommentID && r.id == 0 { // the queue keeps answered comments
		r.load()
	}
	kit.FocusOn(s.list)
	s.host.Overlay().Toast("copy", lang.T(words), lang.T("inboxview.unsent"), func() {
		s.want = noted.CommentID
		s.unsent(noted)
	})
}

// openEmoji shows the emoji picker at the caret.
func (r *reply) openEmoji() {
	s := r.s
	var recent []string
	tone := 0
	if s.o.Emoji != nil {
		recent, tone = s.o.Emoji()
	}
	var p *kit.Popup
	picker := kit.NewEmojiPicker(recent, tone, func(emoji string) {
		p.Close()
		r.entry.Insert(emoji)
		r.focus()
	})
	keep := func() {
		if s.o.Keep != nil {
			s.o.Keep(recent, tone)
		}
	}
	picker.OnTone = func(t int) { tone = t; keep() }
	picker.OnRecent = func(list []string) { recent = list; keep() }
	p = s.host.Overlay().Popup(r.entry.CaretPosition(), picker)
}
