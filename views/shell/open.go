package shell

import (
	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/views/kit"
	"lontar/views/post"
)

// OpenPost shows a post in the pane at the right of the screen.
func (s *Shell) OpenPost(id int64) {
	if len(s.screens) == 0 || id == 0 {
		return
	}
	if s.panel != nil {
		s.panel.Open(id)
		return
	}
	p := post.New(s, s.plan, s.brands, s.work.Media, s.work.Bus, s.thumb)
	p.Open(id)
	s.showPane(p)
}

// showMore is the menu of what is done with the whole workspace.
func (s *Shell) showMore(at fyne.CanvasObject) {
	items := []kit.MenuItem{
		{Icon: "undo-2", Label: lang.T("shell.key.undo"), Shortcut: "Ctrl Z", Disabled: !s.plan.CanUndo(), Action: func() { s.undo(s.plan.Undo) }},
		{Icon: "rotate-ccw", Label: lang.T("shell.key.redo"), Shortcut: "Ctrl Shift Z", Disabled: !s.plan.CanRedo(), Action: func() { s.undo(s.plan.Redo) }},
		{},
		{Icon: "archive-restore", Label: lang.T("shell.key.backup"), Shortcut: "Ctrl S", Action: s.backupNow},
		{Icon: "circle-question-mark", Label: lang.T("shell.keys"), Shortcut: "F1", Action: s.showKeys},
	}
	if s.work.Example() {
		items = append(items, kit.MenuItem{}, kit.MenuItem{Icon: "trash-2", Label: lang.T("shell.example_remove"), Danger: true, Action: s.RemoveExample})
	}
	s.overlay.Menu(kit.Below(at), items)
}
