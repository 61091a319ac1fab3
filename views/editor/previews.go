package editor

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/compose"
	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/app/proof"
	"lontar/models"
	"lontar/views/kit"
	"lontar/views/preview"
)

// previews is the right pane: what each account's post will look like. Two
// columns where there is room, else one account at a time.
type previews struct {
	v       *view
	object  fyne.CanvasObject
	head    *fyne.Container
	body    *fyne.Container
	scroll  *container.Scroll
	cards   []*previewCard
	hidden  map[int64]bool // accounts switched off
	one     int64          // the account shown where there is room for one, 0 the first
	desktop bool
	print   string
}

// previewCard is one account's preview under its heading.
type previewCard struct {
	account int64
	state   *kit.Label
	count   *kit.Label
	mark    *fyne.Container
	modes   *kit.Select
	mode    string
	view    *preview.View
	object  fyne.CanvasObject
	height  float32 // as laid out
	fine    string
}

func newPreviews(v *view) *previews {
	p := &previews{v: v, hidden: map[int64]bool{}, head: kit.Row(8), body: container.NewStack()}
	p.scroll = container.NewVScroll(kit.Pad(8, padding, 24, padding, p.body))
	note := kit.Text(lang.T("editor.preview_note"), kit.Caption, kit.Ink3)
	head := kit.Column(4, kit.Fixed(0, 32, p.head), note)
	p.object = container.NewBorder(kit.Pad(12, padding, 4, padding, head), nil, nil, nil, p.scroll)
	return p
}

// shown are the pieces that have a preview on the pane.
func (p *previews) shown() []*compose.Piece {
	s := p.v.s
	var out []*compose.Piece
	for i := range s.pieces {
		piece := &s.pieces[i]
		if p.v.wide && !p.hidden[piece.Account.ID] {
			out = append(out, piece)
		}
		if !p.v.wide && (piece.Account.ID == p.single() || len(out) == 0 && i == len(s.pieces)-1) {
			out = append(out, piece)
		}
	}
	return out
}

// single is the account shown where there is room for one: that of the open
// tab, else the chosen one, else the first.
func (p *previews) single() int64 {
	s := p.v.s
	if s.tab != 0 {
		return s.tab
	}
	if variant(s.post, p.one) != nil && p.one != 0 {
		return p.one
	}
	if len(s.pieces) > 0 {
		return s.pieces[0].Account.ID
	}
	return 0
}

func (p *previews) sync() {
	s := p.v.s
	print := fmt.Sprint(s.id, p.desktop, p.single(), p.v.wide, s.post.Form)
	for i := range s.pieces {
		print += fmt.Sprint("|", s.pieces[i].Account.ID, p.hidden[s.pieces[i].Account.ID])
	}
	if print != p.print {
		p.print = print
		p.build()
	}
	p.update()
}

func (p *previews) build() {
	p.drawHead()
	old := p.cards
	p.cards = nil
	for _, piece := range p.shown() {
		i := slices.IndexFunc(old, func(c *previewCard) bool { return c.account == piece.Account.ID })
		if i >= 0 {
			old[i].setModes(p, piece)
			p.cards = append(p.cards, old[i])
			continue
		}
		p.cards = append(p.cards, p.newCard(piece))
	}
	if len(p.cards) == 0 {
		p.body.Objects = []fyne.CanvasObject{kit.NewEmpty("smartphone", lang.T("editor.preview_none"), lang.T("editor.preview_none_text"))}
		p.body.Refresh()
		return
	}
	var objects []fyne.CanvasObject
	for _, c := range p.cards {
		objects = append(objects, c.object)
	}
	columns := 1
	if p.v.wide && !p.desktop {
		columns = 2
	}
	p.body.Objects = []fyne.CanvasObject{container.New(&masonry{columns: columns, gap: 12, width: p.width}, objects...)}
	p.body.Refresh()
}

// width is the room inside the pane's padding.
func (p *previews) width() float32 {
	if p.v.wide {
		return previewWide - 2*padding - 1
	}
	return previewNarrow - 2*padding - 1
}

