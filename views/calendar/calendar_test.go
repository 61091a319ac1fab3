package calendar

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
	"lontar/views/kit"
)

var bg = context.Background()

// host is a window of its own and remembers what the calendar asked of it.
type host struct {
	overlay *kit.Overlay
	opened  []int64
	created []string
}

func (h *host) Runner() kit.Runner    { return kit.Inline{} }
func (h *host) Overlay() *kit.Overlay { return h.overlay }
func (h *host) Now() time.Time        { return storetest.Now }
func (h *host) OpenPost(id int64)     { h.opened = append(h.opened, id) }
func (h *host) Refresh()              {}
func (h *host) NewPost(day, clock string, brandID int64) {
	h.created = append(h.created, day+" "+clock)
}

type desk struct {
	t     testing.TB
	store *store.Store
	brand *models.Brand
	host  *host
	s     *Screen
	win   fyne.Window
	bus   *models.Bus
}

func open(t *testing.T, size fyne.Size) *desk {
	t.Helper()
	lang.Set("id")
	app := test.NewTempApp(t)
	kit.SetMode(kit.Light)
	kit.Install(app)
	d := &desk{t: t, store: storetest.New(t)}
	d.brand = storetest.Brand(t, d.store, nil)
	bus := &models.Bus{}
	d.bus = bus
	d.win = test.NewTempWindow(t, nil)
	d.host = &host{overlay: kit.NewOverlay(d.win)}
	d.s = New(d.host, plan.New(d.store, bus, storetest.Clock), brand.New(d.store, bus, storetest.Clock), bus, nil,
		func(string, int) string { return "" }, nil)
	t.Cleanup(d.s.Close)
	d.win.SetContent(d.host.overlay.Wrap(d.s.Object()))
	d.win.Resize(size)
	return d
}

func (d *desk) post(title, day, clock string) *models.Post {
	d.t.Helper()
	return storetest.Post(d.t, d.store, d.brand, func(p *models.Post) {
		p.Title, p.Variants[0].Day, p.Variants[0].Clock = title, day, clock
	})
}

func (d *desk) slot(id int64) string {
	d.t.Helper()
	list, err := d.store.Posts(bg, id)
	if err != nil || len(list) == 0 {
		d.t.Fatal(err)
	}
	day, clock := list[0].Slot()
	return day + " " + clock
}

func (d *desk) shown() {
	d.t.Helper()
	d.s.Shown()
	if d.s.month.Size().IsZero() {
		d.t.Fatal("the month has no size")
	}
}

func (d *desk) key(name fyne.KeyName) { d.s.TypedKey(&fyne.KeyEvent{Name: name}) }

// card is a post's card in the month.
func (d *desk) card(id int64) *card {
	d.t.Helper()
	for _, k := range d.s.month.cards[:d.s.month.used] {
		if k.it.PostID == id {
			return k
		}
	}
	d.t.Fatalf("post %d is not on the calendar", id)
	return nil
}

// over is the pointer over a day of the month.
func (d *desk) over(day string) *fyne.DragEvent {
	d.t.Helper()
	c := d.s.month.cellOf(day)
	if c == nil {
		d.t.Fatalf("no cell of %s", day)
	}
	return drag(origin(d.s.month).Add(c.at).AddXY(30, 40))
}

func drag(at fyne.Position) *fyne.DragEvent {
	return &fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}}
}

func TestMonthGridIsWholeWeeks(t *testing.T) {
	for month, want := range map[string][2]string{
		"2027-02-01": {"2027-02-01", "2027-03-07"},
		"2027-03-01": {"2027-03-01", "2027-04-04"},
		"2026-11-01": {"2026-10-26", "2026-12-06"},
	} {
		from, to := grid(parse(month))
		if from != want[0] || to != want[1] {
			t.Errorf("grid(%s) = %s to %s, want %v", month, from, to, want)
		}
		if n := len(days(grid(parse(month)))); n%7 != 0 {
			t.Errorf("%s has %d days", month, n)
		}
	}
}

