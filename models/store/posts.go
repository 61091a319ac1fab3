package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lontar/models"
)

// chunk bounds the parameters of one IN list.
const chunk = 500

func equalFold(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

func wholePost(db *gorm.DB) *gorm.DB {
	byID := func(db *gorm.DB) *gorm.DB { return db.Order("id") }
	return db.Preload("Variants", byID).Preload("Fields", byID).
		Preload("Media", byPosition).Preload("Media.Media")
}

// Posts returns posts whole, in the order asked, deleted ones too; ids that do
// not exist are left out.
func (s *Store) Posts(ctx context.Context, ids ...int64) ([]*models.Post, error) {
	found, err := posts(s.read.WithContext(ctx), ids)
	if err != nil {
		return nil, classify(fmt.Errorf("read posts: %w", err))
	}
	return found, nil
}

func posts(db *gorm.DB, ids []int64) ([]*models.Post, error) {
	byID := make(map[int64]*models.Post, len(ids))
	for part := range chunks(ids) {
		var list []*models.Post
		if err := wholePost(db).Where("id IN ?", part).Find(&list).Error; err != nil {
			return nil, err
		}
		for _, p := range list {
			byID[p.ID] = p
		}
	}
	out := make([]*models.Post, 0, len(ids))
	for _, id := range ids {
		if p := byID[id]; p != nil {
			out = append(out, p)
		}
	}
	return out, nil
}

func chunks[T any](list []T) func(yield func([]T) bool) {
	return func(yield func([]T) bool) {
		for len(list) > 0 {
			n := min(chunk, len(list))
			if !yield(list[:n]) {
				return
			}
			list = list[n:]
		}
	}
}

// PostsByUID returns a brand's posts by their stable ids, deleted ones too.
func (s *Store) PostsByUID(ctx context.Context, brandID int64, uids []string) ([]*models.Post, error) {
	var out []*models.Post
	for part := range chunks(uids) {
		var list []*models.Post
		if err := wholePost(s.read.WithContext(ctx)).Where("brand_id = ? AND uid IN ?", brandID, part).Find(&list).Error; err != nil {
			return nil, classify(fmt.Errorf("read posts by uid: %w", err))
		}
		out = append(out, list...)
	}
	return out, nil
}

// KnownUIDs returns those of the uids some post of the workspace has, in any
// brand, deleted ones included.
func (s *Store) KnownUIDs(ctx context.Context, uids ...string) ([]string, error) {
	var out []string
	for part := range chunks(uids) {
		var list []string
		if err := s.read.WithContext(ctx).Raw("SELECT uid FROM posts WHERE uid IN ?", part).Scan(&list).Error; err != nil {
			return nil, classify(fmt.Errorf("read uids: %w", err))
		}
		out = append(out, list...)
	}
	return out, nil
}

// BrandPosts returns a brand's posts whole, by day and clock, without deleted
// ones. from and to are days ("" is open); posts without a day come, last, only
// when both are open.
func (s *Store) BrandPosts(ctx context.Context, brandID int64, from, to string) ([]*models.Post, error) {
	join := "posts p JOIN variants v ON v.post_id = p.id"
	if from != "" && to != "" { // a few days of many years: by the days, which SQLite does not see by itself
		join = "variants v CROSS JOIN posts p ON p.id = v.post_id"
	}
	q := "SELECT p.id FROM " + join + " WHERE p.brand_id = ? AND p.deleted_at = 0"
	args := []any{brandID}
	if from != "" {
		q += " AND v.day >= ?"
		args = append(args, from)
	}
	if to != "" {
		q += " AND v.day <= ? AND v.day <> ''"
		args = append(args, to)
	}
	q += " GROUP BY p.id ORDER BY min(CASE WHEN v.day='' THEN '9' ELSE v.day END), min(v.clock), p.id"
	var ids []int64
	if err := s.read.WithContext(ctx).Raw(q, args...).Scan(&ids).Error; err != nil {
		return nil, classify(fmt.Errorf("read posts of brand %d: %w", brandID, err))
	}
	return s.Posts(ctx, ids...)
}

// SavePosts writes whole posts in one transaction: new ones (ID 0) are inserted
// and get ids, others are replaced with all their children. Statuses and
// moments are derived first.
func (s *Store) SavePosts(ctx context.Context, list []*models.Post, events ...models.Event) error {
	err := s.tx(func(tx *gorm.DB) error {
		if err := s.savePosts(tx, list); err != nil {
			return err
		}
		return s.log(tx, events)
	})
	if err != nil {
		return fmt.Errorf("save posts: %w", err)
	}
	return nil
}

func (s *Store) savePosts(tx *gorm.DB, list []*models.Post) error {
	zones, err := brandZones(tx)
	if err != nil {
		return err
	}
	now := s.now().Unix()
	for _, p := range list {
		if p.UID == "" {
			p.UID = uuid.NewString()
		}
		if p.CreatedAt == 0 {
			p.CreatedAt = now
		}
		p.UpdatedAt = now
		p.Summarise(zones[p.BrandID])
		if err := savePost(tx, p); err != nil {
			return fmt.Errorf("post %q: %w", p.Title, err)
		}
	}
	return nil
}

// savePost writes one post; children that are no longer there are removed.
// Rows keep their ids, because decisions and remarks will hang on variants.
func savePost(tx *gorm.DB, p *models.Post) error {
	known := p.ID != 0
	if err := upsert(tx).Create(p).Error; err != nil {
		return err
	}
	variants, media, fields := []int64{0}, []int64{0}, []int64{0}
	for i := range p.Variants {
		p.Variants[i].PostID = p.ID
		variants = append(variants, p.Variants[i].ID)
	}
	for i := range p.Media {
		p.Media[i].PostID, p.Media[i].Position = p.ID, i
		media = append(media, p.Media[i].ID)
	}
	for i := range p.Fields {
		p.Fields[i].PostID = p.ID
		fields = append(fields, p.Fields[i].ID)
	}
	if known {
		for _, child := range []struct {
			table string
			kept  []int64
		}{{"variants", variants}, {"post_media", media}, {"custom_values", fields}} {
			if err := tx.Exec("DELETE FROM "+child.table+" WHERE post_id = ? AND id NOT IN ?", p.ID, child.kept).Error; err != nil {
				return err
			}
		}
	}
	if len(p.Variants) > 0 {
		if err := upsert(tx).Create(&p.Variants).Error; err != nil {
			return err
		}
	}
	placeMedia(p)
	if len(p.Media) > 0 {
		if err := upsert(tx).Create(&p.Media).Error; err != nil {
			return err
		}
	}
	if len(p.Fields) > 0 {
		return upsert(tx).Create(&p.Fields).Error
	}
	return nil
}

// upsert inserts rows and replaces those whose id is there already. It is a new
// statement at every call: GORM's chains remember what they were used for.
func upsert(tx *gorm.DB) *gorm.DB {
	return tx.Omit(clause.Associations).Clauses(clause.OnConflict{UpdateAll: true})
}

func brandZones(tx *gorm.DB) (map[int64]string, error) {
	var list []struct {
		ID   int64
		Zone string
	}
	if err := tx.Raw("SELECT id, zone FROM brands").Scan(&list).Error; err != nil {
		return nil, err
	}
	zones := make(map[int64]string, len(list))
	for _, b := range list {
		zones[b.ID] = b.Zone
	}
	return zones, nil
}

// snapshot is a post as revisions and imports keep it.
func snapshot(p *models.Post) string {
	b, _ := json.Marshal(p) // plain fields only: it cannot fail
	return string(b)
}
