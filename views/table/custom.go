package table

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// showColumn shows or hides a column.
func (t *Table) showColumn(id string, on bool) {
	t.layout.SetVisible(id, on)
	t.columnsChanged()
}

// placeColumn moves a column in the order.
func (t *Table) placeColumn(id string, i int) {
	t.layout.Place(t.all, id, i)
	t.columnsChanged()
}

func (t *Table) columnsChanged() {
	t.commitEdit()
	t.arrangeColumns()
	t.grid.relayout()
	t.saveLayout()
}

// columnMenu is the menu of a custom column.
func (t *Table) columnMenu(at fyne.Position, col Column) {
	t.host.Overlay().Menu(at, []kit.MenuItem{
		{Icon: "pen-line", Label: lang.T("table.columns.rename"), Action: func() { t.askColumn(&col) }},
		{Icon: "archive", Label: lang.T("table.columns.archive"), Action: func() {
			t.changeColumns(col, func(b *models.Brand, i int) { b.Columns[i].ArchivedAt = t.host.Now().Unix() })
		}},
	})
}

// changeColumns alters the custom columns behind a column in every brand that has it.
func (t *Table) changeColumns(col Column, change func(b *models.Brand, i int)) {
	var brands []*models.Brand
	for id, field := range col.Fields {
		b := t.brandOf(id)
		if b == nil {
			continue
		}
		copied := *b
		copied.Columns = slices.Clone(b.Columns)
		for i := range copied.Columns {
			if copied.Columns[i].ID == field {
				change(&copied, i)
			}
		}
		brands = append(brands, &copied)
	}
	t.saveBrands(brands)
}

func (t *Table) saveBrands(brands []*models.Brand) {
	t.host.Runner().Run(func() func() {
		var err error
		for _, b := range brands {
			err = errors.Join(err, t.brands.Save(context.Background(), b))
		}
		return func() {
			if err != nil {
				slog.Error("table: columns", "err", err)
				t.host.Overlay().Toast("triangle-alert", lang.T("common.error_save", "reason", lang.Error(err)), "", nil)
			}
		}
	})
}

// askColumn asks for the name of a column; without one a new column is made,
// with its kind, for the brands in view.
func (t *Table) askColumn(col *Column) {
	name := kit.NewEntry(lang.T("table.columns.name_hint"))
	choices := kit.NewEntry(lang.T("table.columns.choices_hint"))
	kind := models.ColumnText
	title, body := lang.T("table.columns.new"), kit.Field(lang.T("common.name"), name, "")
	if col != nil {
		title = lang.T("table.columns.rename")
		name.SetText(col.Name)
	} else {
		words := kit.Field(lang.T("table.columns.choices"), choices, "")
		words.Hide()
		var opts []kit.Option
		for _, k := range models.ColumnKinds {
			opts = append(opts, kit.Option{Value: string(k), Text: lang.T("table.kind." + string(k))})
		}
		pick := kit.NewSelect("", opts, string(kind), func(v string) {
			kind = models.ColumnKind(v)
			if kind == models.ColumnChoice {
				words.Show()
			} else {
				words.Hide()
			}
		})
		body = kit.Column(12, body, kit.Field(lang.T("table.columns.kind"), pick, ""), words)
	}
	var d *kit.Dialog
	ok := kit.NewButton(lang.T("common.save"), "", kit.Primary, func() {
		n := strings.TrimSpace(name.Text)
		if n == "" {
			name.SetError(lang.T("table.columns.needs_name"))
			return
		}
		if col == nil && t.hasColumn(n) {
			name.SetError(lang.T("table.columns.taken"))
			return
		}
		d.Hide()
		if col != nil {
			t.changeColumns(*col, func(b *models.Brand, i int) { b.Columns[i].Name = n })
			return
		}
		t.newColumn(n, kind, splitChoices(choices.Text))
	})
	name.OnSubmitted = func(string) { ok.Tapped(nil) }
	cancel := kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Hide() })
	d = t.host.Overlay().Dialog(title, body, 440, cancel, ok)
	if c := t.canvas(); c != nil {
		c.Focus(name)
	}
}

func (t *Table) hasColumn(name string) bool {
	return slices.ContainsFunc(t.all, func(c Column) bool { return strings.EqualFold(columnName(&c), name) })
}

// newColumn gives every brand in view the column.
func (t *Table) newColumn(name string, kind models.ColumnKind, choices []string) {
	var brands []*models.Brand
	for i := range t.list {
		b := t.list[i]
		if b.ArchivedAt != 0 || len(t.filter.Brands) > 0 && !slices.Contains(t.filter.Brands, b.ID) {
			continue
		}
		b.Columns = append(slices.Clone(b.Columns), models.CustomColumn{
			BrandID: b.ID, Name: name, Kind: kind, Choices: choices, Position: len(b.Columns),
		})
		brands = append(brands, &b)
	}
	t.saveBrands(brands)
}

func splitChoices(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if w = strings.TrimSpace(w); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// weekName is the head of a week: "22–28 Februari", with the year when its
// last day is not in this year.
func weekName(monday string, year int) string {
	if monday == "" {
		return lang.T("table.unscheduled")
	}
	from, err := time.Parse(models.DayFormat, monday)
	if err != nil {
		return monday
	}
	to := from.AddDate(0, 0, 6)
	name := lang.Range(monday, to.Format(models.DayFormat))
	if to.Year() == year {
		name = strings.TrimSuffix(name, " "+strconv.Itoa(year))
	}
	return name
}
