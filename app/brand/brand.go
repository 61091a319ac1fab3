// Package brand keeps the brands of a workspace in order: it checks what was
// typed before it is stored, offers what a new brand begins with, and puts
// brands into the archive and back.
package brand

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"lontar/models"
	"lontar/models/store"
)

// Service keeps the brands of one workspace.
type Service struct {
	store *store.Store
	bus   *models.Bus
	now   func() time.Time
	mu    sync.Mutex // names are checked and saved in one go
}

// New makes the service of a workspace; now is the workspace's clock.
func New(st *store.Store, bus *models.Bus, now func() time.Time) *Service {
	return &Service{store: st, bus: bus, now: now}
}

// List returns the brands in their order, with accounts, pillars and columns;
// with archived, the archived ones too.
func (s *Service) List(ctx context.Context, archived bool) ([]models.Brand, error) {
	return s.store.Brands(ctx, archived)
}

// Get returns one brand whole.
func (s *Service) Get(ctx context.Context, id int64) (*models.Brand, error) {
	return s.store.Brand(ctx, id)
}

// Fresh is a brand as the form for a new one begins: default pillars, WIB, the
// next free colour, next week's plan due on Friday at 17.00.
func (s *Service) Fresh(ctx context.Context) (*models.Brand, error) {
	all, err := s.store.Brands(ctx, true)
	if err != nil {
		return nil, err
	}
	used := map[string]bool{}
	for _, b := range all {
		used[strings.ToUpper(b.Color)] = true
	}
	b := &models.Brand{
		Zone: models.DefaultZone, Color: Colors[len(all)%len(Colors)], ReplyMinutes: 60,
		PlanWeekday: int(time.Friday), PlanClock: "17:00",
		Pillars: DefaultPillars(),
	}
	for _, c := range Colors {
		if !used[c] {
			b.Color = c
			break
		}
	}
	return b, nil
}

// Save checks a brand and stores it whole. What can be mended is mended in
// place (spaces, "@", the colour's darkness); what cannot is returned as
// Problems and nothing is stored.
func (s *Service) Save(ctx context.Context, b *models.Brand) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	tidy(b)
	problems := Check(b)
	if b.Name != "" {
		twin, err := s.store.BrandByName(ctx, b.Name)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err == nil && twin != nil && twin.ID != b.ID {
			key := "brand.error.name_taken"
			if twin.ArchivedAt != 0 {
				key = "brand.error.name_archived"
			}
			problems = append(problems, Problem{Field: FieldName, Key: key, Args: []any{"name", twin.Name}})
		}
	}
	if len(problems) > 0 {
		return problems
	}
	now, kind := s.now().Unix(), "brand.edit"
	if b.ID == 0 {
		kind = "brand.create"
		b.CreatedAt = now
		if b.Position == 0 {
			all, err := s.store.Brands(ctx, true)
			if err != nil {
				return err
			}
			for _, o := range all {
				b.Position = max(b.Position, o.Position+1)
			}
		}
	}
	b.UpdatedAt = now
	for i := range b.Accounts {
		b.Accounts[i].Position = i
	}
	for i := range b.Pillars {
		b.Pillars[i].Position = i
	}
	for i := range b.Columns {
		b.Columns[i].Position = i
	}
	if err := s.store.SaveBrand(ctx, b, s.event(kind, b.ID)); err != nil {
		return err
	}
	s.announce(b.ID)
	return nil
}

// Archive takes a brand out of use; its posts stay. Unarchive is its undo.
func (s *Service) Archive(ctx context.Context, id int64) error {
	return s.setArchived(ctx, id, "brand.archive", s.now().Unix())
}

// Unarchive takes a brand back into use.
func (s *Service) Unarchive(ctx context.Context, id int64) error {
	return s.setArchived(ctx, id, "brand.unarchive", 0)
}

func (s *Service) setArchived(ctx context.Context, id int64, kind string, at int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.store.Brand(ctx, id)
	if err != nil {
		return err
	}
	if (b.ArchivedAt != 0) == (at != 0) {
		return nil
	}
	b.ArchivedAt, b.UpdatedAt = at, s.now().Unix()
	if err := s.store.SaveBrand(ctx, b, s.event(kind, id)); err != nil {
		return err
	}
	s.announce(id)
	return nil
}

// Arrange puts brands into the order of ids; brands not named keep theirs after them.
func (s *Service) Arrange(ctx context.Context, ids []int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	all, err := s.store.Brands(ctx, true)
	if err != nil {
		return err
	}
	place := map[int64]int{}
	for i, id := range ids {
		place[id] = i
	}
	next := len(ids)
	for i := range all {
		b := &all[i]
		at, named := place[b.ID]
		if !named {
			at = next
			next++
		}
		if b.Position == at {
			continue
		}
		b.Position = at
		if err := s.store.SaveBrand(ctx, b); err != nil {
			return err
		}
	}
	s.announce(ids...)
	return nil
}

func (s *Service) event(kind string, id int64) models.Event {
	return models.Event{At: s.now().Unix(), Actor: "smo", Kind: kind, BrandID: id}
}

func (s *Service) announce(ids ...int64) {
	if s.bus != nil {
		s.bus.Announce(models.Changed{Area: models.AreaBrands, IDs: ids})
	}
}
