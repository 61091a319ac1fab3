package inbox

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// shownQueues are the lines of the left pane; "" is a hairline.
var shownQueues = []struct {
	queue inbox.Queue
	icon  string
}{
	{inbox.NeedsReply, "message-circle-reply"},
	{inbox.Complaints, "circle-alert"},
	{inbox.Questions, "circle-question-mark"},
	{inbox.Unsorted, "circle-dashed"},
	{inbox.Praise, "heart"},
	{inbox.Spam, "ban"},
	{},
	{inbox.Escalated, "user-round-check"},
	{inbox.Done, "circle-check"},
}

func queueName(q inbox.Queue) string { return lang.T("inboxview.queue." + string(q)) }

// queues is the left pane: queues, accounts, saved filters, the promise kept.
type queues struct {
	s        *Screen
	object   fyne.CanvasObject
	lines    map[inbox.Queue]*navItem
	accounts *fyne.Container
	filters  *fyne.Container
	promise  *fyne.Container
	print    string // of accounts and filters; the same are not built again
}

func newQueues(s *Screen) *queues {
	q := &queues{s: s, lines: map[inbox.Queue]*navItem{}, accounts: kit.Column(0), filters: kit.Column(0), promise: kit.Column(6)}
	column := kit.Column(0)
	for _, at := range shownQueues {
		if at.queue == "" {
			column.Add(kit.Pad(8, 10, 8, 10, kit.Divider()))
			continue
		}
		item := newNavItem(at.icon, queueName(at.queue), 36, func() { s.setQueue(at.queue) })
		item.alert = at.queue == inbox.Complaints
		q.lines[at.queue] = item
		column.Add(item)
	}
	column.Add(q.accounts)
	column.Add(q.filters)
	column.Add(kit.Pad(12, 10, 0, 10, q.promise))
	paste := kit.NewButton(lang.T("inboxview.paste"), "clipboard-paste", kit.Outlined, s.paste).AlignLeft()
	column.Add(kit.Pad(12, 0, 0, 0, paste))
	q.object = container.NewVScroll(kit.Pad(16, 12, 16, 12, column))
	return q
}

// show takes over counts, accounts and filters.
func (q *queues) show() {
	s := q.s
	for _, at := range shownQueues {
		if item := q.lines[at.queue]; item != nil {
			item.set(s.counts.Queues[at.queue], s.query.Queue == at.queue && s.filterID == 0)
		}
	}
	print := fmt.Sprint(s.query.AccountID, s.filterID, s.query.BrandIDs, s.counts.Accounts, s.filters, len(s.brandList))
	if print != q.print {
		q.print = print
		q.showAccounts()
		q.showFilters()
	}
	q.showPromise()
	q.object.Refresh()
}

func heading(text string) fyne.CanvasObject {
	return kit.Pad(14, 10, 6, 10, kit.Text(text, kit.Caption, kit.Ink3))
}

func (q *queues) showAccounts() {
	s := q.s
	q.accounts.Objects = nil
	for i := range s.brandList {
		b := &s.brandList[i]
		if !s.inScope(b.ID) {
			continue
		}
		for n := range b.Accounts {
			a := &b.Accounts[n]
			open := s.counts.Accounts[a.ID]
			if a.ArchivedAt != 0 && open == 0 {
				continue
			}
			item := newNavItem(glyphName(a.Platform), accountName(a), 32, func() { s.setAccount(a.ID) })
			item.set(open, s.query.AccountID == a.ID)
			q.accounts.Add(item)
		}
	}
	if len(q.accounts.Objects) > 0 {
		q.accounts.Objects = append([]fyne.CanvasObject{heading(lang.T("inboxview.accounts"))}, q.accounts.Objects...)
	}
	q.accounts.Refresh()
}

func glyphName(p models.Platform) string {
	if !p.Known() {
		return "platform/other"
	}
	return "platform/" + string(p)
}

// accountName is an account's handle as the platform writes it.
func accountName(a *models.Account) string {
	switch {
	case a.Handle != "":
		return a.Handle
	case a.Name != "":
		return a.Name
	}
	return a.Platform.Name()
}

func (q *queues) showFilters() {
	s := q.s
	q.filters.Objects = nil
	if len(s.filters) > 0 {
		q.filters.Add(heading(lang.T("inboxview.filters")))
	}
	for i := range s.filters {
		f := s.filters[i]
		item := newNavItem("bookmark", line(f.Name, 40), 32, func() { s.useFilter(f) })
		item.selected = s.filterID == f.ID
		item.menu = func(at fyne.Position) {
			s.host.Overlay().Menu(at, []kit.MenuItem{
				{Icon: "trash-2", Label: lang.T("inboxview.filter.delete"), Danger: true, Action: func() { s.deleteFilter(f) }},
			})
		}
		q.filters.Add(item)
	}
	q.filters.Refresh()
}

// showPromise says how many of today's comments were answered in time.
func (q *queues) showPromise() {
	c := &q.s.counts
	q.promise.Objects = nil
	if c.Due > 0 {
		text := lang.T("inboxview.promise", "answered", c.Answered, "due", c.Due)
		if c.Minutes > 0 {
			text = lang.T("inboxview.promise_within", "answered", c.Answered, "due", c.Due, "time", promised(c.Minutes))
		}
		q.promise.Add(kit.Text(lang.T("inboxview.promise_title"), kit.Caption, kit.Ink3))
		q.promise.Add(kit.NewParagraph(text, kit.Caption, kit.Ink2).SetWidth(160))
		q.promise.Add(bar(float32(c.Answered) / float32(c.Due)))
	}
	if q.s.o.Figures != nil {
		figures := kit.NewButton(lang.T("inboxview.figures"), "", kit.Link, q.s.openFigures).Small()
		q.promise.Add(kit.Row(0, figures, kit.Spacer()))
	}
	q.promise.Refresh()
}

// share is a bar of 6 px of which a part is filled.
type share struct{ part float32 }

func bar(part float32) fyne.CanvasObject {
	track, fill := canvas.NewRectangle(kit.Color(kit.Track)), canvas.NewRectangle(kit.Color(kit.Accent))
	track.CornerRadius, fill.CornerRadius = 3, 3
	return &fyne.Container{Layout: share{min(1, max(0, part))}, Objects: []fyne.CanvasObject{track, fill}}
}

func (share) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 6) }

func (b share) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place(o[0], 0, 0, size.Width, 6)
	place(o[1], 0, 0, size.Width*b.part, 6)
}

// promised is the time to answer as it is promised: "60 menit" rather than "1 jam".
func promised(minutes int) string {
	if minutes < 120 {
		return lang.N("common.minutes", minutes)
	}
	return lang.Duration(minutes)
}
