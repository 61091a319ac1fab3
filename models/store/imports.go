package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lontar/models"
)

// PlanImport is everything one import of a plan writes.
//
// References to children of Brand that have no id yet are negative: −1 is the
// first of its slice, −2 the second. It holds for Post.PillarID and Pillar2ID
// (Brand.Pillars), Variant.AccountID (Brand.Accounts) and CustomValue.ColumnID
// (Brand.Columns).
type PlanImport struct {
	Import  *models.Import
	Brand   *models.Brand // nil, or the brand with new pillars, accounts or columns, saved first
	Posts   []*models.Post
	Items   []models.ImportItem // parallel to Posts; PostID and After are filled here
	Seen    []models.ImportItem // of posts left as they are: PostID and Said, for the next comparison
	Mapping *models.Mapping     // nil keeps the old one
	Layout  *models.PlanLayout  // nil keeps the old one
}

// CommitPlanImport writes an import in one transaction: all of it or nothing.
// Posts that existed get a revision "import" of what they were.
func (s *Store) CommitPlanImport(ctx context.Context, in *PlanImport) error {
	if len(in.Items) != len(in.Posts) {
		return fmt.Errorf("import of %d posts with %d items", len(in.Posts), len(in.Items))
	}
	err := s.tx(func(tx *gorm.DB) error {
		if in.Brand != nil {
			if err := s.saveBrand(tx, in.Brand); err != nil {
				return err
			}
			for _, p := range in.Posts {
				resolve(p, in.Brand)
			}
		}
		if err := s.keepRevisions(tx, in.Posts); err != nil {
			return err
		}
		if err := s.savePosts(tx, in.Posts); err != nil {
			return err
		}
		if in.Import.UID == "" {
			in.Import.UID = uuid.NewString()
		}
		if in.Import.At == 0 {
			in.Import.At = s.now().Unix()
		}
		if err := tx.Create(in.Import).Error; err != nil {
			return err
		}
		for i := range in.Items {
			in.Items[i].ImportID, in.Items[i].PostID = in.Import.ID, in.Posts[i].ID
			in.Items[i].After = snapshot(in.Posts[i])
		}
		for i := range in.Seen {
			in.Seen[i].ImportID = in.Import.ID
		}
		if items := append(in.Items, in.Seen...); len(items) > 0 {
			if err := tx.CreateInBatches(items, 200).Error; err != nil {
				return err
			}
		}
		if err := keepMapping(tx, in); err != nil {
			return err
		}
		return s.log(tx, []models.Event{{Kind: "import.commit", BrandID: in.Import.BrandID, Data: in.Import.UID}})
	})
	if err != nil {
		return fmt.Errorf("import %s: %w", in.Import.File, err)
	}
	return nil
}

func (s *Store) keepRevisions(tx *gorm.DB, list []*models.Post) error {
	var ids []int64
	for _, p := range list {
		if p.ID != 0 {
			ids = append(ids, p.ID)
		}
	}
	before, err := posts(tx, ids)
	if err != nil {
		return err
	}
	for _, p := range before {
		if err := s.revise(tx, p, "import", ""); err != nil {
			return err
		}
	}
	return nil
}

func keepMapping(tx *gorm.DB, in *PlanImport) error {
	if in.Mapping != nil {
		in.Mapping.UsedAt = in.Import.At
		err := tx.Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "brand_id"}, {Name: "kind"}, {Name: "fingerprint"}},
			DoUpdates: clause.AssignmentColumns([]string{"columns", "used_at"}),
		}).Create(in.Mapping).Error
		if err != nil {
			return err
		}
	}
	if in.Layout != nil {
		return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(in.Layout).Error
	}
	return nil
}

// resolve replaces a post's negative references by the ids that saving the brand gave.
func resolve(p *models.Post, b *models.Brand) {
	pillar := func(id int64) int64 {
		if i := int(-id) - 1; id < 0 && i < len(b.Pillars) {
			return b.Pillars[i].ID
		}
		return id
	}
	p.PillarID, p.Pillar2ID = pillar(p.PillarID), pillar(p.Pillar2ID)
	for i := range p.Variants {
		if n := int(-p.Variants[i].AccountID) - 1; p.Variants[i].AccountID < 0 && n < len(b.Accounts) {
			p.Variants[i].AccountID = b.Accounts[n].ID
		}
	}
	for i := range p.Fields {
		if n := int(-p.Fields[i].ColumnID) - 1; p.Fields[i].ColumnID < 0 && n < len(b.Columns) {
			p.Fields[i].ColumnID = b.Columns[n].ID
		}
	}
}

// Imports returns the imports of plans of a brand (0: all brands), newest first.
func (s *Store) Imports(ctx context.Context, brandID int64) ([]models.Import, error) {
	var list []models.Import
	q := s.read.WithContext(ctx).Where("kind <> 'comments'").Order("id DESC")
	if brandID != 0 {
		q = q.Where("brand_id = ?", brandID)
	}
	if err := q.Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read imports: %w", err))
	}
	return list, nil
}

// ImportItems returns what an import did, by line.
func (s *Store) ImportItems(ctx context.Context, importID int64) ([]models.ImportItem, error) {
	var list []models.ImportItem
	if err := s.read.WithContext(ctx).Where("import_id = ?", importID).Order("line, id").Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read import %d: %w", importID, err))
	}
	return list, nil
}

