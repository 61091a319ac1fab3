package editor

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/proof"
	"lontar/app/versions"
	"lontar/app/voice"
	"lontar/app/workspace"
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
	editor *Screen
	window fyne.Window
	over   *kit.Overlay
	brand  *models.Brand
	post   *models.Post
	opened int64
	closed bool
	due    func() // the save that is planned
	read   func() // the proofreading that is planned
	wait   time.Duration
	width  float32
	files  int64
	lost   string   // hash of a file that is gone from the folder
	later  []func() // work held back, when hold is set
	hold   bool
}

func (s *stage) Runner() kit.Runner                    { return s }
func (s *stage) Overlay() *kit.Overlay                 { return s.over }
func (s *stage) Now() time.Time                        { return storetest.Now }
func (s *stage) OpenPost(id int64)                     { s.opened = id }
func (s *stage) LeavePost()                            { s.closed = true }
func (s *stage) Width() float32                        { return s.width }
func (s *stage) PickMedia(int64, func([]models.Media)) {}
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
	s.width = size.Width + railWidth
	voices := voice.New(s.store, s.bus, storetest.Clock)
	s.editor = New(s, Services{
		Plan: s.plan, Brands: brand.New(s.store, s.bus, storetest.Clock), Versions: versions.New(s.store, s.plan), Voice: voices,
		Proof: openProof, Bus: s.bus, Thumb: func(string, int) string { return "" }, Picture: func(string, int) string { return "" },
		Files: s, Prefs: workspace.LoadPrefsFrom(filepath.Join(t.TempDir(), "settings.json")),
	})
	s.editor.SetAfter(func(d time.Duration, f func()) func() {
		if d == proofAfter {
			s.read = f
			return func() { s.read = nil }
		}
		s.due, s.wait = f, d
		return func() { s.due = nil }
	})
	s.window.SetPadded(false)
	s.window.SetContent(s.over.Wrap(kit.Panel(kit.Paper, s.editor.Object())))
	s.window.Resize(size)
	s.editor.Open(s.post.ID)
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
	for _, f := range s.editor.view.fields {
		if f.key == key {
			return f
		}
	}
	s.t.Fatalf("no field %s", key)
	return nil
}

// openProof opens the word lists once for all tests.
var openProof = sync.OnceValues(proof.New)

var tall = fyne.NewSize(1352, 1400)

func TestAutosaveAfterTheLastKey(t *testing.T) {
	s := newStage(t, tall)
	e := s.editor.view.top.title.entry
	test.Type(e, "Es: ")
	if s.wait != 800*time.Millisecond || s.due == nil {
		t.Fatalf("save planned after %v", s.wait)
	}
	if got := s.stored().Title; got != "Tarawih lalu ngopi" {
		t.Errorf("saved too early: %q", got)
	}
	if got := s.editor.view.top.words.Text(); got != "Menyimpan…" {
		t.Errorf("state %q", got)
	}
	s.tick()
	if got := s.stored().Title; !strings.Contains(got, "Es: ") {
		t.Errorf("stored %q", got)
	}
	if got := s.editor.view.top.words.Text(); got != "Tersimpan 14.32" {
		t.Errorf("state %q", got)
	}
	if s.due != nil {
		t.Error("a timer runs though everything is saved")
	}
}

func TestCloseAndFlushLoseNothing(t *testing.T) {
	s := newStage(t, tall)
	test.Type(s.editor.view.writing.entry, "A")
	s.editor.Leave()
	if got := s.stored().Caption; !strings.Contains(got, "A") || !s.closed {
		t.Errorf("%q closed %v", got, s.closed)
	}
	s.editor.Open(s.post.ID)
	test.Type(s.editor.view.writing.entry, "B")
	if err := s.editor.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := s.stored().Caption; !strings.Contains(got, "B") {
		t.Errorf("%q", got)
	}
}

