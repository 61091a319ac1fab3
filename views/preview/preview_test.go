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
		models.Instagram: "selengkapnya", models.Facebook: "Lihat selengkapnya", models.LinkedIn: "lihat lainnya", models.YouTube: "lainnya",
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

func TestLinksAndMarksHaveTheirColours(t *testing.T) {
	start(t)
	r := newRich(look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Hex("#0000FF")}, 400)
	text := "lihat #kopi di istrahat ya"
	r.set(text, platform.Entities(models.X, text), []Mark{{Start: 15, End: 23, Kind: "error"}}, -1)
	if r.plain() != text {
		t.Errorf("%q", r.plain())
	}
	for _, run := range r.runs {
		if link := run.color == kit.Hex("#0000FF"); link != strings.Contains(run.text, "#kopi") {
			t.Errorf("%q link %v", run.text, link)
		}
		if (run.mark == "error") != strings.Contains(run.text, "istrahat") {
			t.Errorf("%q mark %q", run.text, run.mark)
		}
	}
}

func TestHiddenCharactersAreShown(t *testing.T) {
	start(t)
	r := newRich(look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Color(kit.Accent)}, 400)
	r.set("aman\u202eterbalik\u200b 👨‍👩‍👧", nil, nil, -1)
	if got := r.plain(); got != "aman‹U+202E›terbalik‹U+200B› 👨‍👩‍👧" {
		t.Errorf("%q", got)
	}
}

func TestLongWordsAreBroken(t *testing.T) {
	start(t)
	r := newRich(look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Color(kit.Accent)}, 100)
	word := strings.Repeat("a", 400)
	r.set(word, nil, nil, -1)
	for _, run := range r.runs {
		if run.x+run.w > 101 {
			t.Fatalf("a run of %v at %v sticks out", run.w, run.x)
		}
	}
	if got := strings.ReplaceAll(r.plain(), "\n", ""); got != word {
		t.Errorf("%d letters of %d", len(got), len(word))
	}
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
	next := func() {
		for _, b := range find[*kit.Button](v) {
			if b.Label() == "" {
				b.Tapped(nil) // the first is "back": from the first page to the last
				return
			}
		}
	}
	if !strings.Contains(shown(v), "1/3") {
		t.Fatalf("%q", shown(v))
	}
	next()
	if !strings.Contains(shown(v), "3/3") {
		t.Errorf("%q", shown(v))
	}
	p.Media = p.Media[:1]
	if v.Set(p); strings.Contains(shown(v), "/3") {
		t.Errorf("%q", shown(v))
	}
}

func BenchmarkSet(b *testing.B) {
	start(b)
	text := strings.Repeat("Kolak pisang ketemu espresso #kopi. ", 61)
	v := show(b, post(models.LinkedIn, text), 242)
	posts := []Post{post(models.LinkedIn, text), post(models.LinkedIn, text+"a")}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		v.Set(posts[i%2])
	}
}
