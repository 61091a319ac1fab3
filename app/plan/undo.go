package plan

import (
	"context"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

const (
	maxSteps = 200
	maxPosts = 20_000 // whole posts kept in memory over all steps
	// togetherFor is how long typing into the same post stays one step.
	togetherFor = 60 * time.Second
)

// step is one command as undo sees it: its posts before and after, side by
// side. A created post was in the bin before.
type step struct {
	kind   string
	at     int64
	done   Done
	before []*models.Post
	after  []*models.Post
}

// history is what can be undone and redone, newest last.
type history struct {
	past, future []step
}

func (h *history) push(st step) {
	h.future = nil
	if n := len(h.past); n > 0 && h.past[n-1].takes(st) {
		h.past[n-1].after, h.past[n-1].at = st.after, st.at
		return
	}
	h.past = append(h.past, st)
	posts := 0
	for i := len(h.past) - 1; i >= 0; i-- {
		posts += len(h.past[i].after)
		if len(h.past)-i > maxSteps || (posts > maxPosts && i < len(h.past)-1) {
			h.past = append([]step(nil), h.past[i+1:]...)
			return
		}
	}
}

// takes reports whether the next step continues this one: typing on in the
// same post, which autosave cuts into many saves.
func (st step) takes(next step) bool {
	return st.kind == kindEdit && next.kind == kindEdit &&
		len(st.after) == 1 && len(next.after) == 1 && st.after[0].ID == next.after[0].ID &&
		next.at-st.at < int64(togetherFor/time.Second)
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

// Undo takes the last step back. It refuses when one of its posts was changed
// since by something that is not a step, such as an import: nothing is lost.
func (s *Service) Undo(ctx context.Context) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.history.past)
	if n == 0 {
		return Done{}, refuse("common.undo_nothing")
	}
	st := s.history.past[n-1]
	posts, err := s.restore(ctx, "post.undo", st, st.after, st.before)
	if _, refused := err.(*Refused); err != nil && !refused {
		return Done{}, err // the disk may work again: keep the step
	}
	s.history.past = s.history.past[:n-1]
	if err != nil {
		return Done{}, err
	}
	st.before = posts
	s.history.future = append(s.history.future, st)
	return st.told("common.undone"), nil
}

// Redo carries the last undone step out again.
func (s *Service) Redo(ctx context.Context) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.history.future)
	if n == 0 {
		return Done{}, refuse("common.redo_nothing")
	}
	st := s.history.future[n-1]
	posts, err := s.restore(ctx, "post.redo", st, st.before, st.after)
	if _, refused := err.(*Refused); err != nil && !refused {
		return Done{}, err
	}
	s.history.future = s.history.future[:n-1]
	if err != nil {
		return Done{}, err
	}
	st.after = posts
	s.history.past = append(s.history.past, st)
	return st.told("common.redone"), nil
}

func (st step) told(key string) Done {
	d := Done{Key: key, Args: []any{"what", lang.T(st.done.Key, st.done.Args...)}}
	for _, p := range st.after {
		d.IDs = append(d.IDs, p.ID)
	}
	return d
}

// restore writes the posts as they are in to, provided that they still are as
// in from, and returns them as written.
func (s *Service) restore(ctx context.Context, kind string, st step, from, to []*models.Post) ([]*models.Post, error) {
	ids := make([]int64, len(from))
	for i, p := range from {
		ids[i] = p.ID
	}
	present, err := s.store.Posts(ctx, ids...)
	if err != nil {
		return nil, err
	}
	byID := map[int64]*models.Post{}
	for _, p := range present {
		if p != nil {
			byID[p.ID] = p
		}
	}
	var events []models.Event
	for _, p := range from {
		is := byID[p.ID]
		if is == nil || !same(is, p) {
			return nil, refuse("plan.error.changed_since", "title", name(p))
		}
		events = append(events, models.Event{
			At: s.now().Unix(), Actor: actor, Kind: kind, BrandID: p.BrandID, PostID: p.ID,
			Data: encode(map[string]any{"of": st.kind}),
		})
	}
	posts := cloneAll(to)
	for _, p := range posts {
		renumber(p, byID[p.ID])
	}
	if err := s.store.SavePosts(ctx, posts, events...); err != nil {
		return nil, err
	}
	s.announce(ids)
	return cloneAll(posts), nil
}

// renumber lets the parts of a post that are no longer stored be stored as new
// rows: their old numbers may belong to another post by now.
func renumber(p, is *models.Post) {
	variants, media, fields := map[int64]bool{}, map[int64]bool{}, map[int64]bool{}
	for _, v := range is.Variants {
		variants[v.ID] = true
	}
	for _, m := range is.Media {
		media[m.ID] = true
	}
	for _, f := range is.Fields {
		fields[f.ID] = true
	}
	place := map[int64]int64{}
	for i := range p.Variants {
		if v := &p.Variants[i]; !variants[v.ID] {
			place[v.ID] = -int64(i + 1) // the store resolves it
			v.ID = 0
		}
	}
	for i := range p.Media {
		m := &p.Media[i]
		if !media[m.ID] {
			m.ID = 0
		}
		if at, moved := place[m.VariantID]; moved && m.VariantID != 0 {
			m.VariantID = at
		}
	}
	for i := range p.Fields {
		if f := &p.Fields[i]; !fields[f.ID] {
			f.ID = 0
		}
	}
}
