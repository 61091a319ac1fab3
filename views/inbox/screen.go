// Package inbox is the screen of the comment inbox: the queues at the left, the
// comments of one queue in the order they must be answered, the conversation
// with the box for the reply, and what is known about the brand at the right.
// It is worked with the keyboard alone.
package inbox

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// Screen is the comment inbox. All methods belong to the UI goroutine.
type Screen struct {
	host    Host
	svc     Service
	answers Answers
	brands  Brands
	thumb   func(hash string, px int) string
	o       Options
	after   After

	query     inbox.Query
	filterID  int64 // the saved filter in use, 0 none
	postTitle string
	brandList []models.Brand
	byID      map[int64]*models.Brand
	counts    inbox.Counts
	filters   []models.SavedFilter
	alarms    []Alarm
	hidden    map[int64]int // alarms put away: brand to their count

	read    bool // something was read
	visible bool
	want    int64 // the comment to show once it is listed
	loose   int64 // the comment shown although it is not listed, 0 none
	loading loading
	saved   []models.SavedReply // of the conversation shown, by their keys 1–9
	drafts  *drafts
	asked   asked

	root  fyne.CanvasObject
	panes *panes
	// listPane holds head, list and bulk bar.
	listPane *fyne.Container
	queues   *queues
	head     *listHead
	middle   *fyne.Container // the list or what stands in its place
	list     *list
	bulk     *bulk
	banner   *banner
	talk     *talk
	facts    *facts
	cancel   func()
}

// New builds the screen; it reads nothing before Shown. thumb answers with the
// file of a square picture, "" when it has none.
func New(host Host, svc Service, answers Answers, brands Brands, bus *models.Bus, thumb func(hash string, px int) string, o Options) *Screen {
	s := &Screen{
		host: host, svc: svc, answers: answers, brands: brands, thumb: thumb, o: o, after: later,
		byID: map[int64]*models.Brand{}, hidden: map[int64]int{},
	}
	s.query = inbox.Query{Queue: inbox.NeedsReply, Order: inbox.ByPriority}
	s.drafts = newDrafts(o.Drafts, host.Runner())
	s.list = newList(s)
	s.list.more, s.list.tick = s.more, s.ticksChanged
	s.list.moved = func() { s.loose = 0; s.openCurrent() }
	s.queues = newQueues(s)
	s.head = newListHead(s)
	s.banner = newBanner(s)
	s.bulk = newBulk(s)
	s.middle = container.NewStack(s.list)
	s.talk = newTalk(s)
	s.facts = newFacts(s)
	s.listPane = newDock(kit.Column(0, s.head.object, s.banner.object), s.bulk.object, s.middle, nil)
	s.panes = newPanes(s.queues.object, s.listPane, s.talk.object, s.facts)
	s.root = s.panes
	s.cancel = bus.Subscribe(func(c models.Changed) {
		host.Runner().Run(func() func() { return func() { s.changed(c) } })
	})
	return s
}

// Title names the screen.
func (s *Screen) Title() string { return lang.T("inboxview.title") }

// Subtitle is empty: the numbers stand beside the queues.
func (s *Screen) Subtitle() string { return "" }

// TopButtons are the screen's own buttons of the top bar.
func (s *Screen) TopButtons() []*kit.Button {
	name := lang.T("inboxview.import")
	if s.host.Width() < 1440 {
		name = lang.T("inboxview.import_short")
	}
	return []*kit.Button{kit.NewButton(name, "upload", kit.Outlined, s.host.OpenCommentImport).Tip(lang.T("inboxview.import"))}
}

// Object is the screen's content.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Shown reads the inbox and gives the keyboard to the list.
func (s *Screen) Shown() {
	s.visible = true
	s.reload()
	kit.FocusOn(s.list)
}

// Hidden keeps the unfinished replies.
func (s *Screen) Hidden() {
	s.visible = false
	s.drafts.save()
}

// Close keeps the unfinished replies, at once, and ends listening.
func (s *Screen) Close() {
	s.drafts.saveNow()
	s.talk.reply.stop()
	s.cancel()
}

// Tick follows the clock, once a minute.
func (s *Screen) Tick() {
	if !s.visible {
		return
	}
	s.list.field.place()
	s.talk.showDeadline()
}

// Resized lays the panes for another width of the window.
func (s *Screen) Resized() { s.panes.Refresh() }

// SetBrands shows the comments of these brands, of all when there are none.
func (s *Screen) SetBrands(ids []int64) {
	s.query.BrandIDs = ids
	if s.query.AccountID != 0 && !s.accountInScope(s.query.AccountID) {
		s.query.AccountID = 0
	}
	if s.read {
		s.requery()
	}
}

func (s *Screen) inScope(brandID int64) bool {
	if len(s.query.BrandIDs) == 0 {
		return true
	}
	for _, id := range s.query.BrandIDs {
		if id == brandID {
			return true
		}
	}
	return false
}

func (s *Screen) accountInScope(id int64) bool {
	for i := range s.brandList {
		for _, a := range s.brandList[i].Accounts {
			if a.ID == id {
				return s.inScope(s.brandList[i].ID)
			}
		}
	}
	return false
}

// clock tells how much time is left, now.
func (s *Screen) clock() clockwork { return clockwork{s.host.Now(), s.byID} }

// memory is what survives a rebuild of the window.
type memory struct {
	query    inbox.Query
	filterID int64
	title    string
	id       int64
	drafts   *drafts
	hidden   map[int64]int
	facts    bool
}

// State is what survives a rebuild of the window.
func (s *Screen) State() any {
	m := memory{query: s.query, filterID: s.filterID, title: s.postTitle, drafts: s.drafts, hidden: s.hidden, facts: s.panes.open}
	if it := s.list.current(); it != nil {
		m.id = it.ID
	}
	return m
}

// SetState takes up what State gave.
func (s *Screen) SetState(v any) {
	if m, ok := v.(memory); ok {
		s.query, s.filterID, s.postTitle, s.want, s.drafts, s.hidden = m.query, m.filterID, m.title, m.id, m.drafts, m.hidden
		s.panes.open = m.facts
		s.head.sync()
	}
}

// Show brings a comment into view, in the queue it is in.
func (s *Screen) Show(id int64) {
	s.want = id
	if s.list.moveToID(id) {
		s.want = 0
		return
	}
	s.query = inbox.Query{BrandIDs: s.query.BrandIDs, Queue: inbox.Everything, Order: inbox.ByPriority}
	s.filterID = 0
	s.requery()
}

// toast says what went wrong.
func (s *Screen) failed(err error) {
	s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
}
