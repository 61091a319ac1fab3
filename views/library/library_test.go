package library

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"lontar/app/media"
	"lontar/app/plan"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store/storetest"
	"lontar/views/kit"
)

type host struct {
	overlay *kit.Overlay
	files   []string // answers of the file dialog
	opened  []int64
}

func (h *host) Runner() kit.Runner    { return kit.Inline{} }
func (h *host) Overlay() *kit.Overlay { return h.overlay }
func (h *host) Refresh()              {}
func (h *host) OpenPost(id int64)     { h.opened = append(h.opened, id) }

func (h *host) ChooseFile(_ []string, chosen func(string)) {
	if len(h.files) > 0 {
		chosen(h.files[0])
	}
}
func (h *host) ChooseFiles(_ []string, chosen func([]string)) { chosen(h.files) }

// desk is a library on a window.
type desk struct {
	*Screen
	h   *host
	w   *workspace.Workspace
	win fyne.Window
	dir string
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	test.NewTempApp(t)
	w, err := workspace.Open(t.TempDir(), workspace.Options{Now: storetest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	win := test.NewWindow(nil)
	win.Resize(fyne.NewSize(1192, 636))
	h := &host{overlay: kit.NewOverlay(win)}
	p := plan.New(w.Store, w.Bus, w.Now)
	s := New(h, media.New(w.Store, w.Media, p, w.Bus), w.Media, p, w.Bus)
	win.SetContent(h.overlay.Wrap(s.Object()))
	s.Shown()
	return &desk{s, h, w, win, t.TempDir()}
}

func (d *desk) file(t testing.TB, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func photo(t testing.TB, shade int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 16, 20))
	for i := range img.Pix {
		img.Pix[i] = byte(shade >> (i % 3 * 8))
	}
	img.SetRGBA(0, 0, color.RGBA{byte(shade), byte(shade >> 8), 7, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (d *desk) shown() string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
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
	walk(d.win.Canvas().Content())
	for _, o := range d.win.Canvas().Overlays().List() {
		walk(o)
	}
	return strings.Join(out, " ")
}

func (d *desk) press(name fyne.KeyName) { d.TypedKey(&fyne.KeyEvent{Name: name}) }

func TestDroppedFilesAreAddedAndTheBadOnesNamed(t *testing.T) {
	d := newDesk(t)
	if !strings.Contains(d.shown(), "Pustaka masih kosong") {
		t.Error("no empty state")
	}
	d.Drop([]string{d.file(t, "kopi.png", photo(t, 1)), d.file(t, "naskah.jpg", []byte("teks")), filepath.Join(d.dir, "hilang.jpg")})
	text := d.shown()
	for _, want := range []string{"kopi.png", "1 berkas ada di pustaka", "naskah.jpg tidak ditambahkan", "bukan foto atau video", "hilang.jpg tidak ditambahkan"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	d.h.overlay.CloseAll()
	if item := d.grid.current(); item == nil || item.Name != "kopi.png" {
		t.Errorf("at the cursor: %+v", item)
	}
}

func TestAltTextIsKeptWhileTyping(t *testing.T) {
	d := newDesk(t)
	d.Drop([]string{d.file(t, "a.png", photo(t, 1)), d.file(t, "b.png", photo(t, 2))})
	first := d.grid.current().ID
	d.press(fyne.KeyReturn)
	if !d.side.alt.Focused() {
		t.Error("Enter does not lead to the alt text")
	}
	field := d.side.alt
	test.Type(field, "Segelas kopi")
	if d.side.alt != field || field.Text != "Segelas kopi" {
		t.Errorf("the field changed under the fingers: %q", d.side.alt.Text)
	}
	d.press(fyne.KeyLeft) // newest first: the other file
	d.press(fyne.KeyRight)
	if m, err := d.w.Store.Medium(context.Background(), first); err != nil || m.Alt != "Segelas kopi" {
		t.Errorf("stored: %+v %v", m, err)
	}
	if d.side.alt.Text != "Segelas kopi" {
		t.Errorf("shown: %q", d.side.alt.Text)
	}
}

func TestDeleteAsksRefusesAndIsUndone(t *testing.T) {
	d := newDesk(t)
	ctx := context.Background()
	d.Drop([]string{d.file(t, "a.png", photo(t, 1))})
	m := d.grid.current().Media
	b := storetest.Brand(t, d.w.Store, nil)
	post := &models.Post{BrandID: b.ID, Title: "Latte pagi", Media: []models.PostMedia{{MediaID: m.ID}}}
	if err := d.w.Store.SavePosts(ctx, []*models.Post{post}); err != nil {
		t.Fatal(err)
	}
	d.reload()
	d.press(fyne.KeyDelete)
	if text := d.shown(); !strings.Contains(text, "masih dipakai") || !strings.Contains(text, "Latte pagi") {
		t.Error("a used file is not refused with the place where it is used")
	}
	d.h.overlay.CloseAll()
	post.Media = nil
	if err := d.w.Store.SavePosts(ctx, []*models.Post{post}); err != nil {
		t.Fatal(err)
	}
	d.reload()
	d.press(fyne.KeyDelete)
	if !strings.Contains(d.shown(), "Hapus dari pustaka?") || len(d.grid.items) != 1 {
		t.Error("it does not ask")
	}
	d.h.overlay.CloseAll()
	if err := d.svc.Delete(ctx, m.ID); err != nil {
		t.Fatal(err)
	}
	if len(d.grid.items) != 0 {
		t.Error("still listed")
	}
	d.restore(m)
	if len(d.grid.items) != 1 {
		t.Error("not back")
	}
}

func TestReplaceShowsTheNewFileInThePost(t *testing.T) {
	d := newDesk(t)
	ctx := context.Background()
	d.Drop([]string{d.file(t, "lama.png", photo(t, 1))})
	old := d.grid.current().Media
	b := storetest.Brand(t, d.w.Store, nil)
	post := &models.Post{BrandID: b.ID, Title: "Latte", Media: []models.PostMedia{{MediaID: old.ID}}}
	if err := d.w.Store.SavePosts(ctx, []*models.Post{post}); err != nil {
		t.Fatal(err)
	}
	d.h.files = []string{d.file(t, "baru.png", photo(t, 2))}
	d.replace(old)
	if text := d.h.overlay.ToastText(); text != "1 konten kini memakai baru.png" {
		t.Errorf("says %q", text)
	}
	stored, _ := d.w.Store.Posts(ctx, post.ID)
	if stored[0].Media[0].MediaID == old.ID {
		t.Error("the post shows the old file")
	}
	d.undo()
	if stored, _ = d.w.Store.Posts(ctx, post.ID); stored[0].Media[0].MediaID != old.ID {
		t.Error("undo does not bring the old file back")
	}
}

func TestPickerGivesFilesInTheOrderTicked(t *testing.T) {
	d := newDesk(t)
	d.Drop([]string{d.file(t, "a.png", photo(t, 1)), d.file(t, "b.png", photo(t, 2)), d.file(t, "c.png", photo(t, 3))})
	var got []models.Media
	d.h.files = []string{d.file(t, "d.png", photo(t, 4))}
	p := openPicker(d.h, d.svc, d.w.Media, "image", 1, func(list []models.Media) { got = list })
	p.grid.moveTo(2)
	p.grid.key(&fyne.KeyEvent{Name: fyne.KeySpace})
	p.grid.moveTo(0)
	p.grid.key(&fyne.KeyEvent{Name: fyne.KeySpace})
	d.h.ChooseFiles(nil, p.add)
	d.h.overlay.HideToast()
	p.grid.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	names := ""
	for _, m := range got {
		names += m.Name + " "
	}
	if names != "a.png c.png d.png " {
		t.Errorf("chosen: %s", names)
	}
	if d.h.overlay.Open() {
		t.Error("the dialog stays")
	}
}

func TestParseSecond(t *testing.T) {
	for text, want := range map[string]float64{"": 1, "0": 0, "2,5": 2.5, " 1:05 ": 65, "3.25": 3.25} {
		if got, ok := parseSecond(text); !ok || got != want {
			t.Errorf("%q: %v %v", text, got, ok)
		}
	}
	for _, text := range []string{"dua", "-1", "1:-2", "1e99", "NaN"} {
		if got, ok := parseSecond(text); ok {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestOnlyTilesInSightExist: a library of thousands costs what is seen of it.
func TestOnlyTilesInSightExist(t *testing.T) {
	d := newDesk(t)
	items := make([]media.Item, 5000)
	for i := range items {
		items[i].ID, items[i].Hash, items[i].Name = int64(i+1), fmt.Sprint("h", i), fmt.Sprint("foto ", i)
	}
	d.list(items)
	if n := len(d.grid.field.tiles); n == 0 || n > 60 {
		t.Errorf("%d tiles", n)
	}
	d.press(fyne.KeyEnd)
	if d.grid.at != 4999 || !strings.Contains(d.shown(), "foto 4999") {
		t.Error("the end is not in sight")
	}
	d.press(fyne.KeyUp)
	if d.grid.at != 4999-d.grid.field.columns() {
		t.Errorf("a row up: %d", d.grid.at)
	}
	d.press(fyne.KeyHome)
	if d.grid.at != 0 || d.grid.scroll.Offset.Y != 0 {
		t.Error("the beginning is not in sight")
	}
}

// BenchmarkScroll is a page of a library of five thousand files.
func BenchmarkScroll(b *testing.B) {
	d := newDesk(b)
	items := make([]media.Item, 5000)
	for i := range items {
		items[i].ID, items[i].Hash, items[i].Name = int64(i+1), fmt.Sprint("h", i), fmt.Sprint("foto ", i)
		d.load.pictures[items[i].Hash] = nil
	}
	d.list(items)
	for i := 0; b.Loop(); i++ {
		d.grid.scroll.ScrollToOffset(fyne.NewPos(0, float32(i%100)*500))
		d.grid.field.place()
	}
}

// queue runs work when the test says so, as goroutines would some time later.
type queue struct{ work []func() func() }

func (q *queue) Run(work func() func()) { q.work = append(q.work, work) }

func (q *queue) next() {
	work := q.work[0]
	q.work = q.work[1:]
	if done := work(); done != nil {
		done()
	}
}

// TestLoaderReadsWhatIsInSightOnce: a picture that is being read is not asked
// for again, and what was scrolled away is forgotten.
func TestLoaderReadsWhatIsInSightOnce(t *testing.T) {
	d := newDesk(t)
	q := &queue{}
	l := newLoader(q, d.w.Media)
	var arrived []string
	sight := []string{"aa", "bb", "cc"}
	l.arrived = func(hash string) { arrived = append(arrived, hash); l.want(sight) }
	l.want([]string{"zz", "yy"})
	l.want(sight)
	for len(q.work) > 0 {
		q.next()
	}
	if got := strings.Join(arrived, " "); got != "aa bb cc" {
		t.Errorf("read %q", got)
	}
	if l.running != 0 || len(l.busy) != 0 {
		t.Errorf("%d readers, busy with %v", l.running, l.busy)
	}
}

func TestLostFileIsSaidAndFoundAgain(t *testing.T) {
	d := newDesk(t)
	path := d.file(t, "kopi.png", photo(t, 1))
	d.Drop([]string{path, d.file(t, "teh.png", photo(t, 2))})
	d.grid.moveToID(d.grid.items[1].ID)
	m := d.grid.current().Media
	if err := os.Remove(d.w.Media.Path(m)); err != nil {
		t.Fatal(err)
	}
	again := func() {
		d.load.forget(m.Hash)
		d.side.forget(m.ID)
		d.reload()
		d.grid.field.place()
	}
	again()
	for _, want := range []string{"Hilang dari folder", "hilang dari folder ruang kerja", "Pilih lagi berkasnya"} {
		if !strings.Contains(d.shown(), want) {
			t.Errorf("%q is not shown", want)
		}
	}
	d.h.files = []string{path}
	d.find(m)
	if text := d.shown(); strings.Contains(text, "Hilang dari folder") || strings.Contains(text, "Pilih lagi") {
		t.Errorf("still called lost: %s", text)
	}
	if _, err := d.w.Media.Find(m.Hash); err != nil {
		t.Error(err)
	}
}