// UndoImport takes an import back in one transaction: new posts go to the bin,
// changed ones become what they were. Posts edited since are kept and reported.
func (s *Store) UndoImport(ctx context.Context, importID int64) (skipped []int64, err error) {
	err = s.tx(func(tx *gorm.DB) error {
		skipped = nil
		var imp models.Import
		if err := tx.First(&imp, importID).Error; err != nil {
			if errors.Is(err, gorm.ErrRecordNotFound) {
				return ErrNotFound
			}
			return err
		}
		if imp.UndoneAt != 0 {
			return nil
		}
		var items []models.ImportItem
		if err := tx.Where("import_id = ?", importID).Find(&items).Error; err != nil {
			return err
		}
		if skipped, err = s.undoItems(tx, items); err != nil {
			return err
		}
		if err := tx.Model(&imp).Update("undone_at", s.now().Unix()).Error; err != nil {
			return err
		}
		return s.log(tx, []models.Event{{Kind: "import.undo", BrandID: imp.BrandID, Data: imp.UID}})
	})
	if err != nil {
		return nil, fmt.Errorf("undo import %d: %w", importID, err)
	}
	return skipped, nil
}

func (s *Store) undoItems(tx *gorm.DB, items []models.ImportItem) (skipped []int64, err error) {
	items = slices.DeleteFunc(items, func(it models.ImportItem) bool { return it.After == "" })
	ids := make([]int64, len(items))
	for i, it := range items {
		ids[i] = it.PostID
	}
	present, err := posts(tx, ids)
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]*models.Post, len(present))
	for _, p := range present {
		byID[p.ID] = p
	}
	var back []*models.Post
	for _, it := range items {
		p := byID[it.PostID]
		if p == nil || p.DeletedAt != 0 {
			continue
		}
		if !sameContent(snapshot(p), it.After) {
			skipped = append(skipped, p.ID)
			continue
		}
		if it.Before == "" {
			p.DeletedAt = s.now().Unix()
			back = append(back, p)
			continue
		}
		var before models.Post
		if err := json.Unmarshal([]byte(it.Before), &before); err != nil {
			return nil, fmt.Errorf("post %d before the import: %w", p.ID, err)
		}
		back = append(back, &before)
	}
	return skipped, s.savePosts(tx, back)
}

// sameContent compares two kept posts without the moment of their last save
// and the media records that ride along.
func sameContent(a, b string) bool {
	bare := func(text string) string {
		var p models.Post
		if json.Unmarshal([]byte(text), &p) != nil {
			return text
		}
		p.UpdatedAt = 0
		for i := range p.Media {
			p.Media[i].Media = nil
		}
		for i := range p.Variants {
			if len(p.Variants[i].Options) == 0 {
				p.Variants[i].Options = nil
			}
		}
		if len(p.Media) == 0 {
			p.Media = nil
		}
		if len(p.Fields) == 0 {
			p.Fields = nil
		}
		return snapshot(&p)
	}
	return bare(a) == bare(b)
}

// Said is what a plan file last said of a post.
type Said struct {
	PostID  int64
	Line    int
	File    string // fingerprint of the header row it stood under
	Deleted bool   // the post is in the bin by now
	Said    string
}

// LastSaid returns, for each post of a brand, what the newest import that was
// not undone said of it.
func (s *Store) LastSaid(ctx context.Context, brandID int64) ([]Said, error) {
	var list []Said
	err := s.read.WithContext(ctx).Raw(`SELECT i.post_id, i.line, m.fingerprint AS file, p.deleted_at <> 0 AS deleted, i.said
		FROM import_items i JOIN imports m ON m.id = i.import_id JOIN posts p ON p.id = i.post_id
		WHERE i.id IN (SELECT max(j.id) FROM import_items j JOIN imports n ON n.id = j.import_id
			WHERE n.brand_id = ? AND n.undone_at = 0 AND j.said <> '' GROUP BY j.post_id)
		ORDER BY i.post_id`, brandID).Scan(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("read what files said of brand %d: %w", brandID, err))
	}
	return list, nil
}

// Mapping returns the remembered mapping of a header row; nil when there is none.
func (s *Store) Mapping(ctx context.Context, brandID int64, kind, fingerprint string) (*models.Mapping, error) {
	var list []models.Mapping
	err := s.read.WithContext(ctx).Where("brand_id = ? AND kind = ? AND fingerprint = ?", brandID, kind, fingerprint).Find(&list).Error
	if err != nil {
		return nil, classify(fmt.Errorf("read mapping: %w", err))
	}
	if len(list) == 0 {
		return nil, nil
	}
	return &list[0], nil
}

// PlanLayout returns a brand's remembered columns; nil when no plan was imported yet.
func (s *Store) PlanLayout(ctx context.Context, brandID int64) (*models.PlanLayout, error) {
	var list []models.PlanLayout
	if err := s.read.WithContext(ctx).Where("brand_id = ?", brandID).Find(&list).Error; err != nil {
		return nil, classify(fmt.Errorf("read layout: %w", err))
	}
	if len(list) == 0 {
		return nil, nil
	}
	return &list[0], nil
}
