package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lontar/models"
)

// CommentQuery asks for comments of other people. Zero values mean any.
type CommentQuery struct {
	BrandIDs   []int64
	AccountID  int64
	LivePostID int64
	CampaignID int64
	PersonID   int64
	Kinds      []models.CommentKind
	State      models.CommentState
	Tag        string // a topic id
	DueBefore  int64  // Unix seconds: only those with a deadline before
	Text       string // words that begin so in comment, author or answer
	Order      string // "priority", "newest", "oldest", "likes"
	After      string // where the page before ended
	Limit      int    // 0: 50
}

const cardColumns = `c.id, c.brand_id, c.account_id, c.live_post_id, c.person_id, coalesce(a.platform, p.platform, '') AS platform,
	c.author, c.author_name, substr(c.body, 1, 400) AS body, c.at, c.at_guess, c.due_at, c.rank, c.likes, c.liked, c.kind, c.kind_by,
	c.confidence, c.tags, c.state, c.done_at, c.done_as, coalesce(p.vip, 0) AS vip, coalesce(p.blocked_at, 0) <> 0 AS blocked,
	coalesce(nullif(po.title, ''), l.title, '') AS post_title,
	(SELECT count(*) FROM comments k WHERE k.parent_id = c.id AND k.parent_id <> 0) + (SELECT count(*) FROM replies r WHERE r.comment_id = c.id AND r.undone_at = 0) AS replies`

const cardJoins = ` LEFT JOIN accounts a ON a.id = c.account_id
	LEFT JOIN people p ON p.id = c.person_id
	LEFT JOIN live_posts l ON l.id = c.live_post_id
	LEFT JOIN variants v ON v.id = l.variant_id AND l.variant_id <> 0
	LEFT JOIN posts po ON po.id = v.post_id`

// CommentPage returns a page of comments and where it ended, "" at the end.
// Own comments of the brands are never rows of their own. Done ones by likes are
// those that have some; a search by likes sorts the latest thousand it finds.
func (s *Store) CommentPage(ctx context.Context, q CommentQuery) ([]models.CommentCard, string, error) {
	if q.Limit <= 0 {
		q.Limit = 50
	}
	ids, next, err := s.commentIDs(ctx, q)
	if err != nil || len(ids) == 0 {
		return nil, "", err
	}
	cards, err := s.commentCards(ctx, ids)
	return cards, next, err
}

// CommentCards returns cards of comments in the order of ids.
func (s *Store) CommentCards(ctx context.Context, ids ...int64) ([]models.CommentCard, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return s.commentCards(ctx, ids)
}

func (s *Store) commentCards(ctx context.Context, ids []int64) ([]models.CommentCard, error) {
	var list []models.CommentCard
	err := s.read.WithContext(ctx).Raw("SELECT "+cardColumns+" FROM comments c"+cardJoins+" WHERE c.id IN ?", ids).Scan(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("read comments: %w", err))
	}
	at := make(map[int64]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	slices.SortFunc(list, func(a, b models.CommentCard) int { return at[a.ID] - at[b.ID] })
	return list, nil
}

// ordering is how rows follow each other: an expression over comments c, its
// direction, and what must hold so that its index is used.
type ordering struct {
	by   string
	desc bool
}

func (q *CommentQuery) ordering() ordering {
	switch {
	case q.Order == "newest":
		return ordering{"c.at", true}
	case q.Order == "oldest":
		return ordering{"c.at", false}
	case q.Order == "likes":
		return ordering{"c.likes", true}
	case q.State == models.CommentDone:
		return ordering{"c.done_at", true}
	case q.State == "":
		return ordering{"c.at", true}
	}
	return ordering{"c.rank", false}
}

