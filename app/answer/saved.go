package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"lontar/app/lang"
	"lontar/models"
)

// Saved returns a brand's saved replies and those of all brands, the ones for
// this kind and topic first, for the keys 1–9. Topic is a topic, several with
// spaces between, or the topic of a guide ("complaint.shipping").
func (s *Service) Saved(ctx context.Context, brandID int64, kind models.CommentKind, topic string) ([]models.SavedReply, error) {
	list, err := s.store.SavedReplies(ctx, brandID)
	if err != nil {
		return nil, err
	}
	wanted := strings.FieldsFunc(topic, func(r rune) bool { return r == ' ' || r == '.' || r == ',' })
	slices.SortStableFunc(list, func(a, b models.SavedReply) int {
		return cmp.Or(
			-cmp.Compare(fits(a, kind, wanted), fits(b, kind, wanted)),
			cmp.Compare(b2i(a.BrandID == 0), b2i(b.BrandID == 0)),
			cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID),
		)
	})
	return list, nil
}

// fits says how well a reply is made for a kind and its topics. One made for
// another kind or topic comes after those for everything.
func fits(r models.SavedReply, kind models.CommentKind, topics []string) int {
	score := 0
	switch {
	case r.Topic == "":
	case slices.Contains(topics, r.Topic):
		score += 4
	default:
		score -= 4
	}
	switch r.Kind {
	case "":
	case kind:
		score += 3
	default:
		score -= 5 // an apology under praise is worse than any other topic
	}
	return score
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// SaveReply keeps a saved reply (ID 0: a new one, after the others) of a brand
// or, with BrandID 0, of all brands. Empty and repeated variants are left out.
// The turn of the variants goes on where it was.
func (s *Service) SaveReply(ctx context.Context, r *models.SavedReply) error {
	if err := named(&r.Name); err != nil {
		return err
	}
	if err := tidyVariants(r); err != nil {
		return err
	}
	have, err := s.store.SavedReplies(ctx, r.BrandID)
	if err != nil {
		return err
	}
	last := -1
	for _, o := range have {
		switch {
		case o.ID == r.ID && r.ID != 0:
			r.Next, r.UsedAt = turn(o, r.Variants), o.UsedAt
		case o.BrandID == r.BrandID && strings.EqualFold(o.Name, r.Name):
			return refuse("answer.error.reply_taken", "name", o.Name)
		}
		if o.BrandID == r.BrandID {
			last = max(last, o.Position)
		}
	}
	if r.ID == 0 {
		r.Position = last + 1
	}
	if err := s.store.SaveSavedReply(ctx, r); err != nil {
		return err
	}
	s.announce(r.BrandID)
	return nil
}

func tidyVariants(r *models.SavedReply) error {
	var kept []string
	for _, v := range r.Variants {
		v = strings.TrimSpace(visible(v))
		if v == "" || slices.Contains(kept, v) {
			continue
		}
		if err := short(v); err != nil {
			return err
		}
		kept = append(kept, v)
	}
	switch {
	case len(kept) == 0:
		return refuse("answer.error.reply_empty")
	case len(kept) > maxVariants:
		return refuse("answer.error.variants_many", "max", maxVariants)
	}
	r.Variants = kept
	return nil
}

// turn is whose turn it is among new variants: not the one that was used last.
func turn(was models.SavedReply, variants []string) int {
	n := len(variants)
	next := mod(was.Next, n)
	if was.UsedAt == 0 || len(was.Variants) == 0 {
		return next
	}
	if used := was.Variants[mod(was.Next-1, len(was.Variants))]; variants[next] == used {
		next = mod(next+1, n)
	}
	return next
}

func mod(i, n int) int {
	if n == 0 {
		return 0
	}
	return ((i % n) + n) % n
}

// DeleteReply deletes a saved reply and returns it; RestoreReply brings it back.
func (s *Service) DeleteReply(ctx context.Context, id int64) (models.SavedReply, error) {
	r, err := s.store.DeleteSavedReply(ctx, id)
	if err != nil {
		return r, goneAs(err)
	}
	s.announce(r.BrandID)
	return r, nil
}

// RestoreReply brings back what DeleteReply returned.
func (s *Service) RestoreReply(ctx context.Context, r models.SavedReply) error {
	if err := s.store.SaveSavedReply(ctx, &r); err != nil {
		return err
	}
	s.announce(r.BrandID)
	return nil
}

// ArrangeReplies puts the saved replies of a brand (or of all brands) in this
// order; ids that are not named follow as they were.
func (s *Service) ArrangeReplies(ctx context.Context, brandID int64, ids []int64) error {
	list, err := s.store.SavedReplies(ctx, brandID)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(r models.SavedReply) bool { return r.BrandID != brandID })
	place := func(id int64) int {
		if i := slices.Index(ids, id); i >= 0 {
			return i
		}
		return len(ids)
	}
	slices.SortStableFunc(list, func(a, b models.SavedReply) int { return cmp.Compare(place(a.ID), place(b.ID)) })
	for i := range list {
		if list[i].Position == i {
			continue
		}
		list[i].Position = i
		if err := s.store.SaveSavedReply(ctx, &list[i]); err != nil {
			return err
		}
	}
	s.announce(brandID)
	return nil
}

// Used says that a saved reply was sent: the next variant has its turn.
func (s *Service) Used(ctx context.Context, id int64) error {
	if err := s.store.UseSavedReply(ctx, id, s.now().Unix()); err != nil {
		return goneAs(err)
	}
	s.announce(0)
	return nil
}

// Starters are the saved replies to begin with, in the language in use.
func Starters() []models.SavedReply {
	return slices.Clone(load().replies[lang.Code()])
}

// AddStarters gives a brand (0: all brands) the saved replies to begin with
// whose names are not taken yet, and returns those that were added.
func (s *Service) AddStarters(ctx context.Context, brandID int64) ([]models.SavedReply, error) {
	have, err := s.store.SavedReplies(ctx, brandID)
	if err != nil {
		return nil, err
	}
	last := -1
	for _, o := range have {
		if o.BrandID == brandID {
			last = max(last, o.Position)
		}
	}
	var added []models.SavedReply
	for _, r := range Starters() {
		if slices.ContainsFunc(have, func(o models.SavedReply) bool { return strings.EqualFold(o.Name, r.Name) }) {
			continue
		}
		last++
		r.BrandID, r.Position, r.Variants = brandID, last, slices.Clone(r.Variants)
		if err := s.store.SaveSavedReply(ctx, &r); err != nil {
			return added, err
		}
		added = append(added, r)
	}
	if len(added) > 0 {
		s.announce(brandID)
	}
	return added, nil
}
