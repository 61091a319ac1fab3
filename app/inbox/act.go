package inbox

import (
	"context"
	"strings"
	"time"

	"lontar/models"
)

// twice is how soon the same reply to the same comment is a double click.
const twice = 30 * time.Second

// Reply notes a reply as sent by hand and closes the comment as replied, with
// the working minutes it took. savedID is the saved reply it came from, 0 none.
// The same text noted twice at once is one reply.
func (s *Service) Reply(ctx context.Context, id int64, text string, savedID int64) (Result, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Result{}, refuse("inbox.error.empty_reply")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	noted, err := s.store.Replies(ctx, id)
	if err != nil {
		return Result{}, err
	}
	now := s.now()
	for _, r := range noted {
		if r.Body == text && now.Sub(time.Unix(r.At, 0)) < twice {
			return Result{Key: "inbox.done.replied", Args: s.named(ctx, id), ReplyID: r.ID}, nil
		}
	}
	r := &models.Reply{CommentID: id, Body: text, At: now.Unix(), By: s.actor, SavedID: savedID}
	done := Result{Key: "inbox.done.replied", Args: s.named(ctx, id)}
	done, err = s.workLocked(ctx, "comment.reply", []int64{id}, done, func(d *deed, c *models.Comment) error {
		if err := d.AddReply(r); err != nil {
			return err
		}
		d.asides = append(d.asides, aside{reply: r.ID})
		d.promises[c.BrandID].answered(c, d.now.Unix())
		return d.close(c, models.DoneReplied, s.actor)
	})
	if err != nil {
		return Result{}, err
	}
	done.ReplyID = r.ID
	return done, nil
}

// Unsent takes a noted reply back: it was not sent after all. A comment that
// was closed by it alone waits again.
func (s *Service) Unsent(ctx context.Context, replyID int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, err := s.store.Reply(ctx, replyID)
	if err != nil {
		return goneAs(err)
	}
	if r.UndoneAt != 0 {
		return nil
	}
	others, err := s.store.Replies(ctx, r.CommentID)
	if err != nil {
		return err
	}
	done := Result{Key: "inbox.done.unsent", Args: s.named(ctx, r.CommentID)}
	_, err = s.workLocked(ctx, "comment.unsent", []int64{r.CommentID}, done, func(d *deed, c *models.Comment) error {
		if err := d.UndoReply(r.ID, d.now.Unix()); err != nil {
			return err
		}
		d.asides = append(d.asides, aside{unsent: r.ID})
		if len(others) > 1 || r.SeenID != 0 {
			return nil
		}
		c.AnswerMinutes, c.InTime = -1, false
		if c.State == models.CommentDone && c.DoneAs == models.DoneReplied {
			d.open(c)
		}
		return nil
	})
	return err
}

// Like notes that the brand liked comments, which is all they need.
func (s *Service) Like(ctx context.Context, ids ...int64) (Result, error) {
	return s.work(ctx, "comment.like", ids, s.count(ctx, "inbox.done.liked", ids), func(d *deed, c *models.Comment) error {
		c.Liked = true
		if c.State == models.CommentDone {
			return nil // it stays done as it was
		}
		return d.close(c, models.DoneLiked, s.actor)
	})
}

// Finish closes comments that need nothing.
func (s *Service) Finish(ctx context.Context, ids ...int64) (Result, error) {
	return s.work(ctx, "comment.finish", ids, s.count(ctx, "inbox.done.finished", ids), func(d *deed, c *models.Comment) error {
		if c.State == models.CommentDone {
			return nil
		}
		return d.close(c, models.DoneClosed, s.actor)
	})
}

// Reopen puts done comments back into the queue, and calls escalated ones back.
func (s *Service) Reopen(ctx context.Context, ids ...int64) (Result, error) {
	return s.work(ctx, "comment.reopen", ids, s.count(ctx, "inbox.done.reopened", ids), func(d *deed, c *models.Comment) error {
		switch c.State {
		case models.CommentOpen:
			return nil
		case models.CommentEscalated:
			if err := d.back(c.ID, ""); err != nil {
				return err
			}
		}
		d.open(c)
		return nil
	})
}

// SetTags gives comments these topics instead of theirs; that a comment is
// urgent stays unless the topics say otherwise.
func (s *Service) SetTags(ctx context.Context, tags []string, ids ...int64) (Result, error) {
	joined := ""
	for _, t := range tags {
		for _, word := range strings.Fields(t) {
			joined = addTag(joined, word)
		}
	}
	return s.work(ctx, "comment.tags", ids, s.count(ctx, "inbox.done.tagged", ids), func(d *deed, c *models.Comment) error {
		if c.Tags == joined {
			return nil
		}
		c.Tags = joined
		d.place(c)
		return nil
	})
}

// SetProof keeps a screenshot (its SHA-256 in the media store) with a comment;
// "" takes it away.
func (s *Service) SetProof(ctx context.Context, id int64, hash string) (Result, error) {
	done := s.count(ctx, "inbox.done.proof", []int64{id})
	return s.work(ctx, "comment.proof", []int64{id}, done, func(_ *deed, c *models.Comment) error {
		c.Proof = hash
		return nil
	})
}

// count makes the toast of a command: with the author of one comment, else
// with how many.
func (s *Service) count(ctx context.Context, key string, ids []int64) Result {
	if ids = unique(ids); len(ids) == 1 {
		return Result{Key: key, Args: s.named(ctx, ids[0])}
	}
	return Result{Key: key + "_many", Args: []any{"n", len(ids)}}
}

// nameShown is how much of an author's name a toast shows, code points.
const nameShown = 40

// named are the arguments of a toast about one comment.
func (s *Service) named(ctx context.Context, id int64) []any {
	list, err := s.store.Comments(ctx, id)
	if err != nil || len(list) == 0 {
		return []any{"name", "?"} // the command itself will say what is wrong
	}
	return []any{"name", line(list[0].Name(), nameShown)}
}
