package inbox

import (
	"fyne.io/fyne/v2"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/views/kit"
)

// showMiddle shows the list, or why it is empty.
func (s *Screen) showMiddle() {
	var in fyne.CanvasObject = s.list
	if len(s.list.items) == 0 {
		in = kit.Top(kit.Pad(16, 16, 16, 16, s.empty()))
	}
	if len(s.middle.Objects) != 1 || s.middle.Objects[0] != in {
		s.middle.Objects = []fyne.CanvasObject{in}
		s.middle.Refresh()
	}
}

// empty says why nothing is listed, and the way on.
func (s *Screen) empty() fyne.CanvasObject {
	total := 0
	for _, q := range []inbox.Queue{inbox.NeedsReply, inbox.Praise, inbox.Spam, inbox.Escalated, inbox.Done} {
		total += s.counts.Queues[q]
	}
	var icon, title, text string
	var buttons []*kit.Button
	switch {
	case s.narrowed():
		icon, title, text = "search", lang.T("inboxview.empty.none"), lang.T("inboxview.empty.none_text")
		buttons = []*kit.Button{kit.NewButton(lang.T("inboxview.empty.clear"), "x", kit.Outlined, s.clearFilter)}
	case total == 0:
		icon, title, text = "inbox", lang.T("inboxview.empty.title"), lang.T("inboxview.empty.text")
		buttons = []*kit.Button{
			kit.NewButton(lang.T("inboxview.import"), "upload", kit.Primary, s.host.OpenCommentImport),
			kit.NewButton(lang.T("inboxview.paste"), "clipboard-paste", kit.Outlined, s.paste),
		}
	case s.query.Queue == inbox.NeedsReply:
		icon, title, text = "circle-check", lang.T("inboxview.empty.done"), lang.T("inboxview.empty.done_text")
	default:
		icon, title, text = "circle-check", lang.T("inboxview.empty.queue"), ""
	}
	return emptyCard(icon, title, text, s.listRoom(), buttons)
}

// emptyCard is kit.Empty for the narrow pane.
func emptyCard(icon, title, text string, width float32, buttons []*kit.Button) fyne.CanvasObject {
	lines := kit.Column(8, kit.Center(kit.IconImage(icon, kit.Accent, 28)))
	for _, l := range kit.Wrap(title, kit.Strong, width-32, 3) {
		t := kit.Text(l, kit.Strong, kit.Ink)
		t.Alignment = fyne.TextAlignCenter
		lines.Add(t)
	}
	words := kit.Column(0)
	for _, l := range kit.Wrap(text, kit.Compact, width-32, 6) {
		if l != "" {
			t := kit.Text(l, kit.Compact, kit.Ink2)
			t.Alignment = fyne.TextAlignCenter
			words.Add(t)
		}
	}
	lines.Add(words)
	for _, b := range buttons {
		lines.Add(kit.Center(b))
	}
	return &fyne.Container{Layout: stackLayout{}, Objects: []fyne.CanvasObject{kit.Dashed(kit.Line2).Fill(kit.Surface).Radius(8), kit.Pad(24, 16, 24, 16, lines)}}
}

// stackLayout lays objects over each other.
type stackLayout struct{}

func (stackLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

func (stackLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, x := range o {
		x.Move(fyne.Position{})
		x.Resize(size)
	}
}

func (s *Screen) clearFilter() {
	s.query = inbox.Query{BrandIDs: s.query.BrandIDs, Queue: s.query.Queue, Order: s.query.Order}
	s.filterID = 0
	s.head.search.Set("")
	s.requery()
}
