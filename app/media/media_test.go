package media_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/app/plan"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

var bg = context.Background()

// desk is a library in a workspace of its own.
type desk struct {
	*media.Service
	w    *workspace.Workspace
	plan *plan.Service
	dir  string // for files outside
}

func newDesk(t *testing.T) desk {
	t.Helper()
	w, err := workspace.Open(t.TempDir(), workspace.Options{Now: storetest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	p := plan.New(w.Store, w.Bus, w.Now)
	return desk{media.New(w.Store, w.Media, p, w.Bus), w, p, t.TempDir()}
}

func (d desk) file(t *testing.T, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func photo(t *testing.T, shade uint8) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 40, 50))
	for i := range img.Pix {
		img.Pix[i] = shade
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// film is a WebM of 16 by 8 pixels with nothing in it.
func film() []byte {
	el := func(id string, data ...string) string {
		all := strings.Join(data, "")
		return id + string([]byte{0x80 | byte(len(all))}) + all
	}
	return []byte(el("\x1a\x45\xdf\xa3", el("\x42\x82", "webm")) +
		el("\x18\x53\x80\x67", el("\x16\x54\xae\x6b", el("\xae", el("\x83", "\x01"), el("\xe0", el("\xb0", "\x10"), el("\xba", "\x08"))))))
}

func (d desk) post(t *testing.T, brandID int64, title string, ids ...int64) *models.Post {
	t.Helper()
	p := &models.Post{BrandID: brandID, Title: title}
	for _, id := range ids {
		p.Media = append(p.Media, models.PostMedia{MediaID: id, Alt: "segelas kopi"})
	}
	if err := d.w.Store.SavePosts(bg, []*models.Post{p}); err != nil {
		t.Fatal(err)
	}
	return p
}

func (d desk) shows(t *testing.T, id int64) []int64 {
	t.Helper()
	list, err := d.w.Store.Posts(bg, id)
	if err != nil || len(list) != 1 {
		t.Fatal(err)
	}
	var out []int64
	for _, m := range list[0].Media {
		out = append(out, m.MediaID)
	}
	return out
}

func TestAddAllKeepsTheGoodAndNamesTheBad(t *testing.T) {
	d := newDesk(t)
	good := photo(t, 9)
	paths := []string{
		d.file(t, "kopi.png", good), d.file(t, "sama.png", good), d.file(t, "naskah.jpg", []byte("ini teks")), d.file(t, "kosong.png", nil),
		d.file(t, "putus.png", good[:len(good)-20]), filepath.Join(d.dir, "hilang.jpg"), d.file(t, "proses.webm", film()),
	}
	want := []error{nil, nil, media.ErrNotMedia, media.ErrEmpty, media.ErrTruncated, media.ErrGone, nil}
	out := d.AddAll(bg, paths, 0, nil)
	for i, o := range out {
		if !errors.Is(o.Err, want[i]) || (o.Media == nil) != (want[i] != nil) {
			t.Errorf("%s: %+v, %v", o.Name(), o.Media, o.Err)
		}
		if o.Err != nil && strings.HasPrefix(lang.Error(o.Err), "media.") {
			t.Errorf("%s has no text: %s", o.Name(), lang.Error(o.Err))
		}
	}
	if out[0].Media.ID != out[1].Media.ID {
		t.Error("the same content is kept twice")
	}
	list, err := d.List(bg, media.Query{})
	if err != nil || len(list) != 2 {
		t.Errorf("the library: %+v %v", list, err)
	}
}

func TestReplaceEverywhereAndBack(t *testing.T) {
	d := newDesk(t)
	b := storetest.Brand(t, d.w.Store, nil)
	old, err := d.Add(bg, d.file(t, "lama.png", photo(t, 1)))
	if err != nil {
		t.Fatal(err)
	}
	other, err := d.Add(bg, d.file(t, "lain.png", photo(t, 2)))
	if err != nil {
		t.Fatal(err)
	}
	path := d.file(t, "baru.png", photo(t, 3))
	if _, err := d.Replace(bg, old.ID, path); !errors.Is(err, media.ErrNotUsed) {
		t.Errorf("a file nobody uses: %v", err)
	}
	one, two, free := d.post(t, b.ID, "Satu", other.ID, old.ID), d.post(t, b.ID, "Dua", old.ID), d.post(t, b.ID, "Tiga", other.ID)
	if _, err := d.Replace(bg, old.ID, d.file(t, "lama-lagi.png", photo(t, 1))); !errors.Is(err, media.ErrSameFile) {
		t.Errorf("replaced by itself: %v", err)
	}
	two.Variants[0].SetOption(models.OptionCover, old.Hash)
	if err := d.w.Store.SavePosts(bg, []*models.Post{two}); err != nil {
		t.Fatal(err)
	}
	done, err := d.Replace(bg, old.ID, path)
	if err != nil || len(done.IDs) != 2 {
		t.Fatalf("%+v %v", done, err)
	}
	list, err := d.w.Store.MediaByHash(bg, hashOf(t, d, "baru.png"))
	if err != nil || len(list) != 1 {
		t.Fatal(err)
	}
	fresh := list[0].ID
	if posts, _ := d.w.Store.Posts(bg, two.ID); posts[0].Variants[0].Options[models.OptionCover] != list[0].Hash {
		t.Errorf("the cover is still %v", posts[0].Variants[0].Options)
	}
	for id, want := range map[int64][]int64{one.ID: {other.ID, fresh}, two.ID: {fresh}, free.ID: {other.ID}} {
		if got := d.shows(t, id); !equal(got, want) {
			t.Errorf("post %d shows %v, want %v", id, got, want)
		}
	}
	kept, err := d.w.Store.Revisions(bg, two.ID)
	if err != nil || len(kept) != 1 || !strings.Contains(kept[0].Snapshot, old.Hash) {
		t.Errorf("revisions: %+v %v", kept, err)
	}
	if _, err := d.plan.Undo(bg); err != nil {
		t.Fatal(err)
	}
	if got := d.shows(t, one.ID); !equal(got, []int64{other.ID, old.ID}) {
		t.Errorf("after undo: %v", got)
	}
	if posts, _ := d.w.Store.Posts(bg, two.ID); posts[0].Media[0].Alt != "segelas kopi" {
		t.Error("the alt text is lost")
	}
}

func equal(a, b []int64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func hashOf(t *testing.T, d desk, name string) string {
	t.Helper()
	list, err := d.List(bg, media.Query{Text: name})
	if err != nil || len(list) == 0 {
		t.Fatalf("%s: %v", name, err)
	}
	return list[0].Hash
}

func TestDeleteRefusesWhatIsUsed(t *testing.T) {
	d := newDesk(t)
	m, err := d.Add(bg, d.file(t, "kopi.png", photo(t, 1)))
	if err != nil {
		t.Fatal(err)
	}
	b := storetest.Brand(t, d.w.Store, func(b *models.Brand) { b.Logo = m.Hash })
	p := d.post(t, b.ID, "Latte pagi", m.ID)
	err = d.Delete(bg, m.ID)
	var used *media.InUse
	if !errors.As(err, &used) || len(used.Posts) != 1 || len(used.Brands) != 1 {
		t.Fatalf("%+v %v", used, err)
	}
	if text := lang.Error(err); !strings.Contains(text, "Latte pagi") || !strings.Contains(text, "logo Kopi Senja") {
		t.Errorf("says %q", text)
	}
	b.Logo = ""
	if err := d.w.Store.SaveBrand(bg, b); err != nil {
		t.Fatal(err)
	}
	p.Media = nil
	if err := d.w.Store.SavePosts(bg, []*models.Post{p}); err != nil {
		t.Fatal(err)
	}
	if err := d.Delete(bg, m.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := d.List(bg, media.Query{}); err != nil || len(list) != 0 {
		t.Errorf("still listed: %v %v", list, err)
	}
	if _, err := os.Stat(d.w.Media.Path(*m)); err != nil {
		t.Errorf("the file is gone: %v", err)
	}
	if err := d.Restore(bg, m.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := d.List(bg, media.Query{}); err != nil || len(list) != 1 {
		t.Errorf("not back: %v %v", list, err)
	}
}

func TestCoverIsChosenByHandOrCut(t *testing.T) {
	d := newDesk(t)
	m, err := d.Add(bg, d.file(t, "proses.webm", film()))
	if err != nil {
		t.Fatal(err)
	}
	before, err := d.AddCover(bg, m.ID, d.file(t, "sampul.png", photo(t, 1)))
	if err != nil || before != "" {
		t.Fatalf("%q %v", before, err)
	}
	if path, err := d.w.Media.Thumb(m.Hash, 24); err != nil || path == "" {
		t.Errorf("the cover is not shown: %v", err)
	}
	if list, err := d.List(bg, media.Query{}); err != nil || len(list) != 1 {
		t.Errorf("the cover is listed as a file of its own: %+v %v", list, err)
	}
	if _, err := d.AddCover(bg, m.ID, d.file(t, "lagi.webm", append(film(), 0xEC, 0x80))); !errors.Is(err, media.ErrNotMedia) {
		t.Errorf("a film as cover: %v", err)
	}
	t.Setenv("PATH", d.dir)
	if _, err := d.CutCover(bg, m.ID, 1); !errors.Is(err, media.ErrNoFFmpeg) || media.CanCut() {
		t.Errorf("without ffmpeg: %v", err)
	}
	if runtime.GOOS == "windows" {
		return // the stand-in is a shell script
	}
	d.file(t, "bingkai.png", photo(t, 7))
	script := "#!/bin/sh\nwhile [ $# -gt 1 ]; do shift; done\n/bin/cp " + filepath.Join(d.dir, "bingkai.png") + ` "$1"` + "\n"
	d.file(t, "ffmpeg", []byte(script))
	if err := os.Chmod(filepath.Join(d.dir, "ffmpeg"), 0o700); err != nil {
		t.Fatal(err)
	}
	before, err = d.CutCover(bg, m.ID, 1.5)
	if err != nil || before == "" {
		t.Fatalf("%q %v", before, err)
	}
	is, err := d.w.Store.Medium(bg, m.ID)
	if err != nil || is.Cover == before || is.Cover == "" {
		t.Errorf("cover %q, %v", is.Cover, err)
	}
	long, err := d.Add(bg, d.file(t, strings.Repeat("☕", 60)+".webm", append(film(), 0xEC, 0x80)))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.w.Store.UpdateMedia(bg, long.ID, func(m *models.Media) { m.Name = strings.Repeat("☕:", 120) + ".webm" }); err != nil {
		t.Fatal(err)
	}
	if _, err := d.CutCover(bg, long.ID, 1.5); err != nil {
		t.Errorf("of a film with a long name: %v", err)
	}
	d.file(t, "ffmpeg", []byte("#!/bin/sh\nexit 0\n"))
	if _, err := d.CutCover(bg, m.ID, 99); !errors.Is(err, media.ErrNoFrame) {
		t.Errorf("past the end: %v", err)
	}
}

func TestRefreshDescribesOldRecords(t *testing.T) {
	d := newDesk(t)
	m, err := d.Add(bg, d.file(t, "kopi.png", photo(t, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.w.Store.UpdateMedia(bg, m.ID, func(m *models.Media) { m.Format, m.Width, m.Alt = "", 0, "kopi" }); err != nil {
		t.Fatal(err)
	}
	n, err := d.Refresh(bg)
	if err != nil || n != 1 {
		t.Fatalf("%d %v", n, err)
	}
	if is, err := d.w.Store.Medium(bg, m.ID); err != nil || is.Width != 40 || is.Alt != "kopi" {
		t.Errorf("%+v %v", is, err)
	}
	if f := media.File(*m); f.Format != "png" || f.Width != 40 || f.Bytes != m.Size {
		t.Errorf("for the rules: %+v", f)
	}
	if err := d.SetAlt(bg, 99, "x"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a record that is not there: %v", err)
	}
}
