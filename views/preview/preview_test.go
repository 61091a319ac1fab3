package preview

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

func start(t testing.TB) {
	t.Helper()
	app := test.NewApp()
	t.Cleanup(app.Quit)
	kit.SetMode(kit.Light)
	kit.Install(app)
	lang.Set("id")
}

func post(p models.Platform, text string) Post {
	return Post{
		Platform: p, Name: "Kopi Senja", Handle: "kopisenja.id", Brand: &models.Brand{Name: "Kopi Senja", Color: "#9A4A20"},
		Text: text, Entities: platform.Entities(p, text), Fold: -1, Day: "2027-02-24", Clock: "19:30",
	}
}

func show(t testing.TB, p Post, width float32) *View {
	t.Helper()
	v := New(kit.Inline{}, func(string, int) string { return "" })
	w := test.NewWindow(container.NewWithoutLayout(v))
	t.Cleanup(w.Close)
	v.Set(p)
	v.Resize(fyne.NewSize(width, 10))
	v.Resize(fyne.NewSize(width, v.MinSize().Height))
	return v
}

// shown are all texts that can be seen, in order.
func shown(o fyne.CanvasObject) string {
	var out []string
	var walk func(fyne.CanvasObject)
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
	walk(o)
	return strings.Join(out, " ")
}

func TestTheFoldEndsInThePlatformsOwnWord(t *testing.T) {
	start(t)
	long := strings.Repeat("Kolak pisang ketemu espresso. ", 40)
	for p, more := range map[models.Platform]string{
		models.Instagram: "selengkapnya", models.Facebook: "Lihat selengkapnya", models.LinkedIn: "selengkapnya", models.YouTube: "selengkapnya",
	} {
		folded := post(p, long)
		folded.Fold = 120
		v := show(t, folded, 242)
		if got := shown(v); !strings.Contains(got, more) || strings.Count(got, "espresso") > 8 {
			t.Errorf("%s: %q", p, got)
		}
	}
}

func TestATapUnfoldsTheText(t *testing.T) {
	start(t)
	p := post(models.Instagram, strings.Repeat("satu dua tiga ", 30)+"habis")
	p.Fold = 60
	v := show(t, p, 242)
	if strings.Contains(shown(v), "habis") {
		t.Fatal("not folded")
	}
	before := v.MinSize().Height
	var tapped bool
	for _, o := range find[*rich](v) {
		o.Tapped(nil)
		tapped = true
		break
	}
	if !tapped || !strings.Contains(shown(v), "habis") || v.MinSize().Height <= before {
		t.Errorf("after the tap: %q, %v → %v", shown(v), before, v.MinSize().Height)
	}
}

