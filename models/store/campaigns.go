package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"lontar/models"
)

// Campaigns returns a brand's campaigns, the latest first, archived ones too.
func (s *Store) Campaigns(ctx context.Context, brandID int64) ([]models.Campaign, error) {
	return ofBrand[models.Campaign](ctx, s, "archived_at <> 0, from_day DESC, name COLLATE NOCASE, id", "brand_id = ?", brandID)
}

// SaveCampaign inserts (ID 0) or replaces a campaign.
func (s *Store) SaveCampaign(_ context.Context, c *models.Campaign) error { return keep(s, c) }

// DeleteCampaign deletes a campaign no post belongs to; one that posts belong
// to, those in the bin too, is archived instead. It returns what it was.
func (s *Store) DeleteCampaign(_ context.Context, id int64) (before models.Campaign, archived bool, err error) {
	err = s.tx(func(tx *gorm.DB) error {
		var found []models.Campaign
		if err := tx.Where("id = ?", id).Find(&found).Error; err != nil {
			return err
		}
		if len(found) == 0 {
			return ErrNotFound
		}
		before = found[0]
		if err := tx.Raw("SELECT EXISTS (SELECT 1 FROM posts WHERE campaign_id = ? AND campaign_id <> 0)", id).Scan(&archived).Error; err != nil {
			return err
		}
		if archived {
			return tx.Exec("UPDATE campaigns SET archived_at = ? WHERE id = ? AND archived_at = 0", s.now().Unix(), id).Error
		}
		return tx.Delete(&models.Campaign{}, id).Error
	})
	if err != nil {
		return before, false, fmt.Errorf("delete campaign %d: %w", id, err)
	}
	return before, archived, nil
}

// tagUses reads only those variants that have words of their own.
const tagUses = `SELECT p.first_day,
	p.hashtags || CASE WHEN instr(p.caption, '#') > 0 THEN ' ' || p.caption ELSE '' END ||
	coalesce((SELECT group_concat(' ' || v.hashtags || ' ' || v.first_comment || CASE WHEN instr(v.caption, '#') > 0 THEN ' ' || v.caption ELSE '' END, ' ')
		FROM variants v WHERE v.post_id = p.id AND (v.own_caption <> 0 OR v.own_hashtags <> 0 OR v.first_comment <> '')), '')
	FROM posts p WHERE p.brand_id = ? AND p.deleted_at = 0`

// TagUses gives f, for each of a brand's posts that is not in the bin, the day
// it is planned for first ("" unscheduled) and the texts its hashtags may stand
// in: hashtags, captions with "#", and what the accounts have of their own. The
// posts come in no order.
func (s *Store) TagUses(ctx context.Context, brandID int64, f func(day, text string)) error {
	rows, err := s.read.WithContext(ctx).Raw(tagUses, brandID).Rows()
	if err != nil {
		return classify(fmt.Errorf("read tags of brand %d: %w", brandID, err))
	}
	defer rows.Close()
	for rows.Next() {
		var day, text string
		if err := rows.Scan(&day, &text); err != nil {
			return classify(fmt.Errorf("read tags of brand %d: %w", brandID, err))
		}
		f(day, text)
	}
	return classify(rows.Err())
}
