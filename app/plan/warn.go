package plan

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"lontar/models"
)

// Kinds of warnings.
const (
	WarnConflict   = "conflict"   // two posts of one account too close together
	WarnPast       = "past"       // its time has passed and nobody said it is live
	WarnUnapproved = "unapproved" // goes out soon and is not approved
)

// soon is how long before its time an unapproved post is warned of, in seconds.
const soon = 3 * 60 * 60

// Warning is something about cards that the officer should look at.
type Warning struct {
	Kind  string
	Cards []models.Card // one, or the two that clash, earlier first
	// Minutes is the distance of a conflict, how long ago a past time was, or
	// how long until an unapproved post goes out.
	Minutes int
	Account int64 // the account of a conflict, the first when they share several
}

// key tells a warning from others. It holds the times, so that a post that was
// moved since is warned of again.
func (w Warning) key() string {
	k := w.Kind
	for _, c := range w.Cards {
		k += fmt.Sprintf(" %d@%s", c.PostID, c.Day+"T"+c.Clock)
	}
	return k
}

// Warnings finds what is wrong with the times of cards, except what was
// dismissed: conflicts first, then past, then unapproved, each in time order.
func (s *Service) Warnings(ctx context.Context, cards []models.Card) ([]Warning, error) {
	now := s.now().Unix()
	conflicts, err := s.conflicts(ctx, cards)
	if err != nil {
		return nil, err
	}
	var past, unapproved []Warning
	for _, c := range sorted(cards) {
		switch {
		case c.At == 0 || c.Status.Done():
		case c.At < now:
			past = append(past, Warning{Kind: WarnPast, Cards: []models.Card{c}, Minutes: int((now - c.At) / 60)})
		case c.At <= now+soon && !c.Status.AtLeastApproved():
			unapproved = append(unapproved, Warning{Kind: WarnUnapproved, Cards: []models.Card{c}, Minutes: int((c.At - now) / 60)})
		}
	}
	dismissed, err := s.dismissed(ctx)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(conflicts, past, unapproved)
	return slices.DeleteFunc(all, func(w Warning) bool { return dismissed[w.key()] != 0 }), nil
}

func sorted(cards []models.Card) []models.Card {
	out := slices.Clone(cards)
	slices.SortStableFunc(out, func(a, b models.Card) int {
		if a.At != b.At {
			return int(max(-1, min(1, a.At-b.At)))
		}
		return int(max(-1, min(1, a.PostID-b.PostID)))
	})
	return out
}

// conflicts finds each pair of posts that share an account and lie closer than
// the brand's gap. Pairs that are live already cannot be helped and are left out.
func (s *Service) conflicts(ctx context.Context, cards []models.Card) ([]Warning, error) {
	gaps := map[int64]int{}
	byBrand := map[int64][]models.Card{}
	for _, c := range sorted(cards) {
		if c.At == 0 || c.Status == models.Cancelled {
			continue
		}
		if _, known := gaps[c.BrandID]; !known {
			gap, err := s.Gap(ctx, c.BrandID)
			if err != nil {
				return nil, err
			}
			gaps[c.BrandID] = gap
		}
		byBrand[c.BrandID] = append(byBrand[c.BrandID], c)
	}
	var out []Warning
	for brand, list := range byBrand {
		for i, a := range list {
			for _, b := range list[i+1:] {
				minutes := int((b.At - a.At) / 60)
				if minutes >= gaps[brand] {
					break
				}
				if a.PostID == b.PostID || (a.Status.Done() && b.Status.Done()) {
					continue
				}
				if account := shared(a, b); account != 0 {
					out = append(out, Warning{Kind: WarnConflict, Cards: []models.Card{a, b}, Minutes: minutes, Account: account})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b Warning) int {
		x, y := a.Cards[0], b.Cards[0]
		switch {
		case x.At != y.At:
			return int(max(-1, min(1, x.At-y.At)))
		case x.PostID != y.PostID:
			return int(max(-1, min(1, x.PostID-y.PostID)))
		}
		return int(max(-1, min(1, a.Cards[1].PostID-b.Cards[1].PostID)))
	})
	return out, nil
}

func shared(a, b models.Card) int64 {
	for _, account := range a.Accounts {
		if account != 0 && slices.Contains(b.Accounts, account) {
			return account
		}
	}
	return 0
}

const (
	dismissedKey  = "plan.dismissed"
	dismissedKept = 2000 // the newest are kept
)

func (s *Service) dismissed(ctx context.Context) (map[string]int64, error) {
	value, err := s.store.Setting(ctx, dismissedKey)
	if err != nil {
		return nil, err
	}
	m := map[string]int64{}
	if value != "" {
		if err := json.Unmarshal([]byte(value), &m); err != nil {
			return map[string]int64{}, nil // unreadable: warn again rather than fail
		}
	}
	return m, nil
}

// Dismiss silences a warning as long as its posts stay where they are.
func (s *Service) Dismiss(ctx context.Context, w Warning) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := s.dismissed(ctx)
	if err != nil {
		return err
	}
	m[w.key()] = s.now().Unix()
	for len(m) > dismissedKept {
		oldest := ""
		for k, at := range m {
			if oldest == "" || at < m[oldest] {
				oldest = k
			}
		}
		delete(m, oldest)
	}
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if err := s.store.SetSetting(ctx, dismissedKey, string(b)); err != nil {
		return err
	}
	if s.bus != nil {
		s.bus.Announce(models.Changed{Area: models.AreaSettings})
	}
	return nil
}
