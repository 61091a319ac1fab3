package voice

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lontar/models"
	"lontar/models/store"
)

// actor is who acts while a workspace has one user.
const actor = "smo"

// Waivers returns what was waived in a post, oldest first.
func (s *Service) Waivers(ctx context.Context, postID int64) ([]models.Waiver, error) {
	return s.store.Waivers(ctx, postID)
}

// Waive keeps that a finding is left as it is, who said so, when and why. A
// reason is asked for, since it is read when the post is reviewed. Waiving the
// same finding again changes the reason.
func (s *Service) Waive(ctx context.Context, w *models.Waiver) error {
	w.Reason = strings.TrimSpace(w.Reason)
	if w.Reason == "" {
		return refuse("voice.error.reason_empty")
	}
	if err := short(w.Reason); err != nil {
		return err
	}
	posts, err := s.store.Posts(ctx, w.PostID)
	if err != nil {
		return err
	}
	if len(posts) == 0 {
		return fmt.Errorf("waive in post %d: %w", w.PostID, store.ErrNotFound)
	}
	have, err := s.store.Waivers(ctx, w.PostID)
	if err != nil {
		return err
	}
	for _, o := range have {
		if o.AccountID == w.AccountID && o.Rule == w.Rule && sameClaim(o.Text, w.Text) {
			w.ID = o.ID
		}
	}
	if w.Actor == "" {
		w.Actor = actor
	}
	w.At = s.now().Unix()
	if err := s.store.SaveWaiver(ctx, w); err != nil {
		return err
	}
	s.announce(posts[0].BrandID)
	return nil
}

// Unwaive asks about a finding again and returns the waiver it had.
func (s *Service) Unwaive(ctx context.Context, id int64) (models.Waiver, error) {
	w, err := s.store.DeleteWaiver(ctx, id)
	if err != nil {
		return w, err
	}
	posts, err := s.store.Posts(ctx, w.PostID)
	if err == nil && len(posts) == 1 {
		s.announce(posts[0].BrandID)
	}
	return w, err
}

// Waived returns the waiver that covers a finding in an account's text, or nil:
// one for the same rule and words given for this account or for the base text.
// Capitals and spaces do not matter; any other change of the words does.
func Waived(list []models.Waiver, accountID int64, rule, text string) *models.Waiver {
	i := slices.IndexFunc(list, func(w models.Waiver) bool {
		return (w.AccountID == 0 || w.AccountID == accountID) && w.Rule == rule && sameClaim(w.Text, text)
	})
	if i < 0 {
		return nil
	}
	return &list[i]
}

func sameClaim(a, b string) bool { return same(a, b) }
