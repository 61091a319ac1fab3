package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
	"lontar/views/editor"
	"lontar/views/kit"
)

var present = time.Date(2027, 2, 24, 14, 32, 0, 0, time.FixedZone("WIB", 7*3600))

// desk opens a shell over a workspace in a window of the test driver.
func desk(t *testing.T, dir string) *Shell {
	t.Helper()
	app := test.NewTempApp(t)
	_ = app
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", home)
	prefs := workspace.LoadPrefsFrom(filepath.Join(home, "settings.json"))
	prefs.Theme = "light"
	ApplyLook(prefs)
	w := test.NewWindow(nil) // ends with its app: Quit may have closed it
	w.SetPadded(false)
	s := New(w, Options{
		Dir: dir, Version: "1.2.3", Prefs: prefs, Runner: kit.Inline{}, Now: func() time.Time { return present },
		Example: func(ctx context.Context, w *workspace.Workspace) error {
			if err := w.PinClock(present); err != nil {
				return err
			}
			return brand.New(w.Store, w.Bus, w.Now).Save(ctx, sample("Contoh"))
		},
	})
	w.Resize(fyne.NewSize(1440, 900))
	s.Open()
	t.Cleanup(s.Stop)
	return s
}

func sample(name string) *models.Brand {
	return &models.Brand{
		Name: name, Color: "#9A4A20", Zone: "Asia/Jakarta", ReplyMinutes: 60, PlanWeekday: 5, PlanClock: "17:00",
		Pillars: brand.DefaultPillars(), Accounts: []models.Account{{Platform: models.Instagram, Handle: "kopisenja"}},
	}
}

// filled is a workspace with two brands and one post.
func filled(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	w, err := workspace.Open(dir, workspace.Options{Now: func() time.Time { return present }})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	bs := brand.New(w.Store, w.Bus, w.Now)
	for _, name := range []string{"Kopi Senja", "Batik Larasati"} {
		if err := bs.Save(ctx, sample(name)); err != nil {
			t.Fatal(err)
		}
	}
	list, err := bs.List(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plan.New(w.Store, w.Bus, w.Now).Create(ctx, plan.Draft{BrandID: list[0].ID, Title: "Takjil Senin", Day: "2027-02-26", Clock: "16:30"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// shown is every text drawn in the window, overlays included.
func shown(s *Shell) string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			out = append(out, o.Text)
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	c := s.window.Canvas()
	walk(c.Content())
	for _, o := range c.Overlays().List() {
		walk(o)
	}
	return strings.Join(out, "\n")
}

func expect(t *testing.T, s *Shell, texts ...string) {
	t.Helper()
	all := shown(s)
	for _, want := range texts {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not shown; shown is:\n%s", want, all)
		}
	}
}

func TestFirstStartCreatesTheFirstBrand(t *testing.T) {
	s := desk(t, t.TempDir())
	expect(t, s, "Selamat datang", "Buka ruang contoh", "Pulihkan cadangan")
	name, ok := s.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the name has not the keyboard but %T", s.window.Canvas().Focused())
	}
	name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	expect(t, s, lang.T("brand.error.name_empty"))
	name.SetText("Kopi Senja")
	name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	expect(t, s, "Kalender", "Kopi Senja", "Belum dijadwalkan")
	list, err := s.work.Store.Brands(context.Background(), false)
	if err != nil || len(list) != 1 || len(list[0].Accounts) != 3 {
		t.Fatalf("stored brands: %v, %v", list, err)
	}
}

func TestPaletteFindsPostsAndScreens(t *testing.T) {
	s := desk(t, filled(t))
	s.Press("Ctrl+K")
	field, ok := s.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the palette's field has not the keyboard but %T", s.window.Canvas().Focused())
	}
	expect(t, s, "Kalender", "Pengaturan", "Tampilkan Batik Larasati")
	field.SetText("tak")
	expect(t, s, "Takjil Senin")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.overlay.Open() {
		t.Error("the palette is still open after Enter")
	}
	if ed, ok := s.screen().(*editor.Screen); !ok || ed.ID() == 0 {
		t.Error("Enter on a post does not open it")
	}
	s.Press("Ctrl+K")
	field = s.window.Canvas().Focused().(*kit.Entry)
	field.SetText("peng")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	expect(t, s, "Tampilan", "Bahasa")
	if _, still := s.screen().(*editor.Screen); still {
		t.Error("the post stays over another screen")
	}
}

func TestKeysReachScreensOnlyWhenNothingLiesAbove(t *testing.T) {
	s := desk(t, filled(t))
	keys := s.window.Canvas()
	s.Press("Ctrl+2")
	expect(t, s, "Brand baru", "Pilar konten")
	s.Press("Ctrl+1")
	keys.OnTypedRune()('n')
	expect(t, s, "Judul konten")
	s.Press("Ctrl+2") // a dialog lies above
	if s.screens[s.at].id != placeCalendar {
		t.Error("a shortcut reached the window through the dialog")
	}
	title, ok := keys.Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the title has not the keyboard but %T", keys.Focused())
	}
	title.SetText("Menu buka")
	title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	expect(t, s, "Menu buka", "Urungkan")
	s.Press("Ctrl+Z")
	if cards, err := s.work.Store.SearchPosts(context.Background(), "Menu buka", 5); err != nil || len(cards) != 0 {
		t.Errorf("after undo the post is still found: %v %v", cards, err)
	}
	keys.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
	expect(t, s, "Pintasan papan tik", "Di layar ini")
}

