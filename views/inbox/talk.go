package inbox

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// talkEdge is the room beside the conversation, in px.
const talkEdge = 20

// talk is the conversation of one comment: who wrote, under which post, what was
// said, what to mind, and the box for the reply.
type talk struct {
	s  *Screen
	id int64 // 0: none
	c  inbox.Conversation

	object   *fyne.Container
	head     *talkHead
	body     *fyne.Container
	scroll   *container.Scroll
	foot     *fyne.Container
	none     *fyne.Container // while no comment is chosen
	width    float32
	reply    *reply
	deadline *fyne.Container // the words that follow the clock
	open     map[int64]bool  // folded texts that are unfolded
	whole    bool            // a long thread is shown whole
}

func newTalk(s *Screen) *talk {
	t := &talk{s: s, body: kit.Column(14), deadline: kit.Row(6), open: map[int64]bool{}}
	t.head = newTalkHead(t)
	t.reply = newReply(t)
	t.scroll = container.NewVScroll(kit.Pad(16, talkEdge, 12, talkEdge, t.body))
	t.foot = container.NewStack(t.reply.object)
	t.none = kit.Center(kit.Text(lang.T("inboxview.none_chosen"), kit.Compact, kit.Ink3))
	t.object = newDock(t.head.object, t.foot, container.NewStack(t.none, t.scroll), t.resized)
	t.clear()
	return t
}

// clear shows that no comment is chosen.
func (t *talk) clear() {
	t.reply.keep()
	t.id, t.c = 0, inbox.Conversation{}
	t.head.show()
	t.foot.Hide()
	t.none.Hidden = len(t.s.list.items) == 0
	t.body.Objects = nil
	t.scroll.Refresh()
	relay(t.object)
}

// show takes over a conversation. The reply being written stays with its comment.
func (t *talk) show(c inbox.Conversation) {
	same := t.id == c.Comment.ID
	if !same {
		t.reply.keep()
		t.open, t.whole = map[int64]bool{}, false
	}
	t.id, t.c = c.Comment.ID, c
	t.head.show()
	t.fill()
	t.foot.Show()
	t.none.Hide()
	t.reply.show(same)
	if !same {
		t.toCurrent()
	}
	relay(t.object)
}

// resized breaks everything anew for another width.
func (t *talk) resized(width float32) {
	t.width = width
	t.reply.fit(width)
	if t.id != 0 {
		t.fill()
		t.reply.showSaved()
	}
}

// fill builds the body anew.
func (t *talk) fill() {
	c := &t.c
	t.body.Objects = nil
	if c.Post.LivePostID != 0 || c.Post.Title != "" {
		t.body.Add(t.postCard())
	}
	t.addThread()
	if c.Away != nil && c.Away.BackAt == 0 {
		t.body.Add(t.awayCard())
	}
	if before := t.before(); before != nil {
		t.body.Add(before)
	}
	if len(c.Guide.Do)+len(c.Guide.Dont) > 0 {
		t.body.Add(t.guideCard())
	}
	t.body.Add(t.about())
	relay(t.body)
	t.scroll.Refresh()
}

// toCurrent scrolls to the comment that is to be answered: a thread can be long.
func (t *talk) toCurrent() {
	t.scroll.ScrollToTop()
	for _, o := range t.body.Objects {
		if b, ok := o.(*bubble); ok && b.current {
			if low := b.Position().Y + b.Size().Height + 60; low > t.scroll.Size().Height && t.scroll.Size().Height > 0 {
				t.scroll.ScrollToOffset(fyne.NewPos(0, low-t.scroll.Size().Height))
			}
		}
	}
}

