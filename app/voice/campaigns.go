package voice

import (
	"context"

	"lontar/models"
)

// Campaigns returns a brand's campaigns, the latest first, archived ones last.
func (s *Service) Campaigns(ctx context.Context, brandID int64) ([]models.Campaign, error) {
	return s.store.Campaigns(ctx, brandID)
}

// SaveCampaign keeps a campaign (ID 0: a new one). Its tags are tidied.
func (s *Service) SaveCampaign(ctx context.Context, c *models.Campaign) error {
	if err := named(&c.Name); err != nil {
		return err
	}
	for _, day := range []string{c.FromDay, c.UntilDay} {
		if err := validDay(day); err != nil {
			return err
		}
	}
	if c.FromDay != "" && c.UntilDay != "" && c.UntilDay < c.FromDay {
		return refuse("voice.error.days_swapped")
	}
	c.Tags = JoinTags(ParseTags(c.Tags))
	if err := short(c.Tags); err != nil {
		return err
	}
	have, err := s.store.Campaigns(ctx, c.BrandID)
	if err != nil {
		return err
	}
	for _, o := range have {
		if o.ID != c.ID && same(o.Name, c.Name) {
			return refuse("voice.error.campaign_taken", "name", o.Name)
		}
	}
	if err := s.store.SaveCampaign(ctx, c); err != nil {
		return err
	}
	s.announce(c.BrandID)
	return nil
}

// DeleteCampaign deletes a campaign, or archives it when posts belong to it.
// It returns what it was; saving that brings it back.
func (s *Service) DeleteCampaign(ctx context.Context, id int64) (before models.Campaign, archived bool, err error) {
	before, archived, err = s.store.DeleteCampaign(ctx, id)
	if err == nil {
		s.announce(before.BrandID)
	}
	return before, archived, err
}
