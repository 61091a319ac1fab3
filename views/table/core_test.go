package table

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/models"
)

func keys(days ...string) []Key {
	out := make([]Key, len(days))
	for i, d := range days {
		out[i] = Key{PostID: int64(i + 1), Day: d, Status: models.Draft}
	}
	return out
}

func TestArrangeByWeek(t *testing.T) {
	ks := keys("2027-02-24", "2027-02-28", "", "2027-03-01", "2027-02-22")
	ks[0].Status, ks[1].Status = models.Live, models.Approved
	l := Arrange(ks, true, false, nil)
	want := []Group{
		{Monday: "2027-02-22", N: 3, Ready: 2},
		{Monday: "2027-03-01", N: 1},
		{Monday: "", N: 1},
	}
	if d := cmp.Diff(want, l.Groups); d != "" {
		t.Error(d)
	}
	if l.Len() != 8 || l.Height() != 5*rowHeight+3*groupHeight {
		t.Errorf("len %d height %v", l.Len(), l.Height())
	}
	if got := l.LineOf(5); got != 3 {
		t.Errorf("a week keeps the order of its keys: line of post 5 = %d, want 3", got)
	}
	for y, want := range map[float32]int{-5: 0, 0: 0, 31: 0, 32: 1, 67: 1, 68: 2, 9e6: 7} {
		if got := l.At(y); got != want {
			t.Errorf("At(%v) = %d, want %d", y, got, want)
		}
	}
	folded := Arrange(ks, true, true, map[string]bool{"2027-02-22": true})
	if folded.Groups[0].Monday != "2027-03-01" || folded.LineOf(1) != -1 || folded.Len() != 5 {
		t.Errorf("folded: %+v len %d", folded.Groups, folded.Len())
	}
}

func TestStepSkipsHeads(t *testing.T) {
	l := Arrange(keys("2027-02-24", "2027-03-01", "2027-03-02"), true, false, nil)
	for _, c := range []struct{ from, n, want int }{
		{1, 1, 3}, {3, -1, 1}, {1, -1, 1}, {4, 5, 4}, {0, 1, 1}, {2, -1, 1}, {0, -1, 1}, {1, 0, 1},
	} {
		if got := l.Step(c.from, c.n); got != c.want {
			t.Errorf("Step(%d, %d) = %d, want %d", c.from, c.n, got, c.want)
		}
	}
	if l.First() != 1 || l.Last() != 4 {
		t.Errorf("first %d last %d", l.First(), l.Last())
	}
	if e := Arrange(nil, true, false, nil); e.First() != -1 || e.At(0) != -1 || e.Height() != 0 {
		t.Error("an empty table has no lines")
	}
}

func TestExtentMoves(t *testing.T) {
	l := Arrange(keys("2027-02-24", "2027-02-25", "2027-03-01"), true, false, nil) // lines: head 1 2 head 4
	at := func(line, col int) Extent { return Extent{}.Go(Cell{line, col}, false) }
	for _, c := range []struct {
		name string
		from Extent
		m    Move
		want Cell
	}{
		{"down over a head", at(2, 1), Down, Cell{4, 1}},
		{"up at the top stays", at(1, 1), Up, Cell{1, 1}},
		{"left at the edge stays", at(1, 0), Left, Cell{1, 0}},
		{"end", at(1, 0), End, Cell{1, 4}},
		{"ctrl end", at(1, 2), Bottom, Cell{4, 4}},
		{"ctrl home", at(4, 2), Top, Cell{1, 0}},
		{"tab wraps into the next row", at(2, 4), Next, Cell{4, 0}},
		{"tab stops at the last cell", at(4, 4), Next, Cell{4, 4}},
		{"shift tab wraps back", at(4, 0), Prev, Cell{2, 4}},
		{"page down stops at the last", at(1, 3), PageDown, Cell{4, 3}},
	} {
		if got := c.from.Step(c.m, l, 5, 10, false); got.Cursor != c.want || !got.Single() {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	e := at(4, 3).Step(Up, l, 5, 10, true).Step(Left, l, 5, 10, true)
	if d := cmp.Diff(Rect{2, 2, 4, 3}, e.Rect()); d != "" {
		t.Error(d)
	}
}

func TestSpread(t *testing.T) {
	l := Arrange(keys("2027-02-24", "2027-02-25", "2027-03-01"), true, false, nil) // rows at 1, 2, 4
	show := func(ts []Target) (out []string) {
		for _, t := range ts {
			out = append(out, fmt.Sprintf("%d.%d=%s", t.Line, t.Col, t.Value))
		}
		return
	}
	for _, c := range []struct {
		name  string
		block [][]string
		sel   Rect
		want  []string
		extra [][]string
	}{
		{"one value fills the range", [][]string{{"x"}}, Rect{1, 1, 2, 2}, []string{"1.1=x", "1.2=x", "2.1=x", "2.2=x"}, nil},
		{"block from one cell jumps the head", [][]string{{"a", "b"}, {"c", "d"}}, Rect{2, 0, 2, 0}, []string{"2.0=a", "2.1=b", "4.0=c", "4.1=d"}, nil},
		{"rows past the end are extra", [][]string{{"a"}, {"b"}, {"c"}}, Rect{2, 1, 2, 1}, []string{"2.1=a", "4.1=b"}, [][]string{{"c"}}},
		{"columns past the end are dropped", [][]string{{"a", "b", "c"}}, Rect{1, 2, 1, 2}, []string{"1.2=a", "1.3=b"}, nil},
		{"a row tiles a taller range", [][]string{{"a", "b"}}, Rect{1, 0, 4, 1}, []string{"1.0=a", "1.1=b", "2.0=a", "2.1=b", "4.0=a", "4.1=b"}, nil},
		{"ragged rows leave cells alone", [][]string{{"a", "b"}, {"c"}}, Rect{1, 0, 1, 0}, []string{"1.0=a", "1.1=b", "2.0=c"}, nil},
	} {
		ts, extra := Spread(c.block, c.sel, l, 4)
		if d := cmp.Diff(c.want, show(ts)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if d := cmp.Diff(c.extra, extra); d != "" {
			t.Errorf("%s, extra: %s", c.name, d)
		}
	}
}

func TestFillDownAndClip(t *testing.T) {
	l := Arrange(keys("2027-02-24", "2027-02-25", "2027-03-01"), true, false, nil)
	value := func(c Cell) string { return fmt.Sprintf("v%d.%d", c.Line, c.Col) }
	got := FillDown(Rect{1, 0, 4, 1}, l, value)
	want := []Target{{Cell{2, 0}, "v1.0"}, {Cell{2, 1}, "v1.1"}, {Cell{4, 0}, "v1.0"}, {Cell{4, 1}, "v1.1"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Target{{Cell{4, 2}, "v2.2"}}, FillDown(Rect{4, 2, 4, 2}, l, value)); d != "" {
		t.Errorf("one cell takes the row above: %s", d)
	}
	if FillDown(Rect{1, 0, 1, 0}, l, value) != nil {
		t.Error("nothing stands above the first row")
	}
	if d := cmp.Diff([][]string{{"v2.1"}, {"v4.1"}}, Clip(Rect{2, 1, 4, 1}, l, value)); d != "" {
		t.Error(d)
	}
}

func BenchmarkArrange50k(b *testing.B) {
	ks := make([]Key, 50_000)
	for i := range ks {
		ks[i] = Key{PostID: int64(i), Day: fmt.Sprintf("20%02d-%02d-%02d", 20+i%8, 1+i%12, 1+i%28)}
	}
	for b.Loop() {
		Arrange(ks, true, false, nil)
	}
}
