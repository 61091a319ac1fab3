package table

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"lontar/models"
	"lontar/views/kit"
)

var wide = fyne.NewSize(1352, 764)

func TestRowsComeInByPages(t *testing.T) {
	s := newStage(t, fyne.NewSize(1352, 36+32+5*36))
	if n := len(s.table.lines.Keys); n != 19 {
		t.Fatalf("%d keys", n)
	}
	if n := len(s.table.grid.pool); n > 8 {
		t.Errorf("%d rows of objects for five rows in view", n)
	}
	if n := len(s.table.pages.rows); n == 19 || n < 5 {
		t.Errorf("%d rows read, want those in view and a screen ahead", n)
	}
	s.table.grid.scrollTo(fyne.NewPos(0, 1e6))
	if got := s.shown(18, "title"); got != "Akustik sore" {
		t.Errorf("last row: %q", got)
	}
	if n := len(s.table.grid.pool); n > 8 {
		t.Errorf("%d rows of objects after scrolling", n)
	}
}

func TestTypingReplacesAndEnterGoesDown(t *testing.T) {
	s := newStage(t, wide)
	s.at(8, "title")
	s.table.grid.TypedRune('T')
	s.typed("arawih malam")
	s.table.editor.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := s.stored(8).Title; got != "Tarawih malam" {
		t.Errorf("stored %q", got)
	}
	if got := s.shown(8, "title"); got != "Tarawih malam" {
		t.Errorf("shown %q", got)
	}
	if got, want := s.table.at.Cursor.Line, s.table.lines.LineOf(s.posts[9].ID); got != want {
		t.Errorf("cursor on line %d, want %d", got, want)
	}
	s.do("Ctrl+Z")
	if got := s.stored(8).Title; got != "Tarawih lalu latihan 15 menit" {
		t.Errorf("after undo %q", got)
	}
	s.do("Ctrl+Shift+Z")
	if got := s.shown(8, "title"); got != "Tarawih malam" {
		t.Errorf("after redo %q", got)
	}
}

func TestEditKeysAndEscape(t *testing.T) {
	s := newStage(t, wide)
	s.at(10, "title")
	s.key(fyne.KeyF2)
	s.typed("!")
	s.table.editor.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.table.editor != nil || s.stored(10).Title != "Pemenang mingguan" {
		t.Fatal("escape keeps nothing")
	}
	s.key(fyne.KeyReturn)
	s.typed("!")
	s.table.editor.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got := s.stored(10).Title; got != "Pemenang mingguan!" {
		t.Errorf("tab saves: %q", got)
	}
	if got := s.table.cols[s.table.at.Cursor.Col].ID; got != "caption" {
		t.Errorf("tab goes right: %s", got)
	}
	if c := s.window.Canvas().Focused(); c != fyne.Focusable(s.table.grid) {
		t.Errorf("keys go to %T", c)
	}
}

func TestLongTextEditor(t *testing.T) {
	s := newStage(t, wide)
	s.at(14, "caption")
	s.key(fyne.KeyReturn)
	e := s.table.editor
	if e == nil || e.box.Size().Width != longWidth {
		t.Fatalf("editor %+v", e)
	}
	if n := len(e.counts.Objects); n != 2 {
		t.Errorf("%d counters, want one per platform of the row", n)
	}
	s.held = fyne.KeyModifierShift
	e.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.held = 0
	s.typed("Baris baru")
	e.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt})
	s.typed("lagi")
	e.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := s.stored(14).Caption; !strings.HasSuffix(got, "1 Maret.\nBaris baru\nlagi") {
		t.Errorf("%q", got)
	}
}

func TestClickElsewhereSaves(t *testing.T) {
	s := newStage(t, wide)
	s.at(8, "title")
	s.key(fyne.KeyF2)
	s.typed("?")
	s.table.grid.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(600, 300)}, Button: desktop.MouseButtonPrimary})
	if got := s.stored(8).Title; got != "Tarawih lalu latihan 15 menit?" {
		t.Errorf("%q", got)
	}
}

