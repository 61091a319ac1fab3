package table

import (
	"context"
	"log/slog"

	"lontar/models"
	"lontar/views/kit"
)

// keepRows is how many read rows stay in memory; about 40 screens.
const keepRows = 1200

// pages holds the rows that were read and reads the ones that come into view.
// One read runs at a time; while it runs only the newest wish is kept, so a
// long drag of the scrollbar does not queue up screens nobody looks at.
type pages struct {
	read  func(ctx context.Context, ids ...int64) ([]models.Row, error)
	run   kit.Runner
	ready func() // on the UI goroutine, after rows came in

	rows    map[int64]*models.Row // nil: asked for and not there
	wish    []int64
	busy    bool
	seq     int // grows when rows go stale; answers of an older one are dropped
	failing bool
}

// row is a row that was read, nil when it was not (yet).
func (p *pages) row(id int64) *models.Row { return p.rows[id] }

// forget drops rows that changed; without ids all of them.
func (p *pages) forget(ids ...int64) {
	p.seq++
	p.failing = false
	if len(ids) == 0 {
		p.rows = nil
		return
	}
	for _, id := range ids {
		delete(p.rows, id)
	}
}

// need asks for rows; those already here are skipped.
func (p *pages) need(ids []int64) {
	p.wish = p.wish[:0]
	for _, id := range ids {
		if _, ok := p.rows[id]; !ok {
			p.wish = append(p.wish, id)
		}
	}
	p.next()
}

func (p *pages) next() {
	if p.busy || p.failing || len(p.wish) == 0 {
		return
	}
	ids := append([]int64(nil), p.wish...)
	p.wish = p.wish[:0]
	seq := p.seq
	p.busy = true
	p.run.Run(func() func() {
		rows, err := p.read(context.Background(), ids...)
		return func() {
			p.busy = false
			if err != nil {
				slog.Error("table: rows", "err", err)
				p.failing = true // asked again after the next change, not on every frame
				return
			}
			if seq == p.seq {
				p.take(ids, rows)
			}
			p.ready()
			p.next()
		}
	})
}

func (p *pages) take(ids []int64, rows []models.Row) {
	if p.rows == nil || len(p.rows)+len(ids) > keepRows {
		p.rows = make(map[int64]*models.Row, len(ids))
	}
	for _, id := range ids {
		p.rows[id] = nil
	}
	for i := range rows {
		p.rows[rows[i].PostID] = &rows[i]
	}
}
