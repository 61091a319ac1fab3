package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gorm.io/gorm"

	"lontar/models"
)

// idBits is how many bits of a row id of the search are the comment's id; the
// ones above are its time.
const idBits = 28

func searchKey(at, id int64) int64 { return max(at, 0)<<idBits | id }

// inside is how many words are tried when a search looks inside of words.
const inside = 200

// sortedMax bounds a search that must be sorted by something else than time.
const sortedMax = 1000

// foldWords makes text findable: fancy letters become plain ones, marks and
// case go. What it gives is looked up and indexed alike.
func foldWords(text string) string {
	text = norm.NFKD.String(text)
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
			return -1
		case r == utf8.RuneError:
			return ' '
		}
		return unicode.ToLower(r)
	}, text)
}

func splitWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// searchComments finds comments by their words. A word finds those that begin
// with it (one letter: that letter alone); where nothing begins with all of
// them, words of three letters and more are looked for inside of words.
func (s *Store) searchComments(ctx context.Context, q CommentQuery, where []string, args []any) ([]int64, string, error) {
	words := splitWords(foldWords(q.Text))
	if len(words) == 0 {
		return nil, "", nil // only signs: nothing can match
	}
	var terms []string
	for _, w := range words {
		terms = append(terms, term(w))
	}
	ids, next, err := s.matchComments(ctx, q, terms, where, args)
	if err != nil || len(ids) > 0 || q.After != "" {
		return ids, next, err
	}
	for i, w := range words {
		if terms[i], err = s.insideOf(ctx, w); err != nil {
			return nil, "", err
		}
		if terms[i] == "" {
			return nil, "", nil
		}
	}
	return s.matchComments(ctx, q, terms, where, args)
}

func term(word string) string {
	if utf8.RuneCountInString(word) < 2 {
		return `words:"` + word + `"`
	}
	return `words:"` + word + `"*`
}

// insideOf makes a term of the words that hold word, "" when there is none.
func (s *Store) insideOf(ctx context.Context, word string) (string, error) {
	if utf8.RuneCountInString(word) < 3 {
		return term(word), nil
	}
	var found []string
	err := s.read.WithContext(ctx).Raw("SELECT word FROM comment_words_fts WHERE word MATCH ? LIMIT ?", `"`+word+`"`, inside).Scan(&found).Error
	if err != nil {
		return "", classify(fmt.Errorf("search words: %w", err))
	}
	if len(found) == 0 {
		return "", nil
	}
	for i, f := range found {
		found[i] = `"` + f + `"`
	}
	return "words:(" + strings.Join(found, " OR ") + ")", nil
}

// scope are the filters that are part of the search.
func (q *CommentQuery) scope() (terms []string) {
	add := func(letter string, ids ...int64) {
		var any []string
		for _, id := range ids {
			any = append(any, letter+strconv.FormatInt(id, 10))
		}
		terms = append(terms, "scope:("+strings.Join(any, " OR ")+")")
	}
	if len(q.BrandIDs) > 0 {
		add("b", q.BrandIDs...)
	}
	if q.AccountID != 0 {
		add("a", q.AccountID)
	}
	if q.LivePostID != 0 {
		add("l", q.LivePostID)
	}
	if q.PersonID != 0 {
		add("p", q.PersonID)
	}
	if q.State != "" {
		terms = append(terms, "scope:s"+string(q.State[:1]))
	}
	return terms
}