func find[T fyne.CanvasObject](o fyne.CanvasObject) (out []T) {
	if t, ok := o.(T); ok {
		return []T{t}
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			out = append(out, find[T](c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			out = append(out, find[T](c)...)
		}
	}
	return out
}

func TestTypingBuildsNothingAnew(t *testing.T) {
	start(t)
	v := show(t, post(models.Threads, "satu"), 242)
	card := v.body.Objects[0]
	v.Set(post(models.Threads, "satu dua"))
	if v.body.Objects[0] != card || !strings.Contains(shown(v), "dua") {
		t.Errorf("built anew, or %q", shown(v))
	}
	p := post(models.Threads, "satu dua")
	p.Media = []Media{{Hash: "x", Width: 10, Height: 10}}
	if v.Set(p); v.body.Objects[0] == card {
		t.Error("a picture changes nothing")
	}
}

// Every platform in every way, with nothing, with one file and with many, stays
// within its width.
func TestEveryWayOfEveryPlatform(t *testing.T) {
	start(t)
	for _, p := range models.Platforms {
		for _, f := range models.Forms {
			for _, mode := range Modes(p, f) {
				for files := range 6 {
					for _, width := range []float32{242, 511} {
						o := post(p, "Halo #kopi\nkopisenja.id @senja")
						o.Desktop = width > 500
						o.Form, o.Mode, o.Thread = f, mode, []string{"satu", "dua"}
						for i := range files {
							o.Media = append(o.Media, Media{Hash: fmt.Sprint(i), Width: 1080, Height: 1350, Video: i == 0, Millis: 38_000})
							o.Grid = append(o.Grid, Tile{Hash: fmt.Sprint(i), Planned: i == 0, Own: i == 1})
						}
						v := show(t, o, width)
						if m := v.MinSize(); m.Width > width+0.5 || m.Height < 40 {
							t.Errorf("%s %s %q, %d files, %v wide: asks for %v", p, f, mode, files, width, m)
						}
						if strings.Contains(shown(v), "preview.") {
							t.Errorf("%s %q: a text is missing: %s", p, mode, shown(v))
						}
					}
				}
			}
		}
	}
}

func TestCarouselPages(t *testing.T) {
	start(t)
	p := post(models.Instagram, "x")
	p.Media = []Media{{Hash: "a"}, {Hash: "b"}, {Hash: "c"}}
	v := show(t, p, 242)
	arrows := func() []*arrow { return find[*arrow](v) }
	if !strings.Contains(shown(v), "1/3") || arrows()[0].Visible() {
		t.Fatalf("%q", shown(v))
	}
	arrows()[1].Tapped(nil)
	if !strings.Contains(shown(v), "2/3") || !arrows()[0].Visible() {
		t.Errorf("%q", shown(v))
	}
	arrows()[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if !strings.Contains(shown(v), "3/3") || arrows()[1].Visible() {
		t.Errorf("at the end: %q", shown(v))
	}
	arrows()[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if !strings.Contains(shown(v), "3/3") {
		t.Errorf("beyond the end: %q", shown(v))
	}
	p.Media = p.Media[:1]
	if v.Set(p); strings.Contains(shown(v), "/3") {
		t.Errorf("%q", shown(v))
	}
}

func TestAThreadOfAMegabyteEnds(t *testing.T) {
	start(t)
	for _, p := range []models.Platform{models.X, models.Threads, models.Bluesky} {
		o := post(p, "x")
		o.Form = models.FormThread
		for i := range 4000 {
			o.Thread = append(o.Thread, fmt.Sprint("bagian ", i))
		}
		v := show(t, o, 320)
		if got := shown(v); !strings.Contains(got, "3.975 bagian lagi") || strings.Contains(got, "bagian 30 ") {
			t.Errorf("%s: %q", p, got)
		}
	}
}

func TestWhatIsNotThereIsSaid(t *testing.T) {
	start(t)
	v := show(t, post(models.X, ""), 242)
	if !strings.Contains(shown(v), "Belum ada teks") {
		t.Errorf("%q", shown(v))
	}
	v.Set(post(models.X, "a"))
	if got := shown(v); strings.Contains(got, "Belum ada teks") || !strings.HasSuffix(strings.TrimSpace(got), "a") {
		t.Errorf("%q", got)
	}
	p := post(models.Instagram, "x")
	p.Media = []Media{{Hash: "gone", Width: 10, Height: 10}}
	if v = show(t, p, 242); !strings.Contains(shown(v), "Berkas tidak ditemukan") {
		t.Errorf("%q", shown(v))
	}
	p.Media[0].Video = true
	if v = show(t, p, 242); !strings.Contains(shown(v), "Sampul belum ada") {
		t.Errorf("%q", shown(v))
	}
}

func TestSeveralPicturesFillTheirGroup(t *testing.T) {
	for _, p := range models.Platforms {
		for n := 2; n < 12; n++ {
			for _, ratio := range []float32{0.5, 1, 1.8} {
				g := grouped(p, n, ratio, 240)
				area := float32(0)
				w, h := g.size()
				for _, r := range g {
					area += r.w * r.h
				}
				if w < 239.5 || w > 240.5 || area < w*h*0.94 || area > w*h || len(g) > n {
					t.Errorf("%s, %d of %v: %v of %v×%v in %d rooms", p, n, ratio, area, w, h, len(g))
				}
			}
		}
	}
}

func TestTheSafeZoneIsShownOnATap(t *testing.T) {
	start(t)
	for _, z := range zones() {
		if !z.Platform.Known() || z.Top+z.Bottom > 60 || z.Left+z.Right > 60 {
			t.Errorf("%+v", z)
		}
		p := post(z.Platform, "x")
		p.Mode = z.Mode
		v := show(t, p, 242)
		if strings.Contains(shown(v), "Zona aman") {
			t.Errorf("%s %s: shown at once", z.Platform, z.Mode)
		}
		for _, b := range find[*kit.Button](v) {
			b.Tapped(nil)
		}
		if !strings.Contains(shown(v), "Zona aman") {
			t.Errorf("%s %s: %q", z.Platform, z.Mode, shown(v))
		}
	}
}

func TestAnOpenTextStaysOpen(t *testing.T) {
	start(t)
	p := post(models.Instagram, strings.Repeat("satu dua tiga ", 30)+"habis")
	p.Fold = 60
	v := show(t, p, 242)
	find[*rich](v)[0].unfold()
	p.Media = []Media{{Hash: "x", Width: 10, Height: 10}}
	if v.Set(p); !strings.Contains(shown(v), "habis") {
		t.Errorf("a new picture folds the text: %q", shown(v))
	}
}

func TestAThreadKeepsTheMarksOfItsText(t *testing.T) {
	p := Post{Text: "ini dulu\n\nlalu istrahat 😄 ya", Thread: []string{"ini dulu", "lalu istrahat 😄 ya"}, Marks: []Mark{{15, 23, "error"}, {4, 8, "warn"}}}
	if got := partMarks(p, 1); len(got) != 1 || got[0] != (Mark{5, 13, "error"}) {
		t.Errorf("%v", got)
	}
	if got := partMarks(p, 0); len(got) != 1 || got[0] != (Mark{4, 8, "warn"}) {
		t.Errorf("%v", got)
	}
	p.Thread = []string{"ini dulu lalu 1/2", "istrahat 😄 ya 2/2"}
	if got := partMarks(p, 1); len(got) != 1 || got[0] != (Mark{0, 8, "error"}) {
		t.Errorf("other spaces, numbers at the end: %v", got)
	}
}
