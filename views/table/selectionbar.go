package table

import (
	"context"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// selectionBar stands over the table while rows are picked.
type selectionBar struct {
	t     *Table
	box   fyne.CanvasObject
	count *kit.Label
	at    map[string]fyne.CanvasObject
}

// barHeight is the height of the selection bar; barOff its distance from the edge.
const (
	barHeight = 48
	barOff    = 16
)

func newSelectionBar(t *Table) *selectionBar {
	b := &selectionBar{t: t, at: map[string]fyne.CanvasObject{}}
	b.count = kit.NewLabel("", kit.CompactBold, kit.Ink)
	b.count.Full = true
	button := func(name, icon, label string, tap func(at fyne.Position)) *kit.Button {
		var btn *kit.Button
		btn = kit.NewButton(label, icon, kit.Ghost, func() { tap(above(btn)) })
		b.at[name] = btn
		return btn
	}
	trash := kit.NewIconButton("trash-2", lang.T("common.delete"), t.deletePicked)
	closing := kit.NewIconButton("x", lang.T("table.bar.close"), t.pickNone)
	b.box = kit.Raised(8, kit.Row(4,
		kit.Pad(0, 12, 0, 12, b.count), kit.VDivider(),
		button("status", "circle-dashed", lang.T("common.status"), t.statusMenu),
		button("shift", "calendar-clock", lang.T("table.bar.shift"), t.shiftMenu),
		button("pillar", "layers", lang.T("common.pillar"), t.pillarMenu),
		button("pic", "user", lang.T("common.pic"), t.personMenu),
		button("duplicate", "copy", lang.T("common.duplicate"), func(fyne.Position) {
			t.write(func(ctx context.Context, ids []int64) (plan.Done, error) { return t.plan.Duplicate(ctx, ids, "") })
		}),
		kit.VDivider(), trash, closing,
	))
	b.box.Hide()
	return b
}

// above is where a menu of a button at the bottom begins.
func above(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

func (b *selectionBar) sync() {
	n := len(b.t.picked)
	if n == 0 {
		b.box.Hide()
		return
	}
	b.count.SetText(lang.N("common.selected", n))
	b.box.Show()
	b.t.placeBar()
}

// statusMenu offers the statuses; words of the brand when all rows share one.
func (t *Table) statusMenu(at fyne.Position) {
	var items []kit.MenuItem
	b := t.pickedBrand()
	for _, s := range models.Statuses {
		items = append(items, kit.MenuItem{Object: kit.StatusIcon(s, 16), Label: lang.Status(s, b), Action: func() {
			t.write(func(ctx context.Context, ids []int64) (plan.Done, error) { return t.plan.SetStatus(ctx, ids, s) })
		}})
	}
	t.host.Overlay().Menu(at, items)
}

// shiftMenu moves the picked posts by days.
func (t *Table) shiftMenu(at fyne.Position) {
	var items []kit.MenuItem
	for _, d := range []struct {
		key  string
		days int
	}{{"table.shift.day", 1}, {"table.shift.week", 7}, {"table.shift.day_back", -1}, {"table.shift.week_back", -7}} {
		items = append(items, kit.MenuItem{Label: lang.T(d.key), Action: func() { t.shift(d.days) }})
	}
	t.host.Overlay().Menu(at, append(items, kit.MenuItem{Icon: "calendar", Label: lang.T("table.shift.to"), Action: func() { t.pickFirstDay(at) }}))
}

func (t *Table) shift(days int) {
	t.write(func(ctx context.Context, ids []int64) (plan.Done, error) { return t.plan.Shift(ctx, ids, days, 0) })
}

// pillarMenu offers the pillars of the one brand the picked rows belong to.
func (t *Table) pillarMenu(at fyne.Position) {
	b := t.pickedBrand()
	if b == nil {
		t.host.Overlay().Toast("circle-alert", lang.T("table.bar.one_brand"), "", nil)
		return
	}
	set := func(id int64) func() {
		return func() {
			t.write(func(ctx context.Context, ids []int64) (plan.Done, error) { return t.plan.SetPillar(ctx, ids, id) })
		}
	}
	var items []kit.MenuItem
	for _, p := range b.Pillars {
		if p.ArchivedAt == 0 {
			items = append(items, kit.MenuItem{Object: kit.Dot(kit.PillarColor(&p), 8), Label: p.Name, Action: set(p.ID)})
		}
	}
	t.host.Overlay().Menu(at, append(items, kit.MenuItem{Label: lang.T("table.none"), Action: set(0)}))
}

// personMenu offers the people seen in the table, and a new name.
func (t *Table) personMenu(at fyne.Position) {
	var items []kit.MenuItem
	for _, name := range t.people() {
		items = append(items, kit.MenuItem{Label: name, Action: func() { t.setPerson(name) }})
	}
	items = append(items, kit.MenuItem{Icon: "plus", Label: lang.T("table.person.new"), Action: func() { t.askPerson() }})
	t.host.Overlay().Menu(at, items)
}

func (t *Table) setPerson(name string) {
	t.write(func(ctx context.Context, ids []int64) (plan.Done, error) { return t.plan.SetPIC(ctx, ids, name) })
}

// deletePicked moves the picked posts to the bin; the toast takes it back.
func (t *Table) deletePicked() {
	t.write(func(ctx context.Context, ids []int64) (plan.Done, error) { return t.plan.Delete(ctx, ids) })
}

// pickedBrand is the brand all picked posts share, nil when they differ.
func (t *Table) pickedBrand() *models.Brand {
	var one *models.Brand
	for _, k := range t.lines.Keys {
		if !t.picked[k.PostID] {
			continue
		}
		b := t.brandOf(k.BrandID)
		if one != nil && one != b {
			return nil
		}
		one = b
	}
	return one
}
