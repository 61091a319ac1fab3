package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"lontar/models"
)

// Cards returns the calendar between two days (inclusive), one card per post,
// day and clock, ordered by day, clock and post. Posts whose hour is not decided
// come first in their day.
func (s *Store) Cards(ctx context.Context, from, to string, f models.Filter) ([]models.Card, error) {
	where, args := filterSQL(f)
	return s.cards(ctx, "v.day BETWEEN ? AND ? AND v.day <> ''"+where, append([]any{from, to}, args...), "")
}

// Tray returns the posts without a day, newest first.
func (s *Store) Tray(ctx context.Context, f models.Filter) ([]models.Card, error) {
	where, args := filterSQL(f)
	return s.cards(ctx, "v.day = ''"+where, args, "p.id DESC")
}

// cardColumns is read by scanCard in this order. The picture is looked up for
// the shown posts only, through post_media's own index.
const cardColumns = `v.post_id, v.day, v.clock, v.zone, v.at, v.id, v.account_id, v.approval, v.delivery,
	coalesce(a.platform, ''), p.brand_id, p.title, p.form, p.pillar_id, p.pic,
	CASE WHEN p.title = '' THEN substr(p.caption, 1, 80) ELSE '' END,
	coalesce((SELECT m.hash FROM post_media pm JOIN media m ON m.id = pm.media_id
	          WHERE pm.post_id = p.id ORDER BY pm.position LIMIT 1), ''),
	(SELECT count(*) FROM post_media pm WHERE pm.post_id = p.id)`

func (s *Store) cards(ctx context.Context, where string, args []any, order string) ([]models.Card, error) {
	if order == "" {
		order = "v.day, v.clock, v.post_id"
	}
	db, err := s.read.DB()
	if err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, `SELECT `+cardColumns+`
		FROM variants v JOIN posts p ON p.id = v.post_id LEFT JOIN accounts a ON a.id = v.account_id
		WHERE `+where+` AND p.deleted_at = 0 ORDER BY `+order+`, coalesce(a.position, 999), v.id`, args...)
	if err != nil {
		return nil, classify(fmt.Errorf("read calendar: %w", err))
	}
	defer rows.Close()
	var list []models.Card
	for rows.Next() {
		if list, err = scanCard(rows, list); err != nil {
			return nil, classify(fmt.Errorf("read calendar: %w", err))
		}
	}
	return list, classify(rows.Err())
}

// scanCard reads one variant and adds it to the card before it when both stand
// at the same slot of the same post.
func scanCard(rows *sql.Rows, list []models.Card) ([]models.Card, error) {
	var c models.Card
	var v models.Variant
	var platform models.Platform
	if err := rows.Scan(&c.PostID, &c.Day, &c.Clock, &c.Zone, &c.At, &v.ID, &v.AccountID, &v.Approval, &v.Delivery,
		&platform, &c.BrandID, &c.Title, &c.Form, &c.PillarID, &c.PIC, &c.Snippet, &c.Thumb, &c.MediaN); err != nil {
		return nil, err
	}
	c.Status = v.Status()
	if n := len(list); n > 0 && list[n-1].PostID == c.PostID && list[n-1].Day == c.Day && list[n-1].Clock == c.Clock {
		last := &list[n-1]
		last.Status = models.Behind(last.Status, c.Status)
		addVariant(last, v, platform)
		return list, nil
	}
	c.Snippet, _, _ = strings.Cut(c.Snippet, "\n")
	addVariant(&c, v, platform)
	return append(list, c), nil
}

func addVariant(c *models.Card, v models.Variant, platform models.Platform) {
	c.Variants = append(c.Variants, v.ID)
	if v.AccountID != 0 {
		c.Accounts = append(c.Accounts, v.AccountID)
		c.Platforms = append(c.Platforms, platform)
	}
}

// DayCounts counts the posts of each day that has any.
func (s *Store) DayCounts(ctx context.Context, from, to string, f models.Filter) (map[string]int, error) {
	where, args := filterSQL(f)
	db, err := s.read.DB()
	if err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, `SELECT v.day, count(DISTINCT v.post_id) FROM variants v
		JOIN posts p ON p.id = v.post_id LEFT JOIN accounts a ON a.id = v.account_id
		WHERE v.day BETWEEN ? AND ? AND v.day <> '' AND p.deleted_at = 0`+where+` GROUP BY v.day`,
		append([]any{from, to}, args...)...)
	if err != nil {
		return nil, classify(fmt.Errorf("count days: %w", err))
	}
	defer rows.Close()
	counts := map[string]int{}
	for rows.Next() {
		var day string
		var n int
		if err := rows.Scan(&day, &n); err != nil {
			return nil, classify(fmt.Errorf("count days: %w", err))
		}
		counts[day] = n
	}
	return counts, classify(rows.Err())
}

// filterSQL turns a filter into conditions on v (variants), p (posts) and a
// (accounts), each beginning with AND.
func filterSQL(f models.Filter) (string, []any) {
	var b strings.Builder
	var args []any
	in := func(expr string, n int, arg func(i int) any) {
		if n == 0 {
			return
		}
		b.WriteString(" AND " + expr + " IN (?" + strings.Repeat(",?", n-1) + ")")
		for i := range n {
			args = append(args, arg(i))
		}
	}
	in("p.brand_id", len(f.Brands), func(i int) any { return f.Brands[i] })
	in("a.platform", len(f.Platforms), func(i int) any { return string(f.Platforms[i]) })
	in("p.pillar_id", len(f.Pillars), func(i int) any { return f.Pillars[i] })
	if len(f.Statuses) > 0 {
		var either []string
		var stored []any
		for _, st := range f.Statuses {
			if st == models.Late {
				either = append(either, "(v.at > 0 AND v.at < "+strconv.FormatInt(f.Now, 10)+
					" AND p.status NOT IN ('live','checked','cancelled','failed'))")
				continue
			}
			stored = append(stored, string(st))
		}
		if len(stored) > 0 {
			either = append(either, "p.status IN (?"+strings.Repeat(",?", len(stored)-1)+")")
			args = append(args, stored...)
		}
		b.WriteString(" AND (" + strings.Join(either, " OR ") + ")")
	}
	if text := strings.TrimSpace(f.Text); text != "" {
		like := "%" + escapeLike(text) + "%"
		b.WriteString(` AND (p.title LIKE ? ESCAPE '\' OR p.caption LIKE ? ESCAPE '\' OR p.hashtags LIKE ? ESCAPE '\')`)
		args = append(args, like, like, like)
	}
	return b.String(), args
}

func escapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
