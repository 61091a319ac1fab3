package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// customColumns are the brand's own columns, each edited by its kind.
func (v *view) customColumns() *fyne.Container {
	box := kit.Column(rowGap)
	for _, c := range v.s.brand.Columns {
		if c.ArchivedAt == 0 {
			box.Add(v.customField(c))
		}
	}
	box.Hidden = len(box.Objects) == 0
	return box
}

func (v *view) customField(c models.CustomColumn) fyne.CanvasObject {
	s := v.s
	key := "c:" + idText(c.ID)
	set := func(value string) { s.changeNow(key, func(p *models.Post) { p.SetField(c.ID, value) }) }
	get := func(p *models.Post) string { return p.Field(c.ID) }
	switch c.Kind {
	case models.ColumnChoice:
		opts := []kit.Option{{Value: "", Text: lang.T("common.none")}}
		for _, w := range c.Choices {
			opts = append(opts, kit.Option{Value: w, Text: w})
		}
		return kit.Field(c.Name, v.choose(c.Name, opts, get, set).sel, "")
	case models.ColumnTick:
		check := kit.NewCheck(c.Name, get(s.post) != "", func(on bool) {
			set(map[bool]string{true: "1"}[on])
		})
		return check
	case models.ColumnDate:
		return kit.Field(c.Name, container.NewStack(kit.NewDateField(get(s.post), set)), "")
	}
	e := kit.NewEntry("")
	f := &field{key: key, entry: e, get: get}
	if c.Kind == models.ColumnNumber {
		e.OnChanged = func(text string) { v.number(e, c.ID, text) }
		f.get = func(p *models.Post) string { return shownNumber(p.Field(c.ID)) }
		f.same = func(text string, p *models.Post) bool {
			n, ok := readNumber(text)
			return !ok || n == p.Field(c.ID)
		}
	} else {
		e.OnChanged = func(text string) { s.change(key, func(p *models.Post) { p.SetField(c.ID, text) }) }
	}
	v.bind(f)
	f.shown = kit.Field(c.Name, e, "")
	return f.shown
}

// number takes a number as people write it; anything else stays in the field
// with the reason and is not saved.
func (v *view) number(e *kit.Entry, id int64, text string) {
	n, ok := readNumber(text)
	if !ok {
		e.SetError(lang.T("editor.not_number"))
		return
	}
	e.SetError("")
	v.s.change("c:"+idText(id), func(p *models.Post) { p.SetField(id, n) })
}
