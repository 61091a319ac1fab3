package editor

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
	"lontar/views/kit"
)

// stage is a panel in a window on a real workspace; autosave is run by hand.
type stage struct {
	t      testing.TB
	store  *store.Store
	bus    *models.Bus
	plan   *plan.Service
	panel  *Panel
	window fyne.Window
	over   *kit.Overlay
	brand  *models.Brand
	post   *models.Post
	opened int64
	closed bool
	due    func() // the save that is planned
	wait   time.Duration
	files  int64
	later  []func() // work held back, when hold is set
	hold   bool
}

func (s *stage) Runner() kit.Runner    { return s }
func (s *stage) Overlay() *kit.Overlay { return s.over }
func (s *stage) Now() time.Time        { return storetest.Now }
func (s *stage) OpenPost(id int64)     { s.opened = id }
func (s *stage) ClosePost()            { s.closed = true }
func (s *stage) ChooseFiles(_ []string, chosen func([]string)) {
	chosen([]string{"/tmp/kolak.jpg"})
}

// Run is synchronous, or keeps the work for release when hold is set.
func (s *stage) Run(work func() func()) {
	if !s.hold {
		kit.Inline{}.Run(work)
		return
	}
	done := work()
	s.later = append(s.later, func() {
		if done != nil {
			done()
		}
	})
}

func (s *stage) release() {
	s.hold = false
	for _, f := range s.later {
		f()
	}
	s.later = nil
}

// Add is a media store without files.
func (s *stage) Add(ctx context.Context, path string) (*models.Media, error) {
	if strings.Contains(path, "rusak") {
		return nil, errors.New("broken")
	}
	s.files++
	m := &models.Media{Hash: strings.Repeat("a", 63) + string(rune('0'+s.files)), Name: filepath.Base(path), MIME: "image/jpeg", Size: 412_000, Width: 1080, Height: 1350}
	return m, s.store.AddMedia(ctx, m)
}

func newStage(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	app := test.NewApp()
	t.Cleanup(app.Quit)
	kit.SetMode(kit.Light)
	kit.Install(app)
	lang.Set("id")
	s := &stage{t: t, store: storetest.New(t), bus: &models.Bus{}}
	s.brand = storetest.Brand(t, s.store, func(b *models.Brand) {
		b.Columns = []models.CustomColumn{
			{Name: "Talent", Kind: models.ColumnText}, {Name: "Biaya", Kind: models.ColumnNumber}, {Name: "Acc klien", Kind: models.ColumnTick},
		}
		b.Logo = "glyph:cup"
	})
	s.post = storetest.Post(t, s.store, s.brand, func(p *models.Post) {
		p.Title, p.Caption, p.Hashtags, p.PIC = "Tarawih lalu ngopi", "Habis tarawih, jangan langsung rebahan dulu 😄\n\nMampir sebentar, kurma gratis.", "#KopiSenja #tarawih", "Nadia"
		p.Variants = append(p.Variants, models.Variant{AccountID: s.brand.Accounts[1].ID, Day: "2027-02-24", Clock: "19:00"})
	})
	s.plan = plan.New(s.store, s.bus, storetest.Clock)
	s.window = app.NewWindow("Lontar")
	t.Cleanup(s.window.Close)
	s.over = kit.NewOverlay(s.window)
	s.panel = New(s, s.plan, brand.New(s.store, s.bus, storetest.Clock), s, s.bus, func(string, int) string { return "" })
	s.panel.SetAfter(func(d time.Duration, f func()) func() {
		s.due, s.wait = f, d
		return func() { s.due = nil }
	})
	s.window.SetPadded(false)
	s.window.SetContent(s.over.Wrap(kit.Panel(kit.Paper, s.panel.Object())))
	s.window.Resize(size)
	s.panel.Open(s.post.ID)
	return s
}

