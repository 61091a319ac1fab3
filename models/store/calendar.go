package store

import (
	"context"
	"fmt"
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
	return conditions(f, "a.platform IN (%s)", "v.at > 0 AND v.at < %d")
}

// postFilterSQL does the same with conditions on p alone.
func postFilterSQL(f models.Filter) (string, []any) {
	return conditions(f,
		"p.id IN (SELECT fv.post_id FROM variants fv JOIN accounts fa ON fa.id = fv.account_id WHERE fa.platform IN (%s))",
		"EXISTS (SELECT 1 FROM variants fv WHERE fv.post_id = p.id AND fv.at > 0 AND fv.at < %d)")
}

func conditions(f models.Filter, platform, late string) (string, []any) {
	var b strings.Builder
	var args []any
	in := func(expr string, n int, arg func(i int) any) {
		if n == 0 {
			return
		}
		b.WriteString(" AND " + fmt.Sprintf(expr, "?"+strings.Repeat(",?", n-1)))
		for i := range n {
			args = append(args, arg(i))
		}
	}
	in("p.brand_id IN (%s)", len(f.Brands), func(i int) any { return f.Brands[i] })
	in(platform, len(f.Platforms), func(i int) any { return string(f.Platforms[i]) })
	in("p.pillar_id IN (%s)", len(f.Pillars), func(i int) any { return f.Pillars[i] })
	if len(f.Statuses) > 0 {
		var either []string
		var stored []any
		for _, st := range f.Statuses {
			if st == models.Late {
				either = append(either, "(p.status NOT IN ('live','checked','cancelled','failed') AND "+fmt.Sprintf(late, f.Now)+")")
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
