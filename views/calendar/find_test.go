package calendar

import (
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/app/almanac"
	"lontar/models"
)

func (d *desk) names() []string {
	var list []string
	for _, it := range d.s.data.items {
		list = append(list, it.name)
	}
	return list
}

// trayNames are the posts of the tray in the order shown.
func (d *desk) trayNames() []string {
	var list []string
	for _, l := range d.s.tray.lines {
		if l.item != nil {
			list = append(list, l.item.name)
		}
	}
	return list
}

func (d *desk) typing(text string) {
	d.t.Helper()
	f := d.win.Canvas().Focused()
	if f == nil {
		d.t.Fatal("nothing has the focus")
	}
	test.Type(f, text)
}

func TestSlashFindsAndEscClears(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	d.post("Takjil zamzam", "2027-02-24", "16:30")
	d.post("Sogan", "2027-02-25", "10:00")
	said := d.post("Lain", "2027-02-26", "10:00")
	said.Caption = "resep zamzam dari Madinah"
	if err := d.store.SavePosts(bg, []*models.Post{said}); err != nil {
		t.Fatal(err)
	}
	d.shown()
	if d.s.bar.search.Visible() {
		t.Error("the field is open before it is asked for")
	}
	d.key(fyne.KeySlash) // the window sends key and letter
	d.s.TypedRune('/')
	if d.s.keyboard {
		t.Error("the ring is shown although nothing moved")
	}
	d.typing("zamza")
	if got := d.names(); !slices.Equal(got, []string{"Takjil zamzam", "Lain"}) {
		t.Errorf("found %v, want title and caption", got)
	}
	d.s.setView(viewWeek)
	if got := d.names(); len(got) != 2 {
		t.Errorf("in the week %v", got)
	}
	d.typing("xyz")
	if len(d.s.data.items) != 0 || len(d.s.over.Objects) == 0 {
		t.Error("nothing found, and nothing says so")
	}
	f := d.win.Canvas().Focused()
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := d.names(); len(got) != 3 || d.s.bar.search.Visible() || d.win.Canvas().Focused() != nil {
		t.Errorf("after Esc %v, field open %v, focus %T", got, d.s.bar.search.Visible(), d.win.Canvas().Focused())
	}
}

func TestTraySearchAndOrder(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	for _, title := range []string{"Hampers", "Batik", "Es kopi"} {
		d.post(title, "", "")
	}
	d.shown()
	if got := d.trayNames(); !slices.Equal(got, []string{"Es kopi", "Batik", "Hampers"}) {
		t.Errorf("newest first: %v", got)
	}
	d.s.tray.order = sortTitle
	d.s.tray.fill()
	if got := d.trayNames(); !slices.Equal(got, []string{"Batik", "Es kopi", "Hampers"}) {
		t.Errorf("by title: %v", got)
	}
	test.Type(d.s.tray.search, "HAMP")
	if got := d.trayNames(); !slices.Equal(got, []string{"Hampers"}) {
		t.Errorf("found %v", got)
	}
	d.s.tray.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := d.trayNames(); len(got) != 3 {
		t.Errorf("after Esc %v", got)
	}
	test.Type(d.s.tray.search, "tidak ada")
	if d.s.tray.list.note.Text() == "" || len(d.trayNames()) != 0 {
		t.Error("nothing found, and nothing says so")
	}
}

func TestKeysReachTheTray(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	p := d.post("Pertama", "", "")
	d.post("Kedua", "", "")
	d.shown()
	d.s.TypedRune('b')
	d.key(fyne.KeyDown)
	if d.s.focused.post != p.ID || !d.s.inTray {
		t.Fatalf("the keyboard is on %v", d.s.focused)
	}
	d.key(fyne.KeyReturn)
	if !slices.Equal(d.host.opened, []int64{p.ID}) {
		t.Errorf("Enter opened %v", d.host.opened)
	}
	d.key(fyne.KeyLeft)
	if d.s.inTray || d.s.day != "2027-02-24" {
		t.Error("Left does not go back to the days")
	}
}

func TestGAsksForADay(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	d.shown()
	d.s.TypedRune('g')
	if !d.host.overlay.Open() {
		t.Fatal("G asks nothing")
	}
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn} { // Wed 24 Feb, a week and a day on
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	if d.s.day != "2027-03-04" || d.host.overlay.Open() {
		t.Errorf("by keys it went to %s", d.s.day)
	}
	d.s.GoTo("2027-11-11")
	if d.s.day != "2027-11-11" || d.s.data.from != "2027-11-01" || d.s.month.cellOf("2027-11-11") == nil {
		t.Errorf("went to %s, shown from %s", d.s.day, d.s.data.from)
	}
}