// matchComments runs the search. By time it stops at the page's end; another
// order needs all that match, at most the latest sortedMax.
func (s *Store) matchComments(ctx context.Context, q CommentQuery, terms, where []string, args []any) ([]int64, string, error) {
	match := strings.Join(append(slices.Clone(terms), q.scope()...), " AND ")
	o := q.ordering()
	byTime := o.by == "c.at" || o.by == "c.done_at" // done ones: by when they were written
	key, way := int64(0), " DESC"
	than := ""
	if byTime && !o.desc {
		way = " ASC"
	}
	params := []any{match}
	if at, id, ok := cursor(q.After); ok && byTime {
		key = searchKey(at, id)
		if than = " AND f.rowid < ?"; !o.desc {
			than = " AND f.rowid > ?"
		}
		params = append(params, key)
	}
	limit := q.Limit + 1
	if !byTime {
		limit = sortedMax
	}
	var rows []struct{ ID, At, By int64 }
	params = append(append(params, args...), limit)
	err := s.read.WithContext(ctx).Raw("SELECT c.id, c.at, "+o.by+" AS by FROM comments_fts f CROSS JOIN comments c ON c.id = f.rowid & "+
		strconv.Itoa(1<<idBits-1)+" WHERE comments_fts MATCH ?"+than+" AND "+strings.Join(where, " AND ")+
		" ORDER BY f.rowid"+way+" LIMIT ?", params...).Scan(&rows).Error
	if err != nil {
		return nil, "", classify(fmt.Errorf("search comments: %w", err))
	}
	if !byTime {
		slices.SortStableFunc(rows, func(a, b struct{ ID, At, By int64 }) int {
			if d := a.By - b.By; d != 0 {
				return int(max(-1, min(1, d))) * map[bool]int{true: -1, false: 1}[o.desc]
			}
			return 0
		})
		skip := 0
		if n, _, ok := cursor(q.After); ok {
			skip = int(n)
		}
		rows = rows[min(skip, len(rows)):]
		var ids []int64
		for i, r := range rows {
			if i == q.Limit {
				return ids, mark(int64(skip+i), 0), nil
			}
			ids = append(ids, r.ID)
		}
		return ids, "", nil
	}
	var ids []int64
	for i, r := range rows {
		if i == q.Limit {
			return ids, mark(rows[i-1].At, rows[i-1].ID), nil
		}
		ids = append(ids, r.ID)
	}
	return ids, "", nil
}

// indexer writes comments into the search. It holds them back and writes many
// at once: every statement on another table in between would make FTS5 write
// what it has gathered so far.
type indexer struct {
	tx      *sql.Tx
	pending []indexed
	cuts    []int64 // row ids to take out first
	known   map[string]struct{}
	words   []string // not written yet
}

type indexed struct {
	key          int64
	words, scope string
}

func newIndexer(tx *sql.Tx) *indexer { return &indexer{tx: tx, known: map[string]struct{}{}} }

// The longest word kept for searching inside of words, in bytes; how many are
// remembered as written; how much of one comment is searched, in bytes; and how
// many comments are held back.
const (
	longestWord = 64
	wordsKnown  = 200_000
	textIndexed = 20_000
	heldBack    = 25_000
)

// cut takes a comment out, as it was.
func (x *indexer) cut(c *models.Comment) {
	if !c.Own {
		x.cuts = append(x.cuts, searchKey(c.At, c.ID))
	}
}

// put writes a comment with its answers.
func (x *indexer) put(c *models.Comment, answers string) error {
	if c.Own {
		return nil
	}
	text := c.Body + " " + c.Author + " " + c.AuthorName + " " + answers
	if len(text) > textIndexed {
		text = strings.ToValidUTF8(text[:textIndexed], "")
	}
	text = foldWords(text)
	x.pending = append(x.pending, indexed{searchKey(c.At, c.ID), text, scopeOf(c)})
	for _, w := range splitWords(text) {
		if len(w) < 3 || len(w) > longestWord {
			continue
		}
		if _, ok := x.known[w]; ok {
			continue
		}
		if len(x.known) < wordsKnown {
			x.known[strings.Clone(w)] = struct{}{}
		}
		x.words = append(x.words, strings.Clone(w))
	}
	if len(x.pending) < heldBack {
		return nil
	}
	return x.flush()
}

