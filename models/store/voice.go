package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lontar/models"
)

// ofBrand reads a brand's rows of one of the tables of its voice.
func ofBrand[T any](ctx context.Context, s *Store, order, where string, args ...any) ([]T, error) {
	var list []T
	if err := s.read.WithContext(ctx).Where(where, args...).Order(order).Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read %T: %w", list, err))
	}
	return list, nil
}

// keep inserts a row (ID 0) or replaces it; a row that was deleted comes back
// under its id, which is what an undo needs.
func keep[T any](s *Store, row *T) error {
	if err := s.write.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, UpdateAll: true}).Create(row).Error; err != nil {
		return classify(fmt.Errorf("save %T: %w", row, err))
	}
	return nil
}

// drop deletes a row and returns what it was; ErrNotFound when there is none.
func drop[T any](s *Store, id int64) (T, error) {
	var row T
	err := s.tx(func(tx *gorm.DB) error {
		if err := tx.First(&row, id).Error; err != nil {
			return err
		}
		return tx.Delete(&row).Error
	})
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return row, fmt.Errorf("delete %T %d: %w", row, id, ErrNotFound)
	}
	if err != nil {
		return row, fmt.Errorf("delete %T %d: %w", row, id, err)
	}
	return row, nil
}

// HashtagGroups returns a brand's groups by position.
func (s *Store) HashtagGroups(ctx context.Context, brandID int64) ([]models.HashtagGroup, error) {
	return ofBrand[models.HashtagGroup](ctx, s, "position, id", "brand_id = ?", brandID)
}

// SaveHashtagGroup inserts (ID 0) or replaces a group.
func (s *Store) SaveHashtagGroup(_ context.Context, g *models.HashtagGroup) error { return keep(s, g) }

// DeleteHashtagGroup deletes a group and returns it.
func (s *Store) DeleteHashtagGroup(_ context.Context, id int64) (models.HashtagGroup, error) {
	return drop[models.HashtagGroup](s, id)
}

// BannedTags returns the tags a brand must not use.
func (s *Store) BannedTags(ctx context.Context, brandID int64) ([]models.BannedTag, error) {
	return ofBrand[models.BannedTag](ctx, s, "tag COLLATE NOCASE, id", "brand_id = ?", brandID)
}

// SaveBannedTag inserts (ID 0) or replaces a banned tag.
func (s *Store) SaveBannedTag(_ context.Context, t *models.BannedTag) error { return keep(s, t) }

// DeleteBannedTag deletes a banned tag and returns it.
func (s *Store) DeleteBannedTag(_ context.Context, id int64) (models.BannedTag, error) {
	return drop[models.BannedTag](s, id)
}

// Handles returns whom a brand mentions, by name and platform.
func (s *Store) Handles(ctx context.Context, brandID int64) ([]models.HandleEntry, error) {
	return ofBrand[models.HandleEntry](ctx, s, "name COLLATE NOCASE, platform, id", "brand_id = ?", brandID)
}

// SaveHandle inserts (ID 0) or replaces a handle.
func (s *Store) SaveHandle(_ context.Context, h *models.HandleEntry) error { return keep(s, h) }

// ReplaceHandles puts handles in the place of all a brand has under a name, in
// one transaction, and returns those.
func (s *Store) ReplaceHandles(_ context.Context, brandID int64, name string, list []models.HandleEntry) (before []models.HandleEntry, err error) {
	err = s.tx(func(tx *gorm.DB) error {
		before = nil
		if err := tx.Where("brand_id = ? AND name = ?", brandID, name).Order("id").Find(&before).Error; err != nil {
			return err
		}
		if err := tx.Where("brand_id = ? AND name = ?", brandID, name).Delete(&models.HandleEntry{}).Error; err != nil {
			return err
		}
		if len(list) == 0 {
			return nil
		}
		return tx.Create(&list).Error
	})
	if err != nil {
		return nil, fmt.Errorf("save handles of %q: %w", name, err)
	}
	return before, nil
}

// DeleteHandle deletes a handle and returns it.
func (s *Store) DeleteHandle(_ context.Context, id int64) (models.HandleEntry, error) {
	return drop[models.HandleEntry](s, id)
}

// Snippets returns a brand's snippets and those of all brands, by name.
func (s *Store) Snippets(ctx context.Context, brandID int64) ([]models.Snippet, error) {
	return ofBrand[models.Snippet](ctx, s, "name COLLATE NOCASE, brand_id DESC, id", "brand_id IN (0, ?)", brandID)
}

// SaveSnippet inserts (ID 0) or replaces a snippet.
func (s *Store) SaveSnippet(_ context.Context, sn *models.Snippet) error { return keep(s, sn) }

