package store

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"lontar/models"
)

// CommentWork is what can be written beside comments in one step.
type CommentWork struct {
	s  *Store
	tx *gorm.DB
}

// WorkOnComments changes comments in one transaction: f gets each as it is and
// may change it, and may note replies, escalations and corrections. It returns
// the comments as they were, for an undo. ErrNotFound when one is not there.
func (s *Store) WorkOnComments(_ context.Context, ids []int64, f func(w *CommentWork, c *models.Comment) error) (before []models.Comment, err error) {
	err = s.tx(func(tx *gorm.DB) error {
		before = nil
		for chunk := range slices.Chunk(ids, 500) {
			var list []models.Comment
			if err := tx.Where("id IN ?", chunk).Order("id").Find(&list).Error; err != nil {
				return err
			}
			before = append(before, list...)
		}
		if len(before) != len(ids) {
			return ErrNotFound
		}
		w := &CommentWork{s: s, tx: tx}
		var changed []models.Comment
		var was []models.Comment
		var ids []int64
		for i := range before {
			c := before[i]
			if err := f(w, &c); err != nil {
				return err
			}
			if c != before[i] {
				changed = append(changed, c)
			}
			was, ids = append(was, before[i]), append(ids, c.ID)
		}
		if err := keepComments(tx, changed, s.now().Unix()); err != nil {
			return err
		}
		return s.reindex(tx, was, ids)
	})
	if err != nil {
		return nil, fmt.Errorf("change %d comments: %w", len(ids), err)
	}
	return before, nil
}

// RestoreComments puts comments back as they were; f takes back what was
// written beside them and may be nil. It returns them as they were now, so
// that the undo can be undone.
func (s *Store) RestoreComments(_ context.Context, list []models.Comment, f func(w *CommentWork) error) (before []models.Comment, err error) {
	ids := make([]int64, len(list))
	for i, c := range list {
		ids[i] = c.ID
	}
	err = s.tx(func(tx *gorm.DB) error {
		before = nil
		for chunk := range slices.Chunk(ids, 500) {
			var have []models.Comment
			if err := tx.Where("id IN ?", chunk).Order("id").Find(&have).Error; err != nil {
				return err
			}
			before = append(before, have...)
		}
		there := map[int64]bool{}
		for _, c := range before {
			there[c.ID] = true
		}
		back := slices.DeleteFunc(slices.Clone(list), func(c models.Comment) bool { return !there[c.ID] })
		if err := keepComments(tx, back, s.now().Unix()); err != nil {
			return err
		}
		if f != nil {
			if err := f(&CommentWork{s: s, tx: tx}); err != nil {
				return err
			}
		}
		return s.reindex(tx, before, ids)
	})
	if err != nil {
		return nil, fmt.Errorf("restore %d comments: %w", len(list), err)
	}
	return before, nil
}

// AddReply notes a reply by hand and sets its id.
func (w *CommentWork) AddReply(r *models.Reply) error { return w.tx.Create(r).Error }

// UndoReply takes a noted reply back (at, Unix seconds), or, with 0, notes it again.
func (w *CommentWork) UndoReply(id, at int64) error {
	return w.tx.Exec("UPDATE replies SET undone_at = ? WHERE id = ?", at, id).Error
}

// Escalate notes who was asked and sets the id.
func (w *CommentWork) Escalate(e *models.Escalation) error { return w.tx.Create(e).Error }

// Back notes that the escalation of a comment came back (at, Unix seconds),
// with what was answered; at 0 sends it away again.
func (w *CommentWork) Back(commentID, at int64, answer string) error {
	return w.tx.Exec(`UPDATE escalations SET back_at = ?, answer = ? WHERE id = (SELECT max(id) FROM escalations WHERE comment_id = ?)`,
		at, answer, commentID).Error
}

// DropEscalation deletes an escalation that was never meant.
func (w *CommentWork) DropEscalation(id int64) error {
	return w.tx.Delete(&models.Escalation{}, id).Error
}

// Correct notes a kind a person gave; DropCorrection forgets it.
func (w *CommentWork) Correct(c *models.Correction) error { return w.tx.Create(c).Error }

// DropCorrection forgets a correction.
func (w *CommentWork) DropCorrection(id int64) error {
	return w.tx.Delete(&models.Correction{}, id).Error
}

// Log adds lines to the log of events.
func (w *CommentWork) Log(events ...models.Event) error { return w.s.log(w.tx, events) }