func TestRefusedValueStaysInTheCell(t *testing.T) {
	s := newStage(t, wide)
	s.at(8, "clock")
	s.table.grid.TypedRune('2')
	s.typed("5.70")
	s.table.editor.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	slot := s.table.grid.byLine[s.table.lines.LineOf(s.posts[8].ID)]
	f := slot.cells[1].face
	if !f.bad || f.text != "25.70" || !strings.Contains(f.full, "bukan jam") {
		t.Fatalf("cell %+v", f)
	}
	if tip := s.table.grid.tip(Cell{slot.line, 1}); !strings.Contains(tip, "25.70") {
		t.Errorf("tooltip %q", tip)
	}
	if day, clock := s.stored(8).Slot(); day != "2027-02-24" || clock != "19:30" {
		t.Errorf("stored %s %s", day, clock)
	}
	s.at(8, "clock")
	s.key(fyne.KeyF2)
	if got := s.table.editor.entry.Text; got != "25.70" {
		t.Errorf("editing starts from the refused value, got %q", got)
	}
	s.table.editor.entry.SetText("20.15")
	s.table.editor.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := s.shown(8, "clock"); got != "20.15" || len(s.table.errors) != 0 {
		t.Errorf("%q, %d errors", got, len(s.table.errors))
	}
}

func TestDayTypedMovesThePost(t *testing.T) {
	s := newStage(t, wide)
	s.at(8, "day")
	s.table.grid.TypedRune('2')
	s.typed("6 Feb")
	s.table.editor.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if day, _ := s.stored(8).Slot(); day != "2027-02-26" {
		t.Errorf("day %s", day)
	}
	s.at(8, "day")
	s.key(fyne.KeyF2)
	s.table.editor.take("2027-03-01")
	if day, clock := s.stored(8).Slot(); day != "2027-03-01" || clock != "19:30" {
		t.Errorf("picked: %s %s", day, clock)
	}
	if n := len(s.table.lines.Groups); n != 2 {
		t.Errorf("%d weeks, want two", n)
	}
}

func TestCopyAndPasteBlocks(t *testing.T) {
	s := newStage(t, wide)
	s.at(6, "form")
	s.shift(fyne.KeyDown)
	s.shift(fyne.KeyRight)
	s.do("Ctrl+C")
	if got := s.pasting; got != "Reels\tEs kopi kurma, takjil hari ini\nStory\tHitung mundur buka puasa" {
		t.Fatalf("copied %q", got)
	}
	s.pasting = "Judul A\t\"Caption A\r\nbaris dua\"\r\nJudul B\tCaption B\r\n"
	s.at(10, "title")
	s.do("Ctrl+V")
	if p := s.stored(10); p.Title != "Judul A" || p.Caption != "Caption A\nbaris dua" {
		t.Errorf("%q %q", p.Title, p.Caption)
	}
	if p := s.stored(11); p.Title != "Judul B" || p.Caption != "Caption B" {
		t.Errorf("%q %q", p.Title, p.Caption)
	}
	s.do("Ctrl+Z")
	if p, q := s.stored(10), s.stored(11); p.Title != "Pemenang mingguan" || q.Title != "Beli 2 gratis 1" {
		t.Errorf("one undo takes the whole block back: %q %q", p.Title, q.Title)
	}
}

func TestPastePastTheEndOffersNewPosts(t *testing.T) {
	s := newStage(t, wide)
	s.pasting = "Satu\nDua\nTiga"
	s.at(18, "title")
	s.do("Ctrl+V")
	if !s.over.Open() {
		t.Fatal("nothing is asked")
	}
	s.table.addRows([][]string{{"Dua"}, {"Tiga"}}, 6)
	s.over.CloseAll()
	if n := len(s.table.lines.Keys); n != 21 {
		t.Errorf("%d rows", n)
	}
	if got := s.stored(18).Title; got != "Satu" {
		t.Errorf("%q", got)
	}
}

