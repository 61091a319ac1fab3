package importer

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/models"
	"lontar/views/kit"
)

// fakeHost stands for the window.
type fakeHost struct {
	over  *kit.Overlay
	save  string
	file  string
	day   string
	drawn int
}

func (h *fakeHost) Runner() kit.Runner                     { return kit.Inline{} }
func (h *fakeHost) Overlay() *kit.Overlay                  { return h.over }
func (h *fakeHost) Refresh()                               { h.drawn++ }
func (h *fakeHost) ChooseFile(_ []string, f func(string))  { f(h.file) }
func (h *fakeHost) ChooseSave(name string, f func(string)) { h.save = name; f("/tmp/" + name) }
func (h *fakeHost) OpenCalendar(day string)                { h.day = day }

// fakePlans answers every reading with one draft and remembers what was asked.
type fakePlans struct {
	asked     []planfile.ReadOptions
	err       error
	committed *planfile.Draft
	undone    int64
	wrote     string
	past      []models.Import
}

func (f *fakePlans) Read(_ context.Context, path string, o planfile.ReadOptions) (*planfile.Draft, error) {
	f.asked = append(f.asked, o)
	if o.Progress != nil {
		o.Progress(10, 28)
	}
	if f.err != nil {
		return nil, f.err
	}
	d := sample(path)
	for i := range d.Columns {
		if t, ok := o.Mapping[d.Columns[i].Index]; ok {
			d.Columns[i].Target, d.Columns[i].Certain = t, true
		}
	}
	for i := range d.Questions {
		if a, ok := o.Answers[d.Questions[i].Key]; ok {
			d.Questions[i].Answer, d.Questions[i].Open = a, false
		}
	}
	return d, nil
}

func (f *fakePlans) Commit(_ context.Context, d *planfile.Draft) (*models.Import, error) {
	if f.err != nil {
		return nil, f.err
	}
	f.committed = d
	return &models.Import{ID: 7, New: d.Counts.New, Changed: d.Counts.Changed, Unchanged: d.Counts.Unchanged, Rejected: d.Counts.Rejected}, nil
}

func (f *fakePlans) Undo(_ context.Context, id int64) ([]int64, error) {
	f.undone = id
	return nil, nil
}

func (f *fakePlans) WriteRejected(path string, _ *planfile.Draft) error {
	f.wrote = path
	return nil
}

func (f *fakePlans) Imports(context.Context) ([]models.Import, error) { return f.past, nil }

type fakeBrands []models.Brand

func (b fakeBrands) List(context.Context, bool) ([]models.Brand, error) { return b, nil }

func sample(path string) *planfile.Draft {
	d := &planfile.Draft{
		File: path, Format: "Excel (.xlsx)", Sheets: []string{"Februari", "Maret"}, Sheet: "Februari", HeaderRow: 4, Remembered: true,
		Columns: []planfile.Column{
			{Index: 0, Letter: "A", Header: "Tanggal", Examples: [3]string{"Senin, 22 Februari 2027", "23 Feb", "24 Feb"}, Target: planfile.TargetDay, Certain: true},
			{Index: 1, Letter: "B", Header: "Jam", Examples: [3]string{"19.00", "prime time", "7 PM"}, Target: planfile.TargetClock, Certain: true},
			{Index: 2, Letter: "C", Header: "Platform", Examples: [3]string{"IG, FB & Tiktok", "IG", "X"}, Target: planfile.TargetPlatforms, Certain: true},
			{Index: 3, Letter: "D", Header: "Judul", Examples: [3]string{"Kutubaru ukuran XL", "Kisah motif Sidomukti", ""}, Target: planfile.TargetTitle, Certain: true},
			{Index: 4, Letter: "E", Header: "Materi", Examples: [3]string{"Foto produk", "Carousel 5 slide", "Video"}, Target: planfile.TargetForm},
			{Index: 5, Letter: "F", Header: "Acc klien", Examples: [3]string{"✓", "ok", ""}, Target: planfile.TargetApproval, Certain: true},
			{Index: 6, Letter: "G", Header: "No.", Examples: [3]string{"1", "2", "3"}, Target: planfile.TargetSkip, Certain: true},
		},
		Problems: []planfile.Problem{
			{Line: 17, Column: "Tanggal", Value: "31 Feb", Level: planfile.LevelError, Key: "kit.wrong_day"},
			{Line: 21, Column: "Jam", Value: "prime time", Level: planfile.LevelWarn, Key: "kit.day_example"},
		},
		Questions: []planfile.Question{{
			Key: "year", Text: "Lembar “Februari” memuat tahun 2026 pada tiga baris, padahal baris lain 2027.", Column: "Tanggal", Lines: []int{9, 10, 12},
			Options: []planfile.Option{{Value: "2027", Text: "Pakai 2027"}, {Value: "2026", Text: "Biarkan 2026"}}, Answer: "2027", Open: true,
		}},
		Counts: planfile.Counts{New: 24, Changed: 1, Unchanged: 1, Conflict: 1, Rejected: 1},
		Brand:  &models.Brand{Columns: []models.CustomColumn{{Name: "Acc bos"}}},
	}
	add := func(line int, a planfile.Action, day, clock, title string, p ...models.Platform) *planfile.Row {
		d.Rows = append(d.Rows, planfile.Row{Line: line, Action: a, Said: planfile.Said{Day: day, Clock: clock, Title: title, Platforms: p, Pillar: "Produk"}})
		return &d.Rows[len(d.Rows)-1]
	}
	for i := range 24 {
		add(5+i, "new", "2027-02-"+[]string{"22", "23", "24", "25", "26", "27"}[i%6], "19:00", "Kisah motif Sidomukti", models.Instagram, models.TikTok).
			Post = &models.Post{Variants: []models.Variant{{Day: "2027-02-22", Clock: "19:00"}}}
	}
	add(29, "changed", "2027-02-26", "16:30", "Sogan untuk Lebaran", models.Facebook)
	add(30, "unchanged", "2027-02-27", "", "Beli 2 gratis 1", models.X)
	r := add(31, "conflict", "2027-02-28", "12:00", "Jumat bergerak", models.Instagram)
	r.Diffs = []planfile.Diff{
		{Field: "title", Label: "Judul", Old: "Jumat bergerak", New: "Jumat sehat", Conflict: true},
		{Field: "caption", Label: "Caption", Old: "Ayo gerak bareng di taman setiap Jumat pagi.", New: "Ayo gerak bareng di taman kota setiap Jumat pukul enam pagi, gratis!", Take: true, Conflict: true},
	}
	add(17, "rejected", "", "", "Tanggal salah", models.Instagram).Reason = "Tanggal “31 Feb” tidak ada di kalender."
	return d
}

