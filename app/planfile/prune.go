package planfile

import (
	"slices"

	"lontar/models"
)

// prune takes pillars and accounts off the draft's brand that the reading
// added but no row would write: names of what Lontar has renamed since, or of
// rejected rows. Columns stay, they are the client's, except in our own export,
// whose columns are ours until somebody writes into them.
func (r *reading) prune() {
	b := r.brand
	pillars, accounts, columns := map[int64]bool{}, map[int64]bool{}, map[int64]bool{}
	for _, row := range r.d.Rows {
		if row.Post == nil || row.Action == Unchanged {
			continue
		}
		pillars[row.Post.PillarID], pillars[row.Post.Pillar2ID] = true, true
		for _, v := range row.Post.Variants {
			accounts[v.AccountID] = true
		}
		for _, f := range row.Post.Fields {
			columns[f.ColumnID] = true
		}
	}
	pillarNow := map[int64]int64{}
	b.Pillars = sift(b.Pillars, func(p models.Pillar) bool { return p.ID != 0 }, pillars, pillarNow)
	accountNow := map[int64]int64{}
	b.Accounts = sift(b.Accounts, func(a models.Account) bool { return a.ID != 0 }, accounts, accountNow)
	columnNow := map[int64]int64{}
	b.Columns = sift(b.Columns, func(c models.CustomColumn) bool { return c.ID != 0 || !r.ours }, columns, columnNow)

	move := func(id *int64, now map[int64]int64) {
		if n, ok := now[*id]; ok {
			*id = n
		}
	}
	moved := map[*models.Post]bool{}
	follow := func(p *models.Post) {
		if p == nil || moved[p] {
			return
		}
		moved[p] = true
		move(&p.PillarID, pillarNow)
		move(&p.Pillar2ID, pillarNow)
		for i := range p.Variants {
			move(&p.Variants[i].AccountID, accountNow)
		}
		for i := range p.Fields {
			move(&p.Fields[i].ColumnID, columnNow)
		}
	}
	for _, row := range r.d.Rows {
		follow(row.Post)
	}
	for _, p := range r.bases {
		follow(p)
	}
	for i, id := range r.custom {
		move(&id, columnNow)
		r.custom[i] = id
		r.d.Columns[i].ColumnID = id
	}
	r.d.Problems = slices.DeleteFunc(r.d.Problems, func(p Problem) bool {
		return p.Key == "import.note.new_pillar" && !slices.ContainsFunc(b.Pillars, func(x models.Pillar) bool { return x.Name == p.Value })
	})
}

// sift keeps what has an id or is used, and notes where the references of the
// rest move to; those of what is dropped become 0.
func sift[T any](list []T, fixed func(T) bool, used map[int64]bool, now map[int64]int64) []T {
	var out []T
	for i, x := range list {
		old := -int64(i + 1)
		if !fixed(x) && !used[old] {
			now[old] = 0
			continue
		}
		out = append(out, x)
		now[old] = -int64(len(out))
	}
	return out
}