func TestKeysMoveAndUndo(t *testing.T) {
	d := open(t, fyne.NewSize(1200, 800))
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.shown()
	d.key(fyne.KeyDown)
	if d.s.focused.post != p.ID {
		t.Fatalf("Down put the focus on %v", d.s.focused)
	}
	d.s.Shortcut("Ctrl+ArrowRight")
	if got := d.slot(p.ID); got != "2027-02-25 19:00" {
		t.Errorf("after Ctrl+Right: %s", got)
	}
	if text := d.host.overlay.ToastText(); text == "" {
		t.Error("no toast after a move")
	}
	d.s.undo()
	if got := d.slot(p.ID); got != "2027-02-24 19:00" {
		t.Errorf("after undo: %s", got)
	}
	d.key(fyne.KeyReturn)
	if !slices.Equal(d.host.opened, []int64{p.ID}) {
		t.Errorf("Enter opened %v", d.host.opened)
	}
	d.key(fyne.KeyDelete)
	if list, _ := d.store.Posts(bg, p.ID); list[0].DeletedAt == 0 {
		t.Error("Del did not delete")
	}
}

func TestArrowsTurnTheMonth(t *testing.T) {
	d := open(t, fyne.NewSize(1200, 800))
	d.post("Maret", "2027-03-15", "10:00")
	d.shown()
	for range 12 {
		d.key(fyne.KeyRight)
	}
	if d.s.day != "2027-03-08" || d.s.at.Month() != time.March || len(d.s.data.items) != 1 {
		t.Errorf("focus %s, month %s, %d cards", d.s.day, d.s.at.Month(), len(d.s.data.items))
	}
	d.s.TypedRune('t')
	if d.s.day != "2027-02-24" {
		t.Errorf("T went to %s", d.s.day)
	}
}

func TestNewPostOnTheFocusedDay(t *testing.T) {
	d := open(t, fyne.NewSize(1200, 800))
	d.shown()
	d.s.TypedRune('n')
	if len(d.host.created) != 1 || d.host.created[0][:10] != "2027-02-24" {
		t.Errorf("created %v", d.host.created)
	}
}

func TestDragToAnotherDayAndEsc(t *testing.T) {
	d := open(t, fyne.NewSize(1200, 800))
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.shown()
	k := d.card(p.ID)
	k.Dragged(d.over("2027-02-26"))
	if d.s.drag == nil || d.s.drag.day != "2027-02-26" || d.s.month.drop.words.Text != "19.00" {
		t.Fatalf("while dragging: %+v", d.s.drag)
	}
	d.key(fyne.KeyEscape)
	k.DragEnd()
	if got := d.slot(p.ID); got != "2027-02-24 19:00" {
		t.Errorf("after Esc: %s", got)
	}
	k = d.card(p.ID)
	k.Dragged(d.over("2027-02-26"))
	k.DragEnd()
	if got := d.slot(p.ID); got != "2027-02-26 19:00" {
		t.Errorf("after the drop: %s", got)
	}
}

func TestCrowdedDayCountsTheRest(t *testing.T) {
	d := open(t, fyne.NewSize(1200, 700))
	for i := range 9 {
		d.post("Konten", "2027-02-24", "0"+string(rune('0'+i))+":00")
	}
	d.shown()
	c := d.s.month.cellOf("2027-02-24")
	if n := len(c.shown); n == 0 || n >= 9 || c.more.Text != "+"+string(rune('0'+9-n)) {
		t.Errorf("%d cards shown, more %q", n, c.more.Text)
	}
}

func TestOnlyTheComingDeadlineIsNamed(t *testing.T) {
	d := open(t, fyne.NewSize(1200, 800)) // the brand's plan is due on Friday
	d.shown()
	var due []string
	for _, c := range d.s.month.cells {
		if c.day != "" && c.label.Text != "" {
			due = append(due, c.day)
		}
	}
	if !slices.Equal(due, []string{"2027-02-26"}) {
		t.Errorf("due on %v", due)
	}
}

