package plan

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lontar/models"
)

// defaultGap is how far two posts of one account shall be apart, in minutes.
const defaultGap = 30

func gapKey(brandID int64) string { return "plan.gap." + strconv.FormatInt(brandID, 10) }

// Gap is how many minutes apart two posts of one account of a brand shall be.
func (s *Service) Gap(ctx context.Context, brandID int64) (int, error) {
	value, err := s.store.Setting(ctx, gapKey(brandID))
	if err != nil {
		return 0, err
	}
	if n, err := strconv.Atoi(value); err == nil && n >= 0 {
		return n, nil
	}
	return defaultGap, nil
}

// SetGap changes Gap; 0 turns the warning off.
func (s *Service) SetGap(ctx context.Context, brandID int64, minutes int) error {
	if minutes < 0 || minutes > 24*60 {
		return refuse("plan.error.gap")
	}
	if err := s.store.SetSetting(ctx, gapKey(brandID), strconv.Itoa(minutes)); err != nil {
		return err
	}
	if s.bus != nil {
		s.bus.Announce(models.Changed{Area: models.AreaSettings})
	}
	return nil
}

// tooClose finds another post of the brand within the gap of one of this
// post's times on the same account: its name and the distance in minutes.
func (s *Service) tooClose(ctx context.Context, b *models.Brand, p *models.Post) (other string, minutes int, err error) {
	gap, err := s.Gap(ctx, b.ID)
	if err != nil || gap == 0 {
		return "", 0, err
	}
	from, to := "", ""
	for _, v := range p.Variants {
		if v.At == 0 {
			continue
		}
		if from == "" || v.Day < from {
			from = v.Day
		}
		to = max(to, v.Day)
	}
	if from == "" {
		return "", 0, nil
	}
	cards, err := s.store.Cards(ctx, addDays(from, -1), addDays(to, 1), models.Filter{Brands: []int64{b.ID}})
	if err != nil {
		return "", 0, err
	}
	for _, v := range p.Variants {
		for _, card := range cards {
			if v.At == 0 || card.At == 0 || card.PostID == p.ID || v.AccountID == 0 ||
				!slices.Contains(card.Accounts, v.AccountID) || card.Status == models.Cancelled {
				continue
			}
			if d := int(abs(card.At-v.At) / 60); d < gap {
				return cardName(card), d, nil
			}
		}
	}
	return "", 0, nil
}

func cardName(c models.Card) string {
	if t := strings.TrimSpace(c.Title); t != "" {
		return t
	}
	return name(&models.Post{Caption: c.Snippet})
}

func abs(n int64) int64 { return max(n, -n) }
