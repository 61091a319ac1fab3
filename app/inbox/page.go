package inbox

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
	"lontar/models/store"
)

// waiting are the kinds that need words from the brand.
var waiting = []models.CommentKind{models.KindQuestion, models.KindComplaint, models.KindUnsorted}

// Waits reports whether an open comment of a kind needs words from the brand;
// praise and spam do not.
func Waits(k models.CommentKind) bool { return k != models.KindPraise && k != models.KindSpam }

// scope are the kinds and the state of a queue.
func (q Queue) scope() (kinds []models.CommentKind, state models.CommentState) {
	switch q {
	case NeedsReply:
		return waiting, models.CommentOpen
	case Complaints:
		return []models.CommentKind{models.KindComplaint}, models.CommentOpen
	case Questions:
		return []models.CommentKind{models.KindQuestion}, models.CommentOpen
	case Unsorted:
		return []models.CommentKind{models.KindUnsorted}, models.CommentOpen
	case Praise:
		return []models.CommentKind{models.KindPraise}, models.CommentOpen
	case Spam:
		return []models.CommentKind{models.KindSpam}, models.CommentOpen
	case Escalated:
		return nil, models.CommentEscalated
	case Done:
		return nil, models.CommentDone
	}
	return nil, ""
}

// Page answers a query, a page at a time: after is the Next of the page before.
func (s *Service) Page(ctx context.Context, q Query, after string, limit int) (Page, error) {
	sq := store.CommentQuery{
		BrandIDs: q.BrandIDs, AccountID: q.AccountID, LivePostID: q.LivePostID, CampaignID: q.CampaignID, PersonID: q.PersonID,
		Tag: q.Tag, Text: q.Text, Order: string(q.Order), After: after, Limit: limit,
	}
	sq.Kinds, sq.State = q.Queue.scope()
	if q.Late {
		sq.DueBefore = s.now().Unix()
	}
	rows, next, err := s.store.CommentPage(ctx, sq)
	return Page{Rows: rows, Next: next}, err
}

// Counts are the numbers beside the queues, of these brands or of all.
func (s *Service) Counts(ctx context.Context, brandIDs []int64) (Counts, error) {
	n := Counts{Queues: map[Queue]int{}, Accounts: map[int64]int{}, Brands: map[int64]int{}}
	have, err := s.store.CommentCounts(ctx, brandIDs)
	if err != nil {
		return n, err
	}
	of := map[models.CommentKind]Queue{
		models.KindComplaint: Complaints, models.KindQuestion: Questions, models.KindUnsorted: Unsorted,
		models.KindPraise: Praise, models.KindSpam: Spam,
	}
	for _, o := range have.Open {
		n.Queues[of[o.Kind]] += o.N
		n.Queues[Everything] += o.N
		if Waits(o.Kind) {
			n.Queues[NeedsReply] += o.N
			n.Accounts[o.AccountID] += o.N
			n.Brands[o.BrandID] += o.N
		}
	}
	n.Queues[Escalated], n.Queues[Done] = have.Escalated, have.Done
	n.Queues[Everything] += have.Escalated + have.Done
	return n, s.today(ctx, brandIDs, &n)
}

// today counts what was promised for today: comments whose deadline has come
// today, and those answered today before it. What still has time is not yet
// part of it.
func (s *Service) today(ctx context.Context, brandIDs []int64, n *Counts) error {
	brands, err := s.store.Brands(ctx, false)
	if err != nil {
		return err
	}
	wanted := map[int64]bool{}
	for _, id := range brandIDs {
		wanted[id] = true
	}
	zone, first := time.Local, true
	for i := range brands {
		b := &brands[i]
		if len(wanted) > 0 && !wanted[b.ID] {
			continue
		}
		if first {
			zone, n.Minutes = b.Location(), b.ReplyMinutes
		} else if n.Minutes != b.ReplyMinutes {
			n.Minutes = 0
		}
		first = false
	}
	now := s.now().In(zone)
	y, m, d := now.Date()
	begin, end := time.Date(y, m, d, 0, 0, 0, 0, zone).Unix(), time.Date(y, m, d+1, 0, 0, 0, 0, zone).Unix()
	due, inTime, err := s.store.DueCount(ctx, brandIDs, waiting, begin, now.Unix()+1)
	if err != nil {
		return err
	}
	_, early, err := s.store.DueCount(ctx, brandIDs, waiting, now.Unix()+1, end)
	n.Due, n.Answered = due+early, inTime+early
	return err
}

const (
	// historyShown is how many of a person's other comments a conversation lists.
	historyShown = 20
	historyRead  = 60 // read for it: those of the same thread are left out
)

