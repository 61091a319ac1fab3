package inbox

import (
	"context"
	"sync"
	"time"

	"lontar/app/triage"
	"lontar/models"
	"lontar/models/store"
)

// Service carries out the work of the inbox. Its methods may be called from any
// goroutine; commands run one after the other.
type Service struct {
	// Backup is called before a file is taken in; nil makes none.
	Backup func(context.Context) error

	store *store.Store
	bus   *models.Bus
	now   func() time.Time
	actor string
	brain brain

	mu      sync.Mutex // held by every command from reading to writing
	history history
}

// New makes the service of a workspace. Now is the clock of the workspace,
// actor who the log and the figures name ("smo").
func New(st *store.Store, bus *models.Bus, sorter *triage.Sorter, now func() time.Time, actor string) *Service {
	return &Service{store: st, bus: bus, now: now, actor: actor, brain: brain{shipped: sorter}}
}

// Result says what a command did: Key and Args make the text of the toast.
type Result struct {
	Key  string
	Args []any
	IDs  []int64 // comments changed
	// ReplyID is the reply that was noted; 0 none.
	ReplyID int64
}

// Nothing reports whether the command changed nothing.
func (d Result) Nothing() bool { return len(d.IDs) == 0 }

// Now is the present of the workspace.
func (s *Service) Now() time.Time { return s.now() }

// announcedIDs is how many comments an announcement names; more are "many".
const announcedIDs = 200

func (s *Service) announce(ids []int64) {
	if s.bus == nil {
		return
	}
	if len(ids) > announcedIDs {
		ids = nil
	}
	s.bus.Announce(models.Changed{Area: models.AreaComments, IDs: ids})
}

// promises are the promised times of all brands, by their ids.
func (s *Service) promises(ctx context.Context) (map[int64]promise, error) {
	brands, err := s.store.Brands(ctx, true)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]promise, len(brands))
	for i := range brands {
		out[brands[i].ID] = promiseOf(&brands[i])
	}
	return out, nil
}