// flush writes what is held back.
func (x *indexer) flush() error {
	if err := x.flushWords(); err != nil {
		return err
	}
	if err := execRows(x.tx, "DELETE FROM comments_fts WHERE rowid IN (SELECT value->>0 FROM json_each(?))", x.cuts,
		func(k int64) []any { return []any{k} }); err != nil {
		return err
	}
	// FTS5 writes out what it has gathered whenever a row id goes back.
	slices.SortFunc(x.pending, func(a, b indexed) int { return cmp.Compare(a.key, b.key) })
	err := execRows(x.tx, "INSERT INTO comments_fts(rowid, words, scope) SELECT value->>0, value->>1, value->>2 FROM json_each(?)", x.pending,
		func(d indexed) []any { return []any{d.key, d.words, d.scope} })
	x.cuts, x.pending = x.cuts[:0], x.pending[:0]
	return err
}

func (x *indexer) flushWords() error {
	if len(x.words) == 0 {
		return nil
	}
	var last int64
	if err := x.tx.QueryRow("SELECT coalesce(max(id), 0) FROM comment_words").Scan(&last); err != nil {
		return err
	}
	err := execRows(x.tx, "INSERT INTO comment_words(word) SELECT value->>0 FROM json_each(?) WHERE 1 ON CONFLICT DO NOTHING", x.words,
		func(w string) []any { return []any{w} })
	if err != nil {
		return err
	}
	x.words = x.words[:0]
	_, err = x.tx.Exec("INSERT INTO comment_words_fts(rowid, word) SELECT id, word FROM comment_words WHERE id > ?", last)
	return err
}

// rowsAtOnce is how many rows one statement takes.
const rowsAtOnce = heldBack

// execRows hands rows to one statement as JSON, an array of arrays. The driver
// prepares a statement anew at each call and looks every parameter up among
// all of them: many rows in one parameter are several times faster.
func execRows[T any](tx *sql.Tx, query string, list []T, values func(T) []any) error {
	for chunk := range slices.Chunk(list, rowsAtOnce) {
		rows := make([][]any, len(chunk))
		for i, it := range chunk {
			rows[i] = values(it)
		}
		data, err := json.Marshal(rows)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(query, string(data)); err != nil {
			return err
		}
	}
	return nil
}

func scopeOf(c *models.Comment) string {
	b := make([]byte, 0, 48)
	for _, part := range []struct {
		letter byte
		id     int64
	}{{'b', c.BrandID}, {'a', c.AccountID}, {'l', c.LivePostID}, {'p', c.PersonID}} {
		b = append(b, part.letter)
		b = strconv.AppendInt(b, part.id, 10)
		b = append(b, ' ')
	}
	b = append(b, 's')
	return string(append(b, c.State[:min(1, len(c.State))]...))
}

// reindex writes comments anew after their words, scope or answers changed;
// before are they as the search knows them.
func (s *Store) reindex(tx *gorm.DB, before []models.Comment, ids []int64) error {
	conn, ok := tx.Statement.ConnPool.(*sql.Tx)
	if !ok {
		return fmt.Errorf("index comments: not in a transaction")
	}
	x := newIndexer(conn)
	for i := range before {
		x.cut(&before[i])
	}
	for chunk := range slices.Chunk(ids, 500) {
		var list []models.Comment
		if err := tx.Where("id IN ?", chunk).Find(&list).Error; err != nil {
			return err
		}
		answers, err := answersOf(conn, chunk)
		if err != nil {
			return err
		}
		for i := range list {
			x.cut(&list[i])
			if err := x.put(&list[i], answers[list[i].ID]); err != nil {
				return err
			}
		}
	}
	return x.flush()
}

// answersOf joins what the brand answered to comments, noted here or in files.
func answersOf(tx *sql.Tx, ids []int64) (map[int64]string, error) {
	in := marks(len(ids))
	rows, err := tx.Query("SELECT comment_id, body FROM replies WHERE undone_at = 0 AND comment_id IN ("+in+
		") UNION ALL SELECT parent_id, body FROM comments WHERE own = 1 AND parent_id <> 0 AND parent_id IN ("+in+")", append(anys(ids), anys(ids)...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]string{}
	for rows.Next() {
		var id int64
		var body string
		if err := rows.Scan(&id, &body); err != nil {
			return nil, err
		}
		out[id] += " " + body
	}
	return out, rows.Err()
}