// DeleteSnippet deletes a snippet and returns it.
func (s *Store) DeleteSnippet(_ context.Context, id int64) (models.Snippet, error) {
	return drop[models.Snippet](s, id)
}

// Templates returns a brand's templates, by name.
func (s *Store) Templates(ctx context.Context, brandID int64) ([]models.Template, error) {
	return ofBrand[models.Template](ctx, s, "name COLLATE NOCASE, id", "brand_id = ?", brandID)
}

// Template returns one template; ErrNotFound when there is none.
func (s *Store) Template(ctx context.Context, id int64) (models.Template, error) {
	list, err := ofBrand[models.Template](ctx, s, "id", "id = ?", id)
	if err != nil {
		return models.Template{}, err
	}
	if len(list) == 0 {
		return models.Template{}, fmt.Errorf("template %d: %w", id, ErrNotFound)
	}
	return list[0], nil
}

// SaveTemplate inserts (ID 0) or replaces a template.
func (s *Store) SaveTemplate(_ context.Context, t *models.Template) error { return keep(s, t) }

// DeleteTemplate deletes a template and returns it.
func (s *Store) DeleteTemplate(_ context.Context, id int64) (models.Template, error) {
	return drop[models.Template](s, id)
}

// Words returns a brand's words and those of all brands, by word.
func (s *Store) Words(ctx context.Context, brandID int64) ([]models.Word, error) {
	return ofBrand[models.Word](ctx, s, "word COLLATE NOCASE, brand_id DESC, id", "brand_id IN (0, ?)", brandID)
}

// SaveWord inserts (ID 0) or replaces a word. A word that is there already for
// the same brand and kind takes over Instead and gives w its id.
func (s *Store) SaveWord(_ context.Context, w *models.Word) error {
	err := s.tx(func(tx *gorm.DB) error {
		var twin models.Word
		err := tx.Where("brand_id = ? AND word = ? AND kind = ?", w.BrandID, w.Word, w.Kind).First(&twin).Error
		switch {
		case err == nil && w.ID != 0 && w.ID != twin.ID:
			if err := tx.Delete(&models.Word{}, w.ID).Error; err != nil {
				return err
			}
			w.ID = twin.ID
		case err == nil:
			w.ID = twin.ID
		case !errors.Is(err, gorm.ErrRecordNotFound):
			return err
		}
		return tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, UpdateAll: true}).Create(w).Error
	})
	if err != nil {
		return fmt.Errorf("save word %q: %w", w.Word, err)
	}
	return nil
}

// DeleteWord deletes a word and returns it.
func (s *Store) DeleteWord(_ context.Context, id int64) (models.Word, error) {
	return drop[models.Word](s, id)
}

// ClaimRules returns the promises a brand must not make.
func (s *Store) ClaimRules(ctx context.Context, brandID int64) ([]models.ClaimRule, error) {
	return ofBrand[models.ClaimRule](ctx, s, "id", "brand_id = ?", brandID)
}

// SaveClaimRule inserts (ID 0) or replaces a rule.
func (s *Store) SaveClaimRule(_ context.Context, r *models.ClaimRule) error { return keep(s, r) }

// DeleteClaimRule deletes a rule and returns it.
func (s *Store) DeleteClaimRule(_ context.Context, id int64) (models.ClaimRule, error) {
	return drop[models.ClaimRule](s, id)
}

// Waivers returns what was waived in a post, oldest first.
func (s *Store) Waivers(ctx context.Context, postID int64) ([]models.Waiver, error) {
	return ofBrand[models.Waiver](ctx, s, "id", "post_id = ?", postID)
}

// SaveWaiver inserts (ID 0) or replaces a waiver; At 0 is now.
func (s *Store) SaveWaiver(_ context.Context, w *models.Waiver) error {
	if w.At == 0 {
		w.At = s.now().Unix()
	}
	return keep(s, w)
}

// DeleteWaiver deletes a waiver and returns it.
func (s *Store) DeleteWaiver(_ context.Context, id int64) (models.Waiver, error) {
	return drop[models.Waiver](s, id)
}

// MediaByID returns the records of media that are still there, by id.
func (s *Store) MediaByID(ctx context.Context, ids ...int64) (map[int64]models.Media, error) {
	found := make(map[int64]models.Media, len(ids))
	for part := range chunks(ids) {
		list, err := ofBrand[models.Media](ctx, s, "id", "id IN ?", part)
		if err != nil {
			return nil, err
		}
		for _, m := range list {
			found[m.ID] = m
		}
	}
	return found, nil
}
