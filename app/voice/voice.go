// Package voice keeps a brand's own words: the hashtags it uses together and
// those it must not use, what those it mentions are called on each platform,
// snippets and templates, the words it knows and avoids, the promises it must
// not make, what was waived and why, and its campaigns. It also turns tags,
// "@name" and {name} into what each platform takes.
package voice

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"lontar/models"
	"lontar/models/store"
)

// Service keeps the voices of one workspace.
type Service struct {
	store *store.Store
	bus   *models.Bus
	now   func() time.Time
}

// New makes the service of a workspace; now is the workspace's clock. bus may be nil.
func New(st *store.Store, bus *models.Bus, now func() time.Time) *Service {
	return &Service{store: st, bus: bus, now: now}
}

// Refused is why something was not kept, in words for the user.
type Refused struct {
	Key  string
	Args []any
}

func refuse(key string, args ...any) *Refused { return &Refused{Key: key, Args: args} }

func (r *Refused) Error() string { return fmt.Sprint(append([]any{"voice: " + r.Key}, r.Args...)...) }

// Told gives the key and arguments of the text.
func (r *Refused) Told() (key string, args []any) { return r.Key, r.Args }

// Longest names and texts that are kept, in characters: room enough for people,
// and a wall against a pasted book.
const (
	maxName = 80
	maxText = 5000
)

// named tidies a name and refuses one that is empty or too long.
func named(name *string) error {
	*name = strings.Join(strings.Fields(*name), " ")
	switch {
	case *name == "":
		return refuse("voice.error.name_empty")
	case utf8.RuneCountInString(*name) > maxName:
		return refuse("voice.error.name_long", "max", maxName)
	}
	return nil
}

// short refuses a text that is too long to be kept.
func short(text string) error {
	if utf8.RuneCountInString(text) > maxText {
		return refuse("voice.error.text_long", "max", maxText)
	}
	return nil
}

// validDay refuses what is neither a day nor "".
func validDay(day string) error {
	if day == "" {
		return nil
	}
	if _, err := time.Parse(models.DayFormat, day); err != nil {
		return refuse("voice.error.day", "value", day)
	}
	return nil
}

// same reports whether two names are one to a reader.
func same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// announce says that the voice of a brand changed; 0 is all brands.
func (s *Service) announce(brandID int64) {
	if s.bus != nil {
		s.bus.Announce(models.Changed{Area: models.AreaVoice, IDs: []int64{brandID}})
	}
}
