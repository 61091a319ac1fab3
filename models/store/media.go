package store

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lontar/models"
)

// AddMedia records a media file, or finds the record with the same hash, and
// fills m. A record that was taken out of the library comes back.
func (s *Store) AddMedia(ctx context.Context, m *models.Media) error {
	if m.CreatedAt == 0 {
		m.CreatedAt = s.now().Unix()
	}
	err := s.tx(func(tx *gorm.DB) error {
		if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(m).Error; err != nil {
			return err
		}
		var is models.Media
		if err := tx.Where("hash = ?", m.Hash).First(&is).Error; err != nil {
			return err
		}
		back, described := is.DeletedAt != 0, is.Format == "" && m.Format != ""
		if described {
			is.MIME, is.Format, is.Width, is.Height, is.Millis = m.MIME, m.Format, m.Width, m.Height, m.Millis
			is.FPS, is.VideoCodec, is.AudioCodec, is.Frames = m.FPS, m.VideoCodec, m.AudioCodec, m.Frames
		}
		is.DeletedAt = 0
		*m = is
		if back || described {
			return tx.Save(m).Error
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("record media %s: %w", m.Name, err)
	}
	return nil
}

// UpdateMedia changes one record as it is stored now; ErrNotFound when there
// is none.
func (s *Store) UpdateMedia(ctx context.Context, id int64, change func(*models.Media)) error {
	err := s.tx(func(tx *gorm.DB) error {
		var list []models.Media
		if err := tx.Where("id = ?", id).Find(&list).Error; err != nil {
			return err
		}
		if len(list) == 0 {
			return ErrNotFound
		}
		m := list[0]
		change(&m)
		m.ID, m.Hash = id, list[0].Hash
		return tx.Save(&m).Error
	})
	if err != nil {
		return fmt.Errorf("change media %d: %w", id, err)
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

// Medium returns one media record; ErrNotFound when there is none.
func (s *Store) Medium(ctx context.Context, id int64) (*models.Media, error) {
	var list []models.Media
	err := s.read.WithContext(ctx).Where("id = ?", id).Find(&list).Error
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return nil, classify(fmt.Errorf("read media %d: %w", id, err))
	}
	return &list[0], nil
}

// AllMedia returns every media record by id, deleted ones too.
func (s *Store) AllMedia(ctx context.Context) ([]models.Media, error) {
	var list []models.Media
	if err := s.read.WithContext(ctx).Order("id").Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read media: %w", err))
	}
	return list, nil
}

// MediaQuery asks for files of the library. The zero value asks for all.
type MediaQuery struct {
	Text    string  // every word of it in name or alt text, the posts' too
	Kind    string  // "image", "video"; "" both
	Brands  []int64 // added for one of these brands, or used by one of its posts or as its logo
	Free    bool    // with Brands: also files that no brand was named for and nobody uses
	Unused  bool    // in no post and no logo
	Deleted bool    // those taken out of the library instead
}

// MediaItem is a file of the library and where it is used.
type MediaItem struct {
	models.Media `gorm:"embedded"`
	Uses         int  // posts outside the bin that show it
	Logo         bool // it is the logo of a brand
	// PostAlt is the alt text a post gave the file last, "" none.
	PostAlt string
}

const (
	usedIn = "SELECT 1 FROM post_media pm JOIN posts p ON p.id = pm.post_id WHERE pm.media_id = m.id AND p.deleted_at = 0"
	isLogo = "m.hash IN (SELECT logo FROM brands WHERE logo <> '')"
)

// MediaList returns the files of the library, newest first. Covers of videos
// that nothing else uses belong to their video and are not listed.
func (s *Store) MediaList(ctx context.Context, q MediaQuery) ([]MediaItem, error) {
	where := []string{"m.deleted_at = 0"}
	if q.Deleted {
		where[0] = "m.deleted_at <> 0"
	} else {
		where = append(where, "(m.hash NOT IN (SELECT cover FROM media WHERE cover <> '') OR EXISTS ("+usedIn+"))")
	}
	var args []any
	for _, word := range strings.Fields(q.Text) {
		like := "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(word) + "%"
		where = append(where, `(m.name LIKE ? ESCAPE '\' OR m.alt LIKE ? ESCAPE '\' OR EXISTS (SELECT 1 FROM post_media pm WHERE pm.media_id = m.id AND pm.alt LIKE ? ESCAPE '\'))`)
		args = append(args, like, like, like)
	}
	switch q.Kind {
	case "image", "video":
		where = append(where, "m.mime LIKE '"+q.Kind+"/%'")
	}
	if len(q.Brands) > 0 {
		of := "m.brand_id IN ? OR EXISTS (" + usedIn + " AND p.brand_id IN ?) OR m.hash IN (SELECT logo FROM brands WHERE id IN ?)"
		if q.Free {
			of += " OR (m.brand_id = 0 AND NOT EXISTS (" + usedIn + ") AND NOT " + isLogo + ")"
		}
		where = append(where, "("+of+")")
		args = append(args, q.Brands, q.Brands, q.Brands)
	}
	if q.Unused {
		where = append(where, "NOT EXISTS ("+usedIn+")", "NOT "+isLogo)
	}
	var list []MediaItem
	err := s.read.WithContext(ctx).Raw(`SELECT m.*, `+isLogo+` AS logo,
		(SELECT count(DISTINCT pm.post_id) FROM post_media pm JOIN posts p ON p.id = pm.post_id WHERE pm.media_id = m.id AND p.deleted_at = 0) AS uses,
		coalesce((SELECT pm.alt FROM post_media pm WHERE pm.media_id = m.id AND pm.alt <> '' ORDER BY pm.id DESC LIMIT 1), '') AS post_alt
		FROM media m WHERE `+strings.Join(where, " AND ")+` ORDER BY m.created_at DESC, m.id DESC`, args...).Scan(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("list media: %w", err))
	}
	return list, nil
}

// MediaUses returns the posts outside the bin that show a file, each with its
// earliest slot.
func (s *Store) MediaUses(ctx context.Context, id int64) ([]models.Card, error) {
	cards, err := s.cards(ctx, "v.post_id IN (SELECT post_id FROM post_media WHERE media_id = ?)", []any{id}, "v.post_id, v.day = '', v.day, v.clock")
	if err != nil {
		return nil, err
	}
	var out []models.Card
	for _, c := range cards {
		if n := len(out); n == 0 || out[n-1].PostID != c.PostID {
			out = append(out, c)
		}
	}
	return out, nil
}

// MediaHolders returns what else holds on to a file: the names of the brands
// whose logo it is and of the videos whose cover it is.
func (s *Store) MediaHolders(ctx context.Context, hash string) (brands, videos []string, err error) {
	db := s.read.WithContext(ctx)
	if err := db.Raw("SELECT name FROM brands WHERE logo = ? ORDER BY name", hash).Scan(&brands).Error; err != nil {
		return nil, nil, classify(fmt.Errorf("read holders of media: %w", err))
	}
	if err := db.Raw("SELECT name FROM media WHERE cover = ? AND deleted_at = 0 ORDER BY name", hash).Scan(&videos).Error; err != nil {
		return nil, nil, classify(fmt.Errorf("read holders of media: %w", err))
	}
	return brands, videos, nil
}