// commentIDs finds the ids of a page.
func (s *Store) commentIDs(ctx context.Context, q CommentQuery) (ids []int64, next string, err error) {
	where, args := q.where()
	if q.CampaignID != 0 {
		where = append(where, `c.live_post_id IN (SELECT l.id FROM posts po JOIN variants v ON v.post_id = po.id
			JOIN live_posts l ON l.variant_id = v.id AND l.variant_id <> 0 WHERE po.campaign_id = ? AND po.campaign_id <> 0)`)
		args = append(args, q.CampaignID)
	}
	if strings.TrimSpace(q.Text) != "" {
		return s.searchComments(ctx, q, where, args)
	}
	o := q.ordering()
	if o.by == "c.likes" && q.State != models.CommentOpen && q.State != models.CommentEscalated {
		where = append(where, "c.likes > 0")
	}
	way, than := " ASC", ">"
	if o.desc {
		way, than = " DESC", "<"
	}
	if value, id, ok := cursor(q.After); ok {
		where = append(where, "("+o.by+", c.id) "+than+" (?, ?)")
		args = append(args, value, id)
	}
	var rows []struct{ ID, By int64 }
	err = s.read.WithContext(ctx).Raw("SELECT c.id, "+o.by+" AS by FROM comments c INDEXED BY "+q.index(o)+" WHERE "+strings.Join(where, " AND ")+
		" ORDER BY "+o.by+way+", c.id"+way+" LIMIT ?", append(args, q.Limit+1)...).Scan(&rows).Error
	if err != nil {
		return nil, "", classify(fmt.Errorf("read comments: %w", err))
	}
	for i, r := range rows {
		if i == q.Limit {
			last := rows[i-1]
			return ids, mark(last.By, last.ID), nil
		}
		ids = append(ids, r.ID)
	}
	return ids, "", nil
}

// index names the index that leaves the fewest rows to look at. SQLite has no
// statistics to choose by: a workspace is never analysed while it is in use.
func (q *CommentQuery) index(o ordering) string {
	switch {
	case q.State == models.CommentOpen:
		return "comments_open"
	case q.State == models.CommentEscalated:
		return "comments_away"
	case q.PersonID != 0:
		return "comments_person"
	case q.LivePostID != 0, q.CampaignID != 0:
		return "comments_post"
	case o.by == "c.likes":
		return "comments_likes"
	case o.by == "c.done_at" && q.AccountID != 0:
		return "comments_account_done"
	case o.by == "c.done_at":
		return "comments_done"
	case q.AccountID != 0:
		return "comments_account"
	}
	return "comments_at"
}

