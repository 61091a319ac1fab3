package table

import (
	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/views/kit"
)

// tools are the table's own buttons in the calendar's toolbar.
type tools struct {
	t     *Table
	box   *fyne.Container
	reach *kit.Select
	group *kit.Select
}

func newTools(t *Table) *tools {
	o := &tools{t: t, box: &fyne.Container{}}
	o.sync()
	return o
}

// sync builds the buttons anew: their words follow range and language.
func (o *tools) sync() {
	var opts []kit.Option
	for _, r := range reaches {
		opts = append(opts, kit.Option{Value: string(r), Text: o.reachName(r)})
	}
	o.reach = kit.NewSelect(lang.T("table.reach"), opts, string(o.t.reach), func(v string) {
		o.t.reach = reach(v)
		o.t.reload()
	})
	o.group = kit.NewSelect(lang.T("table.group"), []kit.Option{
		{Value: "week", Text: lang.T("table.group.week")},
		{Value: "", Text: lang.T("table.group.none")},
	}, map[bool]string{false: "week", true: ""}[o.t.layout.Flat], func(v string) {
		o.t.layout.Flat = v == ""
		o.t.saveLayout()
		o.t.rearrange(o.t.cursorPost())
	})
	var columns *kit.Button
	columns = kit.NewButton(lang.T("table.columns"), "columns-3", kit.Outlined, func() { o.t.openColumns(above(columns).AddXY(0, 36)) })
	row := kit.Row(12, o.reach, o.group, columns)
	o.box.Objects = []fyne.CanvasObject{row}
	o.box.Layout = fill{}
	o.box.Refresh()
}

// reachName is the range in words: the calendar's days, or a length.
func (o *tools) reachName(r reach) string {
	if r == reachCalendar && o.t.from != "" {
		return lang.RangeShort(o.t.from, o.t.to)
	}
	return lang.T("table.reach." + string(r))
}

// Tools are the table's own controls for the toolbar of the screen around it.
func (t *Table) Tools() fyne.CanvasObject { return t.tools.box }

// openColumns shows the popup that chooses and orders columns.
func (t *Table) openColumns(at fyne.Position) {
	t.commitEdit()
	c := newChooser(t)
	var pop *kit.Popup
	add := kit.NewButton(lang.T("table.columns.new"), "plus", kit.Ghost, func() {
		pop.Hide()
		t.askColumn(nil)
	}).Small()
	reset := kit.NewButton(lang.T("common.reset"), "", kit.Ghost, func() {
		t.layout = Layout{Flat: t.layout.Flat, Sort: t.layout.Sort, Desc: t.layout.Desc}
		t.columnsChanged()
		c.rebuild()
	}).Small()
	pop = t.host.Overlay().Popup(at, kit.Pad(8, 8, 8, 8, kit.Column(8, c, kit.Divider(), kit.Row(8, add, kit.Spacer(), reset))))
	if cv := t.canvas(); cv != nil {
		cv.Focus(c)
	}
}

// fill lets the only child take the whole room and give its size.
type fill struct{}

// Layout implements fyne.Layout.
func (fill) Layout(os []fyne.CanvasObject, size fyne.Size) {
	for _, o := range os {
		place(o, 0, 0, size.Width, size.Height)
	}
}

// MinSize implements fyne.Layout.
func (fill) MinSize(os []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range os {
		m = m.Max(o.MinSize())
	}
	return m
}