// Replies returns what was noted by hand under comments, oldest first, taken
// back ones left out.
func (s *Store) Replies(ctx context.Context, commentIDs ...int64) ([]models.Reply, error) {
	if len(commentIDs) == 0 {
		return nil, nil
	}
	return ofBrand[models.Reply](ctx, s, "at, id", "comment_id IN ? AND undone_at = 0", commentIDs)
}

// Reply returns one reply noted by hand; ErrNotFound when there is none.
func (s *Store) Reply(ctx context.Context, id int64) (models.Reply, error) {
	return one[models.Reply](ctx, s, id)
}

// Escalations returns those of a comment, the latest first.
func (s *Store) Escalations(ctx context.Context, commentID int64) ([]models.Escalation, error) {
	return ofBrand[models.Escalation](ctx, s, "id DESC", "comment_id = ?", commentID)
}

// EscalationsDue returns those still away whose deadline is not after now.
func (s *Store) EscalationsDue(ctx context.Context, now int64) ([]models.Escalation, error) {
	return ofBrand[models.Escalation](ctx, s, "due_at, id", "back_at = 0 AND due_at <> 0 AND due_at <= ?", now)
}

// LivePost returns one live post; ErrNotFound when there is none.
func (s *Store) LivePost(ctx context.Context, id int64) (models.LivePost, error) {
	return one[models.LivePost](ctx, s, id)
}

func one[T any](ctx context.Context, s *Store, id int64) (T, error) {
	var zero T
	list, err := ofBrand[T](ctx, s, "id", "id = ?", id)
	if err != nil {
		return zero, err
	}
	if len(list) == 0 {
		return zero, fmt.Errorf("%T %d: %w", zero, id, ErrNotFound)
	}
	return list[0], nil
}

// LiveHead is a live post as lists show it.
type LiveHead struct {
	models.LivePost
	BrandID  int64
	Platform models.Platform
	PostID   int64  // 0: not planned here
	Planned  string // title of the planned post
	PlanForm models.Form
	Hash     string // of its first picture, "" none
	Comments int    // the brand's own included
	Likes    int    // latest figure known, -1 none
}

const liveColumns = `l.*, coalesce(a.brand_id, 0) AS brand_id, coalesce(a.platform, '') AS platform, coalesce(po.id, 0) AS post_id,
	coalesce(po.title, '') AS planned, coalesce(po.form, '') AS plan_form,
	coalesce((SELECT m.hash FROM post_media pm JOIN media m ON m.id = pm.media_id
		WHERE pm.post_id = po.id AND pm.variant_id IN (0, v.id) ORDER BY pm.position, pm.id LIMIT 1), '') AS hash,
	(SELECT count(*) FROM comments c WHERE c.live_post_id = l.id) AS comments,
	coalesce((SELECT f.value FROM figures f WHERE f.live_post_id = l.id AND f.live_post_id <> 0 AND f.metric = 'likes' ORDER BY f.day DESC LIMIT 1), -1) AS likes
	FROM live_posts l LEFT JOIN accounts a ON a.id = l.account_id
	LEFT JOIN variants v ON v.id = l.variant_id AND l.variant_id <> 0
	LEFT JOIN posts po ON po.id = v.post_id`

// LiveHead returns one live post as lists show it; ErrNotFound when there is none.
func (s *Store) LiveHead(ctx context.Context, id int64) (LiveHead, error) {
	var list []LiveHead
	if err := s.read.WithContext(ctx).Raw("SELECT "+liveColumns+" WHERE l.id = ?", id).Scan(&list).Error; err != nil {
		return LiveHead{}, classify(fmt.Errorf("read live post %d: %w", id, err))
	}
	if len(list) == 0 {
		return LiveHead{}, fmt.Errorf("live post %d: %w", id, ErrNotFound)
	}
	return list[0], nil
}

// LiveHeads returns a brand's live posts whose title or caption holds text, the
// latest first, at most limit.
func (s *Store) LiveHeads(ctx context.Context, brandID int64, text string, limit int) ([]LiveHead, error) {
	var list []LiveHead
	err := s.read.WithContext(ctx).Raw("SELECT "+liveColumns+` WHERE l.account_id IN (SELECT id FROM accounts WHERE brand_id = ?)
		AND (? = '' OR instr(lower(l.title || ' ' || l.caption || ' ' || coalesce(po.title, '') || ' ' || l.permalink), lower(?)) > 0)
		ORDER BY l.published_at DESC, l.id DESC LIMIT ?`, brandID, text, text, limit).Scan(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("read live posts of brand %d: %w", brandID, err))
	}
	return list, nil
}
