package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"lontar/models"
)

// ErrWorkedOn refuses to undo an import whose comments were all answered or
// changed by a person since.
var ErrWorkedOn = errors.New("comments of the import were worked on")

// CommentWriter takes comments in, within one transaction.
type CommentWriter struct {
	s      *Store
	gorm   *gorm.DB
	tx     *sql.Tx
	index  *indexer
	imp    *models.Import
	people map[personKey]*models.Person
	loaded map[personKey]bool // brand and platform whose people are all in memory
	live   map[string]*models.LivePost

	newPeople  []*models.Person // not written yet
	lastPerson int64
	again      []int64          // comments that got an answer after they were indexed
	fresh      map[int64]string // new comments of this batch: what was answered
}

type personKey struct {
	brand    int64
	platform models.Platform
	handle   string
}

// WriteComments writes what f hands to the writer in one transaction: all of
// it or, when f fails, nothing. imp is kept with what it did; nil for comments
// that did not come as an import.
func (s *Store) WriteComments(_ context.Context, imp *models.Import, f func(*CommentWriter) error) error {
	err := s.tx(func(tx *gorm.DB) error {
		conn, ok := tx.Statement.ConnPool.(*sql.Tx)
		if !ok {
			return errors.New("not in a transaction")
		}
		w := &CommentWriter{
			s: s, gorm: tx, tx: conn, index: newIndexer(conn), imp: imp, people: map[personKey]*models.Person{}, loaded: map[personKey]bool{},
			live: map[string]*models.LivePost{}, fresh: map[int64]string{},
		}
		if imp != nil {
			if imp.UID == "" {
				imp.UID = uuid.NewString()
			}
			if imp.At == 0 {
				imp.At = s.now().Unix()
			}
			if err := tx.Create(imp).Error; err != nil {
				return err
			}
		}
		if err := f(w); err != nil {
			return err
		}
		if err := errors.Join(w.flushPeople(), w.index.flush()); err != nil {
			return err
		}
		if len(w.again) > 0 {
			if err := s.reindex(tx, nil, w.again); err != nil {
				return err
			}
		}
		if imp == nil {
			return nil
		}
		if err := tx.Save(imp).Error; err != nil {
			return err
		}
		return s.log(tx, []models.Event{{Kind: "comments.import", BrandID: imp.BrandID, Data: imp.UID}})
	})
	if err != nil {
		return fmt.Errorf("write comments: %w", err)
	}
	return nil
}

// Known returns the comments that are there already, by key, of an account
// (0: those of the brand whose account is not known).
func (w *CommentWriter) Known(brandID, accountID int64, keys []string) (map[string]models.Comment, error) {
	out := map[string]models.Comment{}
	for chunk := range slices.Chunk(keys, 400) {
		var list []models.Comment
		if err := w.gorm.Where("key IN ? AND key <> '' AND account_id = ? AND brand_id = ?", chunk, accountID, brandID).Find(&list).Error; err != nil {
			return nil, err
		}
		for _, c := range list {
			out[c.Key] = c
		}
	}
	return out, nil
}

const commentColumns = `brand_id,account_id,live_post_id,parent_id,person_id,key,native_id,author,author_name,body,link,at,at_guess,likes,own,liked,hidden,
	proof,kind,kind_by,confidence,tags,state,due_at,rank,done_at,done_by,done_as,answer_minutes,in_time,import_id,created_at,updated_at`

// commentRows is how many comments one statement inserts.
const commentRows = 30

// Add inserts comments and sets their ids. A comment that answers another one
// of the same call comes after it and may carry ParentID −i: the i-th of list,
// counted from 1.
func (w *CommentWriter) Add(list []*models.Comment) error {
	var last int64
	if err := w.tx.QueryRow("SELECT coalesce(max(id), 0) FROM comments").Scan(&last); err != nil {
		return err
	}
	var q []byte
	var args []any
	for chunk := range slices.Chunk(list, commentRows) {
		q = append(q[:0], "INSERT INTO comments (id,"+commentColumns+") VALUES "...)
		args = args[:0]
		for i, c := range chunk {
			last++
			w.complete(c, last, list)
			if i > 0 {
				q = append(q, ',')
			}
			q, args = appendComment(q, args, c)
		}
		if _, err := w.tx.Exec(string(q), args...); err != nil {
			return err
		}
	}
	return w.indexNew(list)
}

