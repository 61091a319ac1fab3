package voice

import (
	"context"
	"slices"
	"strings"

	"lontar/models"
)

// Words returns the words of a brand and those of all brands.
func (s *Service) Words(ctx context.Context, brandID int64) ([]models.Word, error) {
	return s.store.Words(ctx, brandID)
}

// AddWord keeps a word (ID 0: a new one) of a brand or, with BrandID 0, of all
// brands. Adding one that is there already changes it.
func (s *Service) AddWord(ctx context.Context, w *models.Word) error {
	w.Word, w.Instead = strings.Join(strings.Fields(w.Word), " "), strings.Join(strings.Fields(w.Instead), " ")
	switch {
	case w.Word == "":
		return refuse("voice.error.word_empty")
	case len([]rune(w.Word)) > maxName || len([]rune(w.Instead)) > maxName:
		return refuse("voice.error.name_long", "max", maxName)
	case !slices.Contains([]models.WordKind{models.WordKnown, models.WordAvoid, models.WordUse}, w.Kind):
		return refuse("voice.error.word_kind", "kind", string(w.Kind))
	}
	if err := s.store.SaveWord(ctx, w); err != nil {
		return err
	}
	s.announce(w.BrandID)
	return nil
}

// RemoveWord forgets a word and returns it; adding that brings it back.
func (s *Service) RemoveWord(ctx context.Context, id int64) (models.Word, error) {
	w, err := s.store.DeleteWord(ctx, id)
	if err == nil {
		s.announce(w.BrandID)
	}
	return w, err
}

// ClaimRules returns the promises a brand must not make.
func (s *Service) ClaimRules(ctx context.Context, brandID int64) ([]models.ClaimRule, error) {
	return s.store.ClaimRules(ctx, brandID)
}

// SaveClaimRule keeps a rule (ID 0: a new one).
func (s *Service) SaveClaimRule(ctx context.Context, r *models.ClaimRule) error {
	r.Pattern, r.Category, r.Instead = strings.Join(strings.Fields(r.Pattern), " "), strings.TrimSpace(r.Category), strings.TrimSpace(r.Instead)
	if r.Pattern == "" {
		return refuse("voice.error.claim_empty")
	}
	for _, text := range []string{r.Pattern, r.Category, r.Instead} {
		if err := short(text); err != nil {
			return err
		}
	}
	if err := s.store.SaveClaimRule(ctx, r); err != nil {
		return err
	}
	s.announce(r.BrandID)
	return nil
}

// DeleteClaimRule deletes a rule and returns it.
func (s *Service) DeleteClaimRule(ctx context.Context, id int64) (models.ClaimRule, error) {
	r, err := s.store.DeleteClaimRule(ctx, id)
	if err == nil {
		s.announce(r.BrandID)
	}
	return r, err
}
