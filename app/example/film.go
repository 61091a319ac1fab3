package example

import (
	"context"
	"fmt"
	"slices"

	"lontar/app/example/picture"
	"lontar/app/workspace"
	content "lontar/assets/example"
	"lontar/models"
)

// filmed is the post whose film is done: the one being written.
const filmed = "Tarawih lalu latihan 15 menit"

// film hangs the example's film on its post, with the picture that stands for
// it, and the cover that only its YouTube account shows.
func film(ctx context.Context, w *workspace.Workspace, posts []*models.Post, brands map[string]*models.Brand) error {
	i := slices.IndexFunc(posts, func(p *models.Post) bool { return p.Title == filmed })
	if i < 0 {
		return fmt.Errorf("no post %q to film", filmed)
	}
	p, b := posts[i], brands["Sehat Fit"]
	on := slices.IndexFunc(p.Variants, func(v models.Variant) bool { return b.Account(v.AccountID).Platform == models.YouTube })
	if on < 0 {
		return fmt.Errorf("%q is not on YouTube", filmed)
	}
	still, err := drawn(ctx, w, "tarawih-latihan_v2.png", picture.Size{Width: 1080, Height: 1920})
	if err != nil {
		return err
	}
	reel, err := w.Media.AddBytes(ctx, "tarawih-latihan_v2.mp4", content.Film)
	if err != nil {
		return err
	}
	if err := w.Store.UpdateMedia(ctx, reel.ID, func(m *models.Media) { m.Cover = still.Hash }); err != nil {
		return err
	}
	reel.Cover = still.Hash
	cover, err := drawn(ctx, w, "sampul-youtube.png", picture.Size{Width: 1280, Height: 720})
	if err != nil {
		return err
	}
	p.Variants[on].SetOption(models.OptionCover, cover.Hash)
	p.Media = []models.PostMedia{
		{MediaID: reel.ID, Media: reel, Alt: "Orang melakukan lunge di ruang tamu pada malam hari."},
		{MediaID: cover.ID, Media: cover, VariantID: -int64(on + 1), Position: 1, Alt: content.AltTexts()["lunge"]},
	}
	return nil
}

func drawn(ctx context.Context, w *workspace.Workspace, name string, size picture.Size) (*models.Media, error) {
	png, err := picture.PNG(picture.Wish{Scene: "lunge", Kind: 2, Size: size})
	if err != nil {
		return nil, fmt.Errorf("picture %s: %w", name, err)
	}
	return w.Media.AddBytes(ctx, name, png)
}
