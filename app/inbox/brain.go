package inbox

import (
	"context"
	"encoding/binary"
	"log/slog"
	"math"
	"strings"
	"sync"

	"lontar/app/triage"
	"lontar/models"
	"lontar/models/store"
)

// brain is the sorter with what the workspace's people taught it.
type brain struct {
	shipped *triage.Sorter

	mu    sync.Mutex
	model *triage.Model // nil: not read yet
	last  int64         // id of the last correction it learned
	anew  bool          // a correction was withdrawn: learn all again
}

// forget makes the next guess learn everything anew.
func (b *brain) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.model, b.last, b.anew = nil, 0, true
}

// sorter is the sorter with all corrections up to now, those of other windows too.
func (s *Service) sorter(ctx context.Context) (*triage.Sorter, error) {
	b := &s.brain
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.model == nil {
		if err := s.remember(ctx); err != nil {
			return nil, err
		}
	}
	list, err := s.store.Corrections(ctx, b.last)
	if err != nil {
		return nil, err
	}
	for _, c := range list {
		b.model.Learn(c.Body, triage.Of(c.Kind))
		b.last = c.ID
	}
	if len(list) > 0 || b.anew {
		if err := s.keep(ctx); err != nil {
			return nil, err
		}
		b.anew = false
	}
	if b.last == 0 {
		return b.shipped, nil
	}
	return b.shipped.With(b.model), nil
}

// remember reads the model as it was kept; one that cannot be read is learned
// anew from the corrections.
func (s *Service) remember(ctx context.Context) error {
	b := &s.brain
	b.model, b.last = triage.NewModel(), 0
	if b.anew {
		return nil
	}
	data, err := s.store.TriageModel(ctx)
	if err != nil || len(data) < 8 {
		return err
	}
	if err := b.model.UnmarshalBinary(data[8:]); err != nil {
		slog.Warn("inbox: the kept model cannot be read, learning anew", "err", err)
		b.model = triage.NewModel()
		return nil
	}
	b.last = int64(binary.BigEndian.Uint64(data)) //nolint:gosec // written below from an id
	return nil
}

func (s *Service) keep(ctx context.Context) error {
	data, err := s.brain.model.MarshalBinary()
	if err != nil {
		return err
	}
	return s.store.SaveTriageModel(ctx, append(binary.BigEndian.AppendUint64(nil, uint64(s.brain.last)), data...))
}

// Accuracy is how often the sorter is right on the texts it ships with, and how
// many kinds people corrected here.
func (s *Service) Accuracy(ctx context.Context) (triage.Accuracy, int, error) {
	list, err := s.store.Corrections(ctx, 0)
	return triage.Shipped(), len(list), err
}

// sort gives a comment the kind it is taken for.
func sort(c *models.Comment, g triage.Guess) {
	c.Kind, c.KindBy = g.Kind.Stored(), "auto"
	c.Confidence = int(math.Round(100 * max(0, min(1, g.Confidence))))
	c.Tags = strings.Join(g.Tags, " ")
	if g.Urgent {
		c.Tags = addTag(c.Tags, UrgentTag)
	}
}

// corrected bounds the text a correction keeps, bytes; the sorter reads less.
const corrected = 5 << 10

// SetKind says what comments are. The workspace's own sorter learns from it and
// looks again at the latest open comments nobody was sure about; those it is
// now sure of are sorted too, as part of the same step of undo.
func (s *Service) SetKind(ctx context.Context, kind models.CommentKind, ids ...int64) (Result, error) {
	done := s.count(ctx, "inbox.done.kind_"+string(triage.Of(kind)), ids)
	return s.teach(ctx, "comment.kind", kind, ids, done, func(d *deed, c *models.Comment) error {
		if c.State == models.CommentDone && c.DoneAs == models.DoneSpam && kind != models.KindSpam {
			d.open(c)
		}
		return nil
	})
}

// MarkSpam says that comments are spam and closes them; the sorter learns.
func (s *Service) MarkSpam(ctx context.Context, ids ...int64) (Result, error) {
	return s.teach(ctx, "comment.spam", models.KindSpam, ids, s.count(ctx, "inbox.done.spam", ids), func(d *deed, c *models.Comment) error {
		if c.State == models.CommentDone {
			return nil
		}
		return d.close(c, models.DoneSpam, s.actor)
	})
}

// teach sets a kind, then does more, then learns.
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
	if err != nil || done.Nothing() {
		return done, err
	}
	also, err := s.sortAgain(ctx)
	if err != nil {
		slog.Error("inbox: sorting again", "err", err) // what the person said is kept
		return done, nil
	}
	done.IDs = append(done.IDs, also...)
	return done, nil
}

// again is how many open comments nobody was sure of are looked at anew after
// a correction: the latest ones, so that a correction is always quick.
const again = 200

// sortAgain guesses unsure open comments anew with what was just learned. They
// become part of the last step.
func (s *Service) sortAgain(ctx context.Context) ([]int64, error) {
	sorter, err := s.sorter(ctx)
	if err != nil {
		return nil, err
	}
	cards, _, err := s.store.CommentPage(ctx, store.CommentQuery{
		State: models.CommentOpen, Kinds: []models.CommentKind{models.KindUnsorted}, Order: string(ByNewest), Limit: again,
	})
	if err != nil {
		return nil, err
	}
	guesses := map[int64]triage.Guess{}
	var ids []int64
	for _, c := range cards {
		if c.KindBy == "person" {
			continue
		}
		if g := sorter.Guess(c.Body); g.Kind != triage.Unsorted {
			guesses[c.ID] = g
			ids = append(ids, c.ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	st := &s.history.past[len(s.history.past)-1]
	was, err := s.store.Comments(ctx, ids...)
	if err != nil {
		return nil, err
	}
	moved, err := s.byTime(ctx, "", ids, func(d *deed, c *models.Comment) error {
		if c.KindBy != "person" && c.State == models.CommentOpen {
			sort(c, guesses[c.ID])
			d.place(c)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	now, err := s.store.Comments(ctx, moved...)
	if err != nil || len(now) != len(was) {
		return nil, err
	}
	st.before, st.after = append(st.before, was...), append(st.after, now...)
	st.done.IDs = append(st.done.IDs, moved...)
	return moved, nil
}
