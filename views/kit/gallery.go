package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
)

// Gallery shows every widget of the kit in its states, for the eye and for
// pictures. Its few words are made of what the language files have already.
func Gallery() fyne.CanvasObject {
	third := func(parts ...fyne.CanvasObject) fyne.CanvasObject { return Column(28, parts...) }
	cols := container.New(layoutColumns{gap: 40},
		third(galleryButtons(), galleryNavigation(), galleryText(), galleryStepper(), galleryEmpty()),
		third(galleryFields(), galleryStatus(), galleryGrid(), galleryDialog()),
		third(galleryChecks(), galleryMenu(), galleryToast(), galleryPickers()),
	)
	head := Row(16, AppMark(40), Text("Lontar", Title, Ink))
	return Panel(Paper, Pad(28, 40, 40, 40, Column(28, head, cols)))
}

// layoutColumns shares the width equally.
type layoutColumns struct{ gap float32 }

func (l layoutColumns) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objs {
		m = m.Max(o.MinSize())
	}
	return fyne.NewSize(m.Width*float32(len(objs))+l.gap*float32(len(objs)-1), m.Height)
}

func (l layoutColumns) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	w := (s.Width - l.gap*float32(len(objs)-1)) / float32(len(objs))
	for i, o := range objs {
		o.Move(fyne.NewPos(float32(i)*(w+l.gap), 0))
		o.Resize(fyne.NewSize(w, s.Height))
	}
}

func galleryPart(title string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	return Column(10, append([]fyne.CanvasObject{Text(title, Strong, Ink), Divider()}, rows...)...)
}

// state puts a control into a state for its picture.
func state[T interface {
	fyne.CanvasObject
	setState(hover, focus, disabled bool)
}](o T, hover, focus, disabled bool) T {
	o.setState(hover, focus, disabled)
	o.Refresh()
	return o
}

func (c *control) setState(hover, focus, disabled bool) {
	c.hovered, c.focused, c.disabled = hover, focus, disabled
}

func galleryButtons() fyne.CanvasObject {
	line := func(h, f, d bool) fyne.CanvasObject {
		return Row(10,
			state(NewButton(lang.T("common.save"), "", Primary, nil), h, f, d),
			state(NewButton(lang.T("common.edit"), "", Outlined, nil), h, f, d),
			state(NewButton(lang.T("common.cancel"), "", Ghost, nil), h, f, d),
			state(NewButton(lang.T("common.delete"), "", Danger, nil), h, f, d),
			state(NewIconButton("ellipsis", lang.T("common.more"), nil), h, f, d))
	}
	busy := NewButton(lang.T("common.saving"), "", Primary, nil)
	busy.Busy(true)
	return galleryPart("Button", line(false, false, false), line(true, false, false), line(false, true, false),
		line(false, false, true),
		Row(10, busy, NewButton(lang.T("common.add"), "plus", Primary, nil).Shortcut("Ctrl ↵")),
		Row(10, NewButton(lang.T("common.next"), "", SoftTeal, nil), NewButton(lang.T("common.retry"), "", SoftAmber, nil),
			NewButton(lang.T("common.open"), "", Outlined, nil).Small()))
}

func galleryNavigation() fyne.CanvasObject {
	return galleryPart("Badge, logo, "+lang.T("common.platform"),
		Row(12, Badge(7, true), Badge(2, false), AppMark(28),
			Logo(&models.Brand{Name: "Kopi Senja", Color: "#9A4A20", Logo: "glyph:cup"}, 22),
			Logo(&models.Brand{Name: "Batik Larasati", Color: "#2F3E7C", Logo: "glyph:batik"}, 22),
			Logo(&models.Brand{Name: "Sehat Fit", Color: "#3E7427", Logo: "glyph:dumbbell"}, 22),
			Logo(&models.Brand{Name: "Sehat Fit", Color: "#3E7427"}, 22)),
		platformRow())
}