func TestFillDownCutAndClear(t *testing.T) {
	s := newStage(t, wide)
	s.at(7, "pic")
	s.shift(fyne.KeyDown)
	s.shift(fyne.KeyDown)
	s.table.put([]Target{{Cell{s.table.at.Rect().Line0, s.table.at.Rect().Col0}, "Sari"}}, false)
	s.at(7, "pic")
	s.shift(fyne.KeyDown)
	s.shift(fyne.KeyDown)
	s.do("Ctrl+D")
	for i := 7; i <= 9; i++ {
		if got := s.stored(i).PIC; got != "Sari" {
			t.Errorf("post %d: %q", i, got)
		}
	}
	s.at(10, "hashtags")
	s.do("Ctrl+X")
	if s.stored(10).Hashtags != "" || !strings.HasPrefix(s.pasting, "#KopiSenja") {
		t.Errorf("cut: %q, clipboard %q", s.stored(10).Hashtags, s.pasting)
	}
	s.at(11, "caption")
	s.key(fyne.KeyDelete)
	if got := s.stored(11).Caption; got != "" {
		t.Errorf("cleared: %q", got)
	}
	if got := s.shown(11, "caption"); got != "Belum ditulis" {
		t.Errorf("shown %q", got)
	}
}

func TestPickAndChangeMany(t *testing.T) {
	s := newStage(t, wide)
	s.at(6, "title")
	s.key(fyne.KeySpace)
	s.at(8, "title")
	s.shift(fyne.KeySpace)
	if n := len(s.table.picked); n != 3 {
		t.Fatalf("%d picked", n)
	}
	if !s.table.bar.box.Visible() || s.table.bar.count.Text() != "3 dipilih" {
		t.Errorf("bar: %q", s.table.bar.count.Text())
	}
	s.table.shift(7)
	if day, _ := s.stored(7).Slot(); day != "2027-03-03" {
		t.Errorf("moved to %s", day)
	}
	if !strings.Contains(s.over.ToastText(), "dipindah") {
		t.Errorf("toast %q", s.over.ToastText())
	}
	s.table.undo()
	if day, _ := s.stored(7).Slot(); day != "2027-02-24" {
		t.Errorf("after undo %s", day)
	}
	s.do("Ctrl+A")
	if n := len(s.table.picked); n != 19 {
		t.Errorf("%d of all picked", n)
	}
	s.key(fyne.KeyEscape)
	if n := len(s.table.picked); n != 0 || s.table.bar.box.Visible() {
		t.Errorf("%d picked after escape", n)
	}
}

func TestDeletePickedAndUndo(t *testing.T) {
	s := newStage(t, wide)
	s.at(3, "title")
	s.key(fyne.KeySpace)
	s.table.deletePicked()
	if n := len(s.table.lines.Keys); n != 18 || len(s.table.picked) != 0 {
		t.Fatalf("%d rows, %d picked", n, len(s.table.picked))
	}
	s.table.undo()
	if n := len(s.table.lines.Keys); n != 19 {
		t.Errorf("%d rows after undo", n)
	}
}

func TestSortFoldAndFlat(t *testing.T) {
	s := newStage(t, wide)
	s.table.sortBy(6)
	if k := s.table.lines.Keys[0]; k.PostID != s.posts[18].ID {
		t.Errorf("first by title: %d", k.PostID)
	}
	s.table.sortBy(6)
	if k := s.table.lines.Keys[0]; k.PostID != s.posts[2].ID {
		t.Errorf("first by title, turned: %d", k.PostID)
	}
	s.table.fold("2027-02-22")
	if s.table.lines.Len() != 1 {
		t.Errorf("%d lines when folded", s.table.lines.Len())
	}
	s.table.fold("2027-02-22")
	s.table.layout.Flat = true
	s.table.rearrange(0)
	if s.table.lines.Len() != 19 {
		t.Errorf("%d lines when flat", s.table.lines.Len())
	}
}

func TestLayoutIsKeptInTheWorkspace(t *testing.T) {
	s := newStage(t, wide)
	s.table.placeColumn("title", 0)
	s.table.showColumn("caption", false)
	i := len(s.table.cols) - 1
	s.table.resize(i, 77)
	s.table.saveLayout()
	v, err := s.store.Setting(context.Background(), settingLayout)
	if err != nil {
		t.Fatal(err)
	}
	l := ParseLayout(v)
	if l.Order[0] != "title" || l.Shown["caption"] || l.Widths[s.table.cols[i].ID] != 77 {
		t.Errorf("%+v", l)
	}
}

