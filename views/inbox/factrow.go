package inbox

import (
	"context"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/answer"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// factRow is one thing known about a brand.
type factRow struct {
	widget.BaseWidget
	f       *facts
	i       int
	ground  *canvas.Rectangle
	focused bool
	body    fyne.CanvasObject
}

func newFactRow(f *facts, i int) *factRow {
	fact := &f.list[i]
	r := &factRow{f: f, i: i, ground: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius = 6
	when, tok := "", kit.Ink3
	if fact.UpdatedDay != "" {
		when = lang.DayMonth(fact.UpdatedDay)
		if i == 0 {
			when = lang.T("inboxview.facts.updated", "day", when)
		}
	}
	if fact.Old {
		when, tok = lang.T("inboxview.facts.again"), kit.Amber
	}
	head := kit.Row(8, kit.Grow(kit.NewLabel(line(fact.Title, 80), kit.Caption, kit.Ink3)), kit.Text(when, kit.Caption, tok))
	text, _ := safe(fact.Body, 400)
	words := kit.NewParagraph(text, kit.Compact, kit.Ink).SetWidth(factsWidth - 32)
	words.MaxLines = 4
	r.body = container.NewStack(kit.Pad(2, -6, 2, -6, r.ground), kit.Pad(8, 0, 8, 0, kit.Column(2, head, words)))
	r.look()
	r.ExtendBaseWidget(r)
	return r
}

func (r *factRow) look() {
	r.ground.FillColor, r.ground.StrokeWidth = color.Transparent, 0
	if r.f.at == r.i {
		r.ground.FillColor = kit.Color(kit.Tint)
	}
	if r.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = kit.Color(kit.Focus), 2
	}
	r.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *factRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }

// Tapped chooses the fact, DoubleTapped puts it into the reply.
func (r *factRow) Tapped(*fyne.PointEvent) { r.f.choose(r.i) }

// DoubleTapped implements fyne.DoubleTappable.
func (r *factRow) DoubleTapped(*fyne.PointEvent) { r.f.insert(r.i) }

// TappedSecondary opens the menu of the fact.
func (r *factRow) TappedSecondary(e *fyne.PointEvent) {
	s, fact := r.f.s, r.f.list[r.i]
	r.f.choose(r.i)
	s.host.Overlay().Menu(e.AbsolutePosition, []kit.MenuItem{
		{Icon: "corner-down-left", Label: lang.T("inboxview.facts.insert"), Shortcut: "Enter", Action: func() { r.f.insert(r.i) }},
		{Icon: "check", Label: lang.T("inboxview.facts.checked"), Action: func() { s.checked(fact) }},
		{Icon: "pen-line", Label: lang.T("common.edit"), Action: func() { s.editFact(fact) }},
		{Icon: "trash-2", Label: lang.T("common.delete"), Danger: true, Action: func() { s.deleteFact(fact) }},
	})
}

// FocusGained shows where the keyboard is.
func (r *factRow) FocusGained() { r.focused = true; r.f.choose(r.i); r.look() }

// FocusLost takes the ring away.
func (r *factRow) FocusLost() { r.focused = false; r.look() }

// TypedRune goes to the window.
func (r *factRow) TypedRune(c rune) { kit.ForwardRune(r, c) }

// TypedKey puts the fact into the reply with Enter.
func (r *factRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.f.insert(r.i)
	case fyne.KeyDelete:
		r.f.s.deleteFact(r.f.list[r.i])
	default:
		kit.ForwardKey(r, e)
	}
}

// checked notes that a fact still holds.
func (s *Screen) checked(f answer.Fact) {
	s.do(func(ctx context.Context) error { return s.answers.Checked(ctx, f.ID) }, func() {
		s.facts.reload()
		s.host.Overlay().Toast("check", lang.T("inboxview.facts.checked_done", "title", line(f.Title, 60)), "", nil)
	})
}

func (s *Screen) deleteFact(f answer.Fact) {
	var gone models.Fact
	s.do(func(ctx context.Context) (err error) {
		gone, err = s.answers.DeleteFact(ctx, f.ID)
		return err
	}, func() {
		s.facts.reload()
		s.host.Overlay().Toast("trash-2", lang.T("inboxview.facts.deleted", "title", line(f.Title, 60)), lang.T("common.undo"), func() {
			s.do(func(ctx context.Context) error { return s.answers.RestoreFact(ctx, gone) }, s.facts.reload)
		})
	})
}

// editFact is the sheet of a fact; one without id is new.
func (s *Screen) editFact(f answer.Fact) {
	brand := s.facts.brandID
	if brand == 0 {
		return
	}
	title, body, words := kit.NewEntry(lang.T("inboxview.facts.title_hint")), kit.NewMultiEntry(lang.T("inboxview.facts.body_hint"), 4), kit.NewEntry(lang.T("inboxview.facts.words_hint"))
	title.SetText(f.Title)
	body.SetText(f.Body)
	words.SetText(f.Words)
	after := kit.NewDateField(f.CheckAfter, nil)
	form := kit.Column(12,
		kit.Field(lang.T("common.title"), title, ""),
		kit.Field(lang.T("inboxview.facts.body"), body, ""),
		kit.Field(lang.T("inboxview.facts.words"), words, lang.T("inboxview.facts.words_help")),
		kit.Field(lang.T("inboxview.facts.after"), after, lang.T("inboxview.facts.after_help")))
	var d *kit.Dialog
	save := func() {
		next := f.Fact
		next.BrandID, next.Title, next.Body = brand, strings.TrimSpace(title.Text), strings.TrimSpace(body.Text)
		next.Words, next.CheckAfter = strings.TrimSpace(words.Text), after.Value()
		next.UpdatedDay = s.host.Now().In(s.clock().brand(brand).Location()).Format(models.DayFormat)
		if next.Title == "" {
			title.SetError(lang.T("inboxview.facts.title_needed"))
			d.Focus(title)
			return
		}
		if next.Body == "" {
			body.SetError(lang.T("inboxview.facts.body_needed"))
			d.Focus(body)
			return
		}
		d.Close()
		s.do(func(ctx context.Context) error { return s.answers.SaveFact(ctx, &next) }, s.facts.reload)
	}
	head := "inboxview.facts.edit"
	if f.ID == 0 {
		head = "inboxview.facts.add"
	}
	d = s.host.Overlay().Dialog(lang.T(head), form, 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("common.save"), "", kit.Primary, save))
	d.Focus(title)
}
