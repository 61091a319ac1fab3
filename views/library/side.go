package library

import (
	"context"
	"errors"
	"image"
	"log/slog"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/models"
	"lontar/views/kit"
)

// Measures of the side, in px.
const (
	sideWidth   = 320
	previewHigh = 240
	previewPx   = 640 // pixels, for dense screens
)

// side shows the file at the cursor: what it is, its alt text, where it is
// used, and what can be done with it.
type side struct {
	s      *Screen
	object *fyne.Container
	item   *media.Item
	alt    *kit.Entry
	uses   *fyne.Container
	note   *fyne.Container // what is wrong with the file
	photo  *canvas.Image
	blank  *kit.Paragraph // why there is no picture yet

	pending string // alt text on its way to the store
	dirty   bool
	saving  bool
	latest  kit.Latest
}

func newSide(s *Screen) *side {
	return &side{s: s, object: container.NewStack()}
}

// show fills the side with a file, nil none. The same file keeps its field.
func (d *side) show(item *media.Item) {
	if item != nil && d.item != nil && *item == *d.item {
		d.readUses()
		return
	}
	typing := d.alt != nil && d.alt.Focused() && item != nil && d.item != nil && item.ID == d.item.ID
	d.save()
	if item == nil {
		d.item, d.alt = nil, nil
		d.object.Objects = []fyne.CanvasObject{kit.Panel(kit.Paper, kit.Center(kit.Fixed(sideWidth-64, 0,
			kit.NewParagraph(lang.T("media.side.none"), kit.Compact, kit.Ink3))))}
		d.object.Refresh()
		return
	}
	now := *item
	d.item = &now
	if typing { // what was just saved comes back: the field stays under the fingers
		d.readUses()
		return
	}
	d.build()
	d.readUses()
	d.readPreview()
}

// forget lets a file be shown anew: it was lost and is back.
func (d *side) forget(id int64) {
	if d.item != nil && d.item.ID == id {
		d.save()
		d.item = nil
	}
}

func (d *side) build() {
	m := d.item.Media
	d.photo = canvas.NewImageFromImage(nil)
	d.photo.FillMode, d.photo.CornerRadius, d.photo.Hidden = canvas.ImageFillContain, 6, true
	ground := canvas.NewRectangle(kit.Color(kit.Sunken))
	ground.CornerRadius = 8
	d.blank = kit.NewParagraph("", kit.Compact, kit.Ink3).SetWidth(sideWidth - 88)
	picture := kit.Fixed(0, previewHigh, container.NewStack(ground, kit.Center(kit.Fixed(sideWidth-88, 0, d.blank)), kit.Pad(4, 4, 4, 4, d.photo)))
	name := kit.NewParagraph(m.Name, kit.Strong, kit.Ink)
	name.MaxLines = 2
	about := kit.Column(0)
	for _, line := range describe(m) {
		about.Add(kit.NewParagraph(line, kit.Caption, kit.Ink3))
	}
	d.note, d.uses = kit.Column(0), kit.Column(2)
	d.note.Hide()
	if err := media.Warning(m); err != nil {
		d.warn(err)
	}
	parts := []fyne.CanvasObject{picture, kit.Column(2, name, about), d.note}
	if m.DeletedAt != 0 {
		parts = append(parts, kit.NewParagraph(lang.T("media.deleted_note"), kit.Compact, kit.Ink2))
	} else {
		parts = append(parts, d.altField(m))
		if m.Video() {
			parts = append(parts, d.cover(m))
		}
		parts = append(parts, kit.NewSection(lang.T("media.used_in"), "", nil, d.uses))
	}
	scroll := container.NewVScroll(kit.Pad(20, 20, 24, 20, kit.Column(16, parts...)))
	d.object.Objects = []fyne.CanvasObject{kit.Panel(kit.Paper, container.NewBorder(nil, d.actions(m), nil, nil, scroll))}
	d.object.Refresh()
}

func (d *side) altField(m models.Media) fyne.CanvasObject {
	d.alt = kit.NewMultiEntry(lang.T("media.alt_hint"), 3)
	d.alt.Set(m.Alt)
	d.alt.OnChanged = func(text string) { d.pending, d.dirty = text, true; d.save() }
	d.alt.OnEscape = func() { kit.FocusOn(d.s.grid) }
	field := kit.Field(lang.T("media.alt"), d.alt, lang.T("media.alt_note"))
	offered := d.item.PostAlt
	if m.Alt != "" || offered == "" {
		return field
	}
	var take *kit.Button
	take = kit.NewButton(kit.Fit(lang.T("media.alt_from_posts", "alt", offered), kit.Compact, sideWidth-88), "", kit.SoftTeal, func() {
		take.Hide()
		d.alt.SetText(offered)
	}).AlignLeft().Small()
	take.Tip(offered)
	return kit.Column(8, field, take)
}

func (d *side) cover(m models.Media) fyne.CanvasObject {
	row := kit.Row(8)
	cut := kit.NewButton(lang.T("media.cover.cut"), "image", kit.Outlined, func() { d.s.askSecond(m) }).Small()
	if !media.CanCut() {
		cut.Disable()
		cut.Tip(lang.T("media.error.no_ffmpeg"))
	}
	row.Add(cut)
	row.Add(kit.NewButton(lang.T("media.cover.choose"), "image-plus", kit.Outlined, func() { d.s.chooseCover(m) }).Small())
	if m.Cover != "" {
		row.Add(kit.NewIconButton("x", lang.T("media.cover.none"), func() { d.s.dropCover(m) }).Small())
	}
	help := ""
	if !media.CanCut() {
		help = lang.T("media.error.no_ffmpeg")
	}
	return kit.Field(lang.T("media.cover"), row, help)
}

