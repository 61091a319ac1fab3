package media

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
)

// Query asks for files of the library; the zero value asks for all.
type Query = store.MediaQuery

// Item is a file of the library and where it is used.
type Item = store.MediaItem

// Service keeps the library. Its methods read and write files: never call them
// on the UI goroutine.
type Service struct {
	store *store.Store
	files *workspace.MediaStore
	plan  *plan.Service
	bus   *models.Bus
}

// New makes the service of a workspace; p carries out what changes posts.
func New(st *store.Store, files *workspace.MediaStore, p *plan.Service, bus *models.Bus) *Service {
	return &Service{st, files, p, bus}
}

// List returns the files of the library, newest first.
func (s *Service) List(ctx context.Context, q Query) ([]Item, error) {
	return s.store.MediaList(ctx, q)
}

// Uses returns the posts outside the bin that show a file.
func (s *Service) Uses(ctx context.Context, id int64) ([]models.Card, error) {
	return s.store.MediaUses(ctx, id)
}

// SetAlt describes a file for people who cannot see it. Posts take it over
// when the file is added to them; what they say already stays.
func (s *Service) SetAlt(ctx context.Context, id int64, alt string) error {
	return s.update(ctx, id, func(m *models.Media) { m.Alt = strings.TrimSpace(alt) })
}

// Refresh describes the files that came before the program read what files say
// about themselves. It returns how many it described.
func (s *Service) Refresh(ctx context.Context) (int, error) {
	list, err := s.store.AllMedia(ctx)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, m := range list {
		if m.Format != "" {
			continue
		}
		path, err := s.files.Find(m.Hash)
		if err != nil || workspace.Describe(&m, path) != nil {
			continue // what it is stays unknown; its picture says why
		}
		described := m
		if err := s.store.UpdateMedia(ctx, m.ID, func(is *models.Media) {
			alt, cover, brand, deleted := is.Alt, is.Cover, is.BrandID, is.DeletedAt
			*is = described
			is.Alt, is.Cover, is.BrandID, is.DeletedAt = alt, cover, brand, deleted
		}); err != nil {
			return n, err
		}
		n++
	}
	if n > 0 {
		s.announce()
	}
	return n, nil
}

// Replace puts a file of the disk in the place of one of the library in every
// post outside the bin. The old file stays in the library; revisions of the
// posts keep showing it. It is one step of undo of the plan.
func (s *Service) Replace(ctx context.Context, oldID int64, path string) (plan.Done, error) {
	old, err := s.store.Medium(ctx, oldID)
	if err != nil {
		return plan.Done{}, err
	}
	uses, err := s.Uses(ctx, oldID)
	if err != nil {
		return plan.Done{}, err
	}
	if len(uses) == 0 {
		return plan.Done{}, ErrNotUsed
	}
	with, err := s.add(ctx, path, old.BrandID, nil)
	if err != nil {
		return plan.Done{}, err
	}
	if with.ID == oldID {
		return plan.Done{}, ErrSameFile
	}
	ids := make([]int64, len(uses))
	for i, c := range uses {
		ids[i] = c.PostID
	}
	done, err := s.plan.ReplaceMedia(ctx, ids, oldID, with)
	s.announce(oldID, with.ID)
	return done, err
}

// Delete takes a file out of the library; Restore brings it back. A file that
// a post shows, that is a logo or a cover, is refused with InUse. The file
// itself is kept: versions of posts and posts in the bin may need it.
func (s *Service) Delete(ctx context.Context, id int64) error {
	m, err := s.store.Medium(ctx, id)
	if err != nil {
		return err
	}
	in := &InUse{Name: m.Name}
	if in.Posts, err = s.Uses(ctx, id); err != nil {
		return err
	}
	if in.Brands, in.Videos, err = s.store.MediaHolders(ctx, m.Hash); err != nil {
		return err
	}
	if len(in.Posts)+len(in.Brands)+len(in.Videos) > 0 {
		return in
	}
	now := s.plan.Now().Unix()
	return s.update(ctx, id, func(m *models.Media) { m.DeletedAt = now })
}

// Restore brings a file back into the library.
func (s *Service) Restore(ctx context.Context, id int64) error {
	return s.update(ctx, id, func(m *models.Media) { m.DeletedAt = 0 })
}

func (s *Service) update(ctx context.Context, id int64, change func(*models.Media)) error {
	if err := s.store.UpdateMedia(ctx, id, change); err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("%w: %w", ErrGone, err)
		}
		return err
	}
	s.announce(id)
	return nil
}

func (s *Service) announce(ids ...int64) {
	if s.bus != nil {
		s.bus.Announce(models.Changed{Area: models.AreaMedia, IDs: ids})
	}
}

// ErrInUse is matched by every InUse.
var ErrInUse = errors.New("the file is in use")

// InUse is why a file is not taken out of the library: where it is used.
type InUse struct {
	Name   string // of the file
	Posts  []models.Card
	Brands []string // whose logo it is
	Videos []string // whose cover it is
}

func (e *InUse) Error() string { return ErrInUse.Error() + ": " + e.Name }

// Unwrap makes errors.Is(err, ErrInUse) true.
func (e *InUse) Unwrap() error { return ErrInUse }

// Told gives the key and arguments of the text.
func (e *InUse) Told() (key string, args []any) {
	var where []string
	for _, c := range e.Posts[:min(3, len(e.Posts))] {
		where = append(where, PostName(c))
	}
	if more := len(e.Posts) - 3; more > 0 {
		where = append(where, lang.N("media.more_posts", more))
	}
	for _, b := range e.Brands {
		where = append(where, lang.T("media.logo_of", "brand", b))
	}
	for _, v := range e.Videos {
		where = append(where, lang.T("media.cover_of", "name", v))
	}
	return "media.error.in_use", []any{"name", e.Name, "where", lang.List(where)}
}

// PostName is how a post is called in a list.
func PostName(c models.Card) string {
	if t := strings.TrimSpace(c.Title); t != "" {
		return t
	}
	if line, _, _ := strings.Cut(strings.TrimSpace(c.Snippet), "\n"); line != "" {
		return line
	}
	return lang.T("common.untitled")
}
