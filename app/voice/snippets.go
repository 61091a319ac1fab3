package voice

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"lontar/models"
)

// Snippets returns a brand's snippets and those of all brands, by name. Where
// both have one of a name, the brand's comes first.
func (s *Service) Snippets(ctx context.Context, brandID int64) ([]models.Snippet, error) {
	return s.store.Snippets(ctx, brandID)
}

// SaveSnippet keeps a snippet (ID 0: a new one) of a brand or, with BrandID 0,
// of all brands. Its name may be typed with or without braces.
func (s *Service) SaveSnippet(ctx context.Context, sn *models.Snippet) error {
	sn.Name = strings.Trim(strings.TrimSpace(sn.Name), "{} ")
	if err := named(&sn.Name); err != nil {
		return err
	}
	if strings.ContainsAny(sn.Name, "{}") {
		return refuse("voice.error.snippet_name")
	}
	if strings.TrimSpace(sn.Text) == "" {
		return refuse("voice.error.snippet_empty")
	}
	if err := short(sn.Text); err != nil {
		return err
	}
	have, err := s.store.Snippets(ctx, sn.BrandID)
	if err != nil {
		return err
	}
	for _, o := range have {
		if o.ID != sn.ID && o.BrandID == sn.BrandID && SnippetKey(o.Name) == SnippetKey(sn.Name) {
			return refuse("voice.error.snippet_taken", "name", o.Name)
		}
	}
	if err := s.store.SaveSnippet(ctx, sn); err != nil {
		return err
	}
	s.announce(sn.BrandID)
	return nil
}

// DeleteSnippet deletes a snippet and returns it.
func (s *Service) DeleteSnippet(ctx context.Context, id int64) (models.Snippet, error) {
	sn, err := s.store.DeleteSnippet(ctx, id)
	if err == nil {
		s.announce(sn.BrandID)
	}
	return sn, err
}

// SnippetKey is what makes two names one: {Jam buka}, {jam_buka} and {jam-buka}
// are the same snippet.
func SnippetKey(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '{' || r == '}'
	}), "_")
}

// Offer returns the snippets whose name begins with what was typed behind "{",
// then those that hold it; a brand's own hides one of all brands.
func Offer(list []models.Snippet, typed string) []models.Snippet {
	key := SnippetKey(typed)
	var begin, hold []models.Snippet
	for _, sn := range winners(list) {
		switch name := SnippetKey(sn.Name); {
		case strings.HasPrefix(name, key):
			begin = append(begin, sn)
		case strings.Contains(name, key):
			hold = append(hold, sn)
		}
	}
	return append(begin, hold...)
}

// winners leaves out the snippets of all brands that a brand has of its own.
func winners(list []models.Snippet) []models.Snippet {
	own := map[string]bool{}
	for _, sn := range list {
		if sn.BrandID != 0 {
			own[SnippetKey(sn.Name)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(sn models.Snippet) bool { return sn.BrandID == 0 && own[SnippetKey(sn.Name)] })
}

var placeholder = regexp.MustCompile(`\{([\pL\pN][\pL\pN _-]{0,79})\}`)

// Fill replaces each {name} by its snippet. Snippets may name others, five deep.
// What no snippet is called stays as it is and is among unknown, without braces.
func Fill(text string, list []models.Snippet) (out string, unknown []string) {
	if !strings.Contains(text, "{") {
		return text, nil
	}
	texts := map[string]string{}
	for _, sn := range winners(list) {
		texts[SnippetKey(sn.Name)] = sn.Text
	}
	out = text
	for range 5 { // deep enough for people, and an end for those that name each other
		next := placeholder.ReplaceAllStringFunc(out, func(m string) string {
			if t, ok := texts[SnippetKey(m)]; ok && len(out)+len(t) < maxFilled {
				return t
			}
			return m
		})
		if next == out {
			break
		}
		out = next
	}
	for _, m := range placeholder.FindAllStringSubmatch(out, -1) {
		if !slices.Contains(unknown, m[1]) {
			unknown = append(unknown, m[1])
		}
	}
	return out, unknown
}

// maxFilled bounds a filled text in bytes: snippets that name others several
// times would otherwise grow without end.
const maxFilled = 1 << 20
