package store

import (
	"context"
	"fmt"

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

// rowOrders are the only texts that reach ORDER BY.
var rowOrders = map[string]string{
	"": "day", "day": "day", "brand": "p.brand_id", "title": "p.title COLLATE NOCASE",
	"status": "p.status", "pillar": "p.pillar_id", "form": "p.form", "pic": "p.pic COLLATE NOCASE",
}

// RowKeys returns the keys of all lines in order.
func (s *Store) RowKeys(ctx context.Context, q RowQuery) ([]RowKey, error) {
	order, ok := rowOrders[q.Sort]
	if !ok {
		return nil, fmt.Errorf("sort by %q: no such column", q.Sort)
	}
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
	direction := ""
	if q.Desc {
		direction = " DESC"
	}
	accounts := ""
	if len(q.Filter.Platforms) > 0 {
		accounts = " LEFT JOIN accounts a ON a.id = v.account_id"
	}
	db, err := s.read.DB()
	if err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, `SELECT p.id, min(v.day) AS day, p.brand_id, p.status, min(v.at), min(v.clock) AS clock
		FROM variants v JOIN posts p ON p.id = v.post_id`+accounts+`
		WHERE p.deleted_at = 0`+where+` GROUP BY p.id
		ORDER BY (day = ''), `+order+direction+`, day, clock, p.id`, args...)
	if err != nil {
		return nil, classify(fmt.Errorf("read table: %w", err))
	}
	defer rows.Close()
	var keys []RowKey
	for rows.Next() {
		var k RowKey
		var clock string
		if err := rows.Scan(&k.PostID, &k.Day, &k.BrandID, &k.Status, &k.At, &clock); err != nil {
			return nil, classify(fmt.Errorf("read table: %w", err))
		}
		keys = append(keys, k)
	}
	return keys, classify(rows.Err())
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
