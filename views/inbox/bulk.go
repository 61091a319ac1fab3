package inbox

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// bulk is the bar under the list while comments are ticked.
type bulk struct {
	s      *Screen
	object *fyne.Container
	words  *kit.Label
	kind   *kit.Button
}

func newBulk(s *Screen) *bulk {
	b := &bulk{s: s, words: kit.NewLabel("", kit.CompactBold, kit.Ink)}
	tool := func(icon, tip string, tap func()) fyne.CanvasObject { return kit.NewIconButton(icon, tip, tap).Small() }
	b.kind = kit.NewIconButton("layers", lang.T("inboxview.kind_set"), nil).Small()
	b.kind.SetTap(func() { s.host.Overlay().Menu(kit.Above(b.kind, len(kinds)+1), s.kindItems()) })
	row := kit.Row(2, kit.Grow(b.words),
		tool("heart", lang.T("inboxview.like_only")+" (L)", s.like),
		tool("check", lang.T("inboxview.done")+" (S)", s.finish),
		b.kind,
		tool("ban", lang.T("inboxview.spam"), s.spam),
		tool("x", lang.T("inboxview.untick"), s.list.untick))
	b.object = container.NewStack(kit.Panel(kit.Surface, kit.Column(0, kit.Divider(), kit.Fixed(0, 44, kit.Pad(0, 8, 0, 16, row)))))
	b.object.Hide()
	return b
}

// ticksChanged shows how many comments are ticked.
func (s *Screen) ticksChanged() {
	if s.bulk == nil {
		return
	}
	n := len(s.list.ticked)
	s.bulk.words.SetText(lang.T("common.selected", "n", n))
	if show := n > 0; show == s.bulk.object.Hidden {
		s.bulk.object.Hidden = !show
		relay(s.listPane)
	}
}

// command runs a command on the chosen comments, says what was done and offers
// to take it back.
func (s *Screen) command(icon string, run func(ctx context.Context, ids []int64) (inbox.Result, error)) {
	ids := s.list.chosen()
	if len(ids) == 0 {
		return
	}
	s.commandOn(icon, ids, run)
}

func (s *Screen) commandOn(icon string, ids []int64, run func(ctx context.Context, ids []int64) (inbox.Result, error)) {
	var done inbox.Result
	s.do(func(ctx context.Context) (err error) {
		done, err = run(ctx, ids)
		return err
	}, func() {
		if len(done.IDs) == 0 {
			return
		}
		s.list.untick()
		s.say(icon, done)
	})
}

// say tells what was done, with the way back.
func (s *Screen) say(icon string, done inbox.Result) {
	s.host.Overlay().Toast(icon, lang.T(done.Key, done.Args...), lang.T("common.undo"), s.undo)
}

func (s *Screen) like() {
	s.command("heart", func(ctx context.Context, ids []int64) (inbox.Result, error) { return s.svc.Like(ctx, ids...) })
}

func (s *Screen) finish() {
	s.command("check", func(ctx context.Context, ids []int64) (inbox.Result, error) { return s.svc.Finish(ctx, ids...) })
}

func (s *Screen) spam() {
	s.command("ban", func(ctx context.Context, ids []int64) (inbox.Result, error) { return s.svc.MarkSpam(ctx, ids...) })
}

func (s *Screen) reopenChosen() {
	s.command("rotate-ccw", func(ctx context.Context, ids []int64) (inbox.Result, error) { return s.svc.Reopen(ctx, ids...) })
}

func (s *Screen) setKind(k models.CommentKind) {
	s.command(kindIcon(k), s.kindCommand(k))
}

func (s *Screen) kindItems() []kit.MenuItem {
	var items []kit.MenuItem
	for _, k := range append(kinds[:len(kinds):len(kinds)], models.KindUnsorted) {
		checked := len(s.list.ticked) == 0 && s.talk.id != 0 && s.talk.c.Comment.Kind == k
		items = append(items, kit.MenuItem{Icon: kindIcon(k), Label: kindName(k), Checked: checked, Action: func() { s.setKind(k) }})
	}
	return items
}

func (s *Screen) undo() { s.step(s.svc.Undo, "undo-2") }
func (s *Screen) redo() { s.step(s.svc.Redo, "rotate-ccw") }

// step takes the last command back, or forth, and says which.
func (s *Screen) step(command func(context.Context) (inbox.Result, error), icon string) {
	var done inbox.Result
	s.do(func(ctx context.Context) (err error) {
		done, err = command(ctx)
		return err
	}, func() {
		if done.Key != "" {
			s.host.Overlay().Toast(icon, lang.T(done.Key, done.Args...), "", nil)
		}
		if len(done.IDs) == 1 {
			s.list.moveToID(done.IDs[0])
		}
	})
}
