package editor

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/compose"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// captionBox is the text with its tools and counters in one edge, which turns
// to the focus colour while the keyboard is in the text.
type captionBox struct {
	widget.BaseWidget
	w      *writing
	ground *canvas.Rectangle
	body   fyne.CanvasObject
	smile  *kit.Button
	group  *kit.Button
}

func newCaptionBox(w *writing) *captionBox {
	b := &captionBox{w: w}
	b.ground = canvas.NewRectangle(nil)
	b.ground.CornerRadius = 8
	b.smile = kit.NewIconButton("smile", lang.T("editor.emoji")+" (Ctrl Shift E)", w.openEmoji)
	b.group = kit.NewIconButton("hash", lang.T("editor.insert_tags"), nil)
	b.group.SetTap(func() { w.insertTags(kit.Below(b.group)) })
	at := kit.NewIconButton("at-sign", lang.T("editor.insert_handle"), nil)
	at.SetTap(func() { w.insertHandle(kit.Below(at)) })
	link := kit.NewIconButton("link", lang.T("editor.insert_link"), w.insertLink)
	quote := kit.NewIconButton("quote", lang.T("editor.insert_snippet"), nil)
	quote.SetTap(func() { w.insertSnippet(kit.Below(quote)) })
	tools := kit.Row(4)
	for _, t := range []*kit.Button{b.smile, b.group, at, link, quote} {
		tools.Add(t.Small())
	}
	bar := kit.Fixed(0, 40, kit.Pad(0, 14, 0, 8, kit.Row(8, tools, kit.Spacer(), w.words)))
	rows := kit.Column(0, w.entry, kit.Divider(), bar)
	if w.v.wide {
		rows.Add(kit.Divider())
		rows.Add(kit.Pad(8, 14, 8, 14, w.counts.object))
	} else {
		// One line of tools and counters (05b).
		rows = kit.Column(0, w.entry, kit.Divider(),
			kit.Pad(6, 14, 6, 8, kit.Row(8, tools, kit.Spacer(), w.counts.object)))
	}
	b.body = container.NewStack(b.ground, kit.Pad(1, 1, 1, 1, rows))
	w.entry.OnFocus = func(bool) { b.look() }
	b.look()
	b.ExtendBaseWidget(b)
	return b
}

func (b *captionBox) look() {
	b.ground.FillColor, b.ground.StrokeColor, b.ground.StrokeWidth = kit.Color(kit.Surface), kit.Color(kit.Line2), 1
	if b.w.entry.Focused() {
		b.ground.StrokeColor, b.ground.StrokeWidth = kit.Color(kit.Focus), 2
	}
	b.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *captionBox) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.body) }

// counts show how much of each platform's limit is used.
type counts struct {
	w      *writing
	object *fyne.Container
	items  []*counter
	shape  string
}

func newCounts(w *writing) *counts {
	c := &counts{w: w}
	c.object = container.New(flow{func() float32 {
		if w.v.wide {
			return w.v.middleWidth() - 30
		}
		return w.v.middleWidth() - 210
	}, 14})
	return c
}

// counter is glyph, used / limit, and a bar for limits below 1.000 (TOKENS §7).
type counter struct {
	used, limit *canvas.Text
	bar         *canvas.Rectangle
	fill        *canvas.Rectangle
	object      *fyne.Container
}

// farLimit is a limit nobody comes near: only what is used is shown.
const farLimit = 10_000

// barWidth is the length of a counter's bar.
const barWidth = 28

func (c *counts) sync() {
	s := c.w.v.s
	shown := c.w.shownPieces()
	shape := fmt.Sprint(s.id)
	for _, i := range shown {
		shape += fmt.Sprint("|", s.pieces[i].Account.ID, s.pieces[i].Report.Limit)
	}
	if shape != c.shape {
		c.shape, c.items, c.object.Objects = shape, nil, nil
		for _, i := range shown {
			item := newCounter(s.pieces[i].Account.Platform, s.pieces[i].Report.Limit)
			c.items = append(c.items, item)
			c.object.Add(item.object)
		}
	}
	wider := false
	for n, i := range shown {
		wider = c.items[n].show(&s.pieces[i]) || wider
	}
	if wider {
		c.object.Refresh()
	}
}

func newCounter(p models.Platform, limit int) *counter {
	c := &counter{used: kit.Text("", kit.CompactBold, kit.Ink), limit: kit.Text("", kit.Compact, kit.Ink3)}
	row := []fyne.CanvasObject{kit.PlatformIcon(p, kit.Ink2, 14), c.used}
	if limit > 0 && limit < farLimit {
		c.limit.Text = "/ " + lang.Int(limit)
		row = append(row, c.limit)
	}
	if limit > 0 && limit < 1000 {
		c.bar, c.fill = canvas.NewRectangle(kit.Color(kit.Track)), canvas.NewRectangle(kit.Color(kit.Accent))
		c.bar.CornerRadius, c.fill.CornerRadius = 2, 2
		c.bar.Resize(fyne.NewSize(barWidth, 4))
		row = append(row, kit.Fixed(barWidth, 4, container.NewWithoutLayout(c.bar, c.fill)))
	}
	c.object = kit.Row(6, row...)
	return c
}

// show reports whether the counter became wider or narrower.
func (c *counter) show(p *compose.Piece) bool {
	limit := p.Report.Limit
	length, parts := p.Length()
	text := lang.Int(length)
	if parts > 1 {
		text = lang.T("editor.parts", "n", parts, "longest", text)
	}
	tok := kit.Ink
	switch {
	case limit > 0 && length > limit:
		tok = kit.Red
	case limit > 0 && length*10 > limit*9:
		tok = kit.Amber
	}
	col := kit.Color(tok)
	if text == c.used.Text && c.used.Color == col {
		return false
	}
	wider := len(text) != len(c.used.Text)
	c.used.Text, c.used.Color = text, col
	c.used.Refresh()
	if c.fill != nil {
		bar := map[kit.Token]kit.Token{kit.Ink: kit.Accent, kit.Amber: kit.AmberF, kit.Red: kit.Red}[tok]
		c.fill.FillColor = kit.Color(bar)
		c.fill.Resize(fyne.NewSize(barWidth*min(1, float32(length)/float32(limit)), 4))
		c.fill.Refresh()
	}
	return wider
}
