package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"lontar/models"
)

// cardVariant is one variant on its way into a card.
type cardVariant struct {
	id, account int64
	place       int // of the account in its brand
	platform    models.Platform
	status      models.Status
	zone        string
	at          int64
}

// accountPlace is what a card needs to know of an account.
type accountPlace struct {
	platform models.Platform
	position int
}

// cards reads the variants that where (on v, p and a) chooses and then each of
// their posts once: a month's posts have three variants each, and reading
// title and picture with every one of them took twice as long.
func (s *Store) cards(ctx context.Context, where string, args []any, order string) ([]models.Card, error) {
	db, err := s.read.DB()
	if err != nil {
		return nil, err
	}
	list, err := slotsOf(ctx, db, where, args, order)
	if err == nil {
		err = fillCards(ctx, db, list)
	}
	if err != nil {
		return nil, classify(fmt.Errorf("read calendar: %w", err))
	}
	return list, nil
}

// slotsOf reads variants and makes one card of those that stand at the same
// slot of the same post.
func slotsOf(ctx context.Context, db *sql.DB, where string, args []any, order string) ([]models.Card, error) {
	if order == "" {
		order = "v.day, v.clock, v.post_id"
	}
	accounts, err := accountPlaces(ctx, db)
	if err != nil {
		return nil, err
	}
	join := ""
	if strings.Contains(where, "a.platform") {
		join = " LEFT JOIN accounts a ON a.id = v.account_id"
	}
	rows, err := db.QueryContext(ctx, `SELECT v.post_id, v.day, v.clock, v.zone, v.at, v.id, v.account_id, v.approval, v.delivery
		FROM variants v JOIN posts p ON p.id = v.post_id`+join+`
		WHERE `+where+` AND p.deleted_at = 0 ORDER BY `+order+`, v.id`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []models.Card
	var variants []cardVariant
	finish := func() {
		if len(variants) > 0 {
			settle(&list[len(list)-1], variants)
			variants = variants[:0]
		}
	}
	for rows.Next() {
		var post int64
		var day, clock, approval, delivery string // plain strings are scanned without reflection
		var v cardVariant
		if err := rows.Scan(&post, &day, &clock, &v.zone, &v.at, &v.id, &v.account, &approval, &delivery); err != nil {
			return nil, err
		}
		if n := len(list); n == 0 || list[n-1].PostID != post || list[n-1].Day != day || list[n-1].Clock != clock {
			finish()
			list = append(list, models.Card{PostID: post, Day: day, Clock: clock})
		}
		state := models.Variant{Approval: models.Approval(approval), Delivery: models.Delivery(delivery)}
		v.status = state.Status()
		known, ok := accounts[v.account]
		if v.platform, v.place = known.platform, known.position; !ok {
			v.place = 999
		}
		variants = append(variants, v)
	}
	finish()
	return list, rows.Err()
}

// settle writes a card's variants into it, in the order of the brand's accounts.
func settle(c *models.Card, variants []cardVariant) {
	slices.SortStableFunc(variants, func(a, b cardVariant) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.id, b.id)) })
	c.Zone, c.At, c.Status = variants[0].zone, variants[0].at, variants[0].status
	for _, v := range variants {
		c.Status = models.Behind(c.Status, v.status)
		c.Variants = append(c.Variants, v.id)
		if v.account != 0 {
			c.Accounts = append(c.Accounts, v.account)
			c.Platforms = append(c.Platforms, v.platform)
		}
	}
}

func accountPlaces(ctx context.Context, db *sql.DB) (map[int64]accountPlace, error) {
	rows, err := db.QueryContext(ctx, "SELECT id, platform, position FROM accounts")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	places := map[int64]accountPlace{}
	for rows.Next() {
		var id int64
		var p accountPlace
		if err := rows.Scan(&id, &p.platform, &p.position); err != nil {
			return nil, err
		}
		places[id] = p
	}
	return places, rows.Err()
}

// fillCards reads the posts of cards: their words, and the first of their pictures.
func fillCards(ctx context.Context, db *sql.DB, list []models.Card) error {
	byPost := make(map[int64][]int, len(list))
	ids := make([]any, 0, len(list))
	for i, c := range list {
		if len(byPost[c.PostID]) == 0 {
			ids = append(ids, c.PostID)
		}
		byPost[c.PostID] = append(byPost[c.PostID], i)
	}
	for part := range chunks(ids) {
		in := "(?" + strings.Repeat(",?", len(part)-1) + ")"
		rows, err := db.QueryContext(ctx, `SELECT p.id, p.brand_id, p.title, p.form, p.pillar_id, p.pic,
			CASE WHEN p.title = '' THEN substr(p.caption, 1, 80) ELSE '' END FROM posts p WHERE p.id IN `+in, part...)
		err = eachRow(rows, err, func(rows *sql.Rows) error {
			var c models.Card
			var form string
			if err := rows.Scan(&c.PostID, &c.BrandID, &c.Title, &form, &c.PillarID, &c.PIC, &c.Snippet); err != nil {
				return err
			}
			c.Snippet, _, _ = strings.Cut(c.Snippet, "\n")
			for _, i := range byPost[c.PostID] {
				at := &list[i]
				at.BrandID, at.Title, at.Form, at.PillarID, at.PIC, at.Snippet = c.BrandID, c.Title, models.Form(form), c.PillarID, c.PIC, c.Snippet
			}
			return nil
		})
		if err != nil {
			return err
		}
		rows, err = db.QueryContext(ctx, `SELECT pm.post_id, m.hash FROM post_media pm JOIN media m ON m.id = pm.media_id
			WHERE pm.post_id IN `+in+` ORDER BY pm.post_id, pm.position, pm.id`, part...)
		err = eachRow(rows, err, func(rows *sql.Rows) error {
			var post int64
			var hash string
			if err := rows.Scan(&post, &hash); err != nil {
				return err
			}
			for _, i := range byPost[post] {
				if list[i].MediaN == 0 {
					list[i].Thumb = hash
				}
				list[i].MediaN++
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func eachRow(rows *sql.Rows, err error, f func(*sql.Rows) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