func TestOpenAnotherPostSavesTheFirst(t *testing.T) {
	s := newStage(t, tall)
	other := storetest.Post(t, s.store, s.brand, nil)
	test.Type(s.editor.view.top.title.entry, "X")
	s.editor.Open(other.ID)
	if got := s.stored().Title; !strings.Contains(got, "X") {
		t.Errorf("%q", got)
	}
	if got := s.editor.view.top.title.entry.Text; got != "Es kopi kurma" {
		t.Errorf("shown %q", got)
	}
}

func TestTypingDuringASaveIsKept(t *testing.T) {
	s := newStage(t, tall)
	e := s.editor.view.top.title.entry
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
	s.editor.view.top.title.entry.SetText("satu")
	s.hold = true
	s.tick()
	s.field("pic").entry.SetText("Raka")
	if err := s.editor.Flush(); err != nil {
		t.Fatal(err)
	}
	p := s.stored()
	if p.Title != "satu" || p.PIC != "Raka" {
		t.Errorf("%q %q", p.Title, p.PIC)
	}
	s.release()
	if got := s.editor.view.top.title.entry.Text; got != "satu" {
		t.Errorf("shown %q", got)
	}
}

func TestMoveElsewhereAndTypingHereBothStay(t *testing.T) {
	s := newStage(t, tall)
	s.editor.view.top.title.entry.SetText("Judul baru")
	if _, err := s.plan.Move(context.Background(), plan.Place{PostID: s.post.ID, Day: "2027-02-27", Clock: "08:00"}); err != nil {
		t.Fatal(err)
	}
	if got := s.editor.view.top.title.entry.Text; got != "Judul baru" {
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
	c := s.editor.view.writing
	fb := s.brand.Accounts[1].ID
	c.show(fb)
	if c.entry.Text() != s.post.Caption {
		t.Errorf("an account begins with the base text: %q", c.entry.Text())
	}
	c.entry.Select(0, 9999)
	c.entry.Insert("Khusus Facebook")
	s.tick()
	v := variant(s.stored(), fb)
	if !v.OwnCaption || v.Caption != "Khusus Facebook" || s.stored().Caption != s.post.Caption {
		t.Fatalf("%+v", v)
	}
	c.follow(fb)
	if v := variant(s.stored(), fb); v.OwnCaption || v.Text(s.stored()) != s.post.Caption {
		t.Errorf("follows again: %+v", v)
	}
	if c.entry.Text() != s.post.Caption {
		t.Errorf("shown %q", c.entry.Text())
	}
	if !strings.Contains(s.over.ToastText(), "ikut induk lagi") {
		t.Errorf("toast %q", s.over.ToastText())
	}
	c.show(0)
	if c.entry.Text() != s.post.Caption {
		t.Errorf("base %q", c.entry.Text())
	}
}

func TestAccountsAndTimes(t *testing.T) {
	s := newStage(t, tall)
	tt := s.brand.Accounts[2].ID
	s.editor.toggleAccount(tt)
	v := variant(s.stored(), tt)
	if v == nil || v.Clock != "19:00" {
		t.Fatalf("%+v", v)
	}
	s.editor.changeNow("time", func(p *models.Post) { setTime(p, tt, "2027-02-24", "20:00") })
	s.editor.view.sync()
	if !s.editor.view.times.each() || len(s.editor.view.times.object.Objects) < 4 {
		t.Errorf("%d rows for three accounts with two times", len(s.editor.view.times.object.Objects))
	}
	s.editor.view.times.join()
	if p := s.stored(); timesDiffer(p) {
		t.Errorf("%+v", p.Variants)
	}
	s.editor.toggleAccount(tt)
	if variant(s.stored(), tt) != nil {
		t.Error("the account is still on")
	}
}

func TestMissingAndJump(t *testing.T) {
	s := newStage(t, tall)
	words := func() string {
		var out []string
		for _, l := range s.editor.lacking() {
			out = append(out, l.words)
		}
		return strings.Join(out, ", ")
	}
	if got := words(); !strings.HasPrefix(got, "Media") {
		t.Fatalf("missing %q", got)
	}
	s.editor.view.top.title.entry.SetText("")
	if got := words(); !strings.HasPrefix(got, "Judul, Media") {
		t.Errorf("missing %q", got)
	}
	s.editor.view.jumpTo("caption")
	if s.window.Canvas().Focused() != fyne.Focusable(s.editor.view.writing.entry) {
		t.Errorf("focus %T", s.window.Canvas().Focused())
	}
}

func TestAdvanceAsksForWhatIsMissing(t *testing.T) {
	s := newStage(t, tall)
	s.editor.Shortcut("Ctrl+Enter")
	if got := s.stored().Status; got != models.Draft || !strings.Contains(s.over.ToastText(), "Media") {
		t.Fatalf("%s, toast %q", got, s.over.ToastText())
	}
	s.editor.Drop([]string{"/x/kolak.jpg"})
	s.editor.view.writing.entry.SetText("")
	s.editor.view.writing.entry.Insert("Es kopi kurma sudah ada di toko.")
	s.editor.changeNow("tags", func(p *models.Post) { p.Hashtags = "" })
	s.editor.proof()
	s.editor.Shortcut("Ctrl+Enter")
	if got := s.stored(); got.Status != models.Scheduled {
		t.Fatalf("%s, toast %q", got.Status, s.over.ToastText())
	}
	s.editor.undo()
	if got := s.stored().Status; got != models.Draft {
		t.Errorf("after undo %s", got)
	}
	s.editor.setStatus(models.Approved)
	if got := s.stored().Status; got != models.Approved {
		t.Errorf("%s", got)
	}
	s.editor.view.writing.entry.Insert("lain")
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
	s.editor.duplicate()
	if s.opened == 0 || s.opened == s.post.ID {
		t.Errorf("opened %d", s.opened)
	}
	s.editor.remove()
	if s.stored().DeletedAt == 0 || !s.closed || s.editor.ID() != 0 {
		t.Error("delete closes the panel")
	}
}

func TestEscapeCloses(t *testing.T) {
	s := newStage(t, tall)
	s.editor.view.writing.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !s.closed {
		t.Error("still open")
	}
}

func TestDeletedElsewhere(t *testing.T) {
	s := newStage(t, tall)
	if _, err := s.plan.Delete(context.Background(), []int64{s.post.ID}); err != nil {
		t.Fatal(err)
	}
	if s.editor.view != nil || len(s.editor.root.Objects) == 0 {
		t.Error("a deleted post is still edited")
	}
	s.editor.Leave()
	if !s.closed {
		t.Error("still open")
	}
}

func BenchmarkKeyStroke(b *testing.B) {
	s := newStage(b, fyne.NewSize(1352, 844))
	e := s.editor.view.writing.entry
	e.Insert(strings.Repeat("Kolak pisang ketemu espresso. ", 73))
	s.window.Canvas().Focus(e)
	b.ResetTimer()
	for b.Loop() {
		e.TypedRune('a')
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

// TestOwnSaveDrawsNothing: what comes back from the editor's own save is what
// it shows; another writer's change is taken up.
func TestOwnSaveDrawsNothing(t *testing.T) {
	s := newStage(t, tall)
	e := s.editor.view.writing.entry
	e.TypedRune('a')
	shown := s.editor.post
	s.tick()
	if s.editor.post != shown {
		t.Error("its own save was taken up as news")
	}
	if got := s.stored().Caption; got != s.editor.post.Caption {
		t.Errorf("stored %q", got)
	}
	e.TypedRune('b')
	if _, err := s.plan.Edit(t.Context(), s.post.ID, func(p *models.Post, _ *models.Brand) { p.Brief = "Brief baru" }); err != nil {
		t.Fatal(err)
	}
	s.tick()
	if s.editor.post.Brief != "Brief baru" || s.editor.post.Caption != s.stored().Caption {
		t.Errorf("brief %q, caption %q", s.editor.post.Brief, s.editor.post.Caption)
	}
}
