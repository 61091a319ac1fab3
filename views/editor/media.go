package editor

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// mediaExtensions are the files that can be added.
var mediaExtensions = []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".mp4", ".mov", ".webm", ".m4v"}

// mediaList are the pictures and films of the post in order.
type mediaList struct {
	v      *view
	object fyne.CanvasObject
	rows   *fyne.Container
	add    *kit.Button
	print  string
}

func newMediaList(v *view) *mediaList {
	m := &mediaList{v: v, rows: kit.Column(8)}
	m.add = kit.NewButton(lang.T("editor.media_add"), "image-plus", kit.Ghost, func() {
		v.s.host.ChooseFiles(mediaExtensions, v.s.Drop)
	}).Small()
	m.object = kit.NewSection(lang.T("common.media"), "", m.add, m.rows)
	return m
}

func (m *mediaList) fingerprint() string {
	out := fmt.Sprint(m.v.s.id)
	for _, p := range m.v.s.post.Media {
		out += fmt.Sprint("|", p.MediaID, p.VariantID, p.Media != nil)
	}
	return out
}

func (m *mediaList) sync() {
	now := m.fingerprint()
	if now == m.print {
		return
	}
	m.print = now
	m.rows.Objects = nil
	for i := range m.v.s.post.Media {
		m.rows.Add(m.row(i))
	}
	if len(m.rows.Objects) == 0 {
		m.rows.Add(container.NewStack(kit.Dashed(kit.Line2).Radius(8), kit.Pad(12, 12, 12, 12,
			kit.Row(8, kit.IconImage("image-plus", kit.Ink3, 16), kit.Text(lang.T("editor.media_none"), kit.Caption, kit.Ink3)))))
	}
	m.rows.Refresh()
}

func (m *mediaList) row(i int) fyne.CanvasObject {
	s := m.v.s
	pm := s.post.Media[i]
	name, about := lang.T("editor.media_missing"), ""
	thumb := kit.Thumb("", 44, 44, 4)
	if f := pm.Media; f != nil {
		name, about = f.Name, describe(f)
		kit.LoadThumb(s.host.Runner(), thumb, func() string { return s.thumb(f.Hash, 88) })
	}
	alt := kit.NewEntry(lang.T("editor.alt_hint"))
	alt.Set(pm.Alt)
	id := pm.MediaID
	alt.OnChanged = func(text string) { s.change("alt:"+idText(id), func(p *models.Post) { setAlt(p, id, text) }) }
	m.v.keys(alt)
	move := func(to int) func() {
		return func() {
			s.changeNow("media:order:"+idText(id), func(p *models.Post) { placeMedia(p, id, to) })
			m.sync()
			m.v.body.Refresh()
		}
	}
	up := kit.NewIconButton("arrow-up", lang.T("editor.media_up"), move(i-1))
	down := kit.NewIconButton("arrow-down", lang.T("editor.media_down"), move(i+1))
	if i == 0 {
		up.Disable()
	}
	if i == len(s.post.Media)-1 {
		down.Disable()
	}
	remove := kit.NewIconButton("trash-2", lang.T("common.delete"), func() { s.removeMedia(pm, i, name) })
	for _, b := range []*kit.Button{up, down, remove} {
		b.Small()
	}
	words := kit.Column(0, kit.NewLabel(name, kit.CompactBold, kit.Ink), kit.NewLabel(about, kit.Caption, kit.Ink3))
	ground := canvas.NewRectangle(kit.Color(kit.Sunken))
	ground.CornerRadius = 4
	picture := kit.Fixed(44, 44, container.NewStack(ground, thumb))
	return kit.Column(6, kit.Row(8, picture, kit.Grow(words), kit.Row(0, up, down, remove)), alt)
}

// describe is size, duration and weight of a file: "1080×1920, 00.38, 412 KB".
func describe(f *models.Media) string {
	var parts []string
	if f.Width > 0 && f.Height > 0 {
		parts = append(parts, fmt.Sprintf("%d×%d", f.Width, f.Height))
	}
	if f.Millis > 0 {
		sec := f.Millis / 1000
		parts = append(parts, lang.Clock(fmt.Sprintf("%02d:%02d", sec/60, sec%60)))
	}
	return strings.Join(append(parts, lang.Bytes(f.Size)), ", ")
}

// removeMedia takes a file out of the post; the toast puts it back.
func (s *Panel) removeMedia(pm models.PostMedia, at int, name string) {
	id := s.id
	s.changeNow("media:"+idText(pm.MediaID), func(p *models.Post) { removeMedia(p, pm.MediaID) })
	s.view.sync()
	s.host.Overlay().Toast("check", lang.T("editor.media_removed", "name", name), lang.T("common.undo"), func() {
		if s.id != id || s.post == nil {
			return
		}
		s.changeNow("media:"+idText(pm.MediaID), func(p *models.Post) { insertMedia(p, pm, at) })
		s.view.sync()
	})
}

// Drop adds files to the post: from the file dialog, or dropped on the window.
// It reports on files that are no pictures or films.
func (s *Panel) Drop(paths []string) {
	if s.post == nil || len(paths) == 0 {
		return
	}
	id := s.id
	s.view.media.add.Busy(true)
	s.host.Runner().Run(func() func() {
		var added []*models.Media
		var bad []string
		for _, path := range paths {
			if !accepted(path) {
				bad = append(bad, fileName(path))
				continue
			}
			m, err := s.media.Add(context.Background(), path)
			if err != nil {
				slog.Error("post: add media", "path", path, "err", err)
				bad = append(bad, fileName(path))
				continue
			}
			added = append(added, m)
		}
		return func() { s.dropped(id, added, bad) }
	})
}

func (s *Panel) dropped(id int64, added []*models.Media, bad []string) {
	if s.id != id || s.post == nil {
		return
	}
	s.view.media.add.Busy(false)
	for _, m := range added {
		s.changeNow("media:"+idText(m.ID), func(p *models.Post) { addMedia(p, m) })
	}
	s.view.sync()
	if len(bad) > 0 {
		s.host.Overlay().Toast("triangle-alert", lang.T("editor.media_bad", "names", lang.List(bad)), "", nil)
	}
}

func accepted(path string) bool {
	return slices.ContainsFunc(mediaExtensions, func(e string) bool { return strings.HasSuffix(strings.ToLower(path), e) })
}

// fileName is the last part of a path of any system.
func fileName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }
