package preview

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
)

// placed is a text where it is drawn in the card.
type placed struct {
	text       string
	x, y, w, h float32
}

// texts are all texts that can be seen, with the room their letters take.
func texts(o fyne.CanvasObject, at fyne.Position) (out []placed) {
	if !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		size := fyne.MeasureText(o.Text, o.TextSize, o.TextStyle)
		x := at.X
		switch o.Alignment {
		case fyne.TextAlignCenter:
			x += (o.Size().Width - size.Width) / 2
		case fyne.TextAlignTrailing:
			x += o.Size().Width - size.Width
		}
		if strings.TrimSpace(o.Text) != "" {
			out = append(out, placed{o.Text, x, at.Y + (o.Size().Height-size.Height)/2, size.Width, size.Height})
		}
	case *fyne.Container:
		for _, c := range o.Objects {
			out = append(out, texts(c, at)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			out = append(out, texts(c, at)...)
		}
	}
	return out
}

// overlap reports texts that stand in each other by more than their own rims.
func overlap(a, b placed) bool {
	const rim = 3
	return a.x+rim < b.x+b.w && b.x+rim < a.x+a.w && a.y+rim < b.y+b.h && b.y+rim < a.y+a.h
}

// Whatever the names, no text leaves its card or stands in another.
func TestNoTextLeavesItsCardOrStandsInAnother(t *testing.T) {
	start(t)
	long := strings.Repeat("Kedai Kopi Senja Nusantara ", 4)
	for _, code := range []string{"id", "en"} {
		lang.Set(code)
		for _, p := range models.Platforms {
			for _, f := range []models.Form{models.FormImage, models.FormThread, models.FormStory, models.FormReel} {
				for _, mode := range Modes(p, f) {
					for _, width := range []float32{242, 320, 520} {
						for _, files := range []int{0, 1, 6} {
							o := post(p, "Halo #kopi 😄 "+strings.Repeat("panjangsekali", 9)+"\n\nkopisenja.id/menu @senja مرحبا بكم")
							o.Form, o.Mode, o.Desktop = f, mode, width > 500
							o.Name, o.Handle, o.Title, o.Location = long, strings.Repeat("kopisenja_", 9), long+long, long
							o.Collaborators, o.Link, o.FirstComment, o.Description = []string{"batik.larasati", "sehatfit.id"}, "https://www.kopisenja.example/menu/"+strings.Repeat("x", 90), long+long, long
							o.Fold = platform.Fold(p, o.Text, platform.Phone)
							for i := range files {
								o.Media = append(o.Media, Media{Hash: fmt.Sprint(i), Width: 1080, Height: 1350, Video: i == 0, Millis: 38_000})
								o.Grid = append(o.Grid, Tile{Hash: "x", Planned: true})
							}
							if f == models.FormThread {
								o.Thread = []string{"satu " + strings.Repeat("x", 300), "dua"}
							}
							inspect(t, fmt.Sprintf("%s %s %s %q %v wide, %d files", code, p, f, mode, width, files), o, width)
						}
					}
				}
			}
		}
	}
}

func inspect(t *testing.T, name string, o Post, width float32) {
	t.Helper()
	v := show(t, o, width)
	all := texts(v, fyne.NewPos(0, 0))
	if m := v.MinSize(); m.Width > width+0.5 {
		t.Errorf("%s: asks for %v", name, m)
	}
	for i, a := range all {
		if a.x < -0.5 || a.x+a.w > width+0.5 || a.y+a.h > v.Size().Height+2 {
			t.Errorf("%s: %q at %v,%v is %v wide", name, a.text, a.x, a.y, a.w)
		}
		for _, b := range all[i+1:] {
			if overlap(a, b) {
				t.Errorf("%s: %q stands in %q", name, a.text, b.text)
			}
		}
	}
}