func (p *previews) drawHead() {
	s := p.v.s
	p.head.Objects = []fyne.CanvasObject{kit.Text(lang.T("editor.preview"), kit.Strong, kit.Ink), kit.Spacer()}
	if p.v.wide {
		for i := range s.pieces {
			id := s.pieces[i].Account.ID
			b := kit.NewButton("", "platform/"+string(s.pieces[i].Account.Platform), kit.Ghost, func() {
				p.hidden[id] = !p.hidden[id]
				p.sync()
			}).Small().Tip(s.short(&s.pieces[i].Account))
			b.SetSelected(!p.hidden[id])
			p.head.Add(b)
		}
	} else if len(s.pieces) > 1 {
		var opts []kit.Option
		for i := range s.pieces {
			a := &s.pieces[i].Account
			opts = append(opts, kit.Option{Value: idText(a.ID), Text: s.short(a)})
		}
		p.head.Add(kit.Fixed(102, 0, kit.NewSelect("", opts, idText(p.single()), func(v string) {
			p.one = idOf(v)
			if s.tab != 0 {
				p.v.writing.show(p.one)
				return
			}
			p.sync()
		}).Fill()))
	}
	value := "phone"
	if p.desktop {
		value = "desktop"
	}
	p.head.Add(kit.NewSegmented([]kit.Option{{Value: "phone", Icon: "smartphone"}, {Value: "desktop", Icon: "monitor"}}, value, func(v string) {
		p.desktop = v == "desktop"
		p.sync()
	}))
	p.head.Refresh()
}

func (p *previews) newCard(piece *compose.Piece) *previewCard {
	s := p.v.s
	c := &previewCard{account: piece.Account.ID, mark: container.NewStack()}
	c.state = kit.NewLabel("", kit.Caption, kit.Ink3)
	c.count = kit.NewLabel("", kit.Caption, kit.Ink2)
	c.count.Full = true
	c.view = preview.New(s.host.Runner(), s.Picture)
	c.modes = kit.NewSelect("", nil, "", func(v string) { c.mode = v; p.update() }).Small()
	name := kit.Text(s.short(&piece.Account), kit.CaptionBold, kit.Ink)
	head := kit.Row(6, kit.PlatformIcon(piece.Account.Platform, kit.Ink, 14), name, kit.Grow(c.state), c.modes, c.count, c.mark)
	c.object = kit.Column(6, kit.Fixed(0, 28, head), c.view)
	c.setModes(p, piece)
	return c
}

// setModes offers the other ways the platform shows the post.
func (c *previewCard) setModes(p *previews, piece *compose.Piece) {
	modes := preview.Modes(piece.Account.Platform, p.v.s.post.Form)
	if !slices.Contains(modes, c.mode) {
		c.mode = ""
		if len(modes) > 0 {
			c.mode = modes[0]
		}
	}
	var opts []kit.Option
	for _, m := range modes {
		opts = append(opts, kit.Option{Value: m, Text: preview.ModeName(piece.Account.Platform, m)})
	}
	c.modes.SetOptions(opts)
	c.modes.SetValue(c.mode)
	c.modes.Hidden = len(modes) < 2
}

// reveal scrolls to the preview of an account.
func (p *previews) reveal(account int64) {
	i := slices.IndexFunc(p.cards, func(c *previewCard) bool { return c.account == account })
	if i < 0 {
		return
	}
	o := p.cards[i].object
	top, shown := o.Position().Y, p.scroll.Size().Height
	if y := p.scroll.Offset.Y; top < y || top+min(o.Size().Height, shown) > y+shown {
		p.scroll.ScrollToOffset(fyne.NewPos(0, top))
	}
}

// update brings every card up to date with the post, at each key.
func (p *previews) update() {
	for _, c := range p.cards {
		i := slices.IndexFunc(p.v.s.pieces, func(o compose.Piece) bool { return o.Account.ID == c.account })
		if i < 0 {
			continue
		}
		piece := &p.v.s.pieces[i]
		c.state.SetText(lang.T("editor.state_follows"))
		c.state.SetToken(kit.Ink3)
		if piece.Own {
			c.state.SetText(lang.T("editor.state_own"))
			c.state.SetToken(kit.Amber)
		}
		c.say(piece)
		c.view.Set(p.post(c, piece))
	}
	p.settle()
}

// settle lays the columns out anew when a preview has grown or shrunk.
func (p *previews) settle() {
	moved := false
	for _, c := range p.cards {
		h := c.object.MinSize().Height
		moved = moved || h != c.height
		c.height = h
	}
	if moved {
		p.body.Refresh()
	}
}

