package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"lontar/models"
)

// AddRevision keeps the post as it is now under the next number.
func (s *Store) AddRevision(ctx context.Context, postID int64, reason, actor string) error {
	err := s.tx(func(tx *gorm.DB) error {
		list, err := posts(tx, []int64{postID})
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return ErrNotFound
		}
		return s.revise(tx, list[0], reason, actor)
	})
	if err != nil {
		return fmt.Errorf("keep revision of post %d: %w", postID, err)
	}
	return nil
}

func (s *Store) revise(tx *gorm.DB, p *models.Post, reason, actor string) error {
	return tx.Exec(`INSERT INTO revisions (post_id, number, at, actor, reason, snapshot)
		SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM revisions WHERE post_id = ?`,
		p.ID, s.now().Unix(), actor, reason, snapshot(p), p.ID).Error
}

// Revisions returns a post's revisions, newest first.
func (s *Store) Revisions(ctx context.Context, postID int64) ([]models.Revision, error) {
	var list []models.Revision
	if err := s.read.WithContext(ctx).Where("post_id = ?", postID).Order("number DESC").Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read revisions of post %d: %w", postID, err))
	}
	return list, nil
}

// Events returns the newest lines of the log.
func (s *Store) Events(ctx context.Context, limit int) ([]models.Event, error) {
	var list []models.Event
	if err := s.read.WithContext(ctx).Order("id DESC").Limit(limit).Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read events: %w", err))
	}
	return list, nil
}

// Log adds lines to the log.
func (s *Store) Log(ctx context.Context, events ...models.Event) error {
	return s.tx(func(tx *gorm.DB) error { return s.log(tx, events) })
}

func (s *Store) log(tx *gorm.DB, events []models.Event) error {
	if len(events) == 0 {
		return nil
	}
	for i := range events {
		if events[i].At == 0 {
			events[i].At = s.now().Unix()
		}
	}
	if err := tx.CreateInBatches(&events, 200).Error; err != nil {
		return fmt.Errorf("log: %w", err)
	}
	return nil
}

// RevisionCount is the number of a post's newest revision, 0 when it has none.
func (s *Store) RevisionCount(ctx context.Context, postID int64) (int, error) {
	var n int
	err := s.read.WithContext(ctx).Raw("SELECT coalesce(max(number), 0) FROM revisions WHERE post_id = ?", postID).Scan(&n).Error
	if err != nil {
		return 0, classify(fmt.Errorf("count revisions of post %d: %w", postID, err))
	}
	return n, nil
}
