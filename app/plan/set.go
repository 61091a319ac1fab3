package plan

import (
	"context"
	"slices"
	"strings"

	"lontar/app/lang"
	"lontar/models"
)

// SetPillar gives posts a pillar, 0 none. Posts of another brand take that
// brand's pillar of the same name and stay as they are where it has none.
func (s *Service) SetPillar(ctx context.Context, ids []int64, pillarID int64) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.begin(ctx, "post.pillar", ids)
	if err != nil {
		return Done{}, err
	}
	called := lang.T("common.none")
	if pillarID != 0 {
		if called, err = s.pillarName(ctx, c, pillarID); err != nil {
			return Done{}, err
		}
	}
	skipped := 0
	for _, p := range c.after {
		if pillarID == 0 {
			p.PillarID = 0
			continue
		}
		if pl := pillarNamed(c.brand(p), called); pl != nil {
			p.PillarID = pl.ID
		} else {
			skipped++
		}
	}
	if skipped == len(c.after) {
		return Done{}, refuse("plan.error.pillar")
	}
	d := Done{Key: "plan.pillar_set", Args: []any{"n", len(c.after) - skipped, "pillar", called}}
	if skipped > 0 {
		d.Key, d.Args, d.Warn = "plan.pillar_set_some", append(d.Args, "skipped", skipped), true
	}
	return s.finish(ctx, c, d)
}

// pillarName looks a pillar up in the posts' brands first, then in all.
func (s *Service) pillarName(ctx context.Context, c *change, id int64) (string, error) {
	for _, b := range c.brands {
		if p := b.Pillar(id); p != nil {
			return p.Name, nil
		}
	}
	all, err := s.store.Brands(ctx, true)
	if err != nil {
		return "", err
	}
	for i := range all {
		if p := all[i].Pillar(id); p != nil {
			return p.Name, nil
		}
	}
	return "", refuse("plan.error.pillar")
}

// pillarNamed finds a pillar of a brand by name, those in use first.
func pillarNamed(b *models.Brand, called string) *models.Pillar {
	var archived *models.Pillar
	for i := range b.Pillars {
		p := &b.Pillars[i]
		if strings.EqualFold(strings.TrimSpace(p.Name), strings.TrimSpace(called)) {
			if p.ArchivedAt == 0 {
				return p
			}
			archived = p
		}
	}
	return archived
}

// SetForm gives posts a form, "" none.
func (s *Service) SetForm(ctx context.Context, ids []int64, form models.Form) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if form != models.FormNone && !slices.Contains(models.Forms, form) {
		return Done{}, refuse("plan.error.form", "value", string(form))
	}
	c, err := s.begin(ctx, "post.form", ids)
	if err != nil {
		return Done{}, err
	}
	for _, p := range c.after {
		p.Form = form
	}
	return s.finish(ctx, c, Done{Key: "plan.form_set", Args: []any{"n", len(c.after), "form", lang.Form(form)}})
}

// SetPIC names who is in charge of posts, "" nobody.
func (s *Service) SetPIC(ctx context.Context, ids []int64, pic string) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.begin(ctx, "post.pic", ids)
	if err != nil {
		return Done{}, err
	}
	pic = strings.TrimSpace(pic)
	for _, p := range c.after {
		p.PIC = pic
	}
	shown := pic
	if shown == "" {
		shown = lang.T("common.none")
	}
	return s.finish(ctx, c, Done{Key: "plan.pic_set", Args: []any{"n", len(c.after), "pic", shown}})
}

// byHand is what the log says of a status that a person set: Lontar did not
// see the approval or the live post itself.
const byHand = "status noted by hand"

// SetStatus notes a status by hand for all variants of posts. Late and failed
// cannot be chosen: one follows from the clock, the other from a delivery. At
// the moments that matter later a revision is kept.
func (s *Service) SetStatus(ctx context.Context, ids []int64, status models.Status) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !choosable(status) {
		return Done{}, refuse("plan.error.status", "status", lang.Status(status, nil))
	}
	c, err := s.begin(ctx, "post.status", ids)
	if err != nil {
		return Done{}, err
	}
	c.data = map[string]any{"note": byHand}
	for _, p := range c.after {
		mark(p, status)
	}
	b := c.brand(c.after[0])
	if len(c.brands) > 1 {
		b = nil
	}
	d := Done{Key: "plan.status_set", Args: []any{"n", len(c.after), "status", lang.Status(status, b)}}
	d, err = s.finish(ctx, c, d)
	if err != nil || !keepsRevision(status) {
		return d, err
	}
	for _, id := range d.IDs {
		if err := s.store.AddRevision(ctx, id, string(status), actor); err != nil {
			return d, err
		}
	}
	return d, nil
}

func choosable(status models.Status) bool {
	return slices.Contains(models.Statuses, status) || status == models.Cancelled
}

func keepsRevision(status models.Status) bool {
	return status == models.Review || status == models.Approved || status == models.Scheduled
}

func mark(p *models.Post, status models.Status) {
	for i := range p.Variants {
		if p.Variants[i].Status() != status {
			p.Variants[i].Mark(status)
		}
	}
}

// finish commits with the count of posts that really changed.
func (s *Service) finish(ctx context.Context, c *change, d Done) (Done, error) {
	if err := s.commit(ctx, c, &d); err != nil {
		return Done{}, err
	}
	return d, nil
}