func TestCustomColumns(t *testing.T) {
	s := newStage(t, wide)
	s.table.newColumn("Lokasi", models.ColumnChoice, []string{"Depok", "Solo"})
	s.at(6, "c:lokasi")
	s.table.put([]Target{{s.table.at.Cursor, "Solo"}}, false)
	b, err := s.store.Brand(context.Background(), s.brands[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.stored(6).Field(b.Columns[3].ID); got != "Solo" {
		t.Errorf("%q", got)
	}
	s.at(1, "c:talent") // Sehat Fit has no such column
	s.key(fyne.KeyReturn)
	if s.table.editor != nil || !strings.Contains(s.over.ToastText(), "tidak punya kolom") {
		t.Errorf("toast %q", s.over.ToastText())
	}
	s.at(6, "c:acc")
	s.key(fyne.KeyReturn)
	if got := s.stored(6).Field(b.Columns[2].ID); got != "1" {
		t.Errorf("tick %q", got)
	}
	for i := range s.table.cols {
		if s.table.cols[i].ID == "c:lokasi" {
			s.table.changeColumns(s.table.cols[i], func(b *models.Brand, j int) { b.Columns[j].ArchivedAt = 1 })
			break
		}
	}
	for _, c := range s.table.all {
		if c.ID == "c:lokasi" {
			t.Error("an archived column is still offered")
		}
	}
}

func TestMouse(t *testing.T) {
	s := newStage(t, wide)
	g := s.table.grid
	now := time.Unix(0, 0)
	g.mouse.now = func() time.Time { return now }
	down := func(x, y float32, mod fyne.KeyModifier) {
		g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary, Modifier: mod})
	}
	y := func(i int) float32 { return headHeight + s.table.lines.Top(s.table.lines.LineOf(s.posts[i].ID)) + 10 }
	down(600, y(2), 0)
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(800, y(4))}})
	g.DragEnd()
	r := s.table.at.Rect()
	if r.Line1-r.Line0 != 2 || r.Col1-r.Col0 != 1 {
		t.Errorf("dragged range %+v", r)
	}
	down(600, y(6), fyne.KeyModifierShift)
	if r := s.table.at.Rect(); r.Line1-r.Line0 != 4 {
		t.Errorf("shift click: %+v", r)
	}
	down(10, y(5), 0)
	if !s.table.picked[s.posts[5].ID] {
		t.Error("a click in the first column picks the row")
	}
	down(600, y(8), 0)
	g.MouseUp(nil)
	down(600, y(8), 0)
	if s.table.editor == nil {
		t.Error("a double click edits")
	}
	s.table.cancelEdit()
	edge := g.columnX(6)
	was := s.table.cols[5].Width
	down(edge-1, 10, 0)
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge+29, 10)}})
	g.DragEnd()
	if got := s.table.cols[5].Width; got != was+30 {
		t.Errorf("width %v, want %v", got, was+30)
	}
	down(50, headHeight+10, 0)
	if s.table.lines.Len() != 1 {
		t.Error("a click on the head folds the week")
	}
}

func TestFrozenColumnsStay(t *testing.T) {
	s := newStage(t, fyne.NewSize(800, 600))
	before := s.table.grid.columnX(1)
	s.table.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-300, 0)})
	if s.table.grid.off.X != 300 || s.table.grid.columnX(1) != before {
		t.Errorf("off %v, hour at %v", s.table.grid.off, s.table.grid.columnX(1))
	}
	if i, _ := s.table.grid.columnAt(checkWidth + 10); i != 0 {
		t.Errorf("column %d under the frozen one", i)
	}
	s.at(6, "pic")
	if x := s.table.grid.columnX(s.table.at.Cursor.Col); x+s.table.cols[s.table.at.Cursor.Col].Width > 801 {
		t.Errorf("the cursor's column ends at %v", x)
	}
}

func TestNewLine(t *testing.T) {
	s := newStage(t, wide)
	s.at(18, "title")
	s.key(fyne.KeyInsert)
	e, ok := s.window.Canvas().Focused().(*lineEntry)
	if !ok {
		t.Fatalf("focus is on %T", s.window.Canvas().Focused())
	}
	test.Type(e, "Konten kilat")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n := len(s.table.lines.Keys); n != 20 {
		t.Fatalf("%d rows", n)
	}
	k, _ := s.table.lines.Key(s.table.at.Cursor.Line)
	ps, err := s.store.Posts(context.Background(), k.PostID)
	if err != nil || ps[0].Title != "Konten kilat" {
		t.Fatalf("cursor on %v %v", ps, err)
	}
	if day, clock := ps[0].Slot(); day != "2027-02-28" || clock == "" {
		t.Errorf("planned %q %q", day, clock)
	}
	if _, ok := s.window.Canvas().Focused().(*lineEntry); !ok {
		t.Error("the line stays open for the next title")
	}
}

