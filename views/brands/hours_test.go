package brands

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/models"
	"lontar/views/kit"
)

// timeFields are the fields for hours, in the order they are shown.
func timeFields(o fyne.CanvasObject) (list []*kit.TimeField) {
	switch o := o.(type) {
	case *kit.TimeField:
		return []*kit.TimeField{o}
	case *fyne.Container:
		for _, c := range o.Objects {
			list = append(list, timeFields(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			list = append(list, timeFields(c)...)
		}
	}
	return list
}

func TestHoursAreKeptPerSpanAndADayOffIsTwoEmptyFields(t *testing.T) {
	s, _ := withBrand(t)
	put := func(i int, clock string) {
		f := timeFields(s.form)[i]
		f.Entry.SetText(clock)
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	put(0, "9.00")
	put(3, "15.00")
	put(4, "") // Sunday: the end goes with the beginning
	s.save(nil)
	b, err := s.svc.Get(context.Background(), s.draft.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := models.DefaultHours
	for d := 1; d <= 5; d++ {
		want[d].From = 540
	}
	want[6].Until = 900
	want[0] = models.Shift{}
	if b.ReplyHours != want {
		t.Errorf("kept %v\nwant %v", b.ReplyHours, want)
	}
	put(4, "10.00") // and comes back with its usual end
	if got := s.draft.ReplyHours[0]; got != (models.Shift{From: 600, Until: 1260}) {
		t.Errorf("Sunday %v", got)
	}
	put(5, "08.00")
	s.save(nil)
	if s.wrong("hours", 0) == "" {
		t.Error("an end before the beginning is not told")
	}
}