func (s *stage) stored() *models.Post {
	s.t.Helper()
	ps, err := s.store.Posts(context.Background(), s.post.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return ps[0]
}

func (s *stage) tick() {
	s.t.Helper()
	if s.due == nil {
		s.t.Fatal("no save is planned")
	}
	f := s.due
	s.due = nil
	f()
}

func (s *stage) field(key string) *field {
	s.t.Helper()
	for _, f := range s.panel.view.fields {
		if f.key == key {
			return f
		}
	}
	s.t.Fatalf("no field %s", key)
	return nil
}

var tall = fyne.NewSize(Width, 1400)

func TestAutosaveAfterTheLastKey(t *testing.T) {
	s := newStage(t, tall)
	e := s.panel.view.title.entry
	test.Type(e, "Es: ")
	if s.wait != 800*time.Millisecond || s.due == nil {
		t.Fatalf("save planned after %v", s.wait)
	}
	if got := s.stored().Title; got != "Tarawih lalu ngopi" {
		t.Errorf("saved too early: %q", got)
	}
	if got := s.panel.view.head.words.Text(); got != "Menyimpan…" {
		t.Errorf("state %q", got)
	}
	s.tick()
	if got := s.stored().Title; !strings.Contains(got, "Es: ") {
		t.Errorf("stored %q", got)
	}
	if got := s.panel.view.head.words.Text(); got != "Tersimpan 14.32" {
		t.Errorf("state %q", got)
	}
	if s.due != nil {
		t.Error("a timer runs though everything is saved")
	}
}

func TestCloseAndFlushLoseNothing(t *testing.T) {
	s := newStage(t, tall)
	test.Type(s.panel.view.caption.entry, "A")
	s.panel.Close()
	if got := s.stored().Caption; !strings.Contains(got, "A") || !s.closed {
		t.Errorf("%q closed %v", got, s.closed)
	}
	s.panel.Open(s.post.ID)
	test.Type(s.panel.view.caption.entry, "B")
	if err := s.panel.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := s.stored().Caption; !strings.Contains(got, "B") {
		t.Errorf("%q", got)
	}
}

func TestOpenAnotherPostSavesTheFirst(t *testing.T) {
	s := newStage(t, tall)
	other := storetest.Post(t, s.store, s.brand, nil)
	test.Type(s.panel.view.title.entry, "X")
	s.panel.Open(other.ID)
	if got := s.stored().Title; !strings.Contains(got, "X") {
		t.Errorf("%q", got)
	}
	if got := s.panel.view.title.entry.Text; got != "Es kopi kurma" {
		t.Errorf("shown %q", got)
	}
}

func TestTypingDuringASaveIsKept(t *testing.T) {
	s := newStage(t, tall)
	e := s.panel.view.title.entry
	e.SetText("satu")
	s.hold = true
	s.tick()
	e.SetText("satu dua")
	s.release()
	if e.Text != "satu dua" || s.stored().Title != "satu" {
		t.Fatalf("shown %q stored %q", e.Text, s.stored().Title)
	}
	s.tick()
	if got := s.stored().Title; got != "satu dua" {
		t.Errorf("%q", got)
	}
}

func TestFlushDuringASaveWritesBoth(t *testing.T) {
	s := newStage(t, tall)
	s.panel.view.title.entry.SetText("satu")
	s.hold = true
	s.tick()
	s.field("pic").entry.SetText("Raka")
	if err := s.panel.Flush(); err != nil {
		t.Fatal(err)
	}
	p := s.stored()
	if p.Title != "satu" || p.PIC != "Raka" {
		t.Errorf("%q %q", p.Title, p.PIC)
	}
	s.release()
	if got := s.panel.view.title.entry.Text; got != "satu" {
		t.Errorf("shown %q", got)
	}
}

func TestMoveElsewhereAndTypingHereBothStay(t *testing.T) {
	s := newStage(t, tall)
	s.panel.view.title.entry.SetText("Judul baru")
	if _, err := s.plan.Move(context.Background(), plan.Place{PostID: s.post.ID, Day: "2027-02-27", Clock: "08:00"}); err != nil {
		t.Fatal(err)
	}
	if got := s.panel.view.title.entry.Text; got != "Judul baru" {
		t.Errorf("the move wiped what was typed: %q", got)
	}
	s.tick()
	p := s.stored()
	if day, _ := p.Slot(); day != "2027-02-27" || p.Title != "Judul baru" {
		t.Errorf("%s %q", day, p.Title)
	}
}

func TestCaptionPerAccount(t *testing.T) {
	s := newStage(t, tall)
	c := s.panel.view.caption
	fb := s.brand.Accounts[1].ID
	c.show(fb)
	if c.entry.Text != s.post.Caption {
		t.Errorf("an account begins with the base text: %q", c.entry.Text)
	}
	c.entry.SetText("Khusus Facebook")
	s.tick()
	v := variant(s.stored(), fb)
	if !v.OwnCaption || v.Caption != "Khusus Facebook" || s.stored().Caption != s.post.Caption {
		t.Fatalf("%+v", v)
	}
	c.back()
	if v := variant(s.stored(), fb); v.OwnCaption || v.Text(s.stored()) != s.post.Caption {
		t.Errorf("follows again: %+v", v)
	}
	if c.entry.Text != s.post.Caption {
		t.Errorf("shown %q", c.entry.Text)
	}
	if !strings.Contains(s.over.ToastText(), "ikut induk lagi") {
		t.Errorf("toast %q", s.over.ToastText())
	}
	c.show(0)
	if c.entry.Text != s.post.Caption {
		t.Errorf("base %q", c.entry.Text)
	}
}

func TestAccountsAndTimes(t *testing.T) {
	s := newStage(t, tall)
	tt := s.brand.Accounts[2].ID
	chips := s.panel.view.accounts.object.Objects
	chips[2].(*kit.Button).Tapped(nil)
	v := variant(s.stored(), tt)
	if v == nil || v.Clock != "19:00" {
		t.Fatalf("%+v", v)
	}
	s.panel.changeNow("time", func(p *models.Post) { setTime(p, tt, "2027-02-24", "20:00") })
	s.panel.view.sync()
	if !s.panel.view.times.each() || len(s.panel.view.times.object.Objects) != 4 {
		t.Errorf("%d rows for three accounts with two times", len(s.panel.view.times.object.Objects))
	}
	s.panel.view.times.join()
	if p := s.stored(); timesDiffer(p) {
		t.Errorf("%+v", p.Variants)
	}
	s.panel.view.accounts.object.Objects[2].(*kit.Button).Tapped(nil)
	if variant(s.stored(), tt) != nil {
		t.Error("the account is still on")
	}
}

func TestMissingAndJump(t *testing.T) {
	s := newStage(t, tall)
	if got := s.panel.view.lacks.shown; len(got) != 1 || got[0] != "media" {
		t.Fatalf("missing %v", got)
	}
	s.panel.view.title.entry.SetText("")
	if got := s.panel.view.lacks.shown; len(got) != 2 || got[0] != "title" {
		t.Errorf("missing %v", got)
	}
	s.panel.view.lacks.jump("caption")
	if s.window.Canvas().Focused() != fyne.Focusable(s.panel.view.caption.entry) {
		t.Errorf("focus %T", s.window.Canvas().Focused())
	}
}

func TestMedia_AddOrderRemoveUndo(t *testing.T) {
	s := newStage(t, tall)
	s.panel.view.media.add.Tapped(nil)
	s.panel.Drop([]string{"/x/dua.png", "/x/tiga.mp4", "/x/rencana.xlsx", "/x/rusak.jpg"})
	if s.due != nil {
		s.tick()
	}
	p := s.stored()
	if len(p.Media) != 3 || p.Media[0].Media.Name != "kolak.jpg" {
		t.Fatalf("%d files", len(p.Media))
	}
	if !strings.Contains(s.over.ToastText(), "rencana.xlsx") || !strings.Contains(s.over.ToastText(), "rusak.jpg") {
		t.Errorf("toast %q", s.over.ToastText())
	}
	s.panel.removeMedia(p.Media[0], 0, "kolak.jpg")
	if n := len(s.stored().Media); n != 2 {
		t.Errorf("%d files after removing", n)
	}
	s.panel.changeNow("back", func(q *models.Post) { insertMedia(q, p.Media[0], 0) })
	if q := s.stored(); len(q.Media) != 3 || q.Media[0].MediaID != p.Media[0].MediaID {
		t.Errorf("%d files after undo", len(q.Media))
	}
}

func TestStatusAndAdvance(t *testing.T) {
	s := newStage(t, tall)
	e := s.panel.view.title.entry
	e.SetText("Judul sebelum lanjut")
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	p := s.stored()
	if p.Status != models.Review || p.Title != "Judul sebelum lanjut" {
		t.Fatalf("%s %q", p.Status, p.Title)
	}
	s.panel.undo()
	if got := s.stored().Status; got != models.Draft {
		t.Errorf("after undo %s", got)
	}
	s.panel.view.setStatus(string(models.Approved))
	if got := s.stored().Status; got != models.Approved {
		t.Errorf("%s", got)
	}
	s.panel.view.caption.entry.SetText("lain")
	s.tick()
	if v := s.stored().Variants[0]; v.Approval != models.ApprovalStale {
		t.Errorf("an edit makes the approval stale: %s", v.Approval)
	}
}

func TestCustomNumberKeepsBadText(t *testing.T) {
	s := newStage(t, tall)
	f := s.field("c:" + idText(s.brand.Columns[1].ID))
	f.entry.SetText("dua ratus")
	if f.entry.Error() == "" || s.due != nil {
		t.Fatalf("error %q", f.entry.Error())
	}
	f.entry.SetText("1.500,5")
	s.tick()
	if got := s.stored().Field(s.brand.Columns[1].ID); got != "1500.5" || f.entry.Text != "1.500,5" {
		t.Errorf("%q shown %q", got, f.entry.Text)
	}
}

func TestReadNumber(t *testing.T) {
	lang.Set("id")
	for in, want := range map[string]string{"": "", "1.500": "1500", "2,5": "2.5", "1.250.000": "1250000", "1.250,75": "1250.75", "2.5": "2.5", "-3": "-3"} {
		if got, ok := readNumber(in); !ok || got != want {
			t.Errorf("%q: %q %v", in, got, ok)
		}
	}
	for _, in := range []string{"x", "1,000.50", "1.2.3"} {
		if got, ok := readNumber(in); ok {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestDuplicateAndDelete(t *testing.T) {
	s := newStage(t, tall)
	s.panel.duplicate()
	if s.opened == 0 || s.opened == s.post.ID {
		t.Errorf("opened %d", s.opened)
	}
	s.panel.remove()
	if s.stored().DeletedAt == 0 || !s.closed || s.panel.ID() != 0 {
		t.Error("delete closes the panel")
	}
}

func TestEscapeCloses(t *testing.T) {
	s := newStage(t, tall)
	s.panel.view.title.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !s.closed {
		t.Error("still open")
	}
}

func TestDeletedElsewhere(t *testing.T) {
	s := newStage(t, tall)
	if _, err := s.plan.Delete(context.Background(), []int64{s.post.ID}); err != nil {
		t.Fatal(err)
	}
	if s.panel.view != nil || len(s.panel.root.Objects) == 0 {
		t.Error("a deleted post is still edited")
	}
	s.panel.Close()
	if !s.closed {
		t.Error("still open")
	}
}

func BenchmarkKeyStroke(b *testing.B) {
	s := newStage(b, fyne.NewSize(Width, 812))
	s.panel.view.caption.entry.SetText(strings.Repeat("Kolak pisang ketemu espresso. ", 73))
	e := s.panel.view.caption.entry
	s.window.Canvas().Focus(e)
	b.ResetTimer()
	for b.Loop() {
		e.TypedRune('a')
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

// TestPictures draws the panel for people to look at; set LONTAR_PICTURES to a
// folder to keep them.
func TestPictures(t *testing.T) {
	dir := os.Getenv("LONTAR_PICTURES")
	if dir == "" {
		t.Skip("LONTAR_PICTURES is not set")
	}
	for _, c := range []struct {
		name string
		size fyne.Size
		mode kit.Mode
		lang string
		set  func(s *stage)
	}{
		{"post", tall, kit.Light, "id", func(s *stage) {
			test.Type(s.panel.view.title.entry, "")
			s.panel.view.caption.entry.SetText(s.post.Caption + "!")
			s.tick()
		}},
		{"post-dark", tall, kit.Dark, "en", func(s *stage) {
			s.panel.Drop([]string{"/x/kolak.jpg", "/x/barista.mp4"})
			s.panel.view.caption.show(s.brand.Accounts[1].ID)
			s.panel.view.caption.entry.SetText("Khusus Facebook")
		}},
		{"post-times", fyne.NewSize(Width, 812), kit.Light, "id", func(s *stage) { s.panel.split = true; s.panel.view.sync() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStage(t, c.size)
			lang.Set(c.lang)
			kit.SetMode(c.mode)
			kit.Install(fyne.CurrentApp())
			s.window.SetContent(s.over.Wrap(kit.Panel(kit.Paper, s.panel.Object())))
			s.panel.Restyle()
			c.set(s)
			f, err := os.Create(filepath.Join(dir, c.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := png.Encode(f, s.window.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
		})
	}
	kit.SetMode(kit.Light)
	lang.Set("id")
}
