package voice

import (
	"context"
	"slices"
	"strings"

	"lontar/models"
)

// Group is a hashtag group with how it has been used.
type Group struct {
	models.HashtagGroup
	LastUsed string // day of the latest post with it up to today, "2006-01-02"; "" none yet
	Uses     int    // posts with it, planned ones too
}

// List returns the group's tags without "#".
func (g Group) List() []string { return ParseTags(g.Tags) }

// Groups returns a brand's hashtag groups by position with how they have been
// used. A post counts when all tags of the group stand in it; of four tags or
// more two thirds are enough, so that one taken out or added since does not hide
// the use.
func (s *Service) Groups(ctx context.Context, brandID int64) ([]Group, error) {
	rows, err := s.store.HashtagGroups(ctx, brandID)
	if err != nil {
		return nil, err
	}
	out := make([]Group, len(rows))
	for i := range rows {
		out[i].HashtagGroup = rows[i]
	}
	if len(out) == 0 {
		return out, nil
	}
	b, err := s.store.Brand(ctx, brandID)
	if err != nil {
		return nil, err
	}
	u, err := s.usage(ctx, brandID, s.now().In(b.Location()).Format(models.DayFormat), out)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].LastUsed, out[i].Uses = u.last[i], u.uses[i]
	}
	return out, nil
}

type usage struct {
	need, uses []int
	last       []string
	groups     map[string][]int // lower-case tag → groups that have it
}

func (s *Service) usage(ctx context.Context, brandID int64, today string, list []Group) (*usage, error) {
	u := &usage{need: make([]int, len(list)), uses: make([]int, len(list)), last: make([]string, len(list)), groups: map[string][]int{}}
	for i, g := range list {
		tags := g.List()
		u.need[i] = len(tags)
		if len(tags) > 3 {
			u.need[i] = (2*len(tags) + 2) / 3
		}
		for _, t := range tags {
			t = strings.ToLower(t)
			u.groups[t] = append(u.groups[t], i)
		}
	}
	hits := make([]int, len(list))
	return u, s.store.TagUses(ctx, brandID, func(day, text string) {
		clear(hits)
		for _, tag := range FindTags(text) {
			for _, i := range u.groups[strings.ToLower(tag)] {
				hits[i]++
			}
		}
		for i, n := range hits {
			if u.need[i] > 0 && n >= u.need[i] {
				u.uses[i]++
				if day <= today {
					u.last[i] = max(u.last[i], day)
				}
			}
		}
	})
}

// SaveGroup keeps a group (ID 0: a new one, put last). Its tags are tidied.
func (s *Service) SaveGroup(ctx context.Context, g *models.HashtagGroup) error {
	if err := named(&g.Name); err != nil {
		return err
	}
	tags := ParseTags(g.Tags)
	if len(tags) == 0 {
		return refuse("voice.error.tags_empty")
	}
	g.Tags = JoinTags(tags)
	if err := short(g.Tags); err != nil {
		return err
	}
	have, err := s.store.HashtagGroups(ctx, g.BrandID)
	if err != nil {
		return err
	}
	for _, o := range have {
		if o.ID != g.ID && same(o.Name, g.Name) {
			return refuse("voice.error.group_taken", "name", o.Name)
		}
		if g.ID == 0 {
			g.Position = max(g.Position, o.Position+1)
		}
	}
	if err := s.store.SaveHashtagGroup(ctx, g); err != nil {
		return err
	}
	s.announce(g.BrandID)
	return nil
}

// DeleteGroup deletes a group and returns it; saving that brings it back.
func (s *Service) DeleteGroup(ctx context.Context, id int64) (models.HashtagGroup, error) {
	g, err := s.store.DeleteHashtagGroup(ctx, id)
	if err == nil {
		s.announce(g.BrandID)
	}
	return g, err
}

// Banned returns the tags a brand must not use.
func (s *Service) Banned(ctx context.Context, brandID int64) ([]models.BannedTag, error) {
	return s.store.BannedTags(ctx, brandID)
}

// SaveBanned keeps a banned tag (ID 0: a new one).
func (s *Service) SaveBanned(ctx context.Context, t *models.BannedTag) error {
	tags := ParseTags(t.Tag)
	if len(tags) != 1 {
		return refuse("voice.error.one_tag")
	}
	t.Tag, t.Reason = tags[0], strings.TrimSpace(t.Reason)
	if err := validDay(t.Until); err != nil {
		return err
	}
	if err := short(t.Reason); err != nil {
		return err
	}
	have, err := s.store.BannedTags(ctx, t.BrandID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(have, func(o models.BannedTag) bool { return o.ID != t.ID && strings.EqualFold(o.Tag, t.Tag) }) {
		return refuse("voice.error.banned_taken", "tag", t.Tag)
	}
	if err := s.store.SaveBannedTag(ctx, t); err != nil {
		return err
	}
	s.announce(t.BrandID)
	return nil
}

// DeleteBanned allows a tag again and returns what it was.
func (s *Service) DeleteBanned(ctx context.Context, id int64) (models.BannedTag, error) {
	t, err := s.store.DeleteBannedTag(ctx, id)
	if err == nil {
		s.announce(t.BrandID)
	}
	return t, err
}
