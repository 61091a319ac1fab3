package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/views/kit"
)

// tools are the search and the filters above the grid.
type tools struct {
	query  *media.Query
	object fyne.CanvasObject
	search *kit.Entry
	kind   *kit.Segmented
	state  *kit.Segmented
}

// States of the files listed.
const (
	stateAll     = "all"
	stateUnused  = "unused"
	stateDeleted = "deleted"
)

func newTools(q *media.Query, changed func(), buttons ...fyne.CanvasObject) *tools {
	t := &tools{query: q}
	t.search = kit.NewEntry(lang.T("media.search"))
	t.search.SetIcon("search")
	t.search.OnChanged = func(text string) { q.Text = text; changed() }
	t.search.OnEscape = func() {
		if q.Text != "" {
			t.search.SetText("")
		}
	}
	t.kind = kit.NewSegmented([]kit.Option{
		{Value: "", Text: lang.T("common.all")}, {Value: "image", Text: lang.T("media.kind.image")}, {Value: "video", Text: lang.T("media.kind.video")},
	}, q.Kind, func(v string) { q.Kind = v; changed() })
	t.state = kit.NewSegmented([]kit.Option{
		{Value: stateAll, Text: lang.T("media.state.all")}, {Value: stateUnused, Text: lang.T("media.state.unused")}, {Value: stateDeleted, Text: lang.T("media.state.deleted")},
	}, stateAll, func(v string) {
		q.Unused, q.Deleted = v == stateUnused, v == stateDeleted
		changed()
	})
	row := kit.Row(12, append([]fyne.CanvasObject{kit.Fixed(240, 0, t.search), t.kind, t.state, kit.Spacer()}, buttons...)...)
	t.object = container.NewBorder(nil, kit.Divider(), nil, nil, kit.Panel(kit.Paper, kit.Pad(10, 20, 10, 20, row)))
	return t
}

// sync shows a filter that was set elsewhere.
func (t *tools) sync() {
	t.search.Set(t.query.Text)
	t.kind.SetValue(t.query.Kind)
	switch {
	case t.query.Deleted:
		t.state.SetValue(stateDeleted)
	case t.query.Unused:
		t.state.SetValue(stateUnused)
	default:
		t.state.SetValue(stateAll)
	}
}