// where are the conditions besides text and campaign. They repeat the ones of
// the partial indexes word for word, or those would not be used.
func (q *CommentQuery) where() (where []string, args []any) {
	add := func(cond string, values ...any) {
		where = append(where, cond)
		args = append(args, values...)
	}
	add("c.own = 0")
	switch q.State {
	case models.CommentOpen:
		add("c.state = 'open'")
	case models.CommentEscalated:
		add("c.state = 'escalated'")
	case models.CommentDone:
		add("c.state = 'done'")
	}
	if len(q.BrandIDs) > 0 {
		add("c.brand_id IN ("+marks(len(q.BrandIDs))+")", anys(q.BrandIDs)...)
	}
	if q.AccountID != 0 {
		add("c.account_id = ?", q.AccountID)
	}
	if q.LivePostID != 0 {
		add("c.live_post_id = ?", q.LivePostID)
	}
	if q.PersonID != 0 {
		add("c.person_id = ? AND c.person_id <> 0", q.PersonID)
	}
	if len(q.Kinds) > 0 {
		add("c.kind IN ("+marks(len(q.Kinds))+")", anys(q.Kinds)...)
	}
	if q.Tag != "" {
		add("instr(' ' || c.tags || ' ', ?) > 0", " "+q.Tag+" ")
	}
	if q.DueBefore != 0 {
		add("c.due_at <> 0 AND c.due_at < ?", q.DueBefore)
	}
	return where, args
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

func mark(value, id int64) string {
	return strconv.FormatInt(value, 36) + "." + strconv.FormatInt(id, 36)
}

// cursor reads what mark wrote.
func cursor(after string) (value, id int64, ok bool) {
	a, b, found := strings.Cut(after, ".")
	if !found {
		return 0, 0, false
	}
	value, errA := strconv.ParseInt(a, 36, 64)
	id, errB := strconv.ParseInt(b, 36, 64)
	return value, id, errA == nil && errB == nil
}

// OpenCount is how many open comments of a kind an account has.
type OpenCount struct {
	BrandID, AccountID int64
	Kind               models.CommentKind
	N                  int
}

// CommentCounts are the numbers beside the queues.
type CommentCounts struct {
	Open      []OpenCount
	Escalated int
	Done      int
}

// CommentCounts counts comments of brands, none: of all.
func (s *Store) CommentCounts(ctx context.Context, brandIDs []int64) (CommentCounts, error) {
	var c CommentCounts
	brand, args := "", []any(nil)
	if len(brandIDs) > 0 {
		brand, args = " AND brand_id IN ("+marks(len(brandIDs))+")", anys(brandIDs)
	}
	db := s.read.WithContext(ctx)
	err := db.Raw("SELECT brand_id, account_id, kind, count(*) AS n FROM comments INDEXED BY comments_open WHERE state = 'open' AND own = 0"+brand+
		" GROUP BY brand_id, account_id, kind", args...).Scan(&c.Open).Error
	if err == nil {
		err = db.Raw("SELECT count(*) FROM comments WHERE state = 'escalated' AND own = 0"+brand, args...).Scan(&c.Escalated).Error
	}
	if err == nil {
		err = db.Raw("SELECT coalesce(sum(done), 0) FROM comments_counted WHERE 1 = 1"+brand, args...).Scan(&c.Done).Error
	}
	if err != nil {
		return c, classify(fmt.Errorf("count comments: %w", err))
	}
	return c, nil
}

// DueCount says how many comments of some kinds had their deadline from one
// moment to before another, Unix seconds, and how many were answered by it.
func (s *Store) DueCount(ctx context.Context, brandIDs []int64, kinds []models.CommentKind, from, until int64) (due, inTime int, err error) {
	q := CommentQuery{BrandIDs: brandIDs, Kinds: kinds}
	where, args := q.where()
	var n struct{ Due, InTime int }
	err = s.read.WithContext(ctx).Raw("SELECT count(*) AS due, coalesce(sum(c.in_time), 0) AS in_time FROM comments c WHERE "+
		strings.Join(where, " AND ")+" AND c.due_at <> 0 AND c.due_at >= ? AND c.due_at < ?", append(args, from, until)...).Scan(&n).Error
	if err != nil {
		return 0, 0, classify(fmt.Errorf("count deadlines: %w", err))
	}
	return n.Due, n.InTime, nil
}

// Comments returns whole comments in the order of ids; missing ones are left out.
func (s *Store) Comments(ctx context.Context, ids ...int64) ([]models.Comment, error) {
	list, err := ofBrand[models.Comment](ctx, s, "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	at := make(map[int64]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	slices.SortFunc(list, func(a, b models.Comment) int { return at[a.ID] - at[b.ID] })
	return list, nil
}

// threadMax bounds a thread: a video of a million views has answers nobody
// reads through.
const threadMax = 500

// CommentThread returns the thread a comment belongs to, oldest first.
func (s *Store) CommentThread(ctx context.Context, id int64) ([]models.Comment, error) {
	var list []models.Comment
	err := s.read.WithContext(ctx).Raw(`WITH RECURSIVE up(id, parent, n) AS (
			SELECT id, parent_id, 0 FROM comments WHERE id = ?
			UNION SELECT c.id, c.parent_id, n + 1 FROM up JOIN comments c ON c.id = up.parent WHERE up.parent <> 0 AND n < 20),
		down(id) AS (
			SELECT id FROM (SELECT id FROM up ORDER BY n DESC LIMIT 1)
			UNION SELECT c.id FROM down JOIN comments c ON c.parent_id = down.id AND c.parent_id <> 0)
		SELECT c.* FROM comments c WHERE c.id IN (SELECT id FROM down LIMIT ?) OR c.id = ? ORDER BY c.parent_id <> 0, c.at, c.id`,
		id, threadMax, id).Scan(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("read thread of comment %d: %w", id, err))
	}
	return list, nil
}

// PersonComments returns a person's comments, the latest first, and how many there are.
func (s *Store) PersonComments(ctx context.Context, personID int64, limit int) (list []models.Comment, all int, err error) {
	if personID == 0 {
		return nil, 0, nil
	}
	db := s.read.WithContext(ctx)
	err = db.Where("person_id = ? AND person_id <> 0", personID).Order("at DESC, id DESC").Limit(limit).Find(&list).Error
	if err == nil {
		err = db.Raw("SELECT count(*) FROM comments WHERE person_id = ? AND person_id <> 0", personID).Scan(&all).Error
	}
	if err != nil {
		return nil, 0, classify(fmt.Errorf("read comments of person %d: %w", personID, err))
	}
	return list, all, nil
}

// PostComments returns the comments under a live post, the brand's own
// included, in the order they were written, after the comment with id after.
func (s *Store) PostComments(ctx context.Context, livePostID int64, after models.Comment, limit int) ([]models.Comment, error) {
	return page(ctx, s, limit, "live_post_id = ? AND (at, id) > (?, ?)", livePostID, after.At, after.ID)
}

func page(ctx context.Context, s *Store, limit int, where string, args ...any) ([]models.Comment, error) {
	var list []models.Comment
	if err := s.read.WithContext(ctx).Where(where, args...).Order("at, id").Limit(limit).Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read comments: %w", err))
	}
	return list, nil
}

