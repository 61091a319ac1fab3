package voice

import (
	"context"
	"encoding/json"
	"fmt"

	"lontar/models"
)

// Templates returns a brand's templates, by name.
func (s *Service) Templates(ctx context.Context, brandID int64) ([]models.Template, error) {
	return s.store.Templates(ctx, brandID)
}

// SaveTemplate keeps what a post says, under a name of the brand's templates.
// Times, approvals and what is live are left out.
func (s *Service) SaveTemplate(ctx context.Context, name string, p *models.Post) (models.Template, error) {
	t := models.Template{BrandID: p.BrandID, Name: name, CreatedAt: s.now().Unix()}
	if err := named(&t.Name); err != nil {
		return t, err
	}
	if err := s.freeTemplate(ctx, &t); err != nil {
		return t, err
	}
	data, err := json.Marshal(content(p))
	if err != nil {
		return t, fmt.Errorf("keep template %q: %w", t.Name, err)
	}
	t.Data = string(data)
	if err := s.store.SaveTemplate(ctx, &t); err != nil {
		return t, err
	}
	s.announce(t.BrandID)
	return t, nil
}

// RenameTemplate keeps a template under another name.
func (s *Service) RenameTemplate(ctx context.Context, t *models.Template) error {
	if err := named(&t.Name); err != nil {
		return err
	}
	if err := s.freeTemplate(ctx, t); err != nil {
		return err
	}
	return s.RestoreTemplate(ctx, t)
}

// freeTemplate refuses a name another template of the brand has.
func (s *Service) freeTemplate(ctx context.Context, t *models.Template) error {
	have, err := s.store.Templates(ctx, t.BrandID)
	if err != nil {
		return err
	}
	for _, o := range have {
		if o.ID != t.ID && same(o.Name, t.Name) {
			return refuse("voice.error.template_taken", "name", o.Name)
		}
	}
	return nil
}

// RestoreTemplate brings a deleted template back as it was.
func (s *Service) RestoreTemplate(ctx context.Context, t *models.Template) error {
	if err := s.store.SaveTemplate(ctx, t); err != nil {
		return err
	}
	s.announce(t.BrandID)
	return nil
}

// DeleteTemplate deletes a template and returns it; posts made from it stay.
func (s *Service) DeleteTemplate(ctx context.Context, id int64) (models.Template, error) {
	t, err := s.store.DeleteTemplate(ctx, id)
	if err == nil {
		s.announce(t.BrandID)
	}
	return t, err
}

// content is a post with nothing but what it says.
func content(p *models.Post) *models.Post {
	c := p.Clone()
	c.ID, c.UID, c.Status, c.CreatedAt, c.UpdatedAt, c.DeletedAt = 0, "", "", 0, 0, 0
	place := map[int64]int64{}
	for i := range c.Variants {
		v := &c.Variants[i]
		if v.ID != 0 {
			place[v.ID] = -int64(i + 1) // the store resolves it once the variant has an id
		}
		*v = models.Variant{
			AccountID: v.AccountID, OwnCaption: v.OwnCaption, Caption: v.Caption, OwnHashtags: v.OwnHashtags,
			Hashtags: v.Hashtags, FirstComment: v.FirstComment, Link: v.Link, Options: v.Options,
		}
	}
	for i := range c.Media {
		m := &c.Media[i]
		at := m.VariantID
		if to, ok := place[at]; ok {
			at = to
		}
		*m = models.PostMedia{MediaID: m.MediaID, VariantID: at, Position: m.Position, Alt: m.Alt}
	}
	for i := range c.Fields {
		c.Fields[i].ID, c.Fields[i].PostID = 0, 0
	}
	return c
}

// FromTemplate makes a post that says what a template does, not saved yet.
// Accounts, pillars, columns, campaigns and media that are no longer there are
// left out; with no account left it has all the brand uses now.
func (s *Service) FromTemplate(ctx context.Context, id int64) (*models.Post, error) {
	t, err := s.store.Template(ctx, id)
	if err != nil {
		return nil, err
	}
	var p models.Post
	if err := json.Unmarshal([]byte(t.Data), &p); err != nil {
		return nil, fmt.Errorf("read template %q: %w", t.Name, err)
	}
	b, err := s.store.Brand(ctx, t.BrandID)
	if err != nil {
		return nil, err
	}
	p.BrandID = b.ID
	fitAccounts(&p, b)
	fitBrand(&p, b)
	campaigns, err := s.store.Campaigns(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	belongs := false
	for _, c := range campaigns {
		belongs = belongs || c.ID == p.CampaignID && c.ArchivedAt == 0
	}
	if !belongs {
		p.CampaignID = 0
	}
	if err := s.fitMedia(ctx, &p); err != nil {
		return nil, err
	}
	for i := range p.Variants {
		p.Variants[i].Mark(models.Draft)
	}
	p.Summarise(b.Zone)
	return &p, nil
}

// fitAccounts leaves out accounts no longer in use; media of the others follow
// their variant to its new place.
func fitAccounts(p *models.Post, b *models.Brand) {
	var kept []models.Variant
	place := map[int64]int64{0: 0}
	for i, v := range p.Variants {
		if a := b.Account(v.AccountID); a == nil || a.ArchivedAt != 0 {
			continue
		}
		kept = append(kept, v)
		place[-int64(i+1)] = -int64(len(kept))
	}
	p.Variants = kept
	for _, a := range b.Accounts {
		if len(kept) == 0 && a.ArchivedAt == 0 {
			p.Variants = append(p.Variants, models.Variant{AccountID: a.ID})
		}
	}
	if len(p.Variants) == 0 {
		p.Variants = []models.Variant{{}}
	}
	media := p.Media[:0]
	for _, m := range p.Media {
		if to, ok := place[m.VariantID]; ok {
			m.VariantID = to
			media = append(media, m)
		}
	}
	p.Media = media
}

// fitBrand leaves out pillars and columns no longer in use.
func fitBrand(p *models.Post, b *models.Brand) {
	for _, id := range []*int64{&p.PillarID, &p.Pillar2ID} {
		if l := b.Pillar(*id); l == nil || l.ArchivedAt != 0 {
			*id = 0
		}
	}
	fields := p.Fields[:0]
	for _, f := range p.Fields {
		for _, c := range b.Columns {
			if c.ID == f.ColumnID && c.ArchivedAt == 0 {
				fields = append(fields, f)
			}
		}
	}
	p.Fields = fields
}

// fitMedia leaves out media deleted since and fills the records of the others.
func (s *Service) fitMedia(ctx context.Context, p *models.Post) error {
	if len(p.Media) == 0 {
		return nil
	}
	ids := make([]int64, len(p.Media))
	for i, m := range p.Media {
		ids[i] = m.MediaID
	}
	found, err := s.store.MediaByID(ctx, ids...)
	if err != nil {
		return err
	}
	media := p.Media[:0]
	for _, m := range p.Media {
		if rec, ok := found[m.MediaID]; ok && rec.DeletedAt == 0 {
			m.Media = &rec
			media = append(media, m)
		}
	}
	p.Media = media
	return nil
}
