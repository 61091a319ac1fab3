package inbox

import (
	"context"
	"strings"

	"lontar/app/triage"
	"lontar/models"
)

// brain is the sorter.
type brain struct {
	shipped *triage.Sorter
}

// forget makes the next guess learn everything anew.
func (b *brain) forget() {}

// sorter is the sorter with all corrections up to now, those of other windows too.
func (s *Service) sorter(context.Context) (*triage.Sorter, error) { return s.brain.shipped, nil }

// corrected bounds the text a correction keeps, bytes; the sorter reads less.
const corrected = 5 << 10

// SetKind says what comments are; it is kept as a correction to learn from.
func (s *Service) SetKind(ctx context.Context, kind models.CommentKind, ids ...int64) (Result, error) {
	done := s.count(ctx, "inbox.done.kind_"+string(triage.Of(kind)), ids)
	return s.teach(ctx, "comment.kind", kind, ids, done, func(d *deed, c *models.Comment) error {
		if c.State == models.CommentDone && c.DoneAs == models.DoneSpam && kind != models.KindSpam {
			d.open(c)
		}
		return nil
	})
}

// MarkSpam says that comments are spam and closes them; it is kept as a
// correction to learn from.
func (s *Service) MarkSpam(ctx context.Context, ids ...int64) (Result, error) {
	return s.teach(ctx, "comment.spam", models.KindSpam, ids, s.count(ctx, "inbox.done.spam", ids), func(d *deed, c *models.Comment) error {
		if c.State == models.CommentDone {
			return nil
		}
		return d.close(c, models.DoneSpam, s.actor)
	})
}

// teach sets a kind and notes the correction, then does more.
func (s *Service) teach(ctx context.Context, event string, kind models.CommentKind, ids []int64, done Result, more func(d *deed, c *models.Comment) error) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	done, err := s.workLocked(ctx, event, ids, done, func(d *deed, c *models.Comment) error {
		d.data = map[string]any{"kind": triage.Of(kind), "was": triage.Of(c.Kind), "by": c.KindBy}
		if c.Kind != kind || c.KindBy != "person" {
			note := &models.Correction{CommentID: c.ID, Body: c.Body, Kind: kind, At: d.now.Unix()}
			if len(note.Body) > corrected {
				note.Body = strings.ToValidUTF8(note.Body[:corrected], "")
			}
			if err := d.Correct(note); err != nil {
				return err
			}
			d.asides = append(d.asides, aside{correction: note})
			c.Kind, c.KindBy, c.Confidence = kind, "person", 100
			d.place(c)
		}
		return more(d, c)
	})
	return done, err
}
