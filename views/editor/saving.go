package editor

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"lontar/models"
)

// saveAfter is how long after the first unsaved key the editor saves: typing on
// does not put it off, so that a crash never costs more than this.
const saveAfter = 800 * time.Millisecond

// saving is what is on its way to the store.
type saving struct {
	pending edits // not saved
	flying  edits // being saved
	stop    func()
	savedAt time.Time
	failed  error
	saveSeq int // of saves; the answer of an overtaken one is dropped
}

// change applies an edit at once and plans its saving.
func (s *Screen) change(key string, apply func(p *models.Post)) {
	if s.post == nil {
		return
	}
	apply(s.post)
	s.post.Summarise(s.brand.Zone)
	s.pending = s.pending.with(edit{key, apply})
	s.failed = nil
	if s.stop == nil {
		s.stop = s.after(saveAfter, s.save)
	}
	s.compose()
	s.view.changed()
	s.proofSoon(proofAfter)
}

// changeNow is for choices: nothing is typed, so nothing is waited for.
func (s *Screen) changeNow(key string, apply func(p *models.Post)) {
	s.change(key, apply)
	s.save()
}

// save writes the pending edits off the UI. Typing goes on meanwhile; its
// edits wait for the next save.
func (s *Screen) save() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	if len(s.pending) == 0 || len(s.flying) > 0 || s.id == 0 {
		return
	}
	s.saveSeq++
	id, seq := s.id, s.saveSeq
	s.flying, s.pending = s.pending, nil
	flying := s.flying
	s.host.Runner().Run(func() func() {
		_, err := s.Plan.Edit(context.Background(), id, func(p *models.Post, _ *models.Brand) { flying.apply(p) })
		return func() { s.saved(id, seq, flying, err) }
	})
	s.showState()
}

func (s *Screen) saved(id int64, seq int, flying edits, err error) {
	if id != s.id || seq != s.saveSeq { // Flush has written these edits again
		return
	}
	s.flying = nil
	if err != nil {
		slog.Error("editor: save", "id", id, "err", err)
		s.failed = err
		rest := s.pending
		s.pending = flying
		for _, e := range rest {
			s.pending = s.pending.with(e)
		}
		s.showState()
		return
	}
	s.savedAt = s.host.Now()
	if len(s.pending) > 0 && s.stop == nil {
		s.stop = s.after(saveAfter, s.save)
	}
	s.showState()
	s.reload(s.takeSaved) // also drops an answer that was read before this save
}

func (s *Screen) showState() {
	if s.view != nil {
		s.view.top.state()
	}
}

// Flush saves at once and waits until it is done: before another post is
// shown, and when the program quits. It reports a failure to the caller too.
func (s *Screen) Flush() error {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	all := append(slices.Clone(s.flying), s.pending...) // a save under way may still fail; edits can be carried out twice
	if len(all) == 0 || s.id == 0 {
		return nil
	}
	_, err := s.Plan.Edit(context.Background(), s.id, func(p *models.Post, _ *models.Brand) { all.apply(p) })
	if err != nil {
		slog.Error("editor: flush", "id", s.id, "err", err)
		s.failed = err
		return err
	}
	s.saveSeq++
	s.seq++
	s.flying, s.pending, s.failed = nil, nil, nil
	s.savedAt = s.host.Now()
	return nil
}