// appendComment appends a row of values: numbers as they are, words from the
// outside as parameters. The driver looks every parameter up among all of
// them, so there must not be many.
func appendComment(q []byte, args []any, c *models.Comment) ([]byte, []any) {
	n := func(end string, values ...int64) {
		for i, v := range values {
			if i > 0 {
				q = append(q, ',')
			}
			q = strconv.AppendInt(q, v, 10)
		}
		q = append(q, end...)
	}
	flag := func(b bool) int64 {
		if b {
			return 1
		}
		return 0
	}
	text := func(values ...string) {
		for _, v := range values {
			if v == "" {
				q = append(q, "'',"...)
				continue
			}
			q = append(q, "?,"...)
			args = append(args, v)
		}
	}
	q = append(q, '(')
	n(",", c.ID, c.BrandID, c.AccountID, c.LivePostID, c.ParentID, c.PersonID)
	text(c.Key, c.NativeID, c.Author, c.AuthorName, c.Body, c.Link)
	n(",", c.At)
	text(c.AtGuess)
	n(",", int64(c.Likes), flag(c.Own), flag(c.Liked), flag(c.Hidden))
	text(c.Proof, string(c.Kind), c.KindBy)
	n(",", int64(c.Confidence))
	text(c.Tags, string(c.State))
	n(",", c.DueAt, c.Rank, c.DoneAt)
	text(c.DoneBy, c.DoneAs)
	n(")", int64(c.AnswerMinutes), flag(c.InTime), c.ImportID, c.CreatedAt, c.UpdatedAt)
	return q, args
}

func (w *CommentWriter) complete(c *models.Comment, id int64, list []*models.Comment) {
	c.ID = id
	if c.ParentID < 0 {
		c.ParentID = list[-c.ParentID-1].ID
	}
	if w.imp != nil {
		c.ImportID = w.imp.ID
	}
	if c.State == "" {
		c.State = models.CommentOpen
	}
	c.CreatedAt = w.s.now().Unix()
	c.UpdatedAt = c.CreatedAt
}

// indexNew puts new comments into the search, once, with the brand's answers
// that came with them.
func (w *CommentWriter) indexNew(list []*models.Comment) error {
	clear(w.fresh)
	for _, c := range list {
		if !c.Own {
			w.fresh[c.ID] = ""
		}
	}
	for _, c := range list {
		if !c.Own || c.ParentID == 0 {
			continue
		}
		if said, ok := w.fresh[c.ParentID]; ok {
			w.fresh[c.ParentID] = said + " " + c.Body
		} else {
			w.again = append(w.again, c.ParentID)
		}
	}
	for _, c := range list {
		if err := w.index.put(c, w.fresh[c.ID]); err != nil {
			return err
		}
	}
	return nil
}

// Update writes comments that changed. before is each as it was; an import
// keeps it for its undo.
func (w *CommentWriter) Update(list, before []models.Comment) error {
	if err := keepComments(w.gorm, list, w.s.now().Unix()); err != nil {
		return err
	}
	if w.imp != nil {
		items := make([]models.ImportItem, len(list))
		for i := range list {
			data, err := json.Marshal(before[i])
			if err != nil {
				return err
			}
			items[i] = models.ImportItem{ImportID: w.imp.ID, PostID: list[i].ID, Action: "comment", Before: string(data)}
		}
		if err := w.gorm.CreateInBatches(items, 200).Error; err != nil {
			return err
		}
	}
	var ids []int64
	for i := range list {
		if changesSearch(&before[i], &list[i]) {
			ids = append(ids, list[i].ID)
			w.index.cut(&before[i])
		}
	}
	w.again = append(w.again, ids...)
	return nil
}

func changesSearch(a, b *models.Comment) bool {
	return a.Body != b.Body || a.Author != b.Author || a.AuthorName != b.AuthorName || a.At != b.At || a.Own != b.Own || scopeOf(a) != scopeOf(b)
}