// say shows length and whether the platform takes the post.
func (c *previewCard) say(piece *compose.Piece) {
	limit := piece.Report.Limit
	length, _ := piece.Length()
	text, tok := "", kit.Ink2
	if limit > 0 && limit < 1000 {
		text = lang.Int(length) + "/" + lang.Int(limit)
		if length > limit {
			tok = kit.Red
		}
	}
	c.count.SetText(text)
	c.count.SetToken(tok)
	fine := "yes"
	if worst := platform.Worst(piece.Problems); worst == platform.Error || worst == platform.Warn {
		fine = string(worst)
	}
	if fine == c.fine {
		return
	}
	c.fine = fine
	icon, mark := "circle-check", kit.Accent
	switch fine {
	case string(platform.Error):
		icon, mark = "circle-alert", kit.Red
	case string(platform.Warn):
		icon, mark = "triangle-alert", kit.AmberI
	}
	c.mark.Objects = []fyne.CanvasObject{kit.IconImage(icon, mark, 14)}
	c.mark.Refresh()
}

// post is what the preview draws.
func (p *previews) post(c *previewCard, piece *compose.Piece) preview.Post {
	s := p.v.s
	v := variant(s.post, c.account)
	out := preview.Post{
		Platform: piece.Account.Platform, Form: s.post.Form, Name: piece.Account.Name, Handle: piece.Account.Handle, Brand: s.brand,
		Text: piece.Content.Text, Entities: piece.Report.Entities, Fold: piece.Report.Fold,
		Title: piece.Content.Title, Description: piece.Content.Description, Thread: piece.Content.Thread,
		FirstComment: piece.Content.FirstComment, Link: piece.Content.Link, Location: piece.Content.Location,
		Collaborators: piece.Content.Collaborators, Desktop: p.desktop, Mode: c.mode, Marks: p.marks(piece),
	}
	if out.Name == "" {
		out.Name = s.brand.Name
	}
	if v != nil {
		out.Day, out.Clock = v.Day, v.Clock
		for _, m := range compose.Media(s.post, v) {
			out.Media = append(out.Media, medium(m))
		}
		if c := compose.Cover(s.post, v); c != nil {
			cover := medium(models.PostMedia{Media: c})
			out.Cover = &cover
		}
	}
	if p.desktop {
		out.Fold = platform.Fold(out.Platform, out.Text, platform.Desktop)
	}
	if c.mode == "grid" {
		out.Grid = s.known.grid[c.account]
	}
	return out
}

func medium(m models.PostMedia) preview.Media {
	return preview.Media{Hash: m.Media.Hash, Width: m.Media.Width, Height: m.Media.Height, Millis: m.Media.Millis, Alt: m.Alt, Video: isVideo(m.Media)}
}

// marks are the findings in a piece's text, where its words are those written.
func (p *previews) marks(piece *compose.Piece) []preview.Mark {
	s := p.v.s
	v := variant(s.post, piece.Account.ID)
	if v == nil {
		return nil
	}
	text := []rune(piece.Content.Text)
	same := alike([]rune(v.Text(s.post)), text)
	var out []preview.Mark
	for i := range s.checks.items {
		it := &s.checks.items[i]
		own := it.account == piece.Account.ID && v.OwnCaption || it.account == 0 && !v.OwnCaption
		if !own || it.field != platform.FieldText || it.waived != nil || it.End > same {
			continue
		}
		kind := "warn"
		if it.Kind == proof.KindSpelling {
			kind = "error"
		}
		out = append(out, preview.Mark{Start: it.Start, End: it.End, Kind: kind})
	}
	for _, pr := range piece.Problems {
		if pr.Field == platform.FieldText && pr.Level == platform.Error && pr.End > pr.Start && pr.End <= len(text) && pr.Rule != "text.max" {
			out = append(out, preview.Mark{Start: pr.Start, End: pr.End, Kind: "error"})
		}
	}
	return out
}

// alike is how many code points two texts begin with alike.
func alike(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// masonry lays cards in columns, each where the columns are shortest.
type masonry struct {
	columns int
	gap     float32
	width   func() float32
}

func (m *masonry) each(objects []fyne.CanvasObject, place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	width := (m.width() - float32(m.columns-1)*m.gap) / float32(m.columns)
	heights := make([]float32, m.columns)
	for _, o := range objects {
		col := 0
		for i := range heights {
			if heights[i] < heights[col] {
				col = i
			}
		}
		o.Resize(fyne.NewSize(width, o.Size().Height)) // heights follow from widths
		h := o.MinSize().Height
		place(o, fyne.NewPos(float32(col)*(width+m.gap), heights[col]), fyne.NewSize(width, h))
		heights[col] += h + m.gap
	}
	return slices.Max(heights)
}

// MinSize is the height of the longest column.
func (m *masonry) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(m.width(), m.each(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// Layout places the cards.
func (m *masonry) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	m.each(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}
