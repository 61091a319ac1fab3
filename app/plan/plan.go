// Package plan is the editorial plan: the posts of all brands in time. It
// answers what calendar and table ask, and carries out what the officer does
// to the plan: create, edit, move, duplicate, delete, fill from recurring
// slots. Every command is one transaction, one step of undo, one line in the
// event log per post and one announcement on the bus.
//
// Planned time is wall time in the brand's zone; moves are made on the wall
// clock, so a clock change never shifts the hour people planned.
package plan

import (
	"context"
	"slices"
	"sync"
	"time"

	"lontar/models"
	"lontar/models/store"
)

// Service carries out the work of the plan. Its methods may be called from any
// goroutine; commands run one after the other.
type Service struct {
	store *store.Store
	bus   *models.Bus
	now   func() time.Time

	mu      sync.Mutex // held by every command from reading to writing
	history history
}

// New makes the service of a workspace. Now is the clock of the workspace,
// which the example workspace pins.
func New(st *store.Store, bus *models.Bus, now func() time.Time) *Service {
	return &Service{store: st, bus: bus, now: now}
}

// Done says what a command did: Key and Args make the text of the toast.
type Done struct {
	Key  string
	Args []any
	IDs  []int64 // posts changed
	New  []int64 // posts created
	// Warn is set when the text warns: the new time is past or too close to
	// another post of the same account.
	Warn bool
}

// Nothing reports whether the command changed nothing.
func (d Done) Nothing() bool { return len(d.IDs) == 0 && len(d.New) == 0 }

// Now is the present of the workspace.
func (s *Service) Now() time.Time { return s.now() }

// Posts returns whole posts in the order asked.
func (s *Service) Posts(ctx context.Context, ids ...int64) ([]*models.Post, error) {
	return s.store.Posts(ctx, ids...)
}

// Cards returns the calendar cards between two days, both included.
func (s *Service) Cards(ctx context.Context, from, to string, f models.Filter) ([]models.Card, error) {
	return s.store.Cards(ctx, from, to, s.timed(f))
}

// Tray returns the cards without a day.
func (s *Service) Tray(ctx context.Context, f models.Filter) ([]models.Card, error) {
	return s.store.Tray(ctx, s.timed(f))
}

// DayCounts returns the number of cards per day between two days.
func (s *Service) DayCounts(ctx context.Context, from, to string, f models.Filter) (map[string]int, error) {
	return s.store.DayCounts(ctx, from, to, s.timed(f))
}

// RowKeys returns the lines of the plan table in order, without their contents.
func (s *Service) RowKeys(ctx context.Context, q store.RowQuery) ([]store.RowKey, error) {
	q.Filter = s.timed(q.Filter)
	return s.store.RowKeys(ctx, q)
}

// Rows returns lines of the plan table in the order asked.
func (s *Service) Rows(ctx context.Context, ids ...int64) ([]models.Row, error) {
	return s.store.Rows(ctx, ids...)
}

// Search finds posts by the beginnings of words.
func (s *Service) Search(ctx context.Context, text string, limit int) ([]models.Card, error) {
	return s.store.SearchPosts(ctx, text, limit)
}

// timed gives a filter the present, which "late" is judged against.
func (s *Service) timed(f models.Filter) models.Filter {
	if f.Now == 0 {
		f.Now = s.now().Unix()
	}
	return f
}

func (s *Service) announce(ids []int64) {
	if len(ids) > 0 && s.bus != nil {
		s.bus.Announce(models.Changed{Area: models.AreaPosts, IDs: ids})
	}
}

// feedDepth is how many posts of a profile are looked through for one.
const feedDepth = 300

// Feed is an account's profile as it will look, the latest first, in rows of
// three counted from its newest post: at most limit posts with the row of one
// of them second, so that it is seen among what is planned after it and what is
// there already. Without that post it begins with the newest.
func (s *Service) Feed(ctx context.Context, accountID, postID int64, limit int) ([]store.Tile, error) {
	feed, err := s.store.Feed(ctx, accountID, feedDepth)
	at := max(0, slices.IndexFunc(feed, func(t store.Tile) bool { return t.PostID == postID }))
	from := max(0, (at/3-1)*3)
	return feed[from:min(len(feed), from+limit)], err
}
