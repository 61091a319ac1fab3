package table

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/views/kit"
)

// pick opens the menu of a column that is chosen rather than typed; false
// means the column is typed.
func (t *Table) pick(col *Column, k *Key, r *models.Row) bool {
	c := t.at.Cursor
	b := t.brandOf(k.BrandID)
	var items []kit.MenuItem
	choose := func(mark fyne.CanvasObject, label, value string) {
		items = append(items, kit.MenuItem{Object: mark, Label: label, Action: func() {
			t.put([]Target{{c, value}}, false)
			t.takeFocus()
		}})
	}
	switch col.Kind {
	case KindTick:
		t.tick(c)
		return true
	case KindPlatforms:
		t.pickPlatforms(c, b, r)
		return true
	case KindPillar:
		if b == nil {
			return true
		}
		for _, p := range b.Pillars {
			if p.ArchivedAt == 0 {
				choose(kit.Dot(kit.PillarColor(&p), 8), p.Name, p.Name)
			}
		}
		choose(nil, lang.T("table.none"), "")
	case KindForm:
		for _, f := range models.Forms {
			choose(nil, lang.Form(f), lang.Form(f))
		}
	case KindStatus:
		for _, s := range models.Statuses {
			choose(kit.StatusIcon(s, 16), lang.Status(s, b), lang.Status(s, b))
		}
	case KindChoice:
		for _, w := range col.Choices {
			choose(nil, w, w)
		}
		choose(nil, lang.T("table.none"), "")
	default:
		return false
	}
	t.host.Overlay().Menu(t.under(c), items)
	return true
}

// under is where a menu of a cell begins, on the canvas.
func (t *Table) under(c Cell) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.grid)
	return at.AddXY(t.grid.columnX(c.Col), t.lines.Top(c.Line)-t.grid.off.Y+headHeight+rowHeight)
}

// pickPlatforms offers the platforms the brand is on.
func (t *Table) pickPlatforms(c Cell, b *models.Brand, r *models.Row) {
	if b == nil {
		return
	}
	on := map[models.Platform]bool{}
	for _, p := range r.Platforms {
		on[p] = true
	}
	var order []models.Platform
	for _, a := range b.Accounts {
		if a.ArchivedAt == 0 && !slices.Contains(order, a.Platform) {
			order = append(order, a.Platform)
		}
	}
	if len(order) == 0 {
		t.host.Overlay().Toast("circle-alert", lang.T("table.no_accounts", "brand", b.Name), "", nil)
		return
	}
	var rows []fyne.CanvasObject
	for _, p := range order {
		rows = append(rows, kit.Row(8, kit.PlatformIcon(p, kit.Ink2, 14), kit.NewCheck(lang.Platform(p), on[p], func(v bool) { on[p] = v })))
	}
	var pop *kit.Popup
	save := kit.NewButton(lang.T("common.save"), "", kit.Primary, func() {
		var names []string
		for _, p := range order {
			if on[p] {
				names = append(names, p.Name())
			}
		}
		pop.Hide()
		t.put([]Target{{c, strings.Join(names, ", ")}}, false)
		t.takeFocus()
	}).Small()
	rows = append(rows, kit.Row(8, kit.Spacer(), save))
	pop = t.host.Overlay().Popup(t.under(c), kit.Pad(12, 16, 12, 16, kit.Column(8, rows...)))
}

// people are the persons in charge seen so far, for the menu.
func (t *Table) people() []string {
	var names []string
	for _, r := range t.pages.rows {
		if r != nil && r.PIC != "" && !slices.Contains(names, r.PIC) {
			names = append(names, r.PIC)
		}
	}
	slices.Sort(names)
	return names[:min(len(names), 12)]
}

// askPerson asks for a name that is not in the menu.
func (t *Table) askPerson() {
	entry := kit.NewEntry(lang.T("table.person.hint"))
	var d *kit.Dialog
	ok := kit.NewButton(lang.T("common.save"), "", kit.Primary, func() {
		if name := strings.TrimSpace(entry.Text); name != "" {
			d.Hide()
			t.setPerson(name)
		}
	})
	entry.OnSubmitted = func(string) { ok.Tapped(nil) }
	cancel := kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Hide() })
	d = t.host.Overlay().Dialog(lang.T("table.person.title"), kit.Field(lang.T("common.pic"), entry, ""), 440, cancel, ok)
	if c := t.canvas(); c != nil {
		c.Focus(entry)
	}
}

// pickFirstDay moves the picked posts so that the first lands on a chosen day.
func (t *Table) pickFirstDay(at fyne.Position) {
	first, ok := t.pickedFirst()
	if !ok {
		t.host.Overlay().Toast("circle-alert", lang.T("table.shift.no_day"), "", nil)
		return
	}
	var pop *kit.Popup
	picker := kit.NewDatePicker(first.Format(models.DayFormat), func(day string) {
		to, err := time.Parse(models.DayFormat, day)
		pop.Hide()
		if days := int(to.Sub(first) / (24 * time.Hour)); err == nil && days != 0 {
			t.write(func(ctx context.Context, ids []int64) (plan.Done, error) { return t.plan.Shift(ctx, ids, days, 0) })
		}
	})
	pop = t.host.Overlay().Popup(at, kit.Pad(12, 12, 12, 12, picker))
}