// Open returns all a person needs to answer a comment.
func (s *Service) Open(ctx context.Context, id int64) (Conversation, error) {
	var v Conversation
	list, err := s.store.Comments(ctx, id)
	if err != nil {
		return v, err
	}
	if len(list) == 0 {
		return v, refuse("inbox.error.gone")
	}
	v.Comment = list[0]
	if v.Thread, err = s.store.CommentThread(ctx, id); err != nil {
		return v, err
	}
	ids := make([]int64, len(v.Thread))
	for i := range v.Thread {
		ids[i] = v.Thread[i].ID
	}
	if v.Replies, err = s.store.Replies(ctx, ids...); err != nil {
		return v, err
	}
	away, err := s.store.Escalations(ctx, id)
	if err != nil {
		return v, err
	}
	if len(away) > 0 && away[0].BackAt == 0 {
		v.Away = &away[0]
	}
	if err := s.author(ctx, &v); err != nil {
		return v, err
	}
	if v.Post, err = s.post(ctx, &v.Comment); err != nil {
		return v, err
	}
	v.Reasons, err = s.reasons(ctx, &v.Comment)
	return v, err
}

// author fills in who wrote and what they wrote before.
func (s *Service) author(ctx context.Context, v *Conversation) error {
	if v.Comment.PersonID == 0 {
		return nil
	}
	var err error
	if v.Person, err = s.store.Person(ctx, v.Comment.PersonID); errors.Is(err, store.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	all, n, err := s.store.PersonComments(ctx, v.Person.ID, historyRead)
	if err != nil {
		return err
	}
	here := map[int64]bool{}
	for _, c := range v.Thread {
		if here[c.ID] = true; c.PersonID == v.Person.ID {
			n--
		}
	}
	for _, c := range all {
		if !here[c.ID] && len(v.History) < historyShown {
			v.History = append(v.History, c)
		}
	}
	v.Before = max(n, 0)
	return nil
}

// post is the head of the post a comment stands under, zero when not known.
func (s *Service) post(ctx context.Context, c *models.Comment) (PostHead, error) {
	if c.LivePostID == 0 {
		return PostHead{}, nil
	}
	l, err := s.store.LiveHead(ctx, c.LivePostID)
	if errors.Is(err, store.ErrNotFound) {
		return PostHead{}, nil
	}
	if err != nil {
		return PostHead{}, err
	}
	h := PostHead{
		LivePostID: l.ID, PostID: l.PostID, BrandID: c.BrandID, AccountID: l.AccountID, Platform: l.Platform, Form: l.Form,
		Title: l.Planned, Hash: l.Hash, Permalink: l.Permalink, At: l.PublishedAt, Comments: l.Comments, Likes: l.Likes,
	}
	if h.Title == "" {
		h.Title = l.Title
	}
	if h.Form == "" {
		h.Form = l.PlanForm
	}
	return h, nil
}

// reasons say why a comment was sorted so, as far as the sorter still sees it
// so: what it learned since may have changed its mind.
func (s *Service) reasons(ctx context.Context, c *models.Comment) ([]string, error) {
	if c.KindBy != "auto" {
		return nil, nil
	}
	sorter, err := s.sorter(ctx)
	if err != nil {
		return nil, err
	}
	g := sorter.Guess(c.Body)
	if g.Kind.Stored() != c.Kind {
		if c.Kind == models.KindSpam {
			return []string{lang.T("inbox.reason.repeated")}, nil
		}
		return nil, nil
	}
	var out []string
	for _, r := range g.Reasons {
		out = append(out, r.Shown())
	}
	return out, nil
}

// Filters returns the saved views in their order. QueryOf reads them.
func (s *Service) Filters(ctx context.Context) ([]models.SavedFilter, error) {
	return s.store.SavedFilters(ctx)
}

// QueryOf is what a saved view asks for; ok is false when it was written by a
// newer program.
func QueryOf(f models.SavedFilter) (q Query, ok bool) {
	ok = json.Unmarshal([]byte(f.Query), &q) == nil
	return q, ok
}

// AsText is a query as a saved view keeps it.
func (q Query) AsText() string {
	text, _ := json.Marshal(q) // texts and numbers
	return string(text)
}

// SaveFilter keeps a view under a name of its own; ID 0 makes a new one, after
// the others, and is filled.
func (s *Service) SaveFilter(ctx context.Context, f *models.SavedFilter) error {
	if f.Name = line(f.Name, nameShown); f.Name == "" {
		return refuse("inbox.error.no_name")
	}
	have, err := s.store.SavedFilters(ctx)
	if err != nil {
		return err
	}
	if f.ID == 0 {
		f.Position = len(have)
	}
	for _, h := range have {
		if h.ID != f.ID && strings.EqualFold(h.Name, f.Name) {
			return refuse("inbox.error.name_taken", "name", f.Name)
		}
	}
	if err := s.store.SaveFilter(ctx, f); err != nil {
		return err
	}
	s.announce(nil)
	return nil
}

// DeleteFilter forgets a saved view.
func (s *Service) DeleteFilter(ctx context.Context, id int64) error {
	if _, err := s.store.DeleteFilter(ctx, id); err != nil {
		return goneAs(err)
	}
	s.announce(nil)
	return nil
}

// Live lists a brand's live posts whose title, caption or link holds text, the
// latest first, for choosing one by hand.
func (s *Service) Live(ctx context.Context, brandID int64, text string, limit int) ([]store.LiveHead, error) {
	return s.store.LiveHeads(ctx, brandID, text, limit)
}
