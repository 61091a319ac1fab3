package plan

import (
	"context"

	"lontar/models"
)

const kindEdit = "post.edit"

// Save writes a post as edited in the post panel: all of it, as it is given.
// Saves of the same post that follow closely are one step of undo.
//
// Where a screen holds a post for long, Edit is safer: it changes the post as
// it is stored now.
func (s *Service) Save(ctx context.Context, p *models.Post) error {
	if p.ID == 0 {
		return refuse("plan.error.gone")
	}
	edited := p.Clone()
	saved, err := s.edit(ctx, p.ID, func(stored *models.Post, b *models.Brand) {
		created, uid, deleted := stored.CreatedAt, stored.UID, stored.DeletedAt
		brand := stored.BrandID
		*stored = *edited
		stored.CreatedAt, stored.UID, stored.DeletedAt, stored.BrandID = created, uid, deleted, brand
	})
	if err != nil {
		return err
	}
	*p = *saved
	return nil
}

// Edit changes one post as it is stored now and returns it as saved.
func (s *Service) Edit(ctx context.Context, id int64, alter func(p *models.Post, b *models.Brand)) (*models.Post, error) {
	return s.edit(ctx, id, alter)
}

func (s *Service) edit(ctx context.Context, id int64, alter func(p *models.Post, b *models.Brand)) (*models.Post, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.begin(ctx, kindEdit, []int64{id})
	if err != nil {
		return nil, err
	}
	p := c.after[0]
	alter(p, c.brand(p))
	for _, v := range p.Variants {
		switch {
		case v.Day != "" && !isDay(v.Day):
			return nil, refuse("plan.error.day", "value", v.Day)
		case v.Clock != "" && !isClock(v.Clock):
			return nil, refuse("plan.error.clock", "value", v.Clock)
		}
	}
	d := Done{Key: "plan.edited", Args: []any{"title", name(p)}}
	if err := s.commit(ctx, c, &d); err != nil {
		return nil, err
	}
	return p.Clone(), nil
}