func TestCardsTakeANewLogo(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.shown()
	before := d.card(p.ID).face.logo
	d.s.Reload()
	if d.card(p.ID).face.logo != before {
		t.Error("a read alone builds the logo anew")
	}
	d.brand.Color = "#2F3E7C"
	if err := d.store.SaveBrand(bg, d.brand); err != nil {
		t.Fatal(err)
	}
	d.bus.Announce(models.Changed{Area: models.AreaBrands})
	if d.card(p.ID).face.logo == before {
		t.Error("the card still has the old logo")
	}
	d.brand.Logo = "glyph:cup"
	if err := d.store.SaveBrand(bg, d.brand); err != nil {
		t.Fatal(err)
	}
	d.bus.Announce(models.Changed{Area: models.AreaBrands})
	face := d.card(p.ID).face
	if n := len(face.pieces.was); face.logo != nil || n != 6 || !face.pieces.was[2].cut {
		t.Errorf("a shipped sign is drawn with the other pictures, %d of them, logo %v", n, face.logo)
	}
}

func TestStateSurvivesBuildingAnew(t *testing.T) {
	d := open(t, fyne.NewSize(1200, 800))
	d.shown()
	d.s.GoTo("2027-05-12")
	d.s.setView(viewWeek)
	other := open(t, fyne.NewSize(1200, 800))
	other.s.SetState(d.s.State())
	if other.s.day != "2027-05-12" || other.s.view != viewWeek || other.s.at.Month() != time.May {
		t.Errorf("kept %q %q %v", other.s.day, other.s.view, other.s.at)
	}
}

func TestSelectionActsOnAll(t *testing.T) {
	d := open(t, fyne.NewSize(1200, 800))
	a, b := d.post("A", "2027-02-25", "10:00"), d.post("B", "2027-02-26", "10:00")
	d.shown()
	d.s.toggle(d.card(a.ID).it)
	d.s.toggle(d.card(b.ID).it)
	d.s.Shortcut("Ctrl+ArrowDown")
	if d.slot(a.ID) != "2027-03-04 10:00" || d.slot(b.ID) != "2027-03-05 10:00" {
		t.Errorf("moved to %s and %s", d.slot(a.ID), d.slot(b.ID))
	}
	d.s.undo()
	if d.slot(a.ID) != "2027-02-25 10:00" || d.slot(b.ID) != "2027-02-26 10:00" {
		t.Error("one undo did not bring both back")
	}
}

func (d *desk) weekCard(id int64) *card {
	d.t.Helper()
	for _, p := range d.s.week.placed {
		if p.card.it.PostID == id {
			return p.card
		}
	}
	d.t.Fatalf("post %d is not in the week", id)
	return nil
}

func TestWeekDragSnapsToAQuarter(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.post("Dekat", "2027-02-26", "12:00")
	d.shown()
	d.s.setView(viewWeek)
	d.s.scroll.ScrollToOffset(fyne.Position{})
	over := func(day, minute int) *fyne.DragEvent {
		return drag(origin(d.s.week).AddXY(d.s.week.x(day)+d.s.week.column()/2, d.s.week.y(minute)+cardWeek/2))
	}
	k := d.weekCard(p.ID)
	k.Dragged(over(4, 12*60+20))
	if d.s.drag.clock != "12:15" || d.s.drag.verdict != warned {
		t.Errorf("close to another: %s, %q", d.s.drag.clock, d.s.drag.reason)
	}
	k.Dragged(over(4, 12*60))
	if d.s.drag.verdict != refused {
		t.Errorf("the minute of another is not refused: %q", d.s.drag.reason)
	}
	k.Dragged(over(0, 10*60))
	if d.s.drag.verdict != refused || d.s.drag.reason == "" {
		t.Errorf("a past hour is not refused: %q", d.s.drag.reason)
	}
	k.DragEnd()
	if got := d.slot(p.ID); got != "2027-02-24 19:00" {
		t.Errorf("dropped into the past: %s", got)
	}
	k.Dragged(over(3, 14*60+8))
	k.DragEnd()
	if got := d.slot(p.ID); got != "2027-02-25 14:15" {
		t.Errorf("dropped at %s", got)
	}
	d.s.focusOn(d.weekCard(p.ID).it)
	d.s.Shortcut("Alt+ArrowUp")
	if got := d.slot(p.ID); got != "2027-02-25 14:00" {
		t.Errorf("nudged to %s", got)
	}
}

