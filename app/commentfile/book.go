package commentfile

import (
	"context"
	"errors"

	"lontar/app/sheet"
)

// book is a workbook; its sheets are read whole, one after the other.
type book struct {
	b      *sheet.Book
	sheets []string
	table  *sheet.Table // of the sheet with the comments
}

func openBook(ctx context.Context, path string) (source, error) {
	b, err := sheet.Open(path, sheet.Options{MaxBytes: maxBook, MaxRows: 1 << 20, MaxColumns: maxColumns, MaxCells: 24_000_000, MaxText: 512 << 20})
	if err != nil {
		return nil, err
	}
	k := &book{b: b}
	best, bestScore := "", -1
	for i, info := range b.Sheets {
		if i == 30 {
			break
		}
		t, err := b.Peek(ctx, info.Name, headerDepth)
		if err != nil {
			_ = b.Close()
			return nil, err
		}
		score := 0
		for _, r := range t.Rows {
			cells := make([]string, 0, len(r.Cells))
			for _, c := range r.Cells {
				cells = append(cells, c.Text)
			}
			score = max(score, headerScore(cells))
		}
		if info.Hidden {
			score--
		}
		if score > bestScore {
			best, bestScore = info.Name, score
		}
	}
	k.sheets = append(k.sheets, best)
	return k, nil
}

func (k *book) close() { _ = k.b.Close() }

func (k *book) each(ctx context.Context, progress func(done, total int64), f func(record) error) error {
	if k.table == nil {
		t, err := k.b.Table(ctx, k.sheets[0])
		if err != nil {
			return err
		}
		k.table = t
	}
	rec := record{}
	for n, row := range k.table.Rows {
		if n%512 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			if progress != nil && n%4096 == 0 {
				progress(int64(n), int64(len(k.table.Rows)))
			}
		}
		rec.line, rec.cells = row.Line, rec.cells[:0]
		for _, c := range row.Cells {
			text := c.Text
			if c.Kind == sheet.Failed {
				text = ""
			}
			rec.cells = append(rec.cells, cell{text: lines(text), link: c.Link, number: c.Kind == sheet.Number})
		}
		if rec.blank() {
			continue
		}
		if err := f(rec); err != nil {
			if errors.Is(err, errStop) {
				return nil
			}
			return err
		}
	}
	if progress != nil {
		progress(int64(len(k.table.Rows)), int64(len(k.table.Rows)))
	}
	return nil
}
