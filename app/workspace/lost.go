package workspace

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"lontar/models"
)

// Missing are the files of the library that are no longer in the workspace's folder.
func (m *MediaStore) Missing(ctx context.Context) ([]models.Media, error) {
	all, err := m.store.AllMedia(ctx)
	if err != nil {
		return nil, err
	}
	var out []models.Media
	for _, rec := range all {
		if rec.DeletedAt != 0 {
			continue
		}
		if _, err := m.Find(rec.Hash); err != nil {
			out = append(out, rec)
		}
	}
	return out, nil
}

// Colours of the sign for what is lost: they hold on light and dark grounds.
var (
	lostGround = color.RGBA{0xF3, 0xD2, 0x8C, 255}
	lostSign   = color.RGBA{0x7A, 0x4A, 0x05, 255}
)

// LostThumb returns the path of a picture of px by px pixels that stands where
// the thumbnail of a lost file would: an exclamation mark, never an empty box.
func (m *MediaStore) LostThumb(px int) (string, error) {
	px = max(8, px)
	name := fmt.Sprintf("s%d", px)
	if path, ok := m.drawn("lost", name); ok {
		return path, nil
	}
	img := image.NewRGBA(image.Rect(0, 0, px, px))
	draw.Draw(img, img.Rect, image.NewUniform(lostGround), image.Point{}, draw.Src)
	wide := max(2, px/8)
	left := (px - wide) / 2
	for _, part := range []image.Rectangle{
		image.Rect(left, px*22/100, left+wide, px*60/100), image.Rect(left, px*70/100, left+wide, px*70/100+wide),
	} {
		draw.Draw(img, part, image.NewUniform(lostSign), image.Point{}, draw.Src)
	}
	return m.keep("lost-"+name, img)
}
