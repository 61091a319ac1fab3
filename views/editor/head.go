package editor

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// head is the line over the panel: brand, saved state, menu, close.
type head struct {
	s      *Panel
	object fyne.CanvasObject
	mark   *fyne.Container
	words  *kit.Label
	retry  *kit.Button
}

func newHead(s *Panel) *head {
	h := &head{s: s, mark: container.NewStack(), words: kit.NewLabel("", kit.Caption, kit.Ink2)}
	h.words.Full = true
	h.retry = kit.NewButton(lang.T("common.retry"), "", kit.SoftAmber, s.save).Small()
	h.retry.Hide()
	var more *kit.Button
	more = kit.NewIconButton("ellipsis", lang.T("editor.menu"), func() { s.menu(kit.Below(more)) })
	closing := kit.NewIconButton("x", lang.T("common.close")+" (Esc)", s.Close)
	name := kit.NewLabel(s.brand.Name, kit.Strong, kit.Ink)
	bar := kit.Row(8, kit.Logo(s.brand, 20), kit.Grow(name), kit.Row(4, h.mark, h.words), h.retry, more, closing)
	h.object = kit.Column(0, kit.Fixed(0, 55, kit.Pad(0, 8, 0, padding, bar)), kit.Divider())
	return h
}

// state says what is saved: never "saved" while something is not.
func (h *head) state() {
	icon, tok, words := "", kit.Ink2, ""
	failed := h.s.failed != nil
	switch {
	case failed:
		icon, tok, words = "triangle-alert", kit.Red, lang.T("common.not_saved")
	case len(h.s.flying) > 0 || len(h.s.pending) > 0:
		words = lang.T("common.saving")
	case !h.s.savedAt.IsZero():
		icon, words = "check", lang.T("editor.saved_at", "time", lang.Clock(h.s.savedAt.Format(models.ClockFormat)))
	}
	h.mark.Objects = nil
	if icon != "" {
		t := tok
		if !failed {
			t = kit.Accent
		}
		h.mark.Objects = []fyne.CanvasObject{kit.IconImage(icon, t, 14)}
	}
	h.words.SetToken(tok)
	h.words.SetText(words)
	h.retry.Hidden = !failed
	h.object.Refresh()
}

// menu of the whole post.
func (s *Panel) menu(at fyne.Position) {
	items := []kit.MenuItem{
		{Icon: "copy", Label: lang.T("common.duplicate"), Action: s.duplicate},
		{Icon: "calendar-clock", Label: lang.T("editor.unschedule"), Disabled: !s.scheduled(), Action: s.unschedule},
	}
	if st := next(s.post.Status); st != "" {
		items = append(items, kit.MenuItem{Object: kit.StatusIcon(st, 16), Label: lang.T("editor.advance", "status", lang.Status(st, s.brand)), Shortcut: "Ctrl+Enter", Action: s.advance})
	}
	items = append(items, kit.MenuItem{}, kit.MenuItem{Icon: "trash-2", Label: lang.T("common.delete"), Danger: true, Action: s.remove})
	s.host.Overlay().Menu(at, items)
}

func (s *Panel) scheduled() bool { day, _ := s.post.Slot(); return day != "" }

// duplicate copies the post and opens the copy.
func (s *Panel) duplicate() {
	s.run(func(ctx context.Context, id int64) (plan.Done, error) { return s.plan.Duplicate(ctx, []int64{id}, "") }, func(d plan.Done) {
		if len(d.New) > 0 {
			s.host.OpenPost(d.New[0])
		}
	})
}

func (s *Panel) unschedule() {
	s.run(func(ctx context.Context, id int64) (plan.Done, error) {
		return s.plan.Move(ctx, plan.Place{PostID: id})
	}, nil)
}

// remove puts the post in the bin and closes the panel; the toast brings it back.
func (s *Panel) remove() {
	s.run(func(ctx context.Context, id int64) (plan.Done, error) { return s.plan.Delete(ctx, []int64{id}) }, func(plan.Done) {
		s.forget()
		s.host.ClosePost()
	})
}

// setStatus notes a status by hand.
func (v *view) setStatus(value string) {
	v.s.run(func(ctx context.Context, id int64) (plan.Done, error) {
		return v.s.plan.SetStatus(ctx, []int64{id}, models.Status(value))
	}, nil)
}

// advance goes to the next status in the order of the work.
func (s *Panel) advance() {
	if s.post == nil {
		return
	}
	if st := next(s.post.Status); st != "" {
		s.run(func(ctx context.Context, id int64) (plan.Done, error) { return s.plan.SetStatus(ctx, []int64{id}, st) }, nil)
	}
}

// showFailure stands in the panel when the post cannot be shown.
func (s *Panel) showFailure(text string, again func()) {
	s.post, s.view = nil, nil
	buttons := []*kit.Button{kit.NewButton(lang.T("common.close"), "", kit.Outlined, s.Close)}
	if again != nil {
		buttons = append(buttons, kit.NewButton(lang.T("common.retry"), "", kit.Outlined, again))
	}
	s.root.Objects = []fyne.CanvasObject{kit.Pad(24, padding, 24, padding, kit.NewEmpty("circle-alert", text, "", buttons...))}
	s.root.Refresh()
}

func idText(id int64) string { return strconv.FormatInt(id, 10) }

func idOf(text string) int64 {
	id, _ := strconv.ParseInt(text, 10, 64) // our own text
	return id
}
