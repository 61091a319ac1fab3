package plan

import (
	"context"
	"slices"

	"lontar/app/lang"
	"lontar/models"
)

// Place is where a post, or some of its variants, shall be.
type Place struct {
	PostID   int64
	Variants []int64 // nil all of the post
	Day      string  // "" takes it off the calendar
	Clock    string  // "" keeps each variant's hour

	// FromDay and FromClock name the slot that goes to Day and Clock, for a
	// post whose variants lie at several; "" is the earliest. The others keep
	// their distance to it.
	FromDay, FromClock string
}

// Move puts posts or single variants at other times. A time that is past or
// too close to another post of the same account is allowed and said.
func (s *Service) Move(ctx context.Context, places ...Place) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := make([]int64, len(places))
	for i, p := range places {
		ids[i] = p.PostID
		if p.Day != "" && !isDay(p.Day) {
			return Done{}, refuse("plan.error.day", "value", p.Day)
		}
		if p.Clock != "" && !isClock(p.Clock) {
			return Done{}, refuse("plan.error.clock", "value", p.Clock)
		}
	}
	c, err := s.begin(ctx, "post.move", ids)
	if err != nil {
		return Done{}, err
	}
	scheduled := false
	for _, place := range places {
		for _, p := range c.after {
			if p.ID == place.PostID {
				put(p, place)
			}
		}
		scheduled = scheduled || place.Day != ""
	}
	key := "plan.unscheduled"
	if scheduled {
		key = "plan.moved"
	}
	return s.finishMove(ctx, c, key)
}

// Shift moves posts by so many days and minutes on the wall clock. Variants
// without an hour move by days only; unscheduled ones stay.
func (s *Service) Shift(ctx context.Context, ids []int64, days, minutes int) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.begin(ctx, "post.move", ids)
	if err != nil {
		return Done{}, err
	}
	for _, p := range c.after {
		for i := range p.Variants {
			shift(&p.Variants[i], days, minutes)
		}
	}
	return s.finishMove(ctx, c, "plan.moved")
}

// finishMove names the move before it is saved, so that undo can name it too.
func (s *Service) finishMove(ctx context.Context, c *change, key string) (Done, error) {
	d := Done{Key: key + "_many"}
	var moved []*models.Post
	for i, p := range c.after {
		p.Summarise(c.brand(p).Zone)
		if !same(c.before[i], p) {
			moved = append(moved, p)
		}
	}
	d.Args = []any{"n", len(moved)}
	if len(moved) == 1 {
		day, clock := moved[0].Slot()
		d.Key, d.Args = key, []any{"title", name(moved[0]), "when", lang.When(day, clock)}
	}
	if len(moved) > 0 && key == "plan.moved" {
		if err := s.warnOfTimes(ctx, c, moved, &d); err != nil {
			return Done{}, err
		}
	}
	if err := s.commit(ctx, c, &d); err != nil {
		return Done{}, err
	}
	return d, nil
}

// put moves the variants a place names.
func put(p *models.Post, place Place) {
	var chosen []*models.Variant
	for i := range p.Variants {
		if v := &p.Variants[i]; place.Variants == nil || slices.Contains(place.Variants, v.ID) {
			chosen = append(chosen, v)
		}
	}
	if place.Day == "" {
		for _, v := range chosen {
			v.Day, v.Clock = "", ""
		}
		return
	}
	base := baseOf(chosen, place.FromDay, place.FromClock)
	if base == nil { // all from the tray
		for _, v := range chosen {
			v.Day = place.Day
			if place.Clock != "" {
				v.Clock, v.TimeNote = place.Clock, ""
			}
		}
		return
	}
	days, minutes := daysBetween(base.Day, place.Day), 0
	if place.Clock != "" && base.Clock != "" {
		from, okFrom := wall(place.Day, base.Clock)
		to, okTo := wall(place.Day, place.Clock)
		if okFrom && okTo {
			minutes = int(to.Sub(from).Minutes())
		}
	}
	for _, v := range chosen {
		switch {
		case v.Day == "": // this one stays in the tray; the others were meant
		case v.Clock == "" && place.Clock != "":
			v.Day, v.Clock, v.TimeNote = addDays(v.Day, days), place.Clock, ""
		default:
			shift(v, days, minutes)
		}
	}
}

// baseOf finds the variant that goes exactly to the place: the one at the slot
// named, else the earliest with an hour, else the earliest.
func baseOf(variants []*models.Variant, day, clock string) *models.Variant {
	var base *models.Variant
	for _, v := range variants {
		switch {
		case v.Day == "":
		case day != "" && v.Day == day && v.Clock == clock:
			return v
		case base == nil,
			base.Clock == "" && v.Clock != "",
			(base.Clock == "") == (v.Clock == "") && v.Day+v.Clock < base.Day+base.Clock:
			base = v
		}
	}
	return base
}

// warnOfTimes turns the text into a warning when a new time is past or too
// close to another post of the same account.
func (s *Service) warnOfTimes(ctx context.Context, c *change, moved []*models.Post, d *Done) error {
	now := s.now().Unix()
	for _, p := range moved {
		for _, v := range p.Variants {
			if v.At != 0 && v.At < now && !v.Status().Done() {
				d.Key, d.Warn = d.Key+"_past", true
				return nil
			}
		}
	}
	if len(moved) > 50 { // a whole plan was shifted: the calendar shows what clashes
		return nil
	}
	for _, p := range moved {
		other, minutes, err := s.tooClose(ctx, c.brand(p), p)
		if err != nil {
			return err
		}
		if other != "" {
			d.Key, d.Warn = d.Key+"_close", true
			d.Args = append(d.Args, "other", other, "distance", lang.Duration(minutes))
			return nil
		}
	}
	return nil
}
