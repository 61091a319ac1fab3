package editor

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/compose"
	"lontar/app/lang"
	"lontar/app/media"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
	"lontar/views/kit/intake"
)

// Files takes files into the workspace and knows how they are.
type Files interface {
	intake.Adder
	// State says what is wrong with a file, nil when nothing is. It looks at the disk.
	State(m models.Media) error
}

// mediaList are the pictures and films of the post in order, each with what the
// platforms say to it, its alternative text and the way out of the post.
type mediaList struct {
	v      *view
	object fyne.CanvasObject
	count  *canvas.Text
	rows   *fyne.Container
	add    *kit.Button
	fits   []*fyne.Container // what the platforms say, per file
	said   []string
	print  string
	lost   map[string]bool // hashes of files that are no longer in the workspace's folder
}

func newMediaList(v *view) *mediaList {
	s := v.s
	m := &mediaList{v: v, rows: kit.Column(rowGap), count: kit.Text("", kit.Compact, kit.Ink3)}
	m.add = kit.NewButton("", "image-plus", kit.Ghost, nil).Small().Tip(lang.T("editor.media_add"))
	m.add.SetTap(func() {
		s.host.Overlay().Menu(kit.Below(m.add), []kit.MenuItem{
			{Icon: "image-plus", Label: lang.T("editor.media_file"), Action: func() { s.host.ChooseFiles(media.Extensions, s.Drop) }},
			{Icon: "layers", Label: lang.T("editor.media_library"), Action: func() { s.host.PickMedia(s.post.BrandID, s.addAll) }},
		})
	})
	head := kit.Row(8, kit.Text(lang.T("common.media"), kit.Strong, kit.Ink), m.count, kit.Spacer(), m.add)
	m.object = kit.Column(8, head, m.rows)
	return m
}

func (m *mediaList) fingerprint() string {
	out := fmt.Sprint(m.v.s.id)
	for _, p := range m.v.s.post.Media {
		out += fmt.Sprint("|", p.MediaID, p.VariantID, p.Media != nil)
	}
	for _, v := range m.v.s.bare() {
		out += fmt.Sprint("|bare ", v.AccountID)
	}
	return out
}

func (m *mediaList) sync() {
	now := m.fingerprint()
	if now != m.print {
		m.print = now
		m.build()
	}
	m.fit()
}

func (m *mediaList) build() {
	list := m.v.s.post.Media
	m.rows.Objects, m.fits, m.said = nil, nil, nil
	for i := range list {
		m.rows.Add(m.row(i))
	}
	m.count.Text = ""
	if len(list) > 0 {
		m.count.Text = lang.Int(len(list))
	} else {
		m.rows.Add(m.empty())
	}
	if gap := m.coverGap(); gap != nil {
		m.rows.Add(gap)
	}
	m.rows.Refresh()
	m.findLost()
}

// empty is where the first file goes.
func (m *mediaList) empty() fyne.CanvasObject {
	words := kit.NewParagraph(lang.T("editor.media_none"), kit.Caption, kit.Ink3).SetWidth(m.v.briefWidth() - 60)
	return container.NewStack(kit.Dashed(kit.Line2).Radius(8), kit.Pad(12, 12, 12, 12,
		kit.Row(10, kit.IconImage("image-plus", kit.Ink3, 18), kit.Grow(words))))
}

func (m *mediaList) row(i int) fyne.CanvasObject {
	s := m.v.s
	pm := s.post.Media[i]
	name, about := lang.T("editor.media_missing"), ""
	thumb := kit.Thumb("", 44, 56, 4)
	if f := pm.Media; f != nil {
		name, about = f.Name, describe(f)
		kit.LoadThumb(s.host.Runner(), thumb, func() string { return s.Thumb(f.Hash, 112) })
	}
	alt := m.altField(pm)
	more := kit.NewButton("", "ellipsis", kit.Ghost, nil).Small().Tip(lang.T("common.more"))
	more.SetTap(func() { s.host.Overlay().Menu(kit.Below(more), m.menu(i, pm, name)) })
	fit := kit.Row(4)
	m.fits, m.said = append(m.fits, fit), append(m.said, "-")
	words := kit.Column(0, kit.NewLabel(name, kit.CompactBold, kit.Ink), kit.NewLabel(about, kit.Caption, kit.Ink3), fit)
	ground := canvas.NewRectangle(kit.Color(kit.Sunken))
	ground.CornerRadius = 4
	picture := kit.Fixed(44, 56, container.NewStack(ground, thumb))
	return kit.Column(6, kit.Row(10, picture, kit.Grow(words), more), alt)
}

