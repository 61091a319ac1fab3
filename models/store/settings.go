package store

import (
	"context"
	"fmt"

	"lontar/models"
)

// Setting returns a setting of the workspace, "" when unset.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var value string
	if err := s.read.WithContext(ctx).Raw("SELECT value FROM settings WHERE key = ?", key).Scan(&value).Error; err != nil {
		return "", classify(fmt.Errorf("read setting %s: %w", key, err))
	}
	return value, nil
}

// SetSetting keeps a setting of the workspace; "" removes it.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	q, args := "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", []any{key, value}
	if value == "" {
		q, args = "DELETE FROM settings WHERE key = ?", []any{key}
	}
	if err := s.write.Exec(q, args...).Error; err != nil {
		return classify(fmt.Errorf("keep setting %s: %w", key, err))
	}
	return nil
}

// Slots returns the recurring slots of brands (none: all), by weekday and clock.
func (s *Store) Slots(ctx context.Context, brandIDs ...int64) ([]models.Slot, error) {
	var list []models.Slot
	q := s.read.WithContext(ctx).Order("brand_id, (weekday + 6) % 7, clock, id")
	if len(brandIDs) > 0 {
		q = q.Where("brand_id IN ?", brandIDs)
	}
	if err := q.Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read slots: %w", err))
	}
	return list, nil
}

// SaveSlot inserts (ID 0) or replaces a slot.
func (s *Store) SaveSlot(ctx context.Context, slot *models.Slot) error {
	if err := s.write.Save(slot).Error; err != nil {
		return classify(fmt.Errorf("save slot: %w", err))
	}
	return nil
}

// DeleteSlot removes a slot; posts made from it stay.
func (s *Store) DeleteSlot(ctx context.Context, id int64) error {
	if err := s.write.Delete(&models.Slot{}, id).Error; err != nil {
		return classify(fmt.Errorf("delete slot %d: %w", id, err))
	}
	return nil
}