// postCard is the post that was commented on.
func (t *talk) postCard() fyne.CanvasObject {
	s, p := t.s, t.c.Post
	var picture fyne.CanvasObject
	blank := canvas.NewRectangle(kit.Color(kit.Sunken))
	blank.CornerRadius = 4
	img := kit.Thumb("", 52, 52, 4)
	picture = kit.Fixed(52, 52, container.NewStack(blank, kit.Center(kit.IconImage("image", kit.Ink3, 20)), img))
	if p.Hash != "" {
		kit.LoadThumb(s.host.Runner(), img, func() string { return s.thumb(p.Hash, 104) })
	}
	title := line(p.Title, 160)
	if title == "" {
		title = lang.T("common.untitled")
	}
	brand := s.byID[p.BrandID]
	var about []fyne.CanvasObject
	if brand != nil {
		about = append(about, kit.Logo(brand, 14), kit.NewLabel(brand.Name, kit.Caption, kit.Ink2))
	}
	when := lang.Platform(p.Platform)
	if p.Form != "" {
		when = lang.Form(p.Form)
	}
	if p.At != 0 {
		when += ", " + s.clock().moment(p.BrandID, p.At, "")
	}
	about = append(about, kit.PlatformIcon(p.Platform, kit.Ink2, 12), kit.NewLabel(when, kit.Caption, kit.Ink2))
	counts := lang.N("inboxview.comments", p.Comments)
	if p.Likes >= 0 {
		counts += ", " + lang.N("inboxview.likes", p.Likes)
	}
	name := kit.NewLabel(title, kit.CompactBold, kit.Ink)
	words := kit.Column(0, name, kit.Fixed(0, 18, kit.Row(6, about...)), kit.NewLabel(counts, kit.Caption, kit.Ink3))
	buttons := kit.Row(4)
	more := kit.NewIconButton("ellipsis", lang.T("common.more"), nil)
	more.SetTap(func() { s.host.Overlay().Menu(kit.Below(more), t.postItems()) })
	buttons.Add(more)
	if p.Permalink != "" {
		buttons.Add(kit.NewButton("", "external-link", kit.Outlined, func() { s.openLink(p.Permalink) }).Tip(lang.T("inboxview.open_post")))
	}
	return kit.NewCard(kit.Pad(11, 12, 11, 12, kit.Row(12, picture, kit.Grow(words), buttons)))
}

func (t *talk) postItems() []kit.MenuItem {
	s, p := t.s, t.c.Post
	items := []kit.MenuItem{
		{Icon: "message-circle", Label: lang.T("inboxview.filter.post"), Action: func() { s.filterPost(p) }},
		{Icon: "user", Label: lang.T("inboxview.giveaway"), Disabled: p.LivePostID == 0, Action: func() { s.host.OpenGiveaway(p.LivePostID) }},
	}
	if p.PostID != 0 {
		items = append(items, kit.MenuItem{Icon: "pen-line", Label: lang.T("inboxview.open_plan"), Action: func() { s.host.OpenPost(p.PostID) }})
	}
	if p.Permalink != "" {
		items = append(items, kit.MenuItem{Icon: "link", Label: lang.T("inboxview.copy_link"), Action: func() {
			copyText(p.Permalink)
			s.host.Overlay().Toast("copy", lang.T("inboxview.copied_link"), "", nil)
		}})
	}
	return items
}

// showDeadline follows the clock.
func (t *talk) showDeadline() {
	t.deadline.Objects = nil
	c := &t.c.Comment
	if t.id != 0 && c.State == models.CommentOpen {
		if words, tok, icon := t.s.clock().deadline(c.BrandID, c.DueAt); words != "" {
			t.deadline.Objects = []fyne.CanvasObject{kit.IconImage(icon, tok, 14), kit.Text(words, kit.Caption, tok)}
		}
	}
	t.deadline.Refresh()
}

// bubble is one thing that was said.
type bubble struct {
	widget.BaseWidget
	body    fyne.CanvasObject
	current bool
}

func newBubble(current bool, body fyne.CanvasObject) *bubble {
	b := &bubble{body: body, current: current}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *bubble) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.body) }

// speech is the box words stand in.
func speech(own, current bool, content fyne.CanvasObject) fyne.CanvasObject {
	fill, edge := kit.Color(kit.Surface), color.Color(kit.Color(kit.Line))
	if own {
		fill, edge = kit.Color(kit.Tint), kit.Color(kit.Tint2)
	}
	if current {
		edge = kit.Color(kit.Line2)
	}
	return kit.Box(fill, edge, 8, kit.Pad(9, 12, 9, 12, content))
}