// altField is the alternative text of a picture; films have none anywhere.
func (m *mediaList) altField(pm models.PostMedia) fyne.CanvasObject {
	if pm.Media != nil && isVideo(pm.Media) {
		return nil
	}
	s, id := m.v.s, pm.MediaID
	alt := kit.NewMultiEntry(lang.T("editor.alt_hint"), 2)
	alt.Set(pm.Alt)
	alt.OnChanged = func(text string) { s.change("alt:"+idText(id), func(p *models.Post) { setAlt(p, id, text) }) }
	alt.OnEscape = s.Leave
	return kit.Field(lang.T("editor.alt"), alt, "")
}

func (m *mediaList) menu(i int, pm models.PostMedia, name string) []kit.MenuItem {
	s, id := m.v.s, pm.MediaID
	move := func(to int) func() {
		return func() {
			s.changeNow("media:order:"+idText(id), func(p *models.Post) { placeMedia(p, id, to) })
			s.view.sync()
		}
	}
	items := []kit.MenuItem{
		{Icon: "arrow-up", Label: lang.T("editor.media_up"), Disabled: i == 0, Action: move(i - 1)},
		{Icon: "arrow-down", Label: lang.T("editor.media_down"), Disabled: i == len(s.post.Media)-1, Action: move(i + 1)},
	}
	items = append(items, kit.MenuItem{Icon: "repeat-2", Label: lang.T("editor.media_replace"), Action: func() { s.chooseInstead(pm) }})
	if len(s.post.Variants) > 1 {
		items = append(items, kit.MenuItem{Icon: "layers", Label: lang.T("editor.media_only"), Sub: m.onlyFor(pm)})
	}
	if pm.Media != nil && !isVideo(pm.Media) && len(s.covered()) > 0 {
		items = append(items, kit.MenuItem{Icon: "image", Label: lang.T("editor.cover_make"), Sub: m.coverItems(pm.Media)})
	}
	return append(items, kit.MenuItem{}, kit.MenuItem{Icon: "trash-2", Label: lang.T("editor.media_remove"), Danger: true, Action: func() { s.removeMedia(pm, i, name) }})
}

// onlyFor lets one account alone show the file, such as a cover for YouTube.
func (m *mediaList) onlyFor(pm models.PostMedia) []kit.MenuItem {
	s := m.v.s
	mark := func(on bool) string {
		if on {
			return "check"
		}
		return ""
	}
	set := func(variantID int64) func() {
		return func() {
			s.changeNow("media:for:"+idText(pm.MediaID), func(p *models.Post) {
				for i := range p.Media {
					if p.Media[i].MediaID == pm.MediaID {
						p.Media[i].VariantID = variantID
					}
				}
			})
			s.view.sync()
		}
	}
	items := []kit.MenuItem{{Icon: mark(pm.VariantID == 0), Label: lang.T("editor.media_all"), Action: set(0)}}
	for _, v := range s.post.Variants {
		if a := s.brand.Account(v.AccountID); a != nil {
			items = append(items, kit.MenuItem{Icon: mark(pm.VariantID == v.ID), Label: lang.Platform(a.Platform) + " " + a.Label(), Action: set(v.ID)})
		}
	}
	return items
}

// fit says under each file what the platforms make of it: the worst of what
// they say, or that all of them take it.
func (m *mediaList) fit() {
	s := m.v.s
	if m.print != m.fingerprint() { // about to be drawn anew
		return
	}
	for i := range m.fits {
		icon, tok, words := m.verdict(s.post.Media[i])
		if words == m.said[i] {
			continue
		}
		m.said[i] = words
		m.fits[i].Objects = nil
		if words != "" {
			label := kit.NewLabel(words, kit.Caption, tok)
			m.fits[i].Objects = []fyne.CanvasObject{kit.IconImage(icon, tok, 14), kit.Grow(label)}
		}
		m.fits[i].Refresh()
	}
}

