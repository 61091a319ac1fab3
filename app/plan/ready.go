package plan

import (
	"context"
	"time"

	"lontar/models"
)

// Readiness says how far next week's plan of a brand is.
type Readiness struct {
	BrandID int64
	Week    string // its Monday
	Ready   int    // posts approved or further
	Planned int    // posts in that week
	Target  int    // posts the recurring slots ask for, at least Planned
	// Complete counts the posts that lack nothing, approved or not.
	Complete int
	// Deadline is when the plan must be finished; zero when the brand has none.
	Deadline time.Time
	Missing  []int64 // posts that are not ready, in time order
}

// Late reports whether the deadline has passed with posts missing.
func (r Readiness) Late(now time.Time) bool {
	return !r.Deadline.IsZero() && now.After(r.Deadline) && r.Ready < r.Target
}

// Readiness tells, for every brand in use, how many posts of next week are
// ready. The week begins on Monday in the brand's zone.
func (s *Service) Readiness(ctx context.Context) ([]Readiness, error) {
	brands, err := s.store.Brands(ctx, false)
	if err != nil {
		return nil, err
	}
	var out []Readiness
	for i := range brands {
		b := &brands[i]
		now := s.now().In(b.Location())
		week := addDays(monday(now), 7)
		r := Readiness{BrandID: b.ID, Week: week, Deadline: deadline(b, now)}
		posts, err := s.store.BrandPosts(ctx, b.ID, week, addDays(week, 6))
		if err != nil {
			return nil, err
		}
		for _, p := range posts {
			if p.Status == models.Cancelled {
				continue
			}
			r.Planned++
			if p.Ready() {
				r.Complete++
			}
			if p.Status.AtLeastApproved() {
				r.Ready++
			} else {
				r.Missing = append(r.Missing, p.ID)
			}
		}
		slots, err := s.store.Slots(ctx, b.ID)
		if err != nil {
			return nil, err
		}
		r.Target = max(r.Planned, len(occurrences(b, slots, week)))
		out = append(out, r)
	}
	return out, nil
}

// deadline is the moment in the week of now when next week's plan must be
// finished, as wall time in the brand's zone.
func deadline(b *models.Brand, now time.Time) time.Time {
	if !isClock(b.PlanClock) {
		return time.Time{}
	}
	day := addDays(monday(now), (b.PlanWeekday+6)%7)
	return time.Unix(models.UnixAt(day, b.PlanClock, b.Zone), 0).In(b.Location())
}
