package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lontar/models"
)

func byPosition(db *gorm.DB) *gorm.DB { return db.Order("position, id") }

func withChildren(db *gorm.DB) *gorm.DB {
	return db.Preload("Accounts", byPosition).Preload("Pillars", byPosition).Preload("Columns", byPosition)
}

// Brands lists brands by position with their accounts, pillars and columns
// (archived children too); archived brands only when asked.
func (s *Store) Brands(ctx context.Context, archived bool) ([]models.Brand, error) {
	var list []models.Brand
	q := withChildren(s.read.WithContext(ctx)).Order("position, id")
	if !archived {
		q = q.Where("archived_at = 0")
	}
	if err := q.Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("list brands: %w", err))
	}
	return list, nil
}

// Brand returns one brand whole; ErrNotFound when there is none.
func (s *Store) Brand(ctx context.Context, id int64) (*models.Brand, error) {
	var b models.Brand
	err := withChildren(s.read.WithContext(ctx)).First(&b, id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, fmt.Errorf("brand %d: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, classify(fmt.Errorf("brand %d: %w", id, err))
	}
	return &b, nil
}

// BrandByName finds a brand by name regardless of case, one in use before an archived one.
func (s *Store) BrandByName(ctx context.Context, name string) (*models.Brand, error) {
	list, err := s.Brands(ctx, true)
	if err != nil {
		return nil, err
	}
	var found *models.Brand
	for i := range list {
		if equalFold(list[i].Name, name) && (found == nil || found.ArchivedAt != 0) {
			found = &list[i]
		}
	}
	if found == nil {
		return nil, fmt.Errorf("brand %q: %w", name, ErrNotFound)
	}
	return found, nil
}

// SaveBrand writes a brand with its children in one transaction and fills
// their ids. Children missing from the slices are deleted when no post or slot
// uses them, archived otherwise.
func (s *Store) SaveBrand(ctx context.Context, b *models.Brand, events ...models.Event) error {
	return s.tx(func(tx *gorm.DB) error {
		if err := s.saveBrand(tx, b); err != nil {
			return err
		}
		for i := range events {
			if events[i].BrandID == 0 {
				events[i].BrandID = b.ID
			}
		}
		return s.log(tx, events)
	})
}

func (s *Store) saveBrand(tx *gorm.DB, b *models.Brand) error {
	now := s.now().Unix()
	if b.UID == "" {
		b.UID = uuid.NewString()
	}
	if b.CreatedAt == 0 {
		b.CreatedAt = now
	}
	b.UpdatedAt = now
	if err := tx.Omit(clause.Associations).Save(b).Error; err != nil {
		return fmt.Errorf("save brand %q: %w", b.Name, err)
	}
	if err := saveAccounts(tx, b, now); err != nil {
		return fmt.Errorf("save accounts of %q: %w", b.Name, err)
	}
	if err := savePillars(tx, b, now); err != nil {
		return fmt.Errorf("save pillars of %q: %w", b.Name, err)
	}
	if err := saveColumns(tx, b, now); err != nil {
		return fmt.Errorf("save columns of %q: %w", b.Name, err)
	}
	return nil
}

func saveAccounts(tx *gorm.DB, b *models.Brand, now int64) error {
	kept := []int64{0}
	for i := range b.Accounts {
		b.Accounts[i].BrandID, b.Accounts[i].Position = b.ID, i
		if err := tx.Save(&b.Accounts[i]).Error; err != nil {
			return err
		}
		kept = append(kept, b.Accounts[i].ID)
	}
	return retire(tx, "accounts", b.ID, kept, now,
		"SELECT account_id FROM variants UNION SELECT account_id FROM slots UNION SELECT account_id FROM live_posts")
}

func savePillars(tx *gorm.DB, b *models.Brand, now int64) error {
	kept := []int64{0}
	for i := range b.Pillars {
		b.Pillars[i].BrandID, b.Pillars[i].Position = b.ID, i
		if err := tx.Save(&b.Pillars[i]).Error; err != nil {
			return err
		}
		kept = append(kept, b.Pillars[i].ID)
	}
	return retire(tx, "pillars", b.ID, kept, now,
		"SELECT pillar_id FROM posts UNION SELECT pillar2_id FROM posts UNION SELECT pillar_id FROM slots")
}

func saveColumns(tx *gorm.DB, b *models.Brand, now int64) error {
	kept := []int64{0}
	for i := range b.Columns {
		b.Columns[i].BrandID, b.Columns[i].Position = b.ID, i
		if err := tx.Save(&b.Columns[i]).Error; err != nil {
			return err
		}
		kept = append(kept, b.Columns[i].ID)
	}
	return retire(tx, "custom_columns", b.ID, kept, now, "SELECT column_id FROM custom_values")
}

// retire archives the children of a brand that are no longer listed but used,
// and deletes the unused ones. table and used are constants of this file.
func retire(tx *gorm.DB, table string, brand int64, kept []int64, now int64, used string) error {
	gone := "brand_id = ? AND id NOT IN ?"
	if err := tx.Exec("DELETE FROM "+table+" WHERE "+gone+" AND id NOT IN ("+used+")", brand, kept).Error; err != nil {
		return err
	}
	return tx.Exec("UPDATE "+table+" SET archived_at = ? WHERE archived_at = 0 AND "+gone, now, brand, kept).Error
}