// open makes a screen on a canvas of a size, with a file read when path is not "".
func open(t *testing.T, path string, size fyne.Size) (*Screen, *fakeHost, *fakePlans, fyne.Canvas) {
	t.Helper()
	kit.SetMode(kit.Light)
	kit.Install(test.NewApp())
	w := test.NewWindow(nil)
	w.SetPadded(false)
	host := &fakeHost{over: kit.NewOverlay(w), file: "/x/lain.csv"}
	plans := &fakePlans{}
	s := New(host, plans, fakeBrands{{ID: 1, Name: "Kopi Senja", Color: "#9A4A20", Logo: "glyph:cup"}, {ID: 2, Name: "Batik Larasati", Color: "#2F3E7C"}})
	w.SetContent(host.over.Wrap(s.Object()))
	w.Resize(size)
	if path != "" {
		s.Open(path)
	}
	t.Cleanup(func() { host.over.Forget(); w.Close() })
	return s, host, plans, w.Canvas()
}

var laptop = fyne.NewSize(1352, 800)

// shown is every visible text of the screen, line by line.
func shown(o fyne.CanvasObject) string {
	var out []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch v := o.(type) {
		case *canvas.Text:
			out = append(out, v.Text)
		case *fyne.Container:
			for _, c := range v.Objects {
				walk(c)
			}
		case *container.Scroll:
			walk(v.Content)
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(v).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return strings.Join(out, "\n")
}

// button finds a visible button by its words.
func button(t *testing.T, o fyne.CanvasObject, words string) *kit.Button {
	t.Helper()
	var found *kit.Button
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() || found != nil {
			return
		}
		switch v := o.(type) {
		case *kit.Button:
			if v.Label() == words {
				found = v
			}
		case *fyne.Container:
			for _, c := range v.Objects {
				walk(c)
			}
		case *container.Scroll:
			walk(v.Content)
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(v).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	if found == nil {
		t.Fatalf("no button %q among:\n%s", words, shown(o))
	}
	return found
}

func has(t *testing.T, o fyne.CanvasObject, words ...string) {
	t.Helper()
	all := shown(o)
	for _, w := range words {
		if !strings.Contains(all, w) {
			t.Errorf("%q is not shown in:\n%s", w, all)
		}
	}
}

// TestPictures draws the screen in sizes, modes and languages into the folder
// IMPORT_SHOTS, for people to look at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("IMPORT_SHOTS")
	if dir == "" {
		t.Skip("IMPORT_SHOTS is not set")
	}
	defer lang.Set(lang.Code())
	for _, code := range []string{"id", "en"} {
		for name, mode := range map[string]kit.Mode{"light": kit.Light, "dark": kit.Dark} {
			for label, size := range map[string]fyne.Size{"1440": fyne.NewSize(1352, 816), "1280": fyne.NewSize(1192, 636)} {
				for _, at := range []string{"empty", "error", "map", "check", "diff", "done"} {
					if at != "map" && (label == "1280" && at != "check" || code == "en" && name == "dark") {
						continue
					}
					lang.Set(code)
					kit.SetMode(mode)
					kit.Install(test.NewApp())
					c := software.NewCanvas()
					c.SetPadded(false)
					host := &fakeHost{over: kit.NewOverlay(c)}
					plans := &fakePlans{}
					s := New(host, plans, fakeBrands{{ID: 1, Name: "Kopi Senja", Color: "#9A4A20", Logo: "glyph:cup"}})
					c.SetContent(host.over.Wrap(kit.Panel(kit.Paper, s.Object())))
					c.Resize(size)
					if at == "error" {
						plans.err = errors.New("x")
					}
					if at != "empty" {
						s.Open("/x/EP Batik Larasati Februari.xlsx")
					}
					switch at {
					case "check", "diff":
						s.goTo(stepCheck)
					case "done":
						s.goTo(stepCheck)
						s.commit()
					}
					if at == "diff" {
						s.inspect(&s.draft.Rows[26])
					}
					c.Resize(size)
					f, err := os.Create(filepath.Join(dir, strings.Join([]string{"import", at, label, name, code}, "-")+".png"))
					if err != nil {
						t.Fatal(err)
					}
					if err := png.Encode(f, c.Capture()); err != nil {
						t.Fatal(err)
					}
					f.Close()
					host.over.Forget()
				}
			}
		}
	}
}
