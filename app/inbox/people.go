package inbox

import (
	"context"
	"slices"
	"strings"

	"lontar/models"
	"lontar/models/store"
)

// PersonView is what is known about somebody who comments, within one brand.
type PersonView struct {
	models.Person
	Comments   int // all of theirs, on every post and account of the brand
	Complaints int // of them
	History    []models.Comment
	// Twins have the same handle on another platform of the brand: perhaps the
	// same person, perhaps not.
	Twins []models.Person
}

// personHistory is how many comments a view of a person lists.
const personHistory = 200

// Person returns somebody with their latest comments.
func (s *Service) Person(ctx context.Context, id int64) (PersonView, error) {
	var v PersonView
	var err error
	if v.Person, err = s.store.Person(ctx, id); err != nil {
		return v, personGone(err)
	}
	if v.History, v.Comments, err = s.store.PersonComments(ctx, id, personHistory); err != nil {
		return v, err
	}
	standings, err := s.store.Standings(ctx, id)
	if err != nil {
		return v, err
	}
	v.Complaints = standings[id].Complaints
	same, err := s.store.FindPeople(ctx, v.BrandID, v.Handle, historyShown)
	if err != nil {
		return v, err
	}
	for _, o := range same {
		if o.ID != id && o.Handle == v.Handle {
			v.Twins = append(v.Twins, o.Person)
		}
	}
	return v, nil
}

// People lists a brand's people whose handle, name, labels or notes hold text,
// VIPs first, then those heard of last.
func (s *Service) People(ctx context.Context, brandID int64, text string, limit int) ([]store.PersonHead, error) {
	return s.store.FindPeople(ctx, brandID, text, limit)
}

// SavePerson keeps the notes, labels, VIP mark and block of a person; the rest
// is the platform's. Blocking closes their open comments. It is a step of undo
// like every other command.
func (s *Service) SavePerson(ctx context.Context, p *models.Person) error {
	notes, labels := plain(p.Notes, notesKept), tidyLabels(p.Labels)
	_, err := s.changePerson(ctx, p.ID, "person.note", "inbox.people.noted", func(is *models.Person) {
		is.Notes, is.Labels, is.VIP = notes, labels, p.VIP
		if (is.BlockedAt == 0) != (p.BlockedAt == 0) {
			is.BlockedAt = p.BlockedAt
		}
	})
	return err
}

// SetVIP marks somebody whose comments come before others, or takes the mark
// away.
func (s *Service) SetVIP(ctx context.Context, id int64, vip bool) (Result, error) {
	key := "inbox.people.vip"
	if !vip {
		key = "inbox.people.not_vip"
	}
	return s.changePerson(ctx, id, "person.vip", key, func(p *models.Person) { p.VIP = vip })
}

// Block notes that the brand blocked somebody: their open comments are closed
// as spam.
func (s *Service) Block(ctx context.Context, id int64) (Result, error) {
	return s.changePerson(ctx, id, "person.block", "inbox.people.blocked", func(p *models.Person) {
		if p.BlockedAt == 0 {
			p.BlockedAt = s.now().Unix()
		}
	})
}

// Unblock takes a block back. The comments it closed stay closed; Undo opens
// them again.
func (s *Service) Unblock(ctx context.Context, id int64) (Result, error) {
	return s.changePerson(ctx, id, "person.unblock", "inbox.people.unblocked", func(p *models.Person) { p.BlockedAt = 0 })
}

// personChange is what was noted about a person, before and after.
type personChange struct{ was, is models.Person }

// changePerson notes something about a person, with what follows for their
// open comments, as one step.
func (s *Service) changePerson(ctx context.Context, id int64, kind, key string, f func(*models.Person)) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	was, err := s.store.Person(ctx, id)
	if err != nil {
		return Result{}, personGone(err)
	}
	ch := &personChange{was: was, is: was}
	f(&ch.is)
	done := Result{Key: key, Args: []any{"name", personName(was)}}
	if ch.is == ch.was {
		return done, nil
	}
	ids, err := s.touched(ctx, ch)
	if err != nil {
		return Result{}, err
	}
	if len(ids) == 0 { // nothing of theirs is here any more: no step hangs on it
		if err := s.store.SavePerson(ctx, &ch.is); err != nil {
			return Result{}, err
		}
		s.announce(nil)
		return done, nil
	}
	noted := false
	return s.workLocked(ctx, kind, ids, done, func(d *deed, c *models.Comment) error {
		if !noted {
			noted = true
			d.data = map[string]any{"person": id}
			if err := d.NotePerson(ch.is); err != nil {
				return err
			}
			d.asides = append(d.asides, aside{person: ch})
			st := d.standings[id]
			st.PersonID, st.VIP = id, ch.is.VIP
			d.standings[id] = st
		}
		switch {
		case c.State != models.CommentOpen:
		case ch.blocks():
			return d.close(c, models.DoneSpam, s.actor)
		case ch.was.VIP != ch.is.VIP:
			d.place(c)
		}
		return nil
	})
}

func (ch *personChange) blocks() bool { return ch.was.BlockedAt == 0 && ch.is.BlockedAt != 0 }

// touched are the comments a change is about: the open ones when it changes
// them, else the latest alone, for the step of undo to hang on.
func (s *Service) touched(ctx context.Context, ch *personChange) ([]int64, error) {
	var ids []int64
	if ch.blocks() || ch.was.VIP != ch.is.VIP {
		q := store.CommentQuery{PersonID: ch.was.ID, State: models.CommentOpen, Order: string(ByNewest), Limit: 1000}
		for {
			rows, next, err := s.store.CommentPage(ctx, q)
			if err != nil {
				return nil, err
			}
			for _, c := range rows {
				ids = append(ids, c.ID)
			}
			if next == "" {
				break
			}
			q.After = next
		}
	}
	if len(ids) > 0 {
		return ids, nil
	}
	last, _, err := s.store.PersonComments(ctx, ch.was.ID, 1)
	for _, c := range last {
		ids = append(ids, c.ID)
	}
	return ids, err
}

// notePerson takes a change of a person back, or (again) makes it anew,
// provided that nobody noted something else since.
func (d *deed) notePerson(ch *personChange, again bool) error {
	from, to := ch.is, ch.was
	if again {
		from, to = to, from
	}
	have, err := d.Person(from.ID)
	if err != nil {
		return err
	}
	if noted(have) != noted(from) {
		return refuse("inbox.people.changed_since", "name", personName(have))
	}
	return d.NotePerson(to)
}

// noted is the part of a person that people decide about.
func noted(p models.Person) models.Person {
	return models.Person{Notes: p.Notes, Labels: p.Labels, VIP: p.VIP, BlockedAt: p.BlockedAt}
}

func personName(p models.Person) string {
	name := p.Handle
	if name == "" {
		name = p.Name
	}
	return line(name, nameShown)
}

func personGone(err error) error {
	if err := goneAs(err); err != nil {
		if r, ok := err.(*Refused); ok && r.Key == "inbox.error.gone" {
			return refuse("inbox.people.gone")
		}
		return err
	}
	return nil
}

const (
	notesKept  = 5000 // code points
	labelsKept = 20
)

// tidyLabels keeps each label once, joined by ", ".
func tidyLabels(labels string) string {
	var out []string
	for _, l := range strings.FieldsFunc(labels, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		l = line(l, nameShown)
		if l == "" || slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, l) }) {
			continue
		}
		if out = append(out, l); len(out) == labelsKept {
			break
		}
	}
	return strings.Join(out, ", ")
}
