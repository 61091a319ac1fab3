package inbox

import (
	"testing"

	"fyne.io/fyne/v2"
)

// BenchmarkScroll turns the list of five thousand comments on by one row.
func BenchmarkScroll(b *testing.B) {
	f := newFake()
	f.many(5000)
	d := open(b, f)
	for range 90 {
		d.press(fyne.KeyEnd)
	}
	if len(d.list.items) < 5000 {
		b.Fatalf("only %d comments are listed", len(d.list.items))
	}
	y, down := float32(0), float32(111)
	for b.Loop() {
		if y += down; y > d.list.height-1000 || y < 0 {
			down = -down
		}
		d.list.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -down)})
	}
}

// BenchmarkOpen goes to the next comment and shows its conversation.
func BenchmarkOpen(b *testing.B) {
	f := newFake()
	f.many(500)
	d := open(b, f)
	for b.Loop() {
		if d.list.at > 400 {
			d.list.moveTo(0)
		}
		d.write("j")
	}
}

// BenchmarkPage takes a page of sixty comments in.
func BenchmarkPage(b *testing.B) {
	f := newFake()
	f.many(5000)
	d := open(b, f)
	page, err := f.Page(b.Context(), d.query, "60", pageSize)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		var items []*item
		for _, c := range page.Rows {
			items = append(items, d.newItem(c))
		}
		d.list.items = d.list.items[:60]
		b.StartTimer()
		d.list.add(items)
	}
}
