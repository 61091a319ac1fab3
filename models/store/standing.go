package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"lontar/models"
)

// Standing is what is known of a comment's author when it is placed in the queue.
type Standing struct {
	PersonID   int64
	VIP        bool `gorm:"column:vip"` // gorm would call it v_ip
	Complaints int  // all of theirs, done ones too
}

const standingColumns = `SELECT p.id AS person_id, p.vip,
	(SELECT count(*) FROM comments k WHERE k.person_id = p.id AND k.person_id <> 0 AND k.kind = 'complaint') AS complaints FROM people p WHERE p.id IN `

// StandingsOfAuthors returns the standing of the authors of comments, by person.
func (s *Store) StandingsOfAuthors(ctx context.Context, commentIDs ...int64) (map[int64]Standing, error) {
	return s.standings(ctx, "(SELECT c.person_id FROM comments c WHERE c.id IN ?)", commentIDs)
}

// Standings returns the standing of people, by person. It sees only what is
// written already.
func (s *Store) Standings(ctx context.Context, personIDs ...int64) (map[int64]Standing, error) {
	return s.standings(ctx, "?", personIDs)
}

func (s *Store) standings(ctx context.Context, in string, ids []int64) (map[int64]Standing, error) {
	out := map[int64]Standing{}
	for chunk := range slices.Chunk(ids, 500) {
		var list []Standing
		if err := s.read.WithContext(ctx).Raw(standingColumns+in, chunk).Scan(&list).Error; err != nil {
			return nil, classify(fmt.Errorf("read standings: %w", err))
		}
		for _, st := range list {
			out[st.PersonID] = st
		}
	}
	return out, nil
}

// AccountOfPost finds the account of a brand that a post is known to belong to,
// by the platform's own id of the post or its link; 0 when it is not known.
func (w *CommentWriter) AccountOfPost(brandID int64, platform models.Platform, nativeID, permalink string) (id int64, err error) {
	err = w.tx.QueryRow(`SELECT a.id FROM accounts a WHERE a.brand_id = ? AND a.platform = ? AND (
			EXISTS (SELECT 1 FROM live_posts l WHERE l.account_id = a.id AND (? <> '' AND l.native_id = ? OR ? <> '' AND l.permalink = ?))
			OR EXISTS (SELECT 1 FROM variants v WHERE v.account_id = a.id AND v.live_url <> '' AND
				(v.live_url = ? OR ? <> '' AND instr(v.live_url, ?) > 0)))
		ORDER BY a.id LIMIT 1`, brandID, string(platform), nativeID, nativeID, permalink, permalink, permalink, nativeID, nativeID).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}
