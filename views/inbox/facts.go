package inbox

import (
	"context"
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/answer"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// factsShown is how many facts are listed; the search finds the others.
const factsShown = 60

// facts is the pane of what is known about the brand of the comment shown.
type facts struct {
	widget.BaseWidget
	s       *Screen
	brandID int64
	// The comment that is to be answered.
	commentID  int64
	text, tags string
	list       []answer.Fact
	at         int // chosen, -1 none
	folded     bool
	narrow     bool

	search *kit.Entry
	rows   *fyne.Container
	scroll *container.Scroll
	tools  *fyne.Container
	head   *fyne.Container
	close  *kit.Button
	whole  fyne.CanvasObject
	strip  fyne.CanvasObject
	root   *fyne.Container
	latest kit.Latest
	wait   func()
}

func newFacts(s *Screen) *facts {
	f := &facts{s: s, at: -1, rows: kit.Column(0), tools: kit.Row(4)}
	f.search = kit.NewEntry(lang.T("inboxview.facts.search"))
	f.search.SetIcon("search")
	f.search.OnChanged = func(string) {
		f.stop()
		f.wait = s.after(searchWait, f.reload)
	}
	f.search.OnEscape = func() {
		if f.search.Text != "" {
			f.search.SetText("")
			f.reload()
			return
		}
		s.talk.reply.focus()
	}
	f.search.OnKey = f.searchKey
	f.close = kit.NewIconButton("chevron-right", lang.T("inboxview.facts.fold"), s.toggleFacts).Small()
	f.head = kit.Fixed(0, 48, kit.Pad(0, 8, 0, 16, kit.Row(8, kit.IconImage("book-open", kit.Ink, 16),
		kit.Grow(kit.NewLabel(lang.T("inboxview.facts"), kit.Strong, kit.Ink)),
		kit.NewIconButton("plus", lang.T("inboxview.facts.add"), func() { s.editFact(answer.Fact{}) }).Small(), f.close)))
	f.scroll = container.NewVScroll(kit.Pad(10, 16, 12, 16, kit.Column(10, f.rows, f.tools)))
	top := kit.Column(0, f.head, kit.Divider(), kit.Pad(12, 16, 0, 16, f.search))
	f.whole = newDock(top, legend(), f.scroll, nil)
	open := kit.NewIconButton("book-open", lang.T("inboxview.facts")+" (F)", s.toggleFacts)
	f.strip = kit.Column(0, kit.Pad(10, 6, 0, 6, open))
	f.root = kit.Panel(kit.Sunken, container.NewStack(f.whole, f.strip))
	f.strip.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *facts) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.root) }

// MinSize is small: the pane takes what it gets.
func (f *facts) MinSize() fyne.Size { return fyne.NewSize(factsFolded, 200) }

// fold shows the pane whole or as a strip.
func (f *facts) fold(folded, narrow bool) {
	f.folded = folded
	f.narrow = narrow
	f.whole.(*fyne.Container).Hidden, f.strip.(*fyne.Container).Hidden = folded, !folded
	f.close.Hidden = !narrow
}

func (s *Screen) toggleFacts() {
	s.panes.toggle()
}

// focusSearch takes the keyboard to the search of the facts.
func (f *facts) focusSearch() {
	if f.folded {
		f.s.toggleFacts()
	}
	f.s.host.Overlay().Canvas().Focus(f.search)
}

func (f *facts) stop() {
	if f.wait != nil {
		f.wait()
		f.wait = nil
	}
}

// searchKey moves in the facts while the keyboard is in their search.
func (f *facts) searchKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		f.choose(f.at + 1)
	case fyne.KeyUp:
		f.choose(f.at - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		f.insert(max(0, f.at))
	default:
		return false
	}
	return true
}

// setComment shows the facts of a comment's brand, those that may answer it first.
func (f *facts) setComment(c *models.Comment) {
	if c.ID != f.commentID || c.BrandID != f.brandID {
		f.commentID, f.brandID, f.text, f.tags, f.at = c.ID, c.BrandID, c.Body, c.Tags, -1
		f.reload()
	}
}

func (f *facts) reload() {
	f.stop()
	brand, text, tags := f.brandID, f.search.Text, strings.Fields(f.tags)
	about, _ := safe(f.text, foldMost)
	if brand == 0 {
		f.list = nil
		f.fill()
		return
	}
	f.latest.Run(f.s.host.Runner(), func() func() {
		ctx := context.Background()
		list, err := f.s.answers.Facts(ctx, brand, text)
		if err == nil && text == "" && about != "" {
			var first []answer.Fact
			first, err = f.s.answers.Suggest(ctx, brand, about, tags)
			list = inFront(first, list)
		}
		return func() {
			if err != nil {
				slog.Error("inbox: facts", "err", err)
				f.s.failed(err)
				return
			}
			f.list = list
			f.at = min(f.at, len(list)-1)
			f.fill()
		}
	})
}

