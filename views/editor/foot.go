package editor

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// foot is the bar at the bottom: how far the post has come, what is missing
// for the next step, and the step itself.
type foot struct {
	v      *view
	object fyne.CanvasObject
	steps  *fyne.Container
	lacks  *fyne.Container
	button *kit.Button
	print  string
}

func newFoot(v *view) *foot {
	f := &foot{v: v, steps: container.NewStack(), lacks: container.NewStack()}
	f.button = kit.NewButton("", "", kit.Primary, v.s.advance).Shortcut("Ctrl ↵")
	bar := container.NewBorder(nil, nil, kit.Center(f.steps), kit.Center(kit.Row(16, f.lacks, f.button)))
	// On a ground of its own: the picture painter lets the words of a field that
	// is scrolled half out of sight run on below its edge.
	f.object = kit.Panel(kit.Paper, kit.Column(0, kit.Divider(), kit.Fixed(0, 63, kit.Pad(0, 24, 0, 24, bar))))
	return f
}

// path are the steps that can be taken today; the steps of review and of
// publishing appear with their screens, or when a post already stands there.
var path = []models.Status{models.Idea, models.Draft, models.Scheduled}

func (f *foot) sync() {
	s := f.v.s
	lacks := s.lacking()
	print := fmt.Sprint(s.id, s.post.Status)
	for _, l := range lacks {
		print += "|" + l.words
	}
	if print == f.print {
		return
	}
	f.print = print
	f.drawSteps()
	f.drawLacks(lacks)
	next := nextStep(s.post.Status)
	f.button.Hidden = next == ""
	if next != "" {
		f.button.SetText(lang.T("editor.to." + string(next)))
	}
	f.object.Refresh()
}

func (f *foot) drawSteps() {
	s := f.v.s
	steps := path
	at := position(steps, s.post.Status)
	if at < 0 { // noted by hand or imported: shown where it stands
		steps = []models.Status{models.Idea, models.Draft, s.post.Status}
		if s.post.Status.Done() || s.post.Status == models.Failed {
			steps = append(append([]models.Status{}, path...), s.post.Status)
		}
		at = position(steps, s.post.Status)
	}
	row := kit.Row(10)
	for i, st := range steps {
		if i > 0 {
			tok := kit.Line2
			if i <= at {
				tok = kit.Accent
			}
			row.Add(kit.Fixed(28, 2, kit.Panel(tok, container.NewWithoutLayout())))
		}
		word, style := kit.Ink2, kit.Compact
		switch {
		case i < at:
			word = kit.Accent
		case i == at:
			word, style = kit.Ink, kit.CompactBold
		}
		mark := kit.StatusIcon(st, 18)
		if i < at {
			mark = kit.IconImage("circle-check", kit.Accent, 18)
		}
		row.Add(mark)
		row.Add(kit.Text(lang.Status(st, s.brand), style, word))
	}
	f.steps.Objects = []fyne.CanvasObject{row}
	f.steps.Refresh()
}

func position(steps []models.Status, at models.Status) int {
	for i, st := range steps {
		if st == at {
			return i
		}
	}
	return -1
}

// lack is one thing missing for the next step, and the way to it.
type lack struct {
	words string
	jump  func()
}

// lacking lists what keeps the post from the next step; an idea may become a
// draft with nothing but a name.
func (s *Screen) lacking() []lack {
	if s.post.Status.Done() || s.view == nil {
		return nil
	}
	var out []lack
	for _, what := range s.post.Missing() {
		out = append(out, lack{lang.T("editor.missing." + what), func() { s.view.jumpTo(what) }})
	}
	blocking := s.blocking()
	if n := len(blocking); n > 0 {
		out = append(out, lack{lang.N("editor.n_blocking", n), func() {
			s.view.jump(s.view.findings.object, nil)
			s.view.findings.next()
		}})
	}
	return out
}

// drawLacks says what is missing in a few words; all of it is in the menu.
func (f *foot) drawLacks(list []lack) {
	f.lacks.Objects = nil
	if len(list) > 0 {
		words := list[0].words
		if len(list) > 1 {
			words = lang.T("editor.lacks", "first", list[0].words, "n", len(list)-1)
		}
		b := kit.NewButton(words, "triangle-alert", kit.SoftAmber, nil).Small()
		b.SetTap(func() {
			if len(list) == 1 {
				list[0].jump()
				return
			}
			f.v.s.lackMenu(kit.Above(b, len(list)), list)
		})
		f.lacks.Objects = []fyne.CanvasObject{b}
	}
	f.lacks.Refresh()
}

func (s *Screen) lackMenu(at fyne.Position, list []lack) {
	var items []kit.MenuItem
	for _, l := range list {
		items = append(items, kit.MenuItem{Icon: "arrow-right", Label: l.words, Action: l.jump})
	}
	s.host.Overlay().Menu(at, items)
}

// jumpTo goes to the place that fills a gap.
func (v *view) jumpTo(what string) {
	switch what {
	case "title":
		v.top.title.edit()
	case "caption":
		v.jump(v.writing.object, v.writing.entry)
	case "account":
		v.s.accountMenu(kit.Below(v.writing.tabs))
	case "time":
		v.jump(v.times.object, v.times.focus())
	case "media":
		kit.FocusOn(v.brief.media.add)
	case "pillar":
		kit.FocusOn(v.brief.pillar.sel)
	}
}

// nextStep is the status after s; "" after the last one this screen can reach.
func nextStep(s models.Status) models.Status {
	switch s {
	case models.Idea:
		return models.Draft
	case models.Draft, models.Revise, models.Review, models.Approved:
		return models.Scheduled
	}
	return ""
}

// advance takes the post to the next step, unless something is missing: then
// it goes to the first thing that is.
func (s *Screen) advance() {
	if s.post == nil {
		return
	}
	next := nextStep(s.post.Status)
	if next == "" {
		return
	}
	if lacks := s.lacking(); next == models.Scheduled && len(lacks) > 0 {
		var words []string
		for _, l := range lacks {
			words = append(words, l.words)
		}
		s.host.Overlay().Toast("triangle-alert", lang.T("editor.not_yet", "missing", lang.List(words)), "", nil)
		lacks[0].jump()
		return
	}
	s.run(func(ctx context.Context, id int64) (plan.Done, error) {
		return s.Plan.SetStatus(ctx, []int64{id}, next)
	}, nil)
}