func TestHiddenTableDoesNotRead(t *testing.T) {
	s := newStage(t, wide)
	s.table.Hide()
	seq := s.table.seq
	s.bus.Announce(models.Changed{Area: models.AreaPosts})
	if s.table.seq != seq || !s.table.stale {
		t.Error("a hidden table waits until it is shown")
	}
	s.table.Show(models.Filter{}, "2027-02-22", "2027-03-07")
	if s.table.seq == seq {
		t.Error("shown again, it reads what changed")
	}
}

func TestFilterAndReach(t *testing.T) {
	s := newStage(t, wide)
	s.table.Show(models.Filter{Brands: []int64{s.brands[1].ID}}, "2027-02-22", "2027-03-07")
	if n := len(s.table.lines.Keys); n != 6 {
		t.Errorf("%d rows of one brand", n)
	}
	for _, c := range s.table.cols {
		if c.ID == "c:talent" {
			t.Error("a column of another brand is shown")
		}
	}
	s.table.reach = reachWeek
	s.table.Show(models.Filter{}, "2027-02-25", "2027-03-07")
	if n := len(s.table.lines.Keys); n != 9 {
		t.Errorf("%d rows from Thursday on", n)
	}
}

func TestStaleRowsAreDropped(t *testing.T) {
	var later []func() func()
	p := pages{run: runnerFunc(func(w func() func()) { later = append(later, w) }), ready: func() {}}
	p.read = func(_ context.Context, ids ...int64) ([]models.Row, error) {
		return []models.Row{{PostID: ids[0], Title: "lama"}}, nil
	}
	p.need([]int64{1})
	p.forget(1)
	later[0]()()
	if p.row(1) != nil {
		t.Error("an answer from before the change is used")
	}
	p.need([]int64{1})
	p.need([]int64{2})
	p.need([]int64{3})
	if len(later) != 2 {
		t.Fatalf("%d reads at once", len(later)-1)
	}
	later[1]()()
	if d := cmp.Diff([]int64(nil), p.wish); len(later) != 3 || len(p.wish) != 0 {
		t.Errorf("only the newest wish is read next: %d reads %s", len(later), d)
	}
}

type runnerFunc func(func() func())

func (f runnerFunc) Run(w func() func()) { f(w) }

var _ kit.Runner = runnerFunc(nil)

func TestFilterWhileEditingSavesFirst(t *testing.T) {
	s := newStage(t, wide)
	s.at(8, "title") // Sehat Fit
	s.key(fyne.KeyF2)
	s.typed("!")
	s.table.Show(models.Filter{Brands: []int64{s.brands[0].ID}}, "2027-02-22", "2027-03-07")
	if got := s.stored(8).Title; got != "Tarawih lalu latihan 15 menit!" {
		t.Errorf("%q", got)
	}
}

func TestReloadsDoNotPileUp(t *testing.T) {
	s := newStage(t, wide)
	var later []func() func()
	s.hold = func(w func() func()) { later = append(later, w) }
	for range 5 {
		s.table.changed(models.Changed{Area: models.AreaPosts})
	}
	if len(later) != 1 {
		t.Fatalf("%d questions at once", len(later))
	}
	s.hold = nil
	later[0]()()
	if len(s.table.lines.Keys) != 19 || s.table.loading {
		t.Errorf("%d rows, loading %v", len(s.table.lines.Keys), s.table.loading)
	}
}

// TestHiddenTableLetsGoOfTheKeyboard: another view took its place while a cell
// was edited; the keys must not stay with what is no longer seen.
func TestHiddenTableLetsGoOfTheKeyboard(t *testing.T) {
	s := newStage(t, wide)
	s.at(10, "title")
	s.key(fyne.KeyReturn)
	s.table.Hide()
	if c := s.window.Canvas().Focused(); c != nil {
		t.Errorf("keys go to %T", c)
	}
}
