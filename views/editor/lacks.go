package editor

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// lacks says what the post still needs to be ready, each with a way to it, and
// what is wrong with its time.
type lacks struct {
	v      *view
	object *fyne.Container
	shown  []string
	warned int
}

func newLacks(v *view) *lacks { return &lacks{v: v, object: kit.Column(8)} }

// sync reports whether anything was drawn anew.
func (l *lacks) sync() bool {
	p := l.v.s.post
	missing := p.Missing()
	done := len(p.Variants) > 0 && p.Status.Done()
	if done {
		missing = nil
	}
	warnings := l.v.s.warnings
	if slices.Equal(missing, l.shown) && l.warned == len(warnings) && len(l.object.Objects) > 0 {
		return false
	}
	l.shown, l.warned = slices.Clone(missing), len(warnings)
	l.object.Objects = nil
	switch {
	case done:
	case len(missing) == 0:
		l.object.Add(kit.Row(6, kit.IconImage("circle-check", kit.Accent, 14), kit.Text(lang.T("editor.complete"), kit.Caption, kit.Accent)))
	default:
		chips := container.New(flow{inner, 6}, kit.Fixed(0, 28, kit.Row(0, kit.Text(lang.T("editor.missing"), kit.Caption, kit.Ink2))))
		for _, m := range missing {
			chips.Add(kit.NewButton(lang.T("editor.missing."+m), "", kit.SoftAmber, func() { l.jump(m) }).Small())
		}
		l.object.Add(chips)
	}
	for _, w := range warnings {
		l.object.Add(l.warning(w))
	}
	l.object.Refresh()
	return true
}

// jump goes to the field that fills a gap.
func (l *lacks) jump(what string) {
	v := l.v
	switch what {
	case "title":
		v.jump(v.title.shown, v.title.entry)
	case "caption":
		v.jump(v.caption.object, v.caption.entry)
	case "account":
		v.jump(v.accounts.object, nil)
	case "time":
		v.jump(v.times.object, v.times.focus())
	case "media":
		v.jump(v.media.object, v.media.add)
	case "pillar":
		for _, c := range v.selects {
			if c.get(&models.Post{PillarID: -1}) == "-1" {
				v.jump(c.sel, c.sel)
			}
		}
	}
}

// warning draws one warning about the time, with what can be done about it.
func (l *lacks) warning(w plan.Warning) fyne.CanvasObject {
	s := l.v.s
	text, tok, icon := "", kit.Amber, "triangle-alert"
	var action fyne.CanvasObject
	switch w.Kind {
	case plan.WarnConflict:
		other := w.Cards[0]
		if other.PostID == s.id && len(w.Cards) > 1 {
			other = w.Cards[1]
		}
		text = lang.T("editor.warn.conflict", "title", cardTitle(other), "distance", lang.Duration(w.Minutes))
		action = kit.NewButton(lang.T("editor.warn.dismiss"), "", kit.Ghost, func() { l.dismiss(w) }).Small()
	case plan.WarnPast:
		text, tok, icon = lang.T("editor.warn.past", "ago", lang.Duration(w.Minutes)), kit.Red, "clock-alert"
	default:
		text = lang.T("editor.warn.unapproved", "in", lang.Duration(w.Minutes))
	}
	words := kit.NewParagraph(text, kit.Caption, tok)
	row := []fyne.CanvasObject{kit.IconImage(icon, tok, 14), kit.Grow(words)}
	room := float32(inner - 20)
	if action != nil {
		row = append(row, action)
		room -= action.MinSize().Width + 6
	}
	words.SetWidth(room)
	return kit.Row(6, row...)
}

func (l *lacks) dismiss(w plan.Warning) {
	s := l.v.s
	s.host.Runner().Run(func() func() {
		err := s.plan.Dismiss(context.Background(), w)
		return func() {
			if err != nil {
				s.sayFailed(err)
				return
			}
			s.load()
		}
	})
}

func cardTitle(c models.Card) string {
	if blank(c.Title) {
		return c.Snippet
	}
	return c.Title
}
