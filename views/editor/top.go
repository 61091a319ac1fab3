package editor

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// topBar is the line over the editor: back, brand, title, what is saved,
// versions, menu.
type topBar struct {
	v        *view
	object   fyne.CanvasObject
	title    *titleField
	mark     *fyne.Container
	words    *kit.Label
	retry    *kit.Button
	versions *kit.Button
}

func newTopBar(v *view) *topBar {
	s := v.s
	t := &topBar{v: v, mark: container.NewStack(), words: kit.NewLabel("", kit.Compact, kit.Ink2)}
	t.words.Full = true
	t.title = newTitleField(v)
	t.retry = kit.NewButton(lang.T("common.retry"), "", kit.SoftAmber, s.save).Small()
	t.retry.Hide()
	back := kit.NewIconButton("arrow-left", lang.T("editor.back")+" (Esc)", s.Leave)
	t.versions = kit.NewButton("", "history", kit.Outlined, s.showVersions).Tip(lang.T("editor.versions") + " (Ctrl H)")
	duplicate := kit.NewButton(lang.T("common.duplicate"), "copy", kit.Outlined, s.duplicate).Tip(lang.T("common.duplicate") + " (Ctrl D)")
	more := kit.NewButton("", "ellipsis", kit.Outlined, nil).Tip(lang.T("editor.menu"))
	more.SetTap(func() { s.menu(kit.Below(more)) })
	left := kit.Row(12, back, kit.Logo(s.brand, 28), t.title.stack, kit.Spacer())
	if v.wide {
		name := kit.NewLabel(s.brand.Name, kit.Compact, kit.Ink2)
		name.Full = true
		left = kit.Row(12, back, kit.Logo(s.brand, 28), t.title.stack, name, kit.Spacer())
	} else {
		duplicate.SetText("")
	}
	right := kit.Row(12, kit.Row(6, t.mark, t.words), t.retry, t.versions, duplicate, more)
	bar := container.NewBorder(nil, nil, nil, kit.Center(right), left)
	t.object = kit.Column(0, kit.Fixed(0, 55, kit.Pad(0, 24, 0, 20, bar)), kit.Divider())
	return t
}

func (t *topBar) sync() {
	t.title.sync()
	t.versions.SetText(lang.T("editor.version", "n", t.v.s.known.version))
	if t.v.s.known.version == 0 {
		t.versions.SetText(lang.T("editor.versions"))
	}
	t.state()
}

// state says what is saved: never "saved" while something is not.
func (t *topBar) state() {
	s := t.v.s
	icon, tok, words := "", kit.Ink2, ""
	failed := s.failed != nil
	switch {
	case failed:
		icon, tok, words = "triangle-alert", kit.Red, lang.T("common.not_saved")
	case len(s.flying) > 0 || len(s.pending) > 0:
		words = lang.T("common.saving")
	case !s.savedAt.IsZero():
		icon, words = "check", lang.T("editor.saved_at", "time", s.savedWhen())
	}
	if words == t.words.Text() && t.retry.Hidden == !failed {
		return
	}
	t.mark.Objects = nil
	if icon != "" {
		at := kit.Accent
		if failed {
			at = tok
		}
		t.mark.Objects = []fyne.CanvasObject{kit.IconImage(icon, at, 16)}
	}
	t.words.SetToken(tok)
	t.words.SetText(words)
	t.retry.Hidden = !failed
	t.object.Refresh()
}

// savedWhen is the time of the last save, with its day unless that is today.
func (s *Screen) savedWhen() string {
	clock := s.savedAt.Format(models.ClockFormat)
	if day := s.savedAt.Format(models.DayFormat); day != s.host.Now().Format(models.DayFormat) {
		return lang.When(day, clock)
	}
	return lang.Clock(clock)
}

