package store

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"lontar/models"
)

// SearchPosts finds posts whose title, caption, brief or hashtags contain words
// that begin with the words of text, best first, at most limit. A post with
// several slots comes once, with its earliest.
func (s *Store) SearchPosts(ctx context.Context, text string, limit int) ([]models.Card, error) {
	match := matchQuery(text)
	if match == "" || limit <= 0 {
		return nil, nil
	}
	var ids []int64
	// Titles weigh most: a person who types a name means the post of that name.
	err := s.read.WithContext(ctx).Raw(`SELECT f.rowid FROM posts_fts f JOIN posts p ON p.id = f.rowid
		WHERE posts_fts MATCH ? AND p.deleted_at = 0
		ORDER BY bm25(posts_fts, 10, 2, 1, 1), f.rowid DESC LIMIT ?`, match, limit).Scan(&ids).Error
	if err != nil {
		return nil, classify(fmt.Errorf("search posts: %w", err))
	}
	if len(ids) == 0 {
		return nil, nil
	}
	marks := "?" + strings.Repeat(",?", len(ids)-1)
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	cards, err := s.cards(ctx, "v.post_id IN ("+marks+")", args, "v.post_id, v.day, v.clock")
	if err != nil {
		return nil, err
	}
	first := map[int64]models.Card{}
	for _, c := range cards {
		if _, ok := first[c.PostID]; !ok {
			first[c.PostID] = c
		}
	}
	out := make([]models.Card, 0, len(ids))
	for _, id := range ids {
		if c, ok := first[id]; ok {
			out = append(out, c)
		}
	}
	return out, nil
}

// matchQuery makes an FTS5 query of prefix words joined by AND; quotes and
// operators in the text are only text.
func matchQuery(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		words[i] = `"` + w + `"*`
	}
	return strings.Join(words, " ")
}
