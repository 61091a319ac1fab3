package inbox

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// searchWait is how long typing must rest before the search runs.
const searchWait = 180 * time.Millisecond

// topics that can be filtered by, the most asked first.
var topics = []string{"stock", "price", "shipping", "order", "size", "location", "refund", "giveaway", "health", "service", "app", "partner", "job"}

// listHead is what stands above the list: queue and count, order, search, and
// the filters in force.
type listHead struct {
	s      *Screen
	object fyne.CanvasObject
	title  *canvas.Text
	count  *canvas.Text
	order  *kit.Select
	search *kit.Entry
	filter *kit.Button
	chips  *fyne.Container
	wait   func() // stops the search that is waiting
}

func newListHead(s *Screen) *listHead {
	h := &listHead{s: s, title: kit.Text("", kit.Strong, kit.Ink), count: kit.Text("", kit.Compact, kit.Ink3)}
	var orders []kit.Option
	for _, o := range []inbox.Order{inbox.ByPriority, inbox.ByNewest, inbox.ByOldest, inbox.ByLikes} {
		orders = append(orders, kit.Option{Value: string(o), Text: lang.T("inboxview.order." + string(o))})
	}
	h.order = kit.NewSelect(lang.T("inboxview.order"), orders, string(inbox.ByPriority), func(v string) {
		s.query.Order = inbox.Order(v)
		s.requery()
	}).Small()
	h.search = kit.NewEntry(lang.T("inboxview.search"))
	h.search.SetIcon("search")
	h.search.OnChanged = h.typed
	h.search.OnEscape = func() {
		if h.search.Text != "" {
			h.search.SetText("")
			h.searchNow("")
		}
		kit.FocusOn(s.list)
	}
	h.search.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeyDown {
			h.searchNow(h.search.Text)
			kit.FocusOn(s.list)
			return true
		}
		return false
	}
	h.filter = kit.NewButton(lang.T("common.filter"), "", kit.Outlined, h.openFilter).Trailing("chevron-down")
	h.chips = container.New(flow{s.listRoom, 6, 10})
	first := kit.Fixed(0, 48, kit.Pad(0, 16, 0, 16, kit.Row(8, h.title, h.count, kit.Spacer(), h.order)))
	second := kit.Pad(0, 16, 10, 16, kit.Row(8, kit.Grow(h.search), h.filter))
	h.object = kit.Column(0, first, second, kit.Pad(0, 16, 0, 16, h.chips), kit.Divider())
	h.sync()
	return h
}

// sync takes over query and counts.
func (h *listHead) sync() {
	s := h.s
	h.title.Text = queueName(s.query.Queue)
	n := s.counts.Queues[s.query.Queue]
	if s.narrowed() {
		n = len(s.list.items)
	}
	h.count.Text = shortCount(n)
	if s.narrowed() && s.loading.next != "" {
		h.count.Text += "+"
	}
	if !s.read || s.query.Queue == inbox.Everything && !s.narrowed() {
		h.count.Text = ""
	}
	h.order.SetValue(string(s.query.Order))
	if h.search.Text != s.query.Text && !h.search.Focused() {
		h.search.Set(s.query.Text)
	}
	h.showChips()
	h.title.Refresh()
	h.count.Refresh()
	h.object.Refresh()
	if s.listPane != nil {
		relay(s.listPane)
	}
}

// narrowed reports whether only a part of the queue is listed.
func (s *Screen) narrowed() bool {
	q := s.query
	return q.AccountID != 0 || q.LivePostID != 0 || q.CampaignID != 0 || q.PersonID != 0 || q.Tag != "" || q.Late || q.Text != ""
}

