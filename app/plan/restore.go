package plan

import (
	"context"

	"lontar/models"
)

// Restore makes a post say again what it said in an earlier state: texts,
// media, options and fields, account by account. Times, accounts and how far
// each variant has come stay as they are. What the post says now is kept as a
// revision first, and the whole is one step of undo.
func (s *Service) Restore(ctx context.Context, id int64, earlier *models.Post) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.begin(ctx, "post.restore", []int64{id})
	if err != nil {
		return Done{}, err
	}
	p := c.after[0]
	say(p, earlier)
	if same(c.before[0], p) {
		return Done{}, nil
	}
	if err := s.store.AddRevision(ctx, id, "restore", actor); err != nil {
		return Done{}, err
	}
	return s.finish(ctx, c, Done{Key: "plan.restored", Args: []any{"title", name(p)}})
}

// say copies what a post says from another state of it.
func say(p, from *models.Post) {
	from = from.Clone()
	kept := *p
	*p = *from
	p.ID, p.UID, p.BrandID, p.Status = kept.ID, kept.UID, kept.BrandID, kept.Status
	p.CreatedAt, p.UpdatedAt, p.DeletedAt = kept.CreatedAt, kept.UpdatedAt, kept.DeletedAt
	p.CampaignID = kept.CampaignID // where it belongs is not what it says
	p.Variants = kept.Variants
	place := map[int64]int64{} // variant ids of that state → present ones
	for i := range p.Variants {
		v := &p.Variants[i]
		for _, old := range from.Variants {
			if old.AccountID != v.AccountID {
				continue
			}
			place[old.ID] = v.ID
			v.OwnCaption, v.Caption, v.OwnHashtags, v.Hashtags = old.OwnCaption, old.Caption, old.OwnHashtags, old.Hashtags
			v.FirstComment, v.Link, v.Options = old.FirstComment, old.Link, old.Options
		}
	}
	p.Media = nil
	for _, m := range from.Media {
		if m.VariantID != 0 {
			if m.VariantID = place[m.VariantID]; m.VariantID == 0 {
				continue // an account the post has left since
			}
		}
		m.ID, m.PostID = 0, p.ID
		p.Media = append(p.Media, m)
	}
	for i := range p.Fields {
		p.Fields[i].ID, p.Fields[i].PostID = 0, p.ID
	}
}