// Pictures of the cards in sight are read, a few at a time, and no others.
func TestPicturesOfShownCardsAreRead(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	var asked []string
	d.s.thumb = func(hash string, _ int) string { asked = append(asked, hash); return "" }
	for i := range 30 {
		m := &models.Media{Hash: string(rune('a'+i%26)) + string(rune('a'+i/26)), Name: "a.png", MIME: "image/png"}
		if err := d.store.AddMedia(bg, m); err != nil {
			t.Fatal(err)
		}
		p := d.post("Konten", "2027-02-24", "10:00")
		if i > 9 {
			p.Variants[0].Day = "2027-02-" + strconv.Itoa(i - 5 + 10)[:2]
		}
		p.Media = []models.PostMedia{{MediaID: m.ID}}
		if err := d.store.SavePosts(bg, []*models.Post{p}); err != nil {
			t.Fatal(err)
		}
	}
	d.shown()
	shown := d.s.month.used
	if len(asked) != shown || shown <= thumbBatch {
		t.Errorf("%d pictures read for %d cards in sight", len(asked), shown)
	}
	d.s.Reload()
	if len(asked) != shown {
		t.Error("what was read, or could not be, is read again")
	}
	d.s.openDay("2027-02-24", fyne.NewPos(10, 10))
	if len(asked) <= shown {
		t.Error("the opened day has no pictures")
	}
}

func TestEmptyMonthSaysWhatToDo(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	if len(d.s.over.Objects) != 0 {
		t.Error("empty before anything was read")
	}
	d.shown()
	if len(d.s.over.Objects) == 0 {
		t.Fatal("an empty month says nothing")
	}
	d.post("Takjil", "2027-02-24", "16:30")
	d.s.Reload()
	if len(d.s.over.Objects) != 0 {
		t.Error("still called empty")
	}
}

func TestDaysHaveTheirNames(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	d.s.labels = Named(almanac.Load())
	d.shown()
	for day, want := range map[string]Label{
		"2027-02-06": {Text: "Imlek 2578", Tone: ToneHoliday},
		"2027-02-08": {Text: "1 Ramadan", Tone: ToneFestive},
		"2027-02-10": {Text: "3 Ram"},
		"2027-02-14": {Text: "Valentine"},
		"2027-02-26": {Text: "Tenggat EP", Tone: ToneDeadline}, // says more than the day of Ramadan
		"2027-03-03": {Text: "24 Ram"},                         // and that more than the twin date
		"2027-02-05": {},
	} {
		got := d.s.month.cellOf(day)
		if got == nil || got.label.Text != want.Text || got.label.Tone != want.Tone {
			t.Errorf("%s: %+v, want %+v", day, got.label, want)
		}
	}
	if d.s.bar.hijri.Text != "Ramadan 1448 H" || d.s.bar.hijri.Hidden {
		t.Errorf("beside the month: %q, hidden %v", d.s.bar.hijri.Text, d.s.bar.hijri.Hidden)
	}
	d.s.setView(viewWeek)
	if got := d.s.head.days[2].hijri.Text; got != "17 Ram" {
		t.Errorf("Wednesday is %q", got)
	}
}

// The small pictures of a card are one, drawn again only when one changes.
func TestPiecesAreDrawnOnce(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.shown()
	k := d.card(p.ID)
	before := k.face.pieces.buf
	if before == nil || len(k.face.pieces.was) != 4 { // the place of the picture, its sign, one platform, the status
		t.Fatalf("pieces %+v", k.face.pieces.was)
	}
	mark := func() [4]uint32 {
		size := before.Rect.Size()
		r, g, b, a := before.At(size.X-5-markPx/2, 3+2+2).RGBA()
		return [4]uint32{r, g, b, a}
	}
	was := mark()
	d.s.Reload()
	if k.face.pieces.buf != before || mark() != was {
		t.Error("drawn anew although nothing changed")
	}
	p.Variants[0].Mark(models.Live)
	if err := d.store.SavePosts(bg, []*models.Post{p}); err != nil {
		t.Fatal(err)
	}
	d.s.Reload()
	if k.face.pieces.buf != before || mark() == was {
		t.Error("the new status is not drawn into the same picture")
	}
}
