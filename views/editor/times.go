package editor

import (
	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// times are day and hour of the post, or of each account when they differ.
type times struct {
	v      *view
	object *fyne.Container
	first  *kit.DateField
	print  string // what is shown, so that a field being typed in is not built anew
}

func newTimes(v *view) *times { return &times{v: v, object: kit.Column(8)} }

// fingerprint of everything the fields are built from.
func (t *times) fingerprint() string {
	out := idText(t.v.s.id)
	for _, v := range t.v.s.post.Variants {
		out += "|" + idText(v.AccountID) + v.Day + v.Clock + v.TimeNote
	}
	if t.each() {
		out += "+"
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
	t.object.Objects = nil
	if !t.each() {
		var day, clock, note string
		if len(s.post.Variants) > 0 {
			v := s.post.Variants[0]
			day, clock, note = v.Day, v.Clock, v.TimeNote
		}
		t.object.Add(t.row(nil, everyAccount, day, clock))
		if note != "" && clock == "" {
			t.object.Add(kit.Text(lang.T("editor.time_note", "note", note), kit.Caption, kit.Ink3))
		}
	} else {
		t.first = nil
		for _, v := range s.post.Variants {
			t.object.Add(t.row(s.brand.Account(v.AccountID), v.AccountID, v.Day, v.Clock))
		}
	}
	if len(s.post.Variants) > 1 {
		words, tap := "editor.split", func() { s.split = true; t.sync(); t.v.body.Refresh() }
		if t.each() {
			words, tap = "post.join", t.join
		}
		t.object.Add(kit.Row(0, kit.NewButton(lang.T(words), "clock", kit.Ghost, tap).Small(), kit.Spacer()))
	}
	t.object.Refresh()
}

// row is day, hour and zone, with the account's glyph when it is for one.
func (t *times) row(acc *models.Account, account int64, day, clock string) fyne.CanvasObject {
	s := t.v.s
	set := func(d, c string) {
		s.changeNow("time:"+idText(account), func(p *models.Post) { setTime(p, account, d, c) })
		t.sync()
		t.v.body.Refresh()
	}
	date := kit.NewDateField(day, func(d string) { day = d; set(day, clock) })
	hour := kit.NewTimeField(clock, func(c string) { clock = c; set(day, clock) })
	if t.first == nil || account == everyAccount {
		t.first = date
	}
	zone := kit.Text(models.ZoneLabel(s.brand.Zone, s.host.Now()), kit.Caption, kit.Ink3)
	row := []fyne.CanvasObject{}
	wide := float32(200)
	if acc != nil {
		row = append(row, kit.WithTooltip(kit.PlatformIcon(acc.Platform, kit.Ink2, 16), acc.Label()))
		wide -= 24
	}
	row = append(row, kit.Fixed(wide, 0, date), kit.Fixed(110, 0, hour), zone)
	return kit.Row(8, row...)
}

// join gives every account the time of the first.
func (t *times) join() {
	s := t.v.s
	s.split = false
	first := s.post.Variants[0]
	s.changeNow("time:"+idText(everyAccount), func(p *models.Post) { setTime(p, everyAccount, first.Day, first.Clock) })
	t.v.sync()
}

// focus is where the keys go for a missing time.
func (t *times) focus() fyne.Focusable {
	if t.first == nil {
		return nil
	}
	return t.first.Entry
}
