package plan

import (
	"context"
	"slices"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// Slots returns the recurring slots of brands, of all when none is named.
func (s *Service) Slots(ctx context.Context, brandIDs ...int64) ([]models.Slot, error) {
	return s.store.Slots(ctx, brandIDs...)
}

// SaveSlot keeps a recurring slot.
func (s *Service) SaveSlot(ctx context.Context, slot *models.Slot) error {
	switch {
	case slot.Weekday < 0 || slot.Weekday > 6:
		return refuse("plan.error.weekday")
	case !isClock(slot.Clock):
		return refuse("plan.error.clock", "value", slot.Clock)
	case slot.FromDay != "" && !isDay(slot.FromDay):
		return refuse("plan.error.day", "value", slot.FromDay)
	case slot.UntilDay != "" && !isDay(slot.UntilDay):
		return refuse("plan.error.day", "value", slot.UntilDay)
	case slot.FromDay != "" && slot.UntilDay != "" && slot.UntilDay < slot.FromDay:
		return refuse("plan.error.slot_ends")
	}
	b, err := s.store.Brand(ctx, slot.BrandID)
	if err != nil {
		return err
	}
	if slot.AccountID != 0 && b.Account(slot.AccountID) == nil {
		return refuse("plan.error.account")
	}
	if slot.PillarID != 0 && b.Pillar(slot.PillarID) == nil {
		return refuse("plan.error.pillar")
	}
	if err := s.store.SaveSlot(ctx, slot); err != nil {
		return err
	}
	s.announceBrand(slot.BrandID)
	return nil
}

// DeleteSlot removes a recurring slot; posts made from it stay.
func (s *Service) DeleteSlot(ctx context.Context, id int64) error {
	if err := s.store.DeleteSlot(ctx, id); err != nil {
		return err
	}
	s.announceBrand(0)
	return nil
}

func (s *Service) announceBrand(id int64) {
	if s.bus == nil {
		return
	}
	c := models.Changed{Area: models.AreaBrands}
	if id != 0 {
		c.IDs = []int64{id}
	}
	s.bus.Announce(c)
}

// occurrence is a recurring slot on a day.
type occurrence struct {
	models.Slot
	day string
}

// occurrences lists the slots of a brand in the week beginning on a Monday, in
// time order, without those paused, ended, or of an account no longer in use.
func occurrences(b *models.Brand, slots []models.Slot, week string) []occurrence {
	var out []occurrence
	for _, sl := range slots {
		day := addDays(week, (sl.Weekday+6)%7)
		if sl.BrandID != b.ID || sl.PausedAt != 0 || !isClock(sl.Clock) ||
			(sl.FromDay != "" && day < sl.FromDay) || (sl.UntilDay != "" && day > sl.UntilDay) {
			continue
		}
		if a := b.Account(sl.AccountID); sl.AccountID != 0 && (a == nil || a.ArchivedAt != 0) {
			continue
		}
		out = append(out, occurrence{sl, day})
	}
	slices.SortStableFunc(out, func(x, y occurrence) int {
		return strings.Compare(x.day+x.Clock, y.day+y.Clock)
	})
	return out
}

// FillSlots makes a draft for every recurring slot of a brand's week that is
// still free. A slot is taken by a post of its account, of any account for a
// slot for all, within the brand's gap of it; slots already past are left out.
func (s *Service) FillSlots(ctx context.Context, brandID int64, week string) (Done, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	start, err := time.Parse(models.DayFormat, week)
	if err != nil || !isDay(week) {
		return Done{}, refuse("plan.error.day", "value", week)
	}
	week = monday(start)
	b, err := s.store.Brand(ctx, brandID)
	if err != nil {
		return Done{}, err
	}
	slots, err := s.store.Slots(ctx, brandID)
	if err != nil {
		return Done{}, err
	}
	gap, err := s.Gap(ctx, brandID)
	if err != nil {
		return Done{}, err
	}
	taken, err := s.store.BrandPosts(ctx, brandID, addDays(week, -1), addDays(week, 7))
	if err != nil {
		return Done{}, err
	}
	wanted := occurrences(b, slots, week)
	if len(wanted) == 0 {
		return Done{}, refuse("plan.error.no_slots", "brand", b.Name)
	}
	var posts []*models.Post
	for _, o := range wanted {
		if !s.isFree(o, b, taken, gap) {
			continue
		}
		d := Draft{BrandID: brandID, Title: o.Title, Day: o.day, Clock: o.Clock, Form: o.Form}
		if o.AccountID != 0 {
			d.Accounts = []int64{o.AccountID}
		}
		if pl := b.Pillar(o.PillarID); pl != nil && pl.ArchivedAt == 0 {
			d.PillarID = pl.ID
		}
		p, err := compose(b, d)
		if err != nil {
			return Done{}, err
		}
		posts = append(posts, p)
		taken = append(taken, p)
	}
	d := Done{Key: "plan.slots_filled", Args: []any{"n", len(posts), "week", lang.RangeShort(week, addDays(week, 6))}}
	if len(posts) == 0 {
		d.Key = "plan.slots_full"
		return d, nil
	}
	if err := s.insert(ctx, "post.slot", posts, &d); err != nil {
		return Done{}, err
	}
	return d, nil
}

// isFree reports whether an occurrence still lies ahead and no post takes it.
func (s *Service) isFree(o occurrence, b *models.Brand, posts []*models.Post, gap int) bool {
	at := models.UnixAt(o.day, o.Clock, b.Zone)
	return at >= s.now().Unix() && !isTaken(o.Slot, at, posts, max(gap, 1))
}

// FreeSlot is a recurring slot on a day that no post has taken yet.
type FreeSlot struct {
	models.Slot
	Day string
}

// FreeSlots lists the free slots of a week, those that FillSlots would fill, in
// time order; brandIDs none means all brands in use.
func (s *Service) FreeSlots(ctx context.Context, week string, brandIDs ...int64) ([]FreeSlot, error) {
	start, err := time.Parse(models.DayFormat, week)
	if err != nil {
		return nil, refuse("plan.error.day", "value", week)
	}
	week = monday(start)
	slots, err := s.store.Slots(ctx, brandIDs...)
	if err != nil || len(slots) == 0 {
		return nil, err
	}
	brands, err := s.store.Brands(ctx, false)
	if err != nil {
		return nil, err
	}
	var out []FreeSlot
	for i := range brands {
		b := &brands[i]
		wanted := occurrences(b, slots, week)
		if len(wanted) == 0 {
			continue
		}
		gap, err := s.Gap(ctx, b.ID)
		if err != nil {
			return nil, err
		}
		posts, err := s.store.BrandPosts(ctx, b.ID, addDays(week, -1), addDays(week, 7))
		if err != nil {
			return nil, err
		}
		for _, o := range wanted {
			if s.isFree(o, b, posts, gap) {
				out = append(out, FreeSlot{o.Slot, o.day})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y FreeSlot) int { return strings.Compare(x.Day+x.Clock, y.Day+y.Clock) })
	return out, nil
}

func isTaken(sl models.Slot, at int64, posts []*models.Post, gap int) bool {
	for _, p := range posts {
		for _, v := range p.Variants {
			if v.At != 0 && v.Delivery != models.DeliveryCancelled && abs(v.At-at) < int64(gap)*60 &&
				(sl.AccountID == 0 || v.AccountID == sl.AccountID || v.AccountID == 0) {
				return true
			}
		}
	}
	return false
}

// usualClock is offered where a brand has neither slot nor habit.
const usualClock = "19:00"

// FreeClock offers an hour for a post dropped on a day: the first free slot of
// the brand on that weekday, else the hour the brand used most in the eight
// weeks before, else 19.00, else the next half hour that is free. Hours that
// are past or closer than the brand's gap to another post are not offered.
func (s *Service) FreeClock(ctx context.Context, brandID int64, day string) (string, error) {
	t, err := time.Parse(models.DayFormat, day)
	if err != nil {
		return "", refuse("plan.error.day", "value", day)
	}
	b, err := s.store.Brand(ctx, brandID)
	if err != nil {
		return "", err
	}
	slots, err := s.store.Slots(ctx, brandID)
	if err != nil {
		return "", err
	}
	gap, err := s.Gap(ctx, brandID)
	if err != nil {
		return "", err
	}
	cards, err := s.store.Cards(ctx, addDays(day, -56), day, models.Filter{Brands: []int64{brandID}})
	if err != nil {
		return "", err
	}
	var wanted []string
	for _, o := range occurrences(b, slots, monday(t)) {
		if o.day == day {
			wanted = append(wanted, o.Clock)
		}
	}
	wanted = append(wanted, habits(cards, day)...)
	wanted = append(wanted, usualClock)
	for minute := 19*60 + 30; minute < 24*60; minute += 30 {
		wanted = append(wanted, clockOf(minute))
	}
	for minute := 18*60 + 30; minute >= 6*60; minute -= 30 {
		wanted = append(wanted, clockOf(minute))
	}
	now := s.now().Unix()
	future := "" // the best hour when none is free
	for _, clock := range wanted {
		if models.UnixAt(day, clock, b.Zone) <= now {
			continue
		}
		if future == "" {
			future = clock
		}
		if !slices.ContainsFunc(cards, func(c models.Card) bool {
			return c.Day == day && c.Clock != "" && minutesApart(c.Clock, clock) < max(gap, 1)
		}) {
			return clock, nil
		}
	}
	if future != "" {
		return future, nil
	}
	return wanted[0], nil // the whole day is past: the usual hour, and Move warns
}

func clockOf(minute int) string {
	return time.Date(2000, 1, 1, 0, minute, 0, 0, time.UTC).Format(models.ClockFormat)
}

// habits lists the hours a brand posts at, most used first; posts on the same
// weekday count double, the day itself not at all.
func habits(cards []models.Card, day string) []string {
	count := map[string]int{}
	for _, c := range cards {
		if c.Clock == "" || c.Day == day {
			continue
		}
		count[c.Clock]++
		if daysBetween(c.Day, day)%7 == 0 {
			count[c.Clock]++
		}
	}
	var clocks []string
	for c := range count {
		clocks = append(clocks, c)
	}
	slices.SortFunc(clocks, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	return clocks
}
