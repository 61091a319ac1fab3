package store

import (
	"context"
	"fmt"

	"lontar/models"
)

// Tile is a post as the grid of a profile shows it.
type Tile struct {
	PostID   int64
	At       int64 // Unix seconds, planned or live
	Delivery models.Delivery
	Hash     string // of its first picture, "" none
	Form     models.Form
}

// Feed returns an account's posts with a time, the latest first, as its
// profile will show them: without those that leave no place in it.
func (s *Store) Feed(ctx context.Context, accountID int64, limit int) ([]Tile, error) {
	var list []Tile
	err := s.read.WithContext(ctx).Raw(`SELECT v.post_id, v.at, v.delivery, p.form, coalesce((
			SELECT m.hash FROM post_media pm JOIN media m ON m.id = pm.media_id
			WHERE pm.post_id = v.post_id AND pm.variant_id IN (0, v.id) ORDER BY pm.position, pm.id LIMIT 1), '') AS hash
		FROM variants v JOIN posts p ON p.id = v.post_id
		WHERE v.account_id = ? AND v.at > 0 AND p.deleted_at = 0 AND p.form NOT IN ('story', 'live')
		ORDER BY v.at DESC LIMIT ?`, accountID, limit).Scan(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("read the feed of account %d: %w", accountID, err))
	}
	return list, nil
}