func TestOverlappingCardsShareTheWidth(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	d.post("A", "2027-02-25", "16:30")
	d.post("B", "2027-02-25", "16:50")
	d.post("C", "2027-02-25", "18:00")
	d.post("Sahur", "2027-02-25", "03:30")
	d.shown()
	d.s.setView(viewWeek)
	lanes := map[string]lane{}
	for _, p := range d.s.week.placed {
		lanes[p.card.it.Title] = p.lane
	}
	want := map[string]lane{"A": {0, 2}, "B": {1, 2}, "C": {0, 1}}
	if len(lanes) != 3 || lanes["A"] != want["A"] || lanes["B"] != want["B"] || lanes["C"] != want["C"] {
		t.Errorf("lanes %v, want %v", lanes, want)
	}
	if n := len(d.s.week.early("2027-02-25")); n != 1 {
		t.Errorf("the strip counts %d posts", n)
	}
	d.s.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, headHeight+5)})
	if len(d.s.week.placed) != 4 {
		t.Errorf("the unfolded week shows %d cards", len(d.s.week.placed))
	}
}

// TestPicture draws the month for people when LONTAR_SHOTS names a folder; it
// fails when drawing fails.
func TestPicture(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	for i, c := range []struct{ title, day, clock string }{
		{"Siap fisik sebelum puasa", "2027-02-01", "18:00"},
		{"Takjil Senin: kolak kopi", "2027-02-22", "16:30"},
		{"Gerak 10 menit di rumah", "2027-02-22", "19:30"},
		{"Es kopi kurma, takjil hari ini", "2027-02-24", "16:30"},
		{"Hitung mundur buka puasa", "2027-02-24", "17:15"},
		{"Tarawih lalu latihan", "2027-02-24", "19:30"},
		{"Sogan untuk Lebaran", "2027-02-26", "19:30"},
		{"Isi kotak hampers", "", ""},
	} {
		p := d.post(c.title, c.day, c.clock)
		p.Variants[0].Mark(models.Statuses[i%len(models.Statuses)])
		if err := d.store.SavePosts(bg, []*models.Post{p}); err != nil {
			t.Fatal(err)
		}
	}
	clash := d.post("Beli 2 gratis 1", "2027-02-26", "19:50")
	if err := d.store.SaveSlot(bg, &models.Slot{BrandID: clash.BrandID, Weekday: 6, Clock: "20:00"}); err != nil {
		t.Fatal(err)
	}
	for _, view := range []string{viewMonth, viewWeek} {
		d.picture(view)
	}
}

func (d *desk) picture(view string) {
	t := d.t
	for _, mode := range []kit.Mode{kit.Light, kit.Dark} {
		kit.SetMode(mode)
		kit.Install(fyne.CurrentApp())
		d.win.SetContent(d.host.overlay.Wrap(kit.Panel(kit.Paper, d.s.Object())))
		d.s.view = view
		d.s.Shown()
		img := software.RenderCanvas(d.win.Canvas(), fyne.CurrentApp().Settings().Theme())
		if img.Bounds().Dx() < 1000 {
			t.Fatalf("drawn %v", img.Bounds())
		}
		if dir := os.Getenv("LONTAR_SHOTS"); dir != "" {
			word := map[kit.Mode]string{kit.Light: "light", kit.Dark: "dark"}[mode]
			f, err := os.Create(filepath.Join(dir, view+"-"+word+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, img); err != nil {
				t.Fatal(err)
			}
			f.Close()
		}
	}
	kit.SetMode(kit.Light)
}
