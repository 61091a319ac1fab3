package plan

import (
	"context"
	"slices"

	"lontar/models"
)

// ReplaceMedia puts another file in the place of one in posts: same place, same
// alt text, for the same accounts. What each post says now is kept as a
// revision first, and the whole is one step of undo. Approvals of the posts go
// stale: another file would go out than was approved.
func (s *Service) ReplaceMedia(ctx context.Context, ids []int64, oldID int64, with *models.Media) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.begin(ctx, "post.media", ids)
	if err != nil {
		return Done{}, err
	}
	c.data = map[string]any{"old": oldID, "new": with.ID}
	for i, p := range c.after {
		replaceMedia(p, oldID, with)
		if same(c.before[i], p) {
			continue
		}
		if err := s.store.AddRevision(ctx, p.ID, "media", actor); err != nil {
			return Done{}, err
		}
	}
	return s.finish(ctx, c, Done{Key: "media.replaced", Args: []any{"n", len(c.after), "name", with.Name}})
}

// replaceMedia changes one post. A post that shows the new file at that place
// already keeps it once.
func replaceMedia(p *models.Post, oldID int64, with *models.Media) {
	for i := range p.Media {
		m := &p.Media[i]
		if m.MediaID != oldID {
			continue
		}
		if m.Media != nil {
			replaceCover(p, m.Media.Hash, with.Hash)
		}
		there := slices.ContainsFunc(p.Media, func(o models.PostMedia) bool { return o.MediaID == with.ID && o.VariantID == m.VariantID })
		if there {
			continue
		}
		m.MediaID, m.Media = with.ID, with
	}
	p.Media = slices.DeleteFunc(p.Media, func(m models.PostMedia) bool { return m.MediaID == oldID })
}

func replaceCover(p *models.Post, old, with string) {
	for i := range p.Variants {
		if p.Variants[i].Options[models.OptionCover] == old {
			p.Variants[i].SetOption(models.OptionCover, with)
		}
	}
}
