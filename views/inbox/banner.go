package inbox

import (
	"fyne.io/fyne/v2"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/views/kit"
)

// banner warns above the list of an unusual number of complaints.
type banner struct {
	s      *Screen
	object *fyne.Container
}

func newBanner(s *Screen) *banner {
	b := &banner{s: s, object: kit.Column(0)}
	b.object.Hide()
	return b
}

// show takes over the alarms; one put away comes back when there are more complaints.
func (b *banner) show() {
	s := b.s
	b.object.Objects = nil
	for _, a := range s.alarms {
		if s.inScope(a.BrandID) && a.Count > s.hidden[a.BrandID] {
			b.object.Add(b.of(a))
			break // one at a time: the list must keep its room
		}
	}
	b.object.Hidden = len(b.object.Objects) == 0
	b.object.Refresh()
	relay(s.listPane)
}

func (b *banner) of(a Alarm) fyne.CanvasObject {
	s := b.s
	brand := s.clock().brand(a.BrandID)
	title := kit.NewParagraph(lang.T("inboxview.alarm.title", "n", a.Count, "hours", a.Hours, "brand", brand.Name), kit.CompactBold, kit.Red).SetWidth(s.listRoom() - 60)
	usual := kit.NewParagraph(lang.T("inboxview.alarm.usual", "normal", lang.Decimal(a.Normal, 1)), kit.Caption, kit.Ink2).SetWidth(s.listRoom() - 60)
	away := kit.NewIconButton("x", lang.T("inboxview.alarm.away"), func() {
		s.hidden[a.BrandID] = a.Count
		b.show()
	}).Small()
	see := kit.NewButton(lang.T("inboxview.alarm.see"), "", kit.Outlined, func() {
		s.query = inbox.Query{BrandIDs: s.query.BrandIDs, Queue: inbox.Complaints, Order: inbox.ByNewest}
		s.filterID = 0
		if len(a.Comments) > 0 {
			s.want = a.Comments[0].ID
		}
		s.requery()
		kit.FocusOn(s.list)
	}).Small()
	report := kit.NewButton(lang.T("inboxview.alarm.copy"), "copy", kit.Outlined, func() {
		copyText(a.Text)
		s.host.Overlay().Toast("copy", lang.T("inboxview.alarm.copied"), "", nil)
	}).Small()
	words := kit.Column(2, title, usual, kit.Pad(6, 0, 0, 0, kit.Row(8, see, report)))
	row := kit.Row(10, kit.Top(kit.IconImage("triangle-alert", kit.Red, 16)), kit.Grow(words), kit.Top(away))
	return kit.Column(0, kit.Panel(kit.RedT, kit.Pad(10, 8, 10, 16, row)), kit.Divider())
}

// copyText puts a text on the clipboard.
func copyText(s string) {
	if app := fyne.CurrentApp(); app != nil {
		app.Clipboard().SetContent(s)
	}
}