// showChips names the filters in force, each with the way out.
func (h *listHead) showChips() {
	s := h.s
	h.chips.Objects = nil
	chip := func(text string, clear func()) {
		b := kit.NewButton(kit.Fit(line(text, 80), kit.Compact, 190), "", kit.SoftTeal, func() {
			s.filterID = 0
			clear()
			s.requery()
		}).Small().Trailing("x").Tip(lang.T("inboxview.filter.clear"))
		h.chips.Add(b)
	}
	if a := s.account(s.query.AccountID); a != nil {
		chip(accountName(a), func() { s.query.AccountID = 0 })
	}
	if s.query.LivePostID != 0 {
		chip(s.postTitle, func() { s.query.LivePostID = 0 })
	}
	if s.query.CampaignID != 0 {
		chip(s.postTitle, func() { s.query.CampaignID = 0 })
	}
	if s.query.PersonID != 0 {
		chip(s.postTitle, func() { s.query.PersonID = 0 })
	}
	if s.query.Tag != "" {
		chip(tagName(s.query.Tag), func() { s.query.Tag = "" })
	}
	if s.query.Late {
		chip(lang.T("inboxview.filter.late"), func() { s.query.Late = false })
	}
	if len(h.chips.Objects) > 0 && s.filterID == 0 {
		h.chips.Add(kit.NewButton(lang.T("inboxview.filter.save"), "bookmark-plus", kit.Ghost, s.askFilterName).Small())
	}
	h.chips.Hidden = len(h.chips.Objects) == 0
	h.chips.Refresh()
}

func (s *Screen) account(id int64) *models.Account {
	for i := range s.brandList {
		for n := range s.brandList[i].Accounts {
			if a := &s.brandList[i].Accounts[n]; a.ID == id && id != 0 {
				return a
			}
		}
	}
	return nil
}

// typed searches when typing rests.
func (h *listHead) typed(text string) {
	if h.wait != nil {
		h.wait()
	}
	h.wait = h.s.after(searchWait, func() { h.searchNow(text) })
}

func (h *listHead) searchNow(text string) {
	if h.wait != nil {
		h.wait()
		h.wait = nil
	}
	if text = strings.TrimSpace(text); text != h.s.query.Text {
		h.s.query.Text = text
		h.s.requery()
	}
}

// openFilter is the menu of what the list can be narrowed by.
func (h *listHead) openFilter() {
	s := h.s
	set := func(change func()) func() {
		return func() { s.filterID = 0; change(); s.requery() }
	}
	var subjects []kit.MenuItem
	for _, t := range topics {
		subjects = append(subjects, kit.MenuItem{Label: tagName(t), Checked: s.query.Tag == t, Action: set(func() { s.query.Tag = t })})
	}
	items := []kit.MenuItem{
		{Icon: "clock-alert", Label: lang.T("inboxview.filter.late"), Checked: s.query.Late, Action: set(func() { s.query.Late = !s.query.Late })},
		{Icon: "hash", Label: lang.T("inboxview.filter.topic"), Sub: subjects},
	}
	if p := s.talk.c.Post; p.LivePostID != 0 {
		items = append(items, kit.MenuItem{Icon: "image", Label: lang.T("inboxview.filter.post"), Action: func() { s.filterPost(p) }})
	}
	if p := s.talk.c.Person; p.ID != 0 {
		items = append(items, kit.MenuItem{Icon: "user", Label: lang.T("inboxview.filter.person"), Action: func() { s.filterPerson(p) }})
	}
	items = append(items, kit.MenuItem{Icon: "inbox", Label: lang.T("inboxview.filter.all"), Action: set(func() { s.query.Queue = inbox.Everything })})
	if s.o.Campaigns == nil {
		s.host.Overlay().Menu(kit.Below(h.filter), items)
		return
	}
	ids := s.query.BrandIDs
	s.host.Runner().Run(func() func() {
		list, err := s.o.Campaigns(context.Background(), ids)
		return func() {
			if err != nil {
				s.failed(err)
				return
			}
			var sub []kit.MenuItem
			for _, c := range list {
				sub = append(sub, kit.MenuItem{Label: c.Name, Checked: s.query.CampaignID == c.ID, Action: set(func() { s.query.CampaignID, s.postTitle = c.ID, c.Name })})
			}
			if len(sub) > 0 {
				items = append(items, kit.MenuItem{Icon: "flag", Label: lang.T("inboxview.filter.campaign"), Sub: sub})
			}
			s.host.Overlay().Menu(kit.Below(h.filter), items)
		}
	})
}

