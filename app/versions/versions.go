// Package versions is the memory of what a post said at the moments that
// matter: its numbered revisions, how two of them differ word by word, and the
// way back to one. Revisions are kept by the plan on a change of status, by
// imports that write over a post, before a restore, and by hand.
package versions

import (
	"context"
	"encoding/json"
	"fmt"

	"lontar/app/plan"
	"lontar/models"
	"lontar/models/store"
)

// Service reads and restores versions of posts.
type Service struct {
	store *store.Store
	plan  *plan.Service
}

// New makes the service of a workspace.
func New(st *store.Store, p *plan.Service) *Service { return &Service{st, p} }

// Version is a revision with the post as it was.
type Version struct {
	models.Revision
	Post *models.Post
}

// List returns the versions of a post, newest first.
func (s *Service) List(ctx context.Context, postID int64) ([]Version, error) {
	kept, err := s.store.Revisions(ctx, postID)
	if err != nil {
		return nil, err
	}
	list := make([]Version, 0, len(kept))
	for _, r := range kept {
		var p models.Post
		if err := json.Unmarshal([]byte(r.Snapshot), &p); err != nil {
			return nil, fmt.Errorf("version %d of post %d: %w", r.Number, postID, err)
		}
		list = append(list, Version{r, &p})
	}
	return list, nil
}

// Number is the number of a post's newest version, 0 when none was kept.
func (s *Service) Number(ctx context.Context, postID int64) (int, error) {
	return s.store.RevisionCount(ctx, postID)
}

// Keep keeps the post as it is stored now as a version of its own.
func (s *Service) Keep(ctx context.Context, postID int64) error {
	return s.store.AddRevision(ctx, postID, "kept", "smo")
}

// Restore makes the post say again what it said in a version; the present
// state is kept as a version first. One undo takes it back.
func (s *Service) Restore(ctx context.Context, v Version) (plan.Done, error) {
	return s.plan.Restore(ctx, v.PostID, v.Post)
}
