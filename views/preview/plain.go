package preview

import (
	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// plain is the honest card of a platform whose look is not imitated: what it
// will carry, in the order it carries it.
func (v *View) plain() fyne.CanvasObject {
	pictureFirst := false
	switch v.post.Platform {
	case models.Pinterest, models.Telegram, models.WhatsApp, models.Google:
		pictureFirst = true
	}
	picture, words := v.plainPicture(), v.plainWords()
	parts := []fyne.CanvasObject{v.pageHead(28, v.post.Location)}
	switch {
	case picture == nil:
		parts = append(parts, words...)
	case pictureFirst:
		parts = append(append(parts, picture, side(8, 0, kit.Row(0))), words...)
	default:
		parts = append(append(parts, words...), picture)
	}
	note := kit.NewParagraph(lang.T("preview.plain_note", "platform", v.post.Platform.Name()), kit.Micro, kit.Ink3).SetWidth(v.inner())
	return kit.Column(6, v.frame(parts...), kit.Pad(0, pad, 0, pad+1, note))
}

// plainWords are title, text, description and link.
func (v *View) plainWords() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if v.post.Title != "" {
		parts = append(parts, side(0, 4, v.title(v.inner(), 2)))
	}
	text := fyne.CanvasObject(v.text(v.words(0), v.inner(), ""))
	if len(v.post.Thread) > 1 {
		text = v.parts(v.words(0), v.inner())
	}
	parts = append(parts, side(0, pad, text))
	if v.post.Description != "" {
		parts = append(parts, side(0, pad, v.plainText(kit.Caption, v.colors.dim, 4, v.inner(), func(p Post) string { return p.Description })))
	}
	if box := v.link(v.inner()); box != nil {
		parts = append(parts, side(0, pad, box))
	}
	return parts
}

// plainPicture is the pictures, nil without any.
func (v *View) plainPicture() fyne.CanvasObject {
	c := square
	switch {
	case len(v.post.Media) > 0:
		if v.post.Platform == models.Bluesky || v.post.Platform == models.Mastodon {
			c = lower
		}
		return v.mosaic(v.width-2, v.tallest(v.ratio(2.0/3, 1.91, 1)), c, "")
	case v.post.Platform == models.Pinterest:
		return v.missing(v.width-2, v.width, c, expect(1000, 1500))
	}
	return nil
}
