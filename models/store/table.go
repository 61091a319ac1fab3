package store

import (
	"context"
	"fmt"
	"slices"

	"lontar/models"
)

// RowQuery asks for the lines of the plan table.
type RowQuery struct {
	Filter      models.Filter
	From, To    string // days, inclusive; "" open
	Unscheduled bool   // also posts without a day
	Sort        string // "day" (default), "brand", "title", "status", "pillar", "form", "pic"
	Desc        bool
}

// RowKey is what the table keeps of every line: enough to group, count and
// page, small enough to hold fifty thousand of.
type RowKey struct {
	PostID  int64
	Day     string // of the earliest variant, "" unscheduled
	BrandID int64
	Status  models.Status
	At      int64
}

// rowOrders are the only texts that reach ORDER BY. Days come in the order of
// the index posts_first, downwards in readKeys.
var rowOrders = map[string]string{
	"": "", "day": "", "brand": "p.brand_id", "title": "p.title COLLATE NOCASE",
	"status": "p.status", "pillar": "p.pillar_id", "form": "p.form", "pic": "p.pic COLLATE NOCASE",
}

// RowKeys returns the keys of all lines in order; lines without a day come last.
func (s *Store) RowKeys(ctx context.Context, q RowQuery) ([]RowKey, error) {
	order, ok := rowOrders[q.Sort]
	if !ok {
		return nil, fmt.Errorf("sort by %q: no such column", q.Sort)
	}
	if order != "" && q.Desc {
		order += " DESC"
	}
	if order != "" {
		order += ", "
	}
	read := s.keysOfAll
	if q.From != "" || q.To != "" {
		read = s.keysBetween
	}
	keys, err := read(ctx, q, order)
	if err != nil {
		return nil, classify(fmt.Errorf("read table: %w", err))
	}
	if order == "" && q.Desc {
		newestFirst(keys)
	}
	return keys, nil
}

// keysOfAll reads posts without their variants: by day the index posts_first
// holds everything a key needs.
func (s *Store) keysOfAll(ctx context.Context, q RowQuery, order string) ([]RowKey, error) {
	where, args := postFilterSQL(q.Filter)
	keys, err := s.readKeys(ctx, nil, `SELECT p.id, p.first_day, p.brand_id, p.status, p.first_at FROM posts p
		WHERE p.deleted_at = 0 AND p.first_day > ''`+where+` ORDER BY `+order+`p.first_day, p.first_clock, p.id`, args)
	if err != nil || !q.Unscheduled {
		return keys, err
	}
	return s.readKeys(ctx, keys, `SELECT p.id, p.first_day, p.brand_id, p.status, p.first_at FROM posts p
		WHERE p.deleted_at = 0 AND p.first_day = ''`+where+` ORDER BY `+order+`p.first_day, p.first_clock, p.id`, args)
}

// keysBetween reads posts that have a variant between two days; their day is
// the first one there.
func (s *Store) keysBetween(ctx context.Context, q RowQuery, order string) ([]RowKey, error) {
	where, args := filterSQL(q.Filter)
	if q.From != "" {
		where += " AND (v.day >= ? OR v.day = '')"
		args = append(args, q.From)
	}
	if q.To != "" {
		where += " AND v.day <= ?"
		args = append(args, q.To)
	}
	if !q.Unscheduled {
		where += " AND v.day <> ''"
	}
	return s.readKeys(ctx, nil, `SELECT p.id, min(v.day) AS day, p.brand_id, p.status, min(v.at)
		FROM variants v JOIN posts p ON p.id = v.post_id LEFT JOIN accounts a ON a.id = v.account_id
		WHERE p.deleted_at = 0`+where+` GROUP BY p.id
		ORDER BY (day = ''), `+order+`day, min(v.clock), p.id`, args)
}

func (s *Store) readKeys(ctx context.Context, keys []RowKey, query string, args []any) ([]RowKey, error) {
	db, err := s.read.DB()
	if err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var k RowKey
		var status string // scanned as a plain string: the named one goes through reflection
		if err := rows.Scan(&k.PostID, &k.Day, &k.BrandID, &status, &k.At); err != nil {
			return nil, err
		}
		k.Status = models.Status(status)
		// Neighbours share their day: one string for all of them.
		if n := len(keys); n > 0 && keys[n-1].Day == k.Day {
			k.Day = keys[n-1].Day
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}

// newestFirst turns the days round and keeps the order within each of them, and
// those without a day at the end.
func newestFirst(keys []RowKey) {
	n := 0
	for n < len(keys) && keys[n].Day != "" {
		n++
	}
	dated := keys[:n]
	slices.Reverse(dated)
	for from := 0; from < n; {
		to := from
		for to < n && dated[to].Day == dated[from].Day {
			to++
		}
		slices.Reverse(dated[from:to])
		from = to
	}
}

// Rows returns lines in the order asked; ids that do not exist are left out.
func (s *Store) Rows(ctx context.Context, ids ...int64) ([]models.Row, error) {
	list, err := s.Posts(ctx, ids...)
	if err != nil {
		return nil, err
	}
	platforms, err := s.accountPlatforms(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]models.Row, 0, len(list))
	for _, p := range list {
		out = append(out, rowOf(p, platforms))
	}
	return out, nil
}

func (s *Store) accountPlatforms(ctx context.Context) (map[int64]models.Platform, error) {
	var list []models.Account
	if err := s.read.WithContext(ctx).Select("id", "platform").Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read accounts: %w", err))
	}
	m := make(map[int64]models.Platform, len(list))
	for _, a := range list {
		m[a.ID] = a.Platform
	}
	return m, nil
}

func rowOf(p *models.Post, platforms map[int64]models.Platform) models.Row {
	r := models.Row{
		PostID: p.ID, UID: p.UID, BrandID: p.BrandID, PillarID: p.PillarID, Form: p.Form,
		Title: p.Title, Caption: p.Caption, Hashtags: p.Hashtags, Status: p.Status, PIC: p.PIC,
		Brief: p.Brief, Goal: p.Goal, CTA: p.CTA, Link: p.Link, Notes: p.Notes, MediaN: len(p.Media),
	}
	r.Day, r.Clock = p.Slot()
	for _, v := range p.Variants {
		if v.Day == r.Day && v.Clock == r.Clock {
			r.Zone, r.At = v.Zone, v.At
		}
		if v.AccountID != 0 {
			r.Accounts = append(r.Accounts, v.AccountID)
			r.Platforms = append(r.Platforms, platforms[v.AccountID])
		}
		if r.LiveURL == "" {
			r.LiveURL = v.LiveURL
		}
	}
	if len(p.Media) > 0 && p.Media[0].Media != nil {
		r.Thumb = p.Media[0].Media.Hash
	}
	if len(p.Fields) > 0 {
		r.Fields = make(map[int64]string, len(p.Fields))
		for _, f := range p.Fields {
			r.Fields[f.ColumnID] = f.Value
		}
	}
	return r
}
