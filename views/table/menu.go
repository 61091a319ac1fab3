package table

import (
	"fyne.io/fyne/v2/driver/desktop"

	"lontar/app/lang"
	"lontar/views/kit"
)

// contextMenu opens the menu of the cell or column head under the mouse.
func (t *Table) contextMenu(e *desktop.MouseEvent) {
	if e.Position.Y < headHeight {
		t.headMenu(e)
		return
	}
	c, ok := t.grid.cellAt(e.Position)
	if !ok || !t.grid.isRow(c.Line) {
		return
	}
	t.commitEdit()
	c.Col = min(max(c.Col, 0), len(t.cols)-1)
	if !t.at.Rect().Has(c.Line, c.Col) {
		t.goTo(c, false)
	}
	t.takeFocus()
	k, _ := t.lines.Key(c.Line)
	t.host.Overlay().Menu(e.AbsolutePosition, []kit.MenuItem{
		{Icon: "pen-line", Label: lang.T("table.menu.open"), Shortcut: "Ctrl+Enter", Action: t.openAtCursor},
		{Icon: "copy", Label: lang.T("common.copy"), Shortcut: "Ctrl+C", Action: t.copy},
		{Icon: "clipboard-paste", Label: lang.T("common.paste"), Shortcut: "Ctrl+V", Action: t.paste},
		{Icon: "arrow-down-to-line", Label: lang.T("table.menu.fill"), Shortcut: "Ctrl+D", Action: t.fillDown},
		{Icon: "x", Label: lang.T("table.menu.clear"), Shortcut: "Del", Action: t.clear},
		{Icon: "check", Label: lang.T("table.menu.row"), Shortcut: lang.T("table.key.space"), Action: func() { t.pickAt(c.Line, false) }},
		{Icon: "trash-2", Label: lang.T("common.delete"), Danger: true, Action: func() { t.drop([]int64{k.PostID}) }},
	})
}

// headMenu sorts by a column or hides it.
func (t *Table) headMenu(e *desktop.MouseEvent) {
	i, _ := t.grid.columnAt(e.Position.X)
	if i < 0 || i >= len(t.cols) {
		return
	}
	col := t.cols[i]
	sort := func(desc bool) func() {
		return func() {
			t.layout.Sort, t.layout.Desc = col.Sort, desc
			t.saveLayout()
			t.reload()
		}
	}
	t.host.Overlay().Menu(e.AbsolutePosition, []kit.MenuItem{
		{Icon: "arrow-up", Label: lang.T("table.menu.sort"), Disabled: col.Sort == "", Action: sort(false)},
		{Icon: "arrow-down", Label: lang.T("table.menu.sort_desc"), Disabled: col.Sort == "", Action: sort(true)},
		{Icon: "x", Label: lang.T("table.menu.hide"), Action: func() { t.showColumn(col.ID, false) }},
		{Icon: "columns-3", Label: lang.T("table.menu.columns"), Action: func() { t.openColumns(e.AbsolutePosition) }},
	})
}

// sayNoColumn tells that a brand lacks a custom column.
func (t *Table) sayNoColumn(col *Column, brandID int64) {
	name := ""
	if b := t.brandOf(brandID); b != nil {
		name = b.Name
	}
	t.host.Overlay().Toast("circle-alert", lang.T("table.no_column", "brand", name, "column", columnName(col)), "", nil)
}
