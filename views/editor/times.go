package editor

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// times are day and hour of the post, or of each account when they differ, the
// brand's recurring hours of that weekday, and what is wrong with the time.
type times struct {
	v      *view
	object *fyne.Container
	first  *kit.DateField
	print  string // what is shown, so that a field being typed in is not built anew
}

func newTimes(v *view) *times { return &times{v: v, object: kit.Column(8)} }

// fingerprint of everything the fields are built from.
func (t *times) fingerprint() string {
	s := t.v.s
	out := idText(s.id)
	for _, v := range s.post.Variants {
		out += "|" + idText(v.AccountID) + v.Day + v.Clock + v.TimeNote
	}
	if t.each() {
		out += "+"
	}
	for _, w := range s.known.warnings {
		out += "!" + w.Kind + idText(int64(w.Minutes))
	}
	return out
}

// each reports whether every account has fields of its own.
func (t *times) each() bool {
	return t.v.s.split && len(t.v.s.post.Variants) > 1 || timesDiffer(t.v.s.post)
}

func (t *times) sync() {
	now := t.fingerprint()
	if now == t.print {
		return
	}
	t.print = now
	s := t.v.s
	t.object.Objects, t.first = nil, nil
	if !t.each() {
		t.together()
	} else {
		for _, v := range s.post.Variants {
			t.object.Add(t.row(s.brand.Account(v.AccountID), v.AccountID, v.Day, v.Clock))
		}
	}
	if len(s.post.Variants) > 1 {
		words, tap := "editor.split", func() { s.split = true; t.sync(); t.v.relaid() }
		if t.each() {
			words, tap = "editor.join", t.join
		}
		t.object.Add(kit.Row(0, kit.NewButton(lang.T(words), "clock", kit.Ghost, tap).Small(), kit.Spacer()))
	}
	for _, w := range s.known.warnings {
		t.object.Add(t.warning(w))
	}
	t.object.Refresh()
	t.v.relaidIfBuilt()
}

// together is one row for all accounts.
func (t *times) together() {
	s := t.v.s
	var day, clock, note string
	if len(s.post.Variants) > 0 {
		v := s.post.Variants[0]
		day, clock, note = v.Day, v.Clock, v.TimeNote
	}
	t.object.Add(t.row(nil, everyAccount, day, clock))
	if note != "" && clock == "" {
		t.object.Add(kit.Text(lang.T("editor.time_note", "note", note), kit.Caption, kit.Ink3))
	}
	if usual := t.usual(day, clock); usual != nil {
		t.object.Add(usual)
	}
}

// row is day, hour and zone, with the account's glyph when it is for one.
func (t *times) row(acc *models.Account, account int64, day, clock string) fyne.CanvasObject {
	s := t.v.s
	set := func(d, c string) { t.set(account, d, c) }
	date := kit.NewDateField(day, func(d string) { day = d; set(day, clock) })
	hour := kit.NewTimeField(clock, func(c string) { clock = c; set(day, clock) })
	if t.first == nil {
		t.first = date
	}
	zone := kit.Text(models.ZoneLabel(s.brand.Zone, s.host.Now()), kit.Caption, kit.Ink3)
	row := []fyne.CanvasObject{}
	if acc != nil {
		row = append(row, kit.WithTooltip(kit.PlatformIcon(acc.Platform, kit.Ink2, 16), acc.Label()))
	}
	return kit.Row(8, append(row, kit.Fixed(176, 0, date), kit.Fixed(110, 0, hour), zone, kit.Spacer())...)
}

func (t *times) set(account int64, day, clock string) {
	s := t.v.s
	s.changeNow("time:"+idText(account), func(p *models.Post) { setTime(p, account, day, clock) })
	t.sync()
	s.view.foot.sync()
}

// usual offers the brand's recurring hours on the weekday of the day.
func (t *times) usual(day, clock string) fyne.CanvasObject {
	d, err := time.Parse(models.DayFormat, day)
	if err != nil {
		return nil
	}
	chips := container.New(flow{t.v.middleWidth, 6}, kit.Fixed(0, 28, kit.Row(0, kit.Text(lang.T("editor.usual"), kit.Caption, kit.Ink3))))
	n := 0
	for _, slot := range t.v.s.known.free {
		if slot.Weekday != int(d.Weekday()) || slot.PausedAt != 0 {
			continue
		}
		b := kit.NewButton(lang.Clock(slot.Clock), "", kit.Outlined, func() { t.set(everyAccount, day, slot.Clock) }).Small()
		b.SetSelected(slot.Clock == clock)
		chips.Add(b)
		n++
	}
	if n == 0 {
		return nil
	}
	return chips
}

// join gives every account the time of the first.
func (t *times) join() {
	s := t.v.s
	s.split = false
	first := s.post.Variants[0]
	t.set(everyAccount, first.Day, first.Clock)
	t.v.sync()
}

// focus is where the keys go for a missing time.
func (t *times) focus() fyne.Focusable {
	if t.first == nil {
		return nil
	}
	return t.first.Entry
}

// warning draws one warning about the time, with what can be done about it.
func (t *times) warning(w plan.Warning) fyne.CanvasObject {
	s := t.v.s
	text, tok, icon := "", kit.Amber, "triangle-alert"
	var action fyne.CanvasObject
	switch w.Kind {
	case plan.WarnConflict:
		other := w.Cards[0]
		if other.PostID == s.id && len(w.Cards) > 1 {
			other = w.Cards[1]
		}
		text = lang.T("editor.warn.conflict", "title", cardTitle(other), "distance", lang.Duration(w.Minutes))
		action = kit.NewButton(lang.T("editor.warn.dismiss"), "", kit.Ghost, func() {
			s.tell(func(ctx context.Context) error { return s.Plan.Dismiss(ctx, w) }, "")
		}).Small()
	case plan.WarnPast:
		text, tok, icon = lang.T("editor.warn.past", "ago", lang.Duration(w.Minutes)), kit.Red, "clock-alert"
	default:
		text = lang.T("editor.warn.unapproved", "in", lang.Duration(w.Minutes))
	}
	room := t.v.middleWidth() - 24
	if action != nil {
		room -= action.MinSize().Width + 6
	}
	words := kit.NewParagraph(text, kit.Caption, tok).SetWidth(room)
	return kit.Row(6, kit.IconImage(icon, tok, 14), kit.Grow(words), action)
}

func cardTitle(c models.Card) string {
	if blank(c.Title) {
		return c.Snippet
	}
	return c.Title
}