// inFront puts some facts before the others.
func inFront(first, all []answer.Fact) []answer.Fact {
	out := append([]answer.Fact(nil), first...)
	for _, x := range all {
		if !slices.ContainsFunc(first, func(f answer.Fact) bool { return f.ID == x.ID }) {
			out = append(out, x)
		}
	}
	return out
}

// fill builds the rows anew.
func (f *facts) fill() {
	f.rows.Objects = nil
	b := f.s.byID[f.brandID]
	if b == nil {
		f.tools.Objects = nil
		f.scroll.Refresh()
		return
	}
	f.rows.Add(kit.Fixed(0, 32, kit.Row(8, kit.Logo(b, 18), kit.NewLabel(b.Name, kit.CompactBold, kit.Ink))))
	f.rows.Add(kit.Divider())
	for i := range f.list {
		if i < factsShown {
			f.rows.Add(newFactRow(f, i))
			f.rows.Add(kit.Divider())
		}
	}
	if len(f.list) == 0 {
		words := lang.T("inboxview.facts.none")
		if f.search.Text != "" {
			words = lang.T("inboxview.facts.no_hit", "text", line(f.search.Text, 40))
		}
		f.rows.Add(kit.Pad(10, 0, 6, 0, kit.NewParagraph(words, kit.Compact, kit.Ink3).SetWidth(250)))
	}
	f.fillTools()
	f.rows.Refresh()
	f.scroll.Refresh()
}

// fillTools are what can be done with the chosen fact.
func (f *facts) fillTools() {
	f.tools.Objects = nil
	if len(f.list) == 0 {
		f.tools.Add(kit.NewButton(lang.T("inboxview.facts.add"), "plus", kit.Outlined, func() { f.s.editFact(answer.Fact{}) }).Small())
		f.tools.Add(kit.Spacer())
		f.tools.Refresh()
		return
	}
	f.tools.Add(kit.NewButton(lang.T("inboxview.facts.insert"), "corner-down-left", kit.Outlined, func() { f.insert(max(0, f.at)) }).Small())
	f.tools.Add(kit.Spacer())
	if f.at >= 0 {
		chosen := f.list[f.at]
		f.tools.Add(kit.NewIconButton("check", lang.T("inboxview.facts.checked"), func() { f.s.checked(chosen) }).Small())
		f.tools.Add(kit.NewIconButton("pen-line", lang.T("common.edit"), func() { f.s.editFact(chosen) }).Small())
		f.tools.Add(kit.NewIconButton("trash-2", lang.T("common.delete"), func() { f.s.deleteFact(chosen) }).Small())
	}
	f.tools.Refresh()
}

// choose marks a fact and brings it into sight.
func (f *facts) choose(i int) {
	if len(f.list) == 0 {
		return
	}
	f.at = min(max(i, 0), min(len(f.list), factsShown)-1)
	for _, o := range f.rows.Objects {
		if r, ok := o.(*factRow); ok {
			r.look()
			if r.i == f.at {
				top, low := r.Position().Y, r.Position().Y+r.Size().Height+20
				switch {
				case top < f.scroll.Offset.Y:
					f.scroll.ScrollToOffset(fyne.NewPos(0, top))
				case low > f.scroll.Offset.Y+f.scroll.Size().Height:
					f.scroll.ScrollToOffset(fyne.NewPos(0, low-f.scroll.Size().Height))
				}
			}
		}
	}
	f.fillTools()
}

// insert puts a fact into the reply; an old one says so.
func (f *facts) insert(i int) {
	if i >= len(f.list) {
		return
	}
	fact := f.list[i]
	f.s.talk.reply.insert(fact.Body)
	if fact.Old {
		f.s.host.Overlay().Toast("triangle-alert", lang.T("inboxview.facts.old", "title", line(fact.Title, 60)), lang.T("inboxview.facts.checked"), func() { f.s.checked(fact) })
	}
}

// legend is the keys at the foot of the pane.
func legend() fyne.CanvasObject {
	pair := func(text string, keys ...string) fyne.CanvasObject {
		caps := kit.Row(2)
		for _, k := range keys {
			caps.Add(kit.KeyCap(k))
		}
		return kit.Grow(kit.Row(8, kit.Fixed(40, 18, caps), kit.Grow(kit.NewLabel(text, kit.Caption, kit.Ink2))))
	}
	rows := kit.Column(6, kit.Text(lang.T("inboxview.keys"), kit.Caption, kit.Ink3),
		kit.Row(8, pair(lang.T("inboxview.key.move"), "J", "K"), pair(lang.T("inboxview.key.reply"), "R")),
		kit.Row(8, pair(lang.T("inboxview.key.like"), "L"), pair(lang.T("inboxview.key.escalate"), "E")),
		kit.Row(8, pair(lang.T("inboxview.key.done"), "S"), pair(lang.T("inboxview.key.saved_short"), "1–9")))
	return kit.Pad(8, 16, 14, 16, rows)
}