// menu of the whole post.
func (s *Screen) menu(at fyne.Position) {
	if s.post == nil {
		return
	}
	day, _ := s.post.Slot()
	items := []kit.MenuItem{
		{Icon: "history", Label: lang.T("editor.keep"), Action: s.keepVersion},
		{Icon: "bookmark-plus", Label: lang.T("editor.template_save"), Action: s.saveTemplate},
		{Icon: "file-text", Label: lang.T("editor.template"), Action: func() { s.templateMenu(at) }},
		{},
		{Icon: "calendar-clock", Label: lang.T("editor.unschedule"), Disabled: day == "", Action: s.unschedule},
		{Icon: "circle-slash", Label: lang.Status(models.Cancelled, s.brand), Action: func() { s.setStatus(models.Cancelled) }},
		{},
		{Icon: "trash-2", Label: lang.T("common.delete"), Danger: true, Action: s.remove},
	}
	s.host.Overlay().Menu(at, items)
}

// duplicate copies the post and opens the copy.
func (s *Screen) duplicate() {
	s.run(func(ctx context.Context, id int64) (plan.Done, error) { return s.Plan.Duplicate(ctx, []int64{id}, "") }, func(d plan.Done) {
		if len(d.New) > 0 {
			s.host.OpenPost(d.New[0])
		}
	})
}

func (s *Screen) unschedule() {
	s.run(func(ctx context.Context, id int64) (plan.Done, error) {
		return s.Plan.Move(ctx, plan.Place{PostID: id})
	}, nil)
}

// remove puts the post in the bin and leaves; the toast brings it back.
func (s *Screen) remove() {
	s.run(func(ctx context.Context, id int64) (plan.Done, error) { return s.Plan.Delete(ctx, []int64{id}) }, func(plan.Done) {
		s.forget()
		s.host.LeavePost()
	})
}

// setStatus notes a status by hand.
func (s *Screen) setStatus(status models.Status) {
	s.run(func(ctx context.Context, id int64) (plan.Done, error) {
		return s.Plan.SetStatus(ctx, []int64{id}, status)
	}, nil)
}

// titleField shows the title as a heading and edits it in place.
type titleField struct {
	v     *view
	stack *fyne.Container
	shown *kit.Button
	entry *kit.Entry
}

func newTitleField(v *view) *titleField {
	t := &titleField{v: v, stack: container.NewStack()}
	t.entry = kit.NewEntry(lang.T("editor.title_hint"))
	t.entry.OnChanged = func(text string) {
		v.s.change("title", func(p *models.Post) { p.Title = text })
	}
	t.entry.OnSubmitted = func(string) { t.done(); v.writing.focus() }
	t.entry.OnEscape = func() { t.done(); v.writing.focus() }
	t.entry.OnFocus = func(on bool) {
		if !on {
			t.done()
		}
	}
	t.shown = kit.NewButton("", "", kit.Headline, t.edit).Tip(lang.T("editor.title_edit"))
	t.stack.Objects = []fyne.CanvasObject{t.shown}
	return t
}

func (t *titleField) sync() {
	title := strings.TrimSpace(t.v.s.post.Title)
	if t.entry.Text != t.v.s.post.Title {
		t.entry.Set(t.v.s.post.Title)
	}
	if title == "" {
		title = lang.T("editor.title_hint")
	}
	t.shown.SetText(kit.Fit(title, kit.Title, t.room()))
}

// room is what the bar leaves for the title.
func (t *titleField) room() float32 { return max(t.v.s.host.Width()-railWidth-760, 240) }

// edit turns the heading into a field.
func (t *titleField) edit() {
	t.stack.Objects = []fyne.CanvasObject{kit.Fixed(max(t.room(), 360), 32, t.entry)}
	t.v.top.object.Refresh()
	kit.FocusOn(t.entry)
}

func (t *titleField) done() {
	if t.stack.Objects[0] == fyne.CanvasObject(t.shown) {
		return
	}
	t.sync()
	t.stack.Objects = []fyne.CanvasObject{t.shown}
	t.v.top.object.Refresh()
}

func idText(id int64) string { return strconv.FormatInt(id, 10) }

func idOf(text string) int64 {
	id, _ := strconv.ParseInt(text, 10, 64) // our own text
	return id
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
