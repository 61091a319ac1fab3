package workspace

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

var bg = context.Background()

func open(t *testing.T, dir string) *Workspace {
	t.Helper()
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func shut(t *testing.T, w *Workspace) {
	t.Helper()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func picture(t *testing.T, shade uint8) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 40, 60))
	for i := range img.Pix {
		img.Pix[i] = shade
	}
	img.Set(1, 1, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSecondProgramIsRefused(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	_, err := Open(dir, Options{})
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), "process") {
		t.Errorf("second open: %v", err)
	}
	shut(t, w)
	shut(t, open(t, dir))
}

func TestClockIsPinned(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	w, err := Open(dir, Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.PinClock(storetest.Now); err != nil {
		t.Fatal(err)
	}
	now = now.Add(5 * time.Minute)
	if got := w.Now(); !got.Equal(storetest.Now.Add(5 * time.Minute)) {
		t.Errorf("Now = %v", got)
	}
	shut(t, w)
	if w = open(t, dir); !w.Example() || w.Now().Sub(storetest.Now) > time.Minute {
		t.Errorf("after opening again Now = %v", w.Now())
	}
	shut(t, w)
}

func TestMediaIsKeptOnceAndDrawnSmall(t *testing.T) {
	w := open(t, t.TempDir())
	defer shut(t, w)
	a, err := w.Media.AddBytes(bg, "Foto.PNG", picture(t, 10))
	if err != nil {
		t.Fatal(err)
	}
	b, err := w.Media.AddBytes(bg, "lain.png", picture(t, 10))
	if err != nil || a.ID != b.ID {
		t.Errorf("the same content has records %d and %d, %v", a.ID, b.ID, err)
	}
	if a.Width != 40 || a.Height != 60 || a.MIME != "image/png" {
		t.Errorf("described as %+v", a)
	}
	path, err := w.Media.Thumb(a.Hash, 28)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Open(path)
	defer f.Close()
	if img, err := png.Decode(f); err != nil || img.Bounds().Dx() != 28 || img.Bounds().Dy() != 28 {
		t.Errorf("thumbnail %v, %v", img, err)
	}
	text, err := w.Media.AddBytes(bg, "naskah.txt", []byte("bukan gambar"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Media.Thumb(text.Hash, 28); err == nil {
		t.Error("a text got a thumbnail")
	}
	if _, err := w.Media.Thumb("../../x", 28); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a path as hash: %v", err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	brand := storetest.Brand(t, w.Store, nil)
	path, err := w.Backup(bg, ReasonManual)
	if err != nil {
		t.Fatal(err)
	}
	brand.Name = "Sesudah cadangan"
	if err := w.Store.SaveBrand(bg, brand); err != nil {
		t.Fatal(err)
	}
	if err := Restore(bg, path, dir); !errors.Is(err, ErrLocked) {
		t.Errorf("restored under an open program: %v", err)
	}
	shut(t, w)
	if err := Restore(bg, path, dir); err != nil {
		t.Fatal(err)
	}
	w = open(t, dir)
	defer shut(t, w)
	if _, err := w.Store.BrandByName(bg, "kopi senja"); err != nil {
		t.Errorf("after restoring: %v", err)
	}
	if aside, _ := filepath.Glob(filepath.Join(dir, "replaced-*.db")); len(aside) != 1 {
		t.Errorf("the replaced database is not kept: %v", aside)
	}
}

func TestExportCarriesMedia(t *testing.T) {
	w := open(t, t.TempDir())
	storetest.Brand(t, w.Store, nil)
	m, err := w.Media.AddBytes(bg, "a.png", picture(t, 90))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "pindah.lontar")
	if err := w.Export(bg, file); err != nil {
		t.Fatal(err)
	}
	shut(t, w)
	other := t.TempDir()
	if err := Restore(bg, file, other); err != nil {
		t.Fatal(err)
	}
	w = open(t, other)
	defer shut(t, w)
	if _, err := os.Stat(w.Media.Path(*m)); err != nil {
		t.Error(err)
	}
	r, err := Doctor(bg, other)
	if err != nil || !r.OK() {
		t.Errorf("doctor %+v, %v", r, err)
	}
}

func TestRestoreRefusesHostileFiles(t *testing.T) {
	text := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(text, []byte("not a backup, only words of some length"), 0o644); err != nil {
		t.Fatal(err)
	}
	slip := filepath.Join(t.TempDir(), "slip.lontar")
	zipOf(t, slip, map[string]string{"../evil": "x", "media/../../evil": "x", store.FileName: "SQLite format 3\x00 but nothing more"})
	empty := filepath.Join(t.TempDir(), "empty.lontar")
	zipOf(t, empty, map[string]string{"readme": "x"})
	for name, c := range map[string]struct {
		file string
		want error
	}{"text": {text, ErrNotBackup}, "slip": {slip, store.ErrDamaged}, "no database": {empty, ErrNotBackup}} {
		dir := t.TempDir()
		w := open(t, dir)
		storetest.Brand(t, w.Store, nil)
		shut(t, w)
		if err := Restore(bg, c.file, dir); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		w = open(t, dir)
		if list, _ := w.Store.Brands(bg, false); len(list) != 1 {
			t.Errorf("%s: the workspace lost its brand", name)
		}
		shut(t, w)
		if _, err := os.Stat(filepath.Join(filepath.Dir(dir), "evil")); err == nil {
			t.Errorf("%s: a file was written outside", name)
		}
	}
}

func zipOf(t *testing.T, path string, files map[string]string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, text := range files {
		e, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestDoctorFindsWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	gone, _ := w.Media.AddBytes(bg, "a.png", picture(t, 1))
	spoilt, _ := w.Media.AddBytes(bg, "b.png", picture(t, 2))
	if _, err := w.Backup(bg, ReasonDaily); err != nil {
		t.Fatal(err)
	}
	shut(t, w)
	must(t, os.Remove(w.Media.Path(*gone)))
	must(t, os.WriteFile(w.Media.Path(*spoilt), []byte("x"), 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "media", "stray.png"), []byte("x"), 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "backups", "20270101-000000-daily.db"), []byte("x"), 0o644))
	r, err := Doctor(bg, dir)
	if err != nil {
		t.Fatal(err)
	}
	if r.OK() || len(r.MissingMedia) != 1 || len(r.DamagedMedia) != 1 || len(r.StrayMedia) != 1 || len(r.BadBackups) != 1 || len(r.Backups) != 2 {
		t.Errorf("report %+v", r)
	}
	if _, err := Doctor(bg, t.TempDir()); err == nil {
		t.Error("an empty folder is healthy")
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestSuperfluousBackups(t *testing.T) {
	var list []BackupInfo
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
	for i := range 60 { // two a day, newest first
		list = append(list, BackupInfo{At: now.Add(-time.Duration(i) * 12 * time.Hour), Reason: ReasonDaily})
	}
	for i := range 13 {
		list = append(list, BackupInfo{At: now.AddDate(-1, 0, -i), Reason: ReasonImport})
	}
	gone := superfluous(list)
	kept := map[string]int{}
	for _, b := range list {
		kept[b.Reason]++
	}
	for _, b := range gone {
		kept[b.Reason]--
	}
	// Seven days, and the weeks before them that the days do not reach: the
	// first of 1 March (Monday) is its own week, the week of 22 February is
	// reached by the days, two more are kept by weeks alone.
	if kept[ReasonDaily] != 9 || kept[ReasonImport] != 10 {
		t.Errorf("kept %v", kept)
	}
	if len(superfluous(list[:1])) != 0 {
		t.Error("the only backup was thrown away")
	}
}

func TestBackupIsDueOnceADay(t *testing.T) {
	now := time.Now()
	w, err := Open(t.TempDir(), Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer shut(t, w)
	count := func() int {
		must(t, w.BackupIfDue(bg))
		list, err := w.Backups()
		must(t, err)
		return len(list)
	}
	if n := count(); n != 1 {
		t.Errorf("%d backups at first", n)
	}
	if n := count(); n != 1 {
		t.Errorf("%d backups a moment later", n)
	}
	now = now.Add(25 * time.Hour)
	if n := count(); n != 2 {
		t.Errorf("%d backups a day later", n)
	}
}

func TestPrefsSurviveABrokenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "settings.json")
	p := loadPrefs(path)
	p.Theme, p.Scale = "dark", 1.25
	for _, d := range []string{"/a", "/b", "/a"} {
		p.Opened(d)
	}
	must(t, p.Save())
	if got := loadPrefs(path); got.Theme != "dark" || got.Scale != 1.25 || got.Last != "/a" || len(got.Recent) != 2 {
		t.Errorf("read back %+v", got)
	}
	must(t, os.WriteFile(path, []byte("{"), 0o644))
	if got := loadPrefs(path); got.Language != "id" || got.Scale != 1 {
		t.Errorf("from a broken file %+v", got)
	}
}

func TestBusReachesListenersUntilCancelled(t *testing.T) {
	var b models.Bus
	n := 0
	cancel := b.Subscribe(func(models.Changed) { n++ })
	b.Announce(models.Changed{Area: models.AreaPosts})
	cancel()
	b.Announce(models.Changed{Area: models.AreaPosts})
	if n != 1 {
		t.Errorf("heard %d announcements", n)
	}
}
