// Package answer keeps what is known for answering comments: saved replies
// whose variants take turns, facts about a brand with the day they must be
// checked again, and guides for each kind of comment. It fills in texts; it
// never sends one.
package answer

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lontar/models"
	"lontar/models/store"
)

// Service keeps the answers of one workspace. Its methods may be called from
// any goroutine.
type Service struct {
	store  *store.Store
	bus    *models.Bus
	now    func() time.Time
	topics topics
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

func (r *Refused) Error() string { return fmt.Sprint(append([]any{"answer: " + r.Key}, r.Args...)...) }

// Told gives the key and arguments of the text.
func (r *Refused) Told() (key string, args []any) { return r.Key, r.Args }

// goneAs tells a person that a thing is not there any more.
func goneAs(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return refuse("answer.error.gone")
	}
	return err
}

// Longest names and texts that are kept, in characters, and how many lines or
// variants a thing may have.
const (
	maxName     = 80
	maxText     = 5000
	maxVariants = 30
	maxLines    = 20
)

// named tidies a name and refuses one that is empty or too long.
func named(name *string) error {
	*name = strings.Join(strings.Fields(visible(*name)), " ")
	switch {
	case *name == "":
		return refuse("answer.error.name_empty")
	case utf8.RuneCountInString(*name) > maxName:
		return refuse("answer.error.name_long", "max", maxName)
	}
	return nil
}

// short refuses a text that is too long to be kept.
func short(text string) error {
	if utf8.RuneCountInString(text) > maxText {
		return refuse("answer.error.text_long", "max", maxText)
	}
	return nil
}

// visible takes out what does not show or turns the direction of a text; what
// joins emoji stays.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == 0x200D, r == 0x200C:
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && (r < 0xE0020 || r > 0xE007F):
			return -1
		}
		return r
	}, text)
}

// announce says that the answers of a brand changed; 0 is all brands.
func (s *Service) announce(brandID int64) {
	if s.bus != nil {
		s.bus.Announce(models.Changed{Area: models.AreaAnswers, IDs: []int64{brandID}})
	}
}

// today is the present day in a brand's zone.
func (s *Service) today(b *models.Brand) string {
	return s.now().In(b.Location()).Format(models.DayFormat)
}
