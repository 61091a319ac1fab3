package planfile

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"

	"lontar/models"
	"lontar/models/store"
)

// Commit writes a draft: new posts as drafts, of changed ones the fields taken
// from the file, all in one transaction after a backup. Asked twice for the
// same draft it writes once. When the plan was edited since the draft was read
// it refuses, so that nobody's work is overwritten unseen.
func (s *Service) Commit(ctx context.Context, d *Draft) (*models.Import, error) {
	s.commits.Lock()
	defer s.commits.Unlock()
	if d.done != nil {
		return d.done, nil
	}
	if err := s.fresh(ctx, d); err != nil {
		return nil, err
	}
	in, err := s.writing(d)
	if err == nil {
		err = s.keepUIDs(ctx, in.Posts)
	}
	if err != nil {
		return nil, fmt.Errorf("import plan: %w", err)
	}
	if s.backup != nil {
		if err := s.backup(ctx); err != nil {
			return nil, fmt.Errorf("backup before import: %w", err)
		}
	}
	if err := s.st.CommitPlanImport(ctx, in); err != nil {
		return nil, err
	}
	d.done = in.Import
	s.announce(in.Posts)
	return in.Import, nil
}

// Undo takes an import back in one transaction; posts edited since are kept
// and their ids returned.
func (s *Service) Undo(ctx context.Context, importID int64) (skipped []int64, err error) {
	s.commits.Lock()
	defer s.commits.Unlock()
	if skipped, err = s.st.UndoImport(ctx, importID); err != nil {
		return nil, err
	}
	s.announce(nil)
	return skipped, nil
}

// Imports lists the last imports of every brand, newest first, undone ones too.
func (s *Service) Imports(ctx context.Context) ([]models.Import, error) {
	list, err := s.st.Imports(ctx, 0)
	return list[:min(len(list), 8)], err
}

func (s *Service) announce(posts []*models.Post) {
	if s.bus == nil {
		return
	}
	var ids []int64
	for _, p := range posts {
		ids = append(ids, p.ID)
	}
	s.bus.Announce(models.Changed{Area: models.AreaBrands})
	s.bus.Announce(models.Changed{Area: models.AreaPosts, IDs: ids})
}

// fresh refuses a draft that was read before somebody edited what it is about.
func (s *Service) fresh(ctx context.Context, d *Draft) error {
	brand, err := s.st.Brand(ctx, d.Brand.ID)
	if err != nil {
		return err
	}
	stale := &Refused{Key: "import.error.stale"}
	if asText(brand) != d.brandWas {
		return stale
	}
	was := map[int64]string{}
	var ids []int64
	for _, row := range d.Rows {
		if row.Before != nil && len(row.Diffs) > 0 {
			ids, was[row.Before.ID] = append(ids, row.Before.ID), asText(row.Before)
		}
	}
	now, err := s.st.Posts(ctx, ids...)
	if err != nil {
		return err
	}
	for _, p := range now {
		if asText(p) != was[p.ID] {
			return stale
		}
	}
	return nil
}

func asText(v any) string {
	b, _ := json.Marshal(v) // entities: texts, numbers and lists of them
	return string(b)
}

// writing gathers what a draft would write.
func (s *Service) writing(d *Draft) (*store.PlanImport, error) {
	in := &store.PlanImport{
		Brand: d.Brand,
		Import: &models.Import{
			Kind: "plan", BrandID: d.Brand.ID, File: filepath.Base(d.File), FileHash: d.FileHash, Fingerprint: d.Fingerprint,
			Unchanged: d.Counts.Unchanged, Conflicts: d.Counts.Conflict, Rejected: d.Counts.Rejected,
		},
	}
	for i := range d.Rows {
		row := &d.Rows[i]
		if row.Action == Rejected || row.Post == nil {
			continue
		}
		item := models.ImportItem{Line: row.Line, Action: string(row.Action), Said: saidOf(row.Post, d.Brand, row.where)}
		if row.Before == nil {
			in.Import.New++
			p := row.Post.Clone()
			p.UID = row.fileUID
			in.Posts, in.Items = append(in.Posts, p), append(in.Items, item)
			continue
		}
		p := row.Before.Clone()
		taken := false
		for _, diff := range row.Diffs {
			if diff.Take {
				diff.apply(p)
				taken = true
			}
		}
		if taken {
			p.MarkStale(row.Before)
			in.Import.Changed++
			item.Before = asText(row.Before)
			in.Posts, in.Items = append(in.Posts, p), append(in.Items, item)
		} else if item.Said != row.said {
			item.PostID = row.Before.ID
			in.Seen = append(in.Seen, item)
		}
	}
	if !d.Forget {
		m, err := d.remember()
		if err != nil {
			return nil, err
		}
		in.Mapping = m
	}
	layout, err := json.Marshal(d.layout)
	in.Layout = &models.PlanLayout{BrandID: d.Brand.ID, Layout: string(layout)}
	return in, err
}

// keepUIDs lets a post from another workspace's export keep its name, so that
// the same file finds it again; a name that is taken is given up.
func (s *Service) keepUIDs(ctx context.Context, posts []*models.Post) error {
	var uids []string
	for _, p := range posts {
		if p.ID == 0 && p.UID != "" {
			uids = append(uids, p.UID)
		}
	}
	taken, err := s.st.KnownUIDs(ctx, uids...)
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for _, uid := range taken {
		used[uid] = true
	}
	for _, p := range posts {
		if p.ID != 0 || p.UID == "" {
			continue
		}
		if used[p.UID] {
			p.UID = ""
			continue
		}
		used[p.UID] = true
	}
	return nil
}
