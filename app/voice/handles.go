package voice

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"lontar/app/platform"
	"lontar/models"
)

// Handles returns whom a brand mentions and what they are called where.
func (s *Service) Handles(ctx context.Context, brandID int64) ([]models.HandleEntry, error) {
	return s.store.Handles(ctx, brandID)
}

// SaveHandle keeps what someone is called on a platform (ID 0: a new entry).
// The name is what is typed behind "@"; spaces in it become "_".
func (s *Service) SaveHandle(ctx context.Context, h *models.HandleEntry) error {
	if err := mentioned(&h.Name); err != nil {
		return err
	}
	if err := reachable(h); err != nil {
		return err
	}
	have, err := s.store.Handles(ctx, h.BrandID)
	if err != nil {
		return err
	}
	for _, o := range have {
		if o.ID != h.ID && same(o.Name, h.Name) && o.Platform == h.Platform {
			return refuse("voice.error.handle_taken", "name", o.Name, "platform", o.Platform.Name())
		}
	}
	if err := s.store.SaveHandle(ctx, h); err != nil {
		return err
	}
	s.announce(h.BrandID)
	return nil
}

// mentioned tidies the name somebody is mentioned by.
func mentioned(name *string) error {
	*name = strings.TrimLeft(strings.TrimSpace(*name), "@")
	if err := named(name); err != nil {
		return err
	}
	*name = strings.ReplaceAll(*name, " ", "_")
	if strings.ContainsFunc(*name, func(r rune) bool { return !mentionRune(r) }) || strings.HasSuffix(*name, ".") {
		return refuse("voice.error.mention", "name", *name)
	}
	return nil
}

// reachable tidies a handle and refuses one nobody could be found by.
func reachable(h *models.HandleEntry) error {
	h.Handle = platform.Handle(h.Handle)
	switch {
	case !h.Platform.Known():
		return refuse("voice.error.platform")
	case h.Handle == "" || strings.ContainsAny(h.Handle, " \t\n") || utf8.RuneCountInString(h.Handle) > maxName:
		return refuse("voice.error.handle")
	}
	return nil
}

// SavePerson keeps all handles of someone at once; those of was, the name it
// had before ("" for someone new), make room. It returns what was there.
func (s *Service) SavePerson(ctx context.Context, brandID int64, was, name string, on map[models.Platform]string) ([]models.HandleEntry, error) {
	if err := mentioned(&name); err != nil {
		return nil, err
	}
	var list []models.HandleEntry
	for _, p := range models.Platforms {
		if strings.TrimSpace(on[p]) == "" {
			continue
		}
		h := models.HandleEntry{BrandID: brandID, Name: name, Platform: p, Handle: on[p]}
		if err := reachable(&h); err != nil {
			return nil, err
		}
		list = append(list, h)
	}
	if len(list) == 0 {
		return nil, refuse("voice.error.handle")
	}
	if !strings.EqualFold(was, name) {
		have, err := s.store.Handles(ctx, brandID)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(have, func(o models.HandleEntry) bool { return strings.EqualFold(o.Name, name) }) {
			return nil, refuse("voice.error.person_taken", "name", name)
		}
	}
	return s.replacePerson(ctx, brandID, or(was, name), list)
}

// DeletePerson forgets all handles of someone and returns them; RestorePerson
// with them brings them back.
func (s *Service) DeletePerson(ctx context.Context, brandID int64, name string) ([]models.HandleEntry, error) {
	return s.replacePerson(ctx, brandID, name, nil)
}

// RestorePerson brings back what DeletePerson returned.
func (s *Service) RestorePerson(ctx context.Context, list []models.HandleEntry) error {
	if len(list) == 0 {
		return nil
	}
	_, err := s.replacePerson(ctx, list[0].BrandID, list[0].Name, list)
	return err
}

func (s *Service) replacePerson(ctx context.Context, brandID int64, name string, list []models.HandleEntry) ([]models.HandleEntry, error) {
	before, err := s.store.ReplaceHandles(ctx, brandID, name, list)
	if err == nil {
		s.announce(brandID)
	}
	return before, err
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// DeleteHandle deletes an entry and returns it.
func (s *Service) DeleteHandle(ctx context.Context, id int64) (models.HandleEntry, error) {
	h, err := s.store.DeleteHandle(ctx, id)
	if err == nil {
		s.announce(h.BrandID)
	}
	return h, err
}

// Expand replaces each "@name" of the book by "@" and its handle on a platform.
// Where the book has no handle for the platform the bare name stays, because
// "@name" could be a stranger there, and the name is among missing. Mentions
// that are not in the book stay as they are. Platforms that know no mentions
// get the bare name and miss nothing.
func Expand(text string, p models.Platform, book []models.HandleEntry) (out string, missing []string) {
	if len(book) == 0 || !strings.Contains(text, "@") {
		return text, nil
	}
	var b strings.Builder
	before := ' '
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r != '@' || tagRune(before) {
			b.WriteString(text[i : i+size])
			before, i = r, i+size
			continue
		}
		name := mention(text[i+1:])
		known := slices.ContainsFunc(book, func(h models.HandleEntry) bool { return strings.EqualFold(h.Name, name) })
		if name == "" || !known {
			b.WriteString(text[i : i+1+len(name)])
		} else if handle := handleOn(book, name, p); handle != "" {
			b.WriteString("@" + handle)
		} else {
			b.WriteString(name)
			if mentions(p) && !slices.Contains(missing, name) {
				missing = append(missing, name)
			}
		}
		before, i = 'a', i+1+len(name)
	}
	return b.String(), missing
}

// mention is the name at the beginning of a text; the full stop that ends a
// sentence is not part of it.
func mention(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !mentionRune(r) })
	if end < 0 {
		end = len(text)
	}
	return strings.TrimRight(text[:end], ".")
}

func mentionRune(r rune) bool { return r == '.' || (tagRune(r) && r != utf8.RuneError) }

func handleOn(book []models.HandleEntry, name string, p models.Platform) string {
	if !mentions(p) {
		return ""
	}
	for _, h := range book {
		if h.Platform == p && strings.EqualFold(h.Name, name) {
			return h.Handle
		}
	}
	return ""
}

func mentions(p models.Platform) bool { return p != models.WhatsApp && p != models.Google }
