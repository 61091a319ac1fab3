package store

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"lontar/models"
)

// SavedReplies returns a brand's saved replies and those of all brands, by position.
func (s *Store) SavedReplies(ctx context.Context, brandID int64) ([]models.SavedReply, error) {
	return ofBrand[models.SavedReply](ctx, s, "brand_id = 0, position, id", "brand_id IN (0, ?)", brandID)
}

// SaveSavedReply inserts (ID 0) or replaces a saved reply.
func (s *Store) SaveSavedReply(_ context.Context, r *models.SavedReply) error { return keep(s, r) }

// DeleteSavedReply deletes a saved reply and returns it.
func (s *Store) DeleteSavedReply(_ context.Context, id int64) (models.SavedReply, error) {
	return drop[models.SavedReply](s, id)
}

// UseSavedReply moves the turn to the next variant.
func (s *Store) UseSavedReply(_ context.Context, id, at int64) error {
	err := s.tx(func(tx *gorm.DB) error {
		var r models.SavedReply
		if err := tx.First(&r, id).Error; err != nil {
			return err
		}
		return tx.Model(&r).Updates(map[string]any{"next": (r.Next + 1) % max(1, len(r.Variants)), "used_at": at}).Error
	})
	if err != nil {
		return fmt.Errorf("use saved reply %d: %w", id, err)
	}
	return nil
}

// Facts returns what is known about a brand, by position.
func (s *Store) Facts(ctx context.Context, brandID int64) ([]models.Fact, error) {
	return ofBrand[models.Fact](ctx, s, "position, id", "brand_id = ?", brandID)
}

// Fact returns one fact; ErrNotFound when there is none.
func (s *Store) Fact(ctx context.Context, id int64) (models.Fact, error) {
	return one[models.Fact](ctx, s, id)
}

// SaveFact inserts (ID 0) or replaces a fact.
func (s *Store) SaveFact(_ context.Context, f *models.Fact) error { return keep(s, f) }

// DeleteFact deletes a fact and returns it.
func (s *Store) DeleteFact(_ context.Context, id int64) (models.Fact, error) {
	return drop[models.Fact](s, id)
}

// ReplyGuides returns what a brand wants done instead of the shipped guides.
func (s *Store) ReplyGuides(ctx context.Context, brandID int64) ([]models.ReplyGuide, error) {
	return ofBrand[models.ReplyGuide](ctx, s, "topic", "brand_id = ?", brandID)
}

// SaveReplyGuide inserts or replaces the guide of a brand and topic.
func (s *Store) SaveReplyGuide(_ context.Context, g *models.ReplyGuide) error {
	err := s.tx(func(tx *gorm.DB) error {
		if err := tx.Where("brand_id = ? AND topic = ?", g.BrandID, g.Topic).Delete(&models.ReplyGuide{}).Error; err != nil {
			return err
		}
		g.ID = 0
		return tx.Create(g).Error
	})
	if err != nil {
		return fmt.Errorf("save guide %q: %w", g.Topic, err)
	}
	return nil
}

// DeleteReplyGuide deletes the guide of a brand and topic, if there is one.
func (s *Store) DeleteReplyGuide(_ context.Context, brandID int64, topic string) error {
	err := s.write.Where("brand_id = ? AND topic = ?", brandID, topic).Delete(&models.ReplyGuide{}).Error
	return classify(err)
}

// SavedFilters returns the saved views of the queue, by position.
func (s *Store) SavedFilters(ctx context.Context) ([]models.SavedFilter, error) {
	return ofBrand[models.SavedFilter](ctx, s, "position, id", "1 = 1")
}

// SaveFilter inserts (ID 0) or replaces a saved view.
func (s *Store) SaveFilter(_ context.Context, f *models.SavedFilter) error { return keep(s, f) }

// DeleteFilter deletes a saved view and returns it.
func (s *Store) DeleteFilter(_ context.Context, id int64) (models.SavedFilter, error) {
	return drop[models.SavedFilter](s, id)
}

// Person returns one person; ErrNotFound when there is none.
func (s *Store) Person(ctx context.Context, id int64) (models.Person, error) {
	return one[models.Person](ctx, s, id)
}

// SavePerson inserts (ID 0) or replaces a person.
func (s *Store) SavePerson(_ context.Context, p *models.Person) error { return keep(s, p) }

// PersonHead is a person as lists show it.
type PersonHead struct {
	models.Person
	Comments int
	LastAt   int64 // of the latest comment, Unix seconds; 0 none
}

// FindPeople returns a brand's people whose handle, name, labels or notes hold
// text, VIPs first, then those heard of last; at most limit.
func (s *Store) FindPeople(ctx context.Context, brandID int64, text string, limit int) ([]PersonHead, error) {
	var list []PersonHead
	text = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(text), "@"))
	err := s.read.WithContext(ctx).Raw(`SELECT p.*, (SELECT count(*) FROM comments c WHERE c.person_id = p.id AND c.person_id <> 0) AS comments,
		coalesce((SELECT max(at) FROM comments c WHERE c.person_id = p.id AND c.person_id <> 0), 0) AS last_at
		FROM people p WHERE p.brand_id = ? AND (? = '' OR instr(lower(p.handle || ' ' || p.name || ' ' || p.labels || ' ' || p.notes), ?) > 0)
		ORDER BY p.vip DESC, last_at DESC, p.id LIMIT ?`, brandID, text, text, limit).Scan(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("find people of brand %d: %w", brandID, err))
	}
	return list, nil
}

// Corrections returns the kinds people gave, oldest first, after an id.
func (s *Store) Corrections(ctx context.Context, after int64) ([]models.Correction, error) {
	return ofBrand[models.Correction](ctx, s, "id", "id > ?", after)
}

// TriageModel returns the workspace's own sorter as it was saved, nil when
// nothing was learned yet.
func (s *Store) TriageModel(ctx context.Context) ([]byte, error) {
	var rows []struct{ Data []byte } // a bare []byte is scanned as a list of numbers
	if err := s.read.WithContext(ctx).Raw("SELECT data FROM triage_model WHERE id = 1").Scan(&rows).Error; err != nil {
		return nil, classify(fmt.Errorf("read triage model: %w", err))
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return rows[0].Data, nil
}

// SaveTriageModel keeps the workspace's own sorter.
func (s *Store) SaveTriageModel(_ context.Context, data []byte) error {
	err := s.write.Exec("INSERT INTO triage_model (id, data) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data", data).Error
	return classify(err)
}

// CommentImports returns the latest imports of comments of a brand (0: of all).
func (s *Store) CommentImports(ctx context.Context, brandID int64, limit int) ([]models.Import, error) {
	var list []models.Import
	err := s.read.WithContext(ctx).Where("kind = 'comments' AND (? = 0 OR brand_id = ?)", brandID, brandID).Order("id DESC").Limit(limit).Find(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("read imports: %w", err))
	}
	return list, nil
}
