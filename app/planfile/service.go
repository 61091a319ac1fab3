package planfile

import (
	"context"
	"errors"

	"lontar/models"
)

var errNotYet = errors.New("not built yet")

// Read reads a plan file.
func (s *Service) Read(ctx context.Context, path string, o ReadOptions) (*Draft, error) {
	return nil, errNotYet
}

// Commit writes a draft.
func (s *Service) Commit(ctx context.Context, d *Draft) (*models.Import, error) {
	return nil, errNotYet
}

// Undo takes an import back; posts edited since are kept and reported.
func (s *Service) Undo(ctx context.Context, importID int64) (skipped []int64, err error) {
	return nil, errNotYet
}

// WriteRejected writes the rejected rows with their reasons.
func (s *Service) WriteRejected(path string, d *Draft) error { return errNotYet }

// Export writes a brand's plan.
func (s *Service) Export(ctx context.Context, path string, brandID int64, from, to string) error {
	return errNotYet
}

// Reason is a problem's reason in words.
func (p Problem) Reason() string { return p.Key }

// Result is a draft as JSON.
type Result struct{}

// Result sums the draft up for JSON.
func (d *Draft) Result() Result { return Result{} }
