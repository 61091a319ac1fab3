package brands

import (
	"fyne.io/fyne/v2"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// spans are the lines of the working hours: most brands have one for the
// week's working days and others for its ends.
var spans = []struct {
	key  string
	days []int // time.Weekday
}{
	{"brands.hours_week", []int{1, 2, 3, 4, 5}},
	{"brands.hours_saturday", []int{6}},
	{"brands.hours_sunday", []int{0}},
}

// hours are the working hours in which the promised time to answer runs.
func (s *Screen) hours() fyne.CanvasObject {
	b := s.draft
	at := b.ReplyHours.Or()
	lines := kit.Column(8)
	for _, span := range spans {
		from, until := at[span.days[0]].Clocks()
		var first, last *kit.TimeField
		set := func(changed, other *kit.TimeField, usual string) {
			complete(changed, other, usual)
			shift, _ := models.NewShift(first.Value(), last.Value()) // a wrong order is told when it is saved
			for _, d := range span.days {
				at[d] = shift
			}
			b.ReplyHours = at
			s.touch()
		}
		opens, closes := models.DefaultHours[1].Clocks()
		first = kit.NewTimeField(from, func(string) { set(first, last, closes) })
		last = kit.NewTimeField(until, func(string) { set(last, first, opens) })
		lines.Add(kit.Row(8,
			kit.Fixed(120, 0, kit.NewLabel(lang.T(span.key), kit.Body, kit.Ink2)),
			kit.Fixed(120, 0, first), kit.Text("–", kit.Body, kit.Ink3), kit.Fixed(120, 0, last)))
	}
	return kit.Field(lang.T("brands.hours"), lines, or(s.wrong(brand.FieldHours, 0), lang.T("brands.hours_note")))
}

// complete makes a pair of clocks whole: one of the two alone says nothing, so
// the other takes its usual hour, or goes with it.
func complete(changed, other *kit.TimeField, usual string) {
	switch {
	case changed.Value() == "":
		other.SetValue("")
	case other.Value() == "":
		other.SetValue(usual)
	}
}
