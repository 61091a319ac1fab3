package editor

import (
	"errors"
	"maps"
	"slices"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit/intake"
)

// findLost looks which files of the post are no longer in the workspace's
// folder: someone tidied it up, or a disk failed.
func (m *mediaList) findLost() {
	s := m.v.s
	id := s.id
	var list []models.Media
	for _, pm := range s.post.Media {
		if pm.Media != nil {
			list = append(list, *pm.Media)
		}
	}
	s.host.Runner().Run(func() func() {
		lost := map[string]bool{}
		for _, f := range list {
			if errors.Is(s.Files.State(f), media.ErrLost) {
				lost[f.Hash] = true
			}
		}
		return func() {
			if s.id != id || s.post == nil || maps.Equal(lost, m.lost) {
				return
			}
			m.lost = lost
			s.view.sync()
		}
	})
}

// lostProblems keep a post from being handed in without its files.
func (s *Screen) lostProblems() []platform.Problem {
	var out []platform.Problem
	for i, pm := range s.post.Media {
		if f := pm.Media; f != nil && s.view.brief.media.lost[f.Hash] {
			out = append(out, platform.Problem{
				Rule: "media_lost", Level: platform.Error, Field: platform.FieldMedia, Index: i,
				Message: lang.T("editor.media_lost_named", "name", f.Name),
			})
		}
	}
	return out
}

// chooseInstead asks for the file that shall stand in the place of one of the
// post: the same file again when it was lost, or a better one.
func (s *Screen) chooseInstead(pm models.PostMedia) {
	id := s.id
	s.host.ChooseFiles(media.Extensions, func(paths []string) {
		intake.Add(s.host, s.Files, paths[:min(1, len(paths))], s.post.BrandID, func(out []media.Outcome) {
			here := s.id == id && s.post != nil
			for _, o := range out {
				if o.Media != nil && here {
					s.instead(pm, *o.Media)
				}
			}
			intake.Report(s.host, out, here)
		})
	})
}

// instead puts a file in the place of one; the toast puts the old one back.
func (s *Screen) instead(pm models.PostMedia, f models.Media) {
	id := s.id
	s.putInstead(pm, f)
	if pm.Media == nil || f.ID == pm.MediaID {
		return
	}
	back := pm
	back.MediaID, back.Media = f.ID, &f
	s.host.Overlay().Toast("check", lang.T("editor.media_replaced", "name", f.Name), lang.T("common.undo"), func() {
		if s.id == id && s.post != nil {
			s.putInstead(back, *pm.Media)
		}
	})
}

// putInstead keeps the place, the alternative text and the accounts.
func (s *Screen) putInstead(pm models.PostMedia, f models.Media) {
	s.view.brief.media.print = "" // drawn anew, also when the same file is back
	s.view.previews.print, s.view.previews.cards = "", nil
	s.changeNow("media:instead:"+idText(pm.MediaID)+":"+idText(f.ID), func(p *models.Post) { replaceMedia(p, pm, &f) })
	s.view.sync()
}

// replaceMedia changes a post; one that shows the new file already keeps it once.
func replaceMedia(p *models.Post, old models.PostMedia, f *models.Media) {
	if f.ID != old.MediaID && slices.ContainsFunc(p.Media, func(o models.PostMedia) bool { return o.MediaID == f.ID }) {
		removeMedia(p, old.MediaID)
	}
	for i := range p.Media {
		if m := &p.Media[i]; m.MediaID == old.MediaID {
			m.MediaID, m.Media = f.ID, f
		}
	}
	for i := range p.Variants {
		if v := &p.Variants[i]; old.Media != nil && v.Options[models.OptionCover] == old.Media.Hash {
			setValue(v, models.OptionCover, f.Hash)
		}
	}
}
