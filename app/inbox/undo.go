package inbox

import (
	"context"

	"lontar/app/lang"
	"lontar/models"
	"lontar/models/store"
)

const (
	maxSteps    = 200
	maxComments = 50_000 // whole comments kept in memory over all steps
)

// step is one command as undo sees it: its comments before and after, side by
// side, and what was written beside them.
type step struct {
	kind          string
	done          Result
	before, after []models.Comment
	asides        []aside
}

// aside is what a command wrote beside a comment; one of its parts is set.
type aside struct {
	reply      int64              // a reply was noted
	unsent     int64              // a reply was taken back
	away       *models.Escalation // a comment went away to somebody
	came       *models.Escalation // it came back
	correction *models.Correction // a person gave a kind
	person     *personChange      // something was noted about an author
}

// history is what can be undone and redone, newest last.
type history struct {
	past, future []step
}

func (h *history) push(st step) {
	h.future = nil
	h.past = append(h.past, st)
	n := 0
	for i := len(h.past) - 1; i >= 0; i-- {
		n += 2 * len(h.past[i].after)
		if len(h.past)-i > maxSteps || (n > maxComments && i < len(h.past)-1) {
			h.past = append([]step(nil), h.past[i+1:]...)
			return
		}
	}
}

// CanUndo reports whether there is a step to undo.
func (s *Service) CanUndo() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.history.past) > 0
}

// CanRedo reports whether there is a step to redo.
func (s *Service) CanRedo() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.history.future) > 0
}

// Undo takes the last step back. It refuses when a person decided something
// else about one of its comments since: nothing is lost.
func (s *Service) Undo(ctx context.Context) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.history.past)
	if n == 0 {
		return Result{}, refuse("common.undo_nothing")
	}
	st := s.history.past[n-1]
	err := s.restore(ctx, "comment.undo", st, st.after, st.before, false)
	if _, refused := err.(*Refused); err != nil && !refused {
		return Result{}, err // the disk may work again: keep the step
	}
	s.history.past = s.history.past[:n-1]
	if err != nil {
		return Result{}, err
	}
	s.history.future = append(s.history.future, st)
	return st.told("common.undone"), nil
}

// Redo carries the last undone step out again.
func (s *Service) Redo(ctx context.Context) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.history.future)
	if n == 0 {
		return Result{}, refuse("common.redo_nothing")
	}
	st := s.history.future[n-1]
	err := s.restore(ctx, "comment.redo", st, st.before, st.after, true)
	if _, refused := err.(*Refused); err != nil && !refused {
		return Result{}, err
	}
	s.history.future = s.history.future[:n-1]
	if err != nil {
		return Result{}, err
	}
	s.history.past = append(s.history.past, st)
	return st.told("common.redone"), nil
}

func (st step) told(key string) Result {
	return Result{Key: key, Args: []any{"what", lang.T(st.done.Key, st.done.Args...)}, IDs: st.done.IDs}
}

// restore decides about the comments as in to, provided that they still are
// decided as in from. What an import brought since stays.
func (s *Service) restore(ctx context.Context, kind string, st step, from, to []models.Comment, again bool) error {
	was, be := map[int64]models.Comment{}, map[int64]models.Comment{}
	ids := make([]int64, len(from))
	for i := range from {
		ids[i] = from[i].ID
		was[from[i].ID], be[to[i].ID] = from[i], to[i]
	}
	d, err := s.begin(ctx, kind, ids)
	if err != nil {
		return err
	}
	d.data = map[string]any{"of": st.kind}
	first := true
	_, err = s.store.WorkOnComments(ctx, ids, func(w *store.CommentWork, c *models.Comment) error {
		d.CommentWork = w
		if decided(*c) != decided(was[c.ID]) {
			return refuse("inbox.error.changed_since", "name", c.Name())
		}
		if first {
			first = false
			if err := d.turn(st.asides, again); err != nil {
				return err
			}
		}
		if decide(c, be[c.ID]); c.State == models.CommentOpen && c.Rank != be[c.ID].Rank {
			d.place(c)
		}
		return w.Log(s.event(d, c))
	})
	if err != nil {
		return goneAs(err)
	}
	if teaches(st.asides) {
		s.brain.forget()
	}
	s.announce(ids)
	return nil
}

// decided is the part of a comment people decide about, and what follows from
// it; a file never changes it later.
func decided(c models.Comment) models.Comment {
	return models.Comment{
		Kind: c.Kind, KindBy: c.KindBy, Confidence: c.Confidence, Tags: c.Tags, Proof: c.Proof,
		State: c.State, DoneAt: c.DoneAt, DoneBy: c.DoneBy, DoneAs: c.DoneAs,
	}
}

func decide(c *models.Comment, as models.Comment) {
	rank := as.Rank
	if c.Likes != as.Likes || c.DueAt != as.DueAt {
		rank = 0 // to be placed anew
	}
	c.Kind, c.KindBy, c.Confidence, c.Tags, c.Liked, c.Proof = as.Kind, as.KindBy, as.Confidence, as.Tags, as.Liked, as.Proof
	c.State, c.DoneAt, c.DoneBy, c.DoneAs = as.State, as.DoneAt, as.DoneBy, as.DoneAs
	c.AnswerMinutes, c.InTime, c.Rank = as.AnswerMinutes, as.InTime, rank
}

func teaches(asides []aside) bool {
	for _, a := range asides {
		if a.correction != nil {
			return true
		}
	}
	return false
}

// turn takes what was written beside comments back, or (again) writes it anew.
func (d *deed) turn(asides []aside, again bool) error {
	for i := range asides {
		a := &asides[i]
		var err error
		switch {
		case a.reply != 0 && again:
			err = d.UndoReply(a.reply, 0)
		case a.reply != 0:
			err = d.UndoReply(a.reply, d.now.Unix())
		case a.unsent != 0 && again:
			err = d.UndoReply(a.unsent, d.now.Unix())
		case a.unsent != 0:
			err = d.UndoReply(a.unsent, 0)
		case a.away != nil && again:
			a.away.ID = 0
			err = d.Escalate(a.away)
		case a.away != nil:
			err = d.DropEscalation(a.away.ID)
		case a.came != nil && again:
			err = d.Back(a.came.CommentID, a.came.BackAt, a.came.Answer)
		case a.came != nil:
			err = d.Back(a.came.CommentID, 0, "")
		case a.correction != nil && again:
			a.correction.ID = 0
			err = d.Correct(a.correction)
		case a.correction != nil:
			err = d.DropCorrection(a.correction.ID)
		case a.person != nil:
			err = d.notePerson(a.person, again)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
