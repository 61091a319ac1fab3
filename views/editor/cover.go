package editor

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/compose"
	"lontar/app/lang"
	"lontar/app/media"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

// covered are the accounts of the post on which a picture of its own can stand
// for the video.
func (s *Screen) covered() []*models.Variant {
	var out []*models.Variant
	for i := range s.post.Variants {
		v := &s.post.Variants[i]
		a := s.brand.Account(v.AccountID)
		if a == nil || !slices.ContainsFunc(compose.Media(s.post, v), func(m models.PostMedia) bool { return isVideo(m.Media) }) {
			continue
		}
		if slices.ContainsFunc(platform.Options(a.Platform, s.post.Form), func(o platform.Option) bool { return o.Key == models.OptionCover }) {
			out = append(out, v)
		}
	}
	return out
}

// bare are those of them that show a frame of the video instead.
func (s *Screen) bare() []*models.Variant {
	return slices.DeleteFunc(s.covered(), func(v *models.Variant) bool { return compose.Cover(s.post, v) != nil })
}

// takesCover reports whether a picture has the direction of an account's
// covers: lying on YouTube, standing where a reel or a short is shown.
// Source: the platforms' help pages, "Add custom thumbnails" and "Reel cover".
func (s *Screen) takesCover(v *models.Variant, f *models.Media) bool {
	lying := s.brand.Account(v.AccountID).Platform == models.YouTube
	return lying == (f.Width > f.Height)
}

// setCover makes a picture of the post the cover on an account; "" takes it away.
func (s *Screen) setCover(account int64, hash string) {
	s.changeNow("option:"+models.OptionCover+":"+idText(account), func(p *models.Post) {
		if v := variant(p, account); v != nil {
			setValue(v, models.OptionCover, hash)
		}
	})
}

// coverFor gives a new picture to the accounts whose video still has no cover
// of that direction.
func (s *Screen) coverFor(f *models.Media) {
	if isVideo(f) {
		return
	}
	for _, v := range s.bare() {
		if s.takesCover(v, f) {
			s.setCover(v.AccountID, f.Hash)
		}
	}
}

// coverItems are the accounts a picture can be the cover on.
func (m *mediaList) coverItems(f *models.Media) []kit.MenuItem {
	s := m.v.s
	var items []kit.MenuItem
	for _, v := range s.covered() {
		account, hash, icon := v.AccountID, f.Hash, ""
		if c := compose.Cover(s.post, v); c != nil && c.Hash == f.Hash {
			hash, icon = "", "check"
		}
		items = append(items, kit.MenuItem{Icon: icon, Label: s.short(s.brand.Account(account)), Action: func() {
			s.setCover(account, hash)
			s.view.sync()
		}})
	}
	return items
}

// coverOf names the accounts a file is the cover on.
func (s *Screen) coverOf(hash string) []string {
	var out []string
	for i := range s.post.Variants {
		v := &s.post.Variants[i]
		if a := s.brand.Account(v.AccountID); a != nil && v.Options[models.OptionCover] == hash {
			out = append(out, s.short(a))
		}
	}
	return out
}

// coverGap asks for the covers that are missing; it takes a file by a click or
// from anywhere on the window.
func (m *mediaList) coverGap() fyne.CanvasObject {
	s := m.v.s
	bare := s.bare()
	if len(bare) == 0 {
		return nil
	}
	var names []string
	size := "1080×1920"
	for _, v := range bare {
		a := s.brand.Account(v.AccountID)
		names = append(names, s.short(a))
		if a.Platform == models.YouTube && len(bare) == 1 {
			size = "1280×720"
		}
	}
	width := m.v.briefWidth() - 60
	words := kit.Column(0,
		kit.NewParagraph(lang.T("editor.cover_none", "names", lang.List(names)), kit.CaptionBold, kit.Ink).SetWidth(width),
		kit.NewParagraph(lang.T("editor.cover_drop", "size", size), kit.Caption, kit.Ink2).SetWidth(width))
	ground := kit.Dashed(kit.AmberI).Fill(kit.AmberT).Radius(8)
	choose := kit.NewIconButton("image-plus", lang.T("editor.cover_choose"), func() { s.host.ChooseFiles(media.Pictures, s.Drop) }).Small()
	return container.NewStack(ground, kit.Pad(8, 10, 8, 6, kit.Row(6, choose, kit.Grow(words))))
}
