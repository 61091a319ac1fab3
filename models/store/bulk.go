package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"lontar/models"
)

// ErrNotEmpty refuses to fill a workspace that already holds posts.
var ErrNotEmpty = errors.New("the workspace already holds posts")

// bulkRows is how many rows one statement inserts, commitRows how many one
// transaction: large enough to be quick, small enough for a short WAL.
const (
	bulkRows   = 40
	commitRows = 60_000
)

// Bulk writes generated rows much faster than saving aggregates does. It gives
// the ids itself, counting from 1, and needs the rows in the order of time: the
// indexes then only grow at their ends.
type Bulk struct {
	db     *sql.DB
	tx     *sql.Tx
	rows   int
	tables []*bulkTable

	posts, variants, media, live, people, comments, figures *bulkTable
	index                                                   *indexer // of the comments, in the transaction under way
}

// bulkTable collects the rows of one table until a statement is full.
type bulkTable struct {
	head string // "INSERT INTO t (a,b) VALUES "
	row  string // "(?,?)"
	full string // head with bulkRows rows
	args []any
	n    int
	last int64 // the last id given
}

// Fill fills a workspace without posts through f, in large transactions. What
// was committed before an error stays: the workspace is then to be thrown away.
func (s *Store) Fill(ctx context.Context, f func(*Bulk) error) (err error) {
	db, err := s.write.DB()
	if err != nil {
		return err
	}
	var posts int
	if err := db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM posts)").Scan(&posts); err != nil {
		return classify(fmt.Errorf("fill: %w", err))
	}
	if posts != 0 {
		return fmt.Errorf("fill: %w", ErrNotEmpty)
	}
	b := &Bulk{db: db}
	b.posts = b.table("posts", "id,uid,brand_id,title,brief,goal,pillar_id,form,caption,hashtags,cta,pic,status,created_at,updated_at")
	b.variants = b.table("variants", "id,post_id,account_id,own_caption,caption,day,clock,at,approval,delivery,live_url,live_at")
	b.media = b.table("post_media", "id,post_id,media_id,position,alt")
	b.live = b.table("live_posts", "id,account_id,variant_id,native_id,permalink,caption,published_at")
	b.people = b.table("people", "id,brand_id,platform,handle")
	b.comments = b.table("comments", "id,brand_id,account_id,live_post_id,parent_id,person_id,key,native_id,author,body,at,likes,own,liked,"+
		"kind,kind_by,confidence,state,due_at,rank,done_at,done_by,done_as,answer_minutes,in_time")
	b.figures = b.table("figures", "id,account_id,live_post_id,metric,day,value,import_id,line")
	if err := b.begin(); err != nil {
		return classify(fmt.Errorf("fill: %w", err))
	}
	err = f(b)
	if err == nil {
		err = b.flush()
	}
	if err == nil {
		err = b.tx.Commit()
	} else {
		_ = b.tx.Rollback()
	}
	if err != nil {
		return classify(fmt.Errorf("fill: %w", err))
	}
	return nil
}

func (b *Bulk) table(name, columns string) *bulkTable {
	t := &bulkTable{
		head: "INSERT INTO " + name + " (" + columns + ") VALUES ",
		row:  "(?" + strings.Repeat(",?", strings.Count(columns, ",")) + ")",
	}
	t.full = t.head + t.row + strings.Repeat(","+t.row, bulkRows-1)
	b.tables = append(b.tables, t)
	return t
}

// next gives the next id of a table.
func (t *bulkTable) next() int64 {
	t.last++
	return t.last
}

func (b *Bulk) add(t *bulkTable, args ...any) error {
	t.args = append(t.args, args...)
	t.n++
	b.rows++
	if t.n < bulkRows {
		return nil
	}
	// A row must not come before the one it points at.
	for _, parent := range b.tables {
		if parent.n > 0 {
			if err := b.write(parent); err != nil {
				return err
			}
		}
		if parent == t {
			break
		}
	}
	if b.rows < commitRows {
		return nil
	}
	b.rows = 0
	if err := b.flush(); err != nil {
		return err
	}
	if err := b.tx.Commit(); err != nil {
		return err
	}
	return b.begin()
}

// begin opens the next transaction.
func (b *Bulk) begin() (err error) {
	if b.tx, err = b.db.Begin(); err != nil {
		return err
	}
	if b.index == nil {
		b.index = newIndexer(b.tx)
	}
	b.index.tx = b.tx
	return nil
}

func (b *Bulk) write(t *bulkTable) error {
	q := t.full
	if t.n < bulkRows {
		q = t.head + t.row + strings.Repeat(","+t.row, t.n-1)
	}
	_, err := b.tx.Exec(q, t.args...)
	t.args, t.n = t.args[:0], 0
	return err
}

func (b *Bulk) flush() error {
	for _, t := range b.tables {
		if t.n > 0 {
			if err := b.write(t); err != nil {
				return err
			}
		}
	}
	return b.index.flush()
}

// Post inserts a post with its variants and media and sets their ids. Status
// and moments are the caller's: nothing is derived here.
func (b *Bulk) Post(p *models.Post) error {
	p.ID = b.posts.next()
	err := b.add(b.posts, p.ID, p.UID, p.BrandID, p.Title, p.Brief, p.Goal, p.PillarID, string(p.Form), p.Caption, p.Hashtags, p.CTA,
		p.PIC, string(p.Status), p.CreatedAt, p.UpdatedAt)
	for i := range p.Variants {
		v := &p.Variants[i]
		v.ID, v.PostID = b.variants.next(), p.ID
		if err == nil {
			err = b.add(b.variants, v.ID, v.PostID, v.AccountID, v.OwnCaption, v.Caption, v.Day, v.Clock, v.At, string(v.Approval),
				string(v.Delivery), v.LiveURL, v.LiveAt)
		}
	}
	for i := range p.Media {
		m := &p.Media[i]
		m.ID, m.PostID = b.media.next(), p.ID
		if err == nil {
			err = b.add(b.media, m.ID, m.PostID, m.MediaID, i, m.Alt)
		}
	}
	return err
}

// Live inserts a live post and sets its id.
func (b *Bulk) Live(l *models.LivePost) error {
	l.ID = b.live.next()
	return b.add(b.live, l.ID, l.AccountID, l.VariantID, l.NativeID, l.Permalink, l.Caption, l.PublishedAt)
}

// Person inserts an author of comments and sets the id.
func (b *Bulk) Person(p *models.Person) error {
	p.ID = b.people.next()
	return b.add(b.people, p.ID, p.BrandID, string(p.Platform), p.Handle)
}

// Comment inserts a comment, also into the search, and sets its id. Answers
// are what the brand said to it, for the search.
func (b *Bulk) Comment(c *models.Comment, answers string) error {
	c.ID = b.comments.next()
	err := b.add(b.comments, c.ID, c.BrandID, c.AccountID, c.LivePostID, c.ParentID, c.PersonID, c.Key, c.NativeID, c.Author, c.Body, c.At,
		c.Likes, c.Own, c.Liked, string(c.Kind), c.KindBy, c.Confidence, string(c.State), c.DueAt, c.Rank, c.DoneAt, c.DoneBy, c.DoneAs,
		c.AnswerMinutes, c.InTime)
	if err != nil {
		return err
	}
	return b.index.put(c, answers)
}

// Figure inserts a figure and sets its id.
func (b *Bulk) Figure(f *models.Figure) error {
	f.ID = b.figures.next()
	return b.add(b.figures, f.ID, f.AccountID, f.LivePostID, f.Metric, f.Day, f.Value, f.ImportID, f.Line)
}
