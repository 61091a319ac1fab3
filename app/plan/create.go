package plan

import (
	"context"
	"slices"
	"strings"

	"lontar/app/lang"
	"lontar/models"
)

// Draft is a post about to be made.
type Draft struct {
	BrandID    int64
	Title      string
	Day, Clock string  // "" not decided
	Accounts   []int64 // nil all active ones; empty none yet
	PillarID   int64
	Form       models.Form
	Caption    string
}

// Create makes a post. One undo puts it in the bin.
func (s *Service) Create(ctx context.Context, d Draft) (*models.Post, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.store.Brand(ctx, d.BrandID)
	if err != nil {
		return nil, err
	}
	p, err := compose(b, d)
	if err != nil {
		return nil, err
	}
	done := Done{Key: "plan.created", Args: []any{"title", name(p)}}
	if err := s.insert(ctx, "post.create", []*models.Post{p}, &done); err != nil {
		return nil, err
	}
	return p.Clone(), nil
}

// Add makes a post of what a template says, at a day and clock ("" not
// decided). One undo puts it in the bin.
func (s *Service) Add(ctx context.Context, p *models.Post, day, clock string) (*models.Post, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case day != "" && !isDay(day):
		return nil, refuse("plan.error.day", "value", day)
	case clock != "" && !isClock(clock):
		return nil, refuse("plan.error.clock", "value", clock)
	}
	b, err := s.store.Brand(ctx, p.BrandID)
	if err != nil {
		return nil, err
	}
	p = p.Clone()
	for i := range p.Variants {
		p.Variants[i].Day, p.Variants[i].Clock = day, clock
	}
	p.Summarise(b.Zone)
	done := Done{Key: "plan.created", Args: []any{"title", name(p)}}
	if err := s.insert(ctx, "post.create", []*models.Post{p}, &done); err != nil {
		return nil, err
	}
	return p.Clone(), nil
}

func compose(b *models.Brand, d Draft) (*models.Post, error) {
	switch {
	case d.Day != "" && !isDay(d.Day):
		return nil, refuse("plan.error.day", "value", d.Day)
	case d.Clock != "" && !isClock(d.Clock):
		return nil, refuse("plan.error.clock", "value", d.Clock)
	case d.PillarID != 0 && b.Pillar(d.PillarID) == nil:
		return nil, refuse("plan.error.pillar")
	case d.Form != models.FormNone && !slices.Contains(models.Forms, d.Form):
		return nil, refuse("plan.error.form", "value", string(d.Form))
	}
	accounts := d.Accounts
	if accounts == nil {
		for _, a := range b.Accounts {
			if a.ArchivedAt == 0 {
				accounts = append(accounts, a.ID)
			}
		}
	}
	p := &models.Post{
		BrandID: b.ID, Title: strings.TrimSpace(d.Title), PillarID: d.PillarID, Form: d.Form, Caption: d.Caption,
	}
	if len(accounts) == 0 {
		accounts = []int64{0}
	}
	for _, id := range unique(accounts) {
		if id != 0 && b.Account(id) == nil {
			return nil, refuse("plan.error.account")
		}
		p.Variants = append(p.Variants, models.Variant{AccountID: id, Day: d.Day, Clock: d.Clock})
	}
	p.Summarise(b.Zone)
	return p, nil
}

// insert saves new posts as one step of undo; before it, they were in the bin.
func (s *Service) insert(ctx context.Context, kind string, posts []*models.Post, done *Done) error {
	now := s.now().Unix()
	for _, p := range posts {
		p.CreatedAt, p.UpdatedAt = now, now
	}
	if err := s.store.SavePosts(ctx, posts); err != nil {
		return err
	}
	before := cloneAll(posts)
	events := make([]models.Event, len(posts))
	for i, p := range posts {
		before[i].DeletedAt = now
		done.New = append(done.New, p.ID)
		events[i] = models.Event{At: now, Actor: actor, Kind: kind, BrandID: p.BrandID, PostID: p.ID}
	}
	s.history.push(step{kind: kind, at: now, done: *done, before: before, after: cloneAll(posts)})
	s.announce(done.New)
	return s.store.Log(ctx, events...) // after the posts: only then their ids are known
}

