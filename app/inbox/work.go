package inbox

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"lontar/models"
	"lontar/models/store"
)

// deed is one command at work on comments.
type deed struct {
	*store.CommentWork
	kind   string // of the events, "comment.reply"
	now    time.Time
	data   map[string]any // what the events say
	asides []aside

	promises  map[int64]promise
	standings map[int64]store.Standing
}

// work changes comments as one transaction, one step of undo and one
// announcement. f changes one comment; the ones it leaves alone are not
// counted.
func (s *Service) work(ctx context.Context, kind string, ids []int64, done Result, f func(d *deed, c *models.Comment) error) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.workLocked(ctx, kind, ids, done, f)
}

func (s *Service) workLocked(ctx context.Context, kind string, ids []int64, done Result, f func(d *deed, c *models.Comment) error) (Result, error) {
	ids = unique(ids)
	d, err := s.begin(ctx, kind, ids)
	if err != nil || len(ids) == 0 {
		return Result{}, err
	}
	var before, after []models.Comment
	_, err = s.store.WorkOnComments(ctx, ids, func(w *store.CommentWork, c *models.Comment) error {
		d.CommentWork = w
		was, asides := *c, len(d.asides)
		if err := f(d, c); err != nil {
			return err
		}
		if *c == was && len(d.asides) == asides {
			return nil
		}
		before, after = append(before, was), append(after, *c)
		done.IDs = append(done.IDs, c.ID)
		return w.Log(s.event(d, c))
	})
	if err != nil {
		return Result{}, goneAs(err)
	}
	if len(after) == 0 {
		return done, nil
	}
	s.history.push(step{kind: kind, done: done, before: before, after: after, asides: d.asides})
	s.announce(done.IDs)
	return done, nil
}

// begin reads what changing comments needs: the promises of their brands and
// the standing of their authors.
func (s *Service) begin(ctx context.Context, kind string, ids []int64) (*deed, error) {
	d := &deed{kind: kind, now: s.now()}
	var err error
	if d.promises, err = s.promises(ctx); err == nil {
		d.standings, err = s.store.StandingsOfAuthors(ctx, ids...)
	}
	return d, err
}

// place gives a comment its rank anew.
func (d *deed) place(c *models.Comment) {
	by := d.standings[c.PersonID]
	earlier := by.Complaints
	if c.Kind == models.KindComplaint {
		earlier-- // itself
	}
	c.Rank = d.promises[c.BrandID].rank(c, standing{vip: by.VIP, complained: earlier > 0}, c.CreatedAt, d.now.Unix())
}

// close makes a comment done.
func (d *deed) close(c *models.Comment, as, by string) error {
	if c.State == models.CommentEscalated {
		if err := d.back(c.ID, ""); err != nil {
			return err
		}
	}
	c.State, c.DoneAt, c.DoneAs, c.DoneBy = models.CommentDone, d.now.Unix(), as, by
	return nil
}

// open puts a comment back into the queue.
func (d *deed) open(c *models.Comment) {
	c.State, c.DoneAt, c.DoneAs, c.DoneBy = models.CommentOpen, 0, "", ""
	d.place(c)
}

func (s *Service) event(d *deed, c *models.Comment) models.Event {
	data := map[string]any{"comment": c.ID}
	for k, v := range d.data {
		data[k] = v
	}
	text, _ := json.Marshal(data) // texts and numbers
	return models.Event{At: d.now.Unix(), Actor: s.actor, Kind: d.kind, BrandID: c.BrandID, Data: string(text)}
}

// goneAs tells a person that a comment is not there any more.
func goneAs(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return refuse("inbox.error.gone")
	}
	return err
}

func unique(ids []int64) []int64 {
	out := slices.Clone(ids)
	slices.Sort(out)
	return slices.Compact(out)
}

// addTag and dropTag change a list of topics.
func addTag(tags, tag string) string {
	if hasTag(tags, tag) {
		return tags
	}
	return strings.TrimSpace(tags + " " + tag)
}