func platformRow() fyne.CanvasObject {
	var row []fyne.CanvasObject
	for _, p := range models.Platforms {
		row = append(row, PlatformIcon(p, Ink2, 14))
	}
	return Row(8, row...)
}

func galleryText() fyne.CanvasObject {
	sample := "0123456789 · 204.600"
	return galleryPart("Inter", Text(sample, Display, Ink), Text(sample, Title, Ink), Text(sample, Heading, Ink),
		Text(sample, Strong, Ink), Text("😄 👩🏽‍💻 👨‍👩‍👧‍👦 🇮🇩 ✅ 1️⃣ 🥲 🫶🏾", Body, Ink), Text(sample, Compact, Ink2), Text(sample, Caption, Ink3), Text(sample, MicroBold, Ink))
}

func galleryStepper() fyne.CanvasObject {
	steps := []string{lang.Status(models.Draft, nil), lang.Status(models.Review, nil), lang.Status(models.Approved, nil)}
	return galleryPart("Stepper", NewStepper(steps, 1), NewStepper(steps, 3))
}

func galleryEmpty() fyne.CanvasObject {
	return galleryPart("Empty", NewEmpty("calendar-plus", lang.T("common.untitled"), lang.T("common.undo_nothing"),
		NewButton(lang.T("common.copy"), "", Outlined, nil), NewButton(lang.T("common.new"), "plus", Primary, nil)))
}

func galleryFields() fyne.CanvasObject {
	opts := []Option{{Value: "", Text: lang.T("common.all")}, {Value: "e", Text: "Edukasi", Color: Hex("#2F6DA8")}}
	normal, filled, focus, wrong, off := NewEntry(lang.T("common.name")), NewEntry(""), NewEntry(""), NewEntry(""), NewEntry("")
	filled.Set("Kopi Senja")
	filled.hovered = true
	focus.Set("Kopi Senja 😄")
	focus.hasFocus = true
	focus.Refresh()
	wrong.Set("25.70")
	wrong.SetError(lang.T("kit.wrong_clock", "example", lang.Clock("17:15")))
	off.Set("WIB")
	off.Disable()
	sel := func(v string) *Select { return NewSelect(lang.T("common.pillar"), opts, v, nil).Filter("") }
	line := func(e *Entry, s fyne.CanvasObject) fyne.CanvasObject { return Row(10, Fixed(210, 0, e), s) }
	many := NewMultiEntry(lang.T("common.caption"), 2)
	search := NewEntry(lang.T("common.search"))
	search.SetIcon("search")
	return galleryPart("Entry, Select", line(normal, sel("")), line(filled, state(sel(""), true, false, false)),
		line(focus, sel("e")), line(wrong, state(sel(""), false, true, false)), line(off, state(sel(""), false, false, true)),
		line(search, NewMultiSelect(lang.T("common.platform"), opts, []string{"", "e"}, nil)), many)
}

func galleryStatus() fyne.CanvasObject {
	all := append(append([]models.Status{}, models.Statuses...), models.Late, models.Cancelled)
	grid := container.New(layoutColumns{gap: 8})
	var cols [3][]fyne.CanvasObject
	for i, s := range all {
		cols[i%3] = append(cols[i%3], Row(6, StatusIcon(s, 16), Text(lang.Status(s, nil), Compact, StatusToken(s))))
	}
	for _, c := range cols {
		grid.Add(Column(6, c...))
	}
	return galleryPart(lang.T("common.status"), grid)
}

func galleryGrid() fyne.CanvasObject {
	g := NewGrid(&galleryRows{}, []GridColumn{{Title: lang.T("common.date"), Width: 110}, {Title: lang.T("common.title"), Width: 160}, {Title: lang.T("common.notes"), Width: 160}}, 1)
	g.SetCursor(2, 1)
	return galleryPart("Grid", Fixed(0, 36*6+2, NewCard(g)))
}

type galleryRows struct{}