func TestLanguageAndThemeSwitchAtOnce(t *testing.T) {
	s := desk(t, filled(t))
	s.Show(placeSettings)
	s.Prefs().Language, s.Prefs().Theme = "en", "dark"
	s.ApplyPrefs()
	t.Cleanup(func() { lang.Set("id"); kit.SetMode(kit.Light) })
	expect(t, s, "Settings", "Calendar", "Language")
	if strings.Contains(shown(s), "Pengaturan") {
		t.Error("an Indonesian word stays after the switch")
	}
	if !kit.IsDark() {
		t.Error("the theme did not switch")
	}
	if again := workspace.LoadPrefsFrom(filepath.Join(os.Getenv("XDG_DATA_HOME"), "settings.json")); again.Language != "en" || again.Theme != "dark" {
		t.Errorf("kept settings: %+v", again)
	}
}

func TestScopeNarrowsEveryScreen(t *testing.T) {
	s := desk(t, filled(t))
	expect(t, s, "Takjil Senin")
	s.setScope([]int64{s.list[1].ID})
	if strings.Contains(shown(s), "Takjil Senin") {
		t.Error("a post of another brand is shown")
	}
	s.setScope(nil)
	expect(t, s, "Takjil Senin")
}

func TestDamagedFileOffersItsBackupsAndRestores(t *testing.T) {
	dir := filled(t)
	w, err := workspace.Open(dir, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	backup, err := w.Backup(context.Background(), workspace.ReasonDaily)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, store.FileName)
	broken := []byte(strings.Repeat("rusak ", 400))
	if err := os.WriteFile(file, broken, 0o644); err != nil {
		t.Fatal(err)
	}
	s := desk(t, dir)
	expect(t, s, "Berkas data rusak", "Pulihkan", "Coba lagi", "Buka folder lain…")
	if b, err := os.ReadFile(file); err != nil || string(b) != string(broken) {
		t.Fatal("the damaged file was touched before anybody asked")
	}
	s.RestoreBackup(backup)
	expect(t, s, "Kalender", "Takjil Senin")
	kept, _ := filepath.Glob(filepath.Join(dir, "*"))
	if !strings.Contains(strings.Join(kept, " "), "replaced-") {
		t.Errorf("the damaged file is gone; the folder has %v", kept)
	}
}

func TestLockedWorkspaceIsToldAndRetried(t *testing.T) {
	dir := filled(t)
	w, err := workspace.Open(dir, workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := desk(t, dir)
	expect(t, s, "Ruang kerja ini sudah dibuka", "Coba lagi")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s.Open()
	expect(t, s, "Kalender", "Takjil Senin")
}

func TestExampleIsMarkedAndRemoved(t *testing.T) {
	s := desk(t, t.TempDir())
	s.OpenExample()
	expect(t, s, "Ruang contoh, 24 Feb 2027", "Hapus contoh", "Contoh")
	dir := s.work.Dir
	s.RemoveExample()
	expect(t, s, "Hapus ruang contoh?")
	press(t, s, "Hapus contoh")
	if workspace.Exists(dir) {
		t.Error("the example workspace is still there")
	}
	expect(t, s, "Selamat datang")
}

// press acts on the last button with these words, as Enter does: that of the
// dialog on top.
func press(t *testing.T, s *Shell, label string) {
	t.Helper()
	var found *kit.Button
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Button:
			if o.Label() == label {
				found = o
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	c := s.window.Canvas()
	walk(c.Content())
	for _, o := range c.Overlays().List() {
		walk(o)
	}
	if found == nil {
		t.Fatalf("no button %q", label)
	}
	found.Tapped(nil)
}

func TestQuitSavesAndGivesTheWorkspaceBack(t *testing.T) {
	dir := filled(t)
	s := desk(t, dir)
	s.Show(placeBrands)
	s.Quit()
	w, err := workspace.Open(dir, workspace.Options{})
	if err != nil {
		t.Fatalf("after quitting the workspace cannot be opened: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestBackupAge(t *testing.T) {
	s := desk(t, filled(t))
	for _, c := range []struct {
		age  time.Duration
		want kit.Token
	}{{time.Hour, kit.Ink2}, {8 * 24 * time.Hour, kit.Amber}, {31 * 24 * time.Hour, kit.Red}} {
		s.backup = time.Now().Add(-c.age)
		if _, tok := s.backupAge(); tok != c.want {
			t.Errorf("a backup %v old has colour %v, want %v", c.age, tok, c.want)
		}
	}
}

// late runs work only when told to, as a slow disk would.
type late struct{ work []func() func() }

func (l *late) Run(work func() func()) { l.work = append(l.work, work) }

func (l *late) finish() {
	for len(l.work) > 0 {
		next := l.work[0]
		l.work = l.work[1:]
		if done := next(); done != nil {
			done()
		}
	}
}

// What is typed right after N is the post's title, however slow the disk, and
// the post gets the free hour of its day all the same.
func TestNewPostAsksBeforeItReads(t *testing.T) {
	s := desk(t, filled(t))
	slow := &late{}
	s.runner = slow
	s.NewPost("2027-02-25", "", 0)
	f := s.window.Canvas().Focused()
	if f == nil {
		t.Fatal("nothing is asked before the free hour is read")
	}
	test.Type(f, "Bukber")
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	slow.finish()
	cards, err := s.plan.Search(context.Background(), "Bukber", 1)
	if err != nil || len(cards) != 1 || cards[0].Day != "2027-02-25" || cards[0].Clock == "" {
		t.Errorf("created %+v, %v", cards, err)
	}
}