// Person finds or makes the author of comments on a brand's accounts of a
// platform. Handle is compared in lower case; an empty one gives nil.
func (w *CommentWriter) Person(brandID int64, platform models.Platform, handle, name, nativeID string) (*models.Person, error) {
	handle = strings.ToLower(strings.TrimSpace(handle))
	if handle == "" {
		if handle = strings.ToLower(strings.TrimSpace(name)); handle == "" {
			return nil, nil
		}
	}
	scope := personKey{brand: brandID, platform: platform}
	if !w.loaded[scope] {
		var list []models.Person
		if err := w.gorm.Where("brand_id = ? AND platform = ?", brandID, platform).Find(&list).Error; err != nil {
			return nil, err
		}
		for i := range list {
			w.people[personKey{brandID, platform, list[i].Handle}] = &list[i]
		}
		w.loaded[scope] = true
	}
	key := personKey{brandID, platform, handle}
	if p := w.people[key]; p != nil {
		return p, nil
	}
	if w.lastPerson == 0 {
		if err := w.tx.QueryRow("SELECT coalesce(max(id), 0) FROM people").Scan(&w.lastPerson); err != nil {
			return nil, err
		}
	}
	w.lastPerson++
	p := &models.Person{
		ID: w.lastPerson, BrandID: brandID, Platform: platform, Handle: handle, Name: name, NativeID: nativeID, CreatedAt: w.s.now().Unix(),
	}
	w.people[key] = p
	w.newPeople = append(w.newPeople, p)
	if len(w.newPeople) >= heldBack {
		return p, w.flushPeople()
	}
	return p, nil
}

// flushPeople writes the people met so far.
func (w *CommentWriter) flushPeople() error {
	err := execRows(w.tx, `INSERT INTO people (id, brand_id, platform, handle, name, native_id, created_at)
		SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 FROM json_each(?)`, w.newPeople,
		func(p *models.Person) []any {
			return []any{p.ID, p.BrandID, p.Platform, p.Handle, p.Name, p.NativeID, p.CreatedAt}
		})
	w.newPeople = w.newPeople[:0]
	return err
}

// LivePost finds or makes the live post of an account by the platform's own id
// or its link, and ties it to the variant that was planned for it. Of l,
// AccountID, NativeID, Permalink, Title, Form and PublishedAt are taken.
func (w *CommentWriter) LivePost(l models.LivePost) (*models.LivePost, error) {
	key := fmt.Sprint(l.AccountID, " ", l.NativeID)
	if l.NativeID == "" {
		key = fmt.Sprint(l.AccountID, " ", l.Permalink)
	}
	if have := w.live[key]; have != nil {
		return have, nil
	}
	var have models.LivePost
	found := w.gorm.Where("native_id = ? AND native_id <> '' AND account_id = ?", l.NativeID, l.AccountID)
	if l.NativeID == "" {
		found = w.gorm.Where("permalink = ? AND account_id = ?", l.Permalink, l.AccountID)
	}
	err := found.Limit(1).Find(&have).Error
	if err != nil {
		return nil, err
	}
	if have.ID == 0 {
		have = l
		if have.VariantID == 0 {
			if have.VariantID, err = w.planned(l); err != nil {
				return nil, err
			}
		}
		if err := w.gorm.Create(&have).Error; err != nil {
			return nil, err
		}
	}
	w.live[key] = &have
	return &have, nil
}

