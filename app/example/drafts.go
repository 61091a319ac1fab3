package example

import (
	"context"
	"slices"

	"lontar/app/workspace"
	content "lontar/assets/example"
	"lontar/models"
)

// rewrite gives posts the versions they came through: each earlier caption is
// stored and kept in turn, the last one as it is now.
func rewrite(ctx context.Context, w *workspace.Workspace, posts []*models.Post) error {
	list, err := content.Details()
	if err != nil {
		return err
	}
	final := map[*models.Post]string{}
	var order []*models.Post
	for _, d := range list {
		i := slices.IndexFunc(posts, func(p *models.Post) bool { return d.Field == draftField && p.Title == d.Title })
		if i < 0 {
			continue
		}
		p := posts[i]
		if _, seen := final[p]; !seen {
			final[p], order = p.Caption, append(order, p)
		}
		if err := keep(ctx, w, p, d.Value); err != nil {
			return err
		}
	}
	for _, p := range order {
		if err := keep(ctx, w, p, final[p]); err != nil {
			return err
		}
	}
	return nil
}

// draftField marks an earlier caption among the details.
const draftField = "draft"

func keep(ctx context.Context, w *workspace.Workspace, p *models.Post, caption string) error {
	p.Caption = caption
	if err := w.Store.SavePosts(ctx, []*models.Post{p}); err != nil {
		return err
	}
	return w.Store.AddRevision(ctx, p.ID, "kept", "smo")
}
