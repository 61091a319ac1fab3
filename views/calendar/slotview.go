package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// slotView is an unfilled recurring slot: dashed, "+ 20.00" and whose it is. A
// tap begins the post.
type slotView struct {
	widget.BaseWidget
	s    *Screen
	day  string
	slot models.Slot
}

func newSlotView(s *Screen, day string, slot models.Slot) *slotView {
	v := &slotView{s: s, day: day, slot: slot}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped begins a post in the slot.
func (v *slotView) Tapped(*fyne.PointEvent) { v.s.host.NewPost(v.day, v.slot.Clock, v.slot.BrandID) }

// CreateRenderer implements fyne.Widget.
func (v *slotView) CreateRenderer() fyne.WidgetRenderer {
	line := kit.Row(6, kit.Text("+ "+lang.Clock(v.slot.Clock), kit.CaptionBold, kit.Accent))
	if b := v.s.list[v.slot.BrandID]; b != nil {
		line.Add(kit.Center(kit.Logo(b, 13)))
	}
	edge := kit.Dashed(kit.Accent).Fill(kit.Paper).Radius(5)
	return widget.NewSimpleRenderer(container.NewStack(edge, kit.Pad(6, 6, 0, 8, line)))
}