// actions stay in sight at the foot, however much stands above them.
func (d *side) actions(m models.Media) fyne.CanvasObject {
	foot := func(o ...fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(kit.Divider(), nil, nil, nil, kit.Pad(10, 20, 10, 20, kit.Row(0, o...)))
	}
	if m.DeletedAt != 0 {
		return foot(kit.NewButton(lang.T("common.restore"), "archive-restore", kit.Primary, func() { d.s.restore(m) }).Small(), kit.Spacer())
	}
	replace := kit.NewButton(lang.T("media.replace"), "repeat-2", kit.Outlined, func() { d.s.replace(m) }).Small()
	if d.item.Uses == 0 {
		replace.Disable()
		replace.Tip(lang.T("media.error.not_used"))
	}
	return foot(replace, kit.Spacer(), kit.NewButton(lang.T("common.delete"), "trash-2", kit.Danger, d.s.remove).Small())
}

// warn shows what is wrong with the file, and the way out.
func (d *side) warn(err error, ways ...fyne.CanvasObject) {
	icon := kit.Top(kit.Pad(2, 0, 0, 0, kit.IconImage("triangle-alert", kit.AmberI, 16)))
	text := kit.NewParagraph(lang.Error(err), kit.Compact, kit.Ink).SetWidth(sideWidth - 92)
	words := kit.Column(8, append([]fyne.CanvasObject{text}, ways...)...)
	d.note.Objects = []fyne.CanvasObject{kit.Box(kit.Color(kit.AmberT), kit.Color(kit.AmberL), 8,
		kit.Pad(10, 12, 10, 12, kit.Row(8, icon, kit.Grow(words))))}
	d.note.Show()
	d.object.Refresh()
}

// readPreview shows the picture whole, or why there is none.
func (d *side) readPreview() {
	m, photo, files := d.item.Media, d.photo, d.s.files
	d.latest.Run(d.s.host.Runner(), func() func() {
		img, err := decode(files.Preview(m.Hash, previewPx))
		return func() {
			if d.photo != photo {
				return
			}
			switch {
			case errors.Is(err, media.ErrNoCover):
				d.blank.SetText(lang.Error(err))
				d.object.Refresh()
				return
			case errors.Is(err, media.ErrLost):
				d.warn(err, kit.NewButton(lang.T("media.find"), "search", kit.Outlined, func() { d.s.find(m) }).Small())
				return
			case err != nil:
				if media.Warning(m) == nil {
					slog.Warn("library: preview", "hash", m.Hash, "err", err)
					d.warn(err)
				}
				return
			}
			photo.Image = img
			photo.Show()
			photo.Refresh()
		}
	})
}

func decode(path string, err error) (image.Image, error) {
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	return img, err
}

// readUses lists the posts that show the file.
func (d *side) readUses() {
	item, uses, svc := *d.item, d.uses, d.s.svc
	if uses == nil || item.DeletedAt != 0 {
		return
	}
	d.s.host.Runner().Run(func() func() {
		cards, err := svc.Uses(context.Background(), item.ID)
		return func() {
			if err != nil {
				slog.Error("library: uses", "err", err)
				return
			}
			if d.uses == uses {
				d.listUses(item, cards)
			}
		}
	})
}

// mostUses is how many posts are listed.
const mostUses = 30

func (d *side) listUses(item media.Item, cards []models.Card) {
	d.uses.Objects = nil
	for _, c := range cards[:min(len(cards), mostUses)] {
		d.uses.Add(useRow(c, func() { d.s.host.OpenPost(c.PostID) }))
	}
	if more := len(cards) - mostUses; more > 0 {
		d.uses.Add(kit.Text(lang.N("media.more_posts", more), kit.Caption, kit.Ink3))
	}
	if item.Logo {
		d.uses.Add(kit.Text(lang.T("media.is_logo"), kit.Caption, kit.Ink3))
	}
	if len(d.uses.Objects) == 0 {
		d.uses.Add(kit.NewParagraph(lang.T("media.unused"), kit.Compact, kit.Ink3))
	}
	d.uses.Refresh()
	d.object.Refresh()
}

// useRow is a post that can be opened.
func useRow(c models.Card, open func()) fyne.CanvasObject {
	const room = sideWidth - 90
	b := kit.NewButton(kit.Fit(media.PostName(c), kit.Compact, room), "calendar-days", kit.Ghost, open).AlignLeft().Small()
	b.Tip(media.PostName(c) + ", " + lang.When(c.Day, c.Clock))
	return b
}

func (d *side) focusAlt() {
	if d.alt != nil {
		kit.FocusOn(d.alt)
	}
}

// save writes the alt text, one write at a time and the last text last.
func (d *side) save() {
	if !d.dirty || d.saving || d.item == nil {
		return
	}
	d.saving, d.dirty = true, false
	id, text, svc := d.item.ID, d.pending, d.s.svc
	d.s.host.Runner().Run(func() func() {
		err := svc.SetAlt(context.Background(), id, text)
		return func() {
			d.saving = false
			if err != nil {
				slog.Error("library: alt text", "err", err)
				d.s.host.Overlay().Toast("triangle-alert", lang.T("common.error_save", "reason", lang.Error(err)), "", nil)
				return
			}
			d.save()
		}
	})
}

// saveNow is save for the end of the screen: it does not leave before it is written.
func (d *side) saveNow() {
	if !d.dirty || d.item == nil {
		return
	}
	d.dirty = false
	if err := d.s.svc.SetAlt(context.Background(), d.item.ID, d.pending); err != nil {
		slog.Error("library: alt text", "err", err)
	}
}