// Duplicate copies posts with all they say but not how far they have come.
// With a day the earliest slot of each copy falls on it.
func (s *Service) Duplicate(ctx context.Context, ids []int64, day string) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if day != "" && !isDay(day) {
		return Done{}, refuse("plan.error.day", "value", day)
	}
	c, err := s.begin(ctx, "post.duplicate", ids)
	if err != nil {
		return Done{}, err
	}
	var copies []*models.Post
	for _, p := range c.after {
		twin := copyOf(p)
		if day != "" {
			put(twin, Place{Day: day})
		}
		copies = append(copies, twin)
	}
	return s.insertCopies(ctx, c, copies)
}

// CopyTo puts a copy of each post at its place, as Move would move it; of one
// variant only its own copy has the time.
func (s *Service) CopyTo(ctx context.Context, places ...Place) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := make([]int64, len(places))
	for i, p := range places {
		ids[i] = p.PostID
		if !isDay(p.Day) {
			return Done{}, refuse("plan.error.day", "value", p.Day)
		}
		if p.Clock != "" && !isClock(p.Clock) {
			return Done{}, refuse("plan.error.clock", "value", p.Clock)
		}
	}
	c, err := s.begin(ctx, "post.duplicate", ids)
	if err != nil {
		return Done{}, err
	}
	var copies []*models.Post
	for _, p := range c.after {
		i := slices.IndexFunc(places, func(pl Place) bool { return pl.PostID == p.ID })
		moved := p.Clone()
		put(moved, places[i]) // before the copy: variants are named by their ids
		copies = append(copies, copyOf(moved))
	}
	return s.insertCopies(ctx, c, copies)
}

// insertCopies saves copies of the posts of a change, in its order.
func (s *Service) insertCopies(ctx context.Context, c *change, copies []*models.Post) (Done, error) {
	for i, twin := range copies {
		p := c.after[i]
		was, _ := p.Slot()
		is, _ := twin.Slot()
		if was == is && strings.TrimSpace(twin.Title) != "" { // two of one name on one day must be told apart
			twin.Title = lang.T("plan.copy_title", "title", twin.Title)
		}
		twin.Summarise(c.brand(p).Zone)
	}
	d := Done{Key: "plan.duplicated_many", Args: []any{"n", len(copies)}}
	if len(copies) == 1 {
		when, clock := copies[0].Slot()
		d.Key, d.Args = "plan.duplicated", []any{"title", name(c.after[0]), "when", lang.When(when, clock)}
	}
	if err := s.insert(ctx, "post.duplicate", copies, &d); err != nil {
		return Done{}, err
	}
	return d, nil
}

// copyOf is a new post that says the same and has come no way yet.
func copyOf(p *models.Post) *models.Post {
	t := p.Clone()
	t.ID, t.UID, t.DeletedAt = 0, "", 0
	place := map[int64]int64{}
	for i := range t.Variants {
		v := &t.Variants[i]
		place[v.ID] = -int64(i + 1) // the store resolves it once the variant has an id
		v.ID, v.PostID, v.LiveURL, v.LiveAt = 0, 0, "", 0
		if v.Delivery == models.DeliveryIdea {
			v.Mark(models.Idea)
		} else {
			v.Mark(models.Draft)
		}
	}
	for i := range t.Media {
		m := &t.Media[i]
		m.ID, m.PostID = 0, 0
		if m.VariantID != 0 {
			m.VariantID = place[m.VariantID]
		}
	}
	for i := range t.Fields {
		t.Fields[i].ID, t.Fields[i].PostID = 0, 0
	}
	return t
}

// Delete puts posts in the bin.
func (s *Service) Delete(ctx context.Context, ids []int64) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.begin(ctx, "post.delete", ids)
	if err != nil {
		return Done{}, err
	}
	now := s.now().Unix()
	for _, p := range c.after {
		p.DeletedAt = now
	}
	d := Done{Key: "plan.deleted_many", Args: []any{"n", len(c.after)}}
	if len(c.after) == 1 {
		d.Key, d.Args = "plan.deleted", []any{"title", name(c.after[0])}
	}
	if err := s.commit(ctx, c, &d); err != nil {
		return Done{}, err
	}
	return d, nil
}