func (m *mediaList) verdict(pm models.PostMedia) (icon string, tok kit.Token, words string) {
	s := m.v.s
	if pm.Media != nil && m.lost[pm.Media.Hash] {
		return "circle-alert", kit.Red, lang.T("editor.media_lost")
	}
	if pm.Media != nil {
		if names := s.coverOf(pm.Media.Hash); len(names) > 0 {
			return "check", kit.Accent, lang.T("editor.cover_of", "names", lang.List(names))
		}
	}
	asked := false
	var worst *platform.Problem
	for i := range s.pieces {
		piece := &s.pieces[i]
		at := mediaIndex(s.post, piece.Account.ID, pm.MediaID)
		if at < 0 {
			continue
		}
		asked = true
		for j := range piece.Problems {
			o := &piece.Problems[j]
			if o.Field == platform.FieldMedia && o.Index == at && o.Level != platform.Info && (worst == nil || o.Level == platform.Error && worst.Level != platform.Error) {
				worst = o
			}
		}
	}
	switch {
	case worst != nil && worst.Level == platform.Error:
		return "circle-alert", kit.Red, worst.Message
	case worst != nil:
		return "triangle-alert", kit.Amber, worst.Message
	case asked && pm.Media != nil:
		return "check", kit.Accent, lang.T("editor.media_fits", "form", lang.Form(s.post.Form))
	}
	return "", kit.Ink3, ""
}

// mediaIndex is the place of a file among those an account publishes, −1 for none.
func mediaIndex(p *models.Post, account, mediaID int64) int {
	v := variant(p, account)
	if v == nil {
		return -1
	}
	return slices.IndexFunc(compose.Media(p, v), func(m models.PostMedia) bool { return m.MediaID == mediaID })
}

// describe is size and length of a film, size and weight of a picture:
// "1080×1920, 00.38", "1280×720, 412 KB".
func describe(f *models.Media) string {
	var parts []string
	if f.Width > 0 && f.Height > 0 {
		parts = append(parts, fmt.Sprintf("%d×%d", f.Width, f.Height))
	}
	if f.Millis > 0 {
		sec := f.Millis / 1000
		return strings.Join(append(parts, lang.Clock(fmt.Sprintf("%02d:%02d", sec/60, sec%60))), ", ")
	}
	return strings.Join(append(parts, lang.Bytes(f.Size)), ", ")
}

// removeMedia takes a file out of the post; the toast puts it back.
func (s *Screen) removeMedia(pm models.PostMedia, at int, name string) {
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
// Files that cannot be used are told of, each in words; what is added after
// another post was opened waits in the library.
func (s *Screen) Drop(paths []string) {
	if s.post == nil || len(paths) == 0 {
		return
	}
	id := s.id
	add := s.view.brief.media.add
	add.Busy(true)
	intake.Add(s.host, s.Files, paths, s.post.BrandID, func(out []media.Outcome) {
		add.Busy(false)
		here := s.id == id && s.post != nil
		if here {
			var added []models.Media
			for _, o := range out {
				if o.Media != nil {
					added = append(added, *o.Media)
				}
			}
			if list := s.view.brief.media; len(list.lost) > 0 { // one may be back
				list.print, s.view.previews.print, s.view.previews.cards = "", "", nil
			}
			s.addAll(added)
		}
		intake.Report(s.host, out, here)
	})
}

// pasteFiles takes files that were copied in a file manager; other paths stay text.
func (s *Screen) pasteFiles(paths []string) bool {
	if !slices.ContainsFunc(paths, func(p string) bool { return slices.Contains(media.Extensions, strings.ToLower(filepath.Ext(p))) }) {
		return false
	}
	s.Drop(paths)
	return true
}

// addAll puts files of the workspace at the end of the post's.
func (s *Screen) addAll(list []models.Media) {
	if s.post == nil {
		return
	}
	for i := range list {
		if slices.ContainsFunc(s.post.Media, func(o models.PostMedia) bool { return o.MediaID == list[i].ID }) {
			continue // there already, perhaps for one account alone
		}
		s.changeNow("media:"+idText(list[i].ID), func(p *models.Post) { addMedia(p, &list[i]) })
		s.coverFor(&list[i])
	}
	s.view.sync()
}

func isVideo(m *models.Media) bool { return strings.HasPrefix(m.MIME, "video/") }