// AnswerRow is what the figures of answering are made of.
type AnswerRow struct {
	BrandID, AccountID int64
	Kind               models.CommentKind
	State              models.CommentState
	At, DueAt, DoneAt  int64
	DoneAs, DoneBy     string
	AnswerMinutes      int
	InTime             bool
}

// AnswerRows calls each with every comment of others written from one moment
// to before another, Unix seconds.
func (s *Store) AnswerRows(ctx context.Context, brandIDs []int64, from, until int64, each func(AnswerRow) error) error {
	q := CommentQuery{BrandIDs: brandIDs}
	where, args := q.where()
	rows, err := s.read.WithContext(ctx).Raw(`SELECT c.brand_id, c.account_id, c.kind, c.state, c.at, c.due_at, c.done_at, c.done_as, c.done_by,
		c.answer_minutes, c.in_time FROM comments c WHERE `+strings.Join(where, " AND ")+" AND c.at >= ? AND c.at < ? ORDER BY c.at",
		append(args, from, until)...).Rows()
	if err != nil {
		return classify(fmt.Errorf("read answers: %w", err))
	}
	defer rows.Close()
	for rows.Next() {
		var r AnswerRow
		if err := rows.Scan(&r.BrandID, &r.AccountID, &r.Kind, &r.State, &r.At, &r.DueAt, &r.DoneAt, &r.DoneAs, &r.DoneBy,
			&r.AnswerMinutes, &r.InTime); err != nil {
			return classify(fmt.Errorf("read answers: %w", err))
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return classify(rows.Err())
}

// ComplaintTimes returns when a brand's complaints were written, from one
// moment to before another, Unix seconds, oldest first.
func (s *Store) ComplaintTimes(ctx context.Context, brandID, from, until int64) ([]int64, error) {
	var list []int64
	err := s.read.WithContext(ctx).Raw(`SELECT c.at FROM comments c WHERE c.own = 0 AND c.at >= ? AND c.at < ? AND c.brand_id = ? AND c.kind = 'complaint'
		ORDER BY c.at`, from, until, brandID).Scan(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("read complaints of brand %d: %w", brandID, err))
	}
	return list, nil
}
