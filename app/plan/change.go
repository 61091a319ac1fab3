package plan

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"lontar/app/lang"
	"lontar/models"
)

// actor is who the event log names: the person at this computer.
const actor = "smo"

// change is one command at work: the posts it may alter and their brands.
type change struct {
	kind   string         // kind of the events, "post.move"
	data   map[string]any // what the events say
	before []*models.Post
	after  []*models.Post
	brands map[int64]*models.Brand
	judged bool // stale approvals are marked already
}

func (c *change) brand(p *models.Post) *models.Brand { return c.brands[p.BrandID] }

// begin loads posts and their brands. Posts in the bin are left out: the
// screen that named them is older than their deletion.
func (s *Service) begin(ctx context.Context, kind string, ids []int64) (*change, error) {
	c := &change{kind: kind, brands: map[int64]*models.Brand{}}
	ids = unique(ids)
	posts, err := s.store.Posts(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for _, p := range posts {
		if p == nil || p.DeletedAt != 0 {
			continue
		}
		c.before = append(c.before, p)
		c.after = append(c.after, p.Clone())
		if err := s.need(ctx, c, p.BrandID); err != nil {
			return nil, err
		}
	}
	if len(c.after) == 0 {
		return nil, refuse("plan.error.gone")
	}
	return c, nil
}

func (s *Service) need(ctx context.Context, c *change, brandID int64) error {
	if c.brands[brandID] != nil {
		return nil
	}
	b, err := s.store.Brand(ctx, brandID)
	if err != nil {
		return fmt.Errorf("plan: brand %d: %w", brandID, err)
	}
	c.brands[brandID] = b
	return nil
}

// commit saves the posts that really changed as one step of undo and returns
// their ids. Approvals of changed content go stale on the way.
func (s *Service) commit(ctx context.Context, c *change, done *Done) error {
	var before, after []*models.Post
	var events []models.Event
	now := s.now().Unix()
	for i, p := range c.after {
		p.Summarise(c.brand(p).Zone)
		if same(c.before[i], p) {
			continue
		}
		if !c.judged {
			p.MarkStale(c.before[i])
		}
		p.Summarise(c.brand(p).Zone)
		p.UpdatedAt = now
		before, after = append(before, c.before[i]), append(after, p)
		events = append(events, s.event(c, c.before[i], p))
	}
	if len(after) == 0 {
		return nil
	}
	if err := s.store.SavePosts(ctx, after, events...); err != nil {
		return err
	}
	for _, p := range after {
		done.IDs = append(done.IDs, p.ID)
	}
	s.history.push(step{kind: c.kind, at: now, done: *done, before: before, after: cloneAll(after)})
	s.announce(done.IDs)
	return nil
}

func (s *Service) event(c *change, before, after *models.Post) models.Event {
	data := map[string]any{}
	for k, v := range c.data {
		data[k] = v
	}
	wasDay, wasClock := before.Slot()
	day, clock := after.Slot()
	if wasDay != day || wasClock != clock {
		data["from"] = strings.TrimSpace(wasDay + " " + wasClock)
		data["to"] = strings.TrimSpace(day + " " + clock)
	}
	if before.Status != after.Status {
		data["status"] = []models.Status{before.Status, after.Status}
	}
	return models.Event{
		At: s.now().Unix(), Actor: actor, Kind: c.kind,
		BrandID: after.BrandID, PostID: after.ID, Data: encode(data),
	}
}

func encode(data map[string]any) string {
	if len(data) == 0 {
		return ""
	}
	b, _ := json.Marshal(data) // texts, numbers and lists of them
	return string(b)
}

func cloneAll(posts []*models.Post) []*models.Post {
	out := make([]*models.Post, len(posts))
	for i, p := range posts {
		out[i] = p.Clone()
	}
	return out
}

// same reports whether two states of a post say the same, whatever their
// child rows are numbered.
func same(a, b *models.Post) bool { return fingerprint(a) == fingerprint(b) }

// fingerprint writes all a post says in one text: without row numbers, the
// order rows happen to have, stamps of saving and what is derived.
func fingerprint(p *models.Post) string {
	c := p.Clone()
	c.UpdatedAt, c.Status = 0, ""
	account := map[int64]int64{0: -1}
	for i := range c.Variants {
		v := &c.Variants[i]
		if v.ID != 0 {
			account[v.ID] = v.AccountID
		}
		v.ID, v.PostID, v.At = 0, 0, 0
		if len(v.Options) == 0 {
			v.Options = nil
		}
	}
	for i := range c.Media {
		m := &c.Media[i]
		m.ID, m.PostID, m.Position, m.Media = 0, 0, 0, nil
		m.VariantID = account[m.VariantID]
	}
	c.Fields = slices.DeleteFunc(c.Fields, func(f models.CustomValue) bool { return f.Value == "" })
	for i := range c.Fields {
		c.Fields[i].ID, c.Fields[i].PostID = 0, 0
	}
	slices.SortFunc(c.Fields, func(a, b models.CustomValue) int { return int(a.ColumnID - b.ColumnID) })
	variants := make([]string, len(c.Variants))
	for i, v := range c.Variants {
		b, _ := json.Marshal(v) // plain values
		variants[i] = string(b)
	}
	slices.Sort(variants)
	c.Variants = nil
	if len(c.Media) == 0 {
		c.Media = nil
	}
	if len(c.Fields) == 0 {
		c.Fields = nil
	}
	b, _ := json.Marshal(c) // plain values
	return string(b) + strings.Join(variants, "\n")
}

// name is how a toast calls a post.
func name(p *models.Post) string {
	if t := strings.TrimSpace(p.Title); t != "" {
		return t
	}
	line, _, _ := strings.Cut(strings.TrimSpace(p.Caption), "\n")
	if r := []rune(line); len(r) > 40 {
		line = strings.TrimSpace(string(r[:40])) + "…"
	}
	if line == "" {
		return lang.T("common.untitled")
	}
	return line
}

func unique(ids []int64) []int64 {
	var out []int64
	seen := map[int64]bool{}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}