// planned finds the variant whose link holds the post's own id.
func (w *CommentWriter) planned(l models.LivePost) (id int64, err error) {
	err = w.tx.QueryRow(`SELECT v.id FROM variants v WHERE v.account_id = ? AND v.live_url <> '' AND
		(v.live_url = ? OR (? <> '' AND instr(v.live_url, ?) > 0)) ORDER BY v.id LIMIT 1`, l.AccountID, l.Permalink, l.NativeID, l.NativeID).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// Replies are those noted by hand under comments, taken back ones left out.
func (w *CommentWriter) Replies(commentIDs ...int64) ([]models.Reply, error) {
	var list []models.Reply
	err := w.gorm.Where("comment_id IN ? AND undone_at = 0", commentIDs).Order("id").Find(&list).Error
	return list, err
}

// Seen notes that a reply noted by hand was found as a comment of the brand.
func (w *CommentWriter) Seen(replyID, commentID int64) error {
	return w.gorm.Exec("UPDATE replies SET seen_id = ? WHERE id = ?", commentID, replyID).Error
}

// KeepMapping remembers how the columns of a file map, for the next one like it.
func (w *CommentWriter) KeepMapping(m *models.Mapping) error {
	return keepMapping(w.gorm, &PlanImport{Import: &models.Import{At: w.s.now().Unix()}, Mapping: m})
}

// UndoCommentImport takes an import of comments back: new comments go, changed
// ones are as before. Comments a person worked on since stay as they are and
// are counted in kept. ErrWorkedOn when all are; ErrNotFound when it is no
// import of comments or was undone before.
func (s *Store) UndoCommentImport(_ context.Context, importID int64) (gone, kept int, err error) {
	err = s.tx(func(tx *gorm.DB) error {
		gone, kept = 0, 0
		var imp models.Import
		if err := tx.Where("id = ? AND kind = ? AND undone_at = 0", importID, "comments").Limit(1).Find(&imp).Error; err != nil {
			return err
		}
		if imp.ID == 0 {
			return ErrNotFound
		}
		const worked = `(kind_by = 'person' OR proof <> '' OR (state <> 'open' AND done_by <> '') OR state = 'escalated'
			OR EXISTS (SELECT 1 FROM replies r WHERE r.comment_id = comments.id AND r.undone_at = 0)
			OR EXISTS (SELECT 1 FROM escalations e WHERE e.comment_id = comments.id))`
		var n int64
		if err := tx.Raw("SELECT count(*) FROM comments WHERE import_id = ? AND import_id <> 0 AND "+worked, importID).Scan(&n).Error; err != nil {
			return err
		}
		kept = int(n)
		res := tx.Exec("DELETE FROM comments WHERE import_id = ? AND import_id <> 0 AND NOT "+worked, importID)
		if res.Error != nil {
			return res.Error
		}
		gone = int(res.RowsAffected)
		changed, err := s.restoreImported(tx, importID)
		if err != nil {
			return err
		}
		if gone+changed == 0 && kept > 0 {
			return ErrWorkedOn
		}
		if err := tx.Exec("DELETE FROM people WHERE created_at >= ? AND notes = '' AND labels = '' AND vip = 0 AND blocked_at = 0 AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.person_id = people.id AND c.person_id <> 0)", imp.At).Error; err != nil {
			return err
		}
		if err := tx.Exec("UPDATE imports SET undone_at = ? WHERE id = ?", s.now().Unix(), importID).Error; err != nil {
			return err
		}
		return s.log(tx, []models.Event{{Kind: "comments.import.undo", BrandID: imp.BrandID, Data: imp.UID}})
	})
	if err != nil {
		return 0, 0, fmt.Errorf("undo import %d: %w", importID, err)
	}
	return gone, kept, nil
}

// restoreImported gives comments an import changed their platform's side back:
// text, likes and what is hidden, and the state it closed them with.
func (s *Store) restoreImported(tx *gorm.DB, importID int64) (int, error) {
	var items []models.ImportItem
	if err := tx.Where("import_id = ? AND action = 'comment'", importID).Order("id DESC").Find(&items).Error; err != nil {
		return 0, err
	}
	n := 0
	for _, it := range items {
		var before, now models.Comment
		if err := json.Unmarshal([]byte(it.Before), &before); err != nil {
			return n, err
		}
		if err := tx.Limit(1).Find(&now, it.PostID).Error; err != nil || now.ID == 0 {
			return n, err
		}
		was := now
		now.Body, now.Likes, now.Hidden, now.Liked, now.Author, now.AuthorName = before.Body, before.Likes, before.Hidden, before.Liked, before.Author, before.AuthorName
		if now.DoneBy == "" {
			now.State, now.DoneAt, now.DoneAs, now.AnswerMinutes, now.InTime = before.State, before.DoneAt, before.DoneAs, before.AnswerMinutes, before.InTime
		}
		if err := keepComments(tx, []models.Comment{now}, s.now().Unix()); err != nil {
			return n, err
		}
		if err := s.reindex(tx, []models.Comment{was}, []int64{now.ID}); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// keepComments writes whole comments that are there already.
func keepComments(tx *gorm.DB, list []models.Comment, now int64) error {
	for i := range list {
		list[i].UpdatedAt = now
		if err := tx.Select("*").Save(&list[i]).Error; err != nil {
			return err
		}
	}
	return nil
}