func (galleryRows) Len() int { return 40 }
func (galleryRows) Cell(row, col int) GridCell {
	text := [3]string{lang.Day("2027-02-24"), "Kisah motif Sidomukti 🧵", "Sogan untuk Lebaran"}[col]
	c := GridCell{Text: text, Token: Ink}
	if col == 0 {
		c.Token = Ink3
	}
	if row == 3 {
		c.Token, c.Bad = Red, true
	}
	return c
}

func galleryDialog() fyne.CanvasObject {
	foot := Row(8, Spacer(), state(NewButton(lang.T("common.cancel"), "", Outlined, nil), false, true, false),
		NewButton(lang.T("common.delete"), "", DangerFill, nil))
	return galleryPart("Dialog", raised(12, Pad(16, 20, 16, 20, Column(8, Text(lang.T("common.delete")+"?", Heading, Ink),
		NewParagraph(lang.T("common.error_unknown"), Compact, Ink2), Pad(8, 0, 0, 0, foot)))))
}

func galleryChecks() fyne.CanvasObject {
	mixed := NewCheck("", false, nil)
	mixed.SetMixed()
	seg := NewSegmented([]Option{{Value: "m", Text: lang.T("common.month")}, {Value: "w", Text: lang.T("common.week")}, {Value: "d", Text: lang.T("common.day")}}, "w", nil)
	return galleryPart("Check, Segmented, Chip",
		Row(14, NewCheck("", false, nil), NewCheck("", true, nil), mixed, state(NewCheck("", true, nil), false, true, false),
			state(NewCheck("", true, nil), false, false, true), NewCheck(lang.T("common.all"), true, nil)),
		Row(0, seg, Spacer()),
		Row(8, NewChip("Depok 5", Neutral, ""), NewChip("Inti", Teal, "check"), NewChip("H-14", AmberChip, ""), NewChip("Keluhan", RedChip, ""), NewChip("Stok", Plain, "")),
		Row(6, KeyCap("Ctrl"), KeyCap("K"), KeyCap("J"), KeyCap("Enter")))
}

func galleryMenu() fyne.CanvasObject {
	m := &menu{items: []MenuItem{
		{Icon: "pen-line", Label: lang.T("common.open"), Shortcut: "Enter"},
		{Icon: "copy", Label: lang.T("common.duplicate"), Shortcut: "Ctrl D"},
		{Icon: "circle-dashed", Label: lang.T("common.status"), Sub: []MenuItem{{Label: "x"}}},
		{},
		{Icon: "external-link", Label: lang.T("common.link"), Disabled: true},
		{Icon: "trash-2", Label: lang.T("common.delete"), Shortcut: "Del", Danger: true},
	}, width: menuWidth}
	m.ExtendBaseWidget(m)
	return galleryPart("Menu", Row(24, Fixed(menuWidth, 0, raised(8, Pad(5, 5, 5, 5, m))), Column(8, tipBox(lang.T("common.more")), Fixed(120, 40, Dashed(Accent).Fill(Tint)))))
}

func galleryToast() fyne.CanvasObject {
	over := &Overlay{canvas: galleryCanvas{}}
	one := &toast{over: over, icon: "check", text: lang.T("common.saved")}
	one.action = newToastAction(lang.T("common.undo"), nil, one)
	one.ExtendBaseWidget(one)
	two := &toast{over: over, icon: "triangle-alert", text: lang.T("common.not_saved")}
	two.ExtendBaseWidget(two)
	return galleryPart("Toast", Row(0, one, Spacer()), Row(0, two, Spacer()))
}

// galleryCanvas only tells the toasts of the gallery that there is room.
type galleryCanvas struct{ fyne.Canvas }

func (galleryCanvas) Size() fyne.Size { return fyne.NewSize(1440, 900) }

func galleryPickers() fyne.CanvasObject {
	date := NewDatePicker("2027-02-26", nil)
	date.grid.focused = true
	clock := NewTimePicker("19:30", nil)
	return galleryPart(lang.T("common.date")+", "+lang.T("common.time"), Row(0, raised(8, date), Spacer()), Row(0, raised(8, clock), Spacer()))
}