// filterPost lists the comments of one post alone, filterPerson those of one person.
func (s *Screen) filterPost(p inbox.PostHead) {
	s.filterID, s.query.LivePostID, s.query.CampaignID, s.query.PersonID, s.postTitle = 0, p.LivePostID, 0, 0, p.Title
	s.query.Queue = inbox.Everything
	s.requery()
}

func (s *Screen) filterPerson(p models.Person) {
	s.filterID, s.query.LivePostID, s.query.CampaignID, s.query.PersonID, s.postTitle = 0, 0, 0, p.ID, authorName(p.Handle, p.Name)
	s.query.Queue = inbox.Everything
	s.requery()
}

// setQueue shows another queue; its filters stay.
func (s *Screen) setQueue(q inbox.Queue) {
	if s.filterID != 0 {
		s.filterID = 0
		s.query = inbox.Query{BrandIDs: s.query.BrandIDs, Order: s.query.Order}
	}
	s.query.Queue = q
	s.requery()
	kit.FocusOn(s.list)
}

// setAccount lists one account's comments, or all again.
func (s *Screen) setAccount(id int64) {
	if s.query.AccountID == id {
		id = 0
	}
	s.query.AccountID, s.filterID = id, 0
	s.requery()
}

// useFilter lists what a saved filter asks for.
func (s *Screen) useFilter(f models.SavedFilter) {
	var q inbox.Query
	if err := json.Unmarshal([]byte(f.Query), &q); err != nil {
		s.host.Overlay().Toast("triangle-alert", lang.T("inboxview.filter.broken"), "", nil)
		return
	}
	q.BrandIDs = s.query.BrandIDs
	s.query, s.filterID, s.postTitle = q, f.ID, f.Name
	s.requery()
	kit.FocusOn(s.list)
}

// askFilterName saves the filters in force under a name.
func (s *Screen) askFilterName() {
	name := kit.NewEntry(lang.T("inboxview.filter.name"))
	if len(s.head.chips.Objects) > 1 {
		if b, ok := s.head.chips.Objects[0].(*kit.Button); ok {
			name.SetText(b.Label())
		}
	}
	var d *kit.Dialog
	save := func() {
		text := strings.TrimSpace(name.Text)
		if text == "" {
			name.SetError(lang.T("inboxview.filter.name_needed"))
			return
		}
		f := &models.SavedFilter{Name: text, Query: filterText(s.query), Position: len(s.filters)}
		d.Close()
		s.do(func(ctx context.Context) error { return s.svc.SaveFilter(ctx, f) }, func() {
			s.filterID = f.ID
			s.reload()
		})
	}
	name.OnSubmitted = func(string) { save() }
	d = s.host.Overlay().Dialog(lang.T("inboxview.filter.save"), kit.Field(lang.T("common.name"), name, ""), 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("common.save"), "", kit.Primary, save))
	d.Focus(name)
}

func (s *Screen) deleteFilter(f models.SavedFilter) {
	s.do(func(ctx context.Context) error { return s.svc.DeleteFilter(ctx, f.ID) }, func() {
		if s.filterID == f.ID {
			s.filterID = 0
		}
		s.reload()
		s.host.Overlay().Toast("trash-2", lang.T("inboxview.filter.deleted", "name", line(f.Name, 40)), lang.T("common.undo"), func() {
			back := f
			back.ID = 0
			s.do(func(ctx context.Context) error { return s.svc.SaveFilter(ctx, &back) }, s.reload)
		})
	})
}

// do runs a command off the UI goroutine, and then on it what follows.
func (s *Screen) do(command func(context.Context) error, then func()) {
	s.host.Runner().Run(func() func() {
		err := command(context.Background())
		return func() {
			if err != nil {
				s.failed(err)
				return
			}
			if then != nil {
				then()
			}
		}
	})
}
