package calendar

import (
	"slices"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// focusDay puts the keyboard on a day, turning the page when it lies outside.
func (s *Screen) focusDay(day string) {
	s.day, s.focused, s.inTray = day, place{}, false
	s.anchor = place{}
	if day < s.data.from || day > s.data.to {
		s.at = firstOf(parse(day))
		s.bringUp()
		return
	}
	s.repaint()
}

// focusOn puts the keyboard on a card.
func (s *Screen) focusOn(it item) {
	s.focused, s.inTray = it.place(), it.Day == ""
	if it.Day != "" {
		s.day = it.Day
	}
	s.anchor = it.place()
	s.repaint()
}

// focusedItem is the card with the keyboard.
func (s *Screen) focusedItem() (item, bool) {
	for _, list := range [][]item{s.data.items, s.data.tray} {
		for i := range list {
			if s.focused.post != 0 && list[i].place() == s.focused {
				return list[i], true
			}
		}
	}
	return item{}, false
}

// toggle takes a post into the selection, or out of it.
func (s *Screen) toggle(it item) {
	if s.selected[it.PostID] {
		delete(s.selected, it.PostID)
	} else {
		s.selected[it.PostID] = true
	}
	s.focusOn(it)
	s.selectionChanged()
}

// selectTo selects everything between the last card touched and this one, in
// the order of time; in the tray, in the order shown.
func (s *Screen) selectTo(it item) {
	list := s.data.items
	if it.Day == "" {
		list = nil
		for _, l := range s.tray.lines {
			if l.item != nil {
				list = append(list, *l.item)
			}
		}
	}
	at := func(p place) int { return slices.IndexFunc(list, func(o item) bool { return o.place() == p }) }
	from, to := at(s.anchor), at(it.place())
	if from < 0 {
		s.toggle(it)
		return
	}
	anchor := s.anchor
	for i := min(from, to); i <= max(from, to); i++ {
		s.selected[list[i].PostID] = true
	}
	s.focusOn(it)
	s.anchor = anchor
	s.selectionChanged()
}

func (s *Screen) clearSelection() {
	clear(s.selected)
	s.selectionChanged()
}

func (s *Screen) selectAll() {
	for i := range s.data.items {
		s.selected[s.data.items[i].PostID] = true
	}
	s.selectionChanged()
}

func (s *Screen) selectionChanged() {
	s.fillOver()
	s.repaint()
}

// chosen are the posts an action is for: the selected ones, else the one with
// the keyboard.
func (s *Screen) chosen() []int64 {
	if it, ok := s.focusedItem(); ok && len(s.selected) == 0 {
		return []int64{it.PostID}
	}
	ids := make([]int64, 0, len(s.selected))
	for id := range s.selected {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// targets are the posts a card's menu or drag is for: the selection when the
// card is part of it, else its own.
func (s *Screen) targets(it item) []int64 {
	if s.selected[it.PostID] {
		return s.chosen()
	}
	return []int64{it.PostID}
}

// targetItems are the cards of targets, the card itself first; one per post.
func (s *Screen) targetItems(it item) []item {
	list := []item{it}
	if !s.selected[it.PostID] {
		return list
	}
	for _, all := range [][]item{s.data.items, s.data.tray} {
		for i := range all {
			o := &all[i]
			if s.selected[o.PostID] && !slices.ContainsFunc(list, func(l item) bool { return l.PostID == o.PostID }) {
				list = append(list, *o)
			}
		}
	}
	return list
}

// selectionBar holds the actions on several posts.
func (s *Screen) selectionBar() fyne.CanvasObject {
	ids := s.chosen()
	menu := func(label, icon string, items func() []kit.MenuItem) *kit.Button {
		b := kit.NewButton(label, icon, kit.Ghost, nil)
		b.SetTap(func() { s.host.Overlay().Menu(above(b, len(items())), items()) })
		return b
	}
	var move, pic *kit.Button
	move = kit.NewButton(lang.T("calendar.menu_move"), "calendar-clock", kit.Ghost, func() { s.moveTo(ids, above(move, 10)) })
	pic = kit.NewButton(lang.T("common.pic"), "user", kit.Ghost, func() { s.askPIC(ids, above(pic, 4)) })
	bar := kit.Row(2,
		kit.Pad(0, 10, 0, 4, kit.Text(lang.T("common.selected", "n", lang.Int(len(ids))), kit.CompactBold, kit.Ink)),
		kit.VDivider(),
		menu(lang.T("common.status"), "circle-dashed", func() []kit.MenuItem { return s.statusItems(ids, nil, "") }),
		move,
		menu(lang.T("common.pillar"), "layers", func() []kit.MenuItem { return s.pillarItems(ids) }),
		pic,
		kit.NewButton(lang.T("common.duplicate"), "copy", kit.Ghost, func() { s.duplicate(ids) }),
		kit.VDivider(),
		kit.NewIconButton("trash-2", lang.T("common.delete"), func() { s.remove(ids) }),
		kit.NewIconButton("x", lang.T("common.close"), s.clearSelection))
	return kit.Raised(8, kit.Fixed(0, 48, kit.Pad(8, 8, 8, 12, bar)))
}

// above is where a menu of n lines over an object begins.
func above(o fyne.CanvasObject, n int) fyne.Position {
	return origin(o).AddXY(0, -float32(n)*30-18)
}

// statusItems offers the statuses a person can set; b gives their words, is is
// the present one.
func (s *Screen) statusItems(ids []int64, b *models.Brand, is models.Status) []kit.MenuItem {
	var list []kit.MenuItem
	for _, st := range models.Statuses {
		list = append(list, kit.MenuItem{
			Label: lang.Status(st, b), Object: kit.StatusIcon(st, 16), Checked: st == is,
			Action: func() { s.setStatus(ids, st) },
		})
	}
	return list
}
