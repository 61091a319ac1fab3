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
	h.Name = strings.TrimLeft(strings.TrimSpace(h.Name), "@")
	if err := named(&h.Name); err != nil {
		return err
	}
	h.Name = strings.ReplaceAll(h.Name, " ", "_")
	if strings.ContainsFunc(h.Name, func(r rune) bool { return !mentionRune(r) }) {
		return refuse("voice.error.mention", "name", h.Name)
	}
	h.Handle = platform.Handle(h.Handle)
	switch {
	case !h.Platform.Known():
		return refuse("voice.error.platform")
	case h.Handle == "" || strings.ContainsAny(h.Handle, " \t\n"):
		return refuse("voice.error.handle")
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
	if err := s.store.SaveHandles(ctx, h); err != nil {
		return err
	}
	s.announce(h.BrandID)
	return nil
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
