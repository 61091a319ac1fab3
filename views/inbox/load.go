package inbox

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// pageSize is how many comments are fetched at a time.
const pageSize = 60

// After calls f on the UI goroutine after a while, unless stopped before.
type After func(d time.Duration, f func()) (stop func())

// later is the clock of a running program. It waits only while something is due.
func later(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// SetAfter replaces the clock behind search and checks; tests run it by hand.
func (s *Screen) SetAfter(a After) { s.after = a }

// loading is what is being read.
type loading struct {
	busy, again bool // a reading is under way; another is wanted after it
	seq         int  // of queries; answers of an older one are dropped
	next        string
	paging      bool
	opening     kit.Latest
	stale       bool // brands changed
	fresh       bool // the query changed: begin at its first page
}

// changed takes up a write of any service.
func (s *Screen) changed(c models.Changed) {
	switch c.Area {
	case models.AreaComments:
	case models.AreaBrands:
		s.loading.stale = true
	case models.AreaAnswers:
		if s.visible {
			s.facts.reload()
			s.reopen()
		}
		return
	default:
		return
	}
	if s.visible { // Shown reads anyway
		s.reload()
	}
}

// requery asks anew after the query changed, from its first page.
func (s *Screen) requery() {
	s.loading.seq++
	s.loading.fresh = true
	s.list.untick()
	s.head.sync()
	s.reload()
}

// reading is what one reading brings.
type reading struct {
	brands  []models.Brand // nil: as before
	items   []*item
	next    string
	counts  inbox.Counts
	filters []models.SavedFilter
	alarms  []Alarm
	err     error
}

// reload reads what is listed, as much of it as was listed before. Readings do not
// run beside each other: during an import changes come faster than answers.
func (s *Screen) reload() {
	l := &s.loading
	if l.busy {
		l.again = true
		return
	}
	l.busy = true
	want := pageSize
	if !l.fresh {
		want = max(pageSize, len(s.list.items))
	}
	fresh, seq, q, now := l.fresh, l.seq, s.query, s.host.Now()
	brands := s.brandList == nil || l.stale
	l.fresh, l.stale = false, false
	s.host.Runner().Run(func() func() {
		a := s.fetch(q, want, brands, now)
		return func() {
			l.busy = false
			if seq == l.seq {
				s.take(a, fresh)
			}
			if l.again || seq != l.seq {
				l.again = false
				s.reload()
			}
		}
	})
}

// fetch runs off the UI goroutine.
func (s *Screen) fetch(q inbox.Query, want int, brands bool, now time.Time) (a reading) {
	ctx := context.Background()
	if brands {
		if a.brands, a.err = s.brands.List(ctx, false); a.err != nil {
			return a
		}
	}
	for first := true; first || a.next != "" && len(a.items) < want; first = false {
		page, err := s.svc.Page(ctx, q, a.next, pageSize)
		if err != nil {
			a.err = err
			return a
		}
		for _, c := range page.Rows {
			a.items = append(a.items, s.newItem(c))
		}
		a.next = page.Next
	}
	if a.counts, a.err = s.svc.Counts(ctx, q.BrandIDs); a.err != nil {
		return a
	}
	if a.filters, a.err = s.svc.Filters(ctx); a.err != nil {
		return a
	}
	if s.o.Alarms != nil {
		var err error
		if a.alarms, err = s.o.Alarms(ctx, now); err != nil { // the queue works without them
			slog.Warn("inbox: alarms", "err", err)
		}
	}
	return a
}

// take shows what was read.
func (s *Screen) take(a reading, fresh bool) {
	if a.err != nil {
		slog.Error("inbox: read", "err", a.err)
		s.host.Overlay().Toast("triangle-alert", lang.Error(a.err), lang.T("common.retry"), s.reload)
		return
	}
	if a.brands != nil {
		s.brandList, s.byID = a.brands, map[int64]*models.Brand{}
		for i := range a.brands {
			s.byID[a.brands[i].ID] = &a.brands[i]
		}
	}
	s.read = true
	s.counts, s.filters, s.alarms = a.counts, a.filters, a.alarms
	s.loading.next, s.loading.paging = a.next, false
	if fresh {
		s.list.at, s.list.items = -1, nil
		s.list.scrollTo(0)
	}
	s.list.set(a.items)
	s.takeWanted()
	s.showMiddle()
	s.queues.show()
	s.head.sync()
	s.banner.show()
	s.openCurrent()
	s.host.Refresh()
}

// takeWanted brings the comment that was asked for to the cursor; one that is
// not listed is shown without.
func (s *Screen) takeWanted() {
	if s.want != 0 {
		s.loose = 0
		if !s.list.choose(s.want) {
			s.loose = s.want
		}
		s.want = 0
	}
	if s.loose != 0 {
		s.list.at = -1
		s.list.field.place()
	}
}

// more fetches the next page when the end of the list comes near.
func (s *Screen) more() {
	l := &s.loading
	if l.next == "" || l.paging || l.busy {
		return
	}
	l.paging = true
	seq, q, after := l.seq, s.query, l.next
	s.host.Runner().Run(func() func() {
		page, err := s.svc.Page(context.Background(), q, after, pageSize)
		var items []*item
		for _, c := range page.Rows {
			items = append(items, s.newItem(c))
		}
		return func() {
			if seq != l.seq || after != l.next {
				return
			}
			l.paging = false
			if err != nil {
				slog.Error("inbox: next page", "err", err)
				l.next = ""
				s.failed(err)
				return
			}
			l.next = page.Next
			s.list.add(items)
		}
	})
}

// openCurrent shows the conversation of the comment at the cursor.
func (s *Screen) openCurrent() {
	it := s.list.current()
	switch {
	case s.loose != 0:
		s.openID(s.loose)
	case it != nil:
		s.openID(it.ID)
	default:
		s.talk.clear()
		s.facts.setComment(&models.Comment{})
	}
}

// reopen reads the conversation shown again.
func (s *Screen) reopen() {
	if id := s.talk.id; id != 0 {
		s.openID(id)
	}
}

// openID reads a conversation and shows it; one overtaken by another is dropped.
func (s *Screen) openID(id int64) {
	s.loading.opening.Run(s.host.Runner(), func() func() {
		ctx := context.Background()
		c, err := s.svc.Open(ctx, id)
		var saved []models.SavedReply
		if err == nil {
			c.Guide, c.Topic, err = s.answers.Guide(ctx, c.Comment.BrandID, c.Comment.Kind, strings.Fields(c.Comment.Tags))
		}
		if err == nil {
			topic, _, _ := strings.Cut(c.Comment.Tags, " ")
			saved, err = s.answers.Saved(ctx, c.Comment.BrandID, c.Comment.Kind, topic)
		}
		return func() {
			if err != nil {
				slog.Error("inbox: open", "comment", id, "err", err)
				s.failed(err)
				return
			}
			s.saved = saved
			s.talk.show(c)
			s.facts.setComment(&c.Comment)
		}
	})
}

// filterText is a query as a saved filter keeps it: without the brands of the top bar.
func filterText(q inbox.Query) string {
	q.BrandIDs = nil
	b, err := json.Marshal(q)
	if err != nil { // strings and numbers alone
		return ""
	}
	return string(b)
}
