package store

import (
	"context"
	"fmt"

	"gorm.io/gorm/clause"

	"lontar/models"
)

// AddMedia records a media file, or finds the record with the same hash, and fills m.
func (s *Store) AddMedia(ctx context.Context, m *models.Media) error {
	if m.CreatedAt == 0 {
		m.CreatedAt = s.now().Unix()
	}
	err := s.write.Clauses(clause.OnConflict{DoNothing: true}).Create(m).Error
	if err == nil {
		err = s.write.Where("hash = ?", m.Hash).First(m).Error
	}
	if err != nil {
		return classify(fmt.Errorf("record media %s: %w", m.Name, err))
	}
	return nil
}

// MediaByHash returns the records of these hashes, in no particular order.
func (s *Store) MediaByHash(ctx context.Context, hashes ...string) ([]models.Media, error) {
	var out []models.Media
	for part := range chunks(hashes) {
		var list []models.Media
		if err := s.read.WithContext(ctx).Where("hash IN ?", part).Find(&list).Error; err != nil {
			return nil, classify(fmt.Errorf("read media: %w", err))
		}
		out = append(out, list...)
	}
	return out, nil
}

// AllMedia returns every media record by id.
func (s *Store) AllMedia(ctx context.Context) ([]models.Media, error) {
	var list []models.Media
	if err := s.read.WithContext(ctx).Order("id").Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read media: %w", err))
	}
	return list, nil
}
